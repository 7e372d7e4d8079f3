/**
 * The page of an outcome through GraphQL over HTTP: graph reads and time, each outcome for the first time after a start and
 * asked again. Beside it a least HTTP server that gives the same bytes. `node test/bench/outcome.ts [RESOURCES] [--json]`
 */
import { Agent, createServer as createLeast, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { openLog } from '#api/log.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { createServer } from '#api/server.ts'
import { testAccounts } from '#test/helpers/accounts.ts'
import { openGraph } from '#graph/open.ts'
import { counting } from '#test/helpers/counting-graph.ts'
import { OUTCOME_PAGE } from '#test/helpers/outcome-page.ts'
import { fill } from './fill.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 20_000)
/** Pages that warm up, of outcomes that are not measured. */
const WARM_UP = 200

const graph = counting(await openGraph('memory:'))
await fill(graph, SIZE, () => undefined)
const log = openLog('silent')
const search = await openSearch('embedded:')
const model = await openModel(graph, log)
await model.view()
const indexer = createIndexer({ graph, search, log, roleOf: (id) => model.current().role(id) })
const now = () => new Date()
const server = await createServer({
  graph,
  search,
  indexer,
  model,
  log,
  now,
  accounts: testAccounts(now, log),
  namespace: null,
})
const readiness = async () => ({ ready: true, graph: { version: 1 }, index: { version: 1 } })
const http = createHttpServer({ server, log, origin: null, site: null, readiness })
const rows = await graph.read<{ id: string }>("MATCH (o:Outcome) WHERE o.state = 'published' RETURN o.id AS id")
const ids = rows.map(({ id }) => id).sort()

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const listen = async (on: Server): Promise<number> => {
  await new Promise<void>((resolve) => on.listen(0, '127.0.0.1', resolve))
  return (on.address() as AddressInfo).port
}

function ask(port: number, id: string): Promise<{ ms: number; body: string }> {
  const body = JSON.stringify({ query: OUTCOME_PAGE, variables: { id } })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const before = performance.now()
  return new Promise((resolve, reject) => {
    const asking = request(
      { port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ ms: performance.now() - before, body: text }))
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Milliseconds and graph reads of each page. */
async function measure(port: number, of: readonly string[]): Promise<{ ms: number[]; reads: number[] }> {
  const ms: number[] = []
  const reads: number[] = []
  for (const id of of) {
    graph.reset()
    const page = await ask(port, id)
    if (page.body.includes('"errors"')) throw new Error(`the page failed: ${page.body.slice(0, 300)}`)
    ms.push(page.ms)
    reads.push(graph.reads)
  }
  return { ms, reads }
}

const quantile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))]!
const spread = ({ ms, reads }: { ms: number[]; reads: number[] }) => ({
  p50: quantile(ms, 0.5),
  p99: quantile(ms, 0.99),
  reads: { p50: quantile(reads, 0.5), most: Math.max(...reads) },
})

const port = await listen(http)
await measure(port, ids.slice(0, Math.min(WARM_UP, ids.length / 2)))
const measured = ids.slice(Math.min(WARM_UP, ids.length / 2))
const first = spread(await measure(port, measured))
const again = spread(await measure(port, measured))
const { body } = await ask(port, measured[0]!)
const least = createLeast((asked, answer) => {
  asked.resume()
  asked.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end(body))
})
const floor = spread(await measure(await listen(least), measured))

await closeHttpServer(http)
least.close()
agent.destroy()
await model.stop()
await search.close()
await graph.close()

const results = { resources: SIZE, outcomes: ids.length, bytes: Buffer.byteLength(body), first, again, floor }
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else console.dir(results)
