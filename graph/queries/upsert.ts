/**
 * Imports: records are written by source key, and only what differs from what the source said before. A record with
 * the same hash writes nothing. The edges between outcomes go through `syncEdges`, in edges.ts.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { canonical, hashOf, LABEL_OF, withReadingDay, type NodeLabel, type NodeRecord } from '#graph/shape.ts'
import type { ImportRecord, OutcomeRecord, SourceRecord } from '#graph/records.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import type { ResourceState } from '#graph/nodes.ts'
import { createPlan, type Mode, type Placed, type Plan } from '#graph/queries/planned.ts'
import { find, type Known, type Run } from '#graph/queries/reference.ts'

export { syncEdges, type EdgeCounts, type EdgeScope, type ImportedEdge } from '#graph/queries/edges.ts'

const KEYS_A_READ = 2_000

export const QUERIES = {
  source: 'MATCH (s:Source {key: $key}) RETURN s {.*} AS source',
  // The whole source is stated again, so a credit line that is gone is gone.
  setSource: 'MERGE (s:Source {key: $key}) SET s = $source',
  records: `MATCH (r:Record) WHERE r.key IN $keys
    RETURN r.key AS key, r.digest AS hash, [(r)-[:DESCRIBES]->(n) | n.id] AS ids`,
  setRecords: 'UNWIND $rows AS row MATCH (r:Record {key: row.key}) SET r = row.properties',
  recordKeys: 'MATCH (s:Source {key: $source})<-[:FROM]-(r:Record) RETURN r.key AS key',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  source: { key: 'classroom' },
  setSource: { key: 'example', source: { key: 'example', name: 'Example' } },
  records: { keys: ['classroom:resource/pizza-fractions', 'classroom:framework'] },
  setRecords: { rows: [{ key: 'no-such-record', properties: { key: 'no-such-record', digest: 'x' } }] },
  recordKeys: { source: 'classroom' },
}

export interface Counts {
  created: number
  updated: number
  unchanged: number
}
export interface UpsertCounts extends Counts {
  /** Records that describe a node another record brought first. */
  joined: number
  /** Placeholders made for what is named and not here. */
  placeholders: number
  byType: Partial<Record<NodeRecord['type'], Counts>>
  warnings: { sourceKey: string; message: string }[]
  /** What became of each record, by its source key. */
  did: Map<string, keyof Counts>
  /** The catalogue version after it. */
  version: number
}

export interface UpsertOptions {
  /** ISO 8601 UTC; the present by default. */
  now?: string
  /** Who stands on the former states of what is changed; the source by default. */
  actor?: string
  /** State of what is new; `published` by default. */
  state?: Extract<ResourceState, 'submitted' | 'published'>
  /** Writes nothing, and counts what would be written. */
  dryRun?: boolean
  /** What belongs to the same transaction; not asked when nothing is written. What it throws undoes it all. */
  also?: (tx: Transaction, counts: UpsertCounts) => Promise<void>
}

/**
 * Writes the records of one batch in one transaction and one catalogue version; edges between outcomes are passed over.
 * Of records with one source key the last counts. Nothing is written when every hash is known. Throws
 * UnknownIdError for a reference by `id:` to nothing; then nothing is written.
 */
export async function upsertBatch(
  graph: Graph,
  source: SourceRecord,
  records: readonly ImportRecord[],
  options: UpsertOptions = {},
): Promise<UpsertCounts> {
  const counts: UpsertCounts = {
    ...{ created: 0, updated: 0, unchanged: 0, joined: 0, placeholders: 0 },
    byType: {},
    warnings: [],
    did: new Map(),
    version: 0,
  }
  const batch = lastOfEach(source, records, counts.warnings)
  const versionBefore = await currentVersion(graph)
  const known = await storedRecords((cypher, params) => graph.read(cypher, params), batch)
  const different = batch.filter((each) => known.get(each.key)?.hash !== each.hash)
  const isNewSource = await hasChanged((cypher, params) => graph.read(cypher, params), source)
  if (options.dryRun || (different.length === 0 && !isNewSource)) {
    for (const { record, key, hash } of batch)
      count(counts, record, !known.has(key) ? 'created' : known.get(key)?.hash === hash ? 'unchanged' : 'updated')
    return { ...counts, version: versionBefore }
  }
  const now = options.now ?? new Date().toISOString()
  const result = await commit(graph, async (tx, version) => {
    // Read again inside the transaction when something was written since, perhaps the same by another process.
    const stored =
      version === versionBefore + 1 ? known : await storedRecords((cypher, params) => tx.run(cypher, params), batch)
    const done: UpsertCounts = { ...counts, byType: {}, warnings: [...counts.warnings], did: new Map() }
    const changes = await write(tx, source, batch, stored, { ...options, now }, done)
    if (changes.some(({ ids }) => ids.length > 0)) await options.also?.(tx, done)
    return { value: done, changes }
  })
  return { ...result.value, version: result.version }
}

interface Entry {
  record: NodeRecord
  label: NodeLabel
  /** Key of the record node. */
  key: string
  hash: string
}

/** What a batch holds, the last of each key, with a warning for those before it. */
function lastOfEach(
  source: SourceRecord,
  records: readonly ImportRecord[],
  warnings: UpsertCounts['warnings'],
): Entry[] {
  const entries = new Map<string, Entry>()
  for (const record of records) {
    if (!isNodeRecord(record)) continue
    const key = recordKeyOf(source, record.sourceKey)
    if (entries.delete(key))
      warnings.push({ sourceKey: record.sourceKey, message: 'the identifier is repeated; the last record counts' })
    entries.set(key, { record, label: LABEL_OF[record.type], key, hash: hashOf(record) })
  }
  return [...entries.values()]
}

function isNodeRecord(record: ImportRecord): record is NodeRecord {
  return record.type in LABEL_OF
}

/**
 * The key of the record that `source` gives of `sourceKey`: the source key itself where it belongs to the source, so
 * that each source has a record of its own for a thing that several describe.
 */
export function recordKeyOf(source: Pick<SourceRecord, 'key'>, sourceKey: string): string {
  return sourceKey === source.key || sourceKey.startsWith(`${source.key}:`) || sourceKey.startsWith(`${source.key}/`)
    ? sourceKey
    : `${source.key} ${sourceKey}`
}

async function storedRecords(run: Run, batch: readonly Entry[]): Promise<Map<string, { hash: string; ids: string[] }>> {
  const stored = new Map<string, { hash: string; ids: string[] }>()
  for (let start = 0; start < batch.length; start += KEYS_A_READ) {
    const keys = batch.slice(start, start + KEYS_A_READ).map((each) => each.key)
    const rows = await run<{ key: string; hash: string; ids: string[] }>(QUERIES.records, { keys })
    for (const { key, hash, ids } of rows) stored.set(key, { hash, ids })
  }
  return stored
}

/** A new day of reading alone is no change: it is kept with the next one. */
async function hasChanged(run: Run, source: SourceRecord): Promise<boolean> {
  const [row] = await run<{ source: Record<string, unknown> }>(QUERIES.source, { key: source.key })
  if (!row) return true
  const { retrieved: _before, ...stored } = row.source
  const { retrieved: _now, ...given } = source
  return canonical(stored) !== canonical(given)
}

async function write(
  tx: Transaction,
  source: SourceRecord,
  batch: readonly Entry[],
  known: Map<string, { hash: string; ids: string[] }>,
  { now, actor = source.key, state = 'published' }: UpsertOptions & { now: string },
  counts: UpsertCounts,
): Promise<ReturnType<Plan['changes']>> {
  const run: Run = (cypher, params) => tx.run(cypher, params)
  const fresh = batch.filter((each) => known.get(each.key)?.hash !== each.hash)
  const changed = new Set<NodeRecord>(fresh.map((each) => each.record))
  for (const { record } of batch) if (!changed.has(record)) count(counts, record, 'unchanged')
  // The day of reading is no part of the hash: reading the same again on another day writes nothing.
  const entries = fresh.map((each) => ({ ...each, record: withReadingDay(each.record, now.slice(0, 10)) }))

  const isNewSource = await hasChanged(run, source)
  if (entries.length === 0 && !isNewSource) return []
  await tx.run(QUERIES.setSource, { key: source.key, source: compactSource(source) })
  const plan = createPlan(tx, { source: source.key, actor, now })
  await plan.load(entries.map((each) => each.record))
  for (const label of Object.values(LABEL_OF)) {
    const described = entries.flatMap((each) => (each.label === label ? (known.get(each.key)?.ids ?? []) : []))
    await plan.registry.load(
      label,
      described.map((id) => ({ id })),
    )
  }

  const placed: Placed[] = []
  const again: object[] = []
  for (const entry of inOrder(entries)) {
    const { record, label, key, hash } = entry
    const stored = known.get(key)
    const { node, mode } = place(plan, entry, stored?.ids[0], state)
    placed.push({ record, label, node, mode, owner: key })
    if (!stored && mode === 'add') counts.joined++
    count(counts, record, mode === 'new' || mode === 'fill' ? 'created' : 'updated')
    const extra = extraOf(record)
    if (stored) again.push({ key, properties: clean({ key, digest: hash, extra: extra ?? undefined, at: now }) })
    else plan.record(node, { key, hash, extra })
  }
  await plan.lay(placed)
  await plan.write(tx)
  if (again.length > 0) await tx.run(QUERIES.setRecords, { rows: again })
  counts.placeholders = plan.placeholders()
  for (const { sourceKey, fields } of plan.differences)
    counts.warnings.push({
      sourceKey,
      message: `another source said this first, and it says otherwise about ${fields.join(', ')}; its words stay`,
    })
  const changes = plan.changes()
  const named = new Set(changes.flatMap((change) => change.ids))
  const silent = placed.filter(({ node }) => !named.has(node.id))
  for (const { node, record } of silent) changes.push({ kind: kindOf(record), ids: [node.id] })
  if (isNewSource) changes.push({ kind: 'source', ids: [source.key] })
  return changes
}

/** Where a record belongs, and how it meets what is there. */
function place(
  plan: Plan,
  { record, label, key }: Entry,
  describedId: string | undefined,
  state: string,
): { node: Known; mode: Mode } {
  const { registry } = plan
  const id = 'id' in record ? record.id : undefined
  const node =
    (describedId === undefined ? undefined : registry.byId(label, describedId)) ??
    registry.byKey(label, record.sourceKey) ??
    (id === undefined ? undefined : registry.byId(label, id)) ??
    joinable(plan, record, label)
  if (!node) {
    const own = { id, state, owner: key }
    const revised = label === 'Resource' || label === 'Outcome' || label === 'Framework' ? { revision: 1 } : {}
    const node = plan.create(record, clean({ ...own, ...revised, uri: record.uri }))
    const framework = record.type === 'outcome' ? find(registry, 'Framework', record.framework) : undefined
    if (framework) node.frameworks = [framework.id]
    return { node, mode: 'new' }
  }
  registry.add(node, record.sourceKey)
  if (node.properties.state === 'referenced' && node.properties.owner === undefined) {
    // Taken at once, so that a second record of this batch for the same node adds to it.
    node.properties = { ...node.properties, owner: key }
    return { node, mode: 'fill' }
  }
  return { node, mode: node.properties.owner === key && !node.isNew ? 'own' : 'add' }
}

/**
 * The node that a record's uri names, where it may join it: a placeholder; a framework, scheme or concept with that
 * uri; an outcome with that uri in the same framework. Resources are never joined by machine.
 */
function joinable(plan: Plan, record: NodeRecord, label: NodeLabel): Known | undefined {
  if (record.uri === undefined) return undefined
  const node = plan.registry.byUri(label, record.uri)
  if (!node || node.properties.state === 'referenced' || label === 'Resource')
    return node?.properties.state === 'referenced' ? node : undefined
  if (label !== 'Outcome') return node
  const framework = find(plan.registry, 'Framework', (record as OutcomeRecord).framework)
  return framework && node.frameworks?.includes(framework.id) ? node : undefined
}

const ORDER: readonly NodeRecord['type'][] = ['conceptScheme', 'concept', 'framework', 'outcome', 'resource']

/** What is named comes before what names it, so that no placeholder is made for something in the same batch. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return ORDER.flatMap((type) => entries.filter((each) => each.record.type === type))
}

function kindOf(record: NodeRecord): 'resource' | 'outcome' | 'framework' | 'concept' {
  return record.type === 'conceptScheme' ? 'concept' : record.type
}

function count(counts: UpsertCounts, { type, sourceKey }: NodeRecord, what: keyof Counts): void {
  counts[what]++
  counts.did.set(sourceKey, what)
  const ofType = (counts.byType[type] ??= { created: 0, updated: 0, unchanged: 0 })
  ofType[what]++
}

function extraOf(record: NodeRecord): string | null {
  const extra = 'extra' in record ? record.extra : undefined
  return extra === undefined ? null : JSON.stringify(extra)
}

function clean(given: Record<string, unknown>): Known['properties'] {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Known['properties']
}

function compactSource({ key, name, url, licence, credit, retrieved }: SourceRecord): Known['properties'] {
  return clean({ key, name, url, licence, credit, retrieved })
}

/** The keys of all records of a source, for telling what is gone from it. */
export async function recordKeysOf(graph: Graph, sourceKey: string): Promise<string[]> {
  const rows = await graph.read<{ key: string }>(QUERIES.recordKeys, { source: sourceKey })
  return rows.map((row) => row.key)
}
