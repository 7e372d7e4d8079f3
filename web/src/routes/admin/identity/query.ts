import { operation } from '#lib/fragments.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'

export const PROVIDERS = operation(`query ManagedIdentityProviders {
  managedIdentityProviders {
    sealFault
    nodes { id slug issuer isOn fault viewerCanUpdate revision names { ...Text } }
  }
}`)
export const PROVIDER = operation(`query ManagedIdentityProvider {
  managedIdentityProviders {
    sealFault
    nodes {
      id slug issuer clientId secretSetAt scopes authentication amr acr untypedLogoutTokens isOn fault callback logout
      viewerCanUpdate revision names { ...Text } people { all only onlyWithAddress }
      claims { name email language roles roleValues { value role } school schoolValues { value providerId role } }
    }
  }
}`)

const FAULTS = 'userErrors { code field message }'
export const ADD = `mutation IdentityProviderAdd($slug: String!, $issuer: String!, $input: IdentityProviderInput!) {
  it: identityProviderAdd(slug: $slug, issuer: $issuer, input: $input) { identityProvider { slug } ${FAULTS} }
}`
export const UPDATE = `mutation IdentityProviderUpdate($id: ID!, $revision: Int!, $input: IdentityProviderInput!) {
  it: identityProviderUpdate(id: $id, revision: $revision, input: $input) { endedSessions ${FAULTS} }
}`
export const CHECK = `mutation IdentityProviderCheck($id: ID!) {
  it: identityProviderCheck(id: $id) { holds faults ${FAULTS} }
}`
export const SWITCH = `mutation IdentityProviderSwitch($id: ID!, $revision: Int!, $isOn: Boolean!) {
  it: identityProviderSwitch(id: $id, revision: $revision, isOn: $isOn) { endedSessions ${FAULTS} }
}`
export const REMOVE = `mutation IdentityProviderRemove($id: ID!, $revision: Int!) {
  it: identityProviderRemove(id: $id, revision: $revision) { endedSessions ${FAULTS} }
}`
export const ARRANGE = `mutation IdentityProvidersArrange($ids: [ID!]!) {
  it: identityProvidersArrange(ids: $ids) { ${FAULTS} }
}`

export interface Listed {
  id: string | null
  slug: string
  issuer: string
  isOn: boolean
  fault: string | null
  viewerCanUpdate: boolean
  revision: number
  names: LocalisedText[]
}
export interface Provider extends Listed {
  clientId: string
  secretSetAt: string | null
  scopes: string[]
  authentication: 'BASIC' | 'POST'
  amr: string[]
  acr: string[]
  untypedLogoutTokens: boolean
  callback: string
  logout: string
  people: { all: number; only: number; onlyWithAddress: number }
  claims: {
    name: string
    email: string | null
    language: string | null
    roles: string | null
    roleValues: { value: string; role: string }[]
    school: string | null
    schoolValues: { value: string; providerId: string; role: string }[]
  }
}
export interface Providers<P = Listed> {
  managedIdentityProviders: { sealFault: string | null; nodes: P[] } | null
}
export interface Changed {
  endedSessions: number
  userErrors: UserError[]
}
export interface Added extends Changed {
  identityProvider: { slug: string } | null
}
export interface Checked {
  holds: boolean
  faults: string[]
  userErrors: UserError[]
}
