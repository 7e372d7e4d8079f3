/** Finds the documents of one segment whose words answer a query, and scores them. */
import { errorsForgiven, EXACT_FORM, MISSPELT_BEGINNING } from '../analysis.ts'
import type { Unit, UnitWord } from '../query.ts'
import { endsCompounds } from '../stems.ts'
import { add, addAll, countOf, has, haveCommon, keep, members, wordsFor } from './bits.ts'
import { beginningWith, compoundsOf, find, formsOf, lettersOf, nearTo, wordAt } from './dictionary.ts'
import { remembered } from './remembered.ts'
import {
  bytesOfGathered,
  gatheredFrom,
  give,
  Scores,
  sourceFrom,
  sourceOfWord,
  type Gathered,
  type ShortSource,
  type Term,
} from './scores.ts'
import {
  BLOCK_BITS,
  BLOCK_MASK,
  eachPosting,
  FIELD_SHIFT,
  isFrequent,
  postingPlace,
  TEXT_MASK,
  type Segment,
} from './segment.ts'
import { IMPACT_STEPS, SHORT_PREFIX, SHORTEST_DERIVED, WAYS } from './weights.ts'

/** Words `first` up to, not including, `last` of the dictionary answer a unit; `way` in sixteenths. */
export interface Expansion {
  first: number
  last: number
  way: number
  /** Counts by the fields it is found in alone, see SHORT_PREFIX. */
  short: boolean
  typo: boolean
}

/** Documents that hold some words next to each other, ascending, with the impact there. */
interface Phrase {
  readonly documents: Uint32Array
  readonly impacts: Uint16Array
}

/** A phrase as it answers a unit; `way` in sixteenths. */
export interface PhraseMatch extends Phrase {
  words: number[]
  way: number
  /** One of its words alone gives its documents as much, or more. */
  isImplied: boolean
}

/** How a unit can be found in one segment. */
export interface UnitMatch {
  expansions: Expansion[]
  phrases: PhraseMatch[]
  /** Documents with the unit exactly as it is, and with any of its readings, one counted for each of them. */
  exact: number
  all: number
  /** The same for units that are found in the same ways: what these give together is kept by it, once that was worth keeping. */
  key: string
}

/** How much is forgiven: nothing, or typos. */
export type Forgiving = 'nothing' | 'typos'

const TITLE_BIT = 1

/** How many postings the words `first` to `last` have among documents that are still here. */
function postingsOf({ postingStart, gone }: Segment, first: number, last: number): number {
  let count = (postingStart[last] as number) - (postingStart[first] as number)
  if (gone.length > 0) for (let word = first; word < last; word++) count -= gone[word] as number
  return count
}

/** How the dictionary of a segment holds a unit, whoever is still here. */
interface Readings {
  expansions: Expansion[]
  phrases: Omit<PhraseMatch, keyof Phrase>[]
  /** Ranges of words and phrases whose documents count, those that are exactly the unit among them. */
  counted: { first: number; last: number; isExact: boolean }[]
  countedPhrases: { words: number[]; isExact: boolean }[]
  /** Says all of these ways. */
  key: string
}

/**
 * Looks a unit up in the dictionary of a segment. Remembered, as each stage of a query, each of its pages and ways out,
 * and other people ask for the same units: what it gives must not be changed. When documents go they are only counted anew.
 */
export function expand(segment: Segment, unit: Unit, forgiving: Forgiving): UnitMatch {
  const { words, phrase, others, quoted, prefix, optional } = unit
  const key = JSON.stringify([forgiving, words, phrase, others, quoted, prefix, optional])
  const known = remembered(
    segment,
    `unit ${key}`,
    () => {
      const readings = lookUp(segment, unit, forgiving)
      return { alive: segment.aliveCount, readings, match: matchOf(segment, readings) }
    },
    ({ match }) => match.phrases.reduce((sum, phrase) => sum + bytesOfPhrase(phrase), match.key.length),
  )
  if (known.alive !== segment.aliveCount) {
    known.alive = segment.aliveCount
    known.match = matchOf(segment, known.readings)
  }
  return known.match
}

function lookUp(segment: Segment, unit: Unit, forgiving: Forgiving): Readings {
  const readings: Readings = { expansions: [], phrases: [], counted: [], countedPhrases: [], key: '' }
  for (const word of unit.words) expandWord(segment, unit, word, forgiving, readings)
  if (unit.phrase.length > 0) addPhrase(segment, unit.phrase, WAYS.exact, readings, true)
  for (const { words, by, prefix } of unit.others) {
    if (words.length > 1) {
      addPhrase(segment, words, WAYS[by], readings)
      continue
    }
    const letters = lettersOf(words[0] as string)
    if (prefix) {
      const [first, last] = beginningWith(segment.dictionary, letters)
      addWords(readings, { first, last, way: WAYS[by] })
    } else {
      const id = find(segment.dictionary, letters)
      if (id >= 0) addWords(readings, { first: id, last: id + 1, way: WAYS[by] })
    }
  }
  takeBestWays(readings)
  readings.key = keyOf(readings)
  return readings
}

/** What tells the ways by which documents are given something from those of other units. */
function keyOf({ expansions, phrases }: Readings): string {
  return JSON.stringify([
    expansions.map(({ first, last, way, short }) => [first, last, way, short]),
    phrases.flatMap(({ words, way, isImplied }) => (isImplied ? [] : [words, way])),
  ])
}

/** How a unit can be found among the documents that are still here. */
function matchOf(segment: Segment, { expansions, phrases, counted, countedPhrases, key }: Readings): UnitMatch {
  let exact = 0
  let all = 0
  const count = (documents: number, isExact: boolean): void => {
    all += documents
    if (isExact) exact += documents
  }
  for (const { first, last, isExact } of counted) count(postingsOf(segment, first, last), isExact)
  for (const { words, isExact } of countedPhrases) count(findPhrase(segment, words).documents.length, isExact)
  const found = phrases.map((each): PhraseMatch => ({ ...each, ...findPhrase(segment, each.words) }))
  return { expansions, phrases: found.filter(({ documents }) => documents.length > 0), exact, all, key }
}

/**
 * Keeps of several ways by which one word, or one phrase, answers the best: a synonym may be a form as well, or stand in two
 * groups. A phrase with a word that answers alone as well adds nothing to what that gives, and only tells what was found.
 */
function takeBestWays(readings: Readings): void {
  const words = new Map<number, Expansion>()
  const isWord = ({ first, last, short }: Expansion): boolean => last === first + 1 && !short
  for (const each of readings.expansions)
    if (isWord(each) && each.way > (words.get(each.first)?.way ?? 0)) words.set(each.first, each)
  readings.expansions = readings.expansions.filter((each) => !isWord(each) || words.get(each.first) === each)
  const phrases = new Map<string, Readings['phrases'][number]>()
  for (const each of readings.phrases) {
    const key = each.words.join(' ')
    if (each.way > (phrases.get(key)?.way ?? 0)) phrases.set(key, each)
  }
  readings.phrases = [...phrases.values()]
  for (const each of readings.phrases)
    each.isImplied = each.words.some((word) => (words.get(word)?.way ?? 0) >= each.way)
}

function addWords(
  readings: Readings,
  { first, last, way, short = false, typo = false }: Partial<Expansion> & Omit<Expansion, 'short' | 'typo'>,
  isExact = false,
): void {
  if (last <= first) return
  readings.expansions.push({ first, last, way, short, typo })
  readings.counted.push({ first, last, isExact })
}

/** Adds a phrase, unless one of its words is nowhere. */
function addPhrase(segment: Segment, phrase: string[], way: number, readings: Readings, isExact = false): void {
  const words = phraseWords(segment, phrase)
  if (words === null) return
  readings.phrases.push({ words, way, isImplied: false })
  readings.countedPhrases.push({ words, isExact })
}

/** Null when one of the words is nowhere. */
function phraseWords({ dictionary }: Segment, phrase: string[]): number[] | null {
  const words = phrase.map((word) => find(dictionary, lettersOf(word)))
  return words.includes(-1) ? null : words
}

function expandWord(
  segment: Segment,
  unit: Unit,
  { word, form, plurals, stems, splits }: UnitWord,
  forgiving: Forgiving,
  readings: Readings,
): void {
  const { dictionary } = segment
  const letters = lettersOf(word)
  const exact = find(dictionary, letters)
  if (exact >= 0) {
    addWords(readings, { first: exact, last: exact + 1, way: form === null ? WAYS.exact : WAYS.folded }, true)
  }
  if (form !== null) {
    const id = find(dictionary, lettersOf(form))
    if (id >= 0) readings.expansions.push({ first: id, last: id + 1, way: WAYS.exact, short: false, typo: false })
  }
  if (unit.optional) return
  for (const plural of plurals) {
    const id = find(dictionary, lettersOf(plural))
    if (id >= 0) addWords(readings, { first: id, last: id + 1, way: WAYS.plural })
  }
  if (stems.length > 0) {
    const forms = new Set(stems.flatMap((stem) => formsOf(dictionary, stem)))
    forms.delete(exact)
    for (const id of forms) addWords(readings, { first: id, last: id + 1, way: WAYS.stem })
  }
  for (const { stem } of stems) {
    const begins = lettersOf(stem)
    if (begins.length < SHORTEST_DERIVED) continue
    const [first, last] = beginningWith(dictionary, begins)
    addWords(readings, { first, last, way: WAYS.derived })
  }
  for (const stem of stems) {
    if (!endsCompounds(stem)) continue
    for (const id of compoundsOf(dictionary, stem)) addWords(readings, { first: id, last: id + 1, way: WAYS.compound })
  }
  if (unit.prefix) {
    const [first, last] = beginningWith(dictionary, letters)
    const short = letters.length <= SHORT_PREFIX.letters
    addWords(readings, { first: exact >= 0 && !short ? first + 1 : first, last, way: WAYS.prefix, short })
  }
  for (const [head, tail] of splits) addPhrase(segment, [head, tail], WAYS.split, readings)
  if (forgiving === 'typos' && !unit.quoted) {
    const most = errorsForgiven(word)
    if (most > 0) {
      for (const near of nearTo(dictionary, letters, most, unit.prefix && letters.length >= MISSPELT_BEGINNING)) {
        if (near.distance === 0) continue
        const way = near.distance === 2 ? WAYS.twoTypos : near.begins ? WAYS.prefixTypo : WAYS.oneTypo
        addWords(readings, { first: near.id, last: near.id + 1, way, typo: true })
      }
    }
  }
}

/** Documents that hold some words next to each other in one text. */
export function documentsWithPhrase(segment: Segment, phrase: string[]): Iterable<number> {
  const words = phraseWords(segment, phrase)
  return words === null ? [] : findPhrase(segment, words).documents
}

/** Numbers of the words of a unit that stands exactly so, for exclusions. */
export function exactWords(segment: Segment, unit: Unit): number[] {
  const found: number[] = []
  for (const { word } of unit.words) {
    const id = find(segment.dictionary, lettersOf(word))
    if (id >= 0) found.push(id)
  }
  return found
}

/** Does a title write all these words, each with a dash before it (see `hyphened`), and hold all of these units exactly? */
export function hasTitleWriting(segment: Segment, marks: string[], units: Unit[]): boolean {
  const { postingFields, alive } = segment
  const [mark, ...others] = marks.map((word) => find(segment.dictionary, lettersOf(word)))
  if (mark === undefined || mark < 0 || others.includes(-1)) return false
  const inTitle = (word: number, document: number): boolean => {
    const place = postingPlace(segment, word, document)
    return place >= 0 && ((postingFields[place] as number) & TITLE_BIT) !== 0
  }
  const words = units.map((unit) => exactWords(segment, unit))
  let isFound = false
  eachPosting(segment, mark, (document) => {
    isFound =
      has(alive, document) &&
      inTitle(mark, document) &&
      others.every((word) => inTitle(word, document)) &&
      words.every((any) => any.some((word) => inTitle(word, document)))
    return !isFound
  })
  return isFound
}

/** The documents with a phrase, remembered: synonyms of several words are looked for again with every topic. */
function findPhrase(segment: Segment, words: number[]): Phrase {
  const known = remembered(
    segment,
    `phrase ${words.join(' ')}`,
    () => ({ alive: segment.aliveCount, phrase: holding(segment, words) }),
    ({ phrase }) => bytesOfPhrase(phrase),
  )
  // A segment only ever loses documents.
  if (known.alive !== segment.aliveCount) {
    known.alive = segment.aliveCount
    known.phrase = stillHere(segment, known.phrase)
  }
  return known.phrase
}

function bytesOfPhrase({ documents, impacts }: Phrase): number {
  return documents.byteLength + impacts.byteLength
}

/** What is left of a phrase when documents have gone: quicker by far than to read the texts again. */
function stillHere({ alive }: Segment, phrase: Phrase): Phrase {
  const { documents, impacts } = phrase
  let left = 0
  for (let at = 0; at < documents.length; at++) if (has(alive, documents[at] as number)) left += 1
  // A change takes out few documents, and most phrases lose none.
  if (left === documents.length) return phrase
  const kept = { documents: new Uint32Array(left), impacts: new Uint16Array(left) }
  for (let at = documents.length - 1; at >= 0; at--) {
    if (!has(alive, documents[at] as number)) continue
    left -= 1
    kept.documents[left] = documents[at] as number
    kept.impacts[left] = impacts[at] as number
  }
  return kept
}

/** The documents that hold words in this order, next to each other. */
function holding(segment: Segment, ids: number[]): Phrase {
  const found: { documents: number[]; impacts: number[] } = { documents: [], impacts: [] }
  const phraseOf = (): Phrase => ({
    documents: Uint32Array.from(found.documents),
    impacts: Uint16Array.from(found.impacts),
  })
  const words = [...new Set(ids)].sort(
    (one, other) => postingsOf(segment, one, one + 1) - postingsOf(segment, other, other + 1),
  )
  const { blocks, postingDocument, postingImpact, postingFields } = segment
  const near = neighbours(segment, ids)
  // Two frequent words need no look at the texts.
  const isKnown = near !== null && ids.length === 2
  const rarest = words[0] as number
  /** By text: 1 it holds the phrase, 2 it does not. Labels stand in thousands of documents and are looked at once. */
  let seen: Uint8Array | null = null
  for (const [block, starts] of blocks.entries()) {
    const candidates =
      near === null
        ? postingDocument.subarray(starts[rarest], starts[rarest + 1])
        : near.subarray(...[block, block + 1].map((each) => placeFrom(near, each << BLOCK_BITS, 0, near.length)))
    const places = words.map((word) => starts[word] as number)
    const ends = words.map((word) => starts[word + 1] as number)
    eachCandidate: for (let candidate = 0; candidate < candidates.length; candidate++) {
      const wanted = (candidates[candidate] as number) & BLOCK_MASK
      let impact = Infinity
      let fields = 0xff
      for (let at = 0; at < words.length && fields !== 0; at++) {
        let place = places[at] as number
        const end = ends[at] as number
        // The next one or two are looked at before halving begins.
        if (place < end && (postingDocument[place] as number) < wanted) place += 1
        if (place < end && (postingDocument[place] as number) < wanted)
          place = placeFrom(postingDocument, wanted, place, end)
        places[at] = place
        if (place >= end) break eachCandidate
        if (postingDocument[place] !== wanted) fields = 0
        else {
          fields &= postingFields[place] as number
          if ((postingImpact[place] as number) < impact) impact = postingImpact[place] as number
        }
      }
      const document = (block << BLOCK_BITS) | wanted
      if (fields === 0 || !has(segment.alive, document)) continue
      seen ??= new Uint8Array(isKnown ? 0 : segment.textStart.length - 1)
      if (isKnown || phraseIn(segment, document, ids, fields, seen)) {
        found.documents.push(document)
        found.impacts.push(impact)
      }
    }
  }
  return phraseOf()
}

/** Documents in which two frequent words of a phrase are neighbours as in it, the rarest two; null where no two are frequent. */
function neighbours(segment: Segment, ids: number[]): Uint32Array | null {
  const { first, second, start, documents } = segment.pairs
  let fewest: Uint32Array | null = null
  for (let at = 1; at < ids.length; at++) {
    const one = ids[at - 1] as number
    const other = ids[at] as number
    if (!isFrequent(segment, one) || !isFrequent(segment, other)) continue
    let low = 0
    let high = first.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const order = (first[middle] as number) - one || (second[middle] as number) - other
      if (order < 0) low = middle + 1
      else high = middle
    }
    if (first[low] !== one || second[low] !== other) return new Uint32Array(0)
    const found = documents.subarray(start[low], start[low + 1])
    if (fewest === null || found.length < fewest.length) fewest = found
  }
  if (fewest?.length !== wordsFor(segment.size)) return fewest
  const list = new Uint32Array(countOf(fewest))
  members(fewest, list)
  return list
}

/** First place from `from` up to `end` of an ascending list whose document is not before `document`. */
function placeFrom(documents: Uint16Array | Uint32Array, document: number, from: number, end: number): number {
  let step = 1
  let low = from
  while (low + step < end && (documents[low + step] as number) < document) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, end)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((documents[middle] as number) < document) low = middle + 1
    else high = middle
  }
  return low
}

/** Do these words stand in this order, next to each other, in one text of these fields? */
function phraseIn(segment: Segment, document: number, ids: number[], fields: number, seen: Uint8Array): boolean {
  const { textStart, textWords, documentTexts } = segment
  const [first, second] = ids
  const last = segment.documentTextStart[document + 1] as number
  for (let entry = segment.documentTextStart[document] as number; entry < last; entry++) {
    const packed = documentTexts[entry] as number
    if (((fields >>> (packed >>> FIELD_SHIFT)) & 1) === 0) continue
    const text = packed & TEXT_MASK
    if (seen[text] === 0) {
      seen[text] = 2
      const end = (textStart[text + 1] as number) - ids.length
      for (let at = textStart[text] as number; at <= end; at++) {
        if (textWords[at] !== first || textWords[at + 1] !== second) continue
        let same = 2
        while (same < ids.length && textWords[at + same] === ids[same]) same += 1
        if (same === ids.length) {
          seen[text] = 1
          break
        }
      }
    }
    if (seen[text] === 1) return true
  }
  return false
}

/** Room for the work on one segment, as long as it has documents; kept from query to query. */
export interface Bench {
  /** Documents found, and what one unit found of them. */
  bits: Uint32Array
  next: Uint32Array
  /** Sum of impact × weight × way, whole numbers: the same in any order of adding. */
  score: Float64Array
  current: Float64Array
  /** Sets for `matchSome`, made when they are first needed. */
  rooms: Uint32Array[]
  list: Uint32Array
  /** The set whose members `list` holds, when they were listed for its facets. */
  listed: object | null
}

export function benchFor(size: number): Bench {
  return {
    bits: new Uint32Array(wordsFor(size)),
    next: new Uint32Array(wordsFor(size)),
    score: new Float64Array(size),
    current: new Float64Array(size),
    rooms: [],
    list: new Uint32Array(size),
    listed: null,
  }
}

/**
 * Documents that answer every unit which is not optional, in `bench.bits`, and their scores.
 * The units with the fewest postings go first; optional ones only add to the score of what they are found in.
 */
export function matchAll(
  segment: Segment,
  bench: Bench,
  matches: UnitMatch[],
  weights: number[],
  optional: boolean[],
): Scores {
  const order = [...matches.keys()]
    .filter((unit) => !optional[unit])
    .sort((one, other) => (matches[one] as UnitMatch).all - (matches[other] as UnitMatch).all)
  bench.bits.fill(0)
  if (order.some((unit) => (matches[unit] as UnitMatch).all === 0)) return Scores.summed(bench.score)
  const looked = lookedUp(segment, bench, matches, weights, order)
  if (looked !== null) return looked
  for (const [turn, unit] of order.entries()) {
    const match = matches[unit] as UnitMatch
    if (turn === 0) {
      gather(segment, bench, match, weights[unit] as number, null, bench.bits, bench.score)
      continue
    }
    const { bits, next, score, current } = bench
    gather(segment, bench, match, weights[unit] as number, bits, next, current)
    addScores(next, current, score)
    bench.bits = next
    bench.next = bits
  }
  for (const [unit, match] of matches.entries()) {
    if (!optional[unit] || match.expansions.length + match.phrases.length === 0) continue
    gather(segment, bench, match, weights[unit] as number, bench.bits, bench.next, bench.current)
    addScores(bench.next, bench.current, bench.score)
  }
  return Scores.summed(bench.score)
}

/**
 * Where what each unit gives is kept, documents are found by bits alone, and what they are given is looked up of those that
 * may come high. Null where a unit is in few documents: then few are found.
 */
function lookedUp(
  segment: Segment,
  bench: Bench,
  matches: UnitMatch[],
  weights: number[],
  needed: number[],
): Scores | null {
  if (needed.length === 0) return null
  const terms: { gathered: Gathered; weight: number }[] = []
  for (const unit of needed) {
    const gathered = gatheredOf(segment, bench, matches[unit] as UnitMatch, WORTH_GATHERING)
    if (gathered === null) return null
    if (terms.length === 0) bench.bits.set(gathered.bits)
    else keep(bench.bits, gathered.bits)
    terms.push({ gathered, weight: weights[unit] as number })
  }
  for (const [unit, match] of matches.entries()) {
    const gathered = needed.includes(unit) ? null : gatheredOf(segment, bench, match, 0)
    if (gathered !== null) terms.push({ gathered, weight: weights[unit] as number })
  }
  return Scores.looked(terms, bench.next)
}

/** Adds to the scores of these documents what one unit gives them. */
function addScores(bits: Uint32Array, current: Float64Array, score: Float64Array): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number
    while (word !== 0) {
      const lowest = word & -word
      word ^= lowest
      const document = (w << 5) + 31 - Math.clz32(lowest)
      ;(score[document] as number) += current[document] as number
    }
  }
}

/** Units that are found in the same ways in one segment: misspelt words may be the same one, spelt in several wrong ways. */
export interface Alike {
  /** Bits of those that are not optional, and the weight of these together. */
  readonly mask: number
  readonly gain: number
  /** Documents that they are found in. */
  readonly bits: Uint32Array
}

/**
 * Documents that answer any of the units which are not optional, in `bench.bits`, and what all units give them. `alike` says
 * which units they answer. What stands in few documents is summed up for each of them, and the rest looked up of those
 * that may come high.
 */
export function matchSome(
  segment: Segment,
  bench: Bench,
  matches: UnitMatch[],
  weights: number[],
  optional: boolean[],
): { scores: Scores; alike: Alike[] } {
  const { bits: met, rooms, score, current } = bench
  const sets = new Map<string, { match: UnitMatch; weight: number; gain: number; mask: number }>()
  for (const [unit, match] of matches.entries()) {
    let each = sets.get(match.key)
    if (each === undefined) sets.set(match.key, (each = { match, weight: 0, gain: 0, mask: 0 }))
    each.weight += weights[unit] as number
    if (optional[unit]) continue
    each.gain += weights[unit] as number
    each.mask |= 1 << unit
  }
  const terms: Term[] = []
  const alike: Alike[] = []
  const sums = { bits: emptyRoom(rooms, 0, met.length), values: score, most: 0 }
  met.fill(0)
  for (const { match, weight, gain, mask } of sets.values()) {
    const gathered = gatheredOf(segment, bench, match, WORTH_GATHERING)
    const bits = gathered?.bits ?? emptyRoom(rooms, alike.length + 1, met.length)
    if (gathered !== null) terms.push({ gathered, weight })
    else {
      gatherEach(segment, bench, match.expansions, match.phrases, weight, null, bits, current)
      sums.most = Math.max(sums.most, addSums(bits, current, sums.bits, score))
    }
    if (gain === 0) continue
    alike.push({ mask, gain, bits })
    addAll(met, bits)
  }
  return { scores: terms.length > 0 ? Scores.looked(terms, bench.next, sums) : Scores.summed(score), alike }
}

/** One of several sets for the work on a segment, without members. */
function emptyRoom(rooms: Uint32Array[], at: number, words: number): Uint32Array {
  return (rooms[at] ??= new Uint32Array(words)).fill(0)
}

/** Adds what a unit gives documents to their sums, of those in `met` at first nothing; gives the highest sum of them. */
function addSums(bits: Uint32Array, current: Float64Array, met: Uint32Array, score: Float64Array): number {
  let most = 0
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number
    if (word === 0) continue
    const before = met[w] as number
    met[w] = before | word
    while (word !== 0) {
      const lowest = word & -word
      word ^= lowest
      const document = (w << 5) + 31 - Math.clz32(lowest)
      const sum = ((before & lowest) === 0 ? 0 : (score[document] as number)) + (current[document] as number)
      score[document] = sum
      if (sum > most) most = sum
    }
  }
  return most
}

/** What `weigh` found. */
const worth = new Float64Array(32)

/** Weight of the units that documents of a word of bits answer, each at the number of its bit in `worth`. */
function weigh(alike: Alike[], w: number, wanted: number): void {
  worth.fill(0)
  for (let at = 0; at < alike.length; at++) {
    const { bits, gain } = alike[at] as Alike
    for (let word = wanted & (bits[w] as number); word !== 0; word &= word - 1)
      (worth[31 - Math.clz32(word & -word)] as number) += gain
  }
}

/** Of what `matchSome` found, keeps what answers units of at least the weight `least` together. */
export function keepWorth({ bits }: Bench, alike: Alike[], least: number): void {
  for (let w = 0; w < bits.length; w++) {
    const word = bits[w] as number
    if (word === 0) continue
    weigh(alike, w, word)
    let kept = word
    for (let left = word; left !== 0; left &= left - 1) {
      const lowest = left & -left
      if ((worth[31 - Math.clz32(lowest)] as number) < least) kept ^= lowest
    }
    bits[w] = kept
  }
}

/**
 * Of what `matchSome` found: which set of units that are not optional, answered by one document, tells most (sum of weights;
 * then the earliest units). Gives a mask of them; 0 when nothing is found. Only what is `allowed` counts.
 */
export function bestSubset({ bits }: Bench, alike: Alike[], allowed: Uint32Array): { mask: number; value: number } {
  let best = { mask: 0, value: 0 }
  for (let w = 0; w < bits.length; w++) {
    const word = (bits[w] as number) & (allowed[w] as number)
    if (word === 0) continue
    weigh(alike, w, word)
    for (let left = word; left !== 0; left &= left - 1) {
      const lowest = left & -left
      const value = worth[31 - Math.clz32(lowest)] as number
      if (value < best.value) continue
      let mask = 0
      for (const each of alike) if (((each.bits[w] as number) & lowest) !== 0) mask |= each.mask
      if (value > best.value || earlier(mask, best.mask)) best = { mask, value }
    }
  }
  return best
}

/** The units that any of these documents answers, without optional ones. */
export function masksOf(documents: Uint32Array, alike: Alike[]): number {
  let mask = 0
  for (const { bits, mask: own } of alike) if (haveCommon(documents, bits)) mask |= own
  return mask
}

/** Postings a document from which a beginning's documents are kept as bits. */
const WORTH_BITS = 1 / 16

/** Bits of documents with a beginning of one or two letters, anywhere and in the title. */
interface ShortBits {
  anywhere: Uint32Array
  title: Uint32Array
}

/** Documents with a word of the range `first` to `last`; remembered. */
function shortBits(segment: Segment, first: number, last: number): ShortBits {
  return remembered(
    segment,
    `beginning ${first} ${last}`,
    () => {
      const words = wordsFor(segment.size)
      const made = { anywhere: new Uint32Array(words), title: new Uint32Array(words) }
      for (const [block, starts] of segment.blocks.entries()) {
        const to = starts[last] as number
        for (let place = starts[first] as number; place < to; place++) {
          const document = (block << BLOCK_BITS) | (segment.postingDocument[place] as number)
          add(made.anywhere, document)
          if ((segment.postingFields[place] as number) & TITLE_BIT) add(made.title, document)
        }
      }
      return made
    },
    ({ anywhere, title }) => anywhere.byteLength + title.byteLength,
  )
}

/** Postings per candidate from which it is cheaper to look for each candidate. */
const HALVING_PAYS = 24

/**
 * Documents that answer one unit, of those in `within` (of all when null): their bits in `into`, what the unit gives
 * each in `values`, the most where it is found in several ways. `values` may be those of `within` only when that is null.
 */
function gather(
  segment: Segment,
  bench: Bench,
  match: UnitMatch,
  weight: number,
  within: Uint32Array | null,
  into: Uint32Array,
  values: Float64Array,
): void {
  const gathered = gatheredOf(segment, bench, match, WORTH_GATHERING, into, values)
  if (gathered !== null) {
    give(gathered, weight, within, into, values)
    return
  }
  into.fill(0)
  gatherEach(segment, bench, match.expansions, match.phrases, weight, within, into, values)
}

/** From this share of the documents on, what the ways of a unit give together is kept. */
const WORTH_GATHERING = 1 / 32

/**
 * What all ways of a unit give together where they are in this share of the documents at least, else null. Remembered, with
 * documents that are gone as well. `into` and `values` are room to make it.
 */
function gatheredOf(
  segment: Segment,
  bench: Bench,
  match: UnitMatch,
  share: number,
  into = bench.next,
  values = bench.current,
): Gathered | null {
  return remembered(
    segment,
    `gathered ${match.key}`,
    () => makeGathered(segment, bench, match, share, into, values),
    bytesOfGathered,
  )
}

function makeGathered(
  segment: Segment,
  bench: Bench,
  match: UnitMatch,
  share: number,
  into: Uint32Array,
  values: Float64Array,
): Gathered | null {
  const { postingStart, size } = segment
  const phrases = match.phrases.filter(({ isImplied }) => !isImplied)
  let postings = 0
  for (const { first, last } of match.expansions)
    postings += (postingStart[last] as number) - (postingStart[first] as number)
  for (const { documents } of phrases) postings += documents.length
  if (postings === 0 || postings < size * share) return null
  const words = match.expansions.filter(({ short }) => !short)
  const [one] = words
  let source
  if (words.length === 1 && phrases.length === 0 && one !== undefined && one.last === one.first + 1) {
    source = sourceOfWord(segment, one.first, one.way)
  } else {
    into.fill(0)
    gatherEach(segment, bench, words, phrases, 1, null, into, values)
    source = sourceFrom(into, values, bench.list)
  }
  const shorts = match.expansions.flatMap(({ first, last, way, short }): ShortSource[] => {
    if (!short) return []
    const bits = shortBits(segment, first, last)
    return [{ ...bits, inTitle: SHORT_PREFIX.inTitle * way, elsewhere: SHORT_PREFIX.elsewhere * way }]
  })
  return gatheredFrom(source, shorts)
}

/** What `gather` does way by way. */
function gatherEach(
  segment: Segment,
  bench: Bench,
  expansions: Expansion[],
  phrases: PhraseMatch[],
  weight: number,
  within: Uint32Array | null,
  into: Uint32Array,
  values: Float64Array,
): void {
  const { postingStart, blocks, postingDocument, postingImpact, postingFields } = segment
  const take = (document: number, value: number): void => {
    const w = document >>> 5
    const bit = 1 << (document & 31)
    if (within !== null && ((within[w] as number) & bit) === 0) return
    if (((into[w] as number) & bit) === 0) {
      ;(into[w] as number) |= bit
      values[document] = value
    } else if (value > (values[document] as number)) values[document] = value
  }
  /** The members of `within`, once they are worth listing. */
  let few = -1
  for (const { first, last, way, short } of expansions) {
    const factor = weight * way
    const postings = (postingStart[last] as number) - (postingStart[first] as number)
    if (short) {
      const inTitle = SHORT_PREFIX.inTitle * factor
      const elsewhere = SHORT_PREFIX.elsewhere * factor
      if (postings < segment.size * WORTH_BITS) {
        for (const [block, starts] of blocks.entries()) {
          const to = starts[last] as number
          for (let place = starts[first] as number; place < to; place++) {
            const isTitle = ((postingFields[place] as number) & TITLE_BIT) !== 0
            take((block << BLOCK_BITS) | (postingDocument[place] as number), isTitle ? inTitle : elsewhere)
          }
        }
      } else gatherShort(shortBits(segment, first, last), inTitle, elsewhere, within, into, values)
      continue
    }
    if (within !== null && last === first + 1) {
      if (few < 0) few = countOf(within)
      if (few * HALVING_PAYS < postings) {
        members(within, bench.list)
        for (let at = 0; at < few; at++) {
          const document = bench.list[at] as number
          const place = postingPlace(segment, first, document)
          if (place >= 0) take(document, (postingImpact[place] as number) * factor)
        }
        continue
      }
    }
    for (const [block, starts] of blocks.entries()) {
      const base = block << BLOCK_BITS
      const from = starts[first] as number
      spread(postingDocument, postingImpact, base, from, starts[last] as number, factor, within, into, values)
    }
  }
  for (const { way, documents, impacts, isImplied } of phrases)
    if (!isImplied) spread(documents, impacts, 0, 0, documents.length, weight * way, within, into, values)
}

/** What `gather` does for documents, counted from `base`, and their impacts from one place up to another. */
function spread(
  documents: Uint16Array | Uint32Array,
  impacts: Uint16Array,
  base: number,
  from: number,
  to: number,
  factor: number,
  within: Uint32Array | null,
  into: Uint32Array,
  values: Float64Array,
): void {
  for (let place = from; place < to; place++) {
    const document = base | (documents[place] as number)
    const w = document >>> 5
    const bit = 1 << (document & 31)
    if (within !== null && ((within[w] as number) & bit) === 0) continue
    const value = (impacts[place] as number) * factor
    const met = into[w] as number
    if ((met & bit) === 0) {
      into[w] = met | bit
      values[document] = value
    } else if (value > (values[document] as number)) values[document] = value
  }
}

/** What `gather` does for a beginning of one or two letters. */
function gatherShort(
  { anywhere, title }: ShortBits,
  inTitle: number,
  elsewhere: number,
  within: Uint32Array | null,
  into: Uint32Array,
  values: Float64Array,
): void {
  for (let w = 0; w < anywhere.length; w++) {
    let word = anywhere[w] as number
    if (within !== null) word &= within[w] as number
    if (word === 0) continue
    const inTitles = title[w] as number
    const met = into[w] as number
    into[w] = met | word
    while (word !== 0) {
      const lowest = word & -word
      word ^= lowest
      const document = (w << 5) + 31 - Math.clz32(lowest)
      const value = (inTitles & lowest) !== 0 ? inTitle : elsewhere
      if ((met & lowest) === 0 || value > (values[document] as number)) values[document] = value
    }
  }
}

/** Of two sets of units the one that holds the first unit in which they differ. */
export function earlier(one: number, other: number): boolean {
  const different = (one ^ other) >>> 0
  return different !== 0 && (one & (different & -different)) >>> 0 !== 0
}

/** Which words answer a unit, and how: for showing where hits matched. */
export interface WordLookup {
  /** Ranges of words, and single words, with the best way each answers in. */
  ranges: Expansion[]
  single: Map<number, Expansion>
  phrases: PhraseMatch[]
  /** 1 at the lowest bits of each of all these words: most words of a text are seen to at a glance. */
  marks: Uint8Array
}

/** Marks of a lookup, a power of two. */
const MARKS = 4_096

export function lookupOf({ expansions, phrases }: UnitMatch): WordLookup {
  const marks = new Uint8Array(MARKS)
  for (const { first, last } of expansions) {
    for (let word = first; word < last && word < first + MARKS; word++) marks[word & (MARKS - 1)] = 1
  }
  for (const { words } of phrases) for (const word of words) marks[word & (MARKS - 1)] = 1
  const single = new Map<number, Expansion>()
  const ranges: Expansion[] = []
  for (const expansion of expansions) {
    if (expansion.last > expansion.first + 1) ranges.push(expansion)
    else if (expansion.way > (single.get(expansion.first)?.way ?? 0)) single.set(expansion.first, expansion)
  }
  return { ranges, single, phrases, marks }
}

/**
 * Adds the words of one document that answer a unit to `byField`, by number of the field. Gives the word by which it is
 * best answered when that is a typo, else null.
 */
export function wordsFound(
  segment: Segment,
  document: number,
  { ranges, single, phrases, marks }: WordLookup,
  byField: Map<number, Set<string>>,
): string | null {
  let bestWay = 0
  let bestTypo = -1
  const ofPhrases = new Set<number>()
  for (const { words, way, documents } of phrases) {
    if (!includes(documents, document)) continue
    for (const word of words) ofPhrases.add(word)
    if (way > bestWay) bestWay = way
  }
  const last = segment.documentTextStart[document + 1] as number
  for (let entry = segment.documentTextStart[document] as number; entry < last; entry++) {
    const text = (segment.documentTexts[entry] as number) & TEXT_MASK
    const end = segment.textStart[text + 1] as number
    for (let at = segment.textStart[text] as number; at < end; at++) {
      const word = (segment.textWords[at] as number) & 0x7fffffff
      if (marks[word & (MARKS - 1)] === 0) continue
      let best = single.get(word)
      for (const range of ranges) {
        if (word >= range.first && word < range.last && range.way > (best?.way ?? 0)) best = range
      }
      if (best === undefined) {
        if (!ofPhrases.has(word)) continue
      } else if (best.way > bestWay) {
        bestWay = best.way
        bestTypo = best.typo ? word : -1
      }
      const shown = wordAt(segment.dictionary, word)
      if (shown.startsWith(EXACT_FORM)) continue
      const field = (segment.documentTexts[entry] as number) >>> FIELD_SHIFT
      const words = byField.get(field)
      if (words === undefined) byField.set(field, new Set([shown]))
      else words.add(shown)
    }
  }
  return bestTypo < 0 ? null : wordAt(segment.dictionary, bestTypo)
}

/** Is a number in a list that ascends? */
function includes(ascending: Uint32Array, wanted: number): boolean {
  return ascending[placeFrom(ascending, wanted, 0, ascending.length)] === wanted
}

/** Highest possible score of a set of units, by which scores become parts of one. */
export function highestScore(weights: number[]): number {
  let sum = 0
  for (const weight of weights) sum += weight
  return sum * IMPACT_STEPS * WAYS.exact
}
