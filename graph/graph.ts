/**
 * The seam to the knowledge graph. Two engines stand behind it: embedded Grafeo and Neo4j.
 * One Cypher text runs unchanged on both; what they cannot both do is refused by the adapter.
 */

/** What a property or a parameter may hold on both engines: no map and no null inside a list. */
export type Value = string | number | boolean | null | string[] | number[] | boolean[]

/** Query parameters. A list of maps (`$rows`) is allowed as a parameter, never as a property. */
export type Params = Record<string, unknown>

/** One result row: plain values, lists and maps. Integers come as safe JS numbers, nodes never come whole: return `n {.*}`. */
export type Row = Record<string, unknown>

/** An open write transaction. */
export interface Transaction {
  /** Runs one statement inside the transaction and gives its rows. */
  run<R extends Row = Row>(cypher: string, params?: Params): Promise<R[]>
}

export interface Graph {
  readonly engine: 'grafeo' | 'neo4j'
  /** Runs a query that changes nothing. */
  read<R extends Row = Row>(cypher: string, params?: Params): Promise<R[]>
  /**
   * Runs `work` in one transaction. Writes queue within a process; on a conflict with another process the
   * function is run again, so it must be repeatable. When it throws, nothing is written.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Runs schema statements (constraints and indexes) in turn, outside a transaction, until all of them answer. Used by migrations only. */
  schema(statements: readonly string[]): Promise<void>
  /** Forces what is committed to durable storage where the engine needs asking; else does nothing. */
  checkpoint(): Promise<void>
  /**
   * Copies what is committed into `folder`, from which it opens as a graph; writes wait meanwhile. A server is copied by its own tools:
   * UNSUPPORTED.
   */
  copy(folder: string): Promise<void>
  /** Waits for running work and closes. */
  close(): Promise<void>
}

/** How a graph is opened. */
export interface GraphOptions {
  /** Name and password for a server; not used by embedded graphs. */
  user?: string
  password?: string
  /** Milliseconds after which a read ends with TIMEOUT; 30,000 by default. */
  readTimeout?: number
  /** Hears what the engine has to say, in words for operators. */
  log?: (message: string) => void
  /** Told after each transaction of this process that was, or may have been, committed. */
  wrote?: () => void
}

export type GraphErrorCode = 'NOT_FOUND' | 'CONFLICT' | 'UNAVAILABLE' | 'TIMEOUT' | 'INVALID' | 'UNSUPPORTED' | 'HELD'

/** What the graph room throws. The cause is the engine's own error. */
export class GraphError extends Error {
  readonly code: GraphErrorCode
  constructor(code: GraphErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'GraphError'
    this.code = code
  }
}
