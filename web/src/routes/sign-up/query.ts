import type { UserError } from '#lib/types.ts'

export const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { sent link userErrors { code field message } }
}`

export interface LinkAnswer {
  sent: boolean
  link: string | null
  userErrors: UserError[]
}
