import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Graph, GraphError } from '#graph/graph.ts'
import { migrate, migrationStatus } from '#graph/migrate.ts'
import { NODES } from '#graph/model.ts'
import { openGraph } from '#graph/open.ts'
import { engines } from '#test/helpers/graphs.ts'

const shapes = Object.entries(NODES) as [string, { unique: readonly string[]; indexed?: readonly string[] }][]
/** Of the files, in their order. */
const names = readdirSync(join(import.meta.dirname, '../../graph/migrations'))
  .map((file) => basename(file, '.cypher'))
  .sort()

describe('migrations', () => {
  test('make a constraint and an index for every key of the model, and an index for every look-up', async () => {
    const graph = await openGraph('memory:')
    expect(await migrate(graph)).toEqual({ results: names.map((name) => ({ name, status: 'applied' })) })
    const constraints = await graph.read('SHOW CONSTRAINTS')
    const indexes = await graph.read('SHOW INDEXES')
    const keys = shapes.flatMap(([label, { unique }]) => unique.map((key) => `${label}.${key}`))
    const lookups = shapes.flatMap(([label, { indexed = [] }]) => indexed.map((key) => `${label}.${key}`))
    expect(constraints.map((row) => `${row.label}.${row.properties}`).sort()).toEqual([...keys].sort())
    expect(indexes.map((row) => `${row.label}.${row.property}`).sort()).toEqual([...keys, ...lookups].sort())
    await graph.close()
  })

  test('finish what an earlier run began', async () => {
    const graph = await openGraph('memory:')
    await migrate(graph)
    await graph.write((tx) => tx.run('MATCH (m:Migration {name: "0002-lookups"}) DELETE m'))
    expect((await migrate(graph)).results).toEqual(
      names.map((name) => ({ name, status: name === '0002-lookups' ? 'applied' : 'already applied' })),
    )
    await graph.close()
  })

  test('take hashes of records out of the index of keys, so that an import still knows what it read', async () => {
    const graph = await openGraph('memory:')
    await migrate(graph)
    await graph.write(async (tx) => {
      await tx.run('MATCH (m:Migration {name: "0018-fewer-indexes"}) DELETE m')
      await tx.run('CREATE (:Record {key: "a:1", hash: "abc"}), (:Record {key: "a:2", digest: "def"})')
    })
    await migrate(graph)
    expect(await graph.read('MATCH (r:Record) RETURN r.digest AS digest, r.hash AS hash ORDER BY r.key')).toEqual([
      { digest: 'abc', hash: null },
      { digest: 'def', hash: null },
    ])
    await graph.close()
  })

  test('give back what stopped them as a value', async () => {
    const graph = await openGraph('memory:')
    const refusing: Graph = {
      ...graph,
      schema: (statements) =>
        statements.some((statement) => statement.includes('resource_uri'))
          ? Promise.reject(new GraphError('CONFLICT', 'graph: two are the same'))
          : graph.schema(statements),
    }
    const { error, results } = await migrate(refusing)
    expect(error).toBeInstanceOf(GraphError)
    expect(error?.code).toBe('CONFLICT')
    expect(results.map((result) => result.status)).toEqual([
      'applied',
      'failed',
      ...results.slice(2).map(() => 'not reached'),
    ])
    await graph.close()
  })

  test('tell what is applied and when, and change nothing by telling', async () => {
    const graph = await openGraph('memory:')
    const before = await migrationStatus(graph)
    expect(before.map(({ appliedAt }) => appliedAt)).toEqual(before.map(() => null))
    expect(await graph.read('MATCH (n) RETURN count(n) AS nodes')).toEqual([{ nodes: 0 }])
    expect(await graph.read('SHOW INDEXES')).toEqual([])
    await migrate(graph)
    await graph.write((tx) => tx.run('CREATE (:Migration {name: "9999-later", appliedAt: "2030-01-01T00:00:00.000Z"})'))
    const after = await migrationStatus(graph)
    expect(after.map(({ name }) => name)).toEqual([...before.map(({ name }) => name), '9999-later'])
    for (const { appliedAt } of after) expect(appliedAt).toMatch(/^20\d\d-\d\d-\d\dT/)
    expect(after.filter(({ isKnown }) => !isKnown).map(({ name }) => name)).toEqual(['9999-later'])
    await graph.close()
  })
})

for (const engine of engines)
  describe.skipIf(!engine.available)(`migrations of several starters at once on ${engine.name}`, () => {
    test('end with everything applied once, whoever was first', async () => {
      const graph = await engine.open({ bare: true })
      const others = engine.openAgain ? [await engine.openAgain(), await engine.openAgain()] : [graph, graph]
      try {
        const runs = await Promise.all([graph, ...others].map((each) => migrate(each)))
        for (const { error, results } of runs) {
          expect(error).toBeUndefined()
          for (const { status } of results) expect(['applied', 'already applied']).toContain(status)
        }
        for (const [at, { name }] of runs[0]!.results.entries()) {
          const firsts = runs.filter(({ results }) => results[at]?.status === 'applied')
          expect(firsts, name).toHaveLength(1)
        }
        // The lock is gone, too.
        expect(await graph.read('MATCH (m:Migration) RETURN count(m) AS migrations')).toEqual([
          { migrations: runs[0]!.results.length },
        ])
        await graph.write((tx) => tx.run('CREATE (:Resource {id: "a"})'))
        await expect(graph.write((tx) => tx.run('CREATE (:Resource {id: "a"})'))).rejects.toMatchObject({
          code: 'CONFLICT',
        })
      } finally {
        if (engine.openAgain) await Promise.all(others.map((each) => each.close()))
        await graph.close()
      }
    })

    if (engine.openAgain)
      test('are completed where a process was ended while a constraint was made', async () => {
        const graph = await engine.open({ bare: true })
        try {
          // What such an end leaves: the index of the constraint, without the constraint.
          await graph.schema(['CREATE INDEX file_id_is_unique FOR (n:File) ON (n.id)'])
          expect((await migrate(graph)).error).toBeUndefined()
          expect(
            await graph.read("SHOW CONSTRAINTS YIELD name WHERE name = 'file_id_is_unique' RETURN count(*) AS made"),
          ).toEqual([{ made: 1 }])
        } finally {
          await graph.close()
        }
      })
  })
