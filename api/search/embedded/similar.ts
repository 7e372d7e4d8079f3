/**
 * Works like one that is there: by the words that tell most of its title, keywords, subjects and outcomes, by shared
 * outcomes and subjects, then by level, language and fit. The rarest things go first, and what is beyond a number of
 * postings is not looked at, so that the time does not grow with the index.
 */
import { EXACT_FORM } from '../analysis.ts'
import {
  answerOfSimilar,
  TEXT_FIELDS,
  type Facet,
  type SearchAnswer,
  type SearchHit,
  type SimilarQuery,
  type TextField,
} from '../search-index.ts'
import { add, has, wordsFor } from './bits.ts'
import type { Part } from './collection.ts'
import { find, lettersOf, wordAt } from './dictionary.ts'
import { fitKinds, keepPassing } from './filter.ts'
import { languagePart } from './rank.ts'
import {
  documentNumber,
  documentsOfValue,
  documentsOfWork,
  eachPosting,
  FIELD_SHIFT,
  PLACELESS,
  postingPlace,
  TEXT_MASK,
  type Segment,
} from './segment.ts'
import { placeOf, textAt } from './texts.ts'
import { IMPACT_STEPS } from './weights.ts'

/** Words and values a work is known by. */
const MOST_WORDS = 16
const MOST_VALUES = 24
/** Words and values of more documents than this share tell nothing; in small places all do. */
const MOST_SHARE = 0.1
const SMALL = 20
/** Documents looked at for all words and values together. */
const MOST_POSTINGS = 40_000
/** What a word is worth by where it stands. */
const FIELD_WORTH: Partial<Record<TextField, number>> = { title: 1, keyword: 0.8, subject: 0.4, outcome: 0.4 }
/** What a shared value is worth beside a word of the title as rare as it. */
const VALUE_WORTH: Partial<Record<Facet, number>> = { outcome: 1.5, subject: 0.6 }
/** What is alike in words may be worth this much less for being in no language of the reader, or for another level. */
const LANGUAGE_SHARE = 0.35
const LEVEL_SHARE = 0.2
/** What fits the needs best may be worth this much more. */
const FIT_SHARE = 0.3
const MOST_SHARES = 1 + FIT_SHARE
const LEAST_SHARE = 0.01
/** Years between two age ranges from which they are as far apart as can be. */
const FAR_YEARS = 5
/** Of a level that is not known. */
const UNKNOWN_LEVEL = 0.6

/** Something two works may share. */
interface Trait {
  /** A word, or a value of `facet`. */
  text: string
  facet: Facet | null
  documents: number
  worth: number
}

/** The answer to a checked query; no hits when the document is not there. */
export function similarFrom(parts: Part[], query: SimilarQuery, version: number): SearchAnswer {
  const origin = parts
    .map((part) => ({ part, document: documentNumber(part.segment, query.id) }))
    .find(({ part, document }) => document >= 0 && has(part.segment.alive, document))
  if (origin === undefined) return answerOfSimilar([], version)
  const { segment, document } = { segment: origin.part.segment, document: origin.document }
  const traits = traitsOf(parts, segment, document)
  const whole = traits.reduce((sum, { worth }) => sum + worth, 0)
  const work = textAt(segment.works, segment.workOf[document] as number)
  const ages = { from: segment.numbers.ageFrom[document] as number, to: segment.numbers.ageTo[document] as number }
  const found: Alike[] = []
  let budget = MOST_POSTINGS
  for (const part of parts) {
    const room = roomOf(part.segment)
    budget = gather(part.segment, traits, room, budget)
    found.push(...best(part, room, query, work, ages))
  }
  const shown = found.sort(byScore).slice(0, query.first)
  return answerOfSimilar(
    shown.map(({ part, document, score }) => ({
      id: textAt(part.segment.ids, document),
      work: textAt(part.segment.works, part.segment.workOf[document] as number),
      score: whole > 0 ? score / whole : 0,
      matched: sharedWords(part.segment, document, traits),
      editions: [],
      cursor: '',
    })),
    version,
  )
}

/** A document that shares something. */
interface Alike {
  part: Part
  document: number
  score: number
}

function byScore(one: Alike, other: Alike): number {
  return (
    other.score - one.score ||
    (textAt(one.part.segment.ids, one.document) < textAt(other.part.segment.ids, other.document) ? -1 : 1)
  )
}

/** Room for what the documents of a segment share, kept from one to the next; `scores` are 0 between them. */
interface Room {
  scores: Float64Array
  /** Documents with a score, the first `size`. */
  touched: Uint32Array
  size: number
}
const rooms = new WeakMap<Segment, Room>()

function roomOf(segment: Segment): Room {
  let room = rooms.get(segment)
  if (room === undefined) {
    const touched = new Uint32Array(Math.min(segment.size, MOST_POSTINGS))
    rooms.set(segment, (room = { scores: new Float64Array(segment.size), touched, size: 0 }))
  }
  for (let at = 0; at < room.size; at++) room.scores[room.touched[at] as number] = 0
  room.size = 0
  return room
}

/** What tells most about a document, rarest first. */
function traitsOf(parts: Part[], segment: Segment, document: number): Trait[] {
  const all = parts.reduce((sum, part) => sum + part.segment.aliveCount, 0)
  const most = Math.max(SMALL, all * MOST_SHARE)
  const rarity = (documents: number): number => Math.log(1 + all / documents)
  const worths = new Map<string, number>()
  const last = segment.documentTextStart[document + 1] as number
  for (let entry = segment.documentTextStart[document] as number; entry < last; entry++) {
    const packed = segment.documentTexts[entry] as number
    const worth = FIELD_WORTH[TEXT_FIELDS[packed >>> FIELD_SHIFT] as TextField]
    if (worth === undefined) continue
    const text = packed & TEXT_MASK
    const end = segment.textStart[text + 1] as number
    for (let at = segment.textStart[text] as number; at < end; at++) {
      const word = segment.textWords[at] as number
      if (word >= PLACELESS) continue
      const shown = wordAt(segment.dictionary, word)
      if ((worths.get(shown) ?? 0) < worth) worths.set(shown, worth)
    }
  }
  const words: Trait[] = []
  for (const [text, worth] of worths) {
    const documents = documentsWith(parts, text)
    // A word of nobody else, or of everybody, is shared with nobody in particular.
    if (documents > 1 && documents <= most && !text.startsWith(EXACT_FORM))
      words.push({ text, facet: null, documents, worth: worth * rarity(documents) })
  }
  const values: Trait[] = []
  for (const [facet, worth] of Object.entries(VALUE_WORTH) as [Facet, number][]) {
    const column = segment.columns[facet]
    const end = column.start[document + 1] as number
    for (let at = column.start[document] as number; at < end; at++) {
      const text = textAt(column.values, column.value[at] as number)
      const documents = documentsOf(parts, facet, text)
      if (documents > 1 && documents <= Math.max(most, all / 3))
        values.push({ text, facet, documents, worth: worth * rarity(documents) })
    }
  }
  const byWorth = (one: Trait, other: Trait): number => other.worth - one.worth || (one.text < other.text ? -1 : 1)
  return [...words.sort(byWorth).slice(0, MOST_WORDS), ...values.sort(byWorth).slice(0, MOST_VALUES)].sort(
    (one, other) => one.documents - other.documents || (one.text < other.text ? -1 : 1),
  )
}

function documentsWith(parts: Part[], word: string): number {
  const letters = lettersOf(word)
  return parts.reduce((sum, { segment }) => {
    const id = find(segment.dictionary, letters)
    return id < 0 ? sum : sum + (segment.postingStart[id + 1] as number) - (segment.postingStart[id] as number)
  }, 0)
}

function documentsOf(parts: Part[], facet: Facet, value: string): number {
  return parts.reduce((sum, { segment }) => {
    const column = segment.columns[facet]
    const at = placeOf(column.values, value)
    return at < 0 ? sum : sum + (column.count[at] as number)
  }, 0)
}

/** Adds up what each document of a segment shares, until the postings are used up; gives how many are left. */
function gather(segment: Segment, traits: Trait[], room: Room, budget: number): number {
  const { scores, touched } = room
  const take = (document: number, worth: number): void => {
    if (scores[document] === 0) touched[room.size++] = document
    ;(scores[document] as number) += worth
  }
  for (const { text, facet, worth } of traits) {
    if (budget <= 0) break
    if (facet === null) {
      const id = find(segment.dictionary, lettersOf(text))
      if (id < 0) continue
      eachPosting(segment, id, (document, place) => {
        // A word hardly worth a score is still one, so that 0 means untouched.
        const share = Math.max(LEAST_SHARE, Math.min(1, (segment.postingImpact[place] as number) / IMPACT_STEPS))
        take(document, worth * share)
        budget -= 1
        return budget > 0
      })
    } else {
      const column = segment.columns[facet]
      const at = placeOf(column.values, text)
      if (at < 0) continue
      const documents = documentsOfValue(column, at, segment.size).subarray(0, budget)
      for (const document of documents) take(document, worth)
      budget -= documents.length
    }
  }
  return budget
}

/** The best edition of each of the best works of a segment, with level, language and fit in their scores. */
function best(
  part: Part,
  { scores, touched, size }: Room,
  { needs, languages, first }: SimilarQuery,
  work: string,
  ages: { from: number; to: number },
): Alike[] {
  const { segment, kept } = part
  const { workOf } = segment
  const [ownFirst, ownLast] = documentsOfWork(segment, work)
  const bits = new Uint32Array(wordsFor(segment.size))
  for (let at = 0; at < size; at++) {
    const document = touched[at] as number
    if ((document < ownFirst || document >= ownLast) && has(segment.alive, document)) add(bits, document)
  }
  if (needs.length > 0) keepPassing(segment, kept, { needs, ranges: {} }, bits)
  const fits = needs.length > 0 ? fitKinds(segment, kept, needs) : null
  const { editionLanguages } = segment.columns
  const known = new Map<number, number>()
  const languageOf = (document: number): number => {
    let most = 0
    const end = editionLanguages.start[document + 1] as number
    for (let at = editionLanguages.start[document] as number; at < end; at++) {
      const value = editionLanguages.value[at] as number
      let own = known.get(value)
      if (own === undefined) known.set(value, (own = languagePart(textAt(editionLanguages.values, value), languages)))
      if (own > most) most = own
    }
    return most
  }
  let works = new Map<number, Alike>()
  let least = 0
  const cut = (): void => {
    const kept = [...works].sort(([, one], [, other]) => byScore(one, other)).slice(0, first)
    works = new Map(kept)
    if (kept.length === first) least = (kept[first - 1] as [number, Alike])[1].score
  }
  for (let at = 0; at < size; at++) {
    const document = touched[at] as number
    if (!has(bits, document)) continue
    const alike = scores[document] as number
    if (alike * MOST_SHARES < least) continue
    let share = 1 - LANGUAGE_SHARE - LEVEL_SHARE
    share += LANGUAGE_SHARE * (languages.length === 0 ? 1 : languageOf(document))
    share += LEVEL_SHARE * nearness(segment, document, ages)
    if (fits !== null) share += (FIT_SHARE * (fits.sums[fits.kind[document] as number] as number)) / fits.most
    const score = alike * share
    const own = workOf[document] as number
    if (score < least || score <= (works.get(own)?.score ?? 0)) continue
    works.set(own, { part, document, score })
    if (works.size >= 4 * first + 64) cut()
  }
  cut()
  return [...works.values()]
}

/** How near the ages of a document are to others, 0..1. */
function nearness({ numbers }: Segment, document: number, ages: { from: number; to: number }): number {
  const from = numbers.ageFrom[document] as number
  if (Number.isNaN(from) || Number.isNaN(ages.from)) return UNKNOWN_LEVEL
  const end = numbers.ageTo[document] as number
  const to = Number.isNaN(end) ? Infinity : end
  const otherTo = Number.isNaN(ages.to) ? Infinity : ages.to
  const apart = Math.max(0, from - otherTo, ages.from - to)
  return Math.max(0, 1 - apart / FAR_YEARS)
}

/** The words of the traits that a document has, by field. */
function sharedWords(segment: Segment, document: number, traits: Trait[]): SearchHit['matched'] {
  const byField = new Map<number, string[]>()
  for (const { text, facet } of traits) {
    const id = facet === null ? find(segment.dictionary, lettersOf(text)) : -1
    if (id < 0) continue
    const fields = fieldsOf(segment, id, document)
    if (fields === 0) continue
    const field = 31 - Math.clz32(fields & -fields)
    byField.set(field, [...(byField.get(field) ?? []), text])
  }
  return [...byField]
    .sort(([one], [other]) => one - other)
    .map(([field, words]) => ({ field: TEXT_FIELDS[field] as TextField, words: words.sort() }))
}

/** Bits of the fields in which a document has a word; 0 where it has it nowhere. */
function fieldsOf(segment: Segment, word: number, document: number): number {
  const place = postingPlace(segment, word, document)
  return place < 0 ? 0 : (segment.postingFields[place] as number)
}
