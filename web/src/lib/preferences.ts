/** How a reader wants pages to be, without an account: one cookie, in words that the reader can read. */
import { LOCALES, type Locale } from './locales.ts'

/** What can be chosen; the first of each is what stands when nothing is chosen, and is not kept. */
export const CHOICES = {
  text: ['usual', 'large', 'larger', 'largest'],
  space: ['usual', 'wide'],
  face: ['usual', 'clear'],
  contrast: ['device', 'more'],
  theme: ['device', 'light', 'dark'],
  motion: ['device', 'less'],
  data: ['device', 'less'],
  line: ['slow', 'usual', 'fast'],
  pages: ['no', 'yes'],
} as const

export type Choice = keyof typeof CHOICES
export type Preferences = { [C in Choice]?: (typeof CHOICES)[C][number] } & { language?: Locale }

/** The cookie that keeps them. */
export const PREFERENCES_COOKIE = 'preferences'

/** Reads what is chosen; whatever it does not know it leaves out, so that an old or a broken cookie breaks no page. */
export function readPreferences(given: (name: Choice | 'language') => unknown): Preferences {
  const read: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(CHOICES)) {
    const value = given(name as Choice)
    if ((values as readonly unknown[]).indexOf(value) > 0) read[name] = value
  }
  const language = LOCALES.find((locale) => locale === given('language'))
  return language ? { ...read, language } : read
}

/** `text-large.theme-dark` as it stands in the cookie. */
export function preferencesFromCookie(cookie: string | undefined): Preferences {
  const parts = new Map(
    (cookie ?? '')
      .slice(0, 300)
      .split('.')
      .map((part) => part.split('-', 2) as [string, string]),
  )
  return readPreferences((name) => parts.get(name))
}

/** What the cookie is to hold; empty when nothing is chosen. */
export function preferencesToCookie(preferences: Preferences): string {
  return Object.entries(preferences)
    .map(([name, value]) => `${name}-${value}`)
    .join('.')
}

/** The attributes of `<html>` that style goes by, with a space before each. Language is said by the address. */
export function preferenceAttributes(preferences: Preferences): string {
  return Object.keys(CHOICES)
    .map((name) => (preferences[name as Choice] ? ` data-${name}="${preferences[name as Choice]}"` : ''))
    .join('')
}
