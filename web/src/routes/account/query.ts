import type { UserError } from '#lib/types.ts'

/** Who is signed in, and what they keep. */
export const ACCOUNT = `query Account {
  viewer {
    name email roles signedInRecently providers { id name } savedSearches { id name address createdAt }
    sessions { id device startedAt lastUsedAt isThis }
  }
}`

export const SAVE = `mutation SaveSearch($input: SearchSaveInput!) {
  searchSave(input: $input) { search { id } needsLeftOut userErrors { code field message } }
}`

export const FORGET = `mutation ForgetSearch($id: ID!) {
  searchForget(id: $id) { id userErrors { code field message } }
}`

export const END = `mutation EndSession($id: ID!) {
  sessionEnd(id: $id) { ended userErrors { code field message } }
}`

export const END_OTHERS = `mutation EndOtherSessions {
  sessionEndOthers { ended userErrors { code field message } }
}`

export interface Account {
  viewer: {
    sessions: { id: string; device: string | null; startedAt: string; lastUsedAt: string; isThis: boolean }[]
    name: string
    signedInRecently: boolean
    roles: ('REVIEWER' | 'MODERATOR' | 'ADMINISTRATOR')[]
    email: string | null
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

export interface Ended {
  sessionEnd: { ended: number; userErrors: UserError[] }
}

export interface EndedOthers {
  sessionEndOthers: { ended: number; userErrors: UserError[] }
}
