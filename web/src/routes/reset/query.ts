export const FORGOTTEN = `mutation Forgotten($input: PasswordForgottenInput!) {
  passwordForgotten(input: $input) { sent userErrors { code field message } }
}`
