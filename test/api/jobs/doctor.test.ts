import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterEach, describe, expect, it } from 'vitest'
import { newCode } from '#api/code/letters.ts'
import { codesFor } from '#api/code/make.ts'
import { CHECKS, doctor, examine, type DoctorOptions } from '#api/jobs/doctor.ts'
import { compareModels } from '#api/jobs/doctor/compare-models.ts'
import type { Report, ReportedCheck } from '#api/jobs/doctor/report.ts'
import type { JobIo, JobServices } from '#api/jobs/job.ts'
import { openLog } from '#api/log.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { buildModel } from '#api/pathway/model.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { syncEdges, upsertBatch } from '#graph/queries/upsert.ts'
import type { ImportRecord, OutcomeRecord, ResourceRecord } from '#graph/records.ts'
import { CLASSROOM, loadClassroom, NOW, outcome, outcomes, resource } from '#test/fixtures/classroom.ts'
import { sketch } from '#test/api/pathway/data.ts'
import { testAccounts } from '#test/helpers/accounts.ts'

const FRAMEWORK = idOf('classroom:framework')
const id = (name: string) => idOf(`classroom:outcome/${name}`)
const log = openLog('silent')

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Ward {
  graph: Graph
  services: JobServices
}

/** The classroom with `more` imported and `harm` done to it, as a serving process holds it. */
async function openWard(
  options: { more?: ImportRecord[]; harm?: (graph: Graph) => Promise<unknown>; isServing?: boolean } = {},
): Promise<Ward> {
  const graph = await openGraph('memory:')
  const { error } = await migrate(graph)
  if (error) throw error
  await loadClassroom(graph)
  if (options.more) await upsertBatch(graph, CLASSROOM, options.more, { now: NOW })
  await options.harm?.(graph)
  const model = await openModel(graph)
  const search = await openSearch('embedded:')
  const indexer = createIndexer({ graph, search, log, roleOf: (outcome) => model.current().role(outcome) })
  await indexer.catchUp()
  closers.push(async () => {
    await indexer.stop()
    await model.stop()
    await search.close()
    await graph.close()
  })
  const services: JobServices = {
    graph,
    model,
    log,
    now: () => new Date(NOW),
    accounts: testAccounts(() => new Date(NOW), log),
    files: { secret: null, uploads: '' },
    isServing: options.isServing ?? true,
    withSearch: async (work) => (options.isServing === false ? null : await work(search)),
    async searchCatchUp() {
      await indexer.catchUp()
    },
    searchRebuild: () => indexer.rebuild(),
  }
  return { graph, services }
}

/** Cypher past every check, as somebody in the database would write it. */
const harm =
  (cypher: string, params: Record<string, unknown> = {}) =>
  (graph: Graph) =>
    commit(graph, async (tx) => {
      await tx.run(cypher, params)
      return { value: undefined, changes: [{ kind: 'everything', ids: [] }] }
    })

async function check(ward: Ward, name: string, options: DoctorOptions = {}): Promise<ReportedCheck> {
  const { checks } = await examine(ward.services, { ...options, only: [name] })
  expect(checks).toHaveLength(1)
  return checks[0]!
}

const like = (name: string, more: Partial<OutcomeRecord>): OutcomeRecord => ({
  ...outcomes[1]!,
  sourceKey: `classroom:outcome/${name}`,
  uri: `https://classroom.example/outcomes/${name}`,
  statements: [{ language: 'en', text: `About ${name}` }],
  ...more,
})

describe('the doctor on prerequisites', () => {
  it('finds nothing above a note in the classroom, save what its data lacks', async () => {
    const report = await examine((await openWard()).services)
    expect(report.checks.filter(({ severity, count }) => severity === 'error' && count)).toEqual([])
    const found = Object.fromEntries(report.checks.filter(({ count }) => count).map((each) => [each.check, each.count]))
    expect(found).toEqual({
      placeholders: expect.any(Number) as number,
      'unrecognised-licence': 1,
      'edges-of-wholes': 2,
    })
    expect(report).toMatchObject({ worst: 'warning', exitCode: 1 })
  })

  it('names a circle of accepted prerequisites in words', async () => {
    const ward = await openWard({
      harm: harm(
        `MATCH (a:Outcome {id: $a}) MATCH (b:Outcome {id: $b})
         CREATE (a)-[:REQUIRES {source: 'x', strength: 'soft', status: 'accepted', confidence: 1.0}]->(b)`,
        { a: id('unit-fractions'), b: id('number-line') },
      ),
    })
    const found = await check(ward, 'cycles')
    expect(found).toMatchObject({ severity: 'error', count: 1 })
    expect(found.examples[0]?.detail).toMatch(/^goes round: 3\.NF\.A\.\d requires 3\.NF\.A\.\d requires 3\.NF\.A\.\d$/)
  })

  it('names items that stand below themselves, and that they hang nowhere', async () => {
    const ward = await openWard({
      harm: harm(
        'MATCH (a:Outcome {id: $a}) MATCH (b:Outcome {id: $b}) CREATE (a)-[:CHILD_OF {source: $source}]->(b)',
        { a: id('fractions'), b: id('compare-fractions'), source: 'x' },
      ),
    })
    expect(await check(ward, 'hierarchy-cycles')).toMatchObject({ severity: 'error', count: 1 })
    const hanging = await check(ward, 'unreachable', { examples: 20 })
    expect(hanging.examples.map(({ code }) => code)).toContain('3.NF.A.3')
    expect(hanging.examples.map(({ code }) => code)).not.toContain('L.1')
  })

  it('names a prerequisite between an item and what it stands below', async () => {
    const ward = await openWard()
    await syncEdges(
      ward.graph,
      { key: 'x' },
      [
        {
          type: 'requires',
          from: outcome('compare-fractions'),
          to: outcome('equivalent-fractions'),
          strength: 'hard',
          reasons: [],
          confidence: 1,
        },
      ],
      { froms: 'listed' },
    )
    const found = await check(ward, 'ancestor-edges')
    expect(found).toMatchObject({ count: 1, severity: 'warning' })
    expect(found.examples[0]).toMatchObject({ kind: 'outcome', id: id('compare-fractions'), code: '3.NF.A.3.d' })
  })

  it('names exact matches that contradict prerequisites', async () => {
    const ward = await openWard()
    await syncEdges(
      ward.graph,
      { key: 'x' },
      [
        {
          type: 'matches',
          from: outcome('unit-fractions'),
          to: outcome('add-fractions'),
          kind: 'exact',
          confidence: 1,
        },
      ],
      { froms: 'listed' },
    )
    const found = await check(ward, 'contradicting-matches')
    expect(found).toMatchObject({ count: 1, severity: 'warning' })
    expect(found.examples[0]?.detail).toContain('4.NF.B.3')
  })

  it('says of a proposed prerequisite which circle it would close, or that it closes none', async () => {
    const ward = await openWard()
    const edge = {
      ...{ type: 'requires' as const, strength: 'soft' as const, status: 'proposed' as const },
      ...{ reasons: [], confidence: 1 },
    }
    await syncEdges(
      ward.graph,
      { key: 'x' },
      [
        { ...edge, from: outcome('unit-fractions'), to: outcome('equivalent-fractions') },
        { ...edge, from: outcome('eye'), to: outcome('shadows') },
      ],
      { froms: 'listed' },
    )
    const found = await check(ward, 'proposed-prerequisites')
    expect(found).toMatchObject({ severity: 'note', count: 2, groups: [{ name: 'x', id: null, count: 2 }] })
    const details = found.examples.map(({ detail }) => detail).join('\n')
    expect(details).toContain('it would close a circle: 3.NF.A.1 requires 3.NF.A.3 requires 3.NF.A.2 requires 3.NF.A.1')
    expect(details).toContain('it closes no circle now')
  })

  it('follows replacements that go round or end in something that is only named', async () => {
    const ward = await openWard()
    const replacedBy = (from: string, to: string) => ({
      type: 'replacedBy' as const,
      from: outcome(from),
      to: to.includes(':') ? { sourceKey: to, title: 'The new one' } : outcome(to),
    })
    await syncEdges(
      ward.graph,
      { key: 'x' },
      [replacedBy('shadows', 'eye'), replacedBy('eye', 'shadows'), replacedBy('colours', 'uri:https://new.example/1')],
      { froms: 'listed' },
    )
    expect(await check(ward, 'replacement-loops')).toMatchObject({ severity: 'error', count: 1 })
    const unfinished = await check(ward, 'replacement-placeholders')
    expect(unfinished).toMatchObject({ severity: 'warning', count: 1 })
    expect(unfinished.examples[0]).toMatchObject({ code: 'L.3' })
  })
})

describe('the doctor on records', () => {
  it('counts what is only named, by kind, and says what names it', async () => {
    const found = await check(await openWard(), 'placeholders', { examples: 50 })
    expect(found.groups.find(({ name }) => name === 'outcomes')).toMatchObject({ count: 2 })
    expect(found.examples.find(({ code }) => code === '1-PS4-3')).toMatchObject({ detail: 'named by 1 × MATCHES' })
  })

  it('names codes that differ only by case or marks, and codes without their dot', async () => {
    const many = Array.from({ length: 6 }, (_, at) => like(`nbt-${at}`, { code: `2.NBT.A.${at + 2}` }))
    const ward = await openWard({
      more: [
        ...many,
        like('twice', { code: '2.nbt.a.3' }),
        like('dotless', { code: '2.NBT.B1', sourceType: 'Standard' }),
      ],
    })
    const doubles = await check(ward, 'duplicate-codes')
    expect(doubles.count).toBe(1)
    expect(doubles.examples[0]?.detail).toMatch(/which differs only by case or marks from 2\.(NBT\.A|nbt\.a)\.3 of/)
    const odd = await check(ward, 'odd-codes')
    expect(odd.examples.map(({ code }) => code)).toEqual(['2.NBT.B1'])
    expect(odd.examples[0]?.detail).toContain('2.NBT.B.1')
  })

  it('names items typed as headings that are learnt, and leaves real headings alone', async () => {
    const ward = await openWard({ more: [like('leaf', { code: '3.NF.A9', sourceType: 'Domain' })] })
    await syncEdges(
      ward.graph,
      CLASSROOM,
      [{ type: 'childOf', from: outcome('leaf'), to: outcome('fractions'), position: 9 }],
      { froms: [] },
    )
    const found = await check(ward, 'headings')
    expect(found.examples).toMatchObject([{ code: '3.NF.A9', detail: 'is typed “Domain” and has nothing below it' }])
  })

  it('tells leftover markup from a lone angle bracket', async () => {
    const text = (words: string) => [{ language: 'en', text: words }]
    const ward = await openWard({
      more: [
        like('tag', { statements: text('Know <i>pi</i>') }),
        like('entity', { statements: text('Fish &amp; chips') }),
        like('less', { statements: text('Know that 1 < 2') }),
      ],
    })
    expect((await check(ward, 'markup')).examples.map(({ id }) => id).sort()).toEqual([id('tag'), id('entity')].sort())
    expect((await check(ward, 'lone-angle-brackets')).examples.map((each) => each.id)).toEqual([id('less')])
  })

  it('names statements said twice, addresses given twice, and level words of no table', async () => {
    const ward = await openWard({
      more: [
        like('again', { statements: outcomes[8]!.statements, levels: ['03', 'Form of the Sun'] }),
        like('same-address', { framework: { sourceKey: 'classroom:other', title: 'Other' }, uri: outcomes[8]!.uri }),
      ],
    })
    expect(await check(ward, 'duplicate-statements')).toMatchObject({ count: 1, severity: 'note' })
    expect(await check(ward, 'shared-uris')).toMatchObject({ count: 1, severity: 'note' })
    expect((await check(ward, 'unknown-levels')).groups).toEqual([{ name: 'Form of the Sun', id: null, count: 1 }])
  })

  it('names languages that could not be read, and those stored under another tag', async () => {
    const more: Partial<ResourceRecord> = { alignments: [] }
    const ward = await openWard({
      more: [
        resource('akua', 'Akua', 'eye', { ...more, languages: ['tw-x-akua'], originalLanguages: ['tw-akua'] }),
        resource('hebrew', 'עברית', 'eye', { ...more, languages: ['he'], originalLanguages: ['iw'] }),
      ],
    })
    const unread = await check(ward, 'unread-languages')
    expect(unread).toMatchObject({ severity: 'warning', groups: [{ name: 'tw-x-akua', count: 1 }] })
    expect(unread.examples[0]?.detail).toBe('is in tw-x-akua, written tw-akua by the source')
    expect((await check(ward, 'changed-languages')).groups).toEqual([
      { name: 'iw → he', id: null, count: 1 },
      { name: 'tw-akua → tw-x-akua', id: null, count: 1 },
    ])
  })

  it('names what an import kept because it could not resolve it', async () => {
    const ward = await openWard({
      more: [like('kept', { extra: { standards: ['ngss:5-ESS3-1', 'ib:1'], standardsAre: 'x' } })],
    })
    const found = await check(ward, 'unresolved-references')
    expect(found).toMatchObject({ severity: 'note', count: 2 })
    expect(found.groups.map(({ name }) => name)).toEqual(['ib', 'ngss'])
  })
})

describe('the doctor on what there is for learners', () => {
  it('names missing, unknown and disagreeing licences', async () => {
    const part = 'all' as const
    const ward = await openWard({
      more: [
        resource('bare', 'Bare', 'eye', { licences: [] }),
        resource('two', 'Two', 'eye', {
          licences: [
            { part, licence: 'cc-by-4.0' },
            { part, licence: 'cc-by-nc-4.0' },
          ],
        }),
      ],
    })
    expect((await check(ward, 'no-licence')).examples.map(({ title }) => title)).toEqual(['Bare'])
    expect((await check(ward, 'disagreeing-licences')).examples).toMatchObject([
      { title: 'Two', detail: 'cc-by-4.0 and cc-by-nc-4.0' },
    ])
    expect((await check(ward, 'unrecognised-licence')).examples[0]?.detail).toContain('Ask the school')
  })

  it('counts outcomes without resources by framework, and frameworks without prerequisites', async () => {
    const ward = await openWard({
      more: [
        like('lonely', { framework: { sourceKey: 'classroom:bare' } }),
        {
          type: 'framework',
          sourceKey: 'classroom:bare',
          titles: [{ language: 'en', text: 'Bare' }],
          descriptions: [],
          languages: ['en'],
          subjects: [],
          licences: [],
        },
      ],
    })
    expect((await check(ward, 'without-prerequisites')).examples).toMatchObject([{ title: 'Bare' }])
    expect((await check(ward, 'without-resources')).groups.map(({ name }) => name)).toContain('“Bare”')
  })

  it('names likely doubles and leaves editions of one work and other lessons of the same name alone', async () => {
    const ward = await openWard({
      more: [
        resource('copy', 'Another title', 'colours', { url: 'https://classroom.example/open/rainbow/' }),
        resource('other-section', 'Another section', 'eye', { url: 'https://classroom.example/open/rainbow' }),
        resource('same-title', 'Shadow theatre', 'shadows'),
        resource('other-lesson', 'Mirror maze', 'eye'),
        resource('edition', 'Where the rainbow ends', 'colours', { work: 'classroom:resource/rainbow' }),
      ],
    })
    const found = await check(ward, 'duplicate-resources')
    expect(found.groups.map(({ name, count }) => [name, count])).toEqual([
      ['same address', 1],
      ['same title, language and provider', 1],
    ])
  })

  it('names resources aligned to what is not here', async () => {
    const nowhere = { sourceKey: 'uri:https://elsewhere.example/x', title: 'Elsewhere' }
    const ward = await openWard({
      more: [
        resource('stray', 'Stray', 'eye', {
          alignments: [{ outcome: nowhere, kind: 'teaches', extent: 'whole', status: 'accepted', confidence: 1 }],
        }),
      ],
    })
    expect((await check(ward, 'placeholder-alignments')).examples).toMatchObject([
      { title: 'Stray', detail: 'teaches “Elsewhere”' },
    ])
  })
})

describe('the doctor on codes for print', () => {
  const code = (key: string, more: object = {}) => ({ code: newCode(), leadsTo: key, shownFor: key, ...more })
  const store = (rows: readonly object[]) => async (graph: Graph) => {
    // As somebody writes who took the rules away.
    await graph.write((tx) => tx.run('UNWIND $rows AS row CREATE (c:Code) SET c = row', { rows: rows as never }))
  }
  const detailsOf = ({ examples }: ReportedCheck) =>
    examples.map(({ detail }) => detail.replace(/^[\w-]+:? /, '')).sort()
  const work = (name: string) => `work:${idOf(`classroom:resource/${name}`)}`

  it('finds nothing in codes that are made by asking', async () => {
    const ward = await openWard()
    const keys = [
      work('rainbow'),
      `outcome:${id('eye')}`,
      `framework:${FRAMEWORK}`,
      `provider:${idOf('classroom:agent/press')}`,
    ]
    await codesFor(ward.graph, keys)
    await codesFor(ward.graph, ['plan:abc'], { plan: `goal=${id('eye')}` })
    expect(await check(ward, 'printed-codes')).toMatchObject({ count: 0, severity: 'error', remark: 'Looked at 5.' })
    expect(await check(ward, 'lost-codes')).toMatchObject({ count: 0, severity: 'warning' })
  })

  it('finds codes with a wrong letter, of another shape, and that lead to nothing that there can be', async () => {
    const [good, other] = [newCode(), newCode()]
    const wrong = good.replace(/^./, (letter) => (letter === '7' ? '8' : '7'))
    const eye = `outcome:${id('eye')}`
    const ward = await openWard({
      harm: store([
        ...[
          { code: good, leadsTo: eye, shownFor: eye },
          { code: wrong, leadsTo: eye },
        ],
        ...[
          { code: 'K7M', leadsTo: eye },
          { code: other.toLowerCase(), leadsTo: eye },
        ],
        ...[code('nothing:here'), code('plan:without'), code(work('rainbow'), { plan: 'goal=x' })],
        code(work('rainbow'), { shownFor: work('pizza-fractions') }),
      ]),
    })
    const found = await check(ward, 'printed-codes', { examples: 20 })
    expect(detailsOf(found)).toEqual([
      'has a wrong letter',
      'has not nine letters',
      'is printed for something else than it leads to',
      'is stored otherwise than it is read',
      ...Array.from({ length: 3 }, () => 'leads to nothing that there can be'),
    ])
  })

  it('finds two codes with the same letters, and two that are printed for one thing', async () => {
    const eye = `outcome:${id('eye')}`
    const [first, second] = [code(eye), code(eye)]
    const ward = await openWard({
      harm: async (graph) => {
        await graph.write(async (tx) => {
          for (const name of ['code_code_is_unique', 'code_shown_for_is_unique'])
            await tx.run(`DROP CONSTRAINT ${name}`)
        })
        await store([first, second, { ...first, shownFor: null, leadsTo: work('rainbow') }])(graph)
      },
    })
    expect((await check(ward, 'printed-codes')).groups).toEqual([
      { name: 'is not the only one that is printed for its thing', id: null, count: 2 },
      { name: 'is there several times', id: null, count: 2 },
    ])
  })

  it('finds codes whose thing is gone, follows those that were merged or led elsewhere, and names what is withdrawn', async () => {
    const set = (name: string, fields: string) =>
      `MATCH (r:Resource {id: '${idOf(`classroom:resource/${name}`)}'}) SET ${fields}`
    const ward = await openWard({
      harm: async (graph) => {
        await graph.write(async (tx) => {
          await tx.run(
            set('rainbow', `r.state = 'withdrawn', r.mergedInto = '${idOf('classroom:resource/fraction-quiz')}'`),
          )
          await tx.run(set('shadow-theatre', "r.state = 'withdrawn'"))
        })
        await store([
          ...[code(work('rainbow')), code(work('shadow-theatre')), code(work('fraction-quiz'), { shownFor: null })],
          ...[
            code('work:gone'),
            code('outcome:gone'),
            code('framework:gone'),
            code('collection:gone'),
            code('provider:gone'),
          ],
          code('plan:abc', { plan: `goal=${id('eye')}&goal=gone` }),
        ])(graph)
      },
    })
    const found = await check(ward, 'lost-codes', { examples: 20 })
    expect(detailsOf(found)).toEqual([
      'a goal of its plan is not here',
      'its collection is not here',
      'its framework is not here',
      'its outcome is not here',
      'its provider is not here',
      'its work is not here',
      'its work is withdrawn',
    ])
    expect(found.examples.flatMap((each) => each.title ?? [])).toHaveLength(1)
  })

  it('says nothing of them for one framework alone', async () => {
    const ward = await openWard()
    for (const name of ['printed-codes', 'lost-codes'])
      expect(await check(ward, name, { frameworkId: FRAMEWORK })).toMatchObject({ count: null })
  })
})

describe('the doctor on read models', () => {
  it('finds no drift after writes, and says that it can say nothing where no server runs', async () => {
    const ward = await openWard()
    await upsertBatch(ward.graph, CLASSROOM, [resource('late', 'Late', 'eye')], { now: NOW })
    for (const name of ['model-drift', 'column-drift', 'search-drift'])
      expect(await check(ward, name), name).toMatchObject({ count: 0, severity: 'error' })
    const alone = await openWard({ isServing: false })
    for (const name of ['model-drift', 'column-drift', 'search-drift'])
      expect(await check(alone, name), name).toMatchObject({ count: null, skipped: expect.any(String) as string })
  })

  it('finds a model that somebody’s write in the database went past', async () => {
    const ward = await openWard()
    await ward.graph.write((tx) =>
      tx.run("MATCH (o:Outcome {id: $id}) SET o.sourceType = 'Proficiency level'", { id: id('eye') }),
    )
    const found = await check(ward, 'model-drift')
    expect(found.count).toBe(1)
    expect(found.examples[0]).toMatchObject({ id: id('eye'), detail: 'what it is' })
  })

  it('finds columns and documents that are missing or too many', async () => {
    const ward = await openWard()
    await ward.services.model.view()
    await ward.graph.write((tx) =>
      tx.run("MATCH (r:Resource {id: $id}) SET r.state = 'withdrawn'", { id: idOf('classroom:resource/rainbow') }),
    )
    const columns = await check(ward, 'column-drift')
    expect(columns.examples).toMatchObject([
      { id: idOf('classroom:resource/rainbow'), detail: 'is among the columns and aligned to nothing' },
    ])
    const index = await check(ward, 'search-drift')
    expect(index.examples[0]?.detail).toMatch(/the index has \d+ of kind resource, the graph \d+/)
  })

  it('finds a document that says something else than the graph', async () => {
    const ward = await openWard()
    await ward.graph.write((tx) =>
      tx.run('MATCH (r:Resource {id: $id}) SET r.titles = $titles', {
        id: idOf('classroom:resource/rainbow'),
        titles: ['Zeppelins'],
      }),
    )
    const index = await check(ward, 'search-drift', { examples: 50 })
    expect(index.examples.map((each) => each.id)).toEqual([idOf('classroom:resource/rainbow')])
  })

  it('tells two models apart in every part', () => {
    const lines = ['b > a', 'c ~ b', 'p < q', 'a = e']
    const held = buildModel(sketch(lines))
    const differ = (...more: string[]) =>
      [...compareModels(held, buildModel(sketch(more)))].flatMap((each) => each ?? [])
    expect(differ(...lines)).toEqual([])
    expect(differ('b ~ a', 'c ~ b', 'p < q', 'a = e')).toEqual([{ id: 'b', what: 'its prerequisites' }])
    expect(
      differ('b > a', 'c ~ b', 'q < p', 'a = e')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(expect.arrayContaining(['p', 'q']))
    expect(differ('b > a', 'c ~ b', 'p < q', 'a : e').map(({ what }) => what)).toEqual([
      'its crosswalks',
      'its crosswalks',
    ])
    expect(differ(...lines, 'd > c').map(({ what }) => what)).toContain('is in the graph and not in the model')
    expect(differ('b > a', 'p < q').map(({ what }) => what)).toContain('is in the model and not in the graph')
  })

  it('finds gaps in the change feed and migrations of another release', async () => {
    const ward = await openWard()
    expect(await check(ward, 'change-feed')).toMatchObject({
      count: 0,
      remark: expect.stringContaining('version') as string,
    })
    await ward.graph.write(async (tx) => {
      await tx.run('MATCH (c:Change) WHERE c.version = 1 DELETE c')
      await tx.run("CREATE (:Migration {name: '9999-later', appliedAt: '2027-01-01T00:00:00.000Z'})")
      await tx.run("MATCH (m:Migration {name: '0002-lookups'}) DELETE m")
    })
    expect(await check(ward, 'change-feed')).toMatchObject({ count: 1, severity: 'warning' })
    expect((await check(ward, 'migrations')).examples.map(({ detail }) => detail)).toEqual([
      '0002-lookups is not applied',
      '9999-later was applied by a newer release',
    ])
  })
})

describe('npm run doctor', () => {
  async function run(
    ward: Ward,
    ...words: string[]
  ): Promise<{ code: number; out: string; err: string; progress: string[] }> {
    const said = { out: [] as string[], err: [] as string[], progress: [] as string[] }
    const io: JobIo = {
      out: (text) => said.out.push(text),
      err: (text) => said.err.push(text),
      progress: (text) => said.progress.push(text),
      ...{ cwd: '/', input: '', signal: new AbortController().signal },
    }
    const code = await doctor(words, ward.services, io)
    return { code, out: said.out.join('\n'), err: said.err.join('\n'), progress: said.progress }
  }

  it('gives a report that its schema describes, and the worst as exit code', async () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../api/jobs/doctor/report.schema.json'), 'utf8'),
    ) as object
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
    addFormats.default(ajv)
    const ward = await openWard()
    const { code, out, progress } = await run(ward, '--json')
    const report = JSON.parse(out) as Report
    expect(ajv.validate(schema, report), JSON.stringify(ajv.errors)).toBe(true)
    expect(code).toBe(1)
    expect(report).toMatchObject({ report: 1, at: NOW, worst: 'warning', exitCode: 1 })
    expect(report.checks.map((each) => each.check)).toEqual(CHECKS.map(({ name }) => name))
    expect(progress.some((text) => text.includes('cycles'))).toBe(true)
    expect((await run(ward, '--only', 'cycles')).code).toBe(0)
  })

  it('ends with 2 when something is broken', async () => {
    const ward = await openWard()
    await ward.graph.write((tx) => tx.run("MATCH (m:Migration {name: '0002-lookups'}) DELETE m"))
    const { code, out } = await run(ward)
    expect(code).toBe(2)
    expect(out).toContain('ERROR')
    expect(out).toContain('0002-lookups is not applied')
    expect(out).toContain('What to do: Run npm run migrate')
  })

  it('looks at one framework alone', async () => {
    const ward = await openWard({
      more: [like('elsewhere', { framework: { sourceKey: 'classroom:other', title: 'Other' }, levels: ['Sun'] })],
    })
    const one = await check(ward, 'unknown-levels', { frameworkId: FRAMEWORK })
    const all = await check(ward, 'unknown-levels')
    expect([one.count, all.count]).toEqual([0, 1])
    const { out, code } = await run(ward, '--framework', FRAMEWORK)
    expect(out).toContain('Looked at “Fractions and light”')
    expect(code).toBeLessThan(2)
  })

  it('shows as many examples as are asked for', async () => {
    const ward = await openWard()
    expect((await check(ward, 'placeholders', { examples: 1 })).examples).toHaveLength(1)
    expect((await check(ward, 'placeholders', { examples: 0 })).examples).toHaveLength(0)
  })

  it.each([
    [['--only', 'cylces'], 'There is no check “cylces”'],
    [['--examples', 'many'], '--examples takes a whole number'],
    [['--framework', 'nowhere'], 'There is no framework with the id nowhere'],
    [['now'], '“now” is not understood'],
    [['--loud'], 'There is no option --loud'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { code, err } = await run(await openWard(), ...words)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })

  it('is described for operators, check by check', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../api/jobs/README.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (error|warning|note) +\|/gm)].map(([, name, severity]) => ({
      name,
      severity,
    }))
    expect(rows).toEqual(CHECKS.map(({ name, severity }) => ({ name, severity })))
  })

  it('has names and advice for every check, each once', () => {
    expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length)
    for (const { name, title, advice } of CHECKS) {
      expect(name).toMatch(/^[a-z-]+$/)
      expect(title, name).not.toBe('')
      expect(advice, name).toMatch(/\.$/)
    }
  })
})
