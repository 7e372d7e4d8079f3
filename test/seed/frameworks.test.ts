/**
 * Every framework, prerequisite graph and vocabulary of the real data, on every engine: imported with the counts of its README,
 * a second time without a write (on a server some of them: what decides it is the same), and exported the same from each. Says how fast it was.
 */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXPORT_FORMS } from '#api/exchange/forms.ts'
import type { Graph } from '#graph/graph.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { frameworkIds, frameworkToExport } from '#graph/queries/export.ts'
import { importFiles, type ImportResult } from '#seed/import.ts'
import { engines, neo4jEngine, type TestEngine } from '#test/helpers/graphs.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
/** Sections 1, 2 and 4 of the data. */
const FOLDERS = ['asn', 'bncc', 'case', 'cs-unplugged', 'digcomp', 'exercism', 'marble', 'skos']
/** Read a second time where an engine is slow. */
const SOME = ['case', 'digcomp']
const LIMIT = 900_000
const SAMPLE_MS = 50

interface Run {
  first: ImportResult
  second: ImportResult
  versions: number[]
  /** Outcomes in each framework, by its source key. */
  outcomes: Record<string, number>
  edges: Record<string, number>
  concepts: Record<string, number>
  /** Hash of each export, by form and framework. */
  exports: Record<string, string>
}

const runs = new Map<string, Run>()

async function runOn(engine: TestEngine): Promise<Run> {
  const graph = await engine.open()
  try {
    const load = (folders: readonly string[]) =>
      importFiles({ files: folders.map((folder) => join(CORPUS, folder)) }, { graph }, () => undefined)
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MS)
    const first = await load(FOLDERS)
    clearInterval(watch)
    const versions = [await currentVersion(graph)]
    const second = await load(engine === neo4jEngine ? SOME : FOLDERS)
    versions.push(await currentVersion(graph))
    const run = { first, second, versions, ...(await countsOf(graph)), exports: await exportsOf(graph) }
    const edges = Object.values(run.edges).reduce((sum, count) => sum + count, 0)
    const outcomes = Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)
    const rate = (count: number): string => Math.round(count / first.seconds).toLocaleString('en')
    process.stdout.write(
      `${engine.name}: ${outcomes} outcomes and ${edges} edges in ${first.seconds.toFixed(1)} s (${rate(outcomes)} and ${rate(edges)} a second), ` +
        `again in ${second.seconds.toFixed(1)} s; the importing process held ${Math.round(peak / 1024 / 1024)} MB at most.\n`,
    )
    return run
  } finally {
    await graph.close()
  }
}

async function countsOf(graph: Graph): Promise<Pick<Run, 'outcomes' | 'edges' | 'concepts'>> {
  const counted = async (cypher: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await graph.read<{ name: string; count: number }>(cypher)).map(({ name, count }) => [name, count]),
    )
  return {
    outcomes: await counted(`MATCH (f:Framework)<-[:IN_FRAMEWORK]-(o:Outcome) WHERE o.state = 'published'
      RETURN f.sourceKey AS name, count(DISTINCT o) AS count`),
    edges: await counted(`MATCH (a:Outcome)-[e]->(b:Outcome) RETURN type(e) AS name, count(e) AS count`),
    concepts: await counted(
      'MATCH (s:ConceptScheme)<-[:IN_SCHEME]-(c:Concept) RETURN s.sourceKey AS name, count(c) AS count',
    ),
  }
}

async function exportsOf(graph: Graph): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const id of await frameworkIds(graph)) {
    const framework = await frameworkToExport(graph, id)
    for (const form of Object.values(EXPORT_FORMS)) {
      let text = ''
      for await (const piece of form.pieces(graph, framework!)) text += piece
      hashes[`${framework!.record.titles[0]!.text} ${id} ${form.ending}`] = hash('sha256', text)
    }
  }
  return hashes
}

for (const engine of engines) {
  describe.skipIf(!CORPUS || !engine.available)(`all frameworks on ${engine.name} (CORPUS_DIR)`, () => {
    let run: Run
    beforeAll(async () => {
      run = await runOn(engine)
      runs.set(engine.name, run)
    }, LIMIT)

    it('are taken without a rejected record', () => {
      expect(run.first.problems.filter((problem) => problem.rejected)).toEqual([])
      expect(run.first.exitCode).toBe(0)
    })

    it('have the outcomes that were counted, the Pennsylvania frameworks once', () => {
      expect(run.outcomes).toEqual({
        'asn:D1000171': 1_309,
        'asn:D10000F3': 149,
        'bncc:bncc-2018': 1_827,
        'bncc:computacao-2022': 158,
        'case:2671d9fb-7179-5678-852c-512e56b36ecc': 755,
        'case:650f0210-885d-11e7-9dec-34a3dbda4b5a': 1_189,
        'cs-unplugged:outcomes': 112,
        'digcomp:3.0': 5 + 21 + 362 + 523,
        'exercism:csharp': 72,
        'exercism:go': 38,
        'exercism:java': 26,
        'exercism:javascript': 37,
        'exercism:python': 67,
        'exercism:ruby': 22,
        'marble:standards/ccss-ela': 1_028,
        'marble:standards/ccss-math': 503,
        'marble:standards/uk-nc-2013': 1_117,
        'marble:taxonomy': 1_590,
      })
    })

    it('have the prerequisites that were counted, none set aside', () => {
      expect(run.edges.REQUIRES).toBe(729 + 3_221 + 582)
      expect(run.first.counts.byType.requires?.setAside).toBe(0)
    })

    it('have the concepts that were counted', () => {
      expect(run.concepts).toMatchObject({
        'uri:http://w3id.org/openeduhub/vocabs/oeh-topics/5e40e372-735c-4b17-bbf7-e827a5702b57': 3_211,
        'uri:http://w3id.org/openeduhub/vocabs/new_lrt/': 220,
        'uri:http://w3id.org/kim/schulfaecher/': 61,
        'uri:https://w3id.org/kim/educationalLevel/': 12,
        'digcomp:3.0/ProficiencyLevel': 8,
        'digcomp:3.0/Glossary': 126,
      })
    })

    it('write nothing the second time', () => {
      expect(run.versions[1]).toBe(run.versions[0])
      for (const [type, { created, updated, removed }] of Object.entries(run.second.counts.byType))
        expect({ type, created, updated, removed }).toEqual({ type, created: 0, updated: 0, removed: 0 })
    })

    it('go out the same as from the first engine', () => {
      const [name, reference] = [...runs][0]!
      expect(Object.keys(run.exports).length).toBeGreaterThan(30)
      expect(run.exports, `${engine.name} beside ${name}`).toEqual(reference.exports)
      expect(run.edges).toEqual(reference.edges)
    })
  })
}
