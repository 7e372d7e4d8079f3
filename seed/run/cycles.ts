/** Cycles among the prerequisites of a run: which of them are set aside, and how that is told. */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeEdge, SourceRecord } from '#graph/records.ts'
import { setAside, type SetAside } from '#graph/algorithms/cycles.ts'
import { outcomesByIds, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { idsOfReferences } from '#graph/queries/reference.ts'
import type { Place, Problem } from '#seed/formats/format.ts'
import type { Bucket, SpooledEdge } from './spool.ts'
import type { Tally } from './tally.ts'

const ENDS_A_READ = 4_000
/** Names of outcomes are read for so many cycles; the rest are told by their ids. */
const NAMED_CYCLES = 200

export interface CycleReport {
  tally: Tally
  problem(problem: Problem): void
}

/** A prerequisite of the run, by the ids of its ends. */
export interface OwnEdge {
  from: string
  to: string
  strength: 'hard' | 'soft'
  confidence: number
  order: number
  place: Place
}

/**
 * Which prerequisites of one source are kept as proposed, by their order: of its own the weakest of each cycle, each
 * told with the cycle in words. Edges that are here already are never touched; those of this source that it states
 * anew are not here.
 * @param edges everything the source says of its outcomes, in any pieces
 */
export async function chooseAside(
  graph: Graph,
  source: Pick<SourceRecord, 'key'>,
  edges: () => AsyncIterable<Bucket>,
  covered: readonly OutcomeEdge['type'][],
  report: CycleReport,
): Promise<Set<number>> {
  const own: OwnEdge[] = []
  const parents = new Map<string, string[]>()
  const restated = new Set<string>()
  for await (const { edges: these, outcomes } of edges()) {
    const ids = await idsOf(graph, these, covered.includes('requires') ? outcomes : [])
    for (const outcome of outcomes) {
      const id = ids.get(outcome)
      if (id) restated.add(id)
    }
    for (const { edge, order, place } of these) {
      const [from, to] = [ids.get(edge.from.sourceKey), ids.get(edge.to.sourceKey)]
      if (!from || !to) continue
      if (edge.type === 'requires') {
        own.push({ from, to, strength: edge.strength, confidence: edge.confidence, order, place })
        restated.add(from)
      } else if (edge.type === 'childOf') parents.set(from, [...(parents.get(from) ?? []), to])
    }
  }
  if (own.length === 0) return new Set()
  own.sort((a, b) => a.order - b.order)
  tellAncestors(own, parents, report)
  const here = await prerequisiteColumns(graph)
  const existing = here.filter(
    (edge) => edge.status === 'accepted' && !(edge.source === source.key && restated.has(edge.from)),
  )
  const found = setAside(own, existing).setAside
  await tellCycles(graph, found, report)
  return new Set(found.map(({ edge }) => edge.order))
}

/** The cycles that edges would close with what is accepted here by now. */
export async function cyclesOf(graph: Graph, edges: readonly OwnEdge[]): Promise<SetAside<OwnEdge>[]> {
  if (edges.length === 0) return []
  const here = await prerequisiteColumns(graph)
  return setAside(
    edges,
    here.filter(({ status }) => status === 'accepted'),
  ).setAside
}

/** Tells each edge that is set aside, with its cycle in words. */
export async function tellCycles(
  graph: Graph,
  found: readonly SetAside<OwnEdge>[],
  report: CycleReport,
): Promise<void> {
  if (found.length === 0) return
  const named = await namesOf(
    graph,
    found.slice(0, NAMED_CYCLES).flatMap(({ cycle }) => cycle),
  )
  for (const { edge, cycle } of found) {
    report.tally.of('requires').setAside++
    report.problem({
      ...edge.place,
      rejected: false,
      recordType: 'requires',
      message: `set aside, as it would close a cycle: ${inWords(cycle, named)}`,
      advice: 'It is kept as proposed and not followed. Correct one of these prerequisites at the source.',
    })
  }
}

async function idsOf(
  graph: Graph,
  edges: readonly SpooledEdge[],
  outcomes: readonly string[],
): Promise<Map<string, string>> {
  const references = [
    ...edges.flatMap(({ edge }) => [edge.from, edge.to]),
    ...outcomes.map((sourceKey) => ({ sourceKey })),
  ]
  const ids = new Map<string, string>()
  for (let at = 0; at < references.length; at += ENDS_A_READ) {
    for (const [key, id] of await idsOfReferences(graph, 'Outcome', references.slice(at, at + ENDS_A_READ)))
      ids.set(key, id)
  }
  return ids
}

/** A prerequisite between an item and its own ancestor says nothing: planning leaves it out. */
function tellAncestors(own: readonly OwnEdge[], parents: ReadonlyMap<string, string[]>, report: CycleReport): void {
  for (const { from, to, place } of own) {
    const [part, whole] = isAncestor(to, from, parents)
      ? ['later', 'earlier']
      : isAncestor(from, to, parents)
        ? ['earlier', 'later']
        : []
    if (!part) continue
    report.problem({
      ...place,
      rejected: false,
      recordType: 'requires',
      message: `the ${part} outcome of this prerequisite is a part of the ${whole} one`,
      advice: 'It is kept and left out of planning: parts are required by their whole anyway.',
    })
  }
}

function isAncestor(ancestor: string, outcome: string, parents: ReadonlyMap<string, string[]>): boolean {
  const seen = new Set<string>([outcome])
  for (const each of seen) {
    for (const parent of parents.get(each) ?? []) {
      if (parent === ancestor) return true
      seen.add(parent)
    }
  }
  return false
}

async function namesOf(graph: Graph, ids: readonly string[]): Promise<Map<string, string>> {
  const outcomes = await outcomesByIds(graph, [...new Set(ids)])
  return new Map(
    outcomes.map((outcome) => {
      const words = outcome.labels[0]?.text ?? outcome.statements[0]?.text
      const short = words && words.length > 60 ? `${words.slice(0, 59)}…` : words
      return [outcome.id, outcome.code ? `${outcome.code}${short ? ` (${short})` : ''}` : (short ?? outcome.id)]
    }),
  )
}

function inWords(cycle: readonly string[], names: ReadonlyMap<string, string>): string {
  const words = cycle.map((id) => `“${names.get(id) ?? id}”`)
  if (words.length <= 2) return `${words[0]} requires itself`
  return words
    .slice(1)
    .reduce(
      (sentence, word, at) => `${sentence}${at === 0 ? ' requires ' : ', which requires '}${word}`,
      words[0] as string,
    )
}
