import type { PageInfo, UserError } from '#lib/types.ts'

export const KEYS = `query PeopleKeys($words: String, $after: String) {
  peopleKeys(words: $words, after: $after, first: 20) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id prefix name scopes createdAt expiresAt lastUsedAt owner { id name email } }
  }
}`
export const TAKE_AWAY = `mutation KeyTakeAway($id: ID!) { keyTakeAway(id: $id) { id userErrors { code field message } } }`

export interface Keys {
  peopleKeys: {
    totalCount: number
    pageInfo: PageInfo
    nodes: {
      id: string
      prefix: string
      name: string
      scopes: string[]
      createdAt: string
      expiresAt: string
      lastUsedAt: string | null
      owner: { id: string; name: string; email: string | null }
    }[]
  } | null
}
export interface TakenAway {
  keyTakeAway: { id: string | null; userErrors: UserError[] }
}
