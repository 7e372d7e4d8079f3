/**
 * What a person who has typed so much may go on to: the last word completed, titles with the words, words put right.
 * It is asked for at every key press, so each step has a bound of its own: what is beyond it is not looked at, and
 * frequent words go first.
 */
import { widen } from '#api/vocabulary/languages.ts'
import { chunks, errorsForgiven, EXACT_FORM, fold, LONGEST_WORD, MISSPELT_BEGINNING } from '../analysis.ts'
import { TEXT_FIELDS, type Suggestion, type SuggestQuery, type TextField } from '../search-index.ts'
import { add, countOf, has, keep, members, wordsFor } from './bits.ts'
import type { Part } from './collection.ts'
import { beginningWith, find, lettersOf, nearTo, wordAt } from './dictionary.ts'
import { anyOf } from './filter.ts'
import { languagePart } from './rank.ts'
import { BLOCK_BITS, eachPosting, FIELD_SHIFT, PLACELESS, TEXT_MASK, type Segment } from './segment.ts'
import { textAt } from './texts.ts'

/** UTF-16 units and words of a query that are read. */
const LONGEST_QUERY = 200
const MOST_WORDS = 8
/** Words with a beginning that are counted in the reader's languages, the most frequent ones. */
const MOST_COMPLETIONS = 48
/** Postings of one word that are looked at, spread evenly; beyond, its count is an estimate. */
const SAMPLE = 256
/** Documents with the words before that are read through for words with a beginning. */
const MOST_READ = 400
/** A word with more postings tells nothing about what comes after it. */
const MOST_TELLING = 40_000
/** Postings looked at for titles. */
const MOST_TITLE_POSTINGS = 8_000
/** Words put right in one query, and ways to do it for one word. */
const MOST_MENDED = 2
const MOST_WAYS = 3
/** A word found in fewer documents may be misspelt when one near it is found in so many times more. */
const RARE = 3
const MUCH_MORE = 20
/** Documents in which the accents of a word are looked for. */
const MOST_FORMS_READ = 6

const bitOf = (field: TextField): number => 1 << TEXT_FIELDS.indexOf(field)
/** Fields in the language of the edition: labels stand in all languages. */
const OWN_WORDS = bitOf('title') | bitOf('keyword') | bitOf('description')
const SHORT_FIELDS = bitOf('title') | bitOf('keyword')
const TITLE = bitOf('title')
const HAS_DIGIT = /\p{Nd}/u
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}#+]$/u
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** What was typed, as words. */
interface Typed {
  /** Whole words, folded, in order. */
  before: string[]
  /** The word being typed, folded; null after a space. */
  open: string | null
  /** The text before the word being typed, as typed. */
  head: string
  text: string
}

/** Suggestions from the segments of a collection; best first, at most `first`. */
export function suggestFrom(parts: Part[], query: SuggestQuery): Suggestion[] {
  const typed = read(query.text)
  if (typed === null || parts.length === 0) return []
  const readers = parts.map((part) => readerOf(part, query.languages))
  const completions = typed.open === null ? [] : complete(readers, typed, typed.open)
  const titles = titlesWith(readers, typed, completions, query)
  const spellings = completions.length + titles.length >= query.first ? [] : mend(readers, typed)
  const words = completions.slice(0, Math.max(1, query.first >> 1))
  return [
    ...(words.length + titles.length === 0 ? spellings : []),
    ...words.map(({ word }): Suggestion => ({ text: typed.head + formOf(readers, word), source: 'word', id: null })),
    ...titles,
    ...(words.length + titles.length === 0 ? [] : spellings),
  ].slice(0, query.first)
}

function read(given: string): Typed | null {
  const text = given.slice(0, LONGEST_QUERY)
  if (/(^|\s)-\S+$/u.test(text)) return null
  const found = chunks(text.replace(/(^|\s)-\S+/gu, ' '), MOST_WORDS * 2).flatMap(({ words }) => words)
  if (found.length === 0) return null
  const open = ENDS_IN_WORD.test(text) ? (found.pop() as string) : null
  const before = [...new Set(found)].slice(-MOST_WORDS)
  if (open === null) return { before, open, head: text, text }
  // The longest end of the text that says just the last word.
  let head = text
  for (let at = text.length - 1; at >= 0 && text.length - at <= LONGEST_WORD * 2; at--)
    if (fold(text.slice(at)) === open && ENDS_IN_WORD.test(text[at] as string)) head = text.slice(0, at)
  return { before, open, head, text }
}

/** One segment as a reader sees it. */
interface Reader extends Part {
  /** Documents that are here and in the reader's languages; all that are here when none are named. */
  readable: Uint32Array
}

function readerOf(part: Part, languages: string[]): Reader {
  const { segment, kept } = part
  if (languages.length === 0) return { ...part, readable: segment.alive }
  const readable = anyOf(segment, kept, 'language', languages.flatMap(widen))
  keep(readable, segment.alive)
  return { ...part, readable }
}

interface Completion {
  word: string
  count: number
}

/** Words that begin so, by how many documents in the reader's languages have them, beside the words before. */
function complete(readers: Reader[], { before }: Typed, open: string): Completion[] {
  const counts = new Map<string, number>()
  const letters = lettersOf(open)
  for (const reader of readers) {
    const { dictionary } = reader.segment
    const [first, last] = beginningWith(dictionary, letters)
    if (first === last) continue
    const own = find(dictionary, letters)
    const beside = besides(reader, before)
    const take = (word: number, count: number): void => {
      if (count === 0 || word === own) return
      const text = wordAt(dictionary, word)
      if (HAS_DIGIT.test(text) && !HAS_DIGIT.test(open)) return
      counts.set(text, (counts.get(text) ?? 0) + count)
    }
    if (beside !== null && beside.size <= MOST_READ) {
      for (const [word, count] of wordsIn(reader.segment, beside.bits, first, last)) take(word, count)
    } else {
      const within = beside === null ? reader.readable : beside.bits
      for (const word of mostFrequent(reader.segment, first, last))
        take(word, documentsOf(reader.segment, word, within))
    }
  }
  return [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
}

/** Readable documents with the words before, by the two that tell most; null where none of them tells anything. */
function besides({ segment, readable }: Reader, before: string[]): { bits: Uint32Array; size: number } | null {
  const known = before
    .map((word) => find(segment.dictionary, lettersOf(word)))
    .filter((word) => word >= 0 && postingsOf(segment, word) <= MOST_TELLING)
    .sort((one, other) => postingsOf(segment, one) - postingsOf(segment, other))
  if (known.length === 0) return null
  let bits = readable
  for (const word of known.slice(0, 2)) {
    const own = new Uint32Array(wordsFor(segment.size))
    eachPosting(segment, word, (document) => add(own, document))
    keep(own, bits)
    bits = own
  }
  return { bits, size: countOf(bits) }
}

function postingsOf({ postingStart }: Segment, word: number): number {
  return (postingStart[word + 1] as number) - (postingStart[word] as number)
}

/** The words with most postings among `first` up to, not including, `last`. */
function mostFrequent(segment: Segment, first: number, last: number): number[] {
  let words: number[] = []
  let least = 0
  const cut = (): void => {
    words.sort((one, other) => postingsOf(segment, other) - postingsOf(segment, one))
    if (words.length < MOST_COMPLETIONS) return
    words = words.slice(0, MOST_COMPLETIONS)
    least = postingsOf(segment, words[MOST_COMPLETIONS - 1] as number)
  }
  for (let word = first; word < last; word++) {
    if (postingsOf(segment, word) <= least) continue
    words.push(word)
    if (words.length >= 4 * MOST_COMPLETIONS) cut()
  }
  cut()
  return words
}

/** In how many of these documents the word stands in their own words; an estimate for frequent ones. */
function documentsOf(segment: Segment, word: number, within: Uint32Array): number {
  const { blocks, postingDocument, postingFields } = segment
  const step = Math.max(1, postingsOf(segment, word) / SAMPLE)
  let count = 0
  let at = 0
  /** Postings in the blocks before. */
  let before = 0
  for (const [block, starts] of blocks.entries()) {
    const from = starts[word] as number
    const length = (starts[word + 1] as number) - from
    for (; at < before + length; at += step) {
      const place = from + Math.floor(at) - before
      const document = (block << BLOCK_BITS) | (postingDocument[place] as number)
      if ((postingFields[place] as number) & OWN_WORDS && has(within, document)) count += 1
    }
    before += length
  }
  return Math.round(count * step)
}

/** Words of a range in the titles and keywords of few documents, with the number of documents. */
function wordsIn(segment: Segment, bits: Uint32Array, first: number, last: number): Map<number, number> {
  const list = new Uint32Array(MOST_READ)
  const size = members(bits, list)
  const counts = new Map<number, number>()
  for (let at = 0; at < size; at++) {
    const seen = new Set<number>()
    eachWord(segment, list[at] as number, SHORT_FIELDS, (word) => {
      if (word < first || word >= last || seen.has(word)) return
      seen.add(word)
      counts.set(word, (counts.get(word) ?? 0) + 1)
    })
  }
  return counts
}

/** Calls `take` with each word that has a place in the texts of these fields, text by text. */
function eachWord(
  segment: Segment,
  document: number,
  fields: number,
  take: (word: number, text: number) => void,
): void {
  const { documentTextStart, documentTexts, textStart, textWords } = segment
  const last = documentTextStart[document + 1] as number
  for (let entry = documentTextStart[document] as number; entry < last; entry++) {
    const packed = documentTexts[entry] as number
    if (((fields >>> (packed >>> FIELD_SHIFT)) & 1) === 0) continue
    const text = packed & TEXT_MASK
    const end = textStart[text + 1] as number
    for (let at = textStart[text] as number; at < end; at++) {
      const word = textWords[at] as number
      if (word < PLACELESS) take(word, text)
    }
  }
}

/** A document with a title that holds what was typed. */
interface Titled {
  reader: Reader
  document: number
  text: number
  score: number
}

/** Titles that hold all words, the last one as a beginning: those that begin with them first. */
function titlesWith(readers: Reader[], typed: Typed, completions: Completion[], query: SuggestQuery): Suggestion[] {
  const found: Titled[] = []
  let budget = MOST_TITLE_POSTINGS
  for (const reader of readers) {
    const { segment } = reader
    const { dictionary, workOf, prior } = segment
    const before = typed.before.map((word) => find(dictionary, lettersOf(word)))
    if (before.includes(-1)) continue
    const range = typed.open === null ? null : beginningWith(dictionary, lettersOf(typed.open))
    if (range !== null && range[0] === range[1]) continue
    const rarest = before.toSorted((one, other) => postingsOf(segment, one) - postingsOf(segment, other))[0]
    const drivers =
      rarest !== undefined
        ? [rarest]
        : [typed.open as string, ...completions.slice(0, MOST_COMPLETIONS).map(({ word }) => word)]
            .map((word) => find(dictionary, lettersOf(word)))
            .filter((word) => word >= 0)
    const languageOf = languagesOf(segment, query.languages)
    /** The best of each work, and the score below which nothing is shown. */
    let works = new Map<number, Titled>()
    let least = -Infinity
    const cut = (): void => {
      const kept = [...works].sort(([, one], [, other]) => byScore(one, other)).slice(0, query.first)
      works = new Map(kept)
      if (kept.length === query.first) least = (kept[query.first - 1] as [number, Titled])[1].score
    }
    for (const driver of drivers) {
      eachPosting(segment, driver, (document, place) => {
        if (budget <= 0) return false
        budget -= 1
        if (((segment.postingFields[place] as number) & TITLE) === 0 || !has(segment.alive, document)) return
        const own = languageOf(document) + (prior[document] as number)
        if (own + MOST_OF_TITLE <= least) return
        const title = titleOf(segment, document, before, range)
        if (title === null) return
        budget -= 1
        const score = own + (title.begins ? BEGINS : 0) + 1 / (SHORT_TITLE + title.words)
        const work = workOf[document] as number
        if (score <= least || score <= (works.get(work)?.score ?? -Infinity)) return
        works.set(work, { reader, document, text: title.text, score })
        if (works.size >= 4 * query.first + 16) cut()
      })
    }
    cut()
    found.push(...works.values())
  }
  return found
    .sort(byScore)
    .slice(0, query.first)
    .map(({ reader: { segment }, document, text }) => ({
      text: wordsOfText(segment, text).join(' '),
      source: 'title',
      id: textAt(segment.ids, document),
    }))
}

/** What a title is worth for beginning with what was typed, and at most beside its language and quality. */
const BEGINS = 2
const SHORT_TITLE = 4
const MOST_OF_TITLE = BEGINS + 1 / SHORT_TITLE

function byScore(one: Titled, other: Titled): number {
  return (
    other.score - one.score ||
    (textAt(one.reader.segment.ids, one.document) < textAt(other.reader.segment.ids, other.document) ? -1 : 1)
  )
}

/** What the languages of a document are worth to a reader, 0..1. */
function languagesOf({ columns }: Segment, languages: string[]): (document: number) => number {
  const { start, value, values } = columns.editionLanguages
  const known = new Map<number, number>()
  return (document) => {
    let most = 0
    const end = start[document + 1] as number
    for (let at = start[document] as number; at < end; at++) {
      const tag = value[at] as number
      let part = known.get(tag)
      if (part === undefined) known.set(tag, (part = languagePart(textAt(values, tag), languages)))
      if (part > most) most = part
    }
    return most
  }
}

/** The title of a document that holds all these words and one of the range, and whether it begins with them. */
function titleOf(
  { documentTextStart, documentTexts, textStart, textWords }: Segment,
  document: number,
  before: number[],
  range: [number, number] | null,
): { text: number; words: number; begins: boolean } | null {
  const last = documentTextStart[document + 1] as number
  for (let entry = documentTextStart[document] as number; entry < last; entry++) {
    const packed = documentTexts[entry] as number
    if (((TITLE >>> (packed >>> FIELD_SHIFT)) & 1) === 0) continue
    const text = packed & TEXT_MASK
    const from = textStart[text] as number
    let to = textStart[text + 1] as number
    while (to > from && (textWords[to - 1] as number) >= PLACELESS) to -= 1
    const holds = (wanted: number): boolean => {
      for (let at = from; at < to; at++) if (textWords[at] === wanted) return true
      return false
    }
    const inRange = (at: number): boolean =>
      range === null || (at < to && (textWords[at] as number) >= range[0] && (textWords[at] as number) < range[1])
    if (!before.every(holds)) continue
    let completes = range === null
    for (let at = from; at < to && !completes; at++) completes = inRange(at)
    if (!completes) continue
    const begins = before.every((word, at) => textWords[from + at] === word) && inRange(from + before.length)
    return { text, words: to - from, begins }
  }
  return null
}

function wordsOfText({ textStart, textWords, dictionary }: Segment, text: number): string[] {
  const words: string[] = []
  for (let at = textStart[text] as number; at < (textStart[text + 1] as number); at++)
    if ((textWords[at] as number) < PLACELESS) words.push(wordAt(dictionary, textWords[at] as number))
  return words
}

/** The query with words put right that are found nowhere, or hardly anywhere beside one that is near. */
function mend(readers: Reader[], { before, open, text }: Typed): Suggestion[] {
  const words = open === null ? before : [...before, open]
  const ways: { word: string; instead: string[] }[] = []
  for (const word of words) {
    if (ways.length >= MOST_MENDED) break
    const errors = errorsForgiven(word)
    if (errors === 0) continue
    const letters = lettersOf(word)
    const here = countEverywhere(readers, word)
    if (here >= RARE) continue
    const begins = word === open && letters.length >= MISSPELT_BEGINNING
    if (word === open && readers.some(({ segment }) => isBeginning(segment, letters))) continue
    const near = new Map<string, { count: number; distance: number }>()
    for (const { segment } of readers) {
      for (const { id, distance, begins: only } of nearTo(segment.dictionary, letters, errors, begins)) {
        if (distance === 0) continue
        const instead = wordAt(segment.dictionary, id)
        if (near.has(instead)) continue
        // A word that merely begins alike is further away than one that is alike.
        near.set(instead, { count: countEverywhere(readers, instead), distance: distance + (only ? 0.5 : 0) })
      }
    }
    const least = here === 0 ? 1 : here * MUCH_MORE
    const best = [...near]
      .filter(([, { count }]) => count >= least)
      .sort(
        ([one, a], [other, b]) =>
          Math.log2(1 + b.count) - 4 * b.distance - (Math.log2(1 + a.count) - 4 * a.distance) || (one < other ? -1 : 1),
      )
      .slice(0, MOST_WAYS)
    if (best.length > 0) ways.push({ word, instead: best.map(([instead]) => formOf(readers, instead)) })
  }
  if (ways.length === 0) return []
  const tried = ways.length === 1 ? (ways[0] as (typeof ways)[0]).instead.length : 1
  return Array.from({ length: tried }, (_, way) => ({
    text: text.replace(WORD, (token) => {
      const wrong = ways.find(({ word }) => word === fold(token))
      return wrong === undefined ? token : (wrong.instead[way] as string)
    }),
    source: 'spelling' as const,
    id: null,
  })).filter(({ text: mended }) => mended !== text)
}

function isBeginning({ dictionary }: Segment, letters: number[]): boolean {
  const [first, last] = beginningWith(dictionary, letters)
  return last > first
}

function countEverywhere(readers: Reader[], word: string): number {
  const letters = lettersOf(word)
  return readers.reduce((sum, { segment, readable }) => {
    const id = find(segment.dictionary, letters)
    return id < 0 ? sum : sum + documentsOf(segment, id, readable)
  }, 0)
}

/** The word as it is mostly written: with its accents where its first documents have them. */
function formOf(readers: Reader[], word: string): string {
  const forms = new Map<string, number>()
  const letters = lettersOf(word)
  for (const { segment, readable } of readers) {
    const id = find(segment.dictionary, letters)
    if (id < 0) continue
    let looked = 0
    eachPosting(segment, id, (document, place) => {
      if (((segment.postingFields[place] as number) & OWN_WORDS) === 0 || !has(readable, document)) return
      const form = formIn(segment, document, id, word)
      forms.set(form, (forms.get(form) ?? 0) + 1)
      looked += 1
      return looked < MOST_FORMS_READ
    })
  }
  let best = word
  let most = 0
  for (const [form, count] of forms)
    if (count > most) {
      best = form
      most = count
    }
  return best
}

/** How a document writes a word: among what stands beside the words of its text is the exact form, when it has one. */
function formIn(segment: Segment, document: number, id: number, word: string): string {
  const { documentTextStart, documentTexts, textStart, textWords, dictionary } = segment
  const last = documentTextStart[document + 1] as number
  for (let entry = documentTextStart[document] as number; entry < last; entry++) {
    const packed = documentTexts[entry] as number
    if (((OWN_WORDS >>> (packed >>> FIELD_SHIFT)) & 1) === 0) continue
    const text = packed & TEXT_MASK
    const from = textStart[text] as number
    let holds = false
    for (let at = textStart[text + 1] as number; at-- > from;) {
      const entryWord = textWords[at] as number
      if (entryWord === id) holds = true
      if (entryWord < PLACELESS) continue
      const extra = wordAt(dictionary, entryWord & ~PLACELESS)
      if (extra.startsWith(EXACT_FORM) && fold(extra.slice(1)) === word) return extra.slice(1)
    }
    if (holds) return word
  }
  return word
}
