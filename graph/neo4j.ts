/** The server engine behind the seam: Neo4j over Bolt, by its official driver. */
import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { type Driver, Neo4jError, type Session, type Transaction as DriverTransaction } from 'neo4j-driver'
import { GraphError, type Graph, type Params, type Row, type Transaction, type GraphOptions } from '#graph/graph.ts'
import { checkParams, plainRows } from '#graph/values.ts'
import { createWrites, Transient } from '#graph/writes.ts'

const CONNECT_MS = 5_000
/** Also bounds the wait for a server that takes the connection and then says nothing. */
const ACQUIRE_MS = 10_000
const READ_MS = 30_000
const WRITE_MS = 120_000
const INDEX_MS = 10 * 60_000
const INDEX_POLL_MS = 50
const CREATED_INDEX = /^CREATE\s+(?:\w+\s+)?INDEX\s+(\w+)/i
const READ_ATTEMPTS = 3

/**
 * Connects to the Neo4j at `url` (`bolt://` one server, `neo4j://` a cluster) and makes sure that it answers.
 * Throws GraphError UNAVAILABLE when nothing answers there or the name and password are refused.
 */
export async function openNeo4j(url: string, options: GraphOptions = {}): Promise<Graph> {
  const driver = connect(url, options)
  try {
    const server = await driver.getServerInfo()
    options.log?.(`graph: connected to ${server.agent ?? 'Neo4j'} at ${server.address ?? url}`)
  } catch (error) {
    await driver.close()
    throw graphError(error, url)
  }
  const bookmarkManager = neo4j.bookmarkManager()
  const writes = createWrites()
  const reads = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  function session(mode: 'READ' | 'WRITE'): Session {
    return driver.session({ defaultAccessMode: mode, bookmarkManager })
  }

  function refuseWhenClosed(): void {
    if (closing) throw new GraphError('UNAVAILABLE', 'graph: it is closed')
  }

  async function readOnce(cypher: string, params: Params): Promise<Row[]> {
    const reader = session('READ')
    try {
      const result = await reader.run(cypher, toServer(params), { timeout: options.readTimeout ?? READ_MS })
      return plainRows(result.records.map((record) => record.toObject()))
    } finally {
      await reader.close()
    }
  }

  async function read(cypher: string, params: Params): Promise<Row[]> {
    checkParams(cypher, params)
    for (let tried = 1; ; tried++) {
      try {
        return await readOnce(cypher, params)
      } catch (error) {
        if (tried === READ_ATTEMPTS || !passes(error)) throw graphError(error, url)
      }
    }
  }

  async function attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const writer = session('WRITE')
    let transaction: DriverTransaction
    let failure: unknown
    let last: Promise<unknown> = Promise.resolve()
    let ended = false
    try {
      transaction = await writer.beginTransaction({ timeout: WRITE_MS })
    } catch (error) {
      await writer.close()
      throw passes(error) ? new Transient(graphError(error, url)) : graphError(error, url)
    }
    const statement = async (cypher: string, params: Params): Promise<Row[]> => {
      if (ended) throw new GraphError('INVALID', 'graph: the transaction has ended')
      if (failure) throw graphError(failure, url)
      checkParams(cypher, params)
      try {
        const result = await transaction.run(cypher, toServer(params))
        return plainRows(result.records.map((record) => record.toObject()))
      } catch (error) {
        failure = error
        throw graphError(error, url)
      }
    }
    const tx: Transaction = {
      run<R extends Row>(cypher: string, params: Params = {}): Promise<R[]> {
        const result = last.then(() => statement(cypher, params))
        last = result.catch((error: unknown) => {
          failure ??= error
        })
        return result as Promise<R[]>
      },
    }
    try {
      const value = await work(tx)
      await last
      if (failure) throw graphError(failure, url)
      ended = true
      await commit(transaction)
      return value
    } catch (error) {
      await last
      ended = true
      if (transaction.isOpen()) await transaction.rollback().catch(() => undefined)
      if (error instanceof Transient || failure === undefined) throw error
      throw passes(failure) ? new Transient(graphError(failure, url)) : error
    } finally {
      options.wrote?.()
      await writer.close()
    }
  }

  async function commit(transaction: DriverTransaction): Promise<void> {
    try {
      await transaction.commit()
    } catch (error) {
      if (isDisconnection(error))
        throw new GraphError(
          'UNAVAILABLE',
          'graph: the connection was lost during a commit; the change may or may not be stored',
          { cause: error },
        )
      throw passes(error) ? new Transient(graphError(error, url)) : graphError(error, url)
    }
  }

  /**
   * Waits until indexes answer. Looks again and again, each time for a moment: the server fills a new index once
   * every transaction before it has ended, so `db.awaitIndexes` of one process and a new index of another one would
   * wait for each other. Constraints are complete when their statement ends.
   */
  async function populated(reader: Session, names: readonly string[]): Promise<void> {
    const deadline = performance.now() + INDEX_MS
    for (;;) {
      const { records } = await reader.run(
        `SHOW INDEXES YIELD name, state WHERE name IN $names AND state <> 'ONLINE' RETURN name, state ORDER BY state`,
        { names },
      )
      const [waiting] = records.map((record) => record.toObject() as { name: string; state: string })
      if (!waiting) return
      const { name, state } = waiting
      if (state === 'FAILED') throw new GraphError('CONFLICT', `graph: the index ${name} could not be filled`)
      if (performance.now() > deadline) throw new GraphError('TIMEOUT', `graph: the index ${name} is not filled yet`)
      await sleep(INDEX_POLL_MS)
    }
  }

  async function schema(statements: readonly string[]): Promise<void> {
    const writer = session('WRITE')
    try {
      for (const statement of statements) await writer.run(statement)
      const indexes = statements.flatMap((statement) => CREATED_INDEX.exec(statement)?.[1] ?? [])
      if (indexes.length > 0) await populated(writer, indexes)
    } catch (error) {
      throw graphError(error, url)
    } finally {
      await writer.close()
    }
  }

  return {
    engine: 'neo4j',
    async read<R extends Row>(cypher: string, params: Params = {}): Promise<R[]> {
      refuseWhenClosed()
      const rows = read(cypher, params)
      reads.add(rows)
      try {
        return (await rows) as R[]
      } finally {
        reads.delete(rows)
      }
    },
    async write(work) {
      refuseWhenClosed()
      return writes.run(() => attempt(work))
    },
    async schema(statements) {
      refuseWhenClosed()
      await writes.run(() => schema(statements))
    },
    async checkpoint() {
      refuseWhenClosed()
    },
    async copy() {
      throw new GraphError('UNSUPPORTED', 'graph: Neo4j is copied by its own tools')
    },
    close() {
      closing ??= (async () => {
        await writes.idle()
        await Promise.allSettled(reads)
        await driver.close()
      })()
      return closing
    },
  }
}

function connect(url: string, { user, password, log }: GraphOptions): Driver {
  const auth =
    user === undefined && password === undefined ? undefined : neo4j.auth.basic(user ?? 'neo4j', password ?? '')
  try {
    return neo4j.driver(url, auth, {
      useBigInt: true,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: ACQUIRE_MS,
      maxTransactionRetryTime: 0,
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      ...(log && { logging: { level: 'warn', logger: (_level, message) => log(`graph: ${message}`) } }),
    })
  } catch (cause) {
    throw new GraphError('INVALID', `graph: the address ${url} can't be used: ${(cause as Error).message}`, { cause })
  }
}

/** The driver sends every JS number as a float; integers have to go as BigInt to be stored as integers. */
function toServer(params: Params): Params {
  return convert(params) as Params
}

function convert(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    // A list of numbers is stored as one type: all integers, or all floats. A mixed list is a row.
    if (value.every((item) => typeof item === 'number'))
      return value.every((item) => Number.isSafeInteger(item)) ? value.map(BigInt) : value
    return value.map(convert)
  }
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = convert((value as Record<string, unknown>)[key])
  return copy
}

/** True for what another attempt may not meet: a deadlock, a lost leader, a dropped connection. */
function passes(error: unknown): boolean {
  return neo4j.isRetryableError(error) || codeOf(error) === 'Neo.ClientError.Statement.EntityNotFound'
}

function isDisconnection(error: unknown): boolean {
  const code = codeOf(error)
  return code === neo4j.error.SERVICE_UNAVAILABLE || code === neo4j.error.SESSION_EXPIRED
}

function codeOf(error: unknown): string {
  return error instanceof Neo4jError ? error.code : ''
}

/** Turns what the driver threw into the family, with the place in the query where there is one. */
function graphError(cause: unknown, url: string): GraphError {
  if (cause instanceof GraphError) return cause
  const code = codeOf(cause)
  const words = cause instanceof Error ? cause.message.split('\n', 1)[0]! : String(cause)
  if (
    code === 'Neo.ClientError.Statement.EntityNotFound' ||
    /^Neo\.TransientError\.Transaction\.(Deadlock|Lock)/.test(code)
  )
    return new GraphError('CONFLICT', `graph: write conflict: ${words}`, { cause })
  if (/TimedOut|Timeout|LockClientStopped/i.test(code))
    return new GraphError('TIMEOUT', 'graph: the query took too long', { cause })
  if (code.startsWith('Neo.ClientError.Schema')) return new GraphError('CONFLICT', `graph: ${words}`, { cause })
  if (code.startsWith('Neo.ClientError.Security'))
    return new GraphError('UNAVAILABLE', `graph: ${url} refuses the user name or password`, { cause })
  if (code.startsWith('Neo.ClientError.Statement') || code === 'Neo.ClientError.Request.Invalid') {
    const place = /\(line (\d+), column (\d+)/.exec(cause instanceof Error ? cause.message : '')
    const sentence = words.replace(/ \(line \d+, column \d+.*$/, '')
    return new GraphError('INVALID', `cypher: ${sentence}${place ? ` at ${place[1]}:${place[2]}` : ''}`, { cause })
  }
  if (isDisconnection(cause))
    return new GraphError('UNAVAILABLE', `graph: no Neo4j answers at ${url}; is it running there? (${words})`, {
      cause,
    })
  return new GraphError('UNAVAILABLE', `graph: ${url}: ${words}`, { cause })
}
