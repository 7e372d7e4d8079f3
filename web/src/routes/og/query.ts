import { operation } from '#lib/fragments.ts'
import type { LocalisedText, ResourceKind } from '#lib/types.ts'

/** What the picture of a page shows: of whatever is public. */
export const PICTURED = operation(`query Pictured($id: ID!, $languages: [LanguageTag!]) {
  node(id: $id) {
    __typename
    ... on Resource {
      state kind ageFrom ageTo languages title(languages: $languages) { ...Text } provider { name }
    }
    ... on Outcome { code statement(languages: $languages) { ...Text } framework { title(languages: $languages) { ...Text } } }
    ... on Framework { title(languages: $languages) { ...Text } }
    ... on Collection { title(languages: $languages) { ...Text } }
    ... on Provider { name resourceCount }
  }
}`)

export type Pictured =
  | {
      __typename: 'Resource'
      state: string
      kind: ResourceKind
      ageFrom: number | null
      ageTo: number | null
      languages: string[]
      title: LocalisedText
      provider: { name: string }
    }
  | {
      __typename: 'Outcome'
      code: string | null
      statement: LocalisedText
      framework: { title: LocalisedText } | null
    }
  | { __typename: 'Framework'; title: LocalisedText }
  | { __typename: 'Collection'; title: LocalisedText }
  | { __typename: 'Provider'; name: string; resourceCount: number }
