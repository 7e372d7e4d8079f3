/** Search done plainly and slowly over a list of documents: what the embedded index must agree with. */
import { fitLanguageKeys, proofKey, servedAt } from '#api/accessibility/fit.ts'
import type { WantedNeed } from '#api/accessibility/needs.ts'
import { errorsForgiven, EXACT_FORM, MISSPELT_BEGINNING, wordsOf } from '#api/search/analysis.ts'
import { languagePart } from '#api/search/embedded/rank.ts'
import {
  FIELDS,
  fitStepsOf,
  IMPACT_STEPS,
  LEAST_RARITY,
  LONGEST_TITLE,
  MOST_MISSPELT,
  MOST_WORDS,
  MOST_PROOF,
  OUT_OF_ORDER,
  ownParts,
  PROOF,
  proofStepsOf,
  RARITY_STEPS,
  SATURATION,
  SCORE_STEPS,
  SHORT_PREFIX,
  SHORTEST_DERIVED,
  stepsOf,
  STOP_WORD_RARITY,
  WAYS,
  WELL_KNOWN,
} from '#api/search/embedded/weights.ts'
import { parseQuery, type Unit } from '#api/search/query.ts'
import { BASES } from '#graph/records.ts'
import { endsCompounds, isCompound, isForm } from '#api/search/stems.ts'
import type { Synonyms } from '#api/search/synonyms.ts'
import {
  FIT_LEVELS,
  MOST_FACET_VALUES,
  SCORE_PARTS,
  TEXT_FIELDS,
  type Facet,
  type FacetCount,
  type ScorePartName,
  type SearchDocument,
  type SearchQuery,
  type TextField,
} from '#api/search/search-index.ts'

/** Edits between two words, neighbours exchanged counting one: the textbook table. */
export function distance(one: string, other: string): number {
  return Math.min(...distances(one, other).slice(-1))
}

/** Distances between `other` and each beginning of `one`, the whole word last. */
function distances(one: string, other: string): number[] {
  const a = [...one]
  const b = [...other]
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) table[i]![j] = i + j
      else {
        table[i]![j] = Math.min(
          table[i - 1]![j]! + 1,
          table[i]![j - 1]! + 1,
          table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        )
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          table[i]![j] = Math.min(table[i]![j]!, table[i - 2]![j - 2]! + 1)
        }
      }
    }
  }
  return table.map((row) => row[b.length]!)
}

interface Indexed {
  document: SearchDocument
  words: Map<string, { impact: number; inTitle: boolean }>
  /** Words in order, text by text. */
  texts: { field: TextField; words: string[] }[]
}

function index(document: SearchDocument): Indexed {
  const sums = new Map<string, { sum: number; inTitle: boolean }>()
  const texts: Indexed['texts'] = []
  for (const field of TEXT_FIELDS) {
    const found = (document.text[field] ?? []).filter((text) => text !== '').map(wordsOf)
    const length = found.reduce((sum, { words }) => sum + words.length, 0)
    const { weight, usual, length: share } = FIELDS[field]
    const worth = weight / (1 - share + (share * length) / usual)
    for (const { words, extras } of found) {
      texts.push({ field, words })
      for (const word of [...words, ...extras]) {
        const known = sums.get(word) ?? { sum: 0, inTitle: false }
        sums.set(word, { sum: known.sum + worth, inTitle: known.inTitle || field === 'title' })
      }
    }
  }
  const words = new Map(
    [...sums].map(([word, { sum, inTitle }]) => [
      word,
      { impact: Math.max(1, Math.round((sum / (SATURATION + sum)) * IMPACT_STEPS)), inTitle },
    ]),
  )
  return { document, words, texts }
}

interface Way {
  way: number
  short: boolean
}

/** In which ways a word of the index answers a unit; the exact form is not counted among the documents found. */
function waysOf(unit: Unit, word: string, typos: boolean): { ways: Way[]; exact: boolean; counted: number } {
  const ways: Way[] = []
  let exact = false
  let counted = 0
  for (const asked of unit.words) {
    const add = (way: number, short = false, counts = true): void => {
      ways.push({ way, short })
      if (counts) counted += 1
    }
    if (word === asked.word) {
      add(asked.form === null ? WAYS.exact : WAYS.folded)
      exact = true
    }
    if (asked.form !== null && word === asked.form) add(WAYS.exact, false, false)
    if (unit.optional) continue
    for (const plural of asked.plurals) if (word === plural) add(WAYS.plural)
    if (word !== asked.word && asked.stems.some((stem) => isForm(word, stem))) add(WAYS.stem)
    for (const { stem } of asked.stems) {
      if (stem.length >= SHORTEST_DERIVED && word.startsWith(stem)) add(WAYS.derived)
    }
    for (const stem of asked.stems) if (endsCompounds(stem) && isCompound(word, stem)) add(WAYS.compound)
    if (unit.prefix && word.startsWith(asked.word)) {
      const short = [...asked.word].length <= SHORT_PREFIX.letters
      if (short || word !== asked.word) add(WAYS.prefix, short)
    }
    if (!typos || unit.quoted || word.startsWith(EXACT_FORM)) continue
    const most = errorsForgiven(asked.word)
    if (most === 0) continue
    const all = distances(word, asked.word)
    const whole = all[all.length - 1]!
    const nearest = Math.min(...all)
    if (whole <= most) {
      if (whole > 0) add(whole === 1 ? WAYS.oneTypo : WAYS.twoTypos)
    } else if (unit.prefix && [...asked.word].length >= MISSPELT_BEGINNING && nearest <= most && nearest > 0)
      add(nearest === 2 ? WAYS.twoTypos : WAYS.prefixTypo)
  }
  for (const { words, by, prefix } of unit.others) {
    if (words.length === 1 && (prefix ? word.startsWith(words[0]!) : word === words[0])) {
      ways.push({ way: WAYS[by], short: false })
      counted += 1
    }
  }
  return { ways, exact, counted }
}

/** All phrases that answer a unit, and how much each way counts. */
function phrasesOf(unit: Unit): { phrase: string[]; way: number }[] {
  return [
    ...(unit.phrase.length > 0 ? [{ phrase: unit.phrase, way: WAYS.exact }] : []),
    ...unit.others.flatMap(({ words, by }) => (words.length > 1 ? [{ phrase: words, way: WAYS[by] }] : [])),
    ...(unit.optional ? [] : unit.words.flatMap(({ splits }) => splits.map((phrase) => ({ phrase, way: WAYS.split })))),
  ]
}

function hasPhrase({ texts }: Indexed, phrase: string[]): boolean {
  return texts.some(({ words }) => words.some((_, at) => phrase.every((word, step) => words[at + step] === word)))
}

/** The value of the best way a document answers a unit, before the weight; 0 when it does not. */
function valueOf(indexed: Indexed, unit: Unit, typos: boolean): number {
  let best = 0
  for (const [word, { impact, inTitle }] of indexed.words) {
    for (const { way, short } of waysOf(unit, word, typos).ways) {
      const own = short ? (inTitle ? SHORT_PREFIX.inTitle : SHORT_PREFIX.elsewhere) : impact
      best = Math.max(best, own * way)
    }
  }
  for (const { phrase, way } of phrasesOf(unit)) {
    if (!hasPhrase(indexed, phrase)) continue
    best = Math.max(best, way * Math.min(...phrase.map((word) => indexed.words.get(word)!.impact)))
  }
  return best
}

/** Documents with a unit exactly as it is, and with any of its readings, one counted for each of them. */
function countsOf(all: Indexed[], unit: Unit, typos: boolean): { exact: number; any: number } {
  let exact = 0
  let any = 0
  for (const indexed of all) {
    for (const word of indexed.words.keys()) {
      const found = waysOf(unit, word, typos)
      // `l'eau` may be found exactly by several words.
      if (found.exact) exact += unit.words.filter((asked) => asked.word === word).length
      any += found.counted
    }
    for (const { phrase } of phrasesOf(unit)) {
      if (!hasPhrase(indexed, phrase)) continue
      if (phrase === unit.phrase) exact += 1
      any += 1
    }
  }
  return { exact, any }
}

function weightOf(all: Indexed[], unit: Unit, typos: boolean): number {
  if (unit.optional) return STOP_WORD_RARITY
  const { exact, any } = countsOf(all, unit, typos)
  const found = Math.min(exact > 0 ? exact : any, all.length)
  return Math.max(LEAST_RARITY, Math.round(RARITY_STEPS * Math.log(1 + (all.length - found + 0.5) / (found + 0.5))))
}

function levelOf(document: SearchDocument, wanted: WantedNeed): number {
  const level = document.fit[wanted.need] ?? 1
  const keys = fitLanguageKeys(wanted)
  return level === 3 && keys.length > 0 && !keys.some((key) => document.fitLanguages.includes(key)) ? 2 : level
}

/** What the best proof of a need that is served is worth. */
function proofOf(document: SearchDocument, wanted: WantedNeed): number {
  if (levelOf(document, wanted) < 2) return 0
  const proven = BASES.filter((basis) => document.fitLanguages.includes(proofKey(wanted.need, basis)))
  return Math.max(0, ...proven.map((basis) => PROOF[basis]))
}

function passes(document: SearchDocument, query: SearchQuery, facets: [Facet, string[]][]): boolean {
  const least = FIT_LEVELS.indexOf(query.fitAtLeast ?? 'UNKNOWN')
  const { ageFrom, ageTo } = document.numbers
  return (
    facets.every(
      ([facet, values]) => values.length === 0 || values.some((value) => document.facets[facet].includes(value)),
    ) &&
    Object.entries(query.all ?? {}).every(([facet, values]) =>
      values.every((value) => document.facets[facet as Facet].includes(value)),
    ) &&
    Object.entries(query.none ?? {}).every(
      ([facet, values]) => !values.some((value) => document.facets[facet as Facet].includes(value)),
    ) &&
    Object.entries(query.ranges).every(([field, { min, max }]) => {
      const value = document.numbers[field as keyof typeof query.ranges]
      if (min === undefined && max === undefined) return true
      return value !== null && value >= (min ?? -Infinity) && value <= (max ?? Infinity)
    }) &&
    (query.age === undefined ||
      ((ageFrom === null || ageFrom <= query.age.max) && (ageTo === null || ageTo >= query.age.min))) &&
    (least === 0 ||
      query.needs.every(
        (group) =>
          group.importance !== 'REQUIRED' || servedAt(group, (wanted) => levelOf(document, wanted), least) !== -1,
      ))
  )
}

export interface OracleAnswer {
  /** Ids of the hits in order, all of them, and what stands beside each. */
  hits: { id: string; work: string; score: number; parts: number[]; editions: string[] }[]
  total: number
  works: number
  facets: Partial<Record<Facet, FacetCount[]>>
  facetSizes: Partial<Record<Facet, number>>
  dropped: string[]
}

/** Answers a query over all documents, without pages. */
export function oracle(documents: SearchDocument[], query: SearchQuery, synonyms: Synonyms): OracleAnswer {
  const all = documents.map(index)
  const { units, excluded, beyond } = parseQuery(query.text, { languages: query.languages, synonyms })
  const allowed = all.filter(
    (indexed) =>
      !excluded.some(
        (unit) =>
          unit.words.some(({ word }) => indexed.words.has(word)) ||
          (unit.phrase.length > 0 && hasPhrase(indexed, unit.phrase)),
      ),
  )
  const reading = read(all, allowed, units)
  const { used, typos, isAnswer } = reading
  const weights = used.map((unit) => weightOf(all, unit, typos(unit)))
  const highest = weights.reduce((sum, weight) => sum + weight, 0) * IMPACT_STEPS * WAYS.exact
  const found = units.length > 0 && used.length === 0 ? [] : allowed.filter(isAnswer)
  const filters = Object.entries(query.filters) as [Facet, string[]][]
  const results = found.filter(({ document }) => passes(document, query, filters))

  const facets: OracleAnswer['facets'] = {}
  const facetSizes: OracleAnswer['facetSizes'] = {}
  for (const facet of query.facets) {
    const counts = new Map<string, number>()
    const others = filters.filter(([name]) => name !== facet)
    for (const { document } of found) {
      if (!passes(document, query, others)) continue
      for (const value of new Set(document.facets[facet])) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    facetSizes[facet] = counts.size
    const selected = query.filters[facet] ?? []
    for (const value of selected) if (!counts.has(value)) counts.set(value, 0)
    const ordered = [...counts]
      .map(([value, count]) => ({ value, count, selected: selected.includes(value) }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    const most = query.facetLimits?.[facet] ?? MOST_FACET_VALUES
    facets[facet] = ordered.filter(({ selected }, place) => place < most || selected)
  }

  const keyed = results.map((indexed) => {
    const sum = used.reduce((total, unit, at) => total + valueOf(indexed, unit, typos(unit)) * weights[at]!, 0)
    const words = used.length === 0 ? 0 : Math.round(sum * (stepsOf('words') / highest))
    return keysOf(indexed.document, query, words, closeness(indexed, used, typos))
  })
  keyed.sort((one, other) => other.first - one.first || other.second - one.second || (one.id < other.id ? -1 : 1))
  const byWork = query.groupByWork
    ? Map.groupBy(keyed, ({ work }) => work)
    : new Map(keyed.map((key) => [key.id, [key]]))
  const heads = [...byWork.values()].map((editions) => {
    const [best, ...rest] = [...editions].sort(
      (one, other) => other.language - one.language || keyed.indexOf(one) - keyed.indexOf(other),
    )
    return { ...best!, editions: rest.map(({ id }) => id) }
  })
  heads.sort((one, other) => other.first - one.first || other.second - one.second || (one.id < other.id ? -1 : 1))
  return {
    hits: heads.map(({ id, work, score, parts, editions }) => ({
      id,
      work,
      score,
      parts: SCORE_PARTS.map((name) => parts[name] / SCORE_STEPS),
      editions: query.groupByWork ? editions : [],
    })),
    total: results.length,
    works: byWork.size,
    facets,
    facetSizes,
    dropped: [...units.filter((unit) => !used.includes(unit)).map(({ raw }) => raw), ...beyond],
  }
}

function hasAll(indexed: Indexed, used: Unit[], typos: (unit: Unit) => boolean): boolean {
  return used.every((unit) => unit.optional || valueOf(indexed, unit, typos(unit)) > 0)
}

interface OracleReading {
  used: Unit[]
  typos: (unit: Unit) => boolean
  isAnswer: (indexed: Indexed) => boolean
}

/** Which units are used, and which with typos: as little bent as finds enough. */
function read(all: Indexed[], allowed: Indexed[], units: Unit[]): OracleReading {
  const none = (): boolean => false
  const whole = (typos: (unit: Unit) => boolean): OracleReading => ({
    used: units,
    typos,
    isAnswer: (indexed) => hasAll(indexed, units, typos),
  })
  if (units.length === 0) return whole(none)
  const known = new Map(units.map((unit) => [unit, countsOf(all, unit, false).any]))
  const knownBelow = (most: number): ((unit: Unit) => boolean) => {
    const list = units.filter((unit) => !unit.optional && known.get(unit)! < most).slice(0, MOST_MISSPELT)
    return (unit) => list.includes(unit)
  }
  const missing = knownBelow(1)
  const rare = knownBelow(WELL_KNOWN)
  const isLong = units.filter(({ optional }) => !optional).length >= MOST_WORDS.words
  const tried = isLong
    ? [...(units.some(missing) ? [] : [whole(none)])]
    : units.some(missing)
      ? [whole(missing), whole(rare)]
      : [whole(none), whole(rare)]
  let typos = isLong ? rare : missing
  for (const reading of tried) {
    const count = allowed.filter(reading.isAnswer).length
    if (count >= (isLong ? MOST_WORDS.enough : 1)) return reading
    if (count > 0) typos = none
  }
  const weights = units.map((unit) => weightOf(all, unit, typos(unit)))
  const usedBy = (indexed: Indexed): number[] =>
    [...units.keys()].filter((at) => !units[at]!.optional && valueOf(indexed, units[at]!, typos(units[at]!)) > 0)
  const worth = (used: number[]): number => used.reduce((sum, at) => sum + weights[at]!, 0)
  let best: { used: number[]; weight: number } = { used: [], weight: 0 }
  for (const indexed of allowed) {
    const used = usedBy(indexed)
    const weight = worth(used)
    if (weight > best.weight || (weight === best.weight && isEarlier(used, best.used))) best = { used, weight }
  }
  if (best.used.length === 0) return { used: [], typos, isAnswer: none }
  if (isLong) {
    const least = Math.ceil(MOST_WORDS.share * best.weight)
    const isAnswer = (indexed: Indexed): boolean => worth(usedBy(indexed)) >= least
    const met = new Set(allowed.filter(isAnswer).flatMap(usedBy))
    return { used: units.filter((unit, at) => unit.optional || met.has(at)), typos, isAnswer }
  }
  const used = units.filter((unit, at) => unit.optional || best.used.includes(at))
  return { used, typos, isAnswer: (indexed) => hasAll(indexed, used, typos) }
}

function isEarlier(one: number[], other: number[]): boolean {
  if (one.join() === other.join()) return false
  const first = Math.min(...one.filter((at) => !other.includes(at)), ...other.filter((at) => !one.includes(at)))
  return one.includes(first)
}

/** Proximity and exactness, 0 to 1, by looking at every stretch of every title. */
function closeness(indexed: Indexed, used: Unit[], typos: (unit: Unit) => boolean) {
  const needed = used.filter((unit) => !unit.optional)
  let proximity = 0
  let exactness = 0
  for (const { field, words } of indexed.texts) {
    if ((field !== 'title' && field !== 'code') || needed.length === 0) continue
    const answers = words.slice(0, LONGEST_TITLE).map((word) => {
      const ways = (unit: Unit) => [
        ...waysOf(unit, word, typos(unit)).ways.map(({ way }) => way),
        ...(unit.phrase.includes(word) ? [WAYS.exact] : []),
      ]
      return {
        any: needed.filter((unit) => ways(unit).length > 0),
        exact: used.filter((unit) => ways(unit).some((way) => way >= WAYS.folded)),
      }
    })
    const exactly = needed.every((unit) => answers.some(({ exact }) => exact.includes(unit)))
    if (exactly && words.length <= LONGEST_TITLE) {
      const share = answers.filter(({ exact }) => exact.length > 0).length / words.length
      exactness = Math.max(exactness, share * share)
    }
    const met = needed.filter((unit) => answers.some(({ any }) => any.includes(unit)))
    if (field !== 'title' || needed.length < 2 || met.length === 0) continue
    const needs = met.reduce((sum, { phrase }) => sum + Math.max(1, phrase.length), 0)
    let shortest = Infinity
    let ordered = false
    for (let from = 0; from < words.length; from++) {
      for (let to = from; to < answers.length; to++) {
        const stretch = answers.slice(from, to + 1)
        if (!met.every((unit) => stretch.some(({ any }) => any.includes(unit)))) continue
        const inOrder = isInOrder(stretch.map(({ any }) => any.map((unit) => used.indexOf(unit))).filter((any) => any.length > 0)) // prettier-ignore
        if (to - from + 1 < shortest) [shortest, ordered] = [to - from + 1, inOrder]
        else if (to - from + 1 === shortest) ordered ||= inOrder
      }
    }
    const share = met.length / needed.length
    const order = ordered || met.length === 1 ? 1 : OUT_OF_ORDER
    proximity = Math.max(proximity, share * share * Math.min(1, needs / shortest) * order)
  }
  return { proximity, exactness }
}

/** Can each word stand for a unit it answers so that none comes before that of an earlier word? */
function isInOrder(answers: number[][]): boolean {
  let least = 0
  for (const units of answers) {
    const next = units.filter((unit) => unit >= least)
    if (next.length === 0) return false
    least = Math.min(...next)
  }
  return true
}

function keysOf(
  document: SearchDocument,
  query: SearchQuery,
  words: number,
  close: { proximity: number; exactness: number },
) {
  const { updated, minutes, bytes } = document.numbers
  const language =
    query.languages.length === 0
      ? 0
      : Math.max(0, ...document.languages.map((tag) => languagePart(tag, query.languages)))
  const parts: Record<ScorePartName, number> = {
    words,
    proximity: stepsOf('proximity', close.proximity),
    exactness: stepsOf('exactness', close.exactness),
    language: stepsOf('language', language),
    fit: 0,
    ...ownParts({
      isAligned: document.facets.outcome.length > 0,
      quality: document.numbers.quality ?? NaN,
      updated: updated ?? NaN,
    }),
  }
  let fit = 0
  if (query.needs.length > 0) {
    const anyRequired = query.needs.some(({ importance }) => importance === 'REQUIRED')
    let weakest = 3
    let sum = 0
    let most = 0
    let proof = 0
    for (const { anyOf, importance } of query.needs) {
      const level = Math.max(...anyOf.map((wanted) => levelOf(document, wanted)))
      if (importance === 'REQUIRED' || !anyRequired) weakest = Math.min(weakest, level)
      sum += (importance === 'REQUIRED' ? 10 : 1) * level
      most += (importance === 'REQUIRED' ? 10 : 1) * 3
      proof += Math.max(...anyOf.map((wanted) => (levelOf(document, wanted) === level ? proofOf(document, wanted) : 0)))
    }
    const least = query.needs.every(({ importance }) => importance === 'REQUIRED') ? 10 : 1
    parts.fit =
      fitStepsOf(weakest / 3, sum, most, least) + proofStepsOf(proof / (MOST_PROOF * query.needs.length), most, least)
    fit = 2 * weakest + sum / most
  }
  const score = Object.values(parts).reduce((sum, steps) => sum + steps, 0)
  const first =
    query.order === 'RELEVANCE'
      ? score
      : query.order === 'FIT'
        ? fit
        : query.order === 'NEWEST'
          ? (updated ?? -1e300)
          : -((query.order === 'SHORTEST' ? minutes : bytes) ?? 1e300)
  const second = query.order === 'RELEVANCE' ? 0 : score
  return { id: document.id, work: document.work, first, second, score: score / SCORE_STEPS, parts, language }
}
