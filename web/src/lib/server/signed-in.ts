/** Pages for those who are signed in. */
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { pageOf } from '#lib/own-path.ts'
import type { UserError } from '#lib/types.ts'

/**
 * Sends people who are not signed in to do so, and back.
 * @param back a path of ours; the page itself by default
 */
export function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, back: string = pageOf(url)): void {
  if (!locals.session) toSignIn(back)
}

/**
 * Sends somebody to the sign-in page, and back to a path of ours.
 * @param again they are signed in, and for too long for what they want to do
 */
export function toSignIn(back: string, again = false): never {
  redirect(303, `/sign-in?${again ? 'again&' : ''}back=${encodeURIComponent(back)}`)
}

/** The same, where the API said that the sign-in is too long ago. */
export function signInAgain(faults: readonly UserError[], back: string): void {
  if (faults.some(({ code }) => code === 'SIGN_IN_AGAIN')) toSignIn(back, true)
}
