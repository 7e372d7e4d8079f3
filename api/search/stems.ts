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
import { LIGHT_STEMMERS, type Stemmer } from './light-stemmers.ts'

/** Each language with a stemmer: its module, null for one of `LIGHT_STEMMERS`, and the script its words are written in. */
const STEMMERS: Record<string, [module: string | null, script: Script]> = {
  am: [null, 'ethiopic'], ar: ['arabic', 'arabic'], bg: ['bulgarian', 'cyrillic'], bn: [null, 'bengali'],
  da: ['danish', 'latin'], de: ['german', 'latin'], el: ['greek', 'greek'], en: ['english', 'latin'],
  es: ['spanish', 'latin'], fa: [null, 'arabic'], fi: ['finnish', 'latin'], fr: ['french', 'latin'],
  ga: ['irish', 'latin'], ha: [null, 'latin'], he: [null, 'hebrew'], hi: ['indian', 'devanagari'],
  hu: ['hungarian', 'latin'], hy: ['armenian', 'armenian'], id: ['indonesian', 'latin'], it: ['italian', 'latin'],
  ko: [null, 'hangul'], lt: ['lithuanian', 'latin'], mr: [null, 'devanagari'], ms: ['indonesian', 'latin'],
  nb: ['norwegian', 'latin'], ne: ['nepali', 'devanagari'], nl: ['dutch', 'latin'], nn: ['norwegian', 'latin'],
  no: ['norwegian', 'latin'], pl: [null, 'latin'], pt: ['portuguese', 'latin'], ro: ['romanian', 'latin'],
  ru: ['russian', 'cyrillic'], sr: ['serbian', 'cyrillic'], sv: ['swedish', 'latin'], ta: ['tamil', 'tamil'],
  tr: ['turkish', 'latin'], uk: ['ukrainian', 'cyrillic'], ur: [null, 'arabic'],
} // prettier-ignore

type Script = keyof typeof SCRIPTS
const SCRIPTS = {
  latin: /^[a-z]+$/,
  cyrillic: /^\p{Script=Cyrillic}+$/u,
  greek: /^\p{Script=Greek}+$/u,
  arabic: /^[\u0621-\u064a\u0671-\u06d3]+$/,
  armenian: /^\p{Script=Armenian}+$/u,
  devanagari: /^[\u0900-\u097f]+$/,
  tamil: /^\p{Script=Tamil}+$/u,
  ethiopic: /^[\u1200-\u135a]+$/,
  bengali: /^[\u0980-\u09fe]+$/,
  hebrew: /^[\u05d0-\u05ea]+$/,
  hangul: /^[\uac00-\ud7a3]+$/,
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
  ethiopic: ['am'],
  bengali: ['bn'],
  hebrew: ['he'],
  hangul: ['ko'],
}

/** Languages of a reader that are looked at for one word. */
const MOST_LANGUAGES = 3
/** Shorter words are left as they are, and shorter stems are none; in letters. */
const SHORTEST = { word: 4, stem: 3 }
const IN_SYLLABLES = { word: 2, stem: 2 }
const WITHOUT_VOWELS = { word: 3, stem: 3 }
/** The same for scripts that say more in a letter. */
const SHORTEST_IN: Partial<Record<Script, typeof SHORTEST>> = {
  ethiopic: IN_SYLLABLES,
  hangul: IN_SYLLABLES,
  arabic: WITHOUT_VOWELS,
  hebrew: WITHOUT_VOWELS,
}
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
  am: ['የ', 'በ', 'ለ', 'ከ'],
  he: ['ה'],
}

/** A stem of a word in one language. */
export interface Stem {
  language: string
  stem: string
}

const load = createRequire(import.meta.url)
const stemmers = new Map<string, Stemmer>()
const remembered = new Map<string, string>()

function stemmerOf(language: string): Stemmer {
  let stemmer = stemmers.get(language)
  if (stemmer === undefined) {
    const [module] = STEMMERS[language] as [string | null, Script]
    stemmer =
      module === null
        ? (LIGHT_STEMMERS[language] as Stemmer)
        : (load(`@orama/stemmers/${module}`) as { stemmer: Stemmer }).stemmer
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
    const shortest = shortestIn(scriptIn(language)).stem
    let bare = word
    for (const beginning of BEGINNINGS[language] ?? []) {
      if (word.startsWith(beginning) && word.length >= beginning.length + shortest) {
        bare = word.slice(beginning.length)
        break
      }
    }
    for (const [ending, instead] of MENDED[language] ?? []) bare = bare.replace(ending, instead)
    stem = stemmerOf(language)(bare)
    // Newer Snowball leaves the double letter of words as short as `add` and `egg` (this one: adding → ad).
    if (stem.length < shortest && bare.startsWith(stem + stem.slice(-1))) stem += stem.slice(-1)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(key, stem)
  }
  return stem
}

function shortestIn(script: Script): typeof SHORTEST {
  return SHORTEST_IN[script] ?? SHORTEST
}

function scriptIn(language: string): Script {
  return (STEMMERS[language] as [unknown, Script])[1]
}

function scriptOf(word: string): Script | null {
  for (const [script, letters] of Object.entries(SCRIPTS)) if (letters.test(word)) return script as Script
  return null
}

const CODES: Partial<Record<string, Script>> = {
  Latn: 'latin', Cyrl: 'cyrillic', Grek: 'greek', Arab: 'arabic', Armn: 'armenian', Deva: 'devanagari', Taml: 'tamil',
  Ethi: 'ethiopic', Beng: 'bengali', Hebr: 'hebrew', Kore: 'hangul',
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
  const script = scriptOf(word)
  if (script === null) return []
  const shortest = shortestIn(script)
  if (word.length < shortest.word) return []
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
    if (stem.length >= shortest.stem && 2 * stem.length >= word.length) found.push({ language, stem })
  }
  return found
}

/**
 * Beginnings one of which every form of a stem has: the stem, without the last letter of a longer one, which often
 * changes (`energi`, `energy`). Short stems are kept whole, as the beginning would be that of too many words, but not of
 * syllables, of which the last one changes its vowel.
 */
export function beginningsOf({ language, stem }: Stem): string[] {
  const isShort = stem.length <= SHORT_STEM && shortestIn(scriptIn(language)) !== IN_SYLLABLES
  const root = isShort ? stem : stem.slice(0, -1)
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
    SCRIPTS[scriptIn(language)].test(word) &&
    stemIn(language, word) === stem
  )
}
