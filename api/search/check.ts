/** What every engine asks of a query before it looks: bounded, known names, right types. */
import { NEEDS } from '#api/accessibility/needs.ts'
import {
  FACETS,
  FIT_LEVELS,
  MOST_FILTER_VALUES,
  MOST_HITS,
  NUMBER_FIELDS,
  SearchQueryError,
  type SearchQuery,
} from './search-index.ts'

const ORDERS = new Set(['RELEVANCE', 'FIT', 'NEWEST', 'SHORTEST', 'SMALLEST'])
const KNOWN_FACETS = new Set<string>(FACETS)
const KNOWN_NUMBERS = new Set<string>(NUMBER_FIELDS)
const KNOWN_NEEDS = new Set<string>(NEEDS)
const MOST_GROUPS = 64
const MOST_LANGUAGES = 64

/** Throws a `SearchQueryError` naming the field when a query asks for what no engine answers. */
export function checkQuery(query: SearchQuery): void {
  if (query.kind !== 'resource' && query.kind !== 'outcome') {
    throw new SearchQueryError('kind', `kind must be "resource" or "outcome", not ${shown(query.kind)}`)
  }
  if (typeof query.text !== 'string') throw new SearchQueryError('query', 'The query must be text')
  if (!Number.isInteger(query.first) || query.first < 1 || query.first > MOST_HITS) {
    throw new SearchQueryError(
      'first',
      `first must be a whole number from 1 to ${MOST_HITS}, not ${shown(query.first)}`,
    )
  }
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
  if (query.needs.length > MOST_GROUPS) {
    throw new SearchQueryError(
      'needs',
      `${query.needs.length} groups of needs; at most ${MOST_GROUPS} can be asked for at once`,
    )
  }
  for (const group of query.needs) {
    if (group.anyOf.length === 0 || group.anyOf.length > NEEDS.length) {
      throw new SearchQueryError('needs', `A group of needs names 1 to ${NEEDS.length} needs`)
    }
    for (const { need } of group.anyOf) {
      if (!KNOWN_NEEDS.has(need)) throw new SearchQueryError('needs', `Unknown need ${shown(need)}`)
    }
  }
  if (query.fitAtLeast !== undefined && !FIT_LEVELS.includes(query.fitAtLeast)) {
    throw new SearchQueryError('fitAtLeast', `Unknown fit level ${shown(query.fitAtLeast)}`)
  }
  if (query.languages.length > MOST_LANGUAGES) {
    throw new SearchQueryError(
      'languages',
      `${query.languages.length} languages; at most ${MOST_LANGUAGES} can be preferred`,
    )
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
