/**
 * Sign-ins that fail are told to the audit log together: one entry an account and a quarter of an hour, with how many they
 * were, and one for all addresses that have no account. Neither the address that was typed nor the one it came from is kept.
 */
import type { Graph } from '#graph/graph.ts'
import { audit } from './audit.ts'
import type { Told } from './chain.ts'
import { ACTORS } from './kinds.ts'

const TELL_EVERY_MS = 15 * 60_000
/** Accounts whose failures wait to be told: more are told at once. */
const MOST_WAITING = 1_000

interface Failures {
  failures: number
  /** ISO 8601 UTC. */
  from: string
  to: string
}

/** What waits to be told, by account; null stands for all addresses without one. */
interface Waiting {
  accounts: Map<string | null, Failures>
  timer?: NodeJS.Timeout
}

const waiting = new WeakMap<Graph, Waiting>()

/** Counts a sign-in that failed, for the account it was for or for none. Nothing is written yet. */
export function noteFailedSignIn(graph: Graph, account: string | null, now: Date): void {
  const at = now.toISOString()
  const here = add(graph, account, { failures: 1, from: at, to: at })
  if (here.accounts.size > MOST_WAITING) tellFailedSignIns(graph).catch(() => undefined)
}

/** Tells the log what was counted; a process that ends calls it too. What cannot be told now is kept for the next time. */
export async function tellFailedSignIns(graph: Graph, now: Date = new Date()): Promise<void> {
  const here = waiting.get(graph)
  if (!here) return
  waiting.delete(graph)
  clearTimeout(here.timer)
  const told = [...here.accounts].map(([subject, { failures, from, to }]): Told => {
    return { kind: 'sign-in.fail', actor: ACTORS.nobody, subject, values: { failures, from, to } }
  })
  try {
    await graph.write((tx) => audit(tx, told, now))
  } catch (error) {
    for (const [account, failures] of here.accounts) add(graph, account, failures)
    throw error
  }
}

function add(graph: Graph, account: string | null, { failures, from, to }: Failures): Waiting {
  const here: Waiting = waiting.get(graph) ?? { accounts: new Map() }
  waiting.set(graph, here)
  const known = here.accounts.get(account)
  here.accounts.set(account, {
    failures: failures + (known?.failures ?? 0),
    from: known && known.from < from ? known.from : from,
    to: known && known.to > to ? known.to : to,
  })
  here.timer ??= setTimeout(() => void tellFailedSignIns(graph).catch(() => undefined), TELL_EVERY_MS).unref()
  return here
}
