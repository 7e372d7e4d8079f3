import { operation } from '#lib/fragments.ts'
import type { LocalisedText, OutcomeLine, OutcomeRole, PageInfo } from '#lib/types.ts'
import type { CoverageNumbers } from '../query.ts'

/** How far a framework is served, in a language and for needs where they are given, and what is missing. */
export const COVERAGE = operation(`query Coverage(
  $id: ID!, $languages: [LanguageTag!], $language: LanguageTag, $needs: [NeedInput!]!, $first: Int!, $after: String
) {
  coverage(framework: $id, language: $language, needs: $needs) {
    outcomes withResources withFitting throughCrosswalks withoutPrerequisites
    framework { id title(languages: $languages) { ...Text } }
    gaps(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { ...OutcomeLine role levels ageFrom ageTo resourceCount }
    }
    facts { name url licence credit usedFor }
  }
}`)

export interface CoverageAnswer {
  coverage: CoverageNumbers & {
    withFitting: number
    framework: { id: string; title: LocalisedText }
    gaps: {
      totalCount: number
      pageInfo: PageInfo
      nodes: (OutcomeLine & {
        role: OutcomeRole
        levels: string[]
        ageFrom: number | null
        ageTo: number | null
        resourceCount: number
      })[]
    }
    facts: { name: string; url: string | null; licence: string | null; credit: string | null; usedFor: string[] }[]
  }
}
