/** What a model says, for comparing two. */
import type { PrerequisiteModel } from '#api/pathway/model.ts'

/** All that the public interface of a model tells, without its numbers. */
export function told(model: PrerequisiteModel): object {
  const id = (number: number) => model.ids[number]!
  const ids = [...model.ids].sort()
  const number = (each: string) => model.numberOf(each)!
  const { edges } = model
  const clauses = new Map<number, string[]>()
  for (let node = 0; node < model.size; node++) {
    for (let entry = model.requires.offsets[node]!; entry < model.requires.ends[node]!; entry++) {
      const at = model.requires.edges[entry]!
      const clause = edges.clause[at]!
      const member = `${id(edges.from[at]!)} ${id(edges.to[at]!)}`
      if (clause >= 0) clauses.set(clause, [...(clauses.get(clause) ?? []), member].sort())
    }
  }
  const edge = (at: number) => ({
    from: id(edges.from[at]!),
    to: id(edges.to[at]!),
    hard: edges.hard[at],
    origin: edges.origin[at],
    clause: edges.clause[at]! < 0 ? null : clauses.get(edges.clause[at]!),
    stored: model.storedEdge(edges.stored[at]!) ?? null,
  })
  const list = (graph: PrerequisiteModel['requires'], node: number, withEdges = false) =>
    Array.from({ length: graph.ends[node]! - graph.offsets[node]! }, (_, at) => {
      const entry = graph.offsets[node]! + at
      return withEdges ? [id(graph.targets[entry]!), edge(graph.edges[entry]!)] : id(graph.targets[entry]!)
    })
  return {
    version: model.version,
    size: model.size,
    edgeCount: model.edgeCount,
    ordered: Array.from(model.ordered, id),
    outcomes: Object.fromEntries(
      ids.map((each) => {
        const node = number(each)
        return [
          each,
          {
            column: model.outcomes[node],
            role: model.role(each),
            rank: model.rank[node],
            requires: list(model.requires, node, true),
            requiredBy: list(model.requiredBy, node, true),
            parents: list(model.parents, node),
            children: list(model.children, node),
            knowledge: model.hasKnowledge[node],
            matches: model.matchesOf(node).map((match) => ({
              ...match,
              outcome: id(match.outcome),
              from: id(match.from),
              to: id(match.to),
            })),
            replacement: id(model.replacementOf(node)),
            replaced: model.replacedBy(node).map(id),
            ancestors: model.ancestors(each),
            standsFor: model.standsFor(each),
            wouldClose: ids.map((other) => model.wouldClose(each, other)),
            behind: model
              .acceptedBehind([each])
              .map((edge) => JSON.stringify(edge))
              .sort(),
          },
        ]
      }),
    ),
    accepted: model
      .accepted()
      .map((edge) => JSON.stringify(edge))
      .sort(),
    problems: model.problems.map((problem) => (problem.kind === 'contraction' ? { ...problem, cycle: [] } : problem)),
  }
}
