/** Put in by vite.config.ts, which also writes its hash into the content policy. */
declare const PASSKEY_SCRIPT: string

/** The script of passkeys (passkey.ts) as an element to stand in the pages that need it. */
export const passkeyElement = `<script>${PASSKEY_SCRIPT}</` + 'script>'
