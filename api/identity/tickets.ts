/**
 * The ticket of one way to an identity provider and back: it stays in the browser that went, and everything that binds the
 * answer to that browser is made from it. So nothing is stored for those who never come back.
 */
import { createHash } from 'node:crypto'
import { newToken } from '#api/viewer/sessions.ts'

/** Long enough to sign in there and to read what is kept here. */
export const TICKET_MS = 20 * 60_000
/** Longer than any ticket. */
const LONGEST = 100

/**
 * What somebody went for: to sign in, to do so anew because something asks that it is not long ago, or to add the identity
 * to the account they are signed in to.
 */
export type Errand = 'sign-in' | 'again' | 'link'

const LETTERS: Record<Errand, string> = { 'sign-in': 's', again: 'a', link: 'l' }
const ERRANDS = new Map(Object.entries(LETTERS).map(([errand, letter]) => [letter, errand as Errand]))

/** A ticket as it says itself. */
export interface Ticket {
  errand: Errand
  begunAt: Date
  /** ISO 8601 UTC. */
  expiresAt: string
}

/** A fresh ticket: errand, end and 256 random bits. */
export function newTicket(errand: Errand, now: Date): string {
  return `${LETTERS[errand]}.${(now.getTime() + TICKET_MS).toString(36)}.${newToken()}`
}

/** What a ticket is for, when it began and when it ends; null for one whose time is over, and for what is none. */
export function readTicket(ticket: string, now: Date): Ticket | null {
  if (ticket.length > LONGEST) return null
  const found = /^([a-z])\.([0-9a-z]{8,9})\.[\w-]{43}$/.exec(ticket)
  const errand = ERRANDS.get(found?.[1] ?? '')
  const ends = Number.parseInt(found?.[2] ?? '', 36)
  if (!errand || !(ends > now.getTime()) || ends > now.getTime() + TICKET_MS) return null
  return { errand, begunAt: new Date(ends - TICKET_MS), expiresAt: new Date(ends).toISOString() }
}

/** What the provider has to send back, what its token has to hold, and what proves that we asked (RFC 7636). */
export function secretsOf(ticket: string, slug: string): { state: string; nonce: string; verifier: string } {
  const derive = (use: string) => createHash('sha256').update(`${use}\n${slug}\n${ticket}`).digest('base64url')
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') }
}
