export const RESET = `mutation ResetPassword($input: PasswordResetInput!) {
  passwordReset(input: $input) { changed userErrors { code field message } }
}`
