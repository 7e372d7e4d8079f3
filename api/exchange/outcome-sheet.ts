/**
 * A framework as a spreadsheet, in the form of `api/framework/outcome-sheet.ts`: facts of the framework, a header, one
 * outcome a row in the order of its tree. It says what the form has columns for; a CASE package says everything.
 */
import {
  COLUMN_NAMES,
  csvCell,
  SHEET_COLUMNS,
  SHEET_FACTS,
  type SheetColumn,
  type SheetFact,
  TEXT_COLUMNS,
} from '#api/framework/outcome-sheet.ts'
import type { Graph } from '#graph/graph.ts'
import {
  edgesToExport,
  type ExportedFramework,
  type ExportedOutcome,
  type Member,
  membersToExport,
  outcomesToExport,
} from '#graph/queries/export.ts'
import type { LanguageText, LicenceStatement } from '#graph/records.ts'

const BATCH = 1_000
/** Record keys that come from this form, and what they hold after the name of the form. */
const SHEET_KEY = /^outcomes:([^/\s]+)(?:\/(.+))?$/
const CASE_KEY = /^case:[^/\s]+\/(\S+)$/
/** Columns every sheet has, filled or not. */
const ALWAYS: ReadonlySet<SheetColumn> = new Set(['code', 'parent', 'statement', 'level', 'requires'])
/** What a spreadsheet program may run, and what it may take for something else. */
const FORMULA = /^[=+\-@\t\r]/

interface Column {
  column: SheetColumn
  /** Set where it is not the language of the framework. */
  language?: string
  name: string
}

/** Pieces of a framework's sheet as CSV. `framework` comes from `frameworkToExport`. */
export async function* outcomeSheet(graph: Graph, framework: ExportedFramework): AsyncGenerator<string> {
  const language = framework.record.titles[0]?.language ?? 'und'
  const members = await membersToExport(graph, framework.id, nameOf)
  const codes = codesOf(members)
  const columns = await columnsOf(graph, members, language)
  yield `\uFEFF${factRows(framework, language)
    .map((row) => line(row))
    .join('')}${line(columns.map((column) => column.name))}`
  for (let start = 0; start < members.length; start += BATCH) {
    const part = members.slice(start, start + BATCH)
    const ids = part.map((member) => member.id)
    const outcomes = await outcomesToExport(graph, ids)
    const required = await requiredCodes(graph, ids, codes)
    let text = ''
    for (const member of part) {
      const outcome = outcomes.get(member.id)
      if (outcome) text += line(rowOf(member, outcome, { columns, codes, required, language }))
    }
    yield text
  }
}

function factRows(framework: ExportedFramework, language: string): string[][] {
  const { record, records, owner, id } = framework
  const own = records.find((each) => each.key === owner)
  const publisher = record.publisher?.name ?? own?.source.name
  const facts: Partial<Record<SheetFact, string | undefined>> = {
    title: record.titles[0]?.text,
    key: SHEET_KEY.exec(own?.key ?? '')?.[1] ?? id,
    publisher,
    credit: own?.source.credit === publisher ? undefined : own?.source.credit,
    language: language === 'und' ? undefined : language,
    subject: record.subjects[0],
    version: record.version,
    licence: record.licences.map(licenceOf).join('; '),
    address: record.officialUrl,
    status: record.adoptionStatus,
    description: record.descriptions[0]?.text,
  }
  return SHEET_FACTS.flatMap((name) => (facts[name] ? [[name, oneLine(facts[name])]] : []))
}

function licenceOf({ words = '', url = '' }: LicenceStatement): string {
  return words.includes(url) ? words : `${words} ${url}`.trim()
}

/** The code each outcome is known by in the sheet: its own where that is usable and the first of its kind, else its name. */
function codesOf(members: readonly Member[]): Map<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const member of members) {
    const own = SHEET_KEY.exec(member.keys.find((key) => SHEET_KEY.test(key)) ?? '')?.[2]
    const code = [own, member.code].find((each) => each && !/[;|\r\n]|\?$|^\s|\s$/.test(each) && !taken.has(each))
    codes.set(member.id, code ?? nameOf(member))
    taken.add(codes.get(member.id)!)
  }
  return codes
}

function nameOf({ id, keys }: Member): string {
  const named = [SHEET_KEY, CASE_KEY].map((form) => form.exec(keys.find((key) => form.test(key)) ?? ''))
  return named[0]?.[2] ?? named[1]?.[1] ?? id
}

/** The columns that hold something, and those that every sheet has. Texts of other languages have columns of their own. */
async function columnsOf(graph: Graph, members: readonly Member[], language: string): Promise<Column[]> {
  const filled = new Set<SheetColumn>(ALWAYS)
  const languages = new Map<SheetColumn, Set<string>>()
  for (let start = 0; start < members.length; start += BATCH) {
    const ids = members.slice(start, start + BATCH).map((member) => member.id)
    for (const outcome of (await outcomesToExport(graph, ids)).values()) {
      const own = languageOf(outcome, language)
      for (const column of SHEET_COLUMNS) {
        const texts = textsOf(outcome, column)
        if (texts ? texts.some((text) => text.language === own) : valueOf(outcome, column, language) !== '')
          filled.add(column)
        for (const text of texts ?? [])
          if (text.language !== own) languages.set(column, (languages.get(column) ?? new Set()).add(text.language))
      }
    }
  }
  return SHEET_COLUMNS.flatMap((column): Column[] => {
    const name = COLUMN_NAMES[column]
    const others = [...(languages.get(column) ?? [])].sort()
    return [
      ...(filled.has(column) ? [{ column, name }] : []),
      ...others.map((tag) => ({ column, name: `${name}.${tag}`, language: tag })),
    ]
  })
}

/** The language of an outcome's own columns. */
function languageOf({ record }: ExportedOutcome, language: string): string {
  return record.statements[0]?.language ?? language
}

interface Sheet {
  columns: readonly Column[]
  codes: ReadonlyMap<string, string>
  required: ReadonlyMap<string, string[]>
  language: string
}

function rowOf(member: Member, outcome: ExportedOutcome, sheet: Sheet): string[] {
  return sheet.columns.map(({ column, language }) => {
    if (column === 'code') return sheet.codes.get(member.id)!
    if (column === 'parent')
      return member.parents
        .map((parent) => sheet.codes.get(parent.id)!)
        .sort()
        .join('; ')
    if (column === 'requires') return (sheet.required.get(member.id) ?? []).join('; ')
    const texts = textsOf(outcome, column)
    if (!texts) return valueOf(outcome, column, sheet.language)
    const wanted = language ?? languageOf(outcome, sheet.language)
    const said = texts.filter((text) => text.language === wanted).map((text) => text.text)
    return column === 'statement' || column === 'title' ? (said[0] ?? '') : listOf(said)
  })
}

function textsOf({ record }: ExportedOutcome, column: SheetColumn): readonly LanguageText[] | null {
  if (!TEXT_COLUMNS.has(column)) return null
  switch (column) {
    case 'title':
      return record.labels
    case 'evidence':
      return record.evidence
    case 'prompts':
      return record.prompts
    case 'misconceptions':
      return record.misconceptions
    default:
      return record.statements.length > 0 ? record.statements : record.labels.slice(0, 1)
  }
}

function valueOf({ record }: ExportedOutcome, column: SheetColumn, language: string): string {
  switch (column) {
    case 'level':
      return listOf(record.levels)
    case 'type':
      return record.sourceType ?? ''
    case 'subject':
      return record.subjects[0] ?? ''
    case 'language': {
      const own = record.statements[0]?.language
      return own === undefined || own === language ? '' : own
    }
    case 'ages':
      return agesOf(record.ageFrom, record.ageTo)
    case 'keywords':
      return listOf(record.keywords)
    case 'notes':
      return record.notes ?? ''
    default:
      return ''
  }
}

function agesOf(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return ''
  return to === undefined ? `${from}-` : from === to ? `${from}` : `${from}-${to}`
}

/** Several values in one cell. What would part one of them is put otherwise. */
function listOf(values: readonly string[]): string {
  return values.map((value) => oneLine(value).replace(/[;|]/g, ',')).join('; ')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What each outcome requires, by code, or by address where it is elsewhere; soft ones with a question mark. */
async function requiredCodes(
  graph: Graph,
  ids: readonly string[],
  codes: ReadonlyMap<string, string>,
): Promise<Map<string, string[]>> {
  const edges = (await edgesToExport(graph, ids)).filter(
    ({ type, status }) => type === 'requires' && status !== 'rejected',
  )
  const outside = [...new Set(edges.map((edge) => edge.to).filter((id) => !codes.has(id)))]
  const others = await outcomesToExport(graph, outside)
  const required = new Map<string, Map<string, boolean>>()
  for (const { from, to, strength } of edges) {
    const code = codes.get(to) ?? others.get(to)?.record.uri
    if (code === undefined || (!codes.has(to) && !/^(?:https?:\/\/|urn:)\S+$/i.test(code))) continue
    const own = required.get(from) ?? new Map<string, boolean>()
    required.set(from, own.set(code, (own.get(code) ?? true) && strength === 'soft'))
  }
  return new Map(
    [...required].map(([from, own]) => [
      from,
      [...own].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, isSoft]) => (isSoft ? `${code}?` : code)),
    ]),
  )
}

/** A row. A cell that a spreadsheet program would run begins with a space, which readers of the form pass over. */
function line(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(FORMULA.test(cell) ? ` ${cell}` : cell)).join(',')}\r\n`
}
