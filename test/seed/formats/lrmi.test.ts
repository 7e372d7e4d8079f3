import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLrmiFiles } from '#seed/formats/json-ld.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { collect, folderWith, jsonLines, problemsOf, recordsOf } from '../files.ts'

async function read(content: unknown, name = 'r.json') {
  const items = await collect(readLrmiFiles([join(folderWith({ [name]: content }), name)]))
  return { records: recordsOf(items) as ResourceRecord[], problems: problemsOf(items), items }
}

const FULL = {
  '@context': 'https://schema.org',
  '@type': ['LearningResource', 'Course'],
  '@id': 'https://oer.example.org/r/7d1c',
  url: 'https://oer.example.org/fractions',
  name: ['Fractions', { '@value': 'Fracciones', '@language': 'es' }],
  description: { '@value': 'On a <b>number line</b>', '@language': 'en' },
  inLanguage: 'en_GB',
  teaches: [{ '@type': 'DefinedTerm', '@id': 'https://x.org/f2', name: 'Place fractions', termCode: 'FR.2' }],
  educationalAlignment: [
    { alignmentType: 'teaches', targetUrl: 'https://x.org/f2', targetName: 'FR.2' },
    { alignmentType: 'http://purl.org/dcx/lrmi-vocabs/alignmentType/prerequisite', targetUrl: 'https://x.org/f1' },
    { alignmentType: 'educationalSubject', targetName: 'Mathematics' },
    { alignmentType: 'smells', targetUrl: 'https://x.org/f9' },
  ],
  timeRequired: 'PT20M',
  typicalAgeRange: '9-11',
  isAccessibleForFree: true,
  license: { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
  author: [{ '@type': 'Person', name: 'Ada', sameAs: 'https://orcid.org/0000-0002-3064-147X' }, 'Bo'],
  creator: 'Bo',
  publisher: { '@type': 'Organization', name: 'Garden', url: 'https://garden.example.org' },
  keywords: 'number, line; fractions',
  accessMode: 'textual, visual',
  accessModeSufficient: [{ '@type': 'ItemList', itemListElement: ['visual', 'textual'] }, 'textual'],
  accessibilityFeature: ['AlternativeText', 'MathML-physics', 'sparkles'],
  accessibilityHazard: 'none',
  encoding: { contentUrl: 'https://x.org/f.pdf', encodingFormat: 'application/pdf', contentSize: '2 MB' },
  ours: { kept: true },
}

describe('a schema.org record', () => {
  it('becomes a resource', async () => {
    const { records, problems } = await read(FULL)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      sourceKey: 'lrmi:https://oer.example.org/r/7d1c',
      titles: [
        { language: 'en-GB', text: 'Fractions' },
        { language: 'es', text: 'Fracciones' },
      ],
      descriptions: [{ language: 'en', text: 'On a number line' }],
      languages: ['en-GB'],
      url: 'https://oer.example.org/fractions',
      minutes: 20,
      ageFrom: 9,
      ageTo: 11,
      cost: 'free',
      keywords: ['number', 'line', 'fractions'],
      provider: { name: 'Garden', kind: 'organisation' },
      licences: [{ part: 'all', licence: 'cc-by-4.0' }],
      files: [{ url: 'https://x.org/f.pdf', bytes: 2_000_000, downloadable: true }],
      extra: { ours: { kept: true } },
    })
    expect(records[0]?.alignments.map(({ kind, outcome }) => [kind, outcome.uri, outcome.code])).toEqual([
      ['teaches', 'https://x.org/f2', 'FR.2'],
      ['requires', 'https://x.org/f1', undefined],
    ])
    expect(records[0]?.contributions.map(({ role, agent }) => [role, agent.name, agent.orcid])).toEqual([
      ['author', 'Ada', '0000-0002-3064-147X'],
      ['author', 'Bo', undefined],
    ])
    expect(records[0]?.tags.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'mode textual',
      'mode visual',
      'sufficient textual,visual',
      'sufficient textual',
      'feature alternativeText',
      'feature MathML',
      'feature sparkles',
      'hazard none',
    ])
    expect(problems).toEqual([
      expect.objectContaining({ rejected: false, path: '$.educationalAlignment[3].alignmentType' }),
    ])
  })

  it('is taken with little, and what cannot be read is left out and told', async () => {
    const { records, problems } = await read({
      '@type': 'http://schema.org/CreativeWork',
      name: 'Short',
      url: 'https://x.org/s',
      inLanguage: ['klingonish', 'sw'],
      timeRequired: 'a while',
      typicalAgeRange: 'young',
      datePublished: 'yesterday',
      license: 'ask me',
    })
    expect(records[0]).toMatchObject({
      languages: ['sw'],
      provider: { name: 'x.org', domain: 'x.org' },
      licences: [{ licence: 'unrecognised', words: 'ask me' }],
    })
    expect(problems.map((problem) => [problem.path, problem.rejected])).toEqual([
      ['$.inLanguage[0]', false],
      ['$.typicalAgeRange', false],
      ['$.timeRequired', false],
      ['$.datePublished', false],
    ])
  })

  it.each([
    [{ '@type': 'Course', url: 'https://x.org' }, '$.name'],
    [{ '@type': 'Course', name: 'x' }, '$.url'],
    [{ '@type': 'Course', name: 'x', url: 'javascript:alert(1)' }, '$.url'],
    [{ '@type': 'Course', name: '<b></b>', url: 'https://x.org' }, '$.name'],
  ])('is rejected without a name or an address: %j', async (record, path) => {
    const { records, problems } = await read(record)
    expect(records).toEqual([])
    expect(problems).toContainEqual(expect.objectContaining({ rejected: true, path }))
  })

  it('is found in a graph, in a list and in lines', async () => {
    const one = { '@type': 'Quiz', name: 'Q', url: 'https://x.org/q' }
    const graph = await read({ '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', name: 'Ada' }, one] })
    expect(graph.records).toHaveLength(1)
    expect(graph.items).toContainEqual({ kind: 'count', name: 'nodes that are no resources, passed over', by: 1 })
    expect((await read([one, one])).records).toHaveLength(2)
    expect((await read(jsonLines(one, one), 'r.jsonl')).records).toHaveLength(2)
  })
})
