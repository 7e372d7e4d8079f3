/** African Storybook, the Global Digital Library and OpenStax, on records of our own in their form. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import { detect } from '#seed/formats/detect.ts'
import { Findings } from '#api/metadata/findings.ts'
import { importFiles } from '#seed/import.ts'
import { readStory } from '#seed/sources/african-storybook.ts'
import { creditsOf } from '#seed/sources/credits.ts'
import { beginning } from '#seed/sources/each-record.ts'
import { readBook as readLibraryBook, readGlobalDigitalLibrary } from '#seed/sources/global-digital-library.ts'
import { readOpenstax, readSection } from '#seed/sources/openstax.ts'
import { collect, folderWith, jsonLines, problemsOf, recordsOf } from './files.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'

const story = (more: object = {}) => ({
  id: 'asp-source/sw/0042_mbuzi',
  collection: 'asp-source',
  storyNumber: '0042',
  language: 'sw',
  title: 'Mbuzi mrefu',
  license: 'CC-BY',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
  text: 'Ada Obi, Kofi Mensah',
  illustration: 'Wanjiru & Sons',
  translation: 'Rosa Lima',
  url: 'http://africanstorybook.org/stories/mbuzi',
  sourceFile: `https://github.com/example/stories/blob/${COMMIT}/sw/0042_mbuzi.md`,
  pages: 8,
  words: 40,
  openingText: 'Mbuzi wangu ni mrefu. Anapenda maj',
  ...more,
})
const book = (more: object = {}) => ({
  source_id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
  language: 'swa',
  title: 'Mvua',
  description: 'Kitabu cha kusoma.',
  author: 'Ada Obi, Kofi Mensah, and Rosa Lima',
  license: { license_id: 'CC BY', copyright_holder: 'Mango House', description: null },
  provider: 'Mango House',
  aggregator: 'Global Digital Library',
  thumbnail: 'https://example.org/picture',
  files: [{ file_type: 'epub', path: 'https://books.example.org/epub/mvua.epub', language: 'swa' }],
  readingLevel: 'Level 2',
  languageName: 'Kiswahili (Kenya)',
  ...more,
})
const opened = {
  uuid: '22222222-2222-4333-8444-555555555555',
  title: 'Physics',
  slug: 'physics',
  language: 'en',
  license: 'http://creativecommons.org/licenses/by/4.0/',
  authors: ['Ada Obi'],
  publisher: 'OpenStax',
  url: 'https://openstax.org/details/books/physics',
  sourceFile: `https://github.com/openstax/osbooks-x/blob/${COMMIT}/collections/physics.collection.xml`,
  contents: ['m1', { title: 'Motion', modules: [{ title: 'On a line', modules: ['m2'] }] }],
  moduleCount: 2,
}
const section = (more: object = {}) => ({
  id: 'm2',
  uuid: '33333333-2222-4333-8444-555555555555',
  title: 'Speed',
  language: 'en',
  license: 'http://creativecommons.org/licenses/by/4.0/',
  publisher: 'OpenStax',
  isPartOf: [{ book: 'physics', chapter: ['Motion', 'On a line'], position: 2 }],
  url: `https://github.com/openstax/osbooks-x/blob/${COMMIT}/modules/m2/index.cnxml`,
  objectives: ['Tell speed from velocity', 'Read a speedometer'],
  openingText: 'A train passes. How fast does it g',
  words: 900,
  media: { images: 2, imagesWithAlt: 2, mathFormulas: 3, videos: 0, tables: 0, exercises: 1 },
  ...more,
})

describe('Credit lines', () => {
  const names = (line: string) => creditsOf(line).named.map(({ name }) => name)

  it.each([
    ['Ada Obi', ['Ada Obi']],
    ['Ada Obi, Kofi Mensah, and Rosa Lima', ['Ada Obi', 'Kofi Mensah', 'Rosa Lima']],
    ['Ada Obi and Kofi Mensah', ['Ada Obi', 'Kofi Mensah']],
    ['Ada Obi; Kofi Mensah & Rosa Lima', ['Ada Obi', 'Kofi Mensah', 'Rosa Lima']],
    ['Angie & Upesh, Rosa Lima', ['Angie & Upesh', 'Rosa Lima']],
    ['Elke and René Leisink', ['Elke and René Leisink']],
    ['Rosa Lima Rosa Lima', ['Rosa Lima']],
    ['Rosa Lima and Rosa Lima', ['Rosa Lima']],
    ['Ada Obi and', ['Ada Obi']],
    ['Ada Obi (Reading Club, Accra)', ['Ada Obi (Reading Club, Accra)']],
    ['Ada Obi (retold folktale)', ['Ada Obi (retold folktale)']],
    ['Projet Lire, avec la contribution du Comité', ['Projet Lire, avec la contribution du Comité']],
    ['ኣንገሶም ኣባዲ፣ ጎይትኦም ከበደ', ['ኣንገሶም ኣባዲ', 'ጎይትኦም ከበደ']],
    ['Ghanaian folktale', []],
    ['Unknown', []],
  ])('of “%s” name %j', (line, expected) => {
    expect(names(line)).toEqual(expected)
  })

  it('tell organisations from people', () => {
    const kinds = creditsOf('Ada Obi, Kampala Primary School, Mango Tree').named.map(({ kind }) => kind)
    expect(kinds).toEqual(['person', 'organisation', 'organisation'])
    expect(creditsOf('Kofi Mensah (Hill Primary School)').named[0]?.kind).toBe('person')
  })

  it('say when the names are not all that stands there', () => {
    expect(creditsOf('Ada Obi, Kofi Mensah, and Rosa Lima').isWhole).toBe(true)
    expect(creditsOf('Ada Obi, Ghanaian folktale').isWhole).toBe(false)
    expect(creditsOf('Rosa Lima Rosa Lima').isWhole).toBe(false)
  })
})

describe('A text that was cut', () => {
  it('ends with the last whole word and says so, and is left alone when it ends with a sentence', () => {
    expect(beginning('A train passes. How fast does it g')).toBe('A train passes. How fast does it…')
    expect(beginning('A train passes.')).toBe('A train passes.')
    expect(beginning('“Run!” ')).toBe('“Run!” ')
    expect(beginning('ማንበብ እወዳለሁ።')).toBe('ማንበብ እወዳለሁ።')
  })
})

describe('African Storybook', () => {
  const read = (more: object = {}) => {
    const found = new Findings(false)
    return { record: readStory(story(more), found).record as ResourceRecord, problems: found.problems }
  }

  it('joins the languages of a story, and claims nothing of which one was translated', () => {
    const { record } = read()
    expect(record).toMatchObject({
      sourceKey: 'african-storybook:sw/0042_mbuzi',
      work: 'african-storybook:story/0042',
      titles: [{ language: 'sw', text: 'Mbuzi mrefu' }],
      descriptions: [{ language: 'sw', text: 'Mbuzi wangu ni mrefu. Anapenda…' }],
      basedOn: [],
      tags: [],
    })
    expect(record.translationOf).toBeUndefined()
    expect(read({ language: 'en', id: 'asp-source/en/0042_goat' }).record.work).toBe(record.work)
  })

  it('credits each person with what they did', () => {
    expect(read().record.contributions.map(({ role, agent }) => [role, agent.name])).toEqual([
      ['author', 'Ada Obi'],
      ['author', 'Kofi Mensah'],
      ['illustrator', 'Wanjiru & Sons'],
      ['translator', 'Rosa Lima'],
    ])
  })

  it('keeps a credit that names nobody as it stands', () => {
    const { record } = read({ text: 'Ghanaian folktale' })
    expect(record.contributions.some(({ role }) => role === 'author')).toBe(false)
    expect(record.extra).toEqual({ collection: 'asp-source', pages: 8, words: 40, text: 'Ghanaian folktale' })
  })

  it('makes one licence statement of words and link that agree', () => {
    const { record, problems } = read()
    expect(record.licences).toMatchObject([{ licence: 'cc-by-4.0', words: 'CC-BY' }])
    expect(problems).toEqual([])
  })

  it('keeps both where file and list disagree, permits what both permit, and tells it', () => {
    const { record, problems } = read({ licenseUrl: 'https://creativecommons.org/licenses/by-nc/4.0/' })
    expect(record.licences).toMatchObject([
      { licence: 'cc-by', words: 'CC-BY', statedBy: expect.stringContaining('file of the story') },
      { licence: 'cc-by-nc-4.0', statedBy: expect.stringContaining('list of stories') },
    ])
    expect(summarise(record.licences)).toMatchObject({ disagree: true })
    expect(summarise(record.licences).permits).not.toContain('SELL')
    expect(problems).toMatchObject([{ path: '$.licenseUrl', fatal: false }])
  })

  it.each([
    ['lgg-official', 'lgg-x-official'],
    ['tw-akua', 'tw-x-akua'],
    ['fat', 'fat'],
    ['kr', 'kr'],
  ])('writes the language “%s” as %s and keeps the tag', (language, tag) => {
    const { record } = read({ language })
    expect(record.languages).toEqual([tag])
    expect(record.originalLanguages).toEqual(tag === language ? undefined : [language])
  })

  it.each([
    ['$.language', { language: 'not a language' }],
    ['$.url', { url: 'javascript:alert(1)' }],
    ['$.title', { title: '  ' }],
    ['$.storyNumber', { storyNumber: undefined }],
    ['$.id', { id: 7 }],
  ])('is rejected for %s', (path, more) => {
    const { record, problems } = read(more)
    expect(record).toBeUndefined()
    expect(problems).toContainEqual(expect.objectContaining({ path, fatal: true }))
  })
})

describe('The Global Digital Library', () => {
  const read = (more: object = {}) => {
    const found = new Findings(false)
    return { record: readLibraryBook(book(more), found).record as ResourceRecord, problems: found.problems }
  }

  it('gives a book with its file, people, rights and the country of its language', () => {
    const { record, problems } = read()
    expect(problems).toEqual([])
    expect(record).toMatchObject({
      sourceKey: 'global-digital-library:11111111-2222-4333-8444-555555555555',
      uri: 'urn:uuid:11111111-2222-4333-8444-555555555555',
      url: 'https://books.example.org/epub/mvua.epub',
      languages: ['sw-KE'],
      originalLanguages: ['swa'],
      titles: [{ language: 'sw-KE', text: 'Mvua' }],
      files: [{ mediaType: 'application/epub+zip', language: 'sw-KE', downloadable: true }],
      licences: [{ licence: 'cc-by', words: 'CC BY' }],
      extra: { readingLevel: 'Level 2', thumbnail: 'https://example.org/picture' },
    })
    expect(record.contributions.map(({ role, agent }) => [role, agent.name, agent.kind])).toEqual([
      ['creator', 'Ada Obi', 'person'],
      ['creator', 'Kofi Mensah', 'person'],
      ['creator', 'Rosa Lima', 'person'],
      ['copyright holder', 'Mango House', 'organisation'],
    ])
  })

  it('reads the reading level in the words of the language', () => {
    expect(read().record.levels).toMatchObject([
      { sourceKey: 'global-digital-library:level/2', labels: [{ language: 'en', text: 'Level 2' }] },
    ])
    expect(read({ language: 'am', languageName: 'አማርኛ', readingLevel: 'ደረጃ 2' }).record.levels).toMatchObject([
      { sourceKey: 'global-digital-library:level/2', labels: [{ language: 'am', text: 'ደረጃ 2' }] },
    ])
    const { record, problems } = read({ readingLevel: 'Very hard' })
    expect(record.levels).toEqual([])
    expect(problems).toMatchObject([{ path: '$.readingLevel', fatal: false }])
  })

  it('brings its reading levels in their order', async () => {
    const folder = folderWith({ 'books.jsonl': jsonLines(book()) })
    const levels = recordsOf(await collect(readGlobalDigitalLibrary([join(folder, 'books.jsonl')])))
    expect(
      levels.filter(({ type }) => type === 'concept').map((level) => 'labels' in level && level.labels[0]?.text),
    ).toEqual(['Decodable', 'Level 1', 'Level 2', 'Level 3', 'Level 4', 'Read aloud'])
  })

  it('does not pass over words beside a licence', () => {
    const license = { license_id: 'CC BY', copyright_holder: 'X', description: 'Not for use in schools' }
    expect(read({ license }).record.licences).toMatchObject([{ licence: 'unrecognised' }])
  })

  it.each([
    ['$.files', { files: [] }],
    ['$.files', { files: [{ path: 'ftp://example.org/x.pdf' }] }],
    ['$.source_id', { source_id: '' }],
    ['$.language', { language: 'qqqqq' }],
  ])('is rejected for %s', (path, more) => {
    const { record, problems } = read(more)
    expect(record).toBeUndefined()
    expect(problems).toContainEqual(expect.objectContaining({ path, fatal: true }))
  })
})

describe('OpenStax', () => {
  async function read(...files: object[][]) {
    const folder = folderWith(Object.fromEntries(files.map((records, at) => [`${at}.jsonl`, jsonLines(...records)])))
    const items = await collect(readOpenstax(files.map((_, at) => join(folder, `${at}.jsonl`))))
    const records = recordsOf(items) as ResourceRecord[]
    return {
      records,
      problems: problemsOf(items),
      section: records.find(({ sourceKey }) => sourceKey === 'openstax:m2'),
    }
  }

  it('makes a section a part of its book, at its place, with the people and subject of the book', async () => {
    const { section: speed, problems, records } = await read([section()], [opened])
    expect(problems).toEqual([])
    expect(records.map(({ sourceKey }) => sourceKey)).toEqual(['openstax:m2', 'openstax:book/physics'])
    expect(speed).toMatchObject({
      uri: 'urn:uuid:33333333-2222-4333-8444-555555555555',
      url: 'https://openstax.org/details/books/physics',
      files: [{ url: expect.stringContaining('/modules/m2/index.cnxml') }],
      partOf: [{ whole: { sourceKey: 'openstax:book/physics', title: 'Physics' }, position: 2 }],
      keywords: ['Motion', 'On a line'],
      subjects: [{ sourceKey: 'waymark-seed:subject/physics' }],
      ageFrom: 15,
      ageTo: 18,
      contributions: [{ role: 'author', agent: { name: 'Ada Obi' } }],
      licences: [{ licence: 'cc-by-4.0', statedBy: 'OpenStax (osbooks-x 0123456)' }],
    })
    expect(speed?.descriptions[0]?.text).toBe(
      'A train passes. How fast does it…\n• Tell speed from velocity\n• Read a speedometer',
    )
  })

  it('leads to the section’s own source where the book is not given', async () => {
    const { section: alone } = await read([section()])
    expect(alone?.url).toContain('/modules/m2/index.cnxml')
    expect(alone?.partOf[0]?.whole).toMatchObject({ sourceKey: 'openstax:book/physics', title: 'physics' })
  })

  it('keeps several places, and the contents of a book as they stand', async () => {
    const isPartOf = [
      { book: 'physics', chapter: [], position: 1 },
      { book: 'other-book', chapter: ['Motion'], position: 4 },
    ]
    const { section: twice, records } = await read([section({ isPartOf })], [opened])
    expect(twice?.partOf.map(({ position }) => position)).toEqual([1, 4])
    expect(records.at(-1)?.extra).toMatchObject({ contents: opened.contents, moduleCount: 2 })
  })

  it('tells a book whose count is not that of its contents', async () => {
    const { problems } = await read([{ ...opened, moduleCount: 5 }])
    expect(problems).toMatchObject([{ path: '$.moduleCount', message: 'is not the 2 sections of contents' }])
  })

  it.each([
    [3, 3, 'present', 0],
    [3, 0, 'absent', 1],
    [3, 2, undefined, 1],
    [0, 0, undefined, 0],
  ])('of %i pictures with %i described says alternative text is %s', (images, imagesWithAlt, says, notes) => {
    const found = new Findings(false)
    const record = readSection(section({ media: { images, imagesWithAlt } }), found).record as ResourceRecord
    expect(record.tags.map((tag) => tag.says)).toEqual(says ? [says] : [])
    expect(found.problems).toHaveLength(notes)
  })

  it('does not repeat a title as what the section is about', () => {
    const found = new Findings(false)
    const { record } = readSection(section({ abstract: 'Speed', objectives: [], openingText: undefined }), found)
    expect((record as ResourceRecord).descriptions).toEqual([])
  })
})

describe('An import of the three', () => {
  it('tells them apart by content, takes them, and writes nothing the second time', async () => {
    const folder = folderWith({
      'a.jsonl': jsonLines(story(), story({ id: 'asp-source/en/0042_goat', language: 'en', translation: undefined })),
      'b.jsonl': jsonLines(
        book(),
        book({ source_id: 'b2', readingLevel: 'ደረጃ 3', language: 'am', languageName: 'አማርኛ' }),
      ),
      'c.jsonl': jsonLines(section()),
      'd.jsonl': jsonLines(opened),
    })
    for (const [name, format] of [
      ['a', 'african-storybook'],
      ['b', 'global-digital-library'],
      ['c', 'openstax'],
      ['d', 'openstax'],
    ])
      expect((await detect(join(folder, `${name}.jsonl`))).format).toBe(format)
    const graph = await openGraph('memory:')
    try {
      const { error } = await migrate(graph)
      if (error) throw error
      const first = await importFiles({ files: [folder] }, { graph }, () => undefined)
      expect(first.problems).toEqual([])
      expect(first.counts.byType.resource).toMatchObject({ read: 6, created: 6 })
      const version = await currentVersion(graph)
      const second = await importFiles({ files: [folder] }, { graph }, () => undefined)
      expect(second.counts.byType.resource).toMatchObject({ created: 0, updated: 0, unchanged: 6 })
      expect(await currentVersion(graph)).toBe(version)
      const [row] = await graph.read<{ parts: number; works: number }>(
        `MATCH (r:Resource) WITH count(DISTINCT r.work) AS works
         MATCH (:Resource)-[p:PART_OF]->(:Resource) RETURN works, count(p) AS parts`,
      )
      expect(row).toEqual({ works: 5, parts: 1 })
    } finally {
      await graph.close()
    }
  })
})
