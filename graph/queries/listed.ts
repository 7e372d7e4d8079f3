/** All that is public, by kind: ids and when each last changed, for those who list the site as a whole. */
import type { Graph, Params } from '#graph/graph.ts'
import { keepCounts } from '#graph/queries/kept.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'

const AFTER = 'AND n.id STARTS WITH $prefix RETURN n.id AS id, n.updatedAt AS at ORDER BY id LIMIT $limit'
const PROVIDERS = "MATCH (r:Resource) WHERE r.state = 'published' MATCH (r)-[:PUBLISHED_BY]->(n:Agent)"

export const QUERIES = {
  resources: `MATCH (n:Resource) WHERE n.state = 'published' ${AFTER}`,
  resourceCount: "MATCH (n:Resource) WHERE n.state = 'published' RETURN count(n) AS count",
  outcomes: `MATCH (n:Outcome) WHERE n.state = 'published' ${AFTER}`,
  outcomeCount: "MATCH (n:Outcome) WHERE n.state = 'published' RETURN count(n) AS count",
  frameworks: `MATCH (n:Framework) WHERE n.state = 'published' ${AFTER}`,
  frameworkCount: "MATCH (n:Framework) WHERE n.state = 'published' RETURN count(n) AS count",
  collections: `MATCH (n:Collection) WHERE n.state = 'public' ${AFTER}`,
  collectionCount: "MATCH (n:Collection) WHERE n.state = 'public' RETURN count(n) AS count",
  // A provider has changed when one of its resources has.
  providers: `${PROVIDERS} WHERE n.id STARTS WITH $prefix
    RETURN n.id AS id, max(r.updatedAt) AS at ORDER BY id LIMIT $limit`,
  providerCount: `${PROVIDERS} RETURN count(DISTINCT n.id) AS count`,
} as const

const PART = { prefix: '', limit: 10 }
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  ...{ resources: PART, outcomes: PART, frameworks: PART, collections: PART, providers: PART },
  ...{ resourceCount: {}, outcomeCount: {}, frameworkCount: {}, collectionCount: {}, providerCount: {} },
}

/** What is listed. */
export type ListedKind = 'resource' | 'outcome' | 'framework' | 'collection' | 'provider'

/** Something public, and when it last changed; null where that is not known. */
export interface Listed {
  id: string
  updatedAt: string | null
}

/** Those of a kind whose ids begin with `prefix`, in the order of their ids, at most `limit`. Placeholders, drafts and what was withdrawn are none. */
export async function listedOf(graph: Graph, kind: ListedKind, prefix: string, limit: number): Promise<Listed[]> {
  const rows = await graph.read<{ id: string; at: string | null }>(QUERIES[`${kind}s`], { prefix, limit })
  return rows.map(({ id, at }) => ({ id, updatedAt: at ?? null }))
}

/** How many of a kind there are; of a large catalogue perhaps those of a minute ago. */
export async function countListed(graph: Graph, kind: ListedKind): Promise<number> {
  return (await counted(graph, kind, await currentVersion(graph))).count
}

const counted = keepCounts(
  async (graph, kind) => {
    const [row] = await graph.read<{ count: number }>(QUERIES[`${kind as ListedKind}Count`])
    return { count: row!.count }
  },
  ({ count }) => count,
)
