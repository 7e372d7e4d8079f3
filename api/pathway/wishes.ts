/** What is asked of resources, and how far each meets it. */
import { fitLanguageKeys, servedAt } from '#api/accessibility/fit.ts'
import { NEEDS, type Need, type Needs, type WantedNeed } from '#api/accessibility/needs.ts'
import { FIT_LEVELS } from '#api/search/search-index.ts'
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import type { Permission } from '#api/vocabulary/licences.ts'
import { distance, type StoredAges } from '#api/vocabulary/levels.ts'
import { permissionBits, type Columns, type ResourceColumn } from './columns.ts'

export interface ResourceWishes {
  needs?: Needs
  /** Best first; empty = any. */
  languages?: readonly string[]
  /** Those in other languages are offered too, last; true when absent. */
  otherLanguages?: boolean
  /** What the teacher plans to do. */
  permits?: readonly Permission[]
  /** Ages of the learner; null takes the ages of each outcome. */
  ages?: StoredAges | null
  /** Only from these; empty = from all. */
  providers?: readonly string[]
  notProviders?: readonly string[]
  /** Those for the same or a close outcome of another framework too; true when absent. */
  crosswalks?: boolean
}

/** A resource as the wishes see it. */
export interface Judged {
  row: number
  column: ResourceColumn
  /** Position in FIT_LEVELS; the best one when no needs are asked. */
  level: number
  /** Position in the reader's languages; their number when it is in none of them. */
  language: number
  permits: boolean
  /** In language and licence; what does not is offered last, and closes no gap. */
  meetsWishes: boolean
}

/** Whether one is the next version of the other and serves at least as well, so that the other need not be offered. Pure. */
export function takesThePlaceOf(newer: Judged, older: Judged): boolean {
  return (
    newer.column.versionOf === older.column.id &&
    newer.meetsWishes >= older.meetsWishes &&
    newer.level >= older.level &&
    newer.language <= older.language
  )
}

const NEED_NUMBERS = new Map<Need, number>(NEEDS.map((need, at) => [need, at]))
/** Nothing is known that stands against it, or for it. */
export const UNKNOWN = FIT_LEVELS.indexOf('UNKNOWN')
const PARTLY = FIT_LEVELS.indexOf('PARTLY')
export const FITS = FIT_LEVELS.indexOf('FITS')
const DOES_NOT_FIT = FIT_LEVELS.indexOf('DOES_NOT_FIT')

/** Judges each row once; null for one that must not be offered. */
export function judgeFor(columns: Columns, wishes: ResourceWishes): (row: number) => Judged | null {
  const needs = wishes.needs ?? []
  const languages = wishes.languages ?? []
  const wanted = new Set(wishes.providers)
  const unwanted = new Set(wishes.notProviders)
  const keys = new Map<WantedNeed, string[]>(
    needs.flatMap(({ anyOf }) => anyOf.map((one) => [one, fitLanguageKeys(one)])),
  )
  const hasRequired = needs.some(({ importance }) => importance === 'REQUIRED')
  const permits = permissionBits(wishes.permits ?? [])
  const languageRanks = new Map<string, number>()
  const judged = new Map<number, Judged | null>()
  let column: ResourceColumn
  const levelOf = (one: WantedNeed): number => {
    const level = column.fit[NEED_NUMBERS.get(one.need)!]!
    if (level < FITS) return level
    const any = keys.get(one)!
    return any.length === 0 || any.some((key) => column.fitLanguages.has(key)) ? level : PARTLY
  }
  return (row) => {
    const known = judged.get(row)
    if (known !== undefined) return known
    column = columns.rows[row]!
    const verdict = judge(row)
    judged.set(row, verdict)
    return verdict
  }

  function judge(row: number): Judged | null {
    if (wanted.size > 0 && !wanted.has(column.provider)) return null
    if (unwanted.size > 0 && unwanted.has(column.provider)) return null
    let level = FITS
    for (const group of needs) {
      const isRequired = group.importance === 'REQUIRED'
      const served = servedAt(group, levelOf, isRequired ? UNKNOWN : DOES_NOT_FIT)
      if (served === -1) return null
      if ((isRequired || !hasRequired) && served < level) level = served
    }
    const language = languageRank()
    const isPermitted = (column.permits & permits) === permits
    const isInLanguage = languages.length === 0 || language < languages.length
    if (!isInLanguage && wishes.otherLanguages === false) return null
    return { row, column, level, language, permits: isPermitted, meetsWishes: isPermitted && isInLanguage }
  }

  function languageRank(): number {
    let best = languages.length
    for (const tag of column.languages) best = Math.min(best, rankOf(tag))
    return best
  }

  function rankOf(tag: string): number {
    const known = languageRanks.get(tag)
    if (known !== undefined) return known
    // What has no words serves every reader.
    const at = tag === 'zxx' ? 0 : languages.findIndex((each) => meetsLanguage(each, tag) !== null)
    const rank = at === -1 ? languages.length : at
    languageRanks.set(tag, rank)
    return rank
  }
}

/**
 * What lowers the worth of a resource for an outcome, by at most this much. Together less than a half, so that a resource
 * that teaches two steps is worth more than any that teaches one.
 */
const PENALTY = { way: 0.2, age: 0.12, quality: 0.06, minutes: 0.04 } as const
/** Beyond this a longer way, in years or minutes, changes nothing more. */
const MOST_YEARS = 8
const MOST_MINUTES = 240
/** Years taken for a resource whose ages are not known. */
const YEARS_NOT_KNOWN = 2

/**
 * What a resource is worth for an outcome, above 0.5 and at most 1: less the further it comes (`far`, 0 to 1), the further
 * its ages are from the learner's, the worse it is described and the longer it takes.
 */
export function worthOf(column: ResourceColumn, ages: StoredAges, far: number): number {
  const isKnown = (ages.ageFrom ?? null) !== null || (ages.ageTo ?? null) !== null
  const years = isKnown ? Math.min(distance(ages, column) ?? YEARS_NOT_KNOWN, MOST_YEARS) / MOST_YEARS : 0
  const minutes = Math.min(column.minutes ?? MOST_MINUTES / 2, MOST_MINUTES) / MOST_MINUTES
  return (
    1 - PENALTY.way * far - PENALTY.age * years - PENALTY.quality * (1 - column.quality) - PENALTY.minutes * minutes
  )
}
