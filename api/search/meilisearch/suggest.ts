/** Suggestions from what a search finds: Meilisearch has no list of words to complete from. One request. */
import type { MultiSearchQuery } from 'meilisearch'
import { widen } from '#api/vocabulary/languages.ts'
import { chunks, errorsForgiven, fold } from '../analysis.ts'
import type { Suggestion, SuggestQuery } from '../search-index.ts'
import type { Ask } from './answer.ts'
import { oneOf } from './filter.ts'
import { byLanguage, matchedIn, matchesIn } from './hits.ts'
import { plain } from './query.ts'

/** UTF-16 units of a query that are read, and documents whose words are looked at. */
const LONGEST_QUERY = 200
const MOST_READ = 100
const MOST_SPELLINGS = 3
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Suggestions, best first; `query` is checked already. */
export async function suggest(ask: Ask, indexUid: string, query: SuggestQuery): Promise<Suggestion[]> {
  const text = query.text.slice(0, LONGEST_QUERY)
  const typed = chunks(text).flatMap(({ words }) => words)
  if (typed.length === 0) return []
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text)
  const base: MultiSearchQuery = {
    indexUid,
    q: plain(text),
    matchingStrategy: 'all',
    distinct: 'work',
    attributesToRetrieve: ['id', 'work', 'languages', 'text'],
    showMatchesPosition: true,
    showRankingScore: true,
  }
  const [titled, found] = await ask([
    { ...base, attributesToSearchOn: ['text.title'], limit: 2 * query.first },
    {
      ...base,
      attributesToSearchOn: ['text.title', 'text.keyword', 'text.description'],
      filter: query.languages.length > 0 ? [oneOf('facets.language', query.languages.flatMap(widen))] : [],
      limit: MOST_READ,
    },
  ])
  const open = isOpen ? (typed.at(-1) as string) : null
  const holds = (words: string[]): boolean =>
    typed.every((word, at) =>
      words.some((other) => (open !== null && at === typed.length - 1 ? other.startsWith(word) : other === word)),
    )
  const titles = byLanguage(titled?.hits ?? [], query.languages).flatMap((hit): Suggestion[] => {
    const title = matchesIn(hit, 'title').at(0)?.text
    const words = matchedIn(hit).find(({ field }) => field === 'title')?.words ?? []
    return title !== undefined && holds(words) ? [{ text: title, source: 'title', id: hit.id }] : []
  })
  const completions = new Map<string, number>()
  const mended = new Map<string, Map<string, number>>()
  const add = (counts: Map<string, number>, form: string): unknown => counts.set(form, (counts.get(form) ?? 0) + 1)
  for (const hit of found?.hits ?? []) {
    const forms = (['title', 'keyword', 'description'] as const).flatMap((field) =>
      matchesIn(hit, field).map(({ word }) => word.toLowerCase()),
    )
    for (const form of new Set(forms)) {
      const word = fold(form)
      if (open !== null && word.startsWith(open)) {
        if (word !== open) add(completions, form)
        continue
      }
      if (typed.includes(word)) continue
      const wrong = typed.find((other) => errorsForgiven(other) > 0 && isNear(other, word))
      if (wrong === undefined) continue
      if (!mended.has(wrong)) mended.set(wrong, new Map())
      add(mended.get(wrong) as Map<string, number>, form)
    }
  }
  const often = (counts: Map<string, number>): string[] =>
    [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([form]) => form)
  const head = open === null ? text : text.replace(/[\p{L}\p{N}\p{M}]+$/u, '')
  const words = often(completions).slice(0, Math.max(1, query.first >> 1))
  const [wrong, forms] = [...mended][0] ?? []
  const spellings =
    wrong === undefined || forms === undefined
      ? []
      : often(forms)
          .slice(0, MOST_SPELLINGS)
          .map((form) => text.replace(WORD, (token) => (fold(token) === wrong ? form : token)))
  const own: Suggestion[] = [
    ...words.map((form): Suggestion => ({ text: head + form, source: 'word', id: null })),
    ...titles,
  ]
  const spelled = spellings.map((each): Suggestion => ({ text: each, source: 'spelling', id: null }))
  return (own.length === 0 ? spelled : [...own, ...spelled]).slice(0, query.first)
}

/** A word the engine found for another one by its typos: alike in length and in most letters. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false
  const letters = [...one]
  const shared = [...other].filter((letter) => {
    const at = letters.indexOf(letter)
    if (at >= 0) letters.splice(at, 1)
    return at >= 0
  })
  return shared.length >= Math.max(one.length, other.length) - 2
}
