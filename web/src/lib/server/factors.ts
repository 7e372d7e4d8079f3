/** What the pages share on which people change what their account is opened with. */
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { ask } from '#lib/server/api.ts'
import { writeSession } from '#lib/server/session.ts'
import { signedIn, signInAgain } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'

/** The page that lists them. */
export const PAGE = '/account/factors'

interface Changed {
  changed: { token: string | null; recoveryCodes: string[] | null; userErrors: UserError[] }
}

/**
 * Makes a change: the session's new token goes into the cookie. Gives new recovery codes, which are shown once, or the
 * faults; without either it leads to the list, which says what was done.
 */
export async function changeFactors(
  event: RequestEvent,
  document: string,
  variables: Record<string, unknown>,
  done: string,
): Promise<{ codes: string[]; faults: [] } | { codes: null; faults: UserError[] }> {
  signedIn(event, PAGE)
  const { changed } = await ask<Changed>(document, variables, event)
  signInAgain(changed.userErrors, PAGE)
  if (changed.token === null) return { codes: null, faults: changed.userErrors }
  writeSession(event.cookies, event.url, changed.token)
  // The page that follows asks in the name of the new token.
  event.locals.session = changed.token
  if (changed.recoveryCodes) return { codes: changed.recoveryCodes, faults: [] }
  redirect(303, `${PAGE}?done=${done}`)
}
