/** What may be done with a work, purpose by purpose: yes, no or unknown, each with its reason in words. Pure. */
import type { LicenceStatement } from '#graph/records.ts'
import { listed, said, sentence } from '#api/words/said.ts'
import { type Duty, DUTIES, labelOf, licenceOf, type Permission } from './licences.ts'

/** What people plan with a resource. */
export const PURPOSES = ['COPY', 'CHANGE_FORMAT', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface LicenceAnswer {
  purpose: Purpose
  answer: 'YES' | 'NO' | 'UNKNOWN'
  /** One sentence that says why. */
  reason: string
  /** What has to be done along with it; empty unless the answer is yes. */
  requires: Duty[]
}

/** A copy in another format or on paper is a copy: CC BY 4.0 section 2(a)(4), "technical modifications … never produce Adapted Material". */
const NEEDED: Record<Purpose, Permission> = {
  COPY: 'COPY',
  CHANGE_FORMAT: 'COPY',
  PRINT: 'PRINT',
  TRANSLATE: 'TRANSLATE',
  ADAPT: 'ADAPT',
  SELL: 'SELL',
}
const DOING: Record<Purpose, string> = {
  COPY: 'copying it and keeping the copy',
  CHANGE_FORMAT: 'saving it in another file format',
  PRINT: 'printing it',
  TRANSLATE: 'translating it and sharing the translation',
  ADAPT: 'changing it and sharing the result',
  SELL: 'selling it or using it to make money',
}
const NO_CHANGE: Partial<Record<Purpose, string>> = {
  CHANGE_FORMAT: 'Another file format is no adaptation.',
  PRINT: 'Printing is no adaptation.',
}
/** By the number of licences that are named, up to three. */
const PERMITTING = ['{0} permits {1}.', '{0} both permit {1}.', '{0} all permit {1}.'] as const
const OF_PART = {
  text: '{0}, the licence of its text,',
  pictures: '{0}, the licence of its pictures,',
  data: '{0}, the licence of its data,',
} as const
/** Patterns of this file that stand in tables. */
export const LICENCE_SENTENCES = [
  ...[...Object.values(DOING), ...Object.values(NO_CHANGE)],
  ...[...PERMITTING, ...Object.values(OF_PART)],
]

/**
 * An answer for each purpose, in the order of `PURPOSES`. One statement that forbids makes it no, whatever the others
 * permit; else one that is not recognised, or none at all, leaves it unknown. Statements on the metadata do not count.
 */
export function answers(statements: readonly LicenceStatement[]): LicenceAnswer[] {
  const counted = statements.filter(({ part }) => part !== 'metadata')
  return PURPOSES.map((purpose) => answerTo(purpose, counted))
}

function answerTo(purpose: Purpose, statements: readonly LicenceStatement[]): LicenceAnswer {
  const needed = NEEDED[purpose]
  const doing = sentence(DOING[purpose])
  if (statements.length === 0)
    return {
      ...{ purpose, answer: 'UNKNOWN', requires: [] },
      reason: said`No licence is stated, so ${doing} needs the leave of its makers.`,
    }
  const against = statements.find(({ licence }) => licenceOf(licence)?.forbids.includes(needed))
  if (against)
    return {
      ...{ purpose, answer: 'NO', requires: [] },
      reason: said`${nameOf(against)} does not permit ${doing}.`,
    }
  const unread = statements.find(({ licence }) => !licenceOf(licence)?.permits.includes(needed))
  if (unread)
    return {
      ...{ purpose, answer: 'UNKNOWN', requires: [] },
      reason: said`${nameOf(unread)} was not recognised, so whether it permits ${doing} is not known.`,
    }
  const names = [...new Set(statements.map(labelOf))]
  const requires = DUTIES.filter(
    (duty) =>
      // Share-alike binds what is made from a work, not its copies.
      (duty !== 'SHARE_ALIKE' || purpose === 'TRANSLATE' || purpose === 'ADAPT') &&
      statements.some(({ licence }) => licenceOf(licence)?.requires.includes(duty)),
  )
  const permits = sentence(PERMITTING[Math.min(names.length, PERMITTING.length) - 1]!, listed(names), doing)
  const note = NO_CHANGE[purpose]
  return { ...{ purpose, answer: 'YES', requires }, reason: note ? `${permits} ${sentence(note)}` : permits }
}

function nameOf(statement: LicenceStatement): string {
  const { part } = statement
  return part === 'all' || part === 'metadata' ? labelOf(statement) : sentence(OF_PART[part], labelOf(statement))
}
