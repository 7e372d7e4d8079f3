/** The session cookie: opaque, out of reach of scripts, and bound to this host where the address is https. */
import type { Cookies, RequestEvent } from '@sveltejs/kit'
import { addressOf } from '#lib/own-path.ts'

/** Browsers keep the cookie this long, which is longer than any session may last: the API decides when one ends. */
const KEEP_SECONDS = 60 * 60 * 24 * 90

function nameFor(url: URL): string {
  return url.protocol === 'https:' ? '__Host-session' : 'session'
}

/** The token a request carries, or null. */
export function readSession(cookies: Cookies, url: URL): string | null {
  return cookies.get(nameFor(url)) || null
}

/** Signs the browser in. */
export function writeSession(cookies: Cookies, url: URL, token: string): void {
  cookies.set(nameFor(url), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: KEEP_SECONDS,
  })
}

/**
 * Where to go once somebody is signed in. Whether a browser takes cookies shows when it comes back with one: who came without
 * any goes by way of the sign-in page, which says so instead of asking for the password again.
 */
export function afterSignIn({ request }: Pick<RequestEvent, 'request'>, to: string): string {
  return request.headers.has('cookie') ? to : addressOf('/sign-in', [['kept', to]])
}

/** Keeps the language that an identity provider told, where its person agreed: it comes before those of the browser. */
export function writeLanguage(cookies: Cookies, url: URL, language: string): void {
  cookies.set('language', language, { ...languageSettings(url), maxAge: KEEP_SECONDS })
}

function languageSettings(url: URL) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
}

/** Signs the browser out. */
export function clearSession(cookies: Cookies, url: URL): void {
  cookies.delete(nameFor(url), { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' })
  cookies.delete('language', languageSettings(url))
}
