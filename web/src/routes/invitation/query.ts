import type { UserError } from '#lib/types.ts'
import type { MemberRole } from '#lib/words.ts'

export const OFFER = `query Offer($token: String!) {
  invitation(token: $token) { provider { id name } role email hasAccount }
  viewer { name email }
}`

export const ACCEPT = `mutation AcceptInvitation($token: String!) {
  it: invitationAccept(token: $token) { provider { id } userErrors { code field message } }
}`

export const SIGN_UP = `mutation SignUpByInvitation($input: InvitationSignUpInput!) {
  it: invitationSignUp(input: $input) { token provider { id } userErrors { code field message } }
}`

export interface Offer {
  invitation: {
    provider: { id: string; name: string }
    role: MemberRole
    email: string
    hasAccount: boolean
  } | null
  viewer: { name: string; email: string | null } | null
}

export interface Accepted {
  provider: { id: string } | null
  userErrors: UserError[]
}

export interface SignedUp extends Accepted {
  token: string | null
}
