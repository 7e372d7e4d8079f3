import { adjacency, type Adjacency } from './adjacency.ts'
import { components } from './cycles.ts'

/** A pair that cannot be made one without a cycle. */
export interface RefusedPair {
  /** Position in the list of pairs. */
  pair: number
  /** The cycle: each step is an edge or a pair that was made one, either way; the last one is this pair. */
  cycle: number[]
}

/**
 * Makes the two nodes of each pair one, pair after pair, and refuses each pair that would close a cycle of edges by that.
 * The graph must be acyclic. A cycle by contraction lies within a strongly connected component (Tarjan 1972) of the graph
 * with all pairs as edges both ways, so only the components that hold an edge are looked at, and there a breadth-first
 * search decides each pair. O(nodes + edges + pairs), and for each pair in such a component the size of that component.
 */
export function contract(graph: Adjacency, pairs: readonly (readonly [number, number])[]): RefusedPair[] {
  if (pairs.length === 0) return []
  const { size, offsets, ends, targets } = graph
  const from: number[] = []
  const to: number[] = []
  for (let node = 0; node < size; node++) {
    for (let entry = offsets[node]!; entry < ends[node]!; entry++) {
      from.push(node)
      to.push(targets[entry]!)
    }
  }
  const edgeCount = from.length
  for (const [one, other] of pairs) {
    from.push(one, other)
    to.push(other, one)
  }
  const component = components(adjacency(size, from, to))
  const isSuspect = new Set<number>()
  for (let edge = 0; edge < edgeCount; edge++) {
    if (component[from[edge]!] === component[to[edge]!]) isSuspect.add(component[from[edge]!]!)
  }
  if (isSuspect.size === 0) return []

  const joined = new Map<number, number[]>()
  const join = (one: number, other: number) => {
    const known = joined.get(one)
    if (known) known.push(other)
    else joined.set(one, [other])
  }
  const refused: RefusedPair[] = []
  pairs.forEach(([one, other], pair) => {
    if (one === other || !isSuspect.has(component[one]!)) return
    const path = isOne(joined, one, other) ? null : (search(one, other) ?? search(other, one))
    if (path) {
      refused.push({ pair, cycle: [...path, path[0]!] })
      return
    }
    join(one, other)
    join(other, one)
  })
  return refused

  function search(start: number, end: number): number[] | null {
    const before = new Map([[start, start]])
    for (const node of before.keys()) {
      const meet = (next: number) => {
        if (component[next] === component[start] && !before.has(next)) before.set(next, node)
      }
      for (let entry = offsets[node]!; entry < ends[node]!; entry++) meet(targets[entry]!)
      joined.get(node)?.forEach(meet)
      if (!before.has(end)) continue
      const path = [end]
      while (path[path.length - 1] !== start) path.push(before.get(path[path.length - 1]!)!)
      return path.reverse()
    }
    return null
  }
}

function isOne(joined: ReadonlyMap<number, readonly number[]>, one: number, other: number): boolean {
  const found = new Set([one])
  for (const node of found) joined.get(node)?.forEach((next) => found.add(next))
  return found.has(other)
}
