/** The address a link was sent to, while the link is open. */
export const LINK = `query Link($token: String!) { mailLink(token: $token) { purpose email } }`

export const CONFIRM = `mutation ConfirmSignUp($input: SignUpConfirmInput!) {
  signUpConfirm(input: $input) { token userErrors { code field message } }
}`

export interface Link {
  mailLink: { purpose: 'SIGN_UP' | 'RESET'; email: string } | null
}
