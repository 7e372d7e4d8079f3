/** Reads what the documents of resources and outcomes hold of things near them. Kept by version: a batch seldom costs a read. */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import { conceptCardsAt, outcomeCardsAt } from '#graph/queries/cards.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { conceptSurroundingsAt, equalIdsAt, type ConceptSurroundings } from '#graph/queries/nearby.ts'
import { teaches, type Nearby, type NearbyConcept } from './document.ts'

/** Levels of broader concepts a document is found by. */
export const MOST_LEVELS_UP = 8

/** What stands near the subjects, types and levels of resources, and near the outcomes they teach. */
export async function nearbyResources(graph: Graph, resources: readonly ResourceNode[]): Promise<Nearby> {
  const version = await currentVersion(graph)
  const concepts = new Set<string>()
  const outcomes = new Set<string>()
  for (const { subjects, types, levels, alignments } of resources) {
    for (const list of [subjects, types, levels]) for (const { id } of list) concepts.add(id)
    for (const alignment of alignments) if (teaches(alignment)) outcomes.add(alignment.outcome.id)
  }
  const [around, equals] = await Promise.all([
    aroundConcepts(graph, [...concepts], version),
    equalsOf(graph, [...outcomes], version),
  ])
  return { concepts: around, outcomes: equals }
}

/** What stands near outcomes themselves. */
export async function nearbyOutcomes(graph: Graph, ids: readonly string[]): Promise<Nearby> {
  return { concepts: new Map(), outcomes: await equalsOf(graph, ids, await currentVersion(graph)) }
}

/** Outcomes that stand in documents of these, for changes: themselves and those that say the same. */
export async function withEquals(graph: Graph, ids: readonly string[]): Promise<string[]> {
  const equals = await equalIdsAt(graph, ids, await currentVersion(graph))
  return [...new Set([...ids, ...[...equals.values()].flat()])]
}

/** Concepts that stand alone are left out. */
async function aroundConcepts(
  graph: Graph,
  ids: readonly string[],
  version: number,
): Promise<Map<string, NearbyConcept>> {
  const known = new Map<string, ConceptSurroundings>()
  let level = ids
  for (let step = 0; step <= MOST_LEVELS_UP && level.length > 0; step++) {
    for (const [id, each] of await conceptSurroundingsAt(graph, level, version)) known.set(id, each)
    level = [...new Set(level.flatMap((id) => known.get(id)?.broader ?? []))].filter((id) => !known.has(id))
  }
  const above = new Map(ids.map((id) => [id, aboveOf(id, known)]))
  const cards = await conceptCardsAt(graph, [...new Set([...above.values()].flat())], version)
  const around = new Map<string, NearbyConcept>()
  for (const [id, ids] of above) {
    const { altLabels = [], keywords = [] } = known.get(id) ?? {}
    const broader = ids.flatMap((each) => cards.get(each) ?? [])
    if (altLabels.length + keywords.length + broader.length > 0) around.set(id, { altLabels, keywords, broader })
  }
  return around
}

/** Everything above a concept, nearest first, each once; cycles end. */
function aboveOf(id: string, known: ReadonlyMap<string, ConceptSurroundings>): string[] {
  const above = new Set<string>()
  let level: readonly string[] = [id]
  for (let step = 0; step < MOST_LEVELS_UP && level.length > 0; step++) {
    level = level.flatMap((each) => known.get(each)?.broader ?? []).filter((each) => each !== id && !above.has(each))
    for (const each of level) above.add(each)
  }
  return [...above]
}

async function equalsOf(graph: Graph, ids: readonly string[], version: number): Promise<Map<string, OutcomeCard[]>> {
  const equals = await equalIdsAt(graph, [...new Set(ids)], version)
  const named = [...equals].filter(([, others]) => others.length > 0)
  if (named.length === 0) return new Map()
  const cards = await outcomeCardsAt(graph, [...new Set(named.flatMap(([, others]) => others))], version)
  return new Map(named.map(([id, others]) => [id, others.flatMap((each) => cards.get(each) ?? []).filter(isPublic)]))
}

/** What is named only has its code; drafts and what was taken out stand in nobody's document. */
function isPublic({ state, framework }: OutcomeCard): boolean {
  return (state === 'published' || state === 'referenced') && framework?.state !== 'draft'
}
