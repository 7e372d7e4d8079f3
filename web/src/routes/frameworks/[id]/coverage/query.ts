import { operation } from '#lib/fragments.ts'
import { PRESETS } from '#lib/needs.ts'
import type { LocalisedText, OutcomeLine, OutcomeRole, PageInfo } from '#lib/types.ts'
import type { CoverageNumbers } from '../query.ts'

/** Languages that coverage is counted for side by side, and presets of needs. Each is an alias of the request. */
export const COUNTED_LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar', 'sw', 'hi', 'ur', 'am', 'zh', 'ru', 'id'] as const
export const COUNTED_NEEDS = Object.keys(PRESETS)

/** How far a framework is served, in a language and for needs where they are given, and what is missing. */
export const COVERAGE = operation(`query Coverage(
  $id: ID!, $languages: [LanguageTag!], $language: LanguageTag, $needs: [NeedInput!]!, $first: Int!, $after: String
  $isFirst: Boolean!
) {
  coverage(framework: $id, language: $language, needs: $needs) {
    outcomes withResources withFitting throughCrosswalks withoutPrerequisites
    framework { id title(languages: $languages) { ...Text } }
    gaps(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { ...OutcomeLine role levels ageFrom ageTo resourceCount }
    }
    facts { name url licence credit usedFor }
    counted: framework @include(if: $isFirst) {
      ${COUNTED_LANGUAGES.map((tag) => `${tag}: coverage(language: "${tag}", needs: $needs) { withFitting }`).join(' ')}
      ${COUNTED_NEEDS.map((name) => `${name}: coverage(language: $language, needs: [{ preset: ${name} }]) { withFitting: withKnownFit }`).join(' ')}
    }
  }
}`)

export interface CoverageAnswer {
  coverage: CoverageNumbers & {
    withFitting: number
    framework: { id: string; title: LocalisedText }
    /** By language and by preset of needs; on the first page alone. */
    counted?: Record<string, { withFitting: number }>
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
