/**
 * Import of generated records into an embedded graph in a folder, as `npm run import` does it: read, checked, committed,
 * and searchable; and checked alone. Beside it in the same run, on the same engine and the same file: a plain loader that
 * checks nothing and merges bare nodes and links with UNWIND.
 *
 *   node test/bench/import.ts [RESOURCES] [--json]
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { importServices } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { importFiles } from '#seed/import.ts'
import { writeGeneratedFile } from './generated-file.ts'

const SIZE = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 20_000)
const OUTCOMES = 800
const BATCH = 1_000

type Line = Record<string, unknown> & { type: string; key: string }

const folder = mkdtempSync(join(tmpdir(), 'waymark-import-'))
const path = join(folder, 'generated.jsonl')
const silent = () => undefined

/** Processor time of the last work that was timed, all threads together: it stays the same when others are busy. */
let cpuSeconds = 0

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  cpuSeconds = (user + system) / 1e6
  return (performance.now() - begun) / 1000
}

async function emptyGraph(name: string): Promise<Graph> {
  const graph = await openGraph(`file:${join(folder, name)}`)
  const { error } = await migrate(graph)
  if (error) throw error
  return graph
}

async function ours() {
  const dryRun = await secondsOf(async () => {
    const { exitCode } = await importFiles({ files: [path], dryRun: true }, null, silent)
    if (exitCode !== 0) throw new Error('the dry run rejects records')
  })
  const graph = await emptyGraph('ours')
  const log = openLog('silent')
  const model = await openModel(graph, log)
  const search = await openSearch('embedded:')
  const indexer = createIndexer({ graph, search, log, roleOf: (id) => model.current().role(id) })
  await indexer.catchUp()
  const written = await secondsOf(async () => {
    const { exitCode } = await importFiles({ files: [path] }, importServices(graph, model), silent)
    if (exitCode !== 0) throw new Error('the import rejects records')
  })
  const writtenCpu = cpuSeconds
  const searchable = await secondsOf(() => indexer.catchUp())
  const searchableCpu = cpuSeconds
  const { documents } = await search.status()
  if (documents.resource !== file.resources) throw new Error(`${documents.resource} resources are searchable`)
  const again = await secondsOf(() => importFiles({ files: [path] }, importServices(graph, model), silent))
  const peak = process.resourceUsage().maxRSS / 1024
  await model.stop()
  await search.close()
  await graph.close()
  return { dryRun, written, writtenCpu, searchable, searchableCpu, again, peak }
}

const KEYED = ['Resource', 'Outcome', 'Concept', 'Agent', 'Licence', 'File', 'Tag']

/** What an evening's script would do: every line parsed, every node and link merged by its key, nothing checked. */
async function plain(): Promise<number> {
  const graph = await openGraph(`file:${join(folder, 'plain')}`)
  await graph.schema(KEYED.map((label) => `CREATE INDEX plain_${label} FOR (n:${label}) ON (n.key)`))
  const seconds = await secondsOf(async () => {
    let batch: Line[] = []
    for await (const text of createInterface({ input: createReadStream(path) })) {
      if (batch.push(JSON.parse(text) as Line) < BATCH) continue
      await load(graph, batch)
      batch = []
    }
    await load(graph, batch)
  })
  const [row] = await graph.read<{ n: number }>('MATCH (:Resource)-[e]->() RETURN count(e) AS n')
  plainLinks = row!.n
  await graph.close()
  return seconds
}
let plainLinks = 0

async function load(graph: Graph, batch: readonly Line[]): Promise<void> {
  const texts = (value: unknown) => Object.values(value as object)[0] as string
  await graph.write(async (tx) => {
    for (const [type, label] of [
      ['concept', 'Concept'],
      ['outcome', 'Outcome'],
      ['resource', 'Resource'],
    ] as const) {
      const rows = batch
        .filter((line) => line.type === type)
        .map((line) => ({ key: line.key, title: texts(line.title ?? line.statement ?? line.label) }))
      if (rows.length > 0)
        await tx.run(`UNWIND $rows AS row MERGE (n:${label} {key: row.key}) SET n.title = row.title`, { rows })
    }
    const links = new Map<string, { from: string; to: string }[]>()
    const link = (type: string, label: string, from: string, to: string) => {
      const name = `${type} ${label}`
      const rows = links.get(name)
      if (rows) rows.push({ from, to })
      else links.set(name, [{ from, to }])
    }
    for (const line of batch) {
      if (line.type !== 'resource') continue
      for (const type of ['types', 'subjects', 'levels'] as const)
        for (const to of line[type] as string[]) link(type, 'Concept', line.key, to)
      link('provider', 'Agent', line.key, (line.provider as Line).key)
      for (const { words } of line.licence as { words: string }[]) link('licence', 'Licence', line.key, words)
      for (const { url } of line.files as { url: string }[]) link('file', 'File', line.key, url)
      for (const { key } of line.alignments as Line[]) link('alignment', 'Outcome', line.key, key)
      for (const tags of Object.values(line.accessibility as Record<string, (string | { value: string })[]>))
        for (const tag of tags) link('tag', 'Tag', line.key, typeof tag === 'string' ? tag : tag.value)
    }
    for (const [name, rows] of links) {
      const [type, label] = name.split(' ')
      await tx.run(
        `UNWIND $rows AS row MATCH (a:Resource {key: row.from}) MERGE (b:${label} {key: row.to}) MERGE (a)-[:${type}]->(b)`,
        { rows },
      )
    }
  })
}

const file = await writeGeneratedFile(path, SIZE, OUTCOMES)
try {
  const own = await ours()
  const peer = await plain()
  const peerCpu = cpuSeconds
  const rate = (seconds: number) => Math.round(file.records / seconds)
  const results = {
    records: file.records,
    megabytes: Number((file.bytes / 1e6).toFixed(1)),
    linksOfAResource: Number((file.links / file.resources).toFixed(2)),
    seconds: own,
    dryRunRate: rate(own.dryRun),
    writtenRate: rate(own.written),
    searchableRate: rate(own.written + own.searchable),
    againRate: rate(own.again),
    peakMegabytes: Math.round(own.peak),
    plain: { seconds: peer, cpu: peerCpu, rate: rate(peer), links: plainLinks },
  }
  const perSecond = (value: number) => `${value.toLocaleString('en')} records/s`
  console.log(`${file.records} records, ${results.linksOfAResource} links a resource, ${results.megabytes} MB`)
  console.log(`checked: ${perSecond(results.dryRunRate)} (budget 10,000)`)
  console.log(
    `committed: ${perSecond(results.writtenRate)}, and searchable: ${perSecond(results.searchableRate)} (budget 5,000)`,
  )
  console.log(`the same again, nothing to write: ${perSecond(results.againRate)}`)
  console.log(`largest memory of the process ${results.peakMegabytes} MB`)
  console.log(`plain loader: ${perSecond(results.plain.rate)}, ${plainLinks} links`)
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
