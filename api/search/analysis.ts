/**
 * Text to words, the same way for documents and for queries.
 *
 * NFKC and lower case first. Scripts that put spaces between words are cut by hand, because `Intl.Segmenter` costs
 * 27 µs a title; Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut by it. Accents are folded for Latin, Greek and
 * Cyrillic ё only: in Indic scripts the marks are vowels, and й is a letter of its own. Arabic and Hebrew lose vowel
 * points and tatweel, and alef, hamza, yeh, kaf and teh marbuta forms are unified, Persian and Urdu ones included. Indic
 * scripts lose the nukta, signs of nasal vowels and nasal consonants before a consonant of their class become one sign
 * (`हिन्दी`, `हिंदी`), joiners without sound go, and the chillu letters of Malayalam are written out. Letters of Ethiopic
 * that sound alike become one. Digits of all scripts become ASCII digits, and `3,000` is also `3000`.
 */

/** Longest word kept, in UTF-16 units; what is longer is cut there, in documents and in queries alike. */
export const LONGEST_WORD = 64
/** Words taken from one text of a document. A text that is longer is searchable by its beginning. */
export const LONGEST_TEXT = 20_000
/** Stands before the exact (accented) form of a word, so that it is never met by a prefix or a typo. */
export const EXACT_FORM = '\u0001'

/** What one piece of text between separators says: `l'eau`, `6.RP.A.3`, `e-learning`, `fracciones`. */
export interface Chunk {
  /** Folded words in order. */
  words: string[]
  /** For each word its exact form when folding changed it, else null. */
  forms: (string | null)[]
  /** The pieces written together (`6rpa3`, `elearning`, `leau`) when that is a usual writing, else null. */
  joined: string | null
  /** The pieces are held together by an apostrophe. */
  elided: boolean
  /** The words are cut from a run without spaces. */
  segmented: boolean
  /** The text of the chunk, normalised and in lower case. */
  raw: string
}

const SEPARATOR = 0
const LETTER = 1
const SEGMENTED = 2
const JOINER = 3
const DROPPED = 4
const FOLDED = 5

const JOINERS = new Set([
  '.',
  "'",
  '’',
  '‘',
  'ʼ',
  'ʹ',
  '`',
  '´',
  '-',
  '‐',
  '‑',
  '_',
  '/',
  ':',
  '·',
  '\u2044',
  '\u200c',
  '־',
])
const APOSTROPHES = new Set(["'", '’', '‘', '`', '´'])
/** Joiners after which the pieces are also written as one word. */
const CLOSE_JOINERS = new Set(["'", '’', '‘', '`', '´', '-', '‐', '‑', '_', '.', '·', '\u200c', '־'])

const SEGMENTED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u
const DIGIT = /\p{Nd}/u
// Nuktas and nasal signs that are often left out; combining accents of Latin and Greek; Arabic and Hebrew vowel points; tatweel; joiners and marks without sound;
// the letter-like apostrophes of Uzbek, Hawaiian and others, which people type in many ways or leave out.
const WITHOUT_SOUND =
  // eslint-disable-next-line no-misleading-character-class -- each mark is meant by itself
  /[\u093c\u0981\u09bc\u0a3c\u0a71\u0abc\u0b3c\u0c01\u0cbc\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u200b\u200d-\u200f\u2060\ufe00-\ufe0f\u02b9-\u02bf\u02c8]/

const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', þ: 'th', ŋ: 'ng', ŧ: 't', ĸ: 'k',
  ɓ: 'b', ɗ: 'd', ɖ: 'd', ƙ: 'k', ƴ: 'y', ɛ: 'e', ɔ: 'o', ɣ: 'g', ɲ: 'n', ʋ: 'v', ə: 'e', ŀ: 'l', ς: 'σ', ё: 'е',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ٲ: 'ا', ٳ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ۀ: 'ه', ە: 'ه', ک: 'ك', ڪ: 'ك', ہ: 'ه', ۂ: 'ه', ۃ: 'ه', ھ: 'ه',
  'ँ': 'ं', 'ऍ': 'ए', 'ऑ': 'ओ', 'ॅ': 'े', 'ॉ': 'ो', 'ਁ': 'ਂ', 'ੰ': 'ਂ', 'ઁ': 'ં', 'ଁ': 'ଂ', 'ৎ': 'ত্',
  'ൺ': 'ണ്', 'ൻ': 'ന്', 'ർ': 'ര്', 'ൽ': 'ല്', 'ൾ': 'ള്', 'ൿ': 'ക്',
} // prettier-ignore

/** Rows of Ethiopic letters that sound like another row in Amharic: their first letter, and that of the other row. */
const SOUNDING_ALIKE = [[0x1210, 0x1200], [0x1280, 0x1200], [0x1220, 0x1230], [0x12d0, 0x12a0], [0x1340, 0x1338]] as const // prettier-ignore
for (const [row, other] of SOUNDING_ALIKE) {
  for (let at = 0; at < 7; at++) PLAIN_LETTERS[String.fromCharCode(row + at)] = String.fromCharCode(other + at)
}

/**
 * Nasal consonants that are also written as an anusvara: those before a consonant of their own class. Devanagari,
 * Gujarati, Odia, Telugu and Kannada have their letters at the same places of their blocks; in Bengali this is so before
 * k and g alone.
 */
const VIRAMAS = new Set<string>()
const NASALS = new RegExp(
  [0x0900, 0x0980, 0x0a80, 0x0b00, 0x0c00, 0x0c80]
    .flatMap((block) => {
      const letter = (place: number): string => String.fromCharCode(block + place)
      VIRAMAS.add(letter(0x4d))
      return [0x15, 0x1a, 0x1f, 0x24, 0x2a]
        .slice(0, block === 0x0980 ? 1 : 5)
        .map(
          (first) =>
            `${letter(first === 0x2a ? 0x2e : first + 4)}${letter(0x4d)}(?=[${letter(first)}-${letter(first + 3)}])`,
        )
    })
    .join('|'),
  'g',
)

/** What a character becomes, for those that change: Latin and Greek letters without their accents, digits as ASCII. */
function plain(character: string): string {
  const known = PLAIN_LETTERS[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0) as number
  if (DIGIT.test(character)) {
    // Decimal digits stand in blocks of ten that begin at a multiple of ten from the zero of their script.
    let zero = code
    while (zero > 0 && code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String((code - zero) % 10)
  }
  if (code < 0x0250 || (code >= 0x0370 && code < 0x0400) || (code >= 0x1e00 && code < 0x2000)) {
    const base = character.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    return PLAIN_LETTERS[base] ?? base
  }
  return character
}

/** Class of each UTF-16 unit, a page of 256 at a time, made when first met. Surrogates count as letters. */
const pages: (Uint8Array | undefined)[] = new Array(256)
const foldings = new Map<number, string>()

function page(high: number): Uint8Array {
  const classes = new Uint8Array(256)
  for (let low = 0; low < 256; low++) {
    const code = high * 256 + low
    if (code >= 0xd800 && code < 0xe000) {
      classes[low] = LETTER
      continue
    }
    const character = String.fromCharCode(code)
    if (WITHOUT_SOUND.test(character)) classes[low] = DROPPED
    else if (JOINERS.has(character)) classes[low] = JOINER
    else if (SEGMENTED_SCRIPT.test(character) && WORD_CHARACTER.test(character)) classes[low] = SEGMENTED
    else if (WORD_CHARACTER.test(character)) {
      classes[low] = LETTER
      const folded = plain(character)
      if (folded !== character || VIRAMAS.has(character)) {
        classes[low] = FOLDED
        foldings.set(code, folded)
      }
    }
  }
  pages[high] = classes
  return classes
}

function classOf(code: number): number {
  const classes = pages[code >> 8] ?? page(code >> 8)
  return classes[code & 255] as number
}

let segmenter: Intl.Segmenter | null = null

/** Cuts a run of a script without spaces. Long runs are cut in pieces, as the cost is not linear in all ICU versions. */
function cut(run: string): string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  const words: string[] = []
  for (let from = 0; from < run.length; from += 1_000) {
    for (const part of segmenter.segment(run.slice(from, from + 1_000))) {
      if (part.isWordLike) words.push(part.segment)
    }
  }
  return words
}

/** Does a run of letters hold a script that is written without spaces? */
export function isSegmented(run: string): boolean {
  return SEGMENTED_SCRIPT.test(run)
}

/** Where the words of a run begin and end, in UTF-16 units, letters of other scripts by themselves; see `cut`. */
export function segments(run: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let from = 0; from < run.length;) {
    const segmented = classOf(run.charCodeAt(from)) === SEGMENTED
    let to = from + 1
    for (; to < run.length; to++) {
      const kind = classOf(run.charCodeAt(to))
      if (kind !== DROPPED && (kind === SEGMENTED) !== segmented) break
    }
    if (segmented) {
      let at = from
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
      for (const part of segmenter.segment(run.slice(from, to))) {
        if (part.isWordLike) found.push({ from: at, to: at + part.segment.length })
        at += part.segment.length
      }
    } else found.push({ from, to })
    from = to
  }
  return found
}

/** One word without accents, points and special forms; its letters must be in lower case and NFKC already. */
function foldWord(word: string): string {
  let folded = ''
  let dead = false
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    const kind = classOf(code)
    if (kind === DROPPED) continue
    folded += kind === FOLDED ? (foldings.get(code) as string) : word[at]
    dead ||= kind === FOLDED && VIRAMAS.has(word[at] as string)
  }
  return dead ? folded.replace(NASALS, (nasal) => String.fromCharCode((nasal.charCodeAt(0) & ~0x7f) + 2)) : folded
}

/** Text in lower case, NFKC and without accents, as the index holds it. For marking words found in a text. */
export function fold(text: string): string {
  return foldWord(normalise(text))
}

const BEYOND_ASCII = /[^\u0000-\u007f]/

function normalise(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase()
  // NFKC again: the lower case of İ is i with a dot above.
  return text.normalize('NFKC').toLowerCase().normalize('NFC')
}

const DIGITS = '0-9٠-٩۰-۹०-९'
/** Marks between groups of three digits. */
const GROUPING = new RegExp(`[,٬\\u00a0\\u202f\\u2009](?<=[${DIGITS}].)(?=[${DIGITS}]{3}(?![${DIGITS}]))`, 'g')
const GROUPED = /^[1-9][0-9]{0,2}( [0-9]{3})+$/
/** In Indic scripts it shapes letters and parts no words, as it does in Persian. */
const SHAPING = /\u200c(?<=[\u0900-\u0dff].)/g

const HAS_DIGIT = /[0-9]/
const HAS_LETTER = /[^0-9]/
const LONE_SURROGATE = /^[\ud800-\udfff]*$/

/** A text as it is cut. */
function sourceOf(text: string): string {
  return normalise(text.replace(GROUPING, '.')).replace(SHAPING, '')
}

/**
 * Cuts text into chunks, in order, and stops after `limit` words.
 * Surrogate pairs that are no letters (emoji) are left out.
 */
export function chunks(text: string, limit = LONGEST_TEXT): Chunk[] {
  const found: Chunk[] = []
  cutFrom(sourceOf(text), 0, limit, found)
  return found
}

/** Adds the chunks of `source` from `at` on to `found` until they have `limit` words, and gives where it stopped. */
function cutFrom(source: string, at: number, limit: number, found: Chunk[]): number {
  const length = source.length
  let count = 0
  while (at < length && count < limit) {
    let kind = classOf(source.charCodeAt(at))
    if (kind === SEPARATOR || kind === JOINER || kind === DROPPED) {
      at += 1
      continue
    }
    const start = at
    if (kind === SEGMENTED) {
      while (at < length && ((kind = classOf(source.charCodeAt(at))) === SEGMENTED || kind === DROPPED)) at += 1
      const raw = source.slice(start, at)
      const words = cut(raw)
      if (words.length > 0) {
        count += words.length
        found.push({ words, forms: words.map(() => null), joined: null, elided: false, segmented: true, raw })
      }
      continue
    }
    const words: string[] = []
    const forms: (string | null)[] = []
    let close = true
    let elided = false
    for (;;) {
      const from = at
      let changed = false
      while (at < length) {
        const code = source.charCodeAt(at)
        kind = classOf(code)
        if (kind === FOLDED || kind === DROPPED) changed = true
        else if (kind !== LETTER) break
        else if (
          code >= 0xd800 &&
          code < 0xdc00 &&
          !WORD_CHARACTER.test(String.fromCodePoint(source.codePointAt(at) as number))
        ) {
          break
        } else if (code >= 0xdc00 && code < 0xe000 && at === from) break
        at += 1
      }
      if (at > from) {
        let piece = source.slice(from, at)
        // C#, F# and C++ are names of languages people teach.
        if (piece.length === 1 && source[at] === '#') piece += source[at++]
        else if (piece.length === 1 && source[at] === '+' && source[at + 1] === '+') {
          piece += '++'
          at += 2
        }
        const word = (changed ? foldWord(piece) : piece).slice(0, LONGEST_WORD)
        if (word !== '') {
          words.push(word)
          forms.push(changed && word !== piece ? piece.slice(0, LONGEST_WORD) : null)
        }
      } else if (at < length && classOf(source.charCodeAt(at)) === LETTER) {
        at += (source.codePointAt(at) as number) > 0xffff ? 2 : 1
      }
      const joiner = source[at]
      if (joiner === undefined || !JOINERS.has(joiner) || at + 1 >= length) break
      const next = classOf(source.charCodeAt(at + 1))
      if ((next !== LETTER && next !== FOLDED) || LONE_SURROGATE.test(source[at + 1] as string)) break
      if (words.length === 0) break
      if (!CLOSE_JOINERS.has(joiner)) close = false
      if (APOSTROPHES.has(joiner)) elided = true
      at += 1
    }
    if (words.length === 0) continue
    let joined: string | null = null
    if (words.length > 1) {
      const together = words.join('')
      const code = HAS_DIGIT.test(together)
      if (code ? HAS_LETTER.test(together) || GROUPED.test(words.join(' ')) : close)
        joined = together.slice(0, LONGEST_WORD)
    }
    count += words.length
    found.push({ words, forms, joined, elided, segmented: false, raw: source.slice(start, at) })
  }
  return at
}

/** Words of a text in order, and what is also found in it though it has no place: joined writings, exact forms. */
export interface Words {
  words: string[]
  extras: string[]
}

/** Who takes the words of a text, in order: each as a part of a string, and what has no place as a string. */
export interface WordTaker {
  word(source: string, from: number, to: number): void
  extra(word: string): void
}

/**
 * Gives the words a document text is indexed by, in order, without a string for each: most words stand between two
 * separators, and are taken as they lie. All others are cut as `chunks` does.
 */
export function takeWords(text: string, taker: WordTaker): void {
  const source = sourceOf(text)
  const length = source.length
  let count = 0
  for (let at = 0; at < length && count < LONGEST_TEXT;) {
    const start = at
    let kind = classOf(source.charCodeAt(at))
    if (kind === SEPARATOR || kind === JOINER || kind === DROPPED) {
      at += 1
      continue
    }
    let isFolded = false
    for (; at < length; at++) {
      const code = source.charCodeAt(at)
      kind = classOf(code)
      if (kind === FOLDED || kind === DROPPED) isFolded = true
      else if (kind !== LETTER || (code >= 0xd800 && code < 0xe000)) break
    }
    const isWord = at > start && (at === length || kind === SEPARATOR)
    // C# and C++ go the long way.
    if (isWord && source[at] !== '#' && source[at] !== '+') {
      if (isFolded) {
        const piece = source.slice(start, at)
        const word = foldWord(piece).slice(0, LONGEST_WORD)
        if (word === '') continue
        taker.word(word, 0, word.length)
        if (word !== piece) taker.extra(EXACT_FORM + piece.slice(0, LONGEST_WORD))
      } else taker.word(source, start, Math.min(at, start + LONGEST_WORD))
      count += 1
    } else {
      const found: Chunk[] = []
      at = cutFrom(source, start, 1, found)
      for (const { words, forms, joined } of found) {
        for (const [index, word] of words.entries()) {
          taker.word(word, 0, word.length)
          const form = forms[index]
          if (form != null) taker.extra(EXACT_FORM + form)
        }
        if (joined !== null) taker.extra(joined)
        count += words.length
      }
    }
  }
  if (text.length <= LONGEST_HYPHENED) for (const [word] of text.matchAll(HYPHENED)) taker.extra(hyphened(word))
}

/** The words a document text is indexed by. */
export function wordsOf(text: string): Words {
  const words: string[] = []
  const extras: string[] = []
  takeWords(text, {
    word: (source, from, to) => words.push(source.slice(from, to)),
    extra: (word) => extras.push(word),
  })
  return { words, extras }
}

/** Titles are no longer, in UTF-16 units; nobody types more of them. */
const LONGEST_HYPHENED = 250
/** A dash after a space, directly before a word: what people type to exclude the word, and how some titles are written. */
const HYPHENED = /(?<=\s)[-‐‑–—−][\p{L}\p{N}]\S*/gu

/** What stands in the index for a word that a text writes with a dash before it; never met by a word. */
export function hyphened(word: string): string {
  return `${EXACT_FORM}-${chunks(word)
    .flatMap(({ words }) => words)
    .join(' ')}`.slice(0, LONGEST_WORD)
}

/**
 * Plain plurals and singulars of a word in Latin letters, as English, Spanish, Portuguese and French make them most
 * often, and an Arabic or Hebrew word with and without its article. They are looked for beside the word; nothing is cut off in
 * the index.
 */
export function numbersOf(word: string): string[] {
  if (/^[\u0621-\u064a]{3,}$/.test(word)) {
    return word.startsWith('ال') ? (word.length > 4 ? [word.slice(2)] : []) : [`ال${word}`]
  }
  if (/^[\u05d0-\u05ea]{3,}$/.test(word)) return [word.startsWith('ה') ? word.slice(1) : `ה${word}`]
  if (!/^[a-z]{4,}$/.test(word)) return []
  if (word.endsWith('ss')) return [word + 'es']
  if (word.endsWith('ies')) return [word.slice(0, -3) + 'y', word.slice(0, -1)]
  if (word.endsWith('es')) return [word.slice(0, -2), word.slice(0, -1)]
  if (word.endsWith('s')) return [word.slice(0, -1), word + 'es']
  const others = [word + 's']
  if (/[xzhlrnd]$/.test(word)) others.push(word + 'es')
  if (/[^aeiou]y$/.test(word)) others.push(word.slice(0, -1) + 'ies')
  return others
}

/** A word is taken apart where both parts have so many letters; characters of scripts without spaces are words already. */
const SHORTEST_PART = 3
const LONGEST_SPLIT = 24

/** All ways in which a folded word may have been written as two. Empty for short and very long words and with digits. */
export function splitsOf(word: string): [head: string, tail: string][] {
  const least = SEGMENTED_SCRIPT.test(word) ? 1 : SHORTEST_PART
  const letters = [...word]
  if (letters.length < 2 * least || letters.length > LONGEST_SPLIT || HAS_DIGIT.test(word)) return []
  const splits: [string, string][] = []
  for (let at = least; at <= letters.length - least; at++) {
    splits.push([letters.slice(0, at).join(''), letters.slice(at).join('')])
  }
  return splits
}

/** Letters from which on a mere beginning of a word may be misspelt: shorter ones are near to half the dictionary. */
export const MISSPELT_BEGINNING = 6

/** Errors forgiven in a word: none in short ones and in anything with a digit, 1 from four letters, 2 from eight. */
export function errorsForgiven(word: string): 0 | 1 | 2 {
  if (HAS_DIGIT.test(word)) return 0
  let letters = 0
  for (const _ of word) letters += 1
  return letters >= 8 ? 2 : letters >= 4 ? 1 : 0
}
