export const PASSKEY_SIGN_UP = `mutation PasskeySignUp($input: PasskeySignUpInput!) {
  opened: passkeySignUp(input: $input) { token recoveryCodes userErrors { code field message } }
}`
