/** Which of several language versions of one text a reader gets. */
import type { LanguageText } from '#graph/records.ts'

/**
 * The text in the first language of the reader that is there: the exact tag, then a text of the same language and
 * script, then one of the same language. Without any of them the first text, which is the original.
 * @param languages BCP 47 tags, best first; empty = the original
 */
export function bestText(texts: readonly LanguageText[], languages: readonly string[] | null | undefined) {
  const first = texts[0]
  if (texts.length < 2 || !languages?.length) return first
  for (const wanted of languages) {
    const found = bestFor(texts, wanted.toLowerCase())
    if (found) return found
  }
  return first
}

function bestFor(texts: readonly LanguageText[], wanted: string): LanguageText | undefined {
  const [language, script] = partsOf(wanted)
  let sameLanguage: LanguageText | undefined
  let sameScript: LanguageText | undefined
  for (const text of texts) {
    const tag = text.language.toLowerCase()
    if (tag === wanted) return text
    const [ownLanguage, ownScript] = partsOf(tag)
    if (ownLanguage !== language) continue
    if (script !== undefined && ownScript === script) sameScript ??= text
    sameLanguage ??= text
  }
  return sameScript ?? sameLanguage
}

/** Language and script subtag of a lower-case tag. */
function partsOf(tag: string): [language: string, script: string | undefined] {
  const [language = '', ...rest] = tag.split('-')
  return [language, rest.find((subtag) => subtag.length === 4 && /^[a-z]{4}$/.test(subtag))]
}
