import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import type { SearchDocument, SearchHit, SearchQuery } from '#api/search/search-index.ts'
import { parseSynonyms, Synonyms } from '#api/search/synonyms.ts'
import { changes, documents, query, SYNONYMS } from './arbitraries.ts'
import { oracle } from './oracle.ts'

const synonyms = new Synonyms(parseSynonyms(SYNONYMS))

async function* inBatches(list: SearchDocument[]): AsyncGenerator<SearchDocument[]> {
  for (let at = 0; at < list.length; at += 7) yield await Promise.resolve(list.slice(at, at + 7))
}

async function pages(index: EmbeddedIndex, asked: SearchQuery): Promise<SearchHit[]> {
  const hits: SearchHit[] = []
  for (let after: string | undefined; ;) {
    const answer = await index.search({ ...asked, after })
    hits.push(...answer.hits)
    if (!answer.hasNextPage) return hits
    after = answer.hits.at(-1)!.cursor
  }
}

describe('the embedded index and the plain, slow oracle', () => {
  test('find the same documents in the same order with the same scores and counts', async () => {
    await fc.assert(
      fc.asyncProperty(documents(30), query, async (list, asked) => {
        const index = new EmbeddedIndex({ synonyms })
        await index.rebuild(inBatches(list), 1)
        const expected = oracle(list, asked, synonyms)
        const answer = await index.search({ ...asked, first: 100, explain: true })
        expect(
          answer.hits.map(({ id, score, work, parts, editions }) => ({
            id,
            work,
            score,
            parts: parts?.map(({ value }) => value),
            editions: editions.map((edition) => edition.id),
          })),
        ).toEqual(expected.hits)
        for (const { score, parts } of answer.hits) {
          expect(parts!.reduce((sum, { value }) => sum + value, 0)).toBe(score)
          for (const { value, most } of parts!) expect(value >= 0 && value <= most).toBe(true)
        }
        expect(answer.total).toBe(expected.total)
        expect(answer.works).toBe(expected.works)
        expect(answer.facets).toEqual(expected.facets)
        expect(answer.dropped).toEqual(expected.dropped)
      }),
      { numRuns: 1_500 },
    )
  })

  test('agree after any changes and merges', async () => {
    await fc.assert(
      fc.asyncProperty(changes, query, fc.boolean(), async (steps, asked, settle) => {
        const index = new EmbeddedIndex({ synonyms })
        const known = new Map<string, SearchDocument>()
        for (const [at, { upsert, remove }] of steps.entries()) {
          await index.apply({ upsert, remove: remove.map((id) => ({ kind: 'resource', id })), version: at + 1 })
          for (const document of upsert) known.set(document.id, document)
          for (const id of remove) known.delete(id)
        }
        if (settle) await index.settled()
        // Rarity of words counts documents that are gone until they are merged away; everything else must be exact.
        const expected = oracle([...known.values()], asked, synonyms)
        const answer = await index.search({ ...asked, first: 100 })
        expect((await index.status()).documents.resource).toBe(known.size)
        // Which words are left out, and so how many, goes by rarity: the same where nothing is gone.
        const given = steps.flatMap(({ upsert }) => upsert.map(({ id }) => id))
        const isNothingGone = new Set(given).size === given.length && known.size === given.length
        if (isNothingGone) expect(answer.dropped).toEqual(expected.dropped)
        if (answer.dropped.join() !== expected.dropped.join()) return
        expect(answer.total).toBe(expected.total)
        expect(answer.works).toBe(expected.works)
        expect(answer.facets).toEqual(expected.facets)
        expect(new Set(answer.hits.map(({ work }) => work))).toEqual(new Set(expected.hits.map(({ work }) => work)))
        expect(answer.hits.reduce((sum, { editions }) => sum + editions.length + 1, 0)).toBe(expected.total)
      }),
      { numRuns: 500 },
    )
  })

  test('give every hit exactly once, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(changes, query, async (steps, asked) => {
        const index = new EmbeddedIndex({ synonyms })
        for (const { upsert, remove } of steps) {
          await index.apply({ upsert, remove: remove.map((id) => ({ kind: 'resource', id })), version: 1 })
        }
        const whole = await index.search({ ...asked, first: 100 })
        const hits = await pages(index, asked)
        expect(hits.map(({ id }) => id)).toEqual(whole.hits.map(({ id }) => id))
        await index.settled()
      }),
      { numRuns: 400 },
    )
  })
})
