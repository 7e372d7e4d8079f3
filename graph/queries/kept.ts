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
export interface KeptRead<T> {
  (graph: Graph, ids: readonly string[], version: number): Promise<Map<string, T>>
  /** Those of `ids`, each once, that are not kept at the version. */
  missing(graph: Graph, ids: readonly string[], version: number): string[]
  /** Keeps what was read otherwise, at the version or after it. */
  keep(graph: Graph, version: number, things: Iterable<readonly [string, T]>): void
}

/**
 * Keeps what `read` gives, at most `most` things a graph. `version` is one that was read before: things are never older
 * than it, and newer ones are dropped when it is seen to move. Those that are not `isPublic` are read each time.
 */
export function keepByVersion<T extends object>(
  read: (graph: Graph, ids: readonly string[], version: number) => Promise<Iterable<readonly [string, T]>>,
  most: number,
  isPublic: (thing: T) => boolean = () => true,
): KeptRead<T> {
  const shelves = new WeakMap<Graph, Shelf<T>>()
  const shelfOf = (graph: Graph, version: number): Map<string, T> => {
    let shelf = shelves.get(graph)
    if (shelf?.version !== version || performance.now() - shelf.since > LONGEST_KEPT_MS) {
      shelf = { version, since: performance.now(), things: new Map() }
      shelves.set(graph, shelf)
    }
    return shelf.things
  }
  const missing = (graph: Graph, ids: readonly string[], version: number): string[] => {
    const things = shelfOf(graph, version)
    return [...new Set(ids)].filter((id) => !things.has(id))
  }
  const put = (things: Map<string, T>, read: Iterable<readonly [string, T]>): void => {
    for (const [id, thing] of read) if (isPublic(thing)) things.set(id, freeze(thing))
    // The oldest go first; a Map keeps the order in which things came.
    for (const id of things.keys()) {
      if (things.size <= most) break
      things.delete(id)
    }
  }
  const kept = async (graph: Graph, ids: readonly string[], version: number): Promise<Map<string, T>> => {
    const things = shelfOf(graph, version)
    const found = new Map<string, T>()
    const unknown: string[] = []
    for (const id of new Set(ids)) {
      const thing = things.get(id)
      if (thing) found.set(id, thing)
      else unknown.push(id)
    }
    if (unknown.length === 0) return found
    const fresh = [...(await read(graph, unknown, version))]
    put(things, fresh)
    for (const [id, thing] of fresh) found.set(id, thing)
    return found
  }
  return Object.assign(kept, {
    missing,
    keep: (graph: Graph, version: number, things: Iterable<readonly [string, T]>) =>
      put(shelfOf(graph, version), things),
  })
}

/** From so many resources on, what walks through all of them takes longer than a request may. */
export const MANY_COUNTED = 20_000
/** Between two walks of a large graph: a catalogue that changes all the time is not walked all the time. */
const BETWEEN_WALKS_MS = 5_000

interface Walk<T> {
  version: number
  since: number
  value: T
}

/**
 * Keeps what `walk` counts by walking through everything, by key: for a version, and requests that overlap share a walk. Where
 * `sizeOf` says that MANY_COUNTED and more were walked through, what was counted at an earlier version is given, at most a minute
 * old, while it is counted again behind the request. What it gives is frozen.
 */
export function keepCounts<T extends object>(
  walk: (graph: Graph, key: string, version: number) => Promise<T>,
  sizeOf: (value: T) => number,
): (graph: Graph, key: string, version: number) => Promise<T> {
  const known = new WeakMap<Graph, Map<string, { last?: Walk<T>; under?: { version: number; value: Promise<T> } }>>()
  return async (graph, key, version) => {
    const keys = known.get(graph) ?? new Map()
    known.set(graph, keys)
    const held = keys.get(key) ?? {}
    keys.set(key, held)
    const { last } = held
    const age = last ? performance.now() - last.since : Infinity
    if (last && last.version === version && age <= LONGEST_KEPT_MS) return last.value
    const again = (): Promise<T> => {
      if (held.under && held.under.version >= version) return held.under.value
      const since = performance.now()
      const under = {
        version,
        value: walk(graph, key, version).then((counted) => {
          const value = freeze(counted)
          if (!held.last || held.last.version <= version) held.last = { version, since, value }
          return value
        }),
      }
      held.under = under
      const ended = (): void => {
        if (held.under === under) delete held.under
      }
      under.value.then(ended, ended)
      return under.value
    }
    if (!last || age > LONGEST_KEPT_MS || sizeOf(last.value) < MANY_COUNTED) return await again()
    // The next request tries again where it fails.
    if (!held.under && age > BETWEEN_WALKS_MS) again().catch(() => undefined)
    return last.value
  }
}

/** Freezes a plain value with all it holds: what is shared must not be changed by one of its readers. */
function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) freeze(item)
  return value
}
