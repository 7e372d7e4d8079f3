/**
 * Arrays as long as the model that are used again: a plan touches a few hundred of a hundred thousand outcomes, and to make
 * and clear such an array would take longer than the plan. Whoever takes one gives it back with what was written in it;
 * one that is never given back (something was thrown) is simply lost.
 */

/** Arrays kept for the next one who asks; more are in use only where plans are compared. */
const MOST_KEPT = 8

export interface ScratchArrays<A> {
  /** One in which every entry is empty, at least as long as `size`. */
  take(size: number): A
  /** Gives it back; `touched` names every entry that may not be empty, each at least once. */
  give(array: A, touched: Iterable<number>): void
}

function scratch<A extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  make: (size: number) => A,
  empty: number,
): ScratchArrays<A> {
  const kept: A[] = []
  return {
    take(size) {
      const array = kept.pop()
      return array !== undefined && array.length >= size ? array : make(size)
    },
    give(array, touched) {
      for (const entry of touched) array[entry] = empty
      if (kept.length < MOST_KEPT) kept.push(array)
    },
  }
}

/** Bytes; 0 is empty. */
export const bytes = scratch((size) => new Uint8Array(size), 0)
/** Places in a list; -1 is empty. */
export const places = scratch((size) => new Int32Array(size).fill(-1), -1)
