import { operation } from '#lib/fragments.ts'
import type { LicenceSummary, LocalisedText } from '#lib/types.ts'

export const COPYABLE = operation(`query Copyable($id: ID!, $languages: [LanguageTag!]) {
  viewer { providers { id name } }
  framework(id: $id) {
    id title(languages: $languages) { ...Text } outcomeCount prerequisiteCount viewerCanCopy
    publisher { id name } licence { ...LicenceFull }
  }
}`)

export const COPY = operation(`mutation FrameworkCopy($id: ID!, $providerId: ID!, $confirmRights: Boolean!) {
  frameworkCopy(id: $id, providerId: $providerId, confirmRights: $confirmRights) {
    framework { id } userErrors { code field message }
  }
}`)

export interface Copyable {
  viewer: { providers: { id: string; name: string }[] } | null
  framework: {
    id: string
    title: LocalisedText
    outcomeCount: number
    prerequisiteCount: number
    viewerCanCopy: boolean
    publisher: { id: string; name: string } | null
    licence: LicenceSummary
  } | null
}
