/**
 * A list of entries for each node, all of them in one store that only grows: a list that changes is laid at the end, and the
 * node's bounds say where. So a state and the one after it share all that did not change, whatever a change touches, and who
 * reads the older one sees none of it. What belongs to nobody any more is left behind when the store is laid out anew.
 */
import { OFTEN, type Work } from './slices.ts'

type Column = Uint32Array | Int32Array | Uint8Array | Float64Array
export type Columns<C> = { [Name in keyof C]: Column }

/** Room for later lists, as a share of what is there: a change of this share costs no copy. */
const ROOM = 1 / 8
const LEAST_ROOM = 64
/** The store is laid out anew when more than this share of the entries, and more than so many, belong to nobody. */
const WASTE = 1 / 4
const LEAST_WASTE = 256

interface Store<C> {
  columns: C
  /** Entries given away, by any state that shares the store: nobody is given the same one again. */
  used: number
}

/** The list of `node` is the entries offsets[node] … ends[node] - 1 of each column. */
export interface Lists<C> {
  readonly size: number
  readonly offsets: Uint32Array
  readonly ends: Uint32Array
  /** Entries in all lists together. */
  readonly count: number
  readonly store: Store<C>
}

/** Lists of no nodes; the columns given say of what type the entries are. */
export function noLists<C extends Columns<C>>(columns: C): Lists<C> {
  const none = new Uint32Array(0)
  return { size: 0, offsets: none, ends: none, count: 0, store: { columns, used: 0 } }
}

function eachColumn<C extends Columns<C>>(columns: C, make: (column: Column) => Column): C {
  return Object.fromEntries(
    Object.entries<Column>(columns).map(([name, column]) => [name, make(column)]),
  ) as unknown as C
}

function emptyLike(column: Column, length: number): Column {
  return new (column.constructor as new (length: number) => Column)(length)
}

function roomOf<C extends Columns<C>>({ columns }: Store<C>): number {
  return Object.values<Column>(columns)[0]!.length
}

const withRoom = (count: number) => Math.ceil(count * (1 + ROOM)) + LEAST_ROOM

/** A copy with room for `length` entries, the new ones `fill`. */
export function extended<T extends Column>(column: T, length: number, fill = 0): T {
  const longer = emptyLike(column, length) as T
  if (fill !== 0) longer.fill(fill, column.length)
  longer.set(column)
  return longer
}

/** Lays lists: those it starts from stay as they are. What was given up half-way costs nothing but room. */
export class Laying<C extends Columns<C>> {
  readonly offsets: Uint32Array
  readonly ends: Uint32Array
  readonly size: number
  #count: number
  #store: Store<C>
  /** Entries that the columns have room for. */
  #room: number

  /** Nodes past the old ones have empty lists. */
  constructor(old: Lists<C>, size: number) {
    this.size = size
    this.offsets = extended(old.offsets, size)
    this.ends = extended(old.ends, size)
    this.#count = old.count
    this.#store = old.store
    this.#room = roomOf(old.store)
  }

  /** Where entries are written; another object after `lay` had to make room. */
  get columns(): C {
    return this.#store.columns
  }

  /** Makes room for so many entries at once. */
  reserve(count: number): void {
    const { columns, used } = this.#store
    if (used + count <= this.#room) return
    const copy = (column: Column) => {
      const longer = emptyLike(column, withRoom(used + count))
      longer.set(column.subarray(0, used))
      return longer
    }
    this.#store = { columns: eachColumn(columns, copy), used }
    this.#room = roomOf(this.#store)
  }

  /** Gives a node a list of so many entries that are still to be written, and says where it begins. */
  lay(node: number, length: number): number {
    this.reserve(length)
    const at = this.#store.used
    this.#store.used += length
    this.#count += length - (this.ends[node]! - this.offsets[node]!)
    this.offsets[node] = at
    this.ends[node] = at + length
    return at
  }

  done(): Lists<C> {
    return { size: this.size, offsets: this.offsets, ends: this.ends, count: this.#count, store: this.#store }
  }
}

/** Whether so much of a store belongs to nobody that it should be laid out anew. */
export function isWasteful({ count, store }: Lists<unknown>): boolean {
  return store.used - count > Math.max(count * WASTE, LEAST_WASTE)
}

/** The same lists, in the order of the nodes and without gaps; `placeOf` says where each entry went, -1 where it was nobody's. */
export function* packed<C extends Columns<C>>(old: Lists<C>): Work<{ lists: Lists<C>; placeOf: Int32Array }> {
  const { size, count, store } = old
  const offsets = new Uint32Array(size)
  const ends = new Uint32Array(size)
  const placeOf = new Int32Array(store.used).fill(-1)
  yield
  let at = 0
  for (let node = 0; node < size; node++) {
    offsets[node] = at
    for (let entry = old.offsets[node]!; entry < old.ends[node]!; entry++) placeOf[entry] = at++
    ends[node] = at
    if ((node & OFTEN) === 0) yield
  }
  const columns: Partial<Record<keyof C, Column>> = {}
  for (const name of Object.keys(store.columns) as (keyof C)[]) {
    const from = store.columns[name]
    const into = emptyLike(from, withRoom(count))
    yield
    for (let node = 0; node < size; node++) {
      let to = offsets[node]!
      for (let entry = old.offsets[node]!; entry < old.ends[node]!; entry++) into[to++] = from[entry]!
      if ((node & OFTEN) === 0) yield
    }
    columns[name] = into
    yield
  }
  return { lists: { size, offsets, ends, count, store: { columns: columns as C, used: at } }, placeOf }
}

/** Entries of the list of a node. */
export function degree(lists: Pick<Lists<unknown>, 'offsets' | 'ends'>, node: number): number {
  return lists.ends[node]! - lists.offsets[node]!
}
