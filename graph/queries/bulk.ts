/** Records of a provider's own machine: how the resources they name stand now. */
import type { Params, Row } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { ResourceState } from '#graph/nodes.ts'
import type { Run } from '#graph/queries/reference.ts'

export const QUERIES = {
  standing: `MATCH (r:Resource) WHERE r.id IN $ids
    RETURN r.id AS id, r.state AS state, r.edited AS edited,
      [(r)-[:PUBLISHED_BY]->(a:Agent) | a.id] AS providers, [(r)-[:BASED_ON]->(b:Resource) | b.id] AS basedOn`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  standing: { ids: [idOf('classroom:resource/pizza-fractions')] },
}

/** How a resource stands before a batch is written. */
export interface Standing {
  id: string
  state: ResourceState
  /** Id of who publishes it; null for what is only named by others. */
  providerId: string | null
  /** Fields that people changed here. */
  edited: string[]
  basedOn: string[]
}

/** How those of these resources that are here stand, by id. */
export async function standingOf(run: Run, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await run<
    Row & { id: string; state: ResourceState; edited: string[] | null; providers: string[]; basedOn: string[] }
  >(QUERIES.standing, { ids: [...ids] })
  return new Map(
    rows.map(({ id, state, edited, providers, basedOn }) => [
      id,
      { id, state, providerId: providers[0] ?? null, edited: edited ?? [], basedOn: [...basedOn].sort() },
    ]),
  )
}
