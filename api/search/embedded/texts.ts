/** Lists of short texts (ids, facet values) as bytes in one array: threads share them, images hold them as they lie. */
import { byCodePoint } from './dictionary.ts'
import { shared } from './shared.ts'
import type { Steps } from './steps.ts'

/** Texts in UTF-8, one after the other. Sorted ones stand in the order of their code points, which is that of the bytes. */
export interface Texts {
  bytes: Uint8Array
  /** Where each text starts; one more at the end. */
  start: Uint32Array
}

/** Texts between two yields. */
const STRIDE = 4_096

/** Packs texts. */
export function* textsOf(list: readonly string[]): Steps<Texts> {
  let room = 0
  for (const [index, text] of list.entries()) {
    room += Buffer.byteLength(text)
    if (index % STRIDE === 0) yield
  }
  const bytes = shared(Uint8Array, room)
  const start = shared(Uint32Array, list.length + 1)
  let at = 0
  for (const [index, text] of list.entries()) {
    start[index] = at
    at += viewOf(bytes).write(text, at)
    if (index % STRIDE === 0) yield
  }
  start[list.length] = at
  return { bytes, start }
}

export function countOfTexts({ start }: Texts): number {
  return start.length - 1
}

export function textAt({ bytes, start }: Texts, at: number): string {
  return viewOf(bytes).toString('utf8', start[at], start[at + 1])
}

const views = new WeakMap<Uint8Array, Buffer>()

/** The same bytes as a `Buffer`, which is what writes and reads text quickest. */
function viewOf(bytes: Uint8Array): Buffer {
  let view = views.get(bytes)
  if (view === undefined) views.set(bytes, (view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
  return view
}

/** All of them. */
export function* eachText(texts: Texts): Generator<string> {
  for (let at = 0; at < countOfTexts(texts); at++) yield textAt(texts, at)
}

/** Place of `wanted` in a sorted list, or -1. */
export function placeOf(sorted: Texts, wanted: string): number {
  const place = firstTextFrom(sorted, wanted)
  return place < countOfTexts(sorted) && compareAt(sorted, place, encoded(wanted)) === 0 ? place : -1
}

/** Place of the first text in a sorted list that is not before `wanted`. */
export function firstTextFrom(sorted: Texts, wanted: string): number {
  const sought = encoded(wanted)
  let low = 0
  let high = countOfTexts(sorted)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(sorted, middle, sought) < 0) low = middle + 1
    else high = middle
  }
  return low
}

let lastText = ''
let lastBytes: Uint8Array = new Uint8Array(0)

/** UTF-8 of a text; the one asked for last is kept, as it is looked for in several lists. */
export function encoded(text: string): Uint8Array {
  if (text !== lastText) {
    lastBytes = Buffer.from(text)
    lastText = text
  }
  return lastBytes
}

/** Compares the text at a place with bytes, as `byCodePoint` does. */
export function compareAt({ bytes, start }: Texts, at: number, wanted: Uint8Array): number {
  const from = start[at] as number
  const length = (start[at + 1] as number) - from
  const most = Math.min(length, wanted.length)
  for (let index = 0; index < most; index++) {
    const difference = (bytes[from + index] as number) - (wanted[index] as number)
    if (difference !== 0) return difference
  }
  return length - wanted.length
}

const ABOVE = /[\ud800-\uffff]/

function byUnit(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * The order by code points for these texts. Comparing strings as they are is several times quicker, and the same where
 * nothing stands above U+D7FF.
 */
export function* orderFor(texts: Iterable<string>): Steps<(one: string, other: string) => number> {
  let seen = 0
  for (const text of texts) {
    if (ABOVE.test(text)) return byCodePoint
    if (seen++ % STRIDE === 0) yield
  }
  return byUnit
}
