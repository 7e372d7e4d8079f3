/**
 * The audit log: entries that are only ever added, one after another, by whoever has its head. Private. What makes them a
 * chain is computed in api/audit; here they are kept and read.
 */
import type { Graph, Params, Row, Transaction } from '#graph/graph.ts'

const KEY = 'audit'
/** Entries a read. */
const PAGE = 500
/** Entries counted in one read. */
const COUNTED = 2_000
const ENTRY = '.sequence, .previous, .at, .kind, .actor, .subject, .digest, .hash, .salt, .values'

export const QUERIES = {
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  take: `MERGE (h:AuditHead {key: $key}) SET h.lockedAt = $at
    RETURN h.sequence AS sequence, h.hash AS hash, h.at AS at`,
  append: `MATCH (h:AuditHead {key: $key}) SET h.sequence = $sequence, h.hash = $hash, h.at = $at
    WITH h UNWIND $rows AS row CREATE (e:AuditEntry) SET e = row.entry`,
  head: 'MATCH (h:AuditHead {key: $key}) RETURN h.sequence AS sequence, h.hash AS hash, h.at AS at',
  entries: `UNWIND $sequences AS sequence MATCH (e:AuditEntry {sequence: sequence}) RETURN e {${ENTRY}} AS entry`,
  // The times of a log never go back, so days come in the order of their entries.
  days: `UNWIND range($from, $to) AS sequence MATCH (e:AuditEntry {sequence: sequence})
    RETURN substring(e.at, 0, 10) AS day, count(e) AS entries, max(e.sequence) AS last`,
  hashes: `UNWIND $sequences AS sequence MATCH (e:AuditEntry {sequence: sequence})
    RETURN e.sequence AS sequence, e.hash AS hash`,
  ofActor: 'MATCH (e:AuditEntry {actor: $id}) RETURN e.sequence AS sequence',
  ofSubject: 'MATCH (e:AuditEntry {subject: $id}) RETURN e.sequence AS sequence',
  last: 'MATCH (e:AuditEntry) RETURN max(e.sequence) AS last',
  outside: `MATCH (e:AuditEntry) WHERE e.sequence IS NULL OR e.sequence < 1 OR e.sequence > $last
    RETURN e.sequence AS sequence`,
  eraseActs: `MATCH (e:AuditEntry {actor: $account}) WHERE e.salt IS NOT NULL REMOVE e.salt, e.values
    RETURN count(*) AS erased`,
  eraseAbout: `MATCH (e:AuditEntry {subject: $account}) WHERE e.salt IS NOT NULL REMOVE e.salt, e.values
    RETURN count(*) AS erased`,
} as const

const AT = '2026-11-21T08:00:00.000Z'
const HASH = '0'.repeat(64)

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  take: { key: KEY, at: AT },
  append: {
    ...{ key: KEY, sequence: 9, hash: HASH, at: AT },
    rows: [
      {
        entry: {
          ...{ sequence: 9, previous: HASH, at: AT, kind: 'key.create', actor: 'amina', subject: 'a-key' },
          ...{ digest: HASH, hash: HASH, salt: 'salt', values: '{"scopes":["read"]}' },
        },
      },
    ],
  },
  head: { key: KEY },
  entries: { sequences: [1, 2, 3] },
  days: { from: 1, to: 2 },
  hashes: { sequences: [2] },
  ofActor: { id: 'amina' },
  ofSubject: { id: 'amina' },
  last: {},
  outside: { last: 1 },
  eraseActs: { account: 'amina' },
  eraseAbout: { account: 'amina' },
}

/** The end of the log: number, hash and time of its last entry. 0 and null when nothing was ever told. */
export interface AuditHead {
  sequence: number
  hash: string | null
  /** ISO 8601 UTC. */
  at: string | null
}

/** An entry as stored. `salt` and `values` lie beside the chain: both are null where they were erased or nothing was said. */
export interface AuditRow {
  /** From 1, without gaps. */
  sequence: number
  /** Hash of the entry before it. */
  previous: string
  /** ISO 8601 UTC. */
  at: string
  kind: string
  /** Opaque id of who acted. */
  actor: string
  /** Opaque id of what it was done to. */
  subject: string | null
  /** SHA-256 of salt and values, in hex; null where nothing more was said. */
  digest: string | null
  hash: string
  salt: string | null
  /** JSON in its canonical form. */
  values: string | null
}

type StoredHead = { [name in keyof AuditHead]: AuditHead[name] | null } & Row

/** Takes the end of the log for this transaction: other writers wait for it, or run again. */
export async function takeHead(tx: Transaction, at: string): Promise<AuditHead> {
  const [row] = await tx.run<StoredHead>(QUERIES.take, { key: KEY, at })
  return headFrom(row)
}

/** Adds entries that follow on the head taken in this transaction. */
export async function appendEntries(tx: Transaction, rows: readonly AuditRow[]): Promise<void> {
  const last = rows.at(-1)
  if (!last) return
  const { sequence, hash, at } = last
  await tx.run(QUERIES.append, { key: KEY, sequence, hash, at, rows: rows.map((row) => ({ entry: present(row) })) })
}

/** Removes salt and values of every entry an account acted in or was the subject of; gives how many there were. */
export async function eraseValuesOf(tx: Transaction, account: string): Promise<number> {
  const [acts] = await tx.run<{ erased: number }>(QUERIES.eraseActs, { account })
  const [about] = await tx.run<{ erased: number }>(QUERIES.eraseAbout, { account })
  return (acts?.erased ?? 0) + (about?.erased ?? 0)
}

/** The end of the log as it is now. */
export async function auditHead(graph: Pick<Graph, 'read'>): Promise<AuditHead> {
  const [row] = await graph.read<StoredHead>(QUERIES.head, { key: KEY })
  return headFrom(row)
}

/** Entries after one number up to another, in their order, some hundreds at a time. One that is not there is left out. */
export async function* auditEntries(
  graph: Pick<Graph, 'read'>,
  { after, to }: { after: number; to: number },
): AsyncGenerator<AuditRow[]> {
  for (let from = after + 1; from <= to; from += PAGE) {
    const sequences = Array.from({ length: Math.min(PAGE, to - from + 1) }, (_, i) => from + i)
    const rows = await graph.read<{ entry: AuditRow }>(QUERIES.entries, { sequences })
    yield rows.map(({ entry }) => entry).sort((a, b) => a.sequence - b.sequence)
  }
}

/** What of the log is looked for: all of it where nothing is said. */
export interface AuditFilter {
  kind?: string | null
  /** Ids of who acted, and of what it was done to. */
  actor?: string | null
  subject?: string | null
}

/** Entries read for one page at most: where few fit, a page may hold less than was asked for, and goes on further back. */
const MOST_LOOKED_AT = 10_000

/**
 * Entries before a number, the newest first, as many as asked for. `next` is the number to go on before; null at the
 * beginning of the log.
 */
export async function auditPage(
  graph: Pick<Graph, 'read'>,
  { kind, actor, subject }: AuditFilter,
  { before, first }: { before: number; first: number },
): Promise<{ entries: AuditRow[]; next: number | null }> {
  const entries: AuditRow[] = []
  const numbers = async (query: string, id: string) =>
    (await graph.read<{ sequence: number }>(query, { id })).map(({ sequence }) => sequence)
  const lists = await Promise.all([
    ...(actor ? [numbers(QUERIES.ofActor, actor)] : []),
    ...(subject ? [numbers(QUERIES.ofSubject, subject)] : []),
  ])
  // Those that an index names, or all of them, from the end on.
  const wanted = lists[0]
    ? lists[0].filter((sequence) => sequence < before && lists.every((list) => list.includes(sequence)))
    : Array.from({ length: Math.min(MOST_LOOKED_AT, before - 1) }, (_, i) => before - 1 - i)
  wanted.sort((a, b) => b - a)
  for (let start = 0; start < wanted.length; start += PAGE) {
    const sequences = wanted.slice(start, start + PAGE)
    const rows = await graph.read<{ entry: AuditRow }>(QUERIES.entries, { sequences })
    const found = rows.map(({ entry }) => entry).sort((a, b) => b.sequence - a.sequence)
    entries.push(...found.filter((entry) => !kind || entry.kind === kind))
    if (entries.length > first) return { entries: entries.slice(0, first), next: entries[first - 1]!.sequence }
  }
  const last = wanted.at(-1) ?? 1
  return { entries, next: lists[0] || last <= 1 ? null : last }
}

/** Number of the last entry that is there, whatever the head says; 0 where there is none. */
export async function lastEntry(graph: Pick<Graph, 'read'>): Promise<number> {
  const [row] = await graph.read<{ last: number | null }>(QUERIES.last)
  return row?.last ?? 0
}

/** Entries of a day, the number of the last one, and its hash. */
export interface AuditDay {
  day: string
  entries: number
  last: number
  head: string
}

/** The days of the entries after one number up to another, some thousands of entries at a time; a day may come in parts. */
export async function* daysOf(
  graph: Pick<Graph, 'read'>,
  { after, to }: { after: number; to: number },
): AsyncGenerator<AuditDay[]> {
  for (let from = after + 1; from <= to; from += COUNTED) {
    const range = { from, to: Math.min(to, from + COUNTED - 1) }
    const days = await graph.read<Omit<AuditDay, 'head'> & Row>(QUERIES.days, range)
    const sequences = days.map(({ last }) => last)
    const rows = await graph.read<{ sequence: number; hash: string }>(QUERIES.hashes, { sequences })
    const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]))
    yield days.map((day) => ({ ...day, head: hashes.get(day.last) ?? '' })).sort((a, b) => a.last - b.last)
  }
}

/** Numbers of entries that stand after `last`, or have no number that an entry can have (then null, or below 1). */
export async function entriesOutside(graph: Pick<Graph, 'read'>, last: number): Promise<(number | null)[]> {
  const rows = await graph.read<{ sequence: number | null }>(QUERIES.outside, { last })
  return rows.map(({ sequence }) => sequence).sort((a, b) => (a ?? 0) - (b ?? 0))
}

function headFrom(row: StoredHead | undefined): AuditHead {
  return { sequence: row?.sequence ?? 0, hash: row?.hash ?? null, at: row?.at ?? null }
}

/** Without what is null: an absent property is how both engines say so. */
function present(row: AuditRow): Params {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
