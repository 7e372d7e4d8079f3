/** Orders documents: the two numbers each is ordered by, and the best of many. */
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import type { SearchQuery } from '../search-index.ts'
import { fitOf, sumOf, type FitScores, type KeptBits } from './filter.ts'
import { documentNumber, isOneEach, rankFrom, type Segment } from './segment.ts'
import { compareAt, eachText, encoded, textAt } from './texts.ts'
import { NEXT_LANGUAGE, PARTS, WEAKEST_SHARE } from './weights.ts'

/** Stands for "not known" in orders where the least comes first; finite, because cursors are JSON. */
const LAST = -1e300
const MOST_LEVEL = 3
/** A variety of a wanted language is worth a little less than the language. */
const VARIETY = 0.95

/**
 * Gives the two numbers documents of one segment are ordered by; higher ones come first. The first one is worked out
 * for all documents of a result at once, column by column; the rest only for the few that may be shown.
 */
export class Ranker {
  /** First key of each document of the result. */
  readonly first: Float64Array
  private readonly segment: Segment
  private readonly relevance: boolean
  private readonly scores: Float64Array | null
  /** What a sum of word scores is multiplied with to be 0..1. */
  private readonly share: number
  private readonly fit: FitScores | null
  /** Part of each edition language, null when the reader names none. */
  private readonly languageParts: Float64Array | null

  /**
   * `scores` are the sums of word scores (null without words), `highest` what they are divided by; `list` holds the
   * `count` members of `bits`, and `room` has a place for each document of the segment.
   */
  constructor(
    segment: Segment,
    kept: KeptBits,
    query: SearchQuery,
    scores: Float64Array | null,
    highest: number,
    bits: Uint32Array,
    list: Uint32Array,
    count: number,
    room: Float64Array,
  ) {
    this.first = room
    this.segment = segment
    this.relevance = query.order === 'RELEVANCE'
    this.scores = scores
    this.share = 1 / highest
    this.fit = query.needs.length > 0 ? fitOf(segment, kept, query.needs, bits) : null
    this.languageParts =
      query.languages.length === 0
        ? null
        : Float64Array.from(eachText(segment.columns.editionLanguages.values), (tag) =>
            languagePart(tag, query.languages),
          )
    if (this.relevance) this.fillScores(list, count)
    else if (query.order === 'FIT') this.fillFit(list, count)
    else this.fillNumbers(query.order, list, count)
  }

  second(document: number): number {
    return this.relevance ? 0 : this.score(document)
  }

  /** Part for the reader's languages, 0..1: 1 for the first one. */
  language(document: number): number {
    return this.languageParts === null ? 0 : languageOf(this.segment, this.languageParts, document)
  }

  /** Relevance of one document. Adds up in the same order as `fillScores`, so that both give the same number. */
  private score(document: number): number {
    let score = this.segment.prior[document] as number
    if (this.scores !== null) score += (this.scores[document] as number) * this.share
    if (this.languageParts !== null) score += PARTS.language * this.language(document)
    if (this.fit !== null) score += fitPart(this.fit, document)
    return score
  }

  private fillScores(list: Uint32Array, count: number): void {
    const { first, scores, share, fit, languageParts, segment } = this
    const { prior } = segment
    const { editionLanguages } = segment.columns
    if (languageParts !== null && isOneEach(editionLanguages)) {
      // Nearly always each edition has one language; then one pass does it all.
      const { value } = editionLanguages
      const weighted = languageParts.map((part) => PARTS.language * part)
      if (scores === null) {
        for (let at = 0; at < count; at++) {
          const document = list[at] as number
          first[document] = (prior[document] as number) + (weighted[value[document] as number] as number)
        }
      } else {
        for (let at = 0; at < count; at++) {
          const document = list[at] as number
          first[document] =
            (prior[document] as number) +
            (scores[document] as number) * share +
            (weighted[value[document] as number] as number)
        }
      }
    } else {
      for (let at = 0; at < count; at++) {
        const document = list[at] as number
        let score = prior[document] as number
        if (scores !== null) score += (scores[document] as number) * share
        if (languageParts !== null) score += PARTS.language * languageOf(segment, languageParts, document)
        first[document] = score
      }
    }
    if (fit === null) return
    for (let at = 0; at < count; at++) {
      const document = list[at] as number
      first[document] = (first[document] as number) + fitPart(fit, document)
    }
  }

  private fillFit(list: Uint32Array, count: number): void {
    const { first, fit } = this
    for (let at = 0; at < count; at++) {
      const document = list[at] as number
      // The weakest need decides, and between equals all together, which is at most 1.
      first[document] = fit === null ? 0 : 2 * (fit.weakest[document] as number) + sumOf(fit, document) / fit.most
    }
  }

  private fillNumbers(order: SearchQuery['order'], list: Uint32Array, count: number): void {
    const { first, segment } = this
    const newest = order === 'NEWEST'
    const column = segment.numbers[newest ? 'updated' : order === 'SHORTEST' ? 'minutes' : 'bytes']
    for (let at = 0; at < count; at++) {
      const value = column[list[at] as number] as number
      first[list[at] as number] = Number.isNaN(value) ? LAST : newest ? value : -value
    }
  }
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

function fitPart(fit: FitScores, document: number): number {
  return (
    ((PARTS.fit * WEAKEST_SHARE) / MOST_LEVEL) * (fit.weakest[document] as number) +
    ((PARTS.fit * (1 - WEAKEST_SHARE)) / fit.most) * sumOf(fit, document)
  )
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
