/**
 * The head of the audit log at the end of each day: what anybody may read and keep, so that nobody can write the log anew
 * without it being seen. It says how much was done, and nothing of what or by whom.
 */
import type { Graph } from '#graph/graph.ts'
import { auditHead, daysOf } from '#graph/queries/audit.ts'

/** Clocks of processes may differ by less than this: a day is not called finished sooner. */
const GRACE_MS = 5 * 60_000
/** Days that are published: whoever wants older ones kept them. */
const MOST_DAYS = 400

/** The log at the end of a day, UTC. Days without an entry are left out. */
export interface DayHead {
  /** `2026-11-21`. */
  day: string
  /** Entries of this day. */
  entries: number
  /** Number of its last entry. */
  last: number
  /** Hash of its last entry. */
  head: string
  /** False for the present day: more may follow. */
  finished: boolean
}

interface Read {
  /** Number of the last entry counted. */
  upTo: number
  days: Omit<DayHead, 'finished'>[]
}

/** What was counted of each log: entries are never changed, so only later ones are looked at again. */
const counted = new WeakMap<Graph, Promise<Read>>()

/** The heads of the latest days, newest first. The first look walks through the log, later ones through what is new. */
export async function dayHeads(graph: Graph, now: Date): Promise<DayHead[]> {
  const before = counted.get(graph) ?? Promise.resolve({ upTo: 0, days: [] })
  const after = before.then((read) => countOn(graph, read))
  counted.set(graph, after)
  // What failed counts for nothing: the next look starts from what is known.
  after.catch(() => counted.get(graph) === after && counted.set(graph, before))
  const { days } = await after
  const today = new Date(now.getTime() - GRACE_MS).toISOString().slice(0, 10)
  return days
    .map((each, at) => ({ ...each, finished: each.day < today || at < days.length - 1 }))
    .slice(-MOST_DAYS)
    .reverse()
}

async function countOn(graph: Graph, { upTo, days }: Read): Promise<Read> {
  const { sequence } = await auditHead(graph)
  if (sequence === upTo) return { upTo, days }
  const all = [...days]
  for await (const part of daysOf(graph, { after: upTo, to: sequence }))
    for (const each of part) {
      const last = all.at(-1)
      if (last?.day === each.day) all[all.length - 1] = { ...each, entries: last.entries + each.entries }
      else all.push(each)
    }
  return { upTo: sequence, days: all }
}
