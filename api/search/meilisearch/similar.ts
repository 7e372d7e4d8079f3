/**
 * Works like one that is there: by meaning where an embedder is configured, else by shared outcomes and subjects and by
 * the words of its title and keywords. Two requests.
 */
import type { Meilisearch, MultiSearchQuery } from 'meilisearch'
import { chunks } from '../analysis.ts'
import { languagePart } from '../embedded/rank.ts'
import type { Facet, SearchHit, SimilarQuery } from '../search-index.ts'
import type { Ask } from './answer.ts'
import { EMBEDDER } from './embedder.ts'
import { oneOf, quoted, standingFilters } from './filter.ts'
import { matchedIn, type Stored } from './hits.ts'
import { plain } from './query.ts'

/** Words and values of one work that others are looked for by, and works that are looked at for each. */
const MOST_WORDS = 10
const MOST_VALUES = 50
const MOST_READ = 100
/** What is shared, as parts of one. */
const SHARES = { outcome: 0.4, subject: 0.2, level: 0.1, words: 0.3 }
/** What is in no language of the reader is worth this much less. */
const LANGUAGE_SHARE = 0.35
const SHOWN = ['id', 'work', 'languages', 'text', 'facets']

/** The hits, best first, one a work; none when the document is not there. `query` is checked already. */
export async function similar(
  ask: Ask,
  byMeaning: (<T>(work: (client: Meilisearch) => Promise<T>) => Promise<T>) | null,
  indexUid: string,
  query: SimilarQuery,
): Promise<SearchHit[]> {
  const { id, languages, first } = query
  const one: MultiSearchQuery = {
    indexUid,
    q: '',
    filter: [`id = ${quoted(id)}`],
    attributesToRetrieve: SHOWN,
    limit: 1,
  }
  const origin = (await ask([one]))[0]?.hits[0]
  if (origin === undefined) return []
  const filter = [...standingFilters({ needs: query.needs, ranges: {} }), `work != ${quoted(origin.work)}`]
  const share = ({ languages: tags }: Stored): number =>
    1 -
    LANGUAGE_SHARE *
      (1 - Math.max(0, ...tags.map((tag) => (languages.length === 0 ? 1 : languagePart(tag, languages)))))
  if (byMeaning) {
    const { hits } = await byMeaning((client) =>
      client.index<Stored>(indexUid).searchSimilarDocuments({
        ...{ id, embedder: EMBEDDER, filter, limit: MOST_READ, attributesToRetrieve: SHOWN },
        showRankingScore: true,
      }),
    )
    return best(hits as Stored[], (hit) => (hit._rankingScore ?? 0) * share(hit), first)
  }
  const words = [...(origin.text.title ?? []), ...(origin.text.keyword ?? [])].flatMap((text) =>
    chunks(text).flatMap((chunk) => chunk.words),
  )
  const telling = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST_WORDS)
  const base: MultiSearchQuery = {
    ...{ indexUid, attributesToRetrieve: SHOWN, limit: MOST_READ, showMatchesPosition: true, showRankingScore: true },
    // The rarest words count most: the most frequent ones are given up first.
    matchingStrategy: 'frequency',
  }
  const own = (facet: Facet): string[] => (origin.facets?.[facet] ?? []).slice(0, MOST_VALUES)
  const q = plain(telling.join(' ')) + ' '
  const asked: MultiSearchQuery[] = telling.length > 0 ? [{ ...base, q, filter }] : []
  for (const facet of ['outcome', 'subject'] as const)
    if (own(facet).length > 0) asked.push({ ...base, q: '', filter: [...filter, oneOf(`facets.${facet}`, own(facet))] })
  const found = new Map<string, Stored>()
  // Those found by words come first and keep what was found of them.
  for (const { hits } of await ask(asked)) for (const hit of hits) if (!found.has(hit.id)) found.set(hit.id, hit)
  const shared = (hit: Stored, facet: Facet): number => {
    const mine = own(facet)
    const theirs = new Set(hit.facets?.[facet])
    return mine.length === 0 ? 0 : mine.filter((value) => theirs.has(value)).length / mine.length
  }
  const score = (hit: Stored): number => {
    const common = new Set(matchedIn(hit).flatMap((matched) => matched.words))
    const spoken = telling.filter((word) => common.has(word)).length / Math.max(1, telling.length)
    const facets = (['outcome', 'subject', 'level'] as const).reduce(
      (sum, facet) => sum + SHARES[facet] * shared(hit, facet),
      0,
    )
    return (facets + SHARES.words * spoken) * share(hit)
  }
  return best([...found.values()], score, first)
}

function best(hits: Stored[], scoreOf: (hit: Stored) => number, first: number): SearchHit[] {
  const works = new Set<string>()
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit) }))
    .sort((one, other) => other.score - one.score || (one.hit.id < other.hit.id ? -1 : 1))
    .filter(({ hit, score }) => score > 0 && !works.has(hit.work) && works.add(hit.work))
    .slice(0, first)
    .map(({ hit, score }) => ({ id: hit.id, work: hit.work, score, matched: matchedIn(hit), editions: [], cursor: '' }))
}
