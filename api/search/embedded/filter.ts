/** Turns filters, ranges, ages and needs into sets of documents of one segment. */
import { NEEDS, type Need, type Needs } from '#api/accessibility/needs.ts'
import { STRICT_NEEDS } from '../fit-filter.ts'
import { FIT_LEVELS, type FitLevel, type SearchQuery } from '../search-index.ts'
import { add, addAll, keep, removeAll, wordsFor } from './bits.ts'
import { indexIn, NEED_NUMBERS, type Column, type ColumnName, type Segment } from './segment.ts'

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
 * Documents whose feature for a need is in a known language, but not in the one asked for: for them the need is partly
 * served at best. Null when that touches nobody.
 */
function inOtherLanguage(
  segment: Segment,
  kept: KeptBits,
  need: Need,
  language: string | undefined,
): Uint32Array | null {
  if (language === undefined) return null
  const { values } = segment.columns.fitLanguages
  const prefix = `${need}:`
  let known: Uint32Array | null = null
  let wanted: Uint32Array | null = null
  for (const [number, value] of values.entries()) {
    if (!value.startsWith(prefix)) continue
    known ??= new Uint32Array(wordsFor(segment.size))
    addValue(segment, kept, 'fitLanguages', number, known)
    if (!sameLanguage(value.slice(prefix.length), language)) continue
    wanted ??= new Uint32Array(wordsFor(segment.size))
    addValue(segment, kept, 'fitLanguages', number, wanted)
  }
  if (known !== null && wanted !== null) removeAll(known, wanted)
  return known
}

/** `pt-BR` is `pt`; `pt` is not known to be `pt-BR`, but nearer to it than any other language. */
export function sameLanguage(found: string, wanted: string): boolean {
  const one = found.toLowerCase()
  const other = wanted.toLowerCase()
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)
}

function keepFitting(segment: Segment, kept: KeptBits, groups: Needs, least: FitLevel, bits: Uint32Array): void {
  const level = FIT_LEVELS.indexOf(least)
  for (const group of groups) {
    const wants = group.anyOf.map(({ need, language }) => ({
      need,
      level: level === 1 && STRICT_NEEDS.has(need) ? 2 : level,
      other: level === 3 ? inOtherLanguage(segment, kept, need, language) : null,
    }))
    for (let w = 0; w < bits.length; w++) {
      const word = bits[w] as number
      if (word === 0) continue
      let passing = 0
      for (const want of wants) {
        const some = atLeastWord(segment, want.need, want.level, w)
        passing |= want.other === null ? some : some & ~(want.other[w] as number)
      }
      bits[w] = word & passing
    }
  }
}

/** Fit of single documents, for ranking. */
export interface FitReader {
  /** Weakest required need, 0..3 (weakest of all when none is required), and the mean of all groups, 0..3. */
  read(document: number): { weakest: number; mean: number }
}

export function fitReader(segment: Segment, kept: KeptBits, needs: Needs): FitReader | null {
  if (needs.length === 0) return null
  const anyRequired = needs.some((group) => group.importance === 'REQUIRED')
  const groups = needs.map((group) => ({
    counts: !anyRequired || group.importance === 'REQUIRED',
    wants: group.anyOf.map(({ need, language }) => ({
      low: segment.fit[NEED_NUMBERS[need] * 2] as Uint32Array,
      high: segment.fit[NEED_NUMBERS[need] * 2 + 1] as Uint32Array,
      other: inOtherLanguage(segment, kept, need, language),
    })),
  }))
  const answer = { weakest: 0, mean: 0 }
  return {
    read(document) {
      const word = document >>> 5
      const bit = document & 31
      let weakest = 3
      let sum = 0
      for (const { wants, counts } of groups) {
        let best = 0
        for (const { low, high, other } of wants) {
          let level = (((low[word] as number) >>> bit) & 1) | ((((high[word] as number) >>> bit) & 1) << 1)
          if (level === 3 && other !== null && ((other[word] as number) >>> bit) & 1) level = 2
          if (level > best) best = level
        }
        sum += best
        if (counts && best < weakest) weakest = best
      }
      answer.weakest = weakest
      answer.mean = sum / groups.length
      return answer
    },
  }
}

export const ALL_NEEDS = NEEDS
