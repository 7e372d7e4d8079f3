export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { token secondStep { token methods } userErrors { code field message } }
}`

export const WAYS = `query WaysIn($languages: [LanguageTag!]) {
  identityProviders { slug name(languages: $languages) { text language direction } }
}`

/** Whether the session still stands for somebody. */
export const WHO = `query Who { viewer { id } }`
