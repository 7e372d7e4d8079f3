import type { UserError } from '#lib/types.ts'

/** What the account is opened with, and whether that may be changed now. */
export const FACTORS = `query Factors {
  viewer {
    email hasPassword signedInRecently recoveryCodesLeft
    factors { id kind name createdAt lastUsedAt opensAlone }
  }
}`

const CHANGED = '{ token recoveryCodes userErrors { code field message } }'
export const ADD_PASSKEY = `mutation AddPasskey($input: PasskeyAddInput!) { changed: passkeyAdd(input: $input) ${CHANGED} }`
export const ADD_APP = `mutation AddApp($input: TotpAddInput!) { changed: totpAdd(input: $input) ${CHANGED} }`
export const REMOVE = `mutation RemoveFactor($id: ID!) { changed: factorRemove(id: $id) ${CHANGED} }`
export const RENEW = `mutation RenewRecoveryCodes { changed: recoveryCodesRenew ${CHANGED} }`
export const BEGIN_APP = `mutation BeginApp {
  begun: totpBegin { token secret address userErrors { code field message } }
}`

export interface Factors {
  viewer: {
    email: string | null
    hasPassword: boolean
    signedInRecently: boolean
    recoveryCodesLeft: number
    factors: {
      id: string
      kind: 'PASSKEY' | 'TOTP'
      name: string
      createdAt: string
      lastUsedAt: string | null
      opensAlone: boolean
    }[]
  } | null
}

export interface Begun {
  begun: { token: string | null; secret: string | null; address: string | null; userErrors: UserError[] }
}
