/** Answers one query from the segments of a collection. Nothing here waits, so an answer stands on one state. */
import { cursorsOf, decodeCursor, type CursorPlace } from '../cursor.ts'
import { hyphened } from '../analysis.ts'
import { parseQuery, type ParsedQuery, type Unit } from '../query.ts'
import {
  LONGEST_FACET,
  MOST_FACET_VALUES,
  SearchQueryError,
  TEXT_FIELDS,
  type Facet,
  type FacetCount,
  type SearchAnswer,
  type SearchHit,
  type SearchQuery,
  type TextField,
} from '../search-index.ts'
import type { Synonyms } from '../synonyms.ts'
import { countOf, countRuns, drop, isWithin, keep, wordsFor } from './bits.ts'
import { Closeness } from './closeness.ts'
import type { Part } from './collection.ts'
import { countFacet, type Counted, type CountRoom } from './counts.ts'
import { anyOf, keepPassing } from './filter.ts'
import {
  bestSubset,
  documentsWithPhrase,
  earlier,
  exactWords,
  expand,
  hasTitleWriting,
  highestScore,
  keepWorth,
  matchAll,
  matchSome,
  lookupOf,
  masksOf,
  wordsFound,
  type Alike,
  type Forgiving,
  type UnitMatch,
  type WordLookup,
} from './match.ts'
import { editionsOfWork, Least, Ranker, rankAfter, Top, type Candidate } from './rank.ts'
import type { Scores } from './scores.ts'
import { eachPosting, type Segment } from './segment.ts'
import { placeOf, textAt } from './texts.ts'
import {
  LEAST_RARITY,
  MOST_MISSPELT,
  MOST_WORDS,
  RARITY_STEPS,
  SCORE_STEPS,
  STOP_WORD_RARITY,
  WELL_KNOWN,
} from './weights.ts'

/** How far the words of a query had to be bent until something was found. */
const STAGES = ['asTyped', 'mostTyped', 'mostWords', 'typosWhereMissing', 'typosWhereRare', 'fewerWords'] as const
type Stage = (typeof STAGES)[number]

/** How a query was read on its first page; later pages read it the same way. */
interface Reading {
  stage: Stage
  /** Bits of the units that are used. */
  mask: number
  /** Weight of the units a document has to answer; 0 where it must answer all. */
  least: number
  weights: number[]
  correction: string | null
  /** Hyphens before words exclude nothing. */
  literal: boolean
}

/** What is found by words in one segment. */
interface Found {
  part: Part
  /** Of the units used, in their order. */
  matches: UnitMatch[]
  /** Documents found by words and not excluded. */
  bits: Uint32Array
  scores: Scores | null
  /** Where documents need not answer all units: which of those used they answer. */
  alike: Alike[]
}

const rooms: [CountRoom, CountRoom] = [{ counts: new Uint32Array(0) }, { counts: new Uint32Array(0) }]

/** The answer to a checked query. Throws `SearchQueryError` for a cursor it does not know. */
export function searchParts(parts: Part[], query: SearchQuery, version: number, synonyms: Synonyms): SearchAnswer {
  const after = query.after === undefined ? null : decodeCursor(query, query.after)
  const former = after === null ? null : readingOf(after)
  const { parsed, literal } = read(parts, query, synonyms, former)
  if (former !== null && former.weights.length !== parsed.units.length) throw notOurs()
  const { reading, found, steps } = findWords(parts, parsed, former)
  reading.literal = literal
  const units = parsed.units.filter((_, unit) => inMask(reading.mask, unit))
  const highest = highestScore(reading.weights.filter((_, unit) => inMask(reading.mask, unit)))

  const filters = Object.entries(query.filters).filter(([, values]) => values.length > 0) as [Facet, string[]][]
  const counted = new Map<Facet, Counted[]>()
  const results: Counted[] = []
  let total = 0
  for (const { part, bits } of found) {
    keepPassing(part.segment, part.kept, query, bits)
    const chosen = filters.map(([facet, values]) => anyOf(part.segment, part.kept, facet, values))
    const result = filters.length === 0 ? bits : bits.slice()
    for (const one of chosen) keep(result, one)
    const whole: Counted = { bits: result, size: countOf(result) }
    total += whole.size
    results.push(whole)
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

  const segments = found.map(({ part }) => part.segment)
  // One more than asked for tells whether there is a next page.
  const top = new Top(query.first + 1, segments)
  const rankers: Ranker[] = []
  let works = 0
  const reached = new Least(query.first + 1)
  const contending: number[] = []
  for (const [index, result] of results.entries()) {
    const { part, scores, matches } = found[index] as Found
    const ranker = new Ranker({
      segment: part.segment,
      kept: part.kept,
      query,
      scores,
      highest,
      closeness: new Closeness(part.segment, units, matches),
      bits: result.bits,
      room: part.keys,
      seconds: part.seconds,
    })
    rankers.push(ranker)
    works += query.groupByWork ? countRuns(result.bits, part.followed) : result.size
    const place = after === null ? Infinity : ranker.placeOfKeys(...after.keys)
    const work = after === null ? -1 : placeOf(part.segment.works, after.work)
    contending.push(ranker.contend(reached, query.groupByWork, { place, work }, part.bench.list))
  }
  for (const [index, { bits }] of results.entries()) {
    const { segment, bench } = (found[index] as Found).part
    const contenders = bench.list.subarray(0, contending[index])
    offer(
      top,
      index,
      segment,
      rankers[index] as Ranker,
      { bits, contenders, byWork: query.groupByWork, least: reached.value },
      after,
    )
  }
  const best = top.sorted()
  const hasNextPage = best.length > query.first
  if (hasNextPage) best.length = query.first

  if (reading.correction === null && after === null && reading.stage !== 'asTyped' && best.length > 0) {
    reading.correction = correctionOf(parsed, units, reading, found, best[0] as Candidate)
  }
  const facets: Partial<Record<Facet, FacetCount[]>> = {}
  const facetSizes: SearchAnswer['facetSizes'] = {}
  for (const facet of query.facets) {
    if (facets[facet] !== undefined) continue
    const sets = counted.get(facet) ?? []
    const countParts = found.map(({ part: { segment, kept, bench } }, index) => ({
      segment,
      kept,
      bench,
      set: sets[index] as Counted,
    }))
    const most = Math.min(query.facetLimits?.[facet] ?? MOST_FACET_VALUES, LONGEST_FACET)
    const { counts, size } = countFacet(countParts, facet, [...new Set(query.filters[facet] ?? [])], most, rooms)
    facets[facet] = counts
    facetSizes[facet] = Math.min(size, LONGEST_FACET)
  }
  const { stage, mask, least, correction } = reading
  const shownReading = [STAGES.indexOf(stage), mask, least, reading.weights, correction, literal]
  const cursor = cursorsOf(query, shownReading)
  const lookups: WordLookup[][] = []
  const lookupsOf = (part: number): WordLookup[] => (lookups[part] ??= (found[part] as Found).matches.map(lookupOf))
  return {
    hits: best.map((candidate) => {
      const { part } = found[candidate.part] as Found
      const ranker = rankers[candidate.part] as Ranker
      const { bits } = results[candidate.part] as Counted
      return new Hit(part.segment, candidate, {
        score: (query.order === 'RELEVANCE' ? candidate.first : candidate.second) / SCORE_STEPS,
        editions: query.groupByWork ? editionsOf(part.segment, candidate.document, bits, ranker) : [],
        parts: query.explain ? ranker.parts(candidate.document) : undefined,
        lookups: () => lookupsOf(candidate.part),
        cursorOf: cursor,
      })
    }),
    total,
    works,
    facets,
    facetSizes,
    hasNextPage,
    widened: results.some(({ bits }, index) => holdsFewer(bits, (found[index] as Found).alike)),
    dropped: [
      ...parsed.units.filter((_, unit) => !inMask(reading.mask, unit)).map((unit) => unit.raw),
      ...parsed.beyond,
    ],
    correction: reading.correction,
    version,
    steps: steps + total,
  }
}

/**
 * One hit. Words that matched and cursors are made for who looks at them; a segment says the same of them for ever. The
 * accessors stand on the class: an accessor of each object's own gives it a shape of its own, which lives until the old
 * generation is collected and holds the whole answer with it.
 */
class Hit implements SearchHit {
  readonly id: string
  readonly work: string
  readonly score: number
  readonly editions: SearchHit['editions']
  declare readonly parts?: SearchHit['parts']
  readonly #segment: Segment
  readonly #candidate: Candidate
  readonly #made: Pick<HitMade, 'lookups' | 'cursorOf'>
  #matched: SearchHit['matched'] | undefined

  constructor(segment: Segment, candidate: Candidate, made: HitMade) {
    this.id = textAt(segment.ids, candidate.document)
    this.work = textAt(segment.works, segment.workOf[candidate.document] as number)
    this.score = made.score
    this.editions = made.editions
    if (made.parts !== undefined) this.parts = made.parts
    this.#segment = segment
    this.#candidate = candidate
    this.#made = made
  }

  get matched(): SearchHit['matched'] {
    return (this.#matched ??= matchedIn(this.#segment, this.#candidate.document, this.#made.lookups()))
  }

  get cursor(): string {
    const { first, second } = this.#candidate
    return this.#made.cursorOf({ keys: [first, second], id: this.id, work: this.work })
  }
}

interface HitMade {
  score: number
  editions: SearchHit['editions']
  parts: SearchHit['parts'] | undefined
  lookups: () => WordLookup[]
  cursorOf: ReturnType<typeof cursorsOf>
}

/** Does one of these documents hold fewer words than all that are needed? */
function holdsFewer(documents: Uint32Array, alike: Alike[]): boolean {
  return alike.some(({ bits }) => !isWithin(documents, bits))
}

function inMask(mask: number, unit: number): boolean {
  return ((mask >>> unit) & 1) === 1
}

/**
 * Reads the text of a query. A hyphen before a word excludes it, unless a title holds all the words and is written with a
 * hyphen there too: then somebody typed that title.
 */
function read(
  parts: Part[],
  query: SearchQuery,
  synonyms: Synonyms,
  former: Reading | null,
): { parsed: ParsedQuery; literal: boolean } {
  const options = { languages: query.languages, synonyms }
  const parsed = parseQuery(query.text, options)
  if (parsed.excluded.length === 0) return { parsed, literal: false }
  const literally = parseQuery(query.text, { ...options, excluding: false })
  const marks = parsed.excluded.map(({ raw }) => hyphened(raw))
  const literal = former?.literal ?? parts.some(({ segment }) => hasTitleWriting(segment, marks, literally.units))
  return { parsed: literal ? literally : parsed, literal }
}

function notOurs(): SearchQueryError {
  return new SearchQueryError('after', 'The cursor is not one of ours. Start again from the first page.')
}

function readingOf(after: CursorPlace): Reading {
  if (!Array.isArray(after.reading) || after.reading.length !== 6) throw notOurs()
  const [at, mask, least, weights, correction, literal] = after.reading as unknown[]
  const stage = STAGES[at as number]
  if (
    stage === undefined ||
    !Number.isInteger(mask) ||
    !Number.isInteger(least) ||
    !Array.isArray(weights) ||
    !weights.every((weight) => Number.isInteger(weight) && weight > 0) ||
    (correction !== null && typeof correction !== 'string') ||
    typeof literal !== 'boolean'
  )
    throw notOurs()
  return { stage, mask: mask as number, least: least as number, weights: weights as number[], correction, literal }
}

/** What the words of a query found, how they were read, and the work it took (see `SearchAnswer`). */
interface Finding {
  reading: Reading
  found: Found[]
  steps: number
}

/** Finds what answers the words, bending them no further than needed, or exactly as a former page did. */
function findWords(parts: Part[], parsed: ParsedQuery, former: Reading | null): Finding {
  const { units } = parsed
  let steps = 0
  const all = 2 ** units.length - 1
  const optional = units.map((unit) => unit.optional)
  const read = { correction: null, literal: false }
  const nothing = (): Reading => ({ stage: 'asTyped', mask: 0, least: 0, weights: [], ...read })
  if (units.length === 0) {
    const found = parts.map((part) => ({
      part,
      matches: [],
      bits: part.segment.alive.slice(),
      scores: null,
      alike: [],
    }))
    for (const { part, bits } of found) exclude(part, parsed.excluded, bits)
    return { reading: nothing(), found, steps }
  }
  const attempt = (matches: UnitMatch[][], { mask, least, weights }: Reading): Found[] => {
    const used = [...units.keys()].filter((unit) => inMask(mask, unit))
    return parts.map((part, index) => {
      const { segment, bench } = part
      const own = used.map((unit) => (matches[index] as UnitMatch[])[unit] as UnitMatch)
      for (const { all: met } of own) steps += met
      const ownWeights = used.map((unit) => weights[unit] as number)
      const ownOptional = used.map((unit) => optional[unit] as boolean)
      if (least <= 0) return foundIn(part, own, parsed.excluded, matchAll(segment, bench, own, ownWeights, ownOptional))
      const { scores, alike } = matchSome(segment, bench, own, ownWeights, ownOptional)
      keepWorth(bench, alike, least)
      return foundIn(part, own, parsed.excluded, scores, alike)
    })
  }
  const expandAll = (forgiving: (unit: number) => Forgiving): UnitMatch[][] =>
    parts.map((part) => units.map((unit, index) => expand(part.segment, unit, forgiving(index))))
  const typed = expandAll(() => 'nothing')
  const known = units.map((_, unit) => typed.reduce((sum, ofPart) => sum + (ofPart[unit] as UnitMatch).all, 0))
  const knownBelow = (most: number): number[] =>
    [...units.keys()].filter((unit) => !optional[unit] && (known[unit] as number) < most)
  const missing = knownBelow(1)
  const matchesOf = (stage: Stage): UnitMatch[][] => {
    if (stage === 'asTyped' || stage === 'mostTyped') return typed
    const bent = stage === 'typosWhereRare' || stage === 'mostWords' ? knownBelow(WELL_KNOWN) : missing
    bent.length = Math.min(bent.length, MOST_MISSPELT)
    for (const { segment } of parts) steps += bent.length * segment.aliveCount
    return bent.length > 0 ? expandAll((unit) => (bent.includes(unit) ? 'typos' : 'nothing')) : typed
  }
  if (former !== null) {
    const found = former.mask === 0 ? none(parts) : attempt(matchesOf(former.stage), former)
    return { reading: former, found, steps }
  }

  const needed = optional.filter((may) => !may).length
  const enough = needed >= MOST_WORDS.words ? MOST_WORDS.enough : 1
  const whole = (stage: Stage): { reading: Reading; found: Found[]; count: number } => {
    const matches = matchesOf(stage)
    const reading = { stage, mask: all, least: 0, weights: weightsOf(parts, matches, units), ...read }
    const found = attempt(matches, reading)
    return { reading, found, count: found.reduce((sum, { bits }) => sum + countOf(bits), 0) }
  }
  let stage: Stage = needed >= MOST_WORDS.words ? 'mostWords' : 'fewerWords'
  for (const tried of missing.length > 0
    ? (['typosWhereMissing', 'typosWhereRare'] as const)
    : (['asTyped', 'typosWhereRare'] as const)) {
    // Of many words some may be missing, which is less bent than reading them as others.
    if (needed >= MOST_WORDS.words && tried !== 'asTyped') continue
    const { count, ...answer } = whole(tried)
    if (count >= enough) return { ...answer, steps }
    if (count > 0) stage = 'mostTyped'
  }
  const matches = matchesOf(stage)
  const weights = weightsOf(parts, matches, units)
  let best = { mask: 0, value: 0 }
  const some = parts.map((part, index) => {
    const { segment, bench } = part
    const own = matches[index] as UnitMatch[]
    for (const { all: met } of own) steps += met
    const allowed = segment.alive.slice()
    exclude(part, parsed.excluded, allowed)
    const { scores, alike } = matchSome(segment, bench, own, weights, optional)
    const subset = bestSubset(bench, alike, allowed)
    if (subset.value > best.value || (subset.value === best.value && earlier(subset.mask, best.mask))) best = subset
    return { scores, alike }
  })
  if (best.mask === 0) return { reading: { ...nothing(), stage, weights }, found: none(parts), steps }
  if (stage === 'fewerWords') {
    let { mask } = best
    for (const [unit, may] of optional.entries()) if (may) mask += 2 ** unit
    const reading: Reading = { stage, mask, least: 0, weights, ...read }
    const found = attempt(matches, reading)
    return { reading, found, steps }
  }
  const reading: Reading = {
    stage,
    mask: all,
    least: Math.ceil(MOST_WORDS.share * best.value),
    weights,
    ...read,
  }
  // Words that none of these documents hold are left out.
  let met = 0
  for (const [unit, may] of optional.entries()) if (may) met |= 1 << unit
  const found = parts.map((part, index) => {
    const { scores, alike } = some[index] as (typeof some)[number]
    keepWorth(part.bench, alike, reading.least)
    const one = foundIn(part, matches[index] as UnitMatch[], parsed.excluded, scores, alike)
    met |= masksOf(one.bits, alike)
    return one
  })
  reading.mask = met >>> 0
  for (const one of found) {
    one.matches = one.matches.filter((_, unit) => inMask(reading.mask, unit))
    one.alike = one.alike.filter(({ mask }) => (mask & reading.mask) !== 0)
  }
  return { reading, found, steps }
}

/** What was matched in one segment, without what is no longer here or excluded. The bits are those of the bench. */
function foundIn(part: Part, matches: UnitMatch[], excluded: Unit[], scores: Scores, alike: Alike[] = []): Found {
  const { bits } = part.bench
  keep(bits, part.segment.alive)
  exclude(part, excluded, bits)
  return { part, matches, bits, scores, alike }
}

/** Nothing found, in any segment. */
function none(parts: Part[]): Found[] {
  return parts.map((part) => {
    const bits = new Uint32Array(wordsFor(part.segment.size))
    return { part, matches: [], bits, scores: null, alike: [] }
  })
}

/**
 * Weight of each unit by its rarity (idf of BM25), a whole number. A unit found exactly is as rare as it is exactly; one
 * that may be missing weighs next to nothing.
 */
function weightsOf(parts: Part[], matches: UnitMatch[][], units: Unit[]): number[] {
  const documents = parts.reduce((sum, part) => sum + part.segment.aliveCount, 0)
  return units.map(({ optional }, unit) => {
    if (optional) return STOP_WORD_RARITY
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
      eachPosting(segment, word, (document) => drop(bits, document))
    }
    if (unit.phrase.length > 0) for (const document of documentsWithPhrase(segment, unit.phrase)) drop(bits, document)
  }
}

/** Does a document come after the cursor? */
function isAfter(first: number, second: number, rank: number, after: CursorPlace, afterRank: number): boolean {
  const [afterFirst, afterSecond] = after.keys
  if (first !== afterFirst) return first < afterFirst
  if (second !== afterSecond) return second < afterSecond
  return rank >= afterRank
}

/**
 * Offers those of the contenders, or of their works the best, that come after the cursor and reach `least`. Of one work
 * the reader's best language is shown, then the best place, then the lowest id. Editions are neighbours.
 */
function offer(
  top: Top,
  part: number,
  segment: Segment,
  ranker: Ranker,
  { bits, contenders, byWork, least }: { bits: Uint32Array; contenders: Uint32Array; byWork: boolean; least: number },
  after: CursorPlace | null,
): void {
  const { workOf, idRank } = segment
  const afterRank = after === null ? 0 : rankAfter(segment, after.id)
  const workAfter = after === null || !byWork ? -1 : placeOf(segment.works, after.work)
  const seen = new Set<number>()
  for (const contender of promisingFirst(contenders, ranker, top.room)) {
    let document = contender
    const { worst } = top
    if (ranker.placeAtMost(document) < (ranker.isPlace ? Math.max(least, worst) : least)) continue
    const work = workOf[document] as number
    if (byWork) {
      if (work === workAfter || seen.has(work)) continue
      // Of editions the one that is shown has its own turn, so each may be judged by itself.
      const own = ranker.key(document)
      if (own < worst || (own === worst && !top.wouldKeep(part, document, own, ranker.second(document)))) continue
      // One edition is good enough: now see which one of its work is shown.
      seen.add(work)
      for (const edition of editionsOfWork(segment, bits, document)) {
        if (edition !== document && orderOfEditions(ranker, idRank, edition, document) < 0) document = edition
      }
    }
    const key = ranker.key(document)
    if (key < worst) continue
    const second = ranker.second(document)
    if (after !== null && !isAfter(key, second, idRank[document] as number, after, afterRank)) continue
    top.offer(part, document, key, second)
  }
}

/** From so many times the room on it pays to look for the most promising contenders first. */
const WORTH_ORDERING = 4

/** The contenders, those first that can come highest, so that the others are soon seen to be too low. */
function promisingFirst(contenders: Uint32Array, ranker: Ranker, room: number): Uint32Array {
  if (contenders.length < WORTH_ORDERING * room) return contenders
  const least = new Least(room)
  for (const document of contenders) least.offer(ranker.placeAtMost(document))
  const ordered = new Uint32Array(contenders.length)
  let first = 0
  let last = contenders.length
  for (const document of contenders) {
    if (ranker.placeAtMost(document) >= least.value) ordered[first++] = document
    else ordered[--last] = document
  }
  return ordered
}

function orderOfEditions(ranker: Ranker, idRank: Uint32Array, one: number, other: number): number {
  return (
    ranker.language(other) - ranker.language(one) ||
    ranker.key(other) - ranker.key(one) ||
    ranker.second(other) - ranker.second(one) ||
    (idRank[one] as number) - (idRank[other] as number)
  )
}

function matchedIn(segment: Segment, document: number, lookups: WordLookup[]): SearchHit['matched'] {
  const byField = new Map<number, Set<string>>()
  for (const lookup of lookups) wordsFound(segment, document, lookup, byField)
  return [...byField]
    .sort(([one], [other]) => one - other)
    .map(([field, words]) => ({ field: TEXT_FIELDS[field] as TextField, words: [...words].sort() }))
}

/** The other documents of the work among the results, best first. */
function editionsOf(segment: Segment, document: number, bits: Uint32Array, ranker: Ranker): SearchHit['editions'] {
  const editions = editionsOfWork(segment, bits, document).filter((other) => other !== document)
  if (editions.length === 0) return []
  const { start, value, values } = segment.columns.editionLanguages
  return editions
    .sort((one, other) => orderOfEditions(ranker, segment.idRank, one, other))
    .map((other) => {
      const languages: string[] = []
      const end = start[other + 1] as number
      for (let at = start[other] as number; at < end; at++) languages.push(textAt(values, value[at] as number))
      return { id: textAt(segment.ids, other), languages }
    })
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
    const typo = wordsFound(segment, best.document, lookupOf(matches[index] as UnitMatch), new Map())
    if (typo !== null) corrected.set(unit, typo)
  }
  if (corrected.size === 0) return null
  return [
    ...parsed.units.filter((_, unit) => inMask(reading.mask, unit)).map((unit) => corrected.get(unit) ?? unit.raw),
    ...parsed.excluded.map((unit) => `-${unit.raw}`),
  ].join(' ')
}
