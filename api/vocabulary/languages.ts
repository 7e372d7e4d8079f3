/**
 * Language tags (BCP 47, RFC 5646) read against the IANA registry: what a source writes becomes the one tag we store.
 * Distinct languages are never merged: `fat` stays apart from `ak` and `prs` from `fa`, whatever CLDR says.
 */
import { createRequire } from 'node:module'
import { LeastRecentlyUsed } from '#api/base/least-recently-used.ts'
import type { Label } from './spoken.ts'

interface RegistryEntry {
  Type: 'language' | 'extlang' | 'script' | 'region' | 'variant' | 'grandfathered' | 'redundant'
  Subtag?: string
  Tag?: string
  Description: string[]
  Prefix?: string[]
  Macrolanguage?: string
  'Preferred-Value'?: string
  'Suppress-Script'?: string
}

export interface NormalisedLanguage {
  /** The tag to store; `und` when `problem` says that nothing could be made of it. */
  tag: string
  /** The tag differs from what was given. */
  changed: boolean
  /** A sentence for people when the tag held something unregistered. */
  problem?: string
}

const registry = load()

/** Tags seen outside BCP 47 that say "no linguistic content" (IEEE LOM). */
const NO_LANGUAGE = new Set(['x-none', 'none'])
const LONGEST_TAG = 80

const RIGHT_TO_LEFT = new Set(
  'Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi'.split(
    ' ',
  ),
)

const normalised = new Map<string, NormalisedLanguage>()
const REMEMBERED = 5000

/**
 * The tag to store for what a source wrote. Aliases are mapped (`iw` → `he`, `swa` → `sw`, `zh-cmn` → `cmn`), case and
 * underscores are put right, a script that goes without saying is left out (`ru-Cyrl` → `ru`), and an unregistered subtag becomes
 * private (`tw-akua` → `tw-x-akua`) with a `problem` that says so. When the language itself is unregistered the
 * tag is `und` and `problem` says why.
 */
export function normaliseLanguage(tag: string): NormalisedLanguage {
  const known = normalised.get(tag)
  if (known) return known
  const value = read(tag)
  if (normalised.size >= REMEMBERED) normalised.clear()
  normalised.set(tag, value)
  return value
}

/** The macrolanguage a language belongs to (`ary` → `ar`, `cmn` → `zh`), or null. */
export function macrolanguageOf(tag: string): string | null {
  return registry.languages.get(primary(tag))?.Macrolanguage ?? null
}

/**
 * Every tag a reader may name and still find something written in `tag`, narrowest first: itself, itself with less
 * said, then its macrolanguage (`ary-MA` → `ary-MA`, `ary`, `ar`; `zh-TW` → `zh-TW`, `zh-Hant`, `zh`). A script is only left out together with what
 * follows it, so `zh-Hant` never finds `zh-Hans`. Meant for the side that is indexed.
 */
export function widen(tag: string): string[] {
  const parts = tag.split('-')
  const wider: string[] = []
  for (let length = parts.length; length > 0; length--) {
    if (parts[length - 1]?.length === 1 && length > 1) continue
    wider.push(parts.slice(0, length).join('-'))
  }
  const script = parts[1]?.length === 4 && parts.length > 1 ? parts[1] : null
  const region = parts.find((part, at) => at > 0 && (/^[A-Z]{2}$/.test(part) || /^\d{3}$/.test(part)))
  if (script && region) wider.splice(wider.length - 1, 0, `${parts[0]}-${region}`)
  if (!script && region) {
    const implied = scriptOf(`${parts[0]}-${region}`)
    if (implied && implied !== scriptOf(parts[0] as string)) wider.splice(wider.length - 1, 0, `${parts[0]}-${implied}`)
  }
  const macrolanguage = macrolanguageOf(tag)
  if (macrolanguage) {
    if (script) wider.push(`${macrolanguage}-${script}`)
    wider.push(macrolanguage)
  }
  return [...new Set(wider)]
}

/** Tags of which it is kept what was worked out: texts are in few languages, and `Intl.Locale` takes some microseconds. */
const MOST_KEPT = 2_000
const widened = new LeastRecentlyUsed<string, ReadonlySet<string>>(MOST_KEPT)
const scripts = new LeastRecentlyUsed<string, string | null>(MOST_KEPT)

/** How a wanted language is met by a text's language: exactly, by a variety of it, or not at all. */
export function meetsLanguage(wanted: string, tag: string): 'same' | 'variety' | null {
  if (wanted === tag || tag.startsWith(`${wanted}-`)) return 'same'
  let wider = widened.get(tag)
  if (wider === undefined) widened.set(tag, (wider = new Set(widen(tag))))
  return wider.has(wanted) ? 'variety' : null
}

/** The languages of a macrolanguage (`ar` → `aao`, `ary`, …), sorted; empty for others. */
export function varietiesOf(tag: string): string[] {
  return registry.varieties.get(tag) ?? []
}

/** Writing direction of text in a language, by its script. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(scriptOf(tag) ?? '') ? 'rtl' : 'ltr'
}

/** The script of a tag, stated or likely (ISO 15924, `Arab`), or null when not known. */
export function scriptOf(tag: string): string | null {
  let script = scripts.get(tag)
  if (script === undefined) scripts.set(tag, (script = likelyScript(tag)))
  return script
}

function likelyScript(tag: string): string | null {
  try {
    return new Intl.Locale(publicPart(tag)).maximize().script ?? null
  } catch {
    return null
  }
}

const names = new Map<string, Intl.DisplayNames>()
/** Names by the tag they are in and their own; '' where there is none. Each takes tens of microseconds, and a page of hits says a hundred. */
const named = new LeastRecentlyUsed<string, string>(MOST_KEPT)

/**
 * A language's name in another language, by `Intl.DisplayNames`; where that does not know the language, or would give
 * the name of another one, the registry's English name; else the tag. A private part follows in brackets.
 */
export function languageName(tag: string, inLanguage = 'en'): string {
  const part = publicPart(tag)
  const own = part === tag ? '' : tag.slice(part.length + 3)
  const name = displayName(part, inLanguage) ?? registry.languages.get(primary(tag))?.Description[0] ?? tag
  return own ? `${name} (${own})` : name
}

/** A language's name as `languageName` gives it, in the first of the reader's languages that names languages at all. */
export function languageLabel(tag: string, languages: readonly string[]): Label {
  const wanted = languages.find(namesLanguages) ?? 'en'
  const isNamed = displayName(publicPart(tag), wanted) !== undefined
  return { text: languageName(tag, wanted), language: isNamed ? wanted : 'en' }
}

function namesLanguages(tag: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

function displayName(tag: string, inLanguage: string): string | undefined {
  const key = `${inLanguage} ${tag}`
  let name = named.get(key)
  if (name === undefined) named.set(key, (name = nameByIntl(tag, inLanguage) ?? ''))
  return name === '' ? undefined : name
}

function nameByIntl(tag: string, inLanguage: string): string | undefined {
  try {
    if (new Intl.Locale(tag).language !== primary(tag)) return undefined
    let display = names.get(inLanguage)
    if (!display) {
      display = new Intl.DisplayNames([inLanguage, 'en'], { type: 'language', fallback: 'none' })
      names.set(inLanguage, display)
    }
    return display.of(tag)
  } catch {
    return undefined
  }
}

function read(given: string): NormalisedLanguage {
  const trimmed = given.trim().replaceAll('_', '-').toLowerCase()
  if (NO_LANGUAGE.has(trimmed)) return { tag: 'zxx', changed: true }
  if (!trimmed || trimmed.length > LONGEST_TAG || !/^[a-z0-9]+(-[a-z0-9]{1,})*$/.test(trimmed)) return nothing(given)
  const whole = registry.whole.get(trimmed)
  if (whole) return { tag: whole, changed: whole !== given }
  const [first = '', ...rest] = trimmed.split('-')
  if (first === 'x')
    return { tag: 'und', changed: true, problem: `“${shorten(given)}” is a private tag and names no language` }
  let language = languageSubtag(first)
  if (!language) return nothing(given)

  let script: string | undefined
  let region: string | undefined
  const variants: string[] = []
  const extensions: string[] = []
  const own: string[] = []
  const unregistered: string[] = []
  for (let at = 0; at < rest.length; at++) {
    const part = rest[at] as string
    if (part === 'x') {
      own.push(...rest.slice(at + 1))
      break
    }
    if (part.length === 1) {
      const end = rest.findIndex((next, index) => index > at && next.length === 1)
      const extension = rest.slice(at, end < 0 ? undefined : end)
      if (extension.length > 1) extensions.push(...extension)
      at += extension.length - 1
      continue
    }
    const extended = registry.extended.get(part)
    if (at === 0 && extended && extended.Prefix?.includes(language)) language = extended['Preferred-Value'] ?? language
    else if (!script && registry.scripts.has(part)) script = registry.scripts.get(part)
    else if (!region && registry.regions.has(part)) region = registry.regions.get(part)
    else if (registry.variants.has(part)) variants.push(part)
    else unregistered.push(part)
  }
  const entry = registry.languages.get(language)
  if (script && entry?.['Suppress-Script'] === script) script = undefined
  const privates = [...unregistered, ...own].flatMap((part) => part.match(/.{1,8}/g) ?? [])
  const tag = [
    language,
    ...(script ? [script] : []),
    ...(region ? [region] : []),
    ...new Set(variants),
    ...extensions,
    ...(privates.length > 0 ? ['x', ...privates] : []),
  ].join('-')
  const value: NormalisedLanguage = { tag, changed: tag !== given }
  if (unregistered.length > 0) {
    const what = unregistered.map((part) => `“${part}”`).join(', ')
    value.problem = `${what} in language tag “${shorten(given)}” is not registered; kept as private: ${tag}`
  }
  return value
}

/** A registered language subtag for a code, mapped through aliases; null when it is none. */
function languageSubtag(code: string): string | null {
  const entry = registry.languages.get(code)
  if (entry) return entry['Preferred-Value'] ?? code
  if (/^q[a-t][a-z]$/.test(code)) return code
  // A three-letter code outside the registry is an alias when CLDR knows a registered short one: `swa` → `sw`, `ger` → `de`.
  if (code.length !== 3) return null
  try {
    const canonical = Intl.getCanonicalLocales(code)[0]
    return canonical && canonical !== code && registry.languages.has(canonical) ? canonical : null
  } catch {
    return null
  }
}

function nothing(given: string): NormalisedLanguage {
  return {
    tag: 'und',
    changed: true,
    problem: `“${shorten(given)}” is not a language tag (BCP 47), such as en, sw or pt-BR`,
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

function primary(tag: string): string {
  const dash = tag.indexOf('-')
  return (dash < 0 ? tag : tag.slice(0, dash)).toLowerCase()
}

function publicPart(tag: string): string {
  const at = tag.indexOf('-x-')
  return at < 0 ? tag : tag.slice(0, at)
}

function load() {
  const entries = createRequire(import.meta.url)('language-subtag-registry/data/json/registry.json') as RegistryEntry[]
  const languages = new Map<string, RegistryEntry>()
  const extended = new Map<string, RegistryEntry>()
  const scripts = new Map<string, string>()
  const regions = new Map<string, string>()
  const variants = new Set<string>()
  const whole = new Map<string, string>()
  const varieties = new Map<string, string[]>()
  for (const entry of entries) {
    const subtag = entry.Subtag ?? ''
    if (entry.Tag) {
      const preferred = entry['Preferred-Value'] ?? (entry.Type === 'grandfathered' ? entry.Tag : undefined)
      if (preferred) whole.set(entry.Tag.toLowerCase(), preferred)
    } else if (entry.Type === 'language') {
      languages.set(subtag, entry)
      if (entry.Macrolanguage) {
        const members = varieties.get(entry.Macrolanguage)
        if (members) members.push(subtag)
        else varieties.set(entry.Macrolanguage, [subtag])
      }
    } else if (entry.Type === 'extlang') extended.set(subtag, entry)
    else if (entry.Type === 'script') scripts.set(subtag.toLowerCase(), entry['Preferred-Value'] ?? subtag)
    else if (entry.Type === 'region') regions.set(subtag.toLowerCase(), entry['Preferred-Value'] ?? subtag)
    else variants.add(subtag.toLowerCase())
  }
  for (const members of varieties.values()) members.sort()
  return { languages, extended, scripts, regions, variants, whole, varieties }
}

/** Bytes of the header that are looked at, and languages taken from it. */
const LONGEST_HEADER = 500
const MOST_ACCEPTED = 20

/** The languages of an `Accept-Language` header (RFC 9110, 12.5.4) as we write them, best first; none without one. */
export function acceptedLanguages(header: string | undefined): string[] {
  const given = (header ?? '').slice(0, LONGEST_HEADER).split(',').slice(0, MOST_ACCEPTED)
  const wanted = given.flatMap((part) => {
    const [range = '', ...parameters] = part.trim().split(/\s*;\s*/)
    const quality = Number(parameters.find((text) => /^q=/i.test(text))?.slice(2) ?? 1)
    const { tag } = normaliseLanguage(range)
    return quality > 0 && range !== '*' && tag !== 'und' ? [{ tag, quality }] : []
  })
  return [...new Set(wanted.sort((one, other) => other.quality - one.quality).map(({ tag }) => tag))]
}
