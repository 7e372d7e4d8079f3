import { operation } from '#lib/fragments.ts'
import type { LocalisedText, PageInfo, ResourceLine } from '#lib/types.ts'

export const PROVIDER = operation(`query Provider($id: ID!, $languages: [LanguageTag!], $first: Int!, $after: String) {
  provider(id: $id) {
    id uri name url claimed resourceCount viewerCanPublish
    drafts(first: 50) { id title(languages: $languages) { ...Text } languages }
    resources(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...ResourceLine }
    }
  }
}`)

export interface Provider {
  id: string
  uri: string
  name: string
  url: string | null
  claimed: boolean
  resourceCount: number
  viewerCanPublish: boolean
  drafts: { id: string; title: LocalisedText; languages: string[] }[]
  resources: { totalCount: number; pageInfo: PageInfo; nodes: ResourceLine[] }
}
