/** Search: the index finds ids in one trip, the graph gives what they are in one read. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode, type ValueNode } from 'graphql'
import { fitOf, readNeeds } from '#api/accessibility/ask.ts'
import { isId, pageSize } from '#api/base/ids.ts'
import type { Context, Services } from '#api/context.ts'
import type { FacetValue, ResourceTrait, Resolvers } from '#api/generated/types.ts'
import type { FacetParent, ResourceSearchEdgeParent } from '#api/parents.ts'
import type { Label } from '#api/vocabulary/spoken.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { FACETS, facetsAsked, outcomeQuery, readerLanguages, resourceQuery } from './ask.ts'
import { NOTHING_NEAR } from './document.ts'
import { broaderWithin, labelsOf, valuesNamed } from './facet-labels.ts'
import { highlightsOf } from './highlights.ts'
import { nearbyResources } from './nearby.ts'
import { meaningsOf, parseQuery } from './query.ts'
import {
  LONGEST_FACET,
  MOST_FACET_VALUES,
  MOST_SIMILAR,
  type FacetCount,
  type SearchAnswer,
  type SearchQuery,
} from './search-index.ts'
import { didYouMean, suggestions } from './suggestions.ts'
import { waysOut } from './ways-out.ts'
import { whyOutcome, whyResource, whySimilar, type Told } from './why.ts'

/** The same for both kinds: what a page says beside its hits. */
const PAGE = {
  totalCount: ({ answer }: { answer: SearchAnswer }) => answer.total,
  widened: ({ answer }: { answer: SearchAnswer }) => answer.widened,
  droppedWords: ({ answer }: { answer: SearchAnswer }) => answer.dropped,
  correction: ({ answer }: { answer: SearchAnswer }) => answer.correction,
  version: ({ answer }: { answer: SearchAnswer }) => answer.version,
  pageInfo: ({ answer }: { answer: SearchAnswer }) => ({
    hasNextPage: answer.hasNextPage,
    endCursor: answer.hits.at(-1)?.cursor ?? null,
  }),
  didYouMean: async (
    { query, answer }: { query: SearchQuery; answer: SearchAnswer },
    _args: unknown,
    { services }: Context,
  ) => await didYouMean(services.search, query, answer),
}

/**
 * The query with the facets in full where values are looked for by their labels, so that they come with the hits: only
 * the slice knows labels.
 */
function withWholeFacets(query: SearchQuery, info: GraphQLResolveInfo): SearchQuery {
  if (!looksWithinFacets(info)) return query
  return { ...query, facetLimits: Object.fromEntries(query.facets.map((facet) => [facet, LONGEST_FACET])) }
}

/** Does a selection of `facets { values }` below this field say what a label must hold? */
function looksWithinFacets({ fieldNodes, fragments, variableValues }: GraphQLResolveInfo): boolean {
  const isText = (value: ValueNode): boolean =>
    value.kind === Kind.VARIABLE ? Boolean(variableValues[value.name.value]) : value.kind === Kind.STRING
  const look = (set: SelectionSetNode | undefined, path: readonly string[]): boolean =>
    (set?.selections ?? []).some((node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return look(fragments[node.name.value]?.selectionSet, path)
      if (node.kind === Kind.INLINE_FRAGMENT) return look(node.selectionSet, path)
      const [field, ...below] = path
      if (node.name.value !== field) return false
      if (below.length > 0) return look(node.selectionSet, below)
      return (node.arguments ?? []).some(({ name, value }) => name.value === 'contains' && isText(value))
    })
  return fieldNodes.some(({ selectionSet }) => look(selectionSet, ['facets', 'values']))
}

/** What a selection of the values of facets asks for beside what the index says. */
interface AskedOfValues {
  labels: boolean
  broader: boolean
}

/** By selection, as long as its document is kept. */
const askedOfValues = new WeakMap<FieldNode, AskedOfValues>()

function askedBelow({ fieldNodes, fragments }: GraphQLResolveInfo): AskedOfValues {
  const asked = { labels: false, broader: false }
  for (const node of fieldNodes) {
    let own = askedOfValues.get(node)
    if (own === undefined) {
      const names = fieldsIn(node.selectionSet, fragments)
      own = { labels: names.has('label') || names.has('language'), broader: names.has('broader') }
      askedOfValues.set(node, own)
    }
    asked.labels ||= own.labels
    asked.broader ||= own.broader
  }
  return asked
}

/** Names of the fields that a selection may ask for, whatever its directives say. */
function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
  names = new Set<string>(),
): Set<string> {
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) names.add(node.name.value)
    else if (node.kind === Kind.INLINE_FRAGMENT) fieldsIn(node.selectionSet, fragments, names)
    else fieldsIn(fragments[node.name.value]?.selectionSet, fragments, names)
  }
  return names
}

const NO_NAMES = new Map<string, never>()

/** Values of a facet that are to be shown, with their names and their places in the tree as far as those are asked for. */
function facetValues(
  { name, query, counts }: FacetParent,
  { first, contains }: { first: number; contains: string },
  asked: AskedOfValues,
  context: Context,
): FacetValue[] | Promise<FacetValue[]> {
  const facet = FACETS[name]
  const { languages } = query
  const chosen = new Set(query.all?.[facet])
  if (chosen.size > 0) {
    // What is chosen and in no result is counted by nobody, and shown nevertheless.
    const counted = new Set(counts.map(({ value }) => value))
    for (const value of chosen) if (!counted.has(value)) counts = [...counts, { value, count: 0, selected: true }]
  }
  const valuesOf = (list: FacetCount[]) => list.map(({ value }) => value)
  const among = (named: ReadonlySet<string> | null): FacetCount[] => {
    let room = first
    return counts.filter(({ value, selected }) => {
      const isShown = (named === null || named.has(value)) && room-- > 0
      return isShown || selected || chosen.has(value)
    })
  }
  const said = (
    shown: FacetCount[],
    labels: ReadonlyMap<string, Label>,
    broader: ReadonlyMap<string, string>,
  ): FacetValue[] =>
    shown.map(({ value, count, selected }) => {
      const label = labels.get(value)
      return {
        value: facet === 'trait' ? traitOf(value) : value,
        label: label?.text ?? value,
        language: label?.language ?? null,
        count,
        broader: broader.get(value) ?? null,
        selected: selected || chosen.has(value),
      }
    })
  const named = async (shown: FacetCount[]): Promise<FacetValue[]> => {
    const values = valuesOf(shown)
    const [labels, broader] = await Promise.all([
      asked.labels ? labelsOf(facet, values, languages, context) : NO_NAMES,
      asked.broader && facet === 'subject' ? broaderWithin(values, context) : NO_NAMES,
    ])
    return said(shown, labels, broader)
  }
  if (contains.trim() !== '')
    return valuesNamed(contains, facet, valuesOf(counts), languages, context).then((found) => named(among(found)))
  const shown = among(null)
  // What the index says alone is here already.
  return asked.labels || (asked.broader && facet === 'subject') ? named(shown) : said(shown, NO_NAMES, NO_NAMES)
}

/**
 * What the reasons of a page rest on beside its hits, made once when the first of them is asked for. What stands near
 * resources is read for those alone that were found by words of it.
 */
function toldOf(
  query: SearchQuery,
  { hits }: SearchAnswer,
  found: readonly (ResourceNode | null)[],
  { services, loaders }: Pick<Context, 'services' | 'loaders'>,
): () => Promise<Told> {
  const make = async (): Promise<Told> => {
    const near = hits.flatMap(({ matched }, at) => {
      const node = found[at]
      return node && matched.some(({ field }) => field === 'related') ? [node] : []
    })
    return {
      ...{ languages: query.languages, meanings: meanings(query, services) },
      nearby: near.length > 0 ? await nearbyResources(services.graph, near, await loaders.version()) : NOTHING_NEAR,
    }
  }
  let told: Promise<Told> | undefined
  return () => (told ??= make())
}

function meanings({ text, languages }: SearchQuery, { search: { synonyms } }: Services): Told['meanings'] {
  return meaningsOf(parseQuery(text, { languages, synonyms }))
}

/** The name by which the filter takes it. */
function traitOf(value: string): ResourceTrait {
  return value.toUpperCase().replaceAll('-', '_') as ResourceTrait
}

export const resolvers = {
  ResourceSearch: {
    ...PAGE,
    workCount: ({ answer }) => answer.works,
    nodes: ({ edges }) => edges.map(({ node }) => node),
    facets: ({ args, query, answer }) =>
      facetsAsked(args.facets).map((name) => ({
        name,
        query,
        counts: answer.facets[FACETS[name]] ?? [],
        size: answer.facetSizes[FACETS[name]] ?? 0,
      })),
    waysOut: async ({ args, query, answer }, _args, context) => await waysOut(args, query, answer, context),
  },
  ResourceSearchEdge: {
    cursor: ({ hit }) => hit.cursor,
    score: ({ hit }) => hit.score,
    matched: ({ hit }) => hit.matched,
    why: async ({ node, hit, fit, told }) => whyResource(node, hit, fit, await told()),
    highlights: ({ node, hit, query }) => highlightsOf(node.titles, node.descriptions, hit, node.languages, query),
    scoreParts: ({ hit }) => hit.parts ?? [],
    otherEditions: async ({ hit }, _args, { loaders }) => {
      const found = await loaders.resource.loadMany(hit.editions.map(({ id }) => id))
      return found.flatMap((edition) => {
        if (edition instanceof Error) throw edition
        return edition?.state === 'published' ? edition : []
      })
    },
  },
  Facet: {
    values: (facet, { first, contains }, context, info) => {
      const wanted = { first: pageSize(first, 20, MOST_FACET_VALUES), contains: contains ?? '' }
      return facetValues(facet, wanted, askedBelow(info), context)
    },
    valueCount: ({ size }) => size,
  },
  OutcomeSearch: {
    ...PAGE,
    nodes: ({ edges }) => edges.map(({ node }) => node),
  },
  OutcomeSearchEdge: {
    cursor: ({ hit }) => hit.cursor,
    score: ({ hit }) => hit.score,
    why: ({ node, hit, told }) => whyOutcome(node, hit, told),
    highlights: ({ node, hit, query }) => highlightsOf([...node.statements, ...node.labels], [], hit, [], query),
    scoreParts: ({ hit }) => hit.parts ?? [],
  },
  SimilarResource: {
    score: ({ hit }) => hit.score,
    why: ({ origin, resource, hit, fit, languages }) => whySimilar(origin, resource, hit, fit, languages),
  },
  Query: {
    searchResources: async (_root, args, { services, loaders, address }, info) => {
      const query = withWholeFacets(resourceQuery(args), info)
      const answer = await services.search.search(query)
      if (!args.after && (answer.total === 0 || answer.dropped.length > 0))
        services.usage.missed(query.text, wishedLanguage(query), address)
      const found = await loaders.resources(answer.hits.map((hit) => hit.id))
      const told = toldOf(query, answer, found, { services, loaders })
      const edges: ResourceSearchEdgeParent[] = []
      for (const [at, hit] of answer.hits.entries()) {
        const node = found[at]
        // The graph may be newer than the index: what is gone is dropped.
        if (node?.state === 'published') edges.push({ hit, query, node, fit: fitOf(node, query.needs), told })
      }
      return { args, query, answer, edges }
    },
    searchOutcomes: async (_root, args, { services, loaders }) => {
      const query = outcomeQuery(args)
      const answer = await services.search.search(query)
      const found = await loaders.outcome.loadMany(answer.hits.map((hit) => hit.id))
      const told = { languages: query.languages, meanings: meanings(query, services) }
      const edges = answer.hits.flatMap((hit, at) => {
        const node = found[at]
        if (node instanceof Error) throw node
        return node ? [{ hit, query, node, told }] : []
      })
      return { query, answer, edges }
    },
    suggest: async (_root, args, context) => await suggestions(args, context),
    similar: async (_root, { resource, languages, needs, first }, { services, loaders }) => {
      const most = pageSize(first, 6, MOST_SIMILAR)
      const wanted = readerLanguages(languages)
      const groups = readNeeds(needs)
      const origin = isId(resource) ? await loaders.resource.load(resource) : null
      if (origin?.state !== 'published') return []
      const { hits } = await services.search.similar({
        ...{ kind: 'resource', id: resource, first: most, needs: groups },
        languages: wanted.length > 0 ? wanted : origin.languages,
      })
      const found = await loaders.resources(hits.map((hit) => hit.id))
      return hits.flatMap((hit, at) => {
        const node = found[at]
        if (node?.state !== 'published') return []
        return [{ origin, resource: node, hit, fit: fitOf(node, groups), languages: wanted }]
      })
    },
  },
} satisfies Resolvers

/** The language in which somebody looked: the one asked for, else the reader's first. */
function wishedLanguage({ filters, languages }: SearchQuery): string {
  return filters.language?.[0] ?? languages[0] ?? 'und'
}
