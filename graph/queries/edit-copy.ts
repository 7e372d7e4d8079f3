/**
 * Whole frameworks at once: copies, publication, the end of one that was published, and discarding a draft. Each is one
 * transaction of a fixed number of statements, so it is there in full or not at all. Runs inside `commit`.
 */
import type { Params, Transaction } from '#graph/graph.ts'
import { idOf, newId, uriOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import { INVERSE_MATCH, type MatchKind } from '#graph/records.ts'
import { compact, type Properties } from '#graph/shape.ts'
import {
  type Changed,
  type Editing,
  type EdgeType,
  EDGE_TYPES,
  linkEdges,
  type StoredEdge,
  storedFramework,
} from '#graph/queries/edit.ts'
import { revisionRow } from '#graph/queries/planned.ts'
import { linkRowOf, linksOf, rowOf, writeRows } from '#graph/queries/store.ts'

export const QUERIES = {
  outcomes: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome) WHERE o.state <> 'referenced'
    RETURN o {.*} AS outcome`,
  members: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    RETURN o.id AS id, o.copiedFrom AS copiedFrom, o.state AS state`,
  // Light: of a version that is published thousands are read.
  needs: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)-[e:REQUIRES]->(b:Outcome)
    RETURN o.id AS from, b.id AS to, e.strength AS strength, e.status AS status, e.confidence AS confidence`,
  words: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    RETURN o.id AS id, o.copiedFrom AS copiedFrom, o.statements AS statements`,
  sources: `MATCH (f:Framework {id: $id}) RETURN [(f)<-[:DESCRIBES]-(:Record)-[:FROM]->(s:Source) | s.key] AS sources`,
  edges: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(a:Outcome)-[e]->(b:Outcome)
    RETURN type(e) AS type, a.id AS from, b.id AS to, e {.*} AS properties`,
  matchesTo: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(b:Outcome)<-[e:MATCHES]-(a:Outcome)
    RETURN a.id AS from, b.id AS to, e {.*} AS properties`,
  retired: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:RETIRED_FROM]-(o:Outcome)
    RETURN o.id AS id, o.copiedFrom AS copiedFrom, [(o)-[:REPLACED_BY]->(p:Outcome) | p.id] AS replacedBy`,
  show: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome) WHERE o.state = 'draft'
    SET o.state = 'published', o.updatedAt = $now`,
  replaced: `MATCH (f:Framework {id: $id}) MATCH (f)-[:REPLACED_BY]->(n:Framework) RETURN n.id AS id`,
  replaceFramework: `MATCH (a:Framework {id: $from}) MATCH (b:Framework {id: $to})
    CREATE (a)-[:REPLACED_BY {source: $source}]->(b)`,
  forgetRevisions: `MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)-[:HAS_REVISION]->(r:Revision)
    DETACH DELETE r`,
  forgetRetiredRevisions: `MATCH (f:Framework {id: $id})
    MATCH (f)<-[:RETIRED_FROM]-(o:Outcome)-[:HAS_REVISION]->(r:Revision) DETACH DELETE r`,
  forgetOwnRevisions: 'MATCH (f:Framework {id: $id})-[:HAS_REVISION]->(r:Revision) DETACH DELETE r',
  forgetOutcomes: 'MATCH (f:Framework {id: $id}) MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome) DETACH DELETE o',
  forgetRetired: 'MATCH (f:Framework {id: $id}) MATCH (f)<-[:RETIRED_FROM]-(o:Outcome) DETACH DELETE o',
  forget: 'MATCH (f:Framework {id: $id}) DETACH DELETE f',
} as const

const FRAMEWORK = { id: idOf('classroom:framework') }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  outcomes: FRAMEWORK,
  members: FRAMEWORK,
  needs: FRAMEWORK,
  words: FRAMEWORK,
  sources: FRAMEWORK,
  edges: FRAMEWORK,
  matchesTo: FRAMEWORK,
  retired: FRAMEWORK,
  show: { ...FRAMEWORK, now: '2026-11-21T08:00:00.000Z' },
  replaced: FRAMEWORK,
  replaceFramework: { from: FRAMEWORK.id, to: FRAMEWORK.id, source: HERE },
  forgetRevisions: FRAMEWORK,
  forgetRetiredRevisions: FRAMEWORK,
  forgetOwnRevisions: FRAMEWORK,
  forgetOutcomes: FRAMEWORK,
  forgetRetired: FRAMEWORK,
  forget: FRAMEWORK,
}

/** Facts of a node that a copy does not take over: who it is, and what happened to the original. */
const IDENTITY = new Set([
  ...['id', 'sourceKey', 'uri', 'state', 'owner', 'edited', 'createdAt', 'updatedAt', 'revision', 'copiedFrom'],
  ...['providerId', 'statusReason', 'versionOf', 'adaptedFrom', 'creditedSources', 'adoptionStatus', 'modifiedAt'],
])
/** Facts of mastery, each with who says so: what names nobody is said by the framework's own source. */
const FACTS = [
  ['evidence', 'evidenceSources'],
  ['prompts', 'promptSources'],
  ['misconceptions', 'misconceptionSources'],
] as const

export interface CopyRequest {
  /** The framework to copy. */
  from: string
  /** Id and uri of the copy. */
  id: string
  uri: string
  providerId: string
  /** It is to replace the original; else it is adapted from it. */
  isVersion: boolean
  /** In the words of its keeper. */
  version?: string
  /** Uri of a new outcome by its id. */
  uriOfOutcome?: (id: string) => string
}

export interface Copied {
  outcomes: number
  prerequisites: number
  crosswalks: number
  changes: Changed
}

/**
 * Copies a framework with its outcomes, hierarchy, prerequisites, crosswalks, facts of mastery and licence statements
 * into a private draft. Edges keep the source that states them, those that lead elsewhere lead there too, and crosswalks
 * that lead to the original are turned round, for what starts outside of a draft never leads into it.
 */
export async function copyFramework(tx: Transaction, request: CopyRequest, { now }: Editing): Promise<Copied> {
  const original = (await storedFramework(tx, request.from))!
  const sources = await sourcesOf(tx, request.from)
  const credited = [...new Set([...((original.creditedSources as string[] | undefined) ?? []), ...sources])]
  const adaptedFrom = (original.adaptedFrom as string[] | undefined) ?? []
  const framework: Properties = {
    ...withoutIdentity(original),
    id: request.id,
    sourceKey: `${HERE}:${request.id}`,
    uri: request.uri,
    state: 'draft',
    adoptionStatus: 'Private Draft',
    providerId: request.providerId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    copiedFrom: request.from,
    ...compact({
      versionOf: request.isVersion ? request.from : undefined,
      version: request.version ?? (request.isVersion ? undefined : original.version),
      adaptedFrom: request.isVersion ? adaptedFrom : [...new Set([...adaptedFrom, request.from])],
      creditedSources: credited,
    }),
  }
  if (request.isVersion && request.version === undefined) delete framework.version
  await writeRows(tx, 'createFramework', [rowOf('Framework', framework)])
  await writeRows(
    tx,
    'linkFrameworkPUBLISHED_BY',
    [[request.id, request.providerId, ...linkRowOf('PUBLISHED_BY', {})]],
    {
      source: HERE,
    },
  )
  const links = (await linksOf((cypher, params) => tx.run(cypher, params), 'Framework', [request.from])).get(
    request.from,
  )
  for (const { type, to, properties } of links ?? [])
    if (type === 'LICENSED_UNDER')
      await writeRows(tx, 'linkFrameworkLICENSED_UNDER', [[request.id, to, ...linkRowOf(type, properties)]], {
        source: properties.source,
      })

  const rows = await tx.run<{ outcome: Properties }>(QUERIES.outcomes, { id: request.from })
  const copies = new Map<string, string>(rows.map(({ outcome }) => [outcome.id as string, newId()]))
  const saidBy = sources[0] ?? HERE
  await writeRows(
    tx,
    'createOutcome',
    rows.map(({ outcome }) => {
      const id = copies.get(outcome.id as string)!
      const uri = request.uriOfOutcome?.(id) ?? uriOf(id)
      const identity = {
        id,
        sourceKey: `${HERE}:${id}`,
        uri,
        state: 'draft',
        createdAt: now,
        updatedAt: now,
        revision: 1,
      }
      return rowOf('Outcome', {
        ...withSources(withoutIdentity(compact(outcome)), saidBy),
        ...identity,
        copiedFrom: outcome.id as string,
      })
    }),
  )
  await writeRows(
    tx,
    'linkOutcomeIN_FRAMEWORK',
    [...copies.values()].map((id) => [id, request.id]),
    { source: HERE },
  )
  const edges = await copiedEdges(tx, request.from, copies)
  await linkEdges(tx, edges)
  const count = (type: EdgeType) => edges.filter((edge) => edge.type === type).length
  return {
    outcomes: copies.size,
    prerequisites: count('REQUIRES'),
    crosswalks: count('MATCHES'),
    changes: [
      { kind: 'framework', ids: [request.id] },
      { kind: 'outcome', ids: [...copies.values()] },
      { kind: 'edges', ids: [...copies.values()] },
    ],
  }
}

async function sourcesOf(tx: Transaction, id: string): Promise<string[]> {
  const [row] = await tx.run<{ sources: string[] }>(QUERIES.sources, { id })
  return [...new Set(row?.sources)].sort()
}

function withoutIdentity(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !IDENTITY.has(name)))
}

function withSources(properties: Properties, saidBy: string): Properties {
  const next = { ...properties }
  for (const [facts, sources] of FACTS) {
    const said = next[facts] as string[] | undefined
    if (said === undefined) continue
    const stated = next[sources] as string[] | undefined
    next[sources] = said.map((_, i) => stated?.[i] || saidBy)
  }
  return next
}

/** The edges of the copies: between copies where both ends are copied, else to where the original's lead. */
async function copiedEdges(tx: Transaction, id: string, copies: ReadonlyMap<string, string>): Promise<StoredEdge[]> {
  type Row = { type: string; from: string; to: string; properties: Properties }
  const out = await tx.run<Row>(QUERIES.edges, { id })
  const back = await tx.run<Omit<Row, 'type'>>(QUERIES.matchesTo, { id })
  const edges: StoredEdge[] = []
  for (const { type, from, to, properties } of out) {
    // Successions are of the original alone, and a copy stands only under copies.
    if (type === 'REPLACED_BY' || !(EDGE_TYPES as readonly string[]).includes(type)) continue
    if (type === 'CHILD_OF' && !copies.has(to)) continue
    const copy = copies.get(from)
    if (copy === undefined) continue
    edges.push({ type: type as EdgeType, from: copy, to: copies.get(to) ?? to, properties: own(properties) })
  }
  const known = new Set(edges.map(({ type, from, to, properties }) => `${type} ${from} ${to} ${properties.kind}`))
  for (const { from, to, properties } of back) {
    const copy = copies.get(to)
    if (copy === undefined || copies.has(from)) continue
    const kind = INVERSE_MATCH[properties.kind as MatchKind]
    if (known.has(`MATCHES ${copy} ${from} ${kind}`)) continue
    edges.push({ type: 'MATCHES', from: copy, to: from, properties: { ...own(properties), kind } })
  }
  return edges
}

/** Facts of an edge without the identifier it has at its source. */
function own(properties: Properties): Properties {
  const { uri: _uri, ...rest } = compact(properties)
  return rest
}

/** An outcome of a framework, with the one it is a copy of. */
export interface Member {
  id: string
  copiedFrom: string | null
  state: string
}

/** The outcomes of a framework. */
export async function membersOf(tx: Transaction, id: string): Promise<Member[]> {
  return await tx.run<Member & Record<string, unknown>>(QUERIES.members, { id })
}

/** A prerequisite of an outcome of a framework, without its reasons. */
export interface Need {
  from: string
  to: string
  strength: 'hard' | 'soft'
  status: string
  confidence: number | null
}

/** The prerequisites that start in a framework. */
export async function needsOf(tx: Transaction, id: string): Promise<Need[]> {
  return await tx.run<Need & Record<string, unknown>>(QUERIES.needs, { id })
}

/** The statements of the outcomes of a framework, in one text each, and what each is a copy of. */
export async function wordsOf(
  tx: Transaction,
  id: string,
): Promise<Map<string, { copiedFrom: string | null; words: string }>> {
  const rows = await tx.run<{ id: string; copiedFrom: string | null; statements: string[] | null }>(QUERIES.words, {
    id,
  })
  return new Map(
    rows.map(({ id, copiedFrom, statements }) => [id, { copiedFrom, words: (statements ?? []).join('\n') }]),
  )
}

/** Those taken out of a framework, with what each was a copy of and what replaced it. */
export async function retiredFrom(
  tx: Transaction,
  id: string,
): Promise<{ id: string; copiedFrom: string | null; replacedBy: string | null }[]> {
  const rows = await tx.run<{ id: string; copiedFrom: string | null; replacedBy: string[] }>(QUERIES.retired, { id })
  return rows.map(({ id, copiedFrom, replacedBy }) => ({
    id,
    copiedFrom,
    replacedBy: replacedBy.toSorted()[0] ?? null,
  }))
}

/** Id of what replaced a framework, or null. */
export async function replacementOfFramework(tx: Transaction, id: string): Promise<string | null> {
  const rows = await tx.run<{ id: string }>(QUERIES.replaced, { id })
  return rows.map((row) => row.id).toSorted()[0] ?? null
}

/** Gives a framework another status and keeps its former state. What was a private draft is shown from now on. */
export async function setStatus(
  tx: Transaction,
  id: string,
  next: { adoptionStatus: string; statusReason?: string | null },
  editing: Editing,
): Promise<Changed> {
  const stored = (await storedFramework(tx, id))!
  const wasDraft = stored.state === 'draft'
  const members = await membersOf(tx, id)
  const number = (stored.revision as number | undefined) ?? 1
  const links = (await linksOf((cypher, params) => tx.run(cypher, params), 'Framework', [id])).get(id) ?? []
  await writeRows(tx, 'reviseFramework', [
    revisionRow(id, number, stored, links, {
      actor: editing.actor,
      note: editing.note ?? undefined,
      now: editing.now,
    }),
  ])
  const properties = compact({
    ...stored,
    ...next,
    state: next.adoptionStatus === 'Private Draft' ? 'draft' : 'published',
    revision: number + 1,
    updatedAt: editing.now,
  })
  await writeRows(tx, 'setFramework', [{ id, properties }])
  if (wasDraft) await tx.run(QUERIES.show, { id, now: editing.now })
  const ids = wasDraft ? members.map((member) => member.id) : []
  return [
    { kind: 'framework', ids: [id] },
    { kind: 'outcome', ids },
    { kind: 'edges', ids },
  ]
}

/** What of an old version leads where in the new one. */
export interface Succession {
  /** Old outcome → new outcome. */
  replaced: Map<string, string>
  /** Old outcomes that nothing replaces. */
  gone: string[]
}

/** What follows on each outcome of `oldId` when the draft `newId` replaces it. Reads only. */
export async function successionOf(tx: Transaction, oldId: string, newId: string): Promise<Succession> {
  const old = new Set((await membersOf(tx, oldId)).filter(({ state }) => state !== 'referenced').map(({ id }) => id))
  const retired = await retiredFrom(tx, newId)
  const next = new Map(retired.map(({ id, replacedBy }) => [id, replacedBy]))
  const replaced = new Map<string, string>()
  for (const { id, copiedFrom } of await membersOf(tx, newId))
    if (copiedFrom !== null && old.has(copiedFrom)) replaced.set(copiedFrom, id)
  for (const { id, copiedFrom } of retired) {
    if (copiedFrom === null || !old.has(copiedFrom)) continue
    // What replaced it may have been taken out too.
    const seen = new Set<string>()
    let at: string | null = id
    while (at !== null && next.has(at) && !seen.has(at)) {
      seen.add(at)
      at = next.get(at) ?? null
    }
    if (at !== null && !next.has(at)) replaced.set(copiedFrom, at)
  }
  return { replaced, gone: [...old].filter((id) => !replaced.has(id)) }
}

/** Writes that a framework and its outcomes are replaced. */
export async function writeSuccession(
  tx: Transaction,
  oldId: string,
  newId: string,
  succession: Succession,
): Promise<Changed> {
  await tx.run(QUERIES.replaceFramework, { from: oldId, to: newId, source: HERE })
  await linkEdges(
    tx,
    [...succession.replaced].map(([from, to]) => ({ type: 'REPLACED_BY', from, to, properties: { source: HERE } })),
  )
  return [
    { kind: 'framework', ids: [oldId, newId] },
    { kind: 'outcome', ids: [...succession.replaced.keys(), ...succession.gone] },
    { kind: 'edges', ids: [...succession.replaced.keys()] },
  ]
}

/** Removes a private draft with all that is in it and its former states. */
export async function discardFramework(tx: Transaction, id: string): Promise<Changed> {
  const ids = [...(await membersOf(tx, id)), ...(await retiredFrom(tx, id))].map((each) => each.id)
  for (const query of [
    QUERIES.forgetRevisions,
    QUERIES.forgetRetiredRevisions,
    QUERIES.forgetOwnRevisions,
    QUERIES.forgetOutcomes,
    QUERIES.forgetRetired,
    QUERIES.forget,
  ])
    await tx.run(query, { id })
  return [
    { kind: 'framework', ids: [id] },
    { kind: 'outcome', ids },
    { kind: 'edges', ids },
  ]
}
