/** The mixed set of queries that searches are measured by. */
import { PRESETS, type Needs, type Preset } from '#api/accessibility/needs.ts'
import { expand } from '#api/accessibility/presets.ts'
import type { Facet, SearchDocument, SearchQuery } from '#api/search/search-index.ts'
import { GENERATED_LANGUAGES, randomFrom, TOPICS } from './generate.ts'

/** Queries of each class. */
const EACH = 40
/** The facets that are counted for every page. */
export const FIVE: Facet[] = ['language', 'subject', 'licence', 'level', 'type']

/** Classes of queries that peers can answer too. */
export const COMPARABLE = ['one word', 'two words', 'half a word', 'a typo', 'filters alone', 'everything']

/** Top 20 and five facets of everything. */
export const BASE: SearchQuery = {
  kind: 'resource',
  text: '',
  filters: {},
  ranges: {},
  needs: [],
  languages: ['en'],
  order: 'RELEVANCE',
  first: 20,
  facets: FIVE,
  groupByWork: true,
}

function preset(name: Preset): Needs {
  const expanded = expand([{ preset: name }])
  if (!expanded.ok) throw new Error(`no such preset: ${name}`)
  return expanded.value
}

/** Classes of queries with the words and values that are in the documents; the same for the same documents. */
export function queriesFor(documents: SearchDocument[]): Record<string, SearchQuery[]> {
  const random = randomFrom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const wordsOf = (): string[] => {
    for (;;) {
      const document = pick(documents)
      const words = `${document.text.title.join(' ')} ${document.text.description.join(' ')}`
        .split(/\s+/)
        .filter((word) => word.length >= 4)
      if (words.length > 6) return words
    }
  }
  const topic = (): string => pick(TOPICS)[pick(GENERATED_LANGUAGES)]
  const some = (make: () => Partial<SearchQuery>): SearchQuery[] =>
    Array.from({ length: EACH }, () => ({ ...BASE, languages: [pick(GENERATED_LANGUAGES)], ...make() }))
  const misspell = (word: string): string => {
    const at = 1 + Math.floor(random() * (word.length - 2))
    return random() < 0.5
      ? word.slice(0, at) + word.slice(at + 1)
      : word.slice(0, at) + (word[at + 1] as string) + (word[at] as string) + word.slice(at + 2)
  }
  const valueOf = (facet: Facet): string => {
    for (;;) {
      const value = pick(documents).facets[facet][0]
      if (value !== undefined) return value
    }
  }
  return {
    'one word': some(() => ({ text: pick(wordsOf()) })),
    'a topic': some(() => ({ text: topic() })),
    'two words': some(() => {
      const words = wordsOf()
      return { text: `${pick(words)} ${pick(words)}` }
    }),
    'half a word': some(() => ({ text: pick(wordsOf()).slice(0, 3 + Math.floor(random() * 2)) })),
    'two letters': some(() => ({ text: pick(wordsOf()).slice(0, 2) })),
    'a typo': some(() => ({
      text: misspell(
        pick(
          wordsOf()
            .filter((word) => word.length >= 6)
            .concat('fractions'),
        ),
      ),
    })),
    'a phrase': some(() => {
      const words = wordsOf()
      const at = Math.floor(random() * (words.length - 1))
      return { text: `"${words[at]} ${words[at + 1]}"` }
    }),
    'words and filters': some(() => ({
      text: topic(),
      filters: {
        language: [valueOf('language'), valueOf('language')],
        licence: [valueOf('licence')],
        level: [valueOf('level')],
      },
      ranges: { minutes: { max: 60 } },
    })),
    'words and needs': some(() => ({ text: topic(), needs: preset(pick(PRESETS)) })),
    'filters alone': some(() => ({ filters: { subject: [valueOf('subject')], language: [valueOf('language')] } })),
    'needs alone': some(() => ({ needs: preset(pick(PRESETS)), order: 'FIT' })),
    everything: some(() => ({})),
    'everything, newest first': some(() => ({ order: 'NEWEST' })),
  }
}
