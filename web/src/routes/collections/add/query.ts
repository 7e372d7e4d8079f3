import { COLLECTION_LINE, type CollectionLine } from '#lib/collection.ts'
import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

export const CHOICES = operation(`query CollectionChoices($resource: ID!, $outcome: ID!, $languages: [LanguageTag!]) {
  viewer { collections { ${COLLECTION_LINE} viewerCanEdit } }
  resource(id: $resource) { id title(languages: $languages) { ...Text } }
  outcome(id: $outcome) { id statement(languages: $languages) { ...Text } }
}`)

export interface Choices {
  viewer: { collections: (CollectionLine & { viewerCanEdit: boolean })[] } | null
  resource: { id: string; title: LocalisedText } | null
  outcome: { id: string; statement: LocalisedText } | null
}
