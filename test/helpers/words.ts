/** The words of the site in a language, by their keys: tests that ask by them hold in each language, and when words change. */
import type { Locale } from '../../web/src/lib/locales.ts'
import { m, readMessages } from '../../web/src/lib/paraglide/messages.js'

export type Words = typeof m
type Say = (inputs: object, options: { locale: Locale }) => string

/** All messages, said in a language. */
export async function wordsIn(locale: Locale): Promise<Words> {
  await readMessages(locale)
  const said = Object.entries(m).map(([key, say]) => [key, (inputs = {}) => (say as Say)(inputs, { locale })])
  return Object.fromEntries(said) as Words
}
