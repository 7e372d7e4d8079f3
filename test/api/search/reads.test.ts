/** What a page of hits costs: one question to the index and one read of the graph, and less when it was shown before. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SearchIndex } from '#api/search/search-index.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const PAGE = `query ($query: String!, $filter: ResourceFilter, $facets: [ResourceFacet!]) {
  searchResources(query: $query, filter: $filter, facets: $facets, languages: ["en", "es"], needs: [{ need: CAPTIONS }]) {
    totalCount workCount droppedWords correction version
    pageInfo { hasNextPage endCursor }
    facets { name valueCount values { value label broader count selected } }
    edges {
      cursor score matched { field words } why { kind text } highlights { field parts { text matched } }
      fit { level needs { need level reason } }
      node { id title { text } description { text } provider { name } licence { label } subjects { label { text } }
        levels { label { text } } alignments { kind outcome { code framework { title { text } } } } }
    }
  }
}`
const FACETS = ['LANGUAGE', 'SUBJECT', 'LEVEL', 'OUTCOME', 'FRAMEWORK', 'PROVIDER', 'LICENCE', 'PERMITS', 'TRAIT']

let api: TestApi
let asked: number
beforeAll(async () => {
  api = await openApi()
  const search = api.services.search
  api.services.search = new Proxy(search, {
    get(target, name: keyof SearchIndex) {
      const value = target[name] as (...args: unknown[]) => unknown
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (name === 'search' || name === 'suggest' || name === 'similar') asked++
        return value.apply(target, args)
      }
    },
  })
})
afterAll(() => api.close())
beforeEach(() => {
  asked = 0
  api.graph.reset()
})

async function page(query: string, more: { facets?: string[]; filter?: object } = {}) {
  const { data, errors } = await api.ask(PAGE, { query, facets: [], ...more })
  expect(errors).toBeUndefined()
  return data?.searchResources as { edges: unknown[]; facets: { values: unknown[] }[] }
}

describe('a page of hits', () => {
  it('asks the index once and reads the graph once, beside the cards that all pages share', async () => {
    await page('light')
    api.graph.reset()
    asked = 0
    expect((await page('fractions')).edges.length).toBeGreaterThan(5)
    expect(asked).toBe(1)
    // The resources, and the cards of what they share with no resource before.
    expect(api.graph.reads).toBeLessThanOrEqual(5)
  })

  it('reads nothing when its resources were shown before', async () => {
    await page('fractions')
    api.graph.reset()
    asked = 0
    expect((await page('fraction')).edges.length).toBeGreaterThan(5)
    expect(asked).toBe(1)
    expect(api.graph.reads).toBe(0)
  })

  it('names the values of nine facets without a read once they were named', async () => {
    const { facets } = await page('', { facets: FACETS })
    expect(facets.filter(({ values }) => values.length > 0).length).toBeGreaterThan(6)
    api.graph.reset()
    asked = 0
    await page('', { facets: FACETS })
    expect(asked).toBe(1)
    expect(api.graph.reads).toBe(0)
  })
})
