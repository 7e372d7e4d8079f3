/** What to try when a search found nothing: which word or filter to leave out, and how many works that brings. */
import { fill } from '#api/base/fill.ts'
import type { Context } from '#api/context.ts'
import type { QuerySearchResourcesArgs, ResourceFilter, WayOut, WayOutKind } from '#api/generated/types.ts'
import type { Label } from '#api/vocabulary/spoken.ts'
import { resourceQuery } from './ask.ts'
import { labelsOf } from './facet-labels.ts'
import { parseQuery } from './query.ts'
import type { Facet, SearchAnswer, SearchQuery } from './search-index.ts'
import { wordsTo } from './words.ts'

/** Searches made for the ways out of one, and the work that all of them may take together (see `SearchAnswer`). */
const MOST_TRIED = 8
const MOST_STEPS = 1_000_000
const MOST_WORDS_TRIED = 4
const BYTES_IN_MEGABYTE = 1_000_000
/** Values named in the label of one filter. */
const MOST_NAMED = 3

/** Filters whose values have labels. */
const FACET_OF: Partial<Record<keyof ResourceFilter, Facet>> = {
  languages: 'language',
  kinds: 'kind',
  types: 'type',
  subjects: 'subject',
  levels: 'level',
  outcomes: 'outcome',
  frameworks: 'framework',
  licences: 'licence',
  permits: 'permits',
  features: 'feature',
  withoutHazards: 'hazard',
  providers: 'provider',
  formats: 'format',
  traits: 'trait',
}

interface Tried extends Omit<WayOut, 'works' | 'label' | 'language'> {
  args: QuerySearchResourcesArgs
  label: () => Label | Promise<Label>
}

/**
 * The ways out of a search that found nothing, or nothing with all its words: most works first. Each is tried by a
 * search of its own, of one hit; at most eight are, and fewer where the search itself took so much work that as many others
 * like it would be too much. Where nothing was found one always is.
 */
export async function waysOut(
  args: QuerySearchResourcesArgs,
  query: SearchQuery,
  answer: Pick<SearchAnswer, 'works' | 'dropped' | 'steps'>,
  context: Context,
): Promise<WayOut[]> {
  if (query.after !== undefined || (answer.works > 0 && answer.dropped.length === 0)) return []
  const given = givenFilters(args.filter ?? {})
  const fits = query.needs.some(({ importance }) => importance === 'REQUIRED') && query.fitAtLeast !== 'DOES_NOT_FIT'
  const ways: Tried[] = wordsLeftOut(args, query)
  const { language, ways: words } = wordsTo(query.languages)
  // Words are left out whatever the filter: a filter helps only where words were found and nothing came of it.
  if (answer.works === 0) {
    if (given.length > 1) ways.push(withFilter(args, null, 'ALL_FILTERS', () => ({ text: words.filters, language })))
    if (fits)
      ways.push({
        ...blank('NEEDS', query.text),
        args: { ...args, fitAtLeast: 'DOES_NOT_FIT' },
        label: () => ({ text: words.notFitting, language }),
      })
    for (const name of given)
      ways.push(withFilter(args, name, 'FILTER', () => labelOf(name, args.filter ?? {}, query, context)))
  }
  const affordable = Math.max(answer.works === 0 ? 1 : 0, Math.floor(MOST_STEPS / (answer.steps || 1)))
  const tried = ways.slice(0, Math.min(MOST_TRIED, affordable))
  const found = await Promise.all(
    tried.map((way) =>
      context.services.search.search({
        ...resourceQuery(way.args),
        ...{ first: 1, after: undefined, facets: [], explain: false },
      }),
    ),
  )
  const helpful = tried.flatMap((way, at) => {
    const { works, dropped } = found[at] as SearchAnswer
    return works > 0 && dropped.length <= (way.kind === 'WORD' ? 0 : answer.dropped.length) ? [{ way, works }] : []
  })
  helpful.sort((one, other) => other.works - one.works)
  return await Promise.all(
    helpful.map(async ({ way: { kind, name, value, query, label }, works }) => {
      const { text, language } = await label()
      return { kind, name, value, query, works, label: text, language }
    }),
  )
}

function blank(kind: WayOutKind, query: string) {
  return { kind, name: null, value: null, query }
}

/** Each word, phrase or exclusion left out, when there are several. Words that say nothing stand in nobody's way. */
function wordsLeftOut(args: QuerySearchResourcesArgs, { text, languages }: SearchQuery): Tried[] {
  const { units, excluded } = parseQuery(text, { languages })
  const pieces = [
    ...units.map(({ raw, optional }) => ({ raw, optional })),
    ...excluded.map(({ raw }) => ({ raw: /\s/.test(raw) ? `-"${raw}"` : `-${raw}`, optional: false })),
  ]
  if (pieces.length < 2) return []
  const tried = pieces.filter(({ optional }) => !optional)
  return tried.slice(0, MOST_WORDS_TRIED).map((left) => {
    const piece = left.raw
    const query = pieces.flatMap((other) => (other === left ? [] : other.raw)).join(' ')
    return {
      ...blank('WORD', query),
      value: piece,
      args: { ...args, query },
      label: () => ({ text: piece, language: null }),
    }
  })
}

function givenFilters(filter: ResourceFilter): (keyof ResourceFilter)[] {
  return (Object.keys(filter) as (keyof ResourceFilter)[]).filter((name) => {
    const value = filter[name]
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
  })
}

/** Without one filter, or without any. */
function withFilter(
  args: QuerySearchResourcesArgs,
  name: keyof ResourceFilter | null,
  kind: WayOutKind,
  label: Tried['label'],
): Tried {
  const value = name === null ? null : args.filter?.[name]
  const single = Array.isArray(value) ? (value.length === 1 ? value[0] : null) : value
  return {
    ...blank(kind, args.query ?? ''),
    name,
    value: single === null || single === undefined ? null : String(single),
    args: { ...args, filter: name === null ? {} : { ...args.filter, [name]: undefined } },
    label,
  }
}

async function labelOf(
  name: keyof ResourceFilter,
  { maxMinutes, maxBytes, age, updatedSince }: ResourceFilter,
  query: SearchQuery,
  context: Context,
): Promise<Label> {
  const { language, comma, ways } = wordsTo(query.languages)
  const told = (sentence: string, given: string | number) => ({ text: fill(sentence, given), language })
  const measured = (value: number, unit: string, unitDisplay: 'long' | 'short') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(value)
  if (name === 'maxMinutes') return told(ways.minutes, measured(maxMinutes as number, 'minute', 'long'))
  if (name === 'maxBytes')
    return told(ways.bytes, measured((maxBytes as number) / BYTES_IN_MEGABYTE, 'megabyte', 'short'))
  if (name === 'age') return told(ways.age, age as number)
  if (name === 'updatedSince')
    return told(
      ways.since,
      new Date(updatedSince as string).toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' }),
    )
  const facet = FACET_OF[name] as Facet
  const values = query.filters[facet] ?? query.all?.[facet] ?? query.none?.[facet] ?? []
  const shown = values.slice(0, MOST_NAMED)
  const labels = [...(await labelsOf(facet, shown, query.languages, context)).values()]
  const beyond = values.length - shown.length
  const texts = [...labels.map(({ text }) => text), ...(beyond > 0 ? [fill(ways.more, beyond)] : [])]
  // Names in several languages are in none together.
  const same = labels.every((label) => label.language === labels[0]?.language)
  return { text: texts.join(comma), language: same ? (labels[0]?.language ?? null) : null }
}
