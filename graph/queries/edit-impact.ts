/** What hangs on outcomes: asked before they are changed. Reads only, inside or outside of a transaction. */
import type { Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { Run } from '#graph/queries/reference.ts'

export const QUERIES = {
  aligned: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e:ALIGNS_TO]-(r:Resource)
    WHERE r.state = 'published' AND e.status <> 'rejected' RETURN DISTINCT r.id AS id`,
  collections: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[:CONTAINS]-(c:Collection) RETURN DISTINCT c.id AS id`,
  crosswalksFrom: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)-[e:MATCHES]->(:Outcome) RETURN count(e) AS count`,
  crosswalksTo: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e:MATCHES]-(:Outcome) RETURN count(e) AS count`,
} as const

const SOME = { ids: [idOf('classroom:outcome/unit-fractions'), idOf('classroom:outcome/shadows')] }
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  aligned: SOME,
  collections: SOME,
  crosswalksFrom: SOME,
  crosswalksTo: SOME,
}

/** Ids of published resources that are aligned to any of these, in the order of their ids. */
export async function resourcesAlignedTo(run: Run, ids: readonly string[]): Promise<string[]> {
  return await idsOf(run, QUERIES.aligned, ids)
}

/** Ids of collections that contain any of these. */
export async function collectionsWith(run: Run, ids: readonly string[]): Promise<string[]> {
  return await idsOf(run, QUERIES.collections, ids)
}

/** How many crosswalks start or end at these. */
export async function crosswalksOf(run: Run, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  let sum = 0
  for (const query of [QUERIES.crosswalksFrom, QUERIES.crosswalksTo]) {
    const [row] = await run<{ count: number }>(query, { ids })
    sum += row!.count
  }
  return sum
}

async function idsOf(run: Run, query: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  return (await run<{ id: string }>(query, { ids })).map(({ id }) => id).sort()
}
