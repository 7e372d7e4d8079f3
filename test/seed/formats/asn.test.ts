import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { readAsn } from '#seed/formats/asn.ts'
import { importFiles } from '#seed/import.ts'
import { collect, dryRun, edgesOf, folderWith, problemsOf, recordsOf } from '../files.ts'

const BASE = 'http://asn.example/resources/'
const CORE = 'http://purl.org/ASN/schema/core/'
const TERMS = 'http://purl.org/dc/terms/'
const HAS_CHILD = 'http://purl.org/gem/qualifiers/hasChild'
const uri = (...values: string[]) => values.map((value) => ({ value, type: 'uri' }))
const text = (value: string, lang = 'en-US') => [{ value, type: 'literal', lang }]

const document = (children: string[], more: object = {}) => ({
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': uri(`${CORE}StandardDocument`),
  'http://purl.org/dc/elements/1.1/title': text('Gardens'),
  [`${TERMS}language`]: uri('http://id.loc.gov/vocabulary/iso639-2/eng'),
  [`${TERMS}subject`]: uri('http://purl.org/ASN/scheme/ASNTopic/socialStudies'),
  [`${TERMS}valid`]: text('2002'),
  [`${CORE}jurisdiction`]: uri('http://purl.org/ASN/scheme/ASNJurisdiction/PA'),
  [`${CORE}publicationStatus`]: uri('http://purl.org/ASN/scheme/ASNPublicationStatus/Published'),
  [HAS_CHILD]: uri(...children.map((child) => BASE + child)),
  ...more,
})
const statement = (words: string, more: object = {}) => ({
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': uri(`${CORE}Statement`),
  [`${TERMS}isPartOf`]: uri(`${BASE}D1`),
  [`${TERMS}description`]: text(words),
  [`${TERMS}language`]: uri('http://id.loc.gov/vocabulary/iso639-2/eng'),
  ...more,
})
const levels = (...names: string[]) => ({
  [`${TERMS}educationLevel`]: uri(...names.map((name) => `http://purl.org/ASN/scheme/ASNEducationLevel/${name}`)),
})
const children = (...names: string[]) => ({ [HAS_CHILD]: uri(...names.map((name) => BASE + name)) })

const GARDENS = {
  [`${BASE}D1.json`]: {
    'http://xmlns.com/foaf/0.1/primaryTopic': uri(`${BASE}D1`),
    'http://creativecommons.org/ns#license': uri('http://creativecommons.org/licenses/by/3.0/us/'),
    'http://creativecommons.org/ns#attributionName': text('JES & Co.'),
    [`${TERMS}modified`]: text('2011-03-02T10:41:49-05:00'),
  },
  [`${BASE}S1`]: statement('Soil', children('S2', 'S3')),
  [`${BASE}D1`]: document(['S1']),
  [`${BASE}S2`]: statement('Say what soil is made of', {
    ...levels('K', '1'),
    [`${CORE}statementNotation`]: text('1.A'),
    [`${CORE}authorityStatus`]: uri('http://purl.org/ASN/scheme/ASNAuthorityStatus/Original'),
  }),
  [`${BASE}S3`]: statement('Compare two soils', {
    [`${CORE}prerequisiteAlignment`]: uri(`${BASE}S2`),
    [`${CORE}exactAlignment`]: uri('http://elsewhere.example/soils'),
    [`${CORE}comment`]: text('After rain'),
  }),
}

async function read(content: object) {
  const file = join(folderWith({ 'asn.json': content }), 'asn.json')
  const items = await collect(readAsn([file], { today: '2026-11-21', precedes: 'soft' }))
  return { items, records: recordsOf(items), edges: edgesOf(items), problems: problemsOf(items) }
}

describe('a document of the Achievement Standards Network', () => {
  it('is told by its content', async () => {
    const result = await dryRun(folderWith({ 'a.json': GARDENS }))
    expect(result.counts.byType).toMatchObject({ framework: { read: 1 }, outcome: { read: 3 }, childOf: { read: 2 } })
  })

  it('becomes a framework with its words, licence and credit', async () => {
    const { items, records, problems } = await read(GARDENS)
    expect(problems).toEqual([])
    expect(items.find((item) => item.kind === 'source')).toMatchObject({
      source: { key: 'asn:D1', credit: 'JES & Co.', licence: 'http://creativecommons.org/licenses/by/3.0/us/' },
    })
    expect(records[0]).toMatchObject({
      type: 'framework',
      sourceKey: 'asn:D1',
      uri: `${BASE}D1`,
      titles: [{ language: 'en', text: 'Gardens' }],
      languages: ['en'],
      version: '2002',
      adoptionStatus: 'Published',
      subjects: ['Social studies'],
      publisher: { name: 'PA' },
      licences: [{ licence: 'cc-by-3.0-us', statedBy: 'JES & Co.' }],
      modifiedAt: '2011-03-02T15:41:49Z',
    })
  })

  it('gives statements with codes, levels and ages, and keeps what has no word here', async () => {
    const { records } = await read(GARDENS)
    expect(records[1]).toMatchObject({ sourceKey: 'asn:D1/S1', position: 1, uri: `${BASE}S1` })
    expect(records[2]).toMatchObject({
      code: '1.A',
      statements: [{ language: 'en', text: 'Say what soil is made of' }],
      levels: ['K', '1'],
      ageFrom: 5,
      ageTo: 7,
      extra: { [`${CORE}authorityStatus`]: uri('http://purl.org/ASN/scheme/ASNAuthorityStatus/Original') },
    })
    expect(records[3]).toMatchObject({ notes: 'After rain' })
  })

  it('gives the tree in its order, prerequisites and alignments', async () => {
    const { edges } = await read(GARDENS)
    expect(
      edges.map((edge) => [edge.type, edge.from.sourceKey, edge.to.sourceKey, 'position' in edge && edge.position]),
    ).toEqual([
      ['childOf', 'asn:D1/S2', 'asn:D1/S1', 1],
      ['childOf', 'asn:D1/S3', 'asn:D1/S1', 2],
      ['matches', 'asn:D1/S3', 'uri:http://elsewhere.example/soils', false],
      ['requires', 'asn:D1/S3', 'asn:D1/S2', false],
    ])
  })

  it('leaves out a statement below itself, and tells of children that are not there', async () => {
    const { edges, problems, records } = await read({
      ...GARDENS,
      [`${BASE}S2`]: statement('Say what soil is made of', children('S2', 'S9')),
    })
    expect(edges.filter((edge) => edge.type === 'childOf').map((edge) => edge.from.sourceKey)).toEqual([
      'asn:D1/S2',
      'asn:D1/S3',
      'uri:http://asn.example/resources/S9',
    ])
    expect(problems.map(({ message, line }) => ({ message, line }))).toEqual([
      { message: 'a statement cannot be this to itself', line: 1 },
      { message: 'is no statement of this file', line: 1 },
    ])
    expect(records).toHaveLength(4)
  })

  it('without a document in it is refused', async () => {
    const { problems } = await read({ [`${BASE}S1`]: statement('Soil') })
    expect(problems).toMatchObject([{ rejected: true, message: 'there is no StandardDocument in it' }])
  })
})

describe('a framework that comes as ASN and as CASE', () => {
  const CASE = {
    CFDocument: {
      identifier: 'd-1',
      uri: `${BASE}D1`,
      creator: 'PA',
      title: 'Gardens',
      lastChangeDateTime: '2011-03-02T10:41:49-05:00',
      language: 'en',
      adoptionStatus: 'Published',
    },
    CFItems: ['S1', 'S2', 'S3'].map((name) => ({
      identifier: `i-${name.toLowerCase()}`,
      uri: BASE + name,
      fullStatement: { S1: 'Soil', S2: 'Say what soil is made of', S3: 'Compare two soils' }[name],
      ...(name === 'S2' ? { humanCodingScheme: '1.A', educationLevel: ['K', '1'] } : {}),
      lastChangeDateTime: '2011-03-02T10:41:49-05:00',
    })),
    CFAssociations: [
      ['S1', 'D1'],
      ['S2', 'S1'],
      ['S3', 'S1'],
    ].map(([from, to], at) => ({
      identifier: `a${at}`,
      uri: `urn:a${at}`,
      associationType: 'isChildOf',
      originNodeURI: { identifier: `i-${from?.toLowerCase()}`, uri: BASE + from },
      destinationNodeURI: { identifier: to === 'D1' ? 'd-1' : `i-${to?.toLowerCase()}`, uri: BASE + to },
      lastChangeDateTime: '2011-03-02T10:41:49-05:00',
    })),
  }

  async function imported(order: readonly ('asn' | 'case')[]) {
    const folder = folderWith({ 'asn.json': GARDENS, 'case.json': CASE })
    const graph = await openGraph('memory:')
    try {
      expect((await migrate(graph)).error).toBeUndefined()
      for (const name of order) {
        const { problems } = await importFiles({ files: [join(folder, `${name}.json`)] }, { graph }, () => undefined)
        expect(problems.filter((problem) => problem.rejected)).toEqual([])
      }
      const facts = await factsOf(graph)
      const version = await currentVersion(graph)
      for (const name of order) await importFiles({ files: [join(folder, `${name}.json`)] }, { graph }, () => undefined)
      expect(await currentVersion(graph)).toBe(version)
      return facts
    } finally {
      await graph.close()
    }
  }

  async function factsOf(graph: Graph) {
    const nodes = await graph.read(
      `MATCH (o:Outcome)-[:IN_FRAMEWORK]->(f:Framework) WHERE o.state = 'published'
       RETURN f.uri AS framework, o.uri AS uri, o.code AS code, o.statements AS statements, o.levels AS levels`,
    )
    const tree = await graph.read(
      'MATCH (a:Outcome)-[:CHILD_OF]->(b:Outcome) RETURN DISTINCT a.uri AS child, b.uri AS parent',
    )
    const frameworks = await graph.read("MATCH (f:Framework) WHERE f.state = 'published' RETURN f.uri AS uri")
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
    return {
      frameworks: sorted(frameworks),
      nodes: sorted(nodes),
      tree: sorted(tree),
    }
  }

  it('is one framework with the same outcomes whichever comes first, and the second time writes nothing', async () => {
    const [asnFirst, caseFirst] = [await imported(['asn', 'case']), await imported(['case', 'asn'])]
    expect(asnFirst.frameworks).toHaveLength(1)
    expect(asnFirst.nodes).toHaveLength(3)
    expect(asnFirst.tree).toHaveLength(2)
    expect(caseFirst).toEqual(asnFirst)
  })
})
