import { operation } from '#lib/fragments.ts'
import type { FrameworkStatus, LicenceBrief, LocalisedText, PageInfo } from '#lib/types.ts'

export const FRAMEWORKS = operation(`query Frameworks($languages: [LanguageTag!], $first: Int!, $after: String) {
  viewer { drafts { id title(languages: $languages) { ...Text } status version outcomeCount } }
  frameworks(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
      version status adoptionStatus subjects languages outcomeCount prerequisiteCount referencedOnly
      publisher { id name } licence { ...LicenceBrief } coverage { outcomes withResources }
    }
  }
}`)

export interface Frameworks {
  viewer: {
    drafts: {
      id: string
      title: LocalisedText
      status: FrameworkStatus | null
      version: string | null
      outcomeCount: number
    }[]
  } | null
  frameworks: {
    totalCount: number
    pageInfo: PageInfo
    nodes: {
      id: string
      title: LocalisedText
      description: LocalisedText | null
      version: string | null
      status: FrameworkStatus | null
      adoptionStatus: string | null
      subjects: string[]
      languages: string[]
      outcomeCount: number
      prerequisiteCount: number
      referencedOnly: boolean
      publisher: { id: string; name: string } | null
      licence: LicenceBrief
      coverage: { outcomes: number; withResources: number }
    }[]
  }
}
