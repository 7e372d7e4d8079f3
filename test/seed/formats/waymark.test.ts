import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Findings } from '#api/metadata/findings.ts'
import { readWaymark, readWaymarkRecord } from '#seed/formats/waymark.ts'
import { collect, edgesOf, folderWith, jsonLines, problemsOf, recordsOf } from '../files.ts'

const schema = JSON.parse(readFileSync('seed/schema/waymark-record.schema.json', 'utf8')) as object
const validate = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(schema)
const SOURCE = { type: 'source', key: 'garden', name: 'Garden' }

const OUTCOME = {
  type: 'outcome',
  key: 'plants/light',
  framework: 'plants',
  parent: ['plants/parts', { key: 'plants/more' }],
  position: 2,
  code: 'PL.2',
  statement: { en: 'Explain light', sw: 'Eleza mwanga' },
  evidence: { en: ['Predicts the bend', 'Says why'] },
  requires: [
    { key: 'plants/needs', strength: 'hard', reason: { en: 'First things first' }, confidence: 0.8 },
    { code: 'PL.1', strength: 'soft', clause: 'a' },
  ],
  matches: [{ kind: 'close', case: { document: 'D-1', item: 'I-1' }, uri: 'http://x.org/i', code: 'X.1' }],
  replacedBy: { uri: 'https://x.org/new' },
}
const RESOURCE = {
  type: 'resource',
  key: 'bean/en',
  work: 'bean',
  title: { en: 'A bean diary', es: 'Diario' },
  description: { en: 'Keep a diary' },
  url: 'https://example.org/bean',
  language: ['en', 'tw-akua'],
  provider: { name: 'The garden group', domain: 'example.org' },
  creators: ['Ada', { name: 'Bo', orcid: '0000-0002-3064-147X' }],
  contributors: [{ role: 'translator', name: 'Cy' }],
  licence: ['CC BY', { url: 'https://creativecommons.org/licenses/by-nc/4.0/', readAt: '2026-03', statedBy: 'them' }],
  subjects: ['subject/science', { uri: 'https://x.org/s', label: { en: 'Soil' } }],
  minutes: 30,
  ageFrom: 6,
  ageTo: 9,
  printable: true,
  files: [{ url: 'https://example.org/bean.pdf', mediaType: 'application/pdf', bytes: 5, downloadable: true }],
  accessibility: {
    modes: ['textual', 'visual'],
    sufficient: [['visual', 'textual']],
    features: ['alternativeText', { value: 'closedCaptions', language: 'en' }],
    absentFeatures: ['transcript'],
    hazards: ['none'],
    summary: { en: 'All described' },
  },
  alignments: [{ code: 'PL.2', kind: 'teaches', extent: 'part', confidence: 0.9 }],
  partOf: [{ key: 'book', position: 3 }],
  published: '2026-11',
  extra: { anything: [1] },
}

function read(record: unknown) {
  const found = new Findings(true)
  const codes = new Map([
    ['PL.1', 'garden:plants/needs'],
    ['PL.2', 'garden:plants/light'],
  ])
  const reading = readWaymarkRecord(record, found, { key: 'garden', name: 'Garden' }, codes)
  return { reading, problems: found.problems }
}

describe('a record of our own format', () => {
  it('that is an outcome brings its edges', () => {
    const { reading, problems } = read(OUTCOME)
    expect(problems).toEqual([])
    expect(reading?.record).toMatchObject({
      sourceKey: 'garden:plants/light',
      framework: { sourceKey: 'garden:plants' },
      evidence: [
        { language: 'en', text: 'Predicts the bend' },
        { language: 'en', text: 'Says why' },
      ],
    })
    expect(reading?.edges.map((edge) => [edge.type, edge.to.sourceKey])).toEqual([
      ['childOf', 'garden:plants/parts'],
      ['childOf', 'garden:plants/more'],
      ['requires', 'garden:plants/needs'],
      ['requires', 'garden:plants/needs'],
      ['matches', 'case:d-1/i-1'],
      ['replacedBy', 'uri:https://x.org/new'],
    ])
  })

  it('that is a resource keeps all it says', () => {
    const { reading, problems } = read(RESOURCE)
    expect(problems.map((problem) => [problem.path, problem.fatal])).toEqual([['$.language[1]', false]])
    expect(reading?.record).toMatchObject({
      work: 'garden:bean',
      languages: ['en', 'tw-x-akua'],
      originalLanguages: ['tw-akua'],
      licences: [
        { licence: 'cc-by', words: 'CC BY' },
        { licence: 'cc-by-nc-4.0', readAt: '2026-03', statedBy: 'them' },
      ],
      provider: { sourceKey: 'domain:example.org' },
      alignments: [{ outcome: { sourceKey: 'garden:plants/light' }, kind: 'teaches', extent: 'part', confidence: 0.9 }],
      tags: [
        { kind: 'mode', value: 'textual' },
        { kind: 'mode', value: 'visual' },
        { kind: 'sufficient', value: 'textual,visual' },
        { kind: 'feature', value: 'alternativeText' },
        { kind: 'feature', value: 'closedCaptions', language: 'en' },
        { kind: 'feature', value: 'transcript', says: 'absent' },
        { kind: 'hazard', value: 'none' },
      ],
    })
  })

  it('is an edition of a work of its own source, or of another one', () => {
    const workOf = (work: unknown) => read({ ...RESOURCE, work }).reading?.record
    expect(workOf('bean')).toMatchObject({ work: 'garden:bean' })
    expect(workOf({ sourceKey: 'phet:fractions-intro' })).toMatchObject({ work: 'phet:fractions-intro' })
    expect(workOf(undefined)).not.toHaveProperty('work')
    const pathsOf = (work: unknown) => read({ ...RESOURCE, work }).problems.map(({ path }) => path)
    expect(pathsOf({})).toContain('$.work.sourceKey')
    expect(pathsOf({ sourceKey: 'two words' })).toContain('$.work.sourceKey')
    expect(pathsOf({ sourceKey: 'phet:fractions-intro', key: 'bean' })).toContain('$.work.key')
    expect(pathsOf(['bean'])).toContain('$.work')
  })

  it('reads the same to the published schema', () => {
    const elsewhere = { ...RESOURCE, work: { sourceKey: 'phet:fractions-intro' } }
    for (const record of [SOURCE, OUTCOME, RESOURCE, elsewhere])
      expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
  })

  it('in the guide is taken by the schema and by the importer', async () => {
    const guide = readFileSync('seed/README.md', 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
    const records = example
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    for (const record of records) expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
    const folder = folderWith({ 'example.jsonl': example })
    const items = await collect(readWaymark([join(folder, 'example.jsonl')]))
    expect(problemsOf(items)).toEqual([])
    expect(recordsOf(items)).toHaveLength(records.length - 1)
    expect(edgesOf(items).map((edge) => edge.type)).toEqual(['childOf', 'childOf', 'requires', 'matches'])
  })

  it.each([
    ['$', 'not an object'],
    ['$.type', { ...RESOURCE, type: 'book' }],
    ['$.key', { ...RESOURCE, key: 'has space' }],
    ['$.key', { ...RESOURCE, key: undefined }],
    ['$.titel', { ...RESOURCE, titel: 'x' }],
    ['$.title', { ...RESOURCE, title: 'A bean' }],
    ['$.title', { ...RESOURCE, title: {} }],
    ['$.title.klingonish', { ...RESOURCE, title: { klingonish: 'x' } }],
    ['$.title.en', { ...RESOURCE, title: { en: '\u202e \u200b' } }],
    ['$.url', { ...RESOURCE, url: 'javascript:alert(1)' }],
    ['$.url', { ...RESOURCE, url: 'data:text/html,x' }],
    ['$.url', { ...RESOURCE, url: 'https://user:secret@example.org/' }],
    ['$.url', { ...RESOURCE, url: 'https://' }],
    ['$.language', { ...RESOURCE, language: 'xx-none' }],
    ['$.language', { ...RESOURCE, language: undefined }],
    ['$.minutes', { ...RESOURCE, minutes: '30' }],
    ['$.minutes', { ...RESOURCE, minutes: 0 }],
    ['$.ageTo', { ...RESOURCE, ageTo: 5 }],
    ['$.printable', { ...RESOURCE, printable: 'yes' }],
    ['$.published', { ...RESOURCE, published: '2026-02-30' }],
    ['$.provider', { ...RESOURCE, provider: undefined }],
    ['$.provider.name', { ...RESOURCE, provider: { domain: 'example.org' } }],
    ['$.creators[1].orcid', { ...RESOURCE, creators: ['Ada', { name: 'Bo', orcid: '12' }] }],
    ['$.contributors[0].role', { ...RESOURCE, contributors: [{ name: 'Cy' }] }],
    ['$.files[0].url', { ...RESOURCE, files: [{ url: 'ftp://x.org/f' }] }],
    ['$.licence', { ...RESOURCE, licence: { part: 'text' } }],
    ['$.accessibility.sufficient[0][0]', { ...RESOURCE, accessibility: { sufficient: [['smell']] } }],
    ['$.alignments[0].kind', { ...RESOURCE, alignments: [{ code: 'PL.2' }] }],
    ['$.alignments[0].code', { ...RESOURCE, alignments: [{ code: 'PL.9', kind: 'teaches' }] }],
    ['$.alignments[0]', { ...RESOURCE, alignments: [{ kind: 'teaches' }] }],
    ['$.requires[0]', { ...OUTCOME, requires: [{ key: 'plants/light', strength: 'hard' }] }],
    ['$.requires[0].strength', { ...OUTCOME, requires: [{ key: 'plants/needs' }] }],
    ['$.matches[0].case', { ...OUTCOME, matches: [{ kind: 'exact', case: { item: 'x' } }] }],
    ['$.id', { ...OUTCOME, id: 'NOT-A-UUID' }],
  ])('is rejected for %s', (path, record) => {
    const { reading, problems } = read(record)
    expect(reading).toBeUndefined()
    expect(problems.map((problem) => problem.path)).toContain(path)
  })

  it('tells all faults at once', () => {
    const { problems } = read({ ...RESOURCE, url: 'x', minutes: -1, language: '!!', cost: 'dear' })
    expect(problems.map((problem) => problem.path)).toEqual(['$.language', '$.url', '$.minutes', '$.cost'])
  })

  it('is refused by the schema wherever the importer refuses its shape', () => {
    const fields = Object.keys(RESOURCE).filter((field) => field !== 'extra' && field !== 'key')
    for (const field of fields) {
      for (const value of [{ nonsense: true }, 12.5, [[]]]) {
        const record = { ...RESOURCE, [field]: value }
        const bySchema = validate(record)
        const byImporter = read(record).reading !== undefined
        expect(byImporter, `${field} ${JSON.stringify(value)}`).toBe(bySchema)
      }
    }
  })
})

describe('a file of our own format', () => {
  it('begins with its source, else nothing of it is taken', async () => {
    const folder = folderWith({ 'a.jsonl': jsonLines(RESOURCE, RESOURCE) })
    const items = await collect(readWaymark([join(folder, 'a.jsonl')]))
    expect(problemsOf(items)).toEqual([
      expect.objectContaining({ line: 1, rejected: true, message: expect.stringContaining('no source') }),
    ])
    expect(recordsOf(items)).toEqual([])
  })

  it('may name outcomes of other files of the run by code', async () => {
    const outcome = { ...OUTCOME, requires: [], matches: [], replacedBy: undefined }
    const folder = folderWith({
      'a.jsonl': jsonLines(SOURCE, { ...RESOURCE, alignments: [{ code: 'PL.2', kind: 'teaches' }] }),
      'b.jsonl': jsonLines({ ...SOURCE, key: 'other' }, outcome),
    })
    const items = await collect(readWaymark([join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]))
    expect(recordsOf(items)[0]).toMatchObject({ alignments: [{ outcome: { sourceKey: 'other:plants/light' } }] })
  })
})
