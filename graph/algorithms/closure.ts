import type { Adjacency } from './adjacency.ts'

/** What a search marks nodes with: a node counts as marked when it bears the mark of this search. */
interface Marks {
  marks: Uint32Array
  mark: number
}

/** Marks are kept with their graph, so that a search costs what it reaches and not what there is. */
const kept = new WeakMap<Uint32Array, Marks>()

/** Unused marks of a graph; a search inside a search takes others. */
function takeMarks({ size, offsets }: Adjacency): Marks {
  const known = kept.get(offsets)
  if (!known) return { marks: new Uint32Array(size), mark: 1 }
  kept.delete(offsets)
  if (known.mark === 0xffffffff) {
    known.marks.fill(0)
    known.mark = 0
  }
  known.mark++
  return known
}

function giveBack({ offsets }: Adjacency, marks: Marks): void {
  kept.set(offsets, marks)
}

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
  const taken = takeMarks(graph)
  const { marks, mark } = taken
  const found: number[] = []
  for (const start of starts) {
    if (marks[start] === mark) continue
    marks[start] = mark
    found.push(start)
  }
  for (let at = 0; at < found.length; at++) {
    const node = found[at]!
    for (let entry = graph.offsets[node]!; entry < graph.ends[node]!; entry++) {
      const target = graph.targets[entry]!
      if (marks[target] === mark || !passes(graph.edges[entry]!, target)) continue
      marks[target] = mark
      found.push(target)
    }
  }
  giveBack(graph, taken)
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
  const taken = takeMarks(graph)
  const { marks, mark } = taken
  marks[start] = mark
  const queue = [start]
  /** For each node of the queue, the place in it of the one it was reached from. */
  const before = [0]
  let end = -1
  for (let at = 0; at < queue.length && end === -1; at++) {
    const node = queue[at]!
    for (let entry = graph.offsets[node]!; entry < graph.ends[node]!; entry++) {
      const target = graph.targets[entry]!
      if (marks[target] === mark || !passes(graph.edges[entry]!, target)) continue
      marks[target] = mark
      queue.push(target)
      before.push(at)
      if (!isEnd(target)) continue
      end = queue.length - 1
      break
    }
  }
  giveBack(graph, taken)
  if (end === -1) return null
  const path = [queue[end]!]
  for (let at = end; at !== 0;) {
    at = before[at]!
    path.push(queue[at]!)
  }
  return path.reverse()
}
