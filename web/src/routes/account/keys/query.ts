import type { UserError } from '#lib/types.ts'

const KEY = 'id name prefix scopes isForOneProvider provider { name } createdAt expiresAt isExpired lastUsedAt'

/** The keys of whoever is signed in, and what a new one may be for. */
export const KEYS = `query Keys { viewer { roles signedInRecently providers { id name } keys { ${KEY} } } }`

export const CREATE = `mutation CreateKey($input: KeyInput!) {
  keyCreate(input: $input) { secret key { name } userErrors { code field message } }
}`

export const REVOKE = `mutation RevokeKey($id: ID!) {
  keyRevoke(id: $id) { id userErrors { code field message } }
}`

export type Scope = 'READ' | 'PUBLISH' | 'MANAGE' | 'MODERATE'

export interface Keys {
  viewer: {
    roles: string[]
    signedInRecently: boolean
    providers: { id: string; name: string }[]
    keys: {
      id: string
      name: string
      prefix: string
      scopes: Scope[]
      isForOneProvider: boolean
      provider: { name: string } | null
      createdAt: string
      expiresAt: string
      isExpired: boolean
      lastUsedAt: string | null
    }[]
  } | null
}

export interface Created {
  keyCreate: { secret: string | null; key: { name: string } | null; userErrors: UserError[] }
}

export interface Revoked {
  keyRevoke: { id: string | null; userErrors: UserError[] }
}
