/** What searches of segments worked out and may need again, in bounded room for all segments together. */
import type { Segment } from './segment.ts'

/** Bytes that are remembered of all segments. */
const MOST_BYTES = 96 * 2 ** 20
/** What an entry takes beside its arrays, with its name. */
const EACH = 1_024

interface Entry {
  value: object
  turn: Turn
}
/** What is remembered of a segment goes with it: the order of all holds none of it. */
interface Turn {
  of: WeakRef<Map<string, Entry>>
  name: string
  bytes: number
}
const ofSegments = new WeakMap<Segment, { entries: Map<string, Entry>; of: Turn['of'] }>()
/** Those last that were asked for last. */
const turns = new Set<Turn>()
let held = 0

/**
 * What a segment has under this name, made now where it is not remembered: null where there is nothing to remember. What
 * was asked for least lately is forgotten when there is no room. `bytes` are those of the arrays of a value.
 */
export function remembered<T extends object | null>(
  segment: Segment,
  name: string,
  make: () => T,
  bytes: (value: NonNullable<T>) => number,
): T {
  let room = ofSegments.get(segment)
  if (room === undefined) {
    const entries = new Map<string, Entry>()
    ofSegments.set(segment, (room = { entries, of: new WeakRef(entries) }))
  }
  let entry = room.entries.get(name)
  if (entry !== undefined) turns.delete(entry.turn)
  else {
    const value = make()
    if (value === null) return value
    entry = { value, turn: { of: room.of, name, bytes: bytes(value) + EACH } }
    room.entries.set(name, entry)
    held += entry.turn.bytes
    for (const oldest of turns) {
      if (held <= MOST_BYTES) break
      turns.delete(oldest)
      oldest.of.deref()?.delete(oldest.name)
      held -= oldest.bytes
    }
  }
  turns.add(entry.turn)
  return entry.value as T
}
