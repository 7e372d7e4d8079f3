/**
 * The page of an outcome through GraphQL over HTTP: graph reads and time, each outcome for the first time after a start and
 * asked again. Beside it a least HTTP server that gives the same bytes. `node test/bench/outcome.ts [RESOURCES] [--json]`
 */
import { Agent, createServer as createLeast } from 'node:http'
import { closeHttpServer } from '#api/http.ts'
import { openGraph } from '#graph/open.ts'
import { counting } from '#test/helpers/counting-graph.ts'
import { OUTCOME_PAGE } from '#test/helpers/outcome-page.ts'
import { fill } from './fill.ts'
import { post } from './search-load.ts'
import { listen, portOf, servicesOn } from './serve.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 20_000)
/** Pages that warm up, of outcomes that are not measured. */
const WARM_UP = 200

const graph = counting(await openGraph('memory:'))
await fill(graph, SIZE, () => undefined)
const services = await servicesOn(graph)
await services.model.view()
const { url, close } = await listen(services)
const rows = await graph.read<{ id: string }>("MATCH (o:Outcome) WHERE o.state = 'published' RETURN o.id AS id")
const ids = rows.map(({ id }) => id).sort()

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const bodyOf = (id: string): string => JSON.stringify({ query: OUTCOME_PAGE, variables: { id } })

/** Milliseconds and graph reads of each page. */
async function measure(url: string, of: readonly string[]): Promise<{ ms: number[]; reads: number[] }> {
  const ms: number[] = []
  const reads: number[] = []
  for (const id of of) {
    graph.reset()
    const before = performance.now()
    const page = await post(url, {}, bodyOf(id), agent)
    ms.push(performance.now() - before)
    if (page.includes('"errors"')) throw new Error(`the page failed: ${page.slice(0, 300)}`)
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

await measure(url, ids.slice(0, Math.min(WARM_UP, ids.length / 2)))
const measured = ids.slice(Math.min(WARM_UP, ids.length / 2))
const first = spread(await measure(url, measured))
const again = spread(await measure(url, measured))
const body = await post(url, {}, bodyOf(measured[0]!), agent)
const least = createLeast((asked, answer) => {
  asked.resume()
  asked.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end(body))
})
const floor = spread(await measure(`http://127.0.0.1:${await portOf(least)}/`, measured))

await closeHttpServer(least)
agent.destroy()
await close()

const results = { resources: SIZE, outcomes: ids.length, bytes: Buffer.byteLength(body), first, again, floor }
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else console.dir(results)
