/** Cycles of a directed graph: finding them, and choosing which edges of an import to set aside so that none is left. */
import { adjacency, type Adjacency } from './adjacency.ts'
import { shortestPath } from './closure.ts'

/** An edge by the names of its ends; `from` requires `to`. */
export interface NamedEdge {
  from: string
  to: string
}

/** What decides which edge of a cycle is the weakest. */
export interface WeighedEdge extends NamedEdge {
  strength: 'hard' | 'soft'
  /** 0..1 */
  confidence: number
}

export interface SetAside<E> {
  edge: E
  /** The cycle the edge would close, as names: it begins and ends with `edge.from`. */
  cycle: string[]
}

/**
 * Number of the strongly connected component of each node, counted from 0 (Tarjan 1972, without recursion).
 * Two nodes share a number exactly when each can be reached from the other. O(nodes + edges).
 */
export function components(graph: Adjacency): Int32Array {
  const { size, offsets, ends, targets } = graph
  const component = new Int32Array(size).fill(-1)
  const index = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const next = offsets.slice(0, size)
  const stack: number[] = []
  const path: number[] = []
  let counter = 0
  let found = 0
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue
    path.push(root)
    while (path.length > 0) {
      const node = path[path.length - 1]!
      if (index[node] === -1) {
        index[node] = low[node] = counter++
        stack.push(node)
      }
      let descended = false
      while (next[node]! < ends[node]!) {
        const target = targets[next[node]!++]!
        if (index[target] === -1) {
          path.push(target)
          descended = true
          break
        }
        if (component[target] === -1 && index[target]! < low[node]!) low[node] = index[target]!
      }
      if (descended) continue
      path.pop()
      const above = path[path.length - 1]
      if (above !== undefined && low[node]! < low[above]!) low[above] = low[node]!
      if (low[node] !== index[node]) continue
      for (let member = -1; member !== node;) {
        member = stack.pop()!
        component[member] = found
      }
      found++
    }
  }
  return component
}

/** One cycle for each strongly connected component that has any, as names; the first name is repeated at the end. */
export function findCycles(edges: readonly NamedEdge[]): string[][] {
  const { names, from, to } = numbered(edges)
  const graph = adjacency(names.length, from, to)
  const component = components(graph)
  const reported = new Set<number>()
  const cycles: string[][] = []
  for (let edge = 0; edge < edges.length; edge++) {
    const start = from[edge]!
    if (component[start] !== component[to[edge]!] || reported.has(component[start]!)) continue
    reported.add(component[start]!)
    const back = shortestPath(graph, to[edge]!, (node) => node === start)
    cycles.push([start, ...back!].map((node) => names[node]!))
  }
  return cycles
}

/**
 * Chooses which of an import's own edges to set aside so that, together with the edges already here, no cycle is
 * left. Of each cycle the weakest own edge goes (soft before hard, then the lower confidence, then the later one in
 * the list); then those that close none are taken back, strongest first. Edges already here are never touched: a
 * cycle among them alone is not of this import and stays.
 *
 * Setting aside and taking back leaves the same edges as adding them strongest first and refusing each that would
 * close a cycle, which is what is done here, on the strongly connected part only (all other edges lie on no cycle).
 * Reachability while adding is kept by a topological order that is mended locally (Pearce and Kelly 2006).
 */
export function setAside<E extends WeighedEdge>(
  edges: readonly E[],
  existing: readonly NamedEdge[] = [],
): { accepted: E[]; setAside: SetAside<E>[] } {
  const { names, from, to } = numbered([...existing, ...edges])
  const component = components(adjacency(names.length, from, to))
  const isInside = (edge: number) => component[from[edge]!] === component[to[edge]!]

  const order = new GrowingOrder(names.length)
  for (let edge = 0; edge < existing.length; edge++) {
    if (isInside(edge)) order.add(from[edge]!, to[edge]!)
  }
  const contested: number[] = []
  for (let own = 0; own < edges.length; own++) if (isInside(existing.length + own)) contested.push(own)
  contested.sort((a, b) => strongerFirst(edges[a]!, edges[b]!) || a - b)
  const refused = new Map<number, string[]>()
  for (const own of contested) {
    const edge = existing.length + own
    const path = order.add(from[edge]!, to[edge]!)
    if (path)
      refused.set(
        own,
        [from[edge]!, ...path].map((node) => names[node]!),
      )
  }

  const accepted: E[] = []
  const aside: SetAside<E>[] = []
  edges.forEach((edge, own) => {
    const cycle = refused.get(own)
    if (cycle) aside.push({ edge, cycle })
    else accepted.push(edge)
  })
  return { accepted, setAside: aside }
}

function strongerFirst(a: WeighedEdge, b: WeighedEdge): number {
  if (a.strength !== b.strength) return a.strength === 'hard' ? -1 : 1
  return b.confidence - a.confidence
}

function numbered(edges: readonly NamedEdge[]): { names: string[]; from: Uint32Array; to: Uint32Array } {
  const numbers = new Map<string, number>()
  const names: string[] = []
  const numberOf = (name: string) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, names.length)
    names.push(name)
    return names.length - 1
  }
  const from = new Uint32Array(edges.length)
  const to = new Uint32Array(edges.length)
  edges.forEach((edge, at) => {
    from[at] = numberOf(edge.from)
    to[at] = numberOf(edge.to)
  })
  return { names, from, to }
}

/** An acyclic graph that takes one edge after the other and keeps a topological order (Pearce and Kelly 2006). */
class GrowingOrder {
  readonly #place: Uint32Array
  readonly #after: number[][]
  readonly #before: number[][]

  constructor(size: number) {
    this.#place = Uint32Array.from({ length: size }, (_, node) => node)
    this.#after = Array.from({ length: size }, () => [])
    this.#before = Array.from({ length: size }, () => [])
  }

  /** Adds `from → to` and answers null, or leaves it out and gives the path `to → … → from` that it would close. */
  add(from: number, to: number): number[] | null {
    if (from === to) return [to]
    if (this.#place[from]! > this.#place[to]!) {
      const ahead = this.#reach(to, this.#after, (node) => this.#place[node]! <= this.#place[from]!, from)
      if (ahead.path) return ahead.path
      const behind = this.#reach(from, this.#before, (node) => this.#place[node]! >= this.#place[to]!)
      this.#mend(behind.found, ahead.found)
    }
    this.#after[from]!.push(to)
    this.#before[to]!.push(from)
    return null
  }

  #reach(
    start: number,
    neighbours: number[][],
    isNear: (node: number) => boolean,
    end?: number,
  ): { found: number[]; path: number[] | null } {
    const cameFrom = new Map<number, number>([[start, start]])
    const found = [start]
    for (let at = 0; at < found.length; at++) {
      for (const target of neighbours[found[at]!]!) {
        if (cameFrom.has(target) || !isNear(target)) continue
        cameFrom.set(target, found[at]!)
        found.push(target)
        if (target !== end) continue
        const path = [end]
        while (path[path.length - 1] !== start) path.push(cameFrom.get(path[path.length - 1]!)!)
        return { found, path: path.reverse() }
      }
    }
    return { found, path: null }
  }

  /** Gives the places of both groups back to them: first all of `behind`, then all of `ahead`, each in its old order. */
  #mend(behind: number[], ahead: number[]): void {
    const byPlace = (a: number, b: number) => this.#place[a]! - this.#place[b]!
    const nodes = [...behind.sort(byPlace), ...ahead.sort(byPlace)]
    const places = nodes.map((node) => this.#place[node]!).sort((a, b) => a - b)
    nodes.forEach((node, at) => (this.#place[node] = places[at]!))
  }
}
