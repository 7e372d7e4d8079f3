export const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { token userErrors { code field message } }
}`
