/** The token of a sign-in that waits for its second step: kept by the browser, out of reach of scripts. */
import type { Cookies } from '@sveltejs/kit'
import { addressOf } from '#lib/own-path.ts'

/** As long as the API keeps the step open. */
const KEEP_SECONDS = 600

function nameFor(url: URL): string {
  return url.protocol === 'https:' ? '__Host-step' : 'step'
}

/** What is asked next, before there is a session. */
export interface SecondStep {
  token: string
  methods: string[]
}

/** It has to come along when an identity provider sent the browser here: `strict` would keep it. */
function settingsFor(url: URL) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
}

/** Keeps the step that a sign-in goes on with. */
export function keepStep(cookies: Cookies, url: URL, token: string): void {
  cookies.set(nameFor(url), token, { ...settingsFor(url), maxAge: KEEP_SECONDS })
}

/** The step that was kept, or ''. */
export function keptStep(cookies: Cookies, url: URL): string {
  return cookies.get(nameFor(url)) ?? ''
}

/** Forgets it, once it is taken. */
export function forgetStep(cookies: Cookies, url: URL): void {
  cookies.delete(nameFor(url), settingsFor(url))
}

/** Where the second step is taken: the page says what the account has for it. */
export function secondStepAddress(back: string, methods: readonly string[]): string {
  const ways = [methods.includes('PASSKEY') && 'passkey', methods.includes('TOTP') && 'app'].filter(Boolean).join(' ')
  return addressOf('/sign-in/second', [
    ['back', back],
    ['with', ways],
  ])
}
