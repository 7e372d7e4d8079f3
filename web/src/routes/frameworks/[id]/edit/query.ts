import { operation } from '#lib/fragments.ts'
import type { FrameworkStatus, LocalisedText, OutcomeLine, OutcomeRole, PageInfo } from '#lib/types.ts'

/** A draft with one branch of its tree, or its top. `other` is the outcome that is being moved, or chosen for. */
export const EDITED = operation(`query EditedFramework(
  $id: ID!, $languages: [LanguageTag!], $branch: ID!, $hasBranch: Boolean!, $other: ID!, $hasOther: Boolean!
  $after: String
) {
  framework(id: $id) {
    id title(languages: $languages) { ...Text } status viewerCanEdit version outcomeCount prerequisiteCount
    draftOf { id title(languages: $languages) { ...Text } version }
    top(first: 50, after: $after) @skip(if: $hasBranch) { ...EditItems }
  }
  branch: outcome(id: $branch) @include(if: $hasBranch) {
    ...OutcomeLine framework { id } ancestors { ...OutcomeLine } below(first: 50, after: $after) { ...EditItems }
  }
  other: outcome(id: $other) @include(if: $hasOther) { ...OutcomeLine framework { id } }
}
fragment EditItems on OutcomeConnection {
  totalCount pageInfo { hasNextPage endCursor } nodes { ...OutcomeLine role childCount }
}`)

export const MOVE = operation(`mutation OutcomeMove($id: ID!, $parentId: ID, $position: Int) {
  outcomeMove(id: $id, parentId: $parentId, position: $position) {
    outcome { id } userErrors { code field message }
  }
}`)

export interface EditItem extends OutcomeLine {
  role: OutcomeRole
  childCount: number
}
export interface EditItems {
  totalCount: number
  pageInfo: PageInfo
  nodes: EditItem[]
}

export interface EditedAnswer {
  framework: {
    id: string
    title: LocalisedText
    status: FrameworkStatus | null
    viewerCanEdit: boolean
    version: string | null
    outcomeCount: number
    prerequisiteCount: number
    draftOf: { id: string; title: LocalisedText; version: string | null } | null
    top?: EditItems
  } | null
  branch?: (OutcomeLine & { framework: { id: string } | null; ancestors: OutcomeLine[]; below: EditItems }) | null
  other?: (OutcomeLine & { framework: { id: string } | null }) | null
}
