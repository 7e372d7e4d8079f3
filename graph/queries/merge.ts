/**
 * Two resources that turned out to be one: what hangs on the one that goes follows to the one that stays, and comes back when
 * it was an error. All of it runs inside `commit`.
 */
import type { Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE, SUGGESTED } from '#graph/model.ts'
import { moveReports, returnReports } from '#graph/queries/moderation.ts'

export const QUERIES = {
  // What people accepted of the suggestions is as public as what its owner says.
  alignments: `MATCH (r:Resource {id: $id})-[e:ALIGNS_TO]->(o:Outcome)
    WHERE e.source <> '${SUGGESTED}' OR e.status = 'accepted'
    RETURN o.id AS outcome, e.kind AS kind, e.extent AS extent, e.status AS status, e.confidence AS confidence`,
  align: `UNWIND $rows AS row MATCH (r:Resource {id: $id}) MATCH (o:Outcome {id: row.outcome})
    CREATE (r)-[:ALIGNS_TO {source: '${HERE}', kind: row.kind, extent: row.extent, status: row.status,
      confidence: row.confidence}]->(o)`,
  unalign: `UNWIND $rows AS row MATCH (r:Resource {id: $id})-[e:ALIGNS_TO]->(o:Outcome {id: row.outcome})
    WHERE e.source = '${HERE}' AND e.kind = row.kind DELETE e`,
  claims: 'MATCH (c:Claim) WHERE c.subject = $id RETURN c.key AS key',
  moveClaim: 'MATCH (c:Claim {key: $key}) WHERE c.at <= $until SET c.key = $next, c.subject = $id',
  places: `MATCH (c:Collection)-[e:CONTAINS]->(r:Resource) WHERE r.id = $id
    RETURN c.id AS collection, e {.*} AS facts`,
  takeOut:
    'UNWIND $rows AS row MATCH (c:Collection {id: row.collection})-[e:CONTAINS]->(r:Resource {id: $id}) DELETE e',
  putIn: `UNWIND $rows AS row MATCH (c:Collection {id: row.collection}) MATCH (r:Resource {id: $id})
    CREATE (c)-[e:CONTAINS]->(r) SET e = row.facts`,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const EDGE = { outcome: idOf('classroom:outcome/shadows'), kind: 'teaches' }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  alignments: { id: PIZZA },
  align: { id: PIZZA, rows: [{ ...EDGE, extent: 'whole', status: 'accepted', confidence: 1 }] },
  unalign: { id: PIZZA, rows: [{ outcome: idOf('classroom:outcome/light'), kind: 'practises' }] },
  claims: { id: PIZZA },
  moveClaim: { key: 'a-claim', next: 'a-claim of another', id: idOf('classroom:resource/rainbow'), until: '9999' },
  places: { id: PIZZA },
  takeOut: { id: PIZZA, rows: [{ collection: 'collection' }] },
  putIn: { id: PIZZA, rows: [{ collection: 'collection', facts: { position: 7, section: 1 } }] },
}

type Edge = { outcome: string; kind: string; extent: string; status: string; confidence: number }
type Place = { collection: string; facts: Record<string, string | number> }

/** What a merge moved, so that it can be taken back. */
export interface Moved {
  alignments: Pick<Edge, 'outcome' | 'kind'>[]
  /** Keys before and after. */
  claims: [string, string][]
  /** `isNew`: the one that stays was not in that collection before. */
  places: (Place & { isNew: boolean })[]
  /** Ids of reports that nobody had decided; older notes have none. */
  reports?: string[]
}

/**
 * Has alignments, claims and collections of `gone` follow to `kept`, each only where `kept` has no such one, and the reports
 * that nobody has decided.
 */
export async function follow(tx: Transaction, { gone, kept }: { gone: string; kept: string }): Promise<Moved> {
  const keyOf = ({ kind, outcome }: Edge): string => `${kind} ${outcome}`
  const there = new Set((await tx.run<Edge>(QUERIES.alignments, { id: kept })).map(keyOf))
  const missing = new Map(
    (await tx.run<Edge>(QUERIES.alignments, { id: gone })).map((edge) => [keyOf(edge), edge] as const),
  )
  const edges = [...missing.values()].filter((edge) => !there.has(keyOf(edge)))
  if (edges.length > 0) await tx.run(QUERIES.align, { id: kept, rows: edges })

  const taken = new Set((await tx.run<{ key: string }>(QUERIES.claims, { id: kept })).map(({ key }) => key))
  const claims = (await tx.run<{ key: string }>(QUERIES.claims, { id: gone }))
    .map(({ key }): [string, string] => [key, key.replace(gone, kept)])
    .filter(([, next]) => !taken.has(next))
  for (const [key, next] of claims) await tx.run(QUERIES.moveClaim, { key, next, id: kept, until: '9999' })

  const own = new Set((await tx.run<Place>(QUERIES.places, { id: kept })).map(({ collection }) => collection))
  const places = (await tx.run<Place>(QUERIES.places, { id: gone })).map(({ collection, facts }) => {
    return { collection, facts, isNew: !own.has(collection) }
  })
  const rows = places.filter(({ isNew }) => isNew)
  if (places.length > 0) await tx.run(QUERIES.takeOut, { id: gone, rows: places })
  if (rows.length > 0) await tx.run(QUERIES.putIn, { id: kept, rows })
  const reports = await moveReports(tx, gone, kept)
  return { alignments: edges.map(({ outcome, kind }) => ({ outcome, kind })), claims, places, reports }
}

/**
 * Takes back what followed. What was changed since stays as it is: what somebody says anew, and what was taken out of a
 * collection.
 * @param at when they became one, ISO 8601
 */
export async function comeBack(
  tx: Transaction,
  { gone, kept, at }: { gone: string; kept: string; at: string },
  { alignments, claims, places, reports = [] }: Moved,
): Promise<void> {
  if (alignments.length > 0) await tx.run(QUERIES.unalign, { id: kept, rows: alignments })
  for (const [key, next] of claims) await tx.run(QUERIES.moveClaim, { key: next, next: key, id: gone, until: at })
  const own = new Set((await tx.run<Place>(QUERIES.places, { id: kept })).map(({ collection }) => collection))
  const back = places.filter(({ collection }) => own.has(collection))
  const rows = back.filter(({ isNew }) => isNew)
  if (rows.length > 0) await tx.run(QUERIES.takeOut, { id: kept, rows })
  if (back.length > 0) await tx.run(QUERIES.putIn, { id: gone, rows: back })
  await returnReports(tx, reports, gone)
}
