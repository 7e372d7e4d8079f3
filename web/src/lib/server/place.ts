/** The words of the place, which every page shows. */
import type { RequestEvent } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'
import { ask } from './api.ts'

const PLACE = operation(`query PlaceWords($languages: [LanguageTag!]) {
  place { name contact asksSecondFactor notice(languages: $languages) { ...Text } }
}`)

export interface PlaceWords {
  name: string | null
  contact: string | null
  notice: LocalisedText | null
  asksSecondFactor: boolean
}

const NOTHING: PlaceWords = { name: null, contact: null, notice: null, asksSecondFactor: false }
/** They change some times a year: a page need not ask for them anew. */
const HOLD_MS = 30_000
const MOST_KEPT = 50

/** The same for everybody who reads the same languages, so that it may be shared. */
const kept = new Map<string, { at: number; words: Promise<PlaceWords> }>()

/** The words in the reader's languages; none where the API is away: the page says so itself. */
export async function placeWords(event: RequestEvent): Promise<PlaceWords> {
  const { languages } = event.locals
  const key = languages.join()
  const found = kept.get(key)
  if (found && performance.now() - found.at < HOLD_MS) return await found.words
  const words = ask<{ place: PlaceWords }>(PLACE, { languages }, event).then(
    ({ place }) => place,
    () => {
      kept.delete(key)
      return NOTHING
    },
  )
  kept.delete(key)
  kept.set(key, { at: performance.now(), words })
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return await words
}
