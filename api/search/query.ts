/** What a person typed, as units that must all be found, and units that must not. */
import { chunks, EXACT_FORM, numbersOf, type Chunk } from './analysis.ts'

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
}

export interface Unit {
  /** As typed, in lower case: shown when it is left out or replaced. */
  raw: string
  /** Any of these is enough: several for `l'eau`, one for a plain word, none for a phrase. */
  words: UnitWord[]
  /** Or these words in this order in one text; empty when there is no such reading. */
  phrase: string[]
  /** In quotes: no plurals, beginnings or typos. */
  quoted: boolean
  /** A beginning of a word is enough. */
  prefix: boolean
}

export interface ParsedQuery {
  units: Unit[]
  excluded: Unit[]
  /** Words beyond the limit. */
  beyond: string[]
}

const QUOTES = /["“”„«»「」『』]/u

/** Reads a query. Never fails: what cannot be read as quotes or exclusion is read as words. */
export function parseQuery(text: string): ParsedQuery {
  const parsed: ParsedQuery = { units: [], excluded: [], beyond: [] }
  const seen = new Map<string, Unit>()
  const take = (unit: Unit): void => {
    const key = JSON.stringify([unit.words.map((word) => word.word), unit.phrase, unit.quoted])
    const known = seen.get(key)
    if (known !== undefined) {
      known.prefix ||= unit.prefix
      return
    }
    if (parsed.units.length >= MOST_UNITS) {
      parsed.beyond.push(unit.raw)
      return
    }
    seen.set(key, unit)
    parsed.units.push(unit)
  }

  const pieces = piecesOf(text.slice(0, LONGEST_QUERY))
  for (const [index, piece] of pieces.entries()) {
    const found = chunks(piece.text, 4 * MOST_UNITS)
    if (piece.excluded) {
      const words = found.flatMap((chunk) => chunk.words)
      if (words.length > 0 && parsed.excluded.length < MOST_UNITS)
        parsed.excluded.push(together(piece.text, words, found))
      continue
    }
    if (piece.quoted) {
      const words = found.flatMap((chunk) => chunk.words)
      if (words.length > 0) take(together(`"${piece.text}"`, words, found))
      continue
    }
    const last = index === pieces.length - 1
    for (const [place, chunk] of found.entries()) {
      for (const unit of unitsOf(chunk, last && place === found.length - 1)) take(unit)
    }
  }
  return parsed
}

interface Piece {
  text: string
  quoted: boolean
  excluded: boolean
}

/** Cuts at quotes and exclusions. A quote that is never closed is read as if it were not there. */
function piecesOf(text: string): Piece[] {
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
    const excluded = character === '-' && (at === 0 || /\s/u.test(text[at - 1] as string))
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
  if (words.length === 1) {
    return { raw, words: [wordOf(words[0] as string, null, true)], phrase: [], quoted: true, prefix: false }
  }
  return { raw, words: joined ? [wordOf(joined, null, true)] : [], phrase: words, quoted: true, prefix: false }
}

function unitsOf(chunk: Chunk, last: boolean): Unit[] {
  const single = (index: number): Unit => ({
    raw: chunk.words.length === 1 ? chunk.raw : (chunk.forms[index] ?? (chunk.words[index] as string)),
    words: [wordOf(chunk.words[index] as string, chunk.forms[index] ?? null, false)],
    phrase: [],
    quoted: false,
    prefix: last && index === chunk.words.length - 1,
  })
  if (chunk.words.length === 1) return [single(0)]
  const numbers = chunk.words.every((word) => /^[0-9]+$/.test(word))
  if (chunk.segmented || (chunk.joined === null && !numbers)) return chunk.words.map((_, index) => single(index))
  const words = chunk.joined === null ? [] : [wordOf(chunk.joined, null, false)]
  const end = chunk.words.length - 1
  // l'eau, d'énergie, qu'est: the first piece is an article or the like, the last one carries the meaning.
  if (chunk.elided && (chunk.words[0] as string).length <= 2) {
    words.push(wordOf(chunk.words[end] as string, chunk.forms[end] ?? null, false))
  }
  return [{ raw: chunk.raw, words, phrase: chunk.words, quoted: false, prefix: last }]
}

function wordOf(word: string, form: string | null, quoted: boolean): UnitWord {
  return { word, form: form === null ? null : EXACT_FORM + form, plurals: quoted ? [] : numbersOf(word) }
}
