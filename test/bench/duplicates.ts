/**
 * Likely duplicates of what is about to be published, among the generated catalogue: processor time of a question; of one that is asked
 * right after a start, before links and titles are read; and of that reading, with the longest time for which it holds the thread that
 * answers. Beside it a plain scan, which compares the link and title of every resource.
 * `node test/bench/duplicates.ts [RESOURCES] [--json]`
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { duplicatesOf, sketchOf, type DraftSketch } from '#api/resource/duplicates.ts'
import { titleLikeness } from '#api/resource/likeness.ts'
import { linkKey } from '#api/resource/link-key.ts'
import { isBookWhole, readBook } from '#api/resource/twin-book.ts'
import { openGraph } from '#graph/open.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { publishedIds, tracesOf, type Trace } from '#graph/queries/twins.ts'
import { fill } from './fill.ts'
import { servicesOn } from './serve.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 100_000)
const QUESTIONS = 300
/** Asked before, so that what is asked often is compiled. */
const WARM_UP = 100
/** The least delay that is looked for, in milliseconds. */
const TICK_MS = 1
const SCANS = 5

const graph = await openGraph('memory:')
await fill(graph, SIZE, () => undefined)
const services = await servicesOn(graph)
await services.indexer.catchUp()
const ids: string[] = []
for await (const part of publishedIds(graph, SIZE)) ids.push(...part)
ids.sort()
const step = Math.max(1, Math.floor(ids.length / (QUESTIONS + WARM_UP)))
const chosen = ids.filter((_, at) => at % step === 0).slice(0, QUESTIONS + WARM_UP)
const asked: DraftSketch[] = (await resourcesByIds(graph, chosen)).map((resource) => {
  const { url, titles, ...rest } = sketchOf(resource)
  const [title] = titles
  // As somebody types it who copied the link from a mail.
  return {
    ...rest,
    url: `${url}?utm_source=mail`,
    titles: title ? [{ ...title, text: title.text.slice(1) }] : [],
    id: null,
    work: null,
  }
})

/** Milliseconds of the processor that each question takes. */
async function measure<T>(questions: readonly T[], ask: (question: T) => unknown): Promise<number[]> {
  const spent: number[] = []
  for (const question of questions) {
    const before = process.cpuUsage()
    await ask(question)
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
  }
  return spent.sort((a, b) => a - b)
}

const delay = monitorEventLoopDelay({ resolution: TICK_MS })
delay.enable()
const begun = performance.now()
const before = process.cpuUsage()
let foundFirst = 0
await duplicatesOf(services, asked[0]!).then((duplicates) => (foundFirst = duplicates.length))
const first = { ms: performance.now() - begun, found: foundFirst, isWhole: isBookWhole(graph) }
await readBook(graph)
const spent = process.cpuUsage(before)
const reading = { cpu: (spent.user + spent.system) / 1000, ms: performance.now() - begun, held: delay.max / 1e6 }
delay.disable()
await measure(asked.slice(QUESTIONS), (sketch) => duplicatesOf(services, sketch))
let found = 0
const all = await measure(asked.slice(0, QUESTIONS), async (sketch) => {
  const duplicates = await duplicatesOf(services, sketch)
  if (duplicates.length > 0) found++
})
const traces: Trace[] = []
for await (const batch of tracesOf(graph, ids)) traces.push(...batch)
const scan = await measure(asked.slice(0, SCANS), (sketch) => {
  const key = linkKey(sketch.url)
  return traces.filter(
    ({ url, titles }) =>
      linkKey(url) === key || titles.some((text) => titleLikeness(sketch.titles, [{ text, language: 'und' }]) > 0.6),
  )
})
services.model.stop().catch(() => undefined)
await graph.close()

const quantile = (values: readonly number[], part: number) =>
  values[Math.min(values.length - 1, Math.floor(part * values.length))]!
const results = {
  ...{ resources: ids.length, questions: all.length, found, first, reading },
  ...{ p50: quantile(all, 0.5), p99: quantile(all, 0.99), scan: quantile(scan, 0.5) },
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else console.dir(results)
process.exit(0)
