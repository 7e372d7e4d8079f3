/** Real data of many publishers, from the folder CORPUS_DIR names. Its README says how many of what there are. */
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { outcomesByCode, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { readLevels } from '#api/vocabulary/levels.ts'
import { Findings } from '#api/metadata/findings.ts'
import { readAmb } from '#seed/formats/amb.ts'
import { importFiles, type ImportResult } from '#seed/import.ts'
import { readMarble } from '#seed/sources/marble.ts'
import { collect, edgesOf, recordsOf } from './files.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const AMB_SCHEMAS = join(CORPUS, '../standards/data/learning-resource/amb/schemas-draft')
const at = (...path: string[]) => join(CORPUS, ...path)
const imported = (result: ImportResult) =>
  Object.fromEntries(
    Object.entries(result.counts.byType).flatMap(([type, counts]) => (counts.read > 0 ? [[type, counts.created]] : [])),
  )

describe.skipIf(!CORPUS)('the real data (CORPUS_DIR)', () => {
  let graph: Graph
  const first = new Map<string, ImportResult>()
  const run = (name: string) => importFiles({ files: [at(name)] }, { graph }, () => undefined)
  const STORIES = 'oer/african-storybook.jsonl'
  const LIBRARY = 'oer/global-digital-library.jsonl'
  const OPENSTAX = 'oer/openstax-*.jsonl'
  const NAMES = [
    ...['case', 'marble', 'exercism', 'cs-unplugged', 'amb/valid', 'oer/phet-simulations.jsonl', 'asn', 'bncc'],
    ...[STORIES, LIBRARY, OPENSTAX],
  ]
  const told = (name: string, path: string) =>
    (first.get(name) as ImportResult).problems.filter((problem) => problem.path === path)

  beforeAll(async () => {
    graph = await openGraph('memory:')
    const { error } = await migrate(graph)
    if (error) throw error
    for (const name of NAMES) first.set(name, await run(name))
  }, 300_000)
  afterAll(() => graph?.close())

  it('is taken without a rejected record', () => {
    for (const [name, result] of first) {
      expect(
        result.problems.filter((problem) => problem.rejected),
        name,
      ).toEqual([])
      expect(result.exitCode, name).toBe(0)
    }
  })

  it('of CASE has four frameworks, with as many items and associations as were counted', () => {
    const result = first.get('case') as ImportResult
    // 49 of the 3,402 isChildOf lead to the document: they are the order at the top, not edges.
    expect(imported(result)).toEqual({
      framework: 4,
      outcome: 1_189 + 755 + 1_309 + 149,
      childOf: 3_402 - 49,
      requires: 729,
      matches: 144,
    })
    expect(result.counts.others).toMatchObject({
      'associations read: isChildOf': 3_402,
      'associations read: precedes': 729,
      'associations read: isRelatedTo': 144,
    })
    expect(result.counts.byType.requires?.setAside).toBe(0)
  })

  it('of Marble has its topics, prerequisites, standards and the 213 alignments that do not resolve', () => {
    const result = first.get('marble') as ImportResult
    expect(imported(result)).toEqual({
      framework: 4,
      outcome: 1_590 + 1_117 + 1_028 + 503,
      requires: 3_221,
      matches: 1_646,
    })
    expect(result.counts.others).toMatchObject({
      'alignments to standards': 1_859,
      'alignments to standards that are not here': 213,
    })
    expect(result.problems.filter((problem) => problem.message.includes('no standard of these files'))).toHaveLength(
      213,
    )
  })

  it('of Marble has hard and soft prerequisites with reasons, evidence and prompts, and ages by its levels', async () => {
    const items = await collect(readMarble(globSync(at('marble/*.json')).sort()))
    const prerequisites = edgesOf(items).flatMap((edge) => (edge.type === 'requires' ? [edge] : []))
    expect(prerequisites.filter((edge) => edge.strength === 'hard')).toHaveLength(2_025)
    expect(prerequisites.filter((edge) => edge.strength === 'soft')).toHaveLength(1_196)
    expect(prerequisites.filter((edge) => edge.reasons.length === 0)).toEqual([])
    const outcomes = recordsOf(items).flatMap((record) => (record.type === 'outcome' ? [record] : []))
    const topics = outcomes.filter((record) => record.sourceType === 'Topic')
    expect(topics.filter((topic) => topic.evidence.length > 0)).toHaveLength(1_555)
    expect(topics.filter((topic) => topic.prompts.some(({ text }) => !text.includes('{{')))).toHaveLength(1_590)
    // Anchor standards are for all years and say none.
    const ageless = outcomes.filter((record) => record.ageFrom === undefined)
    expect(ageless.map(({ levels }) => levels)).toEqual(Array.from({ length: 28 }, () => ['CCR']))
  })

  it('of Pennsylvania comes as CASE and as ASN and counts once', async () => {
    const { byType, joined } = (first.get('asn') as ImportResult).counts
    expect(joined).toBe(2 + 1_309 + 149)
    expect(byType).toMatchObject({
      framework: { read: 2, created: 0 },
      outcome: { read: 1_309 + 149, created: 0 },
      childOf: { read: 1_309 + 149 - 3 },
    })
    const counts = await graph.read<{ uri: string; count: number }>(
      `MATCH (f:Framework)<-[:IN_FRAMEWORK]-(o:Outcome) WHERE f.uri STARTS WITH 'http://asn.jesandco.org/'
       RETURN f.uri AS uri, count(o) AS count ORDER BY uri`,
    )
    expect(counts.map(({ count }) => count)).toEqual([149, 1_309])
  })

  it('of the BNCC has its objectives and contexts', async () => {
    const { counts } = first.get('bncc') as ImportResult
    expect(counts.byType).toMatchObject({ framework: { created: 2 }, outcome: { rejected: 0 } })
    const contexts = ['oc', 'ut', 'eixo', 'catu', 'prat'].map((type) => counts.others[`organising contexts: ${type}`])
    // Six of the fields are those of upper secondary.
    expect(contexts).toEqual([780, 77, 5, 7 + 6, 10])
    const rows = await graph.read<{ framework: string; code: string; ageFrom: number | null }>(
      `MATCH (o:Outcome)-[:IN_FRAMEWORK]->(f:Framework) WHERE f.sourceKey STARTS WITH 'bncc:' AND o.code IS NOT NULL
       RETURN f.sourceKey AS framework, o.code AS code, o.ageFrom AS ageFrom`,
    )
    const counted = (framework: string, stage: string) =>
      rows.filter((row) => row.framework === `bncc:${framework}` && row.code.startsWith(stage)).length
    expect(['EI', 'EF', 'EM'].map((stage) => counted('bncc-2018', stage))).toEqual([93, 1_304, 183])
    expect(counted('computacao-2022', 'E')).toBe(141)
    expect(rows.filter((row) => row.ageFrom === null)).toEqual([])
  })

  it('has reading and proficiency levels that our tables know', () => {
    const words = (file: string, pattern: RegExp) =>
      [...readFileSync(at(file), 'utf8').matchAll(pattern)].map(([, level]) => level as string)
    const reading = words('oer/global-digital-library.jsonl', /"readingLevel": ?"([^"]+)"/g)
    expect(reading).toHaveLength(1_267)
    expect(readLevels('gdl-reading', reading)).toMatchObject({ unread: [], levels: { length: 6 } })
    const proficiency = words('digcomp/DigComp_3.0.jsonld', /"(ProficiencyLevel\/[^"]+)"/g)
    expect(readLevels('digcomp', proficiency)).toMatchObject({ unread: [], levels: { length: 8 } })
    const stages = words('skos/educationalLevel.ttl', /^<(level_\w)> a/gm)
    expect(readLevels('kim', stages)).toMatchObject({ unread: [], levels: { length: 12 } })
  })

  it('of Exercism has 582 prerequisites between concepts', () => {
    const result = first.get('exercism') as ImportResult
    expect(imported(result)).toEqual({ framework: 6, outcome: 262, resource: 927, requires: 582 })
    expect(result.counts.others).toMatchObject({
      'alignments: teaches': 197,
      'alignments: requires': 2_728,
      'alignments: practises': 602,
    })
    expect(result.problems.filter((problem) => problem.path === '$.uuid')).toHaveLength(2)
  })

  it('of CS Unplugged resolves every alignment and lesson', () => {
    const result = first.get('cs-unplugged') as ImportResult
    expect(imported(result)).toEqual({ conceptScheme: 1, concept: 43, framework: 1, outcome: 112, resource: 214 })
    expect(result.counts.others).toMatchObject({ 'alignments: teaches': 556, 'lesson references': 65 })
    expect(result.problems).toEqual([])
  })

  it('of PhET has 9,124 editions of 120 works', () => {
    const result = first.get('oer/phet-simulations.jsonl') as ImportResult
    expect(imported(result)).toEqual({ resource: 9_124 })
    expect(result.counts.others).toMatchObject({ works: 120 })
  })

  it('of African Storybook has 2,126 editions of 367 stories, and tells the licences that disagree', async () => {
    const result = first.get(STORIES) as ImportResult
    expect(imported(result)).toEqual({ resource: 2_126 })
    expect(result.counts.others).toMatchObject({ works: 367, translations: 1_709 })
    expect(told(STORIES, '$.licenseUrl')).toHaveLength(24)
    expect(told(STORIES, '$.language')).toHaveLength(48 + 4 + 2)
    expect(result.problems).toHaveLength(24 + 54)
    const [row] = await graph.read<{ languages: number; disagree: number }>(
      `MATCH (r:Resource) WHERE r.sourceKey STARTS WITH 'african-storybook:'
       WITH r, COUNT { (r)-[:LICENSED_UNDER]->() } AS statements
       RETURN count(DISTINCT r.languages[0]) AS languages, sum(CASE WHEN statements = 2 THEN 1 ELSE 0 END) AS disagree`,
    )
    expect(row).toEqual({ languages: 86, disagree: 24 })
  })

  it('of the Global Digital Library has 1,267 books, each with a file, a reading level and a holder of rights', async () => {
    const result = first.get(LIBRARY) as ImportResult
    expect(imported(result)).toEqual({ resource: 1_267, conceptScheme: 1, concept: 6 })
    expect(result.problems).toEqual([])
    const linked = async (relationship: string) => {
      const [row] = await graph.read<{ count: number }>(
        `MATCH (r:Resource)-[l:${relationship}]-() WHERE r.sourceKey STARTS WITH 'global-digital-library:'
         AND coalesce(l.role, 'copyright holder') = 'copyright holder' RETURN count(l) AS count`,
      )
      return row?.count
    }
    expect(await Promise.all(['HAS_FILE', 'FOR_LEVEL', 'CONTRIBUTED'].map(linked))).toEqual([1_267, 1_267, 1_267])
  })

  it('of OpenStax has 1,207 sections in 1,361 places of 12 books', async () => {
    const result = first.get(OPENSTAX) as ImportResult
    expect(imported(result)).toEqual({ resource: 1_207 + 12 })
    expect(result.counts.others).toMatchObject({
      books: 12,
      sections: 1_207,
      'sections without objectives': 422,
      'places of sections in books': 1_361,
    })
    expect(told(OPENSTAX, '$.media.imagesWithAlt')).toHaveLength(45)
    expect(result.problems).toHaveLength(45)
    const rows = await graph.read<{ parts: number }>(
      `MATCH (b:Resource)<-[p:PART_OF]-(:Resource) WHERE b.sourceKey STARTS WITH 'openstax:book/'
       RETURN b.id AS id, count(p) AS parts`,
    )
    expect(rows).toHaveLength(12)
    expect(rows.reduce((sum, { parts }) => sum + parts, 0)).toBe(1_361)
  })

  it('of AMB leaves ten resources of 35 records, and tells 25 as repeated', () => {
    const result = first.get('amb/valid') as ImportResult
    expect(result.counts.byType.resource).toMatchObject({ read: 35, created: 10, repeated: 25, rejected: 0 })
  })

  it('writes nothing the second time', async () => {
    const version = await currentVersion(graph)
    for (const name of NAMES) {
      const { counts } = await run(name)
      for (const [type, { created, updated, removed }] of Object.entries(counts.byType)) {
        expect({ name, type, created, updated, removed }).toEqual({ name, type, created: 0, updated: 0, removed: 0 })
      }
    }
    expect(await currentVersion(graph)).toBe(version)
  }, 300_000)

  it('has a code that people write in several ways, and prerequisites without a cycle', async () => {
    const found = await outcomesByCode(graph, ['6rpa3'])
    expect(found.map((outcome) => outcome.code)).toContain('CCSS.Math.Content.6.RP.A.3')
    const edges = await prerequisiteColumns(graph)
    expect(edges).toHaveLength(729 + 3_221 + 582)
    expect(edges.every((edge) => edge.status === 'accepted')).toBe(true)
  })

  it('of AMB that is invalid is rejected whole, each record with the path at fault', async () => {
    const result = await importFiles({ files: [at('amb/invalid')], format: 'amb' }, { graph }, () => undefined)
    expect(result).toMatchObject({ exitCode: 2 })
    expect(result.counts.byType.resource).toMatchObject({ read: 37, rejected: 37, created: 0 })
    const files = new Map<string, string[]>()
    for (const { file, path } of result.problems) files.set(file, [...(files.get(file) ?? []), path ?? ''])
    expect(files.size).toBe(37)
    for (const [file, paths] of files) for (const path of paths) expect(path, file).toMatch(/^\$\../)
  })

  it('of AMB that is invalid is told apart by content alone', async () => {
    const result = await importFiles({ files: [at('amb/invalid')], dryRun: true }, null, () => undefined)
    expect(result.counts.byType.resource?.rejected).toBeGreaterThanOrEqual(35)
  })
})

describe.skipIf(!CORPUS || !existsSync(AMB_SCHEMAS))('the official AMB schema (beside CORPUS_DIR)', () => {
  it('judges the examples, and single faults put into them, as our rules do', () => {
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats.default(ajv)
    // ajv-formats refuses times without a zone, which the profile's own examples have.
    ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/)
    for (const file of globSync(join(AMB_SCHEMAS, '*.json')))
      ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object)
    const validate = ajv.getSchema('https://w3id.org/kim/amb/draft/schemas/schema.json')
    const differences: string[] = []
    const judge = (record: object, name: string) => {
      const ours = readAmb(record as Record<string, unknown>, new Findings(true)) !== undefined
      const theirs = validate?.(record)
      if (ours !== theirs) differences.push(`${name}: we ${ours ? 'accept' : 'reject'}`)
    }
    const examples = globSync(at('amb/{valid,invalid}/*.json')).map((file) => ({
      name: basename(file),
      record: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>,
    }))
    for (const { name, record } of examples) judge(record, name)
    for (const { name, record } of examples.slice(0, 40)) {
      for (const field of Object.keys(record).filter((key) => key !== '@context')) {
        for (const wrong of [42, true, [], {}, [{}], ['x'], [42]])
          judge({ ...record, [field]: wrong }, `${name} with ${field} = ${JSON.stringify(wrong)}`)
      }
    }
    expect([...new Set(differences.map((difference) => difference.replace(/^.* with /, '')))]).toEqual([])
  })
})
