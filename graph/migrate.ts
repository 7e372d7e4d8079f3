/** Brings a graph to the schema this release needs, by the numbered files in `migrations/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
/** Conflicts with another process that migrates the same graph, one after the other. */
const MOST_TRIES = 5
const PAUSE_MS = 40
const SCHEMA_STATEMENT = /^(CREATE|DROP)\s+(CONSTRAINT|(\w+\s+)?INDEX)\b/i

/** A migration of this release, or one that the graph has and this release does not know. */
export interface MigrationStatus {
  name: string
  /** When it was applied, ISO 8601 UTC; null when it was not. */
  appliedAt: string | null
  /** False for one that a newer release has applied. */
  isKnown: boolean
}

/**
 * Runs every migration that is not recorded on a `Migration` node, in the order of their names, and records it. Each
 * statement can run twice, so a run that was cut off is repeated by the next one, and several processes that start at
 * once each end with all of them applied, what changes data once. Engine errors come back as a value.
 */
export async function migrate(graph: Graph): Promise<Migrated> {
  const migrations = migrationsHere()
  const results: MigrationResult[] = migrations.map(({ name }) => ({ name, status: 'not reached' }))
  let current = 0
  try {
    let applied = await appliedOn(graph)
    for (const { name, text } of migrations) {
      const result = results[current]!
      for (let tries = 1; ; tries++) {
        if (applied.has(name)) {
          result.status = 'already applied'
          break
        }
        try {
          result.status = (await apply(graph, name, text)) ? 'applied' : 'already applied'
          break
        } catch (error) {
          // Another process that makes the same constraint at this moment is met as a conflict.
          if (!(error instanceof GraphError) || error.code !== 'CONFLICT' || tries === MOST_TRIES) throw error
          await sleep(PAUSE_MS * tries)
          applied = await appliedOn(graph)
        }
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

/** Every migration of this release and of this graph by name, with the time it was applied. Changes nothing. */
export async function migrationStatus(graph: Graph): Promise<MigrationStatus[]> {
  const applied = await appliedOn(graph)
  const known = migrationsHere().map(({ name }) => ({ name, appliedAt: applied.get(name) ?? null, isKnown: true }))
  const others = [...applied]
    .filter(([name]) => !known.some((each) => each.name === name))
    .map(([name, appliedAt]) => ({ name, appliedAt, isKnown: false }))
  return [...known, ...others].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function migrationsHere(): { name: string; text: string }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.cypher'.length), text: readFileSync(join(FOLDER, file), 'utf8') }))
}

async function appliedOn(graph: Graph): Promise<Map<string, string>> {
  const rows = await graph.read<{ name: string; appliedAt: string | null }>(
    'MATCH (m:Migration) WHERE m.appliedAt IS NOT NULL RETURN m.name AS name, m.appliedAt AS appliedAt',
  )
  return new Map(rows.map(({ name, appliedAt }) => [name, appliedAt ?? '']))
}

/** Gives false when another process was quicker. */
async function apply(graph: Graph, name: string, text: string): Promise<boolean> {
  const changes: string[] = []
  for (const statement of statementsOf(text)) {
    if (SCHEMA_STATEMENT.test(statement)) await graph.schema(statement)
    else changes.push(statement)
  }
  return graph.write(async (tx) => {
    // Written first: the key is unique, so a second process waits here or runs again, and then sees the time.
    await tx.run('MERGE (m:Migration {name: $name}) SET m.lockedAt = $now', { name, now: new Date().toISOString() })
    const [row] = await tx.run<{ appliedAt: string | null }>(
      'MATCH (m:Migration {name: $name}) RETURN m.appliedAt AS appliedAt',
      { name },
    )
    if (row?.appliedAt) return false
    for (const statement of changes) await tx.run(statement)
    await tx.run('MATCH (m:Migration {name: $name}) SET m.appliedAt = $now', { name, now: new Date().toISOString() })
    return true
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
