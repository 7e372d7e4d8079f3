import { placeWords } from '#lib/server/place.ts'
import type { LayoutServerLoad } from './$types'

/** What every page shows: whether somebody is signed in, and the words of the place. */
export const load: LayoutServerLoad = async (event) => ({
  signedIn: event.locals.session !== null,
  place: await placeWords(event),
})
