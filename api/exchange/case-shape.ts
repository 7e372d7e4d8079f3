/**
 * CASE 1.1 (1EdTech) from records of ours: documents, items, associations. Pure. The reader of CASE packages uses the same
 * functions to find out what they would not give back, and keeps that; so an export states what came in.
 */
import { agesOfWords } from '#api/vocabulary/levels.ts'
import { recognise, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { idOf } from '#graph/ids.ts'
import type {
  FrameworkRecord,
  LanguageText,
  LicenceStatement,
  MasteryText,
  OutcomeRecord,
  SourceRecord,
} from '#graph/records.ts'

export type Json = Record<string, unknown>

/** The member of `extensions` that holds what CASE has no field for. */
export const EXTENSION = 'waymark'
/** CASE asks for a time of change; this one stands for "not known", and is read so. */
export const UNKNOWN_TIME = '1970-01-01T00:00:00+00:00'
/** The scheme by which levels of CASE items are read as ages. */
export const LEVEL_SCHEME = 'us-grades'
const LONGEST_TITLE = 500
const LONGEST_LICENCE = 500

const DOCUMENT_FIELDS =
  'identifier uri frameworkType caseVersion creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI language version adoptionStatus statusStartDate statusEndDate licenseURI notes'.split(
    ' ',
  )
const ITEM_FIELDS =
  'identifier uri fullStatement alternativeLabel abbreviatedStatement humanCodingScheme listEnumeration CFItemType CFItemTypeURI conceptKeywords conceptKeywordsURI notes subject subjectURI language educationLevel licenseURI statusStartDate statusEndDate lastChangeDateTime'.split(
    ' ',
  )
const ASSOCIATION_FIELDS =
  'identifier uri associationType sequenceNumber originNodeURI destinationNodeURI CFAssociationGroupingURI lastChangeDateTime notes'.split(
    ' ',
  )
const FIELDS = { document: DOCUMENT_FIELDS, item: ITEM_FIELDS, association: ASSOCIATION_FIELDS } as const
/** Met in packages of the wild, where they say nothing: within a package they are what the package is. */
const PASSED_OVER = new Set(['CFDocumentURI', 'CFPackageURI'])

/** What the items and associations of a document take from it. */
export interface DocumentContext {
  identifier: string
  /** Language of its title. */
  language: string
  modifiedAt?: string
  /** `lastChangeDateTime` exactly as it stands on the document. */
  changed: string
  /** Its `caseVersion` is 1.1, so that links say their `targetType`. */
  typed: boolean
}

/** A time as CASE writes it. A date begins its day; nothing known is the unknown time. */
export function caseTime(time: string | undefined): string {
  if (time === undefined) return UNKNOWN_TIME
  const whole = /^\d{4}$/.test(time) ? `${time}-01-01` : /^\d{4}-\d{2}$/.test(time) ? `${time}-01` : time
  return whole.includes('T') ? whole.replace(/Z$/, '+00:00') : `${whole}T00:00:00+00:00`
}

/** A framework as CFDocument, without what only its sources say. `extensions` hold further languages. */
export function documentOf(framework: FrameworkRecord, identifier: string, id: string): Json {
  const [title] = framework.titles
  const language = title?.language ?? 'und'
  const description = framework.descriptions.find((text) => text.language === language) ?? framework.descriptions[0]
  const languages = language === 'und' ? [] : [language]
  return defined({
    identifier,
    uri: framework.uri ?? `urn:uuid:${id}`,
    caseVersion: '1.1',
    creator: framework.publisher?.name ?? 'Unknown',
    title: title?.text ?? identifier,
    lastChangeDateTime: caseTime(framework.modifiedAt),
    officialSourceURL: framework.officialUrl ?? (/^https?:/i.test(framework.uri ?? '') ? framework.uri : undefined),
    description: description?.text,
    subject: listed(framework.subjects),
    language: language === 'und' ? undefined : language,
    version: framework.version,
    adoptionStatus: framework.adoptionStatus,
    licenseURI: licenceLink(framework.licences),
    extensions: extended({
      titles: languageMap(framework.titles.slice(1)),
      descriptions: languageMap(framework.descriptions.filter((text) => text !== description)),
      descriptionLanguage: description && description.language !== language ? description.language : undefined,
      languages: same(framework.languages, languages) ? undefined : framework.languages,
    }),
  })
}

/** The definitions a document of ours links to: its first licence. */
export function definitionsOf(framework: FrameworkRecord, changed: string): Json | undefined {
  const [statement] = framework.licences
  const link = licenceLink(framework.licences)
  if (!link || !statement) return undefined
  const licence = {
    ...link,
    licenseText: [statement.words, statement.url].filter((part, at, all) => part && all.indexOf(part) === at).join(' '),
    lastChangeDateTime: changed,
  }
  return { CFLicenses: [licence] }
}

function licenceLink(licences: readonly LicenceStatement[]): Json | undefined {
  const [statement] = licences
  const words = statement?.words ?? statement?.url
  if (!statement || !words) return undefined
  const identifier = idOf(`case licence ${statement.words ?? ''} ${statement.url ?? ''}`)
  return { title: words.slice(0, LONGEST_TITLE), identifier, uri: `urn:uuid:${identifier}` }
}

/**
 * The licence of a document as its package states it: the one it links to among the definitions, or one its notes name
 * by address.
 */
export function licencesOf(document: Json, definitions: Json): LicenceStatement[] {
  const link = document.licenseURI
  const identifier = isMap(link) ? link.identifier : link
  const all = [definitions.CFLicenses].flat().filter(isMap)
  const own =
    all.find((licence) => licence.identifier === identifier || (isMap(link) && licence.uri === link.uri)) ??
    (isMap(link) ? link : null)
  const statedBy = typeof document.creator === 'string' ? document.creator : undefined
  if (own) {
    const words = [own.licenseText, own.title].find(
      (entry): entry is string => typeof entry === 'string' && entry.trim() !== '',
    )
    const url = /https?:\/\/\S+/
      .exec(`${words ?? ''} ${typeof own.uri === 'string' ? own.uri : ''}`)?.[0]
      ?.replace(/[).,;]+$/, '')
    return [licenceStatement(words?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LICENCE), url, statedBy)]
  }
  const notes = typeof document.notes === 'string' ? document.notes : ''
  const address = (notes.match(/https?:\/\/[^\s)]+/g) ?? [])
    .map((each) => each.replace(/[.,;]+$/, ''))
    .find((each) => recognise(each).key !== UNRECOGNISED)
  return address ? [licenceStatement(undefined, address, statedBy)] : []
}

function licenceStatement(
  words: string | undefined,
  url: string | undefined,
  statedBy: string | undefined,
): LicenceStatement {
  const licence = recognise([words, url].filter(Boolean).join(' ')).key
  return defined({ part: 'all' as const, licence, words, url, statedBy })
}

/** What a package lets a reader know of where it comes from, when it does not say so itself. */
export function sourceFacts(framework: FrameworkRecord): Pick<SourceRecord, 'name' | 'url' | 'licence' | 'credit'> {
  const [licence] = framework.licences
  return defined({
    name: framework.titles[0]?.text ?? '',
    url: framework.officialUrl,
    licence: licence?.url ?? licence?.words,
    credit: framework.publisher?.name,
  })
}

/** An outcome as CFItem. `extensions` hold what CASE has no field for: further languages, ages, facts of mastery. */
export function itemOf(outcome: OutcomeRecord, identifier: string, id: string, document: DocumentContext): Json {
  const [statement] = outcome.statements
  const language = statement?.language ?? 'und'
  const plain =
    outcome.labels.length <= 2 &&
    outcome.labels.every((label) => label.language === language) &&
    outcome.labels[0]?.text !== ''
  const own = outcome.labels.filter((label) => label.language === language)
  const ages = agesOfWords(LEVEL_SCHEME, outcome.levels)
  const sameAges = ages.ageFrom === outcome.ageFrom && ages.ageTo === outcome.ageTo
  return defined({
    identifier,
    uri: outcome.uri ?? `urn:uuid:${id}`,
    fullStatement: statement?.text ?? own[0]?.text ?? outcome.code ?? identifier,
    abbreviatedStatement: own[0]?.text,
    alternativeLabel: plain ? own[1]?.text : undefined,
    humanCodingScheme: outcome.code,
    CFItemType: outcome.sourceType,
    conceptKeywords: listed(outcome.keywords),
    notes: outcome.notes,
    subject: listed(outcome.subjects),
    language: language === 'und' && document.language === 'und' ? undefined : language,
    educationLevel: listed(outcome.levels),
    lastChangeDateTime: outcome.modifiedAt === document.modifiedAt ? document.changed : caseTime(outcome.modifiedAt),
    extensions: extended({
      statements: languageMap(outcome.statements.slice(1)),
      labels: plain ? undefined : outcome.labels.map(plainText),
      knowledgeKind: outcome.knowledgeKind,
      ...(sameAges ? {} : { ageFrom: outcome.ageFrom ?? null, ageTo: outcome.ageTo ?? null }),
      evidence: factList(outcome.evidence),
      prompts: factList(outcome.prompts),
      misconceptions: factList(outcome.misconceptions),
    }),
  })
}

/** One end of an association, as far as a link shows it. */
export interface LinkEnd {
  identifier: string
  uri: string
  /** Its code, or its statement where it has none. */
  title: string
}

/** An edge with the facts an association can state. `origin` and `destination` are as CASE turns it. */
export interface AssociationFacts {
  type: 'childOf' | 'requires' | 'matches' | 'replacedBy'
  association?: string
  kind?: string
  strength?: string
  status?: string
  reasons?: readonly LanguageText[]
  confidence?: number
  clause?: string
  position?: number
  uri?: string
  /** Names the source that says so, where it is not the source of the framework. */
  source?: string
  origin: LinkEnd
  destination: LinkEnd
}

const MATCHES: Readonly<Record<string, string>> = {
  exact: 'exactMatchOf',
  related: 'isRelatedTo',
  close: 'ext:skos.closeMatch',
  broad: 'ext:skos.broadMatch',
  narrow: 'ext:skos.narrowMatch',
}
const UUID_AT_END = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An edge as CFAssociation. */
export function associationOf(edge: AssociationFacts, document: DocumentContext): Json {
  const associationType = edge.association ?? associationTypeOf(edge)
  const { origin, destination } = edge
  const identifier =
    UUID_AT_END.exec(edge.uri ?? '')?.[0] ??
    idOf(`case association ${associationType} ${origin.identifier} ${destination.identifier} ${edge.source ?? ''}`)
  const [reason] = edge.reasons ?? []
  const plainReason = (edge.reasons?.length ?? 0) <= 1 && (!reason || reason.language === document.language)
  return defined({
    identifier,
    uri: edge.uri ?? `urn:uuid:${identifier}`,
    associationType,
    sequenceNumber: Number.isInteger(edge.position) ? edge.position : undefined,
    originNodeURI: linkTo(origin, document),
    destinationNodeURI: linkTo(destination, document),
    lastChangeDateTime: document.changed,
    notes: reason?.text,
    extensions: extended({
      strength: edge.type === 'requires' && edge.strength !== 'soft' ? edge.strength : undefined,
      status: edge.status,
      clause: edge.clause,
      confidence: edge.confidence === 1 ? undefined : edge.confidence,
      reasons: plainReason ? undefined : edge.reasons?.map(plainText),
      position: edge.position === undefined || Number.isInteger(edge.position) ? undefined : edge.position,
      source: edge.source,
    }),
  })
}

function associationTypeOf({ type, kind }: AssociationFacts): string {
  if (type === 'childOf') return 'isChildOf'
  if (type === 'requires') return 'precedes'
  return type === 'replacedBy' ? 'replacedBy' : (MATCHES[kind ?? 'related'] ?? 'isRelatedTo')
}

/** A link to an item or document. */
export function linkTo(end: LinkEnd, document: Pick<DocumentContext, 'typed'>): Json {
  const link = { title: end.title.slice(0, LONGEST_TITLE), identifier: end.identifier, uri: end.uri }
  return document.typed ? { ...link, targetType: 'CASE' } : link
}

/** How a link names an item when nobody says otherwise. */
export function linkTitle(code: unknown, statement: unknown): string {
  return [code, statement].find((each): each is string => typeof each === 'string' && each !== '') ?? ''
}

/**
 * What `made` would not give back of `original`: fields that differ, and null for those it has not. Undefined when there
 * is nothing. Ends of associations are compared field by field, the others whole; nulls of the original say nothing.
 */
export function differences(original: Json, made: Json): Json | undefined {
  const kept: Json = {}
  for (const name of [...new Set([...Object.keys(original), ...Object.keys(made)])].sort()) {
    if (PASSED_OVER.has(name)) continue
    const [said, given] = [original[name] ?? undefined, made[name]]
    if (name === 'extensions') {
      const others = isMap(said) ? without(said, EXTENSION) : said
      if (others !== undefined && !(isMap(others) && Object.keys(others).length === 0)) kept[name] = others
    } else if (said === undefined) {
      if (given !== undefined && !NEEDED.has(name)) kept[name] = null
    } else if (ENDS.has(name) && isMap(said) && isMap(given)) {
      const parts = differences(said, given)
      if (parts) kept[name] = parts
    } else if (!same(said, given)) kept[name] = said
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}
const ENDS = new Set(['originNodeURI', 'destinationNodeURI'])
/** Every object of CASE has these, also where the original lacked them. */
const NEEDED = new Set(['identifier', 'uri', 'lastChangeDateTime', 'creator', 'title'])

/** `made` with what was kept of the original, its fields in one order. */
export function restored(kind: keyof typeof FIELDS, made: Json, kept: Json | undefined): Json {
  return ordered(kind, kept ? merged(made, kept) : made)
}

function merged(made: Json, kept: Json): Json {
  const all: Json = { ...made }
  for (const [name, value] of Object.entries(kept)) {
    const given = all[name]
    if (value === null) delete all[name]
    else if (name === 'extensions' && isMap(value)) all[name] = { ...value, ...(isMap(given) ? given : {}) }
    else if (ENDS.has(name) && isMap(value) && isMap(given)) all[name] = merged(given, value)
    else all[name] = value
  }
  return all
}

/** Fields that CASE knows first, in its order, then unknown ones by name, then extensions. Nulls are left out. */
export function ordered(kind: keyof typeof FIELDS, object: Json): Json {
  const known: readonly string[] = FIELDS[kind]
  const others = Object.keys(object).filter((name) => !known.includes(name) && name !== 'extensions')
  const names = [...known, ...others.filter((name) => !PASSED_OVER.has(name)).sort(), 'extensions']
  const result: Json = {}
  for (const name of names) if (object[name] !== undefined && object[name] !== null) result[name] = object[name]
  return result
}

/** The part of `extensions` that is ours. */
export function extensionOf(object: Json): Json {
  const { extensions } = object
  const own = isMap(extensions) ? extensions[EXTENSION] : undefined
  return isMap(own) ? own : {}
}

/** `extensions` with our part, or undefined when it would say nothing. */
export function extended(facts: Json): Json | undefined {
  const said = defined(facts)
  return Object.keys(said).length > 0 ? { [EXTENSION]: said } : undefined
}

/** Whether two JSON values say the same; the order of members does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, at) => same(entry, b[at]))
  if (!isMap(a) || !isMap(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]))
}

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}

function without(object: Json, name: string): Json {
  const { [name]: _taken, ...rest } = object
  return rest
}

function listed(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined
}

function languageMap(texts: readonly LanguageText[]): Json | undefined {
  return texts.length > 0 ? Object.fromEntries(texts.map(({ language, text }) => [language, text])) : undefined
}

function plainText({ language, text }: LanguageText): LanguageText {
  return { language, text }
}

function factList(facts: readonly MasteryText[]): MasteryText[] | undefined {
  if (facts.length === 0) return undefined
  return facts.map(({ language, text, source }) => defined({ language, text, source }))
}
