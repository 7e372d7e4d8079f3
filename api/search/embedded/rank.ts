/** Orders documents: the two numbers each is ordered by, and the best of many. */
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import { SCORE_PARTS, type NumberField, type ScorePart, type ScorePartName, type SearchQuery } from '../search-index.ts'
import { add, has, wordsFor } from './bits.ts'
import type { Closeness } from './closeness.ts'
import { addValue, BELOW_FIT, fitKinds, type FitKinds, type KeptBits } from './filter.ts'
import type { Scores } from './scores.ts'
import { documentNumber, isOneEach, rankFrom, type Segment } from './segment.ts'
import { compareAt, eachText, encoded, textAt } from './texts.ts'
import { NEXT_LANGUAGE, ownParts, SCORE_STEPS, stepsOf } from './weights.ts'

/** Stands for "not known" in orders where the least comes first; finite, because cursors are JSON. */
const LAST = -1e300
/** A variety of a wanted language is worth a little less than the language. */
const VARIETY = 0.95

/** Room for what words give the documents of one word of bits. */
const given = new Float64Array(32)

/** What a ranker needs to know of a query and of its result in one segment. */
export interface Ranking {
  segment: Segment
  kept: KeptBits
  query: SearchQuery
  /** What words give; null without words. */
  scores: Scores | null
  /** What the sums are divided by. */
  highest: number
  closeness: Closeness
  /** The result. */
  bits: Uint32Array
  /** Places for two numbers of each document of the segment. */
  room: Float64Array
  seconds: Float64Array
}

/**
 * Gives the two numbers documents of one segment are ordered by; higher ones come first. `contend` works out for all
 * documents of a result, in one pass, a number that they reach at least, and leaves those that may be shown; the rest is
 * worked out for these alone. Relevance is in whole numbers of SCORE_STEPS.
 */
export class Ranker {
  private readonly segment: Segment
  private readonly kept: KeptBits
  private readonly order: SearchQuery['order']
  private readonly bits: Uint32Array
  /** What the places of the contenders are at most, see `placeOf`. */
  private readonly ceiling: Float64Array
  /** What being close to the query may add to it. */
  private readonly atMost: number
  /** Relevance of the documents in `known`. */
  private readonly scored: Float64Array
  private readonly known: Uint32Array
  private readonly scores: Scores | null
  /** What a sum of word scores is multiplied with to be steps. */
  private readonly share: number
  private readonly closeness: Closeness
  /** What documents are ordered by, where it is numbers. */
  private readonly numbers: Segment['numbers'][NumberField] | null
  private readonly fit: FitKinds | null
  /** What each way of fitting adds to the place. */
  private readonly fitPlaces: Float64Array | null
  /** Part of each edition language, null when the reader names none, and the same in steps. */
  private readonly languageParts: Float64Array | null
  private readonly languageSteps: Float64Array | null
  /** Each document has one language. */
  private readonly isOneLanguage: boolean

  constructor({ segment, kept, query, scores, highest, closeness, bits, room, seconds }: Ranking) {
    const { order, languages, needs } = query
    this.segment = segment
    this.kept = kept
    this.order = order
    this.bits = bits
    this.ceiling = room
    this.scored = seconds
    this.known = new Uint32Array(bits.length)
    this.scores = scores
    this.share = stepsOf('words') / highest
    this.closeness = closeness
    this.numbers = numbersFor(segment, order)
    this.atMost = this.numbers === null ? closeness.mostSteps : 0
    this.fit = needs.length > 0 ? fitKinds(segment, kept, needs) : null
    this.fitPlaces = this.fit === null ? null : order === 'FIT' ? this.fit.both : this.fit.steps
    const { editionLanguages } = segment.columns
    this.isOneLanguage = isOneEach(editionLanguages)
    this.languageParts =
      languages.length === 0
        ? null
        : Float64Array.from(eachText(editionLanguages.values), (tag) => languagePart(tag, languages))
    this.languageSteps = this.languageParts?.map((part) => stepsOf('language', part)) ?? null
  }

  /** Is the first key the place? Relevance within fit is not. */
  get isPlace(): boolean {
    return this.order !== 'FIT'
  }

  /** The first key. */
  key(document: number): number {
    if (this.order === 'RELEVANCE') return this.relevance(document)
    if (this.order === 'FIT')
      return this.fit === null ? 0 : (this.fit.keys[this.fit.kind[document] as number] as number)
    return this.numberOf((this.numbers as Float64Array)[document] as number)
  }

  /** The second key: relevance, where that is not the first one. */
  second(document: number): number {
    return this.order === 'RELEVANCE' ? 0 : this.relevance(document)
  }

  /** Part for the reader's languages, 0..1: 1 for the first one. */
  language(document: number): number {
    return this.languageParts === null ? 0 : languageOf(this.segment, this.languageParts, document)
  }

  /** The parts of the relevance of one document, in the order of SCORE_PARTS. They add up to it exactly. */
  parts(document: number): ScorePart[] {
    const { numbers, columns } = this.segment
    const aligned = columns.outcome.start
    const close = this.closeness.matters ? this.closeness.of(document) : null
    const steps: Record<ScorePartName, number> = {
      words: this.wordSteps(document),
      proximity: stepsOf('proximity', close?.proximity ?? 0),
      exactness: stepsOf('exactness', close?.exactness ?? 0),
      language: stepsOf('language', this.language(document)),
      fit: this.fitSteps(document),
      ...ownParts({
        isAligned: (aligned[document + 1] as number) > (aligned[document] as number),
        quality: numbers.quality[document] as number,
        updated: numbers.updated[document] as number,
      }),
    }
    return SCORE_PARTS.map((name) => ({ name, value: steps[name] / SCORE_STEPS, most: stepsOf(name) / SCORE_STEPS }))
  }

  /**
   * Works out what each document of the result reaches at least, writes those that may be on the page into `into`,
   * ascending, and gives their number. `least` is offered what a work, or a document, reaches at least; what cannot
   * reach the least of the best is left out. Only what surely comes after `after` is offered.
   */
  contend(least: Least, byWork: boolean, after: { place: number; work: number }, into: Uint32Array): number {
    const { ceiling, bits, atMost, share, numbers, segment, fit, fitPlaces } = this
    const { workOf, prior } = segment
    const near = atMost === 0 ? null : this.closeness.nearBits
    const language = segment.columns.editionLanguages.value
    const languageSteps = numbers === null ? this.languageSteps : null
    // Words say nothing to an order by numbers.
    const scores = numbers === null ? this.scores : null
    // Words give most of what was found `weak` at most, and none of it more than `most`.
    const strong = scores === null ? null : scores.strong
    const weak = scores === null ? 0 : scores.weak * share
    const most = scores === null ? 0 : scores.most * share
    const spoken = numbers === null ? this.spokenBits() : null
    const { ofBlocks, ofFit, ofLanguage } = this.mostWithoutWords()
    let contenders = 0
    let offered = -1
    let floor = least.value
    for (let w = 0; w < bits.length; w++) {
      let word = bits[w] as number
      if (word === 0) continue
      const close = near === null ? 0 : (near[w] as number)
      // What words, language and closeness must give here at least. A rounded sum is never more than this greater.
      let needed = floor - (ofBlocks[w] as number) - 1
      if (ofFit !== null) needed -= ofFit[w] as number
      // Who is not given most, or not in the reader's languages, or not close, may be beyond hope without a look.
      if (needed > weak) {
        const closest = close === 0 ? 0 : atMost
        const high = strong === null ? 0 : (strong[w] as number)
        const own = spoken === null ? 0 : (spoken[w] as number)
        if (needed > weak + ofLanguage + closest) word &= high
        if (needed > weak + closest) word &= high | own
        if (needed > weak + ofLanguage) word &= high | close
        if (needed > weak) word &= high | own | close
        if (needed > most + closest) word &= own
        if (needed > most + ofLanguage) word &= close
        if (needed > most) word &= own | close
        if (needed > most + ofLanguage + closest) word = 0
        if (word === 0) continue
      }
      if (scores !== null) scores.ofWord(w, word, given)
      while (word !== 0) {
        const lowest = word & -word
        word ^= lowest
        const bit = 31 - Math.clz32(lowest)
        const document = (w << 5) + bit
        // The same as `placeOf`.
        let place: number
        if (numbers !== null) place = this.numberOf(numbers[document] as number)
        else {
          place = prior[document] as number
          if (scores !== null) place += Math.round((given[bit] as number) * share)
          if (languageSteps !== null)
            place += this.isOneLanguage
              ? (languageSteps[language[document] as number] as number)
              : stepsOf('language', this.language(document))
          if (fitPlaces !== null) place += fitPlaces[(fit as FitKinds).kind[document] as number] as number
        }
        let highest = place
        if ((close & lowest) !== 0 && place + atMost >= floor) highest += this.closeAtMost(document)
        if (highest < floor) continue
        ceiling[document] = highest
        into[contenders++] = document
        if (place <= floor) continue
        const work = workOf[document] as number
        if (byWork) {
          if (work === offered || work === after.work) continue
          offered = work
          if (workOf[document - 1] !== work && workOf[document + 1] !== work) {
            if (highest < after.place) least.offer(place)
          } else this.offerWork(least, document, after.place)
        } else if (highest < after.place) least.offer(place)
        floor = least.value
      }
    }
    return contenders
  }

  /** The place a document reaches at least: both keys as one number, or the first where it is any number. */
  private placeOf(document: number): number {
    const { segment, scores, numbers, languageSteps, fitPlaces, fit } = this
    if (numbers !== null) return this.numberOf(numbers[document] as number)
    let place = segment.prior[document] as number
    if (scores !== null) place += Math.round(scores.of(document) * this.share)
    if (languageSteps !== null) {
      place += this.isOneLanguage
        ? (languageSteps[segment.columns.editionLanguages.value[document] as number] as number)
        : stepsOf('language', this.language(document))
    }
    if (fitPlaces !== null) place += fitPlaces[(fit as FitKinds).kind[document] as number] as number
    return place
  }

  /** What documents reach at most without words and closeness: of each 32, by their fit and by their language alone. */
  private mostWithoutWords(): { ofBlocks: Float64Array; ofFit: Float64Array | null; ofLanguage: number } {
    const { segment, order, numbers, fit, fitPlaces, languageSteps } = this
    const { size, prior } = segment
    if (numbers !== null) {
      const ofBlocks = mostOf(segment, order, size, (document) => this.numberOf(numbers[document] as number))
      return { ofBlocks, ofFit: null, ofLanguage: 0 }
    }
    return {
      ofBlocks: mostOf(segment, 'prior', size, (document) => prior[document] as number),
      ofFit: fit === null ? null : rememberedMost(fit, order, () => mostOfKinds(fit.kind, fitPlaces as Float64Array)),
      ofLanguage: languageSteps?.reduce((most, steps) => Math.max(most, steps), 0) ?? 0,
    }
  }

  /** Documents in a language of the reader; null where languages add nothing. */
  private spokenBits(): Uint32Array | null {
    const { segment, kept, languageSteps } = this
    if (languageSteps === null) return null
    const bits = new Uint32Array(this.bits.length)
    for (const [value, steps] of languageSteps.entries())
      if (steps > 0) addValue(segment, kept, 'editionLanguages', value, bits)
    return bits
  }

  /** What the place of a contender is at most; it costs next to nothing. */
  placeAtMost(document: number): number {
    return this.ceiling[document] as number
  }

  private closeAtMost(document: number): number {
    return this.atMost === 0 ? 0 : this.closeness.stepsAtMost(document)
  }

  /** Offers what a work reaches at least: its edition that is shown is the best of the best language. */
  private offerWork(least: Least, met: number, after: number): void {
    let language = -1
    let best = -Infinity
    let reach = -Infinity
    for (const document of editionsOfWork(this.segment, this.bits, met)) {
      const own = this.language(document)
      if (own < language) continue
      if (own > language) {
        language = own
        best = reach = -Infinity
      }
      const place = this.placeOf(document)
      best = Math.max(best, place)
      reach = Math.max(reach, place + this.closeAtMost(document))
    }
    if (reach < after) least.offer(best)
  }

  /** Where these keys stand, as one number like those in `base`. */
  placeOfKeys(first: number, second: number): number {
    if (this.order !== 'FIT') return first
    return Math.round(first * (this.fit?.most ?? 1)) * BELOW_FIT + second
  }

  private wordSteps(document: number): number {
    return this.scores === null ? 0 : Math.round(this.scores.of(document) * this.share)
  }

  private fitSteps(document: number): number {
    return this.fit === null ? 0 : (this.fit.steps[this.fit.kind[document] as number] as number)
  }

  private withoutCloseness(document: number): number {
    const language = this.languageParts === null ? 0 : stepsOf('language', this.language(document))
    return (this.segment.prior[document] as number) + this.wordSteps(document) + language + this.fitSteps(document)
  }

  private relevance(document: number): number {
    if (!has(this.known, document)) {
      add(this.known, document)
      let score = this.withoutCloseness(document)
      if (this.closeness.mayBe(document)) {
        const { proximity, exactness } = this.closeness.of(document)
        score += stepsOf('proximity', proximity) + stepsOf('exactness', exactness)
      }
      this.scored[document] = score
    }
    return this.scored[document] as number
  }

  private numberOf(value: number): number {
    return Number.isNaN(value) ? LAST : this.order === 'NEWEST' ? value : -value
  }
}

/** The numbers documents are ordered by, where it is numbers. */
function numbersFor({ numbers }: Segment, order: SearchQuery['order']): Segment['numbers'][NumberField] | null {
  if (order === 'RELEVANCE' || order === 'FIT') return null
  return numbers[order === 'NEWEST' ? 'updated' : order === 'SHORTEST' ? 'minutes' : 'bytes']
}

const mosts = new WeakMap<object, Map<string, Float64Array>>()

/** The most of each 32 documents in a row, kept with a segment, or with how its documents fit, under a name. */
function mostOf(owner: object, name: string, size: number, numberOf: (document: number) => number): Float64Array {
  return rememberedMost(owner, name, () => {
    const most = new Float64Array(wordsFor(size)).fill(-Infinity)
    for (let document = 0; document < size; document++) {
      const number = numberOf(document)
      if (number > (most[document >>> 5] as number)) most[document >>> 5] = number
    }
    return most
  })
}

/** The most of each 32 documents in a row, from a number for each kind of document. */
function mostOfKinds(kind: Uint16Array | Uint32Array, numbers: Float64Array): Float64Array {
  const most = new Float64Array(wordsFor(kind.length))
  for (let w = 0, document = 0; w < most.length; w++) {
    let highest = -Infinity
    for (const end = Math.min(kind.length, document + 32); document < end; document++) {
      const number = numbers[kind[document] as number] as number
      if (number > highest) highest = number
    }
    most[w] = highest
  }
  return most
}

function rememberedMost(owner: object, name: string, make: () => Float64Array): Float64Array {
  let known = mosts.get(owner)
  if (known === undefined) mosts.set(owner, (known = new Map()))
  let most = known.get(name)
  if (most === undefined) known.set(name, (most = make()))
  return most
}

/** The editions in `bits` of the work of a document. Editions are neighbours. */
export function editionsOfWork({ workOf, size }: Segment, bits: Uint32Array, document: number): number[] {
  const work = workOf[document]
  let from = document
  while (from > 0 && workOf[from - 1] === work) from -= 1
  const editions: number[] = []
  for (let other = from; other < size && workOf[other] === work; other++) if (has(bits, other)) editions.push(other)
  return editions
}

function languageOf({ columns }: Segment, parts: Float64Array, document: number): number {
  const { start, value } = columns.editionLanguages
  const end = start[document + 1] as number
  let best = 0
  for (let place = start[document] as number; place < end; place++) {
    const part = parts[value[place] as number] as number
    if (part > best) best = part
  }
  return best
}

const partsKnown = new Map<string, number>()
const MOST_PARTS_KNOWN = 20_000

/** How much an edition language is worth to a reader, 0..1. */
export function languagePart(tag: string, languages: string[]): number {
  let part = 1
  for (const wanted of languages) {
    const key = `${wanted} ${tag}`
    let met = partsKnown.get(key)
    if (met === undefined) {
      const how = meetsLanguage(wanted, tag) ?? (meetsLanguage(tag, wanted) === null ? null : 'variety')
      met = how === null ? 0 : how === 'same' ? 1 : VARIETY
      if (partsKnown.size >= MOST_PARTS_KNOWN) partsKnown.clear()
      partsKnown.set(key, met)
    }
    if (met > 0) return part * met
    part *= NEXT_LANGUAGE
  }
  return 0
}

/** The least of the `room` largest numbers offered, or -Infinity while there are fewer. A heap with the least on top. */
export class Least {
  value = -Infinity
  private readonly room: number
  private readonly heap: Float64Array
  private count = 0

  constructor(room: number) {
    this.room = room
    this.heap = new Float64Array(room)
  }

  offer(number: number): void {
    const { heap, room } = this
    if (this.count < room) {
      heap[this.count++] = number
      if (this.count < room) return
      // Ascending order is a heap.
      heap.sort()
    } else {
      if (number <= this.value) return
      let at = 0
      for (;;) {
        let next = 2 * at + 1
        if (next >= room) break
        if (next + 1 < room && (heap[next + 1] as number) < (heap[next] as number)) next += 1
        if ((heap[next] as number) >= number) break
        heap[at] = heap[next] as number
        at = next
      }
      heap[at] = number
    }
    this.value = heap[0] as number
  }
}

/** A work, or a document where works are not grouped, by its best document. */
export interface Candidate {
  part: number
  document: number
  first: number
  second: number
}

/** The best of the candidates offered, ordered by keys, then by id. A heap with the worst one on top. */
export class Top {
  /** First key of the worst candidate kept, once there is no room left: what is below need not be offered. */
  worst = -Infinity
  readonly room: number
  private readonly segments: Segment[]
  private readonly heap: Candidate[] = []

  constructor(room: number, segments: Segment[]) {
    this.room = room
    this.segments = segments
  }

  offer(part: number, document: number, first: number, second: number): void {
    const { heap } = this
    if (heap.length < this.room) {
      heap.push({ part, document, first, second })
      let at = heap.length - 1
      while (at > 0) {
        const above = (at - 1) >>> 1
        if (this.order(heap[above] as Candidate, heap[at] as Candidate) >= 0) break
        this.swap(at, above)
        at = above
      }
      if (heap.length === this.room) this.worst = (heap[0] as Candidate).first
      return
    }
    const worst = heap[0] as Candidate
    if (first < worst.first) return
    if (first === worst.first) {
      if (second < worst.second) return
      if (second === worst.second && this.orderOfIds(part, document, worst.part, worst.document) > 0) return
    }
    worst.part = part
    worst.document = document
    worst.first = first
    worst.second = second
    let at = 0
    for (;;) {
      let next = 2 * at + 1
      if (next >= heap.length) break
      if (next + 1 < heap.length && this.order(heap[next + 1] as Candidate, heap[next] as Candidate) > 0) next += 1
      if (this.order(heap[at] as Candidate, heap[next] as Candidate) >= 0) break
      this.swap(at, next)
      at = next
    }
    this.worst = (heap[0] as Candidate).first
  }

  /** Would this document be kept? It is asked of many that tie with the worst one, before their works are looked at. */
  wouldKeep(part: number, document: number, first: number, second: number): boolean {
    const worst = this.heap[0]
    if (worst === undefined || this.heap.length < this.room || first > worst.first) return true
    if (first < worst.first || second < worst.second) return false
    return second > worst.second || this.orderOfIds(part, document, worst.part, worst.document) < 0
  }

  /** Best first. */
  sorted(): Candidate[] {
    return this.heap.sort((one, other) => this.order(one, other))
  }

  /** Negative when `one` comes before `other`. */
  private order(one: Candidate, other: Candidate): number {
    if (one.first !== other.first) return other.first > one.first ? 1 : -1
    if (one.second !== other.second) return other.second > one.second ? 1 : -1
    return this.orderOfIds(one.part, one.document, other.part, other.document)
  }

  private orderOfIds(part: number, document: number, otherPart: number, otherDocument: number): number {
    const segment = this.segments[part] as Segment
    if (part === otherPart) return (segment.idRank[document] as number) - (segment.idRank[otherDocument] as number)
    const other = textAt((this.segments[otherPart] as Segment).ids, otherDocument)
    return compareAt(segment.ids, document, encoded(other))
  }

  private swap(one: number, other: number): void {
    const kept = this.heap[one] as Candidate
    this.heap[one] = this.heap[other] as Candidate
    this.heap[other] = kept
  }
}

/** Place of an id among the ids of a segment: documents with a rank of at least this come after it. */
export function rankAfter(segment: Segment, id: string): number {
  return rankFrom(segment, id) + (documentNumber(segment, id) >= 0 ? 1 : 0)
}
