/** Imports ended by SIGKILL at exact moments, as processes of their own on a folder of their own. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#api/jobs/registry.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { migrate } from '#graph/migrate.ts'
import type { Graph } from '#graph/graph.ts'
import { openGraph } from '#graph/open.ts'
import { pendingJournals } from '#graph/queries/journal.ts'
import { untilFromNow } from '#graph/queries/lease.ts'
import { prerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles } from '#seed/import.ts'
import { neo4jEngine } from '#test/helpers/graphs.ts'
import { killAt, type Moment } from '#test/helpers/kill.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'
import { folderWith, jsonLines } from './files.ts'

const OUTCOMES = 2_500
/** What is left of the dead process's lease, so that nobody has to wait for all of it. */
const SOON_MS = 3_000
const FIRST = '2026-01-01T08:00:00.000Z'
const SECOND = '2026-02-01T08:00:00.000Z'
const SCRIPT = join(import.meta.dirname, 'import-process.ts')

/** A chain of outcomes with some crosswalks to what is not here, one reference back, and some resources on it. */
function framework(edition: number): string {
  const outcomes = Array.from({ length: OUTCOMES }, (_, at) => ({
    type: 'outcome',
    key: `o${at}`,
    framework: 'f',
    statement: { en: `Knows ${at}${edition > 1 && at % 3 === 0 ? ' and a little more' : ''}` },
    requires: [
      ...(at > 0 ? [{ key: `o${at - 1}`, strength: 'hard' }] : []),
      ...(edition > 1 && at === 40 ? [{ key: 'o60', strength: 'soft' }] : []),
      ...(edition === 1 && at === 90 ? [{ key: 'o7', strength: 'soft' }] : []),
    ],
  }))
  const resources = Array.from({ length: 40 }, (_, at) => ({
    type: 'resource',
    key: `r${at}`,
    title: { en: `Lesson ${at}, edition ${edition}` },
    url: `https://example.org/${at}`,
    language: 'en',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    provider: 'Press',
    alignments: [{ kind: 'teaches', key: `o${at}` }],
  }))
  return jsonLines(
    { type: 'source', key: 'long', name: 'Long' },
    { type: 'framework', key: 'f', title: { en: `F, edition ${edition}` } },
    ...outcomes,
    ...resources,
  )
}

async function opened<T>(folder: string, work: (graph: Graph) => Promise<T>): Promise<T> {
  const graph = await openGraph(`file:${folder}`)
  try {
    return await work(graph)
  } finally {
    await graph.close()
  }
}

async function importHere(folder: string, file: string, now: string): Promise<string[]> {
  return opened(folder, async (graph) => {
    await migrate(graph)
    const model = await openModel(graph)
    const result = await importFiles(
      { files: [file], now: new Date(now) },
      { graph, model: { catchUp: () => model.catchUp(), check: model.check } },
      () => undefined,
    )
    expect(result.exitCode).toBe(0)
    return wholeGraph(graph, { timeless: true })
  })
}

describe('an import of a framework that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-kill-'))
  const [first, second] = [join(folder, 'first.jsonl'), join(folder, 'second.jsonl')]
  const base = join(folder, 'base')
  let before: string[]
  let after: string[]

  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeAll(async () => {
    writeFileSync(first, framework(1))
    writeFileSync(second, framework(2))
    before = await importHere(base, first, FIRST)
    cpSync(base, join(folder, 'undisturbed'), { recursive: true })
    after = await importHere(join(folder, 'undisturbed'), second, SECOND)
    expect(after).not.toEqual(before)
  }, 60_000)

  async function killedAt(moment: Moment): Promise<string> {
    const graph = join(folder, `killed-${moment.replace(':', '-')}`)
    cpSync(base, graph, { recursive: true })
    await killAt(moment, SCRIPT, [`file:${graph}`, SECOND, second])
    return graph
  }

  /** What a start does before it serves. */
  async function started(graph: Graph) {
    const model = await openModel(graph)
    return settle(graph, model, { wait: true })
  }

  for (const moment of ['staged:1', 'staged:3', 'marking:1'] as const)
    it(`at “${moment}” leaves the old state, and completes when it is run again`, { timeout: 60_000 }, async () => {
      const killed = await killedAt(moment)
      await opened(killed, async (graph) => {
        expect((await pendingJournals(graph)).map(({ state }) => state)).toEqual(['staging'])
        const settled = await started(graph)
        expect(settled.map(({ outcome }) => outcome)).toEqual(['discarded'])
        expect(await wholeGraph(graph, { timeless: true })).toEqual(before)
      })
      expect(await importHere(killed, second, SECOND)).toEqual(after)
    })

  for (const moment of [
    'marked:1',
    'committing:1',
    'committed:2',
    'advanced:2',
    'advanced:4',
    'committing:4',
    'committed:4',
    'removing:1',
  ] as const)
    it(`at “${moment}” ends in the new state at the next start`, { timeout: 60_000 }, async () => {
      const killed = await killedAt(moment)
      await opened(killed, async (graph) => {
        const settled = await started(graph)
        expect(settled.map(({ outcome }) => outcome)).toEqual(['finished'])
        expect(await wholeGraph(graph, { timeless: true })).toEqual(after)
        expect(await pendingJournals(graph)).toEqual([])
        expect(await started(graph)).toEqual([])
      })
    })

  it(
    'twice, the second time while it was being completed, still ends in the new state',
    { timeout: 60_000 },
    async () => {
      const killed = await killedAt('committed:1')
      // The next import completes the one before it first, and is ended in the middle of that.
      await killAt('committed:2', SCRIPT, [`file:${killed}`, SECOND, second])
      await opened(killed, async (graph) => {
        expect((await started(graph)).map(({ outcome }) => outcome)).toEqual(['finished'])
        expect(await wholeGraph(graph, { timeless: true })).toEqual(after)
      })
    },
  )

  it('is told by the next import, which completes it and then writes its own', { timeout: 60_000 }, async () => {
    const killed = await killedAt('committed:1')
    await opened(killed, async (graph) => {
      const notes: string[] = []
      const result = await importFiles({ files: [second], now: new Date(SECOND) }, { graph }, (event) => {
        if (event.type === 'note') notes.push(event.message)
      })
      expect(notes).toEqual([expect.stringMatching(/^The import of second\.jsonl of .* it has now been completed\.$/)])
      expect(result.counts.byType).toMatchObject({ outcome: { created: 0, updated: 0, unchanged: OUTCOMES } })
      expect(await prerequisiteColumns(graph)).toHaveLength(OUTCOMES)
    })
  })

  const onNeo4j = it.skipIf(!neo4jEngine.available)
  onNeo4j(
    'on Neo4j is completed by another process as soon as its lease has run out',
    { timeout: 180_000 },
    async () => {
      const importing = async (graph: Graph, file: string, now: string) => {
        const model = await openModel(graph)
        const result = await importFiles(
          { files: [file], now: new Date(now) },
          { graph, model: { catchUp: () => model.catchUp(), check: model.check } },
          () => undefined,
        )
        expect(result.problems.filter((problem) => problem.file === 'graph')).toEqual([])
      }
      const graph = await neo4jEngine.open()
      try {
        await importing(graph, first, FIRST)
        await killAt('committing:3', SCRIPT, [process.env.NEO4J_URL!, SECOND, second])
        expect(await pendingJournals(graph)).toMatchObject([{ state: 'marked', applied: 2 }])
        const doing: string[] = []
        const model = await openModel(graph)
        // A process that serves leaves it alone while its lease holds; one that starts waits.
        expect(await settle(graph, model)).toEqual([])
        await graph.write((tx) =>
          tx.run('MATCH (j:Journal {state: "marked"}) SET j.leasedUntil = $soon', { soon: untilFromNow(SOON_MS) }),
        )
        const settled = await settle(graph, model, { wait: true, tell: (_journal, what) => doing.push(what) })
        expect(settled).toMatchObject([{ outcome: 'finished' }])
        expect(doing).toEqual(['waiting', 'finishing'])
        expect(await wholeGraph(graph, { timeless: true })).toEqual(after)
      } finally {
        await graph.close()
      }
    },
  )
})

describe('an import of resources that is killed', () => {
  it('keeps the batches that were committed, and completes when it is run again', { timeout: 60_000 }, async () => {
    const resources = Array.from({ length: 3_000 }, (_, at) => ({
      type: 'resource',
      key: `r${at}`,
      title: { en: `Lesson ${at}` },
      url: `https://example.org/${at}`,
      language: 'en',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      provider: 'Press',
    }))
    const folder = folderWith({ 'a.jsonl': jsonLines({ type: 'source', key: 'r', name: 'R' }, ...resources) })
    const graphFolder = join(folder, 'graph')
    const file = join(folder, 'a.jsonl')
    await killAt('committing:3', SCRIPT, [`file:${graphFolder}`, FIRST, file])
    await opened(graphFolder, async (graph) => {
      expect(await pendingJournals(graph)).toEqual([])
      // A batch is whole or not there: each resource has its record.
      expect(
        await graph.read(
          'MATCH (o:Resource) OPTIONAL MATCH (r:Record)-[:DESCRIBES]->(o) RETURN count(DISTINCT o) AS n, count(r) AS records',
        ),
      ).toEqual([{ n: 2_000, records: 2_000 }])
      const result = await importFiles({ files: [file], now: new Date(FIRST) }, { graph }, () => undefined)
      expect(result.counts.byType).toMatchObject({ resource: { created: 1_000, unchanged: 2_000 } })
    })
  })
})
