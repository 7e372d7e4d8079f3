/**
 * An index of a million generated documents: built as it is from a graph, a few documents at a time and with its merges,
 * saved, and read by a fresh process that answers all classes of queries. It tells the memory of both.
 *
 *   node test/bench/million.ts [DOCUMENTS] [--folder DIR] [--json]
 *
 * An image in DIR is taken as it is; a temporary folder by default.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import type { SearchDocument } from '#api/search/search-index.ts'
import { generatedDocuments } from './generated-documents.ts'
import { timed, type Timed } from './search-load.ts'
import { BASE, queriesFor } from './search-queries.ts'

/** Documents that are kept to make queries from. */
const SAMPLE = 2_000
/** Documents handed over at a time, as the graph is read. */
const BATCH = 250
const ROUNDS = 3

interface Built {
  ms: number
  cpu: number
  segments: number
  arrays: number
  /** The most the process held, with what was left to collect. */
  peak: number
}

interface Read {
  ms: number
  /** Resident memory after reading the image and one search, after every query once, and at the end. */
  memory: { read: number; asked: number; end: number; peak: number }
  classes: Record<string, Timed>
}

export interface MillionResults {
  documents: number
  /** Null where the image was there. */
  built: Built | null
  image: number
  read: Read
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
})
const size = Number(positionals[0] ?? 1_000_000)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'waymark-million-'))
const imagePath = join(folder, 'search.image')
const samplePath = join(folder, 'sample.json')

async function build(): Promise<Built> {
  const sample: SearchDocument[] = []
  async function* documents(): AsyncGenerator<SearchDocument[]> {
    let seen = 0
    for (const batch of generatedDocuments(size, BATCH)) {
      for (const document of batch) if (seen++ % Math.max(1, Math.floor(size / SAMPLE)) === 0) sample.push(document)
      yield batch
    }
  }
  const from = { wall: performance.now(), cpu: process.cpuUsage() }
  const index = await EmbeddedIndex.open({ imagePath, warn: console.error })
  await index.rebuild(documents(), 1)
  await index.settled()
  const { user, system } = process.cpuUsage(from.cpu)
  const ms = performance.now() - from.wall
  const { bytes, segments } = index.figures()
  await index.close()
  writeFileSync(samplePath, JSON.stringify(sample))
  return { ms, cpu: (user + system) / 1_000, segments, arrays: bytes, peak: process.resourceUsage().maxRSS * 1_024 }
}

async function read(): Promise<Read> {
  const classes = queriesFor(JSON.parse(readFileSync(samplePath, 'utf8')) as SearchDocument[])
  const from = performance.now()
  const index = await EmbeddedIndex.open({ imagePath, warn: console.error })
  await index.search(BASE)
  const ms = performance.now() - from
  const memory = { read: resident(), asked: 0, end: 0, peak: 0 }
  for (const queries of Object.values(classes)) for (const query of queries) await index.search(query)
  memory.asked = resident()
  const results = await timed(classes, ROUNDS, async (query) => (await index.search(query)).total)
  memory.end = resident()
  memory.peak = process.resourceUsage().maxRSS * 1_024
  await index.close()
  return { ms, memory, classes: results }
}

/** Resident memory without garbage. */
function resident(): number {
  const gc = globalThis.gc as ((how: object) => void) | undefined
  gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  return process.memoryUsage.rss()
}

/** Does one part in a fresh process. */
async function apart<T>(part: 'build' | 'read'): Promise<T> {
  const args = ['--expose-gc', import.meta.filename, String(size), '--folder', folder, '--part', part]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) last = line
  if (child.exitCode === null) await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`${part} ended with ${child.exitCode}`)
  return JSON.parse(last) as T
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

if (values.part !== undefined) {
  console.log(JSON.stringify(values.part === 'build' ? await build() : await read()))
  process.exit(0)
}
try {
  const built = existsSync(imagePath) ? null : await apart<Built>('build')
  if (built !== null)
    console.log(
      `${size} documents in ${seconds(built.ms)} (processor time ${seconds(built.cpu)}); ${mb(built.arrays)} in ${built.segments} segments, at most ${mb(built.peak)} with garbage`,
    )
  const image = statSync(imagePath).size
  const own = await apart<Read>('read')
  const { memory, classes } = own
  console.log(
    `image of ${mb(image)} read, and the first search answered, in ${seconds(own.ms)}; process ${mb(memory.read)}, ${mb(memory.asked)} after all queries, ${mb(memory.end)} at the end, ${mb(memory.peak)} at most`,
  )
  for (const [name, { p50, p99, cpu, found }] of Object.entries(classes))
    console.log(
      `${name.padEnd(28)} p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, mean cpu ${cpu.toFixed(2)} ms, found ${found.toFixed(0)}`,
    )
  const results: MillionResults = { documents: size, built, image, read: own }
  if (values.json) console.log(JSON.stringify(results))
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
