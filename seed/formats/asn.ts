/**
 * Achievement Standards Network: RDF/JSON of one or more StandardDocuments, as its servers gave it. Subjects stand in any order, so
 * a file is read twice. Predicates we have no word for are kept whole, under their full names.
 */
import { agesOfWords } from '#api/vocabulary/levels.ts'
import type {
  FrameworkRecord,
  LanguageText,
  MatchKind,
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
import { agentRecord, extraFields, uriReference } from '#api/metadata/record-parts.ts'

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const PRIMARY_TOPIC = 'http://xmlns.com/foaf/0.1/primaryTopic'
const TERMS = 'http://purl.org/dc/terms/'
const GEM = 'http://purl.org/gem/qualifiers/'
/** The vocabulary's own namespace, and the one it goes by in CTDL-ASN. */
const ASN = ['http://purl.org/ASN/schema/core/', 'http://purl.org/ctdlasn/terms/']
const asn = (...names: string[]) => names.flatMap((name) => ASN.map((space) => space + name))

const DOCUMENT_TYPES = new Set(asn('StandardDocument', 'CompetencyFramework'))
const STATEMENT_TYPES = new Set(asn('Statement', 'Competency'))
const TITLE = [`${TERMS}title`, 'http://purl.org/dc/elements/1.1/title', ...asn('name')]
const DESCRIPTION = [`${TERMS}description`, 'http://purl.org/dc/elements/1.1/description', ...asn('description')]
const STATEMENT = [`${TERMS}description`, ...asn('competencyText')]
const HAS_CHILD = [`${GEM}hasChild`, ...asn('hasChild')]
const CHILD_OF = [`${GEM}isChildOf`, ...asn('isChildOf')]
const PART_OF = [`${TERMS}isPartOf`, ...asn('isPartOf')]
const LANGUAGE = [`${TERMS}language`, ...asn('inLanguage')]
const SUBJECT = [`${TERMS}subject`]
const LEVEL = [`${TERMS}educationLevel`, ...asn('educationLevelType')]
const NOTATION = asn('statementNotation', 'codedNotation')
const LABEL = asn('statementLabel', 'competencyCategory')
const KEYWORD = asn('conceptKeyword', 'conceptTerm')
const COMMENT = asn('comment')
const STATUS = asn('publicationStatus', 'publicationStatusType')
const PUBLISHER = [`${TERMS}publisher`, ...asn('publisherName')]
const JURISDICTION = asn('jurisdiction')
const VALID = [`${TERMS}valid`]
const LICENCE = ['http://creativecommons.org/ns#license', `${TERMS}license`]
const CREDIT = ['http://creativecommons.org/ns#attributionName', `${TERMS}rightsHolder`]
const MODIFIED = [`${TERMS}modified`]

/** Alignments, by what they say of the other statement. */
const MATCHES: readonly (readonly [MatchKind, readonly string[]])[] = [
  ['exact', ['http://www.w3.org/2004/02/skos/core#exactMatch', ...asn('exactAlignment')]],
  ['close', ['http://www.w3.org/2004/02/skos/core#closeMatch', ...asn('majorAlignment')]],
  ['broad', ['http://www.w3.org/2004/02/skos/core#broadMatch', ...asn('broadAlignment')]],
  ['narrow', ['http://www.w3.org/2004/02/skos/core#narrowMatch', ...asn('narrowAlignment')]],
  ['related', asn('alignTo', 'alignFrom', 'minorAlignment', 'crossSubjectReference')],
]
const PREREQUISITE = asn('prerequisiteAlignment')

const DOCUMENT_FIELDS = new Set(
  [RDF_TYPE, TITLE, DESCRIPTION, HAS_CHILD, LANGUAGE, SUBJECT, PUBLISHER, STATUS, VALID].flat(),
)
const STATEMENT_FIELDS = new Set(
  [
    [RDF_TYPE, STATEMENT, HAS_CHILD, CHILD_OF, PART_OF, LANGUAGE, SUBJECT, LEVEL, NOTATION, LABEL, KEYWORD, COMMENT],
    MATCHES.flatMap(([, names]) => names),
    PREREQUISITE,
  ].flat(2),
)

interface Outline {
  documents: Map<string, Element>
  /** What the file says of itself, by the document it is about. */
  about: Map<string, { subject: string; facts: JsonObject }>
  statements: Set<string>
  /** Statements at the top of each document, with their order. */
  top: Map<string, number>
  /** Children already named by their parent, as `child parent`. */
  placed: Set<string>
}

interface Head {
  key: string
  language: string
  reference: Reference
}

/** Reads ASN files: each document as a framework, its statements as outcomes, the tree and alignments as edges. */
export async function* readAsn(files: readonly string[], options: ReadOptions): AsyncGenerator<Item[]> {
  for (const file of files) {
    const outline = await outlineOf(file)
    if (outline.documents.size === 0) {
      yield [problem({ file }, 'framework', 'there is no StandardDocument in it', 'Give the whole file of a document.')]
      continue
    }
    for (const [uri, element] of outline.documents) yield* readDocument(file, uri, element, outline, options)
  }
}

async function outlineOf(file: string): Promise<Outline> {
  const outline: Outline = {
    documents: new Map(),
    about: new Map(),
    statements: new Set(),
    top: new Map(),
    placed: new Set(),
  }
  const children: [string, string[]][] = []
  for await (const batch of elements(file)) {
    for (const element of batch) {
      const { member: subject, value } = element
      if (subject === undefined || !isObject(value)) continue
      const types = uris(value, [RDF_TYPE])
      if (types.some((type) => DOCUMENT_TYPES.has(type))) outline.documents.set(subject, element)
      else if (types.some((type) => STATEMENT_TYPES.has(type))) outline.statements.add(subject)
      for (const topic of uris(value, [PRIMARY_TOPIC])) outline.about.set(topic, { subject, facts: value })
      const below = uris(value, HAS_CHILD)
      if (below.length > 0) children.push([subject, below])
    }
  }
  for (const [parent, below] of children) {
    const isDocument = outline.documents.has(parent)
    for (const [at, child] of below.entries()) {
      if (isDocument) outline.top.set(child, at + 1)
      else outline.placed.add(`${child} ${parent}`)
    }
  }
  return outline
}

async function* readDocument(
  file: string,
  uri: string,
  document: Element,
  outline: Outline,
  options: ReadOptions,
): AsyncGenerator<Item[]> {
  const place = placeOf(file, document, uri)
  const found = new Findings(false)
  const value = document.value as JsonObject
  const key = keyOf(uri)
  const language = languageOf(value, found) ?? 'und'
  const titles = textsOf(value, TITLE, language, '$.title', found)
  const title = titles[0]?.text
  if (!title) found.missing('$.title', 'The title')
  yield problemItems(found.problems, place, 'framework', uri)
  if (!title) return
  const head: Head = { key, language, reference: { sourceKey: key, uri, title, language } }
  const about = outline.about.get(uri)
  yield [
    { kind: 'source', source: sourceOf(uri, title, key, about?.facts ?? value, options) },
    { kind: 'covers', edges: ['childOf', 'requires', 'matches'] },
    { kind: 'record', record: frameworkOf(uri, value, about, head, titles), place },
  ]
  const isOnly = outline.documents.size === 1
  for await (const batch of elements(file)) {
    const items: Item[] = []
    for (const element of batch) {
      const { member: subject } = element
      if (subject === undefined) continue
      if (element.message) {
        if (isOnly) items.push(problem(placeOf(file, element, subject), 'outcome', element.message, 'Split it.'))
      } else if (isObject(element.value) && outline.statements.has(subject)) {
        const owner = uris(element.value, PART_OF).find((part) => outline.documents.has(part))
        if (owner === uri || (owner === undefined && isOnly))
          items.push(...readStatement(element.value, placeOf(file, element, subject), subject, head, outline))
      }
    }
    yield items
  }
}

function sourceOf(uri: string, title: string, key: string, facts: JsonObject, options: ReadOptions): SourceRecord {
  return definedFields({
    key,
    name: title,
    url: webAddress(uri),
    licence: uris(facts, LICENCE)[0],
    credit:
      definedList([literal(facts, CREDIT), uris(facts, ['http://creativecommons.org/ns#attributionURL'])[0]]).join(
        ', ',
      ) || undefined,
    retrieved: options.today,
  })
}

function frameworkOf(
  uri: string,
  value: JsonObject,
  about: { subject: string; facts: JsonObject } | undefined,
  head: Head,
  titles: LanguageText[],
): FrameworkRecord {
  const found = new Findings(false)
  const facts = about?.facts ?? value
  const licence = uris(facts, LICENCE)[0]
  const publisher = literal(value, PUBLISHER) ?? nameIn(uris(value, JURISDICTION)[0])
  const descriptions = textsOf(value, DESCRIPTION, head.language, '$.description', found)
  const extra = extraFields({ ...value, ...(about ? { [about.subject]: about.facts } : {}) }, DOCUMENT_FIELDS)
  return definedFields({
    type: 'framework',
    sourceKey: head.key,
    uri,
    titles,
    descriptions: descriptions.filter(({ text }) => text !== titles[0]?.text),
    languages: head.language === 'und' ? [] : [head.language],
    publisher: publisher ? agentRecord(head.key, { name: publisher, kind: 'organisation' }) : undefined,
    version: literal(value, VALID),
    adoptionStatus: nameIn(uris(value, STATUS)[0]),
    subjects: wordsOf(value, SUBJECT),
    officialUrl: webAddress(uri),
    licences: licence ? [licenceStatement({ url: licence }, definedFields({ statedBy: literal(facts, CREDIT) }))] : [],
    modifiedAt: found.date('$.modified', literal(facts, MODIFIED)),
    extra,
  })
}

function readStatement(value: JsonObject, place: Place, uri: string, head: Head, outline: Outline): Item[] {
  const found = new Findings(false)
  const language = languageOf(value, found) ?? head.language
  const statements = textsOf(value, STATEMENT, language, '$.description', found)
  if (statements.length === 0) {
    found.missing('$.description', 'The statement')
    return problemItems(found.problems, place, 'outcome', uri)
  }
  const levels = uris(value, LEVEL).map((level) => nameIn(level) ?? level)
  const notes = definedList(literals(value, COMMENT).map(({ text }) => found.text('$.comment', text)))
  const self: Reference = { sourceKey: `${head.key}/${nameIn(uri) ?? uri}`, uri }
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    sourceKey: self.sourceKey,
    uri,
    framework: head.reference,
    position: outline.top.get(uri),
    code: found.line('$.statementNotation', literal(value, NOTATION)),
    statements,
    labels: [],
    sourceType: found.line('$.statementLabel', literal(value, LABEL) ?? nameIn(uris(value, LABEL)[0])),
    levels,
    ...agesOfWords('us-grades', levels),
    subjects: wordsOf(value, SUBJECT),
    keywords: wordsOf(value, KEYWORD),
    evidence: [],
    prompts: [],
    misconceptions: [],
    notes: notes.length > 0 ? notes.join('\n\n') : undefined,
    extra: extraFields(value, STATEMENT_FIELDS),
  })
  const edges = edgesOf(value, self, uri, head, outline, found, place)
  return [...problemItems(found.problems, place, 'outcome', uri), { kind: 'record', record, place }, ...edges]
}

/** The tree as parents and children say it, alignments and prerequisites. */
function edgesOf(
  value: JsonObject,
  self: Reference,
  uri: string,
  head: Head,
  outline: Outline,
  found: Findings,
  place: Place,
): Item[] {
  const items: Item[] = []
  const add = (edge: OutcomeEdge) => items.push({ kind: 'edge', edge, place })
  const other = (target: string): Reference =>
    outline.statements.has(target)
      ? { sourceKey: `${head.key}/${nameIn(target) ?? target}`, uri: target }
      : uriReference(target)
  const check = (target: string, what: string, isTold: boolean): boolean => {
    if (target === uri) {
      found.note(`$.${what}`, target, 'a statement cannot be this to itself', 'It is left out: remove it.')
      return false
    }
    if (isTold && !outline.statements.has(target))
      found.note(
        `$.${what}`,
        target,
        'is no statement of this file',
        'It is kept as a reference until an import brings it.',
      )
    return true
  }
  for (const [at, child] of uris(value, HAS_CHILD).entries())
    if (check(child, 'hasChild', true)) add({ type: 'childOf', from: other(child), to: self, position: at + 1 })
  for (const parent of uris(value, CHILD_OF)) {
    if (outline.documents.has(parent) || outline.placed.has(`${uri} ${parent}`)) continue
    if (check(parent, 'isChildOf', true)) add({ type: 'childOf', from: self, to: other(parent) })
  }
  for (const [kind, names] of MATCHES)
    for (const target of uris(value, names))
      if (check(target, kind, false)) add({ type: 'matches', from: self, to: other(target), kind, confidence: 1 })
  for (const target of uris(value, PREREQUISITE))
    if (check(target, 'prerequisiteAlignment', true))
      add({ type: 'requires', from: self, to: other(target), strength: 'hard', reasons: [], confidence: 1 })
  return items
}

/** Values of RDF/JSON that name something, of any of the predicates, each once. */
function uris(value: JsonObject, predicates: readonly string[]): string[] {
  const found = new Set<string>()
  for (const predicate of predicates)
    for (const object of [value[predicate]].flat())
      if (isObject(object) && object.type === 'uri' && typeof object.value === 'string' && object.value !== '')
        found.add(object.value)
  return [...found]
}

/** Literal values of the first predicate that has some. */
function literals(value: JsonObject, predicates: readonly string[]): { text: string; lang?: string }[] {
  for (const predicate of predicates) {
    const found = [value[predicate]].flat().flatMap((object) => {
      if (!isObject(object) || object.type !== 'literal' || typeof object.value !== 'string') return []
      return [definedFields({ text: object.value, lang: typeof object.lang === 'string' ? object.lang : undefined })]
    })
    if (found.length > 0) return found
  }
  return []
}

function literal(value: JsonObject, predicates: readonly string[]): string | undefined {
  return new Findings(false).line('$', literals(value, predicates)[0]?.text)
}

/** The language a subject is in: a tag, or a uri whose last part is a code, such as `…/iso639-2/eng`. */
function languageOf(value: JsonObject, found: Findings): string | undefined {
  const stated = literals(value, LANGUAGE)[0]?.text ?? nameIn(uris(value, LANGUAGE)[0])
  return found.language('$.language', stated)
}

/**
 * Texts by language, that of the subject first. A text tagged with a region (`en-US`) of a document in the plain language is in
 * that language: the exporter puts the region on everything.
 */
function textsOf(
  value: JsonObject,
  predicates: readonly string[],
  language: string,
  path: string,
  found: Findings,
): LanguageText[] {
  const texts: LanguageText[] = []
  for (const { text, lang } of literals(value, predicates)) {
    const tag = lang === undefined ? language : (found.language(`${path}.lang`, lang) ?? language)
    const own = tag.startsWith(`${language}-`) ? language : tag
    const clean = found.text(path, text)
    if (clean !== undefined && !texts.some((each) => each.language === own)) texts.push({ language: own, text: clean })
  }
  return texts.sort((a, b) => Number(b.language === language) - Number(a.language === language))
}

/** Words of literals, or the last parts of uris as words: `…/ASNTopic/socialStudies` is “Social studies”. */
function wordsOf(value: JsonObject, predicates: readonly string[]): string[] {
  const named = uris(value, predicates).map((uri) => {
    const words = (nameIn(uri) ?? uri).replace(
      /([a-z])([A-Z])/g,
      (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
    )
    return words.charAt(0).toUpperCase() + words.slice(1)
  })
  const found = new Findings(false)
  const said = definedList(literals(value, predicates).map(({ text }) => found.line('$', text)))
  return [...new Set([...named, ...said])]
}

/** The last part of a uri. */
function nameIn(uri: string | undefined): string | undefined {
  const name = /[/#]([^/#]+)\/?$/.exec(uri ?? '')?.[1]
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return name
  }
}

/** `asn:D1000171` for documents of the network; others by their whole uri. */
function keyOf(uri: string): string {
  return `asn:${/\/resources\/(D\w+)$/.exec(uri)?.[1] ?? uri}`
}

function webAddress(uri: string): string | undefined {
  return new Findings(false).link('$', uri)
}

function placeOf(file: string, element: Element, subject: string): Place {
  return { file, line: element.line, path: `$["${subject}"]` }
}

function problem(place: Place, recordType: string, message: string, advice: string): Item {
  return { kind: 'problem', problem: { ...place, rejected: true, recordType, message, advice } }
}
