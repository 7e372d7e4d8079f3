/** The embedded engine behind the seam: Grafeo, in this process, in memory or in a folder of its own. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import type { GrafeoDB, GrafeoError, QueryResult } from '@grafeo-db/js'
import { GraphError, type Graph, type Params, type Row, type Transaction, type GraphOptions } from '#graph/graph.ts'
import { checkParams, plainRows } from '#graph/values.ts'
import { createWrites, Transient } from '#graph/writes.ts'

const FILE_NAME = 'waymark.grafeo'
const READ_MS = 30_000
const CHECKPOINT_INTERVAL_MS = 5 * 60_000
const TEXTS_KEPT = 2000
const CHECKPOINT_LOG_BYTES = 32 * 1024 * 1024

/**
 * Opens a graph in `folder`, which is made when missing and belongs to one process at a time, or in memory when
 * `folder` is undefined. Throws GraphError HELD when another process has the folder, UNAVAILABLE when it can't be
 * written or read.
 */
export function openGrafeo(folder?: string, { readTimeout = READ_MS, wrote }: GraphOptions = {}): Graph {
  const db = openDatabase(folder)
  const writes = createWrites()
  const reads = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  async function run(query: (cypher: string, params: Params) => Promise<QueryResult>, cypher: string, params: Params) {
    checkParams(cypher, params)
    try {
      return plainRows((await query(cypher, params)).toArray())
    } catch (error) {
      throw graphError(error)
    }
  }

  function refuseWhenClosed(): void {
    if (closing) throw new GraphError('UNAVAILABLE', 'graph: it is closed')
  }

  async function attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const transaction = db.beginTransaction()
    let failure: unknown
    let last: Promise<unknown> = Promise.resolve()
    let ended = false
    const tx: Transaction = {
      run<R extends Row>(cypher: string, params: Params = {}): Promise<R[]> {
        // One statement at a time, and none after a failure: Neo4j ends a transaction there, Grafeo would go on.
        const result = last.then(() => {
          if (ended) throw new GraphError('INVALID', 'graph: the transaction has ended')
          if (failure) throw failure
          return run(transaction.executeCypher.bind(transaction), cypher, params)
        })
        last = result.catch((error: unknown) => {
          failure ??= error
        })
        return result as Promise<R[]>
      },
    }
    try {
      const value = await work(tx)
      await last
      if (failure) throw failure
      ended = true
      try {
        transaction.commit()
      } catch (error) {
        throw graphError(error)
      }
      wrote?.()
      return value
    } catch (error) {
      await last
      ended = true
      if (transaction.isActive) transaction.rollback()
      const cause = failure ?? error
      throw isWriteConflict(cause) ? new Transient(cause) : error
    }
  }

  return {
    engine: 'grafeo',
    async read<R extends Row>(cypher: string, params: Params = {}): Promise<R[]> {
      refuseWhenClosed()
      refuseWriting(cypher)
      const rows = run(db.executeCypher.bind(db), cypher, params)
      reads.add(rows)
      const settled = () => reads.delete(rows)
      rows.then(settled, settled)
      return (await within(readTimeout, rows)) as R[]
    },
    async write(work) {
      refuseWhenClosed()
      return writes.run(() => attempt(work))
    },
    async schema(statements) {
      refuseWhenClosed()
      await writes.run(async () => {
        for (const statement of statements) await run(db.executeCypher.bind(db), statement, {})
      })
    },
    async checkpoint() {
      refuseWhenClosed()
      await writes.run(async () => {
        try {
          if (folder !== undefined) db.walCheckpoint()
        } catch (error) {
          throw graphError(error)
        }
      })
    },
    async copy(to) {
      refuseWhenClosed()
      await writes.run(async () => {
        try {
          mkdirSync(to, { recursive: true, mode: 0o700 })
          db.save(join(to, FILE_NAME))
        } catch (error) {
          throw graphError(error)
        }
      })
    },
    close() {
      closing ??= (async () => {
        await writes.idle()
        await Promise.allSettled(reads)
        try {
          db.close()
        } catch (error) {
          throw graphError(error)
        }
      })()
      return closing
    },
  }
}

/** The engine looks at its own time limit between operators only: a product of scans ran on for minutes. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLong()), milliseconds)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

function tooLong(cause?: unknown): GraphError {
  return new GraphError('TIMEOUT', 'graph: the query took too long', { cause })
}

function openDatabase(folder: string | undefined): GrafeoDB {
  if (folder === undefined) return grafeo.GrafeoDB.create()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code
    const why = reason === 'ENOTDIR' || reason === 'EEXIST' ? 'it is not a folder' : `it can't be written (${reason})`
    throw new GraphError('UNAVAILABLE', `graph: the folder ${folder} can't be used: ${why}`, { cause })
  }
  try {
    const db = grafeo.GrafeoDB.create(join(folder, FILE_NAME))
    db.setCheckpointTriggers({ intervalMs: CHECKPOINT_INTERVAL_MS, walBytes: CHECKPOINT_LOG_BYTES })
    return db
  } catch (cause) {
    const words = (cause as Error).message
    if (/cannot be locked|already (open|locked)|locked by/i.test(words))
      throw new GraphError(
        'HELD',
        `graph: the folder ${folder} is held by another process; stop it or name another folder`,
        {
          cause,
        },
      )
    throw new GraphError('UNAVAILABLE', `graph: the folder ${folder} can't be opened: ${plainWords(words)}`, { cause })
  }
}

/** Neo4j refuses to write in a read transaction; Grafeo's plain call would write, so the text is looked at. */
const checkedReads = new Set<string>()

function refuseWriting(cypher: string): void {
  if (checkedReads.has(cypher)) return
  const bare = cypher.replace(
    /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\.\s*\w+|[:$]\s*\w+|\w+\s*:/g,
    ' ',
  )
  const verb = /\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH|INSERT|LOAD)\b/i.exec(bare)
  if (verb) throw new GraphError('INVALID', `graph: a read cannot ${verb[1]!.toUpperCase()}; use write`)
  if (checkedReads.size > TEXTS_KEPT) checkedReads.clear()
  checkedReads.add(cypher)
}

const conflicts = new WeakSet<GraphError>()

function isWriteConflict(error: unknown): error is GraphError {
  return error instanceof GraphError && conflicts.has(error)
}

/** Turns what the engine threw into the family, with the place in the query where there is one. */
function graphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error
  if (!(error instanceof Error)) return new GraphError('UNAVAILABLE', `graph: ${String(error)}`)
  const words = error.message
  const status = (error as GrafeoError).gqlStatus ?? ''
  if (status.startsWith('40') || /write conflict|serialization failure|deadlock/i.test(words)) {
    const conflict = new GraphError('CONFLICT', `graph: ${plainWords(words)}`, { cause: error })
    conflicts.add(conflict)
    return conflict
  }
  if (/constraint violation/i.test(words))
    return new GraphError('CONFLICT', `graph: ${plainWords(words)}`, { cause: error })
  if (/time(d )?\s?-?out/i.test(words)) return tooLong(error)
  if (/^(42|22|G1|G2)/.test(status)) {
    const place = /query:(\d+:\d+)/.exec(words)
    return new GraphError('INVALID', `cypher: ${plainWords(words)}${place ? ` at ${place[1]}` : ''}`, {
      cause: error,
    })
  }
  return new GraphError('UNAVAILABLE', `graph: ${plainWords(words)}`, { cause: error })
}

/** The engine's sentence without its prefixes and its drawing of the query. */
function plainWords(words: string): string {
  return words
    .split('\n', 1)[0]!
    .replace(/^(?:Query|Database|Transaction) error: /, '')
    .replaceAll(/GRAFEO-[A-Z]\d+: /g, '')
    .replace(/^(?:Internal error|Invalid value|Serialization error): /, '')
    .replace(/^(Write conflict: )+/, 'write conflict: ')
}
