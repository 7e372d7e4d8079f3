/** Imports files into an embedded graph, as a process that a test can end at any moment: see test/helpers/kill.ts. */
import { openModel } from '#api/pathway/keeper.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { importFiles } from '#seed/import.ts'
import { stopping } from '#test/helpers/kill.ts'

const [url = '', now = '', ...files] = process.argv.slice(2)
const graph = await openGraph(url, { user: process.env.NEO4J_USER, password: process.env.NEO4J_PASSWORD })
const { error } = await migrate(graph)
if (error) throw error
const model = await openModel(graph)
const result = await importFiles(
  { files, now: new Date(now) },
  { graph: stopping(graph), model: { catchUp: () => model.catchUp(), check: model.check } },
  () => undefined,
)
process.stdout.write(`${JSON.stringify(result.counts)}\n`)
await graph.close()
process.exit(0)
