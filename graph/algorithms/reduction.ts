import type { Adjacency } from './adjacency.ts'
import { generations } from './generations.ts'

/** A larger graph is shown as it is: the sets of what each node reaches take size² bits. */
export const MOST_NODES_REDUCED = 2_000

/**
 * The transitive reduction of an acyclic graph, for showing it: positions (in the edge list the adjacency was made from)
 * of the edges that no longer path replaces, ascending. What can be reached from where stays the same, and no smaller
 * set of edges does that (Aho, Garey and Ullman 1972). Of several edges with the same ends the first is kept.
 * O(nodes × edges / 32). Null when the graph has more than `MOST_NODES_REDUCED` nodes or a cycle: show all edges then.
 */
export function reduction(graph: Adjacency): Uint32Array | null {
  const { size, offsets, ends, targets, edges } = graph
  if (size > MOST_NODES_REDUCED) return null
  const generation = generations(graph)
  if (generation.includes(-1)) return null
  const words = (size + 31) >>> 5
  const reached = new Uint32Array(size * words)
  const has = (node: number, other: number) => (reached[node * words + (other >>> 5)]! >>> (other & 31)) & 1
  const byGeneration = Array.from({ length: size }, (_, node) => node).sort((a, b) => generation[a]! - generation[b]!)
  const kept: number[] = []
  for (const node of byGeneration) {
    const entries = Array.from({ length: ends[node]! - offsets[node]! }, (_, at) => offsets[node]! + at)
    // A path to a target passes only nodes of generations above it, so the highest come first.
    entries.sort((a, b) => generation[targets[b]!]! - generation[targets[a]!]! || edges[a]! - edges[b]!)
    for (const entry of entries) {
      const target = targets[entry]!
      if (has(node, target)) continue
      kept.push(edges[entry]!)
      for (let word = 0; word < words; word++) reached[node * words + word]! |= reached[target * words + word]!
      reached[node * words + (target >>> 5)]! |= 1 << (target & 31)
    }
  }
  return Uint32Array.from(kept).sort()
}
