/** Which format a file is in, told by its content. */
import { head, InputError } from './input.ts'
import { isObject } from '#api/metadata/findings.ts'
import { beginsOutcomeSheet } from './outcome-sheet.ts'

/** Formats a file can be in, as `--format` names them. */
export const FORMATS = [
  'waymark',
  'case',
  'asn',
  'outcomes',
  'amb',
  'lrmi',
  'csv',
  'phet',
  'african-storybook',
  'global-digital-library',
  'openstax',
  'cs-unplugged',
  'exercism',
  'marble',
  'bncc',
  'digcomp',
  'skos',
] as const
export type Format = (typeof FORMATS)[number]

/** How the records lie in the file. */
export type Layout = 'lines' | 'document' | 'csv' | 'turtle'

export interface Detected {
  format: Format
  layout: Layout
}

const AMB_CONTEXT = 'https://w3id.org/kim/amb/context.jsonld'
/** RDF/JSON whose subjects have predicates of the Achievement Standards Network. */
const ASN_NAMES = /"https?:\/\/purl\.org\/(?:ASN\/schema\/core|ctdlasn\/terms)\//
const BNCC_LISTS = ['documento_curricular', 'objetivos', 'habilidades', 'eixos', 'contextos_organizacao']
const BNCC_NAMES = /"documento"\s*:|"documento_curricular"\s*:/
const DIGCOMP_NODE = /"@type"\s*:\s*"(?:CompetenceArea|CompetenceStatement|ProficiencyLevel)"/
/** Turtle begins with a directive, or with an address in angle brackets that XML would not have; comments may stand before. */
const TURTLE_BEGIN =
  /^(?:\s|#.*)*(?:@prefix\s|@base\s|prefix\s+[\w.-]*:\s*<|base\s*<|<(?:[a-z][\w+.-]*:[^<>\s]*|#?[^<>\s!?/]*)>\s+(?:a\s|<|[\w-]+:))/i
const TURTLE_NAME = /\.(?:ttl|turtle|nt)$/i
const LINES_NAME = /\.(jsonl|ndjson)$/i

/**
 * Tells format and layout of a file. Throws `InputError` for a file that is empty, in an encoding we do not read, or in no
 * format we know; the message lists the formats.
 */
export async function detect(file: string, wanted?: Format): Promise<Detected> {
  const start = await head(file)
  const first = start.trimStart()[0]
  if (first === undefined) throw new InputError('the file is empty', 'Give a file with records.')
  if (first !== '{' && first !== '[') {
    if (wanted === 'skos' || (wanted === undefined && isTurtle(file, start)))
      return { format: 'skos', layout: 'turtle' }
    if (first === '<') throw unknown('the file is XML or HTML')
    if (wanted === 'csv' || (wanted === undefined && looksLikeCsv(start))) return { format: 'csv', layout: 'csv' }
    if (wanted === 'outcomes' || (wanted === undefined && (await isOutcomeSheet(file, start))))
      return { format: 'outcomes', layout: 'csv' }
    if (wanted && LINES_NAME.test(file)) return { format: wanted, layout: 'lines' }
    throw wanted
      ? new InputError(`the file is not ${wanted}: JSON has to begin with { or [`, 'Check --format.', 1)
      : unknown('the content is not one of them')
  }
  const layout = first === '{' && isLines(file, start) ? 'lines' : 'document'
  if (wanted) {
    if (wanted === 'skos')
      throw new InputError('the file is JSON, not Turtle', 'Leave --format out, or name another one.', 1)
    if (wanted === 'csv' || wanted === 'outcomes')
      throw new InputError('the file is JSON, not CSV', 'Leave --format out, or name another one.', 1)
    return { format: wanted, layout }
  }
  const format =
    layout === 'lines' || first === '[' ? formatOfRecord(firstRecord(start, first)) : formatOfDocument(start)
  if (!format) throw unknown('the records are not of one of them')
  return { format, layout }
}

/** Do the records of a JSON file lie in lines, in one list, or is there one alone? */
export async function detectLayout(file: string): Promise<'lines' | 'list' | 'single'> {
  const start = await head(file)
  if (start.trimStart()[0] === '[') return 'list'
  return isLines(file, start) ? 'lines' : 'single'
}

/** Is the first line a whole JSON object? A name in .jsonl says so even where that line is broken. */
function isLines(file: string, start: string): boolean {
  if (LINES_NAME.test(file)) return true
  const end = start.indexOf('\n')
  if (end < 0) return false
  try {
    JSON.parse(start.slice(0, end))
  } catch {
    return false
  }
  return start.slice(end).trim() !== ''
}

/** The first object of lines or of a list, as far as the head of the file holds it. */
function firstRecord(start: string, first: string): unknown {
  const source = first === '[' ? start.slice(start.indexOf('[') + 1) : start
  const end = endOfObject(source)
  if (end < 0) return keysOnly(source)
  try {
    return JSON.parse(source.slice(source.indexOf('{'), end))
  } catch {
    return keysOnly(source)
  }
}

function endOfObject(source: string): number {
  let depth = 0
  let inString = false
  for (let at = 0; at < source.length; at++) {
    const character = source[at]
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return -1
}

/** What can be known of a record that is broken or longer than the head: the names in it. */
function keysOnly(source: string): Record<string, unknown> {
  const names = [...source.matchAll(/"([^"\\]{1,60})"\s*:\s*("([^"\\]{0,200})")?/g)]
  return Object.fromEntries(names.map(([, key, , value]) => [key, value ?? true]))
}

function formatOfRecord(record: unknown): Format | null {
  if (!isObject(record)) return null
  if (isAmb(record)) return 'amb'
  if ('sim' in record && 'simFeatures' in record) return 'phet'
  if ('track' in record && 'slug' in record) return 'exercism'
  if ('storyNumber' in record && 'licenseUrl' in record) return 'african-storybook'
  if ('source_id' in record && 'aggregator' in record) return 'global-digital-library'
  if (
    'uuid' in record &&
    (('isPartOf' in record && 'media' in record) || ('contents' in record && 'moduleCount' in record))
  )
    return 'openstax'
  if (typeof record.id === 'string' && record.id.startsWith('cs-unplugged/')) return 'cs-unplugged'
  if ('curriculumAreas' in record && isObject(record.text)) return 'cs-unplugged'
  if ('parent' in record && isObject(record.name)) return 'cs-unplugged'
  if ('topicId' in record && 'prerequisiteId' in record) return 'marble'
  if (isLrmi(record)) return 'lrmi'
  const types = ['source', 'conceptScheme', 'concept', 'framework', 'outcome', 'resource']
  if (typeof record.type === 'string' && types.includes(record.type)) return 'waymark'
  return null
}

function isUri(name: string): boolean {
  return /^https?:\/\//.test(name)
}

function formatOfDocument(start: string): Format | null {
  const names = topLevelNames(start)
  if ([...names].some(isUri) && ASN_NAMES.test(start)) return 'asn'
  if (BNCC_LISTS.some((name) => names.has(name)) && BNCC_NAMES.test(start)) return 'bncc'
  if (names.has('@graph') && DIGCOMP_NODE.test(start)) return 'digcomp'
  if (names.has('CFDocument') || names.has('CFItems') || names.has('CFAssociations')) return 'case'
  if (
    ['topics', 'dependencies', 'curricula', 'clusters'].some((name) => names.has(name)) &&
    (names.has('version') || names.has('curricula'))
  ) {
    return 'marble'
  }
  const end = endOfObject(start)
  if (end < 0)
    return formatOfRecord({ ...keysOnly(start), ...Object.fromEntries([...names].map((name) => [name, true])) })
  try {
    return formatOfRecord(JSON.parse(start.slice(start.indexOf('{'), end)))
  } catch {
    return formatOfRecord(keysOnly(start))
  }
}

/** Names of the members of a root object, as far as the head goes. */
function topLevelNames(start: string): Set<string> {
  const names = new Set<string>()
  let depth = 0
  for (let at = 0; at < start.length; at++) {
    const character = start[at]
    if (character === '"') {
      const from = at + 1
      for (at++; at < start.length && start[at] !== '"'; at++) if (start[at] === '\\') at++
      if (depth === 1 && /^\s*:/.test(start.slice(at + 1, at + 20))) names.add(start.slice(from, at))
    } else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
  }
  return names
}

function contexts(record: Record<string, unknown>): string[] {
  const context = record['@context']
  const list = Array.isArray(context) ? context : [context]
  return list.flatMap((entry) =>
    typeof entry === 'string'
      ? [entry]
      : isObject(entry) && typeof entry['@vocab'] === 'string'
        ? [entry['@vocab']]
        : [],
  )
}

/** AMB names its context; a record that lost it is told by `type` and `id` written without `@`. */
export function isAmb(record: Record<string, unknown>): boolean {
  if (contexts(record).includes(AMB_CONTEXT)) return true
  const types = Array.isArray(record.type) ? record.type : [record.type]
  const learning =
    types.includes('LearningResource') ||
    (Array.isArray(record.type) && types.every((type) => typeof type === 'string'))
  return learning && 'id' in record && 'name' in record && !('@type' in record) && !('key' in record)
}

function isLrmi(record: Record<string, unknown>): boolean {
  if (contexts(record).some((context) => /schema\.org|dcx\/lrmi|purl\.org\/lrmi/i.test(context))) return true
  return '@type' in record || '@graph' in record
}

/** A spreadsheet in an older encoding may have letters in its header that UTF-8 does not read. */
async function isOutcomeSheet(file: string, start: string): Promise<boolean> {
  return beginsOutcomeSheet(start.includes('\uFFFD') ? await head(file, undefined, 'windows-1252') : start)
}

function isTurtle(file: string, start: string): boolean {
  if (TURTLE_NAME.test(file)) return !/^\s*<[?!]/.test(start)
  return TURTLE_BEGIN.test(start.slice(0, 4_096))
}

function looksLikeCsv(start: string): boolean {
  const first = start.slice(0, start.search(/[\r\n]|$/)).toLowerCase()
  const columns = first.split(/[,;\t]/).map((column) => column.trim().replace(/^"|"$/g, ''))
  return columns.length > 1 && columns.includes('title') && (columns.includes('url') || columns.includes('id'))
}

function unknown(what: string): InputError {
  return new InputError(
    `cannot tell the format: ${what}`,
    `Files may be: CASE CFPackage (case), Achievement Standards Network RDF/JSON (asn), a spreadsheet of outcomes with the columns code and statement (outcomes), AMB (amb), schema.org or LRMI JSON-LD (lrmi), Waymark JSON Lines (waymark), CSV with a header (csv), PhET (phet), African Storybook (african-storybook), Global Digital Library (global-digital-library), OpenStax (openstax), CS Unplugged (cs-unplugged), Exercism (exercism), Marble (marble), BNCC (bncc), DigComp 3.0 JSON-LD (digcomp), SKOS in Turtle (skos). Name one with --format.`,
  )
}
