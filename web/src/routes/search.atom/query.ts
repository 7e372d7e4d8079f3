import { operation } from '#lib/fragments.ts'
import type { LocalisedText, PageInfo } from '#lib/types.ts'

/** What of a search is new, for a feed. */
export const FEED = operation(`query Feed(
  $query: String! $filter: ResourceFilter $languages: [LanguageTag!]! $first: Int! $after: String
) {
  searchResources(
    query: $query filter: $filter languages: $languages order: NEWEST first: $first after: $after
  ) {
    workCount pageInfo { hasNextPage endCursor }
    nodes {
      id uri url languages createdAt updatedAt
      title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
      provider { name url } contributors { name role }
      subjects { uri label { ...Text } }
      licence { label statements { url part } }
      attribution { text }
    }
  }
}`)

export interface NewResource {
  id: string
  uri: string
  url: string
  languages: string[]
  createdAt: string
  updatedAt: string
  title: LocalisedText
  description: LocalisedText | null
  provider: { name: string; url: string | null }
  contributors: { name: string; role: string }[]
  subjects: { uri: string; label: LocalisedText }[]
  licence: { label: string; statements: { url: string | null; part: string }[] }
  attribution: { text: string }
}

export interface FeedAnswer {
  searchResources: { workCount: number; pageInfo: PageInfo; nodes: NewResource[] }
}
