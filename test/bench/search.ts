/**
 * Search over generated records, in process: top 20 with five facets over a mixed set of queries, beside MiniSearch on
 * the same documents and queries, each in a fresh process. `node test/bench/search.ts [documents] [embedded|minisearch]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { TEXT_FIELDS, type Facet, type SearchDocument, type SearchQuery } from '#api/search/search-index.ts'
import { generatedDocuments } from './generated-documents.ts'
import { BASE, queriesFor } from './search-queries.ts'

const SIZE = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
/** How often the set is run after one run to warm up. */
const ROUNDS = 7
function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}

function figures(times: number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((one, other) => one - other)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}

function shown(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 0)} ms`
}

/** MiniSearch with the same fields and weights; it has no facets, so its results are counted one by one. */
function peer(documents: SearchDocument[]) {
  const mini = new MiniSearch<{ id: string }>({
    fields: [...TEXT_FIELDS],
    extractField: (document, field) => {
      const found = document as unknown as SearchDocument
      return field === 'id' ? found.id : found.text[field as (typeof TEXT_FIELDS)[number]].join(' \n ')
    },
  })
  const byId = new Map(documents.map((document) => [document.id, document]))
  mini.addAll(documents)
  return (query: SearchQuery): { hits: string[]; total: number } => {
    const terms = query.text.split(/\s+/)
    const results = mini.search(query.text === '' ? MiniSearch.wildcard : query.text, {
      combineWith: 'AND',
      boost: { title: 6, code: 5, keyword: 3, subject: 2.5, outcome: 1.5 },
      prefix: (term) => term === terms.at(-1)?.toLowerCase(),
      fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0),
      filter: ({ id }) => {
        const { facets } = byId.get(id as string) as SearchDocument
        return Object.entries(query.filters).every(([facet, values]) =>
          facets[facet as Facet].some((value) => values.includes(value)),
        )
      },
    })
    const counts = Object.fromEntries(query.facets.map((facet) => [facet, new Map<string, number>()]))
    for (const { id } of results) {
      const { facets } = byId.get(id as string) as SearchDocument
      for (const facet of query.facets) {
        const own = counts[facet] as Map<string, number>
        for (const value of facets[facet]) own.set(value, (own.get(value) ?? 0) + 1)
      }
    }
    return { hits: results.slice(0, 20).map(({ id }) => id as string), total: results.length }
  }
}

/** Every so many documents one is kept to make queries from. */
const SAMPLE = 50

function* sampled(documents: Iterable<SearchDocument[]>, sample: SearchDocument[]): Generator<SearchDocument[]> {
  let count = 0
  for (const batch of documents) {
    for (const document of batch) if (count++ % SAMPLE === 0) sample.push(document)
    yield batch
  }
}

async function measure(
  classes: Record<string, SearchQuery[]>,
  rounds: number,
  search: (query: SearchQuery) => Promise<number> | number,
): Promise<void> {
  // Of each query the median of its rounds counts, so that what else the machine does is left out; `raw` has it in.
  const row = (name: string, own: number[], raw: number[], mean: string): void => {
    const { p50, p99 } = figures(own)
    console.log(
      name.padEnd(28),
      ...[shown(p50), shown(p99), shown(figures(raw).p99), mean].map((text) => text.padStart(9)),
    )
  }
  console.log('class'.padEnd(28), ...['p50', 'p99', 'raw p99', 'found'].map((text) => text.padStart(9)))
  for (const queries of Object.values(classes)) for (const query of queries) await search(query)
  globalThis.gc?.()
  const medians: number[] = []
  const all: number[] = []
  for (const [name, queries] of Object.entries(classes)) {
    const times: number[][] = queries.map(() => [])
    let found = 0
    for (let round = 0; round < rounds; round++) {
      for (const [at, query] of queries.entries()) {
        const before = performance.now()
        found += await search(query)
        times[at]?.push(performance.now() - before)
      }
    }
    const own = times.map((list) => figures(list).p50)
    medians.push(...own)
    all.push(...times.flat())
    row(name, own, times.flat(), String(Math.round(found / times.flat().length)))
  }
  row('all', medians, all, '')
}

async function embedded(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-search-'))
  const imagePath = join(folder, 'search.image')
  const index = await EmbeddedIndex.open({ imagePath })
  const sample: SearchDocument[] = []
  let making = 0
  // Making documents is not part of building the index.
  async function* batches(): AsyncGenerator<SearchDocument[]> {
    const documents = sampled(generatedDocuments(SIZE), sample)
    for (;;) {
      const before = performance.now()
      const batch = documents.next()
      making += performance.now() - before
      if (batch.done) return
      yield await Promise.resolve(batch.value)
    }
  }
  let from = performance.now()
  await index.rebuild(batches(), 1)
  const built = performance.now() - from - making
  await index.settled()
  console.log(
    `documents made in ${shown(making)}, index built in ${shown(built)}: ${Math.round((SIZE / built) * 1000)} a second`,
  )
  const { bytes, segments } = index.figures()
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  console.log(
    `${(bytes / 1e6).toFixed(0)} MB in typed arrays, ${segments} segments; heap ${(heapUsed / 1e6).toFixed(0)} MB, process ${(rss / 1e6).toFixed(0)} MB`,
  )
  await measure(queriesFor(sample), ROUNDS, async (query) => (await index.search(query)).total)
  from = performance.now()
  await index.close()
  console.log(
    `image written in ${shown(performance.now() - from)}, ${((await stat(imagePath)).size / 1e6).toFixed(0)} MB`,
  )
  from = performance.now()
  const again = await EmbeddedIndex.open({ imagePath })
  await again.search(BASE)
  console.log(`image read and first search answered in ${shown(performance.now() - from)}`)
  await again.close()
  await rm(folder, { recursive: true })
}

/** Classes of queries that MiniSearch can answer too; fewer of each, as it takes its time. */
const COMPARABLE = ['one word', 'a topic', 'two words', 'half a word', 'a typo', 'filters alone']
const PEER_EACH = 12

async function minisearch(): Promise<void> {
  const sample: SearchDocument[] = []
  const documents = [...sampled(generatedDocuments(SIZE), sample)].flat()
  const from = performance.now()
  const search = peer(documents)
  console.log(`index built in ${shown(performance.now() - from)}`)
  const classes = queriesFor(sample)
  const few = Object.fromEntries(COMPARABLE.map((name) => [name, (classes[name] as SearchQuery[]).slice(0, PEER_EACH)]))
  await measure(few, 1, (query) => search(query).total)
}

const engine = process.argv.find((argument) => argument === 'embedded' || argument === 'minisearch')
if (engine === 'embedded') await embedded()
else if (engine === 'minisearch') await minisearch()
else {
  console.log(
    `${SIZE} documents on ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
  )
  for (const each of ['embedded', 'minisearch']) {
    console.log(`\n${each}`)
    spawnSync(process.execPath, ['--expose-gc', import.meta.filename, String(SIZE), each], { stdio: 'inherit' })
  }
}
