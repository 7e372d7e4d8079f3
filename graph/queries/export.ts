/** Reading a framework whole, for an export: itself, its outcomes in the order of its tree, and the edges between them. */
import { byPosition, compare, list, numberOrNull, type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type {
  FrameworkRecord,
  LanguageText,
  LicenceStatement,
  MatchKind,
  OutcomeRecord,
  SourceRecord,
} from '#graph/records.ts'
import { compact, factsFrom, textsFrom } from '#graph/shape.ts'

/** Outcomes or ends of edges in one read. */
const BATCH = 1_000
const EDGE_TYPES = { childOf: 'CHILD_OF', requires: 'REQUIRES', matches: 'MATCHES', replacedBy: 'REPLACED_BY' } as const
type EdgeType = keyof typeof EDGE_TYPES
const TYPES = Object.keys(EDGE_TYPES) as EdgeType[]

const edgeTexts: Record<string, string> = Object.fromEntries(
  TYPES.flatMap((type) => [
    [
      `${type}From`,
      `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:${EDGE_TYPES[type]}]->(b:Outcome)
    RETURN a.id AS from, b.id AS to, e {.*} AS edge`,
    ],
    [
      `${type}To`,
      // What somebody's draft says of it is not public.
      `MATCH (b:Outcome) WHERE b.id IN $ids MATCH (b)<-[e:${EDGE_TYPES[type]}]-(a:Outcome)
    WHERE e.source = $source AND a.state <> 'draft'
    RETURN a.id AS from, b.id AS to, e {.*} AS edge`,
    ],
    [
      `${type}Of`,
      `MATCH (a:Outcome)-[e:${EDGE_TYPES[type]}]->(b:Outcome) WHERE e.source = $source
    RETURN a.id AS from, b.id AS to, e {.*} AS edge`,
    ],
  ]),
)

export const QUERIES: Record<string, string> = {
  framework: `MATCH (f:Framework) WHERE f.id IN $ids RETURN f {.*} AS framework,
    [(f)-[:PUBLISHED_BY]->(a) | a {.id, .name, .kind, .sourceKey}] AS publishers,
    [(f)-[e:LICENSED_UNDER]->(l) | e {.*, licence: l.key}] AS licences,
    [(f)<-[:DESCRIBES]-(d)-[:FROM]->(s) | {key: d.key, extra: d.extra, source: s {.*}}] AS records`,
  members: `MATCH (f:Framework) WHERE f.id IN $ids MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    RETURN o.id AS id, o.code AS code, o.position AS position, o.state AS state,
      [(o)<-[:DESCRIBES]-(d) | d.key] AS keys`,
  parents: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:CHILD_OF]->(b:Outcome)
    RETURN a.id AS id, b.id AS parent, e.position AS position`,
  outcomes: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN o {.*} AS outcome,
    [(o)<-[:DESCRIBES]-(d) | {key: d.key, extra: d.extra}] AS records`,
  all: `MATCH (f:Framework) WHERE f.state = 'published' RETURN f.id AS id`,
  ...edgeTexts,
}

const SOME = { ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/fractions')] }
const FRAMEWORK = { ids: [idOf('classroom:framework')] }

export const EXAMPLES: Record<string, Params> = {
  framework: FRAMEWORK,
  members: FRAMEWORK,
  parents: SOME,
  outcomes: SOME,
  all: {},
  ...Object.fromEntries(
    TYPES.flatMap((type) => [
      [`${type}From`, SOME],
      [`${type}To`, { ...SOME, source: 'classroom' }],
      [`${type}Of`, { source: 'classroom' }],
    ]),
  ),
}

/** A record that describes a node, with the fields its source gave and we do not model. */
export interface Described {
  key: string
  extra: Record<string, unknown> | undefined
}

export interface ExportedFramework {
  id: string
  state: string
  /** The provider that edits it; null for imported ones. */
  providerId: string | null
  /** As a record would bring it; of its publisher only the name counts. */
  record: FrameworkRecord
  /** Key of the record whose source owns the fields; null when it was born here. */
  owner: string | null
  /** Names of fields changed here. */
  edited: string[]
  updatedAt: string | null
  records: (Described & { source: SourceRecord })[]
}

/** A framework with everything an export says of it; null when there is none with that id. */
export async function frameworkToExport(graph: Graph, id: string): Promise<ExportedFramework | null> {
  const [row] = await graph.read<{
    framework: Stored
    publishers: Stored[]
    licences: (Stored & { position?: number })[]
    records: { key: string; extra: string | null; source: Stored }[]
  }>(QUERIES.framework!, { ids: [id] })
  if (!row) return null
  const { framework, publishers, licences, records } = row
  const publisher = publishers.toSorted((a, b) => compare(a.id as string, b.id as string))[0]
  const record: FrameworkRecord = {
    type: 'framework',
    sourceKey: framework.sourceKey as string,
    uri: framework.uri as string,
    titles: textsFrom(framework.titles, framework.titleLanguages),
    descriptions: textsFrom(framework.descriptions, framework.descriptionLanguages),
    languages: list(framework.languages),
    publisher: publisher && { sourceKey: '', kind: 'organisation', name: publisher.name as string },
    version: textOrNull(framework.version) ?? undefined,
    adoptionStatus: textOrNull(framework.adoptionStatus) ?? undefined,
    subjects: list(framework.subjects),
    officialUrl: textOrNull(framework.officialUrl) ?? undefined,
    licences: licences.toSorted(byPosition).map(({ part, licence, words, url, statedBy }) => {
      return compact({ part, licence, words, url, statedBy }) as unknown as LicenceStatement
    }),
    modifiedAt: textOrNull(framework.modifiedAt) ?? undefined,
  }
  return {
    id,
    state: framework.state as string,
    providerId: textOrNull(framework.providerId),
    record,
    owner: textOrNull(framework.owner),
    edited: list(framework.edited),
    updatedAt: textOrNull(framework.updatedAt),
    records: records
      .map(({ key, extra, source }) => ({ key, extra: parsed(extra), source: source as unknown as SourceRecord }))
      .sort((a, b) => compare(a.key, b.key)),
  }
}

/** Ids of all frameworks that are here and public, in their order. */
export async function frameworkIds(graph: Graph): Promise<string[]> {
  return (await graph.read<{ id: string }>(QUERIES.all!)).map((row) => row.id).sort()
}

/** An outcome in the order of its framework. */
export interface Member {
  id: string
  code: string | null
  /** Keys of the records that describe it. */
  keys: string[]
  /** Ids of the outcomes right above it in the same framework, by place. */
  parents: { id: string; position: number | null }[]
  /** Place among those at the top. */
  position: number | null
}

/**
 * The outcomes of a framework: each after the first of its parents, siblings by place, code as people count, and name
 * (`nameOf`), so that the order depends on nothing else. Those that are only referenced are left out.
 */
export async function membersToExport(graph: Graph, id: string, nameOf: (member: Member) => string): Promise<Member[]> {
  type Row = { id: string; code: string | null; position: number | null; state: string; keys: string[] }
  const rows = (await graph.read<Row>(QUERIES.members!, { ids: [id] })).filter((row) => row.state !== 'referenced')
  const members = new Map<string, Member>()
  for (const { id, code, position, keys } of rows)
    members.set(id, { id, code: code ?? null, keys: keys.toSorted(), parents: [], position: position ?? null })
  const ids = [...members.keys()]
  for (let start = 0; start < ids.length; start += BATCH) {
    const part = ids.slice(start, start + BATCH)
    type Place = { id: string; parent: string; position: number | null }
    for (const { id, parent, position } of await graph.read<Place>(QUERIES.parents!, { ids: part })) {
      if (!members.has(parent)) continue
      const above = members.get(id)!.parents
      const known = above.find((each) => each.id === parent)
      if (!known) above.push({ id: parent, position: position ?? null })
      else if (byPosition({ position }, known) < 0) known.position = position
    }
  }
  for (const { parents } of members.values()) parents.sort((a, b) => byPosition(a, b) || compare(a.id, b.id))
  return inTreeOrder(members, nameOf)
}

const CODES = new Intl.Collator('en', { numeric: true })

function inTreeOrder(members: ReadonlyMap<string, Member>, nameOf: (member: Member) => string): Member[] {
  type Child = { member: Member; position: number | null; name: string }
  const below = new Map<string, Child[]>([['', []]])
  for (const member of members.values()) {
    const name = nameOf(member)
    if (member.parents.length === 0) below.get('')!.push({ member, position: member.position, name })
    for (const { id, position } of member.parents) {
      const siblings = below.get(id)
      if (siblings) siblings.push({ member, position, name })
      else below.set(id, [{ member, position, name }])
    }
  }
  const byPlace = (a: Child, b: Child): number =>
    byPosition(a, b) || CODES.compare(a.member.code ?? '', b.member.code ?? '') || compare(a.name, b.name)
  for (const siblings of below.values()) siblings.sort(byPlace)
  const seen = new Set<string>()
  const ordered: Member[] = []
  const walk = (tops: readonly Child[]): void => {
    const waiting = [...tops].reverse()
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { member } = next
      if (seen.has(member.id)) continue
      seen.add(member.id)
      ordered.push(member)
      for (const child of (below.get(member.id) ?? []).toReversed()) waiting.push(child)
    }
  }
  walk(below.get('')!)
  // What stands only below itself, in a circle, comes last.
  const others = [...members.values()].filter((member) => !seen.has(member.id))
  walk(others.map((member) => ({ member, position: null, name: nameOf(member) })).sort(byPlace))
  return ordered
}

export interface ExportedOutcome {
  id: string
  record: OutcomeRecord
  owner: string | null
  edited: string[]
  updatedAt: string | null
  records: Described[]
}

/** Outcomes with everything an export says of them, by id. */
export async function outcomesToExport(graph: Graph, ids: readonly string[]): Promise<Map<string, ExportedOutcome>> {
  type Row = { outcome: Stored; records: { key: string; extra: string | null }[] }
  const found = new Map<string, ExportedOutcome>()
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const { outcome, records } of await graph.read<Row>(QUERIES.outcomes!, {
      ids: ids.slice(start, start + BATCH),
    })) {
      const facts = (name: string, languages: string, sources: string) =>
        factsFrom(outcome[name], outcome[languages], outcome[sources], '')
      const number = (name: string): number | undefined => numberOrNull(outcome[name]) ?? undefined
      const text = (name: string): string | undefined => textOrNull(outcome[name]) ?? undefined
      const id = outcome.id as string
      found.set(id, {
        id,
        record: {
          type: 'outcome',
          sourceKey: outcome.sourceKey as string,
          uri: text('uri'),
          framework: { sourceKey: '' },
          position: number('position'),
          code: text('code'),
          statements: textsFrom(outcome.statements, outcome.statementLanguages),
          labels: textsFrom(outcome.labels, outcome.labelLanguages),
          sourceType: text('sourceType'),
          knowledgeKind: text('knowledgeKind'),
          levels: list(outcome.levels),
          ageFrom: number('ageFrom'),
          ageTo: number('ageTo'),
          subjects: list(outcome.subjects),
          keywords: list(outcome.keywords),
          evidence: facts('evidence', 'evidenceLanguages', 'evidenceSources'),
          prompts: facts('prompts', 'promptLanguages', 'promptSources'),
          misconceptions: facts('misconceptions', 'misconceptionLanguages', 'misconceptionSources'),
          notes: text('notes'),
          modifiedAt: text('modifiedAt'),
        },
        owner: textOrNull(outcome.owner),
        edited: list(outcome.edited),
        updatedAt: textOrNull(outcome.updatedAt),
        records: records.map(({ key, extra }) => ({ key, extra: parsed(extra) })).sort((a, b) => compare(a.key, b.key)),
      })
    }
  }
  return found
}

export interface ExportedEdge {
  type: EdgeType
  from: string
  to: string
  source: string
  association?: string
  kind?: MatchKind
  strength?: string
  status?: string
  reasons: LanguageText[]
  confidence?: number
  clause?: string
  position?: number
  uri?: string
  extra: Record<string, unknown> | undefined
}

/**
 * The edges that start at these outcomes, whoever says them, and with `incoming` those of its source that lead to them
 * from elsewhere (`isMember` tells where that is).
 */
export async function edgesToExport(
  graph: Graph,
  ids: readonly string[],
  incoming?: { source: string; isMember: (id: string) => boolean },
): Promise<ExportedEdge[]> {
  type Row = { from: string; to: string; edge: Stored }
  const edges: ExportedEdge[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    const part = ids.slice(start, start + BATCH)
    for (const type of TYPES) {
      const from = await graph.read<Row>(QUERIES[`${type}From`]!, { ids: part })
      for (const row of from) edges.push(edgeOf(type, row))
      if (!incoming) continue
      const to = await graph.read<Row>(QUERIES[`${type}To`]!, { ids: part, source: incoming.source })
      for (const row of to) if (!incoming.isMember(row.from)) edges.push(edgeOf(type, row))
    }
  }
  return edges
}

/** Every edge that a source states, wherever it leads: walks through all edges. */
export async function edgesOfSource(graph: Graph, source: string): Promise<ExportedEdge[]> {
  type Row = { from: string; to: string; edge: Stored }
  const edges: ExportedEdge[] = []
  for (const type of TYPES) {
    const rows = await graph.read<Row>(QUERIES[`${type}Of`]!, { source })
    for (const row of rows) edges.push(edgeOf(type, row))
  }
  return edges
}

function edgeOf(type: EdgeType, { from, to, edge }: { from: string; to: string; edge: Stored }): ExportedEdge {
  return {
    type,
    from,
    to,
    source: textOrNull(edge.source) ?? HERE,
    association: textOrNull(edge.association) ?? undefined,
    kind: (textOrNull(edge.kind) as MatchKind | null) ?? undefined,
    strength: textOrNull(edge.strength) ?? undefined,
    status: textOrNull(edge.status) ?? undefined,
    reasons: textsFrom(edge.reasons, edge.reasonLanguages),
    confidence: numberOrNull(edge.confidence) ?? undefined,
    clause: textOrNull(edge.clause) ?? undefined,
    position: numberOrNull(edge.position) ?? undefined,
    uri: textOrNull(edge.uri) ?? undefined,
    extra: parsed(edge.extra),
  }
}

function parsed(json: unknown): Record<string, unknown> | undefined {
  return typeof json === 'string' ? (JSON.parse(json) as Record<string, unknown>) : undefined
}
