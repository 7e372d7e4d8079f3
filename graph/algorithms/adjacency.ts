/**
 * A directed graph over the numbers 0 … size-1 as compressed adjacency: the neighbours of `node` are
 * `targets[offsets[node]] … targets[ends[node] - 1]`. The lists may stand in any order, with gaps that belong to no node.
 */
export interface Adjacency {
  size: number
  offsets: Uint32Array
  ends: Uint32Array
  targets: Uint32Array
  /** For each entry of `targets`, the position of its edge in the list the adjacency was made from. */
  edges: Uint32Array
}

/** Counting sort of edges `from[i] → to[i]` by their first end, in the order of the edges given; O(size + edges). */
export function adjacency(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Adjacency {
  const offsets = new Uint32Array(size + 1)
  for (let edge = 0; edge < from.length; edge++) offsets[from[edge]! + 1]!++
  for (let node = 0; node < size; node++) offsets[node + 1]! += offsets[node]!
  const next = offsets.slice(0, size)
  const targets = new Uint32Array(from.length)
  const edges = new Uint32Array(from.length)
  for (let edge = 0; edge < from.length; edge++) {
    const at = next[from[edge]!]!++
    targets[at] = to[edge]!
    edges[at] = edge
  }
  return { size, offsets, ends: offsets.subarray(1), targets, edges }
}
