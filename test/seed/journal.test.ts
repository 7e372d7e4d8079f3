/** Imports of frameworks, whole or not at all, in one process; test/seed/kill.test.ts ends real ones. */
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openModel } from '#api/pathway/keeper.ts'
import { GraphError, type Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { changesSince, currentVersion, QUERIES as CATALOGUE } from '#graph/queries/catalogue.ts'
import { pendingJournals, QUERIES as JOURNAL } from '#graph/queries/journal.ts'
import { importFiles, type ImportEvent, type ImportOptions, type ImportServices } from '#seed/import.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'
import { folderWith, jsonLines } from './files.ts'

const OUTCOMES = 2_200
const NOW = new Date('2026-01-01T08:00:00.000Z')
const SOURCE = { type: 'source', key: 'garden', name: 'Garden' }

function chain(length = OUTCOMES): string {
  return jsonLines(
    SOURCE,
    { type: 'framework', key: 'plants', title: { en: 'Plants' } },
    ...Array.from({ length }, (_, at) => ({
      ...{ type: 'outcome', key: `o${at}`, framework: 'plants', statement: { en: `Knows ${at}` } },
      requires: at > 0 ? [{ key: `o${at - 1}`, strength: 'hard' }] : [],
    })),
  )
}

function lessons(length: number): string {
  return `id,title,url,language,licence,provider\n${Array.from({ length }, (_, at) => `https://example.org/lessons/${at},Lesson ${at},https://example.org/lessons/${at},en,https://creativecommons.org/licenses/by/4.0/,Garden\n`).join('')}`
}

async function freshGraph(): Promise<Graph> {
  const graph = await openGraph('memory:')
  onTestFinished(() => graph.close())
  const { error } = await migrate(graph)
  if (error) throw error
  return graph
}

/** A graph that hears the statements of each write that was committed. */
function heard(graph: Graph, after: (statements: string[]) => Promise<void> | void): Graph {
  return {
    ...graph,
    async write(work) {
      let statements: string[] = []
      const value = await graph.write((tx) => {
        statements = []
        return work({
          run: (cypher, params) => {
            statements.push(cypher)
            return tx.run(cypher, params)
          },
        })
      })
      await after(statements)
      return value
    },
  }
}

async function run(services: ImportServices, folder: string, options: Partial<ImportOptions> = {}) {
  const events: ImportEvent[] = []
  const result = await importFiles({ files: [folder], now: NOW, ...options }, services, (event) => events.push(event))
  const notes = events.flatMap((event) => (event.type === 'note' ? [event.message] : []))
  return {
    ...result,
    notes,
    phases: new Set(events.flatMap((event) => (event.type === 'progress' ? event.phase : []))),
  }
}

describe('an import of a framework', () => {
  it('changes nothing public while it stages, and leaves no trace of its journal', async () => {
    const graph = await freshGraph()
    const versions: number[] = []
    let isMarked = false
    const hearing = heard(graph, async (statements) => {
      isMarked ||= statements.includes(JOURNAL.mark)
      if (!isMarked) versions.push(await currentVersion(graph))
    })
    const result = await run({ graph: hearing }, folderWith({ 'a.jsonl': chain() }))
    expect(result.exitCode).toBe(0)
    expect(versions.length).toBeGreaterThan(4)
    expect(new Set(versions)).toEqual(new Set([0]))
    // Checking is told of only where it takes a second.
    expect([...result.phases].filter((phase) => phase !== 'checking')).toEqual(['staging', 'writing', 'edges'])
    expect(await graph.read('MATCH (n) WHERE n:Journal OR n:JournalRow RETURN count(n) AS n')).toEqual([{ n: 0 }])
    // Three batches of records, one of edges: what readers of the feed see is what they always saw.
    expect(await currentVersion(graph)).toBe(4)
    expect(await changesSince(graph, 0)).toMatchObject({ version: 4 })
  })

  it('writes nothing the second time', async () => {
    const graph = await freshGraph()
    const folder = folderWith({ 'a.jsonl': chain(50) })
    await run({ graph }, folder)
    const before = await wholeGraph(graph)
    const again = await run({ graph }, folder, { now: new Date('2026-02-02T08:00:00.000Z') })
    expect(again.counts.byType).toMatchObject({ outcome: { unchanged: 50 }, requires: { unchanged: 49 } })
    expect(await wholeGraph(graph)).toEqual(before)
  })

  it('that is given up before its mark writes nothing at all', async () => {
    for (const at of [1, 2, 4]) {
      const graph = await freshGraph()
      const stop = new AbortController()
      let staged = 0
      const hearing = heard(graph, (statements) => {
        if (statements.includes(JOURNAL.rows) && ++staged === at) stop.abort()
      })
      const result = await run({ graph: hearing }, folderWith({ 'a.jsonl': chain() }), { signal: stop.signal })
      expect(result.exitCode).toBe(2)
      expect(result.notes).toEqual(['Stopped. Nothing of it was written; run it again.'])
      expect(await wholeGraph(graph)).toEqual([])
    }
  })

  it('that is given up after its mark is completed', async () => {
    const graph = await freshGraph()
    const stop = new AbortController()
    const hearing = heard(graph, (statements) => {
      if (statements.includes(JOURNAL.mark)) stop.abort()
    })
    const result = await run({ graph: hearing }, folderWith({ 'a.jsonl': chain() }), { signal: stop.signal })
    expect(result.exitCode).toBe(0)
    expect(result.counts.byType).toMatchObject({ outcome: { created: OUTCOMES }, requires: { created: OUTCOMES - 1 } })
    expect(await pendingJournals(graph)).toEqual([])
  })

  it('comes before resources of the same run, whose batches stand when it is given up among them', async () => {
    const graph = await freshGraph()
    const folder = folderWith({ 'a.csv': lessons(2_500), 'b.jsonl': chain(20) })
    const stop = new AbortController()
    let commits = 0
    const hearing = heard(graph, (statements) => {
      // The third public one: records of the framework, its edges, resources.
      if (statements.includes(CATALOGUE.announce) && ++commits === 3) stop.abort()
    })
    const result = await run({ graph: hearing }, folder, { signal: stop.signal })
    expect(result.exitCode).toBe(1)
    expect(result.notes).toEqual([
      'Stopped. The frameworks are written whole; run the import again to complete the rest.',
    ])
    expect(result.counts.byType).toMatchObject({
      outcome: { created: 20 },
      requires: { created: 19 },
      resource: { created: 1_000 },
    })
    const again = await run({ graph }, folder)
    expect(again.counts.byType).toMatchObject({
      outcome: { unchanged: 20 },
      resource: { created: 1_500, unchanged: 1_000 },
    })
  })

  it('whose graph goes away before the mark says that nothing was written', async () => {
    const graph = await freshGraph()
    let staged = 0
    const away = heard(graph, (statements) => {
      if (statements.includes(JOURNAL.rows) && ++staged > 2) throw new GraphError('UNAVAILABLE', 'graph: no answer')
    })
    const folder = folderWith({ 'a.jsonl': chain() })
    const result = await run({ graph: away }, folder)
    expect(result).toMatchObject({
      exitCode: 2,
      problems: [{ file: 'graph', advice: 'Nothing was written. Run it again.' }],
    })
    expect(await currentVersion(graph)).toBe(0)
    expect((await run({ graph }, folder)).counts.byType).toMatchObject({ outcome: { created: OUTCOMES } })
  })

  it('whose graph goes away after the mark is completed by the next import, which says so', async () => {
    const graph = await freshGraph()
    const folder = folderWith({ 'a.jsonl': chain(), 'other/b.csv': lessons(3) })
    let commits = 0
    const away = heard(graph, (statements) => {
      if (statements.includes(JOURNAL.advance) && ++commits > 1) throw new GraphError('UNAVAILABLE', 'graph: no answer')
    })
    const result = await run({ graph: away }, join(folder, 'a.jsonl'))
    expect(result).toMatchObject({
      exitCode: 1,
      problems: [{ file: 'graph', advice: expect.stringContaining('will be completed') }],
    })
    const next = await run({ graph }, join(folder, 'other'))
    expect(next.notes).toEqual([
      'The import of a.jsonl of 2026-01-01T08:00:00.000Z was interrupted after it was accepted; it has now been completed.',
    ])
    expect((await run({ graph }, join(folder, 'a.jsonl'))).counts.byType).toMatchObject({
      outcome: { created: 0, unchanged: OUTCOMES },
      requires: { created: 0, unchanged: OUTCOMES - 1 },
    })
  })

  it('rejects an edge to an id that is not here, and writes the rest', async () => {
    const graph = await freshGraph()
    const nobody = '00000000-0000-4000-8000-000000000000'
    const result = await run(
      { graph },
      folderWith({
        'a.jsonl': jsonLines(
          SOURCE,
          { type: 'framework', key: 'plants', title: { en: 'Plants' } },
          { type: 'outcome', key: 'a', framework: 'plants', statement: { en: 'A' } },
          {
            ...{ type: 'outcome', key: 'b', framework: 'plants', statement: { en: 'B' } },
            requires: [
              { sourceKey: `id:${nobody}`, strength: 'hard' },
              { key: 'a', strength: 'soft' },
            ],
          },
        ),
      }),
    )
    expect(result.problems).toMatchObject([{ line: 4, message: `no outcome has the id ${nobody}` }])
    expect(result.counts.byType.requires).toMatchObject({ read: 2, created: 1, rejected: 1 })
    expect(await pendingJournals(graph)).toEqual([])
  })

  it('turns a prerequisite round though both ends are in other batches, with the last guard looking on', async () => {
    const graph = await freshGraph()
    const model = await openModel(graph)
    const services = { graph, model: { catchUp: () => model.catchUp(), check: model.check } }
    // Many pairs, so that the bucket of the new edge comes before and after that of the old one.
    const pairs = 12
    const file = (isTurned: boolean) => {
      const outcomes = Array.from({ length: 6_000 }, (_, at) => ({
        ...{ type: 'outcome', key: `o${at}`, framework: 'plants', statement: { en: `Knows ${at}` } },
        requires:
          at < pairs && !isTurned
            ? [{ key: `o${at + 3_000}`, strength: 'hard' }]
            : at >= 3_000 && at < 3_000 + pairs && isTurned
              ? [{ key: `o${at - 3_000}`, strength: 'hard' }]
              : [],
      }))
      return jsonLines(SOURCE, { type: 'framework', key: 'plants', title: { en: 'Plants' } }, ...outcomes)
    }
    await run(services, folderWith({ 'a.jsonl': file(false) }))
    const turned = await run(services, folderWith({ 'a.jsonl': file(true) }))
    expect(turned.problems).toEqual([])
    expect(turned.counts.byType.requires).toMatchObject({ created: pairs, removed: pairs, setAside: 0 })
    expect(
      await graph.read('MATCH (:Outcome)-[e:REQUIRES]->(:Outcome) RETURN e.status AS status, count(*) AS edges'),
    ).toEqual([{ status: 'accepted', edges: pairs }])
  })
})
