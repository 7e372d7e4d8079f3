/** Put in by vite.config.ts, which also writes the hash of the list into the content policy. */
declare const KEPT_LIST_SCRIPT: string
declare const WORKER_SCRIPT: string

/** The worker (worker.ts), as /worker.js sends it. */
export const WORKER = WORKER_SCRIPT

/** The script of the list of kept pages (kept-list.ts) as an element to stand in a page. */
export const keptListElement = `<script>${KEPT_LIST_SCRIPT}</` + 'script>'
