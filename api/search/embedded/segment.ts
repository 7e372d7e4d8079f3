/**
 * A segment: documents of one kind in typed arrays that threads share, never changed after it is made but for what says
 * which documents are still here.
 *
 * Documents are numbered in the order of work, then id, so that the editions of a work are neighbours, and all editions
 * of a work are in one segment (see collection.ts): grouping and counting works is one pass without any table.
 */
import { NEEDS, type Need } from '#api/accessibility/needs.ts'
import { FACETS, type Facet, type NumberField } from '../search-index.ts'
import { members, wordsFor } from './bits.ts'
import type { Dictionary } from './dictionary.ts'
import { compareAt, encoded, placeOf, type Texts } from './texts.ts'

/** Values of one facet. Both ways: from document to values, from value to documents. */
export interface Column {
  /** Sorted. */
  values: Texts
  start: Uint32Array
  /** Of one, two or four bytes, as many as the number of values needs. */
  value: Uint8Array | Uint16Array | Uint32Array
  /** In how many documents each value is. */
  count: Uint32Array
  /** Where the documents of each value start in `documents`. */
  documentStart: Uint32Array
  /** Ascending; or bits of all documents of the segment, where these take less room (see `isInBits`). */
  documents: Uint32Array
}

/** Facets, and the two lists that only ranking and fit read. */
export const COLUMNS = [...FACETS, 'editionLanguages', 'fitLanguages'] as const
export type ColumnName = Facet | 'editionLanguages' | 'fitLanguages'

/**
 * Where two frequent words stand next to each other, for phrases of them (Williams, Zobel and Bahle, "Fast phrase querying
 * with combined indexes", 2004). Sorted by first, then second word.
 */
export interface Pairs {
  first: Uint32Array
  second: Uint32Array
  /** Where the documents of each pair start in `documents`; one more at the end. */
  start: Uint32Array
  /** Ascending; or bits of all documents of the segment, where these take no more room: then there are as many words as of bits. */
  documents: Uint32Array
}

export interface Segment {
  size: number
  ids: Texts
  /** Document numbers in the order of ids, and the place of each document in that order. */
  byId: Uint32Array
  idRank: Uint32Array
  /** Sorted. */
  works: Texts
  workOf: Uint32Array
  /** The only part that changes: bits of the documents that are still here, and how many they are. */
  alive: Uint32Array
  aliveCount: number
  /** Of the documents that are not: in how many each word is. Empty while all are here. */
  gone: Uint32Array
  dictionary: Dictionary
  /** How many postings the words before each word have; one more at the end. */
  postingStart: Uint32Array
  /**
   * Postings lie by blocks of documents, in each by word, then document, so that two bytes say which one it is. Of each
   * block: where the postings of each word start in the three arrays below; one more at the end.
   */
  blocks: Uint32Array[]
  /** The lower `BLOCK_BITS` bits of the document's number. */
  postingDocument: Uint16Array
  /** Impact (see weights.ts) and bits of the fields that the word is found in. */
  postingImpact: Uint16Array
  postingFields: Uint8Array
  pairs: Pairs
  /** Texts as word numbers in order, for phrases, for showing what matched and for making new segments. */
  textStart: Uint32Array
  textWords: Uint32Array
  /** Texts of each document: number of the text, and the field in the three highest bits. */
  documentTextStart: Uint32Array
  documentTexts: Uint32Array
  columns: Record<ColumnName, Column>
  /** NaN where not known; of four bytes each where these say the same. */
  numbers: Record<NumberField, Float32Array | Float64Array>
  /** Fit levels of each need as two bits: `fit[need * 2]` the lower, `fit[need * 2 + 1]` the higher. */
  fit: Uint32Array[]
  /** Parts of the relevance score that depend on the document alone. */
  prior: Float64Array
}

/** Set in a word of `textWords` that has no place in the text: joined writings and exact forms. */
export const PLACELESS = 0x80000000
export const FIELD_SHIFT = 29
export const TEXT_MASK = (1 << FIELD_SHIFT) - 1

/** Bits of a document's number within its block of postings, and a mask of them. */
export const BLOCK_BITS = 16
export const BLOCK_MASK = (1 << BLOCK_BITS) - 1

/** From this share of the documents on, the neighbours of a word are in `pairs`. */
const FREQUENT = 1 / 8

/** Is a word in so many documents that `pairs` holds it? Those that are gone count. */
export function isFrequent({ postingStart, size }: Pick<Segment, 'postingStart' | 'size'>, word: number): boolean {
  return (postingStart[word + 1] as number) - (postingStart[word] as number) >= size * FREQUENT
}

export const NEED_NUMBERS = Object.fromEntries(NEEDS.map((need, index) => [need, index])) as Record<Need, number>

/** Number of the document with this id, dead or alive, or -1. */
export function documentNumber(segment: Segment, id: string): number {
  const rank = rankFrom(segment, id)
  const document = rank < segment.size ? (segment.byId[rank] as number) : -1
  return document >= 0 && compareAt(segment.ids, document, encoded(id)) === 0 ? document : -1
}

/** Place of an id among the ids of a segment in order, or of the first one after it. */
export function rankFrom(segment: Segment, id: string): number {
  const sought = encoded(id)
  let low = 0
  let high = segment.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(segment.ids, segment.byId[middle] as number, sought) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Place of a document among the postings of a word, or -1. */
export function postingPlace({ blocks, postingDocument }: Segment, word: number, document: number): number {
  const starts = blocks[document >>> BLOCK_BITS] as Uint32Array
  const wanted = document & BLOCK_MASK
  let low = starts[word] as number
  let high = (starts[word + 1] as number) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = postingDocument[middle] as number
    if (found === wanted) return middle
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Calls `take` with each document that has a word, dead or alive, ascending, and the place of the posting, until it says false. */
export function eachPosting(
  { blocks, postingDocument }: Segment,
  word: number,
  take: (document: number, place: number) => unknown,
): void {
  for (const [block, starts] of blocks.entries()) {
    const end = starts[word + 1] as number
    for (let place = starts[word] as number; place < end; place++)
      if (take((block << BLOCK_BITS) | (postingDocument[place] as number), place) === false) return
  }
}

/** By word: the number of the walk that met it last. One for all segments, as no walk gives way to another. */
let met = new Uint32Array(0)
let walk = 0

/** Calls `take` with each of the different words of a document, by number. */
export function eachWordOfDocument(segment: Segment, document: number, take: (word: number) => void): void {
  const { dictionary, documentTextStart, documentTexts, textStart, textWords } = segment
  if (met.length < dictionary.size) met = new Uint32Array(dictionary.size)
  walk += 1
  const last = documentTextStart[document + 1] as number
  for (let entry = documentTextStart[document] as number; entry < last; entry++) {
    const text = (documentTexts[entry] as number) & TEXT_MASK
    const end = textStart[text + 1] as number
    for (let at = textStart[text] as number; at < end; at++) {
      const word = (textWords[at] as number) & ~PLACELESS
      if (met[word] === walk) continue
      met[word] = walk
      take(word)
    }
  }
}

/** Documents of a work, from the first up to, not including, the second; equal when it has none here. */
export function documentsOfWork(segment: Segment, work: string): [number, number] {
  const number = placeOf(segment.works, work)
  if (number < 0) return [0, 0]
  return [firstNotBelow(segment.workOf, number), firstNotBelow(segment.workOf, number + 1)]
}

function firstNotBelow(sorted: Uint32Array, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Do the documents of a value lie as bits, in a segment of `size` documents? */
export function isInBits({ count }: Pick<Column, 'count'>, value: number, size: number): boolean {
  return (count[value] as number) > wordsFor(size)
}

/** The documents with a value, ascending; not to be changed. */
export function documentsOfValue(column: Column, value: number, size: number): Uint32Array {
  const from = column.documentStart[value] as number
  const count = column.count[value] as number
  if (!isInBits(column, value, size)) return column.documents.subarray(from, from + count)
  const list = new Uint32Array(count)
  members(column.documents.subarray(from, from + wordsFor(size)), list)
  return list
}

const oneEach = new WeakMap<Column, boolean>()

/** Has each document exactly one value? Then the value of a document stands at its own number. */
export function isOneEach(column: Column): boolean {
  let known = oneEach.get(column)
  if (known === undefined) {
    const { start, value } = column
    known = value.length === start.length - 1
    // As many values as documents may still hide a none and a two.
    for (let document = 0; document < start.length && known; document++) known = start[document] === document
    oneEach.set(column, known)
  }
  return known
}

/** Bytes its typed arrays take, for status and benchmarks. */
export function bytesOf(segment: Segment): number {
  let bytes = 0
  const seen = new Set<ArrayBufferView>()
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      // Columns may share one.
      if (!seen.has(value)) bytes += value.byteLength
      seen.add(value)
    } else if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) visit(item)
  }
  visit(segment)
  return bytes
}
