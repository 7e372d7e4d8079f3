/** Why something was found, in the one line a list has for it; each reason on its own, as texts of any script stand in it. */
import { beginning } from '#lib/format.ts'
import type { SearchReason } from '#lib/types.ts'

const MOST_REASONS = 2
/** Of one reason: what is quoted in it stands in full where it leads. */
const MOST_LETTERS = 90
/** Said beside every hit already: how it fits, and its language. */
const SAID = ['FIT', 'LANGUAGE']

/**
 * The reasons that tell most, at most two. Of the places where words were found only the first is named, so that there is
 * room for the other kinds of reasons. How well something is described says
 * nothing on its own, and little beside two others.
 */
export function shownReasons(reasons: readonly SearchReason[]): { text: string; language: string }[] {
  const words = reasons.find(({ kind }) => kind === 'WORDS')
  const told = reasons.filter((reason) => !SAID.includes(reason.kind) && (reason.kind !== 'WORDS' || reason === words))
  const others = told.filter(({ kind }) => kind !== 'QUALITY')
  if (others.length === 0) return []
  return (others.length > 1 ? others : told)
    .slice(0, MOST_REASONS)
    .map(({ text, language }) => ({ text: beginning(text.replace(/[.。।۔።]$/u, ''), MOST_LETTERS), language }))
}
