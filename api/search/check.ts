/** What every engine asks of a query before it looks: bounded, known names, right types. */
import { NEEDS, type Needs } from '#api/accessibility/needs.ts'
import {
  FACETS,
  FIT_LEVELS,
  LONGEST_FACET,
  MOST_FILTER_VALUES,
  MOST_HITS,
  MOST_SIMILAR,
  MOST_SUGGESTIONS,
  NUMBER_FIELDS,
  SearchQueryError,
  type SearchQuery,
  type SimilarQuery,
  type SuggestQuery,
} from './search-index.ts'

const ORDERS = new Set(['RELEVANCE', 'FIT', 'NEWEST', 'SHORTEST', 'SMALLEST'])
const KNOWN_FACETS = new Set<string>(FACETS)
const KNOWN_NUMBERS = new Set<string>(NUMBER_FIELDS)
const KNOWN_NEEDS = new Set<string>(NEEDS)
const MOST_GROUPS = 64
const MOST_LANGUAGES = 64

/** Throws a `SearchQueryError` naming the field when a query asks for what no engine answers. */
export function checkQuery(query: SearchQuery): void {
  checkKind(query.kind)
  if (typeof query.text !== 'string') throw new SearchQueryError('query', 'The query must be text')
  checkFirst(query.first, MOST_HITS)
  if (!ORDERS.has(query.order)) throw new SearchQueryError('order', `Unknown order ${shown(query.order)}`)
  for (const name of ['filters', 'all', 'none'] as const) {
    for (const [facet, values] of Object.entries(query[name] ?? {})) {
      if (!KNOWN_FACETS.has(facet)) throw new SearchQueryError('filter', `Unknown facet ${shown(facet)}`)
      if (!Array.isArray(values) || values.some((value) => typeof value !== 'string')) {
        throw new SearchQueryError('filter', `Values of ${facet} must be a list of texts`)
      }
      if (values.length > MOST_FILTER_VALUES) {
        throw new SearchQueryError(
          'filter',
          `${facet} has ${values.length} values; at most ${MOST_FILTER_VALUES} can be asked for at once`,
        )
      }
    }
  }
  for (const facet of query.facets) {
    if (!KNOWN_FACETS.has(facet)) throw new SearchQueryError('facets', `Unknown facet ${shown(facet)}`)
  }
  for (const [facet, limit] of Object.entries(query.facetLimits ?? {})) {
    if (!KNOWN_FACETS.has(facet)) throw new SearchQueryError('facets', `Unknown facet ${shown(facet)}`)
    if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_FACET)
      throw new SearchQueryError('facets', `${facet} can be given in 1 to ${LONGEST_FACET} values, not ${shown(limit)}`)
  }
  for (const [field, bounds] of Object.entries(query.ranges)) {
    if (!KNOWN_NUMBERS.has(field)) throw new SearchQueryError('filter', `Unknown number ${shown(field)}`)
    for (const bound of [bounds.min, bounds.max]) {
      if (bound !== undefined && !Number.isFinite(bound)) {
        throw new SearchQueryError('filter', `A bound of ${field} must be a number, not ${shown(bound)}`)
      }
    }
  }
  if (
    query.age &&
    !(Number.isFinite(query.age.min) && Number.isFinite(query.age.max) && query.age.min <= query.age.max)
  ) {
    throw new SearchQueryError('filter', 'Ages must be two numbers, the lower one first')
  }
  checkNeeds(query.needs)
  if (query.fitAtLeast !== undefined && !FIT_LEVELS.includes(query.fitAtLeast)) {
    throw new SearchQueryError('fitAtLeast', `Unknown fit level ${shown(query.fitAtLeast)}`)
  }
  checkLanguages(query.languages)
}

/** The same for suggestions. */
export function checkSuggest({ kind, text, languages, first }: SuggestQuery): void {
  checkKind(kind)
  if (typeof text !== 'string') throw new SearchQueryError('query', 'The query must be text')
  checkFirst(first, MOST_SUGGESTIONS)
  checkLanguages(languages)
}

/** The same for similar works. */
export function checkSimilar({ kind, id, languages, needs, first }: SimilarQuery): void {
  checkKind(kind)
  if (typeof id !== 'string') throw new SearchQueryError('id', 'The id must be text')
  checkFirst(first, MOST_SIMILAR)
  checkNeeds(needs)
  checkLanguages(languages)
}

function checkKind(kind: unknown): void {
  if (kind !== 'resource' && kind !== 'outcome')
    throw new SearchQueryError('kind', `kind must be "resource" or "outcome", not ${shown(kind)}`)
}

function checkFirst(first: number, most: number): void {
  if (!Number.isInteger(first) || first < 1 || first > most)
    throw new SearchQueryError('first', `first must be a whole number from 1 to ${most}, not ${shown(first)}`)
}

function checkNeeds(needs: Needs): void {
  if (needs.length > MOST_GROUPS) {
    throw new SearchQueryError(
      'needs',
      `${needs.length} groups of needs; at most ${MOST_GROUPS} can be asked for at once`,
    )
  }
  for (const group of needs) {
    if (group.anyOf.length === 0 || group.anyOf.length > NEEDS.length) {
      throw new SearchQueryError('needs', `A group of needs names 1 to ${NEEDS.length} needs`)
    }
    for (const { need } of group.anyOf) {
      if (!KNOWN_NEEDS.has(need)) throw new SearchQueryError('needs', `Unknown need ${shown(need)}`)
    }
  }
}

function checkLanguages(languages: string[]): void {
  if (languages.length > MOST_LANGUAGES)
    throw new SearchQueryError('languages', `${languages.length} languages; at most ${MOST_LANGUAGES} can be preferred`)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
