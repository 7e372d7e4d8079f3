/** Reads what the documents of resources and outcomes hold of things near them. Kept by version: a batch seldom costs a read. */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import { conceptCardsAt, outcomeCardsAt } from '#graph/queries/cards.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { conceptSurroundingsAt, equalIdsAt, parentIdsAt, type ConceptSurroundings } from '#graph/queries/nearby.ts'
import { NOTHING_NEAR, teaches, type Nearby, type NearbyConcept } from './document.ts'

/** Levels of broader concepts a document is found by. */
export const MOST_LEVELS_UP = 8
/** Levels of headings above the outcomes it teaches that a resource is found by. */
export const MOST_HEADINGS_UP = 3

/** What stands near the subjects, types and levels of resources, and near the outcomes they teach. */
export async function nearbyResources(
  graph: Graph,
  resources: readonly ResourceNode[],
  version: number,
): Promise<Nearby> {
  const concepts = new Set<string>()
  const outcomes = new Set<string>()
  for (const { subjects, types, levels, alignments } of resources) {
    for (const list of [subjects, types, levels]) for (const { id } of list) concepts.add(id)
    for (const alignment of alignments) if (teaches(alignment)) outcomes.add(alignment.outcome.id)
  }
  const [around, equals, headings] = await Promise.all([
    aroundConcepts(graph, [...concepts], version),
    equalsOf(graph, [...outcomes], version),
    headingsOf(graph, [...outcomes], version),
  ])
  return { concepts: around, outcomes: equals, headings }
}

/** What stands near outcomes themselves. */
export async function nearbyOutcomes(graph: Graph, ids: readonly string[]): Promise<Nearby> {
  return { ...NOTHING_NEAR, outcomes: await equalsOf(graph, ids, await currentVersion(graph)) }
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
  const above = new Map(ids.map((id) => [id, aboveOf(id, (each) => known.get(each)?.broader, MOST_LEVELS_UP)]))
  const cards = await conceptCardsAt(graph, [...new Set([...above.values()].flat())], version)
  const around = new Map<string, NearbyConcept>()
  for (const [id, ids] of above) {
    const { altLabels = [], keywords = [] } = known.get(id) ?? {}
    const broader = ids.flatMap((each) => cards.get(each) ?? [])
    if (altLabels.length + keywords.length + broader.length > 0) around.set(id, { altLabels, keywords, broader })
  }
  return around
}

/** Everything above a concept or an outcome up to `levels`, nearest first, each once; cycles end. */
function aboveOf(id: string, upOf: (id: string) => readonly string[] | undefined, levels: number): string[] {
  const above = new Set<string>()
  let level: readonly string[] = [id]
  for (let step = 0; step < levels && level.length > 0; step++) {
    level = level.flatMap((each) => upOf(each) ?? []).filter((each) => each !== id && !above.has(each))
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

/** Published headings above outcomes, nearest first; outcomes without any are left out. */
async function headingsOf(graph: Graph, ids: readonly string[], version: number): Promise<Map<string, OutcomeCard[]>> {
  const known = new Map<string, readonly string[]>()
  let level = ids
  for (let step = 0; step < MOST_HEADINGS_UP && level.length > 0; step++) {
    for (const [id, parents] of await parentIdsAt(graph, level, version)) known.set(id, parents)
    level = [...new Set(level.flatMap((id) => known.get(id) ?? []))].filter((id) => !known.has(id))
  }
  const above = new Map(ids.map((id) => [id, aboveOf(id, (each) => known.get(each), MOST_HEADINGS_UP)]))
  const cards = await outcomeCardsAt(graph, [...new Set([...above.values()].flat())], version)
  const isPublished = (card: OutcomeCard): boolean => card.state === 'published' && isPublic(card)
  const headings = [...above].map(([id, all]) => [id, all.flatMap((each) => cards.get(each) ?? []).filter(isPublished)])
  return new Map((headings as [string, OutcomeCard[]][]).filter(([, all]) => all.length > 0))
}

/** What is named only has its code; drafts and what was taken out stand in nobody's document. */
function isPublic({ state, framework }: OutcomeCard): boolean {
  return (state === 'published' || state === 'referenced') && framework?.state !== 'draft'
}
