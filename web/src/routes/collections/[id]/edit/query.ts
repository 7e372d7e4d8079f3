import type { OutcomeEntry } from '#lib/collection.ts'
import { operation } from '#lib/fragments.ts'
import type { ResourceLine } from '#lib/types.ts'

export const FIND = operation(`query FindForCollection($query: String!, $languages: [LanguageTag!], $first: Int!) {
  searchResources(query: $query, languages: $languages, first: $first) { nodes { ...ResourceLine } }
  searchOutcomes(query: $query, languages: $languages, first: $first) {
    nodes { ...OutcomeLine role levels ageFrom ageTo resourceCount }
  }
}`)

export interface Found {
  searchResources: { nodes: ResourceLine[] }
  searchOutcomes: { nodes: OutcomeEntry[] }
}
