import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptAddress } from '#api/saved/save.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const SAVE = `mutation ($name: String!, $address: String!) {
  searchSave(input: { name: $name, address: $address }) {
    search { id name address createdAt } needsLeftOut userErrors { code field message }
  }
}`
const FORGET = 'mutation ($id: ID!) { searchForget(id: $id) { id userErrors { code field message } } }'
const LIST = '{ viewer { savedSearches { id name address createdAt } } }'

let api: TestApi
let amina: string
let ben: string
beforeAll(async () => {
  api = await openApi()
  amina = await api.signUp('amina')
  ben = await api.signUp('ben')
})
afterAll(() => api.close())

const save = async (name: string, address: string, token = amina) =>
  (await api.ask(SAVE, { name, address }, token)).data?.searchSave
const list = async (token = amina) => (await api.ask(LIST, {}, token)).data?.viewer.savedSearches

describe('saving a search', () => {
  it('keeps its address under a name, lists it, and forgets it', async () => {
    const { search, needsLeftOut, userErrors } = await save(
      '<b>Parts</b>  of a whole',
      '/search?q=fractions&language=sw',
    )
    expect(userErrors).toEqual([])
    expect(needsLeftOut).toBe(false)
    expect(search).toMatchObject({ name: 'Parts of a whole', address: 'q=fractions&language=sw' })
    expect(await list()).toEqual([search])
    expect(await list(ben)).toEqual([])
    const other = await api.ask(FORGET, { id: search.id }, ben)
    expect(other.data?.searchForget).toMatchObject({ id: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] })
    expect((await api.ask(FORGET, { id: search.id }, amina)).data?.searchForget).toEqual({
      id: search.id,
      userErrors: [],
    })
    expect(await list()).toEqual([])
  })

  it('never keeps needs, and says that they were left out', async () => {
    const { search, needsLeftOut } = await save('Stories', '?q=stories&need=dyslexia&NEED=deaf&%6eeed=blind&after=abc')
    expect(needsLeftOut).toBe(true)
    expect(search.address).toBe('q=stories')
    const rows = await api.graph.read('MATCH (s:SavedSearch) RETURN s {.*} AS s')
    expect(JSON.stringify(rows)).not.toMatch(/dyslexia|deaf|blind/i)
    expect(JSON.stringify(api.logged)).not.toMatch(/dyslexia|deaf|blind/i)
    await api.ask(FORGET, { id: search.id }, amina)
  })

  it('says every fault at once', async () => {
    const { search, userErrors } = await save(' ', 'need=dyslexia')
    expect(search).toBeNull()
    expect(userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'name'] },
      { code: 'REQUIRED', field: ['input', 'address'] },
    ])
    expect((await save('n'.repeat(201), `q=${'a'.repeat(2000)}`)).userErrors).toMatchObject([
      { code: 'TOO_LONG', field: ['input', 'name'] },
      { code: 'TOO_LONG', field: ['input', 'address'] },
    ])
  })

  it('needs somebody who is signed in', async () => {
    for (const { errors } of [await api.ask(SAVE, { name: 'x', address: 'q=x' }), await api.ask(FORGET, { id: 'x' })])
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  it('keeps a hundred and no more', async () => {
    const token = await api.signUp('collector')
    for (let at = 0; at < 100; at++) expect((await save(`${at}`, `q=${at}`, token)).userErrors).toEqual([])
    expect((await save('one more', 'q=one+more', token)).userErrors).toMatchObject([
      { code: 'TOO_MANY', field: ['input'], message: 'You keep 100 searches already. Forget one first.' },
    ])
    expect(await list(token)).toHaveLength(100)
  })
})

describe('the address that is kept', () => {
  it('is the part after the question mark, without what is empty', () => {
    expect(keptAddress('https://x.example/search?q=a b&level=&order=newest#results').address).toBe('q=a+b&order=newest')
    expect(keptAddress('').address).toBe('')
  })

  it('holds no needs whatever is given, and is the same when kept again', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('need', 'Need'), (text, name) => {
        const { address, needsLeftOut } = keptAddress(`${text}&${name}=dyslexia`.replaceAll('#', ''))
        expect(needsLeftOut).toBe(true)
        expect([...new URLSearchParams(address).keys()].some((key) => key.toLowerCase() === 'need')).toBe(false)
        expect(keptAddress(address)).toEqual({ address, needsLeftOut: false })
      }),
      { numRuns: 40 },
    )
  })
})
