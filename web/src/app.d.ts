import type { Locale } from '#lib/locales.ts'
import type { NeedInput } from '#lib/needs.ts'
import type { Preferences } from '#lib/preferences.ts'
import type { Tombstone } from '#lib/types.ts'

declare global {
  namespace App {
    interface Error {
      /** What to tell support, when the fault is ours. */
      requestId?: string
      /** What stood here before it was withdrawn. */
      tombstone?: Tombstone
    }
    interface Locals {
      /** The opaque session token; null when nobody is signed in. */
      session: string | null
      /** What the reader needs, as asked of the API. */
      needs: NeedInput[]
      /** Names of needs and presets as the cookie or the address writes them. */
      needNames: string[]
      /** Where the needs come from. */
      needsFrom: 'cookie' | 'address' | null
      /** Seconds to wait where the API said that too much was asked for; null where it did not. */
      retryAfter: number | null
      /** Whether the answer counts its reader: as planned for, or as who looked for something and did not find it. */
      isCounted: boolean
      /** The reader's languages, best first: that of the address, the one chosen, those of the browser. */
      languages: string[]
      /** The language of the interface, as the address names it. */
      locale: Locale
      /** The path of the address without its language. */
      path: string
      /** How the reader wants pages to be: the cookie, and what the browser asks for. */
      preferences: Preferences
    }
  }
}

export {}
