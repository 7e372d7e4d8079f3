/** What a person typed, as units that must be found, and units that must not. */
import { chunks, EXACT_FORM, LONGEST_WORD, numbersOf, splitsOf, type Chunk } from './analysis.ts'
import { classFormsOf } from './noun-classes.ts'
import { stemsOf, type Stem } from './stems.ts'
import { stopWordsIn } from './stop-words.ts'
import { NO_SYNONYMS, type Synonyms } from './synonyms.ts'

/** Units of a query; what is beyond is reported as left out. Masks of units are 32 bits wide. */
export const MOST_UNITS = 24
/** UTF-16 units of a query that are read. */
export const LONGEST_QUERY = 1_000

/** One way to find a unit by a single word of the dictionary. */
export interface UnitWord {
  word: string
  /** The exact form with its mark, when folding changed the word. */
  form: string | null
  plurals: string[]
  stems: Stem[]
  /** Places where the word may have been written apart: `photosynthesis` as `photo synthesis`. */
  splits: [string, string][]
}

/** Other words that are as good for a unit, or nearly: one, or several in this order. */
export interface Alternative {
  words: string[]
  by: 'joined' | 'synonym'
  /** A beginning of the word is enough; of one word only. */
  prefix: boolean
  /** Of a synonym: what was typed that it stands for, and whether each stands for the other. */
  asked?: string
  isMutual?: boolean
}

export interface Unit {
  /** As typed, in lower case: shown when it is left out or replaced. */
  raw: string
  /** Any of these is enough: several for `l'eau`, one for a plain word, none for a phrase. */
  words: UnitWord[]
  /** Or these words in this order in one text; empty when there is no such reading. */
  phrase: string[]
  /** Or one of these, which count for less. A word for several units stands at each of them. */
  others: Alternative[]
  /** In quotes: no plurals, stems, beginnings or typos. */
  quoted: boolean
  /** A beginning of a word is enough. */
  prefix: boolean
  /** It says nothing about a subject (see stop-words.ts): it adds a little where it is found, and may be missing. */
  optional: boolean
}

export interface ParsedQuery {
  units: Unit[]
  excluded: Unit[]
  /** Words beyond the limit. */
  beyond: string[]
}

const QUOTES = /["“”„«»「」『』]/u

/** What a query is read by beside its text. */
export interface ReadingOptions {
  /** Languages of the reader, best first: words are stemmed in them. */
  languages?: readonly string[]
  synonyms?: Synonyms
  /** Unless false, words after a hyphen are excluded; else it is read like any other mark. */
  excluding?: boolean
}

/** Reads a query. Never fails: what cannot be read as quotes or exclusion is read as words. */
export function parseQuery(
  text: string,
  { languages = [], synonyms = NO_SYNONYMS, excluding = true }: ReadingOptions = {},
): ParsedQuery {
  const parsed: ParsedQuery = { units: [], excluded: [], beyond: [] }
  /** In the order typed; null stands between words that are not neighbours. */
  const run: (Unit | null)[] = []
  const pieces = piecesOf(text.slice(0, LONGEST_QUERY), excluding)
  for (const [index, piece] of pieces.entries()) {
    const found = chunks(piece.text, 4 * MOST_UNITS)
    const words = found.flatMap((chunk) => chunk.words)
    if (words.length === 0) continue
    if (piece.excluded) {
      if (parsed.excluded.length < MOST_UNITS) parsed.excluded.push(together(piece.text, words, found))
      continue
    }
    if (piece.quoted) {
      run.push(together(`"${piece.text}"`, words, found), null)
      continue
    }
    const last = index === pieces.length - 1
    for (const [place, chunk] of found.entries()) {
      run.push(...unitsOf(chunk, last && place === found.length - 1, languages))
    }
  }
  markStopWords(run, languages)
  joinNeighbours(run)
  joinCodes(run)
  addSynonyms(run, synonyms)
  takeOnce(run, parsed)
  return parsed
}

/** A synonym, and what was typed that it stands for. They mean the same where each stands for the other. */
export interface Meaning {
  said: string
  asked: string
  isMutual: boolean
}

/** By word the synonyms of a query; words that are a form or a beginning of what was typed are no synonyms of it. */
export function meaningsOf({ units }: ParsedQuery): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  const isTyped = (word: string): boolean =>
    units.some(
      (unit) =>
        unit.phrase.includes(word) ||
        unit.words.some(
          (own) =>
            own.word === word ||
            own.plurals.includes(word) ||
            own.stems.some(({ stem }) => word.startsWith(stem)) ||
            (unit.prefix && word.startsWith(own.word)),
        ),
    )
  for (const { others } of units)
    for (const { words, asked, isMutual = false } of others) {
      if (asked === undefined) continue
      for (const word of words)
        if (!meanings.has(word) && !isTyped(word)) meanings.set(word, { said: words.join(' '), asked, isMutual })
    }
  return meanings
}

/** Takes each unit once, as many as there is room for. */
function takeOnce(run: (Unit | null)[], parsed: ParsedQuery): void {
  const seen = new Map<string, Unit>()
  for (const unit of run) {
    if (unit === null) continue
    const key = JSON.stringify([unit.words.map((word) => word.word), unit.phrase, unit.quoted])
    const known = seen.get(key)
    if (known !== undefined) {
      known.prefix ||= unit.prefix
      for (const other of unit.others) {
        if (!known.others.some((one) => one.words.join(' ') === other.words.join(' '))) known.others.push(other)
      }
    } else if (parsed.units.length >= MOST_UNITS) parsed.beyond.push(unit.raw)
    else {
      seen.set(key, unit)
      parsed.units.push(unit)
    }
  }
}

/** The word of a unit that is one plain word, else null. */
function plainWord(unit: Unit | null | undefined): string | null {
  if (unit == null || unit.quoted || unit.phrase.length > 0 || unit.words.length !== 1) return null
  return (unit.words[0] as UnitWord).word
}

function markStopWords(run: (Unit | null)[], languages: readonly string[]): void {
  const stops = stopWordsIn(
    run.flatMap((unit) => plainWord(unit) ?? (unit === null ? [] : `"${unit.raw}`)),
    languages,
  )
  for (const unit of run) {
    const word = plainWord(unit)
    if (unit !== null && word !== null && stops.has(word)) unit.optional = true
  }
}

const LONGEST_CODE_RUN = 5
const LONGEST_CODE_PIECE = 6
const LETTERS_AND_DIGITS = /[0-9].*\p{L}|\p{L}.*[0-9]/u

/** `EF 05 MA 03` and `CS 1.2.11` may stand as one code: short pieces next to each other with letters and digits. */
function joinCodes(run: (Unit | null)[]): void {
  const pieces = run.map((unit) => {
    const words = unit === null || unit.quoted ? [] : unit.phrase.length > 0 ? unit.phrase : [plainWord(unit) ?? '']
    const piece = words.join('')
    return piece.length > 0 && piece.length <= LONGEST_CODE_PIECE ? piece : null
  })
  for (let from = 0; from < run.length; from++) {
    let code = pieces[from]
    for (let to = from + 1; code && pieces[to] && to - from < LONGEST_CODE_RUN; to++) {
      code += pieces[to]
      if (!LETTERS_AND_DIGITS.test(code)) continue
      const { prefix } = run[to] as Unit
      for (const unit of run.slice(from, to + 1) as Unit[]) unit.others.push({ words: [code], by: 'joined', prefix })
    }
  }
}

/** A synonym of several words is good for each of the units it is about. */
function addSynonyms(run: (Unit | null)[], synonyms: Synonyms): void {
  for (const { at, length, others, isMutual } of synonyms.in(run.map(plainWord))) {
    const units = run.slice(at, at + length)
    const asked = units.map((unit) => unit?.raw).join(' ')
    const found: Alternative[] = others.map((words) => ({ words, by: 'synonym', prefix: false, asked, isMutual }))
    for (const unit of units) if (unit?.optional === false) unit.others.push(...found)
  }
}

const ONLY_DIGITS = /^[0-9]+$/

/** `photo synthesis` may stand as one word: then that is good for both. */
function joinNeighbours(run: (Unit | null)[]): void {
  for (let at = 1; at < run.length; at++) {
    const [one, other] = [run[at - 1], run[at]]
    const [head, tail] = [plainWord(one), plainWord(other)]
    if (!one || !other || head === null || tail === null || one.optional || other.optional) continue
    if (ONLY_DIGITS.test(head) || ONLY_DIGITS.test(tail)) continue
    const joined: Alternative = { words: [(head + tail).slice(0, LONGEST_WORD)], by: 'joined', prefix: other.prefix }
    one.others.push(joined)
    other.others.push(joined)
  }
}

interface Piece {
  text: string
  quoted: boolean
  excluded: boolean
}

/** Cuts at quotes and exclusions. A quote that is never closed is read as if it were not there. */
function piecesOf(text: string, excluding: boolean): Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  const flush = (): void => {
    if (plain.trim() !== '') pieces.push({ text: plain, quoted: false, excluded: false })
    plain = ''
  }
  let at = 0
  while (at < text.length) {
    const character = text[at] as string
    const begins = at === 0 || /[\s\p{P}]/u.test(text[at - 1] as string)
    const excluded = excluding && character === '-' && (at === 0 || /\s/u.test(text[at - 1] as string))
    const from = excluded ? at + 1 : at
    if (QUOTES.test(text[from] ?? '') && (excluded || begins)) {
      const length = text.slice(from + 1).search(QUOTES)
      if (length >= 0) {
        flush()
        pieces.push({ text: text.slice(from + 1, from + 1 + length), quoted: true, excluded })
        at = from + length + 2
        continue
      }
    }
    if (excluded) {
      const word = /^[^\s"“”„«»「」『』]+/u.exec(text.slice(from))?.[0]
      if (word !== undefined && /[\p{L}\p{N}]/u.test(word)) {
        flush()
        pieces.push({ text: word, quoted: false, excluded: true })
        at = from + word.length
        continue
      }
    }
    plain += character
    at += 1
  }
  flush()
  return pieces
}

/** A unit of words that stand in this order. */
function together(raw: string, words: string[], found: Chunk[]): Unit {
  const joined = found.length === 1 && (found[0] as Chunk).joined
  const single = words.length === 1 ? (words[0] as string) : joined
  return {
    raw,
    words: single ? [{ word: single, form: null, plurals: [], stems: [], splits: [] }] : [],
    phrase: words.length === 1 ? [] : words,
    others: [],
    quoted: true,
    prefix: false,
    optional: false,
  }
}

/** A French question: `flotte-t-il`, `sont-elles`. Its pieces are words. */
function isInverted(words: string[]): boolean {
  const last = words.at(-1) as string
  return /^(?:il|elle)s?$/.test(last) || (last === 'on' && words.at(-2) === 't')
}

function unitsOf(chunk: Chunk, last: boolean, languages: readonly string[]): Unit[] {
  const single = (index: number): Unit => ({
    raw: chunk.words.length === 1 ? chunk.raw : (chunk.forms[index] ?? (chunk.words[index] as string)),
    words: [wordOf(chunk.words[index] as string, chunk.forms[index] ?? null, languages)],
    phrase: [],
    others: [],
    quoted: false,
    prefix: last && index === chunk.words.length - 1,
    optional: false,
  })
  if (chunk.words.length === 1) return [single(0)]
  if (isInverted(chunk.words)) return chunk.words.map((_, index) => single(index))
  const numbers = chunk.words.every((word) => /^[0-9]+$/.test(word))
  if (chunk.segmented || (chunk.joined === null && !numbers)) return chunk.words.map((_, index) => single(index))
  const words = chunk.joined === null ? [] : [wordOf(chunk.joined, null, languages)]
  const end = chunk.words.length - 1
  // l'eau, d'énergie, qu'est: the first piece is an article or the like, the last one carries the meaning.
  if (chunk.elided && (chunk.words[0] as string).length <= 2) {
    words.push(wordOf(chunk.words[end] as string, chunk.forms[end] ?? null, languages))
  }
  const { raw, words: phrase } = chunk
  return [{ raw, words, phrase, others: [], quoted: false, prefix: last, optional: false }]
}

function wordOf(word: string, form: string | null, languages: readonly string[]): UnitWord {
  return {
    word,
    form: form === null ? null : EXACT_FORM + form,
    plurals: [...new Set([...numbersOf(word), ...classFormsOf(word, languages)])],
    stems: stemsOf(word, languages),
    splits: splitsOf(word),
  }
}
