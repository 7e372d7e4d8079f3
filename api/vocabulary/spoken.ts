/** The languages in which the API has words of its own: for closed sets of values, for reasons, for formats. Pure. */

/** BCP 47 tags; English stands in where a reader names none of them. */
export const SPOKEN = ['en', 'es', 'fr', 'pt', 'de', 'it', 'ru', 'ar', 'hi', 'sw', 'zh', 'ur', 'am', 'id'] as const
export type Spoken = (typeof SPOKEN)[number]

/** A name for people, with its language; null where it is a code, or a name that is the same in all languages. */
export interface Label {
  text: string
  language: string | null
}

/** The first of a reader's languages in which there are words: `pt-BR` is spoken as `pt`. English where none is. */
export function spokenTo(languages: readonly string[]): Spoken {
  for (const wanted of languages) {
    const language = wanted.split('-', 1)[0]?.toLowerCase()
    const found = SPOKEN.find((spoken) => spoken === language)
    if (found !== undefined) return found
  }
  return 'en'
}
