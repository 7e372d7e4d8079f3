/** The states a resource was in: those kept as revisions, and the one it is in. */
import { compare, type Stored } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { linksOf, type StoredLink } from '#graph/queries/store.ts'
import type { Run } from '#graph/queries/reference.ts'
import type { RevisionRow } from '#graph/queries/resource.ts'
import { BY_ID, draftsOf, fileProperties, type Properties, propertiesOf, type Target } from '#graph/shape.ts'

/** Former states that are read at most; older ones stay stored. */
export const MOST_STATES = 500

export const QUERIES = {
  present: 'MATCH (r:Resource {id: $id}) RETURN r {.*} AS resource',
  former: `MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v:Revision)
    RETURN v.number AS number, v.at AS at, v.by AS by, v.note AS note, v.snapshot AS snapshot
    ORDER BY v.number DESC LIMIT $most`,
  formerAt: `MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v:Revision) WHERE v.number IN $numbers
    RETURN v.number AS number, v.at AS at, v.by AS by, v.note AS note, v.snapshot AS snapshot`,
  newVersions: `MATCH (r:Resource {id: $id})<-[:VERSION_OF]-(d:Resource) WHERE d.state IN $states
    RETURN d.id AS id, d.state AS state, d.createdAt AS at`,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  present: { id: PIZZA },
  former: { id: PIZZA, most: MOST_STATES },
  formerAt: { id: PIZZA, numbers: [1, 2] },
  newVersions: { id: PIZZA, states: ['draft', 'submitted'] },
}

/** What a resource said at one revision: its properties and links as they are stored. */
export interface Said {
  properties: Properties
  links: readonly StoredLink[]
}

/** One revision of a resource. */
export interface ResourceState extends Said {
  number: number
  /** When it came to be: ISO 8601 UTC. */
  at: string
  /** Id of the agent or key of the source that made it; null where that was not kept. */
  by: string | null
  note: string | null
}

/**
 * The revisions of a resource, newest first, the present one included: the last 500. One that a draft passed through as it
 * was typed may be missing. None where there is no such resource.
 */
export async function statesOf(graph: Graph, id: string): Promise<ResourceState[]> {
  const present = await presentOf(graph, id)
  if (!present) return []
  const rows = await graph.read<RevisionRow & Stored>(QUERIES.former, { id, most: MOST_STATES })
  return joined(present, rows)
}

/** What a resource said at one revision, and what it says now; null where that is not kept, or there is no such resource. */
export async function stateAndNow(
  graph: Graph,
  id: string,
  number: number,
): Promise<{ then: Said | null; now: ResourceState } | null> {
  const present = await presentOf(graph, id)
  if (!present) return null
  const last = numberOf(present.properties)
  const rows = await graph.read<RevisionRow & Stored>(QUERIES.formerAt, { id, numbers: [number, last - 1] })
  const states = joined(present, rows)
  return { then: states.find((state) => state.number === number) ?? null, now: states[0]! }
}

/** Ids of what is being made into, or was made, a new version of a resource, in these states: the oldest first. */
export async function newVersionsOf(run: Run, id: string, states: readonly string[]): Promise<string[]> {
  const rows = await run<{ id: string; at: string }>(QUERIES.newVersions, { id, states })
  return rows.sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id)).map((row) => row.id)
}

async function presentOf(graph: Graph, id: string): Promise<Said | null> {
  const [row] = await graph.read<{ resource: Properties }>(QUERIES.present, { id })
  if (!row) return null
  const links = await linksOf((cypher, params) => graph.read(cypher, params), 'Resource', [id])
  return { properties: row.resource, links: links.get(id) ?? [] }
}

/** What followed a state tells who made the next one, and why. */
function joined(present: Said, rows: readonly RevisionRow[]): ResourceState[] {
  const last = numberOf(present.properties)
  // A change made between two reads is not yet told of.
  const former = rows.filter(({ number }) => number < last).sort((a, b) => b.number - a.number)
  const replaced = new Map(former.map((row) => [row.number + 1, row]))
  const state = (number: number, said: Said): ResourceState => ({
    ...said,
    number,
    at: (said.properties.updatedAt as string | undefined) ?? '',
    by: replaced.get(number)?.by ?? (said.properties.changedBy as string | undefined) ?? null,
    note: replaced.get(number)?.note ?? null,
  })
  return [state(last, present), ...former.map(({ number, snapshot }) => state(number, JSON.parse(snapshot) as Said))]
}

function numberOf(properties: Properties): number {
  return (properties.revision as number | undefined) ?? 1
}

/** What a record says, as it would be stored. Pure. */
export function saidBy(record: ResourceRecord): Said {
  const links = draftsOf(record).map(({ type, target, properties }) => ({
    ...{ type, to: endOf(target), properties },
    ...(target.label === 'File' ? { file: fileProperties(target.file) } : {}),
  }))
  return { properties: propertiesOf(record), links }
}

/** Where a link leads: the id of what is named, or its key. */
function endOf(target: Target): string {
  if (target.label === 'File') return target.file.url
  if (target.label === 'AccessibilityTag' || target.label === 'Licence') return target.key
  const { sourceKey } = target.label === 'Agent' ? target.agent : target.reference
  return sourceKey.startsWith(BY_ID) ? sourceKey.slice(BY_ID.length) : idOf(sourceKey)
}
