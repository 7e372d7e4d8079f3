export const SIGN_OUT = `mutation SignOut { signOut { signedOut } }`
