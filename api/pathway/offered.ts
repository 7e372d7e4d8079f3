/** What is offered for an outcome under some wishes, remembered: learners with the same wishes follow many plans. */
import type { Columns } from './columns.ts'
import type { ModelMatch, PrerequisiteModel } from './model.ts'
import { eachOffer, WAYS } from './offers.ts'
import { judgeFor, takesThePlaceOf, worthOf, type Judged, type ResourceWishes } from './wishes.ts'

/** A resource for an outcome. Plans share it. */
export interface Offer {
  readonly judged: Judged
  /** Position in WAYS. */
  readonly way: number
  readonly confidence: number
  readonly match: ModelMatch | null
  /** The outcome it is aligned to. */
  readonly other: number
  /** 0..1, the larger the better. */
  readonly worth: number
}

/** What is offered for an outcome. */
export interface Offered {
  /** Each row once and by its best way, those aligned to the outcome itself first. */
  readonly offers: readonly Offer[]
  /** The row that would be chosen if the outcome were the only step; -1 when nothing fits. */
  readonly alone: number
}

/** Offers remembered for one set of columns: some 100 bytes each. */
const MOST_OFFERS = 100_000
/** Wishes remembered for one set of columns. */
const MOST_WISHES = 32

interface Remembered {
  offersOf: (outcome: number) => Offered
  /** Offers in it. */
  size: number
}

// Columns are made anew whenever a resource or the model they are linked to changes.
const REMEMBERED = new WeakMap<Columns, Map<string, Remembered>>()

/**
 * What is offered for an outcome under `wishes`. Pure but for what it remembers; `columns` are linked to `model`, whose version may be a later one with the same content.
 */
export function offersUnder(
  model: PrerequisiteModel,
  columns: Columns,
  wishes: ResourceWishes,
): (outcome: number) => Offered {
  const remembered = REMEMBERED.get(columns) ?? new Map<string, Remembered>()
  REMEMBERED.set(columns, remembered)
  const key = keyOf(wishes)
  const known = remembered.get(key)
  // What was used last stands last.
  if (known) remembered.delete(key)
  const found = known ?? remember(model, columns, wishes)
  remembered.set(key, found)
  let size = 0
  for (const each of remembered.values()) size += each.size
  for (const [old, { size: own }] of remembered) {
    if (size <= MOST_OFFERS && remembered.size <= MOST_WISHES) break
    remembered.delete(old)
    size -= own
  }
  return found.offersOf
}

/** The wishes as one text. */
function keyOf(wishes: ResourceWishes): string {
  const { needs, languages, otherLanguages, permits, ages, providers, notProviders, crosswalks } = wishes
  const years = ages && [ages.ageFrom, ages.ageTo]
  return JSON.stringify([needs, languages, otherLanguages, permits, years, providers, notProviders, crosswalks])
}

function remember(model: PrerequisiteModel, columns: Columns, wishes: ResourceWishes): Remembered {
  const judge = judgeFor(columns, wishes)
  const byOutcome = new Map<number, Offered>()
  const remembered: Remembered = {
    size: 0,
    offersOf(outcome) {
      const known = byOutcome.get(outcome)
      if (known) return known
      const offers = workOut(model, columns, outcome, wishes, judge)
      const offered = { offers, alone: bestAlone(offers) }
      byOutcome.set(outcome, offered)
      // An outcome with nothing offered takes room too.
      remembered.size += offers.length + 1
      return offered
    },
  }
  return remembered
}

function workOut(
  model: PrerequisiteModel,
  columns: Columns,
  outcome: number,
  wishes: ResourceWishes,
  judge: (row: number) => Judged | null,
): Offer[] {
  const list: Offer[] = []
  let places: Map<number, number> | null = null
  const ages = wishes.ages ?? model.outcomes[outcome]!
  eachOffer(model, columns, outcome, wishes.crosswalks ?? true, (row, alignment, name, trust, match, other) => {
    const judged = judge(row)
    if (!judged) return
    const way = WAYS.indexOf(name)
    const confidence = alignment.confidence * trust
    // Rows aligned to the outcome come first and once each; only those that come another way can be there already.
    let place: number | undefined
    if (other !== outcome) {
      places ??= new Map(list.map((offer, at) => [offer.judged.row, at]))
      place = places.get(row)
      const known = place === undefined ? null : list[place]!
      if (known && (known.way < way || (known.way === way && known.confidence >= confidence))) return
    }
    const worth = worthOf(judged.column, ages, (way + (1 - confidence)) / WAYS.length)
    const offer = { judged, way, confidence, match, other, worth }
    if (place !== undefined) list[place] = offer
    else {
      places?.set(row, list.length)
      list.push(offer)
    }
  })
  return list.some(({ judged }) => judged.column.versionOf !== null) ? latest(list) : list
}

/** Without versions that have a newer one here which serves as well. */
function latest(list: readonly Offer[]): Offer[] {
  return list.filter((each) => !list.some((other) => takesThePlaceOf(other.judged, each.judged)))
}

function bestAlone(offers: readonly Offer[]): number {
  let best: Offer | null = null
  for (const offer of offers) if (offer.judged.meetsWishes && (!best || isBetterAlone(offer, best))) best = offer
  return best?.judged.row ?? -1
}

function isBetterAlone(a: Offer, b: Offer): boolean {
  if (a.judged.level !== b.judged.level) return a.judged.level > b.judged.level
  if (a.judged.language !== b.judged.language) return a.judged.language < b.judged.language
  if (a.worth !== b.worth) return a.worth > b.worth
  return a.judged.row < b.judged.row
}
