import { operation } from '#lib/fragments.ts'
import type { PageInfo, ResourceLine } from '#lib/types.ts'

export const PROVIDER = operation(`query Provider($id: ID!, $languages: [LanguageTag!], $first: Int!, $after: String) {
  provider(id: $id) {
    id uri name url claimed resourceCount viewerCanPublish
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
  resources: { totalCount: number; pageInfo: PageInfo; nodes: ResourceLine[] }
}
