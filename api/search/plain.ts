/** Suggestions and similar works by an engine's plain search: for engines that have nothing better of their own. */
import type {
  SearchAnswer,
  SearchHit,
  SearchIndex,
  SearchQuery,
  SimilarQuery,
  Suggestion,
  SuggestQuery,
} from './search-index.ts'

/** Words of a title that similar works are looked for by. */
const MOST_WORDS = 8
const MOST_OUTCOMES = 50

type Searching = Pick<SearchIndex, 'search'>

/** The query put right, where the engine did, and the documents with the words in their titles. */
export async function suggestBySearch(
  index: Searching,
  { kind, text, languages, first }: SuggestQuery,
): Promise<Suggestion[]> {
  if (text.trim() === '') return []
  const { hits, correction } = await index.search(queryFor(kind, text, languages, first))
  const suggested: Suggestion[] = correction === null ? [] : [{ text: correction, source: 'spelling', id: null }]
  for (const { id, matched } of hits) {
    const title = matched.find(({ field }) => field === 'title')
    if (title) suggested.push({ text: title.words.join(' '), source: 'title', id })
  }
  return suggested.slice(0, first)
}

/** What similar works are looked for by. */
export interface SimilarTo {
  work: string
  title: string
  /** Values of the facet `outcome`. */
  outcomes: readonly string[]
}

/** Works that teach the same outcomes, or have words of the title, those with both first. */
export async function similarBySearch(
  index: Searching,
  { kind, languages, needs, first }: Omit<SimilarQuery, 'id'>,
  { work, title, outcomes }: SimilarTo,
): Promise<SearchAnswer> {
  const text = [...new Set(title.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])].slice(0, MOST_WORDS).join(' ')
  // One more than asked for: the work itself is among them.
  const plain = { ...queryFor(kind, '', languages, Math.min(first + 1, 100)), needs }
  const asked: SearchQuery[] = []
  if (outcomes.length > 0) asked.push({ ...plain, filters: { outcome: outcomes.slice(0, MOST_OUTCOMES) } })
  if (text !== '') asked.push({ ...plain, text })
  const answers = await Promise.all(asked.map((query) => index.search(query)))
  const found = new Map<string, { hit: SearchHit; points: number }>()
  for (const { hits } of answers)
    for (const [at, hit] of hits.entries()) {
      if (hit.work === work) continue
      const known = found.get(hit.work)
      found.set(hit.work, {
        hit: known === undefined || hit.matched.length > 0 ? hit : known.hit,
        points: (known?.points ?? 0) + 1 / (at + 1),
      })
    }
  const best = [...found.values()].sort((one, other) => other.points - one.points).slice(0, first)
  return {
    hits: best.map(({ hit, points }) => ({ ...hit, score: points, cursor: '' })),
    ...{ total: best.length, works: best.length, facets: {}, hasNextPage: false, dropped: [], correction: null },
    version: answers[0]?.version ?? 0,
  }
}

function queryFor(kind: SearchQuery['kind'], text: string, languages: string[], first: number): SearchQuery {
  return {
    ...{ kind, text, languages, first, filters: {}, ranges: {}, needs: [], order: 'RELEVANCE', facets: [] },
    groupByWork: kind === 'resource',
  }
}
