/**
 * The way to a Meilisearch server: its version checked, its keys with least rights, every request within a time, and what
 * the client throws turned into the seam's error. A server that does not answer is asked nothing more until it is well
 * again; meanwhile every caller is told at once instead of waiting for a time-out of its own.
 */
import { Meilisearch, MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch'
import { SearchQueryError, SearchUnavailableError } from '../search-index.ts'
import { keysFor, type GivenKeys } from './keys.ts'

/** Longest wait for an answer to a reader, and for a write to be taken, in milliseconds. */
const READ_MS = 5_000
const WRITE_MS = 30_000
/** How often a server that is away is looked at, and how long a look may take. */
const PROBE_MS = 500
const PROBE_ANSWER_MS = 1_000

/** The first release that renames an index while swapping, and the major one whose protocol this is. */
const OLDEST = [1, 18] as const

export interface ConnectionOptions extends GivenKeys {
  /** Told once when the server goes away, and when it is back. */
  warn: (message: string) => void
}

interface Clients {
  reader: Meilisearch
  writer: Meilisearch
}

export class Connection {
  readonly url: string
  private readonly options: ConnectionOptions
  private clients: Promise<Clients> | null = null
  /** Why the server is away; null while it is not known to be. */
  private away: SearchUnavailableError | null = null
  private probing: NodeJS.Timeout | null = null
  private isProbing = false
  private closed = false
  /** Grows with every new connection, so that what was known of the server is known to be old. */
  generation = 0

  constructor(url: string, options: ConnectionOptions) {
    this.url = url
    this.options = options
  }

  /** The server does not answer. */
  get isAway(): boolean {
    return this.away !== null
  }

  /** Asks something that only reads. Throws `SearchUnavailableError`, at once while the server is away. */
  asReader<T>(work: (client: Meilisearch) => Promise<T>): Promise<T> {
    return this.ask(({ reader }) => work(reader))
  }

  /** Asks something with the rights to index. */
  asWriter<T>(work: (client: Meilisearch) => Promise<T>): Promise<T> {
    return this.ask(({ writer }) => work(writer))
  }

  close(): void {
    this.closed = true
    if (this.probing) clearInterval(this.probing)
    this.probing = null
  }

  private async ask<T>(work: (clients: Clients) => Promise<T>): Promise<T> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    if (this.away) throw new SearchUnavailableError(this.away.message, { cause: this.away })
    const { generation } = this
    try {
      return await work(await this.connected())
    } catch (error) {
      // A server that came back without its data has forgotten the keys that were made there.
      if (isForbidden(error) && generation === this.generation && generation > 0) {
        this.clients = null
        try {
          return await work(await this.connected())
        } catch (second) {
          throw this.failed(second)
        }
      }
      throw this.failed(error)
    }
  }

  private connected(): Promise<Clients> {
    this.clients ??= this.connect().catch((error: unknown) => {
      this.clients = null
      throw error
    })
    return this.clients
  }

  private async connect(): Promise<Clients> {
    const { url } = this
    await this.checkVersion()
    const { search, index } = await keysFor(url, this.options, READ_MS)
    this.generation++
    return {
      reader: new Meilisearch({ host: url, apiKey: search, timeout: READ_MS }),
      writer: new Meilisearch({ host: url, apiKey: index, timeout: WRITE_MS }),
    }
  }

  /** No key for some indexes only may see the version; then the operator has to know it. */
  private async checkVersion(): Promise<void> {
    const { key, indexKey } = this.options
    for (const apiKey of new Set([key || undefined, indexKey || undefined])) {
      try {
        const { pkgVersion } = await new Meilisearch({ host: this.url, apiKey, timeout: READ_MS }).getVersion()
        return checkVersion(this.url, pkgVersion)
      } catch (error) {
        if (!isForbidden(error)) throw error
      }
    }
  }

  /** The seam's error for what was thrown; a server that did not answer is away from now on. */
  private failed(error: unknown): Error {
    if (error instanceof SearchUnavailableError || error instanceof SearchQueryError) return error
    const unavailable = new SearchUnavailableError(sentenceOf(this.url, error), { cause: error })
    if (error instanceof MeilisearchRequestError && !this.away && !this.closed) {
      this.away = unavailable
      this.options.warn(`Search is away: ${unavailable.message}`)
      this.probing = setInterval(() => void this.probe(), PROBE_MS)
      this.probing.unref()
    }
    return unavailable
  }

  private async probe(): Promise<void> {
    if (this.isProbing) return
    this.isProbing = true
    try {
      await this.look()
    } finally {
      this.isProbing = false
    }
  }

  private async look(): Promise<void> {
    try {
      const response = await fetch(new URL('/health', this.url), { signal: AbortSignal.timeout(PROBE_ANSWER_MS) })
      await response.body?.cancel()
      if (!response.ok || !this.away || this.closed) return
      // It may be another server, of another release and without our keys: nobody waits while that is looked at.
      const clients = await this.connect()
      if (this.closed) return
      this.clients = Promise.resolve(clients)
    } catch (error) {
      // It answers, and cannot be used: that is the better sentence.
      if (error instanceof SearchUnavailableError) this.away = error
      return
    }
    if (this.probing) clearInterval(this.probing)
    this.probing = null
    this.away = null
    this.options.warn(`Meilisearch at ${this.url} answers again`)
  }
}

/** Throws a sentence that says which release to run instead. */
export function checkVersion(url: string, version: string): void {
  const [major = NaN, minor = NaN] = version.split('.').map(Number)
  const wanted = `this release of Waymark works with ${OLDEST.join('.')} up to the last 1.x`
  if (!Number.isInteger(major) || !Number.isInteger(minor))
    throw new SearchUnavailableError(`What answers at ${url} is not Meilisearch: it says version "${version}"`)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new SearchUnavailableError(`Meilisearch at ${url} is ${version}, which is too old: ${wanted}. Update it.`)
  if (major > OLDEST[0])
    throw new SearchUnavailableError(
      `Meilisearch at ${url} is ${version}, which is too new: ${wanted}. Update Waymark.`,
    )
}

function sentenceOf(url: string, error: unknown): string {
  if (error instanceof MeilisearchRequestError) {
    const { cause } = error
    if (cause instanceof MeilisearchRequestTimeOutError || (cause as Error).name === 'TimeoutError')
      return `Meilisearch at ${url} did not answer in time`
    return `Meilisearch at ${url} cannot be reached. Start it, or set SEARCH_URL to where it is.`
  }
  if (error instanceof SyntaxError) return `What answers at ${url} is not Meilisearch: its answer is not JSON`
  if (error instanceof MeilisearchApiError)
    return `Meilisearch at ${url} refused: ${error.cause?.message ?? error.message}`
  return `Meilisearch at ${url} failed: ${(error as Error).message}`
}

function isForbidden(error: unknown): boolean {
  return error instanceof MeilisearchApiError && (error.response.status === 403 || error.response.status === 401)
}
