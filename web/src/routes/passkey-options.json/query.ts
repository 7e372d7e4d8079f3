const WANTED = '{ options userErrors { message } }'

/** What a browser is to sign, by what for. */
export const BEGIN = {
  'sign-in': `mutation BeginPasskeySignIn { begun: passkeySignInBegin ${WANTED} }`,
  'sign-up': `mutation BeginPasskeySignUp($token: String!) { begun: passkeySignUpBegin(token: $token) ${WANTED} }`,
  second: `mutation BeginSecondStep($token: String!) { begun: secondStepBegin(token: $token) ${WANTED} }`,
  add: `mutation BeginPasskey { begun: passkeyAddBegin ${WANTED} }`,
} as const

export interface Begun {
  begun: { options: string | null; userErrors: { message: string }[] }
}
