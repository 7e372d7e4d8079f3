/**
 * What the words of a query give documents. Where all its units are frequent no sums are made for all documents: what each
 * gives is looked up for those that are asked about, and bounds tell which cannot be among the best.
 */
import { add, addAll, members, ones, wordsFor } from './bits.ts'
import { BLOCK_BITS, eachPosting, type Segment } from './segment.ts'
import { IMPACT_STEPS, WAYS } from './weights.ts'

/** Documents as bits and, in their order, what one way or several give each at most: impact × way, which is a value × `factor`. */
interface Source {
  bits: Uint32Array
  /** Where the values of each 32 documents begin. */
  places: Uint32Array
  values: Uint16Array | Uint32Array
  factor: number
}

/** Documents with a beginning of one or two letters, which gives by where it is found alone. */
export interface ShortSource {
  anywhere: Uint32Array
  title: Uint32Array
  inTitle: number
  elsewhere: number
}

/** All documents that a unit is found in, and what it gives them. */
export interface Gathered {
  bits: Uint32Array
  source: Source
  shorts: readonly ShortSource[]
  /** Those it gives most, what it gives the others at most, and what it gives any. */
  strong: Uint32Array
  weak: number
  most: number
}

/** Those that a unit gives most are this share of its documents, or somewhat fewer, found by so many steps of what it gives. */
const STRONG = 1 / 16
const STEPS = 256

/** What several ways give together: `values` by document for those in `bits`. `room` is written into. */
export function sourceFrom(bits: Uint32Array, values: Float64Array, room: Uint32Array): Source {
  const count = members(bits, room)
  const own = new Uint32Array(count)
  for (let at = 0; at < count; at++) own[at] = values[room[at] as number] as number
  const places = new Uint32Array(bits.length)
  placesFrom(bits, places, 0, bits.length, 0)
  return { bits: bits.slice(), places, values: own, factor: 1 }
}

/** What one word gives: the impacts of its documents are those of its postings, and not kept again. */
export function sourceOfWord(segment: Segment, word: number, factor: number): Source {
  const bits = new Uint32Array(wordsFor(segment.size))
  eachPosting(segment, word, (document) => add(bits, document))
  const places = new Uint32Array(bits.length)
  for (const [block, starts] of segment.blocks.entries()) {
    const from = (block << BLOCK_BITS) >>> 5
    placesFrom(bits, places, from, Math.min(bits.length, from + (1 << (BLOCK_BITS - 5))), starts[word] as number)
  }
  return { bits, places, values: segment.postingImpact, factor }
}

/** Where values begin that lie one after the other from `place` on, for words of bits. */
function placesFrom(bits: Uint32Array, places: Uint32Array, from: number, to: number, place: number): void {
  for (let w = from; w < to; w++) {
    places[w] = place
    place += ones(bits[w] as number)
  }
}

/** Puts together what a unit gives. */
export function gatheredFrom(source: Source, shorts: readonly ShortSource[]): Gathered {
  const { factor, bits, places, values } = source
  const counts = new Uint32Array(STEPS + 1)
  const steps = (STEPS * factor) / (IMPACT_STEPS * WAYS.exact)
  let count = 0
  let most = 0
  for (let w = 0; w < bits.length; w++) {
    const from = places[w] as number
    const to = from + ones(bits[w] as number)
    for (let at = from; at < to; at++) {
      const value = values[at] as number
      ;(counts[Math.floor(value * steps)] as number) += 1
      if (value > most) most = value
    }
    count += to - from
  }
  most *= factor
  // Where a beginning is in a title it gives most.
  let weak = shorts.reduce((highest, { elsewhere }) => Math.max(highest, elsewhere), 0)
  let bar = weak + 1
  if (shorts.length === 0) {
    let step = STEPS + 1
    for (let above = 0; step > 0; step--) {
      above += counts[step - 1] as number
      if (above > count * STRONG) break
    }
    bar = step / (steps / factor)
  }
  const strong = new Uint32Array(bits.length)
  for (let w = 0; w < bits.length; w++) {
    let at = places[w] as number
    for (let word = bits[w] as number; word !== 0; word &= word - 1) {
      const given = (values[at++] as number) * factor
      if (given >= bar) (strong[w] as number) |= word & -word
      else if (given > weak) weak = given
    }
  }
  if (shorts.length === 0) return { bits, source, shorts, strong, weak, most }
  const all = bits.slice()
  for (const { anywhere, title, inTitle } of shorts) {
    addAll(all, anywhere)
    addAll(strong, title)
    most = Math.max(most, inTitle)
  }
  return { bits: all, source, shorts, strong, weak, most }
}

/** Bytes that it takes. */
export function bytesOfGathered({ source, strong, shorts }: Gathered): number {
  const { bits, places, values } = source
  // Impacts of postings are those of the segment.
  const own = values instanceof Uint32Array ? values.byteLength : 0
  return own + places.byteLength + strong.byteLength + bits.byteLength * (shorts.length > 0 ? 2 : 1)
}

/** One unit of a query and its weight. */
export interface Term {
  gathered: Gathered
  weight: number
}

/** Sums by document of those in `bits`, and the highest of them. */
export interface Sums {
  bits: Uint32Array
  values: Float64Array
  most: number
}

/** What words give each document that was found. */
export class Scores {
  /** Those that may be given more than `weak`; null where nothing is known of it. */
  readonly strong: Uint32Array | null
  readonly weak: number
  /** No document is given more. */
  readonly most: number
  /** Sums that were made, for `summed` alone, or for all where that is null. */
  private readonly sums: Float64Array | null
  private readonly summed: Uint32Array | null
  private readonly terms: readonly Term[]

  private constructor(
    terms: readonly Term[],
    sums: Float64Array | null,
    some: Sums | null,
    strong: Uint32Array | null,
  ) {
    this.terms = terms
    this.sums = sums
    this.summed = some?.bits ?? null
    this.strong = strong
    const above = (start: number, of: (gathered: Gathered) => number): number =>
      terms.reduce((sum, { gathered, weight }) => sum + of(gathered) * weight, start)
    this.weak = strong === null ? Infinity : above(0, ({ weak }) => weak)
    this.most = strong === null ? Infinity : above(some?.most ?? 0, ({ most }) => most)
  }

  /** Sums that were made for all documents found. */
  static summed(sums: Float64Array): Scores {
    return new Scores([], sums, null, null)
  }

  /** What these units give together, with the sums of others. `room` is written into. */
  static looked(terms: readonly Term[], room: Uint32Array, some: Sums | null = null): Scores {
    const [only, ...others] = terms as [Term, ...Term[]]
    if (others.length === 0 && some === null) return new Scores(terms, null, null, only.gathered.strong)
    room.set(only.gathered.strong)
    for (const { gathered } of others) addAll(room, gathered.strong)
    if (some !== null) addAll(room, some.bits)
    return new Scores(terms, some?.values ?? null, some, room)
  }

  /** The same as `of` for some of the documents of a word of bits, each at the number of its bit in `given`. */
  ofWord(w: number, wanted: number, given: Float64Array): void {
    const { sums, summed, terms } = this
    if (summed !== null || sums === null) given.fill(0)
    if (sums !== null) {
      for (let word = summed === null ? wanted : wanted & (summed[w] as number); word !== 0; word &= word - 1) {
        const at = 31 - Math.clz32(word & -word)
        given[at] = sums[(w << 5) + at] as number
      }
    }
    for (let term = 0; term < terms.length; term++) {
      const { gathered, weight } = terms[term] as Term
      const { source, shorts } = gathered
      if (shorts.length > 0) {
        for (let word = wanted; word !== 0; word &= word - 1) {
          const lowest = word & -word
          ;(given[31 - Math.clz32(lowest)] as number) += valueOf(gathered, w, lowest) * weight
        }
        continue
      }
      const { values } = source
      const factor = source.factor * weight
      const own = source.bits[w] as number
      const from = source.places[w] as number
      for (let word = own & wanted; word !== 0; word &= word - 1) {
        const lowest = word & -word
        ;(given[31 - Math.clz32(lowest)] as number) += (values[from + ones(own & (lowest - 1))] as number) * factor
      }
    }
  }

  /** Impact × way × weight, summed over units. Of documents that were found. */
  of(document: number): number {
    const { sums, summed, terms } = this
    const w = document >>> 5
    const bit = 1 << (document & 31)
    let sum = 0
    if (sums !== null && (summed === null || ((summed[w] as number) & bit) !== 0)) sum = sums[document] as number
    for (let at = 0; at < terms.length; at++) {
      const { gathered, weight } = terms[at] as Term
      sum += valueOf(gathered, w, bit) * weight
    }
    return sum
  }
}

/** What a unit gives the document of a bit in a word of bits; 0 where it is not found. */
function valueOf({ source: { bits, places, values, factor }, shorts }: Gathered, w: number, bit: number): number {
  const word = bits[w] as number
  let value = 0
  if ((word & bit) !== 0) value = (values[(places[w] as number) + ones(word & (bit - 1))] as number) * factor
  for (let at = 0; at < shorts.length; at++) {
    const { anywhere, title, inTitle, elsewhere } = shorts[at] as ShortSource
    if (((anywhere[w] as number) & bit) === 0) continue
    const given = ((title[w] as number) & bit) !== 0 ? inTitle : elsewhere
    if (given > value) value = given
  }
  return value
}

/**
 * Takes from a set what a unit gives, for those of `within` (of all when null): their bits in `into`, what they are given,
 * times `weight`, in `given`.
 */
export function give(
  gathered: Gathered,
  weight: number,
  within: Uint32Array | null,
  into: Uint32Array,
  given: Float64Array,
): void {
  const { bits, shorts } = gathered
  const { places, values } = gathered.source
  const factor = gathered.source.factor * weight
  for (let w = 0; w < bits.length; w++) {
    let word = within === null ? (bits[w] as number) : (bits[w] as number) & (within[w] as number)
    into[w] = word
    let at = places[w] as number
    while (word !== 0) {
      const lowest = word & -word
      word ^= lowest
      const document = (w << 5) + 31 - Math.clz32(lowest)
      // All in their order, or each by itself.
      if (within === null && shorts.length === 0) given[document] = (values[at++] as number) * factor
      else given[document] = valueOf(gathered, w, lowest) * weight
    }
  }
}
