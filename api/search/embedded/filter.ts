/** Turns filters, ranges, ages and needs into sets of documents of one segment. */
import { fitLanguageKeys } from '#api/accessibility/fit.ts'
import { STRICT_NEEDS, type Need, type Needs, type WantedNeed } from '#api/accessibility/needs.ts'
import { FIT_LEVELS, type FitLevel, type SearchQuery } from '../search-index.ts'
import { add, addAll, keep, removeAll, wordsFor } from './bits.ts'
import { indexIn, NEED_NUMBERS, type Column, type ColumnName, type Segment } from './segment.ts'

const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
const FITS = FIT_LEVELS.indexOf('FITS')
/** A required need weighs this many preferred ones, as in fit.ts. */
const REQUIRED_WEIGHT = 10

/** From this share of the documents on, the bits of a value are kept from query to query. */
const WORTH_KEEPING = 1 / 128

/** Bits of frequent facet values, made when first asked for. */
export type KeptBits = Map<ColumnName, Map<number, Uint32Array>>

/** Documents with one value, added to `into`. */
function addValue(segment: Segment, kept: KeptBits, name: ColumnName, value: number, into: Uint32Array): void {
  const column = segment.columns[name]
  const from = column.documentStart[value] as number
  const to = column.documentStart[value + 1] as number
  if (to - from < segment.size * WORTH_KEEPING) {
    for (let at = from; at < to; at++) add(into, column.documents[at] as number)
    return
  }
  addAll(into, bitsOfValue(segment, kept, name, value))
}

/** Bits of the documents with a value; they must not be changed. */
export function bitsOfValue(segment: Segment, kept: KeptBits, name: ColumnName, value: number): Uint32Array {
  let ofColumn = kept.get(name)
  if (ofColumn === undefined) kept.set(name, (ofColumn = new Map()))
  let bits = ofColumn.get(value)
  if (bits === undefined) {
    const column: Column = segment.columns[name]
    bits = new Uint32Array(wordsFor(segment.size))
    const to = column.documentStart[value + 1] as number
    for (let at = column.documentStart[value] as number; at < to; at++) add(bits, column.documents[at] as number)
    ofColumn.set(value, bits)
  }
  return bits
}

/** Documents with any of the values. */
export function anyOf(segment: Segment, kept: KeptBits, name: ColumnName, values: string[]): Uint32Array {
  const bits = new Uint32Array(wordsFor(segment.size))
  for (const value of new Set(values)) {
    const number = indexIn(segment.columns[name].values, value)
    if (number >= 0) addValue(segment, kept, name, number, bits)
  }
  return bits
}

/** Removes from `bits` the documents a test refuses. */
function sift(bits: Uint32Array, passes: (document: number) => boolean): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number
    while (word !== 0) {
      const lowest = word & -word
      if (!passes((w << 5) + 31 - Math.clz32(lowest))) (bits[w] as number) ^= lowest
      word ^= lowest
    }
  }
}

/** Keeps in `bits` what passes everything in the query but its facet filters. */
export function keepPassing(segment: Segment, kept: KeptBits, query: SearchQuery, bits: Uint32Array): void {
  for (const [name, values] of Object.entries(query.all ?? {})) {
    for (const value of values) keep(bits, anyOf(segment, kept, name as ColumnName, [value]))
  }
  for (const [name, values] of Object.entries(query.none ?? {})) {
    if (values.length > 0) removeAll(bits, anyOf(segment, kept, name as ColumnName, values))
  }
  if (query.needs.length > 0) {
    const required = query.needs.filter((group) => group.importance === 'REQUIRED')
    const least = query.fitAtLeast ?? 'UNKNOWN'
    if (required.length > 0 && least !== 'DOES_NOT_FIT') keepFitting(segment, kept, required, least, bits)
  }
  for (const [name, { min, max }] of Object.entries(query.ranges)) {
    if (min === undefined && max === undefined) continue
    const column = segment.numbers[name as keyof typeof query.ranges]
    const low = min ?? -Infinity
    const high = max ?? Infinity
    // NaN, not known, passes neither comparison.
    sift(bits, (document) => (column[document] as number) >= low && (column[document] as number) <= high)
  }
  if (query.age) {
    const { min, max } = query.age
    const { ageFrom, ageTo } = segment.numbers
    // Not known on one side is open on that side.
    sift(bits, (document) => !((ageFrom[document] as number) > max) && !((ageTo[document] as number) < min))
  }
}

/** Bits of "at least this level" of one need, without regard to language. */
function atLeastWord(segment: Segment, need: Need, level: number, word: number): number {
  const number = NEED_NUMBERS[need]
  const low = (segment.fit[number * 2] as Uint32Array)[word] as number
  const high = (segment.fit[number * 2 + 1] as Uint32Array)[word] as number
  return level === 0 ? -1 : level === 1 ? low | high : level === 2 ? high : low & high
}

/**
 * Documents whose fit for a need does not rest on the language asked for: for them the need is partly served at best.
 * Null when language does not matter.
 */
function inOtherLanguage(segment: Segment, kept: KeptBits, wanted: WantedNeed): Uint32Array | null {
  const keys = fitLanguageKeys(wanted)
  if (keys.length === 0) return null
  const bits = anyOf(segment, kept, 'fitLanguages', keys)
  for (let w = 0; w < bits.length; w++) bits[w] = ~(bits[w] as number)
  return bits
}

/**
 * Keeps in `bits` what serves each group at least so well; the same as `passes` of fit.ts. Not known passes as
 * "not known to fail", unless the need of the group that decides is a strict one.
 */
function keepFitting(segment: Segment, kept: KeptBits, groups: Needs, least: FitLevel, bits: Uint32Array): void {
  const level = FIT_LEVELS.indexOf(least)
  const known = Math.max(level, PARTLY)
  for (const group of groups) {
    const wants = group.anyOf.map((wanted) => ({
      need: wanted.need,
      strict: STRICT_NEEDS.has(wanted.need),
      other: level === FITS ? inOtherLanguage(segment, kept, wanted) : null,
    }))
    for (let w = 0; w < bits.length; w++) {
      const word = bits[w] as number
      if (word === 0) continue
      let passing = 0
      let decided = 0
      for (const want of wants) {
        const some = atLeastWord(segment, want.need, known, w)
        passing |= want.other === null ? some : some & ~(want.other[w] as number)
        if (level !== UNKNOWN) continue
        // Of needs served alike the first one decides.
        const here = atLeastWord(segment, want.need, UNKNOWN, w)
        if (!want.strict) passing |= here & ~decided
        decided |= here
      }
      bits[w] = word & passing
    }
  }
}

/** Fit of single documents, for ranking. */
export interface FitReader {
  /** Weakest required need, 0..3 (weakest of all when none is required), and all together, 0..1; as in fit.ts. */
  read(document: number): { weakest: number; score: number }
}

export function fitReader(segment: Segment, kept: KeptBits, needs: Needs): FitReader | null {
  if (needs.length === 0) return null
  const anyRequired = needs.some((group) => group.importance === 'REQUIRED')
  const groups = needs.map((group) => ({
    counts: !anyRequired || group.importance === 'REQUIRED',
    weight: group.importance === 'REQUIRED' ? REQUIRED_WEIGHT : 1,
    wants: group.anyOf.map((wanted) => ({
      low: segment.fit[NEED_NUMBERS[wanted.need] * 2] as Uint32Array,
      high: segment.fit[NEED_NUMBERS[wanted.need] * 2 + 1] as Uint32Array,
      other: inOtherLanguage(segment, kept, wanted),
    })),
  }))
  const most = groups.reduce((sum, { weight }) => sum + weight * FITS, 0)
  const answer = { weakest: 0, score: 0 }
  return {
    read(document) {
      const word = document >>> 5
      const bit = document & 31
      let weakest = FITS
      let sum = 0
      for (const { wants, counts, weight } of groups) {
        let best = 0
        for (const { low, high, other } of wants) {
          let level = (((low[word] as number) >>> bit) & 1) | ((((high[word] as number) >>> bit) & 1) << 1)
          if (level === FITS && other !== null && ((other[word] as number) >>> bit) & 1) level = PARTLY
          if (level > best) best = level
        }
        sum += weight * best
        if (counts && best < weakest) weakest = best
      }
      answer.weakest = weakest
      answer.score = sum / most
      return answer
    },
  }
}
