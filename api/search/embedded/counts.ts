/** Counts facet values over sets of documents, exactly, by whichever of three ways is cheapest. */
import type { Facet, FacetCount } from '../search-index.ts'
import { add, countBoth, has, members, wordsFor } from './bits.ts'
import { byCodePoint } from './dictionary.ts'
import { bitsOfValue, type KeptBits } from './filter.ts'
import type { Bench } from './match.ts'
import { remembered } from './remembered.ts'
import { documentsOfValue, isInBits, isOneEach, type Column, type Segment } from './segment.ts'
import { countOfTexts, eachText, placeOf, textAt } from './texts.ts'
import { hasVectors, Rows } from './vectors.ts'

/**
 * Nanoseconds, as measured: going to a document that has one value, to one that has any number, adding one of these,
 * comparing one word of bits, by vectors too, and looking for a document in a set.
 */
const SINGLE = 1.4
const SEVERAL = 4
const EACH = 2
const COMPARISON = 1.5
const VECTORED = 0.3
const LOOK = 3
/** Facets with more values than this are never compared value by value. */
const MOST_COMPARED = 256

/** Room for counts, kept from query to query. */
export interface CountRoom {
  counts: Uint32Array
}

/** A set of documents of one segment with its size. */
export interface Counted {
  bits: Uint32Array
  size: number
}

/** The members of a set, in room that is kept from query to query; written once for several facets of the same set. */
function listOf(set: Counted, bench: Bench): Uint32Array {
  if (bench.listed !== set) members(set.bits, bench.list)
  bench.listed = set
  return bench.list
}

/** Counts over all documents that are here, and how many they were. */
const wholes = new WeakMap<Column, { alive: number; counts: Uint32Array }>()

/** Counts of each value of a facet in one segment, in `room.counts`; gives the number of values. */
function countValues({ segment, kept, bench, set }: CountPart, facet: Facet, room: CountRoom): number {
  // Documents only ever go, so as many as before are the same ones.
  if (set.size < segment.aliveCount) return countEach({ segment, kept, bench, set }, facet, room)
  const column = segment.columns[facet]
  const length = countOfTexts(column.values)
  const known = wholes.get(column)
  if (known?.alive === set.size) {
    if (room.counts.length < length) room.counts = new Uint32Array(length * 2)
    room.counts.set(known.counts)
  } else {
    countEach({ segment, kept, bench, set }, facet, room)
    wholes.set(column, { alive: set.size, counts: room.counts.slice(0, length) })
  }
  return length
}

function countEach({ segment, kept, bench, set }: CountPart, facet: Facet, room: CountRoom): number {
  const column = segment.columns[facet]
  const { start, value, count: counted, documentStart, documents } = column
  const length = countOfTexts(column.values)
  if (room.counts.length < length) room.counts = new Uint32Array(length * 2)
  const { counts } = room
  if (set.size === 0) {
    counts.fill(0, 0, length)
    return length
  }
  const single = isOneEach(column)
  const others = segment.size - set.size
  const perDocument = SEVERAL + (EACH * value.length) / segment.size
  const byAdding = set.size * (single ? SINGLE : perDocument)
  const bySubtracting = others * perDocument + length
  const table = Math.min(byAdding, bySubtracting) < WORTH_VECTORS ? null : tableOf(segment, facet)
  if (table !== null && table.cost < byAdding && table.cost < bySubtracting) {
    const { rows, rowOf } = table
    rows.compareWith(set.bits)
    for (let at = 0; at < length; at++) {
      const row = rowOf[at] as number
      if (row >= 0) counts[at] = rows.shared(row)
      else {
        let count = 0
        for (const document of documentsOfValue(column, at, segment.size)) if (has(set.bits, document)) count += 1
        counts[at] = count
      }
    }
    return length
  }
  // Rare values are looked at document by document.
  const byComparing = length > MOST_COMPARED ? Infinity : length * set.bits.length * COMPARISON
  if (byComparing < byAdding && byComparing < bySubtracting) {
    for (let at = 0; at < length; at++) {
      const from = documentStart[at] as number
      const to = from + (counted[at] as number)
      if (isInBits(column, at, segment.size)) counts[at] = countBoth(set.bits, bitsOfValue(segment, kept, facet, at))
      else {
        let count = 0
        for (let place = from; place < to; place++) if (has(set.bits, documents[place] as number)) count += 1
        counts[at] = count
      }
    }
    return length
  }
  if (byAdding <= bySubtracting) {
    counts.fill(0, 0, length)
    const list = listOf(set, bench)
    if (single) {
      for (let at = 0; at < set.size; at++) (counts[value[list[at] as number] as number] as number) += 1
      return length
    }
    for (let at = 0; at < set.size; at++) {
      const document = list[at] as number
      const end = start[document + 1] as number
      for (let place = start[document] as number; place < end; place++) (counts[value[place] as number] as number) += 1
    }
    return length
  }
  counts.set(counted)
  if (others === 0) return length
  const last = set.bits.length - 1
  const tail = segment.size & 31
  for (let w = 0; w <= last; w++) {
    let word = ~(set.bits[w] as number)
    if (w === last && tail !== 0) word &= (1 << tail) - 1
    while (word !== 0) {
      const lowest = word & -word
      const document = (w << 5) + 31 - Math.clz32(lowest)
      word ^= lowest
      const end = start[document + 1] as number
      for (let place = start[document] as number; place < end; place++) (counts[value[place] as number] as number) -= 1
    }
  }
  return length
}

/** From so many nanoseconds on vectors are asked; and the share of the documents from which on a value is a row for them. */
const WORTH_VECTORS = 5_000
const WORTH_ROW = 1 / 128

/** The values of a facet as vectors compare them. */
interface Table {
  /** Of the more frequent values. */
  rows: Rows
  /** By value its row, or -1. */
  rowOf: Int16Array
  /** Nanoseconds that it takes to count all values. */
  cost: number
}

/** Null where there are no vectors, or more values than are compared one by one. */
function tableOf(segment: Segment, facet: Facet): Table | null {
  const column = segment.columns[facet]
  const { count } = column
  if (count.length > MOST_COMPARED || !hasVectors()) return null
  return remembered(
    segment,
    `rows ${facet}`,
    () => {
      const words = wordsFor(segment.size)
      const rowOf = new Int16Array(count.length).fill(-1)
      const sets: Uint32Array[] = []
      let cost = 0
      for (const [value, documents] of count.entries()) {
        if (documents < segment.size * WORTH_ROW) cost += documents * LOOK
        else {
          rowOf[value] = sets.push(bitsOf(column, value, segment.size)) - 1
          cost += words * VECTORED
        }
      }
      const rows = Rows.of(sets, words)
      return rows && { rows, rowOf, cost }
    },
    ({ rows }) => rows.bytes,
  )
}

function bitsOf(column: Column, value: number, size: number): Uint32Array {
  const words = wordsFor(size)
  const from = column.documentStart[value] as number
  if (isInBits(column, value, size)) return column.documents.subarray(from, from + words)
  const bits = new Uint32Array(words)
  for (const document of documentsOfValue(column, value, size)) add(bits, document)
  return bits
}

/** What counting needs of one segment. */
export interface CountPart {
  segment: Segment
  kept: KeptBits
  bench: Bench
  set: Counted
}

const namesakes = new WeakMap<Column, { into: Column; places: Int32Array }>()

/** For each value of a column its place in another one, or -1; kept while the two meet. */
function placesIn(column: Column, into: Column): Int32Array {
  const known = namesakes.get(column)
  if (known?.into === into) return known.places
  const places = Int32Array.from(eachText(column.values), (value) => placeOf(into.values, value))
  namesakes.set(column, { into, places })
  return places
}

/**
 * The `most` most frequent values of a facet over several segments, the largest first, then the selected ones that are
 * not among them, and how many values there are documents for. `rooms` are two, one for the largest segment and one for the others.
 */
export function countFacet(
  parts: CountPart[],
  facet: Facet,
  selected: string[],
  most: number,
  rooms: [CountRoom, CountRoom],
): { counts: FacetCount[]; size: number } {
  const [largest, ...others] = parts
  if (largest === undefined)
    return { counts: selected.map((value) => ({ value, count: 0, selected: true })).sort(byCount), size: 0 }
  const { values } = largest.segment.columns[facet]
  const length = countValues(largest, facet, rooms[0])
  const { counts } = rooms[0]
  /** Values the largest segment does not know. */
  const elsewhere = new Map<string, number>()
  for (const other of others) {
    if (other.set.size === 0) continue
    const { segment } = other
    const few = countValues(other, facet, rooms[1])
    const places = placesIn(segment.columns[facet], largest.segment.columns[facet])
    for (let at = 0; at < few; at++) {
      const count = rooms[1].counts[at] as number
      if (count === 0) continue
      if ((places[at] as number) >= 0) (counts[places[at] as number] as number) += count
      else {
        const value = textAt(segment.columns[facet].values, at)
        elsewhere.set(value, (elsewhere.get(value) ?? 0) + count)
      }
    }
  }
  const chosen = new Set(selected)
  const shown = (value: string, count: number): FacetCount => ({ value, count, selected: chosen.has(value) })
  const best = new Best(most)
  // Values are sorted, so of equal counts the earlier place is the earlier value.
  let size = elsewhere.size
  for (let at = 0; at < length; at++) {
    const count = counts[at] as number
    if (count > 0) size += 1
    if (count > best.least) best.offer(count, at)
  }
  let answer = best.sorted().map(({ count, at }) => shown(textAt(values, at), count))
  if (elsewhere.size > 0) {
    for (const [value, count] of elsewhere) answer.push(shown(value, count))
    answer = answer.sort(byCount).slice(0, most)
  }
  if (chosen.size === 0) return { counts: answer, size }
  const missing = new Set(chosen)
  for (const { value } of answer) missing.delete(value)
  const late = [...missing].map((value) => {
    const at = placeOf(values, value)
    return shown(value, at < 0 ? (elsewhere.get(value) ?? 0) : (counts[at] as number))
  })
  return { counts: [...answer, ...late.sort(byCount)], size }
}

function byCount(one: FacetCount, other: FacetCount): number {
  return other.count - one.count || byCodePoint(one.value, other.value)
}

/** The highest counts of those offered in rising order of `at`; earlier ones win ties. */
class Best {
  /** A count must be higher than this to be worth offering. */
  least = 0
  private readonly room: number
  private items: { count: number; at: number }[] = []

  constructor(room: number) {
    this.room = room
  }

  offer(count: number, at: number): void {
    this.items.push({ count, at })
    if (this.items.length >= this.room * 4) this.cut()
  }

  sorted(): { count: number; at: number }[] {
    this.cut()
    return this.items
  }

  private cut(): void {
    this.items.sort((one, other) => other.count - one.count || one.at - other.at)
    if (this.items.length >= this.room) {
      this.items.length = this.room
      this.least = (this.items[this.room - 1] as { count: number }).count
    }
  }
}
