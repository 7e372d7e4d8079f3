/** What speaks for a link between two outcomes: edges that are there already, resources and matches they share. */
import { compare, list, type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AlignmentKind, MatchKind } from '#graph/records.ts'

/** Resources of an outcome that are looked at: more of them say nothing more. */
const MOST_RESOURCES = 500
/** Outcomes matched by what the outcome matches. */
const MOST_RELATED = 500

export const QUERIES = {
  textIds: "MATCH (o:Outcome) WHERE o.state <> 'referenced' RETURN o.id AS id",
  texts: `MATCH (o:Outcome) WHERE o.id IN $ids
    RETURN o.id AS id, o.state AS state, o.code AS code, o.statements AS statements, o.labels AS labels,
      o.evidence AS evidence, o.keywords AS keywords`,
  requires: `MATCH (a:Outcome {id: $id})-[e:REQUIRES]->(b:Outcome)
    RETURN b.id AS id, e.status AS status, e.source AS source`,
  matches: `MATCH (a:Outcome {id: $id})-[e:MATCHES]-(b:Outcome) RETURN b.id AS id, e.kind AS kind, e.source AS source`,
  resources: `MATCH (a:Outcome {id: $id})<-[e:ALIGNS_TO]-(r:Resource)
    WHERE r.state = 'published' AND e.status = 'accepted' RETURN r.id AS id, e.kind AS kind`,
  aligned: `MATCH (r:Resource) WHERE r.id IN $ids MATCH (r)-[e:ALIGNS_TO]->(b:Outcome)
    WHERE e.status = 'accepted' RETURN r.id AS resource, r.work AS work, b.id AS id, e.kind AS kind`,
  related: `MATCH (a:Outcome {id: $id})-[:MATCHES]-(m:Outcome) MATCH (m)-[:MATCHES]-(b:Outcome)
    WHERE b.id <> $id RETURN DISTINCT b.id AS id, m.id AS through`,
} as const

const UNIT = { id: idOf('classroom:outcome/unit-fractions') }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  textIds: {},
  texts: { ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/shadows'), 'no-such-id'] },
  requires: { id: idOf('classroom:outcome/number-line') },
  matches: UNIT,
  resources: UNIT,
  aligned: { ids: [idOf('classroom:resource/number-line-worksheet'), idOf('classroom:resource/fraction-quiz')] },
  related: UNIT,
}

/** What an outcome says, in all its languages. */
export interface OutcomeTexts {
  id: string
  code: string | null
  statements: string[]
  labels: string[]
  evidence: string[]
  keywords: string[]
}

/** Ids of everything that is no placeholder, in order. */
export async function textIds(graph: Graph): Promise<string[]> {
  return (await graph.read<{ id: string }>(QUERIES.textIds)).map(({ id }) => id).sort(compare)
}

/** What these outcomes say, in any order; placeholders and unknown ids are left out. */
export async function textsByIds(graph: Graph, ids: readonly string[]): Promise<OutcomeTexts[]> {
  if (ids.length === 0) return []
  const rows = await graph.read<Stored>(QUERIES.texts, { ids })
  return rows
    .filter(({ state }) => state !== 'referenced')
    .map((row) => ({
      id: row.id as string,
      code: textOrNull(row.code),
      statements: list(row.statements),
      labels: list(row.labels),
      evidence: list(row.evidence),
      keywords: list(row.keywords),
    }))
}

export type EdgeStatus = 'accepted' | 'proposed' | 'rejected'
const STRONGEST: readonly EdgeStatus[] = ['rejected', 'accepted', 'proposed']

/**
 * The edges that are stored from an outcome, by the id of the other end. Of several the strongest word counts: what somebody
 * here rejected stays rejected, whatever a source says.
 */
export async function storedRequires(graph: Graph, id: string): Promise<Map<string, EdgeStatus>> {
  const rows = await graph.read<{ id: string; status: EdgeStatus }>(QUERIES.requires, { id })
  const stored = new Map<string, EdgeStatus>()
  for (const row of rows) {
    const known = stored.get(row.id)
    if (known === undefined || STRONGEST.indexOf(row.status) < STRONGEST.indexOf(known)) stored.set(row.id, row.status)
  }
  return stored
}

/** Ids of what an outcome is matched to already, in any kind and direction. */
export async function storedMatches(graph: Graph, id: string): Promise<Set<string>> {
  const rows = await graph.read<{ id: string; kind: MatchKind }>(QUERIES.matches, { id })
  return new Set(rows.map((row) => row.id))
}

/** Another outcome and the works that have to do with it and with the one asked for. */
export interface SharedResources {
  id: string
  /** Works that teach, practise or assess both. */
  both: number
  /** Works that teach or practise the one asked for and require the other. */
  requiring: number
}

/** What the published resources of an outcome have to do with besides, by id. */
export async function sharedResources(graph: Graph, id: string): Promise<SharedResources[]> {
  const own = await graph.read<{ id: string; kind: AlignmentKind }>(QUERIES.resources, { id })
  const ids = [...new Set(own.map((row) => row.id))].sort(compare).slice(0, MOST_RESOURCES)
  if (ids.length === 0) return []
  const teaches = new Set(own.filter(({ kind }) => kind === 'teaches' || kind === 'practises').map((row) => row.id))
  const rows = await graph.read<{ resource: string; work: string; id: string; kind: AlignmentKind }>(QUERIES.aligned, {
    ids,
  })
  const shared = new Map<string, { both: Set<string>; requiring: Set<string> }>()
  for (const row of rows) {
    if (row.id === id) continue
    const known = shared.get(row.id) ?? { both: new Set(), requiring: new Set() }
    shared.set(row.id, known)
    if (row.kind !== 'requires') known.both.add(row.work)
    else if (teaches.has(row.resource)) known.requiring.add(row.work)
  }
  return [...shared]
    .map(([other, { both, requiring }]) => ({ id: other, both: both.size, requiring: requiring.size }))
    .filter(({ both, requiring }) => both + requiring > 0)
    .sort((a, b) => compare(a.id, b.id))
}

/** Outcomes that are matched, in any kind, to what an outcome is matched to, and what that is. */
export async function relatedOutcomes(graph: Graph, id: string): Promise<{ id: string; through: string }[]> {
  const rows = await graph.read<{ id: string; through: string }>(QUERIES.related, { id })
  return rows.sort((a, b) => compare(a.id, b.id) || compare(a.through, b.through)).slice(0, MOST_RELATED)
}
