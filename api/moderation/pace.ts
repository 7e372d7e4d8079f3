/** Slows down who reports very often. Kept in memory, bounded, by the name of an address or the id of an account. */
import { LeastRecentlyUsed } from '#api/base/least-recently-used.ts'
import type { Graph } from '#graph/graph.ts'

/** Reports in one window: a class may find the same fault in one lesson. */
const MOST_REPORTS = 20
const WINDOW_MS = 3_600_000
const MINUTE_MS = 60_000
const KEPT = 20_000

interface Window {
  used: number
  /** When it ends, in milliseconds. */
  until: number
}

const windows = new WeakMap<Graph, LeastRecentlyUsed<string, Window>>()

/** Counts a report of this caller; gives the whole minutes to wait where there were too many, else 0. */
export function minutesToReport(graph: Graph, caller: string, now: Date): number {
  let kept = windows.get(graph)
  if (!kept) windows.set(graph, (kept = new LeastRecentlyUsed(KEPT)))
  const at = now.getTime()
  let window = kept.get(caller)
  if (!window || window.until <= at) kept.set(caller, (window = { used: 0, until: at + WINDOW_MS }))
  if (window.used >= MOST_REPORTS) return Math.ceil((window.until - at) / MINUTE_MS)
  window.used++
  return 0
}
