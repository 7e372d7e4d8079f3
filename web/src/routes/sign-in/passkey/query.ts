export const PASSKEY_SIGN_IN = `mutation PasskeySignIn($input: PasskeySignInInput!) {
  signIn: passkeySignIn(input: $input) { token userErrors { code field message } }
}`
