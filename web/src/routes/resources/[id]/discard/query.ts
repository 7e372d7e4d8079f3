import { operation } from '#lib/fragments.ts'

export const DISCARDABLE = operation(`query Discardable($id: ID!, $languages: [LanguageTag!]) {
  resource(id: $id) { id title(languages: $languages) { ...Text } state revision provider { id } viewerCanEdit }
}`)

export const DISCARD = `mutation Discard($id: ID!, $revision: Int!) {
  resourceDiscard(id: $id, revision: $revision) { discardedId userErrors { code field message } }
}`
