/**
 * Imported records that nobody acts for, and their way to a provider that proved where they come from. What a source
 * said stays its own: only who publishes the record changes, and later imports leave that alone.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { Change } from '#graph/nodes.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { BY_ID } from '#graph/shape.ts'
import { createPlan } from '#graph/queries/planned.ts'

const IMPORTED = "r.state = 'published' AND coalesce(r.bornHere, false) = false"
const CANDIDATE = `r.id AS id, r.url AS url, a.id AS providerId, coalesce(a.claimed, false) AS isClaimed,
  a.name AS provider, coalesce(a.url, a.uri) AS providerUrl, a.domain AS providerDomain`

export const QUERIES = {
  // A link holds its host somewhere: which of them lead there is decided by reading them.
  byLink: `MATCH (r:Resource) WHERE ${IMPORTED} AND toLower(r.url) CONTAINS $part
    MATCH (r)-[:PUBLISHED_BY]->(a:Agent) RETURN ${CANDIDATE} ORDER BY r.id`,
  sources: 'MATCH (s:Source) WHERE s.url IS NOT NULL RETURN s.key AS key, s.url AS url ORDER BY s.key',
  bySource: `MATCH (s:Source {key: $key})<-[:FROM]-(:Record)-[:DESCRIBES]->(r:Resource) WHERE ${IMPORTED}
    MATCH (r)-[:PUBLISHED_BY]->(a:Agent) RETURN DISTINCT ${CANDIDATE} ORDER BY r.id`,
  unclaimed: `MATCH (r:Resource) WHERE r.id IN $ids
    MATCH (r)-[:PUBLISHED_BY]->(a:Agent) WHERE coalesce(a.claimed, false) = false RETURN r.id AS id`,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byLink: { part: 'classroom.example' },
  sources: {},
  bySource: { key: 'classroom' },
  unclaimed: { ids: [PIZZA, idOf('classroom:resource/rainbow'), 'no-such-id'] },
}

/** An imported, published record and who publishes it now. */
export interface Candidate {
  id: string
  url: string
  providerId: string
  provider: string
  /** Somebody acts for that provider. */
  isClaimed: boolean
  /** Its own page, where that is known. */
  providerUrl: string | null
  providerDomain: string | null
}

/** Records whose link holds `part`, in lower case, somewhere; by id. */
export async function recordsByLink(graph: Graph, part: string): Promise<Candidate[]> {
  return await graph.read<Candidate & Record<string, unknown>>(QUERIES.byLink, { part })
}

/** The sources that say where they are, by key. */
export async function sourceAddresses(graph: Graph): Promise<{ key: string; url: string }[]> {
  return await graph.read<{ key: string; url: string }>(QUERIES.sources)
}

/** Records of a source, by id. */
export async function recordsBySource(graph: Graph, key: string): Promise<Candidate[]> {
  return await graph.read<Candidate & Record<string, unknown>>(QUERIES.bySource, { key })
}

/**
 * Gives records a provider, of those that nobody acts for by now: the others stay, so that it may be done twice. Used
 * inside `commit`. `provider` is listed in their `edited`, and their former state is kept.
 * @param made.actor id of the agent that stands on the revisions
 * @returns the ids of what was given, and what the change feed shall name
 */
export async function takeOver(
  tx: Transaction,
  ids: readonly string[],
  made: { providerId: string; actor: string; note: string; now: string },
): Promise<{ taken: string[]; changes: Pick<Change, 'kind' | 'ids'>[] }> {
  const rows = await tx.run<{ id: string }>(QUERIES.unclaimed, { ids })
  const taken = [...new Set(rows.map(({ id }) => id))]
  if (taken.length === 0) return { taken, changes: [] }
  const plan = createPlan(tx, { source: HERE, actor: made.actor, note: made.note, now: made.now })
  const records = taken.map((id) => recordOf(id, made.providerId))
  await plan.load(records)
  await plan.lay(
    records.map((record) => ({
      ...{ record, label: 'Resource' as const, node: plan.registry.byId('Resource', record.id!)! },
      ...{ mode: 'edit' as const, fields: ONLY_PROVIDER },
    })),
  )
  await plan.write(tx)
  return { taken, changes: plan.changes() }
}

const ONLY_PROVIDER: ReadonlySet<string> = new Set(['provider'])

/** A record that says its provider alone. */
function recordOf(id: string, providerId: string): ResourceRecord {
  return {
    ...{ type: 'resource', id, sourceKey: `${BY_ID}${id}`, url: '', kind: 'content' },
    ...{ titles: [], descriptions: [], languages: [], types: [], subjects: [], levels: [], keywords: [], audience: [] },
    ...{ materials: [], regions: [], contributions: [], licences: [], files: [], tags: [], accessibilitySummaries: [] },
    ...{ alignments: [], basedOn: [], partOf: [], requiresFirst: [] },
    provider: { sourceKey: `${BY_ID}${providerId}`, kind: 'organisation', name: '' },
  }
}
