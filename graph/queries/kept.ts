/**
 * Reads by id that keep what they read until the public content changes. What the engines spend on a page is handing
 * its values over, not finding them; so a page read again at the same catalogue version costs one look at the version.
 * Only public content is kept: everything that changes it goes through `commit`, which moves the version.
 */
import type { Graph } from '#graph/graph.ts'

/** Longest that anything is kept, for changes somebody makes past us in the database itself. */
const LONGEST_KEPT_MS = 60_000

interface Shelf<T> {
  version: number
  since: number
  things: Map<string, T>
}

/** Reads things by id at a version; unknown ids are left out. What it gives is shared and frozen. */
export type KeptRead<T> = (graph: Graph, ids: readonly string[], version: number) => Promise<Map<string, T>>

/**
 * Keeps what `read` gives, at most `most` things a graph. `version` is one that was read before: things are never older
 * than it, and newer ones are dropped when it is seen to move.
 */
export function keepByVersion<T extends object>(
  read: (graph: Graph, ids: readonly string[], version: number) => Promise<Iterable<readonly [string, T]>>,
  most: number,
): KeptRead<T> {
  const shelves = new WeakMap<Graph, Shelf<T>>()
  return async (graph, ids, version) => {
    let shelf = shelves.get(graph)
    if (shelf?.version !== version || performance.now() - shelf.since > LONGEST_KEPT_MS) {
      shelf = { version, since: performance.now(), things: new Map() }
      shelves.set(graph, shelf)
    }
    const { things } = shelf
    const found = new Map<string, T>()
    const missing: string[] = []
    for (const id of new Set(ids)) {
      const thing = things.get(id)
      if (thing) found.set(id, thing)
      else missing.push(id)
    }
    if (missing.length === 0) return found
    for (const [id, thing] of await read(graph, missing, version)) {
      found.set(id, freeze(thing))
      things.set(id, thing)
    }
    // The oldest go first; a Map keeps the order in which things came.
    for (const id of things.keys()) {
      if (things.size <= most) break
      things.delete(id)
    }
    return found
  }
}

/** Freezes a plain value with all it holds: what is shared must not be changed by one of its readers. */
function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) freeze(item)
  return value
}
