/** Sessions: opaque random tokens of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32
/** Days until a session ends by itself. */
const SESSION_DAYS = 30

export interface NewSession {
  /** Shown once, to its owner. */
  token: string
  /** What is stored. */
  hash: string
  /** ISO 8601. */
  expiresAt: string
}

/** A fresh token with its hash and its end. */
export function newSession(now: Date): NewSession {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000).toISOString()
  return { token, hash: hashToken(token), expiresAt }
}

/** SHA-256 in hex. A token is random and long, so a slow hash would add nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
