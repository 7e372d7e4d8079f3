/** Filters as Meilisearch expressions: https://www.meilisearch.com/docs/learn/filtering_and_sorting/filter_expression_reference */
import { fitLanguageKeys } from '#api/accessibility/fit.ts'
import { STRICT_NEEDS, type NeedGroup } from '#api/accessibility/needs.ts'
import { FIT_LEVELS, type Facet, type SearchQuery } from '../search-index.ts'

const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
const FITS = FIT_LEVELS.indexOf('FITS')

/** A value in quotes, so that nothing in it is read as an expression. */
export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

export function oneOf(attribute: string, values: string[]): string {
  return `${attribute} IN [${values.map(quoted).join(', ')}]`
}

/** One expression for each facet with a filter. */
export function facetFilters(query: SearchQuery): Map<Facet, string> {
  const filters = new Map<Facet, string>()
  for (const [facet, values] of Object.entries(query.filters)) {
    if (values.length > 0) filters.set(facet as Facet, oneOf(`facets.${facet}`, values))
  }
  return filters
}

/** Expressions that hold for every count: everything but the facet filters. All of them must pass. */
export function standingFilters(
  query: Pick<SearchQuery, 'all' | 'none' | 'ranges' | 'age' | 'needs' | 'fitAtLeast'>,
): string[] {
  const filters: string[] = []
  for (const [facet, values] of Object.entries(query.all ?? {})) {
    for (const value of values) filters.push(`facets.${facet} = ${quoted(value)}`)
  }
  for (const [facet, values] of Object.entries(query.none ?? {})) {
    if (values.length > 0) filters.push(`NOT ${oneOf(`facets.${facet}`, values)}`)
  }
  for (const [field, { min, max }] of Object.entries(query.ranges)) {
    if (min !== undefined) filters.push(`numbers.${field} >= ${min}`)
    if (max !== undefined) filters.push(`numbers.${field} <= ${max}`)
  }
  if (query.age) {
    filters.push(`(numbers.ageFrom NOT EXISTS OR numbers.ageFrom <= ${query.age.max})`)
    filters.push(`(numbers.ageTo NOT EXISTS OR numbers.ageTo >= ${query.age.min})`)
  }
  const least = FIT_LEVELS.indexOf(query.fitAtLeast ?? 'UNKNOWN')
  if (least > 0) {
    for (const group of query.needs) if (group.importance === 'REQUIRED') filters.push(fits(group, least))
  }
  return filters
}

/** The same as `servedAt` of fit.ts: see `keepFitting` of the embedded index. */
function fits({ anyOf }: NeedGroup, least: number): string {
  const ways = anyOf.map((wanted) => {
    const level = `fit.${wanted.need} >= ${Math.max(least, PARTLY)}`
    const keys = least === FITS ? fitLanguageKeys(wanted) : []
    return keys.length === 0 ? level : `(${level} AND ${oneOf('fitLanguages', keys)})`
  })
  if (least === UNKNOWN) {
    // Of needs served alike the first one decides, and a strict one that is not known does not pass.
    for (const [index, { need }] of anyOf.entries()) {
      if (STRICT_NEEDS.has(need)) continue
      const before = anyOf.slice(0, index).map((earlier) => `fit.${earlier.need} = 0`)
      ways.push(`(${[`fit.${need} = ${UNKNOWN}`, ...before].join(' AND ')})`)
    }
  }
  return `(${ways.join(' OR ')})`
}
