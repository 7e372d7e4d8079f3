import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { parseSynonyms, Synonyms } from '#api/search/synonyms.ts'
import { documents, query, SYNONYMS } from './arbitraries.ts'

const synonyms = new Synonyms(parseSynonyms(SYNONYMS))

test('answers are the same whether or not what they need was worked out ahead', async () => {
  await fc.assert(
    fc.asyncProperty(documents(12), fc.array(query, { minLength: 3, maxLength: 3 }), async (list, queries) => {
      const [ahead, other] = [new EmbeddedIndex({ synonyms }), new EmbeddedIndex({ synonyms })]
      for (const index of [ahead, other]) await index.apply({ upsert: list, remove: [], version: 1 })
      await ahead.readAhead()
      for (const each of queries) expect(await ahead.search(each)).toEqual(await other.search(each))
      await Promise.all([ahead.close(), other.close()])
    }),
    { numRuns: 30 },
  )
})

test('an empty index, and one that is closed meanwhile, can be read ahead', async () => {
  const index = new EmbeddedIndex({ synonyms })
  await index.readAhead()
  const reading = index.readAhead()
  await index.close()
  await reading
})

test('phrases of synonyms are told once, words are not', () => {
  expect([
    ...new Synonyms(parseSynonyms('en: maths, sums and more\nen: add up > sums and more, do sums')).phrases(),
  ]).toEqual([
    ['sums', 'and', 'more'],
    ['do', 'sums'],
  ])
})
