/**
 * SKOS vocabularies in Turtle: concept schemes with their concepts, labels in every language, definitions, hierarchy. What we
 * have no field for, matches to other vocabularies among it, is kept in `extra` by the address of the property.
 */
import { Readable } from 'node:stream'
import type { Quad, Term } from 'n3'
import { definedFields, Findings } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place, type ReadOptions } from './format.ts'
import { InputError, text } from './input.ts'
import { uriReference } from '#api/metadata/record-parts.ts'
import type { ConceptRecord, ConceptSchemeRecord, LanguageText, Reference, SourceRecord } from '#graph/records.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const DCT = 'http://purl.org/dc/terms/'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const RDFS_LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
const KEYWORDS = new Set(['https://schema.org/keywords', 'http://schema.org/keywords'])
/** One property of one subject is kept up to this many values. */
const MOST_VALUES = 10_000
/** Everything of a vocabulary is held while it is read. */
const MOST_STATEMENTS = 5_000_000
/** Hierarchy is read from both directions and kept once. */
const TAKEN = new Set(
  [
    TYPE,
    ...['prefLabel', 'altLabel', 'hiddenLabel', 'definition', 'notation', 'broader', 'narrower', 'inScheme'].map(
      (name) => SKOS + name,
    ),
    ...['topConceptOf', 'hasTopConcept'].map((name) => SKOS + name),
    ...KEYWORDS,
  ].values(),
)
const SCHEME_TAKEN = new Set([...TAKEN, `${DCT}title`, RDFS_LABEL])

export type Purpose = ConceptSchemeRecord['purpose']
export const PURPOSES = ['subject', 'resourceType', 'level', 'other'] as const satisfies readonly Purpose[]

/**
 * What a scheme is for, by the words of its address and titles, the first rule that fits; `--purpose` says it instead.
 */
const PURPOSE_WORDS: readonly (readonly [Purpose, RegExp])[] = [
  [
    'resourceType',
    /resource-?_?types?\b|ressourcen?-?typ|\blrt\b|new_lrt|hcrt|material-?typ|tipos?-de-recurso|media-?type/i,
  ],
  ['level', /level|stufe|grade|niveau|nivel|klassenstufe|jahrgang|stage|isced/i],
  ['subject', /subject|disciplin|f(?:ä|ae)cher|fachgebiet|\bfach\b|topic|thema|themen|materia|mati[eè]re|asignatura/i],
]

interface Literal {
  value: string
  language?: string
  datatype?: string
}
type Value = Literal | { uri: string }
/** What is said of one subject, by property; the values in the order of the file. */
type Facts = Map<string, Value[]>

/** Makes sure that a file is Turtle to its end. Throws `InputError` with the line of the first fault. */
export async function verifyTurtle(file: string): Promise<void> {
  for await (const _quads of quadsOf(file));
}

/** Reads vocabularies, each file by itself. */
export async function* readSkos(files: readonly string[], options: ReadOptions): AsyncGenerator<Item[]> {
  for (const file of files) yield* readVocabulary(file, options)
}

/** The statements of a file in small lists. */
async function* quadsOf(file: string): AsyncGenerator<Quad[]> {
  // Loaded where it is needed: each start of the product would wait for its fifty modules.
  const { StreamParser } = await import('n3')
  const parser = new StreamParser({ format: 'text/turtle' })
  const source = Readable.from(text(file))
  source.on('error', (error) => parser.destroy(error))
  const quads = source.pipe(parser) as AsyncIterable<Quad> & typeof parser
  let batch: Quad[] = []
  try {
    for await (const quad of quads) {
      batch.push(quad)
      if (batch.length < 1_000) continue
      yield batch
      batch = []
    }
  } catch (error) {
    throw error instanceof InputError ? error : brokenAt(error as Error & { context?: { line?: number } })
  } finally {
    source.destroy()
  }
  yield batch
}

function brokenAt(error: Error & { context?: { line?: number } }): InputError {
  const line = error.context?.line ?? Number(/on line (\d+)/.exec(error.message)?.[1] ?? 0)
  const what = error.message.replace(/ on line \d+\.?$/, '').replace(/\.$/, '')
  const where = line > 0 ? ` at line ${line}` : ''
  return new InputError(
    `the Turtle is broken${where}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    'Correct it there; nothing of this file was taken.',
    line > 0 ? line : undefined,
    { cause: error },
  )
}

async function* readVocabulary(file: string, options: ReadOptions): AsyncGenerator<Item[]> {
  const place: Place = { file }
  const subjects = await factsOf(file)
  const isA = (facts: Facts, type: string): boolean => urisOf(facts, TYPE).includes(SKOS + type)
  const schemes = [...subjects].filter(([, facts]) => isA(facts, 'ConceptScheme')).map(([uri]) => uri)
  const concepts = [...subjects].filter(([, facts]) => isA(facts, 'Concept'))
  const others = subjects.size - schemes.length - concepts.length
  const hierarchy = hierarchyOf(subjects)
  const byScheme = new Map<string, [string, Facts][]>(schemes.map((uri) => [uri, []]))
  const homeless: Item[] = []
  for (const [uri, facts] of concepts) {
    const [scheme = schemes.length === 1 ? schemes[0] : undefined] = schemesOf(uri, facts, hierarchy)
    if (scheme === undefined) {
      const problem = {
        ...{ path: '$', message: 'belongs to no concept scheme', fatal: true },
        advice: 'Give it skos:inScheme or skos:topConceptOf.',
      }
      homeless.push(...problemItems([problem], place, 'concept', uri))
    } else push(byScheme, scheme, [uri, facts] as [string, Facts])
  }
  if (others > 0) homeless.push({ kind: 'count', name: 'neither concepts nor schemes, passed over', by: others })
  if (concepts.length === 0 && schemes.length === 0) {
    const message = 'there is no skos:ConceptScheme and no skos:Concept in the file'
    yield [{ kind: 'problem', problem: { ...place, rejected: true, message, advice: 'Give a SKOS vocabulary.' } }]
  }
  for (const [uri, members] of byScheme)
    yield* readScheme(uri, subjects.get(uri) ?? new Map(), members, hierarchy, place, options)
  yield homeless
}

async function factsOf(file: string): Promise<Map<string, Facts>> {
  const subjects = new Map<string, Facts>()
  let statements = 0
  for await (const quads of quadsOf(file)) {
    for (const { subject, predicate, object } of quads) {
      if (++statements > MOST_STATEMENTS)
        throw new InputError(
          `the file holds more than ${MOST_STATEMENTS.toLocaleString('en')} statements`,
          'Split it by concept scheme.',
        )
      const value = valueOf(object)
      if (subject.termType !== 'NamedNode' || !value) continue
      let facts = subjects.get(subject.value)
      if (!facts) subjects.set(subject.value, (facts = new Map()))
      const values = facts.get(predicate.value)
      if (!values) facts.set(predicate.value, [value])
      else if (values.length < MOST_VALUES) values.push(value)
    }
  }
  return subjects
}

function valueOf(term: Term): Value | null {
  if (term.termType === 'NamedNode') return { uri: term.value }
  if (term.termType !== 'Literal') return null
  const datatype = term.datatype.value
  const isPlain = term.language !== '' || datatype.endsWith('#string')
  return definedFields({
    value: term.value,
    language: term.language === '' ? undefined : term.language,
    datatype: isPlain ? undefined : datatype,
  })
}

interface Hierarchy {
  /** Broader concepts said from above by `narrower`. */
  broader: Map<string, string[]>
  /** Schemes said from above by `hasTopConcept`. */
  schemes: Map<string, string[]>
}

function hierarchyOf(subjects: ReadonlyMap<string, Facts>): Hierarchy {
  const hierarchy: Hierarchy = { broader: new Map(), schemes: new Map() }
  for (const [uri, facts] of subjects) {
    for (const below of urisOf(facts, `${SKOS}narrower`)) push(hierarchy.broader, below, uri)
    for (const top of urisOf(facts, `${SKOS}hasTopConcept`)) push(hierarchy.schemes, top, uri)
  }
  return hierarchy
}

function schemesOf(uri: string, facts: Facts, hierarchy: Hierarchy): string[] {
  const said = [...urisOf(facts, `${SKOS}inScheme`), ...urisOf(facts, `${SKOS}topConceptOf`)]
  return [...new Set([...said, ...(hierarchy.schemes.get(uri) ?? [])])]
}

async function* readScheme(
  uri: string,
  facts: Facts,
  members: readonly [string, Facts][],
  hierarchy: Hierarchy,
  place: Place,
  options: ReadOptions,
): AsyncGenerator<Item[]> {
  const found = new Findings(false)
  const address = found.needed('$', 'The address of the scheme', () => found.uri('$', uri))
  const titled = [`${DCT}title`, `${SKOS}prefLabel`, RDFS_LABEL].find((name) => facts.has(name)) ?? `${DCT}title`
  const titles = onePerLanguage(labelsOf(facts, titled, found))
  const name = titles[0]?.text ?? lastOf(uri)
  const purpose = options.purpose ?? purposeOf(uri, titles)
  if (purpose === 'other' && options.purpose === undefined)
    found.note('$', name, 'does not say whether it holds subjects, resource types or levels', 'Say it with --purpose.')
  yield problemItems(found.problems, place, 'conceptScheme', uri)
  if (address === undefined) return
  const reference: Reference = definedFields({ sourceKey: `uri:${address}`, uri: address, title: titles[0]?.text })
  const licence = firstOf(facts, `${DCT}license`) ?? firstOf(facts, `${DCT}rights`)
  const source: SourceRecord = definedFields({
    key: `skos:${address}`,
    name,
    url: address,
    licence,
    credit: firstOf(facts, `${DCT}publisher`) ?? firstOf(facts, `${DCT}creator`),
    retrieved: options.today,
  })
  const record: ConceptSchemeRecord = definedFields({
    type: 'conceptScheme',
    sourceKey: reference.sourceKey,
    uri: address,
    titles: titles.length > 0 ? titles : [{ language: 'und', text: name }],
    purpose,
    levelKind: purpose === 'level' ? 'stage' : undefined,
    extra: extraOf(facts, SCHEME_TAKEN),
  })
  let items: Item[] = [
    { kind: 'source', source },
    { kind: 'record', record, place },
  ]
  for (const [position, [concept, said]] of members.entries()) {
    items.push(...readConcept(concept, said, position, { reference, hierarchy, purpose, place }))
    if (items.length < 1_000) continue
    yield items
    items = []
  }
  yield items
}

function purposeOf(uri: string, titles: readonly LanguageText[]): Purpose {
  const words = [uri, ...titles.map((title) => title.text)].join(' ')
  return PURPOSE_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other'
}

function readConcept(
  uri: string,
  facts: Facts,
  position: number,
  scheme: { reference: Reference; hierarchy: Hierarchy; purpose: Purpose; place: Place },
): Item[] {
  const { reference, hierarchy, place } = scheme
  const found = new Findings(false)
  const address = found.needed('$', 'The address', () => found.uri('$', uri))
  const preferred = labelsOf(facts, `${SKOS}prefLabel`, found)
  const labels = onePerLanguage(preferred)
  if (labels.length === 0) found.missing('$.prefLabel', 'The label')
  const again = preferred.filter((label) => !labels.includes(label))
  for (const { language, text } of again)
    found.note('$.prefLabel', text, `is a second label in “${language}”`, 'It is kept as another word for the concept.')
  if (address === undefined || labels.length === 0) return problemItems(found.problems, place, 'concept', uri)
  const words = ['altLabel', 'hiddenLabel'].flatMap((name) => labelsOf(facts, SKOS + name, found))
  const definitions = joinedPerLanguage(labelsOf(facts, `${SKOS}definition`, found, true))
  const broader = [...urisOf(facts, `${SKOS}broader`), ...(hierarchy.broader.get(uri) ?? [])].filter(
    (each) => each !== uri,
  )
  const others = schemesOf(uri, facts, hierarchy).filter((each) => each !== reference.uri)
  const isLevel = scheme.purpose === 'level'
  const keywords = [...KEYWORDS].flatMap((name) => labelsOf(facts, name, found).map((keyword) => keyword.text))
  const extra = { ...extraOf(facts, TAKEN), ...(others.length > 0 ? { [`${SKOS}inScheme`]: others } : {}) }
  const record: ConceptRecord = definedFields({
    type: 'concept',
    sourceKey: `uri:${address}`,
    uri: address,
    scheme: reference,
    notation: found.line('$.notation', firstOf(facts, `${SKOS}notation`)),
    labels,
    altLabels: [...again, ...words],
    definitions,
    keywords: [...new Set(keywords)],
    broader: [...new Set(broader)].map((each) => uriReference(each)),
    isced: isLevel ? iscedOf(facts) : undefined,
    position: isLevel ? position : undefined,
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  })
  return [...problemItems(found.problems, place, 'concept', uri), { kind: 'record', record, place }]
}

/** The level of ISCED 2011 a concept is the same as. */
function iscedOf(facts: Facts): string | undefined {
  const same = [...urisOf(facts, `${SKOS}exactMatch`), ...urisOf(facts, `${SKOS}closeMatch`)]
  return same.map((uri) => /isced-?2011\/(?:level)?_?(\d)\b/i.exec(uri)?.[1]).find((level) => level !== undefined)
}

/** Texts of a property with their languages. */
function labelsOf(facts: Facts, property: string, found: Findings, isLong = false): LanguageText[] {
  const path = `$.${lastOf(property)}`
  return (facts.get(property) ?? []).flatMap((value) => {
    if (!('value' in value)) return []
    const language = value.language === undefined ? 'und' : found.language(path, value.language)
    const said = isLong ? found.text(path, value.value) : found.line(path, value.value)
    return language === undefined || said === undefined ? [] : [{ language, text: said }]
  })
}

function onePerLanguage(texts: readonly LanguageText[]): LanguageText[] {
  return texts.filter((text, at) => texts.findIndex((other) => other.language === text.language) === at)
}

function joinedPerLanguage(texts: readonly LanguageText[]): LanguageText[] {
  const joined = new Map<string, string>()
  for (const { language, text } of texts) {
    const before = joined.get(language)
    joined.set(language, before === undefined ? text : `${before}\n\n${text}`)
  }
  return [...joined].map(([language, text]) => ({ language, text }))
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function urisOf(facts: Facts, property: string): string[] {
  return (facts.get(property) ?? []).flatMap((value) => ('uri' in value ? [value.uri] : []))
}

function firstOf(facts: Facts, property: string): string | undefined {
  const [value] = facts.get(property) ?? []
  return value && ('uri' in value ? value.uri : value.value)
}

/** What is not modelled, by the address of the property: texts, texts with their language, addresses. */
function extraOf(facts: Facts, taken: ReadonlySet<string>): Record<string, unknown> | undefined {
  const rest = [...facts].filter(([property]) => !taken.has(property)).sort(([a], [b]) => (a < b ? -1 : 1))
  if (rest.length === 0) return undefined
  return Object.fromEntries(
    rest.map(([property, values]) => [
      property,
      values.map((value) => ('uri' in value ? value.uri : value.language || value.datatype ? value : value.value)),
    ]),
  )
}

function lastOf(uri: string): string {
  return (
    uri
      .replace(/[/#]+$/, '')
      .split(/[/#]/)
      .at(-1) ?? uri
  )
}
