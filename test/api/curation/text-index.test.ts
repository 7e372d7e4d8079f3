import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stemOf, TextIndex, type WeighedText } from '#api/curation/text-index.ts'
import { wordsOf } from '#api/search/analysis.ts'

const plainly = (text: string): WeighedText[] => [{ text, weight: 1 }]

function indexOf(texts: Record<string, string>): TextIndex {
  const index = new TextIndex()
  for (const [id, text] of Object.entries(texts)) index.put(id, plainly(text))
  return index
}

/** Cosine of tf-idf written down as the books have it, over maps. */
function naive(texts: Record<string, string>, one: string, other: string): number {
  const vectors = Object.values(texts).map((text) => {
    const counts = new Map<string, number>()
    for (const word of wordsOf(text).words) counts.set(stemOf(word), (counts.get(stemOf(word)) ?? 0) + 1)
    return counts
  })
  const idf = (word: string) => Math.log(1 + vectors.length / vectors.filter((counts) => counts.has(word)).length)
  const weighed = (id: string) => {
    const counts = vectors[Object.keys(texts).indexOf(id)]!
    return new Map([...counts].map(([word, count]) => [word, Math.log1p(count) * idf(word)]))
  }
  const [a, b] = [weighed(one), weighed(other)]
  const norm = (vector: Map<string, number>) => Math.sqrt([...vector.values()].reduce((sum, x) => sum + x * x, 0))
  const dot = [...a].reduce((sum, [word, x]) => sum + x * (b.get(word) ?? 0), 0)
  return norm(a) * norm(b) === 0 ? 0 : dot / (norm(a) * norm(b))
}

const text = fc
  .array(
    fc.constantFrom('fraction', 'fractions', 'add', 'adding', 'line', 'number', 'light', 'mirror', 'كسور', '分数'),
    {
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '))
const library = fc
  .array(text, { minLength: 2, maxLength: 12 })
  .map((texts) => Object.fromEntries(texts.map((each, at) => [`t${at}`, each])))

describe('the index of texts', () => {
  it('finds what is worded alike, best first', () => {
    const index = indexOf({
      a: 'Add fractions with like denominators',
      b: 'Adding a fraction to a fraction',
      c: 'Explain how shadows come about',
      d: 'Add whole numbers',
    })
    expect(index.like('a', 5).map(({ id }) => id)).toEqual(['b', 'd'])
    expect(index.like('c', 5)).toEqual([])
    expect(index.like('nobody', 5)).toEqual([])
    expect(index.like('a', 5, (id) => id !== 'b').map(({ id }) => id)).toEqual(['d'])
  })

  it('takes words by their stems, where their script has stemmers', () => {
    expect(['adding', 'added', 'adds', 'add'].map(stemOf)).toEqual(['add', 'add', 'add', 'add'])
    expect(stemOf('fractions')).toBe(stemOf('fraction'))
    expect(stemOf('planning')).toBe(stemOf('planned'))
    expect(stemOf('studies')).toBe(stemOf('study'))
    expect(stemOf('class')).toBe('class')
    expect(stemOf('الكسور')).toBe(stemOf('كسور'))
    expect(stemOf('分数')).toBe('分数')
    expect(stemOf('6rpa3')).toBe('6rpa3')
  })

  it('gives the cosine that is written in books', () => {
    fc.assert(
      fc.property(library, (texts) => {
        const index = indexOf(texts)
        for (const one of Object.keys(texts))
          for (const other of Object.keys(texts))
            if (one !== other) expect(index.likeness(one, other)).toBeCloseTo(naive(texts, one, other), 5)
      }),
      { numRuns: 50 },
    )
  })

  it('lists exactly those that have something in common, with the same cosine', () => {
    fc.assert(
      fc.property(library, (texts) => {
        const index = indexOf(texts)
        for (const one of Object.keys(texts)) {
          const found = new Map(index.like(one, 100).map(({ id, score }) => [id, score]))
          for (const other of Object.keys(texts))
            if (other !== one) expect(found.get(other) ?? 0).toBeCloseTo(index.likeness(one, other), 5)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('answers the same in any order of puts, after removals and replacements', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.infiniteStream(fc.nat()), async (texts, random) => {
        const index = indexOf(texts)
        const other = new TextIndex()
        const ids = Object.keys(texts).sort(() => (random.next().value! % 3) - 1)
        other.put('gone', plainly('light mirror'))
        for (const id of ids) other.put(id, plainly('fraction line'))
        await other.seal(() => Promise.resolve())
        for (const id of ids) other.put(id, plainly(texts[id]!))
        other.remove('gone')
        await other.seal(() => Promise.resolve())
        for (const id of ids) expect(other.like(id, 5)).toEqual(index.like(id, 5))
      }),
      { numRuns: 50 },
    )
  })
})
