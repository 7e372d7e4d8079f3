/** Search as people and programs ask for it: through GraphQL, over the classroom and what a test adds to it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import type { ConceptRecord, ImportRecord } from '#graph/records.ts'
import { CLASSROOM, resource } from '#test/fixtures/classroom.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

let api: TestApi
beforeEach(async () => {
  api = await openApi()
})
afterEach(() => api.close())

async function add(...records: ImportRecord[]): Promise<void> {
  await upsertBatch(api.graph, CLASSROOM, records, { now: '2026-11-21T09:00:00.000Z' })
  await api.services.indexer.catchUp()
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any

/** Asks for `fields` of `searchResources` and gives them. */
async function search(args: Record<string, unknown>, fields: string): Promise<Any> {
  const { data, errors } = await api.ask(
    `query ($query: String, $filter: ResourceFilter, $needs: [NeedInput!], $languages: [LanguageTag!], $first: Int,
      $after: String, $facets: [ResourceFacet!], $explain: Boolean, $fitAtLeast: FitLevel) {
      searchResources(query: $query, filter: $filter, needs: $needs, languages: $languages, first: $first,
        after: $after, facets: $facets, explain: $explain, fitAtLeast: $fitAtLeast) { ${fields} } }`,
    args,
  )
  if (errors) throw new Error(errors[0]!.message)
  return (data as Any).searchResources
}
/** Counts from now on how often the index is asked. */
function countAsked(): { times: number } {
  const asked = { times: 0 }
  const { search: index } = api.services
  const [find, complete] = [index.search.bind(index), index.suggest.bind(index)]
  index.search = (query) => {
    asked.times++
    return find(query)
  }
  index.suggest = (query) => {
    asked.times++
    return complete(query)
  }
  return asked
}
const titles = (found: Any): string[] => found.nodes.map((node: Any) => node.title.text as string)
const TITLES = 'totalCount workCount nodes { title { text } }'

const concept = (name: string, labels: [string, string][], broader: string[] = []): ConceptRecord => ({
  type: 'concept',
  sourceKey: `classroom:subject/${name}`,
  uri: `https://classroom.example/subjects/${name}`,
  scheme: { sourceKey: 'classroom:subjects' },
  labels: labels.map(([language, text]) => ({ language, text })),
  definitions: [],
  broader: broader.map((above) => ({ sourceKey: `classroom:subject/${above}` })),
})

const about = (name: string) => ({ sourceKey: `classroom:subject/${name}`, labels: [] })

describe('filters', () => {
  it('take every trait that is asked for, and mark it as chosen', async () => {
    await add(
      resource('sheet', 'Volcano sheet', 'eye', { printable: true, device: 'none' }),
      resource('game', 'Volcano game', 'eye', { printable: true }),
    )
    expect(titles(await search({ query: 'volcano', filter: { traits: ['PRINTABLE'] } }, TITLES)).sort()).toEqual([
      'Volcano game',
      'Volcano sheet',
    ])
    const found = await search(
      { query: 'volcano', filter: { traits: ['PRINTABLE', 'NO_DEVICE'] }, facets: ['TRAIT'] },
      `${TITLES} facets { values { value label selected count } }`,
    )
    expect(titles(found)).toEqual(['Volcano sheet'])
    const values = found.facets[0].values as { value: string; selected: boolean }[]
    expect(
      values
        .filter(({ selected }) => selected)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['NO_DEVICE', 'PRINTABLE'])
  })

  it('keep what changed since a time', async () => {
    await add(resource('volcano', 'Volcano', 'eye', { modifiedAt: '2026-11-21' }))
    const since = (updatedSince: string) => search({ query: 'volcano', filter: { updatedSince } }, TITLES)
    expect((await since('2026-11-21')).workCount).toBe(1)
    expect((await since('2027-01-01')).workCount).toBe(0)
    await expect(since('yesterday')).rejects.toThrow('"yesterday" is no time')
  })
})

describe('facets', () => {
  const ask = 'facets { name valueCount values(first: 10) { value label broader count selected } }'

  it('are a tree of subjects, counted with what is below, in the language of the reader', async () => {
    await add(
      concept(
        'earth',
        [
          ['en', 'Earth science'],
          ['es', 'Ciencias de la Tierra'],
        ],
        ['science'],
      ),
      concept(
        'rocks',
        [
          ['en', 'Rocks'],
          ['es', 'Rocas'],
        ],
        ['earth'],
      ),
      resource('lava', 'Lava lamps', 'eye', { subjects: [about('rocks')] }),
    )
    const { facets } = await search({ query: 'lava', facets: ['SUBJECT'], languages: ['es'] }, ask)
    const tree = new Map(facets[0].values.map((value: Any) => [value.label, value]))
    const id = (name: string) => idOf(`classroom:subject/${name}`)
    expect(tree.get('Rocas')).toMatchObject({ value: id('rocks'), broader: id('earth'), count: 1 })
    expect(tree.get('Ciencias de la Tierra')).toMatchObject({ broader: id('science'), count: 1 })
    expect(tree.get('Science')).toMatchObject({ broader: null, count: 1 })
  })

  it('are searched by their labels in the languages of the reader, folded', async () => {
    const inside = async (contains: string, languages: string[]) => {
      const { data } = await api.ask(
        `query ($contains: String, $languages: [LanguageTag!]) {
          searchResources(languages: $languages, facets: [SUBJECT, LANGUAGE, OUTCOME]) { facets { values(contains: $contains) { label } } } }`,
        { contains, languages },
      )
      return (data as Any).searchResources.facets.map(({ values }: Any) => values.map(({ label }: Any) => label))
    }
    expect((await inside('MATEMAT', ['es']))[0]).toEqual(['Matemáticas'])
    expect((await inside('MATEMAT', ['en']))[0]).toEqual([])
    expect((await inside('mathe', ['en']))[0]).toEqual(['Mathematics'])
    expect((await inside('espanol', ['es']))[1]).toEqual(['español'])
    expect((await inside('3.nf', ['en']))[2].length).toBeGreaterThan(1)
    expect(await inside('no such thing', ['en'])).toEqual([[], [], []])
  })

  it('show as many values as are asked for, and what is chosen beyond them', async () => {
    const { facets } = await search({ facets: ['LANGUAGE'] }, ask)
    const [{ valueCount, values }] = facets
    expect(values).toHaveLength(valueCount)
    const last = values.at(-1).value as string
    const { data } = await api.ask(
      `query ($f: ResourceFilter) { searchResources(filter: $f, facets: [LANGUAGE]) { facets { values(first: 1) { value selected } } } }`,
      { f: { languages: [last] } },
    )
    expect((data as Any).searchResources.facets[0].values).toEqual([
      { value: values[0].value, selected: false },
      { value: last, selected: true },
    ])
  })

  it('keep what is chosen in sight whatever is looked for, and come with the hits in one question to the index', async () => {
    const asked = countAsked()
    const inside = async (filter: unknown, contains: string) => {
      const { data, errors } = await api.ask(
        `query ($f: ResourceFilter, $contains: String) {
          searchResources(filter: $f, facets: [LANGUAGE, TRAIT]) { ...F } }
        fragment F on ResourceSearch { facets { valueCount ... { values(contains: $contains) { label selected } } } }`,
        { f: filter, contains },
      )
      expect(errors).toBeUndefined()
      return (data as Any).searchResources.facets
    }
    const [languages, traits] = await inside({ languages: ['sw'], traits: ['PRINTABLE'] }, 'english')
    expect(languages.values).toEqual(expect.arrayContaining([{ label: 'Swahili', selected: true }]))
    expect(traits.values).toEqual([{ label: 'Can be printed', selected: true }])
    expect(asked.times).toBe(1)
    const [all] = await inside({ languages: ['sw'] }, 'english')
    expect(all.values).toEqual([
      { label: 'English', selected: false },
      { label: 'Swahili', selected: true },
    ])
    expect(all.valueCount).toBeGreaterThan(2)
    expect(asked.times).toBe(2)
  })

  it('are found among more than an answer holds, and counted to the last, in one question', async () => {
    const subjects = Array.from({ length: 260 }, (_, at) => `deep-${at}`)
    await add(
      ...subjects.map((name) => concept(name, [['en', `Seam ${name}`]])),
      resource('mine', 'A mine', 'eye', { subjects: subjects.map(about) }),
    )
    const asked = countAsked()
    const { facets } = await search(
      { query: 'mine', facets: ['SUBJECT'], languages: ['en'] },
      'facets { valueCount values(contains: "deep-259") { label } }',
    )
    expect(facets).toEqual([{ valueCount: 260, values: [{ label: 'Seam deep-259' }] }])
    expect(asked.times).toBe(1)
  })

  it('say formats in the words of the reader', async () => {
    const file = (mediaType: string) => ({ url: 'https://x.example/file', mediaType })
    await add(
      resource('clip', 'Clip', 'eye', { files: [file('video/mp4')] }),
      resource('sheet', 'Sheet', 'eye', { files: [file('application/pdf')] }),
    )
    const labels = async (languages: string[]) => {
      const { facets } = await search({ facets: ['FORMAT'], languages }, 'facets { values { value label } }')
      return new Map(facets[0].values.map(({ value, label }: Any) => [value, label]))
    }
    expect((await labels(['ar'])).get('video/mp4')).toBe('فيديو (MP4)')
    expect((await labels(['es-MX', 'en'])).get('video/mp4')).toBe('Vídeo (MP4)')
    expect((await labels(['xh'])).get('application/pdf')).toBe('PDF')
  })

  it('name closed sets in the language of the reader, in English where there are no words, and say in which', async () => {
    await add(resource('sheet', 'Sheet', 'eye', { printable: true }))
    const named = async (languages: string[]) => {
      const { facets } = await search(
        { filter: { traits: ['PRINTABLE'] }, facets: ['TRAIT', 'PERMITS', 'KIND'], languages },
        'facets { values { value label language } }',
      )
      return facets.map(
        ({ values }: Any) =>
          new Map(values.map(({ value, label, language }: Any) => [value.toUpperCase(), `${language}: ${label}`])),
      )
    }
    const [traits, permits, kinds] = await named(['fr-CA', 'en'])
    expect(traits.get('PRINTABLE')).toBe('fr: Peut être imprimé')
    expect(permits.get('COPY')).toBe('fr: Le copier et le partager')
    expect(kinds.get('CONTENT')).toBe('fr: Matériel pédagogique')
    expect((await named(['ar']))[1].get('TRANSLATE')).toBe('ar: الترجمة')
    expect((await named(['xh']))[0].get('PRINTABLE')).toBe('en: Can be printed')
  })

  it.each([
    ['ur', 'متبادل متن', 'مفت'],
    ['am', 'አማራጭ ጽሑፍ', 'ነፃ'],
    ['id', 'Teks alternatif', 'Gratis'],
    ['xh', 'Alternative text', 'Free of charge'],
  ])('name accessibility features and what costs nothing in %s', async (language, feature, trait) => {
    const tag = { kind: 'feature', value: 'alternativeText', says: 'present', basis: 'declared' } as const
    await add(resource('drawn', 'Volcano map', 'eye', { cost: 'free', tags: [tag] }))
    const { facets } = await search(
      { query: 'volcano', filter: { traits: ['FREE_OF_CHARGE'] }, facets: ['FEATURE', 'TRAIT'], languages: [language] },
      'facets { values { value label language count } }',
    )
    const [features, traits] = facets.map(({ values }: Any) => values)
    const told = { count: 1, language: language === 'xh' ? 'en' : language }
    expect(features).toContainEqual({ ...told, value: 'alternativeText', label: feature })
    expect(traits).toContainEqual({ ...told, value: 'FREE_OF_CHARGE', label: trait })
  })

  it('show the code of an outcome with the beginning of its statement, in a language of the reader', async () => {
    const { facets } = await search(
      { facets: ['OUTCOME'], languages: ['es', 'en'] },
      'facets { values { label language } }',
    )
    const labels = facets[0].values.map(({ label }: Any) => label as string)
    expect(labels.find((label: string) => label.startsWith('3.NF.A.1'))).toMatch(/^3\.NF\.A\.1 \p{L}.{10,90}$/u)
    expect(facets[0].values.every(({ language }: Any) => ['en', 'es'].includes(language as string))).toBe(true)
  })

  it('name what is chosen even where nothing is found', async () => {
    const { totalCount, facets } = await search(
      { query: 'fractions', filter: { traits: ['NO_SIGN_IN'], kinds: ['TOOL'] }, facets: ['TRAIT', 'KIND'] },
      'totalCount facets { values { value label count selected } }',
    )
    expect(totalCount).toBe(0)
    const chosen = facets.flatMap(({ values }: Any) => values).filter(({ selected }: Any) => selected)
    expect(chosen).toEqual([
      { value: 'NO_SIGN_IN', label: 'No account needed', count: 0, selected: true },
      { value: 'tool', label: 'Tool', count: 0, selected: true },
    ])
  })
})

describe('why something was found', () => {
  const why =
    'edges { node { title { text } } why { kind text field words } highlights { field language parts { text } } scoreParts { name value most } score }'

  it('names words and where they stand, the outcome, the language and how well it fits', async () => {
    const { edges } = await search(
      { query: 'pizza fractions', languages: ['en'], needs: [{ need: 'CAPTIONS' }], fitAtLeast: 'DOES_NOT_FIT' },
      why,
    )
    const reasons = edges[0].why as { kind: string; text: string; words: string[] }[]
    expect(reasons[0]).toMatchObject({ kind: 'WORDS', field: 'title', words: expect.arrayContaining(['pizza']) })
    expect(reasons.map(({ kind }) => kind)).toContain('LANGUAGE')
    expect(reasons.length).toBeLessThanOrEqual(6)
  })

  it('says by which label in another language it was found', async () => {
    const { edges } = await search({ query: 'matematicas', languages: ['en'] }, why)
    const label = edges.flatMap((edge: Any) => edge.why).find(({ kind }: Any) => kind === 'LABEL')
    expect(label.text).toBe('“Matemáticas” is Spanish for “Mathematics”, which it is about.')
  })

  it('says by which word that means the same it was found', async () => {
    await add(resource('apple', 'How gravity pulls an apple', 'eye'))
    const { edges } = await search({ query: 'Schwerkraft', languages: ['de'] }, why)
    expect(edges[0].why[0]).toMatchObject({
      kind: 'SYNONYM',
      field: 'title',
      text: 'Im Titel: „gravity“. „gravity“ bedeutet dasselbe wie „schwerkraft“.',
    })
  })

  it('says by which related word it was found, where only one of the two stands for the other', async () => {
    await add(resource('glass', 'The greenhouse effect', 'eye'))
    const { edges } = await search({ query: 'climate change', languages: ['en'] }, why)
    expect(edges[0].why[0]).toMatchObject({
      kind: 'SYNONYM',
      text: 'In the title: “greenhouse”, “effect”. “greenhouse effect” is related to “climate change”.',
    })
    expect((await search({ query: 'greenhouse effect', languages: ['en'] }, why)).edges).toHaveLength(1)
  })

  it('tells no synonym of a text that holds the word itself', async () => {
    await add(resource('fall', 'Gravity, gravedad, gravité', 'eye'))
    const { edges } = await search({ query: 'gravity', languages: ['en'] }, why)
    expect(edges[0].why[0]).toMatchObject({ kind: 'WORDS', field: 'title' })
    expect(edges[0].why[0].words).toEqual(expect.arrayContaining(['gravity', 'gravedad']))
    expect(edges[0].why[0].text).not.toContain('means the same')
  })

  it('says by which broader subject it was found, and by its label in which language', async () => {
    await add(
      concept('rocks', [['en', 'Rocks']], ['earth']),
      concept('earth', [
        ['en', 'Earth science'],
        ['es', 'Ciencias de la Tierra'],
      ]),
      resource('lava', 'Lava lamps', 'eye', { subjects: [about('rocks')] }),
    )
    const broader = async (query: string, languages: string[]) =>
      (await search({ query, languages }, why)).edges[0].why.find(({ kind }: Any) => kind === 'BROADER')
    expect(await broader('earth science', ['en'])).toMatchObject({
      field: 'related',
      text: 'It belongs under “Earth science”.',
    })
    expect((await broader('ciencias tierra', ['en'])).text).toBe(
      '“Ciencias de la Tierra” is Spanish for “Earth science”, which it belongs under.',
    )
  })

  it('speaks the first language of the reader that has words, and says which', async () => {
    const spoken = async (...languages: string[]) => {
      const { edges } = await search(
        { query: 'pizza', languages, needs: [{ need: 'CAPTIONS' }], fitAtLeast: 'DOES_NOT_FIT' },
        'edges { why { kind text language } }',
      )
      return edges[0].why[0]
    }
    expect(await spoken('sw', 'en')).toEqual({ kind: 'WORDS', text: 'Katika kichwa: “pizza”.', language: 'sw' })
    expect(await spoken('xh', 'zh-Hant')).toMatchObject({ text: '标题中：“pizza”。', language: 'zh' })
    expect(await spoken('xh')).toMatchObject({ text: 'In the title: “pizza”.', language: 'en' })
  })

  it('names the code of the outcome taught', async () => {
    const { edges } = await search({ query: '3NFA1' }, why)
    expect(edges[0].why[0]).toMatchObject({ kind: 'CODE', text: 'It teaches 3.NF.A.1.' })
  })

  it('proves the fit', async () => {
    const { edges } = await search({ query: '', needs: [{ need: 'CAPTIONS' }], fitAtLeast: 'FITS' }, why)
    const kinds = edges[0].why.map(({ kind }: Any) => kind)
    expect(kinds).toContain('FIT')
  })

  it('gives the title whole as one text', async () => {
    const { edges } = await search({ query: 'fractions' }, why)
    for (const { node, highlights } of edges)
      expect(highlights[0].parts.map(({ text }: Any) => text).join('')).toBe(node.title.text)
  })

  it('marks the words in the title and in the passage with most of them, in any script', async () => {
    const long = `${'Before all that there is much to say. '.repeat(20)}Then the VOLCÁNO erupts with lava. ${'And more. '.repeat(40)}`
    await add(
      resource('volcano', 'The volcano', 'eye', { descriptions: [{ language: 'en', text: long }] }),
      resource('zh', 'x', 'eye', { titles: [{ language: 'zh', text: '分数的加法' }], languages: ['zh'] }),
      resource('ar', 'x', 'eye', { titles: [{ language: 'ar', text: 'مِسَاحَةُ المُثَلَّث' }], languages: ['ar'] }),
    )
    const fields = 'edges { highlights { field language parts { text matched } } }'
    const marks = async (query: string) =>
      (await search({ query }, fields)).edges[0].highlights.map(({ parts }: Any) =>
        parts.filter(({ matched }: Any) => matched).map(({ text }: Any) => text),
      )
    expect(await marks('volcano lava')).toEqual([['volcano'], ['VOLCÁNO', 'lava']])
    expect(await marks('分数')).toEqual([['分数']])
    expect(await marks('مساحة المثلث')).toEqual([['مِسَاحَةُ', 'المُثَلَّث']])
    const [, passage] = (await search({ query: 'volcano lava' }, fields)).edges[0].highlights
    const text = passage.parts.map((part: Any) => part.text).join('') as string
    expect(text.length).toBeLessThanOrEqual(202)
    expect(text).toMatch(/^….*Then the VOLCÁNO erupts with lava\..*…$/)
  })

  it('adds the parts of the score up to the score, when asked', async () => {
    const { edges } = await search({ query: 'fractions', languages: ['en'], explain: true }, why)
    for (const { score, scoreParts } of edges) {
      const sum = scoreParts.reduce((total: number, { value }: Any) => total + (value as number), 0)
      expect(sum).toBeCloseTo(score, 9)
      for (const { value, most } of scoreParts) expect(value).toBeLessThanOrEqual(most)
    }
    expect((await search({ query: 'fractions' }, why)).edges[0].scoreParts).toEqual([])
  })
})

describe('ways out', () => {
  const ways = 'workCount waysOut { kind name value label query works } didYouMean'

  it('are none when something was found', async () => {
    expect((await search({ query: 'fractions' }, ways)).waysOut).toEqual([])
  })

  it('name each filter, all of them, the needs and the words, with what leaving them out brings', async () => {
    const { waysOut } = await search(
      { query: 'fractions', filter: { languages: ['sw'], maxMinutes: 1 }, languages: ['en'] },
      ways,
    )
    expect(waysOut[0]).toMatchObject({ kind: 'ALL_FILTERS', name: null, query: 'fractions' })
    expect(waysOut.map(({ works }: Any) => works)).toEqual(
      waysOut.map(({ works }: Any) => works as number).sort((a: number, b: number) => b - a),
    )
    for (const { works } of waysOut) expect(works).toBeGreaterThan(0)
    const all = (await search({ query: 'fractions' }, TITLES)).workCount
    expect(waysOut[0].works).toBe(all)
  })

  it.each([
    ['all of them where the search was little work', 1_000, 0, 3],
    ['fewer where it was much', 400_000, 0, 2],
    ['one where it was very much and found nothing', 5_000_000, 0, 1],
    ['none where it was very much and found something', 5_000_000, 5, 0],
  ])('are tried: %s', async (_what, steps, works, tried) => {
    const { search: index } = api.services
    const find = index.search.bind(index)
    let asked = 0
    index.search = async (query) => {
      asked++
      return { ...(await find(query)), hits: [], dropped: ['zzz'], total: works, works, steps }
    }
    await search({ query: 'fractions pizza zzz' }, 'waysOut { query }')
    expect(asked).toBe(1 + tried)
  })

  it('name the value of a filter for people', async () => {
    const { waysOut } = await search({ query: 'fractions', filter: { languages: ['zu'] }, languages: ['en'] }, ways)
    expect(waysOut).toEqual([
      expect.objectContaining({ kind: 'FILTER', name: 'languages', value: 'zu', label: 'Zulu', query: 'fractions' }),
    ])
  })

  it.each([
    ['en', ['at most 1 minute', 'at most 0.5 MB', 'age 3', 'changed since Jan 31, 2040']],
    ['ru', ['не дольше: 1 минута', 'не больше: 0,5 МБ', 'возраст: 3', 'изменено с 31 янв. 2040 г.']],
    ['ar', ['دقيقة على الأكثر', '0.5 م.ب على الأكثر', 'العمر 3', 'عُدّل منذ 31\u200f/01\u200f/2040']],
    ['am', ['ቢበዛ 1 ደቂቃ', 'ቢበዛ 0.5 ሜጋባይት', 'ዕድሜ፦ 3', 'ከ31 ጃን 2040 ወዲህ የተቀየረ']],
  ])('name amounts with their units in %s', async (language, labels) => {
    await add(resource('volcano', 'Volcanoes', 'eye', { minutes: 40, ageFrom: 8, ageTo: 10 }))
    const filters = [{ maxMinutes: 1 }, { maxBytes: 500_000 }, { age: 3 }, { updatedSince: '2040-01-31T00:00:00Z' }]
    const told = await Promise.all(
      filters.map((filter) =>
        search({ query: 'volcanoes', filter, languages: [language] }, 'waysOut { label language works }'),
      ),
    )
    expect(told.map(({ waysOut }) => waysOut)).toEqual(labels.map((label) => [{ label, language, works: 1 }]))
  })

  it('relax the needs', async () => {
    const { waysOut } = await search({ query: 'pizza', needs: [{ need: 'NO_FLASHING' }, { need: 'NO_MOTION' }] }, ways)
    const all = (await search({ query: 'pizza' }, TITLES)).workCount
    if (all > 0) expect(waysOut.find(({ kind }: Any) => kind === 'NEEDS')?.works ?? all).toBe(all)
  })

  it('leave a word out and keep the rest as it was typed', async () => {
    const found = await search({ query: 'pizza shadow', filter: { kinds: ['TOOL'] } }, ways)
    for (const { kind, query, value } of found.waysOut)
      if (kind === 'WORD') expect(['pizza', 'shadow'].filter((word) => word !== value)).toEqual([query])
  })

  it('offer other spellings when little was found', async () => {
    await add(resource('volcano', 'Volcanoes of the world', 'eye'))
    const { didYouMean } = await search({ query: 'volcanos', filter: {} }, ways)
    expect(Array.isArray(didYouMean)).toBe(true)
    expect((await search({ query: 'fractions' }, ways)).didYouMean).toEqual([])
  })
})

describe('suggestions and similar works', () => {
  it('suggest words, titles, subjects and outcomes, each with what it names', async () => {
    const { data, errors } = await api.ask(
      `query ($q: String!) { suggest(query: $q, languages: ["en"], first: 12) { text source resource { id } outcome { id } subject { id } } }`,
      { q: 'fra' },
    )
    expect(errors).toBeUndefined()
    const list = (data as Any).suggest as Any[]
    expect(new Set(list.map(({ source }) => source))).toEqual(new Set(['WORD', 'TITLE', 'OUTCOME']))
    for (const { source, resource, outcome, subject } of list)
      expect([source, !!resource, !!outcome, !!subject]).toEqual([
        source,
        source === 'TITLE',
        source === 'OUTCOME',
        source === 'SUBJECT',
      ])
    const { data: maths } = await api.ask(
      '{ suggest(query: "math", languages: ["en"]) { text source subject { id } } }',
    )
    expect((maths as Any).suggest).toContainEqual({
      text: 'Mathematics',
      source: 'SUBJECT',
      subject: { id: idOf('classroom:subject/mathematics') },
    })
  })

  it('suggest what is in the languages of the reader first, and in the same answer what is in others', async () => {
    await add(
      resource('en', 'Volcanic rocks', 'eye', { languages: ['en'] }),
      resource('es', 'Volcanes del mundo', 'eye', {
        titles: [{ language: 'es', text: 'Volcanes del mundo' }],
        languages: ['es'],
      }),
    )
    const suggested = async (languages: string[], first: number): Promise<string[]> => {
      const { data } = await api.ask(
        'query ($languages: [LanguageTag!], $first: Int) { suggest(query: "volcan", languages: $languages, first: $first) { text } }',
        { languages, first },
      )
      return (data as Any).suggest.map(({ text }: Any) => text as string)
    }
    const spanish = await suggested(['es'], 8)
    expect(spanish.slice(0, 2)).toEqual(['volcanes', 'Volcanes del mundo'])
    expect(spanish).toContain('Volcanic rocks')
    expect(new Set(spanish).size).toBe(spanish.length)
    expect((await suggested(['en'], 8)).slice(0, 2)).toEqual(['volcanic', 'Volcanic rocks'])
    expect(await suggested(['es'], 2)).toEqual(['volcanes', 'Volcanes del mundo'])
  })

  it('suggest outcomes alone, and nothing for no words', async () => {
    const { data } = await api.ask(
      '{ outcomes: suggest(query: "frac", kind: OUTCOME) { source outcome { id } } none: suggest(query: " ?! ") { text } }',
    )
    const { outcomes, none } = data as Any
    expect(outcomes.some(({ source, outcome }: Any) => source === 'TITLE' && outcome)).toBe(true)
    expect(none).toEqual([])
  })

  it('say what similar works share', async () => {
    await add(resource('cake', 'Cake for all', 'unit-fractions'))
    const { data, errors } = await api.ask(
      `query ($id: ID!) { similar(resource: $id) { score resource { id work: id title { text } } why { kind text } } none: similar(resource: "nobody") { score } }`,
      { id: idOf('classroom:resource/pizza-fractions') },
    )
    expect(errors).toBeUndefined()
    const { similar, none } = data as Any
    expect(none).toEqual([])
    expect(similar.length).toBeGreaterThan(2)
    for (const {
      why,
      resource: { id },
    } of similar) {
      expect(why.length).toBeGreaterThan(0)
      expect(id).not.toBe(idOf('classroom:resource/pizza-fractions'))
    }
    expect(similar.flatMap(({ why }: Any) => why).map(({ kind }: Any) => kind)).toContain('OUTCOME')
  })
})

describe('cursors over a changing index', () => {
  const page = (after?: string) =>
    search({ query: '', first: 3, after, languages: ['en'] }, 'nodes { id } pageInfo { hasNextPage endCursor }')

  async function walk(between: (page: number, shown: string[]) => Promise<void>): Promise<string[]> {
    const shown: string[] = []
    let after: string | undefined
    for (let number = 0; ; number++) {
      const { nodes, pageInfo } = await page(after)
      shown.push(...nodes.map(({ id }: Any) => id as string))
      if (!pageInfo.hasNextPage) return shown
      after = pageInfo.endCursor as string
      await between(number, shown)
    }
  }

  it('show nothing twice and miss nothing that was there all along, while documents come', async () => {
    const before = await walk(async () => undefined)
    const shown = await walk(async (number) => {
      await add(resource(`new-${number}`, `Something new ${number}`, 'eye'))
    })
    expect(new Set(shown).size).toBe(shown.length)
    expect(before.filter((id) => !shown.includes(id))).toEqual([])
  })

  it('go on where they were when what they stand on is gone', async () => {
    const before = await walk(async () => undefined)
    const gone = new Set<string>()
    const shown = await walk(async (_number, so) => {
      const last = so.at(-1) as string
      gone.add(last)
      const { version } = await api.services.search.status()
      await api.services.search.apply({ upsert: [], remove: [{ kind: 'resource', id: last }], version })
    })
    expect(new Set(shown).size).toBe(shown.length)
    expect(before.filter((id) => !shown.includes(id) && !gone.has(id))).toEqual([])
  })

  it('hold through a rebuild', async () => {
    const before = await walk(async () => undefined)
    const shown = await walk(async (number) => {
      if (number === 1) await api.services.indexer.rebuild()
    })
    expect(shown).toEqual(before)
  })
})

describe('bad input', () => {
  const DOCUMENT = `query ($query: String, $filter: ResourceFilter, $first: Int, $after: String, $facets: [ResourceFacet!]) {
    searchResources(query: $query, filter: $filter, first: $first, after: $after, facets: $facets) { totalCount waysOut { kind } didYouMean } }`
  async function refusal(
    variables: Record<string, unknown>,
  ): Promise<{ message: string; code: unknown; argument: unknown }> {
    const { errors } = await api.ask(DOCUMENT, variables)
    const { message, extensions } = errors![0]!
    return { message, code: extensions?.['code'], argument: extensions?.['argument'] }
  }

  it.each([
    ['a word of 10,000 letters', 'a'.repeat(10_000), '10,000'],
    ['5,000 words', 'word '.repeat(5_000), '25,000'],
  ])('%s is refused with what is allowed', async (_what, query, length) => {
    expect(await refusal({ query })).toEqual({
      message: `\`query\` has ${length} characters; at most 500 are allowed. Shorten it.`,
      code: 'BAD_USER_INPUT',
      argument: 'query',
    })
  })

  const ODD = `query ($query: String!) {
    searchResources(query: $query, first: 1, facets: [LANGUAGE, SUBJECT, LEVEL, OUTCOME, TRAIT]) {
      totalCount droppedWords didYouMean waysOut { label } nodes { title { text } } facets { valueCount values(contains: "e") { label } } }
    suggest(query: $query) { text } }`
  const EVERYTHING = 20
  it.each<[what: string, query: string, found: number, dropped?: string[]]>([
    ['nothing', '', EVERYTHING],
    ['only punctuation', '???!!...', EVERYTHING],
    ['only emoji', '😀😀👩‍🏫', EVERYTHING],
    ['emoji beside a word', 'pizza 😀', 2],
    ['quotes around nothing', '""', EVERYTHING],
    ['a quote that is never closed', '"pizza', 2],
    ['a quote that was never opened', 'pizza"', 2],
    ['quotes without an end around what is not there', '"unbalanced quotes', 0, ['unbalanced', 'quotes']],
    ['exclusions of nothing', '- - -', EVERYTHING],
    ['a long line of hyphens', '-'.repeat(500), EVERYTHING],
    ['only words that say nothing', 'the of and', 4],
    ['a regular expression', '(pizza|fractions)+$ ^', 2],
    ['a bomb of a regular expression', '.*'.repeat(200), EVERYTHING],
    ['words of three scripts', 'مرحبا hello שלום', 0, ['مرحبا', 'hello', 'שלום']],
    ['mixed directions', 'pizza \u202eمرحبا\u202c', 2, ['مرحبا']],
    ['a word turned round', '\u202epizza\u202c', 2],
    ['characters that are none', '\u0000\uffff', EVERYTHING],
    ['half a character', '\ud800', EVERYTHING],
    ['a word of 500 letters', 'a'.repeat(500), 0, ['a'.repeat(500)]],
    ['a path', '../../etc/passwd', 0, ['etc', 'passwd']],
    ['a template', '{{7*7}}', 0, ['7']],
  ])('%s is answered, with a bounded number of questions to index and graph', async (_what, query, found, dropped) => {
    const asked = countAsked()
    api.graph.reset()
    const { data, errors } = await api.ask(ODD, { query })
    expect(errors).toBeUndefined()
    const { searchResources } = data as Any
    expect(searchResources.totalCount).toBe(found)
    expect(searchResources.droppedWords).toEqual(dropped ?? [])
    if (found === 2) expect(titles(searchResources)).toEqual(['Pizza fractions'])
    expect(searchResources.didYouMean.length).toBeLessThanOrEqual(3)
    // The search, what was meant, eight ways out; and for suggestions twice two.
    expect(asked.times).toBeLessThanOrEqual(14)
    expect(api.graph.reads).toBeLessThanOrEqual(12)
  })

  it('of a hundred different words 24 are looked for, and those that are left out are named', async () => {
    const query = Array.from({ length: 100 }, (_, at) => `w${at}`).join(' ')
    const asked = countAsked()
    const { data, errors } = await api.ask(ODD, { query: `pizza ${query}` })
    expect(errors).toBeUndefined()
    const { searchResources } = data as Any
    // Those beyond the first 96 are not read at all.
    expect(searchResources.droppedWords).toEqual(Array.from({ length: 95 }, (_, at) => `w${at}`))
    expect(titles(searchResources)).toEqual(['Pizza fractions'])
    expect(asked.times).toBeLessThanOrEqual(14)
  })

  it('64 facets at once are refused, and each twice is answered once', async () => {
    expect((await refusal({ facets: Array<string>(64).fill('LANGUAGE') })).message).toBe(
      '`facets` names 64 facets; there are 14. Name each once.',
    )
    const { facets } = await search({ facets: ['LANGUAGE', 'LANGUAGE'] }, 'facets { name }')
    expect(facets).toEqual([{ name: 'LANGUAGE' }])
  })

  it.each([-1, 0, 101, 1_000_000])('%i results at once are refused', async (first) => {
    expect(await refusal({ first })).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' })
  })

  it('a forged, cut or foreign cursor is refused with what to do', async () => {
    const { pageInfo } = await search({ query: 'fractions', first: 2 }, 'pageInfo { endCursor }')
    const own = pageInfo.endCursor as string
    for (const after of [
      '',
      'x',
      '💥',
      'a'.repeat(5_000),
      own.slice(0, -4),
      own.replace(/.$/, (l) => (l === 'A' ? 'B' : 'A')),
    ])
      expect(await refusal({ query: 'fractions', first: 2, after })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('Start again from the first page.'),
      })
    expect((await refusal({ query: 'shadows', first: 2, after: own })).message).toBe(
      'The cursor belongs to another query. Start again from the first page.',
    )
  })

  it('filter values that do not exist find nothing, and say what to leave out', async () => {
    for (const filter of [
      { subjects: ['nobody'] },
      { licences: ['"; DROP'] },
      { providers: ['x'.repeat(5_000)] },
      { outcomes: ['__proto__', 'constructor'] },
    ]) {
      const found = await search({ query: 'fractions', filter }, 'totalCount waysOut { kind works }')
      expect(found).toMatchObject({ totalCount: 0, waysOut: [{ kind: 'FILTER' }] })
    }
  })

  it('more than 100 values of a filter, and numbers that are none, are refused by name', async () => {
    const subjects = Array.from({ length: 101 }, (_, at) => String(at))
    expect(await refusal({ filter: { subjects } })).toMatchObject({ argument: 'filter.subjects' })
    expect(await refusal({ filter: { maxMinutes: -5 } })).toMatchObject({ argument: 'filter.maxMinutes' })
  })

  it.each(['suggest(query: "a", first: 21)', 'suggest(query: "a", first: -1)', 'similar(resource: "a", first: 51)'])(
    '%s is refused',
    async (field) => {
      const { errors } = await api.ask(`{ ${field} { __typename } }`)
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    },
  )

  it('a facet is given in 1 to 200 values', async () => {
    for (const first of [0, 201]) {
      const { errors } = await api.ask(
        'query ($first: Int) { searchResources(facets: [LANGUAGE]) { facets { values(first: $first) { value } } } }',
        { first },
      )
      expect(errors?.[0]?.message).toContain('give a whole number from 1 to 200')
    }
  })

  it('a document of 10 MB is found by its beginning, and cut in what is shown', async () => {
    const text = `Obsidian ${'lava '.repeat(2_000_000)}`
    await add(resource('huge', 'Huge', 'eye', { descriptions: [{ language: 'en', text }] }))
    const { edges } = await search({ query: 'obsidian' }, 'edges { node { id } highlights { field parts { text } } }')
    expect(edges.map(({ node }: Any) => node.id)).toEqual([idOf('classroom:resource/huge')])
    for (const { parts } of edges[0].highlights)
      expect(parts.map(({ text: part }: Any) => part as string).join('').length).toBeLessThan(500)
  })
})
