import { operation } from '#lib/fragments.ts'
import type { LocalisedText, ResourceKind } from '#lib/types.ts'

/** What the picture of a page shows: of whatever is public; in English too, as there may be no letters for the title itself. */
export const PICTURED = operation(`query Pictured($id: ID!, $languages: [LanguageTag!]) {
  node(id: $id) {
    __typename
    ... on Resource {
      state kind ageFrom ageTo languages title(languages: $languages) { ...Text } english: title(languages: ["en"]) { ...Text } provider { name }
    }
    ... on Outcome {
      code statement(languages: $languages) { ...Text } english: statement(languages: ["en"]) { ...Text }
      framework { title(languages: $languages) { ...Text } }
    }
    ... on Framework { title(languages: $languages) { ...Text } english: title(languages: ["en"]) { ...Text } }
    ... on Collection { title(languages: $languages) { ...Text } english: title(languages: ["en"]) { ...Text } }
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
      english: LocalisedText
      provider: { name: string }
    }
  | {
      __typename: 'Outcome'
      code: string | null
      statement: LocalisedText
      english: LocalisedText
      framework: { title: LocalisedText } | null
    }
  | { __typename: 'Framework'; title: LocalisedText; english: LocalisedText }
  | { __typename: 'Collection'; title: LocalisedText; english: LocalisedText }
  | { __typename: 'Provider'; name: string; resourceCount: number }
