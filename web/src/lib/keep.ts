/** Pages that readers keep on their device: which, and what these carry: a banner, a manifest, and one line of script. */
import { createHash } from 'node:crypto'
import { m } from '#lib/paraglide/messages.js'

const REGISTER = "navigator.serviceWorker&&navigator.serviceWorker.register('/worker.js')"
const REGISTER_HASH = `'sha256-${createHash('sha256').update(REGISTER).digest('base64')}'`

/** Pages that are kept: what is read, and nothing that belongs to somebody or changes anything. */
const READING =
  /^\/(?:|search|offline|(?:resources|outcomes|frameworks|collections)\/[^/]+|frameworks|collections|pathways(?:\/print)?)$/

/** What the worker is told of a page, see worker.ts. */
export type Keep = 'plain' | 'needs' | 'off' | 'no'

/**
 * Whether a page is kept. Not where somebody is signed in, whose name stands on it; what needs shaped goes when they are cleared.
 * @param path without its language
 */
export function keepOf(
  path: string,
  { isChosen, isSignedIn, needs }: { isChosen: boolean; isSignedIn: boolean; needs: 'cookie' | 'address' | null },
): Keep {
  if (!isChosen) return 'no'
  if (isSignedIn || needs === 'address' || !READING.test(path)) return 'off'
  return needs === 'cookie' ? 'needs' : 'plain'
}

/** A page with what keeping it needs. */
export function keptPage(html: string): string {
  return html
    .replace('</head>', '<link rel="manifest" href="/manifest.webmanifest"></head>')
    .replace('<body>', () => `<body><p id="kept" hidden>${m.offline_kept({ time: '<time></time>' })}</p>`)
    .replace('</body>', () => `<script>${REGISTER}</` + 'script></body>')
}

/** The content policy of such a page: as it is for everybody, and its one line of script, the worker and the manifest. */
export function keptPolicy(policy: string): string {
  return `${policy.replace('script-src', `script-src ${REGISTER_HASH}`)}; worker-src 'self'; manifest-src 'self'`
}
