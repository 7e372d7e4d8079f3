/**
 * What a sign-in costs, and what searches meet while 20 people sign in at once, again and again: both over HTTP from
 * processes of their own, by turns with the same searches alone.
 *
 *   node test/bench/sign-in.ts [RESOURCES] [--json]
 */
import { parseArgs } from 'node:util'
import { hashPassword, verifyPassword } from '#api/viewer/passwords.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { askApart } from './asker.ts'
import { fill } from './fill.ts'
import { TOPICS } from './generate.ts'
import { quantile } from './search-load.ts'
import { listen, servicesOn } from './serve.ts'

const PEOPLE = 20
const ROUNDS = 5
const SEARCHES = 300
/** Enough for the people to outlast the searches. */
const SIGN_INS = 2
const HASHES = 10
const PASSWORD = 'a lantern in the attic'
const SEARCH = `query ($query: String!) { searchResources(query: $query, first: 20) { totalCount nodes { id title { text } } } }`
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { token } }`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const size = Number(positionals[0] ?? 20_000)

const graph = await openGraph('memory:')
const { error } = await migrate(graph)
if (error) throw error
await fill(graph, size, (line) => console.log(line))
const services = await servicesOn(graph)
await services.indexer.catchUp()

const hash = await hashPassword(PASSWORD)
const before = process.cpuUsage()
for (let times = 0; times < HASHES; times++) await verifyPassword(PASSWORD, hash)
const { user, system } = process.cpuUsage(before)
const hashCpu = (user + system) / 1_000 / HASHES

const people = Array.from({ length: PEOPLE }, (_, at) => `person${at}@school.example`)
for (const email of people) {
  const opened = await openAccount(services, { email, name: email, password: PASSWORD })
  if (!opened.ok) throw new Error(`no account for ${email}`)
}
const server = await listen(services)
const searches = Array.from({ length: SEARCHES }, (_, at) =>
  JSON.stringify({ query: SEARCH, variables: { query: TOPICS[at % TOPICS.length]!.en } }),
)
const signIns = people.map((email) =>
  JSON.stringify({ query: SIGN_IN, variables: { input: { email, password: PASSWORD } } }),
)
const search = async () => (await askApart({ url: server.url, bodies: searches })).walls.flat()

const walls = { alone: [] as number[], beside: [] as number[], signIns: [] as number[] }
try {
  await search()
  for (let round = 0; round < ROUNDS; round++) {
    walls.alone.push(...(await search()))
    const signing = askApart({ url: server.url, bodies: signIns, rounds: SIGN_INS, connections: PEOPLE })
    walls.beside.push(...(await search()))
    walls.signIns.push(...(await signing).walls.flat())
  }
} finally {
  await server.close()
}
const both = (all: number[]) => ({ p50: quantile(all, 0.5), p99: quantile(all, 0.99) })
const results = {
  ...{ resources: size, people: PEOPLE, hashCpu },
  ...{ alone: both(walls.alone), beside: both(walls.beside), signIn: both(walls.signIns) },
}
console.log(
  `a hash ${hashCpu.toFixed(0)} ms of processor; search alone p99 ${results.alone.p99.toFixed(1)} ms, beside ${PEOPLE} who sign in ${results.beside.p99.toFixed(1)} ms; a sign-in among ${PEOPLE} p50 ${results.signIn.p50.toFixed(0)} ms`,
)
if (values.json) console.log(JSON.stringify(results))
process.exit(0)
