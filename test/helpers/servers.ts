/**
 * Before any test: finds a Neo4j to run the contract on. `NEO4J_URL` (with `NEO4J_USER`, `NEO4J_PASSWORD`) names a
 * running one; else `WAYMARK_NEO4J=maven` starts one, and a failure to start fails the run; else it says aloud that
 * the tests on Neo4j are skipped.
 */
import { startNeo4j } from '#test/neo4j/server.ts'

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
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
  const server = await startNeo4j()
  process.env.NEO4J_URL = server.url
  process.env.NEO4J_USER = server.user
  process.env.NEO4J_PASSWORD = server.password
  process.stdout.write(`Tests on Neo4j run on ${server.url}.\n`)
  return () => server.stop()
}
