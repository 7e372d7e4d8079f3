/** Put in by vite.config.ts, which also writes its hash into the content policy. */
declare const AUTOSAVE_SCRIPT: string

/** The script that saves drafts (autosave.ts) as an element to stand in a page. */
export const autosaveElement = `<script>${AUTOSAVE_SCRIPT}</` + 'script>'
