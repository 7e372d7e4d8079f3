import type { UserError } from '#lib/types.ts'

/** Who is signed in, and what they keep. */
export const ACCOUNT = `query Account {
  viewer { name email providers { id name } savedSearches { id name address createdAt } }
}`

export const SAVE = `mutation SaveSearch($input: SearchSaveInput!) {
  searchSave(input: $input) { search { id } needsLeftOut userErrors { code field message } }
}`

export const FORGET = `mutation ForgetSearch($id: ID!) {
  searchForget(id: $id) { id userErrors { code field message } }
}`

export interface Account {
  viewer: {
    name: string
    email: string
    providers: { id: string; name: string }[]
    savedSearches: { id: string; name: string; address: string; createdAt: string }[]
  } | null
}

export interface Saved {
  searchSave: { search: { id: string } | null; needsLeftOut: boolean; userErrors: UserError[] }
}

export interface Forgotten {
  searchForget: { id: string | null; userErrors: UserError[] }
}
