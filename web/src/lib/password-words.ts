/** What forms say of a new password. */
export const PASSWORD_HINT =
  '8 characters or more. A few words that nobody would guess are better than signs and numbers.'
