/** Adjacency of a model that changes: what did not change is shared, what did is laid anew. */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import { isWasteful, Laying, noLists, packed } from './lists.ts'
import { OFTEN, RARELY, type Work } from './slices.ts'
import type { Links } from './state.ts'

/** With more changed lists than this share of all, an adjacency is turned round as a whole. */
const MANY = 1 / 8

/** A set of numbers below a size, in the order in which they came; it may grow while it is walked through. */
export class Numbers {
  readonly list: number[] = []
  readonly #size: number
  readonly #few = new Set<number>()
  #marks: Uint8Array | null = null

  constructor(size: number) {
    this.#size = size
  }

  add(number: number): void {
    if (this.has(number)) return
    this.list.push(number)
    if (this.#marks) this.#marks[number] = 1
    else if (this.list.length < FEW) this.#few.add(number)
    else {
      this.#marks = new Uint8Array(this.#size)
      for (const each of this.list) this.#marks[each] = 1
      this.#few.clear()
    }
  }

  has(number: number): boolean {
    return this.#marks ? this.#marks[number] === 1 : this.#few.has(number)
  }
}

/** Adds all of `some` to a set. */
export function* addAll(into: Numbers, some: readonly number[]): Work<void> {
  for (let at = 0; at < some.length; at++) {
    into.add(some[at]!)
    if ((at & RARELY) === 0) yield
  }
}

/** Up to so many numbers are quicker in a set than marks for all are made. */
const FEW = 1_024

/** Calls `visit` with each neighbour of a node. */
export function each(
  { offsets, ends, store }: Links,
  node: number,
  visit: (target: number, edge: number) => void,
): void {
  const { targets, edges } = store.columns
  for (let entry = offsets[node]!; entry < ends[node]!; entry++) visit(targets[entry]!, edges[entry]!)
}

/**
 * The adjacency turned round. The lists follow the order in which `order` names the nodes (by default that of their
 * numbers), and for the same node the order of its list; `edges` are those of the graph given. Counting sort.
 */
export function* turned(graph: Adjacency, order?: Uint32Array): Work<Links> {
  const { size, offsets, ends, targets, edges } = graph
  const counts = new Uint32Array(size)
  let count = 0
  for (let node = 0; node < size; node++) {
    for (let entry = offsets[node]!; entry < ends[node]!; entry++) counts[targets[entry]!]!++
    count += ends[node]! - offsets[node]!
    if ((node & OFTEN) === 0) yield
  }
  const laying = new Laying<Links['store']['columns']>(NO_LINKS, size)
  laying.reserve(count)
  yield
  for (let node = 0; node < size; node++) {
    laying.lay(node, counts[node]!)
    if ((node & RARELY) === 0) yield
  }
  const next = laying.offsets.slice()
  const { columns } = laying
  for (let place = 0; place < size; place++) {
    const node = order ? order[place]! : place
    for (let entry = offsets[node]!; entry < ends[node]!; entry++) {
      const at = next[targets[entry]!]!++
      columns.targets[at] = node
      columns.edges[at] = edges[entry]!
    }
    if ((place & OFTEN) === 0) yield
  }
  return laying.done()
}

const NO_LINKS: Links = noLists({ targets: new Uint32Array(0), edges: new Uint32Array(0) })

/** What became of a graph. */
export interface GraphChange {
  before: Adjacency
  after: Adjacency
  /** Nodes whose lists are new, even if the same neighbours are in them. */
  changed: Numbers
  /** The order of each list turned round; and the nodes whose lists may be out of it. Lists have any order when absent. */
  order?: { rank: Uint32Array; ordered: Uint32Array; disturbed: Iterable<number> }
}

/** Whether so many lists changed that all of them are laid anew. */
export function isMany(changed: Numbers, size: number): boolean {
  return changed.list.length > size * MANY
}

/** `old`, which is `before` turned round, brought to `after`. */
export function* turnedAgain(old: Links, { before, after, changed, order }: GraphChange): Work<Links> {
  if (isMany(changed, after.size)) return yield* turned(after, order?.ordered)
  /** For each list that changes the pairs of a node and an edge that come into it. */
  const lists = new Map<number, number[]>()
  const listOf = (node: number): number[] => {
    let list = lists.get(node)
    if (!list) lists.set(node, (list = []))
    return list
  }
  let done = 0
  for (const node of changed.list) {
    if (node < before.size) {
      for (let entry = before.offsets[node]!; entry < before.ends[node]!; entry++) listOf(before.targets[entry]!)
    }
    for (let entry = after.offsets[node]!; entry < after.ends[node]!; entry++) {
      listOf(after.targets[entry]!).push(node, after.edges[entry]!)
    }
    if ((++done & 127) === 0) yield
  }
  for (const node of order?.disturbed ?? []) {
    listOf(node)
    if ((++done & 127) === 0) yield
  }
  const base = isWasteful(old) ? (yield* packed(old)).lists : old
  const laying = new Laying<Links['store']['columns']>(base, after.size)
  yield
  for (const [node, pairs] of lists) {
    if (node < old.size) {
      each(old, node, (target, edge) => {
        if (!changed.has(target)) pairs.push(target, edge)
      })
    }
    const places = Array.from({ length: pairs.length / 2 }, (_, at) => 2 * at)
    if (order && places.length > 1) {
      const { rank } = order
      places.sort((a, b) => rank[pairs[a]!]! - rank[pairs[b]!]! || pairs[a + 1]! - pairs[b + 1]!)
    }
    let at = laying.lay(node, places.length)
    const { targets, edges } = laying.columns
    for (const place of places) {
      targets[at] = pairs[place]!
      edges[at++] = pairs[place + 1]!
    }
    if ((++done & 127) === 0) yield
  }
  return laying.done()
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

/**
 * Marks as gone, again and again, what leads nowhere along `graph` but to what is gone (Kahn 1962). What is left when all
 * is done lies on a cycle or leads to one. `back` is the graph turned round.
 */
export function* peel(graph: Adjacency, back: Adjacency, isGone: Uint8Array): Work<void> {
  const open = new Uint32Array(graph.size)
  const queue = new Uint32Array(graph.size)
  let tail = 0
  for (let node = 0; node < graph.size; node++) {
    if ((node & OFTEN) === 0) yield
    if (isGone[node]) continue
    for (let entry = graph.offsets[node]!; entry < graph.ends[node]!; entry++) {
      if (!isGone[graph.targets[entry]!]) open[node]!++
    }
    if (open[node] === 0) queue[tail++] = node
  }
  for (let at = 0; at < tail; at++) {
    const node = queue[at]!
    isGone[node] = 1
    for (let entry = back.offsets[node]!; entry < back.ends[node]!; entry++) {
      const source = back.targets[entry]!
      if (!isGone[source] && --open[source]! === 0) queue[tail++] = source
    }
    if ((at & OFTEN) === 0) yield
  }
}
