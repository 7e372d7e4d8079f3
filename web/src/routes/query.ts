import { operation } from '#lib/fragments.ts'
import type { Facet, LocalisedText, NamedFramework } from '#lib/types.ts'

/** What the place has, ways into it, what is new, and examples that work: a well described resource, and a goal. */
export const HOME = operation(`query Home($languages: [LanguageTag!]!) {
  catalogue {
    workCount outcomeCount frameworkCount prerequisiteCount
    languages { language count }
  }
  frameworks(first: 4) { nodes { id title(languages: $languages) { ...Text } version publisher { name } outcomeCount } }
  newest: searchResources(languages: $languages, order: NEWEST, first: 5, facets: [SUBJECT, LEVEL, OUTCOME]) {
    facets { name valueCount values(first: 8) { value label language broader count selected } }
    edges { node { id title(languages: $languages) { ...Text } languages provider { name } } }
  }
  example: searchResources(languages: $languages, first: 1) { edges { node { id } } }
  goal: searchOutcomes(query: "adding fractions", languages: ["en"], first: 1) { edges { node { id } } }
}`)

interface Found<Node> {
  edges: { node: Node }[]
}
export interface Home {
  catalogue: {
    workCount: number
    outcomeCount: number
    frameworkCount: number
    prerequisiteCount: number
    languages: { language: string; count: number }[]
  }
  frameworks: { nodes: (NamedFramework & { outcomeCount: number })[] }
  newest: Found<{ id: string; title: LocalisedText; languages: string[]; provider: { name: string } }> & {
    facets: Facet[]
  }
  example: Found<{ id: string }>
  goal: Found<{ id: string }>
}
