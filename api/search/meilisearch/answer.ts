/** One search on Meilisearch: mostly two requests, the second for the editions of the works on the page. */
import type { MultiSearchQuery, SearchResponse } from 'meilisearch'
import { cursorsOf, decodeCursor } from '../cursor.ts'
import { parseQuery, type Unit } from '../query.ts'
import {
  LONGEST_FACET,
  SearchQueryError,
  type Facet,
  type FacetCount,
  type SearchAnswer,
  type SearchHit,
  type SearchQuery,
} from '../search-index.ts'
import { EMBEDDER, type Embedder } from './embedder.ts'
import { facetFilters, oneOf, standingFilters } from './filter.ts'
import { byLanguage, correctionOf, countsOf, matchedIn, partsOf, type Stored } from './hits.ts'
import { readable, sortOf, textFor } from './query.ts'
import { MOST_COUNTED, MOST_TOTAL } from './settings.ts'

/** How many places a hit may have moved between two pages and still be found again. */
const DRIFT = 50
/** Editions read for the works of one page. */
const MOST_EDITIONS = 10_000
const SHOWN = ['id', 'work', 'languages', 'text']

/** Answers several queries in one request. */
export type Ask = (queries: MultiSearchQuery[]) => Promise<SearchResponse<Stored>[]>

export interface Meaning {
  embedder: Embedder
  /** The vector of what was typed, where Meilisearch does not make it itself; null when it cannot be had now. */
  vectorFor: (text: string) => Promise<number[] | null>
}

/** Looks; `query` is checked already. Throws `SearchQueryError` for a cursor that is not one of ours. */
export async function answer(
  ask: Ask,
  indexUid: string,
  query: SearchQuery,
  meaning: Meaning | null,
): Promise<Omit<SearchAnswer, 'version'>> {
  const parsed = parseQuery(query.text)
  const place = placeOf(query, parsed.units.length)
  let used = place?.used ?? readable(parsed.units)
  let found = await look(ask, indexUid, query, parsed, used, place, meaning)
  // What is near in meaning is better than what holds some of the words.
  if (place === null && used.length > 0 && found.total === 0 && found.hits.length === 0) {
    const known = await wordsFound(ask, indexUid, parsed, used)
    // With all of them found it is the filters that leave nothing.
    if (known.length > 0 && known.length < used.length)
      found = await look(ask, indexUid, query, parsed, known, place, meaning)
    used = known
  }
  const units = parsed.units.filter((_, unit) => used.includes(unit))
  const isNothing = parsed.units.length > 0 && units.length === 0
  const { total, works } = found
  const facets: Partial<Record<Facet, FacetCount[]>> = {}
  const facetSizes: SearchAnswer['facetSizes'] = {}
  for (const facet of query.facets) {
    const distribution = isNothing ? {} : (found.facets[facet] ?? {})
    const size = Object.values(distribution).filter((count) => count > 0).length
    facets[facet] = countsOf(distribution, query.filters[facet] ?? [], query.facetLimits?.[facet])
    facetSizes[facet] = Math.min(size, LONGEST_FACET)
  }
  const editions =
    query.groupByWork && total > works
      ? await editionsOf(ask, { indexUid, q: textFor(units, parsed.excluded) }, query, found.hits)
      : new Map<string, Stored[]>()
  const cursor = cursorsOf(query, used)
  const hits = found.hits.map((hit, index): SearchHit => {
    const [shown = hit, ...others] = byLanguage(editions.get(hit.work) ?? [hit], query.languages)
    return {
      id: shown.id,
      work: hit.work,
      score: shown._rankingScore ?? 0,
      matched: matchedIn(shown),
      ...(query.explain ? { parts: partsOf(shown) } : {}),
      editions: others.map(({ id, languages }) => ({ id, languages })),
      cursor: cursor({ keys: [found.at + index + 1, 0], id: hit.id, work: hit.work }),
    }
  })
  // What meaning alone finds is beyond what words count.
  const seen = found.at + hits.length
  return {
    hits,
    total: Math.max(total, hits.length > 0 ? seen : 0),
    works: Math.max(works, hits.length > 0 ? seen : 0),
    facets,
    facetSizes,
    hasNextPage: found.hasNextPage,
    dropped: [...parsed.units.filter((_, unit) => !used.includes(unit)).map((unit) => unit.raw), ...parsed.beyond],
    // All words that are used are held by every hit, but what meaning alone finds holds none.
    widened: false,
    correction: correctionOf(units, hits[0]),
  }
}

type Parsed = ReturnType<typeof parseQuery>

interface Found {
  hits: Stored[]
  /** Hits before the first one. */
  at: number
  total: number
  works: number
  facets: Partial<Record<Facet, Record<string, number>>>
  hasNextPage: boolean
}

/** The page, the totals, and each facet counted without its own filter: one request. */
async function look(
  ask: Ask,
  indexUid: string,
  query: SearchQuery,
  parsed: Parsed,
  used: number[],
  place: Place | null,
  meaning: Meaning | null,
): Promise<Found> {
  const units = parsed.units.filter((_, unit) => used.includes(unit))
  const q = textFor(units, parsed.excluded)
  const base: MultiSearchQuery = { indexUid, q, matchingStrategy: 'all', attributesToRetrieve: ['id'] }
  const distinct = query.groupByWork ? { distinct: 'work' } : {}
  const standing = standingFilters(query)
  const filters = facetFilters(query)
  const everything = [...standing, ...filters.values()]
  const offset = Math.max(0, (place?.offset ?? 0) - DRIFT)
  const own = query.facets.filter((facet) => filters.has(facet))
  const others = query.facets.filter((facet) => !filters.has(facet))
  const hybrid = units.length > 0 && query.order === 'RELEVANCE' ? await hybridFor(meaning, query.text) : {}
  const queries: MultiSearchQuery[] = [
    {
      ...base,
      ...distinct,
      ...hybrid,
      filter: everything,
      sort: sortOf(query),
      offset,
      // One more tells whether there is a next page.
      limit: (place === null ? 0 : 2 * DRIFT) + query.first + 1,
      attributesToRetrieve: SHOWN,
      showMatchesPosition: true,
      showRankingScore: true,
      ...(query.explain || 'hybrid' in hybrid ? { showRankingScoreDetails: true } : {}),
    },
    { ...base, filter: everything, hitsPerPage: 0, facets: others.map((facet) => `facets.${facet}`) },
    ...(query.groupByWork ? [{ ...base, ...distinct, filter: everything, hitsPerPage: 0 }] : []),
    ...own.map((facet) => ({
      ...base,
      filter: [...standing, ...[...filters].flatMap(([name, filter]) => (name === facet ? [] : filter))],
      hitsPerPage: 0,
      facets: [`facets.${facet}`],
    })),
  ]
  const results = await ask(queries)
  const [page, all] = results
  const counted = results.slice(query.groupByWork ? 3 : 2)
  let hits = page?.hits ?? []
  let at = offset
  if (place !== null) {
    // The place of the last hit may have moved; when it is gone, what came behind it most likely has its place now.
    const last = hits.findIndex((hit) => (query.groupByWork ? hit.work === place.work : hit.id === place.id))
    const skip = last >= 0 ? last + 1 : Math.min(Math.max(0, place.offset - offset - 1), hits.length)
    hits = hits.slice(skip).filter((hit) => !query.groupByWork || hit.work !== place.work)
    at += skip
  }
  if ('hybrid' in hybrid) {
    const least = meaning?.embedder.least ?? 1
    hits = hits.filter(({ _rankingScoreDetails: details }) => (details?.vectorSort?.similarity ?? 1) >= least)
  }
  const facets: Found['facets'] = {}
  const missing: { facet: Facet; value: string; query: MultiSearchQuery }[] = []
  for (const facet of query.facets) {
    const at = own.indexOf(facet)
    const distribution = (at < 0 ? all : counted[at])?.facetDistribution?.[`facets.${facet}`] ?? {}
    facets[facet] = distribution
    if (Object.keys(distribution).length < MOST_COUNTED || at < 0) continue
    for (const value of query.filters[facet] ?? []) {
      if (value in distribution) continue
      const counting = queries[queries.length - own.length + at] as MultiSearchQuery
      const filter = [...(counting.filter as string[]), oneOf(`facets.${facet}`, [value])]
      missing.push({ facet, value, query: { ...base, filter, hitsPerPage: 0 } })
    }
  }
  // A chosen value among more than the server counts.
  if (missing.length > 0) {
    const counts = await ask(missing.map((each) => each.query))
    for (const [index, { facet, value }] of missing.entries())
      facets[facet] = { ...facets[facet], [value]: counts[index]?.totalHits ?? 0 }
  }
  const total = all?.totalHits ?? 0
  return {
    hits: hits.slice(0, query.first),
    at,
    total,
    works: query.groupByWork ? (results[2]?.totalHits ?? 0) : total,
    facets,
    hasNextPage: hits.length > query.first,
  }
}

async function hybridFor(meaning: Meaning | null, text: string): Promise<Pick<MultiSearchQuery, 'hybrid' | 'vector'>> {
  if (meaning === null) return {}
  const hybrid = { embedder: EMBEDDER, semanticRatio: meaning.embedder.ratio }
  if (!meaning.embedder.own) return { hybrid }
  const vector = await meaning.vectorFor(text)
  return vector === null ? {} : { hybrid, vector }
}

/**
 * Which units can be found together: all but those found nowhere; else the most frequent ones are left out one by one.
 * Two requests or more. None when not even one is found.
 */
async function wordsFound(ask: Ask, indexUid: string, { units, excluded }: Parsed, all: number[]): Promise<number[]> {
  const count = async (sets: number[][]): Promise<number[]> => {
    const results = await ask(
      sets.map((set) => ({
        indexUid,
        q: textFor(
          set.map((unit) => units[unit] as Unit),
          excluded,
        ),
        matchingStrategy: 'all',
        attributesToRetrieve: ['id'],
        hitsPerPage: 0,
      })),
    )
    return results.map(({ totalHits }) => totalHits ?? 0)
  }
  // Nothing may have been found because of the filters alone.
  const [together = 0, ...rarities] = await count([all, ...all.map((unit) => [unit])])
  if (together > 0) return all
  const frequency = new Map(all.map((unit, index) => [unit, rarities[index] as number]))
  const often = (unit: number): number => frequency.get(unit) as number
  let used = all.filter((unit) => often(unit) > 0)
  while (used.length > 1) {
    const rest = used
    const fewer = rest.map((unit) => rest.filter((other) => other !== unit))
    const [now = 0, ...counts] = await count([rest, ...fewer])
    if (now > 0) return rest
    const byFrequency = [...rest.keys()].sort((one, other) => often(rest[other] as number) - often(rest[one] as number))
    const leave = byFrequency.find((index) => (counts[index] as number) > 0) ?? (byFrequency[0] as number)
    used = fewer[leave] as number[]
  }
  return used
}

/** All editions of the works of a page that pass the filters, by work. */
async function editionsOf(
  ask: Ask,
  base: Pick<MultiSearchQuery, 'indexUid' | 'q'>,
  query: SearchQuery,
  hits: Stored[],
): Promise<Map<string, Stored[]>> {
  const works = [...new Set(hits.map(({ work }) => work))]
  if (works.length === 0) return new Map()
  const [found] = await ask([
    {
      ...base,
      matchingStrategy: 'all',
      filter: [...standingFilters(query), ...facetFilters(query).values(), oneOf('work', works)],
      attributesToRetrieve: SHOWN,
      showMatchesPosition: true,
      showRankingScore: true,
      ...(query.explain ? { showRankingScoreDetails: true } : {}),
      limit: MOST_EDITIONS,
    },
  ])
  return Map.groupBy(found?.hits ?? [], ({ work }) => work)
}

interface Place {
  offset: number
  id: string
  work: string
  /** Units that were used on the first page. */
  used: number[]
}

function placeOf(query: SearchQuery, units: number): Place | null {
  if (query.after === undefined) return null
  const { keys, id, work, reading } = decodeCursor(query, query.after)
  const used = Array.isArray(reading) ? (reading as unknown[]) : null
  const isUnit = (unit: unknown): boolean => Number.isInteger(unit) && (unit as number) >= 0 && (unit as number) < units
  if (used === null || !used.every(isUnit) || !Number.isInteger(keys[0]) || keys[0] < 0 || keys[0] > MOST_TOTAL) {
    throw new SearchQueryError('after', 'The cursor is not one of ours. Start again from the first page.')
  }
  return { offset: keys[0], id, work, used: used as number[] }
}
