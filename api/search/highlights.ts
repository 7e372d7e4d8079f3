/** The texts of a hit as they are shown. */
import { bestText } from '#api/base/text-choice.ts'
import type { Highlight } from '#api/generated/types.ts'
import type { LanguageText } from '#graph/records.ts'
import type { SearchHit, SearchQuery } from './search-index.ts'

/** The title whole, and the description when words were found in it; in the reader's language, else the hit's own. */
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
  const shown: Highlight[] = []
  if (title) shown.push(whole('title', title))
  if (description && matched.some(({ field }) => field === 'description')) shown.push(whole('description', description))
  return shown
}

function whole(field: string, { text, language }: LanguageText): Highlight {
  return { field, language, parts: [{ text, matched: false }] }
}
