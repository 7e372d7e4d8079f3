/**
 * What the read models are made of: the facts of outcomes and resources that decisions rest on, without their texts. A
 * batch is one row with a list of lists a query, for handing rows over is what takes the time; each id is looked up by
 * itself, for on Grafeo `IN` of thousands is slow.
 */
import { list, numberOrNull, type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AlignmentCard, OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import { type Alignment, bestAlignments } from '#graph/queries/resource.ts'
import type { FileRecord, LicenceStatement, MatchKind, TagFact } from '#graph/records.ts'
import { compact } from '#graph/shape.ts'

/** Ids a query when everything is read; the rows of one query are handed over at once. */
export const COLUMNS_A_READ = 1_000

const EACH_OUTCOME = 'UNWIND $ids AS id MATCH (o:Outcome {id: id})'
const EACH_RESOURCE = 'UNWIND $ids AS id MATCH (r:Resource {id: id})'

export const QUERIES = {
  outcomeIds: 'MATCH (o:Outcome) RETURN collect([o.id]) AS found',
  outcomes: `${EACH_OUTCOME}
    RETURN collect([o.id, o.uri, o.code, o.sourceType, o.state, o.ageFrom, o.ageTo]) AS found`,
  frameworks: `${EACH_OUTCOME}-[:IN_FRAMEWORK]->(f:Framework) RETURN collect([o.id, f.id, f.uri]) AS found`,
  places: `${EACH_OUTCOME}-[e:CHILD_OF]->(p:Outcome) RETURN collect([o.id, p.id, e.position]) AS found`,
  requires: `${EACH_OUTCOME}-[e:REQUIRES]->(b:Outcome) WHERE e.status = 'accepted'
    RETURN collect([o.id, b.id, e.strength, e.confidence, e.clause, e.source]) AS found`,
  matches: `${EACH_OUTCOME}-[e:MATCHES]->(b:Outcome) WHERE e.kind IN $kinds
    RETURN collect([o.id, b.id, e.kind, e.confidence, e.source]) AS found`,
  replacements: `${EACH_OUTCOME}-[:REPLACED_BY]->(b:Outcome) RETURN collect([o.id, b.id]) AS found`,
  frameworkUris: 'MATCH (f:Framework) WHERE f.id IN $ids RETURN f.id AS id, f.uri AS uri',
  resourceIds: `MATCH (r:Resource)-[e:ALIGNS_TO]->(:Outcome) WHERE r.state = 'published' AND e.status = 'accepted'
    RETURN collect(DISTINCT [r.id]) AS found`,
  resources: `${EACH_RESOURCE}
    RETURN collect([r.id, r.work, r.state, r.languages, r.ageFrom, r.ageTo, r.minutes, r.readingEase, r.device, r.printable,
      size(coalesce(r.descriptions, []))]) AS found`,
  providers: `${EACH_RESOURCE}-[:PUBLISHED_BY]->(a:Agent) RETURN collect([r.id, a.id]) AS found`,
  tags: `${EACH_RESOURCE}-[e:HAS_TAG]->(t:AccessibilityTag)
    RETURN collect([r.id, t.kind, t.value, e.says, e.basis, e.language]) AS found`,
  files: `${EACH_RESOURCE}-[:HAS_FILE]->(f:File)
    RETURN collect([r.id, f.url, f.mediaType, f.bytes, f.language, f.downloadable]) AS found`,
  licences: `${EACH_RESOURCE}-[e:LICENSED_UNDER]->(l:Licence) RETURN collect([r.id, l.key, e.part]) AS found`,
  concepts: `${EACH_RESOURCE}-[e:ABOUT|FOR_LEVEL]->(:Concept) RETURN collect(DISTINCT [r.id, type(e)]) AS found`,
  alignments: `${EACH_RESOURCE}-[e:ALIGNS_TO]->(o:Outcome)
    RETURN collect([r.id, o.id, e.kind, e.extent, e.status, e.confidence, e.source, e.position]) AS found`,
} as const

const OUTCOMES = {
  ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/unit-fractions'), 'no-such-id'],
}
const RESOURCES = {
  ids: [idOf('classroom:resource/pizza-fractions'), idOf('classroom:resource/eye-captioned'), 'none'],
}

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  outcomeIds: {},
  outcomes: OUTCOMES,
  frameworks: OUTCOMES,
  places: OUTCOMES,
  requires: OUTCOMES,
  matches: { ...OUTCOMES, kinds: ['exact', 'close'] },
  replacements: OUTCOMES,
  frameworkUris: { ids: [idOf('classroom:framework')] },
  resourceIds: {},
  resources: RESOURCES,
  providers: RESOURCES,
  tags: RESOURCES,
  files: RESOURCES,
  licences: RESOURCES,
  concepts: RESOURCES,
  alignments: RESOURCES,
}

/** What roles, order and paths follow from, of some outcomes: they themselves, and the edges that start at them. */
export interface OutcomeFacts {
  outcomes: {
    id: string
    uri: string
    code: string | null
    sourceType: string | null
    state: OutcomeCard['state']
    frameworkId: string | null
    frameworkUri: string | null
    ageFrom: number | null
    ageTo: number | null
  }[]
  /** Accepted ones. */
  requires: {
    from: string
    to: string
    strength: 'hard' | 'soft'
    confidence: number
    clause: string | null
    source: string
  }[]
  childOf: { from: string; to: string; position: number | null }[]
  matches: { from: string; to: string; kind: MatchKind; confidence: number; source: string }[]
  replacements: { from: string; to: string }[]
}

/** The ids of all outcomes in any state, sorted. */
export async function allOutcomeIds(graph: Graph): Promise<string[]> {
  return (await found(graph, 'outcomeIds', {})).map(([id]) => id as string).sort()
}

/** The facts of outcomes, in any order; unknown ids are left out. `kinds` are the crosswalks wanted. */
export async function outcomeFacts(
  graph: Graph,
  ids: readonly string[],
  kinds: readonly MatchKind[],
): Promise<OutcomeFacts> {
  if (ids.length === 0) return { outcomes: [], requires: [], childOf: [], matches: [], replacements: [] }
  const [outcomes, frameworks, places, requires, matches, replacements] = await Promise.all([
    found(graph, 'outcomes', { ids }),
    found(graph, 'frameworks', { ids }),
    found(graph, 'places', { ids }),
    found(graph, 'requires', { ids }),
    found(graph, 'matches', { ids, kinds }),
    found(graph, 'replacements', { ids }),
  ])
  // What many outcomes share is one text in memory.
  const texts = new Map<string, string>()
  const shared = <T extends string>(text: unknown): T => {
    const known = texts.get(text as string)
    if (known === undefined) texts.set(text as string, text as string)
    return (known ?? text) as T
  }
  const frameworkOf = new Map<string, { id: string; uri: string }>()
  for (const [outcome, id, uri] of frameworks as [string, string, string][]) {
    const known = frameworkOf.get(outcome)
    if (!known || id < known.id) frameworkOf.set(outcome, { id: shared(id), uri: shared(uri) })
  }
  return {
    outcomes: outcomes.map(([id, uri, code, sourceType, state, ageFrom, ageTo]) => ({
      id: id as string,
      uri: uri as string,
      code: textOrNull(code),
      sourceType: textOrNull(sourceType) === null ? null : shared(sourceType),
      state: shared(state),
      frameworkId: frameworkOf.get(id as string)?.id ?? null,
      frameworkUri: frameworkOf.get(id as string)?.uri ?? null,
      ageFrom: numberOrNull(ageFrom),
      ageTo: numberOrNull(ageTo),
    })),
    requires: requires.map(([from, to, strength, confidence, clause, source]) => ({
      from: from as string,
      to: to as string,
      strength: shared(strength),
      confidence: numberOrNull(confidence) ?? 1,
      clause: textOrNull(clause),
      source: shared(source),
    })),
    childOf: places.map(([from, to, position]) => ({
      from: from as string,
      to: to as string,
      position: numberOrNull(position),
    })),
    matches: matches.map(([from, to, kind, confidence, source]) => ({
      from: from as string,
      to: to as string,
      kind: shared(kind),
      confidence: numberOrNull(confidence) ?? 1,
      source: shared(source),
    })),
    replacements: replacements.map(([from, to]) => ({ from: from as string, to: to as string })),
  }
}

/** The uris of frameworks; unknown ids are left out. */
export async function frameworkUris(graph: Graph, ids: readonly string[]): Promise<{ id: string; uri: string }[]> {
  if (ids.length === 0) return []
  return await graph.read<{ id: string; uri: string }>(QUERIES.frameworkUris, { ids })
}

/** What fit, permissions, order and worth of a resource follow from; of lists that only count, how long they are. */
export type ResourceFacts = Pick<
  ResourceNode,
  | 'id'
  | 'work'
  | 'state'
  | 'languages'
  | 'ageFrom'
  | 'ageTo'
  | 'minutes'
  | 'readingEase'
  | 'device'
  | 'printable'
  | 'tags'
> & {
  provider: { id: string }
  files: FileRecord[]
  licences: LicenceStatement[]
  alignments: (AlignmentCard & { outcome: { id: string } })[]
} & Record<'descriptions' | 'subjects' | 'levels', { length: number }>

/** The ids of the published resources that an accepted alignment ties to an outcome, sorted. */
export async function alignedResourceIds(graph: Graph): Promise<string[]> {
  return (await found(graph, 'resourceIds', {})).map(([id]) => id as string).sort()
}

/** The facts of resources in any state, in any order; unknown ids are left out. */
export async function resourceFacts(graph: Graph, ids: readonly string[]): Promise<ResourceFacts[]> {
  if (ids.length === 0) return []
  const [resources, providers, tags, files, licences, concepts, alignments] = await Promise.all([
    found(graph, 'resources', { ids }),
    found(graph, 'providers', { ids }),
    found(graph, 'tags', { ids }),
    found(graph, 'files', { ids }),
    found(graph, 'licences', { ids }),
    found(graph, 'concepts', { ids }),
    found(graph, 'alignments', { ids }),
  ])
  const stated = new Map<string, Alignment[]>()
  const all = new Map<string, ResourceFacts>()
  for (const [
    id,
    work,
    state,
    languages,
    ageFrom,
    ageTo,
    minutes,
    readingEase,
    device,
    printable,
    texts,
  ] of resources) {
    stated.set(id as string, [])
    all.set(id as string, {
      id: id as string,
      work: work as string,
      state: state as ResourceNode['state'],
      languages: list(languages),
      ageFrom: numberOrNull(ageFrom),
      ageTo: numberOrNull(ageTo),
      minutes: numberOrNull(minutes),
      readingEase: numberOrNull(readingEase),
      device: (device as ResourceNode['device'] | undefined) ?? null,
      printable: (printable as boolean | null | undefined) ?? null,
      provider: { id: '' },
      tags: [],
      files: [],
      licences: [],
      alignments: [],
      descriptions: { length: texts as number },
      subjects: { length: 0 },
      levels: { length: 0 },
    })
  }
  const of = (id: unknown): ResourceFacts => all.get(id as string)!
  for (const [id, provider] of providers) {
    const { provider: known } = of(id)
    if (known.id === '' || (provider as string) < known.id) known.id = provider as string
  }
  for (const [id, kind, value, says, basis, language] of tags)
    of(id).tags.push(compact({ kind, value, says, basis, language }) as unknown as TagFact)
  for (const [id, url, mediaType, bytes, language, downloadable] of files)
    of(id).files.push(compact({ url, mediaType, bytes, language, downloadable }) as unknown as FileRecord)
  for (const [id, licence, part] of licences) of(id).licences.push({ licence, part } as LicenceStatement)
  for (const [id, type] of concepts) of(id)[type === 'ABOUT' ? 'subjects' : 'levels'].length++
  for (const [id, outcome, kind, extent, status, confidence, source, position] of alignments)
    stated.get(id as string)!.push({ id: outcome, kind, extent, status, confidence, source, position } as Alignment)
  for (const [id, facts] of all)
    facts.alignments = bestAlignments(stated.get(id)!).map(
      ({ id: outcome, kind, extent, status, confidence, source }) => ({
        ...{ kind, extent, status, confidence, source },
        outcome: { id: outcome },
      }),
    )
  return [...all.values()]
}

/** The lists of a query, each the columns of one fact. */
async function found(graph: Graph, query: keyof typeof QUERIES, params: Params): Promise<unknown[][]> {
  const [row] = await graph.read<Stored & { found: unknown[][] }>(QUERIES[query], params)
  return row?.found ?? []
}
