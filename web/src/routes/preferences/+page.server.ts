import { redirect } from '@sveltejs/kit'
import { BASE, inLanguage, splitPath } from '#lib/locales.ts'
import { addressOf, ownPath } from '#lib/own-path.ts'
import {
  preferencesFromCookie,
  preferencesToCookie,
  PREFERENCES_COOKIE,
  readPreferences,
  type Preferences,
} from '#lib/preferences.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const KEEP_SECONDS = 60 * 60 * 24 * 365

export const load: PageServerLoad = ({ cookies, locals, url }) => {
  const kept = cookies.get(PREFERENCES_COOKIE) ?? null
  const to = url.searchParams.get('kept')
  if (to !== null && kept !== null) redirect(303, url.origin + ownPath(to, '/preferences?done'))
  return {
    isRefused: to !== null,
    chosen: preferencesFromCookie(kept ?? undefined),
    kept,
    needNames: locals.needNames,
    isDone: url.searchParams.has('done'),
    back: ownPath(url.searchParams.get('back'), ''),
  }
}

export const actions: Actions = {
  keep: async (event) => {
    const form = await event.request.formData()
    const preferences = readPreferences((name) => form.get(name))
    keep(event, preferences)
    // A language that was chosen is where to go on, whatever the address was before.
    const { path, locale } = splitPath(ownPath(form.get('back'), '') || '/preferences?done')
    const to = inLanguage(path, preferences.language ?? (locale === BASE ? event.locals.locale : locale))
    // Whether a browser takes cookies shows when it comes back with one.
    const isSure = event.request.headers.has('cookie') || preferencesToCookie(preferences) === ''
    redirect(303, event.url.origin + (isSure ? to : addressOf('/preferences', [['kept', to]])))
  },
  clear: (event) => {
    keep(event, {})
    redirect(303, '/preferences?done')
  },
}

/** Writes the cookie, or removes it where nothing is chosen. */
function keep({ cookies, url }: RequestEvent, preferences: Preferences): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
  const written = preferencesToCookie(preferences)
  if (written === '') cookies.delete(PREFERENCES_COOKIE, options)
  else cookies.set(PREFERENCES_COOKIE, written, { ...options, maxAge: KEEP_SECONDS })
}
