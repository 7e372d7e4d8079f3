/** The API over HTTP on a graph with generated records, in this process. */
import type { Server } from 'node:http'
import type { Services } from '#api/context.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { searchImageFor } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { createServer } from '#api/server.ts'
import { testAccounts } from '#test/helpers/accounts.ts'
import { openGraph } from '#graph/open.ts'
import { fill } from './fill.ts'

/** Serves a graph in a folder, which is filled with so many resources unless it is already. */
export async function serve(
  folder: string,
  size: number,
  print: (line: string) => void,
): Promise<{ http: Server; close(): Promise<void> }> {
  const url = `file:${folder}`
  const graph = await openGraph(url)
  await fill(graph, size, print)
  const log = openLog('silent')
  const search = await openSearch('embedded:', { imagePath: searchImageFor(url) })
  const model = await openModel(graph, log)
  const indexer = createIndexer({ graph, search, log, roleOf: (id) => model.current().role(id) })
  await indexer.catchUp()
  const now = (): Date => new Date()
  const services: Services = {
    graph,
    search,
    indexer,
    model,
    log,
    now,
    accounts: testAccounts(now, log),
    namespace: null,
  }
  const server = await createServer(services)
  const readiness = () => Promise.resolve({ ready: true, graph: { version: 1 }, index: { version: 1 } })
  const http = createHttpServer({ server, log, origin: null, site: null, readiness })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    http,
    async close() {
      await closeHttpServer(http)
      await model.stop()
      await search.close()
      await graph.close()
    },
  }
}
