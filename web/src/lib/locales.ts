/** The languages of the interface, and how addresses name them: `/ar/search`. English stands without a prefix. */
import { getLocale, locales as LOCALES, type Locale } from './paraglide/runtime.js'

export { getLocale, LOCALES, type Locale }

export const BASE: Locale = 'en'

const NAMES: Record<Locale, string> = {
  ...{ en: 'English', fr: 'Français', es: 'Español', pt: 'Português', ar: 'العربية', sw: 'Kiswahili', hi: 'हिन्दी' },
  ...{ ur: 'اردو', am: 'አማርኛ', zh: '简体中文', ru: 'Русский', id: 'Bahasa Indonesia' },
}

/** The name a language of the interface has for itself. */
export function localeName(locale: Locale): string {
  return NAMES[locale]
}

/** The direction in which a language of the interface is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' || locale === 'ur' ? 'rtl' : 'ltr'
}

/** The tag by which `Intl` is asked: dates and numbers of English pages are those of Britain. */
export function intlTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** Takes the language off a path: `/ar/search` → `ar` and `/search`. A path of a language that is not spoken is left as it is. */
export function splitPath(path: string): { locale: Locale; path: string } {
  const [, first = '', rest = ''] = /^\/([a-z]{2})(\/.*|$)/.exec(path) ?? []
  const locale = LOCALES.find((each) => each === first && each !== BASE)
  return locale ? { locale, path: rest === '' ? '/' : rest } : { locale: BASE, path }
}

/** Files, feeds and the doors for programs speak no language of the interface. */
const FOR_PROGRAMS =
  /^\/(?:graphql|explore|exports|uploads|healthz|readyz|q|mcp|ims|oai|_app)(?:[/?#]|$)|^[^?#]*\/[^/?#]+\.[a-z]+(?:[?#]|$)/

/** A path of this site in a language, with whatever follows it: `/search?q=x` → `/ar/search?q=x`. Any other address is given back. */
export function inLanguage(address: string, locale: Locale): string {
  if (locale === BASE || !address.startsWith('/') || address.startsWith('//') || FOR_PROGRAMS.test(address))
    return address
  if (splitPath(address.replace(/[?#].*$/, '')).locale !== BASE) return address
  return address === '/'
    ? `/${locale}`
    : `/${locale}${address.startsWith('/?') || address.startsWith('/#') ? address.slice(1) : address}`
}

const LINK = /<(?:a|form|area|button)(?=\s)(?:\s+[^\s"'>/=]+(?:="[^"]*")?)*/g
const ADDRESS = /(\s(?:href|action|formaction)=")(\/[^"]*)"/g

/**
 * Leads every link and form of a page that stays on this site to the same language. One place for all pages: whoever writes a
 * link need not think of it. A link with `hreflang` says its language itself. Text cannot be taken for a tag: it holds no `<`.
 */
export function linksInLanguage(html: string, locale: Locale): string {
  if (locale === BASE) return html
  return html.replace(LINK, (tag) =>
    /\shreflang="/.test(tag)
      ? tag
      : tag.replace(ADDRESS, (_, before, address) => `${before}${inLanguage(address, locale)}"`),
  )
}

/** The first of a reader's languages that the site speaks; null where it speaks none of them. */
export function bestLocale(readers: readonly string[]): Locale | null {
  for (const tag of readers) {
    const found = LOCALES.find((locale) => locale === tag.split('-')[0]?.toLowerCase())
    if (found) return found
  }
  return null
}
