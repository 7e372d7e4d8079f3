/**
 * From the start of the process to the first answered search over HTTP: with the demo seed the second time, and with
 * generated records with the saved image of the index and without. Beside it the bare runtime: `node -e 0`, and the
 * least server that answers.
 *
 *   node test/bench/start.ts [RESOURCES] [--folder DIR] [--json]
 *
 * DIR holds a filled graph, or gets one; a temporary folder by default.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { searchImageFor } from '#api/jobs/registry.ts'
import { openGraph } from '#graph/open.ts'
import { freePort } from '#test/helpers/process.ts'
import { fill } from './fill.ts'

const ROUNDS = 5
const LARGE_ROUNDS = 3
const POLL_MS = 4
/** Linux counts processor time in hundredths of a second. */
const CLOCK_TICK_MS = 10
const GIVE_UP_MS = 240_000
const ANSWER_WITHIN_MS = 10_000
const SEARCH = '{ searchResources(query: "water", first: 20) { totalCount nodes { id title { text } } } }'
const LEAST_SERVER = `require('node:http').createServer((_, response) => response.end('{"data":{}}')).listen(process.env.PORT)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const size = Number(positionals[0] ?? 100_000)
const temporary = mkdtempSync(join(tmpdir(), 'waymark-start-'))
const large = values.folder ?? join(temporary, 'large')
const small = join(temporary, 'small')

/** The answer to the search, or null while nobody answers. */
function ask(port: number): Promise<{ data?: { searchResources?: { totalCount: number } } } | null> {
  const body = JSON.stringify({ query: SEARCH })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve) => {
    const asking = request({ port, host: 'localhost', path: '/graphql', method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve(response.statusCode === 200 ? JSON.parse(text) : null))
      response.on('error', () => resolve(null))
    })
    asking.on('error', () => resolve(null))
    asking.setTimeout(ANSWER_WITHIN_MS, () => asking.destroy())
    asking.end(body)
  })
}

/** Starts a process, waits for its first answer, and stops it as Ctrl-C does. */
async function once(args: string[], env: Record<string, string> = {}) {
  const port = await freePort()
  const begun = performance.now()
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let answer = await ask(port)
  while (answer === null) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() - begun > GIVE_UP_MS)
      throw new Error(`no answer from ${args.join(' ')}: exit ${child.exitCode}, signal ${child.signalCode}`)
    await wait(POLL_MS)
    answer = await ask(port)
  }
  const ms = performance.now() - begun
  const cpu = processorMs(child.pid!)
  child.kill('SIGINT')
  await ended
  return { ms, cpu, found: answer.data?.searchResources?.totalCount ?? 0 }
}

/** Processor time of a process, all its threads together, where the system tells; it stays the same when others are busy. */
function processorMs(pid: number): number {
  if (process.platform !== 'linux') return NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS
}

interface Rounds {
  /** Milliseconds that passed. */
  median: number
  all: number[]
  /** The least processor time of the rounds. */
  cpu: number
}

async function rounds(count: number, run: () => Promise<{ ms: number; cpu: number }>): Promise<Rounds> {
  const all: { ms: number; cpu: number }[] = []
  for (let round = 0; round < count; round++) all.push(await run())
  const passed = all.map(({ ms }) => Math.round(ms))
  return {
    median: passed.toSorted((a, b) => a - b)[count >> 1]!,
    all: passed,
    cpu: Math.min(...all.map(({ cpu }) => cpu)),
  }
}

const product = async (graph: string) => {
  // As `npm start` does: what was compiled once is kept beside the packages.
  const env = { GRAPH_URL: `file:${graph}`, NODE_COMPILE_CACHE: join(temporary, 'compiled') }
  const { ms, cpu, found } = await once(['api/main.ts'], env)
  if (found === 0) throw new Error('the first search found nothing')
  return { ms, cpu }
}
const shown = ({ median, all, cpu }: Rounds) =>
  `${median} ms (${all.join(', ')}${Number.isNaN(cpu) ? '' : `; processor time ${cpu} ms`})`

try {
  const node = await rounds(ROUNDS, async () => {
    const begun = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    return { ms: performance.now() - begun, cpu: NaN }
  })
  const server = await rounds(ROUNDS, () => once(['-e', LEAST_SERVER]))
  const first = (await product(small)).ms
  const demo = await rounds(ROUNDS, () => product(small))
  console.log(`node -e 0: ${shown(node)}; the least server: ${shown(server)}`)
  console.log(`demo seed: first start with seeding ${Math.round(first)} ms, then ${shown(demo)} (budget 1,000 ms)`)

  const graph = await openGraph(`file:${large}`)
  await fill(graph, size, console.log)
  await graph.close()
  const withoutImage = await rounds(1, async () => {
    rmSync(searchImageFor(`file:${large}`)!, { recursive: true, force: true })
    return product(large)
  })
  console.log(`${size} resources without an image: ${shown(withoutImage)}`)
  const withImage = await rounds(LARGE_ROUNDS, () => product(large))
  console.log(`${size} resources with the saved image: ${shown(withImage)} (budget 3,000 ms)`)
  const results = {
    resources: size,
    node,
    server,
    demo: { first: Math.round(first), ...demo },
    withoutImage,
    withImage,
  }
  if (values.json) console.log(JSON.stringify(results))
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
