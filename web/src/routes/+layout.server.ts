import { ask } from '#lib/server/api.ts'
import { placeWords } from '#lib/server/place.ts'
import type { RequestEvent } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** What every page shows: whether somebody is signed in, what the place asks of them first, and its words. */
export const load: LayoutServerLoad = async (event) => {
  const place = await placeWords(event)
  const { languages, locale, path, preferences, session } = event.locals
  const signedIn = session !== null
  return {
    languages,
    locale,
    path,
    preferences,
    signedIn,
    place,
    needsSecondFactor: signedIn && place.asksSecondFactor && (await needsSecondFactor(event)),
  }
}

const NEEDED = 'query NeedsSecondFactor { viewer { needsSecondFactor } }'

/** Whether the place asks a second factor of who is signed in and has none; false where the API is away: the page says so itself. */
async function needsSecondFactor(event: RequestEvent): Promise<boolean> {
  const answer = ask<{ viewer: { needsSecondFactor: boolean } | null }>(NEEDED, {}, event)
  return await answer.then(
    ({ viewer }) => viewer?.needsSecondFactor ?? false,
    () => false,
  )
}
