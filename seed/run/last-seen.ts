/** Which record of a run was the last of its key, in about 50 bytes a key: a run may have millions of records. */

const FIRST_SIZE = 1 << 12
const FULLEST = 0.6

/** Three 32-bit hashes of a text (FNV-1a with three offsets and a final mix); together they stand for the text. */
function hashes(text: string): [number, number, number] {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  let c = 0x3c6ef372
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15)
    c = Math.imul(c ^ code, 0x85ebca6b) ^ (c >>> 13)
  }
  return [mix(a), mix(b ^ text.length), mix(c)]
}

function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

export interface Seen {
  /** Number of the record in the run, from 1. */
  ordinal: number
  file: number
  line: number
}

const WIDTH = 6

/** Open addressing over one typed array: three hashes, ordinal, file, line. Ordinal 0 is an empty place. */
export class LastSeen {
  private table = new Uint32Array(FIRST_SIZE * WIDTH)
  private size = FIRST_SIZE
  private count = 0

  /** Number of different keys. */
  get keys(): number {
    return this.count
  }

  /** Notes the latest record of a key, and gives the one before it. */
  note(key: string, ordinal: number, file: number, line: number): Seen | null {
    if (this.count > this.size * FULLEST) this.grow()
    const [a, b, c] = hashes(key)
    const at = this.place(a, b, c)
    const before = this.at(at)
    if (!before) this.count++
    this.table.set([a, b, c, ordinal, file, line], at)
    return before
  }

  get(key: string): Seen | null {
    return this.at(this.place(...hashes(key)))
  }

  has(key: string): boolean {
    return this.get(key) !== null
  }

  private at(place: number): Seen | null {
    const { table } = this
    const ordinal = table[place + 3] as number
    return ordinal === 0 ? null : { ordinal, file: table[place + 4] as number, line: table[place + 5] as number }
  }

  private place(a: number, b: number, c: number): number {
    const { table, size } = this
    for (let slot = a % size; ; slot = (slot + 1) % size) {
      const at = slot * WIDTH
      if (table[at + 3] === 0 || (table[at] === a && table[at + 1] === b && table[at + 2] === c)) return at
    }
  }

  private grow(): void {
    const old = this.table
    this.size *= 2
    this.table = new Uint32Array(this.size * WIDTH)
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at + 3] === 0) continue
      const place = this.place(old[at] as number, old[at + 1] as number, old[at + 2] as number)
      this.table.set(old.subarray(at, at + WIDTH), place)
    }
  }
}
