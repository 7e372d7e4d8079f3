/** The address of a plan as a code keeps it: what was asked for, in one order, and never needs. */
import { isId } from '#api/base/ids.ts'
import { said } from '#api/words/said.ts'

/** Names that an address of a plan may have, in the order in which it is kept. */
const NAMES = [
  ...['goal', 'known', 'unknown', 'upto', 'language', 'other', 'permits', 'age', 'level', 'minutes', 'soft'],
  ...['crosswalks', 'provider', 'not-provider'],
] as const
/** No value of these is a text of somebody's own. */
const VALUE = /^[\w.@/+-]{1,160}$/
/** About a hundred and eighty ids. */
const LONGEST = 8_000

/** What follows the question mark, or what is wrong with it. Needs, words and places in the list are left out. Pure. */
export function planAddress(
  given: string,
): { ok: true; address: string; goals: string[] } | { ok: false; fault: string } {
  if (given.length > 3 * LONGEST)
    return { ok: false, fault: said`The plan is too long for a code: ${LONGEST} letters at most.` }
  const asked = new URLSearchParams(given.replace(/^[^?]*\?/, ''))
  const kept = new URLSearchParams()
  for (const name of NAMES)
    for (const value of new Set(asked.getAll(name))) {
      if (!VALUE.test(value)) return { ok: false, fault: said`“${name}” of this plan cannot be kept in a code.` }
      kept.append(name, value)
    }
  const goals = kept.getAll('goal')
  if (goals.length === 0 || !goals.every(isId))
    return { ok: false, fault: said`A plan needs a goal: give what follows the question mark of its address.` }
  const address = kept.toString()
  return address.length > LONGEST
    ? { ok: false, fault: said`The plan is too long for a code: ${LONGEST} letters at most.` }
    : { ok: true, address, goals }
}
