/** A process of its own that withdraws the resource whose id it is given, on the folder it is given: to be ended in the middle. */
import { audit } from '#api/audit/audit.ts'
import { openGraph } from '#graph/open.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { stopping } from '#test/helpers/kill.ts'

const [url = '', id = ''] = process.argv.slice(2)
const graph = stopping(await openGraph(url))
await commit(graph, async (tx) => {
  const { changes } = await withdrawResource(tx, id, 'out of date', 'amina')
  await audit(tx, { kind: 'resource.withdraw', actor: 'amina', subject: id, values: { revision: 2 } })
  return { value: null, changes }
})
await graph.close()
