import { operation } from '#lib/fragments.ts'
import type { LicenceBrief, LocalisedText, PageInfo } from '#lib/types.ts'

export const FRAMEWORKS = operation(`query Frameworks($languages: [LanguageTag!], $first: Int!, $after: String) {
  frameworks(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
      version subjects languages outcomeCount prerequisiteCount referencedOnly
      publisher { id name } licence { ...LicenceBrief }
    }
  }
}`)

export interface Frameworks {
  frameworks: {
    totalCount: number
    pageInfo: PageInfo
    nodes: {
      id: string
      title: LocalisedText
      description: LocalisedText | null
      version: string | null
      subjects: string[]
      languages: string[]
      outcomeCount: number
      prerequisiteCount: number
      referencedOnly: boolean
      publisher: { id: string; name: string } | null
      licence: LicenceBrief
    }[]
  }
}
