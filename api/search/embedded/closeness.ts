/** How close the title of a document is to the query: words together and in order, and nothing but them. */
import { EXACT_FORM } from '../analysis.ts'
import type { Unit } from '../query.ts'
import { TEXT_FIELDS } from '../search-index.ts'
import { add, addAll, has, keep, wordsFor } from './bits.ts'
import { find, lettersOf, wordAt } from './dictionary.ts'
import type { UnitMatch } from './match.ts'
import { BLOCK_BITS, FIELD_SHIFT, PLACELESS, TEXT_MASK, type Segment } from './segment.ts'
import { LONGEST_TITLE, OUT_OF_ORDER, stepsOf, WAYS } from './weights.ts'

const TITLE = TEXT_FIELDS.indexOf('title')
const CODE = TEXT_FIELDS.indexOf('code')
/** Bits of these fields in postings. */
const CODES = 1 << CODE
const TITLES = (1 << TITLE) | CODES

/** What one word of a title answers: bits of units, and of those it answers exactly. */
interface Answer {
  any: number
  exact: number
}

/** Words of a title that are counted for what it is at most, in a byte. */
const LONGEST_COUNTED = 255
const lengthsKnown = new WeakMap<Segment, Uint8Array>()

/** Of each document the length of its shortest title, 0 where nobody has counted yet. */
function titleLengthsOf(segment: Segment): Uint8Array {
  let lengths = lengthsKnown.get(segment)
  if (lengths === undefined) lengthsKnown.set(segment, (lengths = new Uint8Array(segment.size)))
  return lengths
}

/** Documents with words that answer a unit in a title or a code, and those with one in a code. */
interface Titled {
  bits: Uint32Array
  coded: Uint32Array
}
/** Kept with what a unit is found by, which is kept itself, for any words and for exact ones; see `findNear`. */
const titlesKnown = { any: new WeakMap<UnitMatch, Titled>(), exact: new WeakMap<UnitMatch, Titled>() }
/** From this share of the documents on, they are kept. */
const WORTH_KEEPING = 1 / 32

function titledBy(segment: Segment, unit: Unit, match: UnitMatch, isExact: boolean): Titled {
  const known = titlesKnown[isExact ? 'exact' : 'any']
  const found = known.get(match)
  if (found !== undefined) return found
  const { blocks, postingDocument, postingFields, dictionary } = segment
  const words = wordsFor(segment.size)
  const titled = { bits: new Uint32Array(words), coded: new Uint32Array(words) }
  let postings = 0
  const take = (first: number, last: number): void => {
    for (const [block, starts] of blocks.entries()) {
      const end = starts[last] as number
      for (let place = starts[first] as number; place < end; place++) {
        const fields = postingFields[place] as number
        if ((fields & TITLES) === 0) continue
        const document = (block << BLOCK_BITS) | (postingDocument[place] as number)
        add(titled.bits, document)
        if (fields & CODES) add(titled.coded, document)
      }
      postings += end - (starts[first] as number)
    }
  }
  for (const { first, last, way } of match.expansions)
    if (!isExact || (last === first + 1 && way >= WAYS.folded)) take(first, last)
  for (const word of unit.phrase) {
    const id = find(dictionary, lettersOf(word))
    if (id >= 0) take(id, id + 1)
  }
  if (postings >= segment.size * WORTH_KEEPING) known.set(match, titled)
  return titled
}

/** Both from 0 to 1. */
export interface Close {
  proximity: number
  exactness: number
}

/** Far from the query: what most documents are. */
const FAR: Close = { proximity: 0, exactness: 0 }

export class Closeness {
  private readonly segment: Segment
  /** How close any document can be: one word is near to nothing, and no title is exactly what no dictionary holds. */
  readonly most: Close
  private readonly answers = new Map<number, Answer>()
  /** Documents with words in a title or a code that answer a unit which is needed: no other can be close. */
  private readonly near: Uint32Array
  /** Those among them with words that answer all of these units. */
  private readonly nearAll: Uint32Array
  /** Those with such a word in a code. */
  private readonly coded: Uint32Array
  /** Steps of the score that being close adds at most: to any document, and to those that are not of `nearAll`. */
  private readonly atMostAll: number
  private readonly atMostSome: number
  /** The same for those of `nearAll`, by the words of the title. */
  private readonly atMostByLength: Float64Array
  private readonly titleLengths: Uint8Array
  private readonly ranges: { first: number; last: number; bit: number }[] = []
  /** Bits of the units that are needed. */
  private readonly needed: number
  private readonly countNeeded: number
  /** Words each unit has in the query. */
  private readonly lengths: number[]
  private readonly seen = new Int32Array(32)
  /** Room for the places of one title, and for what stands there. */
  private readonly places: number[] = []
  private readonly bits: number[] = []

  /** `units` are those a query was read by, with their matches in this segment. */
  constructor(segment: Segment, units: readonly Unit[], matches: readonly UnitMatch[]) {
    this.segment = segment
    let needed = 0
    for (const [at, unit] of units.entries()) {
      const bit = 1 << at
      if (!unit.optional) needed |= bit
      const match = matches[at] as UnitMatch
      for (const { first, last, way } of match.expansions) {
        if (last > first + 1) {
          this.ranges.push({ first, last, bit })
        } else this.add(first, bit, way >= WAYS.folded)
      }
      for (const word of unit.phrase) {
        const id = find(segment.dictionary, lettersOf(word))
        if (id >= 0) this.add(id, bit, true)
      }
    }
    this.needed = needed
    this.countNeeded = bitsOf(needed)
    let exact = 0
    for (const answer of this.answers.values()) exact |= answer.exact
    this.most = {
      proximity: this.countNeeded > 1 ? 1 : 0,
      exactness: needed !== 0 && (exact & needed) === needed ? 1 : 0,
    }
    this.lengths = units.map(({ phrase }) => Math.max(1, phrase.length))
    // Of several words some are missing, so that the share of those that are there is squared.
    const some = (this.countNeeded - 1) / this.countNeeded
    this.atMostAll = stepsOf('proximity', this.most.proximity) + stepsOf('exactness', this.most.exactness)
    this.atMostSome = stepsOf('proximity', this.most.proximity * some * some)
    const size = this.matters ? wordsFor(segment.size) : 0
    this.near = new Uint32Array(size)
    this.nearAll = new Uint32Array(size)
    this.coded = new Uint32Array(size)
    this.titleLengths = titleLengthsOf(segment)
    this.atMostByLength = new Float64Array(this.matters ? LONGEST_COUNTED + 1 : 0)
    if (!this.matters) return
    this.findNear(units, matches)
    // Where no word stands twice in a title, at most all words that are exact are in it.
    const words = [...this.answers].filter(
      ([word, { exact: bits }]) => bits !== 0 && !wordAt(segment.dictionary, word).startsWith(EXACT_FORM),
    ).length
    for (let length = 1; length <= LONGEST_COUNTED; length++) {
      const share = Math.min(1, words / length)
      this.atMostByLength[length] =
        stepsOf('proximity', this.most.proximity) + stepsOf('exactness', this.most.exactness * share * share)
    }
  }

  private findNear(units: readonly Unit[], matches: readonly UnitMatch[]): void {
    const { near, nearAll, coded } = this
    let isFirst = true
    for (const [at, unit] of units.entries()) {
      if (unit.optional) continue
      // One word alone is near to nothing: it can only be the title.
      const titled = titledBy(this.segment, unit, matches[at] as UnitMatch, this.countNeeded === 1)
      addAll(near, titled.bits)
      addAll(coded, titled.coded)
      if (isFirst) nearAll.set(titled.bits)
      else keep(nearAll, titled.bits)
      isFirst = false
    }
  }

  /** Bits of the documents that may be close; none where none may. */
  get nearBits(): Uint32Array {
    return this.near
  }

  /** May this document be close? No other one is. */
  mayBe(document: number): boolean {
    return this.matters && has(this.near, document)
  }

  /** Steps of the score that being close adds to a document at most; it costs next to nothing. */
  stepsAtMost(document: number): number {
    if (!this.mayBe(document)) return 0
    if (!has(this.nearAll, document)) return this.atMostSome
    return has(this.coded, document) ? this.atMostAll : (this.atMostByLength[this.titleLength(document)] as number)
  }

  /** Words of the shortest title of a document; 1 where a title has a word twice. Kept once it was counted. */
  private titleLength(document: number): number {
    const known = this.titleLengths[document] as number
    if (known > 0) return known
    const { documentTextStart, documentTexts, textStart, textWords } = this.segment
    let shortest = LONGEST_COUNTED
    const last = documentTextStart[document + 1] as number
    for (let entry = documentTextStart[document] as number; entry < last; entry++) {
      const packed = documentTexts[entry] as number
      if (packed >>> FIELD_SHIFT !== TITLE) break
      const text = packed & TEXT_MASK
      const from = textStart[text] as number
      const to = Math.min(textStart[text + 1] as number, from + LONGEST_COUNTED)
      const words = textWords.subarray(from, to)
      const end = words.findIndex((word) => word >= PLACELESS)
      const own = end < 0 ? words : words.subarray(0, end)
      shortest = new Set(own).size < own.length ? 1 : Math.max(1, Math.min(shortest, own.length))
      if (shortest === 1) break
    }
    this.titleLengths[document] = shortest
    return shortest
  }

  /** The same for any document. */
  get mostSteps(): number {
    return this.matters ? this.atMostAll : 0
  }

  /** Could any document be close? */
  get matters(): boolean {
    return this.most.proximity > 0 || this.most.exactness > 0
  }

  private add(word: number, bit: number, exact: boolean): void {
    const answer = this.answers.get(word)
    if (answer === undefined) this.answers.set(word, { any: bit, exact: exact ? bit : 0 })
    else {
      answer.any |= bit
      if (exact) answer.exact |= bit
    }
  }

  /** How close one document is: the best of its titles, for exactness also of its codes. */
  of(document: number): Close {
    if (!this.mayBe(document)) return FAR
    const { documentTextStart, documentTexts, textStart } = this.segment
    let best = FAR
    // Texts stand in the order of their fields.
    const last = documentTextStart[document + 1] as number
    for (let entry = documentTextStart[document] as number; entry < last; entry++) {
      const packed = documentTexts[entry] as number
      const field = packed >>> FIELD_SHIFT
      if (field > CODE) break
      const text = packed & TEXT_MASK
      const close = this.ofText(textStart[text] as number, textStart[text + 1] as number, field === TITLE)
      if (close.proximity > best.proximity || close.exactness > best.exactness) {
        best = {
          proximity: Math.max(close.proximity, best.proximity),
          exactness: Math.max(close.exactness, best.exactness),
        }
      }
    }
    return best
  }

  private ofText(from: number, end: number, isTitle: boolean): Close {
    const { textWords } = this.segment
    const { answers, ranges, needed } = this
    const to = Math.min(end, from + LONGEST_TITLE)
    const { places, bits } = this
    places.length = 0
    bits.length = 0
    let length = 0
    let met = 0
    let exact = 0
    let answering = 0
    for (let at = from; at < to; at++) {
      const word = textWords[at] as number
      if (word >= PLACELESS) break
      const answer = answers.get(word)
      let any = answer?.any ?? 0
      for (const { first, last, bit } of ranges) if (word >= first && word < last) any |= bit
      if (any !== 0) {
        if ((any & needed) !== 0) {
          places.push(length)
          bits.push(any & needed)
          met |= any & needed
        }
        if (answer !== undefined && answer.exact !== 0) {
          exact |= answer.exact
          answering += 1
        }
      }
      length += 1
    }
    if (met === 0) return FAR
    const share =
      (exact & needed) === needed && length === end - from - this.placeless(from, end) ? answering / length : 0
    return {
      proximity: isTitle && this.countNeeded > 1 ? this.proximity(places, bits, met) : 0,
      exactness: share * share,
    }
  }

  private placeless(from: number, end: number): number {
    let count = 0
    for (let at = end; at > from && (this.segment.textWords[at - 1] as number) >= PLACELESS; at--) count += 1
    return count
  }

  /** The shortest stretch that holds all units met, against the words it needs, and whether they stand in order there. */
  private proximity(places: number[], bits: number[], met: number): number {
    const { seen, lengths } = this
    let needs = 0
    for (let unit = 0; unit < lengths.length; unit++) {
      seen[unit] = 0
      if ((met >>> unit) & 1) needs += lengths[unit] as number
    }
    const units = bitsOf(met)
    let held = 0
    let from = 0
    let shortest = Infinity
    let ordered = false
    for (let to = 0; to < places.length; to++) {
      held += this.count(bits[to] as number, 1)
      while (held === units) {
        const stretch = (places[to] as number) - (places[from] as number) + 1
        const inOrder = isAscending(bits, from, to)
        if (stretch < shortest || (stretch === shortest && inOrder && !ordered)) {
          shortest = stretch
          ordered = inOrder
        }
        held -= this.count(bits[from] as number, -1)
        from += 1
      }
    }
    const share = units / this.countNeeded
    return share * share * Math.min(1, needs / shortest) * (ordered || units === 1 ? 1 : OUT_OF_ORDER)
  }

  /** Counts the units of one word in or out of the stretch; gives how many came in or went out. */
  private count(bits: number, by: 1 | -1): number {
    let changed = 0
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const unit = 31 - Math.clz32(rest & -rest)
      const before = this.seen[unit] as number
      this.seen[unit] = before + by
      if (by === 1 ? before === 0 : before === 1) changed += 1
    }
    return changed
  }
}

/** Do the words of a stretch answer units in the order of the query? Each word can stand for any unit it answers. */
function isAscending(bits: number[], from: number, to: number): boolean {
  let least = 0
  for (let at = from; at <= to; at++) {
    const possible = (bits[at] as number) & ~(2 ** least - 1)
    if (possible === 0) return false
    least = 31 - Math.clz32(possible & -possible)
  }
  return true
}

function bitsOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
