/** Making, using and revoking API keys. */
import type { GraphQLError } from 'graphql'
import { audited } from '#api/audit/audit.ts'
import { isId } from '#api/base/ids.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import type { KeyInput } from '#api/generated/types.ts'
import { SCOPES, type Scope } from '#api/rights/table.ts'
import { said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import type { ApiKeyNode } from '#graph/nodes.ts'
import {
  createKey as storeKey,
  keyByHash,
  noteUse,
  revokeKey as dropKey,
  type KeyWithOwner,
} from '#graph/queries/keys.ts'
import { hashOfKey, isWellFormed, newKey, shownOf } from './format.ts'

const LONGEST_NAME = 100
const DAY_MS = 86_400_000
const USUAL_DAYS = 90
const LONGEST_DAYS = 366
/** Keys an account may have that have not expired. */
const MOST_KEYS = 20
/** Use of a key is noted to the quarter of an hour: at most one write in each, and no diary. */
const NOTE_MS = 15 * 60_000

/** Every fault of the input at once. Pure. */
export function validateKey(
  viewer: Pick<Viewer, 'roles' | 'providers'>,
  input: KeyInput,
): Outcome<{ name: string; scopes: Scope[]; providerId: string | null; days: number }> {
  const issues = new Issues()
  const name = plainLine(input.name.slice(0, 10 * LONGEST_NAME))
  issues.text(['input', 'name'], 'a name', name, LONGEST_NAME)
  const scopes = SCOPES.filter((scope) => input.scopes.some((each) => each.toLowerCase() === scope))
  if (scopes.length === 0) issues.add('REQUIRED', ['input', 'scopes'], said`Choose what the key may do.`)
  if (scopes.includes('moderate') && !viewer.roles.some((role) => role === 'moderator' || role === 'reviewer'))
    issues.add('FORBIDDEN', ['input', 'scopes'], said`You are no reviewer or moderator, so your key cannot be one.`)
  const providerId = input.providerId ?? null
  if (providerId !== null && !viewer.providers.some(({ id }) => id === providerId))
    issues.add('NOT_FOUND', ['input', 'providerId'], said`You belong to no such provider.`)
  const days = input.days ?? USUAL_DAYS
  if (days < 1 || days > LONGEST_DAYS)
    issues.add('INVALID', ['input', 'days'], said`Give a number of days from 1 to ${LONGEST_DAYS}.`)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return { ok: true, value: { name, scopes, providerId, days } }
}

/** Makes a key for the viewer. Its secret is in the answer and nowhere else. */
export async function createKey(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Viewer,
  input: KeyInput,
): Promise<Outcome<{ secret: string; key: ApiKeyNode }>> {
  const valid = validateKey(viewer, input)
  if (!valid.ok) return valid
  const { name, scopes, providerId, days } = valid.value
  const secret = newKey()
  const at = now()
  const key: ApiKeyNode = {
    ...{ id: newId(), accountId: viewer.id, name, prefix: shownOf(secret), scopes },
    ...(providerId === null ? {} : { providerId }),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + days * DAY_MS).toISOString(),
  }
  const values = { name, scopes, providerId, expiresAt: key.expiresAt }
  const then = audited({ kind: 'key.create', actor: viewer.id, subject: key.id, values }, at)
  const stored = { ...key, hash: hashOfKey(secret) }
  if (await storeKey(graph, stored, { most: MOST_KEYS, now: key.createdAt, then }))
    return { ok: true, value: { secret, key } }
  return failed('TOO_MANY', ['input'], said`You have ${MOST_KEYS} keys already. Revoke one first.`)
}

/** Revokes a key of the viewer. No process takes it from then on: each looks at every request. */
export async function revokeKey(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Viewer,
  id: string,
): Promise<Outcome<string>> {
  const then = audited({ kind: 'key.revoke', actor: viewer.id, subject: id }, now())
  if (isId(id) && (await dropKey(graph, viewer.id, id, then))) return { ok: true, value: id }
  return failed('NOT_FOUND', ['id'], said`You have no such key. It may be revoked already.`)
}

/** The key behind a token with its owner; or why it opens nothing. */
export async function keyOfToken(
  { graph, now, log }: Pick<Services, 'graph' | 'now' | 'log'>,
  token: string,
): Promise<{ ok: true; value: KeyWithOwner } | { ok: false; refusal: GraphQLError }> {
  if (!isWellFormed(token)) return refused(said`This is no API key: a letter of it is missing or wrong.`)
  const value = await keyByHash(graph, hashOfKey(token))
  if (!value)
    return refused(said`This API key is not known here, or it was revoked. Make another one at /account/keys.`)
  const { key } = value
  const at = now()
  if (key.expiresAt <= at.toISOString())
    return refused(said`This API key expired on ${key.expiresAt.slice(0, 10)}. Make another one at /account/keys.`)
  const quarter = new Date(Math.floor(at.getTime() / NOTE_MS) * NOTE_MS).toISOString()
  // Nobody waits for it: an import may hold the graph, and nothing is lost but a little time.
  if ((key.lastUsedAt ?? '') < quarter)
    noteUse(graph, key.id, quarter).catch((error: unknown) => log.warn({ err: error }, 'use of a key not noted'))
  return { ok: true, value }
}

function refused(message: string): { ok: false; refusal: GraphQLError } {
  return { ok: false, refusal: apiError('UNAUTHENTICATED', message, {}, 401) }
}
