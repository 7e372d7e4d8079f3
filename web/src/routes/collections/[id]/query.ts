import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

/** What happened in a collection. */
export const CHANGES = operation(`query CollectionChanges($id: ID!, $languages: [LanguageTag!], $first: Int!) {
  collection(id: $id) {
    uri state title(languages: $languages) { ...Text } provider { id name }
    changes(first: $first, languages: $languages) { at text resource { id } outcome { id } }
  }
}`)

export interface Change {
  at: string
  text: string
  resource: { id: string } | null
  outcome: { id: string } | null
}

export interface ChangesAnswer {
  collection: {
    uri: string
    state: 'PRIVATE' | 'LINK' | 'PUBLIC'
    title: LocalisedText
    provider: { id: string; name: string } | null
    changes: Change[]
  } | null
}
