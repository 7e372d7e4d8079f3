import { operation } from '#lib/fragments.ts'
import type { FrameworkStatus, LicenceBrief, LocalisedText } from '#lib/types.ts'

/** What can become of a framework of one's own. */
export const STATE = operation(`query FrameworkState($id: ID!, $languages: [LanguageTag!]) {
  framework(id: $id) {
    id title(languages: $languages) { ...Text } status viewerCanEdit viewerCanMakeVersion viewerCanDeprecate version
    outcomeCount prerequisiteCount licence { ...LicenceBrief }
    draftOf { id title(languages: $languages) { ...Text } version }
    nextDraft { id title(languages: $languages) { ...Text } }
  }
}`)

export const PUBLISH = operation(`mutation FrameworkPublish(
  $id: ID!, $status: FrameworkPublication!, $note: String, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  frameworkPublish(id: $id, status: $status, note: $note, dryRun: $dryRun) {
    impact { ...ImpactOf } userErrors { code field message }
  }
}`)

export const NEW_VERSION = operation(`mutation FrameworkNewVersion($id: ID!, $version: String) {
  frameworkNewVersion(id: $id, version: $version) { framework { id } userErrors { code field message } }
}`)

export const DEPRECATE = operation(`mutation FrameworkDeprecate($id: ID!, $reason: String!) {
  frameworkDeprecate(id: $id, reason: $reason) { userErrors { code field message } }
}`)

export const DISCARD = operation(`mutation FrameworkDiscard($id: ID!) {
  frameworkDiscard(id: $id) { userErrors { code field message } }
}`)

export interface FrameworkState {
  framework: {
    id: string
    title: LocalisedText
    status: FrameworkStatus | null
    viewerCanEdit: boolean
    viewerCanMakeVersion: boolean
    viewerCanDeprecate: boolean
    version: string | null
    outcomeCount: number
    prerequisiteCount: number
    licence: LicenceBrief
    draftOf: { id: string; title: LocalisedText; version: string | null } | null
    nextDraft: { id: string; title: LocalisedText } | null
  } | null
}
