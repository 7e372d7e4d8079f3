/** Orders documents: the two numbers each is ordered by, and the best of many. */
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import type { SearchQuery } from '../search-index.ts'
import { fitReader, type FitReader, type KeptBits } from './filter.ts'
import { documentNumber, type Segment } from './segment.ts'
import { NEXT_LANGUAGE, PARTS, WEAKEST_SHARE } from './weights.ts'

/** Stands for "not known" in orders where the least comes first; finite, because cursors are JSON. */
const LAST = -1e300
const MOST_LEVEL = 3

/** Gives keys of documents of one segment. `first` and `second` hold those of the document read last; higher is better. */
export class Ranker {
  first = 0
  second = 0
  /** Part for the reader's languages, 0..1: 1 for the first one. */
  language = 0
  private readonly segment: Segment
  private readonly order: SearchQuery['order']
  private readonly scores: Float64Array | null
  private readonly highest: number
  private readonly fit: FitReader | null
  /** Part of each edition language, null when the reader names none. */
  private readonly languageParts: Float64Array | null

  /** `scores` are the sums of word scores (null without words), `highest` what they are divided by. */
  constructor(segment: Segment, kept: KeptBits, query: SearchQuery, scores: Float64Array | null, highest: number) {
    this.segment = segment
    this.order = query.order
    this.scores = scores
    this.highest = highest
    this.fit = fitReader(segment, kept, query.needs)
    this.languageParts =
      query.languages.length === 0
        ? null
        : Float64Array.from(segment.columns.editionLanguages.values, (tag) => languagePart(tag, query.languages))
  }

  read(document: number): void {
    const { segment } = this
    let score =
      (segment.prior[document] as number) +
      (this.scores === null ? 0 : (this.scores[document] as number) / this.highest)
    if (this.languageParts !== null) {
      const { start, value } = segment.columns.editionLanguages
      let best = 0
      const end = start[document + 1] as number
      for (let at = start[document] as number; at < end; at++) {
        const part = this.languageParts[value[at] as number] as number
        if (part > best) best = part
      }
      this.language = best
      score += PARTS.language * best
    }
    let fit = 0
    if (this.fit !== null) {
      const found = this.fit.read(document)
      score += PARTS.fit * ((WEAKEST_SHARE * found.weakest) / MOST_LEVEL + (1 - WEAKEST_SHARE) * found.score)
      // The weakest decides, and between equals all together, which is at most 1.
      fit = 2 * found.weakest + found.score
    }
    if (this.order === 'RELEVANCE') {
      this.first = score
      this.second = 0
      return
    }
    this.second = score
    if (this.order === 'FIT') this.first = fit
    else {
      const value = segment.numbers[
        this.order === 'NEWEST' ? 'updated' : this.order === 'SHORTEST' ? 'minutes' : 'bytes'
      ][document] as number
      this.first = Number.isNaN(value) ? LAST : this.order === 'NEWEST' ? value : -value
    }
  }
}

/** How much an edition language is worth to a reader: a variety of a wanted language a little less than the language. */
export function languagePart(tag: string, languages: string[]): number {
  let part = 1
  for (const wanted of languages) {
    const met = meetsLanguage(wanted, tag) ?? (meetsLanguage(tag, wanted) === null ? null : 'variety')
    if (met !== null) return met === 'same' ? part : part * 0.95
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
  /** Candidates offered, kept or not. */
  offered = 0
  private readonly room: number
  private readonly segments: Segment[]
  private readonly heap: Candidate[] = []

  constructor(room: number, segments: Segment[]) {
    this.room = room
    this.segments = segments
  }

  offer(part: number, document: number, first: number, second: number): void {
    this.offered += 1
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
      if (next >= heap.length) return
      if (next + 1 < heap.length && this.order(heap[next + 1] as Candidate, heap[next] as Candidate) > 0) next += 1
      if (this.order(heap[at] as Candidate, heap[next] as Candidate) >= 0) return
      this.swap(at, next)
      at = next
    }
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
    const id = segment.ids[document] as string
    const other = (this.segments[otherPart] as Segment).ids[otherDocument] as string
    return id < other ? -1 : id > other ? 1 : 0
  }

  private swap(one: number, other: number): void {
    const kept = this.heap[one] as Candidate
    this.heap[one] = this.heap[other] as Candidate
    this.heap[other] = kept
  }
}

/** Place of an id among the ids of a segment: documents with a rank of at least this come after it. */
export function rankAfter(segment: Segment, id: string): number {
  const document = documentNumber(segment, id)
  if (document >= 0) return (segment.idRank[document] as number) + 1
  let low = 0
  let high = segment.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((segment.ids[segment.byId[middle] as number] as string) < id) low = middle + 1
    else high = middle
  }
  return low
}
