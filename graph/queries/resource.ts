/** Reading resources. */
import {
  agentCard,
  agentColumns,
  byPosition,
  columns,
  type Columns,
  compare,
  conceptCard,
  conceptColumns,
  frameworkColumns,
  list,
  numberOrNull,
  outcomeCard,
  outcomeCardColumns,
  sourceCards,
  sourceColumns,
  type Stored,
  textOrNull,
} from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { AlignmentCard, Change, ResourceNode } from '#graph/nodes.ts'
import type { FileRecord, LanguageText, LicenceStatement, TagFact } from '#graph/records.ts'
import { BY_ID, compact, textsFrom } from '#graph/shape.ts'

/** Resources a batch when all are read: as quick as one query, in bounded memory. */
const BATCH = 2_000

// One keyed match and pattern comprehensions: on Grafeo a second OPTIONAL MATCH or a subquery scans. A comprehension
// inside another one is refused there, so the frameworks of outcomes come in one of their own.
const place = { position: 'e.position' }
const PROVIDER = columns(agentColumns('a'))
const CONTRIBUTOR = columns({ id: 'a.id', name: 'a.name', uri: 'a.uri', role: 'e.role', ...place })
const LICENCE = columns({
  ...{ licence: 'l.key', part: 'e.part', words: 'e.words', url: 'e.url', statedBy: 'e.statedBy', readAt: 'e.readAt' },
  ...place,
})
const FILE = columns({
  ...{ id: 'f.id', url: 'f.url', mediaType: 'f.mediaType', bytes: 'f.bytes', sha256: 'f.sha256' },
  ...{ language: 'f.language', downloadable: 'f.downloadable', ...place },
})
const TAG = columns({
  ...{ kind: 't.kind', value: 't.value', says: 'e.says', basis: 'e.basis', language: 'e.language', source: 'e.source' },
})
const CONCEPT = columns({ ...conceptColumns('c'), ...place })
const ALIGNMENT = columns({
  ...{ kind: 'e.kind', extent: 'e.extent', status: 'e.status', confidence: 'e.confidence', source: 'e.source' },
  ...place,
})
const OUTCOME = columns(outcomeCardColumns('o'))
const FRAMEWORK = columns({ outcome: 'o.id', ...frameworkColumns('f') })
const SOURCE = columns({ at: 'd.at', ...sourceColumns('s') })
const OTHER = columns({ id: 'p.id', ...place })

const WHOLE = `r {.*} AS resource,
  [(r)-[:PUBLISHED_BY]->(a) | ${PROVIDER.text}] AS providers,
  [(r)<-[e:CONTRIBUTED]-(a) | ${CONTRIBUTOR.text}] AS contributors,
  [(r)-[e:LICENSED_UNDER]->(l) | ${LICENCE.text}] AS licences,
  [(r)-[e:HAS_FILE]->(f) | ${FILE.text}] AS files,
  [(r)-[e:HAS_TAG]->(t) | ${TAG.text}] AS tags,
  [(r)-[e:HAS_TYPE]->(c) | ${CONCEPT.text}] AS types,
  [(r)-[e:ABOUT]->(c) | ${CONCEPT.text}] AS subjects,
  [(r)-[e:FOR_LEVEL]->(c) | ${CONCEPT.text}] AS levels,
  [(r)-[e:ALIGNS_TO]->(o) | [${ALIGNMENT.text}, ${OUTCOME.text}]] AS alignments,
  [(r)-[:ALIGNS_TO]->(o)-[:IN_FRAMEWORK]->(f) | ${FRAMEWORK.text}] AS frameworks,
  [(r)<-[:DESCRIBES]-(d)-[:FROM]->(s) | ${SOURCE.text}] AS sources,
  [(r)-[e:PART_OF]->(p) | ${OTHER.text}] AS partOf,
  [(r)-[e:BASED_ON]->(p) | ${OTHER.text}] AS basedOn`

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

type Listed = unknown[][]
interface Row extends Record<string, unknown> {
  resource: Stored
  providers: Listed
  contributors: Listed
  licences: Listed
  files: Listed
  tags: Listed
  types: Listed
  subjects: Listed
  levels: Listed
  /** The facts of the link, and the outcome. */
  alignments: [unknown[], unknown[]][]
  frameworks: Listed
  sources: Listed
  partOf: Listed
  basedOn: Listed
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
  const provider = read(PROVIDER, row.providers).sort((a, b) => compare(a.id as string, b.id as string))[0]
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
    contributors: inOrder(CONTRIBUTOR, row.contributors).map(({ id, name, role, uri, position }, at) => ({
      id: id as string,
      name: name as string,
      role: role as string,
      uri: textOrNull(uri),
      order: numberOrNull(position) ?? at,
    })),
    licences: inOrder(LICENCE, row.licences).map(
      ({ part, licence, words, url, statedBy, readAt }) =>
        compact({ part, licence, words, url, statedBy, readAt }) as unknown as LicenceStatement,
    ),
    files: inOrder(FILE, row.files).map(
      ({ url, mediaType, bytes, sha256, language, downloadable }) =>
        compact({ url, mediaType, bytes, sha256, language, downloadable }) as unknown as FileRecord,
    ),
    tags: tagsOf(row.tags),
    accessibilitySummaries: textsFrom(resource.accessibilitySummaries, resource.accessibilitySummaryLanguages),
    types: conceptsOf(row.types),
    subjects: conceptsOf(row.subjects),
    levels: conceptsOf(row.levels),
    alignments: alignmentsOf(row),
    sources: sourceCards(read(SOURCE, row.sources).map((source) => ({ source, at: source.at as string }))),
    partOf: inOrder(OTHER, row.partOf).map(({ id }) => id as string),
    basedOn: inOrder(OTHER, row.basedOn).map(({ id }) => id as string),
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

function read(shape: Columns, rows: Listed): Stored[] {
  return rows.map((row) => shape.read(row))
}

/** In the order the source gave; where two sources gave one, then by id. */
function inOrder(shape: Columns, rows: Listed): Stored[] {
  const items = read(shape, rows)
  if (items.length < 2) return items
  return items.sort((a, b) => byPosition(a, b) || compare(String(a.id), String(b.id)))
}

/** Each once, where several sources say the same; in the order of their names. */
function tagsOf(rows: Listed): TagFact[] {
  const facts = new Map<string, TagFact>()
  for (const { kind, value, says, basis, language } of read(TAG, rows)) {
    const key = [kind, value, language ?? '', says, basis].join(' ')
    if (!facts.has(key)) facts.set(key, compact({ kind, value, says, basis, language }) as unknown as TagFact)
  }
  return [...facts].sort(([a], [b]) => compare(a, b)).map(([, fact]) => fact)
}

function conceptsOf(rows: Listed): ResourceNode['subjects'] {
  const concepts = new Map<string, ResourceNode['subjects'][number]>()
  for (const row of inOrder(CONCEPT, rows))
    if (!concepts.has(row.id as string)) concepts.set(row.id as string, conceptCard(row))
  return [...concepts.values()]
}

const STATUSES = ['accepted', 'proposed', 'rejected']

/** One of each kind and outcome: what is said here before what sources say, then the surest. */
function alignmentsOf(row: Row): ResourceNode['alignments'] {
  const frameworks = new Map(read(FRAMEWORK, row.frameworks).map((framework) => [framework.outcome, framework]))
  const all = row.alignments.map(([facts, outcome]) => ({
    ...(ALIGNMENT.read(facts) as unknown as AlignmentCard & { position?: number }),
    outcome: OUTCOME.read(outcome),
  }))
  all.sort(
    (a, b) =>
      Number(b.source === HERE) - Number(a.source === HERE) ||
      STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
      b.confidence - a.confidence ||
      compare(a.source, b.source),
  )
  const best = new Map<string, (typeof all)[number]>()
  for (const alignment of all) {
    const key = `${alignment.kind} ${alignment.outcome.id as string}`
    if (!best.has(key)) best.set(key, alignment)
  }
  return [...best.values()]
    .sort((a, b) => byPosition(a, b) || compare(a.outcome.id as string, b.outcome.id as string))
    .map(({ kind, extent, status, confidence, source, outcome }) => ({
      ...{ kind, extent, status, confidence, source },
      outcome: outcomeCard(outcome, frameworks.get(outcome.id)),
    }))
}
