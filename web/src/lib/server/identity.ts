/** The way to an identity provider and back: what the browser keeps meanwhile, and where it goes when it fails. */
import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit'
import { addressOf, ownPath } from '#lib/own-path.ts'
import { keepStep, secondStepAddress, type SecondStep } from '#lib/server/second-step.ts'
import { afterSignIn, writeLanguage, writeSession } from '#lib/server/session.ts'
import { signInAgain } from '#lib/server/signed-in.ts'
import type { IdentityFault, UserError } from '#lib/types.ts'

/** As long as the API takes an answer. */
const KEEP_SECONDS = 20 * 60
const IDENTITIES = '/account/identities'

/** What a browser keeps: the ticket of its way, and the page to go back to. */
export interface Kept {
  ticket: string
  back: string
}

export interface IdentityAnswer {
  token: string | null
  language: string | null
  secondStep?: SecondStep | null
  offer?: { isLink: boolean } | null
  userErrors: UserError[]
}

function nameFor(url: URL): string {
  return url.protocol === 'https:' ? '__Host-identity' : 'identity'
}

/** It has to come along when the identity provider sends the browser back: `strict` would keep it. */
function settingsFor(url: URL) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
}

/** Keeps the ticket for the way back. */
export function keepTicket(cookies: Cookies, url: URL, { ticket, back }: Kept): void {
  cookies.set(nameFor(url), `${ticket} ${back}`, { ...settingsFor(url), maxAge: KEEP_SECONDS })
}

/** What was kept; an empty ticket where nothing was. */
export function keptTicket(cookies: Cookies, url: URL): Kept {
  const [ticket = '', ...back] = (cookies.get(nameFor(url)) ?? '').split(' ')
  return { ticket, back: ownPath(back.join(' '), '/') }
}

/** Forgets it, once it is used. */
export function forgetTicket(cookies: Cookies, url: URL): void {
  cookies.delete(nameFor(url), settingsFor(url))
}

/** Signs the browser in, or on to the second step, with the language that came along; then back to where it began. */
export function enter(event: RequestEvent, { token, secondStep, language }: IdentityAnswer, back: string): never {
  const { cookies, url } = event
  if (language) writeLanguage(cookies, url, language)
  forgetTicket(cookies, url)
  if (token) writeSession(cookies, url, token)
  else if (secondStep) {
    keepStep(cookies, url, secondStep.token)
    redirect(303, secondStepAddress(back, secondStep.methods))
  }
  redirect(303, afterSignIn(event, back))
}

/** Goes to the page that says why it failed: that of identities for who is adding one, else that of signing in. */
export function turnBack({ locals }: Pick<RequestEvent, 'locals'>, errors: readonly UserError[], back: string): never {
  const { code, field } = errors[0] ?? { code: '', field: [] }
  // Of no field is what is said of the session; of the provider, what is said of the sign-in there.
  if (field.length === 0) signInAgain(errors, IDENTITIES)
  const faults: Record<string, IdentityFault> = {
    ...{ UNAVAILABLE: 'away', INVALID: 'refused', CONFLICT: 'taken', SIGN_IN_AGAIN: 'old' },
  }
  const fault = faults[code] ?? 'late'
  if (back.startsWith(IDENTITIES)) redirect(303, addressOf(IDENTITIES, [['fault', fault]]))
  // Whoever is signed in wants to sign in once more, and would be sent on from that page.
  redirect(
    303,
    addressOf('/sign-in', [
      ['fault', fault],
      ['again', locals.session || fault === 'old' ? 'yes' : null],
      ['back', back],
    ]),
  )
}
