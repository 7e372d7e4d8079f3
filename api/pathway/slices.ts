/** Long work in slices, so that requests are answered between them. */
import { setImmediate } from 'node:timers/promises'

/** Work that may be left at each `yield` and taken up again; its value is what it was for. */
export type Work<T> = Generator<void, T, void>

/** A slice ends at the first `yield` after this many milliseconds. */
const SLICE_MS = 2

/** Steps of a loop between two looks at the clock, as a mask. */
export const OFTEN = 511
/** The same for loops that do next to nothing in a step. */
export const RARELY = 2_047

/** Does the work without a break. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Does the work in slices of a few milliseconds with everything else that waits between them. Rejects as the work throws. */
export async function inSlices<T>(work: Work<T>, sliceMs = SLICE_MS): Promise<T> {
  let end = performance.now() + sliceMs
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + sliceMs
  }
}

/** Sorted copies of runs this long are merged; a run is sorted at once. */
const RUN = 256

/** Merge sort (von Neumann 1945, bottom-up) of numbers by any order; stable, and in slices. Gives a new array. */
export function* sorted(items: Uint32Array, compare: (a: number, b: number) => number): Work<Uint32Array> {
  const size = items.length
  let from = new Uint32Array(size)
  for (let start = 0; start < size; start += RUN) {
    const run = Array.from(items.subarray(start, start + RUN)).sort(compare)
    from.set(run, start)
    yield
  }
  let into = new Uint32Array(size)
  for (let width = RUN; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size)
      const end = Math.min(start + 2 * width, size)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        if (left < middle && (right >= end || compare(from[left]!, from[right]!) <= 0)) into[at] = from[left++]!
        else into[at] = from[right++]!
        if ((at & OFTEN) === 0) yield
      }
    }
    ;[from, into] = [into, from]
  }
  return from
}
