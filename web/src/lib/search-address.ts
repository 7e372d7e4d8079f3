/** The state of a search is its address. This reads it into what the API is asked, and writes it back. */
import { m } from '#lib/paraglide/messages.js'
import type { Permission, ResourceKind, ResourceTrait } from '#lib/types.ts'

export const ORDERS = {
  relevance: { order: 'RELEVANCE', label: m.search_order_relevance },
  fit: { order: 'FIT', label: m.search_order_fit },
  newest: { order: 'NEWEST', label: m.search_order_newest },
  shortest: { order: 'SHORTEST', label: m.search_order_shortest },
  smallest: { order: 'SMALLEST', label: m.search_order_smallest },
} as const
export type OrderName = keyof typeof ORDERS

const FIT_CHOICES = ['DOES_NOT_FIT', 'UNKNOWN', 'PARTLY', 'FITS']
const KINDS: ResourceKind[] = ['CONTENT', 'METHOD', 'TOOL']
const PERMISSIONS: Permission[] = ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL']
const TRAITS: ResourceTrait[] = [
  'WORKS_OFFLINE',
  'NO_DEVICE',
  'PRINTABLE',
  'NO_SIGN_IN',
  'FOR_TEACHERS',
  'FREE_OF_CHARGE',
]

/** How many days back something may have changed last; an address may also name a day, `since=2026-01-31`. */
export const SINCE = { month: 31, year: 366, '3-years': 3 * 365 + 1 } as const
const BYTES_IN_MEGABYTE = 1_000_000

/** Parameters that hold lists, and the filter each one is. */
export const LIST_PARAMETERS = {
  language: 'languages',
  subject: 'subjects',
  level: 'levels',
  kind: 'kinds',
  type: 'types',
  permits: 'permits',
  licence: 'licences',
  feature: 'features',
  trait: 'traits',
  format: 'formats',
  framework: 'frameworks',
  outcome: 'outcomes',
  provider: 'providers',
} as const
export type ListParameter = keyof typeof LIST_PARAMETERS

/** A facet of the API as the page offers it. */
export interface FacetChoice {
  parameter: ListParameter
  title: () => string
  /** Long lists can be looked through for words, and shown at more length. */
  isLong?: boolean
  /** Unfolded from the start. */
  isOpen?: boolean
}

/** The facets in the order in which the page offers them. */
export const FACETS: Record<string, FacetChoice> = {
  LANGUAGE: { parameter: 'language', title: m.search_facet_language, isLong: true, isOpen: true },
  LEVEL: { parameter: 'level', title: m.search_facet_level, isLong: true, isOpen: true },
  SUBJECT: { parameter: 'subject', title: m.search_facet_subject, isLong: true, isOpen: true },
  TRAIT: { parameter: 'trait', title: m.search_facet_trait, isOpen: true },
  TYPE: { parameter: 'type', title: m.search_facet_type, isLong: true },
  PERMITS: { parameter: 'permits', title: m.search_facet_permits },
  FORMAT: { parameter: 'format', title: m.search_facet_format, isLong: true },
  OUTCOME: { parameter: 'outcome', title: m.search_facet_outcome, isLong: true },
  FRAMEWORK: { parameter: 'framework', title: m.search_facet_framework, isLong: true },
  KIND: { parameter: 'kind', title: m.search_facet_kind },
  PROVIDER: { parameter: 'provider', title: m.search_facet_provider, isLong: true },
}
/** Facets that only addresses narrow by: they are counted when one does, for their names. */
export const RARE_FACETS: Record<string, ListParameter> = { LICENCE: 'licence', FEATURE: 'feature' }
/** The long facets. */
export const LONG_FACETS = Object.keys(FACETS).filter((name) => FACETS[name]!.isLong)

const LONGEST_QUERY = 500
const MOST_VALUES = 50
const LONGEST_VALUE = 200
const OLDEST_AGE = 120
const MOST_MINUTES = 100_000
const MOST_MEGABYTES = 100_000
const LONGEST_FIND = 100

/** What an address asks for, cleaned. */
export interface SearchAddress {
  query: string
  /** Resources or outcomes. */
  inside: 'resources' | 'outcomes'
  lists: Partial<Record<ListParameter, string[]>>
  age: number | null
  minutes: number | null
  /** Megabytes of the smallest file. */
  size: number | null
  /** A name of `SINCE`, or a day: `2026-01-31`. */
  since: string | null
  order: OrderName
  fit: string | null
  after: string | null
  /** Words to look for within long facets, by the name of the facet. They narrow nothing. */
  find: Record<string, string>
  /** The long facet that is shown at more length. */
  more: string | null
}

/** Reads an address. Values that cannot be are passed over, so that an old or edited link still finds something. */
export function readSearch(parameters: URLSearchParams): SearchAddress {
  const lists: SearchAddress['lists'] = {}
  for (const name of Object.keys(LIST_PARAMETERS) as ListParameter[]) {
    let values = parameters.getAll(name).filter((value) => value !== '' && value.length <= LONGEST_VALUE)
    if (name === 'kind') values = upper(values).filter((value) => KINDS.includes(value as ResourceKind))
    if (name === 'permits') values = upper(values).filter((value) => PERMISSIONS.includes(value as Permission))
    if (name === 'trait') values = upper(values).filter((value) => TRAITS.includes(value as ResourceTrait))
    if (values.length > 0) lists[name] = [...new Set(values)].slice(0, MOST_VALUES)
  }
  const order = parameters.get('order') ?? ''
  const fit = parameters.get('fit')?.toUpperCase().replaceAll('-', '_') ?? ''
  const find: Record<string, string> = {}
  for (const name of LONG_FACETS) {
    const words = parameters.get(`find-${FACETS[name]!.parameter}`)?.trim().slice(0, LONGEST_FIND)
    if (words) find[name] = words
  }
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    inside: parameters.get('in') === 'outcomes' ? 'outcomes' : 'resources',
    lists,
    age: wholeNumber(parameters.get('age'), OLDEST_AGE),
    minutes: wholeNumber(parameters.get('minutes'), MOST_MINUTES) || null,
    size: megabytes(parameters.get('size')),
    since: sinceOf(parameters.get('since')),
    order: Object.hasOwn(ORDERS, order) ? (order as OrderName) : 'relevance',
    fit: FIT_CHOICES.includes(fit) ? fit : null,
    after: parameters.get('after') || null,
    find,
    more: LONG_FACETS.find((name) => FACETS[name]!.parameter === parameters.get('more')) ?? null,
  }
}

/**
 * The filter the API takes.
 * @param now the clock: what is recent is counted back from the beginning of its day, so that the pages of one search ask
 *   for the same
 */
export function filterOf(address: SearchAddress, now = new Date()): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(address.lists)) filter[LIST_PARAMETERS[name as ListParameter]] = values
  if (address.age !== null) filter.age = address.age
  if (address.minutes !== null) filter.maxMinutes = address.minutes
  if (address.size !== null) filter.maxBytes = Math.round(address.size * BYTES_IN_MEGABYTE)
  if (address.since !== null) filter.updatedSince = `${firstDay(address.since, now)}T00:00:00.000Z`
  return filter
}

/** The parameter of the address for a field of the filter; null for one that no address has. */
export function parameterOf(field: string): string | null {
  const lists = Object.entries(LIST_PARAMETERS).find(([, name]) => name === field)
  return lists?.[0] ?? { age: 'age', maxMinutes: 'minutes', maxBytes: 'size', updatedSince: 'since' }[field] ?? null
}

/** True when anything but the words narrows the search. */
export function isNarrowed(address: SearchAddress): boolean {
  return Object.keys(filterOf(address)).length > 0
}

/**
 * The address of another search: the parameters given replace those here, null takes one away. Paging starts anew, and what
 * was looked for within facets is done.
 */
export function searchHref(
  parameters: Iterable<[string, string]>,
  change: Record<string, string | string[] | null>,
): string {
  const next = new URLSearchParams([...parameters].filter(([name, value]) => value !== '' && !isPassing(name)))
  for (const [name, value] of Object.entries(change)) {
    next.delete(name)
    if (value !== null) for (const one of [value].flat()) next.append(name, one)
  }
  const text = next.toString()
  return text ? `/search?${text}` : '/search'
}

/** The address of the search as a feed; null for what is no search of resources. Needs are never in it. */
export function feedHref(parameters: Iterable<[string, string]>): string | null {
  const kept = [...parameters].filter(([name]) => !['need', 'fit', 'order'].includes(name))
  if (kept.some(([name, value]) => name === 'in' && value === 'outcomes')) return null
  return searchHref(kept, {}).replace(/^\/search/, '/search.atom')
}

/** Says where one stands, and nothing of what is searched for. */
function isPassing(name: string): boolean {
  return name === 'after' || name === 'more' || name.startsWith('find-')
}

/** The day from which on something is recent enough, ISO 8601. */
function firstDay(since: string, now: Date): string {
  if (!Object.hasOwn(SINCE, since)) return since
  const days = SINCE[since as keyof typeof SINCE]
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}

function sinceOf(text: string | null): string | null {
  if (text === null) return null
  if (Object.hasOwn(SINCE, text)) return text
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

function megabytes(text: string | null): number | null {
  if (text === null || !/^\d{1,6}([.,]\d{1,6})?$/.test(text.trim())) return null
  const value = Number(text.replace(',', '.'))
  return value > 0 && value <= MOST_MEGABYTES ? value : null
}

function upper(values: string[]): string[] {
  return values.map((value) => value.toUpperCase().replaceAll('-', '_'))
}

function wholeNumber(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,6}$/.test(text.trim())) return null
  const value = Number(text)
  return value <= most ? value : null
}
