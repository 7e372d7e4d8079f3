/** The engines that graph tests run on, each with a way to a fresh, migrated graph. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Graph, GraphOptions } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'

const NODES_A_DELETE = 5_000

export interface TestEngine {
  name: 'Grafeo' | 'Neo4j'
  /** False when there is no server to run on; its tests count as skipped. */
  available: boolean
  /** Opens an empty, migrated graph; `bare` leaves out constraints and indexes. Closing it gives the server free. */
  open(options?: { bare?: boolean; readTimeout?: number }): Promise<Graph>
  /** Another connection to the graph opened last, as another process would have; only a server has that. */
  openAgain?(): Promise<Graph>
}

export const grafeoEngine: TestEngine = {
  name: 'Grafeo',
  available: true,
  async open({ bare = false, ...options } = {}) {
    const graph = await openGraph('memory:', options)
    if (!bare) await migrated(graph)
    return graph
  },
}

export const neo4jEngine: TestEngine = {
  name: 'Neo4j',
  available: Boolean(process.env.NEO4J_URL),
  async open({ bare = false, ...options } = {}) {
    const release = await takeServer()
    try {
      const graph = await connect(options)
      await empty(graph, bare)
      if (!bare) await migrated(graph)
      return {
        ...graph,
        async close() {
          await graph.close()
          release()
        },
      }
    } catch (error) {
      release()
      throw error
    }
  },
  openAgain: () => connect(),
}

export const engines: TestEngine[] = [grafeoEngine, neo4jEngine]

function connect(options: GraphOptions = {}): Promise<Graph> {
  return openGraph(process.env.NEO4J_URL ?? '', {
    user: process.env.NEO4J_USER,
    password: process.env.NEO4J_PASSWORD,
    ...options,
  })
}

async function migrated(graph: Graph): Promise<void> {
  const { error } = await migrate(graph)
  if (error) throw error
}

/** Empties the server's graph, but only one that a test has marked: nobody's data goes by a wrong address. */
async function empty(graph: Graph, bare: boolean): Promise<void> {
  const [found] = await graph.read<{ nodes: number; marks: number }>(
    `MATCH (n) RETURN count(n) AS nodes, sum(CASE WHEN n:TestGraph THEN 1 ELSE 0 END) AS marks`,
  )
  if (found!.nodes > 0 && found!.marks === 0)
    throw new Error(`The graph at ${process.env.NEO4J_URL} holds data that is not of tests; give tests an empty one.`)
  // In parts, as a small server has no memory for a graph of real data in one transaction.
  for (let left = found!.nodes; left > 0; left -= NODES_A_DELETE) {
    await graph.write((tx) =>
      tx.run(
        `MATCH (n) WHERE NOT n:TestGraph AND ($bare OR NOT n:Migration) WITH n LIMIT ${NODES_A_DELETE} DETACH DELETE n`,
        { bare },
      ),
    )
  }
  await graph.write((tx) => tx.run('MERGE (:TestGraph {name: "test"})'))
  if (!bare) return
  const constraints = await graph.read('SHOW CONSTRAINTS YIELD name RETURN name')
  await graph.schema(constraints.map(({ name }) => `DROP CONSTRAINT ${String(name)} IF EXISTS`))
  const indexes = await graph.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
  await graph.schema(indexes.map(({ name }) => `DROP INDEX ${String(name)} IF EXISTS`))
}

/** Test files run side by side and the server has one graph: whoever makes this folder has it. */
async function takeServer(): Promise<() => void> {
  const folder = join(tmpdir(), `waymark-neo4j-${new URL(process.env.NEO4J_URL ?? '').port}.lock`)
  const holder = join(folder, 'pid')
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(holder, String(process.pid))
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isAbandoned(holder)) rmSync(folder, { recursive: true, force: true })
      else await sleep(50)
    }
  }
}

function isAbandoned(holder: string): boolean {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
