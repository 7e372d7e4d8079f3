import { describe, expect, test } from 'vitest'
import { type Graph, GraphError } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { NODES } from '#graph/model.ts'
import { openGraph } from '#graph/open.ts'

const shapes = Object.entries(NODES) as [string, { unique: readonly string[]; indexed?: readonly string[] }][]

describe('migrations', () => {
  test('make a constraint and an index for every key of the model, and an index for every look-up', async () => {
    const graph = await openGraph('memory:')
    expect(await migrate(graph)).toEqual({
      results: [
        { name: '0001-keys', status: 'applied' },
        { name: '0002-lookups', status: 'applied' },
      ],
    })
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
    expect((await migrate(graph)).results).toEqual([
      { name: '0001-keys', status: 'already applied' },
      { name: '0002-lookups', status: 'applied' },
    ])
    await graph.close()
  })

  test('give back what stopped them as a value', async () => {
    const graph = await openGraph('memory:')
    const refusing: Graph = {
      ...graph,
      schema: (statement) =>
        statement.includes('resource_uri')
          ? Promise.reject(new GraphError('CONFLICT', 'graph: two are the same'))
          : graph.schema(statement),
    }
    const { error, results } = await migrate(refusing)
    expect(error).toBeInstanceOf(GraphError)
    expect(error?.code).toBe('CONFLICT')
    expect(results.map((result) => result.status)).toEqual(['applied', 'failed'])
    await graph.close()
  })
})
