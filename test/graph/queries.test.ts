/** Every query file on both engines, on the same small graph: the rows agree, and where they do not Neo4j is right. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, answersOn, storyOn } from '#test/contract/queries.contract.ts'
import { grafeoEngine, neo4jEngine } from '#test/helpers/graphs.ts'
import { allQueries } from '#test/helpers/queries.ts'

const queries = await allQueries()
let embedded: Map<string, Answer>

beforeAll(async () => {
  embedded = await answersOn(grafeoEngine, queries)
})

describe('every query on Grafeo', () => {
  test.for(queries)('$name runs', ({ name }) => {
    expect(embedded.get(name)?.error).toBeUndefined()
  })
})

describe.skipIf(!neo4jEngine.available)('every query on Neo4j', () => {
  let server: Map<string, Answer>
  beforeAll(async () => {
    server = await answersOn(neo4jEngine, queries)
  })
  test.for(queries)('$name answers as on Grafeo', ({ name }) => {
    expect(embedded.get(name)).toEqual(server.get(name))
  })

  test('leaves the same graph behind after a story of imports, edits and withdrawals', async () => {
    const chapters = await storyOn(neo4jEngine)
    const onGrafeo = await storyOn(grafeoEngine)
    for (const [chapter, lines] of Object.entries(chapters)) expect(onGrafeo[chapter], chapter).toEqual(lines)
    expect(chapters['the same import again']).toEqual(chapters['an import'])
  })
})
