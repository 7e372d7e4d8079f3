/**
 * CSV with a header row (RFC 4180; comma, semicolon or tab), one record a row, in the columns of our own format. A column is the
 * name of a field, of a field within one (`provider.name`), or of a text in a language (`title.es`); lists are parted by `|`.
 */
import type { SourceRecord } from '#graph/records.ts'
import { Findings, type JsonObject } from '#api/metadata/findings.ts'
import type { Item, Place } from './format.ts'
import { CsvParser, type Row } from '#api/metadata/csv-parser.ts'
import { InputError, text } from './input.ts'
import { hostAgent } from '#api/metadata/record-parts.ts'
import { readInto } from './waymark.ts'

const LIST_MARK = '|'
const TEXT_FIELDS = new Set(['title', 'description', 'statement', 'label', 'definition'])
const LIST_FIELDS = new Set(
  'language languages types subjects levels keywords audience materials regions creators parent broader basedOn requiresFirst licence'.split(
    ' ',
  ),
)
const TAG_FIELDS = new Set(['modes', 'features', 'absentFeatures', 'hazards', 'controls', 'apis', 'conformance'])
const NUMBER_FIELDS = new Set(['ageFrom', 'ageTo', 'minutes', 'readingEase', 'position', 'bytes', 'confidence'])
const BOOLEAN_FIELDS = new Set(['printable', 'signInNeeded', 'downloadable'])
const ALIGNMENT_FIELDS = new Set(['teaches', 'practises', 'assesses', 'requires'])
/** Fields that are lists of texts by language. */
const LANGUAGE_LISTS = new Set(['evidence', 'prompts', 'misconceptions'])
const KNOWN = new Set(
  'type id key source uri work url kind licence provider framework code sourceType knowledgeKind notes version adoptionStatus publisher published modified scheme notation isced purpose levelKind jurisdiction device cost translationOf versionOf replacedBy'.split(
    ' ',
  ),
)

/** Reads the records of CSV files. */
export async function* readCsv(files: readonly string[]): AsyncGenerator<Item[]> {
  for (const file of files) {
    let header: string[] | undefined
    const last = { source: '' }
    for await (const rows of csvRows(file)) {
      const items: Item[] = []
      for (const { cells, line } of rows) {
        if (cells.length === 1 && cells[0]?.trim() === '') continue
        if (!header) {
          header = readHeader(cells, line)
          continue
        }
        const place: Place = { file, line }
        if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== '')) {
          const message = `has ${cells.length} cells, the header ${header.length}`
          items.push(rejected(place, message, 'Put cells that hold a comma or a quote in double quotes.'))
          continue
        }
        items.push(...readRow(header, cells, place, last))
      }
      yield items
    }
  }
}

function readHeader(cells: readonly string[], line: number): string[] {
  const names = cells.map((cell) => cell.trim())
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice) throw new InputError(`the column “${twice}” is there twice`, 'Rename or remove one.', line)
  const unknown = names.find((name) => name !== '' && !isKnown(name))
  if (unknown)
    throw new InputError(
      `“${unknown}” is no column we know`,
      'Correct its name; seed/README.md lists the fields.',
      line,
    )
  if (!names.includes('id') && !names.includes('key')) {
    throw new InputError(
      'there is no column “id”',
      'Add one: a short name or an address that never changes for each record.',
      line,
    )
  }
  return names
}

function isKnown(name: string): boolean {
  const [first = ''] = name.split('.')
  return (
    KNOWN.has(first) ||
    TEXT_FIELDS.has(first) ||
    LIST_FIELDS.has(first) ||
    NUMBER_FIELDS.has(first) ||
    BOOLEAN_FIELDS.has(first) ||
    ALIGNMENT_FIELDS.has(first) ||
    LANGUAGE_LISTS.has(first) ||
    ['accessibility', 'files', 'licence', 'provider', 'publisher'].includes(first)
  )
}

function readRow(header: readonly string[], cells: readonly string[], place: Place, last: { source: string }): Item[] {
  const row = new Map<string, string>()
  header.forEach((name, at) => {
    const cell = cells[at]?.trim() ?? ''
    if (name !== '' && cell !== '') row.set(name, cell)
  })
  const id = row.get('id') ?? row.get('key')
  const sourceKey = row.get('source') ?? 'csv'
  if (!id) return [rejected(place, 'the id is missing', 'Fill the column “id”.')]
  if (!row.has('source') && !/^[a-z][a-z0-9+.-]*:\S/i.test(id)) {
    return [
      rejected(
        place,
        `“${id}” is not unique in the world`,
        'Use an address as id, or add a column “source” with a short name for where the records come from.',
      ),
    ]
  }
  if (!/^[a-z0-9][a-z0-9._-]{0,79}$/.test(sourceKey)) {
    return [
      rejected(
        place,
        `“${sourceKey}” is no name of a source`,
        'Use up to 80 lower-case letters, digits, dots and dashes.',
      ),
    ]
  }
  const items: Item[] = []
  const source: SourceRecord = { key: sourceKey, name: sourceKey === 'csv' ? 'CSV files' : sourceKey }
  if (last.source !== sourceKey) items.push({ kind: 'source', source })
  last.source = sourceKey
  items.push(...readInto(toRecord(row, id), place, source, new Map(), new Findings(true)))
  return items
}

/** A row as a record of our own format. */
function toRecord(row: ReadonlyMap<string, string>, id: string): JsonObject {
  const language = row.get('language')?.split(LIST_MARK)[0]?.trim() ?? 'und'
  const record: JsonObject = { type: row.get('type') ?? 'resource', key: id }
  const alignments: JsonObject[] = []
  for (const [name, cell] of row) {
    const [first = '', ...rest] = name.split('.')
    const second = rest.join('.')
    if (['type', 'id', 'key', 'source'].includes(name)) continue
    if (TEXT_FIELDS.has(first)) put(record, first, second || language, cell)
    else if (LANGUAGE_LISTS.has(first)) put(record, first, second || language, list(cell))
    else if (ALIGNMENT_FIELDS.has(first) && record.type === 'resource') {
      for (const entry of list(cell)) alignments.push({ kind: first, ...pointer(entry) })
    } else if (first === 'requires') {
      record.requires = [
        ...((record.requires as unknown[]) ?? []),
        ...list(cell).map((entry) => ({ strength: second === 'soft' ? 'soft' : 'hard', ...pointer(entry) })),
      ]
    } else if (first === 'accessibility') put(record, first, second, accessibility(second, cell, language))
    else if (first === 'files') record.files = list(cell).map((url) => ({ url }))
    else if (second && (first === 'provider' || first === 'publisher' || first === 'licence'))
      put(record, first, second, cell)
    else record[first] = value(first, cell)
  }
  if (alignments.length > 0) record.alignments = alignments
  if (record.type === 'resource' && record.provider === undefined) {
    // Without a host the record is rejected for its address: one reason is enough.
    const host = typeof record.url === 'string' && URL.parse(record.url)?.hostname ? hostAgent(record.url) : undefined
    record.provider = host ? { name: host.name, domain: host.domain } : { name: 'nobody' }
  }
  return record
}

function put(record: JsonObject, first: string, second: string, cell: unknown): void {
  const inner = record[first]
  if (typeof inner === 'object' && inner !== null) (inner as JsonObject)[second] = cell
  else
    record[first] = {
      ...(typeof inner === 'string' ? { [first === 'licence' ? 'words' : 'name']: inner } : {}),
      [second]: cell,
    }
}

function accessibility(field: string, cell: string, language: string): unknown {
  if (TAG_FIELDS.has(field)) return list(cell)
  if (field === 'sufficient') return list(cell).map((set) => set.split(/[\s,+]+/))
  if (field === 'summary') return { [language]: cell }
  return cell
}

function value(field: string, cell: string): unknown {
  if (NUMBER_FIELDS.has(field)) return Number.isFinite(Number(cell)) ? Number(cell) : cell
  if (BOOLEAN_FIELDS.has(field)) {
    if (/^(true|yes|1)$/i.test(cell)) return true
    return /^(false|no|0)$/i.test(cell) ? false : cell
  }
  if (field === 'types' || field === 'subjects' || field === 'levels') return list(cell).map(pointerOrKey)
  if (LIST_FIELDS.has(field)) return list(cell)
  return cell
}

function pointer(entry: string): JsonObject {
  if (/^https?:\/\//i.test(entry)) return { uri: entry }
  return entry.includes(':') ? { sourceKey: entry } : { key: entry }
}

function pointerOrKey(entry: string): unknown {
  return entry.includes(':') ? pointer(entry) : entry
}

function list(cell: string): string[] {
  return cell
    .split(LIST_MARK)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function rejected(place: Place, message: string, advice: string): Item {
  return { kind: 'problem', problem: { ...place, rejected: true, recordType: 'row', message, advice } }
}

/** Makes sure that a file can be read to its end. Throws `InputError` where it cannot. */
export async function verifyCsv(file: string): Promise<void> {
  let header = true
  for await (const rows of csvRows(file)) {
    for (const { cells, line } of rows) {
      if (cells.length === 1 && cells[0]?.trim() === '') continue
      if (header) readHeader(cells, line)
      header = false
    }
  }
  if (header) throw new InputError('the file is empty', 'Begin it with a row of column names.')
}

/** The rows of a CSV file. Throws `InputError` for a quote that is never closed and for rows that are too long. */
async function* csvRows(file: string): AsyncGenerator<Row[]> {
  const parser = new CsvParser()
  for await (const piece of text(file)) yield parser.push(piece)
  yield parser.end()
}
