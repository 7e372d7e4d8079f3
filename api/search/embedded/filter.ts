/** Turns filters, ranges, ages and needs into sets of documents of one segment. */
import { decisive, filesOfKey, FILES_KEY, fitLanguageKeys, proofKey, servedAt } from '#api/accessibility/fit.ts'
import { STRICT_NEEDS, type Need, type NeedGroup, type Needs, type WantedNeed } from '#api/accessibility/needs.ts'
import { BASES } from '#graph/records.ts'
import { FIT_LEVELS, type FitLevel, type NumberField, type SearchQuery } from '../search-index.ts'
import { add, addAll, drop, fullSet, has, keep, removeAll, wordsFor } from './bits.ts'
import { documentsOfValue, isInBits, NEED_NUMBERS, type Column, type ColumnName, type Segment } from './segment.ts'
import { countOfTexts, firstTextFrom, placeOf, textAt } from './texts.ts'
import { fitStepsOf, MOST_PROOF, PROOF, proofStepsOf, PROVEN_GROUPS } from './weights.ts'

const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
const FITS = FIT_LEVELS.indexOf('FITS')
/** A required need weighs this many preferred ones, as in fit.ts. */
const REQUIRED_WEIGHT = 10

/** From this share of the documents on, the bits of a value are kept from query to query. */
const WORTH_KEEPING = 1 / 128

/** Bits of frequent facet values, made when first asked for. */
export type KeptBits = Map<ColumnName, Map<number, Uint32Array>>

/** Adds the documents with one value to `into`. */
export function addValue(segment: Segment, kept: KeptBits, name: ColumnName, value: number, into: Uint32Array): void {
  const column = segment.columns[name]
  if ((column.count[value] as number) < segment.size * WORTH_KEEPING) {
    for (const document of documentsOfValue(column, value, segment.size)) add(into, document)
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
    const words = wordsFor(segment.size)
    if (isInBits(column, value, segment.size)) {
      const from = column.documentStart[value] as number
      bits = column.documents.subarray(from, from + words)
    } else {
      bits = new Uint32Array(words)
      for (const document of documentsOfValue(column, value, segment.size)) add(bits, document)
    }
    ofColumn.set(value, bits)
  }
  return bits
}

/** Documents with any of the values. */
export function anyOf(segment: Segment, kept: KeptBits, name: ColumnName, values: string[]): Uint32Array {
  const bits = new Uint32Array(wordsFor(segment.size))
  for (const value of new Set(values)) {
    const number = placeOf(segment.columns[name].values, value)
    if (number >= 0) addValue(segment, kept, name, number, bits)
  }
  return bits
}

/** Ranges remembered of a segment: pages offer a few, and dates come in any number. */
const MOST_RANGES = 32
const ranges = new WeakMap<Segment, Map<string, Uint32Array>>()

/** Documents whose number is within bounds; they must not be changed. With `open`, one that is not known passes. */
function between(segment: Segment, name: NumberField, low: number, high: number, open: boolean): Uint32Array {
  let known = ranges.get(segment)
  if (known === undefined) ranges.set(segment, (known = new Map()))
  const key = `${name} ${low} ${high} ${open}`
  let bits = known.get(key)
  if (bits === undefined) {
    bits = new Uint32Array(wordsFor(segment.size))
    for (const [document, value] of segment.numbers[name].entries()) {
      // NaN, not known, fails every comparison.
      if (open ? !(value < low || value > high) : value >= low && value <= high) add(bits, document)
    }
    if (known.size >= MOST_RANGES) known.clear()
    known.set(key, bits)
  }
  return bits
}

/** Keeps in `bits` what passes everything in the query but its facet filters. */
export function keepPassing(
  segment: Segment,
  kept: KeptBits,
  query: Pick<SearchQuery, 'all' | 'none' | 'needs' | 'fitAtLeast' | 'ranges' | 'age'>,
  bits: Uint32Array,
): void {
  for (const [name, values] of Object.entries(query.all ?? {})) {
    for (const value of values) keep(bits, anyOf(segment, kept, name as ColumnName, [value]))
  }
  for (const [name, values] of Object.entries(query.none ?? {})) {
    if (values.length > 0) removeAll(bits, anyOf(segment, kept, name as ColumnName, values))
  }
  if (query.needs.length > 0) {
    const required = query.needs.filter((group) => group.importance === 'REQUIRED')
    const least = query.fitAtLeast ?? 'UNKNOWN'
    if (required.length > 0 && least !== 'DOES_NOT_FIT') {
      const { served } = fitKinds(segment, kept, query.needs)
      let fitting = served.get(least)
      if (fitting === undefined) {
        fitting = fullSet(segment.size)
        keepFitting(segment, kept, required, least, fitting)
        served.set(least, fitting)
      }
      keep(bits, fitting)
    }
  }
  for (const [name, { min, max }] of Object.entries(query.ranges)) {
    if (min === undefined && max === undefined) continue
    keep(bits, between(segment, name as NumberField, min ?? -Infinity, max ?? Infinity, false))
  }
  if (query.age) {
    keep(bits, between(segment, 'ageFrom', -Infinity, query.age.max, true))
    keep(bits, between(segment, 'ageTo', query.age.min, Infinity, true))
  }
}

/**
 * Levels of 32 documents at a time, two bits each: of a need, or of a group of needs of which any is enough. As signed
 * numbers, which V8 never puts on the heap: what is asked for the first time is not compiled yet.
 */
interface Levels {
  low: Int32Array
  high: Int32Array
}

function signed({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}

function levelsOfNeed({ fit }: Segment, need: Need): Levels {
  const number = NEED_NUMBERS[need]
  return { low: signed(fit[number * 2] as Uint32Array), high: signed(fit[number * 2 + 1] as Uint32Array) }
}

/** Bits of "at least this level" in one word of levels. */
function atLeastWord({ low, high }: Levels, level: number, word: number): number {
  const lower = low[word] as number
  const higher = high[word] as number
  return level === 0 ? -1 : level === 1 ? lower | higher : level === 2 ? higher : lower & higher
}

/**
 * Documents whose fit for a need does not rest on the language asked for: for them the need is partly served at best.
 * Null when language does not matter.
 */
function inOtherLanguage(segment: Segment, kept: KeptBits, wanted: WantedNeed): Int32Array | null {
  const keys = fitLanguageKeys(wanted)
  if (keys.length === 0) return null
  const bits = signed(anyOf(segment, kept, 'fitLanguages', keys))
  for (let w = 0; w < bits.length; w++) bits[w] = ~(bits[w] as number)
  return bits
}

/** Levels of a need for who wants it in some languages. */
function levelsOfWanted(segment: Segment, kept: KeptBits, wanted: WantedNeed): Levels {
  const { low, high } = levelsOfNeed(segment, wanted.need)
  const other = inOtherLanguage(segment, kept, wanted)
  if (other === null) return { low, high }
  for (let w = 0; w < other.length; w++) other[w] = (low[w] as number) & ~((high[w] as number) & (other[w] as number))
  return { low: other, high }
}

/** The highest of the levels of several needs. */
function highestOf([first, ...others]: readonly Levels[]): Levels {
  if (others.length === 0) return first as Levels
  const low = (first as Levels).low.slice()
  const high = (first as Levels).high.slice()
  for (const other of others) {
    for (let w = 0; w < low.length; w++) {
      const lower = low[w] as number
      const higher = high[w] as number
      const otherLower = other.low[w] as number
      const otherHigher = other.high[w] as number
      high[w] = higher | otherHigher
      low[w] = ((lower | otherLower) & ~(higher | otherHigher)) | (lower & higher) | (otherLower & otherHigher)
    }
  }
  return { low, high }
}

/**
 * Keeps in `bits` what serves each group at least so well; the same as `servedAt` of fit.ts. Not known passes as
 * "not known to fail", unless the need of the group that decides is a strict one.
 */
function keepFitting(segment: Segment, kept: KeptBits, groups: Needs, least: FitLevel, bits: Uint32Array): void {
  const level = FIT_LEVELS.indexOf(least)
  for (const { anyOf: wanted } of groups) {
    const needs = wanted.map(({ need }) => ({ ...levelsOfNeed(segment, need), isStrict: STRICT_NEEDS.has(need) }))
    if (level !== UNKNOWN || !needs.some(({ isStrict }) => isStrict)) {
      const levels = highestOf(level === FITS ? wanted.map((each) => levelsOfWanted(segment, kept, each)) : needs)
      for (let w = 0; w < bits.length; w++) (bits[w] as number) &= atLeastWord(levels, level, w)
      continue
    }
    for (let w = 0; w < bits.length; w++) {
      let passing = 0
      let decided = 0
      for (const need of needs) {
        passing |= atLeastWord(need, PARTLY, w)
        // Of needs served alike the first one decides.
        const here = atLeastWord(need, UNKNOWN, w)
        if (!need.isStrict) passing |= here & ~decided
        decided |= here
      }
      ;(bits[w] as number) &= passing
    }
  }
  if (groups.length < 2) return
  for (const each of severalFilesOf(segment)) {
    if (!has(bits, each.document)) continue
    const isServed = levelsByFile(segment, kept, each, groups).some((levelOf) =>
      groups.every((group) => servedAt(group, levelOf, level) !== -1),
    )
    if (!isServed) drop(bits, each.document)
  }
}

/** A document whose files serve differently well, so that its best levels are not those of one file. Few are like that. */
interface SeveralFiles {
  document: number
  /** By file the levels of the needs that files decide. */
  files: readonly Partial<Record<Need, number>>[]
}
const severalFiles = new WeakMap<Segment, SeveralFiles[]>()

function severalFilesOf(segment: Segment): readonly SeveralFiles[] {
  let found = severalFiles.get(segment)
  if (found === undefined) {
    found = []
    const column = segment.columns.fitLanguages
    const { values } = column
    for (let value = firstTextFrom(values, FILES_KEY); value < countOfTexts(values); value++) {
      const key = textAt(values, value)
      if (!key.startsWith(FILES_KEY)) break
      const files = filesOfKey(key)
      for (const document of documentsOfValue(column, value, segment.size)) found.push({ document, files })
    }
    severalFiles.set(segment, found)
  }
  return found
}

/** For each file of a document how well it serves what is wanted; languages considered. */
function levelsByFile(
  segment: Segment,
  kept: KeptBits,
  { document, files }: SeveralFiles,
  groups: Needs,
): ((wanted: WantedNeed) => number)[] {
  const word = document >>> 5
  const bit = 1 << (document & 31)
  const ofAll = new Map<WantedNeed, number>()
  for (const wanted of groups.flatMap(({ anyOf }) => anyOf)) {
    let level = FITS
    const levels = levelsOfNeed(segment, wanted.need)
    while (level > 0 && (atLeastWord(levels, level, word) & bit) === 0) level--
    const other = level === FITS ? inOtherLanguage(segment, kept, wanted) : null
    ofAll.set(wanted, other !== null && ((other[word] as number) & bit) !== 0 ? PARTLY : level)
  }
  return files.map((levels) => (wanted) => levels[wanted.need] ?? (ofAll.get(wanted) as number))
}

/** Fit of documents, for ranking; as in fit.ts. */
interface FitScores {
  /** Weakest required need, 0..3; weakest of all when none is required. */
  weakest: Uint8Array
  /** Sums of the levels of required and of preferred needs. */
  required: Uint8Array
  preferred: Uint8Array
  /** The most that all needs together can be, with their weights, and what a level of the lightest group is of it. */
  most: number
  least: number
  /** Sums of PROOF, 0 to `mostProof`; null where nothing is proven. */
  proof: Uint8Array | null
  mostProof: number
}

/**
 * How the documents of a segment fit some needs: there are few different ways. It depends on nothing but the segment and
 * the needs, and is kept for those asked for last.
 */
export interface FitKinds {
  /** Of each document which way it is. */
  kind: Uint16Array | Uint32Array
  /** By way: all needs together, out of `most`; the first key of an order by fit; what it adds to relevance; both as one number. */
  sums: Float64Array
  keys: Float64Array
  steps: Float64Array
  both: Float64Array
  most: number
  /** Documents that serve what is required at least so well. */
  served: Map<FitLevel, Uint32Array>
}

/** Room for relevance below fit, where both are one number: all parts of a score together are less. */
export const BELOW_FIT = 2 ** 32
/** Sets of needs kept of a segment. They say nothing of who asked, and go with the segment. */
const MOST_KINDS = 16
const fits = new WeakMap<Segment, Map<string, FitKinds>>()

/** The fit of all documents of a segment for some needs. */
export function fitKinds(segment: Segment, kept: KeptBits, needs: Needs): FitKinds {
  let known = fits.get(segment)
  if (known === undefined) fits.set(segment, (known = new Map()))
  const name = JSON.stringify(needs)
  const found = known.get(name) ?? makeFitKinds(segment, kept, needs)
  // Those asked for last stand last.
  known.delete(name)
  if (known.size >= MOST_KINDS) known.delete(known.keys().next().value as string)
  known.set(name, found)
  return found
}

/** Slots for ways, and a multiplier that spreads numbers over them (Knuth, TAOCP 6.4). */
const SLOT_BITS = 10
const GOLDEN = 0x9e3779b1

function makeFitKinds(segment: Segment, kept: KeptBits, needs: Needs): FitKinds {
  const { weakest, required, preferred, most, least, proof, mostProof } = fitOf(segment, kept, needs)
  const ways = new Map<number, number>()
  const sums: number[] = []
  const keys: number[] = []
  const steps: number[] = []
  const both: number[] = []
  let kind: Uint16Array | Uint32Array = new Uint16Array(segment.size)
  // Few ways come again and again: the last one of each slot is seen at a glance. 0 stands for none.
  const slots = new Uint32Array(1 << SLOT_BITS)
  const wayIn = new Uint32Array(1 << SLOT_BITS)
  for (let document = 0; document < segment.size; document++) {
    const weak = weakest[document] as number
    const proven = proof === null ? 0 : (proof[document] as number)
    const packed = ((proven * 256 + (preferred[document] as number)) * 256 + (required[document] as number)) * 4 + weak
    const slot = Math.imul(packed, GOLDEN) >>> (32 - SLOT_BITS)
    if (slots[slot] === packed + 1) {
      kind[document] = wayIn[slot] as number
      continue
    }
    let way = ways.get(packed)
    if (way === undefined) {
      ways.set(packed, (way = ways.size))
      const sum = REQUIRED_WEIGHT * (required[document] as number) + (preferred[document] as number)
      // The weakest need decides, and between equals all together, which is at most 1.
      sums.push(sum)
      keys.push(2 * weak + sum / most)
      steps.push(fitStepsOf(weak / FITS, sum, most, least) + proofStepsOf(proven / mostProof, most, least))
      both.push((2 * weak * most + sum) * BELOW_FIT + (steps[way] as number))
      if (way === 0x10000) kind = Uint32Array.from(kind)
    }
    kind[document] = way
    slots[slot] = packed + 1
    wayIn[slot] = way
  }
  const list = (numbers: number[]): Float64Array => Float64Array.from(numbers)
  return { kind, sums: list(sums), keys: list(keys), steps: list(steps), both: list(both), most, served: new Map() }
}

/** Groups whose levels a byte can hold the sum of. */
const GROUPS_A_BYTE = 80

/** Fit of all documents, 32 at a time by bits. */
function fitOf(segment: Segment, kept: KeptBits, needs: Needs): FitScores {
  const groups = needs.slice(0, GROUPS_A_BYTE)
  const isRequired = ({ importance }: NeedGroup): boolean => importance === 'REQUIRED'
  const anyRequired = needs.some(isRequired)
  const words = wordsFor(segment.size)
  const weakest = { low: new Int32Array(words).fill(-1), high: new Int32Array(words).fill(-1) }
  const required = new Sums(words)
  const preferred = new Sums(words)
  const proof = new Sums(words)
  let isProven = false
  for (const [at, group] of groups.entries()) {
    const wanted = group.anyOf.map((each) => levelsOfWanted(segment, kept, each))
    const levels = highestOf(wanted)
    if (isRequired(group) || !anyRequired) takeLowest(weakest, levels)
    ;(isRequired(group) ? required : preferred).add(levels.low, levels.high)
    if (at >= PROVEN_GROUPS) continue
    for (const proven of provenIn(segment, kept, group, wanted, levels)) {
      isProven = true
      proof.add(proven)
    }
  }
  const scores = {
    weakest: bytesFrom([weakest.low, weakest.high], words),
    required: bytesFrom(required.planes, words),
    preferred: bytesFrom(preferred.planes, words),
  }
  if (needs.length > 1) for (const each of severalFilesOf(segment)) takeOneFile(segment, kept, each, groups, scores)
  return {
    ...scores,
    most: groups.reduce((total, group) => total + FITS * (isRequired(group) ? REQUIRED_WEIGHT : 1), 0),
    least: groups.every(isRequired) ? REQUIRED_WEIGHT : 1,
    proof: isProven ? bytesFrom(proof.planes, words) : null,
    mostProof: MOST_PROOF * Math.min(groups.length, PROVEN_GROUPS),
  }
}

/** Makes `into` the lower one of both. */
function takeLowest(into: Levels, { low, high }: Levels): void {
  for (let w = 0; w < low.length; w++) {
    const lower = into.low[w] as number
    const higher = into.high[w] as number
    const otherLower = low[w] as number
    const otherHigher = high[w] as number
    into.high[w] = higher & otherHigher
    into.low[w] =
      ((lower | higher) & (otherLower | otherHigher) & ~(higher & otherHigher)) |
      (lower & higher & otherLower & otherHigher)
  }
}

/** A sum for each document, a plane of bits for each place of the numbers: adding goes for 32 documents at a time. */
class Sums {
  readonly planes: Int32Array[] = []
  private readonly carried: Int32Array

  constructor(words: number) {
    this.carried = new Int32Array(words)
  }

  /** Adds a bit, or a number of two bits. */
  add(ones: Int32Array, twos?: Int32Array): void {
    this.addFrom(0, ones)
    if (twos !== undefined) this.addFrom(1, twos)
  }

  private addFrom(place: number, bits: Int32Array): void {
    const { planes, carried } = this
    for (let left = bits; ; place++, left = carried) {
      if (!addPlane((planes[place] ??= new Int32Array(bits.length)), left, carried)) return
    }
  }
}

/** Adds a bit to those of a plane, and writes what is carried; is there any? */
function addPlane(plane: Int32Array, bits: Int32Array, carried: Int32Array): boolean {
  let any = 0
  for (let w = 0; w < plane.length; w++) {
    const one = plane[w] as number
    const other = bits[w] as number
    const both = one & other
    plane[w] = one ^ other
    carried[w] = both
    any |= both
  }
  return any !== 0
}

/** Four bytes of four bits. */
const FOUR_BYTES = Int32Array.from({ length: 16 }, (_, bits) => {
  let bytes = 0
  for (let at = 0; at < 4; at++) if ((bits >> at) & 1) bytes += 2 ** (8 * at)
  return bytes
})

/** Numbers by document, a byte each, from planes of their bits. */
function bytesFrom(planes: readonly Int32Array[], words: number): Uint8Array {
  const bytes = new Int32Array(words * 8)
  for (const [place, plane] of planes.entries()) {
    for (let w = 0, at = 0; w < words; w++) {
      for (let word = plane[w] as number, shift = 0; shift < 32; shift += 4, at++)
        (bytes[at] as number) |= (FOUR_BYTES[(word >>> shift) & 15] as number) << place
    }
  }
  return new Uint8Array(bytes.buffer)
}

/** Of a group, by grade of proof the documents that serve it with at least that. */
function provenIn(
  segment: Segment,
  kept: KeptBits,
  { anyOf: wanted }: NeedGroup,
  levels: readonly Levels[],
  highest: Levels,
): Int32Array[] {
  const proven: Int32Array[] = []
  for (const [at, { need }] of wanted.entries()) {
    for (const [grade, bits] of provenBits(segment, kept, need).entries())
      addProven((proven[grade] ??= new Int32Array(bits.length)), bits, levels[at] as Levels, highest)
  }
  return proven
}

/** Adds those with a proof for a need of a group: only that of the needs counts whose level is that of the group. */
function addProven(proven: Int32Array, bits: Int32Array, { low, high }: Levels, highest: Levels): void {
  for (let w = 0; w < bits.length; w++) {
    const fits = (low[w] as number) & (high[w] as number)
    const groupFits = (highest.low[w] as number) & (highest.high[w] as number)
    ;(proven[w] as number) |= (bits[w] as number) & (high[w] as number) & ~(fits ^ groupFits)
  }
}

/** Bits of the documents that serve a need with proof of at least 1, 2, … as far as there are any. */
function provenBits(segment: Segment, kept: KeptBits, need: Need): Int32Array[] {
  const { values } = segment.columns.fitLanguages
  const known = BASES.filter((basis) => PROOF[basis] > 0 && placeOf(values, proofKey(need, basis)) >= 0)
  const best = known.reduce((most, basis) => Math.max(most, PROOF[basis]), 0)
  return Array.from({ length: best }, (_, grade) => {
    const keys = known.filter((basis) => PROOF[basis] > grade).map((basis) => proofKey(need, basis))
    return signed(anyOf(segment, kept, 'fitLanguages', keys))
  })
}

/** Puts in the levels of the best file, chosen as fit.ts does: the weakest need, then no danger, then all needs together. */
function takeOneFile(
  segment: Segment,
  kept: KeptBits,
  several: SeveralFiles,
  needs: Needs,
  scores: Pick<FitScores, 'weakest' | 'required' | 'preferred'>,
): void {
  const anyRequired = needs.some((group) => group.importance === 'REQUIRED')
  let best: { weakest: number; required: number; preferred: number; place: number } | null = null
  for (const levelOf of levelsByFile(segment, kept, several, needs)) {
    const file = { weakest: FITS, required: 0, preferred: 0, place: 0 }
    let isDangerous = false
    for (const group of needs) {
      const { level, isStrict } = decisive(group, levelOf)
      const isRequired = group.importance === 'REQUIRED'
      if (isRequired || !anyRequired) file.weakest = Math.min(file.weakest, level)
      if (isRequired && isStrict && level <= UNKNOWN) isDangerous = true
      if (isRequired) file.required += level
      else file.preferred += level
    }
    file.place = (file.weakest * 2 + (isDangerous ? 0 : 1)) * 1e6 + REQUIRED_WEIGHT * file.required + file.preferred
    if (best === null || file.place > best.place) best = file
  }
  if (best === null) return
  scores.weakest[several.document] = best.weakest
  scores.required[several.document] = best.required
  scores.preferred[several.document] = best.preferred
}
