/** How close the title of a document is to the query: words together and in order, and nothing but them. */
import { EXACT_FORM } from '../analysis.ts'
import type { Unit } from '../query.ts'
import { TEXT_FIELDS } from '../search-index.ts'
import { add, addAll, has, keep, wordsFor } from './bits.ts'
import { find, lettersOf, wordAt } from './dictionary.ts'
import type { UnitMatch } from './match.ts'
import { remembered } from './remembered.ts'
import { BLOCK_BITS, FIELD_SHIFT, PLACELESS, TEXT_MASK, type Segment } from './segment.ts'
import type { Steps } from './steps.ts'
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

/** Words `first` up to, not including, `last` answer a unit. */
interface WordRange {
  first: number
  last: number
  bit: number
}
const NO_RANGES: readonly WordRange[] = []

/** One less than the marks of words, a power of two. */
const LAST_MARK = 1_023

/** Words of a title that are counted for what it is at most, in a byte. */
const LONGEST_COUNTED = 255

/** What is known of the titles and codes of each document: how long they are bounds what an exact word in them is worth. */
interface TitleLengths {
  /** Words of the shortest title, 0 where nobody has counted yet; and of the shortest code of two words and more. */
  title: Uint8Array
  code: Uint8Array
  /** The most words of one of them that stand in it before. */
  repeated: Uint8Array
  /** Bits of the words that are a text by themselves. */
  alone: Uint32Array
}
const lengthsKnown = new WeakMap<Segment, TitleLengths>()

function titleLengthsOf(segment: Segment): TitleLengths {
  let lengths = lengthsKnown.get(segment)
  if (lengths === undefined) {
    const { size, dictionary, textStart, textWords } = segment
    const alone = new Uint32Array(wordsFor(dictionary.size))
    for (let text = 1; text < textStart.length; text++) {
      const from = textStart[text - 1] as number
      const second = from + 1 < (textStart[text] as number) ? (textWords[from + 1] as number) : PLACELESS
      if (second >= PLACELESS && from < (textStart[text] as number))
        add(alone, (textWords[from] as number) & ~PLACELESS)
    }
    const counts = (): Uint8Array => new Uint8Array(size)
    lengths = { title: counts(), code: counts(), repeated: counts(), alone }
    lengthsKnown.set(segment, lengths)
  }
  return lengths
}

/** Keeps how long the titles and codes of a document are. */
function countTitles(segment: Segment, { title, code, repeated }: TitleLengths, document: number): void {
  const { documentTextStart, documentTexts, textStart, textWords } = segment
  let [shortestTitle, shortestCode, mostRepeated] = [LONGEST_COUNTED, LONGEST_COUNTED, 0]
  const last = documentTextStart[document + 1] as number
  for (let entry = documentTextStart[document] as number; entry < last; entry++) {
    const packed = documentTexts[entry] as number
    const field = packed >>> FIELD_SHIFT
    if (field > CODE) break
    const text = packed & TEXT_MASK
    const from = textStart[text] as number
    const to = Math.min(textStart[text + 1] as number, from + LONGEST_COUNTED)
    let at = from
    let again = 0
    for (; at < to && (textWords[at] as number) < PLACELESS; at++)
      if (textWords.indexOf(textWords[at] as number, from) < at) again += 1
    const length = at - from
    if (field === TITLE) shortestTitle = Math.max(1, Math.min(shortestTitle, length))
    else if (length > 1) shortestCode = Math.min(shortestCode, length)
    mostRepeated = Math.max(mostRepeated, again)
  }
  title[document] = shortestTitle
  code[document] = shortestCode
  repeated[document] = mostRepeated
}

/** Documents between two yields. */
const STRIDE = 256

/** Keeps how long the titles and codes of all documents are. */
export function* countAllTitles(segment: Segment): Steps<void> {
  const lengths = titleLengthsOf(segment)
  for (let document = 0; document < segment.size; document++) {
    if (lengths.title[document] === 0) countTitles(segment, lengths, document)
    if (document % STRIDE === 0) yield
  }
}

/** Documents with words that answer a unit in a title or a code, and those with one in a code. */
interface Titled {
  bits: Uint32Array
  coded: Uint32Array
}

/** From this share of the documents on, they are remembered. */
const WORTH_KEEPING = 1 / 32

/** By any words, or by exact ones. */
function titledBy(segment: Segment, unit: Unit, match: UnitMatch, isExact: boolean): Titled {
  const { dictionary, postingStart, size } = segment
  const words: [number, number][] = match.expansions
    .filter(({ first, last, way }) => !isExact || (last === first + 1 && way >= WAYS.folded))
    .map(({ first, last }) => [first, last])
  for (const word of unit.phrase) {
    const id = find(dictionary, lettersOf(word))
    if (id >= 0) words.push([id, id + 1])
  }
  let postings = 0
  for (const [first, last] of words) postings += (postingStart[last] as number) - (postingStart[first] as number)
  if (postings < size * WORTH_KEEPING) return titledWith(segment, words)
  return remembered(
    segment,
    `titled ${words.join(' ')}`,
    () => titledWith(segment, words),
    ({ bits, coded }) => bits.byteLength + coded.byteLength,
  )
}

/** Those with any word of these ranges. */
function titledWith({ size, blocks, postingDocument, postingFields }: Segment, words: [number, number][]): Titled {
  const titled = { bits: new Uint32Array(wordsFor(size)), coded: new Uint32Array(wordsFor(size)) }
  for (const [first, last] of words) {
    for (const [block, starts] of blocks.entries()) {
      const end = starts[last] as number
      for (let place = starts[first] as number; place < end; place++) {
        const fields = postingFields[place] as number
        if ((fields & TITLES) === 0) continue
        const document = (block << BLOCK_BITS) | (postingDocument[place] as number)
        add(titled.bits, document)
        if (fields & CODES) add(titled.coded, document)
      }
    }
  }
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
  /** 1 at the lowest bits of each of these words: most words of a title are seen to at a glance. */
  private readonly marks = new Uint8Array(LAST_MARK + 1)
  /** Documents with words in a title or a code that answer a unit which is needed: no other can be close. */
  private readonly near: Uint32Array
  /** Those among them with words that answer all of these units. */
  private readonly nearAll: Uint32Array
  /** Those with such a word in a code. */
  private readonly coded: Uint32Array
  /** Steps of the score that being close adds at most: to any document, and to those that are not of `nearAll`. */
  private readonly atMostAll: number
  private readonly atMostSome: number
  private readonly atMostProximity: number
  /** Words that are exact, each of which a title that repeats none holds once. */
  private readonly exactWords: number
  /** Is one of them a text by itself, and so may be a code? */
  private readonly isAlone: boolean = false
  private readonly titleLengths: TitleLengths
  private readonly ranges: WordRange[] = []
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
    this.atMostProximity = stepsOf('proximity', this.most.proximity)
    this.atMostAll = this.atMostProximity + stepsOf('exactness', this.most.exactness)
    this.atMostSome = stepsOf('proximity', this.most.proximity * some * some)
    const size = this.matters ? wordsFor(segment.size) : 0
    this.near = new Uint32Array(size)
    this.nearAll = new Uint32Array(size)
    this.coded = new Uint32Array(size)
    this.titleLengths = titleLengthsOf(segment)
    let words = 0
    for (const [word, answer] of this.answers) {
      this.marks[word & LAST_MARK] = 1
      if (answer.exact === 0 || wordAt(segment.dictionary, word).startsWith(EXACT_FORM)) continue
      words += 1
      this.isAlone ||= has(this.titleLengths.alone, word)
    }
    this.exactWords = words
    if (this.matters) this.findNear(units, matches)
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
    const isCoded = has(this.coded, document)
    if (isCoded && this.isAlone) return this.atMostAll
    const { title, code, repeated } = this.titleLengths
    if (title[document] === 0) countTitles(this.segment, this.titleLengths, document)
    const shortest = isCoded
      ? Math.min(title[document] as number, code[document] as number)
      : (title[document] as number)
    // At most all words that are exact are in a title, and those that stand there again.
    const share = Math.min(1, (this.exactWords + (repeated[document] as number)) / shortest)
    return this.atMostProximity + stepsOf('exactness', this.most.exactness * share * share)
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
    const { answers, marks, needed } = this
    // One word is near to nothing, so that only exact words, which are no ranges, tell.
    const ranges = this.countNeeded > 1 ? this.ranges : NO_RANGES
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
      const answer = marks[word & LAST_MARK] === 0 ? undefined : answers.get(word)
      let any = answer === undefined ? 0 : answer.any
      for (let at = 0; at < ranges.length; at++) {
        const { first, last, bit } = ranges[at] as WordRange
        if (word >= first && word < last) any |= bit
      }
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
