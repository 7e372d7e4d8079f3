import { beforeAll, describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { MOST_UNITS, parseQuery } from '#api/search/query.ts'
import { FACETS, TEXT_FIELDS, type SearchDocument, type SearchQuery } from '#api/search/search-index.ts'

const empty = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, string[]>

const document = (id: string, title: string, description = ''): SearchDocument => ({
  id,
  kind: 'resource',
  work: id,
  languages: ['en'],
  text: { ...empty(TEXT_FIELDS), title: [title], description: description === '' ? [] : [description] },
  facets: empty(FACETS),
  numbers: { minutes: null, bytes: null, ageFrom: null, ageTo: null, updated: null, quality: null },
  fit: {},
  fitLanguages: [],
})

const asked = (text: string): SearchQuery => ({
  kind: 'resource',
  text,
  filters: {},
  ranges: {},
  needs: [],
  languages: ['en'],
  order: 'RELEVANCE',
  first: 10,
  facets: ['language'],
  groupByWork: true,
})

describe('an index asked for odd things', () => {
  const index = new EmbeddedIndex()
  beforeAll(async () => {
    await index.apply({
      upsert: [
        document('water', 'The water cycle', 'How water moves. '.repeat(50)),
        document('hamlet', 'To be or not to be'),
        document('photo', 'Photo synthesis for beginners'),
        document('egg', 'Eggplant and other plants'),
        document('stars', 'About 3,000 stars'),
        document('long', 'x'.repeat(20_000), 'a '.repeat(2_000_000)),
        document('مدرسة', 'مدرسة school مدرسة'),
        document('emoji', '😀 party 🎉'),
      ],
      remove: [],
      version: 1,
    })
  })

  const found = async (text: string): Promise<string[]> => (await index.search(asked(text))).hits.map(({ id }) => id)

  test.each([
    ['a word of 10,000 letters', 'y'.repeat(10_000), []],
    ['a long word that is there', 'x'.repeat(10_000), ['long']],
    ['5,000 words', 'water '.repeat(5_000), ['water']],
    ['5,000 different words', Array.from({ length: 5_000 }, (_, at) => `water${at}`).join(' '), []],
    ['stop words alone', 'to be or not to be', ['hamlet']],
    ['one stop word', 'not', ['hamlet']],
    ['a question mark too many', 'how does the water cycle work?????', ['water']],
    ['quotes that are never closed', '"water cycle', ['water']],
    ['quotes of quotes', '""""""water"""""" "" "', ['water']],
    ['mixed directions', 'school \u202eمدرسة\u202c \u2067school\u2069', ['مدرسة']],
    ['a regular expression', '(a+)+$ water .*[^]]{1,99999}\\', ['water']],
    ['words written together', 'photosynthesis', ['photo']],
    ['words written apart', 'egg plant', ['egg']],
    ['a number without its comma', '3000', ['stars']],
    ['a lone surrogate', '\ud83d water \udc00', ['water']],
  ])('%s', async (_, text, expected) => {
    const hits = await found(text)
    if (expected.length === 0) expect(hits).toEqual([])
    else expect(hits[0]).toBe(expected[0])
  })

  test.each([
    ['only punctuation', '... --- !!! """ ???'],
    ['only emoji', '😀🎉👩‍🏫'],
    ['only an exclusion sign', ' - -- '],
    ['only marks', '\u0301\u0301\u200d\ufe0f'],
  ])('%s is a query without words: everything', async (_, text) => {
    const { total } = await index.search(asked(text))
    expect(total).toBe(8)
  })

  test('reads a bounded part of any query, and tells what it left out', async () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `w${at}`).join(' ')
    const { units, beyond } = parseQuery(text)
    expect(units.length).toBe(MOST_UNITS)
    expect(beyond.length).toBeLessThan(500)
    const { dropped } = await index.search(asked(`water ${text}`))
    expect(dropped).toEqual(expect.arrayContaining(['w0', 'w23', 'w94']))
    expect(dropped).not.toContain('water')
  })

  test('says when it shows what holds most of the words beside what holds all', async () => {
    const few = await index.search(asked('water plants beginners'))
    expect(few).toMatchObject({ widened: true, dropped: [] })
    expect(few.works).toBeGreaterThan(1)
    const [second] = (await index.search({ ...asked('water plants beginners'), first: 1 })).hits
    const next = await index.search({ ...asked('water plants beginners'), first: 1, after: second!.cursor })
    expect(next.widened).toBe(true)
    for (const text of ['', 'water', 'water cycle', '"water cycle"'])
      expect((await index.search(asked(text))).widened, text).toBe(false)
  })

  test('does not take a word that says nothing, and is nowhere in a part of the index, for one that is missing', async () => {
    const parts = new EmbeddedIndex()
    await parts.apply({ upsert: [document('the', 'The water of plants')], remove: [], version: 1 })
    await parts.apply({ upsert: [document('plain', 'Water plants')], remove: [], version: 2 })
    expect(parts.figures().segments).toBe(2)
    const answer = await parts.search(asked('the water plants zzyzx'))
    expect(answer).toMatchObject({ works: 2, dropped: ['zzyzx'], widened: false })
    await parts.close()
  })

  test('says how much work it took, the same for what is asked again and more for more words', async () => {
    const stepsOf = async (text: string) => (await index.search(asked(text))).steps!
    const first = await stepsOf('water plants')
    expect(first).toBeGreaterThan(0)
    expect(await stepsOf('water plants')).toBe(first)
    expect(await stepsOf('water plants school beginners')).toBeGreaterThan(first)
  })

  test('gives the parts of a score only when asked', async () => {
    const [plain] = (await index.search(asked('water cycle'))).hits
    const [explained] = (await index.search({ ...asked('water cycle'), explain: true })).hits
    expect(plain).not.toHaveProperty('parts')
    expect(explained!.parts!.map(({ name }) => name)).toEqual([
      'words', 'proximity', 'exactness', 'language', 'fit', 'aligned', 'quality', 'freshness',
    ]) // prettier-ignore
    expect(explained!.parts!.reduce((sum, { value }) => sum + value, 0)).toBe(plain!.score)
  })
})
