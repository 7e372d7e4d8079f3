import type { UserError } from '#lib/types.ts'

export const ALONE = `query OwnedAlone {
  viewer { name email hasPassword ownedAlone { otherMembers provider { id name resourceCount } } }
}`

export const DELETE = `mutation DeleteAccount($input: AccountDeleteInput!) {
  accountDelete(input: $input) { deleted userErrors { code field message } }
}`

export interface Alone {
  viewer: {
    name: string
    email: string | null
    hasPassword: boolean
    ownedAlone: { otherMembers: number; provider: { id: string; name: string; resourceCount: number } }[]
  } | null
}

export interface Deleted {
  accountDelete: { deleted: boolean; userErrors: UserError[] }
}
