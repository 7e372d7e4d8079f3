/** Publishing, changing and withdrawing resources here. All of it runs inside `commit`. */
import { GraphError, type Params, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { Change, ResourceState } from '#graph/nodes.ts'
import type { ResourceRecord } from '#graph/records.ts'
import type { Properties } from '#graph/shape.ts'
import { createPlan, type PlanOptions, revisionRow } from '#graph/queries/planned.ts'
import { linksOf, writeRows } from '#graph/queries/store.ts'

export const QUERIES = {
  resource: 'MATCH (r:Resource {id: $id}) RETURN r {.*} AS resource',
  set: 'MATCH (r:Resource {id: $id}) SET r = $properties',
  resources: 'MATCH (r:Resource) WHERE r.id IN $ids RETURN r {.*} AS resource',
  // People that only the draft names, its former states and its files go with it.
  forgetPeople: 'MATCH (a:Agent) WHERE a.sourceKey STARTS WITH $people DETACH DELETE a',
  forgetParts: 'MATCH (r:Resource {id: $id})-[:HAS_REVISION|HAS_FILE]->(p) DETACH DELETE p',
  forgetDraft: "MATCH (r:Resource {id: $id}) WHERE r.state IN ['draft', 'submitted'] DETACH DELETE r",
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  resource: { id: idOf('classroom:resource/pizza-fractions') },
  set: { id: 'no-such-id', properties: { id: 'no-such-id' } },
  resources: { ids: [idOf('classroom:resource/pizza-fractions')] },
  forgetPeople: { people: 'here:person/drafted-resource/' },
  forgetParts: { id: 'drafted-resource' },
  forgetDraft: { id: 'drafted-resource' },
}

export interface WriteOptions {
  /** Id of the agent that makes the change; stands on the revision and on tags. */
  actor: string
  /** The resource to change, or the id a new one gets. Without it the record's own `id`, else one made of its source key. */
  id?: string
  /** The revision the change was made from. Another one now: GraphError CONFLICT. */
  expectRevision?: number
  note?: string | null
  /** The fields of the record to change; the others stay. All by default. */
  fields?: readonly string[]
  /** State of a new resource; `published` by default. One that is here keeps its state unless this says otherwise. */
  state?: Extract<ResourceState, 'draft' | 'submitted' | 'published' | 'hidden'>
  /**
   * A draft saves itself as it is typed: the revision grows, and what the same person saved in that way just before is not
   * kept.
   */
  isAutosave?: boolean
  /** ISO 8601 UTC; the present by default. */
  now?: string
}

export interface Written {
  id: string
  revision: number
  /** Nothing differed, so nothing was written. */
  unchanged: boolean
  /** What the change feed shall name; empty when nothing was written. */
  changes: Pick<Change, 'kind' | 'ids'>[]
}

/**
 * Creates a resource, or changes one and keeps its former state as a Revision. What is changed on an imported resource
 * is listed in its `edited` and survives imports. References by `id:<uuid>` name things here; others may become
 * placeholders. Throws GraphError CONFLICT for another revision or a withdrawn resource, NOT_FOUND when `expectRevision`
 * is given and there is no such resource, and UnknownIdError for an `id:` that names nothing.
 */
export async function writeResource(tx: Transaction, record: ResourceRecord, options: WriteOptions): Promise<Written> {
  const now = options.now ?? new Date().toISOString()
  const id = options.id ?? record.id ?? idOf(record.sourceKey)
  const plan = createPlan(tx, { source: HERE, actor: options.actor, note: options.note ?? undefined, now })
  await plan.load([{ ...record, id }])
  const known = plan.registry.byId('Resource', id)
  if (!known) {
    if (options.expectRevision !== undefined) throw new GraphError('NOT_FOUND', `graph: there is no resource ${id}`)
    const state = options.state ?? 'published'
    const node = plan.create(record, {
      id,
      ...(record.uri ? { uri: record.uri } : {}),
      state,
      bornHere: true,
      revision: 1,
      changedBy: options.actor,
    })
    await plan.lay([{ record, label: 'Resource', node, mode: 'new' }])
    await plan.write(tx)
    return { id, revision: 1, unchanged: false, changes: plan.changes() }
  }
  const revision = (known.properties.revision as number | undefined) ?? 1
  if (options.expectRevision !== undefined && options.expectRevision !== revision)
    throw new GraphError('CONFLICT', `graph: resource ${id} is at revision ${revision}, not ${options.expectRevision}`)
  if (known.properties.state === 'withdrawn')
    throw new GraphError('CONFLICT', `graph: resource ${id} was withdrawn and takes no changes`)
  const fields = options.fields ? new Set(options.fields) : undefined
  const placed = {
    record,
    label: 'Resource' as const,
    node: known,
    mode: 'edit' as const,
    fields,
    state: options.state,
    isAutosave: options.isAutosave,
  }
  const different = await plan.lay([placed])
  if (different.size === 0) return { id, revision, unchanged: true, changes: [] }
  await plan.write(tx)
  return { id, revision: known.properties.revision as number, unchanged: false, changes: plan.changes() }
}

/**
 * Takes a resource out of the catalogue and leaves a tombstone with the reason; its former state is kept as a Revision.
 * Withdrawing again changes nothing. Throws GraphError NOT_FOUND. Gives what the change feed shall name.
 */
export async function withdrawResource(
  tx: Transaction,
  id: string,
  reason: string,
  actor: string,
  now: string = new Date().toISOString(),
): Promise<Written> {
  const { revisions, changes } = await withdrawResources(tx, [id], reason, actor, now)
  const revision = revisions.get(id)
  if (revision === undefined) throw new GraphError('NOT_FOUND', `graph: there is no resource ${id}`)
  return { id, revision, unchanged: changes.length === 0, changes }
}

/** As `withdrawResource`, for many in as many statements as for one. Gives the revision of each that is here. */
export async function withdrawResources(
  tx: Transaction,
  ids: readonly string[],
  reason: string,
  actor: string,
  now: string = new Date().toISOString(),
): Promise<{ revisions: Map<string, number>; changes: Written['changes'] }> {
  const rows = await tx.run<{ resource: Properties }>(QUERIES.resources, { ids: [...ids] })
  const revisions = new Map<string, number>()
  const going: { id: string; number: number; before: Properties }[] = []
  for (const { resource: before } of rows) {
    const [id, number] = [before.id as string, (before.revision as number | undefined) ?? 1]
    revisions.set(id, before.state === 'withdrawn' ? number : number + 1)
    if (before.state !== 'withdrawn') going.push({ id, number, before })
  }
  if (going.length === 0) return { revisions, changes: [] }
  const gone = going.map(({ id }) => id)
  const links = await linksOf((cypher, params) => tx.run(cypher, params), 'Resource', gone)
  const options: Pick<PlanOptions, 'actor' | 'note' | 'now'> = { actor, note: reason, now }
  const former = going.map(({ id, number, before }) => revisionRow(id, number, before, links.get(id) ?? [], options))
  await writeRows(tx, 'reviseResource', former)
  const withdrawn = going.map(({ id, number, before }) => ({
    id,
    properties: { ...before, state: 'withdrawn', stateReason: reason, revision: number + 1, updatedAt: now },
  }))
  await writeRows(tx, 'setResource', withdrawn)
  return { revisions, changes: [{ kind: 'resource', ids: gone }] }
}

/**
 * Removes a draft, also a submitted one, with its former states, its files and the people that only it names; it cannot be brought back. Throws
 * GraphError NOT_FOUND where there is none, and CONFLICT for what is no draft.
 */
export async function discardResource(tx: Transaction, id: string): Promise<Pick<Change, 'kind' | 'ids'>[]> {
  const [row] = await tx.run<{ resource: Properties }>(QUERIES.resource, { id })
  if (!row) throw new GraphError('NOT_FOUND', `graph: there is no resource ${id}`)
  if (!['draft', 'submitted'].includes(row.resource.state as string))
    throw new GraphError('CONFLICT', `graph: resource ${id} is no draft`)
  await tx.run(QUERIES.forgetPeople, { people: `here:person/${id}/` })
  await tx.run(QUERIES.forgetParts, { id })
  await tx.run(QUERIES.forgetDraft, { id })
  return [{ kind: 'resource', ids: [id] }]
}
