/** Long work in short steps: generators that yield often, run a few milliseconds at a time between other events. */
import { setImmediate } from 'node:timers/promises'

export type Steps<T> = Generator<void, T, void>

/** Longest time in milliseconds that steps may hold the process. */
const LONGEST_STEP = 4

/** When other events must have their turn: one clock for all, as what is awaited in a row holds the process together. */
let until = 0

/** Gives way to other events when it is time. */
export async function giveWay(): Promise<void> {
  if (performance.now() < until) return
  await setImmediate()
  until = performance.now() + LONGEST_STEP
}

/** Runs `steps` to the end, giving way to other events after every few milliseconds. */
export async function inSteps<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    if (performance.now() >= until) await giveWay()
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Runs `steps` to the end at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const RUN = 1_024

/** Sorts `list` in place, stably: runs first, then merges of neighbours, a yield every thousand or so items. */
export function* sortInSteps<T>(list: T[], order: (one: T, other: T) => number): Steps<T[]> {
  if (list.length <= RUN) return list.sort(order)
  let from: T[] = []
  for (let at = 0; at < list.length; at += RUN) {
    for (const item of list.slice(at, at + RUN).sort(order)) from.push(item)
    yield
  }
  let to: T[] = new Array<T>(list.length)
  for (let width = RUN; width < list.length; width *= 2) {
    for (let left = 0; left < list.length; left += 2 * width) {
      const middle = Math.min(left + width, list.length)
      const right = Math.min(left + 2 * width, list.length)
      let a = left
      let b = middle
      for (let at = left; at < right; at++) {
        if (a < middle && (b >= right || order(from[a] as T, from[b] as T) <= 0)) to[at] = from[a++] as T
        else to[at] = from[b++] as T
        if ((at & (RUN - 1)) === 0) yield
      }
    }
    ;[from, to] = [to, from]
  }
  for (let at = 0; at < list.length; at++) list[at] = from[at] as T
  return list
}
