/** Every query file on both engines, on the same small graph: the rows agree, and where they do not Neo4j is right. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, answersOn, CHAPTERS, isEmpty, storyOn } from '#test/contract/queries.contract.ts'
import { grafeoEngine, neo4jEngine } from '#test/helpers/graphs.ts'
import { allQueries } from '#test/helpers/queries.ts'

const queries = await allQueries()
let embedded: Map<string, Answer>

beforeAll(async () => {
  embedded = await answersOn(grafeoEngine, queries)
})

describe(`every query on Grafeo (${queries.length})`, () => {
  test.for(queries)('$name runs', ({ name }) => {
    expect(embedded.get(name)?.error).toBeUndefined()
  })

  test('has an example that shows something: rows, or something written', () => {
    const shown = queries.filter(({ name }) => !isEmpty(embedded.get(name)!))
    expect(queries.map(({ name }) => name).filter((name) => !shown.some((query) => query.name === name))).toEqual([])
    expect(shown.length).toBeGreaterThanOrEqual(150)
  })
})

describe.skipIf(!neo4jEngine.available)(`every query on Neo4j (${queries.length} compared)`, () => {
  let server: Map<string, Answer>
  beforeAll(async () => {
    server = await answersOn(neo4jEngine, queries)
  })
  test.for(queries)('$name answers as on Grafeo', ({ name }) => {
    expect(embedded.get(name)).toEqual(server.get(name))
  })
})

describe('a story of everything the product writes', () => {
  let told: Record<string, string[]>
  beforeAll(async () => {
    told = await storyOn(grafeoEngine)
  })

  test('is told in its chapters on Grafeo, and a second import leaves the graph as it was', () => {
    expect(Object.keys(told)).toEqual(CHAPTERS)
    expect(told['the same import again']).toEqual(told['an import'])
  })

  describe.skipIf(!neo4jEngine.available)(`on Neo4j (${CHAPTERS.length} chapters compared)`, () => {
    let server: Record<string, string[]>
    beforeAll(async () => {
      server = await storyOn(neo4jEngine)
    })
    test.for(CHAPTERS)('%s leaves the same graph behind as on Grafeo', (chapter) => {
      expect(told[chapter]).toEqual(server[chapter])
    })
  })
})
