import type { Adjacency } from './adjacency.ts'

/**
 * Topological generations of an acyclic graph whose edges lead from later to earlier: the generation of a node is 0
 * when it requires nothing, else one more than the highest of what it requires (longest path layering; Kahn 1962).
 * Nodes on or behind a cycle get -1. O(nodes + edges).
 */
export function generations(graph: Adjacency): Int32Array {
  const { size, offsets, ends, targets } = graph
  const open = new Uint32Array(size)
  const laterOffsets = new Uint32Array(size + 1)
  for (let node = 0; node < size; node++) {
    open[node] = ends[node]! - offsets[node]!
    for (let entry = offsets[node]!; entry < ends[node]!; entry++) laterOffsets[targets[entry]! + 1]!++
  }
  for (let node = 0; node < size; node++) laterOffsets[node + 1]! += laterOffsets[node]!
  const later = new Uint32Array(laterOffsets[size]!)
  const next = laterOffsets.slice(0, size)
  for (let node = 0; node < size; node++) {
    for (let entry = offsets[node]!; entry < ends[node]!; entry++) later[next[targets[entry]!]!++] = node
  }

  const generation = new Int32Array(size).fill(-1)
  const reached = new Int32Array(size)
  const queue = new Uint32Array(size)
  let tail = 0
  for (let node = 0; node < size; node++) if (open[node] === 0) queue[tail++] = node
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!
    generation[node] = reached[node]!
    for (let entry = laterOffsets[node]!; entry < laterOffsets[node + 1]!; entry++) {
      const target = later[entry]!
      if (reached[target]! < reached[node]! + 1) reached[target] = reached[node]! + 1
      if (--open[target]! === 0) queue[tail++] = target
    }
  }
  return generation
}
