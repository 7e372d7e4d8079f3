/** The texts of a hit as they are shown: which of them, in which language, and where its words stand in them. */
import { bestText } from '#api/base/text-choice.ts'
import type { Highlight } from '#api/generated/types.ts'
import type { LanguageText } from '#graph/records.ts'
import { highlight, passage } from './highlight.ts'
import type { SearchHit, SearchQuery, TextField } from './search-index.ts'

/** UTF-16 units of a text that is looked through. */
const LONGEST_TEXT = 20_000

/** The title whole, and a passage of the description when words were found in it; in the reader's language, else the hit's own. */
export function highlightsOf(
  titles: readonly LanguageText[],
  descriptions: readonly LanguageText[],
  { matched }: Pick<SearchHit, 'matched'>,
  own: readonly string[],
  { languages }: Pick<SearchQuery, 'languages'>,
): Highlight[] {
  const wanted = [...languages, ...own]
  const title = bestText(titles, wanted)
  const description = bestText(descriptions, wanted)
  const wordsIn = (name: TextField) => matched.find(({ field }) => field === name)?.words ?? []
  const shown: Highlight[] = []
  if (title) shown.push({ field: 'title', language: title.language, parts: highlight(title.text, wordsIn('title')) })
  const words = wordsIn('description')
  if (description && words.length > 0) {
    const parts = passage(description.text.slice(0, LONGEST_TEXT), words)
    shown.push({ field: 'description', language: description.language, parts })
  }
  return shown
}
