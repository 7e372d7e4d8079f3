/** One set of a cover problem. */
export interface CoverSet {
  /** Elements it covers, as numbers below the size of the universe. */
  members: readonly number[]
  /** What each member is worth when this set covers it first, never below 0; 1 each when absent. Same length as `members`. */
  worth?: readonly number[]
  /** More than 0; 1 when absent. */
  cost?: number
}

/**
 * Greedy weighted set cover: again and again the set with the most newly covered worth for its cost, ties to the set
 * listed first, until no set covers anything new. Within ln n + 1 of the cheapest cover (Chvátal 1979).
 * Answers the chosen sets in the order of choice, and for each element the set that covered it (-1: none does).
 *
 * What a set still adds only shrinks, so sets wait in a heap by what they added when last looked at, and only the one on
 * top is looked at anew (lazy greedy, Minoux 1978). The choice is that of looking at every set each time.
 */
export function cover(size: number, sets: readonly CoverSet[]): { chosen: number[]; coveredBy: Int32Array } {
  const coveredBy = new Int32Array(size).fill(-1)
  const chosen: number[] = []
  const value = (set: CoverSet) => {
    let sum = 0
    for (let at = 0; at < set.members.length; at++) {
      if (coveredBy[set.members[at]!] === -1) sum += set.worth?.[at] ?? 1
    }
    return sum / (set.cost ?? 1)
  }
  const values = Float64Array.from(sets, value)
  const heap = Uint32Array.from(sets.keys())
  let length = heap.length
  const isBefore = (a: number, b: number) => values[a]! > values[b]! || (values[a] === values[b] && a < b)
  const sink = (start: number) => {
    const moving = heap[start]!
    let at = start
    for (;;) {
      let child = 2 * at + 1
      if (child >= length) break
      if (child + 1 < length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, moving)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = moving
  }
  for (let at = (length >> 1) - 1; at >= 0; at--) sink(at)

  while (length > 0) {
    const best = heap[0]!
    const now = value(sets[best]!)
    if (now <= 0) {
      heap[0] = heap[--length]!
      if (length > 0) sink(0)
      continue
    }
    if (now < values[best]!) {
      values[best] = now
      sink(0)
      continue
    }
    chosen.push(best)
    for (const member of sets[best]!.members) if (coveredBy[member] === -1) coveredBy[member] = best
    heap[0] = heap[--length]!
    if (length > 0) sink(0)
  }
  return { chosen, coveredBy }
}
