/**
 * Search over generated records, in process: top 20 with five facets over a mixed set of queries, beside MiniSearch on
 * the same documents in the same run. `node test/bench/search.ts [documents] [--json]`
 */
import { cpus } from 'node:os'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { TEXT_FIELDS, type Facet, type SearchDocument, type SearchQuery } from '#api/search/search-index.ts'
import { generatedDocuments } from './generated-documents.ts'
import { BASE, queriesFor } from './search-queries.ts'

const SIZE = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
/** How often the set is run after one run to warm up. */
const ROUNDS = 5
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

const started = performance.now()
const documents = [...generatedDocuments(SIZE)].flat()
console.log(
  `${SIZE} documents made in ${shown(performance.now() - started)}, on ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`,
)

const folder = await mkdtemp(join(tmpdir(), 'waymark-search-'))
const imagePath = join(folder, 'search.image')
const index = await EmbeddedIndex.open({ imagePath })
async function* batches(): AsyncGenerator<SearchDocument[]> {
  for (let at = 0; at < documents.length; at += 1_000) yield documents.slice(at, at + 1_000)
}
let longest = 0
let beat = performance.now()
const heart = setInterval(() => {
  longest = Math.max(longest, performance.now() - beat - 1)
  beat = performance.now()
}, 1)
let from = performance.now()
await index.rebuild(batches(), 1)
const built = performance.now() - from
await index.settled()
const buildStall = longest
clearInterval(heart)
console.log(
  `built in ${shown(built)}, ${Math.round((SIZE / built) * 1000)} documents/s, longest stall ${shown(buildStall)}`,
)
const { bytes, segments } = index.figures()
console.log(`${(bytes / 1e6).toFixed(0)} MB in typed arrays, ${segments} segments`)

const classes = queriesFor(documents)
const all: number[] = []
console.log('class'.padEnd(28), 'p50'.padStart(9), 'p99'.padStart(9), 'found'.padStart(9))
for (const queries of Object.values(classes)) for (const query of queries) await index.search(query)
for (const [name, queries] of Object.entries(classes)) {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      const before = performance.now()
      const answer = await index.search(query)
      times.push(performance.now() - before)
      found += answer.total
    }
  }
  all.push(...times)
  const { p50, p99 } = figures(times)
  console.log(
    name.padEnd(28),
    shown(p50).padStart(9),
    shown(p99).padStart(9),
    String(Math.round(found / times.length)).padStart(9),
  )
}
const ours = figures(all)
console.log('all'.padEnd(28), shown(ours.p50).padStart(9), shown(ours.p99).padStart(9), ' (budget: p99 2 ms)')

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

if (!process.argv.includes('--alone')) {
  from = performance.now()
  const search = peer(documents)
  console.log(`MiniSearch built in ${shown(performance.now() - from)}`)
  const comparable = ['one word', 'a topic', 'two words', 'half a word', 'a typo', 'filters alone']
  for (const name of comparable) {
    const queries = (classes[name] as SearchQuery[]).slice(0, 15)
    const theirs: number[] = []
    for (const query of queries) {
      const before = performance.now()
      search(query)
      theirs.push(performance.now() - before)
    }
    const their = figures(theirs)
    console.log(`MiniSearch ${name}`.padEnd(28), shown(their.p50).padStart(9), shown(their.p99).padStart(9))
  }
}
