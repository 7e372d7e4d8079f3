/** Brotli and gzip for text answers: the site's adapter compresses files at build time, but not pages. */
import { ServerResponse, type IncomingMessage } from 'node:http'
import {
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  type BrotliCompress,
  type Gzip,
} from 'node:zlib'
import { LeastRecentlyUsed } from './base/least-recently-used.ts'

/** Below this many bytes, where they are known, compression saves no packet. */
const SMALLEST = 860
/** Of 11: on a page of 60 kB as small as quality 9 within 3 %, in a fifth of its time. */
const BROTLI_QUALITY = 5
/** From 7 on letters are told apart by those before them, which makes a page in two scripts 3 % smaller for half a millisecond. */
const BROTLI_QUALITY_OF_PAGES = 7
const GZIP_LEVEL = 6
/** What is no longer than this, and of known length, is compressed in one go when it is whole. */
const AT_ONCE = 262_144
/**
 * Brotli looks back 64 kB in it. Up to here it keeps a table of half a megabyte, beyond one of eight, whose 1,200 pages of memory
 * the system has to find for each answer: 3 ms instead of 8 of two processors that are busy. A page of 110 kB is 0.7 % longer for it.
 */
const WINDOW_BITS = 16
const TEXT =
  /^(text\/|application\/([\w.+-]+\+)?(json|xml)|application\/(javascript|graphql|x-ndjson)|image\/svg\+xml)/i

/** Room for what comes of it: pages take 5 to 20 kB. */
const COMPRESSED_BYTES = 32_768

/** What clients say is one of few texts: what was read of the latest is kept. */
const read = new LeastRecentlyUsed<string, Coding>(100)
type Coding = 'br' | 'gzip' | 'none'

/** The best coding the client takes, or null: `br` before `gzip`; `q=0` refuses one. */
export function codingFor(acceptEncoding: string | undefined): 'br' | 'gzip' | null {
  if (acceptEncoding === undefined) return null
  let coding = read.get(acceptEncoding)
  if (coding === undefined) read.set(acceptEncoding, (coding = bestIn(acceptEncoding)))
  return coding === 'none' ? null : coding
}

function bestIn(acceptEncoding: string): Coding {
  const accepted = new Map<string, number>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(/\s*;\s*/)
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    accepted.set(name, quality ? Number(quality.slice(2)) : 1)
  }
  const takes = (name: string) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'none'
}

/**
 * A response that compresses itself when its headers are sent: text of some length, not yet encoded, to a client that takes
 * it. Whoever writes to it notices nothing but shorter answers. A class, since functions put on each response keep it alive
 * until the old generation is collected.
 */
export class CompressedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #stream: BrotliCompress | Gzip | null = null
  /** What was written of an answer that is compressed in one go. */
  #whole: { coding: 'br' | 'gzip'; chunks: Uint8Array[] } | null = null
  #isDecided = false
  /** Hears what was compressed in one go, before it is sent. */
  heard: ((compressed: Buffer) => void) | null = null

  /** Decides once, from the headers as they stand when they are sent. */
  #decide(status: number, lengthKnown?: number): void {
    if (this.#isDecided) return
    this.#isDecided = true
    if (this.hasHeader('content-encoding') || !TEXT.test(String(this.getHeader('content-type') ?? ''))) return
    this.appendHeader('vary', 'accept-encoding')
    const coding = codingFor(this.req.headers['accept-encoding'])
    if (!coding) return
    const known = this.getHeader('content-length') ?? lengthKnown
    const length = Number(known ?? SMALLEST)
    if (this.req.method === 'HEAD' || status === 204 || status === 304 || length < SMALLEST) return
    if (status === 206) return
    this.removeHeader('content-length')
    this.setHeader('content-encoding', coding)
    const etag = this.getHeader('etag')
    // A strong tag promises the same bytes, which another coding does not have.
    if (typeof etag === 'string' && etag.startsWith('"')) this.setHeader('etag', `W/${etag}`)
    if (known !== undefined && length <= AT_ONCE) this.#whole = { coding, chunks: [] }
    else this.#stream = this.#streamTo(coding)
  }

  get #quality(): number {
    return String(this.getHeader('content-type')).startsWith('text/html') ? BROTLI_QUALITY_OF_PAGES : BROTLI_QUALITY
  }

  #sendWhole(coding: 'br' | 'gzip', chunks: Uint8Array[]): void {
    const text = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    const send = (error: Error | null, compressed: Buffer) => {
      if (error) this.destroy(error)
      else {
        this.heard?.(compressed)
        super.end(compressed)
      }
    }
    if (coding === 'gzip') return gzip(text, { level: GZIP_LEVEL }, send)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: this.#quality,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    }
    brotliCompress(text, { params, chunkSize: COMPRESSED_BYTES }, send)
  }

  #streamTo(coding: 'br' | 'gzip'): BrotliCompress | Gzip {
    const stream =
      coding === 'br'
        ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: this.#quality } })
        : createGzip({ level: GZIP_LEVEL })
    stream.on('data', (chunk: Buffer) => {
      if (!super.write(chunk)) {
        stream.pause()
        this.once('drain', () => stream.resume())
      }
    })
    stream.on('drain', () => this.emit('drain'))
    stream.on('end', () => super.end())
    stream.on('error', (error) => this.destroy(error))
    this.on('close', () => stream.destroy())
    return stream
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.at(-1)
    if (typeof headers === 'object' && headers !== null && !Array.isArray(headers))
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value as string)
    this.#decide(status)
    return typeof rest[0] === 'string' ? super.writeHead(status, rest[0]) : super.writeHead(status)
  }

  override write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.#decide(this.statusCode)
    if (this.#whole) {
      this.#whole.chunks.push(bytesOf(chunk, rest))
      const done = rest.at(-1)
      if (typeof done === 'function') process.nextTick(done)
      return true
    }
    return this.#stream ? this.#stream.write(chunk, ...(rest as [])) : super.write(chunk, ...(rest as []))
  }

  override end(chunk?: unknown, ...rest: unknown[]): this {
    const whole = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : undefined
    if (!this.#isDecided && !this.headersSent)
      this.#decide(this.statusCode, whole === undefined ? 0 : Buffer.byteLength(whole))
    if (!this.#stream && !this.#whole) return super.end(chunk as never, ...(rest as []))
    const done = typeof chunk === 'function' ? chunk : rest.find((item) => typeof item === 'function')
    if (typeof done === 'function') this.once('finish', done as () => void)
    if (this.#whole) {
      const { coding, chunks } = this.#whole
      if (whole !== undefined) chunks.push(bytesOf(whole, rest))
      this.#sendWhole(coding, chunks)
    } else if (whole === undefined) this.#stream?.end()
    else this.#stream?.end(whole)
    return this
  }
}

/** What is written, as bytes; `rest` may name its encoding first. */
function bytesOf(chunk: string | Uint8Array, [encoding]: unknown[]): Uint8Array {
  if (typeof chunk !== 'string') return chunk
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
}
