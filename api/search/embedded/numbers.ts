/** A list of whole numbers, below 2³², that grows. */
export class Numbers {
  length = 0
  private items = new Uint32Array(256)

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.items)
      this.items = larger
    }
    this.items[this.length++] = value
  }

  at(index: number): number {
    return this.items[index] as number
  }

  set(index: number, value: number): void {
    this.items[index] = value
  }

  /** Is the value among those from `from` on? */
  has(value: number, from: number): boolean {
    for (let at = from; at < this.length; at++) if (this.items[at] === value) return true
    return false
  }

  /** A view on what is in it now. */
  view(): Uint32Array {
    return this.items.subarray(0, this.length)
  }
}
