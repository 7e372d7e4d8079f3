/** The edges between outcomes as a source states them: prerequisites, hierarchy, crosswalks, successions. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf, uriOf } from '#graph/ids.ts'
import type {
  ChildOfRecord,
  MatchesRecord,
  OutcomeEdge,
  Reference,
  ReplacedByRecord,
  RequiresRecord,
  SourceRecord,
} from '#graph/records.ts'
import { BY_ID, canonical, compact, placeholderOf, type Properties, texts } from '#graph/shape.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { UnknownIdError } from '#graph/queries/planned.ts'
import { createRegistry, find, type Known, type Registry, type Run } from '#graph/queries/reference.ts'
import { rowOf, writeRows } from '#graph/queries/store.ts'

const ROWS_A_STATEMENT = 5_000

type EdgeType = OutcomeEdge['type']
type End = 'Outcome' | 'Framework'

/** An edge as an import hands it over: of prerequisites it says whether they may be followed. */
export type ImportedEdge =
  (RequiresRecord & { status?: 'accepted' | 'proposed' }) | ChildOfRecord | MatchesRecord | ReplacedByRecord

const RELATIONSHIP: Record<EdgeType, 'REQUIRES' | 'CHILD_OF' | 'MATCHES' | 'REPLACED_BY'> = {
  requires: 'REQUIRES',
  childOf: 'CHILD_OF',
  matches: 'MATCHES',
  replacedBy: 'REPLACED_BY',
}
/** The facts on each, beside `source`. */
const FACTS: Record<EdgeType, readonly string[]> = {
  requires: ['strength', 'status', 'reasons', 'reasonLanguages', 'confidence', 'clause', 'uri', 'association', 'extra'],
  childOf: ['association', 'position', 'uri', 'extra'],
  matches: ['kind', 'association', 'confidence', 'uri', 'extra'],
  replacedBy: ['association', 'uri', 'extra'],
}
/** Edges of one type between the same ends are several where they differ in these. */
const SIDE_BY_SIDE = ['kind', 'association'] as const
const KINDS = [
  { type: 'requires', end: 'Outcome' },
  { type: 'childOf', end: 'Outcome' },
  { type: 'matches', end: 'Outcome' },
  { type: 'replacedBy', end: 'Outcome' },
  { type: 'replacedBy', end: 'Framework' },
] as const

const named = (verb: string, type: EdgeType, end: End): string => `${verb}${RELATIONSHIP[type]}${end}`

export const QUERIES: Record<string, string> = Object.fromEntries(
  KINDS.flatMap(({ type, end }) => {
    const name = RELATIONSHIP[type]
    const facts = FACTS[type].map((fact, i) => `, ${fact}: row[${i + 2}]`).join('')
    const same = SIDE_BY_SIDE.filter((fact) => FACTS[type].includes(fact))
      .map((fact) => ` AND coalesce(e.${fact}, '') = coalesce(row[${FACTS[type].indexOf(fact) + 2}], '')`)
      .join('')
    return [
      [
        named('stored', type, end),
        `MATCH (a:${end}) WHERE a.id IN $ids MATCH (a)-[e:${name}]->(b:${end}) WHERE e.source = $source
    RETURN a.id AS from, b.id AS to, e {.*} AS properties`,
      ],
      [
        named('add', type, end),
        `UNWIND $rows AS row MATCH (a:${end} {id: row[0]}) MATCH (b:${end} {id: row[1]})
    CREATE (a)-[:${name} {source: $source${facts}}]->(b)`,
      ],
      [
        named('remove', type, end),
        `UNWIND $rows AS row MATCH (a:${end} {id: row[0]})-[e:${name}]->(b:${end} {id: row[1]})
    WHERE e.source = $source${same} DELETE e`,
      ],
    ]
  }),
)
const EARLIER = idOf('classroom:outcome/unit-fractions')
const LATER = idOf('classroom:outcome/number-line')
export const EXAMPLES: Record<string, Params> = Object.fromEntries(
  KINDS.flatMap(({ type, end }) => {
    const ends = end === 'Outcome' ? [LATER, EARLIER] : [idOf('classroom:framework'), idOf('classroom:framework')]
    const facts = { strength: 'hard', kind: 'exact', confidence: 1, position: 2 } as Record<string, string | number>
    const row = [...ends, ...FACTS[type].map((fact) => facts[fact] ?? null)]
    return [
      [named('stored', type, end), { ids: [LATER, idOf('classroom:framework')], source: 'classroom' }],
      [named('add', type, end), { rows: [row], source: 'example' }],
      [named('remove', type, end), { rows: [row], source: 'classroom' }],
    ]
  }),
)

/**
 * Whose edges the source states in full. `listed`: of each outcome that an edge starts from, those of the types that
 * start there. A list of source keys: of those outcomes too, also where no edge is left; then of `types`, by default all.
 */
export interface EdgeScope {
  froms: readonly string[] | 'listed'
  types?: readonly EdgeType[]
}

export interface EdgeCounts {
  created: number
  updated: number
  unchanged: number
  removed: number
  placeholders: number
  byType: Record<EdgeType, { created: number; updated: number; unchanged: number; removed: number }>
  warnings: { sourceKey: string; message: string }[]
  /** Those that the check gave back and that are therefore kept as proposed. */
  setAside: NewPrerequisite[]
  version: number
}

/** A prerequisite that will be followed from now on: by the ids of its ends, with the edge as it was handed over. */
export interface NewPrerequisite {
  from: string
  to: string
  edge: ImportedEdge & { type: 'requires' }
}

export interface SyncOptions {
  /**
   * The last guard, run inside the transaction after it has taken its version: gets the accepted prerequisites that are
   * not yet followed, and those this write takes away. Those it gives back are kept as proposed. What it throws undoes
   * the whole write.
   */
  check?: (
    tx: Transaction,
    version: number,
    added: readonly NewPrerequisite[],
    removed: readonly { from: string; to: string; source: string }[],
  ) => Promise<readonly NewPrerequisite[] | void>
}

interface Row {
  from: string
  to: string
  label: End
  type: EdgeType
  properties: Properties
  edge: ImportedEdge
}

/**
 * Makes the edges of `source` within the scope those handed over, in one transaction and one catalogue version, and
 * writes only what differs; edges of other sources stay. What is named and not here becomes a placeholder. An edge is
 * known by its ends, type and kind: of several the last counts. An edge from a thing to itself is passed over with a
 * warning. A prerequisite that somebody here rejected stays rejected.
 */
export async function syncEdges(
  graph: Graph,
  source: Pick<SourceRecord, 'key'>,
  edges: readonly ImportedEdge[],
  scope: EdgeScope,
  options: SyncOptions = {},
): Promise<EdgeCounts> {
  const result = await commit(graph, async (tx, version) => {
    const counts = noCounts()
    const registry = createRegistry((cypher, params) => tx.run(cypher, params))
    await load(registry, edges, scope)
    const { rows, placeholders } = resolve(registry, edges, source.key, counts)
    const stored = await storedEdges((cypher, params) => tx.run(cypher, params), registry, rows, source.key, scope)
    const { added, removed, pairs } = difference(rows, stored, counts)

    const prerequisites = added.filter(isFollowed).map((row) => ({
      from: row.from,
      to: row.to,
      edge: row.edge as NewPrerequisite['edge'],
    }))
    const gone = removed
      .filter((row) => row.type === 'requires')
      .map(({ from, to }) => ({ from, to, source: source.key }))
    counts.setAside = [...((await options.check?.(tx, version, prerequisites, gone)) ?? [])]
    const aside = new Set(counts.setAside.map((each) => each.edge))
    for (const row of added.filter((each) => aside.has(each.edge as NewPrerequisite['edge']))) {
      row.properties = { ...row.properties, status: 'proposed' }
      const before = pairs.get(row)
      if (!before || canonical(before.properties) !== canonical(row.properties)) continue
      // It was set aside before, too.
      added.splice(added.indexOf(row), 1)
      removed.splice(removed.indexOf(before), 1)
      for (const each of [counts, counts.byType.requires]) {
        each.updated--
        each.unchanged++
      }
    }

    const isNew = new Set(placeholders)
    await writeRows(
      tx,
      'createOutcome',
      placeholders.map(({ properties }) => rowOf('Outcome', properties)),
    )
    const touched = new Set<string>()
    for (const { type, end } of KINDS) {
      const ofKind = (row: Row): boolean => row.type === type && row.label === end
      await runRows(tx, named('remove', type, end), removed.filter(ofKind), source.key)
      await runRows(tx, named('add', type, end), added.filter(ofKind), source.key)
    }
    for (const { from, to } of [...added, ...removed]) touched.add(from).add(to)
    counts.placeholders = isNew.size
    const changes = [
      { kind: 'edges' as const, ids: [...touched] },
      { kind: 'outcome' as const, ids: placeholders.map((node) => node.id) },
    ]
    return { value: counts, changes }
  })
  return { ...result.value, version: result.version }
}

async function load(registry: Registry, edges: readonly ImportedEdge[], scope: EdgeScope): Promise<void> {
  const asked = edges.flatMap(({ from, to }) => [from, to]).map(({ sourceKey, uri }) => ({ key: sourceKey, uri }))
  if (scope.froms !== 'listed') asked.push(...scope.froms.map((key) => ({ key, uri: undefined })))
  await registry.load('Outcome', asked)
  const successions = edges.filter((edge) => edge.type === 'replacedBy').flatMap(({ from, to }) => [from, to])
  await registry.load(
    'Framework',
    successions.map(({ sourceKey, uri }) => ({ key: sourceKey, uri })),
  )
}

function resolve(
  registry: Registry,
  edges: readonly ImportedEdge[],
  source: string,
  counts: EdgeCounts,
): { rows: Row[]; placeholders: Known[] } {
  const placeholders: Known[] = []
  const now = new Date().toISOString()
  const outcome = (reference: Reference): Known => {
    const known = find(registry, 'Outcome', reference)
    if (known) return known
    const { sourceKey } = reference
    if (sourceKey.startsWith(BY_ID)) throw new UnknownIdError('Outcome', sourceKey)
    const id = idOf(sourceKey)
    const identity = { id, sourceKey, uri: uriOf(id), state: 'referenced', createdAt: now, updatedAt: now }
    const node: Known = {
      label: 'Outcome',
      id,
      properties: { ...identity, ...placeholderOf('Outcome', reference) },
      isNew: true,
    }
    placeholders.push(node)
    registry.add(node)
    return node
  }
  const rows = new Map<string, Row>()
  for (const edge of edges) {
    const frameworks =
      edge.type === 'replacedBy' ? [edge.from, edge.to].map((end) => find(registry, 'Framework', end)) : []
    const areFrameworks = frameworks.length === 2 && frameworks.every((each) => each !== undefined)
    const from = areFrameworks ? frameworks[0]! : outcome(edge.from)
    const to = areFrameworks ? frameworks[1]! : outcome(edge.to)
    if (from.id === to.id) {
      counts.warnings.push({ sourceKey: edge.from.sourceKey, message: `a ${edge.type} edge leads from it to itself` })
      continue
    }
    const label: End = areFrameworks ? 'Framework' : 'Outcome'
    const row: Row = { from: from.id, to: to.id, label, type: edge.type, properties: factsOf(edge, source), edge }
    if (rows.delete(keyOf(row)))
      counts.warnings.push({
        sourceKey: edge.from.sourceKey,
        message: `its ${edge.type} edge to ${edge.to.sourceKey} is repeated; the last one counts`,
      })
    rows.set(keyOf(row), row)
  }
  return { rows: [...rows.values()], placeholders }
}

function factsOf(edge: ImportedEdge, source: string): Properties {
  switch (edge.type) {
    case 'requires':
      return compact({
        source,
        strength: edge.strength,
        status: edge.status ?? 'accepted',
        ...texts('reasons', 'reasonLanguages', edge.reasons),
        confidence: edge.confidence,
        clause: edge.clause,
        ...stated(edge),
      })
    case 'childOf':
      return compact({ source, position: edge.position, ...stated(edge) })
    case 'matches':
      return compact({ source, kind: edge.kind, confidence: edge.confidence, ...stated(edge) })
    case 'replacedBy':
      return compact({ source, ...stated(edge) })
  }
}

function stated({ uri, association, extra }: ImportedEdge): Record<string, unknown> {
  return { uri, association, extra: extra && JSON.stringify(extra) }
}

function keyOf({ from, to, type, properties }: Pick<Row, 'from' | 'to' | 'type' | 'properties'>): string {
  return `${type} ${from} ${to} ${SIDE_BY_SIDE.map((fact) => properties[fact] ?? '').join(' ')}`
}

async function storedEdges(
  run: Run,
  registry: Registry,
  rows: readonly Row[],
  source: string,
  scope: EdgeScope,
): Promise<Map<string, Row>> {
  const stored = new Map<string, Row>()
  for (const { type, end } of KINDS) {
    const ids = new Set(rows.filter((row) => row.type === type && row.label === end).map((row) => row.from))
    if (scope.froms !== 'listed' && (scope.types?.includes(type) ?? true))
      for (const key of scope.froms) {
        const node = registry.byKey(end, key)
        if (node) ids.add(node.id)
      }
    const all = [...ids]
    for (let start = 0; start < all.length; start += ROWS_A_STATEMENT) {
      const found = await run<{ from: string; to: string; properties: Properties }>(
        QUERIES[named('stored', type, end)]!,
        {
          ids: all.slice(start, start + ROWS_A_STATEMENT),
          source,
        },
      )
      for (const { from, to, properties } of found) {
        const row = { from, to, label: end, type, properties, edge: undefined as unknown as ImportedEdge }
        stored.set(keyOf(row), row)
      }
    }
  }
  return stored
}

/** What to write and what to take away; an edge whose facts differ is both, and one of the pairs. */
function difference(
  rows: readonly Row[],
  stored: Map<string, Row>,
  counts: EdgeCounts,
): { added: Row[]; removed: Row[]; pairs: Map<Row, Row> } {
  const pairs = new Map<Row, Row>()
  const added: Row[] = []
  const removed: Row[] = []
  const say = (type: EdgeType, what: 'created' | 'updated' | 'unchanged' | 'removed'): void => {
    counts[what]++
    counts.byType[type][what]++
  }
  for (const row of rows) {
    const before = stored.get(keyOf(row))
    stored.delete(keyOf(row))
    if (before?.properties.status === 'rejected') row.properties.status = 'rejected'
    if (!before) {
      added.push(row)
      say(row.type, 'created')
    } else if (canonical(before.properties) === canonical(row.properties)) say(row.type, 'unchanged')
    else {
      removed.push(before)
      added.push(row)
      pairs.set(row, before)
      say(row.type, 'updated')
    }
  }
  for (const before of stored.values()) {
    removed.push(before)
    say(before.type, 'removed')
  }
  return { added, removed, pairs }
}

function isFollowed(row: Row): boolean {
  return row.type === 'requires' && row.properties.status === 'accepted'
}

async function runRows(tx: Transaction, query: string, rows: readonly Row[], source: string): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT)
    await tx.run(QUERIES[query]!, {
      source,
      rows: part.map(({ from, to, type, properties }) => [
        from,
        to,
        ...FACTS[type].map((fact) => properties[fact] ?? null),
      ]),
    })
  }
}

function noCounts(): EdgeCounts {
  const none = (): EdgeCounts['byType']['requires'] => ({ created: 0, updated: 0, unchanged: 0, removed: 0 })
  return {
    ...none(),
    placeholders: 0,
    byType: { requires: none(), childOf: none(), matches: none(), replacedBy: none() },
    warnings: [],
    setAside: [],
    version: 0,
  }
}
