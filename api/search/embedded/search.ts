/** Answers one query from the segments of a collection. Nothing here waits, so an answer stands on one state. */
import { decodeCursor, encodeCursor, type CursorPlace } from '../cursor.ts'
import { parseQuery, type ParsedQuery, type Unit } from '../query.ts'
import {
  SearchQueryError,
  TEXT_FIELDS,
  type Facet,
  type FacetCount,
  type SearchAnswer,
  type SearchHit,
  type SearchQuery,
  type TextField,
} from '../search-index.ts'
import { countOf, drop, has, keep, wordsFor } from './bits.ts'
import type { Part } from './collection.ts'
import { countFacet, type Counted, type CountRoom } from './counts.ts'
import { anyOf, keepPassing } from './filter.ts'
import {
  bestSubset,
  earlier,
  exactWords,
  expand,
  highestScore,
  matchAll,
  wordsFound,
  type Forgiving,
  type UnitMatch,
} from './match.ts'
import { Ranker, rankAfter, Top, type Candidate } from './rank.ts'
import type { Segment } from './segment.ts'
import { LEAST_RARITY, RARITY_STEPS } from './weights.ts'

/** How far the words of a query had to be bent until something was found. */
const STAGES = ['asTyped', 'typosWhereMissing', 'typosEverywhere', 'fewerWords'] as const
type Stage = (typeof STAGES)[number]

/** How a query was read on its first page; later pages read it the same way. */
interface Reading {
  stage: Stage
  /** Bits of the units that are used. */
  mask: number
  weights: number[]
  correction: string | null
}

/** What is found by words in one segment. */
interface Found {
  part: Part
  /** Of the units used, in their order. */
  matches: UnitMatch[]
  /** Documents found by words and not excluded. */
  bits: Uint32Array
  scores: Float64Array | null
}

const rooms: [CountRoom, CountRoom] = [
  { documents: new Uint32Array(0), counts: new Uint32Array(0) },
  { documents: new Uint32Array(0), counts: new Uint32Array(0) },
]

/** The answer to a checked query. Throws `SearchQueryError` for a cursor it does not know. */
export function searchParts(parts: Part[], query: SearchQuery, version: number): SearchAnswer {
  const parsed = parseQuery(query.text)
  const after = query.after === undefined ? null : decodeCursor(query, query.after)
  const former = after === null ? null : readingOf(after, parsed.units.length)
  const { reading, found } = findWords(parts, parsed, former)
  const units = parsed.units.filter((_, unit) => inMask(reading.mask, unit))
  const weights = reading.weights.filter((_, unit) => inMask(reading.mask, unit))
  const highest = highestScore(weights)

  const filters = Object.entries(query.filters).filter(([, values]) => values.length > 0) as [Facet, string[]][]
  const counted = new Map<Facet, Counted[]>()
  const results: Uint32Array[] = []
  let total = 0
  for (const { part, bits } of found) {
    keepPassing(part.segment, part.kept, query, bits)
    const chosen = filters.map(([facet, values]) => anyOf(part.segment, part.kept, facet, values))
    const result = filters.length === 0 ? bits : bits.slice()
    for (const one of chosen) keep(result, one)
    const whole = { bits: result, size: countOf(result) }
    total += whole.size
    results.push(result)
    for (const facet of query.facets) {
      const own = filters.findIndex(([name]) => name === facet)
      let set = whole
      if (own >= 0) {
        const others = bits.slice()
        for (const [index, one] of chosen.entries()) if (index !== own) keep(others, one)
        set = { bits: others, size: countOf(others) }
      }
      const sets = counted.get(facet)
      if (sets === undefined) counted.set(facet, [set])
      else if (sets.length < results.length) sets.push(set)
    }
  }

  const rankers = found.map(({ part, scores }) => new Ranker(part.segment, part.kept, query, scores, highest))
  const segments = found.map(({ part }) => part.segment)
  const top = new Top(query.first, segments)
  let works = 0
  for (const [index, result] of results.entries()) {
    works += offerGroups(
      top,
      index,
      segments[index] as Segment,
      result,
      rankers[index] as Ranker,
      query.groupByWork,
      after,
    )
  }
  const best = top.sorted()

  if (reading.correction === null && after === null && reading.stage !== 'asTyped' && best.length > 0) {
    reading.correction = correctionOf(parsed, units, reading, found, best[0] as Candidate)
  }
  const facets: Partial<Record<Facet, FacetCount[]>> = {}
  for (const facet of query.facets) {
    if (facets[facet] !== undefined) continue
    const sets = counted.get(facet) ?? []
    const countParts = found.map(({ part: { segment, kept } }, index) => ({
      segment,
      kept,
      set: sets[index] as Counted,
    }))
    for (const room of rooms) {
      const size = segments[0]?.size ?? 0
      if (room.documents.length < size) room.documents = new Uint32Array(size)
    }
    facets[facet] = countFacet(countParts, facet, [...new Set(query.filters[facet] ?? [])], rooms)
  }
  return {
    hits: best.map((candidate) => hitOf(query, candidate, found, results, rankers, units, reading)),
    total,
    works,
    facets,
    hasNextPage: top.offered > best.length,
    dropped: [
      ...parsed.units.filter((_, unit) => !inMask(reading.mask, unit)).map((unit) => unit.raw),
      ...parsed.beyond,
    ],
    correction: reading.correction,
    version,
  }
}

function inMask(mask: number, unit: number): boolean {
  return ((mask >>> unit) & 1) === 1
}

function readingOf(after: CursorPlace, units: number): Reading {
  const refuse = (): never => {
    throw new SearchQueryError('after', 'The cursor is not one of ours. Start again from the first page.')
  }
  if (!Array.isArray(after.reading) || after.reading.length !== 4) return refuse()
  const [stage, mask, weights, correction] = after.reading as unknown[]
  const name = STAGES[stage as number]
  if (name === undefined || !Number.isInteger(mask) || !Array.isArray(weights) || weights.length !== units)
    return refuse()
  if (!weights.every((weight) => Number.isInteger(weight) && weight > 0)) return refuse()
  if (correction !== null && typeof correction !== 'string') return refuse()
  return { stage: name, mask: mask as number, weights: weights as number[], correction }
}

/** Finds what answers the words, bending them no further than needed, or exactly as a former page did. */
function findWords(parts: Part[], parsed: ParsedQuery, former: Reading | null): { reading: Reading; found: Found[] } {
  const { units } = parsed
  const all = 2 ** units.length - 1
  if (units.length === 0) {
    const found = parts.map((part) => ({ part, matches: [], bits: part.segment.alive.slice(), scores: null }))
    for (const { part, bits } of found) exclude(part, parsed.excluded, bits)
    return { reading: { stage: 'asTyped', mask: 0, weights: [], correction: null }, found }
  }
  const attempt = (matches: UnitMatch[][], mask: number, weights: number[]): Found[] => {
    const used = [...units.keys()].filter((unit) => inMask(mask, unit))
    return parts.map((part, index) => {
      const own = used.map((unit) => (matches[index] as UnitMatch[])[unit] as UnitMatch)
      const bits = new Uint32Array(wordsFor(part.segment.size))
      const count = matchAll(
        part.segment,
        part.bench,
        own,
        used.map((unit) => weights[unit] as number),
      )
      const { list } = part.bench
      for (let at = 0; at < count; at++) {
        const document = list[at] as number
        ;(bits[document >>> 5] as number) |= 1 << (document & 31)
      }
      keep(bits, part.segment.alive)
      exclude(part, parsed.excluded, bits)
      return { part, matches: own, bits, scores: part.bench.score }
    })
  }
  const some = (found: Found[]): boolean => found.some(({ bits }) => bits.some((word) => word !== 0))
  const expandAll = (forgiving: (unit: number) => Forgiving): UnitMatch[][] =>
    parts.map((part) => units.map((unit, index) => expand(part.segment, unit, forgiving(index))))

  const typed = expandAll(() => 'nothing')
  const missing = units.map((_, unit) => typed.every((matches) => (matches[unit] as UnitMatch).all === 0))
  let matches = typed
  let weights = former?.weights ?? weightsOf(parts, typed, units.length)
  if (former?.stage === 'asTyped' || former === null) {
    if (former !== null || !missing.includes(true)) {
      const found = attempt(matches, all, weights)
      if (former !== null || some(found))
        return { reading: former ?? { stage: 'asTyped', mask: all, weights, correction: null }, found }
    }
  }
  const whereMissing = missing.includes(true) ? expandAll((unit) => (missing[unit] ? 'typos' : 'nothing')) : typed
  matches = whereMissing
  weights = former?.weights ?? weightsOf(parts, matches, units.length)
  if (former?.stage === 'typosWhereMissing' || (former === null && missing.includes(true))) {
    const found = attempt(matches, all, weights)
    if (former !== null || some(found)) {
      return { reading: former ?? { stage: 'typosWhereMissing', mask: all, weights, correction: null }, found }
    }
  }
  if (former === null || former.stage === 'typosEverywhere') {
    matches = expandAll(() => 'typos')
    weights = former?.weights ?? weightsOf(parts, matches, units.length)
    const found = attempt(matches, all, weights)
    if (former !== null || some(found)) {
      return { reading: former ?? { stage: 'typosEverywhere', mask: all, weights, correction: null }, found }
    }
  }
  matches = whereMissing
  weights = former?.weights ?? weightsOf(parts, matches, units.length)
  let mask = former?.mask ?? 0
  if (former === null) {
    let best = { mask: 0, value: 0 }
    for (const [index, part] of parts.entries()) {
      const allowed = part.segment.alive.slice()
      exclude(part, parsed.excluded, allowed)
      const own = bestSubset(part.segment, part.bench, matches[index] as UnitMatch[], weights, (document) =>
        has(allowed, document),
      )
      if (own.value > best.value || (own.value === best.value && earlier(own.mask, best.mask))) best = own
    }
    mask = best.mask
  }
  const reading: Reading = former ?? { stage: 'fewerWords', mask, weights, correction: null }
  if (mask === 0) {
    return {
      reading,
      found: parts.map((part) => ({
        part,
        matches: [],
        bits: new Uint32Array(wordsFor(part.segment.size)),
        scores: null,
      })),
    }
  }
  return { reading, found: attempt(matches, mask, weights) }
}

/** Weight of each unit by its rarity (idf of BM25), a whole number. A unit found exactly is as rare as it is exactly. */
function weightsOf(parts: Part[], matches: UnitMatch[][], units: number): number[] {
  const documents = parts.reduce((sum, part) => sum + part.segment.size, 0)
  return Array.from({ length: units }, (_, unit) => {
    let exact = 0
    let all = 0
    for (const ofPart of matches) {
      exact += (ofPart[unit] as UnitMatch).exact
      all += (ofPart[unit] as UnitMatch).all
    }
    const found = Math.min(exact > 0 ? exact : all, documents)
    return Math.max(LEAST_RARITY, Math.round(RARITY_STEPS * Math.log(1 + (documents - found + 0.5) / (found + 0.5))))
  })
}

/** Takes documents out that hold an excluded word or phrase exactly. */
function exclude({ segment }: Part, excluded: Unit[], bits: Uint32Array): void {
  for (const unit of excluded) {
    for (const word of exactWords(segment, unit)) {
      const to = segment.postingStart[word + 1] as number
      for (let at = segment.postingStart[word] as number; at < to; at++)
        drop(bits, segment.postingDocument[at] as number)
    }
    if (unit.phrase.length > 0) {
      for (const document of expand(segment, { ...unit, words: [] }, 'nothing').phraseDocuments) drop(bits, document)
    }
  }
}

/** Offers the best document of each work (or each document) that comes after the cursor; gives the number of works. */
function offerGroups(
  top: Top,
  part: number,
  segment: Segment,
  result: Uint32Array,
  ranker: Ranker,
  groupByWork: boolean,
  after: CursorPlace | null,
): number {
  const { workOf, idRank } = segment
  const afterRank = after === null ? 0 : rankAfter(segment, after.id)
  let works = 0
  let work = -1
  let document = -1
  let first = 0
  let second = 0
  let language = 0
  const offer = (): void => {
    if (after !== null) {
      const [afterFirst, afterSecond] = after.keys
      if (first > afterFirst) return
      if (first === afterFirst) {
        if (second > afterSecond) return
        if (second === afterSecond && (idRank[document] as number) < afterRank) return
      }
      if (groupByWork && segment.works[work] === after.work) return
    }
    top.offer(part, document, first, second)
  }
  for (let w = 0; w < result.length; w++) {
    let word = result[w] as number
    while (word !== 0) {
      const lowest = word & -word
      word ^= lowest
      const next = (w << 5) + 31 - Math.clz32(lowest)
      const nextWork = workOf[next] as number
      ranker.read(next)
      if (nextWork !== work) {
        works += 1
        if (document >= 0 && groupByWork) offer()
      } else if (groupByWork) {
        // Of one work the reader's best language is shown, then the best place, then the lowest id.
        if (ranker.language < language) continue
        if (ranker.language === language) {
          if (ranker.first < first) continue
          if (ranker.first === first) {
            if (ranker.second < second) continue
            if (ranker.second === second && (idRank[next] as number) > (idRank[document] as number)) continue
          }
        }
      }
      work = nextWork
      document = next
      first = ranker.first
      second = ranker.second
      language = ranker.language
      if (!groupByWork) offer()
    }
  }
  if (document >= 0 && groupByWork) offer()
  return works
}

function hitOf(
  query: SearchQuery,
  { part, document, first, second }: Candidate,
  found: Found[],
  results: Uint32Array[],
  rankers: Ranker[],
  units: Unit[],
  reading: Reading,
): SearchHit {
  const {
    part: { segment },
    matches,
  } = found[part] as Found
  const id = segment.ids[document] as string
  const work = segment.works[segment.workOf[document] as number] as string
  return {
    id,
    work,
    score: query.order === 'RELEVANCE' ? first : second,
    matched: matchedIn(segment, document, matches, units),
    editions: query.groupByWork
      ? editionsOf(segment, document, results[part] as Uint32Array, rankers[part] as Ranker)
      : [],
    cursor: encodeCursor(query, {
      keys: [first, second],
      id,
      work,
      reading: [STAGES.indexOf(reading.stage), reading.mask, reading.weights, reading.correction],
    }),
  }
}

function matchedIn(segment: Segment, document: number, matches: UnitMatch[], units: Unit[]): SearchHit['matched'] {
  const byField = new Map<number, Set<string>>()
  for (const [index, unit] of units.entries()) {
    for (const [field, words] of wordsFound(segment, document, matches[index] as UnitMatch, unit).byField) {
      const known = byField.get(field)
      if (known === undefined) byField.set(field, words)
      else for (const word of words) known.add(word)
    }
  }
  return [...byField]
    .sort(([one], [other]) => one - other)
    .map(([field, words]) => ({ field: TEXT_FIELDS[field] as TextField, words: [...words].sort() }))
}

/** The other documents of the work among the results, best first. */
function editionsOf(segment: Segment, document: number, result: Uint32Array, ranker: Ranker): SearchHit['editions'] {
  const { workOf, idRank } = segment
  const work = workOf[document] as number
  let from = document
  while (from > 0 && workOf[from - 1] === work) from -= 1
  const editions: { document: number; language: number; first: number; second: number }[] = []
  for (let other = from; other < segment.size && workOf[other] === work; other++) {
    if (other === document || !has(result, other)) continue
    ranker.read(other)
    editions.push({ document: other, language: ranker.language, first: ranker.first, second: ranker.second })
  }
  const { start, value, values } = segment.columns.editionLanguages
  return editions
    .sort(
      (one, other) =>
        other.language - one.language ||
        other.first - one.first ||
        other.second - one.second ||
        (idRank[one.document] as number) - (idRank[other.document] as number),
    )
    .map(({ document: other }) => ({
      id: segment.ids[other] as string,
      languages: Array.from(
        value.subarray(start[other] as number, start[other + 1] as number),
        (number) => values[number] as string,
      ),
    }))
}

/** The query with the words put right by which the best hit was found, or null when it was found by none but typed ones. */
function correctionOf(
  parsed: ParsedQuery,
  units: Unit[],
  reading: Reading,
  found: Found[],
  best: Candidate,
): string | null {
  const {
    part: { segment },
    matches,
  } = found[best.part] as Found
  const corrected = new Map<Unit, string>()
  for (const [index, unit] of units.entries()) {
    const { typo } = wordsFound(segment, best.document, matches[index] as UnitMatch, unit)
    if (typo !== null) corrected.set(unit, typo)
  }
  if (corrected.size === 0) return null
  return [
    ...parsed.units.filter((_, unit) => inMask(reading.mask, unit)).map((unit) => corrected.get(unit) ?? unit.raw),
    ...parsed.excluded.map((unit) => `-${unit.raw}`),
  ].join(' ')
}
