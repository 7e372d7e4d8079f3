/**
 * What the doctor looks at: all nodes of a kind, placeholders and drafts too, with the few facts its checks go by. What
 * is many is read in batches by id, so that no query is long and the event loop is free in between.
 */
import { columns, compare, list, numberOrNull, type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

/** Nodes a batch: some 25 ms of the event loop on a slow core. */
const BATCH = 500

const LICENCE = columns({ licence: 'l.key', part: 'e.part', words: 'e.words', url: 'e.url' })

export const QUERIES = {
  outcomeIds: 'MATCH (o:Outcome) RETURN o.id AS id',
  outcomeIdsOf: 'MATCH (f:Framework {id: $id})<-[:IN_FRAMEWORK]-(o:Outcome) RETURN o.id AS id',
  outcomes: `MATCH (o:Outcome) WHERE o.id IN $ids
    RETURN o.id AS id, o.state AS state, o.uri AS uri, o.code AS code, o.sourceType AS sourceType,
      o.statements AS statements, o.statementLanguages AS languages, o.labels AS labels, o.levels AS levels,
      o.ageFrom AS ageFrom, o.position AS position, [(o)-[:IN_FRAMEWORK]->(f) | f.id] AS frameworks,
      [(o)-[:CHILD_OF]->(p) | p.id] AS parents`,
  requires: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:REQUIRES]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, e.strength AS strength, e.status AS status, e.source AS source`,
  requiredBy: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)<-[e:REQUIRES]-(b:Outcome)
    RETURN b.id AS from, a.id AS to, e.strength AS strength, e.status AS status, e.source AS source`,
  taught: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e:ALIGNS_TO]-(r:Resource)
    WHERE r.state = 'published' AND e.status = 'accepted' AND e.kind IN ['teaches', 'practises', 'assesses']
    RETURN o.id AS id, count(DISTINCT r) AS resources`,
  named: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e]-(n)
    RETURN o.id AS id, type(e) AS type, count(e) AS count`,
  outcomeSuccessions: 'MATCH (a:Outcome)-[:REPLACED_BY]->(b:Outcome) RETURN a.id AS from, b.id AS to',
  frameworkSuccessions: 'MATCH (a:Framework)-[:REPLACED_BY]->(b:Framework) RETURN a.id AS from, b.id AS to',
  frameworks: `MATCH (f:Framework)
    RETURN f.id AS id, f.state AS state, f.uri AS uri, f.titles AS titles, f.titleLanguages AS titleLanguages,
      f.languages AS languages, f.adoptionStatus AS adoptionStatus,
      [(f)-[e:LICENSED_UNDER]->(l) | ${LICENCE.text}] AS licences`,
  conceptIds: 'MATCH (c:Concept) RETURN c.id AS id',
  concepts: `MATCH (c:Concept) WHERE c.id IN $ids
    RETURN c.id AS id, c.state AS state, c.uri AS uri, c.labels AS labels, c.labelLanguages AS languages`,
  schemes: 'MATCH (s:ConceptScheme) RETURN s.id AS id, s.state AS state, s.uri AS uri, s.titles AS titles',
  resourceIds: 'MATCH (r:Resource) RETURN r.id AS id',
  resourceIdsOf: `MATCH (f:Framework {id: $id})<-[:IN_FRAMEWORK]-(:Outcome)<-[:ALIGNS_TO]-(r:Resource)
    RETURN DISTINCT r.id AS id`,
  resources: `MATCH (r:Resource) WHERE r.id IN $ids
    RETURN r.id AS id, r.state AS state, r.uri AS uri, r.url AS url, r.work AS work, r.titles AS titles,
      r.languages AS languages, r.originalLanguages AS originalLanguages, r.mergedInto AS mergedInto,
      [(r)-[e:LICENSED_UNDER]->(l) | ${LICENCE.text}] AS licences,
      [(r)-[:PUBLISHED_BY]->(p) | p.id] AS providers,
      [(r)-[e:ALIGNS_TO]->(o) WHERE e.status = 'accepted' | [o.id, e.kind]] AS alignments`,
  keptOfOutcomes: `MATCH (d:Record) WHERE d.extra CONTAINS $mark MATCH (d)-[:DESCRIBES]->(n:Outcome)
    RETURN n.id AS id, d.extra AS extra`,
  keptOfResources: `MATCH (d:Record) WHERE d.extra CONTAINS $mark
    MATCH (d)-[:DESCRIBES]->(n:Resource) MATCH (d)-[:FROM]->(s:Source)
    RETURN n.id AS id, s.key AS source, d.extra AS extra`,
  codes: 'MATCH (c:Code) RETURN c.code AS code',
  codesBy: `MATCH (c:Code) WHERE c.code IN $ids
    RETURN c.code AS code, c.leadsTo AS leadsTo, c.shownFor AS shownFor, c.plan AS plan`,
  collectionIds: 'MATCH (c:Collection) RETURN c.id AS id',
  agentIds: 'MATCH (a:Agent) RETURN a.id AS id',
  catalogue: `MATCH (c:Catalogue {key: 'public'})
    RETURN c.version AS version, c.changesFrom AS changesFrom, c.seeding AS seeding`,
  feed: `MATCH (c:Change)
    RETURN min(c.version) AS first, max(c.version) AS last, count(DISTINCT c.version) AS versions, min(c.at) AS since`,
} as const

const CLASSROOM = { id: idOf('classroom:framework') }
const SOME = { ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/eye'), 'no-such-id'] }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  outcomeIds: {},
  outcomeIdsOf: CLASSROOM,
  outcomes: SOME,
  requires: SOME,
  requiredBy: SOME,
  taught: SOME,
  named: { ids: [idOf('classroom:outcome/unit-fractions'), idOf('uri:https://elsewhere.example/1-PS4-3')] },
  outcomeSuccessions: {},
  frameworkSuccessions: {},
  frameworks: {},
  conceptIds: {},
  concepts: { ids: [idOf('classroom:subject/mathematics'), idOf('classroom:type/video')] },
  schemes: {},
  resourceIds: {},
  resourceIdsOf: CLASSROOM,
  resources: { ids: [idOf('classroom:resource/rainbow'), idOf('classroom:resource/fraction-quiz')] },
  keptOfOutcomes: { mark: '"standards":[' },
  keptOfResources: { mark: '":"' },
  codes: {},
  codesBy: { ids: ['K7M29QXD0', 'ZZZZZZZZZ'] },
  collectionIds: {},
  agentIds: {},
  catalogue: {},
  feed: {},
}

export type State = string

/** An outcome as the doctor sees it. Empty lists where nothing is stored. */
export interface ExaminedOutcome {
  id: string
  state: State
  uri: string
  code: string | null
  sourceType: string | null
  statements: string[]
  /** Language of each statement. */
  languages: string[]
  labels: string[]
  levels: string[]
  ageFrom: number | null
  position: number | null
  frameworks: string[]
  parents: string[]
}
export interface ExaminedRequires {
  from: string
  to: string
  strength: 'hard' | 'soft'
  status: 'accepted' | 'proposed' | 'rejected'
  source: string
}
export interface ExaminedLicence {
  licence: string
  part: 'all' | 'text' | 'pictures' | 'data' | 'metadata'
  words: string | null
  url: string | null
}
export interface ExaminedFramework {
  id: string
  state: State
  uri: string
  titles: string[]
  titleLanguages: string[]
  languages: string[]
  adoptionStatus: string | null
  licences: ExaminedLicence[]
}
export interface ExaminedConcept {
  id: string
  state: State
  uri: string
  labels: string[]
  languages: string[]
}
export interface ExaminedResource {
  id: string
  state: State
  uri: string
  url: string | null
  work: string | null
  titles: string[]
  languages: string[]
  originalLanguages: string[]
  licences: ExaminedLicence[]
  provider: string | null
  mergedInto: string | null
  /** Accepted ones. */
  alignments: { outcome: string; kind: string }[]
}

/** A code for print as it is stored. */
export interface ExaminedCode {
  code: string
  leadsTo: string | null
  shownFor: string | null
  plan: string | null
}

/** Ids of all outcomes, or of those of one framework, in order. */
export async function examinedOutcomeIds(graph: Graph, frameworkId?: string): Promise<string[]> {
  const rows =
    frameworkId === undefined
      ? await graph.read<{ id: string }>(QUERIES.outcomeIds)
      : await graph.read<{ id: string }>(QUERIES.outcomeIdsOf, { id: frameworkId })
  return rows.map(({ id }) => id).sort(compare)
}

/** Ids of all resources, or of those aligned to one framework, in order. */
export async function examinedResourceIds(graph: Graph, frameworkId?: string): Promise<string[]> {
  const rows =
    frameworkId === undefined
      ? await graph.read<{ id: string }>(QUERIES.resourceIds)
      : await graph.read<{ id: string }>(QUERIES.resourceIdsOf, { id: frameworkId })
  return rows.map(({ id }) => id).sort(compare)
}

/** Ids of all concepts, in order. */
export async function examinedConceptIds(graph: Graph): Promise<string[]> {
  return (await graph.read<{ id: string }>(QUERIES.conceptIds)).map(({ id }) => id).sort(compare)
}

/** Outcomes in any state, batch after batch. */
export function examinedOutcomes(graph: Graph, ids: readonly string[]): AsyncGenerator<ExaminedOutcome[]> {
  return inBatches(graph, QUERIES.outcomes, ids, (row) => ({
    id: row.id as string,
    state: row.state as State,
    uri: row.uri as string,
    code: textOrNull(row.code),
    sourceType: textOrNull(row.sourceType),
    statements: list(row.statements),
    languages: list(row.languages),
    labels: list(row.labels),
    levels: list(row.levels),
    ageFrom: numberOrNull(row.ageFrom),
    position: numberOrNull(row.position),
    frameworks: [...new Set(list(row.frameworks))].sort(compare),
    parents: [...new Set(list(row.parents))].sort(compare),
  }))
}

/** Prerequisites in any status that start at these outcomes, batch after batch. */
export function examinedRequires(graph: Graph, ids: readonly string[]): AsyncGenerator<ExaminedRequires[]> {
  return inBatches(graph, QUERIES.requires, ids, (row) => row as unknown as ExaminedRequires)
}

/** Prerequisites in any status that end at these outcomes, batch after batch. */
export function examinedRequiredBy(graph: Graph, ids: readonly string[]): AsyncGenerator<ExaminedRequires[]> {
  return inBatches(graph, QUERIES.requiredBy, ids, (row) => row as unknown as ExaminedRequires)
}

/** How many published resources teach, practise or assess each outcome; those with none are missing. */
export function taughtOutcomes(
  graph: Graph,
  ids: readonly string[],
): AsyncGenerator<{ id: string; resources: number }[]> {
  return inBatches(graph, QUERIES.taught, ids, (row) => ({ id: row.id as string, resources: row.resources as number }))
}

/** Resources in any state, batch after batch. */
export function examinedResources(graph: Graph, ids: readonly string[]): AsyncGenerator<ExaminedResource[]> {
  return inBatches(graph, QUERIES.resources, ids, (row) => ({
    id: row.id as string,
    state: row.state as State,
    uri: row.uri as string,
    url: textOrNull(row.url),
    work: textOrNull(row.work),
    titles: list(row.titles),
    languages: list(row.languages),
    originalLanguages: list(row.originalLanguages),
    licences: licencesOf(row.licences),
    provider: list(row.providers).sort(compare)[0] ?? null,
    mergedInto: textOrNull(row.mergedInto),
    alignments: ((row.alignments as [string, string][] | null) ?? []).map(([outcome, kind]) => ({ outcome, kind })),
  }))
}

/** Concepts in any state, batch after batch. */
export function examinedConcepts(graph: Graph, ids: readonly string[]): AsyncGenerator<ExaminedConcept[]> {
  return inBatches(graph, QUERIES.concepts, ids, (row) => ({
    id: row.id as string,
    state: row.state as State,
    uri: row.uri as string,
    labels: list(row.labels),
    languages: list(row.languages),
  }))
}

/** Letters of all codes for print, each once, in order. */
export async function examinedCodeLetters(graph: Graph): Promise<string[]> {
  const rows = await graph.read<{ code: string }>(QUERIES.codes)
  return [...new Set(rows.map(({ code }) => code))].sort(compare)
}

/** Codes for print, batch after batch. */
export function examinedCodes(graph: Graph, letters: readonly string[]): AsyncGenerator<ExaminedCode[]> {
  return inBatches(graph, QUERIES.codesBy, letters, (row) => ({
    code: row.code as string,
    leadsTo: textOrNull(row.leadsTo),
    shownFor: textOrNull(row.shownFor),
    plan: textOrNull(row.plan),
  }))
}

/** Ids of all collections and of all agents. */
export async function examinedOwners(graph: Graph): Promise<{ collections: Set<string>; agents: Set<string> }> {
  const [collections, agents] = await Promise.all([
    graph.read<{ id: string }>(QUERIES.collectionIds),
    graph.read<{ id: string }>(QUERIES.agentIds),
  ])
  return { collections: new Set(collections.map(({ id }) => id)), agents: new Set(agents.map(({ id }) => id)) }
}

/** Concept schemes in any state. */
export async function examinedSchemes(graph: Graph): Promise<ExaminedConcept[]> {
  const rows = await graph.read<Stored>(QUERIES.schemes)
  return rows.map((row) => ({
    id: row.id as string,
    state: row.state as State,
    uri: row.uri as string,
    labels: list(row.titles),
    languages: [],
  }))
}

/** Frameworks in any state, in the order of their ids. */
export async function examinedFrameworks(graph: Graph): Promise<ExaminedFramework[]> {
  const rows = await graph.read<Stored>(QUERIES.frameworks)
  return rows
    .map((row) => ({
      id: row.id as string,
      state: row.state as State,
      uri: row.uri as string,
      titles: list(row.titles),
      titleLanguages: list(row.titleLanguages),
      languages: list(row.languages),
      adoptionStatus: textOrNull(row.adoptionStatus),
      licences: licencesOf(row.licences),
    }))
    .sort((a, b) => compare(a.id, b.id))
}

/** What names each outcome: relationship types with their numbers. */
export async function namesOf(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, { type: string; count: number }[]>> {
  if (ids.length === 0) return new Map()
  const rows = await graph.read<{ id: string; type: string; count: number }>(QUERIES.named, { ids })
  rows.sort((a, b) => compare(a.type, b.type))
  return Map.groupBy(rows, ({ id }) => id)
}

/** What replaced what: edges of outcomes and of frameworks. */
export async function successions(
  graph: Graph,
): Promise<{ kind: 'outcome' | 'framework'; from: string; to: string }[]> {
  const [outcomes, frameworks] = await Promise.all([
    graph.read<{ from: string; to: string }>(QUERIES.outcomeSuccessions),
    graph.read<{ from: string; to: string }>(QUERIES.frameworkSuccessions),
  ])
  return [
    ...outcomes.map((row) => ({ kind: 'outcome' as const, ...row })),
    ...frameworks.map((row) => ({ kind: 'framework' as const, ...row })),
  ].sort((a, b) => compare(a.kind, b.kind) || compare(a.from, b.from) || compare(a.to, b.to))
}

/**
 * Outcomes whose records keep a list under `field` among the fields we do not model, with the length of that list: what
 * an importer could not resolve and keeps to give back.
 */
export async function keptLists(graph: Graph, field: string): Promise<{ id: string; values: string[] }[]> {
  const rows = await graph.read<{ id: string; extra: string }>(QUERIES.keptOfOutcomes, {
    mark: `${JSON.stringify(field)}:[`,
  })
  return rows
    .flatMap(({ id, extra }) => {
      const kept = (JSON.parse(extra) as Record<string, unknown>)[field]
      return Array.isArray(kept) ? [{ id, values: kept.map(String) }] : []
    })
    .sort((a, b) => compare(a.id, b.id))
}

/** Resources whose records keep a text under `field` among the fields we do not model, with their source. */
export async function keptTexts(graph: Graph, field: string): Promise<{ id: string; source: string; value: string }[]> {
  const rows = await graph.read<{ id: string; source: string; extra: string }>(QUERIES.keptOfResources, {
    mark: `${JSON.stringify(field)}:"`,
  })
  return rows
    .flatMap(({ id, source, extra }) => {
      const value = (JSON.parse(extra) as Record<string, unknown>)[field]
      return typeof value === 'string' ? [{ id, source, value }] : []
    })
    .sort((a, b) => compare(a.id, b.id) || compare(a.source, b.source))
}

/** Where the catalogue and its change feed stand. */
export interface ExaminedFeed {
  version: number
  /** The oldest version whose changes are said to be kept. */
  changesFrom: number
  seeding: boolean
  /** What is kept: the first and last version, how many different ones, and the time of the oldest. Null when nothing. */
  first: number | null
  last: number | null
  versions: number
  since: string | null
}

/** Reads where the change feed stands. */
export async function examinedFeed(graph: Graph): Promise<ExaminedFeed> {
  const [[catalogue], [feed]] = await Promise.all([
    graph.read<{ version: number; changesFrom: number | null; seeding: boolean | null }>(QUERIES.catalogue),
    graph.read<{ first: number | null; last: number | null; versions: number; since: string | null }>(QUERIES.feed),
  ])
  return {
    version: catalogue?.version ?? 0,
    changesFrom: catalogue?.changesFrom ?? 1,
    seeding: catalogue?.seeding === true,
    first: feed?.first ?? null,
    last: feed?.last ?? null,
    versions: feed?.versions ?? 0,
    since: feed?.since ?? null,
  }
}

function licencesOf(rows: unknown): ExaminedLicence[] {
  return ((rows as unknown[][] | null) ?? []).map((row) => {
    const { licence, part, words, url } = LICENCE.read(row)
    return {
      licence: licence as string,
      part: part as ExaminedLicence['part'],
      words: textOrNull(words),
      url: textOrNull(url),
    }
  })
}

async function* inBatches<T>(
  graph: Graph,
  query: string,
  ids: readonly string[],
  toValue: (row: Stored) => T,
): AsyncGenerator<T[]> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await graph.read<Stored>(query, { ids: ids.slice(start, start + BATCH) })
    yield rows.map(toValue)
  }
}
