import { operation } from '#lib/fragments.ts'
import { NOTICE, type Notice } from '#lib/moderation.ts'
import type { PageInfo } from '#lib/types.ts'

export const NOTICES = operation(`query Notices($id: ID!, $after: String, $languages: [LanguageTag!]) {
  provider(id: $id) { id name notices(after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${NOTICE} } } }
}`)

export interface Notices {
  provider: {
    id: string
    name: string
    notices: { totalCount: number; pageInfo: PageInfo; nodes: Notice[] } | null
  } | null
}
