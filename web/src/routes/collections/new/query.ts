import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

export const ABOUT = operation(`query NewCollection($copyOf: ID!, $languages: [LanguageTag!]) {
  viewer { providers { id name } }
  collection(id: $copyOf) { id title(languages: $languages) { ...Text } description(languages: $languages) { ...Text } }
}`)

export interface About {
  viewer: { providers: { id: string; name: string }[] } | null
  collection: { id: string; title: LocalisedText; description: LocalisedText | null } | null
}
