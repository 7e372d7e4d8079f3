/**
 * A segment: documents of one kind in typed arrays, never changed after it is made but for `alive`.
 *
 * Documents are numbered in the order of work, then id, so that the editions of a work are neighbours, and all editions
 * of a work are in one segment (see collection.ts): grouping and counting works is one pass without any table.
 */
import { NEEDS, type Need } from '#api/accessibility/needs.ts'
import { FACETS, type Facet, type NumberField } from '../search-index.ts'
import type { Dictionary } from './dictionary.ts'

/** Values of one facet. Both ways: from document to values, from value to documents. */
export interface Column {
  /** Sorted. */
  values: string[]
  start: Uint32Array
  value: Uint32Array
  documentStart: Uint32Array
  documents: Uint32Array
}

/** Facets, and the two lists that only ranking and fit read. */
export const COLUMNS = [...FACETS, 'editionLanguages', 'fitLanguages'] as const
export type ColumnName = Facet | 'editionLanguages' | 'fitLanguages'

export interface Segment {
  size: number
  ids: string[]
  /** Document numbers in the order of ids, and the place of each document in that order. */
  byId: Uint32Array
  idRank: Uint32Array
  works: string[]
  workOf: Uint32Array
  /** The only part that changes: bits of the documents that are still here. */
  alive: Uint32Array
  aliveCount: number
  dictionary: Dictionary
  /** Postings of each word, by document number: impact (see weights.ts) and bits of the fields it is found in. */
  postingStart: Uint32Array
  postingDocument: Uint32Array
  postingImpact: Uint16Array
  postingFields: Uint8Array
  /** Texts as word numbers in order, for phrases, for showing what matched and for making new segments. */
  textStart: Uint32Array
  textWords: Uint32Array
  /** Texts of each document: number of the text, and the field in the three highest bits. */
  documentTextStart: Uint32Array
  documentTexts: Uint32Array
  columns: Record<ColumnName, Column>
  /** NaN where not known. */
  numbers: Record<NumberField, Float64Array>
  /** Fit levels of each need as two bits: `fit[need * 2]` the lower, `fit[need * 2 + 1]` the higher. */
  fit: Uint32Array[]
  /** Parts of the relevance score that depend on the document alone. */
  prior: Float64Array
}

/** Set in a word of `textWords` that has no place in the text: joined writings and exact forms. */
export const PLACELESS = 0x80000000
export const FIELD_SHIFT = 29
export const TEXT_MASK = (1 << FIELD_SHIFT) - 1

export const NEED_NUMBERS = Object.fromEntries(NEEDS.map((need, index) => [need, index])) as Record<Need, number>

/** Number of the document with this id, dead or alive, or -1. */
export function documentNumber(segment: Segment, id: string): number {
  let low = 0
  let high = segment.size - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const document = segment.byId[middle] as number
    const found = segment.ids[document] as string
    if (found === id) return document
    if (found < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Documents of a work, from the first up to, not including, the second; equal when it has none here. */
export function documentsOfWork(segment: Segment, work: string): [number, number] {
  const number = indexIn(segment.works, work)
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

/** Place of `wanted` in a sorted list, or -1. */
export function indexIn(sorted: string[], wanted: string): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle] as string
    if (found === wanted) return middle
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Bytes its typed arrays take, for status and benchmarks. */
export function bytesOf(segment: Segment): number {
  let bytes = 0
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) bytes += value.byteLength
    else if (Array.isArray(value)) {
      if (typeof value[0] !== 'string') for (const item of value) visit(item)
    } else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) visit(item)
  }
  visit(segment)
  return bytes
}
