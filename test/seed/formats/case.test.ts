import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCase } from '#seed/formats/case.ts'
import { collect, edgesOf, folderWith, problemsOf, recordsOf } from '../files.ts'

const DOCUMENT = {
  identifier: 'D0',
  uri: 'https://x.org/d',
  creator: 'Ministry',
  title: 'Gardens',
  lastChangeDateTime: '2026-01-01T00:00:00+01:00',
  language: 'en',
}
const item = (identifier: string, more: object = {}) => ({
  identifier,
  uri: `https://x.org/${identifier}`,
  fullStatement: `Statement ${identifier}`,
  lastChangeDateTime: '2026-01-01T00:00:00Z',
  ...more,
})
const link = (identifier: string) => ({ title: identifier, identifier, uri: `https://x.org/${identifier}` })
const association = (associationType: string, from: string, to: string, more: object = {}) => ({
  identifier: `${associationType}-${from}-${to}`,
  uri: `urn:${associationType}-${from}-${to}`,
  associationType,
  originNodeURI: link(from),
  destinationNodeURI: to === 'D0' ? { ...link('D0'), uri: DOCUMENT.uri } : link(to),
  lastChangeDateTime: '2026-01-01T00:00:00Z',
  ...more,
})

async function read(content: unknown, precedes: 'hard' | 'soft' = 'soft') {
  const items = await collect(
    readCase([join(folderWith({ 'p.json': content }), 'p.json')], { today: '2026-11-21', precedes }),
  )
  return { items, records: recordsOf(items), edges: edgesOf(items), problems: problemsOf(items) }
}

describe('a CASE package', () => {
  it('becomes a framework, outcomes and edges', async () => {
    const { records, edges, problems } = await read({
      CFDocument: DOCUMENT,
      CFItems: [
        item('A', {
          humanCodingScheme: 'G.A',
          educationLevel: ['06', '07'],
          CFItemType: 'Standard',
          listEnumeration: '1',
        }),
        item('B', { language: 'fr', conceptKeywords: ['soil'] }),
      ],
      CFAssociations: [
        association('isChildOf', 'A', 'D0', { sequenceNumber: 3 }),
        association('isChildOf', 'B', 'A', { sequenceNumber: 1 }),
        association('precedes', 'A', 'B', { notes: 'Soil comes first' }),
      ],
    })
    expect(problems).toEqual([])
    expect(records[0]).toMatchObject({
      type: 'framework',
      sourceKey: 'case:d0',
      uri: 'https://x.org/d',
      titles: [{ language: 'en', text: 'Gardens' }],
      modifiedAt: '2025-12-31T23:00:00Z',
      publisher: { name: 'Ministry' },
    })
    expect(records[1]).toMatchObject({
      type: 'outcome',
      sourceKey: 'case:d0/a',
      code: 'G.A',
      position: 3,
      levels: ['06', '07'],
      ageFrom: 11,
      ageTo: 13,
      statements: [{ language: 'en', text: 'Statement A' }],
      extra: { listEnumeration: '1' },
    })
    expect(records[2]).toMatchObject({ sourceKey: 'case:d0/b', statements: [{ language: 'fr' }], keywords: ['soil'] })
    expect(edges).toMatchObject([
      {
        type: 'childOf',
        from: { sourceKey: 'case:d0/b', uri: 'https://x.org/B' },
        to: { sourceKey: 'case:d0/a', uri: 'https://x.org/A' },
        position: 1,
        uri: 'urn:isChildOf-B-A',
      },
      {
        type: 'requires',
        from: { sourceKey: 'case:d0/b', uri: 'https://x.org/B' },
        to: { sourceKey: 'case:d0/a', uri: 'https://x.org/A' },
        strength: 'soft',
        reasons: [{ language: 'en', text: 'Soil comes first' }],
        confidence: 1,
        uri: 'urn:precedes-A-B',
      },
    ])
  })

  it('takes precedes as hard when told so', async () => {
    const { edges } = await read(
      { CFDocument: DOCUMENT, CFItems: [item('A'), item('B')], CFAssociations: [association('precedes', 'A', 'B')] },
      'hard',
    )
    expect(edges[0]).toMatchObject({ strength: 'hard', from: { sourceKey: 'case:d0/b' } })
  })

  it('keeps every kind of association', async () => {
    const { edges, records, items } = await read({
      CFAssociations: [
        association('isPartOf', 'A', 'B'),
        association('exactMatchOf', 'A', 'X'),
        association('isRelatedTo', 'A', 'B'),
        association('isPeerOf', 'A', 'B'),
        association('isTranslationOf', 'A', 'X'),
        association('replacedBy', 'A', 'X'),
        association('exemplar', 'A', 'X'),
        association('ext:inspires', 'A', 'B'),
      ],
      CFItems: [item('A'), item('B')],
      CFDocument: DOCUMENT,
    })
    expect(
      edges.map((edge) => [edge.type, 'kind' in edge ? edge.kind : '', edge.association, edge.to.sourceKey]),
    ).toEqual([
      ['childOf', '', 'isPartOf', 'case:d0/b'],
      ['matches', 'exact', undefined, 'uri:https://x.org/X'],
      ['matches', 'related', undefined, 'case:d0/b'],
      ['matches', 'related', 'isPeerOf', 'case:d0/b'],
      ['matches', 'exact', 'isTranslationOf', 'uri:https://x.org/X'],
      ['replacedBy', '', undefined, 'uri:https://x.org/X'],
    ])
    expect(records[0]!.extra).not.toHaveProperty('CFAssociations')
    const kept = records[1]!.extra!.CFAssociations as { associationType: string; uri: string }[]
    expect(kept.map(({ associationType, uri }) => [associationType, uri])).toEqual([
      ['exemplar', 'urn:exemplar-A-X'],
      ['ext:inspires', 'urn:ext:inspires-A-B'],
    ])
    expect(items).toContainEqual({ kind: 'count', name: 'associations kept: exemplar', by: 1 })
  })

  it('is read liberally: nulls, extra keys, numbers as codes, links as texts, a wrapper', async () => {
    const { records, edges, problems } = await read({
      CFPackage: {
        CFDocument: { ...DOCUMENT, CFPackageURI: {}, description: null, version: 2, subject: 'Biology' },
        CFItems: [
          { ...item('A'), CFDocumentURI: {}, humanCodingScheme: 7, notes: null, educationLevel: null, ours: { x: 1 } },
          item('B'),
        ],
        CFAssociations: [
          { ...association('isChildOf', 'A', 'B'), originNodeURI: 'A', destinationNodeURI: 'https://x.org/B' },
        ],
      },
    })
    expect(problems).toEqual([])
    expect(records[0]).toMatchObject({ version: '2', subjects: ['Biology'] })
    expect(records[1]).toMatchObject({ code: '7', extra: { ours: { x: 1 } } })
    expect(edges[0]).toMatchObject({ from: { sourceKey: 'case:d0/a' }, to: { sourceKey: 'case:d0/b' } })
  })

  it('keeps the licence of its definitions, and the original of a statement with markup', async () => {
    const { records } = await read({
      CFDocument: { ...DOCUMENT, licenseURI: { identifier: 'L', uri: 'urn:l', title: 'L' } },
      CFItems: [item('A', { fullStatement: 'Find x<sup>2</sup> when 1 < x' })],
      CFAssociations: [],
      CFDefinitions: {
        CFLicenses: [{ identifier: 'L', title: 'BY', licenseText: 'https://creativecommons.org/licenses/by/4.0/' }],
      },
    })
    expect(records[0]).toMatchObject({ licences: [{ licence: 'cc-by-4.0', statedBy: 'Ministry' }] })
    expect(records[1]).toMatchObject({
      statements: [{ text: 'Find x² when 1 < x' }],
      extra: { fullStatement: 'Find x<sup>2</sup> when 1 < x' },
    })
  })

  it.each([
    ['$.CFDocument', 'is missing', { CFItems: [item('A')] }],
    ['$.CFDocument.title', 'The title is missing', { CFDocument: { ...DOCUMENT, title: undefined }, CFItems: [] }],
    [
      '$.CFItems[1].fullStatement',
      'The statement is missing',
      { CFDocument: DOCUMENT, CFItems: [item('A'), { identifier: 'B' }] },
    ],
    ['$.CFItems[0]', 'is not an object', { CFDocument: DOCUMENT, CFItems: ['A'] }],
    [
      '$.CFAssociations[0].destinationNodeURI',
      'cannot be in “precedes” with itself',
      { CFDocument: DOCUMENT, CFItems: [item('A')], CFAssociations: [association('precedes', 'A', 'A')] },
    ],
    [
      '$.CFAssociations[0].originNodeURI',
      'names nothing',
      {
        CFDocument: DOCUMENT,
        CFItems: [],
        CFAssociations: [{ ...association('precedes', 'A', 'B'), originNodeURI: null }],
      },
    ],
    [
      '$.CFAssociations[0].associationType',
      'is missing',
      { CFDocument: DOCUMENT, CFItems: [], CFAssociations: [{ identifier: 'x' }] },
    ],
  ])('rejects what is at fault and names %s', async (path, message, content) => {
    const { problems } = await read(content)
    expect(problems).toContainEqual(
      expect.objectContaining({ rejected: true, path, message: expect.stringContaining(message) }),
    )
  })

  it('tells an association whose other end is not in the package', async () => {
    const { problems, edges } = await read({
      CFDocument: DOCUMENT,
      CFItems: [item('A')],
      CFAssociations: [association('precedes', 'X', 'A')],
    })
    expect(problems).toEqual([
      expect.objectContaining({ rejected: false, path: '$.CFAssociations[0].originNodeURI', value: 'X' }),
    ])
    expect(edges[0]).toMatchObject({ to: { sourceKey: 'uri:https://x.org/X', title: 'X' } })
  })
})
