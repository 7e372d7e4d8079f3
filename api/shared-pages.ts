/**
 * A shared cache (RFC 9111) before the site: a page that is the same for everyone is made once, also when a whole class opens
 * it at the same moment. What the site lets shared caches keep is kept here, as it was sent, until it is too old or anything
 * changes: a write of this process, or of another one when the index has followed it.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { codingFor, type CompressedResponse } from './compression.ts'

/** Of all pages together, as sent: some thousand. */
const MOST_BYTES = 16 * 2 ** 20
/** Longer ones are rare, and made each time. */
const LONGEST_PAGE = 128 * 1024
/** What readers send to tell pages apart; more is no browser's. */
const LONGEST_NAME = 2_000
/** Those of one answer alone. */
const OWN_HEADERS = new Set(['x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding'])
/** A page whose readers are counted says so in this header: it is made for each of them. */
const COUNTED_HEADER = 'x-counted'

interface Page {
  headers: OutgoingHttpHeaders
  body: Buffer
  /** By the clock of `SharedPages`. */
  madeAt: number
  /** Milliseconds. */
  freshFor: number
}

export class SharedPages {
  /** Those first that were asked for least lately. */
  readonly #pages = new Map<string, Page>()
  /** Pages that somebody waits for, each null when it came out as one that cannot be shared. */
  readonly #making = new Map<string, Promise<Page | null>>()
  readonly #now: () => number
  #bytes = 0
  #changes = 0
  #indexVersion: number | null = null

  /** @param now milliseconds of a clock that never goes back; tests have their own */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /** Forgets all: something that pages show may have changed. */
  changed(): void {
    this.#changes++
    this.#pages.clear()
    this.#making.clear()
    this.#bytes = 0
  }

  /** The search index stands at this version of the graph now; null where it could not be brought up. */
  indexStandsAt(version: number | null): void {
    if (version === null || version === this.#indexVersion) return
    this.#indexVersion = version
    this.changed()
  }

  /** Answers with a page that is kept, or by `make`, whose page is kept when everyone may have it. */
  async answer(request: IncomingMessage, response: CompressedResponse, make: () => void): Promise<void> {
    const name = nameOf(request)
    if (name === null) return make()
    const page = this.#fresh(name) ?? (await this.#making.get(name))
    // The reader may have left meanwhile.
    if (response.destroyed) return
    if (page) return send(page, Math.floor((this.#now() - page.madeAt) / 1_000), request, response)
    this.#keep(name, response)
    make()
  }

  #fresh(name: string): Page | null {
    const page = this.#pages.get(name)
    if (page === undefined) return null
    this.#pages.delete(name)
    if (this.#now() - page.madeAt < page.freshFor) {
      this.#pages.set(name, page)
      return page
    }
    this.#bytes -= page.body.length
    return null
  }

  /** Keeps what will be sent in this response, if it may be kept; who asks for the same meanwhile waits for it. */
  #keep(name: string, response: CompressedResponse): void {
    const changes = this.#changes
    const making = new Promise<Page | null>((resolve) => {
      response.heard = (body) => {
        const page = pageOf(response, body, this.#now())
        if (page !== null && changes === this.#changes) this.#store(name, page)
        resolve(page)
      }
      response.once('close', () => resolve(null))
    })
    if (this.#making.has(name)) return
    this.#making.set(name, making)
    void making.then(() => {
      if (this.#making.get(name) === making) this.#making.delete(name)
    })
  }

  #store(name: string, page: Page): void {
    this.#bytes += page.body.length - (this.#pages.get(name)?.body.length ?? 0)
    this.#pages.delete(name)
    this.#pages.set(name, page)
    for (const [oldest, { body }] of this.#pages) {
      if (this.#bytes <= MOST_BYTES) break
      this.#pages.delete(oldest)
      this.#bytes -= body.length
    }
  }
}

/** What tells a page from others, by everything of a request that shapes one; null where the page may be somebody's own. */
function nameOf({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'GET' || headers.cookie !== undefined || headers.authorization !== undefined) return null
  const coding = codingFor(headers['accept-encoding'])
  if (coding === null || headers['cache-control']?.includes('no-cache')) return null
  const { host, accept, 'accept-language': languages, 'save-data': savesData } = headers
  const name = [coding, host, url, accept, languages, savesData].join('\n')
  return name.length > LONGEST_NAME ? null : name
}

/** The answer as it can be sent to others, or null where it says that it cannot. */
function pageOf(response: ServerResponse, body: Buffer, madeAt: number): Page | null {
  const control = String(response.getHeader('cache-control') ?? '')
  const seconds = Number(/\bmax-age=(\d+)/.exec(control)?.[1] ?? 0)
  const isShared = response.statusCode === 200 && control.startsWith('public') && seconds > 0
  if (!isShared || response.hasHeader('set-cookie') || response.hasHeader(COUNTED_HEADER)) return null
  if (body.length > LONGEST_PAGE) return null
  const headers = Object.entries(response.getHeaders()).filter(([name]) => !OWN_HEADERS.has(name))
  return { headers: Object.fromEntries(headers), body, madeAt, freshFor: seconds * 1_000 }
}

/**
 * Sends a kept page, or says that the reader has it (RFC 9110, section 13.1.2).
 * @param age seconds since it was made
 */
function send({ headers, body }: Page, age: number, request: IncomingMessage, response: ServerResponse): void {
  const asked = request.headers['if-none-match']
  const isHeld = asked !== undefined && sameTag(asked, String(headers.etag ?? ''))
  for (const [name, value] of Object.entries(headers)) {
    // The reader has the content, and the policy that came with it holds on.
    if (!isHeld || !name.startsWith('content-')) response.setHeader(name, value!)
  }
  response.setHeader('age', age)
  response.setHeader('cache-status', 'waymark; hit')
  response.statusCode = isHeld ? 304 : 200
  response.end(isHeld ? undefined : body)
}

/** Whether one of the tags is this one, weak or not. */
function sameTag(asked: string, tag: string): boolean {
  const bare = (each: string) => each.trim().replace(/^W\//, '')
  return tag !== '' && (asked.trim() === '*' || asked.split(',').some((each) => bare(each) === bare(tag)))
}
