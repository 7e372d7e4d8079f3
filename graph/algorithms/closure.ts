import type { Adjacency } from './adjacency.ts'

/**
 * Everything reachable from `starts`, the starts included, by breadth-first search; O(nodes + edges reached).
 * `passes` may close an edge (by its position in the edge list and the node it leads to). The answer is in the order
 * of discovery, which depends only on the order of `starts` and of the edges.
 */
export function closure(
  graph: Adjacency,
  starts: Iterable<number>,
  passes: (edge: number, target: number) => boolean = () => true,
): number[] {
  const seen = new Uint8Array(graph.size)
  const found: number[] = []
  for (const start of starts) {
    if (seen[start]) continue
    seen[start] = 1
    found.push(start)
  }
  for (let at = 0; at < found.length; at++) {
    const node = found[at]!
    for (let entry = graph.offsets[node]!; entry < graph.offsets[node + 1]!; entry++) {
      const target = graph.targets[entry]!
      if (seen[target] || !passes(graph.edges[entry]!, target)) continue
      seen[target] = 1
      found.push(target)
    }
  }
  return found
}

/**
 * A shortest path from `start` to the nearest node for which `isEnd` holds, as nodes, both ends included; null when
 * there is none. Breadth-first search; ties go to the edge listed first. `passes` may close an edge.
 */
export function shortestPath(
  graph: Adjacency,
  start: number,
  isEnd: (node: number) => boolean,
  passes: (edge: number, target: number) => boolean = () => true,
): number[] | null {
  if (isEnd(start)) return [start]
  const before = new Int32Array(graph.size).fill(-1)
  before[start] = start
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!
    for (let entry = graph.offsets[node]!; entry < graph.offsets[node + 1]!; entry++) {
      const target = graph.targets[entry]!
      if (before[target] !== -1 || !passes(graph.edges[entry]!, target)) continue
      before[target] = node
      if (isEnd(target)) return walkBack(before, start, target)
      queue.push(target)
    }
  }
  return null
}

function walkBack(before: Int32Array, start: number, end: number): number[] {
  const path = [end]
  for (let node = end; node !== start;) {
    node = before[node]!
    path.push(node)
  }
  return path.reverse()
}
