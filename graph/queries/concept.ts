/** Reading concepts: subjects, resource types, levels. */
import { compare, CONCEPT_CARD, conceptCard, type Stored } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { ConceptCard } from '#graph/nodes.ts'
import { conceptCardsAt } from '#graph/queries/cards.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { keepByVersion, keepCounts } from '#graph/queries/kept.ts'
import type { ConceptSchemeRecord } from '#graph/records.ts'

export type Purpose = Exclude<ConceptSchemeRecord['purpose'], 'other'>

const used = (type: string): string => `MATCH (c:Concept)<-[:${type}]-(r:Resource) WHERE r.state = 'published'
    RETURN c.id AS id, count(DISTINCT r) AS count`

export const QUERIES = {
  byUris: `MATCH (c:Concept) WHERE c.uri IN $uris RETURN c {${CONCEPT_CARD}} AS concept`,
  ofPurpose: `MATCH (s:ConceptScheme) WHERE s.purpose = $purpose MATCH (s)<-[:IN_SCHEME]-(c:Concept) RETURN c.id AS id`,
  subjects: used('ABOUT'),
  types: used('HAS_TYPE'),
  levels: used('FOR_LEVEL'),
  broader: `MATCH (c:Concept) WHERE c.id IN $ids MATCH (c)-[:BROADER]->(b:Concept)
    RETURN c.id AS of, b {${CONCEPT_CARD}} AS concept`,
} as const

const SOME = { ids: [idOf('classroom:subject/mathematics'), idOf('classroom:type/video')] }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byUris: { uris: ['https://classroom.example/subjects/mathematics'] },
  ofPurpose: { purpose: 'subject' },
  subjects: {},
  types: {},
  levels: {},
  broader: SOME,
}

const USES: Record<Purpose, 'subjects' | 'types' | 'levels'> = {
  subject: 'subjects',
  resourceType: 'types',
  level: 'levels',
}

/** Concepts by id, in any order; unknown ids are left out. Shared: frozen. */
export async function conceptsByIds(graph: Graph, ids: readonly string[]): Promise<ConceptCard[]> {
  if (ids.length === 0) return []
  return [...(await conceptCardsAt(graph, ids, await currentVersion(graph))).values()]
}

/** Concepts by uri, in the order of their ids. */
export async function conceptsByUri(graph: Graph, uris: readonly string[]): Promise<ConceptCard[]> {
  if (uris.length === 0) return []
  const rows = await graph.read<{ concept: Stored }>(QUERIES.byUris, { uris })
  return rows.map((row) => conceptCard(row.concept)).sort((a, b) => compare(a.id, b.id))
}

export type UsedConcept = ConceptCard & { resourceCount: number }

/**
 * The concepts that serve as subjects, resource types or levels: those of schemes made for it and those that resources
 * use so. With the number of published resources that do; most used first, then by uri. Counted once a version by
 * walking through all uses, and shared: frozen. In a large catalogue they may be those of the version before.
 */
export async function conceptsByPurpose(graph: Graph, purpose: Purpose): Promise<readonly UsedConcept[]> {
  return await usedAt(graph, purpose, await currentVersion(graph))
}

const usedAt = keepCounts(
  (graph, purpose, version) => readUsed(graph, purpose as Purpose, version),
  (used) => used.reduce((sum, { resourceCount }) => sum + resourceCount, 0),
)

async function readUsed(graph: Graph, purpose: Purpose, version: number): Promise<UsedConcept[]> {
  const [members, uses] = await Promise.all([
    graph.read<{ id: string }>(QUERIES.ofPurpose, { purpose }),
    graph.read<{ id: string; count: number }>(QUERIES[USES[purpose]]),
  ])
  const counts = new Map(uses.map((row) => [row.id, row.count]))
  const cards = await conceptCardsAt(graph, [...members.map((row) => row.id), ...counts.keys()], version)
  return [...cards.values()]
    .map((concept) => ({ ...concept, resourceCount: counts.get(concept.id) ?? 0 }))
    .sort((a, b) => b.resourceCount - a.resourceCount || compare(a.uri, b.uri) || compare(a.id, b.id))
}

/** Concepts whose broader ones are kept. */
const MOST_KEPT = 20_000

/** Ids of the concepts right above each, in the order of uris; empty for those at the top. Kept by version. */
export const broaderIdsAt = keepByVersion<string[]>(async (graph, ids) => {
  const above = Map.groupBy(await broaderOf(graph, ids), ({ of }) => of)
  return ids.map((id) => [id, (above.get(id) ?? []).map(({ concept }) => concept.id)] as const)
}, MOST_KEPT)

/** The concepts right above each, in the order of uris. */
export async function broaderOf(graph: Graph, ids: readonly string[]): Promise<{ of: string; concept: ConceptCard }[]> {
  if (ids.length === 0) return []
  const rows = await graph.read<{ of: string; concept: Stored }>(QUERIES.broader, { ids })
  return rows
    .map(({ of, concept }) => ({ of, concept: conceptCard(concept) }))
    .sort((a, b) => compare(a.of, b.of) || compare(a.concept.uri, b.concept.uri))
}
