import { COLLECTION_LINE, type CollectionLine } from '#lib/collection.ts'
import { operation } from '#lib/fragments.ts'
import type { PageInfo } from '#lib/types.ts'

export const COLLECTIONS = operation(`query Collections($languages: [LanguageTag!], $provider: ID, $after: String) {
  collections(provider: $provider, first: 20, after: $after) {
    nodes { ${COLLECTION_LINE} } totalCount pageInfo { hasNextPage endCursor }
  }
  viewer { collections { ${COLLECTION_LINE} } }
}`)

export interface CollectionsAnswer {
  collections: { nodes: CollectionLine[]; totalCount: number; pageInfo: PageInfo }
  viewer: { collections: CollectionLine[] } | null
}
