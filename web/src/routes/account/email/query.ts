export const WHO = `query WhoWantsAddress($token: String!) {
  viewer { email signedInRecently }
  mailLink(token: $token) { purpose email }
}`

export const BEGIN = `mutation BeginAddress($input: EmailBeginInput!) {
  emailBegin(input: $input) { sent userErrors { code field message } }
}`

export const ADD = `mutation AddAddress($input: EmailAddInput!) {
  emailAdd(input: $input) { email userErrors { code field message } }
}`

export interface Who {
  viewer: { email: string | null; signedInRecently: boolean } | null
  mailLink: { purpose: string; email: string } | null
}
