/** What people ask for, as the index is asked for it: bounded, with known names. Raises BAD_USER_INPUT for the rest. */
import { readNeeds } from '#api/accessibility/ask.ts'
import { pageSize } from '#api/base/ids.ts'
import { badInput } from '#api/errors.ts'
import type {
  OutcomeFilter,
  QuerySearchOutcomesArgs,
  QuerySearchResourcesArgs,
  ResourceFacet,
  ResourceFilter,
  ResourceTrait,
} from '#api/generated/types.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import type { Facet, SearchQuery, Trait } from './search-index.ts'

/** Longest query, in characters. */
const LONGEST_QUERY = 500
/** Values within one filter. */
const MOST_VALUES = 100
const MOST_LANGUAGES = 20
/** Facets in one list: all there are, and some written twice. */
const MOST_FACETS = 32

export const FACETS: Record<ResourceFacet, Facet> = {
  LANGUAGE: 'language',
  KIND: 'kind',
  TYPE: 'type',
  SUBJECT: 'subject',
  LEVEL: 'level',
  OUTCOME: 'outcome',
  FRAMEWORK: 'framework',
  LICENCE: 'licence',
  PERMITS: 'permits',
  FEATURE: 'feature',
  HAZARD: 'hazard',
  PROVIDER: 'provider',
  FORMAT: 'format',
  TRAIT: 'trait',
}

const TRAITS: Record<ResourceTrait, Trait> = {
  WORKS_OFFLINE: 'works-offline',
  NO_DEVICE: 'no-device',
  PRINTABLE: 'printable',
  NO_SIGN_IN: 'no-sign-in',
  FOR_TEACHERS: 'for-teachers',
  FREE_OF_CHARGE: 'free-of-charge',
}

/** The languages of a reader as we write them. */
export function readerLanguages(tags: readonly string[] | null | undefined): string[] {
  const given = tags ?? []
  if (given.length > MOST_LANGUAGES)
    throw badInput('languages', `\`languages\` has ${given.length} values; at most ${MOST_LANGUAGES} are allowed.`)
  return given.map((tag) => normaliseLanguage(tag).tag).filter((tag) => tag !== 'und')
}

/** The words of a query. */
export function words(query: string | null | undefined): string {
  const text = query ?? ''
  if (text.length > LONGEST_QUERY)
    throw badInput(
      'query',
      `\`query\` has ${text.length.toLocaleString('en')} characters; at most ${LONGEST_QUERY} are allowed. Shorten it.`,
    )
  return text
}

/** Refuses a filter with too many values, by name. */
function values<T extends string>(name: string, given: readonly T[] | null | undefined): T[] | undefined {
  if (!given) return undefined
  if (given.length > MOST_VALUES)
    throw badInput(
      `filter.${name}`,
      `\`filter.${name}\` has ${given.length.toLocaleString('en')} values; at most ${MOST_VALUES} are allowed. Leave some out.`,
    )
  return given.length > 0 ? [...new Set(given)] : undefined
}

function amount(name: string, given: number | null | undefined): number | undefined {
  if (given === null || given === undefined) return undefined
  if (!(given >= 0)) throw badInput(`filter.${name}`, `\`filter.${name}\` is ${given}: give a number from 0.`)
  return given
}

/** Only the parts of a filter that say something. */
function present<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T
}

function lower(list: readonly string[] | undefined): string[] | undefined {
  return list?.map((value) => value.toLowerCase())
}

function tags(list: readonly string[] | undefined): string[] | undefined {
  return list?.map((tag) => normaliseLanguage(tag).tag)
}

/** The facets asked for, each once. */
export function facetsAsked(given: readonly ResourceFacet[] | null | undefined): ResourceFacet[] {
  const facets = given ?? []
  if (facets.length > MOST_FACETS)
    throw badInput(
      'facets',
      `\`facets\` names ${facets.length} facets; there are ${Object.keys(FACETS).length}. Name each once.`,
    )
  return [...new Set(facets)]
}

/** What the index is asked for resources. */
export function resourceQuery(args: QuerySearchResourcesArgs): SearchQuery {
  const filter: ResourceFilter = args.filter ?? {}
  const maxMinutes = amount('maxMinutes', filter.maxMinutes)
  const maxBytes = amount('maxBytes', filter.maxBytes)
  const age = amount('age', filter.age)
  const since = filter.updatedSince ?? undefined
  return {
    kind: 'resource',
    text: words(args.query),
    filters: present({
      language: tags(values('languages', filter.languages)),
      kind: lower(values('kinds', filter.kinds)),
      type: values('types', filter.types),
      subject: values('subjects', filter.subjects),
      level: values('levels', filter.levels),
      outcome: values('outcomes', filter.outcomes),
      framework: values('frameworks', filter.frameworks),
      licence: values('licences', filter.licences),
      feature: values('features', filter.features),
      provider: values('providers', filter.providers),
      format: values('formats', filter.formats),
    }),
    all: present({
      permits: values('permits', filter.permits),
      trait: values('traits', filter.traits)?.map((trait) => TRAITS[trait]),
    }),
    none: present({ hazard: values('withoutHazards', filter.withoutHazards) }),
    ranges: present({
      minutes: maxMinutes === undefined ? undefined : { max: maxMinutes },
      bytes: maxBytes === undefined ? undefined : { max: maxBytes },
      updated: since === undefined ? undefined : { min: Date.parse(since) },
    }),
    age: age === undefined ? undefined : { min: age, max: age },
    needs: readNeeds(args.needs),
    fitAtLeast: args.fitAtLeast ?? undefined,
    languages: readerLanguages(args.languages),
    order: args.order ?? 'RELEVANCE',
    first: pageSize(args.first),
    after: args.after ?? undefined,
    facets: facetsAsked(args.facets).map((facet) => FACETS[facet]),
    groupByWork: true,
    explain: args.explain === true,
  }
}

/** What the index is asked for outcomes. */
export function outcomeQuery(args: QuerySearchOutcomesArgs): SearchQuery {
  const filter: OutcomeFilter = args.filter ?? {}
  return {
    kind: 'outcome',
    text: words(args.query),
    filters: present({
      language: tags(values('languages', filter.languages)),
      framework: values('frameworks', filter.frameworks),
      level: values('levels', filter.levels),
      role: lower(values('roles', filter.roles)),
    }),
    ranges: {},
    needs: [],
    languages: readerLanguages(args.languages),
    order: 'RELEVANCE',
    first: pageSize(args.first),
    after: args.after ?? undefined,
    facets: [],
    groupByWork: false,
    explain: args.explain === true,
  }
}
