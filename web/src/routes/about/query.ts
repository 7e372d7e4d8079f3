import { operation } from '#lib/fragments.ts'
import type { Duty, LicenceBrief, LocalisedText, Permission } from '#lib/types.ts'

export const ABOUT = operation(`query About($languages: [LanguageTag!]) {
  needPresets { preset label description }
  licences { key label url summary permits requires }
  place { name contact imprint(languages: $languages) { ...Text } privacy(languages: $languages) { ...Text } }
  frameworks(first: 50) {
    nodes { id title(languages: $languages) { ...Text } publisher { name } licence { ...LicenceBrief } }
  }
}`)

export interface About {
  place: {
    name: string | null
    contact: string | null
    imprint: LocalisedText | null
    privacy: LocalisedText | null
  }
  needPresets: { preset: string; label: string; description: string }[]
  licences: {
    key: string
    label: string
    url: string | null
    summary: string
    permits: Permission[]
    requires: Duty[]
  }[]
  frameworks: {
    nodes: { id: string; title: LocalisedText; publisher: { name: string } | null; licence: LicenceBrief }[]
  }
}
