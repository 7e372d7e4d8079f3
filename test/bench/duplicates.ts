/**
 * Likely duplicates of what is about to be published, among the generated catalogue: processor time of a question, the first one with the
 * reading of links and titles. Beside it a plain scan, which compares the link and title of every resource.
 * `node test/bench/duplicates.ts [RESOURCES] [--json]`
 */
import { duplicatesOf, sketchOf, type DraftSketch } from '#api/resource/duplicates.ts'
import { titleLikeness } from '#api/resource/likeness.ts'
import { linkKey } from '#api/resource/link-key.ts'
import { openGraph } from '#graph/open.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { publishedIds, tracesOf, type Trace } from '#graph/queries/twins.ts'
import { fill } from './fill.ts'
import { servicesOn } from './serve.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 100_000)
const QUESTIONS = 300
const SCANS = 5

const graph = await openGraph('memory:')
await fill(graph, SIZE, () => undefined)
const services = await servicesOn(graph)
await services.indexer.catchUp()
const ids = (await publishedIds(graph)).sort()
const chosen = ids.filter((_, at) => at % Math.max(1, Math.floor(ids.length / QUESTIONS)) === 0).slice(0, QUESTIONS)
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
async function measure<T>(
  questions: readonly T[],
  ask: (question: T) => Promise<unknown> | unknown,
): Promise<number[]> {
  const spent: number[] = []
  for (const question of questions) {
    const before = process.cpuUsage()
    await ask(question)
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
  }
  return spent.sort((a, b) => a - b)
}

const [first] = await measure(asked.slice(0, 1), (sketch) => duplicatesOf(services, sketch))
let found = 0
const all = await measure(asked, async (sketch) => {
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
  ...{ resources: ids.length, questions: asked.length, found, first: first! },
  ...{ p50: quantile(all, 0.5), p99: quantile(all, 0.99), scan: quantile(scan, 0.5) },
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else console.dir(results)
process.exit(0)
