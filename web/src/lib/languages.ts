/** Languages as people name them, and what a browser says of its reader. */
import { inPageLanguage } from '#lib/format.ts'
import { directionOf, getLocale } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'

/** More than this many languages of a reader are not asked for. */
const MOST_LANGUAGES = 5

const names = inPageLanguage((tag) => new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }))
const SPECIAL = spoken<string>({
  und: m.words_language_unknown,
  mul: m.words_language_several,
  zxx: m.words_language_none,
})

/** Names that are kept of each kind: to make one takes `Intl` up to a millisecond, and a page names a hundred languages. */
const MOST_NAMES = 2_000
const inPage = inPageLanguage(() => new Map<string, string>())
const inThemselves = new Map<string, string>()

function remembered(known: Map<string, string>, tag: string, make: () => string): string {
  let name = known.get(tag)
  if (name === undefined) {
    if (known.size >= MOST_NAMES) known.clear()
    known.set(tag, (name = make()))
  }
  return name
}

/** The name of a language tag in the language of the page: `sw` → `Swahili`. What has no name is shown as its tag. */
export function languageName(tag: string): string {
  return SPECIAL[tag] ?? remembered(inPage(), tag, () => nameBy(names, tag) ?? tag)
}

/** The name a language has for itself: `sw` → `Kiswahili`. Null when it is not known or the same as in the language of the page. */
export function ownName(tag: string): string | null {
  if (SPECIAL[tag]) return null
  const own = () => new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' })
  const name = remembered(inThemselves, tag, () => nameBy(own, tag) ?? '')
  return name !== '' && name.toLowerCase() !== languageName(tag).toLowerCase() ? name : null
}

function nameBy(names: () => Intl.DisplayNames, tag: string): string | undefined {
  try {
    return names().of(tag)
  } catch {
    return undefined
  }
}

/** True for what is written as a language tag. */
export function isLanguage(text: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text)
}

/**
 * The reader's languages, best first, from `Accept-Language`. A tag with a region also stands for its language alone.
 * Tags that are none, and `*`, are passed over.
 */
export function readerLanguages(header: string | null): string[] {
  if (!header) return []
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const quality = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
      return { tag, quality: Number.isFinite(quality) ? quality : 0, index }
    })
    .filter(({ tag, quality }) => quality > 0 && isLanguage(tag))
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  const tags = wanted.flatMap(({ tag }) => {
    try {
      const locale = new Intl.Locale(tag)
      return [locale.toString(), locale.language]
    } catch {
      return []
    }
  })
  return [...new Set(tags)].slice(0, MOST_LANGUAGES)
}

/** Languages offered by name in forms; any other can be typed as its tag. */
export const OFFERED_LANGUAGES =
  'af am ar as az be bg bn bs ca cs cy da de el en es et eu fa ff fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms mt my ne nl nn no ny or pa pl ps pt pt-BR qu ro ru rw si sk sl sn so sq sr st sv sw ta te tg th ti tl tn tr uk ur uz vi wo xh yo zh-Hans zh-Hant zu'.split(
    ' ',
  )

/** The tag for what was typed: a name in the language of the page or in the language itself, else the text as it is. */
export function languageTag(typed: string): string {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return ''
  const named = OFFERED_LANGUAGES.find(
    (tag) => languageName(tag).toLowerCase() === wanted || ownName(tag)?.toLowerCase() === wanted,
  )
  return named ?? typed.trim()
}

/**
 * Of texts that say the same things in several languages, those in the language that suits the reader best; English
 * when none does, and all when there is none in English either.
 */
export function bestTexts<T extends { language: string }>(texts: T[], readers: string[]): T[] {
  const primary = (tag: string) => tag.split('-')[0]?.toLowerCase()
  for (const wanted of [...readers, 'en']) {
    const found = texts.filter(({ language }) => primary(language) === primary(wanted))
    if (found.length > 0) return found
  }
  return texts
}

/** The mark of a text in a page: none where it is in the language of the page, or in none. WCAG 3.1.2. */
export function markOf(language: string | null | undefined): string | undefined {
  if (!language || ['und', 'mul', 'zxx'].includes(language)) return undefined
  const [name = '', script = ''] = language.split('-')
  // Another script of the same language is read aloud, and drawn, in another way.
  return name.toLowerCase() === getLocale() && script.length !== 4 ? undefined : language
}

/**
 * The direction of a `bdi` of a text: that of the page where it is in its language, also where it begins with a code in other
 * letters; else its first letter tells, and nothing has to be said.
 */
export function directionIn(language: string | null | undefined): 'rtl' | undefined {
  return language && !markOf(language) && directionOf(getLocale()) === 'rtl' ? 'rtl' : undefined
}
