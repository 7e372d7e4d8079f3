/**
 * A framework as a CASE 1.1 CFPackage: what its source gave, given back, and what CASE has no field for in `extensions`. A
 * line an item or association, in an order that depends on the framework alone, so that two engines give the same bytes.
 */
import type { Graph } from '#graph/graph.ts'
import { HERE } from '#graph/model.ts'
import {
  edgesOfSource,
  edgesToExport,
  type ExportedEdge,
  type ExportedFramework,
  type ExportedOutcome,
  type Member,
  membersToExport,
  outcomesToExport,
} from '#graph/queries/export.ts'
import type { FrameworkRecord, LicenceStatement, MasteryText, SourceRecord } from '#graph/records.ts'
import {
  associationOf,
  definitionsOf,
  documentOf,
  type DocumentContext,
  extended,
  EXTENSION,
  isMap,
  itemOf,
  type Json,
  licencesOf,
  type LinkEnd,
  linkTitle,
  ordered,
  restored,
  same,
  sourceFacts,
} from './case-shape.ts'

/** Items or edges that are read together. */
const BATCH = 1_000
/** Record keys of CASE documents and items. */
const DOCUMENT_KEY = /^case:([^/\s]+)$/
const ITEM_KEY = /^case:[^/\s]+\/(\S+)$/
/** What the record of a CASE document keeps beside the fields of its document. */
const KEPT_BESIDE = new Set(['CFAssociations', 'CFDefinitions', 'CFRubrics', 'CFPackage', 'sources', 'outside'])
const ASSOCIATION_ORDER = ['isChildOf', 'isPartOf', 'precedes']

/** Pieces of a framework's package as JSON. `framework` comes from `frameworkToExport`. */
export async function* casePackage(graph: Graph, framework: ExportedFramework): AsyncGenerator<string> {
  const head = headOf(framework)
  yield `{"CFDocument":${JSON.stringify(head.document)},\n"CFItems":[`
  const ends = new Map<string, LinkEnd>()
  const members = await membersToExport(graph, framework.id, nameOf)
  let separator = '\n'
  for (let start = 0; start < members.length; start += BATCH) {
    const part = members.slice(start, start + BATCH)
    const outcomes = await outcomesToExport(graph, idsOf(part))
    let lines = ''
    for (const member of part) {
      const outcome = outcomes.get(member.id)
      if (!outcome) continue
      const item = itemToExport(outcome, head)
      ends.set(member.id, endOf(item))
      lines += `${separator}${JSON.stringify(item)}`
      separator = ',\n'
    }
    yield lines
  }
  yield '],\n"CFAssociations":['
  separator = '\n'
  for await (const associations of associationsOf(graph, framework, head, members, ends)) {
    let lines = ''
    for (const association of associations) {
      lines += `${separator}${JSON.stringify(association)}`
      separator = ',\n'
    }
    yield lines
  }
  yield ']'
  if (head.definitions) yield `,\n"CFDefinitions":${JSON.stringify(head.definitions)}`
  if (head.rubrics) yield `,\n"CFRubrics":${JSON.stringify(head.rubrics)}`
  for (const [name, value] of Object.entries(head.others)) yield `,\n${JSON.stringify(name)}:${JSON.stringify(value)}`
  yield '}\n'
}

interface Head {
  document: Json
  context: DocumentContext
  definitions: Json | undefined
  rubrics: unknown
  others: Json
  kept: Json[]
  /** The package joins items of other packages too. */
  outside: boolean
  /** Key of the source whose edges are the framework's own. */
  source: string
  /** It came as a CASE package, so what its items do not say was not said. */
  isCase: boolean
  end: LinkEnd
}

function headOf(framework: ExportedFramework): Head {
  const { id, owner, records } = framework
  const caseRecord =
    records.find((each) => each.key === owner && DOCUMENT_KEY.test(each.key)) ??
    records.find((each) => DOCUMENT_KEY.test(each.key))
  const own = caseRecord ?? records.find((each) => each.key === owner)
  const record = dated(framework)
  const identifier = DOCUMENT_KEY.exec(caseRecord?.key ?? '')?.[1] ?? id
  const extra = caseRecord?.extra ?? {}
  const kept = unchanged(fieldsOf(extra), framework.edited, DOCUMENT_NAMES)
  const creator = record.publisher?.name ?? own?.source.name ?? 'Unknown'
  const named: FrameworkRecord = { ...record, publisher: { sourceKey: '', kind: 'organisation', name: creator } }
  const made = documentOf(named, identifier, id)
  const stated = restored('document', made, kept)
  const definitions = caseRecord
    ? (extra.CFDefinitions as Json | undefined)
    : definitionsOf(record, stated.lastChangeDateTime as string)
  const others = records.filter((each) => each !== own).map((each) => factsOf(each.source))
  const more = extended({
    ...extensionFacts(made),
    licences: statedLicences(record.licences, licencesOf(stated, definitions ?? {})),
    source: own && sourceDifference(own.source, sourceFacts(asRead(named, stated))),
    sources: listed([...others, ...(Array.isArray(extra.sources) ? (extra.sources as Json[]) : [])]),
  })
  const extensions = { ...(isMap(stated.extensions) ? stated.extensions : {}), ...more }
  const document = ordered('document', {
    ...stated,
    extensions: Object.keys(extensions).length > 0 ? extensions : undefined,
  })
  return {
    document,
    context: {
      identifier,
      language: record.titles[0]?.language ?? 'und',
      modifiedAt: record.modifiedAt,
      changed: String(document.lastChangeDateTime),
      typed: document.caseVersion === '1.1',
    },
    definitions,
    rubrics: extra.CFRubrics,
    others: isMap(extra.CFPackage) ? extra.CFPackage : {},
    kept: Array.isArray(extra.CFAssociations) ? (extra.CFAssociations as Json[]) : [],
    outside: extra.outside !== undefined,
    source: own?.source.key ?? HERE,
    isCase: caseRecord !== undefined,
    end: { identifier: String(document.identifier), uri: String(document.uri), title: String(document.title) },
  }
}

/** What was born here changed when it was last written; what was imported when its source says so, else nobody knows when. */
function dated<T extends { owner: string | null; updatedAt: string | null; record: { modifiedAt?: string } }>(
  stored: T,
): T['record'] {
  const { owner, updatedAt, record } = stored
  if (owner !== null || record.modifiedAt !== undefined || updatedAt === null) return record
  return { ...record, modifiedAt: updatedAt }
}

function extensionFacts(object: Json): Json {
  const own = isMap(object.extensions) ? object.extensions[EXTENSION] : undefined
  return isMap(own) ? own : {}
}

/** Every statement, where a reader of the package would not come to the same ones. */
function statedLicences(stored: readonly LicenceStatement[], read: readonly LicenceStatement[]): Json[] | undefined {
  const facts = (statements: readonly LicenceStatement[]): Json[] =>
    statements.map(({ part, words, url, statedBy }) => definedOnly({ part, words, url, statedBy }))
  return same(facts(stored), facts(read)) ? undefined : facts(stored)
}

/** The framework as a reader of the document would have it. */
function asRead(framework: FrameworkRecord, document: Json): FrameworkRecord {
  const addresses = [document.officialSourceURL, document.uri]
  return { ...framework, officialUrl: addresses.map(textOf).find((address) => /^https?:/i.test(address ?? '')) }
}

const SOURCE_FACTS = ['name', 'url', 'licence', 'credit'] as const

/** What a reader of the package would get wrong about its source; null where there is nothing to say. */
function sourceDifference(stored: SourceRecord, read: Partial<SourceRecord>): Json | undefined {
  const facts: Json = {}
  for (const name of SOURCE_FACTS) if (stored[name] !== read[name]) facts[name] = stored[name] ?? null
  return Object.keys(facts).length > 0 ? facts : undefined
}

function factsOf(source: SourceRecord): Json {
  const { key, name, url, licence, credit } = source
  return definedOnly({ key, name, url, licence, credit })
}

const DOCUMENT_NAMES: Readonly<Record<string, readonly string[]>> = {
  titles: ['title'],
  descriptions: ['description'],
  languages: ['language'],
  version: ['version'],
  adoptionStatus: ['adoptionStatus'],
  subjects: ['subject', 'subjectURI'],
  officialUrl: ['officialSourceURL'],
  uri: ['uri'],
  licences: ['licenseURI'],
  publisher: ['creator', 'publisher'],
}
const ITEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  statements: ['fullStatement', 'language'],
  labels: ['abbreviatedStatement', 'alternativeLabel'],
  code: ['humanCodingScheme'],
  sourceType: ['CFItemType', 'CFItemTypeURI'],
  levels: ['educationLevel'],
  subjects: ['subject', 'subjectURI'],
  keywords: ['conceptKeywords', 'conceptKeywordsURI'],
  notes: ['notes'],
  uri: ['uri'],
}

/** What was kept of the original, but for fields that people here changed since. */
function unchanged(kept: Json, edited: readonly string[], names: Readonly<Record<string, readonly string[]>>): Json {
  const gone = new Set(edited.flatMap((field) => names[field] ?? []))
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !gone.has(name)))
}

function fieldsOf(extra: Json): Json {
  return Object.fromEntries(Object.entries(extra).filter(([name]) => !KEPT_BESIDE.has(name)))
}

function itemToExport(outcome: ExportedOutcome, head: Head): Json {
  const kept = caseRecordOf(outcome)
  const identifier = ITEM_KEY.exec(kept?.key ?? '')?.[1] ?? outcome.id
  const ofSource = (facts: readonly MasteryText[]): MasteryText[] =>
    facts.map(({ source, ...fact }) => (source === head.source || source === '' ? fact : { ...fact, source }))
  const record = dated(outcome)
  const made = itemOf(
    {
      ...record,
      evidence: ofSource(record.evidence),
      prompts: ofSource(record.prompts),
      misconceptions: ofSource(record.misconceptions),
    },
    identifier,
    outcome.id,
    head.context,
  )
  return restored('item', made, unchanged(fieldsOf(kept?.extra ?? {}), outcome.edited, ITEM_NAMES))
}

function caseRecordOf(outcome: ExportedOutcome): { key: string; extra: Json | undefined } | undefined {
  return (
    outcome.records.find((each) => each.key === outcome.owner && ITEM_KEY.test(each.key)) ??
    outcome.records.find((each) => ITEM_KEY.test(each.key))
  )
}

/** The name of an outcome in CASE: the identifier it came with, else its id. */
function nameOf({ id, keys }: Member): string {
  return ITEM_KEY.exec(keys.find((key) => ITEM_KEY.test(key)) ?? '')?.[1] ?? id
}

function endOf(item: Json): LinkEnd {
  return {
    identifier: String(item.identifier),
    uri: String(item.uri),
    title: linkTitle(item.humanCodingScheme, item.fullStatement),
  }
}

async function* associationsOf(
  graph: Graph,
  framework: ExportedFramework,
  head: Head,
  members: readonly Member[],
  ends: ReadonlyMap<string, LinkEnd>,
): AsyncGenerator<Json[]> {
  const isMember = (id: string): boolean => ends.has(id)
  // Those that were set aside come last: an import that cuts the same cycles sets the same ones aside.
  const aside: Json[] = []
  for (let start = 0; start < members.length; start += BATCH) {
    const part = members.slice(start, start + BATCH)
    const ids = idsOf(part)
    // A package may state edges that lead in from elsewhere; other sources have theirs where they start.
    const incoming = head.isCase ? { source: head.source, isMember } : undefined
    const edges = onePerFact(await edgesToExport(graph, ids, incoming), head.source)
    const outside = edges.flatMap(({ from, to }) => [from, to]).filter((id) => !isMember(id))
    const others = await outcomesToExport(graph, [...new Set(outside)])
    const outcomes = await outcomesToExport(graph, ids)
    const endAt = (id: string): LinkEnd | undefined => {
      const other = others.get(id)
      return ends.get(id) ?? (other && endOf(itemToExport(other, head)))
    }
    const byMember = Map.groupBy(edges, (edge) => (isMember(edge.from) ? edge.from : edge.to))
    for (const member of part) {
      const made: Json[] = []
      for (const edge of byMember.get(member.id) ?? []) {
        const [from, to] = [endAt(edge.from), endAt(edge.to)]
        if (!from || !to) continue
        const isAside = edge.status === 'proposed' && edge.source === head.source
        ;(isAside ? aside : made).push(associationToExport(edge, from, to, head))
      }
      const outcome = outcomes.get(member.id)
      const kept = outcome && caseRecordOf(outcome)
      const given = kept?.extra?.CFAssociations
      if (Array.isArray(given)) made.push(...(given as Json[]))
      else if (!kept && member.parents.length === 0) made.push(topOf(member, ends.get(member.id), head))
      yield made.map((association) => ordered('association', association)).sort(byName)
    }
  }
  for await (const between of outsideAssociations(graph, head, isMember)) yield between
  for (const last of [head.kept, aside]) yield last.map((each) => ordered('association', each)).sort(byName)
}

/** What a package says of items that are all elsewhere: crosswalks between other frameworks. */
async function* outsideAssociations(
  graph: Graph,
  head: Head,
  isMember: (id: string) => boolean,
): AsyncGenerator<Json[]> {
  if (!head.outside) return
  const edges = (await edgesOfSource(graph, head.source)).filter(({ from, to }) => !isMember(from) && !isMember(to))
  const made: Json[] = []
  for (let start = 0; start < edges.length; start += BATCH) {
    const part = edges.slice(start, start + BATCH)
    const others = await outcomesToExport(graph, [...new Set(part.flatMap(({ from, to }) => [from, to]))])
    for (const edge of part) {
      const [from, to] = [others.get(edge.from), others.get(edge.to)]
      if (!from || !to) continue
      const [origin, destination] = [endOf(itemToExport(from, head)), endOf(itemToExport(to, head))]
      made.push(ordered('association', associationToExport(edge, origin, destination, head)))
    }
  }
  yield made.sort(byName)
}

/** Of an edge that several sources state, the framework's own, else that of the first key. Rejected ones of others say nothing. */
function onePerFact(edges: readonly ExportedEdge[], source: string): ExportedEdge[] {
  const found = new Map<string, ExportedEdge>()
  for (const edge of edges) {
    if (edge.status === 'rejected' && edge.source !== source) continue
    const key = `${edge.type} ${edge.from} ${edge.to} ${edge.kind ?? ''} ${edge.association ?? ''}`
    const before = found.get(key)
    const isBetter = before && before.source !== source && (edge.source === source || edge.source < before.source)
    if (!before || isBetter) found.set(key, edge)
  }
  return [...found.values()]
}

function associationToExport(edge: ExportedEdge, from: LinkEnd, to: LinkEnd, head: Head): Json {
  const { extra = {}, ...facts } = edge
  const { waymark, ...kept } = extra
  const said = isMap(waymark) ? waymark : {}
  const [origin, destination] = edge.type === 'requires' ? [to, from] : [from, to]
  const isOwn = edge.source === head.source
  const made = associationOf(
    {
      ...facts,
      status: statusOf(edge, isOwn, said),
      source: isOwn ? textOf(said.source) : edge.source,
      origin,
      destination,
    },
    head.context,
  )
  return restored('association', made, kept)
}

/** An edge of the source that was set aside goes out as it came; of others, and what was rejected here, it is said. */
function statusOf(edge: ExportedEdge, isOwn: boolean, said: Json): string | undefined {
  if (edge.status === 'rejected') return 'rejected'
  return isOwn ? textOf(said.status) : edge.status === 'proposed' ? 'proposed' : undefined
}

/** The place of an outcome at the top, for what did not come from CASE. */
function topOf(member: Member, end: LinkEnd | undefined, head: Head): Json {
  const { position } = member
  const origin = end ?? { identifier: member.id, uri: '', title: '' }
  const edge = { type: 'childOf' as const, position: position ?? undefined, origin, destination: head.end }
  return associationOf(edge, head.context)
}

function byName(a: Json, b: Json): number {
  const rank = (type: unknown): number => {
    const at = ASSOCIATION_ORDER.indexOf(String(type))
    return at < 0 ? ASSOCIATION_ORDER.length : at
  }
  return (
    rank(a.associationType) - rank(b.associationType) ||
    compareText(a.associationType, b.associationType) ||
    Number(a.sequenceNumber ?? Infinity) - Number(b.sequenceNumber ?? Infinity) ||
    compareText(a.identifier, b.identifier)
  )
}

function compareText(a: unknown, b: unknown): number {
  const [left, right] = [String(a), String(b)]
  return left === right ? 0 : left < right ? -1 : 1
}

function idsOf(members: readonly Member[]): string[] {
  return members.map((member) => member.id)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listed<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}

function definedOnly(facts: Json): Json {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null))
}
