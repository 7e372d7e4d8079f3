export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { token userErrors { code field message } }
}`
