/** Orders documents: the two numbers each is ordered by, and the best of many. */
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import { SCORE_PARTS, type ScorePart, type ScorePartName, type SearchQuery } from '../search-index.ts'
import { add, has } from './bits.ts'
import type { Closeness } from './closeness.ts'
import { fitOf, sumOf, type FitScores, type KeptBits } from './filter.ts'
import { documentNumber, isOneEach, rankFrom, type Segment } from './segment.ts'
import { compareAt, eachText, encoded, textAt } from './texts.ts'
import { fitStepsOf, NEXT_LANGUAGE, ownParts, proofStepsOf, SCORE_STEPS, stepsOf } from './weights.ts'

/** Stands for "not known" in orders where the least comes first; finite, because cursors are JSON. */
const LAST = -1e300
const MOST_LEVEL = 3
/** A variety of a wanted language is worth a little less than the language. */
const VARIETY = 0.95

/** What a ranker needs to know of a query and of its result in one segment. */
export interface Ranking {
  segment: Segment
  kept: KeptBits
  query: SearchQuery
  /** Sums of word scores, by document; null without words. */
  scores: Float64Array | null
  /** What the sums are divided by. */
  highest: number
  closeness: Closeness
  /** The result: bits, the same as a list, and the number of its members. */
  bits: Uint32Array
  list: Uint32Array
  count: number
  /** Places for the first and the second key of each document of the segment. */
  room: Float64Array
  seconds: Float64Array
}

/**
 * Gives the two numbers documents of one segment are ordered by; higher ones come first. Most of the first one is worked
 * out for all documents of a result at once, column by column (`base`); the rest only for the few that may be shown.
 * Relevance is in whole numbers of SCORE_STEPS.
 */
export class Ranker {
  /** The first key of each document of the result, or up to `atMost` less. */
  readonly base: Float64Array
  /** What `key` may add to `base`. */
  readonly atMost: number
  /** Relevance of each document of the result without what close ones get; the same as `base` where that comes first. */
  private readonly scored: Float64Array
  /** Is `scored` worked out for all? Numbers seldom tie, so of documents ordered by them it is for those asked for. */
  private readonly isScored: boolean
  private readonly segment: Segment
  private readonly relevance: boolean
  private readonly scores: Float64Array | null
  /** What a sum of word scores is multiplied with to be steps. */
  private readonly share: number
  private readonly closeness: Closeness
  /** Documents whose `scored` has in it how close they are to the query. */
  private readonly known: Uint32Array
  private readonly fit: FitScores | null
  /** Part of each edition language, null when the reader names none. */
  private readonly languageParts: Float64Array | null

  constructor({ segment, kept, query, scores, highest, closeness, bits, list, count, room, seconds }: Ranking) {
    this.base = room
    this.segment = segment
    this.relevance = query.order === 'RELEVANCE'
    this.scores = scores
    this.share = stepsOf('words') / highest
    this.closeness = closeness
    this.known = new Uint32Array(bits.length)
    this.atMost = this.relevance ? closest(closeness) : 0
    this.fit = query.needs.length > 0 ? fitOf(segment, kept, query.needs, bits) : null
    this.languageParts =
      query.languages.length === 0
        ? null
        : Float64Array.from(eachText(segment.columns.editionLanguages.values), (tag) =>
            languagePart(tag, query.languages),
          )
    this.scored = this.relevance ? room : seconds
    this.isScored = this.relevance || query.order === 'FIT'
    if (this.isScored) this.fillScores(list, count)
    if (query.order === 'FIT') this.fillFit(list, count)
    else if (query.order !== 'RELEVANCE') this.fillNumbers(query.order, list, count)
  }

  /** The first key. */
  key(document: number): number {
    if (this.relevance) this.complete(document)
    return this.base[document] as number
  }

  /** The second key: relevance, where that is not the first one. */
  second(document: number): number {
    if (this.relevance) return 0
    this.complete(document)
    return this.scored[document] as number
  }

  /** What the second key is at most; it costs next to nothing where many documents have the same first key. */
  secondAtMost(document: number): number {
    if (this.relevance || !this.isScored) return this.second(document)
    const score = this.scored[document] as number
    return has(this.known, document) ? score : score + closest(this.closeness)
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
      fit: this.fit === null ? 0 : this.fitSteps(this.fit, document),
      ...ownParts({
        isAligned: (aligned[document + 1] as number) > (aligned[document] as number),
        quality: numbers.quality[document] as number,
        updated: numbers.updated[document] as number,
      }),
    }
    return SCORE_PARTS.map((name) => ({ name, value: steps[name] / SCORE_STEPS, most: stepsOf(name) / SCORE_STEPS }))
  }

  private fitSteps(fit: FitScores, document: number): number {
    const { weakest, most, least, proof, mostProof } = fit
    const proven = proof === null ? 0 : (proof[document] as number) / mostProof
    return (
      fitStepsOf((weakest[document] as number) / MOST_LEVEL, sumOf(fit, document), most, least) +
      proofStepsOf(proven, most, least)
    )
  }

  private wordSteps(document: number): number {
    return this.scores === null ? 0 : Math.round((this.scores[document] as number) * this.share)
  }

  /** Makes the score of a document whole, once: adds what it gets for being close to the query. */
  private complete(document: number): void {
    if ((this.isScored && !this.closeness.matters) || has(this.known, document)) return
    add(this.known, document)
    if (!this.isScored) {
      let score = (this.segment.prior[document] as number) + this.wordSteps(document)
      if (this.languageParts !== null) score += stepsOf('language', this.language(document))
      this.scored[document] = this.fit === null ? score : score + this.fitSteps(this.fit, document)
      if (!this.closeness.matters) return
    }
    const { proximity, exactness } = this.closeness.of(document)
    ;(this.scored[document] as number) += stepsOf('proximity', proximity) + stepsOf('exactness', exactness)
  }

  private fillScores(list: Uint32Array, count: number): void {
    const { scored: base, scores, share, fit, languageParts, segment } = this
    const { prior } = segment
    const { editionLanguages } = segment.columns
    if (languageParts !== null && isOneEach(editionLanguages)) {
      // Nearly always each edition has one language; then one pass does it all.
      const { value } = editionLanguages
      const weighted = languageParts.map((part) => stepsOf('language', part))
      if (scores === null) {
        for (let at = 0; at < count; at++) {
          const document = list[at] as number
          base[document] = (prior[document] as number) + (weighted[value[document] as number] as number)
        }
      } else {
        for (let at = 0; at < count; at++) {
          const document = list[at] as number
          base[document] =
            (prior[document] as number) +
            Math.round((scores[document] as number) * share) +
            (weighted[value[document] as number] as number)
        }
      }
    } else {
      for (let at = 0; at < count; at++) {
        const document = list[at] as number
        let score = (prior[document] as number) + this.wordSteps(document)
        if (languageParts !== null) score += stepsOf('language', languageOf(segment, languageParts, document))
        base[document] = score
      }
    }
    if (fit === null) return
    // Few different values: all of them first.
    const { weakest, most, least, proof, mostProof } = fit
    const row = most + 1
    const steps = Float64Array.from({ length: row * (MOST_LEVEL + 1) }, (_, at) =>
      fitStepsOf(Math.floor(at / row) / MOST_LEVEL, at % row, most, least),
    )
    const proofSteps = Float64Array.from({ length: mostProof + 1 }, (_, at) =>
      proofStepsOf(at / mostProof, most, least),
    )
    for (let at = 0; at < count; at++) {
      const document = list[at] as number
      const levels = steps[(weakest[document] as number) * row + sumOf(fit, document)] as number
      ;(base[document] as number) +=
        proof === null ? levels : levels + (proofSteps[proof[document] as number] as number)
    }
  }

  private fillFit(list: Uint32Array, count: number): void {
    const { base, fit } = this
    for (let at = 0; at < count; at++) {
      const document = list[at] as number
      // The weakest need decides, and between equals all together, which is at most 1.
      base[document] = fit === null ? 0 : 2 * (fit.weakest[document] as number) + sumOf(fit, document) / fit.most
    }
  }

  private fillNumbers(order: SearchQuery['order'], list: Uint32Array, count: number): void {
    const { base, segment } = this
    const newest = order === 'NEWEST'
    const column = segment.numbers[newest ? 'updated' : order === 'SHORTEST' ? 'minutes' : 'bytes']
    for (let at = 0; at < count; at++) {
      const value = column[list[at] as number] as number
      base[list[at] as number] = Number.isNaN(value) ? LAST : newest ? value : -value
    }
  }
}

/** The most that being close to this query can add to a score. */
function closest({ most }: Closeness): number {
  return stepsOf('proximity', most.proximity) + stepsOf('exactness', most.exactness)
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
  private readonly room: number
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
