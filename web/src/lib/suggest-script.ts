/** Put in by vite.config.ts, which also writes its hash into the content policy. */
declare const SUGGEST_SCRIPT: string

/** The script of suggestions (suggest.ts) as an element to stand in a page. */
export const suggestElement = `<script>${SUGGEST_SCRIPT}</` + 'script>'
