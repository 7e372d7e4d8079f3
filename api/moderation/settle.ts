/** What an accessibility or licence fact is, after what people said about it. */
import type { FactClaim, SettledFact } from '#graph/queries/facts.ts'

type Said = Pick<FactClaim, 'key' | 'says' | 'basis' | 'at' | 'status'>

/**
 * The latest check decides; without one it stays what is declared. Who says otherwise makes it disputed: a reviewer at any
 * time, anybody else after the last check. A report alone changes no verdict, and makes no fact of what nobody declares.
 * Pure; the order of the claims does not matter. Only those are given that are about what is behind the resource now.
 */
export function settleFact(declared: FactClaim['says'] | null, claims: readonly Said[]): SettledFact {
  const counted = claims.filter(({ status }) => status !== 'lapsed').toSorted(byTime)
  const check = counted.findLast(({ basis }) => basis === 'checked')
  const says = check?.says ?? declared
  if (says === null) return null
  const against = counted.filter(
    (each) => each.says !== says && (!check || each.basis === 'checked' || each.at > check.at),
  )
  if (check) {
    const status = against.length > 0 ? 'disputed' : 'accepted'
    return { status, says: check.says, basis: 'checked', claim: check.key }
  }
  const last = against.at(-1)
  return last ? { status: 'disputed', says: null, basis: null, claim: last.key } : null
}

function byTime(a: Said, b: Said): number {
  return a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1
}
