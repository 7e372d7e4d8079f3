/**
 * What a search works out when it is the first to need it, and what has nothing to do with who asks: done ahead of all
 * searches, in steps. It also makes V8 compile what such searches run.
 */
import { PRESETS } from '#api/accessibility/needs.ts'
import { expand } from '#api/accessibility/presets.ts'
import { FACETS, type SearchQuery } from '../search-index.ts'
import { loadStemmers } from '../stems.ts'
import type { Synonyms } from '../synonyms.ts'
import { countAllTitles } from './closeness.ts'
import type { Part } from './collection.ts'
import { wordAt } from './dictionary.ts'
import { documentsWithPhrase } from './match.ts'
import { searchParts } from './search.ts'
import { isFrequent, type Segment } from './segment.ts'
import type { Steps } from './steps.ts'

/** What everybody finds who asks for nothing, with all facets. */
const EVERYTHING: SearchQuery = {
  ...{ kind: 'resource', text: '', filters: {}, ranges: {}, needs: [], languages: [], order: 'RELEVANCE' },
  ...{ first: 20, facets: [...FACETS], groupByWork: true },
}

/** Frequent words of so many letters or more that are asked for, right and wrong, for nothing but that such searches are compiled. */
const ASKED = 16
const LETTERS = 5

/**
 * How resources fit each preset, what facets are counted by, stemmers, how long titles are, which resources hold the phrases
 * of synonyms, and some searches for words.
 */
export function* workAhead(parts: Part[], synonyms: Synonyms): Steps<void> {
  for (const preset of PRESETS) {
    const needs = expand([{ preset }])
    if (needs.ok) searchParts(parts, { ...EVERYTHING, needs: needs.value }, 0, synonyms)
    yield
  }
  yield* loadStemmers()
  for (const { segment } of parts) {
    for (const phrase of synonyms.phrases()) {
      documentsWithPhrase(segment, phrase)
      yield
    }
    yield* countAllTitles(segment)
    const words = frequentWords(segment)
    for (const [at, word] of words.entries()) {
      const next = words[(at + 1) % words.length] as string
      const exchanged = `${next.charAt(1)}${next.charAt(0)}${next.slice(2)}`
      const reversed = [...next].reverse().join('')
      for (const text of [word, `${word} ${exchanged}`, `${word} ${next} ${reversed}`]) {
        searchParts(parts, { ...EVERYTHING, facets: [], text }, 0, synonyms)
        yield
      }
    }
  }
}

/** Some words that many documents hold. */
function frequentWords(segment: Segment): string[] {
  const { dictionary } = segment
  const words: string[] = []
  for (let id = 0; id < dictionary.size && words.length < ASKED; id++) {
    if (!isFrequent(segment, id)) continue
    const word = wordAt(dictionary, id)
    if (word.length >= LETTERS) words.push(word)
  }
  return words
}
