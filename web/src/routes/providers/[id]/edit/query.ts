import { operation } from '#lib/fragments.ts'
import type { Profile } from '#lib/provider-form.ts'
import type { UserError } from '#lib/types.ts'

export const EDIT = operation(`query EditProvider($id: ID!) {
  provider(id: $id) {
    id name viewerCanUpdate
    profile { revision names { ...Text } descriptions { ...Text } url identifiers { scheme value } }
  }
}`)

export const UPDATE = `mutation UpdateProvider($id: ID!, $revision: Int!, $input: ProviderProfileInput!) {
  it: providerUpdate(id: $id, revision: $revision, input: $input) { userErrors { code field message } }
}`

export interface Edited {
  provider: { id: string; name: string; viewerCanUpdate: boolean; profile: Profile & { revision: number } } | null
}

export interface Updated {
  userErrors: UserError[]
}
