/** Pages for those who are signed in. */
import { redirect, type RequestEvent } from '@sveltejs/kit'

/**
 * Sends people who are not signed in to do so, and back.
 * @param back a path of ours; the page itself by default
 */
export function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, back: string = pageOf(url)): void {
  if (!locals.session) toSignIn(back)
}

/** Sends somebody to the sign-in page, and back to a path of ours. */
export function toSignIn(back: string): never {
  redirect(303, `/sign-in?back=${encodeURIComponent(back)}`)
}

/** The address of the page itself; `?/name` of a form names what it does, and no page. */
function pageOf({ pathname, search }: URL): string {
  return search.startsWith('?/') ? pathname : pathname + search
}
