import { operation } from '#lib/fragments.ts'
import { FACETS, LONG_FACETS } from '#lib/search-address.ts'
import type {
  Facet,
  Fit,
  FoundOutcome,
  Highlight,
  LocalisedText,
  OutcomeLine,
  PageInfo,
  ResourceLine,
  SearchReason,
  WayOut,
} from '#lib/types.ts'

const VALUE = 'value label language broader count selected'
const HIGHLIGHT = 'field language parts { text matched }'
/** Of a long facet that is looked through, or shown at more length. */
const MORE_VALUES = 100

/** Looks within one long facet: a search of its own, as its values are asked for by words. */
function within(name: string): string {
  const { parameter } = FACETS[name]!
  return `in${name}: searchResources(
    query: $query filter: $filter needs: $needs fitAtLeast: $fitAtLeast languages: $readers first: 1 facets: [${name}]
  ) @include(if: $look${name}) { facets { name valueCount values(first: ${MORE_VALUES}, contains: $${parameter}) { ${VALUE} } } }`
}

/** Resources that match, with the first outcomes that do, and what was found within long facets. */
export const SEARCH_RESOURCES = operation(`query SearchResources(
  $query: String! $filter: ResourceFilter $needs: [NeedInput!]! $fitAtLeast: FitLevel $languages: [LanguageTag!]!
  $readers: [LanguageTag!]! $order: SearchOrder! $first: Int! $after: String $facets: [ResourceFacet!]! $values: Int! $withOutcomes: Boolean!
  $id: ID! $hasOutcome: Boolean!
  ${LONG_FACETS.map((name) => `$${FACETS[name]!.parameter}: String $look${name}: Boolean!`).join(' ')}
) {
  found: searchResources(
    query: $query filter: $filter needs: $needs fitAtLeast: $fitAtLeast languages: $readers
    order: $order first: $first after: $after facets: $facets
  ) {
    totalCount workCount correction widened droppedWords didYouMean
    waysOut { kind name value label language query works }
    pageInfo { hasNextPage endCursor }
    facets { name valueCount values(first: $values) { ${VALUE} } }
    edges {
      fit { ...FitVerdict }
      why { kind text language }
      highlights { ${HIGHLIGHT} }
      otherEditions { languages }
      node { url files { bytes } ...ResourceLine }
    }
  }
  ${LONG_FACETS.map(within).join('\n  ')}
  outcomes: searchOutcomes(query: $query languages: $languages first: 3) @include(if: $withOutcomes) {
    totalCount nodes { ...FoundOutcome }
  }
  outcome(id: $id) @include(if: $hasOutcome) { ...OutcomeLine }
}`)

/** Outcomes that match. */
export const SEARCH_OUTCOMES = operation(`query SearchOutcomes(
  $query: String! $filter: OutcomeFilter $languages: [LanguageTag!]! $first: Int! $after: String
  $framework: ID! $hasFramework: Boolean!
) {
  outcomes: searchOutcomes(query: $query filter: $filter languages: $languages first: $first after: $after) {
    totalCount correction widened droppedWords didYouMean pageInfo { hasNextPage endCursor }
    edges { why { kind text language } highlights { ${HIGHLIGHT} } node { ...FoundOutcome resourceCount } }
  }
  framework(id: $framework) @include(if: $hasFramework) { id title(languages: $languages) { ...Text } }
}`)

export interface ResourceHit {
  fit: Fit | null
  why: SearchReason[]
  highlights: Highlight[]
  otherEditions: { languages: string[] }[]
  node: ResourceLine & { url: string }
}

/** What both kinds of search say of their answer. */
interface Told {
  totalCount: number
  correction: string | null
  widened: boolean
  droppedWords: string[]
  didYouMean: string[]
  pageInfo: PageInfo
}

export type FoundResources = {
  found: Told & { workCount: number; waysOut: WayOut[]; facets: Facet[]; edges: ResourceHit[] }
  outcomes?: { totalCount: number; nodes: FoundOutcome[] }
  outcome?: OutcomeLine | null
} & { [within: `in${string}`]: { facets: Facet[] } | undefined }

export interface FoundOutcomes {
  outcomes: Told & { edges: { why: SearchReason[]; highlights: Highlight[]; node: FoundOutcome }[] }
  framework?: { id: string; title: LocalisedText } | null
}
