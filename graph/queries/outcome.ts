/** Reading outcomes and the edges between them. */
import {
  byPosition,
  compare,
  FRAMEWORK_CARD,
  list,
  numberOrNull,
  OUTCOME_CARD,
  outcomeCard,
  sourceCards,
  type Stored,
  textOrNull,
} from '#graph/cards.ts'
import { codeKeys } from '#graph/codes.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE, SUGGESTED } from '#graph/model.ts'
import type { AlignmentCard, MasteryFact, MatchEdge, OutcomeCard, OutcomeNode, PrerequisiteEdge } from '#graph/nodes.ts'
import { type AlignmentKind, INVERSE_MATCH, type MatchKind } from '#graph/records.ts'
import { keepNodes } from '#graph/queries/catalogue.ts'
import { factsFrom, textsFrom } from '#graph/shape.ts'

const BATCH = 2_000
/** Outcomes kept after they were read: some 35 MB. */
const MOST_KEPT = 20_000

/** An outcome `o` in whole, as `toOutcome` reads it. */
export const WHOLE_OUTCOME = `o {.*} AS outcome,
  [(o)-[:IN_FRAMEWORK]->(f) | f {${FRAMEWORK_CARD}}] AS frameworks,
  [(o)<-[:DESCRIBES]-(d)-[:FROM]->(s) | {source: s {.*}, at: d.at}] AS sources,
  [(o)-[:RETIRED_FROM]->(f) | f {${FRAMEWORK_CARD}}] AS retiredFrom`
const OTHER = `b {${OUTCOME_CARD}} AS outcome, [(b)-[:IN_FRAMEWORK]->(f) | f {${FRAMEWORK_CARD}}] AS frameworks`
const EDGE = 'e {.*} AS edge'

export const QUERIES = {
  byIds: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN ${WHOLE_OUTCOME}`,
  byCodeKeys: `MATCH (o:Outcome) WHERE o.codeKey IN $keys RETURN ${WHOLE_OUTCOME}`,
  byUris: `MATCH (o:Outcome) WHERE o.uri IN $uris RETURN ${WHOLE_OUTCOME}`,
  allIds: "MATCH (o:Outcome) WHERE o.state = 'published' RETURN o.id AS id",
  children: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)<-[e:CHILD_OF]-(b:Outcome)
    RETURN a.id AS of, e.position AS position, ${OTHER}`,
  parents: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:CHILD_OF]->(b:Outcome)
    RETURN a.id AS of, e.position AS position, ${OTHER}`,
  requires: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:REQUIRES]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, ${EDGE}, ${OTHER}`,
  requiredBy: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)<-[e:REQUIRES]-(b:Outcome)
    RETURN b.id AS from, a.id AS to, ${EDGE}, ${OTHER}`,
  matchesFrom: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:MATCHES]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, ${EDGE}, ${OTHER}`,
  matchesTo: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)<-[e:MATCHES]-(b:Outcome)
    RETURN b.id AS from, a.id AS to, ${EDGE}, ${OTHER}`,
  replacedBy:
    'MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[:REPLACED_BY]->(b:Outcome) RETURN a.id AS from, b.id AS to',
  alignments: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)<-[e:ALIGNS_TO]-(r:Resource)
    WHERE r.state = 'published' AND e.kind IN $kinds AND (e.source <> '${SUGGESTED}' OR e.status = 'accepted')
    RETURN o.id AS outcome, r.id AS resource, e.kind AS kind, e.extent AS extent, e.status AS status,
      e.confidence AS confidence, e.source AS source`,
  prerequisites: `MATCH (a:Outcome)-[e:REQUIRES]->(b:Outcome) RETURN a.id AS from, b.id AS to, ${EDGE}`,
  prerequisiteColumns: `MATCH (a:Outcome)-[e:REQUIRES]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, e.strength AS strength, e.confidence AS confidence, e.source AS source,
      e.status AS status, e.clause AS clause`,
  prerequisiteReasons: `MATCH (a:Outcome) WHERE a.id IN $froms MATCH (a)-[e:REQUIRES]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, e.source AS source, e.reasons AS reasons, e.reasonLanguages AS languages`,
  columns: `MATCH (o:Outcome) RETURN o.id AS id, o.uri AS uri, o.code AS code, o.sourceType AS sourceType,
    o.state AS state, o.ageFrom AS ageFrom, o.ageTo AS ageTo`,
  frameworkColumns: `MATCH (o:Outcome)-[:IN_FRAMEWORK]->(f:Framework)
    RETURN o.id AS id, f.id AS framework, f.uri AS frameworkUri`,
  parentColumns: `MATCH (o:Outcome)-[e:CHILD_OF]->(p:Outcome) RETURN o.id AS id, p.id AS parent, e.position AS position`,
  matchColumns: `MATCH (a:Outcome)-[e:MATCHES]->(b:Outcome) WHERE e.kind IN $kinds
    RETURN a.id AS from, b.id AS to, e.kind AS kind, e.confidence AS confidence, e.source AS source`,
} as const

const NUMBER_LINE = idOf('classroom:outcome/number-line')
const SOME = { ids: [NUMBER_LINE, idOf('classroom:outcome/unit-fractions'), 'no-such-id'] }
const TEACHING: readonly AlignmentKind[] = ['teaches', 'practises', 'assesses']

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byIds: SOME,
  byCodeKeys: { keys: codeKeys('3.NF.A.2') },
  byUris: { uris: ['https://classroom.example/outcomes/shadows', 'https://elsewhere.example/1-PS4-3'] },
  allIds: {},
  children: { ids: [idOf('classroom:outcome/fractions')] },
  parents: SOME,
  requires: SOME,
  requiredBy: SOME,
  matchesFrom: SOME,
  matchesTo: { ids: [idOf('uri:https://elsewhere.example/1-PS4-3')] },
  replacedBy: SOME,
  alignments: { ...SOME, kinds: TEACHING },
  prerequisites: {},
  prerequisiteColumns: {},
  prerequisiteReasons: { froms: [NUMBER_LINE] },
  columns: {},
  frameworkColumns: {},
  parentColumns: {},
  matchColumns: { kinds: ['exact'] },
}

/** A row of `WHOLE_OUTCOME`. */
export interface OutcomeRow extends Record<string, unknown> {
  outcome: Stored
  frameworks: Stored[]
  /** Missing where a query does not ask for it. */
  retiredFrom?: Stored[]
  sources: { source: Stored; at: string }[]
}

async function readOutcomes(graph: Graph, ids: readonly string[]): Promise<OutcomeNode[]> {
  return (await graph.read<OutcomeRow>(QUERIES.byIds, { ids })).map(toOutcome)
}

/**
 * Outcomes with all that their pages and documents show, in any order; placeholders too, unknown ids are left out. They
 * are kept until the catalogue changes, and shared: frozen.
 */
export const outcomesByIds = keepNodes<OutcomeNode>(readOutcomes, MOST_KEPT)

/**
 * Outcomes that share a writing with `keys`, as `codeKeys` gives them for what a person typed: those whose whole code
 * agrees come first, then by uri and id. Several frameworks may use one code.
 */
export async function outcomesByCode(graph: Graph, keys: readonly string[]): Promise<OutcomeNode[]> {
  if (keys.length === 0) return []
  const found = (await graph.read<OutcomeRow>(QUERIES.byCodeKeys, { keys })).map(toOutcome)
  const agrees = ({ code }: OutcomeNode): number => (code !== null && codeKeys(code)[0] === keys[0] ? 0 : 1)
  return found.sort((a, b) => agrees(a) - agrees(b) || bestFirst(a, b))
}

/** Outcomes with these uris: what is here before what is only referenced. */
export async function outcomesByUri(graph: Graph, uris: readonly string[]): Promise<OutcomeNode[]> {
  if (uris.length === 0) return []
  return (await graph.read<OutcomeRow>(QUERIES.byUris, { uris })).map(toOutcome).sort(bestFirst)
}

function bestFirst(a: OutcomeNode, b: OutcomeNode): number {
  return compare(a.state, b.state) || compare(a.uri, b.uri) || compare(a.id, b.id)
}

/** All outcomes that are here, in batches, in the order of their ids: quicker than page after page. */
export async function* allOutcomes(graph: Graph, batch = BATCH): AsyncGenerator<OutcomeNode[]> {
  const ids = (await graph.read<{ id: string }>(QUERIES.allIds)).map((row) => row.id).sort()
  for (let start = 0; start < ids.length; start += batch) {
    const found = await readOutcomes(graph, ids.slice(start, start + batch))
    yield found.sort((a, b) => compare(a.id, b.id))
  }
}

/** An outcome beside the one that was asked for. */
export interface Neighbour {
  /** Id of the one asked for. */
  of: string
  position: number | null
  outcome: OutcomeCard
}

/** The outcomes right below each, in order of place, code and id; each once. */
export async function childrenOf(graph: Graph, ids: readonly string[]): Promise<Neighbour[]> {
  return await neighbours(graph, QUERIES.children, ids)
}

/** The outcomes right above each, in order of place, code and id; each once. */
export async function parentsOf(graph: Graph, ids: readonly string[]): Promise<Neighbour[]> {
  return await neighbours(graph, QUERIES.parents, ids)
}

async function neighbours(graph: Graph, query: string, ids: readonly string[]): Promise<Neighbour[]> {
  if (ids.length === 0) return []
  const rows = await graph.read<OutcomeRow & { of: string; position: number | null }>(query, { ids })
  const found = new Map<string, Neighbour>()
  for (const { of, position, outcome, frameworks } of rows) {
    const key = `${of} ${outcome.id as string}`
    const neighbour = { of, position: position ?? null, outcome: outcomeCard(outcome, frameworks[0]) }
    const before = found.get(key)
    if (!before || byPosition(neighbour, before) < 0) found.set(key, neighbour)
  }
  return [...found.values()].sort((a, b) => compare(a.of, b.of) || byPlace(a, b))
}

/** Orders siblings: by place, then by code as people count (`2` before `10`), then by id. */
export function byPlace(
  a: { position: number | null; outcome: OutcomeCard },
  b: { position: number | null; outcome: OutcomeCard },
): number {
  return (
    byPosition(a, b) || CODES.compare(a.outcome.code ?? '', b.outcome.code ?? '') || compare(a.outcome.id, b.outcome.id)
  )
}
const CODES = new Intl.Collator('en', { numeric: true })

/** A prerequisite with the outcome at its other end. */
export type PrerequisiteOf = PrerequisiteEdge & { outcome: OutcomeCard }

/** What comes before each: the edges that start there. Only accepted ones unless `all`. Hard ones first, then by code. */
export async function requiresOf(
  graph: Graph,
  ids: readonly string[],
  { all = false }: { all?: boolean } = {},
): Promise<PrerequisiteOf[]> {
  return await prerequisites(graph, QUERIES.requires, ids, all)
}

/** What comes after each: the edges that end there. Only accepted ones unless `all`. Hard ones first, then by code. */
export async function requiredBy(
  graph: Graph,
  ids: readonly string[],
  { all = false }: { all?: boolean } = {},
): Promise<PrerequisiteOf[]> {
  return await prerequisites(graph, QUERIES.requiredBy, ids, all)
}

async function prerequisites(
  graph: Graph,
  query: string,
  ids: readonly string[],
  all: boolean,
): Promise<PrerequisiteOf[]> {
  if (ids.length === 0) return []
  const rows = await graph.read<OutcomeRow & { from: string; to: string; edge: Stored }>(query, { ids })
  return rows
    .map(({ from, to, edge, outcome, frameworks }) => ({
      ...prerequisite(from, to, edge),
      outcome: outcomeCard(outcome, frameworks[0]),
    }))
    .filter(({ status }) => all || status === 'accepted')
    .sort(
      (a, b) =>
        compare(a.strength, b.strength) ||
        CODES.compare(a.outcome.code ?? '', b.outcome.code ?? '') ||
        compare(a.outcome.id, b.outcome.id) ||
        compare(a.from + a.to + a.source, b.from + b.to + b.source),
    )
}

function prerequisite(from: string, to: string, edge: Stored): PrerequisiteEdge {
  return {
    from,
    to,
    strength: edge.strength as PrerequisiteEdge['strength'],
    reasons: textsFrom(edge.reasons, edge.reasonLanguages),
    confidence: numberOrNull(edge.confidence) ?? 1,
    source: edge.source as string,
    status: edge.status as PrerequisiteEdge['status'],
    clause: textOrNull(edge.clause),
  }
}

/** A crosswalk seen from one of its ends. */
export interface MatchOf extends MatchEdge {
  /** Id of the one asked for. */
  of: string
  outcome: OutcomeCard
}

/**
 * The crosswalks of each, read both ways: `kind` is as seen from the one asked for, so that `broad` says the other
 * one is broader. `from` and `to` are as stored. Exact ones first, then the surest.
 */
export async function matchesOf(graph: Graph, ids: readonly string[]): Promise<MatchOf[]> {
  if (ids.length === 0) return []
  type MatchRow = OutcomeRow & { from: string; to: string; edge: Stored }
  const [out, back] = await Promise.all([
    graph.read<MatchRow>(QUERIES.matchesFrom, { ids }),
    graph.read<MatchRow>(QUERIES.matchesTo, { ids }),
  ])
  const toMatch = (row: MatchRow, isOut: boolean): MatchOf => {
    const kind = row.edge.kind as MatchKind
    return {
      of: isOut ? row.from : row.to,
      from: row.from,
      to: row.to,
      kind: isOut ? kind : INVERSE_MATCH[kind],
      confidence: numberOrNull(row.edge.confidence) ?? 1,
      source: row.edge.source as string,
      outcome: outcomeCard(row.outcome, row.frameworks[0]),
    }
  }
  const order: readonly MatchKind[] = ['exact', 'close', 'narrow', 'broad', 'related']
  const seen = new Set<string>()
  const matches = [...out.map((row) => toMatch(row, true)), ...back.map((row) => toMatch(row, false))].sort(
    (a, b) =>
      compare(a.of, b.of) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      b.confidence - a.confidence ||
      compare(a.outcome.id, b.outcome.id) ||
      compare(a.source, b.source),
  )
  // A source may have several words for one match, such as "exact match" and "translation".
  return matches.filter(({ of, from, outcome, kind, source }) => {
    const key = `${of} ${from} ${outcome.id} ${kind} ${source}`
    return !seen.has(key) && seen.add(key)
  })
}

/** What replaced each, to the end of the chain; those that still stand are left out. */
export async function replacementsOf(graph: Graph, ids: readonly string[]): Promise<Map<string, string>> {
  const next = new Map<string, string>()
  let asked = [...new Set(ids)]
  while (asked.length > 0) {
    const rows = await graph.read<{ from: string; to: string }>(QUERIES.replacedBy, { ids: asked })
    rows.sort((a, b) => compare(a.to, b.to))
    for (const { from, to } of rows) if (!next.has(from)) next.set(from, to)
    asked = [...new Set(rows.map((row) => row.to))].filter((id) => !next.has(id))
  }
  const last = new Map<string, string>()
  for (const id of ids) {
    const seen = new Set([id])
    let at = next.get(id)
    while (at !== undefined && !seen.has(at) && next.has(at)) {
      seen.add(at)
      at = next.get(at)
    }
    if (at !== undefined) last.set(id, at)
  }
  return last
}

/** A resource that has to do with an outcome. */
export interface AlignmentOf extends AlignmentCard {
  /** Id of the outcome. */
  outcome: string
  /** Id of the resource. */
  resource: string
}

/**
 * The published resources aligned to each outcome, of `kinds` (default: teaches, practises, assesses), at most `limit`
 * an outcome: teaching ones first, then the surest, then by id. Rejected ones are left out.
 */
export async function alignmentsOf(
  graph: Graph,
  outcomeIds: readonly string[],
  { kinds = TEACHING, limit = Infinity }: { kinds?: readonly AlignmentKind[]; limit?: number } = {},
): Promise<AlignmentOf[]> {
  if (outcomeIds.length === 0 || kinds.length === 0) return []
  const rows = await graph.read<AlignmentOf & Stored>(QUERIES.alignments, { ids: outcomeIds, kinds })
  const order: readonly AlignmentKind[] = ['teaches', 'practises', 'assesses', 'requires']
  const statuses = ['accepted', 'proposed']
  rows.sort(
    (a, b) =>
      compare(a.outcome, b.outcome) ||
      statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      b.confidence - a.confidence ||
      compare(a.resource, b.resource) ||
      compare(a.source, b.source),
  )
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  return rows.filter(({ outcome, resource, kind, status }) => {
    const key = `${outcome} ${resource} ${kind}`
    const count = counts.get(outcome) ?? 0
    if (status === 'rejected' || seen.has(key) || count >= limit) return false
    seen.add(key)
    counts.set(outcome, count + 1)
    return true
  })
}

/** Every prerequisite edge, with reasons; only those that are followed with `acceptedOnly`. */
export async function allPrerequisites(
  graph: Graph,
  { acceptedOnly = false }: { acceptedOnly?: boolean } = {},
): Promise<PrerequisiteEdge[]> {
  const rows = await graph.read<{ from: string; to: string; edge: Stored }>(QUERIES.prerequisites)
  return rows
    .map(({ from, to, edge }) => prerequisite(from, to, edge))
    .filter(({ status }) => !acceptedOnly || status === 'accepted')
}

export type PrerequisiteColumns = Omit<PrerequisiteEdge, 'reasons'>

/** Every prerequisite edge without its reasons: what the read model needs. */
export async function prerequisiteColumns(graph: Graph): Promise<PrerequisiteColumns[]> {
  const rows = await graph.read<PrerequisiteColumns & Stored>(QUERIES.prerequisiteColumns)
  for (const row of rows) row.clause ??= null
  return rows
}

/** The reasons of prerequisite edges, one row a source that gives any. */
export async function prerequisiteReasons(
  graph: Graph,
  pairs: readonly { from: string; to: string }[],
): Promise<Pick<PrerequisiteEdge, 'from' | 'to' | 'source' | 'reasons'>[]> {
  if (pairs.length === 0) return []
  const asked = new Set(pairs.map(({ from, to }) => `${from} ${to}`))
  const rows = await graph.read<{ from: string; to: string; source: string } & Stored>(QUERIES.prerequisiteReasons, {
    froms: [...new Set(pairs.map(({ from }) => from))],
  })
  return rows
    .filter(({ from, to }) => asked.has(`${from} ${to}`))
    .map(({ from, to, source, reasons, languages }) => ({ from, to, source, reasons: textsFrom(reasons, languages) }))
    .filter(({ reasons }) => reasons.length > 0)
}

export interface OutcomeColumns {
  id: string
  uri: string
  code: string | null
  sourceType: string | null
  state: OutcomeCard['state']
  ageFrom: number | null
  ageTo: number | null
  /** Id and uri of its framework. */
  framework: string | null
  frameworkUri: string | null
  /** Those right above it, by place and id. */
  parents: { id: string; position: number | null }[]
}

/** Every outcome with what order and role follow from, placeholders too. */
export async function outcomeColumns(graph: Graph): Promise<OutcomeColumns[]> {
  const [rows, frameworks, parents] = await Promise.all([
    graph.read<Stored>(QUERIES.columns),
    graph.read<{ id: string; framework: string; frameworkUri: string }>(QUERIES.frameworkColumns),
    graph.read<{ id: string; parent: string; position: number | null }>(QUERIES.parentColumns),
  ])
  const all = new Map<string, OutcomeColumns>()
  for (const row of rows)
    all.set(row.id as string, {
      id: row.id as string,
      uri: row.uri as string,
      code: textOrNull(row.code),
      sourceType: textOrNull(row.sourceType),
      state: row.state as OutcomeCard['state'],
      ageFrom: numberOrNull(row.ageFrom),
      ageTo: numberOrNull(row.ageTo),
      framework: null,
      frameworkUri: null,
      parents: [],
    })
  for (const { id, framework, frameworkUri } of frameworks) {
    const outcome = all.get(id)
    if (outcome) Object.assign(outcome, { framework, frameworkUri })
  }
  for (const { id, parent, position } of parents) {
    const above = all.get(id)?.parents
    const known = above?.find((each) => each.id === parent)
    // Two sources may name the same parent: the smaller place counts.
    if (!known) above?.push({ id: parent, position: position ?? null })
    else if ((position ?? Infinity) < (known.position ?? Infinity)) known.position = position
  }
  for (const { parents: above } of all.values())
    if (above.length > 1) above.sort((a, b) => byPosition(a, b) || compare(a.id, b.id))
  return [...all.values()]
}

/** Every crosswalk of these kinds, as stored. */
export async function matchColumns(graph: Graph, kinds: readonly MatchKind[]): Promise<MatchEdge[]> {
  return await graph.read<MatchEdge & Stored>(QUERIES.matchColumns, { kinds })
}

/** An outcome from a row of `WHOLE_OUTCOME`. */
export function toOutcome({ outcome, frameworks, sources, retiredFrom = [] }: OutcomeRow): OutcomeNode {
  const cards = sourceCards(sources)
  const owner = cards[0]?.key ?? HERE
  const facts = (list: string, languages: string, said: string): MasteryFact[] =>
    onceEach(factsFrom(outcome[list], outcome[languages], outcome[said], owner))
  return {
    ...outcomeCard(outcome, frameworks[0] ?? retiredFrom[0]),
    keywords: list(outcome.keywords),
    evidence: facts('evidence', 'evidenceLanguages', 'evidenceSources'),
    prompts: facts('prompts', 'promptLanguages', 'promptSources'),
    misconceptions: facts('misconceptions', 'misconceptionLanguages', 'misconceptionSources'),
    notes: textOrNull(outcome.notes),
    knowledgeKind: textOrNull(outcome.knowledgeKind),
    sources: cards,
    revision: numberOrNull(outcome.revision) ?? 1,
    copiedFrom: textOrNull(outcome.copiedFrom),
    isRetired: retiredFrom.length > 0,
  }
}

/** What two sources say in the same words is shown once, with the first of them. */
function onceEach(facts: readonly MasteryFact[]): MasteryFact[] {
  const seen = new Set<string>()
  return facts.filter(({ language, text }) => {
    const key = `${language} ${text}`
    return !seen.has(key) && seen.add(key)
  })
}
