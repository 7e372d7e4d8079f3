/**
 * Where somebody wanted to go who has to fetch a link from a mail first. It is kept by their own browser: in the mail, an
 * address could tell of needs.
 */
import type { Cookies } from '@sveltejs/kit'
import { ownPath } from '#lib/own-path.ts'

const NAME = 'back'
/** The link is open as long. */
const KEEP_SECONDS = 24 * 3600

/** Keeps the place; nothing where it is the one people come to anyway. */
export function keepBack(cookies: Cookies, url: URL, back: string, usual: string): void {
  if (back === usual) return
  const secure = url.protocol === 'https:'
  cookies.set(NAME, back, { path: '/sign-up', httpOnly: true, sameSite: 'lax', secure, maxAge: KEEP_SECONDS })
}

/** The place that was kept, or the usual one. */
export function keptBack(cookies: Cookies, usual: string): string {
  return ownPath(cookies.get(NAME), usual)
}

/** Forgets it, once somebody is there. */
export function forgetBack(cookies: Cookies, url: URL): void {
  cookies.delete(NAME, { path: '/sign-up', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' })
}
