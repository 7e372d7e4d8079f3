/** Making codes: one a thing, when somebody first wants to print it. */
import type { Graph } from '#graph/graph.ts'
import { GraphError } from '#graph/graph.ts'
import { codesShown, makeCodes } from '#graph/queries/code.ts'
import { newCode } from './letters.ts'

/** Offers of which none is free: that many never happen. */
const ATTEMPTS = 5
/**
 * A page waits so long for codes that are made for it, for instance behind an import. Those that are missing then are there when
 * it is loaded again.
 */
const MOST_WAIT_MS = 500

/** The codes shown for things, by key; what has none yet is given one. Left out: those for which none could be stored now. */
export async function codesFor(
  graph: Graph,
  keys: readonly string[],
  { plan, now = new Date() }: { plan?: string; now?: Date } = {},
): Promise<Map<string, string>> {
  const shown = await codesShown(graph, keys)
  const missing = keys.filter((key) => !shown.has(key))
  if (missing.length === 0) return shown
  const made = await inTime(offer(graph, missing, now.toISOString(), plan))
  return new Map([...shown, ...made])
}

async function offer(graph: Graph, keys: readonly string[], now: string, plan?: string): Promise<Map<string, string>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await makeCodes(graph, new Map(keys.map((key) => [key, newCode()])), now, plan)
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof GraphError && error.code === 'CONFLICT')) throw error
    }
  }
}

function inTime(made: Promise<Map<string, string>>): Promise<Map<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>()
  const tooLong = setTimeout(() => resolve(new Map()), MOST_WAIT_MS)
  made.then(resolve, reject).finally(() => clearTimeout(tooLong))
  return promise
}
