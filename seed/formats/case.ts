/**
 * CASE CFPackage (1EdTech), 1.0 and 1.1. Read liberally: nulls, extra keys, `CFDocumentURI` on items and `CFPackageURI` on the
 * document are met in the wild. The document may stand anywhere in the file, so the file is read twice.
 */
import type { LanguageText, OutcomeEdge, OutcomeRecord, Reference, SourceRecord } from '#graph/records.ts'
import { agesOfWords } from '#api/vocabulary/levels.ts'
import { recognise, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { definedFields, definedList, Findings, isObject, licenceStatement, type JsonObject } from './findings.ts'
import { problemItems, type Item, type Place, type ReadOptions } from './format.ts'
import { elements, type Element } from './input.ts'
import { agentRecord, extraFields, uriReference } from './records.ts'

const DOCUMENT_FIELDS = new Set(
  'identifier uri creator title lastChangeDateTime officialSourceURL publisher description subject language version adoptionStatus notes'.split(
    ' ',
  ),
)
const ITEM_FIELDS = new Set(
  'identifier uri fullStatement alternativeLabel abbreviatedStatement humanCodingScheme CFItemType conceptKeywords notes subject language educationLevel lastChangeDateTime CFDocumentURI'.split(
    ' ',
  ),
)
/** Associations we have no relationship for are kept with the framework, up to this many. */
const KEPT_ASSOCIATIONS = 10_000
/** Definitions and rubrics are kept with the framework while they are no longer than this as JSON. */
const LONGEST_EXTRA = 1_000_000

interface Outline {
  document: Element | undefined
  definitions: JsonObject
  rubrics: unknown[]
  items: Set<string>
  itemOfUri: Map<string, string>
  /** Positions of the items at the top: children of the document. */
  top: Map<string, number | undefined>
  kept: JsonObject[]
  keptTypes: Map<string, number>
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

async function outlineOf(file: string): Promise<Outline> {
  const outline: Outline = {
    document: undefined,
    definitions: {},
    rubrics: [],
    items: new Set(),
    itemOfUri: new Map(),
    top: new Map(),
    kept: [],
    keptTypes: new Map(),
  }
  const childOf: { child: string; parent: string; position?: number }[] = []
  for await (const batch of members(file)) {
    for (const element of batch) {
      const { member, value } = element
      if (member === 'CFDocument') outline.document = element
      else if (member === 'CFDefinitions' && isObject(value)) outline.definitions = value
      else if (member === 'CFRubrics') outline.rubrics.push(value)
      else if (!isObject(value)) continue
      else if (member === 'CFItems' && typeof value.identifier === 'string') {
        const identifier = value.identifier.toLowerCase()
        outline.items.add(identifier)
        if (typeof value.uri === 'string') outline.itemOfUri.set(value.uri, identifier)
      } else if (member === 'CFAssociations') {
        const type = String(value.associationType ?? '')
        const [child, parent] = [endOf(value.originNodeURI), endOf(value.destinationNodeURI)]
        if (type === 'isChildOf' && child?.identifier && parent) {
          const target = parent.identifier ?? parent.uri ?? ''
          if (!outline.items.has(target)) {
            const position = typeof value.sequenceNumber === 'number' ? value.sequenceNumber : undefined
            childOf.push({ child: child.identifier, parent: target, position })
          }
        }
        if (type !== '' && !TAKEN.has(type)) outline.keptTypes.set(type, (outline.keptTypes.get(type) ?? 0) + 1)
        if (!GIVEN_BACK.has(type) && outline.kept.length < KEPT_ASSOCIATIONS) outline.kept.push(value)
      }
    }
  }
  const document = isObject(outline.document?.value) ? outline.document.value : {}
  const names = new Set([String(document.identifier ?? '').toLowerCase(), String(document.uri ?? '')])
  for (const { child, parent, position } of childOf) if (names.has(parent)) outline.top.set(child, position)
  return outline
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
])
/** Those that an export can make again from the relationship alone. */
const GIVEN_BACK = new Set(['isChildOf', 'exactMatchOf', 'isRelatedTo', 'precedes', 'replacedBy'])

interface Head {
  key: string
  source: SourceRecord
  framework: Extract<Item, { kind: 'record' }>['record']
  reference: Reference
  names: Set<string>
  language: string
}

function readDocument(document: JsonObject, outline: Outline, found: Findings, options: ReadOptions): Head | null {
  const identifier = identifierOf(document, found)
  const title = found.needed('$.title', 'The title', () => found.line('$.title', document.title))
  if (!identifier || !title) return null
  const key = `case:${identifier}`
  const language = found.language('$.language', document.language) ?? 'und'
  const uri = found.uri('$.uri', document.uri)
  const official = webAddress(document.officialSourceURL) ?? webAddress(document.uri)
  const creator = found.line('$.publisher', document.publisher) ?? found.line('$.creator', document.creator)
  const notes = found.text('$.notes', document.notes)
  const description = found.text('$.description', document.description)
  const licences = licencesOf(document, outline.definitions, notes)
  const extra = {
    ...extraFields(document, DOCUMENT_FIELDS),
    ...(notes ? { notes } : {}),
    ...(outline.kept.length > 0 ? { CFAssociations: outline.kept } : {}),
    ...small('CFDefinitions', Object.keys(outline.definitions).length > 0 ? outline.definitions : undefined, found),
    ...small('CFRubrics', outline.rubrics.length > 0 ? outline.rubrics : undefined, found),
  }
  return {
    key,
    language,
    names: new Set([identifier, ...(uri ? [uri] : [])]),
    source: definedFields({
      key,
      name: title,
      url: official,
      licence: licences[0]?.url ?? licences[0]?.words,
      credit: creator,
      retrieved: options.today,
    }),
    reference: definedFields({ sourceKey: key, uri, title, language }),
    framework: definedFields({
      type: 'framework',
      sourceKey: key,
      uri,
      titles: [{ language, text: title }],
      descriptions: texts(language, description),
      languages: language === 'und' ? [] : [language],
      publisher: creator ? agentRecord(key, { name: creator, kind: 'organisation' }) : undefined,
      version: found.line('$.version', scalar(document.version)),
      adoptionStatus: found.line('$.adoptionStatus', document.adoptionStatus),
      subjects: found.lines('$.subject', document.subject),
      officialUrl: official,
      licences,
      modifiedAt: found.date('$.lastChangeDateTime', document.lastChangeDateTime),
      extra: Object.keys(extra).length > 0 ? extra : undefined,
    }),
  }
}

/** The licence a document links to among its definitions, or one that its notes name by address. */
function licencesOf(document: JsonObject, definitions: JsonObject, notes: string | undefined) {
  const link = document.licenseURI
  const identifier = isObject(link) ? link.identifier : link
  const all = [definitions.CFLicenses].flat().filter(isObject)
  const own =
    all.find((licence) => licence.identifier === identifier || (isObject(link) && licence.uri === link.uri)) ??
    (isObject(link) ? link : null)
  const statedBy = typeof document.creator === 'string' ? document.creator : undefined
  if (own) {
    const words = [own.licenseText, own.title].find(
      (entry): entry is string => typeof entry === 'string' && entry.trim() !== '',
    )
    const url = /https?:\/\/\S+/
      .exec(`${words ?? ''} ${typeof own.uri === 'string' ? own.uri : ''}`)?.[0]
      ?.replace(/[).,;]+$/, '')
    const text = words?.replace(/\s+/g, ' ').trim().slice(0, 500)
    return [licenceStatement({ words: text, url }, { statedBy })]
  }
  const addresses = notes?.match(/https?:\/\/[^\s)]+/g) ?? []
  const licence = addresses
    .map((address) => address.replace(/[.,;]+$/, ''))
    .find((address) => recognise(address).key !== UNRECOGNISED)
  return licence ? [licenceStatement({ url: licence }, { statedBy })] : []
}

function readItem(element: Element, file: string, head: Head, outline: Outline): Item[] {
  const place: Place = { file, line: element.line, path: element.path }
  const item = element.value
  if (!isObject(item)) return [problem(place, 'outcome', 'is not an object', 'A CFItem is an object.')]
  const found = new Findings(false)
  const identifier = identifierOf(item, found)
  const language = found.language('$.language', item.language) ?? head.language
  const code = found.line('$.humanCodingScheme', scalar(item.humanCodingScheme))
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
  const original =
    typeof item.fullStatement === 'string' && item.fullStatement !== statement
      ? { fullStatement: item.fullStatement }
      : {}
  const extra = { ...extraFields(item, ITEM_FIELDS), ...original }
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    sourceKey: `${head.key}/${identifier}`,
    uri: found.uri('$.uri', item.uri),
    framework: head.reference,
    position: outline.top.get(identifier),
    code,
    statements: texts(language, statement),
    labels: labels.map((text) => ({ language, text })),
    sourceType: found.line('$.CFItemType', isObject(item.CFItemType) ? item.CFItemType.title : item.CFItemType),
    levels,
    ...agesOfWords('us-grades', levels),
    subjects: found.lines('$.subject', item.subject),
    keywords: found.lines('$.conceptKeywords', item.conceptKeywords),
    evidence: [],
    prompts: [],
    misconceptions: [],
    notes: found.text('$.notes', item.notes),
    modifiedAt: found.date('$.lastChangeDateTime', item.lastChangeDateTime),
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  })
  return [...problemItems(found.problems, place, 'outcome', identifier), { kind: 'record', record, place }]
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
  if (isDocument(origin, head) || (isDocument(destination, head) && type !== 'isChildOf' && type !== 'isPartOf')) {
    if (type === 'isChildOf')
      return reject('.originNodeURI', 'the document cannot be a child', 'Turn the association round.')
    return items
  }
  const from = reference(origin, head, outline)
  // Children of the document are the top of the framework: `position` of the item has their order.
  if (isDocument(destination, head)) return items
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
    if (
      isHere(end, outline) ||
      type === 'exactMatchOf' ||
      type === 'isRelatedTo' ||
      type === 'isTranslationOf' ||
      type === 'replacedBy'
    )
      continue
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
  const uri = typeof association.uri === 'string' ? association.uri : undefined
  const edge = edgeOf(type, from, to, association, uri, head, options)
  if (edge) items.push({ kind: 'edge', edge, place })
  return items
}

function edgeOf(
  type: string,
  from: Reference,
  to: Reference,
  association: JsonObject,
  uri: string | undefined,
  head: Head,
  options: ReadOptions,
): OutcomeEdge | null {
  const position = typeof association.sequenceNumber === 'number' ? association.sequenceNumber : undefined
  switch (type) {
    case 'isChildOf':
    case 'isPartOf':
      return definedFields({ type: 'childOf', from, to, position, uri })
    case 'precedes': {
      const notes = new Findings(false).text('$.notes', association.notes)
      const reasons = texts(head.language, notes)
      return definedFields({
        type: 'requires',
        from: to,
        to: from,
        strength: options.precedes,
        reasons,
        confidence: 1,
        uri,
      })
    }
    case 'exactMatchOf':
    case 'isTranslationOf':
      return definedFields({ type: 'matches', from, to, kind: 'exact', confidence: 1, uri })
    case 'isRelatedTo':
    case 'isPeerOf':
      return definedFields({ type: 'matches', from, to, kind: 'related', confidence: 1, uri })
    case 'replacedBy':
      return definedFields({ type: 'replacedBy', from, to, uri })
    default:
      return null
  }
}

function isDocument(end: End, head: Head): boolean {
  return (
    (end.identifier !== undefined && head.names.has(end.identifier)) ||
    (end.identifier === undefined && end.uri !== undefined && head.names.has(end.uri))
  )
}

function isHere(end: End, outline: Outline): boolean {
  return (
    (end.identifier !== undefined && outline.items.has(end.identifier)) ||
    (end.uri !== undefined && outline.itemOfUri.has(end.uri))
  )
}

/** An end in this package by its source key; one in another framework by its address, as its document is not named. */
function reference(end: End, head: Head, outline: Outline): Reference {
  const here =
    end.identifier && outline.items.has(end.identifier) ? end.identifier : outline.itemOfUri.get(end.uri ?? '')
  if (here) return definedFields({ sourceKey: `${head.key}/${here}`, uri: end.uri })
  return uriReference(end.uri ?? `urn:uuid:${end.identifier}`, definedFields({ title: end.title }))
}

function small(name: string, value: unknown, found: Findings): JsonObject {
  if (value === undefined) return {}
  if (JSON.stringify(value).length <= LONGEST_EXTRA) return { [name]: value }
  found.note(`$`, undefined, `${name} is larger than 1 MB and was not kept`, 'Nothing to do: outcomes do not need it.')
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
