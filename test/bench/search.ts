/**
 * Search over generated records: top 20 with five facets over classes of queries, in process and through GraphQL on HTTP,
 * beside SQLite FTS5, MiniSearch and Meilisearch on the same documents and queries, each in a fresh process. What they
 * find is compared before how quick they are. Also: documents a second into the index, what a rebuild and merges do to
 * searches beside them, the time from publish to found, memory, and the saved image.
 *
 *   node test/bench/search.ts [DOCUMENTS] [--folder DIR] [--json] [--engine NAME]
 *
 * DIR holds a filled graph for GraphQL, or gets one (without it GraphQL is left out). Meilisearch is the server that
 * MEILISEARCH_URL names, or a binary as tests find it. million.ts asks for the memory of a million documents.
 */
import { spawn } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import type { SearchDocument, SearchQuery } from '#api/search/search-index.ts'
import { meilisearchServer } from '#test/helpers/meilisearch-server.ts'
import { askApart } from './asker.ts'
import { generatedDocuments } from './generated-documents.ts'
import {
  quantile,
  repeated,
  threadMs,
  timed,
  type Beside,
  type EmbeddedResults,
  type HttpLoads,
  type PeerResults,
  type SearchResults,
  type Timed,
  type Times,
} from './search-load.ts'
import { FIRST, meilisearch, meilisearchBody, miniSearch, MOST_COMPARED, sqlite, type Peer } from './search-peers.ts'
import { BASE, COMPARABLE, queriesFor } from './search-queries.ts'

/** How often the queries are asked after one time to warm up; fewer times of peers, and of a million documents. */
const ROUNDS = { few: 7, many: 3, peer: 2 }
const MANY = 500_000
/** Every so many documents one is kept to make queries from. */
const SAMPLE = 50
/** Documents handed over at a time: little enough to be read between two requests. */
const BATCH = 20
/** Queries of each class that peers are asked. */
const PEER_EACH = 12
const CONNECTIONS = [1, 32]
/** How often each request is sent over HTTP, after so many times to warm up. */
const HTTP_ROUNDS = 7
const HTTP_WARM_UP = 4
const PUBLISHED = 100
const POOLED_MS = 13_000
const CHANGES = 40
const CHANGED = 250

export const ENGINES = ['embedded', 'sqlite', 'minisearch', 'meilisearch', 'graphql'] as const
type Engine = (typeof ENGINES)[number]

type Found = Record<string, string[][]>

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    folder: { type: 'string' },
    engine: { type: 'string' },
    work: { type: 'string' },
  },
})
const size = Number(positionals[0] ?? 100_000)
const work = values.work ?? mkdtempSync(join(tmpdir(), 'waymark-search-'))
const documentsFile = join(work, 'documents.jsonl')

/** The documents, a few at a time. `reading.ms` is what reading them costs this thread. */
async function* documents(reading = { ms: 0 }): AsyncGenerator<SearchDocument[]> {
  for await (const line of createInterface({ input: createReadStream(documentsFile) })) {
    const before = threadMs()
    const batch = JSON.parse(line) as SearchDocument[]
    reading.ms += threadMs() - before
    yield batch
  }
}

function classes(): Record<string, SearchQuery[]> {
  return queriesFor(JSON.parse(readFileSync(join(work, 'sample.json'), 'utf8')) as SearchDocument[])
}

/** Of the classes that peers can answer a few queries each. */
function comparable(): Record<string, SearchQuery[]> {
  const all = classes()
  return Object.fromEntries(COMPARABLE.map((name) => [name, all[name]!.slice(0, PEER_EACH)]))
}

/** Searches one after the other while `work` is done, and watches how long the thread is held. */
async function beside(index: EmbeddedIndex, queries: SearchQuery[], work: () => Promise<void>): Promise<Beside> {
  const walls: number[] = []
  let running = true
  let stop = 0
  let stopCpu = 0
  const watching = (async () => {
    let before = { wall: performance.now(), cpu: threadMs() }
    while (running) {
      await wait(1)
      const now = { wall: performance.now(), cpu: threadMs() }
      stop = Math.max(stop, now.wall - before.wall)
      stopCpu = Math.max(stopCpu, now.cpu - before.cpu)
      before = now
    }
  })()
  const searching = (async () => {
    for (let at = 0; running; at++) {
      const before = performance.now()
      // As a request would, it waits for its turn first.
      await setImmediate()
      await index.search(queries[at % queries.length]!)
      walls.push(performance.now() - before)
      await wait(4)
    }
  })()
  const from = performance.now()
  await work()
  const ms = performance.now() - from
  running = false
  await Promise.all([watching, searching])
  return { ms, search: { p50: quantile(walls, 0.5), p99: quantile(walls, 0.99) }, stop, stopCpu }
}

async function embedded(): Promise<EmbeddedResults> {
  const imagePath = join(work, 'search.image')
  const index = await EmbeddedIndex.open({ imagePath, warn: console.error })
  const reading = { ms: 0 }
  const cpuOf = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  const before = { wall: performance.now(), all: cpuOf(), thread: threadMs() }
  await index.rebuild(documents(reading), 1)
  const wall = performance.now() - before.wall
  const cpu = { all: cpuOf() - before.all - reading.ms, thread: threadMs() - before.thread - reading.ms }
  await index.settled()
  const perSecond = (size / Math.max(1, wall - reading.ms)) * 1_000
  console.log(
    `${Math.round(perSecond)} documents a second; processor time ${ms(cpu.all)}, of it ${ms(cpu.thread)} between requests`,
  )
  const { bytes, segments } = index.figures()
  const peak = process.resourceUsage().maxRSS * 1_024
  // The worker is let go when idle, and V8 gives back the pages of its heap some time later.
  await wait(POOLED_MS)
  collectGarbage()
  const { rss, heapUsed } = process.memoryUsage()
  const memory = { arrays: bytes, heap: heapUsed, process: rss, peak, segments }
  console.log(
    `${mb(bytes)} in ${segments} segments; heap ${mb(heapUsed)}, process ${mb(rss)} after building, ${mb(peak)} at most with garbage`,
  )

  const all = classes()
  const found: Found = {}
  for (const [name, queries] of Object.entries(comparable())) {
    found[name] = []
    for (const query of queries) found[name].push(await everyId(index, query))
  }
  writeFileSync(join(work, 'found.json'), JSON.stringify(found))
  const results = await timed(all, size < MANY ? ROUNDS.few : ROUNDS.many, async (query) => {
    return (await index.search(query)).total
  })
  table(results)

  const mixed = Object.values(all).flatMap((queries) => queries.slice(0, 3))
  const alone = await beside(index, mixed, () => wait(2_000))
  const rebuild = await beside(index, mixed, () => index.rebuild(documents(), 2))
  await index.settled()
  console.log(`alone: ${shownBeside(alone)}\nwhile everything is rebuilt (${ms(rebuild.ms)}): ${shownBeside(rebuild)}`)
  const sample = JSON.parse(readFileSync(join(work, 'sample.json'), 'utf8')) as SearchDocument[]
  let version = 2
  const merges = await beside(index, mixed, async () => {
    for (let change = 0; change < CHANGES; change++) {
      const upsert = Array.from({ length: CHANGED }, (_, at) => sample[(change * CHANGED + at) % sample.length]!)
      await index.apply({ upsert, remove: [], version: (version += 1) })
    }
    await index.settled()
  })
  console.log(`${CHANGES} changes of ${CHANGED} documents with their merges (${ms(merges.ms)}): ${shownBeside(merges)}`)
  const published: number[] = []
  for (let at = 0; at < PUBLISHED; at++) {
    const word = `published${String.fromCharCode(97 + (at % 26))}${at}x`
    const document = sample[at % sample.length]!
    const from = performance.now()
    const upsert = [{ ...document, text: { ...document.text, title: [word] } }]
    await index.apply({ upsert, remove: [], version: (version += 1) })
    const { total } = await index.search({ ...BASE, text: word })
    published.push(performance.now() - from)
    if (total !== 1) throw new Error(`${word} was found ${total} times`)
  }
  const publish = { p50: quantile(published, 0.5), p99: quantile(published, 0.99) }
  console.log(`from publish to found: ${both(publish)}`)
  await index.settled()
  const from = performance.now()
  await index.close()
  const write = performance.now() - from
  const own = await engineResults<{ read: number; cpu: number; process: number }>('image')
  const image = { bytes: statSync(imagePath).size, write, read: own.read, readCpu: own.cpu, process: own.process }
  console.log(
    `image of ${mb(image.bytes)} written in ${ms(write)}; read, and the first search answered, in ${ms(image.read)} (processor time ${ms(image.readCpu)}); process ${mb(image.process)}`,
  )

  return { perSecond, cpu, alone, rebuild, merges, publish, memory, image, classes: results }
}

/** A fresh process that reads the image, as a start does. */
async function image(): Promise<{ read: number; cpu: number; process: number }> {
  const from = { wall: performance.now(), cpu: process.cpuUsage() }
  const index = await EmbeddedIndex.open({ imagePath: join(work, 'search.image'), warn: console.error })
  await index.search(BASE)
  const cpu = process.cpuUsage(from.cpu)
  const read = performance.now() - from.wall
  for (const queries of Object.values(classes())) for (const query of queries) await index.search(query)
  collectGarbage()
  const results = { read, cpu: (cpu.user + cpu.system) / 1_000, process: process.memoryUsage.rss() }
  await index.close()
  return results
}

function collectGarbage(): void {
  const gc = globalThis.gc as ((how: object) => void) | undefined
  // The last resort gives back the pages that V8 keeps for later.
  gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

async function everyId(index: EmbeddedIndex, query: SearchQuery): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ids.length < MOST_COMPARED;) {
    const answer = await index.search({ ...query, facets: [], groupByWork: false, first: 100, after })
    ids.push(...answer.hits.map(({ id }) => id))
    if (!answer.hasNextPage) break
    after = answer.hits.at(-1)!.cursor
  }
  return ids
}

async function peer(open: () => Promise<Peer>, reading: { ms: number }): Promise<{ peer: Peer; results: PeerResults }> {
  const from = performance.now()
  const made = await open()
  const perSecond = (size / Math.max(1, performance.now() - from - reading.ms)) * 1_000
  console.log(`${Math.round(perSecond)} documents a second`)
  const queries = comparable()
  const ours = JSON.parse(readFileSync(join(work, 'found.json'), 'utf8')) as Found
  const same: Record<string, number> = {}
  for (const [name, list] of Object.entries(queries)) {
    const shares: number[] = []
    for (const [at, query] of list.entries()) {
      const theirs = await made.search(query, MOST_COMPARED)
      const own = ours[name]![at]!
      // Of longer answers only parts are known.
      if (theirs.total >= MOST_COMPARED || own.length >= MOST_COMPARED) continue
      const union = new Set([...own, ...theirs.ids])
      const known = new Set(own)
      if (union.size > 0) shares.push(theirs.ids.filter((id) => known.has(id)).length / union.size)
    }
    same[name] = shares.length === 0 ? NaN : shares.reduce((sum, share) => sum + share, 0) / shares.length
  }
  const shares = Object.entries(same).filter(([, share]) => !Number.isNaN(share))
  console.log(
    `the same documents found: ${shares.map(([name, share]) => `${name} ${Math.round(share * 100)} %`).join(', ')}`,
  )
  const results = await timed(queries, ROUNDS.peer, async (query) => (await made.search(query, FIRST)).total)
  table(results)
  return { peer: made, results: { perSecond, classes: results, same } }
}

async function withSqlite(): Promise<PeerResults> {
  const reading = { ms: 0 }
  const { peer: made, results } = await peer(() => sqlite(documents(reading)), reading)
  await made.close()
  return results
}

async function withMiniSearch(): Promise<PeerResults> {
  const list: SearchDocument[] = []
  for await (const batch of documents()) list.push(...batch)
  const { results } = await peer(() => Promise.resolve(miniSearch(list)), { ms: 0 })
  return results
}

async function withMeilisearch(): Promise<SearchResults['meilisearch']> {
  const server = await meilisearchServer()
  if (server === null) {
    console.log('There is no Meilisearch here: name a server in MEILISEARCH_URL, or a binary in MEILISEARCH_BINARY')
    return null
  }
  try {
    console.log(`Meilisearch ${server.version}`)
    const reading = { ms: 0 }
    async function* large(): AsyncGenerator<SearchDocument[]> {
      let batch: SearchDocument[] = []
      for await (const few of documents(reading)) {
        batch.push(...few)
        if (batch.length < 10_000) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    }
    const { peer: made, results } = await peer(() => meilisearch(server.url, server.key, large()), reading)
    const headers: Record<string, string> = server.key === undefined ? {} : { authorization: `Bearer ${server.key}` }
    const bodies = requests().map((query) => meilisearchBody(query, FIRST))
    results.http = await loads(`${server.url}/multi-search`, headers, bodies)
    await made.close()
    return { ...results, version: server.version }
  } finally {
    await server.close()
  }
}

/** What is sent over HTTP: queries of all comparable classes, mixed. */
function requests(): SearchQuery[] {
  const lists = Object.values(comparable())
  return lists[0]!.flatMap((_, at) => lists.map((list) => list[at]!))
}

async function loads(url: string, headers: Record<string, string>, bodies: string[]): Promise<HttpLoads> {
  const results: HttpLoads = {}
  await askApart({ url, headers, bodies, rounds: HTTP_WARM_UP })
  for (const connections of CONNECTIONS) {
    const { walls, perSecond } = await askApart({ url, headers, bodies, rounds: HTTP_ROUNDS, connections })
    const result = { ...repeated(walls), perSecond }
    results[connections] = result
    console.log(
      `over HTTP, ${connections} connections: ${both(result)} (with all that ran beside ${ms(result.rawP99)}), ${Math.round(perSecond)} a second`,
    )
  }
  return results
}

const SEARCH = `query ($query: String!, $filter: ResourceFilter, $languages: [LanguageTag!]!) {
  searchResources(query: $query, filter: $filter, languages: $languages, first: 20, facets: [LANGUAGE, SUBJECT, LICENCE, LEVEL, TYPE]) {
    totalCount workCount pageInfo { hasNextPage endCursor }
    nodes { id title { text } }
    facets { name values(first: 200) { value count } }
  }
}`

async function graphql(): Promise<HttpLoads> {
  const { serve } = await import('./serve.ts')
  const served = await serve(values.folder!, size, (line) => console.log(line))
  try {
    const bodies = requests().map(({ text, filters, languages }) =>
      JSON.stringify({
        query: SEARCH,
        variables: {
          query: text,
          languages,
          filter: { languages: filters.language, subjects: filters.subject },
        },
      }),
    )
    return await loads(served.url, {}, bodies)
  } finally {
    await served.close()
  }
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

function both({ p50, p99 }: Times): string {
  return `p50 ${ms(p50)}, p99 ${ms(p99)}`
}

function shownBeside({ search, stop, stopCpu }: Beside): string {
  return `searches ${both(search)}; longest stop ${ms(stop)}, of processor time ${ms(stopCpu)}`
}

function table(results: Record<string, Timed>): void {
  const row = (cells: string[]): void =>
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(28) : cell.padStart(10))).join(''))
  row(['class', 'p50', 'p99', 'raw p99', 'mean cpu', 'found'])
  for (const [name, { p50, p99, rawP99, cpu, found }] of Object.entries(results))
    row([name, ms(p50), ms(p99), ms(rawP99), ms(cpu), name === 'all' ? '' : String(Math.round(found))])
}

/** Runs one engine in a fresh process and shows what it prints; gives its results. */
async function engineResults<T>(engine: Engine | 'image', count = size): Promise<T> {
  const args = [
    String(count),
    '--engine',
    engine,
    '--work',
    work,
    ...(values.folder ? ['--folder', values.folder] : []),
  ]
  const child = spawn(process.execPath, ['--expose-gc', import.meta.filename, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{') || line === 'null') last = line
    else console.log(line)
  }
  if (child.exitCode === null) await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`${engine} ended with ${child.exitCode}`)
  return JSON.parse(last) as T
}

/** Writes the documents where every engine reads them, and a sample that queries are made from. */
async function prepare(count: number): Promise<void> {
  const file = createWriteStream(documentsFile)
  const sample: SearchDocument[] = []
  let seen = 0
  for (const batch of generatedDocuments(count, BATCH)) {
    for (const document of batch) if (seen++ % SAMPLE === 0) sample.push(document)
    if (!file.write(`${JSON.stringify(batch)}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  writeFileSync(join(work, 'sample.json'), JSON.stringify(sample))
}

async function all(count: number): Promise<SearchResults> {
  console.log(
    `${count} documents on ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
  )
  await prepare(count)
  const run = async <T>(engine: Engine): Promise<T> => {
    console.log(`\n${engine}`)
    return await engineResults<T>(engine, count)
  }
  return {
    documents: count,
    embedded: await run('embedded'),
    sqlite: await run('sqlite'),
    minisearch: count < MANY ? await run('minisearch') : null,
    meilisearch: await run('meilisearch'),
    graphql: values.folder && count < MANY ? await run('graphql') : null,
  }
}

const RUN: Record<Engine | 'image', () => Promise<unknown>> = {
  embedded,
  image,
  sqlite: withSqlite,
  minisearch: withMiniSearch,
  meilisearch: withMeilisearch,
  graphql,
}

if (values.engine !== undefined) {
  console.log(JSON.stringify(await RUN[values.engine as Engine]()))
  process.exit(0)
}
try {
  const results = await all(size)
  if (values.json) console.log(JSON.stringify(results))
} finally {
  rmSync(work, { recursive: true, force: true })
}
