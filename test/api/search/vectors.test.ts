import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBoth, wordsFor } from '#api/search/embedded/bits.ts'
import { Rows } from '#api/search/embedded/vectors.ts'

const word = fc.oneof(fc.constantFrom(0, 0xffffffff, 1, 0x80000000), fc.integer({ min: 0, max: 0xffffffff }))

describe('Rows', () => {
  it('counts what each row shares with a set, whatever their length, and with the next set too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }).chain((words) => {
          const set = fc.array(word, { minLength: words, maxLength: words }).map((list) => Uint32Array.from(list))
          return fc.record({
            rows: fc.array(set, { maxLength: 9 }),
            sets: fc.array(set, { minLength: 2, maxLength: 2 }),
          })
        }),
        ({ rows, sets }) => {
          const table = Rows.of(rows, sets[0]!.length)!
          for (const set of sets) {
            table.compareWith(set)
            expect(rows.map((_, row) => table.shared(row))).toEqual(rows.map((row) => countBoth(row, set)))
          }
        },
      ),
    )
  })

  it('counts a million documents that all share', () => {
    const full = new Uint32Array(wordsFor(1_000_000)).fill(0xffffffff)
    const table = Rows.of([full], full.length)!
    table.compareWith(full)
    expect(table.shared(0)).toBe(1_000_000)
  })
})
