import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { catalogueNumbers, changesSince, commit, currentVersion, pruneChanges } from '#graph/queries/catalogue.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, loadClassroom, records } from '#test/fixtures/classroom.ts'
import { grafeoEngine, neo4jEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
})
afterEach(() => graph.close())

const touch = (ids: string[]) =>
  commit(graph, async () => ({ value: 'done', changes: [{ kind: 'resource' as const, ids }] }))

test('a graph nobody wrote to is at version 0 without changes', async () => {
  expect(await currentVersion(graph)).toBe(0)
  expect(await changesSince(graph, 0)).toEqual({ version: 0, changes: [] })
})

test('a commit takes the next version, gives the value and announces its changes', async () => {
  expect(await touch(['b', 'a', 'b'])).toEqual({ value: 'done', version: 1 })
  expect(await touch(['c'])).toEqual({ value: 'done', version: 2 })
  expect(await changesSince(graph, 0)).toEqual({
    version: 2,
    changes: [
      { version: 1, kind: 'resource', ids: ['a', 'b'] },
      { version: 2, kind: 'resource', ids: ['c'] },
    ],
  })
  expect(await changesSince(graph, 1)).toEqual({ version: 2, changes: [{ version: 2, kind: 'resource', ids: ['c'] }] })
})

test('work without changes leaves nothing behind, not even what it wrote', async () => {
  await touch(['a'])
  const before = await wholeGraph(graph)
  const result = await commit(graph, async (tx) => {
    await tx.run("CREATE (r:Resource {id: 'x', sourceKey: 'x'})")
    return { value: 7, changes: [{ kind: 'resource', ids: [] }] }
  })
  expect(result).toEqual({ value: 7, version: 1 })
  expect(await wholeGraph(graph)).toEqual(before)
})

test('work that throws leaves nothing behind', async () => {
  await expect(
    commit(graph, async (tx) => {
      await tx.run("CREATE (r:Resource {id: 'x', sourceKey: 'x'})")
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await wholeGraph(graph)).toEqual([])
})

test('commits at the same time each get a version of their own', async () => {
  const versions = await Promise.all(Array.from({ length: 20 }, (_, i) => touch([String(i)])))
  expect(versions.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
  const feed = await changesSince(graph, 0)
  expect('changes' in feed && feed.changes).toHaveLength(20)
})

test('many ids are split, and very many are called everything', async () => {
  const ids = Array.from({ length: 12_000 }, (_, i) => String(i).padStart(6, '0'))
  await touch(ids)
  const feed = await changesSince(graph, 0)
  if ('tooOld' in feed) throw new Error('too old')
  expect(feed.changes.map((change) => change.ids.length)).toEqual([5000, 5000, 2000])
  expect(feed.changes.flatMap((change) => change.ids)).toEqual(ids)
  await touch(Array.from({ length: 50_001 }, (_, i) => String(i)))
  expect(await changesSince(graph, 1)).toEqual({ version: 2, changes: [{ version: 2, kind: 'everything', ids: [] }] })
})

describe('a reader that is too far behind', () => {
  test('is told so when the changes are no longer kept', async () => {
    await touch(['a'])
    await touch(['b'])
    await pruneChanges(graph, '2999-01-01T00:00:00.000Z')
    await touch(['c'])
    expect(await changesSince(graph, 1)).toEqual({ tooOld: true, version: 3 })
    expect(await changesSince(graph, 2)).toEqual({
      version: 3,
      changes: [{ version: 3, kind: 'resource', ids: ['c'] }],
    })
  })

  test('is told so when a first commit in a process finds changes of more than 7 days ago', async () => {
    await touch(['a'])
    await graph.write((tx) => tx.run("MATCH (c:Change) SET c.at = '2020-01-01T00:00:00.000Z'"))
    const again: Graph = { ...graph }
    await commit(again, async () => ({ value: null, changes: [{ kind: 'resource', ids: ['b'] }] }))
    expect(await changesSince(graph, 0)).toEqual({ tooOld: true, version: 2 })
    expect(await changesSince(graph, 1)).toMatchObject({ changes: [{ ids: ['b'] }] })
  })

  test('keeps what is younger than the bound', async () => {
    await touch(['a'])
    await pruneChanges(graph, '2020-01-01T00:00:00.000Z')
    expect(await changesSince(graph, 0)).toMatchObject({ version: 1, changes: [{ ids: ['a'] }] })
  })

  test('is told so when it comes from another graph', async () => {
    await touch(['a'])
    expect(await changesSince(graph, 5)).toEqual({ tooOld: true, version: 1 })
  })
})

test('counts what is here, and neither placeholders nor the withdrawn', async () => {
  await loadClassroom(graph)
  expect((await catalogueNumbers(graph)).resources).toBe(20)
  await commit(graph, async (tx) => {
    const { changes } = await withdrawResource(tx, idOf('classroom:resource/rainbow'), 'Gone.', 'amina')
    return { value: null, changes }
  })
  expect(await catalogueNumbers(graph)).toEqual({
    version: 3,
    resources: 19,
    works: 17,
    outcomes: 12,
    frameworks: 1,
    prerequisites: 8,
    languages: [
      { language: 'en', count: 16 },
      { language: 'ar', count: 1 },
      { language: 'es', count: 1 },
      { language: 'sw', count: 1 },
    ],
  })
})

describe.skipIf(!neo4jEngine.available)('two processes on one Neo4j', () => {
  let one: Graph
  let two: Graph
  beforeEach(async () => {
    one = await neo4jEngine.open()
    two = await neo4jEngine.openAgain!()
  })
  afterEach(async () => {
    await two.close()
    await one.close()
  })

  test('never take the same version', async () => {
    const write = (from: Graph, id: string) =>
      commit(from, async () => ({ value: null, changes: [{ kind: 'resource' as const, ids: [id] }] }))
    const versions = await Promise.all(Array.from({ length: 30 }, (_, i) => write(i % 2 === 0 ? one : two, String(i))))
    expect(versions.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    )
    const feed = await changesSince(one, 0)
    expect('changes' in feed && feed.changes).toHaveLength(30)
  })

  test('import the same records at once and end with each once', async () => {
    await Promise.all([upsertBatch(one, CLASSROOM, records), upsertBatch(two, CLASSROOM, records)])
    expect(await currentVersion(one)).toBe(1)
    expect(await catalogueNumbers(two)).toMatchObject({ resources: 20, outcomes: 12 })
  })
})
