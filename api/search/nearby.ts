/** Reads what the documents of resources and outcomes hold of things near them. Kept by version: a batch seldom costs a read. */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeCard } from '#graph/nodes.ts'
import { conceptCardsAt, outcomeCardsAt } from '#graph/queries/cards.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import type { IndexedResource } from '#graph/queries/columns.ts'
import { keepByVersion } from '#graph/queries/kept.ts'
import { conceptSurroundingsAt, equalIdsAt, parentIdsAt, type ConceptSurroundings } from '#graph/queries/nearby.ts'
import { NOTHING_NEAR, teaches, type Nearby, type NearbyConcept } from './document.ts'

/** Levels of broader concepts a document is found by. */
export const MOST_LEVELS_UP = 8
/** Levels of headings above the outcomes it teaches that a resource is found by. */
export const MOST_HEADINGS_UP = 3

/** Things whose neighbourhood is kept, put together. */
const MOST_KEPT = 20_000

/** What stands near the subjects, types and levels of resources, and near the outcomes they teach. */
export async function nearbyResources(
  graph: Graph,
  resources: readonly Pick<IndexedResource, 'subjects' | 'types' | 'levels' | 'alignments'>[],
  version: number,
): Promise<Nearby> {
  const concepts = new Set<string>()
  const outcomes = new Set<string>()
  for (const { subjects, types, levels, alignments } of resources) {
    for (const list of [subjects, types, levels]) for (const { id } of list) concepts.add(id)
    for (const alignment of alignments) if (teaches(alignment)) outcomes.add(alignment.outcome.id)
  }
  const [around, equals, headings] = await Promise.all([
    aroundConceptsAt(graph, [...concepts], version),
    equalsAt(graph, [...outcomes], version),
    headingsAt(graph, [...outcomes], version),
  ])
  return { concepts: around, outcomes: equals, headings }
}

/** What stands near outcomes themselves. */
export async function nearbyOutcomes(graph: Graph, ids: readonly string[]): Promise<Nearby> {
  return { ...NOTHING_NEAR, outcomes: await equalsAt(graph, ids, await currentVersion(graph)) }
}

/** Outcomes that stand in documents of these, for changes: themselves and those that say the same. */
export async function withEquals(graph: Graph, ids: readonly string[]): Promise<string[]> {
  const equals = await equalIdsAt(graph, ids, await currentVersion(graph))
  return [...new Set([...ids, ...[...equals.values()].flat()])]
}

const aroundConceptsAt = keepByVersion<NearbyConcept>(async (graph, ids, version) => {
  const known = new Map<string, ConceptSurroundings>()
  let level = ids
  for (let step = 0; step <= MOST_LEVELS_UP && level.length > 0; step++) {
    for (const [id, each] of await conceptSurroundingsAt(graph, level, version)) known.set(id, each)
    level = [...new Set(level.flatMap((id) => known.get(id)?.broader ?? []))].filter((id) => !known.has(id))
  }
  const above = ids.map((id) => [id, aboveOf(id, (each) => known.get(each)?.broader, MOST_LEVELS_UP)] as const)
  const cards = await conceptCardsAt(graph, [...new Set(above.flatMap(([, all]) => all))], version)
  return above.map(([id, all]) => {
    const { altLabels = [], keywords = [] } = known.get(id) ?? {}
    return [id, { altLabels, keywords, broader: all.flatMap((each) => cards.get(each) ?? []) }]
  })
}, MOST_KEPT)

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

const equalsAt = keepByVersion<readonly OutcomeCard[]>(async (graph, ids, version) => {
  const equals = await equalIdsAt(graph, ids, version)
  const cards = await outcomeCardsAt(graph, [...new Set([...equals.values()].flat())], version)
  return [...equals].map(([id, others]) => [id, others.flatMap((each) => cards.get(each) ?? []).filter(isPublic)])
}, MOST_KEPT)

/** Published headings above outcomes, nearest first. */
const headingsAt = keepByVersion<readonly OutcomeCard[]>(async (graph, ids, version) => {
  const known = new Map<string, readonly string[]>()
  let level = ids
  for (let step = 0; step < MOST_HEADINGS_UP && level.length > 0; step++) {
    for (const [id, parents] of await parentIdsAt(graph, level, version)) known.set(id, parents)
    level = [...new Set(level.flatMap((id) => known.get(id) ?? []))].filter((id) => !known.has(id))
  }
  const above = ids.map((id) => [id, aboveOf(id, (each) => known.get(each), MOST_HEADINGS_UP)] as const)
  const cards = await outcomeCardsAt(graph, [...new Set(above.flatMap(([, all]) => all))], version)
  const isPublished = (card: OutcomeCard): boolean => card.state === 'published' && isPublic(card)
  return above.map(([id, all]) => [id, all.flatMap((each) => cards.get(each) ?? []).filter(isPublished)])
}, MOST_KEPT)

/** What is named only has its code; drafts and what was taken out stand in nobody's document. */
function isPublic({ state, framework }: OutcomeCard): boolean {
  return (state === 'published' || state === 'referenced') && framework?.state !== 'draft'
}
