/**
 * Why a resource may teach an outcome. What is suggested by a job is stored in English; whoever reads it is told it again in
 * the language of the request, by the pattern it was made from.
 */
import { counted, language, sentence } from '#api/words/said.ts'

export const REASONS = {
  edition: 'Its edition in another language ({0}) is aligned to it.',
  same: 'It is the same as {0}, which the resource teaches.',
  close: 'It is close to {0}, which the resource teaches.',
  code: 'The text names its code, {0}.',
  words: 'Both speak of {0}.',
  heading: 'What it stands below speaks of it too: {0}.',
  age: 'They are for learners of the same age.',
} as const
/** An outcome that has no code. */
export const AN_OUTCOME = 'an outcome'
const VOTES = /^(\d+) of the (\d+) works most like it (?:is|are) aligned to it\.$/
const STORED = Object.values(REASONS).map((pattern) => ({
  pattern,
  form: new RegExp(`^${pattern.split('{0}').map(escaped).join('(.*)')}$`, 's'),
}))

/** How many of the works most like it are aligned to an outcome. */
export function votesOf(works: number, of: number): string {
  return counted(
    works,
    '{0} of the {1} works most like it is aligned to it.',
    '{0} of the {1} works most like it are aligned to it.',
    of,
  )
}

/** A reason that was stored in English, in the language of the request. */
export function saidAgain(reason: string): string {
  if (language() === 'en') return reason
  const votes = VOTES.exec(reason)
  if (votes) return votesOf(Number(votes[1]), Number(votes[2]))
  for (const { pattern, form } of STORED) {
    const [found, given] = form.exec(reason) ?? []
    if (found === undefined) continue
    return given === undefined ? sentence(pattern) : sentence(pattern, given === AN_OUTCOME ? sentence(given) : given)
  }
  return reason
}

function escaped(text: string): string {
  return text.replace(/[.()]/g, '\\$&')
}
