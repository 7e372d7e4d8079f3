/**
 * Leases: which of several processes on one graph works on something that only one shall work on. A lease that is not
 * renewed runs out, so a process that is killed keeps nothing. The clocks of the processes may differ by a few seconds.
 *
 * Here too: cursors of the change feed that processes share, with the version they stand at, each under a lease.
 */
import { randomUUID } from 'node:crypto'
import { GraphError, type Graph, type Params, type Row, type Transaction } from '#graph/graph.ts'

/** After this long without a sign of life a holder is taken for dead. */
export const LEASE_MS = 30_000

export const QUERIES = {
  // Written first: on Neo4j that is the lock under which the holder is looked at.
  lock: 'MERGE (c:Cursor {key: $key}) SET c.lockedAt = $now',
  look: `MATCH (c:Cursor {key: $key})
    RETURN c.version AS version, c.mark AS mark, c.holder AS holder, c.leasedUntil AS leasedUntil`,
  lease: 'MATCH (c:Cursor {key: $key}) SET c.holder = $holder, c.leasedUntil = $until',
  move: 'MATCH (c:Cursor {key: $key}) SET c.version = $version',
  sign: 'MATCH (c:Cursor {key: $key}) SET c.mark = $mark',
  release: 'MATCH (c:Cursor {key: $key}) REMOVE c.holder, c.leasedUntil',
} as const

const NOW = '2026-11-21T08:00:00.000Z'
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  lock: { key: 'search', now: NOW },
  look: { key: 'search' },
  lease: { key: 'search', holder: 'me', until: NOW },
  move: { key: 'search', version: 7 },
  sign: { key: 'search', mark: 'that one' },
  release: { key: 'search' },
}

/** Who holds something, as it is stored. */
export interface Holding extends Row {
  holder: string | null
  /** ISO 8601 UTC. */
  leasedUntil: string | null
}

/** Holders that live in this process. */
const living = new Set<string>()

/** A new holder of this process; it lives until `endHolder`. */
export function newHolder(): string {
  const holder = randomUUID()
  living.add(holder)
  return holder
}

/** Ends a holder of this process: whatever it still holds is nobody's as soon as its lease has run out. */
export function endHolder(holder: string): void {
  living.delete(holder)
}

/**
 * Whether somebody works on it: on a server by its lease. An embedded graph has one process, so what is not held by
 * that was left behind by another one, which has ended.
 */
export function isHeld(graph: Graph, { holder, leasedUntil }: Pick<Holding, 'holder' | 'leasedUntil'>): boolean {
  if (!holder) return false
  return living.has(holder) || (graph.engine === 'neo4j' && (leasedUntil ?? '') > new Date().toISOString())
}

/** When a lease that begins now runs out. */
export function untilFromNow(leaseMs: number = LEASE_MS): string {
  return new Date(Date.now() + leaseMs).toISOString()
}

/** Another process has taken over, because this one gave no sign of life for as long as its lease. */
export class LeaseLostError extends GraphError {
  constructor(what: string) {
    super('CONFLICT', `lease: another process has taken over ${what}`)
    this.name = 'LeaseLostError'
  }
}

/** A shared cursor in the hands of this process. */
export interface LeasedCursor {
  /** The version it stood at when it was taken; null for a new one. */
  readonly version: number | null
  /** What whoever moved it left to know its own work by; null when nobody has. */
  readonly mark: string | null
  /** It was taken from a process that ended without giving it back. */
  readonly isTakenOver: boolean
  /** Says that we live, and stores what is given. Throws LeaseLostError when another one has taken over. */
  renew(version?: number, mark?: string): Promise<void>
  /** Gives it back. */
  release(): Promise<void>
}

/** Takes the cursor of that key; null while another process, or another part of this one, holds it. */
export async function takeCursor(graph: Graph, key: string, leaseMs: number = LEASE_MS): Promise<LeasedCursor | null> {
  // Looked at without a lock first: a process that waits looks often.
  const [seen] = await graph.read<Holding>(QUERIES.look, { key })
  if (seen && isHeld(graph, seen)) return null
  const holder = newHolder()
  const look = async (tx: Transaction) => {
    await tx.run(QUERIES.lock, { key, now: new Date().toISOString() })
    const [row] = await tx.run<Holding & { version: number | null; mark: string | null }>(QUERIES.look, { key })
    return row!
  }
  const lease = (tx: Transaction) => tx.run(QUERIES.lease, { key, holder, until: untilFromNow(leaseMs) })
  try {
    const found = await graph.write(async (tx) => {
      const stored = await look(tx)
      if (isHeld(graph, stored)) return null
      await lease(tx)
      return stored
    })
    if (!found) {
      endHolder(holder)
      return null
    }
    return {
      version: found.version,
      mark: found.mark,
      isTakenOver: Boolean(found.holder),
      renew: (version, mark) =>
        graph.write(async (tx) => {
          if ((await look(tx)).holder !== holder) throw new LeaseLostError(key)
          await lease(tx)
          if (version !== undefined) await tx.run(QUERIES.move, { key, version })
          if (mark !== undefined) await tx.run(QUERIES.sign, { key, mark })
        }),
      async release() {
        endHolder(holder)
        await graph.write(async (tx) => {
          if ((await look(tx)).holder === holder) await tx.run(QUERIES.release, { key })
        })
      },
    }
  } catch (error) {
    endHolder(holder)
    throw error
  }
}
