/** The doctor on real data of many publishers, from the folder CORPUS_DIR names: it finds the faults its README lists. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '#api/jobs/doctor.ts'
import type { Report, ReportedCheck } from '#api/jobs/doctor/report.ts'
import { importServices } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { importFiles } from '#seed/import.ts'
import { testAccounts } from '#test/helpers/accounts.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const MATHS = 'Common Core State Standards for Mathematics'
/** Everything an importer reads. African Storybook, the Global Digital Library, OpenStax and EPUB have none yet. */
const FILES = [
  ...['case', 'asn', 'marble', 'exercism', 'cs-unplugged', 'bncc', 'skos'],
  ...['digcomp/DigComp_3.0.jsonld', 'digcomp/DigComp_3.0.nl.jsonld', 'amb/valid', 'oer/phet-simulations.jsonl'],
]

describe.skipIf(!CORPUS)('the doctor on the real data (CORPUS_DIR)', () => {
  let graph: Graph
  let model: ModelKeeper
  let report: Report
  const found = (name: string): ReportedCheck => report.checks.find(({ check }) => check === name)!
  const codes = (name: string) => found(name).examples.map(({ code }) => code)
  const group = (name: string, of: string) =>
    found(name)
      .groups.filter(({ name: each }) => each.includes(of))
      .reduce((sum, { count }) => sum + count, 0)

  beforeAll(async () => {
    graph = await openGraph('memory:')
    const { error } = await migrate(graph)
    if (error) throw error
    model = await openModel(graph)
    for (const name of FILES) {
      expect(existsSync(join(CORPUS, name)), name).toBe(true)
      const { exitCode, problems } = await importFiles(
        { files: [join(CORPUS, name)] },
        importServices(graph, model),
        () => undefined,
      )
      expect(problems.filter(({ rejected }) => rejected).slice(0, 3), name).toEqual([])
      expect(exitCode, name).toBe(0)
    }
    const [log, now] = [openLog('silent'), () => new Date()]
    report = await examine(
      {
        ...{
          graph,
          model,
          log,
          now,
          accounts: testAccounts(now, log),
          files: { secret: null, uploads: '' },
          isServing: true,
        },
        withSearch: () => Promise.resolve(null),
        searchCatchUp: () => Promise.resolve(),
        searchRebuild: () => Promise.resolve(null),
      },
      { examples: 1_000 },
    )
  }, 600_000)
  afterAll(async () => {
    await model?.stop()
    await graph?.close()
  })

  it('finds no error: what is wrong is wrong in the sources, and no read model differs', () => {
    expect(report.checks.filter(({ severity, count }) => severity === 'error' && count)).toEqual([])
    expect(found('model-drift').count).toBe(0)
    expect(found('column-drift').count).toBe(0)
    expect(report).toMatchObject({ worst: 'warning', exitCode: 1 })
  })

  it('names the six CCSS codes without a dot', () => {
    const dotless = codes('odd-codes').filter((code) => code?.startsWith('CCSS.Math.Content.'))
    expect(dotless.map((code) => code!.slice('CCSS.Math.Content.'.length)).sort()).toEqual([
      ...['2.NBT.A1', '5.NBT.B5', '5.NBT.B6', '5.NBT.B7', '5.OA.B3', 'HSN-VM.C9'],
    ])
  })

  it('names those six, and one more, as typed Domain by mistake', () => {
    const maths = found('headings').examples.filter(({ code }) => code?.startsWith('CCSS.Math.'))
    expect(maths).toHaveLength(7)
    for (const { detail } of maths) expect(detail).toContain('is typed “Domain”')
    for (const code of codes('odd-codes'))
      if (code?.startsWith('CCSS.Math.')) expect(maths.map((each) => each.code)).toContain(code)
  })

  it('counts the 96 and 48 edges that start and end at items with parts, and names the one between a part and its whole', () => {
    // A precedes B is stored as B requires A: where the source's edge starts is the earlier one.
    expect(group('edges-of-wholes', 'the earlier one')).toBeGreaterThanOrEqual(96)
    expect(group('edges-of-wholes', 'the later one')).toBeGreaterThanOrEqual(48)
    const maths = found('edges-of-wholes').examples.filter(({ code }) => code?.startsWith('CCSS.Math.'))
    expect(maths).toHaveLength(136)
    expect(found('ancestor-edges').count).toBe(1)
    expect(found('ancestor-edges').examples[0]).toMatchObject({ code: 'CCSS.Math.Content.5.NF.B.4' })
    expect(found('ancestor-edges').examples[0]?.detail).toContain('CCSS.Math.Content.5.NF.B.4a')
  })

  it('names the statements with a lone angle bracket; tags were taken out on the way in', () => {
    expect(group('lone-angle-brackets', MATHS)).toBeGreaterThan(0)
    expect(found('markup').examples.filter(({ code }) => code?.startsWith('CCSS.'))).toEqual([])
  })

  it('names the 213 alignments of Marble to frameworks whose text may not be shared', () => {
    expect(found('unresolved-references').count).toBe(213)
    expect(found('unresolved-references').groups.map(({ name }) => name)).toEqual([
      ...['ngss-k5', 'ib-pyp-pspe', 'ngss-ms'],
    ])
  })

  it('names the two identifiers of Exercism that occur in two tracks, and the concepts its C# track does not define', () => {
    expect(found('repeated-identifiers')).toMatchObject({ count: 2, groups: [{ name: 'exercism', count: 2 }] })
    const undefinedConcepts = found('placeholder-alignments').groups.map(({ name }) => name)
    for (const name of ['“generic methods”', '“linq”', '“lazy evaluation”']) expect(undefinedConcepts).toContain(name)
  })

  it('names language codes that are no language codes, and those said with too little', () => {
    const changes = found('changed-languages').groups.map(({ name }) => name)
    for (const change of ['iw → he', 'in → id', 'zh_TW → zh-Hant', 'pt_BR → pt-BR']) expect(changes).toContain(change)
    expect(found('unread-languages').count).toBe(0)
  })

  it('names the 90 titles of PhET that are still in English, and its licence statements that disagree', () => {
    expect(found('untranslated-titles').count).toBe(90)
    expect(group('disagreeing-licences', 'resources')).toBe(9_124)
  })

  it('says of which frameworks no prerequisite is known', () => {
    const titles = found('without-prerequisites').examples.map(({ title }) => title)
    expect(titles).toContain('Common Core State Standards for ELA')
    expect(titles).not.toContain('Marble Skill Taxonomy')
  })
})
