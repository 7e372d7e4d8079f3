/**
 * The ten main pages as people wait for them, in Chromium with a cold cache: bytes, requests, first and largest paint on a slow and
 * on a good line. And what they cost the server: pages a second of processor time, the wait with 30 readers, and memory after many
 * pages, each made anew; and the same where everyone may have one page. `node test/bench/paint.ts [--pages 100000] [--json]`. Lines are made slow by Chromium, for the connection that is open: finding
 * the server and saying hello to it (TCP, TLS) come on top of it.
 */
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { become, openSite, type Opened } from '#test/a11y/opened.ts'
import { MAIN_PAGES, type MainPage } from './main-pages.ts'

const { values } = parseArgs({ options: { pages: { type: 'string', default: '100000' }, json: { type: 'boolean' } } })

/** Bytes a second and milliseconds. */
const LINES = {
  slow: { throughput: 400_000 / 8, latency: 400 },
  good: { throughput: 9_000_000 / 8, latency: 100 },
} as const
type Line = keyof typeof LINES
const ROUNDS = 3
const READERS = 30
const SERVED = ['search', 'resource', 'outcome']
/** Requests of one measure of the server. */
const ASKED = 600
/** Of a clock tick of Linux. */
const TICK_MS = 10
/** What largest paints are waited for after the page is loaded, in milliseconds. */
const SETTLE_MS = 300

type Headers = Record<string, string>
const READER: Headers = { accept: 'text/html', 'accept-encoding': 'br', 'accept-language': 'en' }
/** Of who wants no page that was made before. */
const ANEW: Headers = { 'cache-control': 'no-cache' }

export interface Load {
  /** Pages a second of processor time of the server. */
  perSecond: number
  /** Milliseconds, with 30 readers. */
  p50: number
  p99: number
}

export interface Painted {
  name: string
  bytes: number
  requests: number
  slow: { first: number; largest: number }
  good: { first: number; largest: number }
}

// No limits of rate: the readers of this bench stand behind one address.
const site = await openSite({ RATE_ANONYMOUS: '0', RATE_SITE: '0', RATE_SIGNED_IN: '0', LOG_LEVEL: 'error' })
try {
  const painted: Painted[] = []
  for (const main of MAIN_PAGES) painted.push(await paint(main))
  for (const { name, bytes, requests, slow, good } of painted)
    console.log(
      name.padEnd(12),
      `${bytes.toLocaleString('en')} B`.padStart(10),
      `${requests} request${requests === 1 ? '' : 's'}`.padStart(11),
      `slow line ${slow.first.toFixed(0)} / ${slow.largest.toFixed(0)} ms`.padStart(28),
      `good line ${good.first.toFixed(0)} / ${good.largest.toFixed(0)} ms`.padStart(28),
    )
  const served = []
  for (const { name, address } of MAIN_PAGES.filter((main) => SERVED.includes(main.name))) {
    const at = address(site.world.ids)
    const made = await load(at, ASKED, ANEW)
    const kept = (await isKept(at)) ? await load(at, ASKED * 10, {}) : null
    served.push({ name, ...made, kept })
    for (const [how, { perSecond, p50, p99 }] of Object.entries({ made, ...(kept && { kept }) }))
      console.log(
        `${name}, ${how}: ${perSecond.toFixed(0)} pages a second of processor time; with ${READERS} readers p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
      )
  }
  const memory = await fill(Number(values.pages))
  console.log(
    `memory: ${(memory.before / 1e6).toFixed(0)} MB after ${memory.warm.toLocaleString('en')} pages, ${(memory.after / 1e6).toFixed(0)} MB after ${memory.pages.toLocaleString('en')}, ${(memory.peak / 1e6).toFixed(0)} MB at most`,
  )
  if (values.json) console.log(JSON.stringify({ painted, served, memory }))
} finally {
  await site.close()
}
process.exit()

/** One page on both lines, the median of some rounds each. */
async function paint(main: MainPage): Promise<Painted> {
  const rounds = { slow: [] as Round[], good: [] as Round[] }
  for (let round = 0; round < ROUNDS; round++)
    for (const line of ['slow', 'good'] as const) rounds[line].push(await once(main, line))
  const median = (of: Round[], key: 'first' | 'largest') =>
    percentile(
      of.map((each) => each[key]),
      0.5,
    )
  const { bytes, requests } = rounds.slow[0]!
  const both = (of: Round[]) => ({ first: median(of, 'first'), largest: median(of, 'largest') })
  return { name: main.name, bytes, requests, slow: both(rounds.slow), good: both(rounds.good) }
}

interface Round {
  bytes: number
  requests: number
  first: number
  largest: number
}

/** Opens a page as somebody who has never been here. */
async function once({ address, reader }: MainPage, line: Line): Promise<Round> {
  const page = await site.page('anybody', { viewport: { width: 360, height: 740 } })
  try {
    await become(page, reader, site.world, site.url)
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    const { throughput, latency } = LINES[line]
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput },
    })
    let bytes = 0
    let requests = 0
    session.on('Network.requestWillBeSent', ({ request: { url } }) => {
      if (!url.startsWith('data:')) requests++
    })
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(address(site.world.ids), { waitUntil: 'load' })
    await wait(SETTLE_MS)
    return { bytes, requests, ...(await paintsOf(page)) }
  } finally {
    await page.context().close()
  }
}

/** Milliseconds from the beginning of the request to the first and to the largest paint with content. */
function paintsOf(page: Page): Promise<{ first: number; largest: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
        new PerformanceObserver((list) => {
          resolve({ first, largest: list.getEntries().at(-1)?.startTime ?? NaN })
          // Node's types do not know what browsers observe.
        }).observe({ type: 'largest-contentful-paint' as 'mark', buffered: true })
      }),
  )
}

/** Whether everyone may have one page: it comes a second time as it was made for the first. */
async function isKept(address: string): Promise<boolean> {
  const agent = new Agent()
  await get(address, agent, {})
  return await get(address, agent, {})
}

/** What a page costs the server, and how long 30 readers at once wait for it. */
async function load(address: string, count: number, headers: Headers): Promise<Load> {
  await askMany(address, count / 3, 4, headers)
  const cpu = cpuMs(site.pid)
  await askMany(address, count, 4, headers)
  const ms = (cpuMs(site.pid) - cpu) / count
  const readers = await askMany(address, count * 2, READERS, headers)
  return { perSecond: 1000 / ms, p50: percentile(readers, 0.5), p99: percentile(readers, 0.99) }
}

/** Asks for a page so many times over so many connections; gives the milliseconds of each. Throws for another status than 200. */
async function askMany(address: string, count: number, connections: number, headers: Headers): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const walls: number[] = []
  const one = async () => {
    while (walls.length < count) {
      const at = walls.push(NaN) - 1
      const from = performance.now()
      await get(address, agent, headers)
      walls[at] = performance.now() - from
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  return walls
}

/** Gives whether the page was kept, not made. */
function get(address: string, agent: Agent, headers: Headers): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asking = request(`${site.url}${address}`, { agent, headers: { ...READER, ...headers } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`))
      const isKept = response.headers['cache-status'] !== undefined
      response
        .on('end', () => resolve(isKept))
        .on('error', reject)
        .resume()
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that had been idle for long, just as it was used again.
      if (asking.reusedSocket && error.code === 'ECONNRESET') get(address, agent, headers).then(resolve, reject)
      else reject(error)
    })
    asking.end()
  })
}

/** Memory of the server before and after many pages of all kinds that anybody may read. */
async function fill(
  pages: number,
): Promise<{ pages: number; warm: number; before: number; after: number; peak: number }> {
  const warm = Math.min(1_000, Math.ceil(pages / 10))
  const addresses = MAIN_PAGES.filter(({ reader }) => reader === 'anybody').map(({ address }) =>
    address(site.world.ids),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  let peak = 0
  let done = 0
  const until = async (end: number) => {
    const one = async () => {
      while (done < end) {
        await get(addresses[done++ % addresses.length]!, agent, ANEW)
        if (done % 500 === 0) peak = Math.max(peak, residentOf(site))
      }
    }
    await Promise.all(Array.from({ length: 4 }, one))
  }
  await until(warm)
  const before = residentOf(site)
  await until(pages)
  const after = residentOf(site)
  agent.destroy()
  return { pages: done, warm, before, after, peak: Math.max(peak, after) }
}

/** Bytes of memory that a process holds. */
function residentOf({ pid }: Opened): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024
}

/** Milliseconds of processor time that a process has used. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
