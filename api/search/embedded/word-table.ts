/**
 * Different words, numbered as they are met. A `Map` of strings needs a string for each word of each text, which is most of
 * what making a segment costs; here a word is looked up where it lies in a text, by open addressing.
 */
export class WordTable {
  size = 0
  /** Hash and number plus one of the word in each place; zeros where there is none. A power of two places. */
  private places = new Int32Array(2 << 12)
  /** UTF-16 units of all words, one after the other, and where each starts; one more at the end. */
  private units = new Uint16Array(1 << 14)
  private start = new Uint32Array(1 << 11)

  /** Number of the word that stands in `text` from `from` up to `to`. */
  numberOf(text: string, from = 0, to = text.length): number {
    let hash = to - from
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.places.length / 2 - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const number = (this.places[place * 2 + 1] as number) - 1
      if (number < 0) return this.keep(text, from, to, hash, place)
      if (this.places[place * 2] === hash && this.isSame(number, text, from, to)) return number
    }
  }

  /** All words by number. */
  words(): string[] {
    const units = Buffer.from(this.units.buffer)
    return Array.from({ length: this.size }, (_, number) =>
      units.toString('utf16le', (this.start[number] as number) * 2, (this.start[number + 1] as number) * 2),
    )
  }

  private isSame(number: number, text: string, from: number, to: number): boolean {
    const start = this.start[number] as number
    if ((this.start[number + 1] as number) - start !== to - from) return false
    for (let at = from; at < to; at++) if (this.units[start + at - from] !== text.charCodeAt(at)) return false
    return true
  }

  private keep(text: string, from: number, to: number, hash: number, place: number): number {
    const number = this.size
    if (number + 2 > this.start.length) this.start = larger(this.start)
    const start = this.start[number] as number
    if (start + to - from > this.units.length) this.units = larger(this.units)
    for (let at = from; at < to; at++) this.units[start + at - from] = text.charCodeAt(at)
    this.start[number + 1] = start + to - from
    this.size += 1
    this.places[place * 2] = hash
    this.places[place * 2 + 1] = this.size
    if (this.size * 4 > this.places.length) this.spread()
    return number
  }

  /** Twice as many places. */
  private spread(): void {
    const former = this.places
    this.places = new Int32Array(former.length * 2)
    const mask = this.places.length / 2 - 1
    for (let at = 0; at < former.length; at += 2) {
      if (former[at + 1] === 0) continue
      let place = (former[at] as number) & mask
      while (this.places[place * 2 + 1] !== 0) place = (place + 1) & mask
      this.places[place * 2] = former[at] as number
      this.places[place * 2 + 1] = former[at + 1] as number
    }
  }
}

function larger<A extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(array: A): A {
  const copy = new (array.constructor as new (length: number) => A)(array.length * 2)
  copy.set(array)
  return copy
}
