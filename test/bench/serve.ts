/** The API over HTTP on a graph, in this process. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Administration } from '#api/administration/keeper.ts'
import type { Services } from '#api/context.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { searchImageFor } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import { openFetch } from '#api/metadata/fetch.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { createServer } from '#api/server.ts'
import { createUsage } from '#api/usage/usage.ts'
import type { Graph } from '#graph/graph.ts'
import { openGraph } from '#graph/open.ts'
import { testAccounts } from '#test/helpers/accounts.ts'
import { fill } from './fill.ts'

const NO_LIMITS = { operator: { anonymous: 0, site: 0, signedIn: 0, key: 0 }, most: null }

/** All that the API needs, on a graph; the index is empty until its indexer catches up. */
export async function servicesOn(graph: Graph, imagePath?: string): Promise<Services> {
  const log = openLog('silent')
  const search = await openSearch('embedded:', { imagePath })
  const model = await openModel(graph, log)
  const indexer = createIndexer({ graph, search, log, roleOf: (id) => model.current().role(id) })
  const now = () => new Date()
  const accounts = testAccounts(now, log)
  return {
    graph,
    search,
    indexer,
    model,
    log,
    now,
    accounts,
    administration: new Administration({ graph, accounts, log, now, bounds: NO_LIMITS, hasSecret: true }),
    fetchLink: openFetch({ isOn: false }),
    textRecords: async () => null,
    moderation: 'off',
    usage: createUsage(graph, now),
    namespace: null,
  }
}

/** Serves the API on a free port. Closing it closes the graph too. */
export async function listen(services: Services): Promise<{ url: string; close(): Promise<void> }> {
  const { graph, search, model, log } = services
  const server = await createServer(services)
  const readiness = () => Promise.resolve({ ready: true, graph: { version: 1 }, index: { version: 1 } })
  const http = createHttpServer({ server, log, origin: null, site: null, readiness })
  const port = await portOf(http)
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async close() {
      await closeHttpServer(http)
      await server.stop()
      await model.stop()
      await search.close()
      await graph.close()
    },
  }
}

/** The port on which a server begins to listen. */
export async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Serves a graph in a folder, which is filled with so many resources unless it is already. */
export async function serve(
  folder: string,
  size: number,
  print: (line: string) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const url = `file:${folder}`
  const graph = await openGraph(url)
  await fill(graph, size, print)
  const services = await servicesOn(graph, searchImageFor(url))
  await services.indexer.catchUp()
  return await listen(services)
}
