/**
 * The HTTP door: GraphQL, its explorer and schema, health, and the built site behind everything else.
 * Every answer carries the security headers; no log line holds a query string.
 */
import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { createServer as createNodeServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HeaderMap } from '@apollo/server'
import { type GraphQLError } from 'graphql'
import { answerUploads, isUploadPath } from './bulk/http.ts'
import { answerAuditHead, AUDIT_HEAD_PATH } from './audit/http.ts'
import type { Caller } from './context.ts'
import { CompressedResponse } from './compression.ts'
import { apiError } from './errors.ts'
import { answerExport } from './exchange/http.ts'
import { answerLogout, logoutSlug } from './identity/logout.ts'
import { answerExplore } from './explore.ts'
import { LIMITS, tooLong } from './limits.ts'
import { withoutQuery, type Log } from './log.ts'
import {
  AddressNames,
  rateLimited,
  setRateHeaders,
  UNITS_AN_EXPORT,
  UNITS_AN_UPLOAD,
  type RateLimits,
} from './rates.ts'
import { printPublicSchema } from './schema.ts'
import type { Server as GraphqlServer } from './server.ts'
import type { SharedPages } from './shared-pages.ts'
import { acceptedLanguages } from './vocabulary/languages.ts'
import { speaking } from './words/said.ts'

/** Answers what is not ours: the handler of the built site. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** What is ready, in numbers. `ready` false answers 503. */
export interface Readiness {
  ready: boolean
  graph: { version: number | null }
  index: {
    version: number | null
    /** Versions of the graph that the index has not read yet; null where one of the two does not answer. */
    behind?: number | null
    documents?: Record<string, number>
    /** It holds as many documents of each kind as the graph; null where that is not known now. */
    agrees?: boolean | null
  }
}

export interface HttpOptions {
  server: GraphqlServer
  log: Log
  /** Public address, or null for whatever address a request came to. */
  origin: string | null
  /** null: the site is not built. */
  site: SiteHandler | null
  readiness(): Promise<Readiness>
  /** What callers may ask for; absent where nothing limits them. */
  rates?: RateLimits
  /** How many proxies of ours stand before this process; none by default. */
  trustedProxies?: number
  /** Pages that are the same for everyone, so that each is made once; absent where each is made for who asks. */
  pages?: SharedPages
}

/** A GraphQL operation that is not done by then is answered for it; its work ends by its own time limits. */
const OPERATION_TIMEOUT_MS = 30_000
/** A request has to have arrived by then. */
const REQUEST_TIMEOUT_MS = 30_000
/** A file of records that is sent has this long: 500 MB over 1.2 Mbit/s. */
const UPLOAD_TIMEOUT_MS = 3_600_000
const HEADERS_TIMEOUT_MS = 15_000
/** Longer than usual proxies keep a connection, so that they never send into one that is closing. */
const KEEP_ALIVE_MS = 65_000
/** Open requests get this long when the server closes. */
const CLOSE_AFTER_MS = 5_000

/** Names of the session cookie: with `__Host-` where the public address is https. */
export const SESSION_COOKIES = ['__Host-session', 'session'] as const

/** Headers the site's handler reads instead of the network's own: set here for every request, never taken from outside. */
export const SITE_PROTOCOL_HEADER = 'x-waymark-protocol'
export const SITE_HOST_HEADER = 'x-waymark-host'
/** The name of the address a request comes from, never the address. */
export const SITE_ADDRESS_HEADER = 'x-waymark-address'

/** Makes the server. It does not listen yet. */
export function createHttpServer(options: HttpOptions): Server {
  let schema: string | null = null
  // Printed for the first who asks.
  const printed = () => (schema ??= printPublicSchema())
  const names = new AddressNames(options.trustedProxies ?? 0)
  const server = createNodeServer(
    {
      ServerResponse: CompressedResponse,
      requestTimeout: UPLOAD_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      const languages = acceptedLanguages(request.headers['accept-language'])
      const answered = speaking(languages, () => answer(options, printed, names.nameOf(request), request, response))
      answered.catch((error: unknown) => {
        options.log.error({ err: error, requestId: response.getHeader('x-request-id') }, 'request failed')
        if (!response.headersSent) sendText(response, 500, 'Something went wrong on our side.')
        else response.destroy()
      })
    },
  )
  return server
}

/** Takes no new connection, lets open requests end, and closes what is still open after a few seconds. */
export function closeHttpServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closing = setTimeout(() => server.closeAllConnections(), CLOSE_AFTER_MS)
    server.close(() => {
      clearTimeout(closing)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function answer(
  options: HttpOptions,
  schema: () => string,
  address: string,
  request: IncomingMessage,
  response: CompressedResponse,
): Promise<void> {
  const requestId = randomUUID()
  const started = performance.now()
  const path = withoutQuery(request.url ?? '/')
  response.on('close', () => {
    const ms = Math.round(performance.now() - started)
    options.log.info({ requestId, method: request.method, path, status: response.statusCode, ms }, 'request')
  })
  setSecurityHeaders(options, response, requestId, path)
  if (!isUploadPath(path)) arriveWithin(REQUEST_TIMEOUT_MS, request, response)
  const caller = () => callerOf(request, options.origin, requestId, address)
  if (path === '/graphql') return answerGraphql(options, request, response, caller)
  if (path === '/schema.graphql') {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('cache-control', 'public, max-age=300')
    return sendText(response, 200, schema())
  }
  if (path === '/healthz') {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    return sendJson(response, 200, { status: 'ok' })
  }
  if (path === '/readyz') {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    const readiness = await options.readiness()
    return sendJson(response, readiness.ready ? 200 : 503, readiness)
  }
  if (path === AUDIT_HEAD_PATH) {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    const { services } = await options.server.contextFor({ requestId })
    return answerAuditHead(services.graph, services.now(), request, response)
  }
  const loggedOutAt = logoutSlug(path)
  if (loggedOutAt !== null) {
    if (refuseMethod(request, response, ['POST'])) return
    const { services } = await options.server.contextFor({ requestId })
    return answerLogout(services, loggedOutAt, request, response)
  }
  if (path === '/explore' || path.startsWith('/explore/')) {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    if (answerExplore(path, response)) return
  }
  if (isUploadPath(path)) {
    const context = await options.server.contextFor(caller())
    const units = request.method === 'POST' ? UNITS_AN_UPLOAD : 1
    const allowance = options.rates?.meterFor(context.viewer, address)?.take(units)
    if (allowance) setRateHeaders(response, allowance)
    if (allowance?.ok === false) return sendText(response, 429, rateLimited(allowance, units).message)
    return answerUploads(path, request, response, context)
  }
  if (path.startsWith('/exports/')) {
    if (refuseMethod(request, response, ['GET', 'HEAD'])) return
    const context = await options.server.contextFor(caller())
    if (context.refusal) return sendText(response, 401, context.refusal.message)
    const units = path.startsWith('/exports/frameworks/') ? UNITS_AN_EXPORT : 1
    const allowance = options.rates?.meterFor(context.viewer, address)?.take(units)
    if (allowance) setRateHeaders(response, allowance)
    if (allowance?.ok === false) return sendText(response, 429, rateLimited(allowance, units).message)
    const contextOf = () => Promise.resolve(context)
    if (!(await answerExport(path, request, response, contextOf))) sendText(response, 404, 'There is no such export.')
    return
  }
  if (!options.site)
    return sendText(
      response,
      503,
      'The site is not built. Run "npm run build" and start again. The API answers at /graphql and /explore.',
    )
  await giveToSite(options.site, options, address, request, response)
}

/** Ends a request whose body has not arrived in time, as the server does for the largest ones. */
function arriveWithin(milliseconds: number, request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const late = setTimeout(() => {
    if (request.complete) return
    if (response.headersSent) return void request.destroy()
    response.setHeader('connection', 'close')
    response.once('finish', () => request.destroy())
    sendText(response, 408, 'The request did not arrive in time.')
  }, milliseconds)
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(late))
}

async function giveToSite(
  site: SiteHandler,
  { origin, pages }: Pick<HttpOptions, 'origin' | 'pages'>,
  address: string,
  request: IncomingMessage,
  response: CompressedResponse,
): Promise<void> {
  request.headers[SITE_ADDRESS_HEADER] = address
  const url = origin === null ? null : new URL(origin)
  request.headers[SITE_PROTOCOL_HEADER] = url ? url.protocol.slice(0, -1) : 'http'
  request.headers[SITE_HOST_HEADER] = url ? url.host : (request.headers.host ?? 'localhost')
  // With a 304 the policy of plain answers would take the place of the one that the browser keeps with the page.
  if (request.headers['if-none-match'] !== undefined) response.removeHeader('content-security-policy')
  const make = () => site(request, response, () => sendText(response, 404, 'There is nothing at this address.'))
  if (pages) await pages.answer(request, response, make)
  else make()
}

/**
 * What every answer carries. The content policy here is the one of plain answers; the site and the explorer put their
 * own in its place. `same-origin` as referrer policy: `no-referrer` would make browsers send `Origin: null` with our
 * own forms, and then no origin could be checked.
 */
function setSecurityHeaders(options: HttpOptions, response: ServerResponse, requestId: string, path: string): void {
  response.setHeader('x-request-id', requestId)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
  // The site says of its cards for other pages who may show them.
  if (!/^(\/[a-z]{2})?\/embed\//.test(path)) response.setHeader('x-frame-options', 'DENY')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (options.origin?.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000')
}

async function answerGraphql(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  callerOf: () => Caller,
): Promise<void> {
  // Anyone's page may read the open catalogue; without allowed credentials no browser sends ours along.
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  response.setHeader('access-control-expose-headers', 'ratelimit, ratelimit-policy, retry-after')
  response.setHeader('cache-control', 'private, no-store')
  response.appendHeader('vary', 'Accept-Language')
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'GET, POST')
    response.setHeader('access-control-allow-headers', 'authorization, content-type, apollo-require-preflight')
    response.setHeader('access-control-max-age', '86400')
    response.writeHead(204).end()
    return
  }
  if (request.method === 'GET' && prefersHtml(request)) {
    response.writeHead(303, { location: '/explore' }).end()
    return
  }
  if (refuseMethod(request, response, ['GET', 'POST'])) return
  const url = request.url ?? ''
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const caller = callerOf()
  const context = await options.server.contextFor(caller)
  let body: unknown
  if (request.method === 'POST') {
    const read = await readJson(request, context.viewer ? LIMITS.signedInBytes : LIMITS.bytes)
    if (!read.ok) {
      response.setHeader('connection', 'close')
      return sendGraphqlError(response, read.status, read.error)
    }
    body = read.value
  }
  const headers = new HeaderMap()
  for (const name of READ_BY_APOLLO) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  context.meter = options.rates?.meterFor(context.viewer, caller.address ?? '') ?? null
  // Taken before the document is read: one that is broken costs too.
  const first = context.meter?.take(1)
  if (first?.ok === false) {
    setRateHeaders(response, first)
    return sendGraphqlError(response, 429, rateLimited(first, 1))
  }
  const answered = options.server.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers, search, body },
    context: async () => context,
  })
  const result = await within(OPERATION_TIMEOUT_MS, answered)
  if (context.meter) setRateHeaders(response, context.meter.last)
  if (!result) {
    const message = `This took longer than ${OPERATION_TIMEOUT_MS / 1000} s and was given up. Ask for less at once.`
    return sendGraphqlError(response, 503, apiError('TIMEOUT', message))
  }
  if (result.body.kind !== 'complete') throw new Error('http: an answer in several parts was not asked for')
  for (const [name, value] of result.headers)
    if (name !== 'cache-control' && name !== 'content-length') response.setHeader(name, value)
  sendWhole(response, result.status ?? 200, result.body.string)
}

/** Nothing else of a request is looked at behind this door. */
const READ_BY_APOLLO = ['accept', 'content-type'] as const

/** A browser's own navigation: it wants a page, not JSON. */
function prefersHtml(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes('text/html') && !(request.url ?? '').includes('query=')
}

/** The result, or null when it takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Who asks. `Authorization: Bearer` is taken from anywhere, because no browser sends it by itself. The session cookie
 * is taken only when `Origin` says that one of our own pages asks.
 */
export function callerOf(request: IncomingMessage, origin: string | null, requestId: string, address: string): Caller {
  const { 'user-agent': userAgent, 'accept-language': acceptLanguage } = request.headers
  const said = { requestId, address, userAgent, acceptLanguage }
  const given = request.headers.origin
  const isOwn = given !== undefined && given === (origin ?? ownOrigin(request))
  const foreignOrigin = given !== undefined && !isOwn
  const bearer = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { ...said, token: bearer, foreignOrigin: false }
  if (request.headers.authorization !== undefined) return { ...said, token: '', foreignOrigin }
  return { ...said, token: isOwn ? sessionCookie(request.headers.cookie) : undefined, foreignOrigin }
}

/** Without a configured origin a page is ours when it came from the host it now asks. */
function ownOrigin(request: IncomingMessage): string {
  return `http://${request.headers.host ?? ''}`
}

function sessionCookie(header: string | undefined): string | undefined {
  for (const name of SESSION_COOKIES) {
    const found = header?.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))
    if (found) return found.slice(name.length + 1)
  }
  return undefined
}

type JsonBody = { ok: true; value: unknown } | { ok: false; status: number; error: GraphQLError }

async function readJson(request: IncomingMessage, most: number): Promise<JsonBody> {
  const refuse = (status: number, message: string): JsonBody => ({
    ok: false,
    status,
    error: apiError('BAD_REQUEST', message),
  })
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(type))
    return refuse(415, `The body is sent as "${type.slice(0, 100)}". Send JSON, with "Content-Type: application/json".`)
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase()
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    return refuse(415, `The body is in "${charset}". Send it in UTF-8.`)
  if (request.headers['content-encoding'] !== undefined && request.headers['content-encoding'] !== 'identity')
    return refuse(415, 'Send the body without Content-Encoding.')
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > most) return { ok: false, status: 413, error: tooLong('body', announced, most) }
  const body = await bodyOf(request, most)
  if (typeof body === 'number') return { ok: false, status: 413, error: tooLong('body', body, most) }
  if (!isUtf8(body)) return refuse(400, 'The body is not UTF-8.')
  const text = body.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  } catch (error) {
    return refuse(400, `The body is not JSON: ${(error as Error).message}.`)
  }
  if (Array.isArray(value)) return refuse(400, 'Send one operation in a request: lists of operations are not taken.')
  if (typeof value !== 'object' || value === null)
    return refuse(400, 'The body must be a JSON object with "query" and, if need be, "variables".')
  return { ok: true, value }
}

const BYTE_ORDER_MARK = '\ufeff'

/** The whole body, or how many bytes came when there are more than `most`; the rest is then thrown away as it comes. */
function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | number> {
  const isCut = () => new Error('http: the request ended before its body')
  if (request.destroyed) return Promise.reject(isCut())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      if (bytes > most) return
      bytes += chunk.length
      if (bytes > most) resolve(bytes)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.readableEnded) reject(isCut())
    })
  })
}

function refuseMethod(request: IncomingMessage, response: ServerResponse, allowed: string[]): boolean {
  if (allowed.includes(request.method ?? '')) return false
  response.setHeader('allow', allowed.join(', '))
  sendText(response, 405, `${request.method} is not possible here. Use ${allowed.join(' or ')}.`)
  return true
}

function sendGraphqlError(response: ServerResponse, status: number, error: GraphQLError): void {
  const { http: _http, ...extensions } = error.extensions
  sendJson(response, status, { errors: [{ message: error.message, extensions }] })
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  sendWhole(response, status, JSON.stringify(value))
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  sendWhole(response, status, text.endsWith('\n') ? text : `${text}\n`)
}

/** With its length known, what is too short to compress is left alone. */
function sendWhole(response: ServerResponse, status: number, text: string): void {
  response.setHeader('content-length', Buffer.byteLength(text))
  response.writeHead(status)
  response.end(text)
}
