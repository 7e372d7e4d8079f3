/**
 * Before any test: makes room for a seeded graph that tests copy and for the compiled code of the processes they start, and
 * finds a Neo4j to run on. `NEO4J_URL` (with `NEO4J_USER`, `NEO4J_PASSWORD`) names a running one, which test files share in
 * turns; else `WAYMARK_NEO4J=maven` starts one a worker, and a failure to start fails the run; else it says aloud that the
 * tests on Neo4j are skipped.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { startNeo4j } from '#test/neo4j/server.ts'
import { openSeeded } from './seeded.ts'

/** Test files that run side by side. */
export const WORKERS = 2

export default async function setup(): Promise<() => Promise<void>> {
  // In a process of its own: Vite would read the settings of the site's types, which only a build brings.
  execFileSync(process.execPath, [join(import.meta.dirname, '../../web/compile-messages.ts')], { stdio: 'inherit' })
  // As `npm start` does: what a process compiles the next one reads, or each compiles it all for itself.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/compiled')
  const closeSeeded = openSeeded()
  const stopNeo4j = await findNeo4j()
  return async () => {
    closeSeeded()
    await stopNeo4j?.()
  }
}

async function findNeo4j(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.NEO4J_URL) {
    process.stdout.write(`Tests on Neo4j run on ${process.env.NEO4J_URL}.\n`)
    return undefined
  }
  if (process.env.WAYMARK_NEO4J !== 'maven') {
    process.stdout.write(
      'Tests on Neo4j are SKIPPED: name a server in NEO4J_URL, or set WAYMARK_NEO4J=maven to start one by Java and Maven.\n',
    )
    return undefined
  }
  process.stdout.write('Starting Neo4j for the tests (the first time Maven fetches it, which takes minutes) …\n')
  const starts = await Promise.allSettled(Array.from({ length: WORKERS }, () => startNeo4j()))
  const servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const stop = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.stop())))
  const failed = starts.find((start) => start.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  const [first] = servers
  process.env.NEO4J_URLS = servers.map(({ url }) => url).join(' ')
  process.env.NEO4J_URL = first!.url
  process.env.NEO4J_USER = first!.user
  process.env.NEO4J_PASSWORD = first!.password
  process.stdout.write(`Tests on Neo4j run on ${process.env.NEO4J_URLS}.\n`)
  return stop
}
