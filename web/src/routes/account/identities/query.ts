import type { LocalisedText, UserError } from '#lib/types.ts'

export const IDENTITIES = `query Identities($languages: [LanguageTag!]) {
  identityProviders { slug name(languages: $languages) { text language direction } }
  viewer {
    name
    identities {
      id issuer name email language roles addedAt lastUsedAt memberships { role provider { name } }
      provider { slug name(languages: $languages) { text language direction } }
    }
  }
}`

export const REMOVE = `mutation RemoveIdentity($id: ID!) {
  identityRemove(id: $id) { removed userErrors { code field message } }
}`

export interface Identities {
  identityProviders: { slug: string; name: LocalisedText }[]
  viewer: {
    name: string
    identities: {
      id: string
      issuer: string
      name: string | null
      email: string | null
      language: string | null
      roles: string[]
      addedAt: string
      lastUsedAt: string
      memberships: { role: string; provider: { name: string } | null }[]
      provider: { slug: string; name: LocalisedText } | null
    }[]
  } | null
}

export interface Removed {
  identityRemove: { removed: boolean; userErrors: UserError[] }
}
