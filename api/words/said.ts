/**
 * What the API says to people, in the language of the request. A sentence stands where it is said, in English:
 * said`Give at most ${MOST} goals.`; its pattern (`Give at most {0} goals.`) is the key in `<language>.json`, and what has no
 * translation is English. What is stored, logged or compared is never made by these: outside `speaking` all is English.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'

/** Languages with a file of translations beside this one. */
export const TRANSLATED = ['fr', 'es', 'pt', 'ar', 'sw', 'hi', 'ur', 'am', 'zh', 'ru', 'id'] as const
export type Language = 'en' | (typeof TRANSLATED)[number]

/** A translation; where what is put in first is counted, one for each plural category of the language. */
export type Translation = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>
type Translations = Readonly<Record<string, Translation>>

const asked = new AsyncLocalStorage<Language>()
const read = new Map<string, Translations>()
/** What `Intl` takes long to make, by its kind, language and options: few, as all of them stand in programs. */
const made = new Map<string, unknown>()

/** Does work in whose answers the API speaks the first of these languages that it knows; English where it knows none. */
export function speaking<T>(languages: readonly string[], work: () => T): T {
  return asked.run(languageFor(languages), work)
}

/** The language in which sentences are said now. */
export function language(): Language {
  return asked.getStore() ?? 'en'
}

/** A sentence in the language of the request. Numbers are written as that language writes them. */
export function said(strings: readonly string[], ...given: (string | number)[]): string {
  return sentence(patternOf(strings), ...given)
}

/** As `said`, of a sentence that stands in a table: its English pattern, and what is put in. */
export function sentence(pattern: string, ...given: (string | number)[]): string {
  const spoken = language()
  const found = spoken === 'en' ? pattern : (translations(spoken)[pattern] ?? pattern)
  return put(typeof found === 'string' ? found : chosen(found, spoken, Number(given[0])), spoken, given)
}

/** What was stored in English, in the language of the request where it is one of ours; what somebody wrote stays as it is. */
export function saidAnew<T extends string | null>(stored: T, ours: readonly string[]): T | string {
  return stored !== null && ours.includes(stored) ? sentence(stored) : stored
}

/**
 * A sentence about a number of things, which is `{0}` in both patterns; the one for several is the key.
 * counted(count, 'It has {0} step.', 'It has {0} steps.')
 */
export function counted(count: number, one: string, several: string, ...given: (string | number)[]): string {
  const spoken = language()
  const found = (spoken === 'en' ? undefined : translations(spoken)[several]) ?? { one, other: several }
  return put(typeof found === 'string' ? found : chosen(found, spoken, count), spoken, [count, ...given])
}

const LEFTWARD_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const RIGHTWARD_LETTER = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u

/**
 * Words that stand in a sentence of the language of the request. Where they run the other way they are kept by themselves (isolates
 * of UAX 9): otherwise numbers and quotation marks beside them change places.
 */
export function apart(words: string): string {
  const isLeftward = language() === 'ar' || language() === 'ur'
  const [own, other] = isLeftward ? [LEFTWARD_LETTER, RIGHTWARD_LETTER] : [RIGHTWARD_LETTER, LEFTWARD_LETTER]
  if (!other.test(words)) return words
  const mixed = isLeftward ? '\u2067' : '\u2068'
  return `${own.test(words) ? mixed : isLeftward ? '\u2066' : '\u2067'}${words}\u2069`
}

/** Several things in one list, as the language joins them with “and”, or with “or”. */
export function listed(things: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  const spoken = language() === 'en' ? 'en-GB' : language()
  return keep(`list ${spoken} ${type}`, () => new Intl.ListFormat(spoken, { type })).format(things)
}

/** A whole number of units, in words: `30 seconds`. `unit` is one of those that `Intl` knows. */
export function measured(count: number, unit: string, unitDisplay: 'long' | 'short' = 'long', digits = 0): string {
  const spoken = language()
  const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: digits } as const
  const key = `unit ${spoken} ${unit} ${unitDisplay} ${digits}`
  return keep(key, () => new Intl.NumberFormat(spoken, options)).format(count)
}

/** The sentences of a file of one language, read when it is first asked for. `folder` is one of `api/words/`. */
export function wordsIn(folder: string, spoken: Language): Translations {
  const path = `${folder}${spoken}.json`
  let words = read.get(path)
  if (!words) read.set(path, (words = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Translations))
  return words
}

/** The pattern of a template: what is put in is `{0}`, `{1}` … */
export function patternOf(strings: readonly string[]): string {
  return strings.reduce((pattern, text, at) => `${pattern}{${at - 1}}${text}`)
}

function translations(spoken: Language): Translations {
  return wordsIn('./', spoken)
}

function languageFor(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const [primary] = wanted.split('-', 1)
    if (primary === 'en') return 'en'
    const found = TRANSLATED.find((known) => known === primary)
    if (found) return found
  }
  return 'en'
}

function chosen(forms: Exclude<Translation, string>, spoken: Language, count: number): string {
  const rules = keep(`plural ${spoken}`, () => new Intl.PluralRules(spoken))
  return forms[rules.select(count)] ?? forms.other ?? ''
}

function put(pattern: string, spoken: Language, given: readonly (string | number)[]): string {
  return pattern.replace(/\{(\d)\}/g, (gap, at: string) => {
    const value = given[Number(at)]
    return value === undefined ? gap : typeof value === 'number' ? numberIn(spoken, value) : apart(value)
  })
}

function numberIn(spoken: Language, value: number): string {
  return keep(`number ${spoken}`, () => new Intl.NumberFormat(spoken)).format(value)
}

function keep<T>(key: string, make: () => T): T {
  let kept = made.get(key) as T | undefined
  if (kept === undefined) made.set(key, (kept = make()))
  return kept
}
