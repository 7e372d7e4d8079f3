import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import type { SearchAnswer, SearchQuery } from '#api/search/search-index.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'

describe('a hyphen before a word', () => {
  const index = new EmbeddedIndex()

  beforeAll(async () => {
    const titles = {
      states: 'States of Matter',
      quiz: 'States of Matter: Quiz',
      area: 'नमूने का क्षेत्रफल - गुणन',
      introduction: 'नमूने का क्षेत्रफल -परिचय',
      dashed: 'Waves –Introduction',
    }
    const shelf = Object.entries(titles).map(([id, title]) => documentWith(id, { title }))
    async function* batches() {
      yield await Promise.resolve(shelf)
    }
    await index.rebuild(batches(), 1)
  })
  afterAll(() => index.close())

  const search = (text: string, more: Partial<SearchQuery> = {}): Promise<SearchAnswer> =>
    index.search(queryFor(text, more))
  const found = async (text: string): Promise<string[]> => (await search(text)).hits.map(({ id }) => id)

  it('leaves out what holds the word', async () => {
    expect(await found('"states of matter" -quiz')).toEqual(['states'])
    expect(await found('states of matter -quiz')).toEqual(['states'])
  })

  it('is a mark like others where a title with all the words is written so', async () => {
    expect((await found('नमूने का क्षेत्रफल -परिचय'))[0]).toBe('introduction')
    expect(await found('waves -introduction')).toEqual(['dashed'])
  })

  it('leaves out the word where that title has not all the other words', async () => {
    expect(await found('गुणन -परिचय')).toEqual(['area'])
  })

  it('is read on the next page as on the first one', async () => {
    const text = 'नमूने का क्षेत्रफल -परिचय'
    const first = await search(text, { first: 1 })
    expect(first.hasNextPage).toBe(true)
    const { cursor } = first.hits[0]!
    await index.apply({ upsert: [], remove: [{ kind: 'resource', id: 'introduction' }], version: 2 })
    const second = await search(text, { first: 1, after: cursor })
    expect(second.hits.map(({ id }) => id)).toEqual(['area'])
  })
})
