/** Compressed adjacency in pieces: what did not change is copied in blocks, what did is laid out anew. */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import { OFTEN, RARELY, type Work } from './slices.ts'
import type { StatedPlaces } from './state.ts'

/** A set of numbers below a size, in the order in which they came; it may grow while it is walked through. */
export class Numbers {
  readonly list: number[] = []
  readonly #marks: Uint8Array

  constructor(size: number) {
    this.#marks = new Uint8Array(size)
  }

  add(number: number): void {
    if (this.#marks[number]) return
    this.#marks[number] = 1
    this.list.push(number)
  }

  has(number: number): boolean {
    return this.#marks[number] === 1
  }
}

/** Lists of all nodes, one after the other: those of `node` are the positions offsets[node] … offsets[node + 1] - 1. */
export interface Splice {
  offsets: Uint32Array
  /** What is taken over as it was: so many entries from a place of the old lists to a place of the new ones. */
  blocks: { from: number; to: number; length: number }[]
}

/** For `splice`: no list is new yet. */
export function noLengths(size: number): Int32Array {
  return new Int32Array(size).fill(-1)
}

/**
 * Where everything stands when the lists of some nodes are new: `lengths` has the length of each new one and -1 for those
 * that stay. Nodes past the old ones have empty lists unless it says otherwise.
 */
export function* splice(old: Uint32Array, lengths: Int32Array): Work<Splice> {
  const oldSize = old.length - 1
  const size = lengths.length
  const offsets = new Uint32Array(size + 1)
  const blocks: Splice['blocks'] = []
  let start = 0
  const close = (end: number) => {
    if (start >= end) return
    const length = old[end]! - old[start]!
    if (length > 0) blocks.push({ from: old[start]!, to: offsets[start]!, length })
  }
  for (let node = 0; node < size; node++) {
    if ((node & RARELY) === 0) yield
    const length = lengths[node]!
    const stays = length === -1 && node < oldSize
    offsets[node + 1] = offsets[node]! + (stays ? old[node + 1]! - old[node]! : Math.max(length, 0))
    if (stays) continue
    close(Math.min(node, oldSize))
    start = node + 1
  }
  close(Math.min(size, oldSize))
  return { offsets, blocks }
}

/** Fills a new column with the blocks of the old one. */
export function takeOver<T extends Uint32Array | Int32Array | Uint8Array | Float64Array>(
  { blocks }: Splice,
  old: T,
  into: T,
): T {
  for (const { from, to, length } of blocks) into.set(old.subarray(from, from + length), to)
  return into
}

/** Calls `visit` with each neighbour of a node. */
export function each(graph: Adjacency, node: number, visit: (target: number, entry: number) => void): void {
  for (let entry = graph.offsets[node]!; entry < graph.offsets[node + 1]!; entry++) visit(graph.targets[entry]!, entry)
}

/** Number of neighbours. */
export function degree(graph: Pick<Adjacency, 'offsets'>, node: number): number {
  return graph.offsets[node + 1]! - graph.offsets[node]!
}

/**
 * The adjacency turned round. The lists follow the order in which `order` names the nodes (by default that of their
 * numbers), and for the same node the order of its list; `edges` are those of the graph given. Counting sort.
 */
export function* turned(graph: Adjacency, order?: Uint32Array): Work<Adjacency> {
  const { size, offsets, targets, edges } = graph
  const back = new Uint32Array(size + 1)
  for (let entry = 0; entry < targets.length; entry++) {
    back[targets[entry]! + 1]!++
    if ((entry & RARELY) === 0) yield
  }
  for (let node = 0; node < size; node++) back[node + 1]! += back[node]!
  yield
  const next = back.slice(0, size)
  const sources = new Uint32Array(targets.length)
  yield
  const backEdges = new Uint32Array(targets.length)
  for (let place = 0; place < size; place++) {
    const node = order ? order[place]! : place
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry++) {
      const at = next[targets[entry]!]!++
      sources[at] = node
      backEdges[at] = edges[entry]!
    }
    if ((place & OFTEN) === 0) yield
  }
  return { size, offsets: back, targets: sources, edges: backEdges }
}

let numbered = new Uint32Array(0)

/** 0, 1, 2 …: a view of one array that all share. Nobody writes to it. */
export function counting(length: number): Uint32Array {
  if (numbered.length < length) {
    numbered = new Uint32Array(Math.max(length, 2 * numbered.length))
    for (let at = 0; at < numbered.length; at++) numbered[at] = at
  }
  return numbered.subarray(0, length)
}

/** A copy with room for `length` entries, the new ones `fill`. */
export function extended<T extends Uint8Array | Int32Array | Float64Array>(column: T, length: number, fill = 0): T {
  const longer = new (column.constructor as new (length: number) => T)(length)
  if (fill !== 0) longer.fill(fill, column.length)
  longer.set(column)
  return longer
}

/** The hierarchy with its circles. */
export function everyPlace({ offsets, parents }: Pick<StatedPlaces, 'offsets' | 'parents'>): Adjacency {
  return { size: offsets.length - 1, offsets, targets: parents, edges: counting(parents.length) }
}

/**
 * Marks as gone, again and again, what leads nowhere along `graph` but to what is gone (Kahn 1962). What is left when all
 * is done lies on a cycle or leads to one. `back` is the graph turned round.
 */
export function* peel(graph: Adjacency, back: Adjacency, isGone: Uint8Array): Work<void> {
  const open = new Uint32Array(graph.size)
  const queue: number[] = []
  for (let node = 0; node < graph.size; node++) {
    if ((node & 4_095) === 0) yield
    if (isGone[node]) continue
    for (let entry = graph.offsets[node]!; entry < graph.offsets[node + 1]!; entry++) {
      if (!isGone[graph.targets[entry]!]) open[node]!++
    }
    if (open[node] === 0) queue.push(node)
  }
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!
    isGone[node] = 1
    for (let entry = back.offsets[node]!; entry < back.offsets[node + 1]!; entry++) {
      const source = back.targets[entry]!
      if (!isGone[source] && --open[source]! === 0) queue.push(source)
    }
    if ((at & 4_095) === 0) yield
  }
}
