import { operation } from '#lib/fragments.ts'
import type { Facet, Fit, LocalisedText, OutcomeCard, OutcomeLine, PageInfo, ResourceLine } from '#lib/types.ts'

/** Resources that match, with the first outcomes that do; names of what the address narrows by. */
export const SEARCH_RESOURCES = operation(`query SearchResources(
  $query: String! $filter: ResourceFilter $needs: [NeedInput!]! $fitAtLeast: FitLevel $languages: [LanguageTag!]!
  $order: SearchOrder! $first: Int! $after: String $facets: [ResourceFacet!]! $withOutcomes: Boolean!
  $outcome: ID! $hasOutcome: Boolean! $framework: ID! $hasFramework: Boolean! $provider: ID! $hasProvider: Boolean!
) {
  found: searchResources(
    query: $query filter: $filter needs: $needs fitAtLeast: $fitAtLeast languages: $languages
    order: $order first: $first after: $after facets: $facets
  ) {
    totalCount workCount correction droppedWords
    pageInfo { hasNextPage endCursor }
    facets { name values { value label count selected } }
    edges {
      fit { ...FitVerdict }
      otherEditions { id languages }
      node { ...ResourceLine }
    }
  }
  outcomes: searchOutcomes(query: $query languages: $languages first: 3) @include(if: $withOutcomes) {
    totalCount nodes { ...OutcomeCard }
  }
  outcome(id: $outcome) @include(if: $hasOutcome) { ...OutcomeLine }
  framework(id: $framework) @include(if: $hasFramework) { id title(languages: $languages) { ...Text } }
  provider(id: $provider) @include(if: $hasProvider) { id name }
}`)

/** Outcomes that match. */
export const SEARCH_OUTCOMES = operation(`query SearchOutcomes(
  $query: String! $filter: OutcomeFilter $languages: [LanguageTag!]! $first: Int! $after: String
) {
  outcomes: searchOutcomes(query: $query filter: $filter languages: $languages first: $first after: $after) {
    totalCount correction droppedWords pageInfo { hasNextPage endCursor }
    nodes { ...OutcomeCard resourceCount }
  }
}`)

export interface ResourceHit {
  fit: Fit | null
  otherEditions: { id: string; languages: string[] }[]
  node: ResourceLine
}

export interface FoundResources {
  found: {
    totalCount: number
    workCount: number
    correction: string | null
    droppedWords: string[]
    pageInfo: PageInfo
    facets: Facet[]
    edges: ResourceHit[]
  }
  outcomes?: { totalCount: number; nodes: OutcomeCard[] }
  outcome?: OutcomeLine | null
  framework?: { id: string; title: LocalisedText } | null
  provider?: { id: string; name: string } | null
}

export interface FoundOutcomes {
  outcomes: {
    totalCount: number
    correction: string | null
    droppedWords: string[]
    pageInfo: PageInfo
    nodes: OutcomeCard[]
  }
}
