import { isUpTo, type StoredAges } from '#api/vocabulary/levels.ts'
import type { OutcomeColumn, PrerequisiteModel } from './model.ts'
import { OUTCOME_ROLES } from './role.ts'

/** It cannot be learnt by itself, or is not published. */
export const NOT_LEARNT = -3
/** It has no age. */
export const NO_AGE = -2
/** It has a youngest age and no oldest. */
export const NO_END = -1
/** Ages above this are read as this. */
const OLDEST = 150

const LEARNABLE = new Set([OUTCOME_ROLES.indexOf('outcome'), OUTCOME_ROLES.indexOf('part')])
const kept = new WeakMap<readonly OutcomeColumn[], { roles: Uint8Array; years: Int16Array }>()

/**
 * For each outcome the last year of age it is meant for, 0 to 150, or one of the marks above: what is asked of all
 * outcomes at once, in one array. Kept while outcomes and roles stay the same, whatever the version.
 */
export function lastYears({ outcomes, roles }: PrerequisiteModel): Int16Array {
  const known = kept.get(outcomes)
  if (known?.roles === roles) return known.years
  const years = new Int16Array(outcomes.length)
  outcomes.forEach((outcome, at) => {
    const isLearnt = outcome.state === 'published' && LEARNABLE.has(roles[at]!)
    years[at] = isLearnt ? lastYear(outcome) : NOT_LEARNT
  })
  kept.set(outcomes, { roles, years })
  return years
}

/** Ages are birthdays: what is for 8 to 9 ends with the year in which one is 8. */
function lastYear({ ageFrom = null, ageTo = null }: StoredAges): number {
  if (ageTo === null) return ageFrom === null ? NO_AGE : NO_END
  return Math.min(Math.max(ageTo - 1, ageFrom ?? 0, 0), OLDEST)
}

/** For each last year, 0 to 150, whether it belongs to “everything up to” a level. */
export function yearsUpTo(level: StoredAges): boolean[] {
  return Array.from({ length: OLDEST + 1 }, (_, year) => isUpTo({ ageFrom: year, ageTo: year + 1 }, level))
}
