/**
 * What the read models are made of: the facts of outcomes and resources that decisions rest on, without their texts. A
 * batch is one row with a list of lists a query, for handing rows over is what takes the time; each id is looked up by
 * itself, for on Grafeo `IN` of thousands is slow.
 */
import { byPosition, compare, list, numberOrNull, type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AgentCard, AlignmentCard, ConceptCard, OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import { agentCardsAt, conceptCardsAt, outcomeCardsAt } from '#graph/queries/cards.ts'
import { type Alignment, bestAlignments, resourcesByIds } from '#graph/queries/resource.ts'
import type { FileRecord, LicenceStatement, MatchKind, TagFact } from '#graph/records.ts'
import { compact, textsFrom } from '#graph/shape.ts'

/** Ids a query when everything is read; the rows of one query are handed over at once. */
export const COLUMNS_A_READ = 400

const EACH_OUTCOME = 'UNWIND $ids AS id MATCH (o:Outcome {id: id})'
// A place in the list is handed over sooner than an id.
const EACH_RESOURCE = 'UNWIND range(0, size($ids) - 1) AS i MATCH (r:Resource {id: $ids[i]})'

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
    RETURN collect([i, r.work, r.state, r.languages, r.ageFrom, r.ageTo, r.minutes, r.readingEase, r.device, r.printable,
      size(coalesce(r.descriptions, []))]) AS found`,
  providers: `${EACH_RESOURCE}-[:PUBLISHED_BY]->(a) RETURN collect([i, a.id]) AS found`,
  tags: `${EACH_RESOURCE}-[e:HAS_TAG]->(t)
    RETURN collect([i, t.kind + '|' + e.says + '|' + e.basis + '|' + coalesce(e.language, '') + '|' + t.value]) AS found`,
  files: `${EACH_RESOURCE}-[e:HAS_FILE]->(f)
    RETURN collect([i, f.url, f.mediaType, f.bytes, f.language, f.downloadable, e.position, f.id]) AS found`,
  licences: `${EACH_RESOURCE}-[e:LICENSED_UNDER]->(l) RETURN collect([i, l.key, e.part]) AS found`,
  settled: `${EACH_RESOURCE}-[e:SETTLED_TAG|SETTLED_LICENCE]->(t) RETURN collect(DISTINCT [i]) AS found`,
  placed: `${EACH_RESOURCE}
    WHERE EXISTS { (r)-[:ABOUT]->(:Concept) } OR EXISTS { (r)-[:FOR_LEVEL]->(:Concept) } RETURN collect([i]) AS found`,
  versions: `${EACH_RESOURCE}-[:VERSION_OF]->(o:Resource) RETURN collect([i, o.id]) AS found`,
  alignments: `${EACH_RESOURCE}-[e:ALIGNS_TO]->(o)
    RETURN collect([i, o.id, e.kind, e.extent, e.status, e.confidence, e.source, e.position]) AS found`,
  published: `MATCH (r:Resource) WHERE r.state = 'published' AND r.id >= $from AND r.id < $to
    RETURN collect(r.id) AS found`,
  texts: `${EACH_RESOURCE}
    RETURN collect([i, r.work, r.state, r.titles, r.titleLanguages, r.descriptions, r.descriptionLanguages, r.languages,
      r.keywords, r.audience, r.kind, r.ageFrom, r.ageTo, r.minutes, r.readingEase, r.device, r.printable, r.signInNeeded,
      r.cost, r.bornHere, r.updatedAt, r.publishedAt, r.modifiedAt]) AS found`,
  leadingFrom: `${EACH_RESOURCE}-[e:PUBLISHED_BY|HAS_TYPE|ABOUT|FOR_LEVEL|LICENSED_UNDER|SETTLED_TAG|SETTLED_LICENCE]->(n)
    RETURN collect([i, coalesce(n.id, n.key), e.position, type(e), e.part]) AS found`,
  leadingTo: `${EACH_RESOURCE}<-[e:CONTRIBUTED|VERSION_OF]-(n)
    RETURN collect([i, n.id, e.position, type(e), n.state = 'published' AND n.bornHere]) AS found`,
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
  settled: RESOURCES,
  placed: RESOURCES,
  versions: { ids: ['drafted-version', 'none'] },
  alignments: RESOURCES,
  published: { from: '', to: '8' },
  texts: RESOURCES,
  leadingFrom: RESOURCES,
  leadingTo: { ids: [idOf('classroom:resource/eye-audio'), idOf('classroom:resource/pizza-fractions')] },
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

/** What is read of a resource for plans and for search alike. */
type Common =
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

/**
 * What fit, permissions, order and worth of a resource follow from. Of texts and concepts there is only a length, 0 where
 * there are none; subjects and levels are counted together.
 */
export type ResourceFacts = Pick<ResourceNode, Common | 'versionOf'> & {
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
  const [resources, providers, tags, files, licences, settled, placed, versions, alignments] = await Promise.all([
    found(graph, 'resources', { ids }),
    found(graph, 'providers', { ids }),
    found(graph, 'tags', { ids }),
    found(graph, 'files', { ids }),
    found(graph, 'licences', { ids }),
    found(graph, 'settled', { ids }),
    found(graph, 'placed', { ids }),
    found(graph, 'versions', { ids }),
    found(graph, 'alignments', { ids }),
  ])
  const all: (ResourceFacts | undefined)[] = []
  const stated: Alignment[][] = []
  for (const [
    at,
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
    stated[at as number] = []
    all[at as number] = {
      id: ids[at as number]!,
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
      versionOf: null,
      alignments: [],
      descriptions: { length: texts as number },
      subjects: { length: 0 },
      levels: { length: 0 },
    }
  }
  const of = (at: unknown): ResourceFacts => all[at as number]!
  for (const [at, provider] of providers) {
    const { provider: known } = of(at)
    if (known.id === '' || (provider as string) < known.id) known.id = provider as string
  }
  const known = new Map<string, TagFact>()
  for (const [at, text] of tags as [number, string][]) {
    let tag = known.get(text)
    // Many resources have the same.
    if (!tag) known.set(text, (tag = readTag(text)))
    of(at).tags.push(tag)
  }
  for (const row of files) of(row[0]).files.push(fileOf(row))
  for (const [at, licence, part] of licences) of(at).licences.push({ licence, part } as LicenceStatement)
  // Few have claims laid over what is declared: those are read whole.
  const claimed = settled.map(([at]) => ids[at as number]!)
  for (const { id, tags, licences } of claimed.length > 0 ? await resourcesByIds(graph, claimed) : [])
    Object.assign(all[ids.indexOf(id)]!, { tags: [...tags], licences: [...licences] })
  for (const [at, before] of versions) of(at).versionOf = before as string
  for (const [at] of placed) of(at).subjects.length = 1
  for (const row of alignments) stated[row[0] as number]!.push(alignmentOf(row))
  return all.flatMap((facts, at) => {
    if (!facts) return []
    facts.alignments = bestAlignments(stated[at]!).map(({ id, kind, extent, status, confidence, source }) => ({
      ...{ kind, extent, status, confidence, source },
      outcome: { id },
    }))
    return facts
  })
}

/** What search documents hold of a resource. */
export type IndexedResource = Pick<
  ResourceNode,
  | Common
  | 'isFollowed'
  | 'titles'
  | 'descriptions'
  | 'kind'
  | 'keywords'
  | 'audience'
  | 'signInNeeded'
  | 'cost'
  | 'bornHere'
  | 'updatedAt'
  | 'publishedAt'
  | 'modifiedAt'
  | 'licences'
  | 'files'
  | 'types'
  | 'subjects'
  | 'levels'
  | 'alignments'
> & { provider: Pick<AgentCard, 'id' | 'name'>; contributors: readonly Pick<AgentCard, 'name'>[] }

/** Where ranges of ids begin, an eighth of all UUIDs each: a hundred thousand ids taken over at once hold the thread for 0.1 s. */
const RANGES = ['', '2', '4', '6', '8', 'a', 'c', 'e', '\uffff']

/** The ids of all published resources, sorted. */
export async function publishedResourceIds(graph: Graph): Promise<string[]> {
  const ids: string[] = []
  for (const [at, to] of RANGES.slice(1).entries()) {
    const [row] = await graph.read<Stored & { found: string[] }>(QUERIES.published, { from: RANGES[at]!, to })
    for (const id of (row?.found ?? []).sort()) ids.push(id)
  }
  return ids
}

const NOBODY = { id: '', name: '' }

/**
 * What search documents hold of resources in any state, in the order of `ids`, unknown ones left out: the same as
 * `resourcesByIds` gives, in half the time where they are many. `version` is one that was read before.
 */
export async function indexedResources(
  graph: Graph,
  ids: readonly string[],
  version: number,
): Promise<IndexedResource[]> {
  if (ids.length === 0) return []
  const [texts, from, to, tags, files, alignments] = await Promise.all([
    found(graph, 'texts', { ids }),
    found(graph, 'leadingFrom', { ids }),
    found(graph, 'leadingTo', { ids }),
    found(graph, 'tags', { ids }),
    found(graph, 'files', { ids }),
    found(graph, 'alignments', { ids }),
  ])
  const byType = Map.groupBy([...from, ...to], (row) => row[3] as string)
  const ofTypes = (...types: string[]): unknown[][] => types.flatMap((type) => byType.get(type) ?? [])
  const endsOf = (rows: unknown[][]): string[] => rows.map(([, id]) => id as string)
  // Few have claims laid over what is declared: those are read whole.
  const claimed = ofTypes('SETTLED_TAG', 'SETTLED_LICENCE').map(([at]) => ids[at as number]!)
  const [agents, concepts, outcomes, settled] = await Promise.all([
    agentCardsAt(graph, endsOf(ofTypes('PUBLISHED_BY', 'CONTRIBUTED')), version),
    conceptCardsAt(graph, endsOf(ofTypes('HAS_TYPE', 'ABOUT', 'FOR_LEVEL')), version),
    outcomeCardsAt(graph, endsOf(alignments), version),
    claimed.length > 0 ? resourcesByIds(graph, claimed) : [],
  ])
  const of = (rows: readonly unknown[][]) => grouped(rows, ids.length)
  const ofType = (type: string) => of(byType.get(type) ?? [])
  const [providersOf, contributorsOf] = [ofType('PUBLISHED_BY'), ofType('CONTRIBUTED')]
  const [typesOf, subjectsOf, levelsOf] = [ofType('HAS_TYPE'), ofType('ABOUT'), ofType('FOR_LEVEL')]
  const [licencesOf, followersOf] = [ofType('LICENSED_UNDER'), ofType('VERSION_OF')]
  const [tagsOf, filesOf, alignmentsOf] = [of(tags), of(files), of(alignments)]
  const whole = new Map(settled.map((each) => [each.id, each]))
  const conceptsOf = (rows: unknown[][] | undefined): ConceptCard[] =>
    idsOf(inOrder(rows)).flatMap((id) => concepts.get(id) ?? [])
  const known = new Map<string, OrderedTag>()
  const all: (IndexedResource | undefined)[] = []
  for (const row of texts) {
    const at = row[0] as number
    const id = ids[at]!
    const stated = whole.get(id)
    all[at] = {
      id,
      work: row[1] as string,
      state: row[2] as ResourceNode['state'],
      ...(followersOf[at]?.some(([, , , , isNewer]) => isNewer === true) ? { isFollowed: true } : {}),
      titles: textsFrom(row[3], row[4]),
      descriptions: textsFrom(row[5], row[6]),
      languages: list(row[7]),
      keywords: list(row[8]),
      audience: list(row[9]),
      kind: (row[10] as ResourceNode['kind'] | null) ?? 'content',
      ageFrom: numberOrNull(row[11]),
      ageTo: numberOrNull(row[12]),
      minutes: numberOrNull(row[13]),
      readingEase: numberOrNull(row[14]),
      device: (row[15] as ResourceNode['device'] | undefined) ?? null,
      printable: (row[16] as boolean | null | undefined) ?? null,
      signInNeeded: (row[17] as boolean | null | undefined) ?? null,
      cost: (row[18] as ResourceNode['cost'] | undefined) ?? null,
      bornHere: row[19] === true,
      updatedAt: row[20] as string,
      publishedAt: textOrNull(row[21]),
      modifiedAt: textOrNull(row[22]),
      provider: agents.get(idsOf(inOrder(providersOf[at]))[0] ?? '') ?? NOBODY,
      contributors: idsOf(inOrder(contributorsOf[at])).flatMap((agent) => agents.get(agent) ?? []),
      tags: stated ? [...stated.tags] : orderedTags(known, tagsOf[at]),
      licences: stated
        ? [...stated.licences]
        : inOrder(licencesOf[at]).map(([, licence, , , part]) => ({ licence, part }) as LicenceStatement),
      files: onceByUrl(inOrder(filesOf[at], 7, 6)),
      types: conceptsOf(typesOf[at]),
      subjects: conceptsOf(subjectsOf[at]),
      levels: conceptsOf(levelsOf[at]),
      alignments: bestAlignments((alignmentsOf[at] ?? []).map(alignmentOf)).flatMap(
        ({ id, kind, extent, status, confidence, source }) => {
          const outcome = outcomes.get(id)
          return outcome ? { kind, extent, status, confidence, source, outcome } : []
        },
      ),
    }
  }
  return all.flatMap((each) => each ?? [])
}

/** Rows by the place of their resource. */
function grouped(rows: readonly unknown[][], places: number): (unknown[][] | undefined)[] {
  const groups = new Array<unknown[][] | undefined>(places)
  for (const row of rows) {
    const group = groups[row[0] as number]
    if (group) group.push(row)
    else groups[row[0] as number] = [row]
  }
  return groups
}

/** In the order the source gave; where two sources gave one, then by id. The numbers are the columns of both. */
function inOrder(rows: unknown[][] = [], id = 1, position = 2): unknown[][] {
  if (rows.length < 2) return rows
  return rows.sort(
    (a, b) => byPosition({ position: a[position] }, { position: b[position] }) || compare(String(a[id]), String(b[id])),
  )
}

function idsOf(rows: readonly unknown[][]): string[] {
  const ids = rows.map(([, id]) => id as string)
  return ids.length < 2 ? ids : [...new Set(ids)]
}

/** The first of those that lead to the same address. */
function onceByUrl(rows: readonly unknown[][]): FileRecord[] {
  const files = new Map<unknown, FileRecord>()
  for (const row of rows) if (!files.has(row[1])) files.set(row[1], fileOf(row))
  return [...files.values()]
}

function fileOf([, url, mediaType, bytes, language, downloadable]: readonly unknown[]): FileRecord {
  return compact({ url, mediaType, bytes, language, downloadable }) as unknown as FileRecord
}

function alignmentOf([, id, kind, extent, status, confidence, source, position]: readonly unknown[]): Alignment {
  return { id, kind, extent, status, confidence, source, position } as Alignment
}

/** A tag with what it is ordered by. */
interface OrderedTag {
  key: string
  tag: TagFact
}

/** Each once, where several sources say the same; in the order of their names. */
function orderedTags(known: Map<string, OrderedTag>, rows: readonly unknown[][] = []): TagFact[] {
  const tags = rows.map(([, text]) => {
    let ordered = known.get(text as string)
    if (!ordered) {
      const tag = readTag(text as string)
      const { kind, value, language, says, basis } = tag
      known.set(text as string, (ordered = { key: [kind, value, language ?? '', says, basis].join(' '), tag }))
    }
    return ordered
  })
  tags.sort((a, b) => compare(a.key, b.key))
  return tags.filter(({ key }, at) => at === 0 || tags[at - 1]!.key !== key).map(({ tag }) => tag)
}

/** A tag as the query writes it, the value last, for it may hold any sign. */
function readTag(text: string): TagFact {
  const [kind, says, basis, language, ...value] = text.split('|')
  return compact({ kind, value: value.join('|'), says, basis, language: language || null }) as unknown as TagFact
}

/** The lists of a query, each the columns of one fact. */
async function found(graph: Graph, query: keyof typeof QUERIES, params: Params): Promise<unknown[][]> {
  const [row] = await graph.read<Stored & { found: unknown[][] }>(QUERIES[query], params)
  return row?.found ?? []
}
