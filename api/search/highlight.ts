/** Where the words of a hit stand in a text as people wrote it, and which passage of a long text shows them best. */
import { chunks, fold, isSegmented, LONGEST_WORD, segments } from './analysis.ts'

/** A piece of a text; the pieces of a whole text are the text. */
export interface HighlightPart {
  text: string
  matched: boolean
}

/** UTF-16 units of a passage. */
export const LONGEST_PASSAGE = 200
/** What stands at an end of a passage where the text goes on. */
const MORE = '…'
/** Units shown before the first word of a passage; a sentence that begins within them begins the passage. */
const CONTEXT = 60
const SENTENCE_END = /[.!?。！？؟।۔።]["'”’»)]*\s*/gu
/** Places from which a passage is tried. */
const MOST_STARTS = 500

// Joiners and marks without sound belong to the word they stand in; C++ and C# are words.
const WORD =
  // eslint-disable-next-line no-misleading-character-class -- each mark is meant by itself
  /(?<![\p{L}\p{N}])\p{L}(?:#|\+\+)|[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f]*[\p{L}\p{N}\p{M}])?/gu
const JOINED = /(?<=[\p{L}\p{N}\p{M}])[.,'’‘ʼʹ`´\-‐‑_/:·\u2044\u200c\u00a0\u202f\u2009־](?=[\p{L}\p{N}])/u

interface Place {
  from: number
  to: number
  /** The folded word when it is one of those looked for, else null. */
  word: string | null
}

/**
 * Cuts a text into what was matched and what was not. `words` are folded as in the index (`SearchHit.matched`), and met
 * with accents, vowel points and joiners in the text; scripts without spaces are cut as the index cuts them.
 */
export function highlight(text: string, words: Iterable<string>): HighlightPart[] {
  return partsOf(text, placesIn(text, new Set(words)), 0, text.length)
}

/**
 * The passage of at most `longest` UTF-16 units that holds most of the words, cut at words, with … where the text goes
 * on. The whole text when it is no longer; its beginning when it holds none of the words.
 */
export function passage(text: string, words: Iterable<string>, longest: number = LONGEST_PASSAGE): HighlightPart[] {
  const places = placesIn(text, new Set(words))
  if (text.length <= longest) return partsOf(text, places, 0, text.length)
  const room = longest - 2 * MORE.length
  const from = startOf(text, places, room)
  let to = from
  for (const place of places) if (place.to > to && place.to <= from + room) ({ to } = place)
  // A word that is longer than the passage, or no word at all: cut between characters.
  if (to === from) to = from + room - (/[\ud800-\udbff]/.test(text[from + room - 1] as string) ? 1 : 0)
  // Marks that close the sentence come along.
  const close = /^\p{P}{1,3}/u.exec(text.slice(to, to + 6))?.[0].length ?? 0
  if (to + close <= from + room) to += close
  const parts = partsOf(text, places, from, to)
  if (from > 0) parts.unshift({ text: MORE, matched: false })
  if (to < text.length) parts.push({ text: MORE, matched: false })
  return parts
}

/** Where the best passage begins: at the beginning of a word, of a sentence when one is near. */
function startOf(text: string, places: readonly Place[], room: number): number {
  const found = places.filter(({ word }) => word !== null).slice(0, MOST_STARTS)
  let best = { from: 0, distinct: 0, count: 0 }
  for (const [at, { from: first }] of found.entries()) {
    const from = beginning(text, places, first)
    const inside = found.slice(at).filter(({ to }) => to <= from + room)
    const distinct = new Set(inside.map(({ word }) => word)).size
    if (distinct > best.distinct || (distinct === best.distinct && inside.length > best.count))
      best = { from, distinct, count: inside.length }
    if (inside.length === found.length - at) break
  }
  return best.from
}

function beginning(text: string, places: readonly Place[], first: number): number {
  if (first <= CONTEXT) return 0
  const before = text.slice(first - CONTEXT, first)
  const sentence = [...before.matchAll(SENTENCE_END)].at(-1)
  if (sentence) return first - CONTEXT + sentence.index + sentence[0].length
  // The half of the context that is nearer, from the beginning of a word.
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] as Place).from < first - CONTEXT / 2) low = middle + 1
    else high = middle
  }
  return Math.min((places[low] as Place).from, first)
}

function partsOf(text: string, places: readonly Place[], from: number, to: number): HighlightPart[] {
  const parts: HighlightPart[] = []
  const add = (start: number, end: number, matched: boolean): void => {
    if (end <= start) return
    const last = parts.at(-1)
    if (last?.matched === matched) last.text += text.slice(start, end)
    else parts.push({ text: text.slice(start, end), matched })
  }
  let at = from
  for (const place of places) {
    if (place.word === null || place.from < at || place.to > to) continue
    add(at, place.from, false)
    add(place.from, place.to, true)
    at = place.to
  }
  add(at, to, false)
  return parts
}

/** All words of a text in order. Pieces that are matched together (`e-learning` by `elearning`) are one. */
function placesIn(text: string, wanted: ReadonlySet<string>): Place[] {
  const places: Place[] = []
  /** First of the pieces that are held together up to here. */
  let first = 0
  const close = (): void => {
    if (places.length - first > 1) {
      const { from } = places[first] as Place
      const { to } = places[places.length - 1] as Place
      const joined = chunks(text.slice(from, to))[0]?.joined
      if (joined != null && wanted.has(joined)) places.splice(first, Infinity, { from, to, word: joined })
    }
    first = places.length
  }
  for (const { 0: run, index } of text.matchAll(WORD)) {
    const last = places.at(-1)
    if (last === undefined || last.to !== index - 1 || !JOINED.test(text.slice(Math.max(0, index - 2), index + 1)))
      close()
    for (const { from, to } of pieces(run)) {
      places.push({ from: index + from, to: index + to, word: wordAs(run.slice(from, to), wanted) })
    }
  }
  close()
  return places
}

/** A run of letters, cut where the index cuts it. */
function pieces(run: string): { from: number; to: number }[] {
  if (!isSegmented(run)) return [{ from: 0, to: run.length }]
  return segments(run)
}

function wordAs(piece: string, wanted: ReadonlySet<string>): string | null {
  const folded = fold(piece).slice(0, LONGEST_WORD)
  if (wanted.has(folded)) return folded
  // `½` is two words.
  const words = chunks(piece).flatMap((chunk) => chunk.words)
  return words.length > 1 && words.every((word) => wanted.has(word)) ? words.join(' ') : null
}
