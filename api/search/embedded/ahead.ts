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
import { lettersOf, nearTo, wordAt } from './dictionary.ts'
import { documentsWithPhrase } from './match.ts'
import { searchParts } from './search.ts'
import type { Steps } from './steps.ts'

/** What everybody finds who asks for nothing, with all facets. */
const EVERYTHING: SearchQuery = {
  ...{ kind: 'resource', text: '', filters: {}, ranges: {}, needs: [], languages: [], order: 'RELEVANCE' },
  ...{ first: 20, facets: [...FACETS], groupByWork: true },
}

/** Words that others are looked for near to, for nothing but that the walk is compiled, and how many errors they may have. */
const WALKS = 6
const ERRORS = 2

/** How resources fit each preset, what facets are counted by, stemmers, how long titles are, and which resources hold the phrases of synonyms. */
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
    const { dictionary } = segment
    for (let walk = 0; walk < WALKS && dictionary.size > 0; walk++) {
      const word = wordAt(dictionary, Math.floor((dictionary.size * walk) / WALKS))
      nearTo(dictionary, lettersOf(word), ERRORS, false)
      yield
    }
  }
}
