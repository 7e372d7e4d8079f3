/** What stands near concepts and outcomes, for the documents of search: other words, what is broader, what says the same, what is right above. */
import { columns, compare, list, type Stored } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { keepByVersion } from '#graph/queries/kept.ts'

/** Concepts or outcomes whose neighbourhood is kept after it was read. */
const MOST_KEPT = 20_000

const WORDS = columns({ altLabels: 'c.altLabels', keywords: 'c.keywords' })

const equal = (match: string): string => `[${match} WHERE e.kind IN ['exact', 'close'] | b.id]`

export const QUERIES = {
  concepts: `MATCH (c:Concept) WHERE c.id IN $ids
    RETURN c.id AS id, ${WORDS.text} AS words, [(c)-[:BROADER]->(b) | b.id] AS broader`,
  equals: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN o.id AS id,
    ${equal('(o)-[e:MATCHES]->(b)')} AS matchesFrom, ${equal('(o)<-[e:MATCHES]-(b)')} AS matchesTo`,
  parents: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN o.id AS id, [(o)-[:CHILD_OF]->(b) | b.id] AS parents`,
  below: `MATCH (c:Concept) WHERE c.id IN $ids MATCH (c)<-[:BROADER]-(n:Concept) RETURN DISTINCT n.id AS id`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  concepts: { ids: [idOf('classroom:subject/mathematics'), idOf('classroom:type/video'), 'no-such-id'] },
  equals: { ids: [idOf('classroom:outcome/shadows'), idOf('classroom:outcome/eye'), 'no-such-id'] },
  parents: { ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/fractions'), 'no-such-id'] },
  below: { ids: [idOf('classroom:subject/science'), idOf('classroom:type/simulation')] },
}

/** What a concept has beside its labels. */
export interface ConceptSurroundings {
  /** Other words for it. */
  altLabels: readonly string[]
  keywords: readonly string[]
  /** Ids of the concepts right above it. */
  broader: readonly string[]
}

/** Surroundings of concepts by id; unknown ids are left out. Kept by version, shared and frozen. */
export const conceptSurroundingsAt = keepByVersion<ConceptSurroundings>(async (graph, ids) => {
  const rows = await graph.read<{ id: string; words: unknown[]; broader: string[] }>(QUERIES.concepts, { ids })
  return rows.map(({ id, words, broader }) => {
    const { altLabels, keywords }: Stored = WORDS.read(words)
    return [id, { altLabels: list(altLabels), keywords: list(keywords), broader: [...new Set(broader)].sort(compare) }]
  })
}, MOST_KEPT)

/**
 * Ids of the outcomes that say the same as each (exact and close matches, either way), in their order; an outcome without any has
 * an empty list, unknown ids are left out. Kept by version.
 */
export const equalIdsAt = keepByVersion<readonly string[]>(async (graph, ids) => {
  const rows = await graph.read<{ id: string; matchesFrom: string[]; matchesTo: string[] }>(QUERIES.equals, { ids })
  return rows.map(({ id, matchesFrom, matchesTo }) => [id, [...new Set([...matchesFrom, ...matchesTo])].sort(compare)])
}, MOST_KEPT)

/** Ids of the outcomes right above each, in their order; a root has an empty list, unknown ids are left out. Kept by version. */
export const parentIdsAt = keepByVersion<readonly string[]>(async (graph, ids) => {
  const rows = await graph.read<{ id: string; parents: string[] }>(QUERIES.parents, { ids })
  return rows.map(({ id, parents }) => [id, [...new Set(parents)].sort(compare)])
}, MOST_KEPT)

/** The concepts and everything below them, at most `depth` levels; each once, in the order of ids. */
export async function withNarrower(graph: Graph, ids: readonly string[], depth: number): Promise<string[]> {
  const all = new Set(ids)
  let level = [...all]
  for (let step = 0; step < depth && level.length > 0; step++) {
    const rows = await graph.read<{ id: string }>(QUERIES.below, { ids: level })
    level = rows.map(({ id }) => id).filter((id) => !all.has(id))
    for (const id of level) all.add(id)
  }
  return [...all].sort(compare)
}
