/** Compares two prerequisite models by what they say of each outcome, whatever numbers they give it. */
import type { PrerequisiteModel } from '#api/pathway/model.ts'

/** What differs of one outcome: "is not in the model", "its prerequisites", … */
export interface ModelDifference {
  id: string
  what: string
}

/** Outcomes compared before others get a turn. */
const SLICE = 500

/**
 * Every outcome on which the models differ, with the first thing in which they do; every `SLICE` outcomes it gives a null,
 * so that the caller can let others work. Models of one version built in any way must not differ.
 */
export function* compareModels(
  held: PrerequisiteModel,
  fresh: PrerequisiteModel,
): Generator<ModelDifference | null, void> {
  let done = 0
  const heldOrder = [...held.ordered].map((number) => held.ids[number]!)
  const freshOrder = [...fresh.ordered].map((number) => fresh.ids[number]!)
  const place = new Map(heldOrder.map((id, at) => [id, at === 0 ? null : heldOrder[at - 1]!]))
  for (const [at, id] of freshOrder.entries()) {
    if (++done % SLICE === 0) yield null
    const one = held.numberOf(id)
    const other = fresh.numberOf(id)!
    if (one === undefined) {
      yield { id, what: 'is in the graph and not in the model' }
      continue
    }
    const before = at === 0 ? null : freshOrder[at - 1]!
    const what = differenceOf(held, one, fresh, other) ?? (place.get(id) === before ? null : 'its place in the order')
    if (what !== null) yield { id, what }
  }
  for (const id of heldOrder) {
    if (++done % SLICE === 0) yield null
    if (fresh.numberOf(id) === undefined) yield { id, what: 'is in the model and not in the graph' }
  }
  const known = new Set(fresh.problems.map((problem) => JSON.stringify(problem)))
  const own = new Set(held.problems.map((problem) => JSON.stringify(problem)))
  for (const problem of held.problems)
    if (!known.has(JSON.stringify(problem))) yield { id: problem.from, what: 'an edge that the model leaves out' }
  for (const problem of fresh.problems)
    if (!own.has(JSON.stringify(problem))) yield { id: problem.from, what: 'an edge that the model should leave out' }
}

function differenceOf(a: PrerequisiteModel, one: number, b: PrerequisiteModel, other: number): string | null {
  if (JSON.stringify(a.outcomes[one]) !== JSON.stringify(b.outcomes[other])) return 'what it is'
  if (a.roles[one] !== b.roles[other]) return 'its role'
  if (edgesOf(a, one) !== edgesOf(b, other)) return 'its prerequisites'
  if (names(a, a.requiredBy, one) !== names(b, b.requiredBy, other)) return 'what requires it'
  if (names(a, a.parents, one) !== names(b, b.parents, other)) return 'what it stands below'
  if (names(a, a.children, one) !== names(b, b.children, other)) return 'what stands below it'
  if (matchesOf(a, one) !== matchesOf(b, other)) return 'its crosswalks'
  if (a.ids[a.replacementOf(one)] !== b.ids[b.replacementOf(other)]) return 'what replaced it'
  if (a.hasKnowledge[one] !== b.hasKnowledge[other]) return 'whether its prerequisites are known'
  return null
}

/** Prerequisites in order, with their facts; clauses by which edges share one, not by their numbers. */
function edgesOf(model: PrerequisiteModel, node: number): string {
  const { requires, edges, ids } = model
  const clauses = new Map<number, number>()
  let text = ''
  for (let entry = requires.offsets[node]!; entry < requires.ends[node]!; entry++) {
    const edge = requires.edges[entry]!
    const clause = edges.clause[edge]!
    if (clause >= 0 && !clauses.has(clause)) clauses.set(clause, clauses.size)
    const from = model.storedEdge(edges.stored[edge]!)
    text += `${ids[requires.targets[entry]!]} ${edges.hard[edge]} ${edges.origin[edge]} ${clauses.get(clause) ?? -1} `
    text += from ? `${from.from} ${from.to} ${from.source} ${from.confidence};` : ';'
  }
  return text
}

function names(
  { ids }: PrerequisiteModel,
  graph: { offsets: Uint32Array; ends: Uint32Array; targets: Uint32Array },
  node: number,
): string {
  let text = ''
  for (let entry = graph.offsets[node]!; entry < graph.ends[node]!; entry++) text += `${ids[graph.targets[entry]!]} `
  return text
}

function matchesOf(model: PrerequisiteModel, node: number): string {
  return model
    .matchesOf(node)
    .map(
      ({ outcome, kind, confidence, source, from }) =>
        `${kind} ${model.ids[outcome]} ${confidence} ${source} ${from === node}`,
    )
    .join()
}
