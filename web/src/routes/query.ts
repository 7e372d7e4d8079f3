import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

export const HOME = operation(`query Home($languages: [LanguageTag!]) {
  catalogue {
    resourceCount workCount outcomeCount frameworkCount prerequisiteCount
    languages { language count }
  }
  frameworks(first: 6) { nodes { id title(languages: $languages) { ...Text } outcomeCount } }
  concepts(purpose: SUBJECT, first: 12) { id label(languages: $languages) { ...Text } }
}`)

export interface Home {
  catalogue: {
    resourceCount: number
    workCount: number
    outcomeCount: number
    frameworkCount: number
    prerequisiteCount: number
    languages: { language: string; count: number }[]
  }
  frameworks: { nodes: { id: string; title: LocalisedText; outcomeCount: number }[] }
  concepts: { id: string; label: LocalisedText }[]
}
