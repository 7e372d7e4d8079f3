/**
 * Runs every query of the graph room on a graph of 100,000 resources and names the slow ones.
 *
 *   node test/bench/queries.ts [--resources 100000] [--folder DIR] [--neo4j] [--only TEXT] [--json]
 *
 * The graph is made in DIR (a temporary folder by default) from the generated catalogue and the classroom, whose nodes
 * the examples name, and is used again when it is already there. `--neo4j` also runs on the server at NEO4J_URL, which
 * is filled when it holds no graph of this size. Writes are undone. Prints medians and the rows of each query.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Graph } from '#graph/graph.ts'
import { openGraph } from '#graph/open.ts'
import { allQueries, isWriting, type NamedQuery } from '#test/helpers/queries.ts'
import { fill } from './fill.ts'

const RUNS = 7
/** A query that meets one visitor's request has to stay well below what a person notices. */
const SLOW_MS = 20
/** A query that takes longer than this in its first run is not repeated. */
const ONCE_MS = 1500

interface Timing {
  query: NamedQuery
  /** Median in milliseconds; undefined when it failed. */
  ms?: number
  rows: number
  error?: string
}

class Undo extends Error {}

const { values } = parseArgs({
  options: {
    resources: { type: 'string', default: '100000' },
    folder: { type: 'string' },
    neo4j: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const size = Number(values.resources)
const queries = (await allQueries()).filter((query) => query.name.includes(values.only))

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'waymark-bench-'))
try {
  const graph = await openGraph(`file:${folder}`)
  await fill(graph, size, print)
  const embedded = await timeAll(graph)
  await graph.close()
  const server = values.neo4j ? await onServer() : undefined
  report(embedded, server)
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true })
}

async function onServer(): Promise<Timing[]> {
  if (!process.env.NEO4J_URL) throw new Error('--neo4j needs the address of a server for tests in NEO4J_URL')
  const graph = await openGraph(process.env.NEO4J_URL, {
    user: process.env.NEO4J_USER,
    password: process.env.NEO4J_PASSWORD,
  })
  await fill(graph, size, print)
  const timings = await timeAll(graph)
  await graph.close()
  return timings
}

async function timeAll(graph: Graph): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const query of queries) {
    const runs: number[] = []
    const timing: Timing = { query, rows: 0 }
    try {
      while (runs.length < RUNS && !(runs[0]! > ONCE_MS)) {
        const { ms, rows } = await timeOnce(graph, query)
        runs.push(ms)
        timing.rows = rows
      }
      timing.ms = runs.sort((a, b) => a - b)[runs.length >> 1]
    } catch (error) {
      timing.error = (error as Error).message
    }
    timings.push(timing)
  }
  return timings
}

async function timeOnce(graph: Graph, { cypher, params }: NamedQuery): Promise<{ ms: number; rows: number }> {
  if (!isWriting(cypher)) {
    const begun = performance.now()
    const rows = await graph.read(cypher, params)
    return { ms: performance.now() - begun, rows: rows.length }
  }
  let timed = { ms: 0, rows: 0 }
  await graph
    .write(async (tx) => {
      const begun = performance.now()
      const rows = await tx.run(cypher, params)
      timed = { ms: performance.now() - begun, rows: rows.length }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return timed
}

function report(embedded: Timing[], server: Timing[] | undefined): void {
  print(
    `\n${'query'.padEnd(44)}${'Grafeo ms'.padStart(10)}${server ? 'Neo4j ms'.padStart(10) : ''}${'rows'.padStart(8)}`,
  )
  const order = embedded.map((timing, i) => ({ timing, other: server?.[i] }))
  order.sort((a, b) => (b.timing.ms ?? Infinity) - (a.timing.ms ?? Infinity))
  for (const { timing, other } of order) {
    const slow = (timing.ms ?? Infinity) > SLOW_MS || (other && (other.ms ?? Infinity) > SLOW_MS)
    const figures = [timing, ...(other ? [other] : [])]
      .map(({ ms }) => (ms?.toFixed(2) ?? 'failed').padStart(10))
      .join('')
    print(
      `${timing.query.name.padEnd(44)}${figures}${String(timing.rows).padStart(8)}${slow ? '  slow' : ''}` +
        [timing.error, other?.error]
          .filter(Boolean)
          .map((error) => `  ${error}`)
          .join(''),
    )
  }
  const slow = order.filter(({ timing }) => (timing.ms ?? Infinity) > SLOW_MS).length
  print(`\n${slow} of ${embedded.length} queries take more than ${SLOW_MS} ms on the embedded engine.`)
  const columns = (timings: Timing[]) =>
    Object.fromEntries(timings.map(({ query, ms, error }) => [query.name, error ?? Number(ms!.toFixed(2))]))
  const results = {
    resources: size,
    slowMs: SLOW_MS,
    slow,
    grafeo: columns(embedded),
    neo4j: server && columns(server),
  }
  if (values.json) print(JSON.stringify(results))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
