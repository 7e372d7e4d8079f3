/** Brotli and gzip for text answers: the site's adapter compresses files at build time, but not pages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib'

/** Below this many bytes, where they are known, compression saves no packet. */
const SMALLEST = 860
/** Of 11: on a page of 60 kB as small as quality 9 within 3 %, in a fifth of its time. */
const BROTLI_QUALITY = 5
const GZIP_LEVEL = 6
const TEXT =
  /^(text\/|application\/([\w.+-]+\+)?(json|xml)|application\/(javascript|graphql|x-ndjson)|image\/svg\+xml)/i

/** The best coding the client takes, or null: `br` before `gzip`; `q=0` refuses one. */
export function codingFor(acceptEncoding: string | undefined): 'br' | 'gzip' | null {
  const accepted = new Map<string, number>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(/\s*;\s*/)
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    accepted.set(name, quality ? Number(quality.slice(2)) : 1)
  }
  const takes = (name: string) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}

/**
 * Makes a response compress itself when its headers are sent: text of some length, not yet encoded, to a client
 * that takes it. Whoever writes to the response notices nothing but shorter answers.
 */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const coding = codingFor(request.headers['accept-encoding'])
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  let stream: BrotliCompress | Gzip | null = null
  let decided = false

  /** Decides once, from the headers as they stand when they are sent. */
  function decide(status: number, lengthKnown?: number): void {
    if (decided) return
    decided = true
    if (!TEXT.test(String(response.getHeader('content-type') ?? ''))) return
    response.appendHeader('vary', 'accept-encoding')
    const length = Number(response.getHeader('content-length') ?? lengthKnown ?? SMALLEST)
    if (!coding || request.method === 'HEAD' || status === 204 || status === 304 || length < SMALLEST) return
    if (response.hasHeader('content-encoding') || status === 206) return
    response.removeHeader('content-length')
    response.setHeader('content-encoding', coding)
    const etag = response.getHeader('etag')
    // A strong tag promises the same bytes, which another coding does not have.
    if (typeof etag === 'string' && etag.startsWith('"')) response.setHeader('etag', `W/${etag}`)
    stream =
      coding === 'br'
        ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
        : createGzip({ level: GZIP_LEVEL })
    stream.on('data', (chunk: Buffer) => {
      if (!write(chunk)) {
        stream?.pause()
        response.once('drain', () => stream?.resume())
      }
    })
    stream.on('drain', () => response.emit('drain'))
    stream.on('end', () => end())
    stream.on('error', (error) => response.destroy(error))
    response.on('close', () => stream?.destroy())
  }

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1)
    if (typeof headers === 'object' && headers !== null && !Array.isArray(headers))
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string)
    decide(status)
    return typeof rest[0] === 'string' ? writeHead(status, rest[0]) : writeHead(status)
  }) as typeof response.writeHead

  response.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    decide(response.statusCode)
    return stream ? stream.write(chunk, ...(rest as [])) : write(chunk, ...(rest as []))
  }) as typeof response.write

  response.end = ((chunk?: unknown, ...rest: unknown[]) => {
    const whole = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : undefined
    if (!response.headersSent) decide(response.statusCode, whole === undefined ? 0 : Buffer.byteLength(whole))
    if (!stream) {
      end(chunk as never, ...(rest as []))
      return response
    }
    const done = typeof chunk === 'function' ? chunk : rest.find((item) => typeof item === 'function')
    if (typeof done === 'function') response.once('finish', done as () => void)
    if (whole === undefined) stream.end()
    else stream.end(whole)
    return response
  }) as typeof response.end
}
