/** Every read of the graph room on both engines, on the same furnished graph: what they give agrees. */
import { beforeAll, describe, expect, test } from 'vitest'
import { READS, readsOn } from '#test/contract/reads.contract.ts'
import { grafeoEngine, neo4jEngine } from '#test/helpers/graphs.ts'

const names = Object.keys(READS)
/** Reads that rightly give nothing. */
const NOTHING = /^no |cut off|^levels by use/
let embedded: Map<string, unknown>

beforeAll(async () => {
  embedded = await readsOn(grafeoEngine)
})

describe(`every read on Grafeo (${names.length})`, () => {
  test.for(names.filter((name) => !NOTHING.test(name)))('%s is given', (name) => {
    const given = embedded.get(name)
    expect(given).not.toHaveProperty('threw')
    expect(['null', '[]', '{}', '0', 'false']).not.toContain(JSON.stringify(given))
  })
})

describe.skipIf(!neo4jEngine.available)(`every read on Neo4j (${names.length} compared)`, () => {
  let server: Map<string, unknown>
  beforeAll(async () => {
    server = await readsOn(neo4jEngine)
  }, 120_000)
  test.for(names)('%s is as on Grafeo', (name) => {
    expect(server.get(name)).toEqual(embedded.get(name))
  })
})
