import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OutcomeRecord, ResourceRecord } from '#graph/records.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import { Findings } from '#api/metadata/findings.ts'
import { readCsUnplugged } from '#seed/sources/cs-unplugged.ts'
import { readExercism } from '#seed/sources/exercism.ts'
import { readMarble } from '#seed/sources/marble.ts'
import { readSimulation } from '#seed/sources/phet.ts'
import { collect, edgesOf, folderWith, jsonLines, problemsOf, recordsOf } from './files.ts'

describe('PhET', () => {
  const simulation = (more: object = {}) => ({
    id: 'phet/ohms-law/es',
    sim: 'ohms-law',
    titleEn: "Ohm's Law",
    simFeatures: { supportsSound: true },
    interactiveDescription: true,
    voicing: true,
    locale: 'es',
    language: 'es',
    title: 'Ley de Ohm',
    url: 'https://phet.colorado.edu/ohms-law_es.html',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    strings: ['Ley'],
    ...more,
  })
  const read = (more: object = {}) => {
    const found = new Findings(false)
    return { record: readSimulation(simulation(more), found), problems: found.problems }
  }

  it.each([
    ['zh_CN', 'zh', 'zh-Hans'],
    ['zh_TW', 'zh', 'zh-Hant'],
    ['zh_HK', 'zh', 'zh-Hant-HK'],
    ['pt_BR', 'pt', 'pt-BR'],
    ['es_MX', 'es', 'es-MX'],
    ['ar_SA', 'ar', 'ar-SA'],
    ['ar_MA', 'ary', 'ary'],
    ['iw', 'iw', 'he'],
    ['in', 'in', 'id'],
    ['fa_DA', 'prs', 'prs'],
    ['ku', 'ku', 'ckb'],
    ['ku_TR', 'ckb', 'kmr'],
    ['sp', 'nso', 'nso'],
    ['pr', 'tsz', 'tsz'],
    ['ua', 'nah', 'nah'],
  ])('takes the language of %s from the locale, not from “%s”: %s', (locale, language, tag) => {
    const { record, problems } = read({ locale, language, title: 'X' })
    expect(record?.languages).toEqual([tag])
    expect(record?.sourceKey).toBe(`phet:ohms-law/${locale}`)
    expect(record?.work).toBe('phet:ohms-law')
    expect(problems).toEqual([])
  })

  it('gives keyboard control to every locale, and alternative text, ARIA and voicing to English alone', () => {
    const tags = (more: object) =>
      read(more).record?.tags.map((tag) => `${tag.kind} ${tag.value} ${tag.language ?? ''}`.trim())
    expect(tags({})).toEqual(['control fullKeyboardControl'])
    expect(tags({ locale: 'en', language: 'en' })).toEqual([
      'feature alternativeText en',
      'feature ARIA',
      'feature waymark:voicing en',
      'control fullKeyboardControl',
    ])
    expect(tags({ interactiveDescription: false, voicing: false })).toEqual([])
  })

  it('keeps both licence statements with their dates', () => {
    const licences = read().record?.licences ?? []
    expect(licences.map(({ licence, readAt }) => [licence, readAt])).toEqual([
      ['cc-by-4.0', undefined],
      ['cc-by-nc-4.0', '2026-03'],
    ])
    expect(summarise(licences)).toMatchObject({ disagree: true, label: 'CC BY-NC 4.0' })
  })

  it('claims nothing that is not known', () => {
    expect(read().record).toMatchObject({ descriptions: [], subjects: [], levels: [], alignments: [], keywords: [] })
    expect(read().record?.minutes).toBeUndefined()
    expect(read().record?.extra).toMatchObject({ strings: ['Ley'], simFeatures: { supportsSound: true } })
  })

  it('marks a title that was never translated as English', () => {
    expect(read({ title: "Ohm's Law" }).record?.titles).toEqual([{ language: 'en', text: "Ohm's Law" }])
  })

  it.each([
    ['$.locale', { locale: 'xx_YY' }],
    ['$.url', { url: 'javascript:x' }],
    ['$.title', { title: ' ' }],
    ['$.sim', { sim: undefined }],
  ])('is rejected for %s', (path, more) => {
    const { record, problems } = read(more)
    expect(record).toBeUndefined()
    expect(problems).toContainEqual(expect.objectContaining({ path, fatal: true }))
  })
})

describe('Exercism', () => {
  const concept = (slug: string, more: object = {}) => ({
    track: 'go',
    slug,
    name: slug.toUpperCase(),
    blurb: `About ${slug}`,
    url: `https://exercism.org/tracks/go/concepts/${slug}`,
    ...more,
  })
  const exercise = (slug: string, more: object = {}) => ({
    uuid: slug,
    track: 'go',
    language: 'en',
    programmingLanguage: 'Go',
    slug,
    name: slug.toUpperCase(),
    type: 'concept',
    blurb: 'Do it',
    authors: ['ada'],
    license: 'MIT',
    url: `https://exercism.org/tracks/go/exercises/${slug}`,
    ...more,
  })
  async function read(concepts: object[], exercises: object[]) {
    const folder = folderWith({ 'concepts.jsonl': jsonLines(...concepts), 'exercises.jsonl': jsonLines(...exercises) })
    const items = await collect(readExercism([join(folder, 'concepts.jsonl'), join(folder, 'exercises.jsonl')]))
    return { items, records: recordsOf(items), edges: edgesOf(items), problems: problemsOf(items) }
  }

  it('makes what an exercise requires a hard prerequisite of what it teaches', async () => {
    const { records, edges, problems } = await read(
      [concept('basics', { blurb: 'TODO: add blurb' }), concept('loops'), concept('maps')],
      [
        exercise('a', { concepts: ['loops'], prerequisites: ['basics'] }),
        exercise('b', { concepts: ['maps', 'loops'], prerequisites: ['basics', 'loops'], practices: ['basics'] }),
      ],
    )
    expect(problems).toEqual([])
    expect(records[0]).toMatchObject({
      type: 'framework',
      sourceKey: 'exercism:go',
      titles: [{ text: 'Exercism Go concepts' }],
    })
    expect((records[1] as OutcomeRecord).notes).toBeUndefined()
    expect(edges.map((edge) => [edge.from.sourceKey, edge.to.sourceKey])).toEqual([
      ['exercism:go/concept/loops', 'exercism:go/concept/basics'],
      ['exercism:go/concept/maps', 'exercism:go/concept/basics'],
      ['exercism:go/concept/maps', 'exercism:go/concept/loops'],
    ])
    expect(edges[0]).toMatchObject({ strength: 'hard', reasons: [{ text: expect.stringContaining('“A”') }] })
    const b = records.at(-1) as ResourceRecord
    expect(b.alignments.map(({ kind, outcome }) => `${kind} ${outcome.sourceKey}`)).toEqual([
      'teaches exercism:go/concept/maps',
      'teaches exercism:go/concept/loops',
      'requires exercism:go/concept/basics',
      'requires exercism:go/concept/loops',
      'practises exercism:go/concept/basics',
    ])
  })

  it('tells concepts that a track does not define, and a uuid that two tracks use', async () => {
    const { records, problems } = await read(
      [concept('basics')],
      [exercise('a', { prerequisites: ['ghosts'] }), exercise('a', { track: 'ruby', programmingLanguage: 'Ruby' })],
    )
    expect(problems.map((problem) => [problem.path, problem.value, problem.rejected])).toEqual([
      ['$.prerequisites[0]', 'ghosts', false],
      ['$.uuid', 'a', false],
    ])
    expect(records.filter((record) => record.type === 'resource').map((record) => record.sourceKey)).toEqual([
      'exercism:go/exercise/a',
      'exercism:ruby/exercise/a',
    ])
  })
})

describe('CS Unplugged', () => {
  const lesson = (slug: string, language: string, more: object = {}) => ({
    id: `cs-unplugged/binary/${slug}/${language}`,
    work: `cs-unplugged/binary/${slug}`,
    kind: 'lesson',
    topic: 'binary',
    slug,
    language,
    title: `${slug} ${language}`,
    ageGroups: ['5-7', '8-10'],
    durationMinutes: 45,
    learningOutcomes: ['count'],
    license: 'https://creativecommons.org/licenses/by-sa/4.0/',
    creator: 'CS Unplugged, University of Canterbury',
    url: `https://www.csunplugged.org/${language}/${slug}/`,
    ...more,
  })
  async function read(resources: object[]) {
    const folder = folderWith({
      'areas.json': [
        { id: 'art', parent: null, name: { en: 'Art', mi: 'Toi' } },
        { id: 'drawing', parent: 'art', name: { en: 'Drawing' } },
      ],
      'outcomes.jsonl': jsonLines({ id: 'count', curriculumAreas: ['art'], text: { en: 'Count', 'zh-Hans': '数' } }),
      'resources.jsonl': jsonLines(...resources),
    })
    const items = await collect(
      readCsUnplugged(['areas.json', 'outcomes.jsonl', 'resources.jsonl'].map((name) => join(folder, name))),
    )
    return { records: recordsOf(items), problems: problemsOf(items) }
  }

  it('makes the languages of a lesson editions of one work, with ages, minutes and outcomes', async () => {
    const { records, problems } = await read([lesson('dots', 'en'), lesson('dots', 'de')])
    expect(problems).toEqual([])
    const editions = records.filter((record) => record.type === 'resource')
    expect(new Set(editions.map((edition) => edition.work))).toEqual(new Set(['cs-unplugged:binary/dots']))
    expect(editions[1]).toMatchObject({
      sourceKey: 'cs-unplugged:binary/dots/de',
      languages: ['de'],
      kind: 'method',
      ageFrom: 5,
      ageTo: 10,
      minutes: 45,
      device: 'none',
      licences: [{ licence: 'cc-by-sa-4.0' }],
      alignments: [{ kind: 'teaches', outcome: { sourceKey: 'cs-unplugged:outcome/count' } }],
    })
    expect(records.find((record) => record.type === 'outcome')).toMatchObject({
      statements: [
        { language: 'en', text: 'Count' },
        { language: 'zh-Hans', text: '数' },
      ],
      subjects: ['Art'],
    })
    expect(records.filter((record) => record.type === 'concept')[1]).toMatchObject({
      broader: [{ sourceKey: 'cs-unplugged:area/art' }],
    })
  })

  it('points to the lesson to do first in the same language, else in the one there is', async () => {
    const integration = (language: string) => ({
      ...lesson('art', language, {
        kind: 'curriculum-integration',
        learningOutcomes: undefined,
        ageGroups: undefined,
        durationMinutes: undefined,
      }),
      curriculumAreas: ['drawing'],
      prerequisiteLessons: ['dots', 'gone'],
    })
    const { records, problems } = await read([
      lesson('dots', 'en'),
      lesson('dots', 'de'),
      integration('de'),
      integration('mi'),
    ])
    const resources = records.filter((record) => record.type === 'resource')
    expect(resources[2]?.requiresFirst.map((reference) => reference.sourceKey)).toEqual([
      'cs-unplugged:binary/dots/de',
      'cs-unplugged:binary/gone/de',
    ])
    expect(resources[3]?.requiresFirst[0]?.sourceKey).toBe('cs-unplugged:binary/dots/en')
    expect(problems.map((problem) => problem.value)).toEqual(['gone', 'gone'])
  })
})

describe('Marble', () => {
  const topic = (id: string, more: object = {}) => ({
    id,
    type: 'CONCEPTUAL',
    subject: 'Science',
    domain: 'Sound',
    name: `Name ${id}`,
    description: `Description ${id}`,
    ageRangeStart: 5,
    ageRangeEnd: 7,
    centrality: 0.5,
    evidence: ['Shows it', 'Says it'],
    assessmentPrompt: 'Can {{name}} show it?',
    standards: [],
    ...more,
  })
  async function read(files: Record<string, object>) {
    const folder = folderWith(files)
    const items = await collect(readMarble(Object.keys(files).map((name) => join(folder, name))))
    return { items, records: recordsOf(items), edges: edgesOf(items), problems: problemsOf(items) }
  }
  const standards = {
    curricula: [
      {
        slug: 'uk-nc-2013',
        name: 'National curriculum',
        version: '2013',
        topics: [
          {
            key: 'uk-nc-2013:S.1',
            code: 'S.1',
            data: { title: 'Sound', keyStage: 'Key stage 1', description: 'hear sounds' },
          },
        ],
      },
    ],
  }

  it('makes topics outcomes with evidence, prompts, ages and reasons', async () => {
    const { records, edges, problems } = await read({
      'topics.json': { version: 'v1', topics: [topic('a'), topic('b', { standards: ['uk-nc-2013:S.1', 'ngss:X'] })] },
      'dependencies.json': {
        dependencies: [{ topicId: 'b', prerequisiteId: 'a', strength: 'soft', reason: 'Hear first' }],
      },
      'standards.json': standards,
    })
    expect(records.find((record) => record.sourceKey === 'marble:a')).toMatchObject({
      statements: [{ language: 'en', text: 'Description a' }],
      labels: [{ language: 'en', text: 'Name a' }],
      knowledgeKind: 'conceptual',
      ageFrom: 5,
      ageTo: 7,
      evidence: [{ text: 'Shows it' }, { text: 'Says it' }],
      prompts: [{ text: 'Can the learner show it?' }],
      extra: { centrality: 0.5 },
    })
    expect(records.find((record) => record.sourceKey === 'marble:standards/uk-nc-2013')).toMatchObject({
      licences: [{ licence: 'ogl-3.0' }],
    })
    expect(records.find((record) => record.sourceKey === 'marble:standards/uk-nc-2013/S.1')).toMatchObject({
      code: 'S.1',
      ageFrom: 5,
      ageTo: 7,
    })
    expect(edges).toEqual([
      {
        type: 'matches',
        from: { sourceKey: 'marble:b' },
        to: { sourceKey: 'marble:standards/uk-nc-2013/S.1' },
        kind: 'related',
        confidence: 1,
      },
      {
        type: 'requires',
        from: { sourceKey: 'marble:b' },
        to: { sourceKey: 'marble:a' },
        strength: 'soft',
        reasons: [{ language: 'en', text: 'Hear first' }],
        confidence: 1,
      },
    ])
    expect(problems).toEqual([
      expect.objectContaining({ path: '$.topics[1].standards[1]', value: 'ngss:X', rejected: false }),
    ])
  })

  it('does not say that topics have no prerequisites when the file of dependencies is not there', async () => {
    const { items } = await read({ 'topics.json': { version: 'v1', topics: [topic('a')] } })
    expect(items.filter((item) => item.kind === 'covers')).toEqual([{ kind: 'covers', edges: ['matches'] }])
  })

  it('rejects a dependency of a topic on itself and one of no strength', async () => {
    const { edges, problems } = await read({
      'dependencies.json': {
        version: 'v1',
        dependencies: [
          { topicId: 'a', prerequisiteId: 'a', strength: 'hard' },
          { topicId: 'a', prerequisiteId: 'b', strength: 'firm' },
        ],
      },
    })
    expect(edges).toEqual([])
    expect(problems.map((problem) => [problem.path, problem.rejected])).toEqual([
      ['$.dependencies[0].prerequisiteId', true],
      ['$.dependencies[1].strength', true],
    ])
  })
})
