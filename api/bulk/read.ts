/**
 * Files of records: a line of JSON each, in the form of `resourcesUpsert` or as JSON-LD of schema.org (AMB, LRMI), or a row
 * of a sheet each. What a record names by address is looked up, a batch at a time.
 */
import { buildASTSchema, coerceInputValue, isInputType, parse, type GraphQLInputType } from 'graphql'
import { isId } from '#api/base/ids.ts'
import type { UserError } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { AccessibilityInput, ResourceInput } from '#api/generated/types.ts'
import { Findings, isObject, type JsonObject } from '#api/metadata/findings.ts'
import { lrmiFields } from '#api/metadata/lrmi.ts'
import { readSdl } from '#api/schema.ts'
import type { Graph } from '#graph/graph.ts'
import { conceptsByUri } from '#graph/queries/concept.ts'
import { outcomesByUri } from '#graph/queries/outcome.ts'
import type { UploadFormat } from '#graph/queries/uploads.ts'
import type { AlignmentKind, TagFact } from '#graph/records.ts'
import { linesOf, rowsOf } from './lines.ts'
import type { BulkRecord } from './upsert.ts'

/** A record with what it names by id or address, which is looked up for many at once. */
interface Draft {
  key: string
  resource: Record<string, unknown>
  types: string[]
  subjects: string[]
  outcomes: { kind: string; name: string }[]
}

/** A record as it is in the file, or what is wrong with it. `end`: bytes read by then. */
export type RawRecord = { end: number } & (Draft | { fault: string })

/** A record as it can be written, or why not; and what of it was left out, in words. */
export type ReadRecord = { key: string; notes: string[] } & (
  { record: BulkRecord } | { record: null; userErrors: UserError[] }
)

/** Longest message about a value: it may hold the value. */
const LONGEST_MESSAGE = 300
const LIST_MARK = '|'

/** The columns of a sheet, in the order in which the page of uploads tells of them. */
export const COLUMNS = [
  ...['key', 'title', 'description', 'url', 'language', 'licence', 'kind', 'types', 'subjects', 'agefrom', 'ageto'],
  ...['minutes', 'keywords', 'audience', 'creators', 'device', 'printable', 'signinneeded', 'cost'],
  ...['teaches', 'practises', 'assesses', 'requires', 'modes', 'features', 'hazards', 'controls', 'accessibility'],
  ...['file', 'mediatype'],
] as const
type Column = (typeof COLUMNS)[number]

/** Reads a file piece by piece. Throws InputError for a sheet that cannot be read on. */
export async function* readFile(bytes: AsyncIterable<Buffer>, format: UploadFormat): AsyncGenerator<RawRecord> {
  if (format === 'csv')
    for await (const { end, cells } of rowsOf(bytes, new Set(COLUMNS))) yield { end, ...fromRow(cells) }
  else for await (const line of linesOf(bytes)) yield 'fault' in line ? line : { end: line.end, ...fromLine(line.text) }
}

/** Puts records into the form of `resourcesUpsert`, each with its own faults: two reads, however many they are. */
export async function toRecords(graph: Graph, raws: readonly RawRecord[]): Promise<ReadRecord[]> {
  const drafts = raws.flatMap((raw) => ('fault' in raw ? [] : [raw]))
  const addresses = (of: (draft: Draft) => string[]) => [...new Set(drafts.flatMap(of).filter((name) => !isId(name)))]
  const [concepts, outcomes] = await Promise.all([
    conceptsByUri(
      graph,
      addresses(({ types, subjects }) => [...types, ...subjects]),
    ),
    outcomesByUri(
      graph,
      addresses((draft) => draft.outcomes.map(({ name }) => name)),
    ),
  ])
  const conceptIds = new Map(concepts.map(({ id, uri }) => [uri, id]))
  // Best first: of several with one address the first counts.
  const outcomeIds = new Map(outcomes.toReversed().map(({ id, uri }) => [uri, id]))
  return raws.map((raw) => {
    if ('fault' in raw)
      return { key: '', notes: [], record: null, userErrors: [{ code: 'INVALID', field: [], message: raw.fault }] }
    return settle(raw, conceptIds, outcomeIds)
  })
}

function settle(
  { key, resource, ...named }: Draft,
  concepts: ReadonlyMap<string, string>,
  outcomes: ReadonlyMap<string, string>,
): ReadRecord {
  const notes: string[] = []
  const idsOf = (names: string[], ids: ReadonlyMap<string, string>): string[] =>
    names.flatMap((name) => {
      const id = isId(name) ? name : ids.get(name)
      if (id === undefined)
        notes.push(`Nothing here has the address ${plainLine(name.slice(0, 200))}: it was left out.`)
      return id ?? []
    })
  const typeIds = idsOf(named.types, concepts)
  const subjectIds = idsOf(named.subjects, concepts)
  const alignments = named.outcomes.flatMap(({ kind, name }) =>
    idsOf([name], outcomes).map((outcomeId) => ({ outcomeId, kind: kind.toUpperCase() })),
  )
  const value = {
    key,
    resource: {
      ...resource,
      ...(typeIds.length > 0 ? { typeIds } : {}),
      ...(subjectIds.length > 0 ? { subjectIds } : {}),
      ...(alignments.length > 0 ? { alignments } : {}),
    },
  }
  const userErrors: UserError[] = []
  const record = coerceInputValue(value, recordType(), (path, _value, error) =>
    userErrors.push({
      code: 'INVALID',
      field: path.map(String),
      message: inWords(plainLine(error.message.slice(0, LONGEST_MESSAGE))),
    }),
  ) as BulkRecord
  return userErrors.length > 0 ? { key, notes, record: null, userErrors } : { key, notes, record }
}

/** What GraphQL says of a value, for people who filled in a sheet. */
function inWords(message: string): string {
  const [, kind, value = ''] = /^(Int|Boolean) cannot represent .*?value: (.*)$/.exec(message) ?? []
  if (kind === 'Int') return `${value} is no whole number.`
  return kind === 'Boolean' ? `${value} is neither yes nor no.` : message
}

let type: GraphQLInputType | null = null

/** The type of a record of `resourcesUpsert`: a file takes what the API takes. */
function recordType(): GraphQLInputType {
  if (type) return type
  const found = buildASTSchema(parse(readSdl())).getType('ResourceUpsertRecord')
  if (!isInputType(found)) throw new Error('bulk: the schema has no input ResourceUpsertRecord')
  return (type = found)
}

/** A line of JSON: of our own form as it is, else JSON-LD. */
function fromLine(text: string): Draft | { fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { fault: `The line is no JSON: ${plainLine((error as Error).message.slice(0, LONGEST_MESSAGE))}.` }
  }
  if (!isObject(value)) return { fault: 'The line holds no record: write a JSON object.' }
  if (!('key' in value || 'resource' in value)) return fromJsonLd(value)
  const { key, resource = {}, ...others } = value
  const [name] = Object.keys(others)
  if (name !== undefined)
    return { fault: `“${plainLine(name.slice(0, 60))}” is no field of a record: it has “key” and “resource”.` }
  if (typeof key !== 'string') return { fault: 'The record has no “key”: give your own identifier of it, as text.' }
  if (!isObject(resource)) return { fault: 'The “resource” of the record is no JSON object.' }
  return { key, resource, types: [], subjects: [], outcomes: [] }
}

/** The parts of schema.org JSON-LD that the publish form asks for, in its words. */
function fromJsonLd(value: JsonObject): Draft | { fault: string } {
  const fields = lrmiFields(value, new Findings(false))
  const key = fields.uri ?? fields.identifier ?? fields.url
  if (key === undefined) return { fault: 'The record has neither “key” nor “id”: give your own identifier of it.' }
  const [title] = fields.titles
  const resource: Partial<Record<keyof ResourceInput, unknown>> = {
    title: title?.text ?? '',
    description:
      (fields.descriptions.find(({ language }) => language === title?.language) ?? fields.descriptions[0])?.text ?? '',
    url: fields.url ?? '',
    language: fields.languages[0] ?? title?.language ?? '',
    licence: fields.licences.find(({ part }) => part !== 'metadata')?.licence ?? '',
    ageFrom: fields.ageFrom,
    ageTo: fields.ageTo,
    minutes: fields.minutes === undefined ? undefined : Math.round(fields.minutes),
    keywords: fields.keywords,
    audience: fields.audience,
    cost: fields.cost?.toUpperCase(),
    creators: fields.contributions
      .filter(({ role }) => role === 'creator' || role === 'author')
      .map(({ agent }) => agent.name),
    accessibility: accessibilityOf(fields.tags, fields.accessibilitySummaries[0]?.text),
    files: fields.files.map(({ url, mediaType, bytes, downloadable }) => ({ url, mediaType, bytes, downloadable })),
  }
  const named = (reference: { sourceKey: string; uri?: string }) => reference.uri ?? reference.sourceKey
  return {
    key,
    resource,
    types: fields.types.map(named),
    subjects: fields.subjects.map(named),
    outcomes: fields.alignments.map(({ kind, outcome }) => ({ kind, name: named(outcome) })),
  }
}

function accessibilityOf(tags: readonly TagFact[], summary: string | undefined): AccessibilityInput | undefined {
  if (tags.length === 0 && summary === undefined) return undefined
  const of = (kind: TagFact['kind'], says: TagFact['says'] = 'present') =>
    tags.filter((tag) => tag.kind === kind && tag.says === says).map(({ value }) => value)
  return {
    accessModes: of('mode'),
    accessModesSufficient: of('sufficient').map((modes) => modes.split(',')),
    features: of('feature'),
    absentFeatures: of('feature', 'absent'),
    hazards: of('hazard'),
    controls: of('control'),
    ...(summary === undefined ? {} : { summary }),
  }
}

/** A row of a sheet, in the columns of `COLUMNS`. */
function fromRow(cells: ReadonlyMap<string, string>): Draft | { fault: string } {
  const text = (column: Column): string | undefined => cells.get(column)
  const list = (column: Column): string[] => (text(column) ?? '').split(LIST_MARK).flatMap((item) => item.trim() || [])
  const word = (column: Column): string | undefined => text(column)?.toUpperCase()
  // What is no number stays text, so that it is refused with its own words.
  const number = (column: Column): unknown => {
    const given = text(column)
    return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : given
  }
  const answer = (column: Column): unknown => {
    const given = text(column)
    return given === undefined ? undefined : (YES_NO[given.toLowerCase()] ?? given)
  }
  const key = text('key')
  if (key === undefined) return { fault: 'The cell “key” is empty: give your own identifier of the record.' }
  const accessibility = {
    ...{ accessModes: list('modes'), features: list('features'), hazards: list('hazards') },
    ...{ controls: list('controls'), summary: text('accessibility') },
  }
  const isKnown = ['modes', 'features', 'hazards', 'controls', 'accessibility'].some((column) => cells.has(column))
  const resource: Partial<Record<keyof ResourceInput, unknown>> = {
    title: text('title') ?? '',
    description: text('description') ?? '',
    url: text('url') ?? '',
    language: text('language') ?? '',
    licence: text('licence') ?? '',
    kind: word('kind'),
    ageFrom: number('agefrom'),
    ageTo: number('ageto'),
    minutes: number('minutes'),
    keywords: list('keywords'),
    audience: list('audience'),
    creators: list('creators'),
    device: word('device'),
    printable: answer('printable'),
    signInNeeded: answer('signinneeded'),
    cost: word('cost'),
    accessibility: isKnown ? accessibility : undefined,
    files: cells.has('file') ? [{ url: text('file'), mediaType: text('mediatype') }] : undefined,
  }
  const kinds: AlignmentKind[] = ['teaches', 'practises', 'assesses', 'requires']
  return {
    key,
    resource,
    types: list('types'),
    subjects: list('subjects'),
    outcomes: kinds.flatMap((kind) => list(kind).map((name) => ({ kind, name }))),
  }
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }
