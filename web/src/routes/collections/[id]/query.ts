import { CHANGE, type Change, type CollectionState } from '#lib/collection.ts'
import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

/** What happened in a collection. */
export const CHANGES = operation(`query CollectionChanges($id: ID!, $languages: [LanguageTag!], $first: Int!) {
  collection(id: $id) {
    uri state title(languages: $languages) { ...Text } provider { id name }
    changes(first: $first, languages: $languages) { ${CHANGE} }
  }
}`)

export interface ChangesAnswer {
  collection: {
    uri: string
    state: CollectionState
    title: LocalisedText
    provider: { id: string; name: string } | null
    changes: Change[]
  } | null
}
