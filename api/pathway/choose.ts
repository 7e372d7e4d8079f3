/** Which resources go with which steps of a pathway, from columns in memory. */
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import { languageName } from '#api/vocabulary/languages.ts'
import { cover } from '#graph/algorithms/cover.ts'
import type { Columns } from './columns.ts'
import type { ModelMatch, PrerequisiteModel } from './model.ts'
import { eachOffer, throughOf, WAYS, type Through, type Way } from './offers.ts'
import { FITS, judgeFor, worthOf, type Judged, type ResourceWishes } from './wishes.ts'

/** Resources listed for one step. */
export const MOST_RESOURCES_A_STEP = 10
/** Minutes taken for a resource whose length is not known, where two choices are compared. */
const USUAL_MINUTES = 30

export interface PlanResource {
  id: string
  work: string
  /** The one the plan counts on for this step. */
  isChosen: boolean
  /** False when it is shown although it fails a wish for language or licence. */
  meetsWishes: boolean
  /** For the needs asked, on the usual line; null when none were. */
  level: FitLevel | null
  /** Plain words. */
  why: string[]
  /** The crosswalk it was reached through. */
  through: Through | null
  /** The outcome that the step replaced, when the resource is aligned to that. */
  replaced: string | null
  /** Other steps of this plan it also teaches, in their order. */
  alsoTeaches: string[]
  minutes: number | null
}

export interface StepResources {
  /** By step the chosen row, -1 when nothing fits. */
  chosen: Int32Array
  /** What is offered for a step, best first: worked out when it is asked for. */
  listed(step: number): PlanResource[]
  /** Keys of the sources of the crosswalks through which something is offered. */
  crosswalkSources(): Set<string>
  /** Of the chosen ones, each once; null when none has a known length. */
  totalMinutes: number | null
  stepsWithoutMinutes: number
}

/** With its offers, one a step. */
type Candidate = Judged<Offer>

interface Offer {
  candidate: Candidate
  step: number
  way: number
  confidence: number
  match: ModelMatch | null
  /** The outcome it is aligned to. */
  other: number
  /** 0..1, the larger the better. */
  worth: number
}

/** Everything offered for each of `steps`. */
function offersFor(
  model: PrerequisiteModel,
  columns: Columns,
  steps: readonly number[],
  wishes: ResourceWishes,
): Offer[][] {
  const judge = judgeFor<Offer>(columns, wishes)
  const crosswalks = wishes.crosswalks ?? true
  return steps.map((outcome, step) => {
    const list: Offer[] = []
    let places: Map<number, number> | null = null
    const ages = wishes.ages ?? model.outcomes[outcome]!
    eachOffer(model, columns, outcome, crosswalks, (row, alignment, name, trust, match, other) => {
      const candidate = judge(row)
      if (!candidate) return
      const way = WAYS.indexOf(name)
      const confidence = alignment.confidence * trust
      // Rows aligned to the outcome come first and once each; only those that come another way can be there already.
      let place: number | undefined
      if (other !== outcome) {
        places ??= new Map(list.map((offer, at) => [offer.candidate.row, at]))
        place = places.get(row)
        const known = place === undefined ? null : list[place]!
        if (known && (known.way < way || (known.way === way && known.confidence >= confidence))) return
      }
      const worth = worthOf(candidate.column, ages, (way + (1 - confidence)) / WAYS.length)
      const offer = { candidate, step, way, confidence, match, other, worth }
      if (place !== undefined) list[place] = offer
      else {
        places?.set(row, list.length)
        list.push(offer)
      }
    })
    for (const offer of list) offer.candidate.offers.push(offer)
    return list
  })
}

/** The offers of every step, the choice among them, and why. Pure; `steps` are outcome numbers in their order. */
export function chooseResources(
  model: PrerequisiteModel,
  columns: Columns,
  steps: readonly number[],
  wishes: ResourceWishes,
): StepResources {
  const byStep = offersFor(model, columns, steps, wishes)
  const chosen = chooseOne(byStep)
  const words = wordsFor(wishes)
  return {
    chosen,
    ...minutesOf(columns, chosen),
    listed: (step) => describe(model, steps, byStep[step]!, chosen[step]!, wishes, words),
    crosswalkSources() {
      const sources = new Set<string>()
      for (const offers of byStep) for (const { match } of offers) if (match) sources.add(match.source)
      return sources
    },
  }
}

/** Minutes of the chosen rows, each counted once. */
function minutesOf(
  columns: Columns,
  chosen: ArrayLike<number>,
): Pick<StepResources, 'totalMinutes' | 'stepsWithoutMinutes'> {
  const counted = new Set<number>()
  let totalMinutes: number | null = null
  let stepsWithoutMinutes = 0
  for (let step = 0; step < chosen.length; step++) {
    const row = chosen[step]!
    if (row === -1) continue
    const { minutes } = columns.rows[row]!
    if (minutes === null) stepsWithoutMinutes++
    else if (!counted.has(row)) totalMinutes = (totalMinutes ?? 0) + minutes
    counted.add(row)
  }
  return { totalMinutes, stepsWithoutMinutes }
}

/**
 * One resource a step. Fit decides first, then the reader's language: within one fit and language, resources are chosen
 * by greedy cover, so that one that teaches several steps is worth more; what is then left goes to the next best. Where
 * the best resource for each step alone takes less time in total, that is taken.
 */
function chooseOne(byStep: readonly Offer[][]): Int32Array {
  const count = byStep.length
  const chosen = new Int32Array(count).fill(-1)
  const classes = new Map<number, Candidate[]>()
  const seen = new Set<Candidate>()
  const minutes = new Map<number, number>()
  for (const list of byStep) {
    for (const { candidate } of list) {
      if (!candidate.meetsWishes || seen.has(candidate)) continue
      seen.add(candidate)
      minutes.set(candidate.row, candidate.column.minutes ?? USUAL_MINUTES)
      const key = (FITS - candidate.level) * 1000 + candidate.language
      const members = classes.get(key)
      if (members) members.push(candidate)
      else classes.set(key, [candidate])
    }
  }
  let open = count
  for (const key of [...classes.keys()].sort((a, b) => a - b)) {
    if (open === 0) break
    const candidates = classes.get(key)!.sort((a, b) => a.row - b.row)
    const sets: { members: number[]; worth: number[] }[] = []
    const rows: number[] = []
    for (const candidate of candidates) {
      const members: number[] = []
      const worth: number[] = []
      for (const offer of candidate.offers) {
        if (chosen[offer.step] !== -1) continue
        members.push(offer.step)
        worth.push(offer.worth)
      }
      if (members.length === 0) continue
      sets.push({ members, worth })
      rows.push(candidate.row)
    }
    const { coveredBy } = cover(count, sets)
    for (let step = 0; step < count; step++) {
      if (coveredBy[step] === -1) continue
      chosen[step] = rows[coveredBy[step]!]!
      open--
    }
  }
  shorten(chosen, bestAlone(byStep), minutes)
  return chosen
}

/** For each step what would be chosen if it were the only one; -1 where nothing fits. */
function bestAlone(byStep: readonly Offer[][]): Int32Array {
  return Int32Array.from(byStep, (offers) => {
    let best: Offer | null = null
    for (const offer of offers) if (offer.candidate.meetsWishes && (!best || isBetterAlone(offer, best))) best = offer
    return best?.candidate.row ?? -1
  })
}

function isBetterAlone(a: Offer, b: Offer): boolean {
  if (a.candidate.level !== b.candidate.level) return a.candidate.level > b.candidate.level
  if (a.candidate.language !== b.candidate.language) return a.candidate.language < b.candidate.language
  if (a.worth !== b.worth) return a.worth > b.worth
  return a.candidate.row < b.candidate.row
}

/**
 * Puts `alone` in the place of `chosen` wherever that takes less time. Steps that share a resource in either choice are
 * decided together, so the total is never more than that of either. What has no known length counts as usual in both.
 */
function shorten(chosen: Int32Array, alone: Int32Array, minutes: ReadonlyMap<number, number>): void {
  const owner = new Map<number, number>()
  const root = Int32Array.from(chosen, (_, step) => step)
  const find = (step: number): number => {
    while (root[step] !== step) step = root[step] = root[root[step]!]!
    return step
  }
  for (const choice of [chosen, alone]) {
    for (let step = 0; step < choice.length; step++) {
      const row = choice[step]!
      if (row === -1) continue
      const first = owner.get(row)
      if (first === undefined) owner.set(row, step)
      else root[find(step)] = find(first)
    }
  }
  const saved = new Float64Array(chosen.length)
  const count = (choice: Int32Array, sign: number) => {
    const counted = new Set<number>()
    for (let step = 0; step < choice.length; step++) {
      const row = choice[step]!
      if (row === -1 || counted.has(row)) continue
      counted.add(row)
      saved[find(step)]! += sign * minutes.get(row)!
    }
  }
  count(chosen, 1)
  count(alone, -1)
  for (let step = 0; step < chosen.length; step++) if (saved[find(step)]! > 0) chosen[step] = alone[step]!
}

function describe(
  model: PrerequisiteModel,
  steps: readonly number[],
  offers: readonly Offer[],
  chosen: number,
  wishes: ResourceWishes,
  words: ReturnType<typeof wordsFor>,
): PlanResource[] {
  const sorted = offers.length > 1 ? [...offers].sort((a, b) => compareOffers(a, b, chosen)) : offers
  const works = new Set<string>()
  const listed: PlanResource[] = []
  for (const offer of sorted) {
    const { candidate } = offer
    const { column } = candidate
    if (works.has(column.work)) continue
    works.add(column.work)
    const others = candidate.offers.length - 1
    listed.push({
      id: column.id,
      work: column.work,
      isChosen: candidate.row === chosen,
      meetsWishes: candidate.meetsWishes,
      level: wishes.needs?.length ? FIT_LEVELS[candidate.level]! : null,
      why: words(offer, others),
      through: offer.match && throughOf(model, offer.match),
      replaced: WAYS[offer.way] === 'replaced' ? model.ids[offer.other]! : null,
      alsoTeaches: others === 0 ? NO_OTHERS : otherSteps(model, steps, offer),
      minutes: column.minutes,
    })
    if (listed.length >= MOST_RESOURCES_A_STEP) break
  }
  return listed
}

const NO_OTHERS: string[] = []

function otherSteps(model: PrerequisiteModel, steps: readonly number[], offer: Offer): string[] {
  const ids: string[] = []
  for (const other of offer.candidate.offers) if (other !== offer) ids.push(model.ids[steps[other.step]!]!)
  return ids
}

/** What meets the wishes first, then the chosen one, fit, language, licence, how it comes to the step, worth, id. */
function compareOffers(a: Offer, b: Offer, chosen: number): number {
  const one = a.candidate
  const other = b.candidate
  return (
    Number(other.meetsWishes) - Number(one.meetsWishes) ||
    Number(other.row === chosen) - Number(one.row === chosen) ||
    other.level - one.level ||
    one.language - other.language ||
    Number(other.permits) - Number(one.permits) ||
    a.way - b.way ||
    b.worth - a.worth ||
    one.row - other.row
  )
}

const FIT_WORDS: Record<FitLevel, string> = {
  FITS: 'It fits the needs.',
  PARTLY: 'It fits the needs in part.',
  UNKNOWN: 'How well it fits the needs is not known.',
  DOES_NOT_FIT: 'It does not fit the needs that were preferred.',
}

/** Sentences on why an offer stands where it does. */
function wordsFor(wishes: ResourceWishes): (offer: Offer, others: number) => string[] {
  const languages = wishes.languages?.length ?? 0
  const asksNeeds = (wishes.needs?.length ?? 0) > 0
  const asksLicence = (wishes.permits?.length ?? 0) > 0
  return ({ candidate, way }, others) => {
    const { column, level, language, permits } = candidate
    const sentences = [WAY_WORDS[WAYS[way]!]]
    if (asksNeeds) sentences.push(FIT_WORDS[FIT_LEVELS[level]!])
    if (languages > 0) {
      const words = language < languages ? inLanguage : inOtherLanguage
      sentences.push(words(column.languages[0] ?? 'und'))
    }
    if (asksLicence) sentences.push(permits ? LICENCE_PERMITS : LICENCE_NOT_KNOWN)
    if (others > 0) sentences.push(servesOthers(others))
    if (column.minutes !== null) sentences.push(takesMinutes(column.minutes))
    return sentences
  }
}

/** A sentence made once for each value, for up to so many values. */
function remembered<T>(make: (value: T) => string): (value: T) => string {
  const known = new Map<T, string>()
  return (value) => {
    const text = known.get(value)
    if (text !== undefined) return text
    if (known.size >= MOST_REMEMBERED) known.clear()
    const made = make(value)
    known.set(value, made)
    return made
  }
}

const MOST_REMEMBERED = 2_000
const LICENCE_PERMITS = 'Its licence permits what is planned.'
const LICENCE_NOT_KNOWN = 'Its licence is not known to permit what is planned.'
const inLanguage = remembered((tag: string) => `It is in ${languageName(tag)}.`)
const inOtherLanguage = remembered((tag: string) => `It is in ${languageName(tag)}, which was not asked for.`)
const servesOthers = remembered((count: number) => `It also serves ${count} other ${count === 1 ? 'step' : 'steps'}.`)
const takesMinutes = remembered((minutes: number) => `It takes ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`)

const WAY_WORDS: Record<Way, string> = {
  teaches: 'It teaches this.',
  replaced: 'It teaches an earlier version of this.',
  exact: 'It teaches the same outcome in another framework.',
  close: 'It teaches a close outcome in another framework.',
  whole: 'It teaches the whole that this is a part of.',
  practises: 'It practises this.',
}
