/** Search: the index finds ids in one trip, the graph gives what they are in one read. */
import { fitOf, readNeeds } from '#api/accessibility/ask.ts'
import { pageSize } from '#api/base/ids.ts'
import { badInput } from '#api/errors.ts'
import type {
  OutcomeFilter,
  QuerySearchOutcomesArgs,
  QuerySearchResourcesArgs,
  ResourceFacet,
  ResourceFilter,
  Resolvers,
} from '#api/generated/types.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { labelOf } from './facet-labels.ts'
import type { Facet, SearchAnswer, SearchQuery } from './search-index.ts'

/** Longest query, in characters. */
const LONGEST_QUERY = 500
/** Values within one filter. */
const MOST_VALUES = 100
const MOST_LANGUAGES = 20

const FACETS: Record<ResourceFacet, Facet> = {
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
}

/** The languages of a reader as we write them. */
export function readerLanguages(tags: readonly string[] | null | undefined): string[] {
  const given = tags ?? []
  if (given.length > MOST_LANGUAGES)
    throw badInput('languages', `\`languages\` has ${given.length} values; at most ${MOST_LANGUAGES} are allowed.`)
  return given.map((tag) => normaliseLanguage(tag).tag).filter((tag) => tag !== 'und')
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

function words(query: string | null | undefined): string {
  const text = query ?? ''
  if (text.length > LONGEST_QUERY)
    throw badInput(
      'query',
      `\`query\` has ${text.length} characters; at most ${LONGEST_QUERY} are allowed. Shorten it.`,
    )
  return text
}

/** Only the parts of a filter that say something. */
function present<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T
}

function lower(list: readonly string[] | undefined): string[] | undefined {
  return list?.map((value) => value.toLowerCase())
}

/** What the index is asked for resources. Raises BAD_USER_INPUT for what it cannot be asked. */
export function resourceQuery(args: QuerySearchResourcesArgs): SearchQuery {
  const filter: ResourceFilter = args.filter ?? {}
  const maxMinutes = amount('maxMinutes', filter.maxMinutes)
  const maxBytes = amount('maxBytes', filter.maxBytes)
  const age = amount('age', filter.age)
  return {
    kind: 'resource',
    text: words(args.query),
    filters: present({
      language: values('languages', filter.languages)?.map((tag) => normaliseLanguage(tag).tag),
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
    all: present({ permits: values('permits', filter.permits) }),
    none: present({ hazard: values('withoutHazards', filter.withoutHazards) }),
    ranges: present({
      minutes: maxMinutes === undefined ? undefined : { max: maxMinutes },
      bytes: maxBytes === undefined ? undefined : { max: maxBytes },
    }),
    age: age === undefined ? undefined : { min: age, max: age },
    needs: readNeeds(args.needs),
    fitAtLeast: args.fitAtLeast ?? undefined,
    languages: readerLanguages(args.languages),
    order: args.order ?? 'RELEVANCE',
    first: pageSize(args.first),
    after: args.after ?? undefined,
    facets: [...new Set((args.facets ?? []).map((facet) => FACETS[facet]))],
    groupByWork: true,
  }
}

/** What the index is asked for outcomes. */
export function outcomeQuery(args: QuerySearchOutcomesArgs): SearchQuery {
  const filter: OutcomeFilter = args.filter ?? {}
  return {
    kind: 'outcome',
    text: words(args.query),
    filters: present({
      language: values('languages', filter.languages)?.map((tag) => normaliseLanguage(tag).tag),
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
  }
}

/** The same for both kinds: what a page says beside its hits. */
function about(answer: SearchAnswer) {
  return {
    totalCount: answer.total,
    droppedWords: answer.dropped,
    correction: answer.correction,
    version: answer.version,
    pageInfo: { hasNextPage: answer.hasNextPage, endCursor: answer.hits.at(-1)?.cursor ?? null },
  }
}

export const resolvers = {
  ResourceSearchEdge: {
    otherEditions: async ({ otherEditions }, _args, { loaders }) => {
      const found = await loaders.resource.loadMany(otherEditions)
      return found.flatMap((edition) => {
        if (edition instanceof Error) throw edition
        return edition?.state === 'published' ? edition : []
      })
    },
  },
  FacetValue: {
    label: (value, _args, context) => labelOf(value, context),
  },
  Query: {
    searchResources: async (_root, args, { services, loaders }) => {
      const query = resourceQuery(args)
      const answer = await services.search.search(query)
      const found = await loaders.resource.loadMany(answer.hits.map((hit) => hit.id))
      const edges = answer.hits.flatMap((hit, at) => {
        const node = found[at]
        if (node instanceof Error) throw node
        // The graph may be newer than the index: what is gone is dropped.
        if (node?.state !== 'published') return []
        const { cursor, score, matched } = hit
        const otherEditions = hit.editions.map((edition) => edition.id)
        return { cursor, score, matched, node, fit: fitOf(node, query.needs), otherEditions }
      })
      const facets = [...new Set(args.facets ?? [])].map((name) => {
        const facet = FACETS[name]
        const counts = answer.facets[facet] ?? []
        return { name, values: counts.map((count) => ({ ...count, facet, languages: query.languages })) }
      })
      const nodes = edges.map((edge) => edge.node)
      return { ...about(answer), workCount: answer.works, edges, nodes, facets }
    },
    searchOutcomes: async (_root, args, { services, loaders }) => {
      const answer = await services.search.search(outcomeQuery(args))
      const found = await loaders.outcome.loadMany(answer.hits.map((hit) => hit.id))
      const edges = answer.hits.flatMap((hit, at) => {
        const node = found[at]
        if (node instanceof Error) throw node
        return node ? { cursor: hit.cursor, score: hit.score, node } : []
      })
      return { ...about(answer), edges, nodes: edges.map((edge) => edge.node) }
    },
  },
} satisfies Resolvers
