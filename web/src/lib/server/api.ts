/**
 * The one way to the API. In the API's own process the operation is handed over without a network; on its own the
 * site sends it to `API_URL`. Documents, rights and errors are the same.
 */
import { error as fail } from '@sveltejs/kit'
import type { RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import type { FormError } from '#lib/types.ts'

interface Answer {
  data?: unknown
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[]
}

type Execute = (request: {
  document: string
  variables: Record<string, unknown>
  headers: Record<string, string>
}) => Promise<Answer>

/** The door that the API's process opens. */
const DOOR = Symbol.for('waymark.execute')
const DEFAULT_API_URL = 'http://localhost:4000'
const TIMEOUT_MS = 20_000

/** HTTP status of a page for each code of the API. Codes that are not here are faults of ours. */
const STATUS: Record<string, number> = {
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  LIMIT_EXCEEDED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
}

/** What the API said when it refused a whole request. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly requestId: string | undefined

  constructor(message: string, code: string, requestId?: string) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = STATUS[code] ?? 500
    this.requestId = requestId
  }
}

/**
 * Asks the API and gives its data.
 * @throws ApiError for anything the API refuses as a whole, and when it cannot be reached
 */
export async function ask<T>(document: string, variables: Record<string, unknown>, event: RequestEvent): Promise<T> {
  const headers: Record<string, string> = { 'x-client-address': event.getClientAddress() }
  const agent = event.request.headers.get('user-agent')
  if (agent !== null) headers['user-agent'] = agent
  // What the API says stands in the page, so it is said in the language of the page, and mails with it.
  headers['accept-language'] = [...new Set([event.locals.locale, ...event.locals.languages])].join(', ')
  if (event.locals.session) headers.authorization = `Bearer ${event.locals.session}`
  const execute = (globalThis as Record<symbol, unknown>)[DOOR] as Execute | undefined
  const answer = execute ? await execute({ document, variables, headers }) : await send(document, variables, headers)
  const first = answer.errors?.[0]
  if (first) {
    const { code, requestId, retryAfterSeconds, retryAfterMinutes } = first.extensions ?? {}
    event.locals.retryAfter = Number(retryAfterSeconds ?? 60 * Number(retryAfterMinutes ?? 0)) || null
    // What a reader is told whose pages asked for too much: units and keys are for programs.
    const isPaced = typeof retryAfterSeconds === 'number'
    const message = isPaced ? m.faults_wait({ count: retryAfterSeconds }) : first.message
    throw new ApiError(message, String(code ?? 'INTERNAL_SERVER_ERROR'), requestId as string | undefined)
  }
  return answer.data as T
}

/** As `ask`, for a page: what the API refuses becomes the error page with the fitting status. */
export async function request<T>(
  document: string,
  variables: Record<string, unknown>,
  event: RequestEvent,
): Promise<T> {
  try {
    return await ask<T>(document, variables, event)
  } catch (error) {
    return shown(error)
  }
}

/** Raises what the API refused as the error page with the fitting status; anything else is thrown on. */
function shown(error: unknown): never {
  if (!(error instanceof ApiError)) throw error
  if (error.status === 500) console.error(error)
  return fail(error.status, error.message, error.requestId ? { requestId: error.requestId } : {})
}

/**
 * As `request`, for a page that can stand without a part of its answer: where the API refuses an argument, it asks once
 * more with `instead` among the variables, which leave that part out.
 */
export async function requestOr<T>(
  document: string,
  variables: Record<string, unknown>,
  instead: Record<string, unknown>,
  event: RequestEvent,
): Promise<T> {
  try {
    return await ask<T>(document, variables, event)
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'BAD_USER_INPUT')) return shown(error)
    return await request<T>(document, { ...variables, ...instead }, event)
  }
}

/**
 * What a form shows when the API refused the whole request (too many tries, no right, out of reach): what was typed
 * stays on the page. Anything else is thrown on.
 */
export function refusal(error: unknown, id: string): { status: number; errors: FormError[] } {
  if (!(error instanceof ApiError)) throw error
  if (error.status === 500) console.error(error)
  return { status: error.status, errors: [{ id, message: error.message }] }
}

async function send(document: string, variables: Record<string, unknown>, headers: Record<string, string>) {
  const address = new URL('/graphql', process.env.API_URL ?? DEFAULT_API_URL)
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return (await response.json()) as Answer
  } catch (cause) {
    console.error(`api: no answer from ${address.origin}`, cause)
    throw new ApiError(m.faults_unreachable(), 'UNAVAILABLE')
  }
}
