import { operation } from '#lib/fragments.ts'
import type { LocalisedText, PageInfo } from '#lib/types.ts'

/** How a provider's resources do. */
export const DASHBOARD = operation(`query Dashboard(
  $id: ID!, $languages: [LanguageTag!], $after: String, $isFirst: Boolean!
) {
  provider(id: $id) {
    id name
    dashboard {
      states { state count }
      countedOf @include(if: $isFirst) withOutcomes @include(if: $isFirst) withAccessibility @include(if: $isFirst)
      missing @include(if: $isFirst) { message why count }
      wishes(first: 20) @include(if: $isFirst) { words language count }
      resources(first: 25, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          resource { id state languages title(languages: $languages) { ...Text } }
          opened planned collected translated remixed improvements { message }
        }
      }
    }
  }
}`)

export type State = 'DRAFT' | 'SUBMITTED' | 'PUBLISHED' | 'WITHDRAWN' | 'HIDDEN' | 'REFERENCED'

export interface DashboardAnswer {
  provider: {
    id: string
    name: string
    dashboard: {
      states: { state: State; count: number }[]
      /** These stand on the first page only. */
      countedOf?: number
      withOutcomes?: number
      withAccessibility?: number
      missing?: { message: string; why: string; count: number }[]
      wishes?: { words: string; language: string; count: number }[]
      resources: {
        totalCount: number
        pageInfo: PageInfo
        nodes: {
          resource: { id: string; state: State; languages: string[]; title: LocalisedText }
          opened: number
          planned: number
          collected: number
          translated: number
          remixed: number
          improvements: { message: string }[]
        }[]
      }
    } | null
  } | null
}
