/**
 * Editing frameworks that are kept here, one thing at a time: the framework's own facts, outcomes and their places,
 * prerequisites and crosswalks. All of it runs inside `commit`; who may do what is decided before.
 */
import { GraphError, type Params, type Transaction } from '#graph/graph.ts'
import { idOf, uriOf } from '#graph/ids.ts'
import { HERE, RELATIONSHIPS } from '#graph/model.ts'
import type { ChangeKind } from '#graph/nodes.ts'
import type { FrameworkRecord, MatchKind, OutcomeRecord } from '#graph/records.ts'
import { compact, FIELDS, isSame, type Properties, propertiesOf } from '#graph/shape.ts'
import { createPlan, revisionRow } from '#graph/queries/planned.ts'
import type { Run } from '#graph/queries/reference.ts'
import { rowOf, type StoredLink, writeRows } from '#graph/queries/store.ts'
import { inOrder, type PlaceRow } from '#graph/queries/tree.ts'

/** Edges between outcomes that are edited here. */
export const EDGE_TYPES = ['CHILD_OF', 'REQUIRES', 'MATCHES', 'REPLACED_BY'] as const
export type EdgeType = (typeof EDGE_TYPES)[number]

const factsOf = (type: EdgeType): string[] => Object.keys(RELATIONSHIPS[type].properties)

const ROWS_A_STATEMENT = 5_000

const edgeTexts: Record<string, string> = Object.fromEntries(
  EDGE_TYPES.flatMap((type) => [
    [
      `link${type}`,
      `UNWIND $rows AS row MATCH (a:Outcome {id: row[0]}) MATCH (b:Outcome {id: row[1]})
    CREATE (a)-[:${type} {${factsOf(type)
      .map((name, i) => `${name}: row[${i + 2}]`)
      .join(', ')}}]->(b)`,
    ],
    [
      `unlink${type}`,
      `UNWIND $rows AS row MATCH (a:Outcome {id: row[0]})-[e:${type}]->(b:Outcome {id: row[1]})${
        type === 'MATCHES' ? ' WHERE e.kind = row[2]' : ''
      } DELETE e`,
    ],
  ]),
)

export const QUERIES = {
  framework: 'MATCH (f:Framework {id: $id}) RETURN f {.*} AS framework',
  outcomes: `MATCH (o:Outcome) WHERE o.id IN $ids
    RETURN o {.*} AS outcome, [(o)-[:IN_FRAMEWORK]->(f:Framework) | f {.*}] AS frameworks,
      [(o)-[:RETIRED_FROM]->(f:Framework) | f.id] AS retiredFrom, [(o)-[:REPLACED_BY]->(p:Outcome) | p.id] AS replacedBy`,
  edgesFrom: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)-[e]->(b) WHERE type(e) <> 'HAS_REVISION'
    RETURN o.id AS id, type(e) AS type, coalesce(b.id, b.key) AS to, e {.*} AS properties`,
  edgesTo: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e]-(b:Outcome)
    RETURN o.id AS to, type(e) AS type, b.id AS id, e {.*} AS properties`,
  parents: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)-[:CHILD_OF]->(p:Outcome) RETURN o.id AS id, p.id AS parent`,
  siblings: `MATCH (p:Outcome {id: $id}) MATCH (p)<-[e:CHILD_OF]-(o:Outcome)
    RETURN o.id AS id, o.code AS code, e.position AS position, o.ageFrom AS age, o.statements AS texts`,
  tops: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    RETURN o.id AS id, o.code AS code, o.position AS position, o.ageFrom AS age, o.statements AS texts,
      [(o)-[:CHILD_OF]->(p:Outcome) | p.id] AS parents`,
  withCode: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome) WHERE o.code = $code
    RETURN o.id AS id`,
  draftsOf: `MATCH (f:Framework) WHERE f.providerId IN $providers AND f.adoptionStatus IN ['Private Draft', 'Draft']
    RETURN f.id AS id, f.updatedAt AS updatedAt`,
  draftsOfVersion: `MATCH (f:Framework) WHERE f.versionOf IN $ids AND f.adoptionStatus IN ['Private Draft', 'Draft']
    RETURN f.id AS id, f.versionOf AS of, f.providerId AS providerId`,
  setTops: 'UNWIND $rows AS row MATCH (o:Outcome {id: row[0]}) SET o.position = row[1]',
  setPlaces: `UNWIND $rows AS row MATCH (o:Outcome {id: row[0]})-[e:CHILD_OF]->(p:Outcome {id: row[1]})
    SET e.position = row[2]`,
  retire: `UNWIND $rows AS row MATCH (o:Outcome {id: row[0]})-[e:IN_FRAMEWORK]->(f:Framework {id: row[1]})
    CREATE (o)-[:RETIRED_FROM {source: e.source}]->(f) DELETE e`,
  ...edgeTexts,
} as const satisfies Record<string, string>

const FRAMEWORK = idOf('classroom:framework')
const NUMBER_LINE = idOf('classroom:outcome/number-line')
const UNIT = idOf('classroom:outcome/unit-fractions')
const TOP = idOf('classroom:outcome/fractions')

export const EXAMPLES: Record<string, Params> = {
  framework: { id: FRAMEWORK },
  outcomes: { ids: [NUMBER_LINE, 'no-such-id'] },
  edgesFrom: { ids: [NUMBER_LINE, UNIT] },
  edgesTo: { ids: [NUMBER_LINE, UNIT] },
  parents: { ids: [NUMBER_LINE, UNIT] },
  siblings: { id: TOP },
  tops: { id: FRAMEWORK },
  withCode: { id: FRAMEWORK, code: '3.NF.A.2' },
  draftsOf: { providers: ['no-such-provider'] },
  draftsOfVersion: { ids: [FRAMEWORK] },
  setTops: { rows: [[TOP, 3]] },
  setPlaces: { rows: [[NUMBER_LINE, TOP, 4]] },
  retire: { rows: [[NUMBER_LINE, FRAMEWORK]] },
  ...Object.fromEntries(
    EDGE_TYPES.flatMap((type) => {
      const facts: Properties = { source: HERE, strength: 'hard', status: 'accepted', kind: 'exact', confidence: 1 }
      const row = (a: string, b: string) => [a, b, ...factsOf(type).map((name) => facts[name] ?? null)]
      return [
        [`link${type}`, { rows: [row(UNIT, idOf('classroom:outcome/shadows'))] }],
        [`unlink${type}`, { rows: [type === 'MATCHES' ? [NUMBER_LINE, UNIT, 'exact'] : [NUMBER_LINE, UNIT]] }],
      ]
    }),
  ),
}

/** Who edits, why and when. */
export interface Editing {
  /** Id of the agent; stands on revisions. */
  actor: string
  note?: string | null
  /** ISO 8601 UTC. */
  now: string
}

export type Changed = { kind: ChangeKind; ids: string[] }[]

/** An outcome as it is stored, with where it stands. */
export interface EditedOutcome {
  id: string
  properties: Properties
  /** The framework it is in; null for a placeholder without one and for what was taken out. */
  framework: Properties | null
  /** Id of the framework it was taken out of. */
  retiredFrom: string | null
  /** Id of what replaced it. */
  replacedBy: string | null
}

/** An edge between outcomes with its facts, `source` among them. */
export interface StoredEdge {
  type: EdgeType
  from: string
  to: string
  properties: Properties
}

/** The stored facts of a framework, or null. */
export async function storedFramework(tx: Transaction, id: string): Promise<Properties | null> {
  const [row] = await tx.run<{ framework: Properties }>(QUERIES.framework, { id })
  return row ? compact(row.framework) : null
}

/** Outcomes as they are stored, by id; unknown ids are left out. */
export async function storedOutcomes(tx: Transaction, ids: readonly string[]): Promise<Map<string, EditedOutcome>> {
  const rows = await tx.run<{
    outcome: Properties
    frameworks: Properties[]
    retiredFrom: string[]
    replacedBy: string[]
  }>(QUERIES.outcomes, { ids })
  return new Map(
    rows.map(({ outcome, frameworks, retiredFrom, replacedBy }) => [
      outcome.id as string,
      {
        id: outcome.id as string,
        properties: compact(outcome),
        framework: frameworks[0] ?? null,
        retiredFrom: retiredFrom[0] ?? null,
        replacedBy: replacedBy.toSorted()[0] ?? null,
      },
    ]),
  )
}

/** The edges between outcomes that start at these. */
export async function edgesFrom(tx: Transaction, ids: readonly string[]): Promise<StoredEdge[]> {
  const rows = await tx.run<{ id: string; type: string; to: string; properties: Properties }>(QUERIES.edgesFrom, {
    ids,
  })
  return rows.flatMap(({ id, type, to, properties }) =>
    isEdgeType(type) ? [{ type, from: id, to, properties: compact(properties) }] : [],
  )
}

/** The edges between outcomes that end at these. */
export async function edgesTo(tx: Transaction, ids: readonly string[]): Promise<StoredEdge[]> {
  const rows = await tx.run<{ id: string; type: string; to: string; properties: Properties }>(QUERIES.edgesTo, { ids })
  return rows.flatMap(({ id, type, to, properties }) =>
    isEdgeType(type) ? [{ type, from: id, to, properties: compact(properties) }] : [],
  )
}

function isEdgeType(type: string): type is EdgeType {
  return (EDGE_TYPES as readonly string[]).includes(type)
}

/** Parents of these and of all above them: by id, as stored; one read a level. */
export async function parentsAbove(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  const above = new Map<string, string[]>()
  let level = [...new Set(ids)]
  while (level.length > 0) {
    for (const id of level) above.set(id, [])
    const rows = await tx.run<{ id: string; parent: string }>(QUERIES.parents, { ids: level })
    for (const { id, parent } of rows) above.get(id)!.push(parent)
    level = [...new Set(rows.map(({ parent }) => parent))].filter((id) => !above.has(id))
  }
  return above
}

/** The way up from `id` to `ancestor`, both included, or null. Shortest first. */
export function wayUp(above: ReadonlyMap<string, readonly string[]>, id: string, ancestor: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[id, null]])
  for (const at of cameFrom.keys()) {
    if (at === ancestor) {
      const way: string[] = []
      for (let step: string | null = at; step !== null; step = cameFrom.get(step) ?? null) way.push(step)
      return way.reverse()
    }
    for (const parent of above.get(at) ?? []) if (!cameFrom.has(parent)) cameFrom.set(parent, at)
  }
  return null
}

/** Those that stand beside each other: under `parent`, or at the top of the framework. In their order. */
export async function siblingsAt(
  tx: Transaction,
  frameworkId: string,
  parentId: string | null,
): Promise<{ id: string; position: number | null }[]> {
  type Row = PlaceRow & { parents?: string[] }
  const rows =
    parentId === null
      ? (await tx.run<Row>(QUERIES.tops, { id: frameworkId })).filter((row) => row.parents?.length === 0)
      : await tx.run<Row>(QUERIES.siblings, { id: parentId })
  const places = new Map<string, { id: string; position: number | null }>()
  for (const { id, position } of inOrder(rows))
    if (!places.has(id)) places.set(id, { id, position: (position as number | null) ?? null })
  return [...places.values()]
}

/** Ids of the outcomes of a framework that have this code. */
export async function outcomesWithCode(tx: Transaction, frameworkId: string, code: string): Promise<string[]> {
  return (await tx.run<{ id: string }>(QUERIES.withCode, { id: frameworkId, code })).map(({ id }) => id)
}

/**
 * Runs `change` over the stored facts of outcomes and writes what differs; the former state, edges included, stays as a
 * Revision. `always` keeps one also where only edges are about to change. Gives the ids that were written.
 */
export async function reviseOutcomes(
  tx: Transaction,
  ids: readonly string[],
  editing: Editing,
  change: (properties: Properties) => Properties = (properties) => properties,
  { always = true }: { always?: boolean } = {},
): Promise<string[]> {
  const stored = await storedOutcomes(tx, ids)
  const links = new Map<string, StoredLink[]>()
  const rows = await tx.run<{ id: string; type: StoredLink['type']; to: string; properties: Properties }>(
    QUERIES.edgesFrom,
    { ids },
  )
  for (const { id, type, to, properties } of rows) {
    const link: StoredLink = { type, to, properties: compact(properties) }
    const list = links.get(id)
    if (list) list.push(link)
    else links.set(id, [link])
  }
  const revisions: unknown[][] = []
  const written: { id: string; properties: Properties }[] = []
  for (const { id, properties } of stored.values()) {
    const next = compact(change({ ...properties }))
    if (!always && areSame(next, properties)) continue
    const number = (properties.revision as number | undefined) ?? 1
    revisions.push(
      revisionRow(id, number, properties, links.get(id) ?? [], {
        actor: editing.actor,
        note: editing.note ?? undefined,
        now: editing.now,
      }),
    )
    written.push({ id, properties: { ...next, revision: number + 1, updatedAt: editing.now } })
  }
  await writeRows(tx, 'reviseOutcome', revisions)
  await writeRows(tx, 'setOutcome', written)
  return written.map(({ id }) => id)
}

function areSame(a: Properties, b: Properties): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]))
}

/** Creates an outcome in a framework, under `parentId` or at the top, without an order yet. Gives what changed. */
export async function createOutcome(
  tx: Transaction,
  record: OutcomeRecord & { id: string },
  place: { framework: Properties; parentId: string | null },
  editing: Editing,
): Promise<Changed> {
  const { id } = record
  const { framework, parentId } = place
  const properties: Properties = {
    id,
    sourceKey: `${HERE}:${id}`,
    uri: uriOf(id),
    state: framework.state === 'draft' ? 'draft' : 'published',
    createdAt: editing.now,
    updatedAt: editing.now,
    revision: 1,
    ...propertiesOf(record),
  }
  await writeRows(tx, 'createOutcome', [rowOf('Outcome', properties)])
  await writeRows(tx, 'linkOutcomeIN_FRAMEWORK', [[id, framework.id as string]], { source: HERE })
  if (parentId !== null) await linkEdges(tx, [childOf(id, parentId)])
  return [
    { kind: 'outcome', ids: [id] },
    { kind: 'edges', ids: parentId === null ? [id] : [id, parentId] },
    { kind: 'framework', ids: [framework.id as string] },
  ]
}

/** An edge of the hierarchy that is stated here. */
export function childOf(id: string, parentId: string): StoredEdge {
  return { type: 'CHILD_OF', from: id, to: parentId, properties: { source: HERE } }
}

/**
 * The next facts of an outcome: those of `fields` as the record says them, the others as they are. Pure. Field names
 * are those of the record.
 */
export function withFields(stored: Properties, record: OutcomeRecord, fields: ReadonlySet<string>): Properties {
  const given = propertiesOf(record)
  const next = { ...stored }
  for (const field of FIELDS.Outcome) {
    if (!fields.has(field.name) && !(field.name === 'codeKey' && fields.has('code'))) continue
    const lists = 'sources' in field && typeof field.sources === 'string' ? [field.sources] : []
    for (const property of [field.property, ...(field.languages ? [field.languages] : []), ...lists]) {
      const value = given[property]
      if (value === undefined) delete next[property]
      else next[property] = value
    }
  }
  return next
}

/** Gives `id` the place `position` among `siblings` and writes the places that differ. Gives the ids written. */
export async function orderSiblings(
  tx: Transaction,
  siblings: readonly { id: string; position: number | null }[],
  parentId: string | null,
): Promise<string[]> {
  const moved = siblings.flatMap(({ id, position }, at) => (position === at ? [] : [{ id, at }]))
  const query = parentId === null ? QUERIES.setTops : QUERIES.setPlaces
  const rows = moved.map(({ id, at }) => (parentId === null ? [id, at] : [id, parentId, at]))
  await runRows(tx, query, rows)
  return moved.map(({ id }) => id)
}

/** Creates edges. */
export async function linkEdges(tx: Transaction, edges: readonly StoredEdge[]): Promise<void> {
  for (const [type, list] of Map.groupBy(edges, (edge) => edge.type)) {
    const names = factsOf(type)
    for (const edge of list) {
      const unknown = Object.keys(edge.properties).find((name) => !names.includes(name))
      if (unknown !== undefined)
        throw new GraphError('INVALID', `graph: the model has no property ${unknown} on ${type}`)
    }
    const rows = list.map(({ from, to, properties }) => [from, to, ...names.map((name) => properties[name] ?? null)])
    await runRows(tx, edgeTexts[`link${type}`]!, rows)
  }
}

/** Removes edges, whoever stated them: all between the two ends of that type, of matches those of the same kind. */
export async function unlinkEdges(
  tx: Transaction,
  edges: readonly Pick<StoredEdge, 'type' | 'from' | 'to' | 'properties'>[],
): Promise<void> {
  for (const [type, list] of Map.groupBy(edges, (edge) => edge.type)) {
    const rows = new Map<string, string[]>()
    for (const { from, to, properties } of list) {
      const row = type === 'MATCHES' ? [from, to, properties.kind as MatchKind] : [from, to]
      rows.set(row.join(' '), row)
    }
    await runRows(tx, edgeTexts[`unlink${type}`]!, [...rows.values()])
  }
}

async function runRows(tx: Transaction, query: string, rows: readonly unknown[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    await tx.run(query, { rows: rows.slice(start, start + ROWS_A_STATEMENT) })
}

/** Takes an outcome out of its framework; its edges are removed by the caller before. */
export async function unplaceOutcome(tx: Transaction, id: string, frameworkId: string): Promise<void> {
  await tx.run(QUERIES.retire, { rows: [[id, frameworkId]] })
}

/** Creates a framework that is born here, as a private draft of its provider. */
export async function createFramework(
  tx: Transaction,
  record: FrameworkRecord & { id: string },
  given: Properties & { providerId: string },
  editing: Editing,
): Promise<Changed> {
  const plan = createPlan(tx, { source: HERE, actor: editing.actor, now: editing.now })
  await plan.load([record])
  const node = plan.create(record, {
    id: record.id,
    ...(record.uri ? { uri: record.uri } : {}),
    state: 'draft',
    revision: 1,
    ...given,
  })
  await plan.lay([{ record, label: 'Framework', node, mode: 'new' }])
  await plan.write(tx)
  return plan.changes()
}

/**
 * Changes the stated fields of a framework and keeps the former state. Throws GraphError CONFLICT for another revision
 * and NOT_FOUND. Gives what changed; nothing when nothing differs.
 */
export async function updateFramework(
  tx: Transaction,
  record: FrameworkRecord & { id: string },
  { fields, expectRevision }: { fields: readonly string[]; expectRevision: number },
  editing: Editing,
): Promise<Changed> {
  const plan = createPlan(tx, {
    source: HERE,
    actor: editing.actor,
    note: editing.note ?? undefined,
    now: editing.now,
  })
  await plan.load([record])
  const node = plan.registry.byId('Framework', record.id)
  if (!node) throw new GraphError('NOT_FOUND', `graph: there is no framework ${record.id}`)
  const revision = (node.properties.revision as number | undefined) ?? 1
  if (revision !== expectRevision)
    throw new GraphError('CONFLICT', `graph: framework ${record.id} is at revision ${revision}, not ${expectRevision}`)
  const different = await plan.lay([{ record, label: 'Framework', node, mode: 'edit', fields: new Set(fields) }])
  if (different.size === 0) return []
  await plan.write(tx)
  return plan.changes()
}

/** Ids of the drafts of providers, private and public, the latest changed first. */
export async function draftsOf(run: Run, providers: readonly string[]): Promise<string[]> {
  if (providers.length === 0) return []
  const rows = await run<{ id: string; updatedAt: string }>(QUERIES.draftsOf, { providers })
  return rows
    .sort((a, b) => (a.updatedAt === b.updatedAt ? (a.id < b.id ? -1 : 1) : a.updatedAt > b.updatedAt ? -1 : 1))
    .map(({ id }) => id)
}

/** The open drafts of new versions of these frameworks. */
export async function draftsOfVersions(
  run: Run,
  ids: readonly string[],
): Promise<{ id: string; of: string; providerId: string }[]> {
  return await run(QUERIES.draftsOfVersion, { ids })
}
