/** The version of the public content and its change feed. Every write to public content goes through `commit`. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { Change, ChangeKind } from '#graph/nodes.ts'
import { keepByVersion, keepCounts } from '#graph/queries/kept.ts'

const KEY = 'public'
/** A reader further behind than this rebuilds sooner than it reads. */
const MOST_VERSIONS_READ = 10_000
const IDS_A_CHANGE = 5_000
/** A commit that touches more than this says `everything`. */
const MOST_IDS = 50_000
export const CHANGES_KEPT_MS = 7 * 24 * 3600 * 1000
const PRUNE_EVERY_MS = 3600 * 1000

export const QUERIES = {
  version: 'MATCH (c:Catalogue {key: $key}) RETURN c.version AS version, c.changesFrom AS changesFrom',
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lock: 'MERGE (c:Catalogue {key: $key}) ON CREATE SET c.version = 0, c.changesFrom = 1 SET c.lockedAt = $at',
  next: 'MATCH (c:Catalogue {key: $key}) SET c.version = c.version + 1 RETURN c.version AS version',
  announce: `UNWIND $rows AS row
    CREATE (c:Change {key: row.key, version: row.version, kind: row.kind, ids: row.ids, at: row.at})`,
  changes: `MATCH (c:Change) WHERE c.version IN $versions
    RETURN c.key AS key, c.version AS version, c.kind AS kind, c.ids AS ids`,
  oldChanges: 'MATCH (c:Change) WHERE c.at < $before RETURN max(c.version) AS version',
  prune: 'MATCH (c:Change) WHERE c.version <= $version DELETE c',
  pruned: 'MATCH (c:Catalogue {key: $key}) SET c.changesFrom = $version + 1',
  seeding: 'MATCH (c:Catalogue {key: $key}) RETURN c.seeding AS seeding',
  beginSeeding: `MERGE (c:Catalogue {key: $key}) ON CREATE SET c.version = 0, c.changesFrom = 1 SET c.seeding = true`,
  endSeeding: 'MATCH (c:Catalogue {key: $key}) REMOVE c.seeding',
  resources: `MATCH (r:Resource) WHERE r.state = 'published'
    RETURN count(r) AS resources, count(DISTINCT r.work) AS works`,
  languages: `MATCH (r:Resource) WHERE r.state = 'published' UNWIND r.languages AS language
    RETURN language, count(*) AS count`,
  published: "MATCH (r:Resource) WHERE r.state = 'published' RETURN count(r) AS resources",
  outcomes: "MATCH (o:Outcome) WHERE o.state = 'published' RETURN count(o) AS outcomes",
  frameworks: "MATCH (f:Framework) WHERE f.state = 'published' RETURN count(f) AS frameworks",
  prerequisites:
    "MATCH (:Outcome)-[e:REQUIRES]->(:Outcome) WHERE e.status = 'accepted' RETURN count(e) AS prerequisites",
  draftPrerequisites: `MATCH (f:Framework) WHERE f.state = 'draft'
    MATCH (f)<-[:IN_FRAMEWORK]-(:Outcome)-[e:REQUIRES]->(:Outcome) WHERE e.status = 'accepted'
    RETURN count(e) AS prerequisites`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  version: { key: KEY },
  lock: { key: KEY, at: '2026-11-21T08:00:00.000Z' },
  next: { key: KEY },
  announce: {
    rows: [{ key: '999/0', version: 999, kind: 'resource', ids: ['a'], at: '2026-11-21T08:00:00.000Z' }],
  },
  changes: { versions: [1, 2, 3] },
  oldChanges: { before: '2020-01-01T00:00:00.000Z' },
  prune: { version: 0 },
  pruned: { key: KEY, version: 0 },
  seeding: { key: KEY },
  beginSeeding: { key: KEY },
  endSeeding: { key: KEY },
  resources: {},
  published: {},
  languages: {},
  outcomes: {},
  frameworks: {},
  prerequisites: {},
  draftPrerequisites: {},
}

/** True while a first seeding has begun and not ended: its process was ended in the middle. */
export async function seedingUnfinished(graph: Graph): Promise<boolean> {
  const [row] = await graph.read<{ seeding: boolean | null }>(QUERIES.seeding, { key: KEY })
  return row?.seeding === true
}

/** Marks the graph as being seeded, so that a start after a sudden end goes on with it. */
export async function markSeeding(graph: Graph, is: 'begun' | 'ended'): Promise<void> {
  await graph.write((tx) => tx.run(is === 'begun' ? QUERIES.beginSeeding : QUERIES.endSeeding, { key: KEY }))
}

/** What a piece of work did, and what the change feed shall name. No changes: nothing is written. */
export interface Work<T> {
  value: T
  changes: { kind: ChangeKind; ids: readonly string[] }[]
}

class NothingToWrite<T> extends Error {
  readonly value: T
  readonly version: number
  constructor(value: T, version: number) {
    super('nothing to write')
    this.value = value
    this.version = version
  }
}

/** The version of the public content: 0 when nothing was ever written. */
export async function currentVersion(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ version: number }>(QUERIES.version, { key: KEY })
  return row?.version ?? 0
}

/**
 * Runs `work` in one transaction that first takes the next catalogue version, so that public writes go one after the
 * other on every engine and from every process, and announces its changes. `work` may run again after a conflict.
 * When it reports no changes the transaction is rolled back and the version stays. What it throws is thrown on. Once an
 * hour a commit also forgets changes older than 7 days.
 */
export async function commit<T>(
  graph: Graph,
  work: (tx: Transaction, version: number) => Promise<Work<T>>,
): Promise<{ value: T; version: number }> {
  try {
    const done = await graph.write(async (tx) => {
      const at = new Date().toISOString()
      await tx.run(QUERIES.lock, { key: KEY, at })
      const [row] = await tx.run<{ version: number }>(QUERIES.next, { key: KEY })
      const version = row!.version
      const { value, changes } = await work(tx, version)
      const rows = changeRows(changes, version, at)
      if (rows.length === 0) throw new NothingToWrite(value, version - 1)
      await tx.run(QUERIES.announce, { rows })
      return { value, version }
    })
    // Before anything else is read: whoever waited for this commit must see it.
    commits.set(graph, (commits.get(graph) ?? 0) + 1)
    await pruneNowAndThen(graph)
    return done
  } catch (error) {
    if (error instanceof NothingToWrite) return { value: error.value as T, version: error.version }
    // A connection lost while committing may have stored it.
    commits.set(graph, (commits.get(graph) ?? 0) + 1)
    throw error
  }
}

/**
 * Writes what nobody sees but those who keep it, such as a draft: one after the other with public writes, as `commit` does,
 * but the version stays and nothing is announced, so that no index, cache or page is made anew for it. What is written so is
 * read each time (`keepNodes`).
 */
export async function writeUnseen<T>(graph: Graph, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return await graph.write(async (tx) => {
    await tx.run(QUERIES.lock, { key: KEY, at: new Date().toISOString() })
    return await work(tx)
  })
}

function changeRows(changes: Work<unknown>['changes'], version: number, at: string) {
  const byKind = new Map<ChangeKind, Set<string>>()
  let everything = false
  for (const { kind, ids } of changes) {
    if (kind === 'everything') everything = true
    const all = byKind.get(kind) ?? new Set()
    for (const id of ids) all.add(id)
    if (all.size > 0) byKind.set(kind, all)
  }
  const total = [...byKind.values()].reduce((sum, ids) => sum + ids.size, 0)
  if (everything || total > MOST_IDS) return [{ key: `${version}/0`, version, kind: 'everything', ids: [], at }]
  const rows: { key: string; version: number; kind: ChangeKind; ids: string[]; at: string }[] = []
  for (const [kind, set] of byKind) {
    const ids = [...set].sort()
    for (let start = 0; start < ids.length; start += IDS_A_CHANGE)
      rows.push({ key: `${version}/${rows.length}`, version, kind, ids: ids.slice(start, start + IDS_A_CHANGE), at })
  }
  return rows
}

/**
 * What changed after `version`, oldest first, and the version it leads to. `tooOld` when those changes are no longer
 * kept, are too many, or `version` is not one of this graph: the reader rebuilds.
 */
export async function changesSince(
  graph: Graph,
  version: number,
): Promise<{ version: number; changes: Change[] } | { tooOld: true; version: number }> {
  const [row] = await graph.read<{ version: number; changesFrom: number | null }>(QUERIES.version, { key: KEY })
  const current = row?.version ?? 0
  if (version === current) return { version, changes: [] }
  const isKept = version + 1 >= (row?.changesFrom ?? 1)
  if (version > current || !isKept || current - version > MOST_VERSIONS_READ) return { tooOld: true, version: current }
  const versions = Array.from({ length: current - version }, (_, i) => version + 1 + i)
  const rows = await graph.read<{ key: string; version: number; kind: ChangeKind; ids: string[] | null }>(
    QUERIES.changes,
    { versions },
  )
  // Pruned between the two reads: a version without any change is one that is gone.
  if (new Set(rows.map((change) => change.version)).size < versions.length) return { tooOld: true, version: current }
  const place = (key: string): number => Number(key.slice(key.indexOf('/') + 1))
  rows.sort((a, b) => a.version - b.version || place(a.key) - place(b.key))
  return { version: current, changes: rows.map(({ version, kind, ids }) => ({ version, kind, ids: ids ?? [] })) }
}

/** Forgets changes announced before `olderThan` (ISO 8601), by default those older than 7 days. */
export async function pruneChanges(
  graph: Graph,
  olderThan: string = new Date(Date.now() - CHANGES_KEPT_MS).toISOString(),
): Promise<void> {
  const [old] = await graph.read<{ version: number | null }>(QUERIES.oldChanges, { before: olderThan })
  const version = old?.version
  if (version === null || version === undefined) return
  await graph.write(async (tx) => {
    await tx.run(QUERIES.pruned, { key: KEY, version })
    await tx.run(QUERIES.prune, { version })
  })
}

const lastPruned = new WeakMap<Graph, number>()

/** Keeps the feed short without a timer. The commit before it stands whatever happens here; the next hour tries again. */
async function pruneNowAndThen(graph: Graph): Promise<void> {
  const last = lastPruned.get(graph)
  const now = performance.now()
  if (last !== undefined && now - last < PRUNE_EVERY_MS) return
  lastPruned.set(graph, now)
  await pruneChanges(graph).catch(() => undefined)
}

export interface CatalogueNumbers {
  version: number
  resources: number
  works: number
  outcomes: number
  frameworks: number
  prerequisites: number
  /** Most used first. */
  languages: { language: string; count: number }[]
}

/**
 * The numbers of the public content; placeholders and withdrawn resources are not counted. They are counted once a
 * version, by walking through all resources, and shared: frozen. Of a large catalogue they may be those of the version before,
 * which they name.
 */
export async function catalogueNumbers(graph: Graph): Promise<CatalogueNumbers> {
  return await numbersAt(graph, 'numbers', await currentVersion(graph))
}

const numbersAt = keepCounts(readNumbers, ({ resources }) => resources)

async function readNumbers(graph: Graph): Promise<CatalogueNumbers> {
  const [version, [resources], [outcomes], [frameworks], [all], [drafts], languages] = await Promise.all([
    currentVersion(graph),
    graph.read<{ resources: number; works: number }>(QUERIES.resources),
    graph.read<{ outcomes: number }>(QUERIES.outcomes),
    graph.read<{ frameworks: number }>(QUERIES.frameworks),
    graph.read<{ prerequisites: number }>(QUERIES.prerequisites),
    graph.read<{ prerequisites: number }>(QUERIES.draftPrerequisites),
    graph.read<{ language: string; count: number }>(QUERIES.languages),
  ])
  languages.sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1))
  const prerequisites = all!.prerequisites - drafts!.prerequisites
  return { version, ...resources!, ...outcomes!, ...frameworks!, prerequisites, languages }
}

/** How many resources and outcomes are public at a version: the least of the numbers that tells whether an index agrees. */
export async function publicCounts(
  graph: Graph,
): Promise<Pick<CatalogueNumbers, 'version' | 'resources' | 'outcomes'>> {
  const [version, [resources], [outcomes]] = await Promise.all([
    currentVersion(graph),
    graph.read<{ resources: number }>(QUERIES.published),
    graph.read<{ outcomes: number }>(QUERIES.outcomes),
  ])
  return { version, ...resources!, ...outcomes! }
}

/** Gives the version of the public content, by looking or from a look before. */
export type Look = () => Promise<number>

/** How long a look holds where other processes write too: they may see each other's changes this much later. */
const LOOK_HOLDS_MS = 1_000
/** Commits of this process so far. */
const commits = new WeakMap<Graph, number>()
/** The last look at each graph. */
const looks = new WeakMap<Graph, { commits: number; at: number; version: Promise<number> }>()

/**
 * The version by which reads that keep things know what they may still give. Looked for again after every commit of this
 * process, and after a second where other processes write too: an embedded graph is of one process, so that only its own
 * commits move the version.
 */
function knownVersion(graph: Graph): Promise<number> {
  const now = commits.get(graph) ?? 0
  const seen = looks.get(graph)
  const holds = graph.engine === 'grafeo' || performance.now() - (seen?.at ?? 0) < LOOK_HOLDS_MS
  if (seen?.commits === now && holds) return seen.version
  const look = { commits: now, at: performance.now(), version: currentVersion(graph) }
  looks.set(graph, look)
  // A look that failed is nobody's: the next one looks for itself.
  look.version.catch(() => looks.get(graph) === look && looks.delete(graph))
  return look.version
}

/**
 * One version for several reads that belong together, as those of one request: what they keep of others' reads is then
 * from the same version. After a commit of this process it is a new one.
 */
export function lookOnce(graph: Graph): Look {
  let seen: { commits: number; version: Promise<number> } | null = null
  return () => {
    const now = commits.get(graph) ?? 0
    if (seen?.commits !== now) seen = { commits: now, version: knownVersion(graph) }
    return seen.version
  }
}

/** A read of public nodes by id, in any order, that keeps what it read until the version moves. What it gives is frozen. */
export interface KeptNodes<T> {
  (graph: Graph, ids: readonly string[], look?: Look): Promise<T[]>
  /** Those of `ids` that it would have to read. */
  missing(graph: Graph, ids: readonly string[], version: number): string[]
  /** Keeps nodes that another query read at the version or after it. */
  keep(graph: Graph, version: number, nodes: readonly T[]): void
}

/** Keeps at most `most` nodes a graph of those that `read` gives and that are `isPublic`. */
export function keepNodes<T extends { id: string }>(
  read: (graph: Graph, ids: readonly string[], version: number) => Promise<T[]>,
  most: number,
  isPublic?: (node: T) => boolean,
): KeptNodes<T> {
  const keyed = (nodes: readonly T[]) => nodes.map((node) => [node.id, node] as const)
  const kept = keepByVersion<T>(async (graph, ids, version) => keyed(await read(graph, ids, version)), most, isPublic)
  const nodes = async (graph: Graph, ids: readonly string[], look: Look = () => knownVersion(graph)): Promise<T[]> =>
    ids.length === 0 ? [] : [...(await kept(graph, ids, await look())).values()]
  return Object.assign(nodes, {
    missing: kept.missing,
    keep: (graph: Graph, version: number, read: readonly T[]) => kept.keep(graph, version, keyed(read)),
  })
}
