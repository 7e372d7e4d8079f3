import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordTable } from '#api/search/embedded/word-table.ts'

test('a table numbers different words as they are met, wherever in a text they stand', () => {
  const word = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'grapheme', maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), fc.string({ maxLength: 3 }), (words, before) => {
      const table = new WordTable()
      const known = new Map<string, number>()
      for (const each of words) {
        if (!known.has(each)) known.set(each, known.size)
        expect(table.numberOf(`${before}${each}!`, before.length, before.length + each.length)).toBe(known.get(each))
        expect(table.numberOf(each)).toBe(known.get(each))
      }
      expect(table.size).toBe(known.size)
      expect(table.words()).toEqual([...known.keys()])
    }),
  )
})

test('a table grows, and still knows every word', () => {
  const table = new WordTable()
  const words = Array.from({ length: 50_000 }, (_, at) => `word${at.toString(36)}`)
  for (const word of words) table.numberOf(word)
  expect(words.every((word, at) => table.numberOf(word) === at)).toBe(true)
  expect(table.words()).toEqual(words)
})
