/** Frameworks go out as they came in: import, export, import into an empty graph, export again, and the bytes are equal. */
import { Ajv2019 } from 'ajv/dist/2019.js'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { casePackage } from '#api/exchange/case-package.ts'
import { outcomeSheet } from '#api/exchange/outcome-sheet.ts'
import { outcomesTemplate } from '#api/framework/outcome-sheet.ts'
import type { Json } from '#api/exchange/case-shape.ts'
import type { Graph } from '#graph/graph.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { frameworkIds, frameworkToExport } from '#graph/queries/export.ts'
import { childrenOf, outcomesByCode, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles, type ImportOptions } from '#seed/import.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { folderWith } from './files.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const STANDARDS = join(CORPUS, '../standards/data/case')
const SCHEMA = join(STANDARDS, 'schema/case-v1p1-cfpackage.schema.json')

let graph: Graph
let other: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  other = await grafeoEngine.open()
})
afterEach(async () => {
  await graph.close()
  await other.close()
})

const load = (into: Graph, files: string[], options: Partial<ImportOptions> = {}) =>
  importFiles({ files, ...options }, { graph: into }, () => undefined)

/** The packages of all frameworks, by the identifier of their document. */
async function packagesOf(from: Graph): Promise<Map<string, string>> {
  const packages = new Map<string, string>()
  for (const id of await frameworkIds(from)) {
    const framework = await frameworkToExport(from, id)
    let text = ''
    for await (const piece of casePackage(from, framework!)) text += piece
    packages.set((JSON.parse(text) as { CFDocument: { identifier: string } }).CFDocument.identifier, text)
  }
  return packages
}

function written(packages: ReadonlyMap<string, string>): string[] {
  const files = Object.fromEntries([...packages].map(([identifier, text]) => [`${identifier}.json`, text]))
  const folder = folderWith(files)
  return Object.keys(files).map((name) => join(folder, name))
}

/** Imports, exports, imports that into an empty graph and exports again: gives both exports. */
async function roundTrip(files: string[]): Promise<{ first: Map<string, string>; second: Map<string, string> }> {
  const result = await load(graph, files)
  expect(result.problems.filter((problem) => problem.rejected)).toEqual([])
  const first = await packagesOf(graph)
  const again = await load(other, written(first))
  expect(again.problems.filter((problem) => problem.rejected)).toEqual([])
  return { first, second: await packagesOf(other) }
}

/** A package with its lists in the order of identifiers and its members by name; nulls say nothing. */
function comparable(text: string): unknown {
  const whole = JSON.parse(text) as Json
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const map = value as Json
    const names = Object.keys(map).filter((name) => map[name] !== null)
    return Object.fromEntries(names.sort().map((name) => [name, sorted(map[name])]))
  }
  for (const list of ['CFItems', 'CFAssociations']) {
    const entries = (whole[list] ?? []) as { identifier: string }[]
    whole[list] = entries.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1))
  }
  return sorted(whole)
}

const DOCUMENT = {
  identifier: '6B4E2C1A-0000-4000-8000-000000000000',
  uri: 'https://x.org/d',
  creator: 'Ministry',
  publisher: 'School books',
  title: 'Gardens',
  lastChangeDateTime: '2026-01-01T00:00:00+01:00',
  language: 'en',
  frameworkType: 'Course',
  statusStartDate: '2026-01-01',
  notes: 'Kept as they are.',
  extensions: { theirs: { anything: [1, { deep: true }] } },
}
const link = (name: string) => ({ title: `Statement ${name}`, identifier: name, uri: `https://x.org/${name}` })
const outside = (name: string) => ({ title: name, identifier: name, uri: `https://y.org/${name}`, targetType: 'ext:Y' })
const item = (name: string, more: Json = {}): Json => ({
  identifier: name,
  uri: `https://x.org/${name}`,
  fullStatement: `Statement ${name}`,
  lastChangeDateTime: '2026-02-01T00:00:00Z',
  ...more,
})
/** `D` is the document, `out…` an item of another package. */
function endOf(name: string): Json {
  if (name === 'D') return { title: 'Gardens', identifier: DOCUMENT.identifier, uri: DOCUMENT.uri }
  return name.startsWith('out') ? outside(name) : link(name)
}
let count = 0
const association = (associationType: string, from: string, to: string, more: Json = {}): Json => ({
  identifier: `association-${++count}`,
  uri: `urn:association-${count}`,
  associationType,
  originNodeURI: endOf(from),
  destinationNodeURI: endOf(to),
  lastChangeDateTime: '2026-01-02T00:00:00Z',
  ...more,
})

const RICH = {
  CFDocument: DOCUMENT,
  CFItems: [
    item('A', {
      humanCodingScheme: 'G.A',
      listEnumeration: 'a)',
      unknown: { x: [1, null, 'two'] },
      alternativeLabel: 'Soil',
    }),
    item('B', { fullStatement: 'Find x<sup>2</sup> when 1 < x', language: 'fr', educationLevel: ['06', '07'] }),
    item('C', { CFItemTypeURI: { title: 'Skill', identifier: 't', uri: 'urn:t' }, CFItemType: 'Skill' }),
    item('D1', { extensions: { theirs: 'too' }, lastChangeDateTime: '2026-01-01T00:00:00+01:00' }),
  ],
  CFAssociations: [
    association('isChildOf', 'A', 'D', { sequenceNumber: 2 }),
    association('isChildOf', 'B', 'D', { sequenceNumber: 1 }),
    association('isChildOf', 'C', 'A', { sequenceNumber: 1 }),
    association('isChildOf', 'C', 'B', { sequenceNumber: 7 }),
    association('isPartOf', 'C', 'A', { sequenceNumber: 3 }),
    association('precedes', 'A', 'C', {
      notes: 'Soil comes first',
      CFAssociationGroupingURI: { title: 'g', identifier: 'g', uri: 'urn:g' },
    }),
    association('precedes', 'C', 'A'),
    association('precedes', 'outer', 'B'),
    association('precedes', 'B', 'outermost'),
    association('isPeerOf', 'A', 'B'),
    association('isRelatedTo', 'A', 'B'),
    association('isRelatedTo', 'outlying', 'B'),
    association('exactMatchOf', 'A', 'outland'),
    association('isTranslationOf', 'A', 'outland'),
    association('replacedBy', 'B', 'outpost'),
    association('exemplar', 'A', 'outing', { sequenceNumber: 4, extensions: { theirs: 1 } }),
    association('hasSkillLevel', 'C', 'outlevel'),
    association('ext:inspires', 'C', 'A', { mine: 'yes' }),
    association('ext:inspires', 'outlet', 'A'),
    association('replacedBy', 'outdoc', 'outpost'),
    association('replacedBy', 'D', 'outdoc'),
    association('ext:skos.closeMatch', 'C', 'outclose'),
  ],
  CFDefinitions: {
    CFConcepts: [],
    CFItemTypes: [
      {
        identifier: 't',
        uri: 'urn:t',
        title: 'Skill',
        description: 'A skill',
        hierarchyCode: '1',
        lastChangeDateTime: '2026-01-01T00:00:00Z',
      },
    ],
  },
  CFRubrics: [
    {
      identifier: 'r',
      uri: 'urn:r',
      title: 'Rubric',
      lastChangeDateTime: '2026-01-01T00:00:00Z',
      CFRubricCriteria: [{ identifier: 'k', uri: 'urn:k', weight: 0.5, lastChangeDateTime: '2026-01-01T00:00:00Z' }],
    },
  ],
  extensions: { ofThePackage: true },
}
const rich = () => [join(folderWith({ 'rich.json': RICH }), 'rich.json')]

describe('a CASE package', () => {
  it('goes out with every item, association, definition, rubric and unknown field it came with', async () => {
    const { first, second } = await roundTrip(rich())
    const [text] = [...first.values()]
    expect(comparable(text!)).toEqual(comparable(JSON.stringify(RICH)))
    expect([...second.values()]).toEqual([text])
  })

  it('goes out the same when it is read in another order', async () => {
    await load(graph, rich())
    const { CFDocument, CFItems, CFAssociations, ...rest } = RICH
    const turned = {
      ...rest,
      CFAssociations: CFAssociations.slice(0, 6).reverse().concat(CFAssociations.slice(6)),
      CFItems: CFItems.toReversed(),
      CFDocument,
    }
    await load(other, [join(folderWith({ 'turned.json': turned }), 'turned.json')])
    expect([...(await packagesOf(other)).values()]).toEqual([...(await packagesOf(graph)).values()])
  })

  it('writes nothing when its export is imported into the graph it came from', async () => {
    await load(graph, rich())
    const version = await currentVersion(graph)
    const result = await load(graph, written(await packagesOf(graph)))
    expect(await currentVersion(graph)).toBe(version)
    expect(result.counts.byType.outcome).toMatchObject({ read: 4, unchanged: 4 })
  })

  it('has items below several parents, and a prerequisite that was set aside, given back', async () => {
    await load(graph, rich())
    const outcomes = await outcomesByCode(graph, ['ga'])
    expect((await childrenOf(graph, [outcomes[0]!.id])).map(({ position }) => position)).toEqual([1])
    const edges = await prerequisiteColumns(graph)
    expect(edges.map(({ status }) => status).sort()).toEqual(['accepted', 'accepted', 'accepted', 'proposed'])
  })

  it('says what CASE has no field for in extensions, and reads it again', async () => {
    const lines = [
      {
        type: 'source',
        key: 'garden',
        name: 'Garden lessons',
        url: 'https://garden.example/',
        licence: 'CC0-1.0',
        credit: 'The garden group',
      },
      {
        type: 'framework',
        key: 'plants',
        title: { en: 'Plants', sw: 'Mimea' },
        publisher: 'The group',
        licence: [
          { url: 'https://creativecommons.org/licenses/by/4.0/', part: 'text' },
          { words: 'ODbL 1.0', part: 'data' },
        ],
      },
      {
        type: 'outcome',
        key: 'top',
        framework: 'plants',
        position: 1,
        statement: { en: 'Plants', sw: 'Mimea' },
        ageFrom: 6,
        ageTo: 9,
        knowledgeKind: 'skill',
      },
      {
        type: 'outcome',
        key: 'light',
        framework: 'plants',
        parent: 'top',
        code: 'P.1',
        statement: { en: 'Turn to the light' },
        label: { en: 'Light', sw: 'Nuru' },
        evidence: { en: ['Predicts the bend'], sw: ['Anatabiri'] },
        misconceptions: { en: ['Plants eat soil'] },
        requires: [{ key: 'water', strength: 'hard', reason: { en: 'First water', sw: 'Maji' }, clause: 'one' }],
        matches: [{ kind: 'close', uri: 'https://y.org/light', confidence: 0.5 }],
      },
      {
        type: 'outcome',
        key: 'water',
        framework: 'plants',
        parent: 'top',
        code: 'P.0',
        statement: { en: 'Give water' },
        prompts: { en: ['How much?'] },
      },
    ]
    const folder = folderWith({ 'plants.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') })
    const { first, second } = await roundTrip([join(folder, 'plants.jsonl')])
    const [text] = [...first.values()]
    expect([...second.values()]).toEqual([text])
    const { CFDocument, CFItems, CFAssociations } = JSON.parse(text!) as {
      CFDocument: Json
      CFItems: Json[]
      CFAssociations: Json[]
    }
    expect(CFDocument).toMatchObject({
      creator: 'The group',
      lastChangeDateTime: '1970-01-01T00:00:00+00:00',
      extensions: {
        waymark: { titles: { sw: 'Mimea' }, source: { name: 'Garden lessons', credit: 'The garden group' } },
      },
    })
    expect(CFItems[2]).toMatchObject({
      fullStatement: 'Turn to the light',
      extensions: {
        waymark: {
          evidence: [{ text: 'Predicts the bend' }, { language: 'sw' }],
          misconceptions: [{ text: 'Plants eat soil' }],
        },
      },
    })
    expect(CFAssociations).toContainEqual(
      expect.objectContaining({
        associationType: 'precedes',
        notes: 'First water',
        extensions: { waymark: expect.objectContaining({ strength: 'hard', clause: 'one' }) },
      }),
    )
    expect(CFAssociations).toContainEqual(
      expect.objectContaining({ associationType: 'ext:skos.closeMatch', extensions: { waymark: { confidence: 0.5 } } }),
    )
  })
})

describe('a spreadsheet', () => {
  /** The sheets of all frameworks, by the name of a file. */
  async function sheetsOf(from: Graph): Promise<Map<string, string>> {
    const sheets = new Map<string, string>()
    for (const id of await frameworkIds(from)) {
      let text = ''
      for await (const piece of outcomeSheet(from, (await frameworkToExport(from, id))!)) text += piece
      sheets.set(/^key,(.*)$/m.exec(text)![1]!.trim(), text)
    }
    return sheets
  }
  const filesOf = (sheets: ReadonlyMap<string, string>) => {
    const files = Object.fromEntries([...sheets].map(([key, text]) => [`${key}.csv`, text]))
    const folder = folderWith(files)
    return Object.keys(files).map((name) => join(folder, name))
  }

  it('goes out in the form of the template, and comes in again the same', async () => {
    const file = join(folderWith({ 'fractions.csv': outcomesTemplate() }), 'fractions.csv')
    await load(graph, [file])
    const first = await sheetsOf(graph)
    const [text] = [...first.values()]
    expect(text).toContain('code,parent code,statement,level,requires,title,type,ages,evidence,misconceptions\r\n')
    expect(text).toContain('1.C,1,Explain when two fractions are equal,"3; 4","1.A; 1.B?",Equal fractions,Outcome,')
    await load(other, filesOf(first))
    expect([...(await sheetsOf(other)).values()]).toEqual([text])
    const version = await currentVersion(graph)
    await load(graph, filesOf(first))
    expect(await currentVersion(graph)).toBe(version)
  })

  it('of a CASE package has every item, under its identifier where it has no code, and nothing a program would run', async () => {
    const package_ = structuredClone(RICH) as typeof RICH & { CFItems: Json[] }
    package_.CFItems[3] = item('D1', { fullStatement: '=HYPERLINK("https://x.org"; "x")' })
    await load(graph, [join(folderWith({ 'rich.json': package_ }), 'rich.json')])
    const first = await sheetsOf(graph)
    const [text] = [...first.values()]
    expect(text).toContain('" =HYPERLINK(""https://x.org""; ""x"")"')
    expect(text).toContain('c,"G.A; b",Statement C')
    await load(other, filesOf(first))
    expect([...(await sheetsOf(other)).values()]).toEqual([text])
  })

  it.skipIf(!CORPUS)(
    'of real frameworks comes in again with the same codes, statements and prerequisites (CORPUS_DIR)',
    async () => {
      await load(graph, [join(CORPUS, 'case/ccss-math.cfpackage.json'), join(CORPUS, 'exercism')])
      const first = await sheetsOf(graph)
      const result = await load(other, filesOf(first))
      expect(result.problems.filter((problem) => problem.rejected)).toEqual([])
      const second = await sheetsOf(other)
      for (const [key, text] of first) expect(second.get(key), key).toBe(text)
      const edges = async (from: Graph) =>
        (await prerequisiteColumns(from)).map(({ strength, status }) => `${strength} ${status}`).sort()
      expect(await edges(other)).toEqual(await edges(graph))
    },
  )
})

describe.skipIf(!CORPUS || !existsSync(SCHEMA))('real frameworks (CORPUS_DIR)', () => {
  const validate = () => {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object
    return new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
  }
  const samples = [
    ...globSync('case/*.json', { cwd: CORPUS }).map((name) => join(CORPUS, name)),
    ...globSync(
      [
        'samples-own/*cfpackage*.json',
        'samples-converted/*.json',
        'samples-opensalt/*.json',
        'samples-compeito/*.json',
      ],
      { cwd: STANDARDS },
    ).map((name) => join(STANDARDS, name)),
  ].sort()
  const byName = samples.map((file) => [basename(file), file] as const)

  it.each(byName)('%s goes out as it came, twice, and an import of the export writes nothing', async (_name, file) => {
    const original = readFileSync(file, 'utf8')
    const { first, second } = await roundTrip([file])
    const [text] = [...first.values()]
    expect([...second.values()]).toEqual([text])
    const version = await currentVersion(graph)
    await load(graph, written(first))
    expect(await currentVersion(graph)).toBe(version)
    const isValid = validate()
    if (!isValid(JSON.parse(original))) return
    isValid(JSON.parse(text!))
    expect(isValid.errors).toBeNull()
    expect(comparable(text!)).toEqual(comparable(original))
  })

  it.each(['marble', 'exercism', 'cs-unplugged'])(
    '%s goes out as valid CASE, and comes in again with nothing lost',
    async (name) => {
      const { first, second } = await roundTrip([join(CORPUS, name)])
      const isValid = validate()
      for (const [identifier, text] of first) {
        isValid(JSON.parse(text))
        expect(isValid.errors, identifier).toBeNull()
        expect(second.get(identifier), identifier).toBe(text)
      }
      const edges = async (from: Graph) =>
        (await prerequisiteColumns(from)).map(({ strength, status }) => `${strength} ${status}`).sort()
      expect(await edges(other)).toEqual(await edges(graph))
    },
  )
})
