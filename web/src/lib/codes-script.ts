/** Put in by vite.config.ts, which also writes its hash into the content policy. */
declare const CODES_SCRIPT: string

/** The script of recovery codes (codes.ts) as an element to stand in a page. */
export const codesElement = `<script>${CODES_SCRIPT}</` + 'script>'
