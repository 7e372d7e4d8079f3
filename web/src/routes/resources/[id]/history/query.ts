import { operation } from '#lib/fragments.ts'
import type { Change, LocalisedText, PageInfo } from '#lib/types.ts'

export const HISTORY = operation(`query History($id: ID!, $first: Int!, $after: String, $languages: [LanguageTag!]!) {
  resource(id: $id) {
    id title(languages: $languages) { ...Text } state
    revisions(first: $first, after: $after, languages: $languages) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        number at by note state isPresent isFirst
        changes { field label language before after parts { kind text } }
      }
    }
  }
}`)

export interface Revision {
  number: number
  at: string
  by: string
  note: string | null
  state: string
  isPresent: boolean
  isFirst: boolean
  changes: Change[]
}

export interface History {
  resource: {
    id: string
    title: LocalisedText
    state: string
    revisions: { totalCount: number; pageInfo: PageInfo; nodes: Revision[] }
  } | null
}
