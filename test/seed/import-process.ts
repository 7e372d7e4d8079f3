/** Imports files into an embedded graph, telling each event on a line, so that a test can end the process at will. */
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { importFiles } from '#seed/import.ts'

const [folder = '', ...files] = process.argv.slice(2)
const graph = await openGraph(`file:${folder}`)
const { error } = await migrate(graph)
if (error) throw error
const writing: typeof graph = Object.create(graph, {
  write: {
    value: async (work: Parameters<typeof graph.write>[0]) => {
      const value = await graph.write(work)
      process.stdout.write('committed\n')
      return value
    },
  },
}) as typeof graph
const result = await importFiles({ files }, { graph: writing }, () => undefined)
process.stdout.write(`${JSON.stringify(result.counts)}\n`)
await graph.close()
