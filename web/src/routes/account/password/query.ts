export const CHANGE = `mutation ChangePassword($input: PasswordChangeInput!) {
  passwordChange(input: $input) { token userErrors { code field message } }
}`

/** Whether the sign-in of the viewer is young enough for a change. */
export const RECENT = `query SignedInRecently { viewer { signedInRecently } }`

export interface Recent {
  viewer: { signedInRecently: boolean } | null
}
