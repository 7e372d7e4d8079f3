/** Suggestions and similar works of the embedded index. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import type { SearchDocument, SimilarQuery, Suggestion, SuggestQuery } from '#api/search/search-index.ts'
import { documentWith } from '#test/helpers/search-documents.ts'
import { documents, queryText } from './arbitraries.ts'

let index: EmbeddedIndex
beforeEach(() => {
  index = new EmbeddedIndex()
})
afterEach(() => index.close())

const put = (...upsert: SearchDocument[]) => index.apply({ upsert, remove: [], version: 1 })
const suggest = (text: string, more: Partial<SuggestQuery> = {}) =>
  index.suggest({ kind: 'resource', text, languages: [], first: 8, ...more })
const texts = (list: Suggestion[], source: Suggestion['source']) =>
  list.filter((one) => one.source === source).map(({ text }) => text)
const similar = async (id: string, more: Partial<SimilarQuery> = {}) =>
  (await index.similar({ kind: 'resource', id, languages: [], needs: [], first: 6, ...more })).hits

describe('suggestions', () => {
  it('complete the last word, the most frequent way first', async () => {
    await put(
      documentWith('1', { title: 'Fractions on a line' }),
      documentWith('2', { title: 'Adding fractions' }),
      documentWith('3', { title: 'Fragile glass' }),
    )
    expect(texts(await suggest('fra'), 'word')).toEqual(['fractions', 'fragile'])
    expect(texts(await suggest('adding fra'), 'word')).toEqual(['adding fractions'])
  })

  it('complete by the words of the languages a reader reads', async () => {
    await put(
      documentWith('1', { title: 'Material world' }),
      documentWith('2', { title: 'Material things' }),
      documentWith('3', { title: 'Matemáticas divertidas', language: 'es' }),
    )
    expect(texts(await suggest('mat'), 'word')[0]).toBe('material')
    expect(texts(await suggest('mat', { languages: ['es'] }), 'word')).toEqual(['matemáticas'])
  })

  it('show a word with the accents it is written with', async () => {
    await put(documentWith('1', { title: 'La fotosíntesis', language: 'es' }))
    expect(texts(await suggest('fotosin'), 'word')).toEqual(['fotosíntesis'])
    expect(texts(await suggest('La FOTOSÍN'), 'word')).toEqual(['La fotosíntesis'])
  })

  it('give titles that begin with the words before those that hold them, one of a work', async () => {
    await put(
      documentWith('1', { title: 'Games about states of matter' }),
      documentWith('2', { title: 'States of matter', work: 'w' }),
      documentWith('3', { title: 'States of matter', work: 'w', language: 'fr' }),
      documentWith('4', { title: 'Dark matter' }),
    )
    const titles = (await suggest('states of ma')).filter(({ source }) => source === 'title')
    expect(titles.map(({ id }) => id)).toEqual(['2', '1'])
    const french = await suggest('states of ma', { languages: ['fr'] })
    expect(french.find(({ source }) => source === 'title')?.id).toBe('3')
  })

  it('work in scripts without spaces', async () => {
    await put(documentWith('1', { title: '分数的加法', language: 'zh' }))
    const found = await suggest('分数')
    expect(found.find(({ source }) => source === 'title')?.id).toBe('1')
  })

  it('put a misspelt word right, and leave the others', async () => {
    await put(documentWith('1', { title: 'Photosynthesis in leaves' }), documentWith('2', { title: 'Leaves' }))
    expect(texts(await suggest('photosinthesis leaves'), 'spelling')).toEqual(['photosynthesis leaves'])
    expect(texts(await suggest('"photosinthesis" leaves'), 'spelling')).toEqual(['"photosynthesis" leaves'])
    expect(texts(await suggest('leaves'), 'spelling')).toEqual([])
  })

  it('put a word right that is hardly anywhere, when one near it is in many', async () => {
    const many = Array.from({ length: 40 }, (_, at) => documentWith(`m${at}`, { title: 'A fraction game' }))
    await put(documentWith('1', { title: 'A fracton game' }), ...many)
    expect(texts(await suggest('fracton game '), 'spelling')).toEqual(['fraction game '])
  })

  it('leave out what is deleted', async () => {
    await put(documentWith('1', { title: 'Volcanoes' }), documentWith('2', { title: 'Reading' }))
    await index.apply({ upsert: [], remove: [{ kind: 'resource', id: '1' }], version: 2 })
    expect(await suggest('volc')).toEqual([])
  })

  it('are none for no words, an exclusion and an empty index', async () => {
    expect(await suggest('vol')).toEqual([])
    await put(documentWith('1', { title: 'Volcanoes' }))
    for (const text of ['', '  ', '!?…', '😀', 'fire -vol']) expect(await suggest(text)).toEqual([])
  })

  it('are refused by the field that is wrong', async () => {
    await expect(suggest('a', { first: 0 })).rejects.toThrow('first must be a whole number from 1 to 20')
    await expect(suggest('a', { first: 1e9 })).rejects.toThrow('first')
    await expect(suggest('a', { languages: Array<string>(65).fill('en') })).rejects.toThrow('65 languages')
  })

  it('never fail, are never too many, and name only documents that are there', async () => {
    await fc.assert(
      fc.asyncProperty(documents(30), queryText, fc.integer({ min: 1, max: 20 }), async (list, text, first) => {
        const own = new EmbeddedIndex()
        await own.apply({ upsert: list, remove: [], version: 1 })
        const found = await own.suggest({ kind: 'resource', text, languages: ['es'], first })
        expect(found.length).toBeLessThanOrEqual(first)
        const ids = new Set(list.map(({ id }) => id))
        for (const { id, source, text: shown } of found) {
          expect(source === 'title' ? ids.has(id as string) : id === null).toBe(true)
          expect(shown).not.toBe('')
        }
        await own.close()
      }),
      { numRuns: 60 },
    )
  })
})

describe('similar works', () => {
  const shelf = [
    documentWith('leaf', {
      work: 'leaf-work',
      title: 'Photosynthesis in a leaf',
      facets: { outcome: ['light', 'plants'], subject: ['biology'] },
      numbers: { ageFrom: 11, ageTo: 13 },
    }),
    documentWith('leaf-es', {
      work: 'leaf-work',
      title: 'Fotosíntesis en una hoja',
      language: 'es',
      facets: { outcome: ['light', 'plants'] },
    }),
    documentWith('sun', {
      title: 'How plants use the sun',
      facets: { outcome: ['light', 'plants'], subject: ['biology'] },
      numbers: { ageFrom: 11, ageTo: 13 },
      fit: { CAPTIONS: 3 },
    }),
    documentWith('lab', {
      title: 'Photosynthesis laboratory',
      facets: { subject: ['biology'] },
      numbers: { ageFrom: 16, ageTo: 18 },
      fit: { CAPTIONS: 0 },
    }),
    documentWith('sol', {
      title: 'Las plantas y el sol',
      language: 'es',
      facets: { outcome: ['light', 'plants'] },
      numbers: { ageFrom: 11, ageTo: 13 },
    }),
    documentWith('bridge', { title: 'Building bridges', facets: { subject: ['technology'] } }),
  ]

  it('share outcomes, subjects and words; the work itself and what shares nothing are left out', async () => {
    await put(...shelf)
    const found = (await similar('leaf')).map(({ id }) => id)
    expect(found[0]).toBe('sun')
    expect(new Set(found)).toEqual(new Set(['sun', 'lab', 'sol']))
  })

  it('say which words both have', async () => {
    await put(...shelf)
    const lab = (await similar('leaf')).find(({ id }) => id === 'lab')
    expect(lab?.matched).toEqual([{ field: 'title', words: ['photosynthesis'] }])
  })

  it('put the languages of the reader first', async () => {
    await put(...shelf)
    expect((await similar('leaf', { languages: ['es'] })).map(({ id }) => id)[0]).toBe('sol')
    expect((await similar('leaf', { languages: ['en'] })).map(({ id }) => id)[0]).toBe('sun')
  })

  it('leave out what fails a need', async () => {
    await put(...shelf)
    const needs: SimilarQuery['needs'] = [{ anyOf: [{ need: 'CAPTIONS' }], importance: 'REQUIRED' }]
    const found = (await similar('leaf', { needs })).map(({ id }) => id)
    expect(found).not.toContain('lab')
    expect(found).toContain('sun')
  })

  it('are one hit a work over several segments, as many as asked for', async () => {
    await put(...shelf)
    const more = Array.from({ length: 8 }, (_, at) =>
      documentWith(`more${at}`, { work: `w${at >> 1}`, title: 'A leaf and light', facets: { outcome: ['light'] } }),
    )
    for (const document of more) await put(document)
    const found = await similar('leaf', { first: 3 })
    expect(found).toHaveLength(3)
    const all = await similar('leaf', { first: 50 })
    expect(new Set(all.map(({ work }) => work)).size).toBe(all.length)
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a))
  })

  it('are none for a document that is not there, or is alone', async () => {
    await put(documentWith('alone', { title: 'Alone' }))
    expect(await similar('nobody')).toEqual([])
    expect(await similar('alone')).toEqual([])
  })

  it('never hold the own work, and score between nothing and a little over one', async () => {
    await fc.assert(
      fc.asyncProperty(documents(40), async (list) => {
        const own = new EmbeddedIndex()
        await own.apply({ upsert: list, remove: [], version: 1 })
        for (const { id, work } of list.slice(0, 5)) {
          const { hits } = await own.similar({ kind: 'resource', id, languages: ['es'], needs: [], first: 50 })
          for (const hit of hits) {
            expect(hit.work).not.toBe(work)
            expect(hit.score).toBeGreaterThan(0)
            expect(hit.score).toBeLessThanOrEqual(1.3)
          }
        }
        await own.close()
      }),
      { numRuns: 40 },
    )
  })
})
