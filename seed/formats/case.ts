/**
 * CASE CFPackage (1EdTech), 1.0 and 1.1. Read liberally: nulls, extra keys, `CFDocumentURI` on items and `CFPackageURI` on the
 * document are met in the wild. The document may stand anywhere in the file, so the file is read twice. What an export
 * would not state as it came is kept beside the records, in `extra`: see api/exchange/case-shape.ts.
 */
import { hash } from 'node:crypto'
import {
  associationOf,
  type AssociationFacts,
  differences,
  documentOf,
  type DocumentContext,
  extensionOf,
  itemOf,
  LEVEL_SCHEME,
  licencesOf,
  type LinkEnd,
  linkTitle,
  ordered,
  restored,
  sourceFacts,
} from '#api/exchange/case-shape.ts'
import { agesOfWords } from '#api/vocabulary/levels.ts'
import { idOf } from '#graph/ids.ts'
import type {
  FrameworkRecord,
  LanguageText,
  LicenceStatement,
  MasteryText,
  OutcomeEdge,
  OutcomeRecord,
  Reference,
  SourceRecord,
} from '#graph/records.ts'
import {
  definedFields,
  definedList,
  Findings,
  isObject,
  licenceStatement,
  type JsonObject,
} from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place, type ReadOptions } from './format.ts'
import { elements, type Element } from './input.ts'
import { agentRecord, uriReference } from '#api/metadata/record-parts.ts'

/** Associations we have no relationship for are kept with the item they start at, up to this many characters of JSON. */
const MOST_KEPT = 128_000_000
/** What is kept with the framework (definitions, rubrics, other members, associations of no item), each up to this. */
const LONGEST_EXTRA = 4_000_000
const LONGEST_LINK_TITLE = 500
/** Members of a package that are read; others are kept. */
const MEMBERS = new Set(['CFDocument', 'CFItems', 'CFAssociations', 'CFDefinitions', 'CFRubrics', 'CFPackage'])
/** The day that stands for "not known" where CASE asks for a time. */
const UNKNOWN_TIME = '1970-01-01T00:00:00Z'

/** An item as links name it. */
interface Named {
  identifier: string
  uri?: string
  /** Its title in links, or a hash of it. */
  mark: string
}

interface Outline {
  document: Element | undefined
  definitions: JsonObject | undefined
  rubrics: unknown[]
  others: JsonObject
  items: Map<string, Named>
  itemOfUri: Map<string, string>
  /** Positions of the items at the top: children of the document. */
  top: Map<string, number | undefined>
  /** JSON of associations that become no edge, by the item they start at; `''` for those that start at none. */
  kept: Map<string, string[]>
  keptLength: number
  keptTypes: Map<string, number>
  /** Associations that join items of other packages only. */
  outside: number
  /** Associations for which there was no more room, by type. */
  lost: Map<string, number>
}

/** Reads a package: the framework, its items as outcomes, its associations as edges. */
export async function* readCase(files: readonly string[], options: ReadOptions): AsyncGenerator<Item[]> {
  for (const file of files) yield* readPackage(file, options)
}

async function* readPackage(file: string, options: ReadOptions): AsyncGenerator<Item[]> {
  const outline = await outlineOf(file)
  const document = outline.document
  if (!document || !isObject(document.value)) {
    const message = document ? 'is not an object' : 'is missing'
    yield [problem({ file, path: '$.CFDocument' }, 'framework', message, 'A CASE package needs a CFDocument.')]
    return
  }
  const place: Place = { file, line: document.line, path: document.path }
  const found = new Findings(false)
  const head = readDocument(document.value, outline, found, options)
  yield problemItems(found.problems, place, 'framework', head?.key)
  if (!head) return
  const first: Item[] = [
    { kind: 'source', source: head.source },
    { kind: 'covers', edges: ['childOf', 'requires', 'matches', 'replacedBy'] },
    { kind: 'record', record: head.framework, place },
  ]
  for (const [type, count] of outline.keptTypes) {
    first.push({ kind: 'count', name: `associations kept: ${type}`, by: count })
  }
  for (const [type, count] of outline.lost) {
    const message = `${count} associations “${type}” were not kept: there is no room for more of them`
    first.push(problem({ file, path: '$.CFAssociations' }, type, message, 'Split the package into several documents.'))
  }
  yield first
  for await (const batch of members(file)) {
    const items: Item[] = []
    for (const element of batch) {
      if (element.message)
        items.push(problem({ file, line: element.line, path: element.path }, 'outcome', element.message, 'Split it.'))
      else if (element.member === 'CFItems') items.push(...readItem(element, file, head, outline))
      else if (element.member === 'CFAssociations')
        items.push(...readAssociation(element, file, head, outline, options))
    }
    yield items
  }
}

/** Elements of the package, also where a server wraps it as `{"CFPackage": {…}}`. */
async function* members(file: string): AsyncGenerator<Element[]> {
  for await (const batch of elements(file)) {
    yield batch.flatMap((element) => {
      if (element.member !== 'CFPackage' || !isObject(element.value)) return [element]
      return Object.entries(element.value).flatMap(([member, value]): Element[] => {
        const path = `$.CFPackage.${member}`
        if (!Array.isArray(value)) return [{ path, member, line: element.line, value }]
        return value.map((entry, at) => ({ path: `${path}[${at}]`, member, line: element.line, value: entry }))
      })
    })
  }
}

/** What the records of a package need to know of the rest of it. Associations before the items they name cost one more reading. */
async function outlineOf(file: string): Promise<Outline> {
  const outline: Outline = {
    document: undefined,
    definitions: undefined,
    rubrics: [],
    others: {},
    items: new Map(),
    itemOfUri: new Map(),
    top: new Map(),
    kept: new Map(),
    keptLength: 0,
    keptTypes: new Map(),
    outside: 0,
    lost: new Map(),
  }
  let names: ReadonlySet<string> | undefined
  let inOrder = true
  for await (const batch of members(file)) {
    for (const element of batch) {
      const { member = '', value } = element
      if ((member === 'CFDocument' || member === 'CFItems') && names) inOrder = false
      if (member === 'CFDocument') outline.document = element
      else if (member === 'CFDefinitions' && isObject(value)) outline.definitions = value
      else if (member === 'CFRubrics') outline.rubrics.push(value)
      else if (!MEMBERS.has(member)) noteMember(outline, element)
      else if (!isObject(value)) continue
      else if (member === 'CFItems') noteItem(outline, value)
      else if (member === 'CFAssociations' && inOrder) {
        names ??= namesOf(outline)
        noteAssociation(outline, value, names)
      }
    }
  }
  if (inOrder) return outline
  const anew = { top: new Map(), kept: new Map(), keptLength: 0, keptTypes: new Map(), outside: 0, lost: new Map() }
  Object.assign(outline, anew)
  names = namesOf(outline)
  for await (const batch of members(file)) {
    for (const { member, value } of batch)
      if (member === 'CFAssociations' && isObject(value)) noteAssociation(outline, value, names)
  }
  return outline
}

function noteMember(outline: Outline, { member = '', path, value }: Element): void {
  const before = outline.others[member]
  if (!path.endsWith(']')) outline.others[member] = value
  else if (Array.isArray(before)) before.push(value)
  else outline.others[member] = [value]
}

function noteItem(outline: Outline, item: JsonObject): void {
  if (typeof item.identifier !== 'string') return
  const { identifier, uri, humanCodingScheme, fullStatement } = item
  const key = identifier.toLowerCase()
  outline.items.set(
    key,
    definedFields({
      identifier,
      uri: typeof uri === 'string' ? uri : undefined,
      mark: markOf(linkTitle(humanCodingScheme, fullStatement)),
    }),
  )
  if (typeof uri === 'string') outline.itemOfUri.set(uri, key)
}

/** A title as it is compared: long ones by their hash, so that many fit into memory. */
function markOf(title: string): string {
  const shown = title.slice(0, LONGEST_LINK_TITLE)
  return shown.length <= 40 ? shown : hash('md5', shown, 'base64')
}

function noteAssociation(outline: Outline, association: JsonObject, names: ReadonlySet<string>): void {
  const type = String(association.associationType ?? '')
  const [origin, destination] = [endOf(association.originNodeURI), endOf(association.destinationNodeURI)]
  const ofDocument = [origin, destination].map((end) => end !== null && isDocument(end, names))
  if (type === '' || !origin || !destination || (type === 'isChildOf' && ofDocument[0])) return
  const from = itemAt(origin, outline)
  if (type === 'isChildOf' && ofDocument[1] && from !== undefined) {
    const position = association.sequenceNumber
    outline.top.set(from, typeof position === 'number' ? position : undefined)
  }
  if (TAKEN.has(type) && !ofDocument[0] && !ofDocument[1]) {
    if (from === undefined && itemAt(destination, outline) === undefined) outline.outside++
    return
  }
  if (!TAKEN.has(type)) outline.keptTypes.set(type, (outline.keptTypes.get(type) ?? 0) + 1)
  const json = JSON.stringify(ordered('association', association))
  if (outline.keptLength + json.length > MOST_KEPT) {
    outline.lost.set(type, (outline.lost.get(type) ?? 0) + 1)
    return
  }
  outline.keptLength += json.length
  const list = outline.kept.get(from ?? '')
  if (list) list.push(json)
  else outline.kept.set(from ?? '', [json])
}

/** What was kept of an item, in an order that does not depend on the file; undefined when there is nothing. */
function keptOf(outline: Outline, item: string): JsonObject[] | undefined {
  return outline.kept
    .get(item)
    ?.sort()
    .map((json) => JSON.parse(json) as JsonObject)
}

/** Association types that become relationships. */
const TAKEN = new Set([
  'isChildOf',
  'isPartOf',
  'isPeerOf',
  'exactMatchOf',
  'isRelatedTo',
  'precedes',
  'replacedBy',
  'isTranslationOf',
  'ext:skos.closeMatch',
  'ext:skos.broadMatch',
  'ext:skos.narrowMatch',
])
/** Those that share a relationship with a more usual one, so that the edge keeps their name. */
const NAMED_ON_EDGE = new Set(['isPartOf', 'isPeerOf', 'isTranslationOf'])
/** Those whose other end is often in another framework: no word about it. */
const LEADING_OUT = new Set(
  [...TAKEN].filter((type) => !['isChildOf', 'isPartOf', 'isPeerOf', 'precedes'].includes(type)),
)

interface Head {
  key: string
  source: SourceRecord
  framework: FrameworkRecord
  reference: Reference
  names: ReadonlySet<string>
  language: string
  context: DocumentContext
}

/** How links name the document: by identifier and by address. */
function namesOf(outline: Outline): ReadonlySet<string> {
  const document = isObject(outline.document?.value) ? outline.document.value : {}
  const { identifier, uri } = document
  return new Set(
    definedList([
      typeof identifier === 'string' ? identifier.trim().toLowerCase() : undefined,
      typeof uri === 'string' ? uri : undefined,
    ]),
  )
}

function readDocument(document: JsonObject, outline: Outline, found: Findings, options: ReadOptions): Head | null {
  const identifier = identifierOf(document, found)
  const title = found.needed('$.title', 'The title', () => found.line('$.title', document.title))
  if (!identifier || !title) return null
  const key = `case:${identifier}`
  const own = extensionOf(document)
  const language = found.language('$.language', document.language) ?? 'und'
  const uri = found.uri('$.uri', document.uri)
  const official = webAddress(document.officialSourceURL) ?? webAddress(document.uri)
  const creator = found.line('$.publisher', document.publisher) ?? found.line('$.creator', document.creator)
  const description = found.text('$.description', document.description)
  const path = '$.extensions.waymark'
  const languages = found.lines(`${path}.languages`, own.languages)
  const modifiedAt = timeOf(found, document.lastChangeDateTime)
  const framework: FrameworkRecord = definedFields({
    type: 'framework',
    sourceKey: key,
    uri,
    titles: [{ language, text: title }, ...found.languageMap(`${path}.titles`, own.titles, 2000)],
    descriptions: [
      ...texts(found.language(`${path}.descriptionLanguage`, own.descriptionLanguage) ?? language, description),
      ...found.languageMap(`${path}.descriptions`, own.descriptions),
    ],
    languages: own.languages === undefined ? (language === 'und' ? [] : [language]) : languages,
    publisher: creator ? agentRecord(key, { name: creator, kind: 'organisation' }) : undefined,
    version: found.line('$.version', scalar(document.version)),
    adoptionStatus: found.line('$.adoptionStatus', document.adoptionStatus),
    subjects: found.lines('$.subject', document.subject),
    officialUrl: official,
    licences:
      licencesStated(found, `${path}.licences`, own.licences) ?? licencesOf(document, outline.definitions ?? {}),
    modifiedAt,
  })
  const kept = differences(document, documentOf(framework, identifier, idOf(key)))
  const extra = definedFields({
    ...kept,
    sources: Array.isArray(own.sources) ? own.sources : undefined,
    outside: outline.outside > 0 ? outline.outside : undefined,
    ...small('CFAssociations', keptOf(outline, ''), found),
    ...small('CFDefinitions', outline.definitions, found),
    ...small('CFRubrics', outline.rubrics.length > 0 ? outline.rubrics : undefined, found),
    ...small('CFPackage', Object.keys(outline.others).length > 0 ? outline.others : undefined, found),
  })
  if (Object.keys(extra).length > 0) framework.extra = extra
  const stated = restored('document', documentOf(framework, identifier, idOf(key)), kept)
  return {
    key,
    language,
    names: namesOf(outline),
    source: definedFields({
      key,
      ...sourceFacts(framework),
      ...sourceStated(found, `${path}.source`, own.source),
      retrieved: options.today,
    }),
    reference: definedFields({ sourceKey: key, uri, title, language }),
    framework,
    context: definedFields({
      identifier,
      language,
      modifiedAt,
      changed: String(stated.lastChangeDateTime),
      typed: stated.caseVersion === '1.1',
    }),
  }
}

/** What an export of ours says of the source it took a framework from; null takes back what would be concluded otherwise. */
function sourceStated(found: Findings, path: string, value: unknown): Partial<SourceRecord> {
  const source = found.object(path, value)
  if (!source) return {}
  const facts: Record<string, string | undefined> = {}
  for (const field of ['name', 'url', 'licence', 'credit'] as const) {
    if (source[field] === undefined || (field === 'name' && source[field] === null)) continue
    const read = field === 'url' ? found.link(`${path}.url`, source.url) : found.line(`${path}.${field}`, source[field])
    facts[field] = read
  }
  return facts
}

/** Every licence statement of an export of ours; undefined when it says none. */
function licencesStated(found: Findings, path: string, value: unknown): LicenceStatement[] | undefined {
  if (value === undefined || value === null) return undefined
  return found.list(path, value).flatMap((entry, at) => {
    const stated = found.object(`${path}[${at}]`, entry)
    if (!stated) return []
    const line = (field: string): string | undefined => found.line(`${path}[${at}].${field}`, stated[field])
    const parts = ['all', 'text', 'pictures', 'data', 'metadata'] as const
    const part = found.oneOf(`${path}[${at}].part`, stated.part, parts) ?? 'all'
    return [
      licenceStatement(
        definedFields({ words: line('words'), url: line('url') }),
        definedFields({ part, statedBy: line('statedBy') }),
      ),
    ]
  })
}

function readItem(element: Element, file: string, head: Head, outline: Outline): Item[] {
  const place: Place = { file, line: element.line, path: element.path }
  const item = element.value
  if (!isObject(item)) return [problem(place, 'outcome', 'is not an object', 'A CFItem is an object.')]
  const found = new Findings(false)
  const identifier = identifierOf(item, found)
  const language = found.language('$.language', item.language) ?? head.language
  const statement = found.needed('$.fullStatement', 'The statement', () =>
    found.text('$.fullStatement', item.fullStatement),
  )
  if (!identifier || !statement) return problemItems(found.problems, place, 'outcome', identifier)
  const levels = found.lines(
    '$.educationLevel',
    [item.educationLevel]
      .flat()
      .filter((level) => level !== null && level !== undefined)
      .map(scalar),
  )
  const labels = definedList([
    found.line('$.abbreviatedStatement', item.abbreviatedStatement),
    found.line('$.alternativeLabel', item.alternativeLabel),
  ])
  const own = extensionOf(item)
  const path = '$.extensions.waymark'
  const sourceKey = `${head.key}/${identifier}`
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    sourceKey,
    uri: found.uri('$.uri', item.uri),
    framework: head.reference,
    position: outline.top.get(identifier),
    code: found.line('$.humanCodingScheme', scalar(item.humanCodingScheme)),
    statements: [...texts(language, statement), ...found.languageMap(`${path}.statements`, own.statements)],
    labels:
      own.labels === undefined
        ? labels.map((text) => ({ language, text }))
        : factsOf(found, `${path}.labels`, own.labels).map(({ language, text }) => ({ language, text })),
    sourceType: found.line('$.CFItemType', isObject(item.CFItemType) ? item.CFItemType.title : item.CFItemType),
    knowledgeKind: found.line(`${path}.knowledgeKind`, own.knowledgeKind),
    levels,
    ...agesOfItem(found, path, own, levels),
    subjects: found.lines('$.subject', item.subject),
    keywords: found.lines('$.conceptKeywords', item.conceptKeywords),
    evidence: factsOf(found, `${path}.evidence`, own.evidence),
    prompts: factsOf(found, `${path}.prompts`, own.prompts),
    misconceptions: factsOf(found, `${path}.misconceptions`, own.misconceptions),
    notes: found.text('$.notes', item.notes),
    modifiedAt: timeOf(found, item.lastChangeDateTime),
  })
  const extra = definedFields({
    ...differences(item, itemOf(record, identifier, idOf(sourceKey), head.context)),
    CFAssociations: keptOf(outline, identifier),
  })
  if (Object.keys(extra).length > 0) record.extra = extra
  return [...problemItems(found.problems, place, 'outcome', identifier), { kind: 'record', record, place }]
}

/** Ages that an export of ours states, else those of the levels. */
function agesOfItem(found: Findings, path: string, own: JsonObject, levels: readonly string[]) {
  if (own.ageFrom === undefined && own.ageTo === undefined) return agesOfWords(LEVEL_SCHEME, levels)
  return {
    ageFrom: found.integer(`${path}.ageFrom`, own.ageFrom, 0, 120),
    ageTo: found.integer(`${path}.ageTo`, own.ageTo, 0, 120),
  }
}

/** Texts with their language and, where it is named, who says them. */
function factsOf(found: Findings, path: string, value: unknown): MasteryText[] {
  return found.list(path, value).flatMap((entry, at) => {
    const fact = found.object(`${path}[${at}]`, entry)
    if (!fact) return []
    const language = found.language(`${path}[${at}].language`, fact.language) ?? 'und'
    const text = found.text(`${path}[${at}].text`, fact.text)
    const source = found.line(`${path}[${at}].source`, fact.source)
    return text === undefined ? [] : [definedFields({ language, text, source })]
  })
}

/** A time of change; the one that stands for "not known" is none. */
function timeOf(found: Findings, value: unknown): string | undefined {
  const time = found.date('$.lastChangeDateTime', value)
  return time === UNKNOWN_TIME ? undefined : time
}

function identifierOf(object: JsonObject, found: Findings): string | undefined {
  return found.needed('$.identifier', 'The identifier', () =>
    found.line('$.identifier', object.identifier)?.toLowerCase(),
  )
}

interface End {
  identifier?: string
  uri?: string
  title?: string
}

function endOf(link: unknown): End | null {
  if (typeof link === 'string' && link.trim() !== '')
    return /^[a-z][a-z0-9+.-]*:/i.test(link) ? { uri: link } : { identifier: link.toLowerCase() }
  if (!isObject(link)) return null
  const identifier =
    typeof link.identifier === 'string' && link.identifier !== '' ? link.identifier.toLowerCase() : undefined
  const uri = typeof link.uri === 'string' && link.uri !== '' ? link.uri : undefined
  if (!identifier && !uri) return null
  return definedFields({
    identifier,
    uri,
    title: typeof link.title === 'string' ? link.title.slice(0, 500) : undefined,
  })
}

function readAssociation(element: Element, file: string, head: Head, outline: Outline, options: ReadOptions): Item[] {
  const place: Place = { file, line: element.line, path: element.path }
  const association = element.value
  if (!isObject(association))
    return [problem(place, 'association', 'is not an object', 'A CFAssociation is an object.')]
  const type = typeof association.associationType === 'string' ? association.associationType : ''
  const name = typeof association.identifier === 'string' ? association.identifier : undefined
  const reject = (path: string, message: string, advice: string, value?: string): Item[] => [
    {
      kind: 'problem',
      problem: {
        ...place,
        path: place.path + path,
        rejected: true,
        recordType: type || 'association',
        record: name,
        value,
        message,
        advice,
      },
    },
  ]
  if (!type)
    return reject('.associationType', 'is missing', 'Say what the association is, such as isChildOf or precedes.')
  const items: Item[] = [{ kind: 'count', name: `associations read: ${type}`, by: 1 }]
  if (!TAKEN.has(type)) return items
  const origin = endOf(association.originNodeURI)
  const destination = endOf(association.destinationNodeURI)
  if (!origin) return reject('.originNodeURI', 'names nothing', 'Give the identifier and uri of the item it starts at.')
  if (!destination)
    return reject('.destinationNodeURI', 'names nothing', 'Give the identifier and uri of the item it ends at.')
  if (isDocument(origin, head.names)) {
    if (type === 'isChildOf')
      return reject('.originNodeURI', 'the document cannot be a child', 'Turn the association round.')
    return items
  }
  const from = reference(origin, head, outline)
  // Children of the document are the top of the framework: `position` of the item has their order.
  if (isDocument(destination, head.names)) return items
  const to = reference(destination, head, outline)
  if (from.sourceKey === to.sourceKey) {
    return reject(
      '.destinationNodeURI',
      `an item cannot be in “${type}” with itself`,
      'Remove the association.',
      origin.title ?? origin.identifier,
    )
  }
  for (const [end, path] of [
    [origin, '.originNodeURI'],
    [destination, '.destinationNodeURI'],
  ] as const) {
    if (itemAt(end, outline) !== undefined || LEADING_OUT.has(type)) continue
    items.push({
      kind: 'problem',
      problem: {
        ...place,
        path: place.path + path,
        rejected: false,
        recordType: type,
        record: name,
        value: end.title ?? end.identifier ?? end.uri,
        message: `points at an item that is not in this package`,
        advice: 'It is kept as a reference until an import brings the item.',
      },
    })
  }
  const found = new Findings(false)
  const edge = edgeOf(type, from, to, association, found, head, options)
  items.push(...problemItems(found.problems, place, type, name))
  if (!edge) return items
  const extra = definedFields({
    ...differences(association, associationOf(factsOfEdge(edge, association, outline), head.context)),
    ...passedOn(association),
  })
  if (Object.keys(extra).length > 0) edge.extra = extra
  items.push({ kind: 'edge', edge, place })
  return items
}

/** What an export of ours says of an association that another source or a person made: kept to be said again. */
function passedOn(association: JsonObject): JsonObject {
  const { source, status } = extensionOf(association)
  const own = definedFields({
    source: typeof source === 'string' ? source : undefined,
    status: typeof status === 'string' ? status : undefined,
  })
  return Object.keys(own).length > 0 ? { waymark: own } : {}
}

/** The edge as an export sees it, its ends named as links name them by default; an end that is not here has no name. */
function factsOfEdge(edge: OutcomeEdge, association: JsonObject, outline: Outline): AssociationFacts {
  const { from: _from, to: _to, extra: _extra, ...facts } = edge
  return {
    ...facts,
    origin: linkEnd(association.originNodeURI, outline),
    destination: linkEnd(association.destinationNodeURI, outline),
  }
}

function linkEnd(link: unknown, outline: Outline): LinkEnd {
  const end = endOf(link)
  const key = end ? itemAt(end, outline) : undefined
  const named = key === undefined ? undefined : outline.items.get(key)
  if (!named) return { identifier: '', uri: '', title: '' }
  const title = isObject(link) && typeof link.title === 'string' ? link.title : ''
  return {
    identifier: named.identifier,
    uri: named.uri ?? '',
    title: markOf(title) === named.mark ? title : '',
  }
}

function edgeOf(
  type: string,
  from: Reference,
  to: Reference,
  association: JsonObject,
  found: Findings,
  head: Head,
  options: ReadOptions,
): OutcomeEdge | null {
  const own = extensionOf(association)
  const path = '$.extensions.waymark'
  const uri = typeof association.uri === 'string' ? association.uri : undefined
  const said = { uri, association: NAMED_ON_EDGE.has(type) ? type : undefined }
  const confidence = found.number(`${path}.confidence`, own.confidence, 0, 1) ?? 1
  const matches = (kind: 'exact' | 'close' | 'broad' | 'narrow' | 'related'): OutcomeEdge =>
    definedFields({ type: 'matches', from, to, kind, confidence, ...said })
  switch (type) {
    case 'isChildOf':
    case 'isPartOf': {
      const number = association.sequenceNumber
      const position = typeof number === 'number' ? number : found.number(`${path}.position`, own.position)
      return definedFields({ type: 'childOf', from, to, position, ...said })
    }
    case 'precedes': {
      const notes = new Findings(false).text('$.notes', association.notes)
      const status = own.status === 'proposed' || own.status === 'rejected' ? ('proposed' as const) : undefined
      return definedFields({
        type: 'requires',
        from: to,
        to: from,
        strength: found.oneOf(`${path}.strength`, own.strength, ['hard', 'soft'] as const) ?? options.precedes,
        reasons:
          own.reasons === undefined ? texts(head.language, notes) : factsOf(found, `${path}.reasons`, own.reasons),
        confidence,
        clause: found.line(`${path}.clause`, own.clause),
        status,
        ...said,
      })
    }
    case 'exactMatchOf':
    case 'isTranslationOf':
      return matches('exact')
    case 'isRelatedTo':
    case 'isPeerOf':
      return matches('related')
    case 'ext:skos.closeMatch':
      return matches('close')
    case 'ext:skos.broadMatch':
      return matches('broad')
    case 'ext:skos.narrowMatch':
      return matches('narrow')
    case 'replacedBy':
      return definedFields({ type: 'replacedBy', from, to, ...said })
    default:
      return null
  }
}

function isDocument(end: End, names: ReadonlySet<string>): boolean {
  return (
    (end.identifier !== undefined && names.has(end.identifier)) ||
    (end.identifier === undefined && end.uri !== undefined && names.has(end.uri))
  )
}

/** The identifier of the item of this package that a link leads to. */
function itemAt(end: End, outline: Outline): string | undefined {
  if (end.identifier !== undefined && outline.items.has(end.identifier)) return end.identifier
  return outline.itemOfUri.get(end.uri ?? '')
}

/** An end in this package by its source key; one in another framework by its address, as its document is not named. */
function reference(end: End, head: Head, outline: Outline): Reference {
  const here = itemAt(end, outline)
  if (here) return definedFields({ sourceKey: `${head.key}/${here}`, uri: end.uri })
  return uriReference(end.uri ?? `urn:uuid:${end.identifier}`, definedFields({ title: end.title }))
}

function small(name: string, value: unknown, found: Findings): JsonObject {
  if (value === undefined) return {}
  if (JSON.stringify(value).length <= LONGEST_EXTRA) return { [name]: value }
  found.note(
    '$',
    undefined,
    `${name} is longer than ${LONGEST_EXTRA / 1e6} million characters and was not kept`,
    'Outcomes do not need it; an export will not have it.',
  )
  return {}
}

function webAddress(value: unknown): string | undefined {
  return new Findings(false).link('$', typeof value === 'string' && value.trim() !== '' ? value : undefined)
}

function texts(language: string, text: string | undefined): LanguageText[] {
  return text === undefined ? [] : [{ language, text }]
}

function scalar(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

function problem(place: Place, recordType: string, message: string, advice: string): Item {
  return { kind: 'problem', problem: { ...place, rejected: true, recordType, message, advice } }
}
