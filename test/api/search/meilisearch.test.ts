/** The Meilisearch adapter beyond the contract: on a real server where one is at hand, else on what one answered. */
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openMeilisearch } from '#api/search/meilisearch/meilisearch.ts'
import { SearchUnavailableError } from '#api/search/search-index.ts'
import { meilisearchStage } from '#test/helpers/meilisearch.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'

const stage = await meilisearchStage('adapter')
afterAll(() => stage.close())

describe.skipIf(!stage.available)('the Meilisearch adapter', () => {
  afterEach(() => stage.check())

  test('is not ready before the first documents are in, and then stands at their version', async () => {
    const index = await stage.open()
    expect((await index.status()).ready).toBe(false)
    await index.apply({ upsert: [documentWith('a', { title: 'Pizza' })], remove: [], version: 41 })
    expect(await index.status()).toMatchObject({ ready: true, version: 41, documents: { resource: 1, outcome: 0 } })
    expect((await index.search(queryFor('pizza'))).hits.map(({ id }) => id)).toEqual(['a'])
    await index.close()
  })

  test('says what is wrong with a key', async () => {
    const tape = await stage.begin()
    await expect(openMeilisearch(tape.url, { key: 'wrong' })).rejects.toThrow(/does not know the key in SEARCH_KEY/)
    await expect(openMeilisearch(tape.url)).rejects.toThrow(/asks for a key: set SEARCH_KEY/)
  })
})

test('nobody at the address is told in one sentence', async () => {
  await expect(openMeilisearch('http://127.0.0.1:1')).rejects.toThrow(
    new SearchUnavailableError(
      'Meilisearch at http://127.0.0.1:1 cannot be reached. Start it, or set SEARCH_URL to where it is.',
    ),
  )
})

test(`the Meilisearch adapter: ${stage.told}`, ({ skip }) => {
  if (stage.available && !stage.isRecorded) return
  console.warn(`The Meilisearch adapter: ${stage.told}`)
  if (!stage.available) skip()
})
