/** How searches are timed: one after the other, or over HTTP from several connections at a time. */
import { request, type Agent } from 'node:http'

export interface Times {
  p50: number
  p99: number
}

/** Times of requests that were each sent in several rounds: the median of its rounds stands for each. */
export interface Repeated extends Times {
  /** 99th percentile of all of them, with everything that ran beside. */
  rawP99: number
}

export interface Timed extends Repeated {
  /** Mean processor time of this thread, which stays the same when others are busy. */
  cpu: number
  /** Mean number of documents found. */
  found: number
}

/** Results over HTTP by number of connections. */
export type HttpLoads = Record<number, Load>

/** What searches met while something else was done, and how long that held the thread at most. */
export interface Beside {
  ms: number
  /** Of the searches, one after the other with a short pause between. */
  search: Times
  /** Longest time between two looks at events: passed, and of this thread's processor. */
  stop: number
  stopCpu: number
}

export interface EmbeddedResults {
  perSecond: number
  /** Of all threads together, and of the one that answers requests. */
  cpu: { all: number; thread: number }
  alone: Beside
  rebuild: Beside
  merges: Beside
  publish: Times
  /** `peak` has in it what the reader of the documents and the worker left to collect. */
  memory: { arrays: number; heap: number; process: number; peak: number; segments: number }
  image: { bytes: number; write: number; read: number; readCpu: number; process: number }
  classes: Record<string, Timed>
}

export interface PeerResults {
  perSecond: number
  classes: Record<string, Timed>
  http?: HttpLoads
  /** Of the documents either of us found, the share that both found, by class: a mean over its queries. */
  same: Record<string, number>
}

export interface SearchResults {
  documents: number
  embedded: EmbeddedResults
  sqlite: PeerResults
  minisearch: PeerResults | null
  meilisearch: (PeerResults & { version: string }) | null
  graphql: HttpLoads | null
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

function times(values: readonly number[]): Times {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) }
}

/** `rounds` holds a time of each request in the same order. */
export function repeated(rounds: readonly number[][]): Repeated {
  const medians = rounds[0]!.map((_, at) =>
    quantile(
      rounds.map((round) => round[at]!),
      0.5,
    ),
  )
  return { ...times(medians), rawP99: quantile(rounds.flat(), 0.99) }
}

/** Processor time of this thread so far, in milliseconds. */
export function threadMs(): number {
  // Linux counts up to the last tick of its clock, every 4 ms, until somebody asks for the whole process.
  process.cpuUsage()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Times searches by class, after one run to warm up; `all` sums up. `search` gives the number of documents found. */
export async function timed<Q>(
  classes: Record<string, Q[]>,
  rounds: number,
  search: (query: Q) => Promise<number> | number,
): Promise<Record<string, Timed>> {
  for (const queries of Object.values(classes)) for (const query of queries) await search(query)
  globalThis.gc?.()
  const results: Record<string, Timed> = {}
  const every = Array.from({ length: rounds }, () => [] as number[])
  let everyCpu = 0
  for (const [name, queries] of Object.entries(classes)) {
    const walls = every.map(() => [] as number[])
    let found = 0
    const cpu = threadMs()
    for (const own of walls) {
      for (const query of queries) {
        const before = performance.now()
        found += await search(query)
        own.push(performance.now() - before)
      }
    }
    const spent = threadMs() - cpu
    const asked = rounds * queries.length
    results[name] = { ...repeated(walls), cpu: spent / asked, found: found / asked }
    for (const [round, own] of walls.entries()) every[round]!.push(...own)
    everyCpu += spent
  }
  results.all = { ...repeated(every), cpu: everyCpu / every.flat().length, found: 0 }
  return results
}

export interface Load extends Repeated {
  perSecond: number
}

/** Sends one request; gives the text of the answer. */
export function post(url: string, headers: Record<string, string>, body: string, agent?: Agent): Promise<string> {
  const length = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
