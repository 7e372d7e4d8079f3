/** Which resources go with which steps of a pathway, from columns in memory. */
import { fitLanguageKeys } from '#api/accessibility/fit.ts'
import { NEEDS, STRICT_NEEDS, type Need, type Needs } from '#api/accessibility/needs.ts'
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import { languageName, meetsLanguage } from '#api/vocabulary/languages.ts'
import type { Permission } from '#api/vocabulary/licences.ts'
import { cover } from '#graph/algorithms/cover.ts'
import type { MatchKind } from '#graph/records.ts'
import { permissionBits, type Columns, type ResourceColumn } from './columns.ts'
import type { PrerequisiteModel } from './model.ts'
import { OUTCOME_ROLES } from './role.ts'

/** Resources listed for one step. */
export const MOST_RESOURCES_A_STEP = 10
/** Rows looked at for one outcome, the first ones by id; an outcome with more is well served already. */
const MOST_ROWS_AN_OUTCOME = 400

/**
 * What lowers the worth of a resource for a step, by at most this much. Together less than a half, so that a resource
 * that teaches two steps is worth more than any that teaches one.
 */
const PENALTY = { way: 0.2, age: 0.12, quality: 0.06, minutes: 0.04 } as const
/** Beyond this a longer way, in years or minutes, changes nothing more. */
const MOST_YEARS = 8
const MOST_MINUTES = 240
/** Years taken for a resource whose ages are not known. */
const YEARS_NOT_KNOWN = 2

/** How a resource comes to a step, best first. */
const WAYS = ['teaches', 'exact', 'close', 'whole', 'practises'] as const
type Way = (typeof WAYS)[number]

export interface ResourceWishes {
  needs: Needs
  /** Best first; empty = any. */
  languages: readonly string[]
  permits: readonly Permission[]
  /** Age of the learner in whole years; null takes the ages of each outcome. */
  age: number | null
}

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
  through: { outcome: string; from: string; to: string; kind: MatchKind; confidence: number; source: string } | null
  /** Other steps of this plan it also teaches, in their order. */
  alsoTeaches: string[]
  minutes: number | null
}

export interface StepResources {
  /** By step. */
  resources: PlanResource[][]
  /** By step the chosen row, -1 when nothing fits. */
  chosen: Int32Array
  /** Of the chosen ones, each once; null when none has a known length. */
  totalMinutes: number | null
  stepsWithoutMinutes: number
  minutesOf(row: number): number | null
}

interface Candidate {
  row: number
  column: ResourceColumn
  /** Position in FIT_LEVELS; the best one when no needs are asked. */
  level: number
  /** Position in the reader's languages; their number when it is in none of them. */
  language: number
  permits: boolean
  meetsWishes: boolean
  /** Its offers, one a step. */
  offers: Offer[]
}

interface Offer {
  candidate: Candidate
  step: number
  way: number
  confidence: number
  through: PlanResource['through']
  /** 0..1, the larger the better. */
  worth: number
}

/** The candidates of every step, the choice among them, and why. Pure; `steps` are outcome numbers in their order. */
export function chooseResources(
  model: PrerequisiteModel,
  columns: Columns,
  steps: readonly number[],
  wishes: ResourceWishes,
): StepResources {
  const judge = judgeFor(columns, wishes)
  const offers = gather(model, columns, steps, wishes, judge)
  const chosen = chooseOne(offers, steps.length)
  const words = wordsFor(wishes)
  const resources = offers.map((list, step) => describe(model, steps, list, chosen[step]!, wishes, words))
  const rows = new Set<number>()
  let stepsWithoutMinutes = 0
  for (const row of chosen) {
    if (row === -1) continue
    rows.add(row)
    if (columns.rows[row]!.minutes === null) stepsWithoutMinutes++
  }
  let totalMinutes: number | null = null
  for (const row of rows) {
    const { minutes } = columns.rows[row]!
    if (minutes !== null) totalMinutes = (totalMinutes ?? 0) + minutes
  }
  return { resources, chosen, totalMinutes, stepsWithoutMinutes, minutesOf: (row) => columns.rows[row]!.minutes }
}

const OUTCOME = OUTCOME_ROLES.indexOf('outcome')
const PART = OUTCOME_ROLES.indexOf('part')

interface CompiledGroup {
  isRequired: boolean
  members: { need: number; isStrict: boolean; keys: string[] }[]
}

const NEED_NUMBERS = new Map<Need, number>(NEEDS.map((need, at) => [need, at]))
const DOES_NOT_FIT = FIT_LEVELS.indexOf('DOES_NOT_FIT')
const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
const FITS = FIT_LEVELS.indexOf('FITS')

/** Judges each row once; null for one that must not be shown because it fails a need. */
function judgeFor(columns: Columns, wishes: ResourceWishes): (row: number) => Candidate | null {
  const groups = wishes.needs.map((group): CompiledGroup => ({
    isRequired: group.importance === 'REQUIRED',
    members: group.anyOf.map((wanted) => ({
      need: NEED_NUMBERS.get(wanted.need)!,
      isStrict: STRICT_NEEDS.has(wanted.need),
      keys: fitLanguageKeys(wanted),
    })),
  }))
  const hasRequired = groups.some((group) => group.isRequired)
  const permits = permissionBits(wishes.permits)
  const languageRanks = new Map<string, number>()
  const judged = new Map<number, Candidate | null>()
  return (row) => {
    const known = judged.get(row)
    if (known !== undefined) return known
    const candidate = judge(row)
    judged.set(row, candidate)
    return candidate
  }

  function judge(row: number): Candidate | null {
    const column = columns.rows[row]!
    let level = FITS
    for (const group of groups) {
      let best = DOES_NOT_FIT
      let passes = false
      for (const member of group.members) {
        let one = column.fit[member.need]!
        if (one === FITS && member.keys.length > 0 && !member.keys.some((key) => column.fitLanguages.has(key))) {
          one = PARTLY
        }
        if (one > best) best = one
        if (one > UNKNOWN || (one === UNKNOWN && !member.isStrict)) passes = true
      }
      if (group.isRequired && !passes) return null
      if ((group.isRequired || !hasRequired) && best < level) level = best
    }
    const language = languageRank(column)
    const isPermitted = (column.permits & permits) === permits
    return {
      row,
      column,
      level,
      language,
      permits: isPermitted,
      meetsWishes: isPermitted && (wishes.languages.length === 0 || language < wishes.languages.length),
      offers: [],
    }
  }

  function languageRank(column: ResourceColumn): number {
    let best = wishes.languages.length
    for (const tag of column.languages) best = Math.min(best, rankOf(tag))
    return best
  }

  function rankOf(tag: string): number {
    const known = languageRanks.get(tag)
    if (known !== undefined) return known
    // What has no words serves every reader.
    const at = tag === 'zxx' ? 0 : wishes.languages.findIndex((wanted) => meetsLanguage(wanted, tag) !== null)
    const rank = at === -1 ? wishes.languages.length : at
    languageRanks.set(tag, rank)
    return rank
  }
}

function gather(
  model: PrerequisiteModel,
  columns: Columns,
  steps: readonly number[],
  wishes: ResourceWishes,
  judge: (row: number) => Candidate | null,
): Offer[][] {
  return steps.map((outcome, step) => {
    const offers = new Map<number, Offer>()
    const add = (from: number, way: Way, match: PlanResource['through'], trust: number) => {
      const end = Math.min(columns.offsets[from + 1]!, columns.offsets[from]! + MOST_ROWS_AN_OUTCOME)
      for (let entry = columns.offsets[from]!; entry < end; entry++) {
        const candidate = judge(columns.entries[entry]!)
        if (!candidate) continue
        const alignment = candidate.column.alignments[columns.alignmentOf[entry]!]!
        if (way === 'whole' && !(alignment.whole && alignment.teaches)) continue
        const number = WAYS.indexOf(alignment.teaches ? way : 'practises')
        const confidence = alignment.confidence * trust
        const known = offers.get(candidate.row)
        if (known && (known.way < number || (known.way === number && known.confidence >= confidence))) continue
        const worth = worthOf(candidate.column, model, outcome, number, confidence, wishes.age)
        offers.set(candidate.row, { candidate, step, way: number, confidence, through: match, worth })
      }
    }
    add(outcome, 'teaches', null, 1)
    for (const match of model.matchesOf(outcome)) {
      if (match.kind !== 'exact' && match.kind !== 'close') break
      const through = {
        outcome: model.ids[match.outcome]!,
        from: model.ids[match.from]!,
        to: model.ids[match.to]!,
        kind: match.kind,
        confidence: match.confidence,
        source: match.source,
      }
      add(match.outcome, match.kind, through, match.confidence)
    }
    if (model.roles[outcome] === PART) {
      for (let entry = model.parents.offsets[outcome]!; entry < model.parents.offsets[outcome + 1]!; entry++) {
        const parent = model.parents.targets[entry]!
        if (model.roles[parent] === PART || model.roles[parent] === OUTCOME) add(parent, 'whole', null, 1)
      }
    }
    const list = [...offers.values()]
    for (const offer of list) offer.candidate.offers.push(offer)
    return list
  })
}

function worthOf(
  column: ResourceColumn,
  model: PrerequisiteModel,
  outcome: number,
  way: number,
  confidence: number,
  age: number | null,
): number {
  const from = age ?? model.outcomes[outcome]!.ageFrom ?? null
  const to = age ?? model.outcomes[outcome]!.ageTo ?? null
  const years = Math.min(yearsApart(from, to, column.ageFrom, column.ageTo), MOST_YEARS) / MOST_YEARS
  const minutes = Math.min(column.minutes ?? MOST_MINUTES / 2, MOST_MINUTES) / MOST_MINUTES
  const penalty =
    PENALTY.way * ((way + (1 - confidence)) / WAYS.length) +
    PENALTY.age * years +
    PENALTY.quality * (1 - column.quality) +
    PENALTY.minutes * minutes
  return 1 - penalty
}

/** Years between two ranges of ages: 0 when they overlap or when nothing is known of the learner. */
function yearsApart(from: number | null, to: number | null, otherFrom: number | null, otherTo: number | null): number {
  if (from === null && to === null) return 0
  if (otherFrom === null && otherTo === null) return YEARS_NOT_KNOWN
  const after = (otherFrom ?? 0) - (to ?? Infinity)
  const before = (from ?? 0) - (otherTo ?? Infinity)
  return Math.max(0, after, before)
}

/**
 * One resource a step. Fit decides first, then the reader's language: within one fit and language, resources are chosen
 * by greedy cover, so that one that teaches several steps is worth more; what is then left goes to the next best.
 */
function chooseOne(offers: readonly Offer[][], count: number): Int32Array {
  const chosen = new Int32Array(count).fill(-1)
  const classes = new Map<number, Candidate[]>()
  const seen = new Set<Candidate>()
  for (const list of offers) {
    for (const { candidate } of list) {
      if (!candidate.meetsWishes || seen.has(candidate)) continue
      seen.add(candidate)
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
  return chosen
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
      level: wishes.needs.length > 0 ? FIT_LEVELS[candidate.level]! : null,
      why: words(offer, others),
      through: offer.through,
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
  const asksNeeds = wishes.needs.length > 0
  const asksLanguage = wishes.languages.length > 0
  const asksLicence = wishes.permits.length > 0
  return ({ candidate, way }, others) => {
    const { column, level, language, permits } = candidate
    const sentences = [WAY_WORDS[WAYS[way]!]]
    if (asksNeeds) sentences.push(FIT_WORDS[FIT_LEVELS[level]!])
    if (asksLanguage) {
      const words = language < wishes.languages.length ? inLanguage : inOtherLanguage
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
  exact: 'It teaches the same outcome in another framework.',
  close: 'It teaches a close outcome in another framework.',
  whole: 'It teaches the whole that this is a part of.',
  practises: 'It practises this.',
}
