/** DigComp's JSON-LD and SKOS in Turtle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { conceptsByPurpose, conceptsByUri } from '#graph/queries/concept.ts'
import { frameworkPage } from '#graph/queries/framework.ts'
import { outcomesByCode } from '#graph/queries/outcome.ts'
import { detect } from '#seed/formats/detect.ts'
import { importFiles, type ImportOptions } from '#seed/import.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'
import { dryRun, folderWith } from './files.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const NOW = new Date('2026-11-21T08:00:00Z')

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
})
afterEach(() => graph.close())

const load = (files: string[], options: Partial<ImportOptions> = {}) =>
  importFiles({ files, now: NOW, ...options }, { graph }, () => undefined)
const conceptNodes = async () =>
  await graph.read<{ key: string; node: Record<string, unknown>; scheme: string; broader: string[] }>(
    `MATCH (c:Concept)-[:IN_SCHEME]->(s:ConceptScheme) RETURN c.sourceKey AS key, c {.*} AS node, s.sourceKey AS scheme,
      [(c)-[:BROADER]->(b) | b.uri] AS broader`,
  )

const PREFIXES = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@base <https://x.org/v/> .
`
const turtle = (body: string, name = 'v.ttl') => [join(folderWith({ [name]: PREFIXES + body }), name)]

describe('SKOS in Turtle', () => {
  it('becomes a scheme and concepts with labels, other words, definitions and hierarchy from both directions', async () => {
    const result = await load(
      turtle(`<> a skos:ConceptScheme ; dct:title "Fächer"@de, "Subjects"@en ; dct:license <http://creativecommons.org/publicdomain/zero/1.0/> ;
        skos:hasTopConcept <a> .
      <a> a skos:Concept ; skos:prefLabel "Natur"@de, "Nature"@en ; skos:altLabel "Umwelt"@de, "Welt"@de ;
        skos:narrower <b> ; skos:notation "N" ; skos:closeMatch <https://y.org/nature> .
      <c> a skos:Concept ; skos:prefLabel "Chemie"@de ; skos:broader <a> ; skos:inScheme <> ;
        skos:definition "Stoffe"@de ; <https://schema.org/keywords> "Atom"@de, "Molekül"@de .
      <b> a skos:Concept ; skos:prefLabel "Biologie"@de ; skos:inScheme <> .`),
    )
    expect(result.problems).toEqual([])
    expect(result.counts.byType).toMatchObject({ conceptScheme: { created: 1 }, concept: { created: 3 } })
    const nodes = (await conceptNodes()).sort((a, b) => (a.key < b.key ? -1 : 1))
    expect(nodes).toMatchObject([
      {
        key: 'uri:https://x.org/v/a',
        scheme: 'uri:https://x.org/v/',
        node: {
          labels: ['Natur', 'Nature'],
          labelLanguages: ['de', 'en'],
          altLabels: ['Umwelt', 'Welt'],
          notation: 'N',
        },
      },
      { key: 'uri:https://x.org/v/b', broader: ['https://x.org/v/a'] },
      {
        key: 'uri:https://x.org/v/c',
        broader: ['https://x.org/v/a'],
        node: { definitions: ['Stoffe'], keywords: ['Atom', 'Molekül'] },
      },
    ])
    expect((await conceptsByPurpose(graph, 'subject')).map(({ uri }) => uri).sort()).toHaveLength(3)
    const [record] = await graph.read<{ extra: string }>(
      'MATCH (r:Record) WHERE r.extra CONTAINS "closeMatch" RETURN r.extra AS extra',
    )
    expect(JSON.parse(record!.extra)).toEqual({
      'http://www.w3.org/2004/02/skos/core#closeMatch': ['https://y.org/nature'],
    })
  })

  it.each([
    ['<> a skos:ConceptScheme ; dct:title "Lernressourcentypen"@de .', {}, 'resourceType'],
    ['<> a skos:ConceptScheme ; dct:title "Bildungsstufen"@de .', {}, 'level'],
    ['<> a skos:ConceptScheme ; dct:title "Schulfächer"@de .', {}, 'subject'],
    ['<> a skos:ConceptScheme ; dct:title "Lizenzen"@de .', {}, 'other'],
    ['<> a skos:ConceptScheme ; dct:title "Lizenzen"@de .', { purpose: 'level' as const }, 'level'],
  ])('%s %j is for %s', async (body, options, purpose) => {
    const result = await load(turtle(body), options)
    const [scheme] = await graph.read('MATCH (s:ConceptScheme) RETURN s.purpose AS purpose')
    expect(scheme).toEqual({ purpose })
    expect(result.problems.map((problem) => problem.advice)).toEqual(
      purpose === 'other' ? ['Say it with --purpose.'] : [],
    )
  })

  it.each([
    ['<a> a skos:Concept ; skos:prefLabel "open@de .\n', 4],
    ['<a> a skos:Concept .\n<b> a nobody:Concept .\n', 5],
    ['<a> a skos:Concept .\n\n<b> skos:prefLabel .\n', 6],
    ['<a> a skos:Concept ; skos:prefLabel "A"@de', 4],
  ])(
    'with a broken line gives its number and the reason, and nothing of the file is written: %j',
    async (body, line) => {
      const [bad] = turtle(body)
      const [good] = turtle('<> a skos:ConceptScheme ; dct:title "Topics"@en .', 'good.ttl')
      const result = await load([bad!, good!])
      expect(result.exitCode).toBe(1)
      expect(result.problems).toMatchObject([
        { line, rejected: true, advice: expect.stringContaining('nothing of this file') },
      ])
      expect(result.problems[0]!.message).toContain(`the Turtle is broken at line ${line}: `)
      expect(result.counts.byType.concept?.created ?? 0).toBe(0)
      expect(result.counts.byType.conceptScheme?.created).toBe(1)
    },
  )

  it('names a concept without label or scheme, and takes the others', async () => {
    const { problems, counts } = await dryRun(
      join(
        turtle(`<one> a skos:ConceptScheme . <two> a skos:ConceptScheme .
        <a> a skos:Concept ; skos:inScheme <one> . <b> a skos:Concept ; skos:prefLabel "B"@en .
        <c> a skos:Concept ; skos:prefLabel "C"@en, "See"@en ; skos:inScheme <two> .`)[0]!,
        '..',
      ),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ record: 'https://x.org/v/a', message: 'The label is missing', rejected: true }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ record: 'https://x.org/v/b', message: 'belongs to no concept scheme', rejected: true }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ record: 'https://x.org/v/c', rejected: false, value: 'See' }),
    )
    expect(counts.byType.concept).toMatchObject({ read: 3, rejected: 2 })
  })

  it('fills what a resource named before', async () => {
    const lines = [
      { type: 'source', key: 'garden', name: 'Garden' },
      {
        type: 'resource',
        key: 'bean',
        title: { en: 'Bean' },
        url: 'https://x.org/bean',
        language: 'en',
        provider: { name: 'Garden' },
        subjects: [{ uri: 'https://x.org/v/b', label: { en: 'Biology' } }],
      },
    ]
    const first = await load([
      join(folderWith({ 'r.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') }), 'r.jsonl'),
    ])
    expect(first.problems).toEqual([])
    await load(
      turtle(
        '<> a skos:ConceptScheme ; dct:title "Topics"@en . <b> a skos:Concept ; skos:prefLabel "Biologie"@de ; skos:inScheme <> .',
      ),
    )
    const found = await conceptsByUri(graph, ['https://x.org/v/b'])
    expect(found).toHaveLength(1)
    expect(found[0]!.labels.map(({ text }) => text).sort()).toEqual(['Biologie', 'Biology'])
  })

  it.each([
    ['# a comment\n@prefix a: <urn:a> .', 'x'],
    ['PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n', 'x'],
    ['<http://x.org/a> a <http://x.org/b> .', 'x'],
    ['<a> a <b> .', 'x.ttl'],
  ])('is told by its content or name: %j', async (content, name) => {
    const folder = folderWith({ [name]: content })
    expect(await detect(join(folder, name))).toEqual({ format: 'skos', layout: 'turtle' })
  })

  it.each(['<?xml version="1.0"?><a/>', '<html><body></body></html>', '<!doctype html>'])(
    'is not taken for %s',
    async (content) => {
      await expect(detect(join(folderWith({ x: content }), 'x'))).rejects.toThrow('XML or HTML')
    },
  )
})

const area = (more: object = {}) => ({
  '@type': 'CompetenceArea',
  '@id': 'CompetenceArea/1',
  name: 'Search',
  description: 'To search.',
  ...more,
})
const nodes = (dutch: boolean) => [
  area(dutch ? { name_nl: 'Zoeken', description_nl: 'Het zoeken.' } : {}),
  {
    '@type': 'Competence',
    '@id': 'Competence/1.1',
    name: 'Browse',
    description: 'To browse.',
    competence_area_id: 'CompetenceArea/1',
  },
  {
    '@type': 'LearningOutcome',
    '@id': 'LearningOutcome/LO1.1.01',
    description: 'Say what search is.',
    type: 'Skill',
    ai_label: 'AI-Implicit',
    competence_id: 'Competence/1.1',
    four_levels_proficiency_name: 'ProficiencyLevel/Highly advanced',
    ...(dutch ? { description_nl: 'Zeg wat zoeken is.' } : {}),
  },
  {
    '@type': 'ProficiencyLevel',
    '@id': 'ProficiencyLevel/Highly advanced_7',
    four_levels_name: 'Highly advanced',
    eight_levels_mapping: 7,
    eight_levels_description: 'Leads.',
    ...(dutch ? { four_levels_name_nl: 'Zeer gevorderd' } : {}),
  },
  { '@type': 'Glossary', '@id': 'Glossary/Application/App', explanation: 'A program.' },
]
const digcomp = (dutch: boolean) => ({ '@context': { CompetenceArea: 'CompetenceArea' }, '@graph': nodes(dutch) })

describe('DigComp JSON-LD', () => {
  const files = () => {
    const folder = folderWith({ 'en.jsonld': digcomp(false), 'nl.jsonld': digcomp(true) })
    return { en: join(folder, 'en.jsonld'), nl: join(folder, 'nl.jsonld'), folder }
  }

  it('becomes a framework with levels and a glossary', async () => {
    const { en } = files()
    const result = await load([en])
    expect(result.problems).toEqual([])
    expect(result.counts.byType).toMatchObject({
      framework: { created: 1 },
      outcome: { created: 3 },
      concept: { created: 2 },
      conceptScheme: { created: 2 },
      childOf: { created: 2 },
    })
    expect(await outcomesByCode(graph, ['lo1101'])).toMatchObject([
      {
        statements: [{ text: 'Say what search is.' }],
        levels: ['Highly advanced'],
        knowledgeKind: 'skill',
        sourceType: 'Learning outcome',
      },
    ])
    expect((await conceptNodes()).map(({ key }) => key).sort()).toEqual([
      'digcomp:3.0/Glossary/Application/App',
      'digcomp:3.0/ProficiencyLevel/Highly%20advanced_7',
    ])
  })

  it('joins a translation to the same nodes in any order, with the same counts and a source of its own', async () => {
    const { en, nl, folder } = files()
    const orders = [[[en], [nl]], [[nl], [en]], [[folder]]]
    const graphs: string[][] = []
    for (const order of orders) {
      const own = await grafeoEngine.open()
      for (const names of [...order, ...order]) {
        const result = await importFiles({ files: names, now: NOW }, { graph: own }, () => undefined)
        expect(result.problems).toEqual([])
      }
      graphs.push(
        (await wholeGraph(own))
          .filter((line) => !/"(?:Catalogue|Change|Revision)"|HAS_REVISION/.test(line))
          .map((line) => line.replace(/,"revision":\d+/, '')),
      )
      await own.close()
    }
    expect(graphs[1]).toEqual(graphs[2])
    expect(graphs[0]!.length).toBe(graphs[1]!.length)
    await load([folder])
    const [outcome] = await outcomesByCode(graph, ['lo1101'])
    expect(outcome).toMatchObject({
      statements: [{ language: 'en' }, { language: 'nl', text: 'Zeg wat zoeken is.' }],
      sources: [{ key: 'digcomp' }, { key: 'digcomp-nl', credit: expect.stringContaining('PiAir/digcomp3-l10n') }],
    })
    expect((await frameworkPage(graph, { first: 5 })).nodes).toMatchObject([
      { languages: ['en', 'nl'], outcomeCount: 3 },
    ])
  })

  it('names nodes that are none, and passes over what it does not know', async () => {
    const content = {
      '@graph': [
        area(),
        'text',
        { name: 'x' },
        { '@type': 'Other', '@id': 'Other/1' },
        { '@type': 'Competence', '@id': 'Competence/9', name: 'X' },
      ],
    }
    const { problems } = await dryRun(folderWith({ 'x.jsonld': content }))
    expect(problems).toMatchObject([
      { path: '$.@graph[1]', message: 'is not an object' },
      { path: '$.@graph[2]', message: 'has no @id and @type' },
      { path: '$.@graph[3].@type', rejected: false },
      { path: '$.@graph[4].competence_area_id', message: 'What it stands below is missing' },
    ])
  })
})

describe.skipIf(!CORPUS)('the real vocabularies (CORPUS_DIR)', () => {
  it('of SKOS have as many concepts as were counted, each for its purpose, and write nothing twice', async () => {
    const result = await load([join(CORPUS, 'skos')])
    expect(result.problems.filter((problem) => problem.rejected)).toEqual([])
    expect(result.counts.byType).toMatchObject({
      conceptScheme: { created: 4 },
      concept: { read: 3_211 + 220 + 61 + 12, created: 3_211 + 220 + 61 + 12 },
    })
    const schemes = await graph.read<{ purpose: string; count: number }>(
      'MATCH (s:ConceptScheme)<-[:IN_SCHEME]-(c:Concept) RETURN s.purpose AS purpose, count(c) AS count',
    )
    expect(schemes.sort((a, b) => a.count - b.count)).toEqual(
      [
        { purpose: 'level', count: 12 },
        { purpose: 'resourceType', count: 220 },
        { purpose: 'subject', count: 61 + 3_211 },
      ].sort((a, b) => a.count - b.count),
    )
    const version = await currentVersion(graph)
    await load([join(CORPUS, 'skos')])
    expect(await currentVersion(graph)).toBe(version)
  })

  it('of DigComp have the counts of the publisher, in two languages', async () => {
    const names = ['DigComp_3.0.nl.jsonld', 'DigComp_3.0.jsonld'].map((name) => join(CORPUS, 'digcomp', name))
    const result = await load([names[0]!])
    expect(result.problems.filter((problem) => problem.rejected)).toEqual([])
    expect(result.counts.others).toMatchObject({
      'competence area': 5,
      competence: 21,
      'proficiency levels': 8,
      'competence statement': 362,
      'learning outcome': 523,
      'glossary entries': 126,
    })
    const count = async () =>
      (
        await graph.read(
          'MATCH (n) WHERE n:Outcome OR n:Concept OR n:Framework RETURN labels(n) AS labels, count(n) AS count',
        )
      )
        .map((row) => JSON.stringify(row))
        .sort()
    const before = await count()
    expect(before).toHaveLength(3)
    const version = await currentVersion(graph)
    await load([names[1]!])
    await load([join(CORPUS, 'digcomp')])
    expect(await count()).toEqual(before)
    expect(await currentVersion(graph)).toBe(version)
    expect((await frameworkPage(graph, { first: 5 })).nodes).toMatchObject([
      { outcomeCount: 5 + 21 + 362 + 523, languages: ['en', 'nl'] },
    ])
    const raw = JSON.parse(readFileSync(names[0]!, 'utf8')) as { '@graph': Record<string, string>[] }
    const dutch = raw['@graph'].filter((node) => node.description_nl !== undefined).length
    const [stored] = await graph.read<{ count: number }>(
      "MATCH (o:Outcome) WHERE 'nl' IN o.statementLanguages RETURN count(o) AS count",
    )
    expect(stored!.count).toBe(dutch)
  })
})
