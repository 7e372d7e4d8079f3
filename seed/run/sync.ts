/** Edges of a run, written last: prerequisites that would close a cycle are set aside first. */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeEdge, SourceRecord } from '#graph/records.ts'
import { setAside } from '#graph/algorithms/cycles.ts'
import { outcomesByIds, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { idsOfReferences } from '#graph/queries/reference.ts'
import { syncEdges, type ImportedEdge, type SyncOptions } from '#graph/queries/edges.ts'
import type { Place, Problem } from '#seed/formats/format.ts'
import type { EdgeSpool, SpooledEdge } from './spool.ts'
import type { Tally } from './tally.ts'

const ENDS_A_READ = 4_000
/** Names of outcomes are read for so many cycles; the rest are told by their source keys. */
const NAMED_CYCLES = 200

export interface SyncReport {
  problem(problem: Problem): void
  done(edges: number): void
}

interface OwnEdge {
  from: string
  to: string
  strength: 'hard' | 'soft'
  confidence: number
  order: number
  place: Place
}

/**
 * Writes the edges of one source. Of its own prerequisites the weakest of each cycle is kept as proposed and told with the cycle
 * in words; edges that are here already are never touched.
 * @param covered types of edges whose absence means that the source has them no longer
 */
export async function syncSource(
  graph: Graph,
  source: SourceRecord,
  spool: EdgeSpool,
  covered: readonly OutcomeEdge['type'][],
  tally: Tally,
  report: SyncReport,
  options: SyncOptions,
): Promise<void> {
  const aside = await chooseAside(graph, source, spool, covered, tally, report)
  for await (const bucket of spool.buckets()) {
    const edges = bucket.edges.map(({ edge, order }): ImportedEdge =>
      edge.type === 'requires' && aside.has(order) ? { ...edge, status: 'proposed' } : edge,
    )
    const counts = await syncEdges(graph, source, edges, { froms: bucket.outcomes, types: covered }, options)
    for (const type of ['requires', 'childOf', 'matches', 'replacedBy'] as const) {
      const sum = tally.of(type)
      for (const field of ['created', 'updated', 'unchanged', 'removed'] as const)
        sum[field] += counts.byType[type][field]
    }
    tally.placeholders += counts.placeholders
    for (const { sourceKey, message } of counts.warnings) {
      report.problem({
        file: source.key,
        record: sourceKey,
        rejected: false,
        message,
        advice: 'Nothing to do, or correct the source.',
      })
    }
    report.done(edges.length)
  }
}

/** The orders of prerequisites to set aside. */
async function chooseAside(
  graph: Graph,
  source: SourceRecord,
  spool: EdgeSpool,
  covered: readonly OutcomeEdge['type'][],
  tally: Tally,
  report: SyncReport,
): Promise<Set<number>> {
  const own: OwnEdge[] = []
  const parents = new Map<string, string[]>()
  const restated = new Set<string>()
  for await (const { edges, outcomes } of spool.buckets(ENDS_A_READ)) {
    const ids = await idsOf(graph, edges, covered.includes('requires') ? outcomes : [])
    for (const outcome of outcomes) {
      const id = ids.get(outcome)
      if (id) restated.add(id)
    }
    for (const { edge, order, place } of edges) {
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
  const result = setAside(own, existing)
  if (result.setAside.length === 0) return new Set()
  const named = await namesOf(
    graph,
    result.setAside.slice(0, NAMED_CYCLES).flatMap(({ cycle }) => cycle),
  )
  for (const { edge, cycle } of result.setAside) {
    tally.of('requires').setAside++
    report.problem({
      ...edge.place,
      rejected: false,
      recordType: 'requires',
      message: `set aside, as it would close a cycle: ${inWords(cycle, named)}`,
      advice: 'It is kept as proposed and not followed. Correct one of these prerequisites at the source.',
    })
  }
  return new Set(result.setAside.map(({ edge }) => edge.order))
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
function tellAncestors(own: readonly OwnEdge[], parents: ReadonlyMap<string, string[]>, report: SyncReport): void {
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
