import { operation } from '#lib/fragments.ts'
import type { LocalisedText, PageInfo, ResourceLine } from '#lib/types.ts'

export const PROVIDER = operation(`query Provider($id: ID!, $languages: [LanguageTag!], $first: Int!, $after: String) {
  provider(id: $id) {
    id uri name url claimed resourceCount viewerCanPublish viewerCanUpdate viewerCanProveDomains viewerRole
    domains { ...ProvedDomain }
    profile {
      name(languages: $languages) { ...Text } names { ...Text } description(languages: $languages) { ...Text }
      descriptions { language } identifiers { scheme value url }
    }
    notices(first: 1) { totalCount }
    drafts(first: 50) { id title(languages: $languages) { ...Text } languages }
    resources(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...ResourceLine }
    }
  }
}`)

export interface Domain {
  domain: string
  state: 'WAITING' | 'VERIFIED' | 'LAPSED'
  method: 'DNS' | 'FILE' | null
  verifiedAt: string | null
  checkedAt: string | null
  lapsedAt: string | null
}

export interface Provider {
  id: string
  uri: string
  name: string
  url: string | null
  claimed: boolean
  resourceCount: number
  viewerCanPublish: boolean
  /** Null for whoever is no member, and does not look after the place. */
  notices: { totalCount: number } | null
  viewerCanUpdate: boolean
  viewerCanProveDomains: boolean
  viewerRole: string | null
  domains: Domain[]
  profile: {
    name: LocalisedText
    names: LocalisedText[]
    description: LocalisedText | null
    descriptions: { language: string }[]
    identifiers: { scheme: string; value: string; url: string }[]
  }
  drafts: { id: string; title: LocalisedText; languages: string[] }[]
  resources: { totalCount: number; pageInfo: PageInfo; nodes: ResourceLine[] }
}

/** What the pages of a provider are, for whoever asks. */
export const ROOM = `query ProviderRoom($id: ID!) {
  provider(id: $id) { id name viewerRole viewerCanPublish viewerCanUpdate viewerCanProveDomains notices(first: 1) { totalCount } }
}`

export interface Room {
  provider: Pick<
    Provider,
    'id' | 'name' | 'viewerRole' | 'viewerCanPublish' | 'viewerCanUpdate' | 'viewerCanProveDomains' | 'notices'
  > | null
}
