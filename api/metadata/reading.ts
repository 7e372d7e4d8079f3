/**
 * What is known of a resource from a link or a file, as fields of a form, each with where it came from in words. Every reader gives
 * what it found as schema.org says it; this is the one way from there to the form. Pure.
 */
import { plainLine } from '#api/base/plain-text.ts'
import { MOST } from '#api/resource/validate.ts'
import { UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { ConceptReference, LanguageText, TagFact } from '#graph/records.ts'
import { Findings, isObject, shorten, type JsonObject } from './findings.ts'
import { identifierOf } from './identifiers.ts'
import { lrmiFields } from './lrmi.ts'

/** Fields that may be filled, in the order of the form. */
export const FIELD_NAMES = [
  ...([
    'title',
    'description',
    'url',
    'language',
    'creators',
    'types',
    'subjects',
    'outcomes',
    'ageFrom',
    'ageTo',
  ] as const),
  ...(['minutes', 'keywords', 'audience', 'signInNeeded', 'cost', 'licence', 'accessModes'] as const),
  ...([
    'accessModesSufficient',
    'features',
    'absentFeatures',
    'hazards',
    'controls',
    'conformance',
    'summary',
  ] as const),
  'fileUrl',
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

export interface ReadField {
  name: FieldName
  /** One for a field with one value. Of `accessModesSufficient` each is a set, its modes parted by commas. */
  values: string[]
  /** Where it came from, in words: `EPUB: dc:title`. */
  source: string
  /** Of `types`, `subjects` and `outcomes`, beside the values: what may be known here. */
  terms?: Term[]
}

/** Something of a vocabulary or a framework, as the file names it. */
export interface Term {
  uri?: string
  labels: string[]
}

/** What one file or page says. */
export interface Reading {
  /** What it is, for people: `AMB`, `EPUB`, `web page`. */
  format: string
  fields: ReadField[]
  /** Sentences on what was left out or should be looked at. */
  notes: string[]
  /** Identifiers it states beside its address: `isbn:…`, `doi:…`, `uri:…`. */
  identifiers: string[]
}

/** What a reader found: properties of schema.org, and where each stands, in words. */
export interface Stated {
  record: JsonObject
  from: (property: string) => string
}

/** A file that cannot be read: one sentence with what to do. */
export class UnreadableError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableError'
  }
}

const MOST_NOTES = 20
const LISTS: Readonly<Record<string, FieldName>> = {
  mode: 'accessModes',
  sufficient: 'accessModesSufficient',
  feature: 'features',
  hazard: 'hazards',
  control: 'controls',
  conformance: 'conformance',
}
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  mode: ['accessMode'],
  sufficient: ['accessModeSufficient'],
  // AMB names the files of captions; that there are some is the fact.
  feature: ['accessibilityFeature', 'caption'],
  hazard: ['accessibilityHazard'],
  control: ['accessibilityControl'],
  conformance: ['conformsTo'],
}

/** Brings statements together, the first that says something of a field winning. Pure. */
export function toReading(format: string, stated: readonly Stated[], notes: readonly string[] = []): Reading {
  const filling = new Filling()
  for (const note of notes) filling.note(note)
  for (const each of stated) fill(filling, each)
  return {
    format,
    fields: FIELD_NAMES.flatMap((name) => filling.fields.get(name) ?? []),
    notes: filling.notes,
    identifiers: [...new Set(stated.flatMap(({ record }) => identifiersIn(record)))],
  }
}

class Filling {
  readonly fields = new Map<FieldName, ReadField>()
  readonly notes: string[] = []

  /** Values of the file stand in notes: as plain as in the fields. */
  note(sentence: string): void {
    const text = plainLine(sentence)
    if (this.notes.length < MOST_NOTES && !this.notes.includes(text)) this.notes.push(text)
  }

  put(name: FieldName, values: readonly (string | undefined)[], source: string, terms?: Term[]): void {
    const given = [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))]
    if (given.length === 0 || this.fields.has(name)) return
    this.fields.set(name, { name, values: given, source, ...(terms ? { terms } : {}) })
  }
}

function fill(filling: Filling, { record, from }: Stated): void {
  const found = new Findings(false)
  const facts = lrmiFields(record, found)
  const by = (...properties: string[]) =>
    from(
      properties.find((property) => record[property] !== undefined && record[property] !== null) ?? properties[0] ?? '',
    )
  const language = facts.languages[0]

  const text = (texts: readonly LanguageText[]) => (texts.find((each) => each.language === language) ?? texts[0])?.text
  filling.put('title', [cut(filling, 'title', text(facts.titles), MOST.title)], by('name', 'headline'))
  filling.put(
    'description',
    [cut(filling, 'description', text(facts.descriptions), MOST.description)],
    by('description', 'abstract'),
  )
  if (facts.url && facts.url.length <= MOST.url) filling.put('url', [facts.url], by('url', '@id', 'id', 'identifier'))
  if (language && language !== 'und') filling.put('language', [language], by('inLanguage'))
  if (facts.languages.length > 1)
    filling.note(
      said`Several languages are stated (${facts.languages.slice(0, 10).join(', ')}). The first was taken: each language is a resource of its own here.`,
    )
  const creators = facts.contributions.filter(({ role }) => role === 'creator' || role === 'author')
  filling.put(
    'creators',
    most(
      filling,
      'creators',
      creators.map(({ agent }) => agent.name),
    ),
    by('author', 'creator'),
  )
  terms(filling, 'types', facts.types, by('learningResourceType'))
  terms(filling, 'subjects', facts.subjects, by('about', 'educationalAlignment'))
  const outcomes = facts.alignments.filter(({ kind }) => kind === 'teaches')
  filling.put(
    'outcomes',
    outcomes.map(({ outcome }) => outcome.code ?? outcome.title ?? outcome.uri),
    by('teaches', 'educationalAlignment'),
    outcomes.slice(0, MOST.alignments).map(({ outcome: { uri, title } }) => ({ uri, labels: title ? [title] : [] })),
  )
  const ages = by('typicalAgeRange')
  filling.put('ageFrom', [facts.ageFrom?.toString()], ages)
  filling.put('ageTo', [facts.ageTo?.toString()], ages)
  filling.put('minutes', [facts.minutes?.toString()], by('timeRequired'))
  const keywords = facts.keywords.filter((word) => word.length <= MOST.keyword)
  filling.put('keywords', most(filling, 'keywords', keywords), by('keywords'))
  filling.put('audience', most(filling, 'audience', facts.audience.map(plainLine)), by('audience'))
  filling.put('signInNeeded', [signInOf(record.conditionsOfAccess)], by('conditionsOfAccess'))
  filling.put('cost', [facts.cost?.toUpperCase()], by('isAccessibleForFree'))
  licence(filling, facts.licences, by('license', 'useRightsUrl'))
  accessibility(filling, [...facts.tags, ...captionsOf(record.caption)], by)
  const summary = cut(filling, 'summary', text(facts.accessibilitySummaries), 2_000)
  filling.put('summary', [summary], asTold(by('accessibilitySummary')))
  filling.put('fileUrl', [facts.files[0]?.url], by('encoding'))
  if (facts.provider)
    filling.note(
      said`${by('provider', 'publisher')} names “${facts.provider.name}” as its publisher. Here it is published for the provider you choose.`,
    )
  for (const { path, value, message } of found.problems) {
    const property = /^\$\.([^.[]+)/.exec(path)?.[1] ?? ''
    filling.note(
      `${from(property)}: ${value === undefined || message.includes(value) ? '' : `“${value}” `}${message}${message.includes('left out') ? '.' : '. It was left out.'}`,
    )
  }
}

/** Of accessibility a form shall show that nobody looked yet. */
function asTold(source: string): string {
  return said`${source} (as the file says)`
}

function cut(
  filling: Filling,
  name: 'title' | 'description' | 'summary',
  text: string | undefined,
  longest: number,
): string | undefined {
  if (text === undefined || text.length <= longest) return text
  const { length } = text
  const note = {
    title: said`The title has ${length} characters; it was cut to the ${longest} that fit.`,
    description: said`The description has ${length} characters; it was cut to the ${longest} that fit.`,
    summary: said`The summary has ${length} characters; it was cut to the ${longest} that fit.`,
  }
  filling.note(note[name])
  const whole = text.slice(0, longest - 1).toWellFormed()
  return `${whole.replace(/\s\S{0,40}$/, '')}…`
}

function most(filling: Filling, name: 'creators' | 'keywords' | 'audience', values: readonly string[]): string[] {
  const { length } = values
  const fit = MOST[name]
  const note = {
    creators: said`Of ${length} creators the first ${fit} were taken.`,
    keywords: said`Of ${length} keywords the first ${fit} were taken.`,
    audience: said`Of ${length} audiences the first ${fit} were taken.`,
  }
  if (length > fit) filling.note(note[name])
  return values.slice(0, MOST[name])
}

function terms(
  filling: Filling,
  name: 'types' | 'subjects',
  concepts: readonly ConceptReference[],
  source: string,
): void {
  const known = concepts
    .slice(0, MOST[name])
    .map(({ uri, labels }) => ({ uri, labels: labels.map(({ text }) => text) }))
  filling.put(
    name,
    known.map(({ uri, labels }) => labels[0] ?? uri),
    source,
    known,
  )
}

function signInOf(value: unknown): string | undefined {
  const id = isObject(value) ? (value.id ?? value['@id']) : value
  return typeof id === 'string'
    ? (/\/(no_)?login$/.exec(id) && String(!id.endsWith('/no_login'))) || undefined
    : undefined
}

function captionsOf(value: unknown): TagFact[] {
  const isThere = Array.isArray(value) && value.some(isObject)
  return isThere ? [{ kind: 'feature', value: 'closedCaptions', says: 'present', basis: 'declared' }] : []
}

function licence(
  filling: Filling,
  statements: readonly { licence: string; words?: string; url?: string }[],
  source: string,
): void {
  const keys = [...new Set(statements.map((statement) => statement.licence))]
  const known = keys.filter((key) => key !== UNRECOGNISED)
  const words = statements.map((statement) => `“${shorten(statement.words ?? statement.url)}”`)
  if (known.length === 1 && keys.length === 1) filling.put('licence', known, source)
  else if (keys.length === 1)
    filling.note(said`${source} says ${words[0]!}, which is no licence we know. Choose one after asking its makers.`)
  else if (keys.length > 1)
    filling.note(said`${source} states several licences (${words.slice(0, 5).join(', ')}). Choose the one that holds.`)
}

function accessibility(filling: Filling, tags: readonly TagFact[], by: (...properties: string[]) => string): void {
  for (const [kind, name] of Object.entries(LISTS)) {
    const values = tags.filter((tag) => tag.kind === kind && tag.says === 'present').map(({ value }) => value)
    // `none` and `unknown` claim nothing that a form could hold.
    const told = values.filter((value) => kind === 'hazard' || (value !== 'none' && value !== 'unknown'))
    filling.put(name, told.slice(0, 60), asTold(by(...(PROPERTIES[kind] ?? []))))
  }
}

/** Identifiers that other records of the same thing may share. */
export function identifiersIn(record: JsonObject): string[] {
  const stated = [record.identifier, record.isbn, record.doi, record['@id'], record.id, record.sameAs]
    .flat(2)
    .slice(0, 50)
  return [
    ...new Set(
      stated
        .map((entry) => (isObject(entry) ? (entry.value ?? entry['@value'] ?? entry['@id']) : entry))
        .flatMap((entry) => (typeof entry === 'string' ? (identifierOf(entry) ?? []) : [])),
    ),
  ]
}
