/**
 * Sessions: opaque random tokens of which only the hash is kept. A session ends when it is not used for a while, and in
 * any case after its longest time.
 */
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '#graph/ids.ts'
import type { NewSession as StoredSession } from '#graph/queries/account.ts'
import type { SessionNode } from '#graph/nodes.ts'
import type { Accounts } from './accounts.ts'
import { deviceWords } from './devices.ts'

const TOKEN_BYTES = 32
/** Use is noted at most so often: a write an hour is enough for people and for the end by idleness. */
const NOTED_EVERY_MS = 3_600_000

type Limits = Pick<Accounts, 'sessionIdleMs' | 'sessionMs'>

export interface NewSession {
  /** Shown once, to its owner. */
  token: string
  /** What is stored. */
  stored: StoredSession
}

/** A fresh session of an account. */
export function newSession(accountId: string, now: Date, limits: Limits, userAgent: string): NewSession {
  const token = newToken()
  const createdAt = now.toISOString()
  const session = { id: newId(), accountId, createdAt, lastUsedAt: createdAt, device: deviceWords(userAgent) }
  return {
    token,
    stored: { ...session, hash: hashToken(token), expiresAt: endOf({ createdAt }, now, limits) },
  }
}

/** When a session used now ends, unless it is used again. ISO 8601. */
export function endOf({ createdAt }: Pick<SessionNode, 'createdAt'>, now: Date, limits: Limits): string {
  const latest = Date.parse(createdAt) + limits.sessionMs
  return new Date(Math.min(latest, now.getTime() + limits.sessionIdleMs)).toISOString()
}

/** Whether the use of now is to be noted. */
export function isUseToNote({ lastUsedAt }: Pick<SessionNode, 'lastUsedAt'>, now: Date, limits: Limits): boolean {
  return now.getTime() - Date.parse(lastUsedAt) >= Math.min(NOTED_EVERY_MS, limits.sessionIdleMs / 4)
}

/** 256 random bits in base64url. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** SHA-256 in hex. A token is random and long, so a slow hash would add nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
