import { beforeAll, describe, expect, it } from 'vitest'
import { measurePages, SEARCH_PAGE_BYTES, type PageSize } from '#test/bench/pages.ts'

let pages: PageSize[]
beforeAll(async () => {
  pages = await measurePages()
})

describe('the size of pages', () => {
  it('answers every page that is weighed', () => {
    for (const { name, status } of pages) expect([name, status]).toEqual([name, name === 'nothing here' ? 404 : 200])
    expect(pages.length).toBeGreaterThan(20)
  })

  it('keeps every page within its budget', () => {
    const tooLarge = pages.filter(({ bytes, budget }) => bytes > budget)
    expect(tooLarge.map(({ name, bytes, budget }) => `${name}: ${bytes} of ${budget}`)).toEqual([])
  })

  it('sends 20 hits with two needs in one packet train, in each language of the interface', () => {
    const search = pages.filter(({ name }) => name.startsWith('search, 20 hits'))
    expect(search).toHaveLength(2 * 12)
    for (const { name, bytes } of search) expect(bytes, name).toBeLessThanOrEqual(SEARCH_PAGE_BYTES)
  })

  it('needs one request a page', () => {
    const more = pages.filter(({ requests }) => requests !== 1)
    expect(more.map(({ name, requests }) => `${name}: ${requests}`)).toEqual([])
  })
})
