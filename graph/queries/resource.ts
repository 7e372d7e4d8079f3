/** Reading resources. */
import {
  byPosition,
  columns,
  type Columns,
  compare,
  list,
  numberOrNull,
  type Stored,
  textOrNull,
} from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE, SUGGESTED } from '#graph/model.ts'
import type {
  AgentCard,
  AlignmentCard,
  Change,
  ConceptCard,
  OutcomeCard,
  ResourceNode,
  ResourceState,
  SourceCard,
} from '#graph/nodes.ts'
import { agentCardsAt, conceptCardsAt, outcomeCardsAt, sourceCardsAt } from '#graph/queries/cards.ts'
import { currentVersion, keepNodes } from '#graph/queries/catalogue.ts'
import { fingerprintOf, type Overlay, withSettledLicences, withSettledTags } from '#graph/queries/facts.ts'
import { withNarrower } from '#graph/queries/nearby.ts'
import type { FileRecord, LanguageText, LicenceStatement, TagFact } from '#graph/records.ts'
import { BY_ID, compact, textsFrom } from '#graph/shape.ts'

/** States in which only its members and those who look after the place see a resource. */
const UNSEEN: readonly ResourceState[] = ['draft', 'submitted', 'hidden']

/** Whether what is written to a resource in this state is written unseen (`writeUnseen`). */
export function isUnseen(state: ResourceState): boolean {
  return UNSEEN.includes(state)
}

/** Resources a batch when all are read: as quick as one query, in bounded memory. */
const BATCH = 2_000
/** Resources kept after they were read: some 50 MB. To read twenty takes the engine longer than everything else of a page. */
const MOST_KEPT = 10_000
/** What is kept of those that were compared: somebody who fills a form asks again and again. */
const MOST_SKETCHES = 1_000

const place = { position: 'e.position' }
const CONTRIBUTOR = columns({ id: 'a.id', role: 'e.role', ...place })
const LICENCE = columns({
  ...{ licence: 'l.key', part: 'e.part', words: 'e.words', url: 'e.url', statedBy: 'e.statedBy', readAt: 'e.readAt' },
  ...place,
  ...{ status: 'e.status', says: 'e.says', link: 'e.link', at: 'e.at' },
})
const FILE = columns({
  ...{ id: 'f.id', url: 'f.url', mediaType: 'f.mediaType', bytes: 'f.bytes', sha256: 'f.sha256' },
  ...{ language: 'f.language', downloadable: 'f.downloadable', ...place },
})
const TAG = columns({
  kind: 't.kind',
  value: 't.value',
  says: 'e.says',
  basis: 'e.basis',
  language: 'e.language',
  method: 'e.method',
  status: 'e.status',
  link: 'e.link',
})
const ALIGNMENT = columns({
  ...{ id: 'o.id', kind: 'e.kind', extent: 'e.extent', status: 'e.status', confidence: 'e.confidence' },
  ...{ source: 'e.source', ...place },
})
const SOURCE = columns({ key: 's.key', at: 'd.at' })
const OTHER = columns({ id: 'p.id', type: 'type(e)', ...place })

// One keyed match and pattern comprehensions: on Grafeo a second OPTIONAL MATCH or a subquery scans. What many resources
// share comes as ids, and its cards are read once: handing values over is what takes the time.
const WHOLE = `r {.*} AS resource,
  [(r)<-[e:CONTRIBUTED]-(a) | ${CONTRIBUTOR.text}] AS contributors,
  [(r)-[e:LICENSED_UNDER|SETTLED_LICENCE]->(l) | ${LICENCE.text}] AS licences,
  [(r)-[e:HAS_FILE]->(f) | ${FILE.text}] AS files,
  [(r)-[e:HAS_TAG|SETTLED_TAG]->(t) | ${TAG.text}] AS tags,
  [(r)-[e:ALIGNS_TO]->(o) | ${ALIGNMENT.text}] AS alignments,
  [(r)<-[:DESCRIBES]-(d)-[:FROM]->(s) | ${SOURCE.text}] AS sources,
  [(r)<-[:VERSION_OF]-(n) | [n.id, n.state, n.bornHere]] AS followers,
  [(r)-[e:PUBLISHED_BY|HAS_TYPE|ABOUT|FOR_LEVEL|PART_OF|BASED_ON|TRANSLATION_OF|VERSION_OF]->(p) | ${OTHER.text}] AS others`

const MAKER = columns({ id: 'a.id', name: 'a.name', role: 'e.role', ...place })

export const QUERIES = {
  sketches: `MATCH (r:Resource) WHERE r.id IN $ids AND r.state = 'published'
    RETURN r {.id, .uri, .work, .url, .titles, .titleLanguages, .descriptions, .descriptionLanguages, .languages, .keywords,
      .minutes, .ageFrom} AS resource,
    [(r)<-[e:CONTRIBUTED]-(a) | ${MAKER.text}] AS contributors, [(r)-[e:HAS_FILE]->(f) | ${FILE.text}] AS files,
    [(r)-[e:ALIGNS_TO]->(o) | ${ALIGNMENT.text}] AS alignments,
    [(r)-[e:PUBLISHED_BY|ABOUT|BASED_ON|TRANSLATION_OF|VERSION_OF]->(p) | ${OTHER.text}] AS others`,
  byIds: `MATCH (r:Resource) WHERE r.id IN $ids RETURN ${WHOLE}`,
  allIds: "MATCH (r:Resource) WHERE r.state = 'published' RETURN r.id AS id",
  editions: `MATCH (r:Resource) WHERE r.work IN $works AND r.state = 'published'
    RETURN r.work AS work, r.id AS id, r.languages AS languages, r.titles AS titles, r.titleLanguages AS titleLanguages`,
  ofAgent: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource) WHERE r.state = 'published'
    RETURN r.id AS id, r.updatedAt AS updatedAt`,
  draftsOfAgent: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource) WHERE r.state = 'draft'
    RETURN r.id AS id, r.updatedAt AS updatedAt`,
  madeFrom: `MATCH (r:Resource) WHERE r.id IN $ids
    MATCH (r)<-[e:BASED_ON|TRANSLATION_OF|VERSION_OF]-(m:Resource) WHERE m.state = 'published'
    RETURN DISTINCT r.id AS of, type(e) AS type, m.id AS id, m.createdAt AS at`,
  countOfAgents: `MATCH (a:Agent) WHERE a.id IN $ids MATCH (a)<-[:PUBLISHED_BY]-(r:Resource)
    WHERE r.state = 'published' RETURN a.id AS id, count(r) AS count`,
  bySourceKey: 'MATCH (r:Resource {sourceKey: $key}) RETURN r.id AS id',
  byRecord: 'MATCH (d:Record {key: $key})-[:DESCRIBES]->(r:Resource) RETURN r.id AS id',
  revisions: `MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v:Revision)
    RETURN v.number AS number, v.at AS at, v.by AS by, v.note AS note, v.snapshot AS snapshot`,
  versionsBefore: `UNWIND $ids AS id MATCH (r:Resource {id: id}) MATCH (r)-[:VERSION_OF]->(o:Resource)
    RETURN DISTINCT o.id AS id`,
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
  sketches: { ids: [PIZZA, idOf('classroom:resource/eye-captioned'), 'no-such-id'] },
  byIds: { ids: [PIZZA, idOf('classroom:resource/eye-captioned'), 'no-such-id'] },
  allIds: {},
  editions: { works: [PIZZA] },
  ofAgent: { id: PRESS },
  draftsOfAgent: { id: PRESS },
  madeFrom: { ids: [PIZZA, idOf('classroom:resource/eye-audio'), 'no-such-id'] },
  countOfAgents: { ids: [PRESS] },
  bySourceKey: { key: 'classroom:resource/pizza-fractions' },
  byRecord: { key: 'classroom:resource/pizza-fractions' },
  revisions: { id: PIZZA },
  versionsBefore: { ids: ['drafted-version', PIZZA] },
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
  contributors: Listed
  licences: Listed
  files: Listed
  tags: Listed
  alignments: Listed
  sources: Listed
  /** What was made a new version of it, in any state. */
  followers: Listed
  /** Those with nothing but a place: providers, concepts, other resources. */
  others: Listed
}

/** Cards by id, and of sources by key. */
interface Cards {
  agents: Map<string, AgentCard>
  concepts: Map<string, ConceptCard>
  outcomes: Map<string, OutcomeCard>
  sources: Map<string, SourceCard>
}

const CONCEPT_LINKS = new Set(['HAS_TYPE', 'ABOUT', 'FOR_LEVEL'])

async function readResources(graph: Graph, ids: readonly string[], version: number): Promise<ResourceNode[]> {
  const rows = await graph.read<Row>(QUERIES.byIds, { ids })
  const idsIn = (pick: (row: Row) => Listed): string[] => rows.flatMap((row) => pick(row).map(([id]) => id as string))
  const others = (row: Row, wanted: (type: string) => boolean): Listed =>
    row.others.filter(([, type]) => wanted(type as string))
  const [agents, concepts, outcomes, sources] = await Promise.all([
    agentCardsAt(
      graph,
      idsIn((row) => [...row.contributors, ...others(row, (type) => type === 'PUBLISHED_BY')]),
      version,
    ),
    conceptCardsAt(
      graph,
      idsIn((row) => others(row, (type) => CONCEPT_LINKS.has(type))),
      version,
    ),
    outcomeCardsAt(
      graph,
      idsIn((row) => row.alignments),
      version,
    ),
    sourceCardsAt(
      graph,
      idsIn((row) => row.sources),
      version,
    ),
  ])
  return rows.map((row) => toResource(row, { agents, concepts, outcomes, sources }))
}

/**
 * Resources in any state with all that cards, pages and documents show, in any order; unknown ids are left out. Those that
 * everybody sees are kept until the catalogue changes, and shared: frozen.
 */
export const resourcesByIds = keepNodes<ResourceNode>(readResources, MOST_KEPT, ({ state }) => !isUnseen(state))

/** What resources are compared by, when somebody looks for those that are the same. */
export interface ResourceSketch extends Pick<
  ResourceNode,
  | 'id'
  | 'uri'
  | 'work'
  | 'url'
  | 'titles'
  | 'descriptions'
  | 'languages'
  | 'keywords'
  | 'minutes'
  | 'ageFrom'
  | 'files'
  | 'basedOn'
  | 'translationOf'
  | 'versionOf'
> {
  contributors: Pick<ResourceNode['contributors'][number], 'name' | 'role'>[]
  alignments: (Pick<AlignmentCard, 'kind' | 'status'> & { outcome: Pick<OutcomeCard, 'id'> })[]
  subjects: Pick<ConceptCard, 'id'>[]
  provider: Pick<AgentCard, 'id'>
}

async function readSketches(graph: Graph, ids: readonly string[]): Promise<ResourceSketch[]> {
  const rows = await graph.read<Pick<Row, 'resource' | 'contributors' | 'files' | 'alignments' | 'others'>>(
    QUERIES.sketches,
    { ids },
  )
  return rows.map(({ resource, contributors, files, alignments, others }) => {
    const idsOf = idsByType(others)
    return {
      id: resource.id as string,
      uri: resource.uri as string,
      work: resource.work as string,
      url: textOrNull(resource.url) ?? '',
      titles: textsFrom(resource.titles, resource.titleLanguages),
      descriptions: textsFrom(resource.descriptions, resource.descriptionLanguages),
      languages: list(resource.languages),
      keywords: list(resource.keywords),
      minutes: numberOrNull(resource.minutes),
      ageFrom: numberOrNull(resource.ageFrom),
      files: filesOf(files),
      contributors: once(inOrder(MAKER, contributors), 'id', 'role').map(({ name, role }) => ({
        ...{ name: name as string, role: role as string },
      })),
      alignments: bestAlignments(read(ALIGNMENT, alignments) as unknown as Alignment[]).map(({ id, kind, status }) => ({
        ...{ kind, status, outcome: { id } },
      })),
      subjects: idsOf('ABOUT').map((id) => ({ id })),
      provider: { id: idsOf('PUBLISHED_BY')[0] ?? '' },
      basedOn: idsOf('BASED_ON'),
      translationOf: idsOf('TRANSLATION_OF')[0] ?? null,
      versionOf: idsOf('VERSION_OF')[0] ?? null,
    }
  })
}

/**
 * What published resources are compared by, in any order and in one read: a third of what they are read with in whole. They are kept
 * until the catalogue changes, and shared: frozen.
 */
export const sketchesByIds = keepNodes<ResourceSketch>(readSketches, MOST_SKETCHES)

/**
 * All published resources in batches, in the order of their ids
/**
 * All published resources in batches, in the order of their ids: quicker than page after page. The next batch is read
 * while the caller works on this one.
 */
export async function* allResources(graph: Graph, batch = BATCH): AsyncGenerator<ResourceNode[]> {
  const ids = (await graph.read<{ id: string }>(QUERIES.allIds)).map((row) => row.id).sort()
  const readBatch = async (start: number): Promise<ResourceNode[]> => {
    if (start >= ids.length) return []
    return await readResources(graph, ids.slice(start, start + batch), await currentVersion(graph))
  }
  let next = readBatch(0)
  for (let start = 0; start < ids.length; start += batch) {
    const found = await next
    next = readBatch(start + batch)
    // Whoever stops here never waits for it.
    next.catch(() => undefined)
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

/** Ids of the drafts of a provider, the latest changed first. */
export async function draftIdsOfProvider(graph: Graph, agentId: string): Promise<string[]> {
  const rows = await graph.read<{ id: string; updatedAt: string }>(QUERIES.draftsOfAgent, { id: agentId })
  return rows.sort((a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id)).map(({ id }) => id)
}

/** What a published resource is to the one it was made from. */
export type MadeAs = 'BASED_ON' | 'TRANSLATION_OF' | 'VERSION_OF'

/** The published resources that were made from these, newest first and then by id. */
export async function madeFrom(
  graph: Graph,
  ids: readonly string[],
): Promise<{ of: string; type: MadeAs; id: string }[]> {
  if (ids.length === 0) return []
  const rows = await graph.read<{ of: string; type: MadeAs; id: string; at: string }>(QUERIES.madeFrom, { ids })
  return rows
    .sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id) || compare(a.type, b.type))
    .map(({ of, type, id }) => ({ of, type, id }))
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
  edges: ['touchingOutcomes'],
  framework: ['touchingFrameworks'],
  concept: ['touchingSubjects', 'touchingTypes', 'touchingLevels'],
  agent: ['touchingProviders', 'touchingContributors'],
  licence: ['touchingLicences'],
}

/** Levels of concepts below a changed one whose resources are found by its words. */
const MOST_LEVELS_DOWN = 8

/**
 * The resources in whose documents something changed stands, each once, in the order of ids. Of edges the ids are those of the
 * outcomes at their ends. What is below a concept stands under its words as well.
 */
export async function resourceIdsTouching(
  graph: Graph,
  { kind, ids }: Pick<Change, 'kind' | 'ids'>,
): Promise<string[]> {
  if (kind === 'resource') {
    // What has a published new version is found no more: one that comes or goes touches it.
    const before = ids.length === 0 ? [] : await graph.read<{ id: string }>(QUERIES.versionsBefore, { ids })
    return [...new Set([...ids, ...before.map(({ id }) => id)])].sort()
  }
  const queries = ids.length === 0 ? [] : (TOUCHING[kind] ?? [])
  const touched = kind === 'concept' ? await withNarrower(graph, ids, MOST_LEVELS_DOWN) : ids
  const found = await Promise.all(queries.map((query) => graph.read<{ id: string }>(QUERIES[query], { ids: touched })))
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

/**
 * Files, licences and tags; the latter two as claims settled them where somebody looked at what is behind the present link,
 * and then as declared as well.
 */
function factsOf(row: Row): Pick<ResourceNode, 'files' | 'licences' | 'tags' | 'declared'> {
  const files = filesOf(row.files)
  const isSettled = ({ status }: Stored): boolean => typeof status === 'string'
  const stated = inOrder(LICENCE, row.licences)
  const licences = once(
    stated.filter((each) => !isSettled(each)),
    ...['licence', 'part', 'words', 'url', 'statedBy', 'readAt'],
  ).map(
    ({ part, licence, words, url, statedBy, readAt }) =>
      compact({ part, licence, words, url, statedBy, readAt }) as unknown as LicenceStatement,
  )
  const said = read(TAG, row.tags)
  const tags = tagsOf(said.filter((each) => !isSettled(each)))
  if (!said.some(isSettled) && !stated.some(isSettled)) return { files, licences, tags }
  const link = fingerprintOf({ url: textOrNull(row.resource.url) ?? '', files })
  const holds = (each: Stored): boolean => isSettled(each) && each.link === link
  return {
    files,
    licences: withSettledLicences(licences, stated.filter(holds) as unknown as (Overlay & { licence: string })[]),
    tags: withSettledTags(tags, said.filter(holds) as unknown as (Overlay & Pick<TagFact, 'kind' | 'value'>)[]),
    declared: { licences, tags },
  }
}

function filesOf(rows: Listed): FileRecord[] {
  return once(inOrder(FILE, rows), 'url').map(
    ({ url, mediaType, bytes, sha256, language, downloadable }) =>
      compact({ url, mediaType, bytes, sha256, language, downloadable }) as unknown as FileRecord,
  )
}

/** Where links of a type lead, in their order. */
function idsByType(rows: Listed): (type: string) => string[] {
  const others = inOrder(OTHER, rows)
  return (wanted) => [...new Set(others.filter(({ type }) => type === wanted).map(({ id }) => id as string))]
}

function toResource(row: Row, cards: Cards): ResourceNode {
  const { resource } = row
  const idsOf = idsByType(row.others)
  const conceptsOf = (type: string): ConceptCard[] => idsOf(type).flatMap((id) => cards.concepts.get(id) ?? [])
  const provider = cards.agents.get(idsOf('PUBLISHED_BY')[0] ?? '')
  return {
    id: resource.id as string,
    uri: resource.uri as string,
    work: resource.work as string,
    state: resource.state as ResourceNode['state'],
    stateReason: textOrNull(resource.stateReason),
    ...(typeof resource.mergedInto === 'string' ? { mergedInto: resource.mergedInto } : {}),
    ...(row.followers.some(([, state, bornHere]) => state === 'published' && bornHere === true)
      ? { isFollowed: true }
      : {}),
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
    publishedAt: textOrNull(resource.publishedAt),
    modifiedAt: textOrNull(resource.modifiedAt),
    bornHere: resource.bornHere === true,
    provider: provider ?? NOBODY,
    contributors: once(inOrder(CONTRIBUTOR, row.contributors), 'id', 'role').flatMap(({ id, role, position }, at) => {
      const agent = cards.agents.get(id as string)
      if (!agent) return []
      const { name, uri } = agent
      return { id: agent.id, name, role: role as string, uri, order: numberOrNull(position) ?? at }
    }),
    ...factsOf(row),
    accessibilitySummaries: textsFrom(resource.accessibilitySummaries, resource.accessibilitySummaryLanguages),
    types: conceptsOf('HAS_TYPE'),
    subjects: conceptsOf('ABOUT'),
    levels: conceptsOf('FOR_LEVEL'),
    alignments: alignmentsOf(row.alignments, cards),
    sources: sourcesOf(row.sources, cards),
    partOf: idsOf('PART_OF'),
    basedOn: idsOf('BASED_ON'),
    translationOf: idsOf('TRANSLATION_OF')[0] ?? null,
    versionOf: idsOf('VERSION_OF')[0] ?? null,
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

/** The first of those that agree in these columns: several sources may say the same. */
function once(items: Stored[], ...names: string[]): Stored[] {
  if (items.length < 2) return items
  const keyOf = (item: Stored): string => JSON.stringify(names.map((name) => item[name] ?? null))
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].reverse()
}

/** Each once, where several sources say the same; in the order of their names. */
function tagsOf(rows: readonly Stored[]): TagFact[] {
  const facts = new Map<string, TagFact>()
  for (const { kind, value, says, basis, language, method } of rows) {
    const key = [kind, value, language ?? '', says, basis].join(' ')
    if (!facts.has(key)) facts.set(key, compact({ kind, value, says, basis, language, method }) as unknown as TagFact)
  }
  return [...facts].sort(([a], [b]) => compare(a, b)).map(([, fact]) => fact)
}

/** The first reader first, each once. */
function sourcesOf(rows: Listed, { sources }: Cards): SourceCard[] {
  const ordered = read(SOURCE, rows).sort(
    (a, b) => compare(a.at as string, b.at as string) || compare(a.key as string, b.key as string),
  )
  return [...new Set(ordered.map(({ key }) => key as string))].flatMap((key) => sources.get(key) ?? [])
}

const STATUSES = ['accepted', 'proposed', 'rejected']

/** An alignment as stored; `id` is that of the outcome. */
export type Alignment = AlignmentCard & { id: string; position?: number | null }

/**
 * One of each kind and outcome, in the order of place and id: what is said here before what sources say, then the surest.
 * Suggestions that nobody has accepted are none.
 */
export function bestAlignments(stated: readonly Alignment[]): Alignment[] {
  const said = stated.filter(({ source, status }) => source !== SUGGESTED || status === 'accepted')
  const all = said.sort(
    (a, b) =>
      Number(b.source === HERE) - Number(a.source === HERE) ||
      STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
      b.confidence - a.confidence ||
      compare(a.source, b.source),
  )
  const best = new Map<string, Alignment>()
  for (const alignment of all) {
    const key = `${alignment.kind} ${alignment.id}`
    if (!best.has(key)) best.set(key, alignment)
  }
  return [...best.values()].sort((a, b) => byPosition(a, b) || compare(a.id, b.id))
}

function alignmentsOf(rows: Listed, { outcomes }: Cards): ResourceNode['alignments'] {
  return bestAlignments(read(ALIGNMENT, rows) as unknown as Alignment[]).flatMap(
    ({ id, kind, extent, status, confidence, source }) => {
      const outcome = outcomes.get(id)
      return outcome ? { kind, extent, status, confidence, source, outcome } : []
    },
  )
}
