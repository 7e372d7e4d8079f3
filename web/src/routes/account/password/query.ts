export const CHANGE = `mutation ChangePassword($input: PasswordChangeInput!) {
  passwordChange(input: $input) { token userErrors { code field message } }
}`
