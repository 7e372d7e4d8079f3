/** Brings a graph to the schema this release needs, by the numbered files in `migrations/`. */
import { randomUUID } from 'node:crypto'
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
const MOST_TRIES = 5
const POLL_MS = 40
/** Between two looks at a lock that another process has. Each is a transaction that a new index waits for. */
const WAIT_MS = 250
/** After this long without a sign of life a process that migrates is taken for dead. */
const LEASE_MS = 30_000
/** The node that is the lock; gone when nobody migrates. */
const LOCK = 'in progress'
const LOCK_KEY = 'CREATE CONSTRAINT migration_name_is_unique IF NOT EXISTS FOR (n:Migration) REQUIRE n.name IS UNIQUE'
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
 * statement can run twice, so a run that was cut off is repeated by the next one. Of several processes that start at
 * once on a server one migrates, and the others wait for it. Engine errors come back as a value.
 */
export async function migrate(graph: Graph): Promise<Migrated> {
  const migrations = migrationsHere()
  const results: MigrationResult[] = migrations.map(({ name }) => ({ name, status: 'not reached' }))
  const isComplete = (applied: ReadonlyMap<string, string>) => migrations.every(({ name }) => applied.has(name))
  let current = 0
  let release: (() => Promise<void>) | null = null
  try {
    let applied = await appliedOn(graph)
    if (graph.engine === 'neo4j' && !isComplete(applied)) {
      await withRetries(graph, [LOCK_KEY])
      for (;;) {
        release = await takeLock(graph)
        applied = await appliedOn(graph)
        if (release || isComplete(applied)) break
        await sleep(WAIT_MS)
      }
    }
    for (const { name, text } of migrations) {
      const result = results[current]!
      result.status = applied.has(name) || !(await apply(graph, name, text)) ? 'already applied' : 'applied'
      current++
    }
    return { results }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (results[current]) results[current]!.status = 'failed'
    return { error, results }
  } finally {
    await release?.()
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
  const { schema = [], changes = [] } = Object.groupBy(statementsOf(text), (statement) =>
    SCHEMA_STATEMENT.test(statement) ? 'schema' : 'changes',
  )
  await withRetries(graph, schema)
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

/**
 * Runs schema statements, again when another process makes the same at this moment. On a server that was stopped in
 * the middle of making a constraint its index is left without it, and keeps it from being made: that one goes first.
 */
async function withRetries(graph: Graph, statements: readonly string[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await graph.schema(statements)
    } catch (error) {
      if (!(error instanceof GraphError) || error.code !== 'CONFLICT' || tries === MOST_TRIES) throw error
      if (tries === MOST_TRIES - 1 && graph.engine === 'neo4j') {
        const names = statements.flatMap((statement) => /^CREATE CONSTRAINT (\w+)/i.exec(statement)?.[1] ?? [])
        const left = await graph.read<{ name: string }>(
          'SHOW INDEXES YIELD name, owningConstraint WHERE name IN $names AND owningConstraint IS NULL RETURN name',
          { names },
        )
        await graph.schema(left.map(({ name }) => `DROP INDEX ${name} IF EXISTS`))
      }
      await sleep(POLL_MS * tries)
    }
  }
}

/** Takes the lock of the migrations; null when another process has it. It is renewed until it is given back. */
async function takeLock(graph: Graph): Promise<(() => Promise<void>) | null> {
  const holder = randomUUID()
  const lease = (): Promise<boolean> =>
    graph.write(async (tx) => {
      const now = new Date().toISOString()
      await tx.run('MERGE (m:Migration {name: $name}) SET m.lockedAt = $now', { name: LOCK, now })
      const [row] = await tx.run<{ holder: string | null; until: string | null }>(
        'MATCH (m:Migration {name: $name}) RETURN m.holder AS holder, m.leasedUntil AS until',
        { name: LOCK },
      )
      if (row?.holder && row.holder !== holder && (row.until ?? '') > now) return false
      const until = new Date(Date.now() + LEASE_MS).toISOString()
      await tx.run('MATCH (m:Migration {name: $name}) SET m.holder = $holder, m.leasedUntil = $until', {
        ...{ name: LOCK, holder, until },
      })
      return true
    })
  if (!(await lease())) return null
  const renewing = setInterval(() => void lease().catch(() => undefined), LEASE_MS / 3)
  renewing.unref()
  return async () => {
    clearInterval(renewing)
    await graph
      .write((tx) =>
        tx.run('MATCH (m:Migration {name: $name}) WHERE m.holder = $holder DELETE m', { name: LOCK, holder }),
      )
      .catch(() => undefined)
  }
}

/** The statements of a migration: text between semicolons at line ends, without comment lines. */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
