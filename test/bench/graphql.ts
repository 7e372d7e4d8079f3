/**
 * A page of 20 results with outcomes and provider, beside stock Apollo on the same schema, resolvers and data in the same run;
 * and searches through GraphQL over HTTP. `node test/bench/graphql.ts [SIZE] [--json]`
 *
 * The page is measured twice: with what index and graph answer held in memory, which leaves GraphQL alone, and in whole.
 */
import { ApolloServer } from '@apollo/server'
import { cpus } from 'node:os'
import type { Context, Services } from '#api/context.ts'
import { createServer } from '#api/server.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import type { OutcomeRecord, ResourceRecord } from '#graph/records.ts'
import { askApart } from './asker.ts'
import { generate, TOPICS } from './generate.ts'
import { repeated } from './search-load.ts'
import { listen, servicesOn } from './serve.ts'

const SIZE = Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 20_000)
const OUTCOMES = 1_000
const ROUNDS = 5
const PAGES = 200
const HTTP_SEARCHES = 1_500
const BATCH = 1_000

const PAGE = `query Page($query: String!, $languages: [LanguageTag!]) {
  searchResources(query: $query, languages: $languages, first: 20) {
    totalCount
    workCount
    edges {
      cursor
      node {
        id
        title(languages: $languages) { text language direction }
        description(languages: $languages) { text language }
        url kind languages ageFrom ageTo minutes
        provider { id name claimed }
        licence { label permits disagree recognised }
        types { id label(languages: $languages) { text } }
        subjects { id label(languages: $languages) { text } }
        accessibility { known facts { kind value present basis } }
        alignments { kind extent confidence outcome { id code statement(languages: $languages) { text } framework { id title { text } } } }
      }
      fit { level needs { need level reason } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

const SEARCH = `query Search($query: String!) {
  searchResources(query: $query, first: 20, facets: [LANGUAGE, TYPE, LICENCE, FEATURE, KIND]) {
    totalCount
    nodes { id title { text } provider { name } }
    facets { name values { value count } }
  }
}`

const graph = await openGraph('memory:')
const { error } = await migrate(graph)
if (error) throw error
const catalogue = generate(SIZE, { outcomes: OUTCOMES })
const source = { key: 'generated', name: 'Generated' }
let batch: (ResourceRecord | OutcomeRecord)[] = [...catalogue.outcomes]
for (const record of catalogue.resources()) {
  if (batch.push(record) < BATCH) continue
  await upsertBatch(graph, source, batch)
  batch = []
}
if (batch.length > 0) await upsertBatch(graph, source, batch)

const services = await servicesOn(graph)
const { search } = services
await services.indexer.catchUp()

/** The same services with every answer of index and graph kept. */
function held(): Services {
  const reads = new Map<string, Promise<never>>()
  const answers = new Map<string, ReturnType<typeof search.search>>()
  const keep = <T>(map: Map<string, T>, key: string, make: () => T): T => {
    let value = map.get(key)
    if (value === undefined) map.set(key, (value = make()))
    return value
  }
  return {
    ...services,
    graph: {
      ...graph,
      engine: graph.engine,
      read: (cypher: string, params?: object) =>
        keep(reads, cypher + JSON.stringify(params), () => graph.read(cypher, params as never) as Promise<never>),
    } as typeof graph,
    search: {
      ...search,
      search: (query: Parameters<typeof search.search>[0]) =>
        keep(answers, JSON.stringify(query), () => search.search(query)),
    } as typeof search,
  }
}

async function contenders(of: Services) {
  const ours = await createServer(of)
  const stock = new ApolloServer<Context>({ schema: ours.schema })
  await stock.start()
  const asker = (apollo: ApolloServer<Context>) => async (variables: Record<string, unknown>) => {
    const contextValue = await ours.contextFor({ requestId: 'bench' })
    const response = await apollo.executeOperation({ query: PAGE, variables }, { contextValue })
    if (response.body.kind !== 'single' || response.body.singleResult.errors) throw new Error('the page failed')
    return response.body.singleResult
  }
  return { ours: asker(ours.apollo), stock: asker(stock) }
}

type Ask = (variables: Record<string, unknown>) => Promise<unknown>

async function measure(ask: Ask): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < PAGES; at++) {
    const query = TOPICS[at % 5]?.en ?? ''
    const before = performance.now()
    await ask({ query, languages: ['en', 'es'] })
    times.push(performance.now() - before)
  }
  return times
}

function quantile(times: number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(part * times.length)] ?? NaN
}

/** Medians of rounds in which the order of the two is turned each time. */
async function compare(of: Services): Promise<{ ours: number; stock: number }> {
  const { ours, stock } = await contenders(of)
  const same = JSON.stringify(await ours({ query: '' })) === JSON.stringify(await stock({ query: '' }))
  if (!same) throw new Error('the two answer differently')
  for (const ask of [ours, stock]) await measure(ask)
  const medians: { ours: number[]; stock: number[] } = { ours: [], stock: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? (['ours', 'stock'] as const) : (['stock', 'ours'] as const)
    for (const name of order) medians[name].push(quantile(await measure(name === 'ours' ? ours : stock), 0.5))
  }
  return { ours: quantile(medians.ours, 0.5), stock: quantile(medians.stock, 0.5) }
}

const alone = await compare(held())
const whole = await compare(services)

const { url, close } = await listen(services)
// From another process: in this one the client's work, and the collector's for both, would count as the server's.
const languages = Object.keys(TOPICS[0] ?? {}) as (keyof (typeof TOPICS)[number])[]
const bodies = TOPICS.flatMap((topic) =>
  languages.map((language) => JSON.stringify({ query: SEARCH, variables: { query: topic[language] } })),
)
await askApart({ url, bodies })
const asked = await askApart({ url, bodies, rounds: Math.ceil(HTTP_SEARCHES / bodies.length) })
await close()

const results = {
  resources: SIZE,
  page: { alone: { ...alone, ratio: alone.stock / alone.ours }, whole: { ...whole, ratio: whole.stock / whole.ours } },
  http: repeated(asked.walls),
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else {
  const ms = (value: number) => `${value.toFixed(2)} ms`
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${SIZE.toLocaleString('en')} resources`,
  )
  console.log(
    `page of 20, GraphQL alone: ${ms(alone.ours)}, stock Apollo ${ms(alone.stock)}: ${results.page.alone.ratio.toFixed(2)} × (budget 3 ×)`,
  )
  console.log(
    `page of 20, with search and graph: ${ms(whole.ours)}, stock Apollo ${ms(whole.stock)}: ${results.page.whole.ratio.toFixed(2)} ×`,
  )
  console.log(
    `search with five facets over HTTP: p50 ${ms(results.http.p50)}, p99 ${ms(results.http.p99)} (budget 4 ms at 100,000)`,
  )
}
