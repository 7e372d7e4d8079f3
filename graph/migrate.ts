/** Brings a graph to the schema this release needs, by the numbered files in `migrations/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GraphError, type Graph } from '#graph/graph.ts'

export interface MigrationResult {
  /** The file's name without its ending: `0001-keys`. */
  name: string
  status: 'applied' | 'already applied' | 'failed' | 'not reached'
}

export interface Migrated {
  /** What stopped the run; nothing after it was tried. */
  error?: GraphError
  results: MigrationResult[]
}

const FOLDER = join(import.meta.dirname, 'migrations')
const SCHEMA_STATEMENT = /^(CREATE|DROP)\s+(CONSTRAINT|(\w+\s+)?INDEX)\b/i

/**
 * Runs every migration that is not recorded on a `Migration` node, in the order of their names, and records it. Each
 * statement can run twice, so a run that was cut off is repeated by the next one. Engine errors come back as a value.
 */
export async function migrate(graph: Graph): Promise<Migrated> {
  const migrations = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.cypher'.length), text: readFileSync(join(FOLDER, file), 'utf8') }))
  const results: MigrationResult[] = migrations.map(({ name }) => ({ name, status: 'not reached' }))
  let current = 0
  try {
    const applied = new Set((await graph.read('MATCH (m:Migration) RETURN m.name AS name')).map((row) => row.name))
    for (const { name, text } of migrations) {
      const result = results[current]!
      if (applied.has(name)) result.status = 'already applied'
      else {
        await apply(graph, name, text)
        result.status = 'applied'
      }
      current++
    }
    return { results }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (results[current]) results[current]!.status = 'failed'
    return { error, results }
  }
}

async function apply(graph: Graph, name: string, text: string): Promise<void> {
  const changes: string[] = []
  for (const statement of statementsOf(text)) {
    if (SCHEMA_STATEMENT.test(statement)) await graph.schema(statement)
    else changes.push(statement)
  }
  await graph.write(async (tx) => {
    for (const statement of changes) await tx.run(statement)
    await tx.run('MERGE (m:Migration {name: $name}) ON CREATE SET m.appliedAt = $now', {
      name,
      now: new Date().toISOString(),
    })
  })
}

/** The statements of a migration: text between semicolons at line ends, without comment lines. */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
