/**
 * Top-level errors of the API: broken requests, sign-in, permission, rate, limits and faults of ours.
 * Faults of an input that a person can mend are `userErrors` of a payload and never stand here.
 */
import { GraphQLError, Kind, type DocumentNode } from 'graphql'
import { said } from '#api/words/said.ts'
import type { Log } from './log.ts'

export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'LIMIT_EXCEEDED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'TIMEOUT',
  'INTERNAL_SERVER_ERROR',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

const KNOWN = new Set<unknown>(ERROR_CODES)

/** An error that is safe to show: it says what is wrong and what to do. */
export function apiError(
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
  status?: number,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions, ...(status ? { http: { status } } : {}) } })
}

/** Nobody is signed in, and this needs somebody. */
export function unauthenticated(message = said`Sign in first: this needs an account.`): GraphQLError {
  return apiError('UNAUTHENTICATED', message)
}

/** Somebody is signed in but may not do this. */
export function forbidden(message: string): GraphQLError {
  return apiError('FORBIDDEN', message)
}

/** The document holds no operation of this name, or several and no name was given. */
export function noSuchOperation(document: DocumentNode, name: string | null | undefined): GraphQLError {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [`"${definition.name.value}"`] : [],
  )
  const wrong =
    name != null ? `There is no operation "${name}" in the document` : 'The document holds several operations'
  const advice =
    names.length > 0 ? `: give "operationName" as one of ${names.join(', ')}.` : ': leave "operationName" out.'
  return apiError('OPERATION_RESOLUTION_FAILURE', wrong + advice, {}, 400)
}

/** An argument that cannot be used. `argument` is its path, e.g. `after`. */
export function badInput(argument: string, message: string): GraphQLError {
  return apiError('BAD_USER_INPUT', message, { argument })
}

interface Masked {
  code: ErrorCode
  message: string
  /** Ours to repair: it is logged as an error. */
  fault: boolean
}

/** What people are told of an error of ours that says nothing of how things are stored. */
function maskOf(error: unknown): Masked {
  const name = error instanceof Error ? error.name : ''
  const code = (error as { code?: unknown } | null)?.code
  if (name === 'SearchUnavailableError')
    return {
      code: 'UNAVAILABLE',
      message: said`Search is away just now. Pages you have a link to still work; try again in a minute.`,
      fault: true,
    }
  if (name === 'GraphError' && code === 'UNAVAILABLE')
    return {
      code: 'UNAVAILABLE',
      message: said`A part of the service cannot be reached. Try again in a minute.`,
      fault: true,
    }
  if (name === 'GraphError' && code === 'TIMEOUT')
    return { code: 'TIMEOUT', message: said`This took too long and was stopped. Ask for less at once.`, fault: true }
  if (name === 'GraphError' && code === 'CONFLICT')
    return {
      code: 'UNAVAILABLE',
      message: said`Too many changes at once. Nothing was written; try again.`,
      fault: true,
    }
  return { code: 'INTERNAL_SERVER_ERROR', message: said`Something went wrong on our side.`, fault: true }
}

/**
 * Gives the error a client may see. Known errors pass; anything else is logged as it is and masked,
 * with the request id in words and in `extensions.requestId`.
 */
export function mask(error: unknown, requestId: string, log: Log): GraphQLError {
  const outer = error instanceof GraphQLError ? error : undefined
  const original = outer?.originalError ?? error
  if (original instanceof GraphQLError || isQueryError(original) || original === outer) {
    const shown = passed(outer ?? (original as GraphQLError), original)
    if (shown) return shown
  }
  const masked = maskOf(original)
  log.error({ requestId, path: outer?.path, err: original }, 'request failed')
  return new GraphQLError(said`${masked.message} Request ${requestId}.`, {
    ...(outer?.nodes ? { nodes: outer.nodes } : {}),
    ...(outer?.path ? { path: outer.path } : {}),
    extensions: { code: masked.code, requestId },
  })
}

/** The error itself when it may be shown; undefined when it has to be masked. */
function passed(outer: GraphQLError, original: unknown): GraphQLError | undefined {
  if (isQueryError(original))
    return new GraphQLError(original.message, {
      nodes: outer.nodes,
      path: outer.path,
      extensions: { code: 'BAD_USER_INPUT', argument: original.field },
    })
  const source = original instanceof GraphQLError ? original : outer
  // The compiled executor leaves extensions out where there are none.
  if (KNOWN.has(source.extensions?.code)) {
    if (source === outer || outer.extensions?.code !== undefined) return outer
    return new GraphQLError(source.message, { nodes: outer.nodes, path: outer.path, extensions: source.extensions })
  }
  return isCoercionError(outer) ? outer : undefined
}

function isQueryError(error: unknown): error is Error & { field: string } {
  return error instanceof Error && error.name === 'SearchQueryError'
}

/** What graphql-js says of a variable it refused: it has no code yet, and no path, because nothing ran. */
function isCoercionError(error: GraphQLError): boolean {
  return error.path === undefined && error.message.startsWith('Variable "$')
}
