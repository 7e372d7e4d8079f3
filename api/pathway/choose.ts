/** Which resources go with which steps of a pathway, from columns in memory. */
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import { languageName } from '#api/vocabulary/languages.ts'
import { counted, language, measured, said, sentence } from '#api/words/said.ts'
import { cover } from '#graph/algorithms/cover.ts'
import type { Columns } from './columns.ts'
import type { PrerequisiteModel } from './model.ts'
import { offersUnder, type Offer, type Offered } from './offered.ts'
import { throughOf, WAYS, type Through, type Way } from './offers.ts'
import { FITS, type Judged, type ResourceWishes } from './wishes.ts'

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

/** A resource in one plan. */
interface Candidate {
  judged: Judged
  /** Steps it is offered for, in their order, and what it is worth for each. */
  steps: number[]
  worth: number[]
}

/** The resources offered for any step, in the order in which they are first met. */
function candidatesOf(byStep: readonly Offered[]): Map<Judged, Candidate> {
  const candidates = new Map<Judged, Candidate>()
  for (let step = 0; step < byStep.length; step++) {
    for (const { judged, worth } of byStep[step]!.offers) {
      const known = candidates.get(judged)
      if (known === undefined) candidates.set(judged, { judged, steps: [step], worth: [worth] })
      else {
        known.steps.push(step)
        known.worth.push(worth)
      }
    }
  }
  return candidates
}

/** The offers of every step, the choice among them, and why. Pure; `steps` are outcome numbers in their order. */
export function chooseResources(
  model: PrerequisiteModel,
  columns: Columns,
  steps: readonly number[],
  wishes: ResourceWishes,
): StepResources {
  const byStep = steps.map(offersUnder(model, columns, wishes))
  const candidates = candidatesOf(byStep)
  const chosen = chooseOne(columns, byStep, candidates.values())
  const words = wordsFor(wishes)
  const hasNeeds = (wishes.needs?.length ?? 0) > 0
  return {
    chosen,
    ...minutesOf(columns, chosen),
    listed: (step) =>
      describe({ model, steps, candidates, hasNeeds, words }, step, byStep[step]!.offers, chosen[step]!),
    crosswalkSources() {
      const sources = new Set<string>()
      for (const { offers } of byStep) for (const { match } of offers) if (match) sources.add(match.source)
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
function chooseOne(columns: Columns, byStep: readonly Offered[], offered: Iterable<Candidate>): Int32Array {
  const count = byStep.length
  const chosen = new Int32Array(count).fill(-1)
  const classes = new Map<number, Candidate[]>()
  for (const candidate of offered) {
    const { meetsWishes, level, language } = candidate.judged
    if (!meetsWishes) continue
    const key = (FITS - level) * 1000 + language
    const members = classes.get(key)
    if (members) members.push(candidate)
    else classes.set(key, [candidate])
  }
  let open = count
  for (const key of [...classes.keys()].sort((a, b) => a - b)) {
    if (open === 0) break
    const candidates = classes.get(key)!.sort((a, b) => a.judged.row - b.judged.row)
    const sets: { members: number[]; worth: number[] }[] = []
    const rows: number[] = []
    for (const candidate of candidates) {
      const members: number[] = []
      const worth: number[] = []
      for (let at = 0; at < candidate.steps.length; at++) {
        if (chosen[candidate.steps[at]!] !== -1) continue
        members.push(candidate.steps[at]!)
        worth.push(candidate.worth[at]!)
      }
      if (members.length === 0) continue
      sets.push({ members, worth })
      rows.push(candidate.judged.row)
    }
    const { coveredBy } = cover(count, sets)
    for (let step = 0; step < count; step++) {
      if (coveredBy[step] === -1) continue
      chosen[step] = rows[coveredBy[step]!]!
      open--
    }
  }
  const alone = Int32Array.from(byStep, (offered) => offered.alone)
  shorten(chosen, alone, (row) => columns.rows[row]!.minutes ?? USUAL_MINUTES)
  return chosen
}

/**
 * Puts `alone` in the place of `chosen` wherever that takes less time. Steps that share a resource in either choice are
 * decided together, so the total is never more than that of either. What has no known length counts as usual in both.
 */
function shorten(chosen: Int32Array, alone: Int32Array, minutes: (row: number) => number): void {
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
      saved[find(step)]! += sign * minutes(row)
    }
  }
  count(chosen, 1)
  count(alone, -1)
  for (let step = 0; step < chosen.length; step++) if (saved[find(step)]! > 0) chosen[step] = alone[step]!
}

interface Described {
  model: PrerequisiteModel
  steps: readonly number[]
  candidates: ReadonlyMap<Judged, Candidate>
  hasNeeds: boolean
  words: ReturnType<typeof wordsFor>
}

function describe(plan: Described, step: number, offers: readonly Offer[], chosen: number): PlanResource[] {
  const { model, steps, candidates, hasNeeds, words } = plan
  const sorted = offers.length > 1 ? [...offers].sort((a, b) => compareOffers(a, b, chosen)) : offers
  const works = new Set<string>()
  const listed: PlanResource[] = []
  for (const offer of sorted) {
    const { judged } = offer
    const { column } = judged
    if (works.has(column.work)) continue
    works.add(column.work)
    const others = candidates.get(judged)!.steps.filter((other) => other !== step)
    listed.push({
      id: column.id,
      work: column.work,
      isChosen: judged.row === chosen,
      meetsWishes: judged.meetsWishes,
      level: hasNeeds ? FIT_LEVELS[judged.level]! : null,
      why: words(offer, others.length),
      through: offer.match && throughOf(model, offer.match),
      replaced: WAYS[offer.way] === 'replaced' ? model.ids[offer.other]! : null,
      alsoTeaches: others.length === 0 ? NO_OTHERS : others.map((other) => model.ids[steps[other]!]!),
      minutes: column.minutes,
    })
    if (listed.length >= MOST_RESOURCES_A_STEP) break
  }
  return listed
}

const NO_OTHERS: string[] = []

/** What meets the wishes first, then the chosen one, fit, language, licence, how it comes to the step, worth, id. */
function compareOffers(a: Offer, b: Offer, chosen: number): number {
  const one = a.judged
  const other = b.judged
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
  return ({ judged, way }, others) => {
    const { column, level, language: rank, permits } = judged
    const sentences = [sentence(WAY_WORDS[WAYS[way]!])]
    if (asksNeeds) sentences.push(sentence(FIT_WORDS[FIT_LEVELS[level]!]))
    if (languages > 0) {
      const words = rank < languages ? inLanguage : inOtherLanguage
      sentences.push(words(column.languages[0] ?? 'und'))
    }
    if (asksLicence)
      sentences.push(
        permits
          ? said`Its licence permits what is planned.`
          : said`Its licence is not known to permit what is planned.`,
      )
    if (others > 0) sentences.push(servesOthers(others))
    if (column.minutes !== null) sentences.push(takesMinutes(column.minutes))
    return sentences
  }
}

/** A sentence made once for each value in each language, for up to so many values. */
function remembered<T extends string | number>(make: (value: T) => string): (value: T) => string {
  const known = new Map<string, string>()
  return (value) => {
    const key = `${language()} ${value}`
    const text = known.get(key)
    if (text !== undefined) return text
    if (known.size >= MOST_REMEMBERED) known.clear()
    const made = make(value)
    known.set(key, made)
    return made
  }
}

const MOST_REMEMBERED = 2_000
const inLanguage = remembered((tag: string) => said`It is in ${languageName(tag, language())}.`)
const inOtherLanguage = remembered(
  (tag: string) => said`It is in ${languageName(tag, language())}, which was not asked for.`,
)
const servesOthers = remembered((count: number) =>
  counted(count, 'It also serves {0} other step.', 'It also serves {0} other steps.'),
)
const takesMinutes = remembered((minutes: number) => said`It takes ${measured(minutes, 'minute')}.`)

const WAY_WORDS: Record<Way, string> = {
  teaches: 'It teaches this.',
  replaced: 'It teaches an earlier version of this.',
  exact: 'It teaches the same outcome in another framework.',
  close: 'It teaches a close outcome in another framework.',
  whole: 'It teaches the whole that this is a part of.',
  practises: 'It practises this.',
}

/** Patterns of this file that stand in tables. */
export const CHOICE_SENTENCES = [...Object.values(FIT_WORDS), ...Object.values(WAY_WORDS)]
