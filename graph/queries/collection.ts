/** Collections: ordered sections of resources and outcomes that somebody put together. */
import { type Stored, textOrNull } from '#graph/cards.ts'
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import { idOf, newId } from '#graph/ids.ts'
import type { CollectionEntry, CollectionNode, CollectionState } from '#graph/nodes.ts'
import { canonical, compact, type Properties, textsFrom } from '#graph/shape.ts'

export const QUERIES = {
  byIds: 'MATCH (c:Collection) WHERE c.id IN $ids RETURN c {.*} AS collection',
  resources: `MATCH (c:Collection) WHERE c.id IN $ids MATCH (c)-[e:CONTAINS]->(t:Resource)
    RETURN c.id AS collection, t.id AS to, e.position AS position, e.section AS section, e.note AS note, e.revision AS revision,
      e.addedAt AS addedAt`,
  outcomes: `MATCH (c:Collection) WHERE c.id IN $ids MATCH (c)-[e:CONTAINS]->(t:Outcome)
    RETURN c.id AS collection, t.id AS to, e.position AS position, e.section AS section, e.note AS note, e.revision AS revision,
      e.addedAt AS addedAt`,
  listed: `MATCH (c:Collection) WHERE c.state = 'public' AND ($providerId IS NULL OR c.providerId = $providerId)
      AND (c.updatedAt < $at OR (c.updatedAt = $at AND c.id > $after))
    RETURN c.id AS id, c.updatedAt AS at ORDER BY at DESC, id LIMIT $limit`,
  listedCount: `MATCH (c:Collection) WHERE c.state = 'public' AND ($providerId IS NULL OR c.providerId = $providerId)
    RETURN count(c) AS count`,
  ofMaker:
    'MATCH (c:Collection) WHERE c.madeBy = $agentId AND c.providerId IS NULL RETURN c.id AS id, c.updatedAt AS at',
  ofProviders: 'MATCH (c:Collection) WHERE c.providerId IN $ids RETURN c.id AS id, c.updatedAt AS at',
  withResource: `MATCH (r:Resource {id: $id})<-[:CONTAINS]-(c:Collection) WHERE c.state = 'public'
    RETURN DISTINCT c.id AS id, c.updatedAt AS at`,
  outcomeTimes: 'MATCH (o:Outcome) WHERE o.id IN $ids RETURN o.id AS id, o.updatedAt AS at',
  create: 'CREATE (c:Collection) SET c = $properties',
  set: 'MATCH (c:Collection {id: $id}) SET c = $properties',
  clear: 'MATCH (c:Collection {id: $id})-[e:CONTAINS]->() DELETE e',
  linkResources: `UNWIND $rows AS row MATCH (c:Collection {id: row[0]}) MATCH (t:Resource {id: row[1]})
    CREATE (c)-[:CONTAINS {position: row[2], section: row[3], note: row[4], revision: row[5], addedAt: row[6]}]->(t)`,
  linkOutcomes: `UNWIND $rows AS row MATCH (c:Collection {id: row[0]}) MATCH (t:Outcome {id: row[1]})
    CREATE (c)-[:CONTAINS {position: row[2], section: row[3], note: row[4], revision: row[5], addedAt: row[6]}]->(t)`,
  keepFormer: `MATCH (c:Collection {id: $id}) CREATE (c)-[:HAS_REVISION]->(:Revision {id: $revisionId,
    number: $number, at: $at, by: $by, note: $note, snapshot: $snapshot})`,
  former: `MATCH (c:Collection {id: $id})-[:HAS_REVISION]->(v:Revision)
    RETURN v.number AS number, v.at AS at, v.note AS note ORDER BY v.number DESC LIMIT $limit`,
  forgetFormer: 'MATCH (c:Collection {id: $id})-[:HAS_REVISION]->(v:Revision) DETACH DELETE v',
  forget: 'MATCH (c:Collection {id: $id}) DETACH DELETE c',
} as const

const ID = 'collection'
const AT = '2026-11-21T08:00:00.000Z'
const PIZZA = idOf('classroom:resource/pizza-fractions')
const ROW = [0, 0, 'First of all', null, AT]

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byIds: { ids: [ID] },
  resources: { ids: [ID] },
  outcomes: { ids: [ID] },
  listed: { providerId: null, at: '9999', after: '', limit: 20 },
  listedCount: { providerId: null },
  ofMaker: { agentId: 'agent-of-amina' },
  ofProviders: { ids: [idOf('classroom:agent/press')] },
  withResource: { id: PIZZA },
  outcomeTimes: { ids: [idOf('classroom:outcome/equivalent-fractions')] },
  create: { properties: { id: 'example-collection', titles: ['Example'], titleLanguages: ['en'], state: 'private' } },
  set: { id: ID, properties: { id: ID, titles: ['Another name'], titleLanguages: ['en'], state: 'public' } },
  clear: { id: ID },
  linkResources: { rows: [[ID, PIZZA, ...ROW]] },
  linkOutcomes: { rows: [[ID, idOf('classroom:outcome/equivalent-fractions'), ...ROW]] },
  keepFormer: { id: ID, revisionId: 'example-revision', number: 1, at: AT, by: 'amina', note: null, snapshot: '{}' },
  former: { id: ID, limit: 20 },
  forgetFormer: { id: ID },
  forget: { id: ID },
}

type Run = <T extends Stored>(cypher: string, params: Params) => Promise<T[]>
interface Dated extends Stored {
  id: string
  at: string
}
interface EntryRow extends Stored {
  collection: string
  to: string
  position: number
  section: number | null
  note: string | null
  revision: number | null
  addedAt: string
}

/** Collections by id with what is in them, in any order and three reads; unknown ids are left out. */
export async function collectionsByIds(graph: Graph, ids: readonly string[]): Promise<CollectionNode[]> {
  return await read((cypher, params) => graph.read(cypher, params), ids)
}

async function read(run: Run, ids: readonly string[]): Promise<CollectionNode[]> {
  const rows = await run<{ collection: Stored }>(QUERIES.byIds, { ids: [...ids] })
  if (rows.length === 0) return []
  const entries = [
    ...(await run<EntryRow>(QUERIES.resources, { ids: [...ids] })).map((row) => ({ row, kind: 'resource' as const })),
    ...(await run<EntryRow>(QUERIES.outcomes, { ids: [...ids] })).map((row) => ({ row, kind: 'outcome' as const })),
  ]
  const byCollection = Map.groupBy(entries, ({ row }) => row.collection)
  return rows.map(({ collection }) =>
    node(
      collection,
      (byCollection.get(collection.id as string) ?? []).map(({ row, kind }) => entry(row, kind)),
    ),
  )
}

function entry({ to, position, section, note, revision, addedAt }: EntryRow, kind: CollectionEntry['kind']) {
  return { kind, id: to, position, section: section ?? 0, note, revision, addedAt }
}

function node(stored: Stored, entries: CollectionEntry[]): CollectionNode {
  return {
    id: stored.id as string,
    uri: stored.uri as string,
    state: stored.state as CollectionState,
    madeBy: stored.madeBy as string,
    providerId: textOrNull(stored.providerId),
    titles: textsFrom(stored.titles, stored.titleLanguages),
    descriptions: textsFrom(stored.descriptions, stored.descriptionLanguages),
    sections: (stored.sections as string[] | null | undefined) ?? [''],
    copiedFrom: textOrNull(stored.copiedFrom),
    revision: stored.revision as number,
    createdAt: stored.createdAt as string,
    updatedAt: stored.updatedAt as string,
    entries: entries.sort((a, b) => a.position - b.position),
  }
}

/** A page of the public ones, of one provider where it is named, the latest changed first. */
export async function listedCollections(
  graph: Graph,
  asked: { providerId: string | null; first: number; after?: { at: string; id: string } },
): Promise<{ page: Dated[]; total: number; hasNextPage: boolean }> {
  const { providerId, first, after } = asked
  const from = { at: after?.at ?? '9999', after: after?.id ?? '' }
  const rows = await graph.read<Dated>(QUERIES.listed, { providerId, ...from, limit: first + 1 })
  const [count] = await graph.read<{ count: number }>(QUERIES.listedCount, { providerId })
  return { page: rows.slice(0, first), total: count?.count ?? 0, hasNextPage: rows.length > first }
}

/** Ids of those a person made for nobody else and those of these providers, the latest changed first. */
export async function collectionsOf(
  graph: Graph,
  { agentId, providerIds }: { agentId: string; providerIds: readonly string[] },
): Promise<string[]> {
  const own = await graph.read<Dated>(QUERIES.ofMaker, { agentId })
  const shared = providerIds.length > 0 ? await graph.read<Dated>(QUERIES.ofProviders, { ids: [...providerIds] }) : []
  return latest([...own, ...shared])
}

/** Ids of public collections that hold a resource, the latest changed first. */
export async function collectionsWith(graph: Graph, resourceId: string): Promise<string[]> {
  return latest(await graph.read<Dated>(QUERIES.withResource, { id: resourceId }))
}

function latest(rows: readonly Dated[]): string[] {
  return [...rows].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1)).map(({ id }) => id)
}

/** What a collection is made of; ids, times and the number of the revision are given by the writer. */
export type CollectionContent = Omit<CollectionNode, 'revision' | 'createdAt' | 'updatedAt' | 'uri'> & {
  uri?: string
}

/** Makes a collection. */
export async function createCollection(tx: Transaction, content: CollectionContent, now: string): Promise<void> {
  await tx.run(QUERIES.create, { properties: propertiesOf(content, { revision: 1, createdAt: now, updatedAt: now }) })
  await link(tx, content)
}

/**
 * Replaces what a collection says by what `change` makes of it, and keeps what it said as a Revision. A change that
 * changes nothing writes nothing and gives the same revision. Throws GraphError NOT_FOUND.
 */
export async function changeCollection(
  tx: Transaction,
  id: string,
  change: (before: CollectionNode) => CollectionContent,
  { by, note = null, now }: { by: string; note?: string | null; now: string },
): Promise<{ before: CollectionNode; revision: number }> {
  const [before] = await read((cypher, params) => tx.run(cypher, params), [id])
  if (!before) throw new GraphError('NOT_FOUND', `graph: there is no collection ${id}`)
  const content = change(before)
  const { revision, createdAt, updatedAt, ...former } = before
  if (canonical({ ...content, uri: before.uri }) === canonical(former)) return { before, revision }
  await tx.run(QUERIES.keepFormer, {
    ...{ id, revisionId: newId(), number: revision, at: now, by, note },
    snapshot: canonical({ ...former, createdAt, updatedAt }),
  })
  const properties = propertiesOf(
    { ...content, uri: before.uri },
    { revision: revision + 1, createdAt, updatedAt: now },
  )
  await tx.run(QUERIES.set, { id, properties })
  if (canonical(content.entries) !== canonical(before.entries)) {
    await tx.run(QUERIES.clear, { id })
    await link(tx, content)
  }
  return { before, revision: revision + 1 }
}

function propertiesOf(
  { entries: _entries, titles, descriptions, ...content }: CollectionContent,
  stamps: { revision: number; createdAt: string; updatedAt: string },
): Properties {
  return compact({
    ...content,
    uri: content.uri ?? `urn:uuid:${content.id}`,
    titles: titles.map(({ text }) => text),
    titleLanguages: titles.map(({ language }) => language),
    descriptions: descriptions.map(({ text }) => text),
    descriptionLanguages: descriptions.map(({ language }) => language),
    ...stamps,
  })
}

async function link(tx: Transaction, { id, entries }: Pick<CollectionContent, 'id' | 'entries'>): Promise<void> {
  for (const [kind, query] of [
    ['resource', QUERIES.linkResources],
    ['outcome', QUERIES.linkOutcomes],
  ] as const) {
    const rows = entries
      .filter((entry) => entry.kind === kind)
      .map(({ id: to, position, section, note, revision, addedAt }) => {
        return [id, to, position, section, note, revision, addedAt]
      })
    if (rows.length > 0) await tx.run(query, { rows })
  }
}

/**
 * Removes a collection with its former states, when `check` does not throw at its revision. Throws GraphError NOT_FOUND.
 */
export async function removeCollection(
  tx: Transaction,
  id: string,
  check: (revision: number) => void = () => undefined,
): Promise<void> {
  const [row] = await tx.run<{ collection: Stored }>(QUERIES.byIds, { ids: [id] })
  if (!row) throw new GraphError('NOT_FOUND', `graph: there is no collection ${id}`)
  check(row.collection.revision as number)
  await tx.run(QUERIES.forgetFormer, { id })
  await tx.run(QUERIES.forget, { id })
}

/** Collections that a person made for nobody else, whole, the latest changed first. */
export async function ownCollections(run: Run, agentId: string): Promise<CollectionNode[]> {
  return await read(run, latest(await run<Dated>(QUERIES.ofMaker, { agentId })))
}

/** When outcomes were changed last, by id: ISO 8601 UTC. */
export async function outcomeTimes(graph: Graph, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await graph.read<Dated>(QUERIES.outcomeTimes, { ids })
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** A former state of a collection was replaced at that time, with that note. */
export interface CollectionRevision extends Stored {
  number: number
  /** ISO 8601 UTC: when the next state took its place. */
  at: string
  note: string | null
}

/** Former states, the latest first. */
export async function formerCollections(graph: Graph, id: string, limit: number): Promise<CollectionRevision[]> {
  return await graph.read<CollectionRevision>(QUERIES.former, { id, limit })
}
