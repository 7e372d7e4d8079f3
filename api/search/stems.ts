/**
 * Words that are forms of one another, by light stemming. The one edge to `@orama/stemmers` (Snowball).
 *
 * Stems stand nowhere in the index. Two words are forms of one another in a language when their stems there are the same
 * and the words share the beginning of it; so the forms of a word are near each other in a sorted dictionary and are
 * looked for when somebody asks (`formsOf`). That costs no memory, works alike for titles and for labels whose language
 * nobody knows, and a query is read in the languages of the person who typed it.
 */
import { createRequire } from 'node:module'
import { scriptOf as languageScript } from '#api/vocabulary/languages.ts'

/** Each language with a stemmer: its module, null for one of our own, and the script its words are written in. */
const STEMMERS: Record<string, [module: string | null, script: Script]> = {
  ar: ['arabic', 'arabic'], bg: ['bulgarian', 'cyrillic'], da: ['danish', 'latin'], de: ['german', 'latin'],
  el: ['greek', 'greek'], en: ['english', 'latin'], es: ['spanish', 'latin'], fi: ['finnish', 'latin'],
  fr: ['french', 'latin'], ga: ['irish', 'latin'], hi: ['indian', 'devanagari'], hu: ['hungarian', 'latin'],
  hy: ['armenian', 'armenian'], id: ['indonesian', 'latin'], it: ['italian', 'latin'], lt: ['lithuanian', 'latin'],
  ms: ['indonesian', 'latin'], nb: ['norwegian', 'latin'], ne: ['nepali', 'devanagari'], nl: ['dutch', 'latin'],
  nn: ['norwegian', 'latin'], no: ['norwegian', 'latin'], pl: [null, 'latin'], pt: ['portuguese', 'latin'], ro: ['romanian', 'latin'],
  ru: ['russian', 'cyrillic'], sr: ['serbian', 'cyrillic'], sv: ['swedish', 'latin'], ta: ['tamil', 'tamil'],
  tr: ['turkish', 'latin'], uk: ['ukrainian', 'cyrillic'],
} // prettier-ignore

type Script = keyof typeof SCRIPTS
const SCRIPTS = {
  latin: /^[a-z]+$/,
  cyrillic: /^\p{Script=Cyrillic}+$/u,
  greek: /^\p{Script=Greek}+$/u,
  arabic: /^[\u0621-\u064a]+$/,
  armenian: /^\p{Script=Armenian}+$/u,
  devanagari: /^[\u0900-\u097f]+$/,
  tamil: /^\p{Script=Tamil}+$/u,
} as const

/** Languages a word is read in when the reader names none that is written in its script. */
const USUAL: Record<Script, readonly string[]> = {
  latin: ['en', 'es', 'fr', 'pt'],
  cyrillic: ['ru', 'uk'],
  greek: ['el'],
  arabic: ['ar'],
  armenian: ['hy'],
  devanagari: ['hi'],
  tamil: ['ta'],
}

/** Languages of a reader that are looked at for one word. */
const MOST_LANGUAGES = 3
/** Shorter words are left as they are, in letters. */
const SHORTEST_WORD = 4
const SHORTEST_STEM = 3
const SHORT_STEM = 4
/** A form is at most this much longer than the stem, in letters. */
export const LONGEST_ENDING = 7
const REMEMBERED = 50_000

/**
 * Endings that folding made unlike what the stemmer knows, put back before it is asked: Portuguese `fracoes` and
 * `fracao` (frações, fração), plurals in -is, French ones in -aux.
 */
const MENDED: Record<string, [ending: RegExp, instead: string][]> = {
  pt: [
    [/(?:oes|aes)$/, 'ao'],
    [/([aeou])is$/, '$1l'],
    [/ns$/, 'm'],
  ],
  fr: [[/([^e])aux$/, '$1al']],
  es: [[/ces$/, 'z']],
}

/** What a word may begin with before its stem: the article and the small words that are written together with it. */
const BEGINNINGS: Record<string, readonly string[]> = {
  ar: ['ال', 'وال', 'بال', 'كال', 'فال', 'لل'],
}

/** A stem of a word in one language. */
export interface Stem {
  language: string
  stem: string
}

type Stemmer = (word: string) => string

/** Endings of Polish nouns and adjectives, folded; Snowball has no Polish. Longest first. */
const POLISH =
  /(?:owego|owymi|owych|iego|iemu|ymi|imi|ach|ami|owi|owe|owa|owy|ego|emu|ych|ich|iem|ow|om|ej|ie|ia|iu|io|em|y|i|a|e|o|u)$/

function polish(word: string): string {
  const stem = word.replace(POLISH, '')
  return stem.length >= SHORTEST_STEM ? stem : word
}

const load = createRequire(import.meta.url)
const stemmers = new Map<string, Stemmer>()
const remembered = new Map<string, string>()

function stemmerOf(language: string): Stemmer {
  let stemmer = stemmers.get(language)
  if (stemmer === undefined) {
    const [module] = STEMMERS[language] as [string | null, Script]
    stemmer = module === null ? polish : (load(`@orama/stemmers/${module}`) as { stemmer: Stemmer }).stemmer
    stemmers.set(language, stemmer)
  }
  return stemmer
}

/** Loads the stemmers that nobody has needed yet. */
export function* loadStemmers(): Generator<void> {
  for (const language of Object.keys(STEMMERS)) {
    stemmerOf(language)
    yield
  }
}

/** The stem of a folded word in a language that has a stemmer (see `stemsOf`); an Arabic one without its article. */
function stemIn(language: string, word: string): string {
  const key = `${language} ${word}`
  let stem = remembered.get(key)
  if (stem === undefined) {
    let bare = word
    for (const beginning of BEGINNINGS[language] ?? []) {
      if (word.startsWith(beginning) && word.length >= beginning.length + SHORTEST_STEM) {
        bare = word.slice(beginning.length)
        break
      }
    }
    for (const [ending, instead] of MENDED[language] ?? []) bare = bare.replace(ending, instead)
    stem = stemmerOf(language)(bare)
    // Newer Snowball leaves the double letter of words as short as `add` and `egg` (this one: adding → ad).
    if (stem.length < SHORTEST_STEM && bare.startsWith(stem + stem.slice(-1))) stem += stem.slice(-1)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(key, stem)
  }
  return stem
}

function scriptOf(word: string): Script | null {
  for (const [script, letters] of Object.entries(SCRIPTS)) if (letters.test(word)) return script as Script
  return null
}

const CODES: Partial<Record<string, Script>> = {
  Latn: 'latin', Cyrl: 'cyrillic', Grek: 'greek', Arab: 'arabic', Armn: 'armenian', Deva: 'devanagari', Taml: 'tamil',
} // prettier-ignore
const written = new Map<string, Script | null>()

function isWrittenIn(language: string, script: Script): boolean {
  let known = written.get(language)
  if (known === undefined) {
    known = CODES[languageScript(language) ?? ''] ?? null
    if (written.size < REMEMBERED) written.set(language, known)
  }
  return known === script
}

/**
 * Stems of a folded word in the languages it may be in: those of the reader that are written so, else the usual ones of
 * the script, unless the reader reads a language that is written so and has no stemmer. Empty for short words, for words with digits and for languages without a stemmer.
 * A stem of less than half the word is none: `aimants` (magnets) would have that of `aime` (loves).
 * @param languages BCP 47 tags, best first
 */
export function stemsOf(word: string, languages: readonly string[]): Stem[] {
  if (word.length < SHORTEST_WORD) return []
  const script = scriptOf(word)
  if (script === null) return []
  const own = new Set<string>()
  let readsOther = false
  for (const tag of languages) {
    const language = tag.split('-', 1)[0] as string
    if (STEMMERS[language]?.[1] === script) own.add(language)
    else if (STEMMERS[language] === undefined) readsOther ||= isWrittenIn(language, script)
  }
  const found: Stem[] = []
  const read = own.size > 0 ? [...own].slice(0, MOST_LANGUAGES) : readsOther ? [] : USUAL[script]
  for (const language of read) {
    const stem = stemIn(language, word)
    if (stem.length >= SHORTEST_STEM && 2 * stem.length >= word.length) found.push({ language, stem })
  }
  return found
}

/**
 * Beginnings one of which every form of a stem has: the stem, without the last letter of a longer one, which often
 * changes (`energi`, `energy`). Short stems are kept whole, as the beginning would be that of too many words.
 */
export function beginningsOf({ language, stem }: Stem): string[] {
  const root = stem.length <= SHORT_STEM ? stem : stem.slice(0, -1)
  return [root, ...(BEGINNINGS[language] ?? []).map((beginning) => beginning + root)]
}

/** Languages that write compounds as one word, the last part of which says what it is: `Schallwellen`, `geluidsgolven`. */
const COMPOUNDING = new Set(['da', 'de', 'fi', 'nb', 'nl', 'nn', 'no', 'sv'])
const SHORTEST_TAIL = 4
const SHORTEST_HEAD = 3
/** A tail is at most this much longer than its stem, in letters. */
export const LONGEST_TAIL_ENDING = 3

/** Is a stem looked for at the end of compounds? */
export function endsCompounds({ language, stem }: Stem): boolean {
  return COMPOUNDING.has(language) && stem.length >= SHORTEST_TAIL
}

/** Is a folded word a compound that ends in a form of this stem? */
export function isCompound(word: string, { language, stem }: Stem): boolean {
  if (!SCRIPTS.latin.test(word)) return false
  for (let ending = 0; ending <= LONGEST_TAIL_ENDING; ending++) {
    const at = word.length - stem.length - ending
    if (at < SHORTEST_HEAD) return false
    if (word.startsWith(stem, at) && stemIn(language, word.slice(at)) === stem) return true
  }
  return false
}

/** Is a folded word a form of this stem? It must begin with one of `beginningsOf`, and be of a like length. */
export function isForm(word: string, { language, stem }: Stem): boolean {
  return (
    word.length <= stem.length + LONGEST_ENDING &&
    beginningsOf({ language, stem }).some((beginning) => word.startsWith(beginning)) &&
    SCRIPTS[(STEMMERS[language] as [unknown, Script])[1]].test(word) &&
    stemIn(language, word) === stem
  )
}
