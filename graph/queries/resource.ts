/** Reading resources. */
import {
  AGENT_CARD,
  agentCard,
  byPosition,
  compare,
  CONCEPT_CARD,
  conceptCard,
  FRAMEWORK_CARD,
  list,
  numberOrNull,
  OUTCOME_CARD,
  outcomeCard,
  sourceCards,
  type Stored,
  textOrNull,
} from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { Change, ResourceNode } from '#graph/nodes.ts'
import type { FileRecord, LanguageText, LicenceStatement, TagFact } from '#graph/records.ts'
import { BY_ID, compact, textsFrom } from '#graph/shape.ts'

/** Resources a batch when all are read: as quick as one query, in bounded memory. */
const BATCH = 2_000

// One keyed match and pattern comprehensions: on Grafeo a second OPTIONAL MATCH or a subquery scans. A comprehension
// inside another one is refused there, so the frameworks of outcomes come in one of their own.
const WHOLE = `r {.*} AS resource,
  [(r)-[:PUBLISHED_BY]->(a) | a {${AGENT_CARD}}] AS providers,
  [(r)<-[e:CONTRIBUTED]-(a) | {id: a.id, name: a.name, uri: a.uri, role: e.role, position: e.position}] AS contributors,
  [(r)-[e:LICENSED_UNDER]->(l) | e {.*, licence: l.key}] AS licences,
  [(r)-[e:HAS_FILE]->(f) | f {.*, position: e.position}] AS files,
  [(r)-[e:HAS_TAG]->(t) |
    {kind: t.kind, value: t.value, says: e.says, basis: e.basis, language: e.language, source: e.source}] AS tags,
  [(r)-[e:HAS_TYPE]->(c) | c {${CONCEPT_CARD}, position: e.position}] AS types,
  [(r)-[e:ABOUT]->(c) | c {${CONCEPT_CARD}, position: e.position}] AS subjects,
  [(r)-[e:FOR_LEVEL]->(c) | c {${CONCEPT_CARD}, position: e.position}] AS levels,
  [(r)-[e:ALIGNS_TO]->(o) | {kind: e.kind, extent: e.extent, status: e.status, confidence: e.confidence,
    source: e.source, position: e.position, outcome: o {${OUTCOME_CARD}}}] AS alignments,
  [(r)-[:ALIGNS_TO]->(o)-[:IN_FRAMEWORK]->(f) | {outcome: o.id, framework: f {${FRAMEWORK_CARD}}}] AS frameworks,
  [(r)<-[:DESCRIBES]-(d)-[:FROM]->(s) | {source: s {.*}, at: d.at}] AS sources,
  [(r)-[e:PART_OF]->(p) | {id: p.id, position: e.position}] AS partOf,
  [(r)-[e:BASED_ON]->(p) | {id: p.id, position: e.position}] AS basedOn`

export const QUERIES = {
  byIds: `MATCH (r:Resource) WHERE r.id IN $ids RETURN ${WHOLE}`,
  pageIds: `MATCH (r:Resource) WHERE r.id > $afterId AND r.state = 'published'
    RETURN r.id AS id ORDER BY id LIMIT $limit`,
  allIds: "MATCH (r:Resource) WHERE r.state = 'published' RETURN r.id AS id",
  editions: `MATCH (r:Resource) WHERE r.work IN $works AND r.state = 'published'
    RETURN r.work AS work, r.id AS id, r.languages AS languages, r.titles AS titles, r.titleLanguages AS titleLanguages`,
  ofAgent: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource) WHERE r.state = 'published'
    RETURN r.id AS id, r.updatedAt AS updatedAt`,
  countOfAgents: `MATCH (a:Agent) WHERE a.id IN $ids MATCH (a)<-[:PUBLISHED_BY]-(r:Resource)
    WHERE r.state = 'published' RETURN a.id AS id, count(r) AS count`,
  bySourceKey: 'MATCH (r:Resource {sourceKey: $key}) RETURN r.id AS id',
  byRecord: 'MATCH (d:Record {key: $key})-[:DESCRIBES]->(r:Resource) RETURN r.id AS id',
  revisions: `MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v:Revision)
    RETURN v.number AS number, v.at AS at, v.by AS by, v.note AS note, v.snapshot AS snapshot`,
  touchingOutcomes:
    'MATCH (n:Outcome) WHERE n.id IN $ids MATCH (n)<-[:ALIGNS_TO]-(r:Resource) RETURN DISTINCT r.id AS id',
  touchingFrameworks: `MATCH (f:Framework) WHERE f.id IN $ids
    MATCH (f)<-[:IN_FRAMEWORK]-(:Outcome)<-[:ALIGNS_TO]-(r:Resource) RETURN DISTINCT r.id AS id`,
  touchingSubjects: 'MATCH (n:Concept) WHERE n.id IN $ids MATCH (n)<-[:ABOUT]-(r:Resource) RETURN DISTINCT r.id AS id',
  touchingTypes: 'MATCH (n:Concept) WHERE n.id IN $ids MATCH (n)<-[:HAS_TYPE]-(r:Resource) RETURN DISTINCT r.id AS id',
  touchingLevels:
    'MATCH (n:Concept) WHERE n.id IN $ids MATCH (n)<-[:FOR_LEVEL]-(r:Resource) RETURN DISTINCT r.id AS id',
  touchingProviders:
    'MATCH (n:Agent) WHERE n.id IN $ids MATCH (n)<-[:PUBLISHED_BY]-(r:Resource) RETURN DISTINCT r.id AS id',
  touchingContributors:
    'MATCH (n:Agent) WHERE n.id IN $ids MATCH (n)-[:CONTRIBUTED]->(r:Resource) RETURN DISTINCT r.id AS id',
  touchingLicences:
    'MATCH (n:Licence) WHERE n.key IN $ids MATCH (n)<-[:LICENSED_UNDER]-(r:Resource) RETURN DISTINCT r.id AS id',
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const PRESS = idOf('classroom:agent/press')
const SUBJECT = idOf('classroom:subject/mathematics')

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byIds: { ids: [PIZZA, idOf('classroom:resource/eye-captioned'), 'no-such-id'] },
  pageIds: { afterId: '5', limit: 5 },
  allIds: {},
  editions: { works: [PIZZA] },
  ofAgent: { id: PRESS },
  countOfAgents: { ids: [PRESS] },
  bySourceKey: { key: 'classroom:resource/pizza-fractions' },
  byRecord: { key: 'classroom:resource/pizza-fractions' },
  revisions: { id: PIZZA },
  touchingOutcomes: { ids: [idOf('classroom:outcome/unit-fractions')] },
  touchingFrameworks: { ids: [idOf('classroom:framework')] },
  touchingSubjects: { ids: [SUBJECT] },
  touchingTypes: { ids: [idOf('classroom:type/video')] },
  touchingLevels: { ids: [idOf('classroom:level/3')] },
  touchingProviders: { ids: [PRESS] },
  touchingContributors: { ids: [idOf('classroom:agent/amina')] },
  touchingLicences: { ids: ['cc-by-4.0'] },
}

interface Row extends Record<string, unknown> {
  resource: Stored
  providers: Stored[]
  contributors: { id: string; name: string; uri: string; role: string; position?: number }[]
  licences: (Stored & { position?: number })[]
  files: (Stored & { position?: number })[]
  tags: (TagFact & { source: string })[]
  types: Stored[]
  subjects: Stored[]
  levels: Stored[]
  alignments: (ResourceNode['alignments'][number] & { position?: number; outcome: Stored })[]
  frameworks: { outcome: string; framework: Stored }[]
  sources: { source: Stored; at: string }[]
  partOf: { id: string; position?: number }[]
  basedOn: { id: string; position?: number }[]
}

/** Resources in any state with all that cards, pages and documents show, in one query and any order. */
export async function resourcesByIds(graph: Graph, ids: readonly string[]): Promise<ResourceNode[]> {
  if (ids.length === 0) return []
  return (await graph.read<Row>(QUERIES.byIds, { ids })).map(toResource)
}

/** A page of the published resources in the order of their ids; the next one begins after the last id of this one. */
export async function resourcePage(
  graph: Graph,
  { afterId, limit }: { afterId?: string; limit: number },
): Promise<ResourceNode[]> {
  const rows = await graph.read<{ id: string }>(QUERIES.pageIds, { afterId: afterId ?? '', limit })
  const found = await resourcesByIds(
    graph,
    rows.map((row) => row.id),
  )
  return found.sort((a, b) => compare(a.id, b.id))
}

/** All published resources in batches, in the order of their ids: quicker than page after page. */
export async function* allResources(graph: Graph, batch = BATCH): AsyncGenerator<ResourceNode[]> {
  const ids = (await graph.read<{ id: string }>(QUERIES.allIds)).map((row) => row.id).sort()
  for (let start = 0; start < ids.length; start += batch) {
    const found = await resourcesByIds(graph, ids.slice(start, start + batch))
    yield found.filter(({ state }) => state === 'published').sort((a, b) => compare(a.id, b.id))
  }
}

/** The published editions of works, by work and then id. */
export async function editionsOfWorks(
  graph: Graph,
  works: readonly string[],
): Promise<{ work: string; id: string; languages: string[]; titles: LanguageText[] }[]> {
  if (works.length === 0) return []
  const rows = await graph.read<Record<'work' | 'id', string> & Stored>(QUERIES.editions, { works })
  return rows
    .map((row) => ({
      work: row.work,
      id: row.id,
      languages: list(row.languages),
      titles: textsFrom(row.titles, row.titleLanguages),
    }))
    .sort((a, b) => compare(a.work, b.work) || compare(a.id, b.id))
}

export interface ResourcePage {
  nodes: ResourceNode[]
  total: number
  hasNextPage: boolean
  endCursor: string | null
}

/**
 * The published resources of a provider, newest first. `after` is an `endCursor`; one that was edited gives the page
 * that its text sorts before.
 */
export async function resourcesOfProvider(
  graph: Graph,
  agentId: string,
  { first, after }: { first: number; after?: string | null },
): Promise<ResourcePage> {
  const rows = await graph.read<{ id: string; updatedAt: string }>(QUERIES.ofAgent, { id: agentId })
  const cursor = (row: { id: string; updatedAt: string }): string => `${row.updatedAt} ${row.id}`
  const ordered = rows.toSorted((a, b) => compare(cursor(b), cursor(a)))
  const rest = after ? ordered.filter((row) => cursor(row) < after) : ordered
  const page = rest.slice(0, first)
  const found = new Map(
    (
      await resourcesByIds(
        graph,
        page.map((row) => row.id),
      )
    ).map((node) => [node.id, node]),
  )
  return {
    nodes: page.flatMap((row) => found.get(row.id) ?? []),
    total: rows.length,
    hasNextPage: rest.length > page.length,
    endCursor: page.length > 0 ? cursor(page.at(-1)!) : null,
  }
}

/** How many published resources each agent publishes; those with none are left out. */
export async function resourceCountsOfAgents(graph: Graph, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await graph.read<{ id: string; count: number }>(QUERIES.countOfAgents, { ids })
  return new Map(rows.map((row) => [row.id, row.count]))
}

/** The id of the resource a source key names, by the node's own, a record's, or `id:<uuid>`. */
export async function resourceIdBySourceKey(graph: Graph, sourceKey: string): Promise<string | null> {
  if (sourceKey.startsWith(BY_ID)) {
    const [node] = await resourcesByIds(graph, [sourceKey.slice(BY_ID.length)])
    return node?.id ?? null
  }
  const [own] = await graph.read<{ id: string }>(QUERIES.bySourceKey, { key: sourceKey })
  if (own) return own.id
  const [described] = await graph.read<{ id: string }>(QUERIES.byRecord, { key: sourceKey })
  return described?.id ?? null
}

const TOUCHING: Partial<Record<Change['kind'], readonly (keyof typeof QUERIES)[]>> = {
  outcome: ['touchingOutcomes'],
  framework: ['touchingFrameworks'],
  concept: ['touchingSubjects', 'touchingTypes', 'touchingLevels'],
  agent: ['touchingProviders', 'touchingContributors'],
  licence: ['touchingLicences'],
}

/** The resources in whose documents something changed stands, each once, in the order of ids. Edges stand in none. */
export async function resourceIdsTouching(
  graph: Graph,
  { kind, ids }: Pick<Change, 'kind' | 'ids'>,
): Promise<string[]> {
  if (kind === 'resource') return [...new Set(ids)].sort()
  const queries = ids.length === 0 ? [] : (TOUCHING[kind] ?? [])
  const found = await Promise.all(queries.map((query) => graph.read<{ id: string }>(QUERIES[query], { ids })))
  return [...new Set(found.flat().map((row) => row.id))].sort()
}

export interface RevisionRow {
  number: number
  at: string
  by: string
  note: string | null
  /** JSON of the properties and links it had. */
  snapshot: string
}

/** The former states of a resource, newest first. */
export async function revisionsOf(graph: Graph, id: string): Promise<RevisionRow[]> {
  const rows = await graph.read<RevisionRow & Stored>(QUERIES.revisions, { id })
  return rows.sort((a, b) => b.number - a.number)
}

function toResource(row: Row): ResourceNode {
  const { resource } = row
  const frameworks = new Map(row.frameworks.map(({ outcome, framework }) => [outcome, framework]))
  const provider = row.providers.toSorted((a, b) => compare(a.id as string, b.id as string))[0]
  return {
    id: resource.id as string,
    uri: resource.uri as string,
    work: resource.work as string,
    state: resource.state as ResourceNode['state'],
    stateReason: textOrNull(resource.stateReason),
    titles: textsFrom(resource.titles, resource.titleLanguages),
    descriptions: textsFrom(resource.descriptions, resource.descriptionLanguages),
    url: textOrNull(resource.url) ?? '',
    kind: (resource.kind as ResourceNode['kind'] | null) ?? 'content',
    languages: list(resource.languages),
    keywords: list(resource.keywords),
    audience: list(resource.audience),
    ageFrom: numberOrNull(resource.ageFrom),
    ageTo: numberOrNull(resource.ageTo),
    minutes: numberOrNull(resource.minutes),
    device: (resource.device as ResourceNode['device'] | undefined) ?? null,
    printable: (resource.printable as boolean | undefined) ?? null,
    materials: list(resource.materials),
    signInNeeded: (resource.signInNeeded as boolean | undefined) ?? null,
    cost: (resource.cost as ResourceNode['cost'] | undefined) ?? null,
    regions: list(resource.regions),
    readingEase: numberOrNull(resource.readingEase),
    revision: numberOrNull(resource.revision) ?? 1,
    createdAt: resource.createdAt as string,
    updatedAt: resource.updatedAt as string,
    bornHere: resource.bornHere === true,
    provider: provider ? agentCard(provider) : NOBODY,
    contributors: inOrder(row.contributors).map(({ id, name, role, uri, position }, at) => ({
      ...{ id, name, role, uri },
      order: position ?? at,
    })),
    licences: inOrder(row.licences).map(licenceOf),
    files: inOrder(row.files).map(fileOf),
    tags: tagsOf(row.tags),
    accessibilitySummaries: textsFrom(resource.accessibilitySummaries, resource.accessibilitySummaryLanguages),
    types: conceptsOf(row.types),
    subjects: conceptsOf(row.subjects),
    levels: conceptsOf(row.levels),
    alignments: alignmentsOf(row, frameworks),
    sources: sourceCards(row.sources),
    partOf: inOrder(row.partOf).map(({ id }) => id),
    basedOn: inOrder(row.basedOn).map(({ id }) => id),
  }
}

/** What is only referenced has no provider. */
const NOBODY: ResourceNode['provider'] = {
  id: '',
  uri: '',
  kind: 'organisation',
  name: '',
  url: null,
  domain: null,
  claimed: false,
}

function inOrder<T extends { position?: unknown; id?: unknown }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => byPosition(a, b) || compare(String(a.id), String(b.id)))
}

function licenceOf(stored: Stored): LicenceStatement {
  const { part, licence, words, url, statedBy, readAt } = stored
  return compact({ part, licence, words, url, statedBy, readAt }) as unknown as LicenceStatement
}

function fileOf(stored: Stored): FileRecord {
  const { url, mediaType, bytes, sha256, language, downloadable } = stored
  return compact({ url, mediaType, bytes, sha256, language, downloadable }) as unknown as FileRecord
}

/** Each once, where several sources say the same; in the order of their names. */
function tagsOf(rows: Row['tags']): TagFact[] {
  const facts = new Map<string, TagFact>()
  for (const { kind, value, says, basis, language } of rows.toSorted((a, b) => compare(a.source, b.source))) {
    const key = `${kind} ${value} ${language ?? ''} ${says} ${basis}`
    if (!facts.has(key)) facts.set(key, compact({ kind, value, says, basis, language }) as unknown as TagFact)
  }
  return [...facts].sort(([a], [b]) => compare(a, b)).map(([, fact]) => fact)
}

function conceptsOf(rows: readonly Stored[]): ResourceNode['subjects'] {
  const concepts = new Map<string, ResourceNode['subjects'][number]>()
  for (const row of inOrder(rows)) if (!concepts.has(row.id as string)) concepts.set(row.id as string, conceptCard(row))
  return [...concepts.values()]
}

/** One of each kind and outcome: what is said here before what sources say, then the surest. */
function alignmentsOf(row: Row, frameworks: Map<string, Stored>): ResourceNode['alignments'] {
  const rank = (status: string): number => ['accepted', 'proposed', 'rejected'].indexOf(status)
  const best = new Map<string, Row['alignments'][number]>()
  const sure = row.alignments.toSorted(
    (a, b) =>
      Number(b.source === HERE) - Number(a.source === HERE) ||
      rank(a.status) - rank(b.status) ||
      b.confidence - a.confidence ||
      compare(a.source, b.source),
  )
  for (const alignment of sure) {
    const key = `${alignment.kind} ${alignment.outcome.id as string}`
    if (!best.has(key)) best.set(key, alignment)
  }
  return [...best.values()]
    .sort((a, b) => byPosition(a, b) || compare(a.outcome.id, b.outcome.id))
    .map(({ kind, extent, status, confidence, source, outcome }) => ({
      ...{ kind, extent, status, confidence, source },
      outcome: outcomeCard(outcome as unknown as Stored, frameworks.get(outcome.id)),
    }))
}
