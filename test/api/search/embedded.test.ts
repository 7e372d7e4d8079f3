import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { Workshop } from '#api/search/embedded/making.ts'
import type { SearchAnswer, SearchDocument, SearchHit, SearchQuery } from '#api/search/search-index.ts'
import { parseSynonyms, Synonyms } from '#api/search/synonyms.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'
import { changes, documents, query, SYNONYMS, type Change } from './arbitraries.ts'
import { oracle, type OracleAnswer } from './oracle.ts'

/** Thousands of searches each: on a busy machine they take their time. */
const timeout = 600_000

const synonyms = new Synonyms(parseSynonyms(SYNONYMS))

async function* inBatches(list: SearchDocument[]): AsyncGenerator<SearchDocument[]> {
  for (let at = 0; at < list.length; at += 7) yield await Promise.resolve(list.slice(at, at + 7))
}

/** Makes changes one after the other; gives the documents that are then there. */
async function change(index: EmbeddedIndex, steps: Change[], before: SearchDocument[] = []): Promise<SearchDocument[]> {
  const known = new Map(before.map((document) => [document.id, document]))
  let { version } = await index.status()
  for (const { upsert, remove } of steps) {
    await index.apply({ upsert, remove: remove.map((id) => ({ kind: 'resource', id })), version: (version += 1) })
    for (const document of upsert) known.set(document.id, document)
    for (const id of remove) known.delete(id)
  }
  return [...known.values()]
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

/** An answer and the oracle's, laid side by side: everything must be the same, scores and their parts to the last bit. */
function expectSame(answer: SearchAnswer, expected: OracleAnswer): void {
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
  expect(answer.facetSizes).toEqual(expected.facetSizes)
  expect(answer.dropped).toEqual(expected.dropped)
}

/** What a hit says, but for its cursor, which names a segment's order. */
const said = ({ id, score, parts, matched }: SearchHit) => ({ id, score, parts, matched })

describe('a segment of more documents than one block of postings', () => {
  test('answers as segments of one block each do', { timeout }, async () => {
    const words = 'fraction fractions circuit plants eggplant photo synthesis water light school reading story'.split(
      ' ',
    )
    const wordAt = (at: number): string => words[(Math.imul(at, 0x9e3779b1) >>> 8) % words.length]!
    const list = Array.from({ length: 66_000 }, (_, at) =>
      documentWith(`d${at}`, {
        title: `${wordAt(at)} ${wordAt(at + 1)} ${wordAt(at + 2)}`,
        text: { keyword: at % 5_000 === 3 ? ['rare kelp'] : [] },
        numbers: { updated: at * 1_000 },
      }),
    )
    const whole = new EmbeddedIndex({ synonyms })
    await whole.rebuild(inBatches(list), 1)
    const parts = new EmbeddedIndex({ synonyms })
    for (let at = 0; at < list.length; at += 22_000)
      await parts.apply({ upsert: list.slice(at, at + 22_000), remove: [], version: 1 })
    expect(whole.figures().segments).toBe(1)
    expect(parts.figures().segments).toBe(3)
    const texts = [
      'circuit',
      'fraction story',
      '"photo synthesis"',
      `"${list[40_000]!.text.title[0]}"`,
      'kelp',
      'rare pho',
      'fr',
      'photosynthesis',
    ]
    const asked = [...texts, 'water -plants', 'water -"reading story"', 'reeding', 'photo -synthesis'].map((text) =>
      queryFor(text, { first: 100, explain: true }),
    )
    for (const each of asked) {
      const [one, other] = [await whole.search(each), await parts.search(each)]
      expect(one.total, each.text).toBeGreaterThan(0)
      expect({ ...one, hits: one.hits.map(said) }).toEqual({ ...other, hits: other.hits.map(said) })
    }
    for (const { id } of [list[3]!, list[65_003]!]) {
      const like = { kind: 'resource' as const, id, languages: ['en'], needs: [], first: 20 }
      expect((await whole.similar(like)).total).toBeGreaterThan(0)
      expect((await whole.similar(like)).hits.map(said)).toEqual((await parts.similar(like)).hits.map(said))
    }
    await whole.close()
    await parts.close()
  })
})

describe('the embedded index and the plain, slow oracle', () => {
  test('find the same documents in the same order with the same scores and counts', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(documents(30), query, async (list, asked) => {
        const index = new EmbeddedIndex({ synonyms })
        await index.rebuild(inBatches(list), 1)
        expectSame(await index.search({ ...asked, first: 100, explain: true }), oracle(list, asked, synonyms))
      }),
      { numRuns: 600 },
    )
  })

  test('agree after any changes and merges, at once', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(changes, query, fc.boolean(), async (steps, asked, settle) => {
        const index = new EmbeddedIndex({ synonyms })
        const known = await change(index, steps)
        if (settle) await index.settled()
        expect((await index.status()).documents.resource).toBe(known.length)
        expectSame(await index.search({ ...asked, first: 100, explain: true }), oracle(known, asked, synonyms))
      }),
      { numRuns: 250 },
    )
  })

  describe('with a worker', () => {
    // Every segment is made there, however small.
    const warnings: string[] = []
    const workshop = new Workshop({ least: 0, warn: (message) => void warnings.push(message) })
    afterAll(() => workshop.close())

    test(
      'agree while merges run in it, after them, and after an image was saved and read in between',
      { timeout },
      async () => {
        const folder = await mkdtemp(join(tmpdir(), 'waymark-worker-'))
        const imagePath = join(folder, 'search.image')
        await fc.assert(
          fc.asyncProperty(documents(20), changes, changes, query, async (list, steps, more, asked) => {
            await rm(imagePath, { force: true })
            const index = await EmbeddedIndex.open({ synonyms, workshop, imagePath })
            await index.rebuild(inBatches(list), 1)
            const known = await change(index, steps, list)
            const search = (from: EmbeddedIndex) => from.search({ ...asked, first: 100, explain: true })
            // Changes above leave merges under way: answers before, during and after them are the same.
            const expected = oracle(known, asked, synonyms)
            let merging = true
            const quiet = index.settled().then(() => (merging = false))
            do {
              expectSame(await search(index), expected)
              await setImmediate()
            } while (merging)
            await quiet
            expectSame(await search(index), expected)
            await index.close()
            const again = await EmbeddedIndex.open({ synonyms, workshop, imagePath })
            expectSame(await search(again), expected)
            const last = await change(again, more, known)
            expectSame(await search(again), oracle(last, asked, synonyms))
            await again.settled()
          }),
          { numRuns: 60 },
        )
        await rm(folder, { recursive: true })
        expect(warnings).toEqual([])
      },
    )
  })

  test('give every hit exactly once, page by page', { timeout }, async () => {
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
      { numRuns: 200 },
    )
  })
})
