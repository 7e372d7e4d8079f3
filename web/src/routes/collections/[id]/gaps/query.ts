import type { OutcomeEntry } from '#lib/collection.ts'
import { operation } from '#lib/fragments.ts'
import type { LocalisedText } from '#lib/types.ts'

const OUTCOME = '{ ...OutcomeLine role levels ageFrom ageTo resourceCount }'

export const GAPS = operation(`query CollectionGaps(
  $id: ID!, $languages: [LanguageTag!], $language: LanguageTag, $needs: [NeedInput!]!
) {
  collection(id: $id) {
    id title(languages: $languages) { ...Text } viewerCanEdit
    coverage(language: $language, needs: $needs) {
      outcomes served(first: 500) ${OUTCOME} servedElsewhere(first: 500) ${OUTCOME} gaps(first: 500) ${OUTCOME}
    }
  }
}`)

export interface GapsAnswer {
  collection: {
    id: string
    title: LocalisedText
    viewerCanEdit: boolean
    coverage: {
      outcomes: number
      served: OutcomeEntry[]
      servedElsewhere: OutcomeEntry[]
      gaps: OutcomeEntry[]
    }
  } | null
}
