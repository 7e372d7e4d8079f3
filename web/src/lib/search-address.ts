/** The state of a search is its address. This reads it into what the API is asked, and writes it back. */
import type { Permission, ResourceKind } from '#lib/types.ts'

export const ORDERS = {
  relevance: { order: 'RELEVANCE', label: 'Best match' },
  fit: { order: 'FIT', label: 'Best fit for the needs' },
  newest: { order: 'NEWEST', label: 'Newest' },
  shortest: { order: 'SHORTEST', label: 'Shortest' },
  smallest: { order: 'SMALLEST', label: 'Smallest download' },
} as const
export type OrderName = keyof typeof ORDERS

const FIT_CHOICES = ['DOES_NOT_FIT', 'UNKNOWN', 'PARTLY', 'FITS']
const KINDS: ResourceKind[] = ['CONTENT', 'METHOD', 'TOOL']
const PERMISSIONS: Permission[] = ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL']

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
  format: 'formats',
  framework: 'frameworks',
  outcome: 'outcomes',
  provider: 'providers',
} as const
export type ListParameter = keyof typeof LIST_PARAMETERS

/** The parameter of each facet of the API. */
export const FACET_PARAMETERS: Record<string, ListParameter> = {
  LANGUAGE: 'language',
  SUBJECT: 'subject',
  LEVEL: 'level',
  KIND: 'kind',
  TYPE: 'type',
  PERMITS: 'permits',
}

const LONGEST_QUERY = 500
const MOST_VALUES = 50
const LONGEST_VALUE = 200
const OLDEST_AGE = 120
const MOST_MINUTES = 100_000

/** What an address asks for, cleaned. */
export interface SearchAddress {
  query: string
  /** Resources or outcomes. */
  inside: 'resources' | 'outcomes'
  lists: Partial<Record<ListParameter, string[]>>
  age: number | null
  minutes: number | null
  order: OrderName
  fit: string | null
  after: string | null
}

/** Reads an address. Values that cannot be are passed over, so that an old or edited link still finds something. */
export function readSearch(parameters: URLSearchParams): SearchAddress {
  const lists: SearchAddress['lists'] = {}
  for (const name of Object.keys(LIST_PARAMETERS) as ListParameter[]) {
    let values = parameters.getAll(name).filter((value) => value !== '' && value.length <= LONGEST_VALUE)
    if (name === 'kind') values = upper(values).filter((value) => KINDS.includes(value as ResourceKind))
    if (name === 'permits') values = upper(values).filter((value) => PERMISSIONS.includes(value as Permission))
    if (values.length > 0) lists[name] = [...new Set(values)].slice(0, MOST_VALUES)
  }
  const order = parameters.get('order') ?? ''
  const fit = parameters.get('fit')?.toUpperCase().replaceAll('-', '_') ?? ''
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    inside: parameters.get('in') === 'outcomes' ? 'outcomes' : 'resources',
    lists,
    age: wholeNumber(parameters.get('age'), OLDEST_AGE),
    minutes: wholeNumber(parameters.get('minutes'), MOST_MINUTES) || null,
    order: Object.hasOwn(ORDERS, order) ? (order as OrderName) : 'relevance',
    fit: FIT_CHOICES.includes(fit) ? fit : null,
    after: parameters.get('after') || null,
  }
}

/** The filter the API takes. */
export function filterOf(address: SearchAddress): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(address.lists)) filter[LIST_PARAMETERS[name as ListParameter]] = values
  if (address.age !== null) filter.age = address.age
  if (address.minutes !== null) filter.maxMinutes = address.minutes
  return filter
}

/** True when anything but the words narrows the search. */
export function isNarrowed(address: SearchAddress): boolean {
  return Object.keys(filterOf(address)).length > 0
}

/** The address of another search: the parameters given replace those here, null takes one away; paging starts anew. */
export function searchHref(
  parameters: Iterable<[string, string]>,
  change: Record<string, string | string[] | null>,
): string {
  const next = new URLSearchParams([...parameters].filter(([name, value]) => name !== 'after' && value !== ''))
  for (const [name, value] of Object.entries(change)) {
    next.delete(name)
    if (value !== null) for (const one of [value].flat()) next.append(name, one)
  }
  const text = next.toString()
  return text ? `/search?${text}` : '/search'
}

function upper(values: string[]): string[] {
  return values.map((value) => value.toUpperCase())
}

function wholeNumber(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,6}$/.test(text.trim())) return null
  const value = Number(text)
  return value <= most ? value : null
}
