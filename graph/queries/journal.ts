/**
 * Work that is done whole or not at all, however many transactions it takes: imports of frameworks, publications of
 * their versions. Its units are staged first, where no reader of public content sees them; one transaction marks the
 * journal; then each unit is applied, and the journal removed. After a sudden end the next start discards a journal
 * that is not marked and finishes one that is, so that the old or the new state stays and never one in between.
 *
 * A unit is any JSON value, and applying it must be idempotent: the one at which a process ended is applied again.
 * One process at a time works on a journal. On a server that is the holder of a lease, renewed while it lives; an
 * embedded graph has one process, and what another one left there is nobody's. Journals are applied one after another
 * in the order of their marks.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { type Graph, GraphError, type Params, type Transaction } from '#graph/graph.ts'
import { endHolder, isHeld, LEASE_MS, newHolder, untilFromNow } from '#graph/queries/lease.ts'

const RENEW_MS = LEASE_MS / 3
const POLL_MS = 250
/** Characters of a payload in one row. */
const CHARACTERS_A_ROW = 256 * 1024
const UNITS_A_REMOVAL = 100
/** Failures that say nothing of the work: another time it may succeed. */
const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT', 'HELD'])

export const QUERIES = {
  begin: `CREATE (j:Journal {id: $id, kind: $kind, title: $title, state: 'staging', units: 0, applied: 0, at: $at,
    holder: $holder, leasedUntil: $until})`,
  pending: 'MATCH (j:Journal) RETURN j {.*} AS journal',
  // Written first: on Neo4j that is the lock under which the holder is looked at.
  lock: 'MATCH (j:Journal {id: $id}) SET j.lockedAt = $now',
  look: 'MATCH (j:Journal {id: $id}) RETURN j {.*} AS journal',
  lease: 'MATCH (j:Journal {id: $id}) SET j.holder = $holder, j.leasedUntil = $until',
  rows: `UNWIND $rows AS row
    CREATE (:JournalRow {key: row[0], unitKey: row[1], part: row[2], payload: row[3]})`,
  units: 'MATCH (j:Journal {id: $id}) SET j.units = $units',
  lockAll: 'MATCH (j:Journal) SET j.lockedAt = $now',
  marked:
    "MATCH (j:Journal) WHERE j.state = 'marked' RETURN j.id AS id, j.holder AS holder, j.leasedUntil AS leasedUntil",
  mark: "MATCH (j:Journal {id: $id}) SET j.state = 'marked', j.markedAt = $now",
  unit: 'MATCH (r:JournalRow) WHERE r.unitKey = $unitKey RETURN r.part AS part, r.payload AS payload',
  advance: 'MATCH (j:Journal {id: $id}) SET j.applied = $applied, j.leasedUntil = $until',
  removeRows: 'MATCH (r:JournalRow) WHERE r.unitKey IN $unitKeys DELETE r',
  remove: 'MATCH (j:Journal {id: $id}) DELETE j',
} as const

const NOW = '2026-11-21T08:00:00.000Z'
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  begin: { id: 'new-journal', kind: 'import', title: 'Classroom', at: NOW, holder: 'me', until: NOW },
  pending: {},
  lock: { id: 'journal', now: NOW },
  look: { id: 'journal' },
  lease: { id: 'journal', holder: 'me', until: NOW },
  rows: { rows: [['new-journal/0/0', 'new-journal/0', 0, 'q1YqVrJSSlSqBQA=']] },
  units: { id: 'journal', units: 1 },
  lockAll: { now: NOW },
  marked: {},
  mark: { id: 'journal', now: NOW },
  unit: { unitKey: 'journal/0' },
  advance: { id: 'journal', applied: 1, until: NOW },
  removeRows: { unitKeys: ['journal/0', 'journal/1'] },
  remove: { id: 'journal' },
}

/** A journal as it is stored. */
export interface PendingJournal {
  id: string
  kind: string
  /** What it is, for people: `the import of ccss.json`. */
  title: string
  state: 'staging' | 'marked'
  /** Units staged, and how many of them are applied. */
  units: number
  applied: number
  /** When it began, ISO 8601 UTC. */
  at: string
  markedAt?: string
  holder: string
  leasedUntil: string
}

/** Another process has taken a journal over, because its holder showed no sign of life for as long as its lease. */
export class JournalLostError extends GraphError {
  constructor(title: string) {
    super('CONFLICT', `journal: another process has taken over ${title}`)
    this.name = 'JournalLostError'
  }
}

/** What an applier may ask of the journal it works for. */
export interface Applying {
  /** Kind, title and time of the journal; `at` is the time to write on what is made. */
  readonly journal: Pick<PendingJournal, 'id' | 'kind' | 'title' | 'at'>
  /** Number of the unit at hand, from 0. */
  readonly number: number
  /** Units staged so far. */
  readonly units: number
  /** Another unit, to look ahead or back; null past the end. Units stay until all are applied. */
  unit(number: number): Promise<unknown>
  /** Puts a value in the place of a unit: what was decided once and has to hold after a sudden end. */
  replace(number: number, unit: unknown): Promise<void>
  /** Adds a unit at the end. After a sudden end it may be added twice. */
  append(unit: unknown): Promise<void>
}

/** Does one unit of work; done twice it must leave the same as done once. */
export type Applier = (unit: unknown, applying: Applying) => Promise<void>

/** A journal in the hands of this process. Its calls are made one after another. */
export interface Journal {
  readonly id: string
  /** Number of units so far: the number that the next one will have. */
  units(): number
  /** Adds a unit before the mark: one transaction, some hundreds of records each. */
  stage(unit: unknown): Promise<void>
  /**
   * The commit mark: from here on it will be applied, whatever happens. Waits while another journal is being applied.
   * @param signal ends the waiting with its reason; nothing is marked then
   * @param also what belongs to the transaction of the mark
   */
  mark(signal?: AbortSignal, also?: (tx: Transaction) => Promise<void>): Promise<void>
  /** Applies all units that are not yet applied, then removes the journal. */
  apply(applier: Applier): Promise<void>
  /** Throws an unmarked journal away. */
  discard(): Promise<void>
  /** Lets go of it without an end: whoever settles next finishes or discards it. */
  release(): void
}

/** Begins a journal, held by this process. `at` is the time that what it writes will carry; the present by default. */
export async function beginJournal(
  graph: Graph,
  { kind, title, at = new Date().toISOString() }: { kind: string; title: string; at?: string },
): Promise<Journal> {
  const id = randomUUID()
  const held = hold(graph, { id, kind, title, at, units: 0, applied: 0 })
  try {
    await graph.write((tx) =>
      tx.run(QUERIES.begin, { id, kind, title, at, holder: held.holder, until: untilFromNow() }),
    )
  } catch (error) {
    held.release()
    throw error
  }
  return held.journal
}

/** All journals, the marked ones first in the order of their marks, then by when they began. */
export async function pendingJournals(graph: Graph): Promise<PendingJournal[]> {
  const rows = await graph.read<{ journal: PendingJournal }>(QUERIES.pending)
  const place = ({ markedAt, at, id }: PendingJournal): string => `${markedAt ?? '~'} ${at} ${id}`
  return rows.map(({ journal }) => journal).sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/**
 * Stages, marks and applies in one call, for work that fits between two lines. When `stage` throws or `signal` is
 * aborted before the mark, the journal is discarded and the error thrown on; after the mark it is applied to its end.
 * An error of the graph after the mark is thrown on, too: the work is then completed by whoever settles next.
 * @param also what belongs to the transaction of the mark
 */
export async function journalled<T>(
  graph: Graph,
  facts: { kind: string; title: string; at?: string },
  stage: (stage: Journal['stage']) => Promise<T>,
  applier: Applier,
  { signal, also }: { signal?: AbortSignal; also?: (tx: Transaction) => Promise<void> } = {},
): Promise<T> {
  const journal = await beginJournal(graph, facts)
  try {
    let value: T
    try {
      value = await stage((unit) => journal.stage(unit))
      signal?.throwIfAborted()
      await journal.mark(signal, also)
    } catch (error) {
      // Where the graph is away it stays unmarked, and the next one to settle discards it.
      await journal.discard().catch(() => undefined)
      throw error
    }
    await journal.apply(applier)
    return value
  } finally {
    journal.release()
  }
}

/** What became of a journal that was left behind. */
export interface Settled {
  journal: PendingJournal
  outcome: 'finished' | 'discarded' | 'failed'
  /** Why it failed; it stays, and the next settling tries again. */
  error?: Error
}

export interface SettleOptions {
  /**
   * Waits for marked journals that a living process is applying, and takes them over when it ends; for a start, which
   * must not serve what is half done. Else those are left to their holders.
   */
  wait?: boolean
  /** Told before a marked journal is applied or waited for. */
  tell?: (journal: PendingJournal, doing: 'finishing' | 'waiting') => void
  signal?: AbortSignal
}

/**
 * Finishes the marked journals that nobody works on, in the order of their marks, and discards the others. A journal
 * whose applier fails for what it holds is given back as failed and stays. Throws what the graph throws when it is away.
 * @param appliers by the kind of the journal
 */
export async function settleJournals(
  graph: Graph,
  appliers: Readonly<Record<string, Applier>>,
  options: SettleOptions = {},
): Promise<Settled[]> {
  const settled: Settled[] = []
  const failed = new Set<string>()
  let waitingFor: string | null = null
  for (;;) {
    options.signal?.throwIfAborted()
    const pending = (await pendingJournals(graph)).filter(({ id }) => !failed.has(id))
    const [next] = options.wait
      ? pending.filter((journal) => journal.state === 'marked' || !isHeld(graph, journal))
      : pending.filter((journal) => !isHeld(graph, journal))
    if (!next) return settled
    const held = isHeld(graph, next) ? null : await take(graph, next)
    if (!held) {
      if (!options.wait) return settled
      if (waitingFor !== next.id) options.tell?.(next, 'waiting')
      waitingFor = next.id
      await sleep(POLL_MS, undefined, { signal: options.signal })
      continue
    }
    try {
      if (next.state === 'staging') {
        await held.journal.discard()
        settled.push({ journal: next, outcome: 'discarded' })
        continue
      }
      options.tell?.(next, 'finishing')
      const applier = Object.hasOwn(appliers, next.kind) ? appliers[next.kind] : undefined
      if (!applier) throw new Error(`this release knows no work of kind “${next.kind}”; a newer one has begun it`)
      await held.journal.apply(applier)
      settled.push({ journal: next, outcome: 'finished' })
    } catch (error) {
      if (error instanceof JournalLostError) continue
      if (error instanceof GraphError && PASSING.has(error.code)) throw error
      failed.add(next.id)
      settled.push({ journal: next, outcome: 'failed', error: error as Error })
    } finally {
      held.release()
    }
  }
}

interface Held {
  holder: string
  journal: Journal
  release(): void
}

/** Takes a journal that nobody holds; null when another process was quicker, or it is gone. */
async function take(graph: Graph, pending: PendingJournal): Promise<Held | null> {
  const held = hold(graph, pending)
  const isTaken = await graph
    .write(async (tx) => {
      const stored = await lookAt(tx, pending.id)
      if (!stored || isHeld(graph, stored)) return false
      await tx.run(QUERIES.lease, { id: pending.id, holder: held.holder, until: untilFromNow() })
      return true
    })
    .catch((error: unknown) => {
      held.release()
      throw error
    })
  if (isTaken) return held
  held.release()
  return null
}

async function lookAt(tx: Transaction, id: string): Promise<PendingJournal | undefined> {
  await tx.run(QUERIES.lock, { id, now: new Date().toISOString() })
  const [row] = await tx.run<{ journal: PendingJournal }>(QUERIES.look, { id })
  return row?.journal
}

function hold(graph: Graph, facts: Pick<PendingJournal, 'id' | 'kind' | 'title' | 'at' | 'units' | 'applied'>): Held {
  const { id } = facts
  const holder = newHolder()
  let units = facts.units
  let isEnded = false
  const renewing =
    graph.engine === 'neo4j'
      ? setInterval(() => {
          // A renewal that fails is followed by another one, and what is written looks at the holder itself.
          mine(() => Promise.resolve()).catch(() => undefined)
        }, RENEW_MS)
      : undefined
  renewing?.unref()

  /** One transaction that is nothing when the journal is no longer ours. */
  function mine<T>(work: (tx: Transaction, stored: PendingJournal) => Promise<T>): Promise<T> {
    return graph.write(async (tx) => {
      const stored = await lookAt(tx, id)
      if (stored?.holder !== holder) throw new JournalLostError(facts.title)
      await tx.run(QUERIES.lease, { id, holder, until: untilFromNow() })
      return work(tx, stored)
    })
  }

  async function put(unit: unknown): Promise<void> {
    const rows = rowsOf(id, units, await pack(unit))
    await mine(async (tx) => {
      await tx.run(QUERIES.rows, { rows })
      await tx.run(QUERIES.units, { id, units: units + 1 })
    })
    units++
  }

  async function removeAll(): Promise<void> {
    for (let at = 0; at < units; at += UNITS_A_REMOVAL) {
      const unitKeys = Array.from({ length: Math.min(UNITS_A_REMOVAL, units - at) }, (_, i) => unitKey(id, at + i))
      await mine((tx) => tx.run(QUERIES.removeRows, { unitKeys }))
    }
    await mine((tx) => tx.run(QUERIES.remove, { id }))
    release()
  }

  function release(): void {
    isEnded = true
    clearInterval(renewing)
    endHolder(holder)
  }

  function open(): void {
    if (isEnded) throw new Error('journal: it has ended')
  }

  const journal: Journal = {
    id,
    units: () => units,
    async stage(unit) {
      open()
      await put(unit)
    },
    async mark(signal, also) {
      open()
      for (;;) {
        const isMarked = await graph.write(async (tx) => {
          // Two marks at once would not see each other: each takes the lock of all journals first.
          await tx.run(QUERIES.lockAll, { now: new Date().toISOString() })
          const others = await tx.run<Pick<PendingJournal, 'id' | 'holder' | 'leasedUntil'>>(QUERIES.marked)
          if (others.some((other) => other.id !== id && isHeld(graph, other))) return false
          const stored = await lookAt(tx, id)
          if (stored?.holder !== holder) throw new JournalLostError(facts.title)
          await tx.run(QUERIES.mark, { id, now: new Date().toISOString() })
          await also?.(tx)
          return true
        })
        if (isMarked) return
        await sleep(POLL_MS, undefined, { signal })
      }
    },
    async apply(applier) {
      open()
      for (let number = facts.applied; number < units; number++) {
        const unit = await readUnit(graph, id, number)
        await applier(unit, {
          journal: { id, kind: facts.kind, title: facts.title, at: facts.at },
          number,
          units,
          unit: (other) => (other < units ? readUnit(graph, id, other) : Promise.resolve(null)),
          async replace(other, value) {
            const rows = rowsOf(id, other, await pack(value))
            await mine(async (tx) => {
              await tx.run(QUERIES.removeRows, { unitKeys: [unitKey(id, other)] })
              await tx.run(QUERIES.rows, { rows })
            })
          },
          append: put,
        })
        await mine((tx) => tx.run(QUERIES.advance, { id, applied: number + 1, until: untilFromNow() }))
      }
      await removeAll()
    },
    async discard() {
      open()
      await removeAll()
    },
    release,
  }
  return { holder, journal, release }
}

function unitKey(id: string, number: number): string {
  return `${id}/${number}`
}

function rowsOf(id: string, number: number, payload: string): [string, string, number, string][] {
  const rows: [string, string, number, string][] = []
  const key = unitKey(id, number)
  for (let part = 0; part === 0 || part * CHARACTERS_A_ROW < payload.length; part++)
    rows.push([`${key}/${part}`, key, part, payload.slice(part * CHARACTERS_A_ROW, (part + 1) * CHARACTERS_A_ROW)])
  return rows
}

async function readUnit(graph: Graph, id: string, number: number): Promise<unknown> {
  const rows = await graph.read<{ part: number; payload: string }>(QUERIES.unit, { unitKey: unitKey(id, number) })
  rows.sort((a, b) => a.part - b.part)
  return unpack(rows.map(({ payload }) => payload).join(''))
}

// Deflated, JSON of records takes a sixth of the room it would take in memory and on the wire.
const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

async function pack(unit: unknown): Promise<string> {
  return (await deflate(JSON.stringify(unit), { level: 1 })).toString('base64')
}

async function unpack(payload: string): Promise<unknown> {
  return JSON.parse((await inflate(Buffer.from(payload, 'base64'))).toString('utf8')) as unknown
}
