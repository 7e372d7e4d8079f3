/**
 * A framework as a spreadsheet, for those who have nothing else: CSV, tabs or semicolons, one outcome a row, in the columns of
 * `api/framework/outcome-sheet.ts`. Read as spreadsheet programs write it: byte order marks, Windows-1252, `sep=` lines, titles
 * above the header, merged cells, line breaks within cells.
 *
 * A prerequisite is hard; with a question mark (`2.A?`) it is soft. Outcomes are known by their codes within their framework.
 */
import { basename } from 'node:path'
import {
  columnOf,
  COLUMN_NAMES,
  factOf,
  foldName,
  type SheetColumn,
  type SheetFact,
} from '#api/framework/outcome-sheet.ts'
import { agesOf, agesOfRange, LEVEL_SCHEMES, levelScheme, readLevels, type Ages } from '#api/vocabulary/levels.ts'
import type { FrameworkRecord, LanguageText, OutcomeRecord, Reference, SourceRecord } from '#graph/records.ts'
import { CsvParser, type Row } from '#api/metadata/csv-parser.ts'
import { decoded, encodingOf, type Encoding } from './encoding.ts'
import { definedFields, definedList, Findings, licenceStatement, type FieldProblem } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place, type ReadOptions } from './format.ts'
import { InputError } from './input.ts'
import { agentRecord, slug, uriReference } from '#api/metadata/record-parts.ts'

const DELIMITERS = [',', ';', '\t', '|']
/** The header is looked for so far down. */
const MOST_ROWS_ABOVE = 30
const HEAD = 64 * 1024
/** Columns whose cells hold several values, so that an empty header cell after them goes on with them. */
const SEVERAL: ReadonlySet<SheetColumn> = new Set([
  'parent',
  'level',
  'requires',
  'keywords',
  'evidence',
  'prompts',
  'misconceptions',
])
const SHEET_ERROR = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NULL!|NUM!|SPILL!|CALC!)$/
const DATE =
  /^(?:\d{1,2}[-. ](?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\w*\.?|(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\w*[-. ]\d{2,4})$/i

interface Heading {
  delimiter: string
  /** Row of the header, counted from 0, and its line. */
  at: number
  line: number
  columns: (Column | null)[]
  /** What the header cells say. */
  names: string[]
}
interface Column {
  column: SheetColumn
  language?: string
}

interface Sheet extends Heading {
  file: string
  encoding: Encoding
  facts: Map<SheetFact, { value: string; line: number }>
  notes: Item[]
}

/** Does text begin a spreadsheet of outcomes: is there a row with a column of codes and one of statements? */
export function beginsOutcomeSheet(start: string): boolean {
  return findHeading(start.slice(0, HEAD)) !== null
}

function findHeading(start: string): Heading | null {
  let best: Heading | null = null
  for (const delimiter of DELIMITERS) {
    const rows = new CsvParser(delimiter).push(`${start}\n`).slice(0, MOST_ROWS_ABOVE)
    for (const [at, { cells, line }] of rows.entries()) {
      const columns = columnsOf(cells)
      const known = new Set(columns.map((each) => each?.column))
      if (!known.has('code') || !known.has('statement')) continue
      const count = (heading: Heading) => heading.columns.filter((each) => each !== null).length
      const names = cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
      const found: Heading = { delimiter, at, line, columns, names }
      if (!best || count(found) > count(best)) best = found
      break
    }
  }
  return best
}

function columnsOf(cells: readonly string[]): (Column | null)[] {
  const columns: (Column | null)[] = []
  for (const cell of cells) {
    const before = columns.at(-1)
    const goesOn = cell.trim() === '' && before && SEVERAL.has(before.column)
    columns.push(goesOn ? before : columnOf(cell.trim()))
  }
  return columns
}

/** Makes sure that a file can be read to its end. Throws `InputError` where it cannot. */
export async function verifyOutcomeSheet(file: string): Promise<void> {
  const sheet = await openSheet(file)
  for await (const _rows of rowsOf(sheet));
}

/** Reads spreadsheets, each as a framework. */
export async function* readOutcomeSheets(files: readonly string[], options: ReadOptions): AsyncGenerator<Item[]> {
  for (const file of files) yield* readSheet(file, options)
}

async function openSheet(file: string): Promise<Sheet> {
  const { encoding, sample } = await encodingOf(file)
  let start = ''
  for await (const piece of decoded(file, encoding)) {
    start += piece
    if (start.length >= HEAD) break
  }
  const heading = findHeading(start.slice(0, HEAD))
  if (!heading) {
    throw new InputError(
      'there is no row with the columns “code” and “statement”',
      'Name the columns in one row; the template is at /exports/outcomes-template.csv.',
      1,
    )
  }
  const { columns, names } = heading
  columns.forEach((each, at) => {
    if (!each || SEVERAL.has(each.column)) return
    const first = columns.findIndex((other) => other?.column === each.column && other.language === each.language)
    if (first < at)
      throw new InputError(
        `the columns “${names[first]}” and “${names[at]}” are both read as “${COLUMN_NAMES[each.column]}”`,
        'Rename or remove one.',
        heading.line,
      )
  })
  const notes: Item[] = []
  if (sample)
    notes.push(
      noteItem(
        { file, line: sample.line },
        `the file is not UTF-8: it was read as Windows-1252, so that it says “${sample.word}”`,
        'Look whether accented letters are right; “CSV UTF-8” leaves no doubt.',
      ),
    )
  const sheet: Sheet = { ...heading, file, encoding, facts: new Map(), notes }
  await readAbove(sheet)
  return sheet
}

/** The rows, those above the header too. */
async function* rowsOf(sheet: Sheet): AsyncGenerator<Row[]> {
  const parser = new CsvParser(sheet.delimiter)
  for await (const piece of decoded(sheet.file, sheet.encoding)) yield parser.push(piece)
  yield parser.end()
}

/** The rows below the header that hold something. */
async function* bodyOf(sheet: Sheet): AsyncGenerator<Row[]> {
  let at = 0
  for await (const rows of rowsOf(sheet)) {
    const body = rows.filter((row) => at++ > sheet.at && row.cells.some((cell) => cell.trim() !== ''))
    if (body.length > 0) yield body
  }
}

/** What stands above the header: facts of the framework by name, and a title that fills a row alone. */
async function readAbove(sheet: Sheet): Promise<void> {
  let at = 0
  for await (const rows of rowsOf(sheet)) {
    for (const { cells, line } of rows) {
      if (at++ >= sheet.at) return
      const [first = '', second, ...more] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
      if (first === '' || /^sep=/i.test(first)) continue
      const fact = factOf(first)
      if (fact && second !== undefined && more.length === 0) sheet.facts.set(fact, { value: second, line })
      else if (second === undefined && !fact && !sheet.facts.has('title'))
        sheet.facts.set('title', { value: first, line })
      else
        sheet.notes.push(
          noteItem(
            { file: sheet.file, line },
            `the row “${first.slice(0, 60)}” above the header is not understood`,
            'It is left out. Rows above the header may hold a title, or a name such as publisher and its value.',
          ),
        )
    }
  }
}

interface Outline {
  /** Line of each code. */
  lines: Map<string, number>
  /** Codes without case, dots and spaces: the first of each, and whether others fall together with it. */
  folded: Map<string, { code: string; isAlone: boolean }>
  /** Cells with the parents of each code. */
  parents: Map<string, string[]>
  /** Parents, as `child parent`, that would make an outcome stand below itself. */
  circular: Set<string>
}

async function outlineOf(sheet: Sheet): Promise<Outline> {
  const outline: Outline = { lines: new Map(), folded: new Map(), parents: new Map(), circular: new Set() }
  for await (const rows of bodyOf(sheet)) {
    for (const { cells, line } of rows) {
      const code = plainCell(valuesOf(sheet, cells, 'code')[0] ?? '')
      if (code === '' || outline.lines.has(code)) continue
      outline.lines.set(code, line)
      const folded = foldCode(code)
      const like = outline.folded.get(folded)
      if (like) like.isAlone = false
      else outline.folded.set(folded, { code, isAlone: true })
      const parents = valuesOf(sheet, cells, 'parent')
      if (parents.length > 0) outline.parents.set(code, parents)
    }
  }
  findCircles(outline)
  return outline
}

/** The codes of the rows that a code stands below. */
function parentsOf(code: string, outline: Outline): string[] {
  return (outline.parents.get(code) ?? [])
    .flatMap((cell) => severalCodes(cell, outline))
    .flatMap((written) => codeOfRow(written, outline) ?? [])
    .filter((parent) => parent !== code)
}

/** Walks up from every code once (depth first, without recursion) and notes the steps that lead back to where it came from. */
function findCircles(outline: Outline): void {
  const done = new Set<string>()
  for (const start of outline.parents.keys()) {
    if (done.has(start)) continue
    const way: { code: string; left: string[] }[] = [{ code: start, left: parentsOf(start, outline) }]
    const onWay = new Set([start])
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const parent = step.left.pop()
      if (parent === undefined) {
        done.add(step.code)
        onWay.delete(step.code)
        way.pop()
      } else if (onWay.has(parent)) outline.circular.add(`${step.code}\n${parent}`)
      else if (!done.has(parent)) {
        onWay.add(parent)
        way.push({ code: parent, left: parentsOf(parent, outline) })
      }
    }
  }
}

/** The code of the row that is meant: as written, else the only one that differs by case, dots or spaces. */
function codeOfRow(written: string, outline: Outline): string | undefined {
  if (outline.lines.has(written)) return written
  const like = outline.folded.get(foldCode(written))
  return like?.isAlone ? like.code : undefined
}

interface Head {
  source: SourceRecord
  reference: Reference
  language: string
  scheme: string | undefined
  /** Columns the form does not know: their cells go to `extra`. */
  others: { at: number; name: string }[]
  /** Level words that were told already. */
  told: Set<string>
  positions: Map<string, number>
}

async function* readSheet(file: string, options: ReadOptions): AsyncGenerator<Item[]> {
  const sheet = await openSheet(file)
  const { head, items } = readHead(sheet, options)
  yield items
  const outline = await outlineOf(sheet)
  for await (const rows of bodyOf(sheet)) yield rows.flatMap((row) => readRow(row, sheet, head, outline))
}

function readHead(sheet: Sheet, options: ReadOptions): { head: Head; items: Item[] } {
  const { file, facts } = sheet
  const found = new Findings(false)
  const fact = (name: SheetFact) => found.line(`$.${name}`, facts.get(name)?.value)
  const title = fact('title') ?? basename(file).replace(/\.[^.]*$/, '')
  const publisher = fact('publisher')
  const language = found.language('$.language', fact('language')) ?? 'und'
  const key = `outcomes:${slug(fact('key') ?? [publisher, title].filter(Boolean).join(' ')) || 'framework'}`
  const licence = fact('licence')
  const address = fact('address')
  const wanted = fact('level scheme')
  const scheme = wanted === undefined ? undefined : schemeNamed(wanted)
  if (wanted !== undefined && !scheme)
    found.note(
      '$.level scheme',
      wanted,
      'is no table of levels we have',
      `Levels are kept as they are written. The tables are ${LEVEL_SCHEMES.map((each) => each.key).join(', ')}.`,
    )
  if (language === 'und' && !sheet.columns.some((each) => each?.column === 'language'))
    found.note(
      '$.language',
      undefined,
      'the language is not stated',
      'Put a row “language” with a tag such as en above the header, or a column “language”.',
    )
  const subject = fact('subject')
  const description = found.text('$.description', facts.get('description')?.value)
  const stated = licence?.match(/https?:\/\/\S+/)?.[0]
  const licences = licence
    ? [licenceStatement(definedFields({ words: stated === licence ? undefined : licence, url: stated }))]
    : []
  const official = found.link('$.address', address)
  const framework: FrameworkRecord = definedFields({
    type: 'framework',
    sourceKey: key,
    titles: [{ language, text: title }],
    descriptions: description ? [{ language, text: description }] : [],
    languages: language === 'und' ? [] : [language],
    publisher: publisher ? agentRecord(key, { name: publisher, kind: 'organisation' }) : undefined,
    version: fact('version'),
    adoptionStatus: fact('status'),
    subjects: subject ? [subject] : [],
    officialUrl: official,
    licences,
  })
  const others = sheet.names.flatMap((name, at) => (sheet.columns[at] || name === '' ? [] : [{ at, name }]))
  for (const { name } of others)
    sheet.notes.push(
      noteItem(
        { file, line: sheet.line },
        `“${name.slice(0, 60)}” is no column of this form`,
        'Its cells are kept with each outcome and not read. See the template for the names of columns.',
      ),
    )
  const source: SourceRecord = definedFields({
    key,
    name: title,
    url: official,
    licence: stated ?? licence,
    credit: fact('credit') ?? publisher,
    retrieved: options.today,
  })
  const place: Place = { file, line: sheet.line }
  return {
    head: {
      source,
      reference: definedFields({ sourceKey: key, title, language }),
      language,
      scheme,
      others,
      told: new Set(),
      positions: new Map(),
    },
    items: [
      ...sheet.notes,
      ...problemItems(found.problems, place, 'framework', key),
      { kind: 'source', source },
      { kind: 'covers', edges: ['childOf', 'requires'] },
      { kind: 'record', record: framework, place },
    ],
  }
}

function schemeNamed(words: string): string | undefined {
  const folded = foldName(words)
  return LEVEL_SCHEMES.find((each) => foldName(each.key) === folded || foldName(each.name) === folded)?.key
}

function readRow({ cells, line }: Row, sheet: Sheet, head: Head, outline: Outline): Item[] {
  const place: Place = { file: sheet.file, line }
  const found = new Findings(false)
  const reject = (problem: Omit<FieldProblem, 'fatal' | 'value'>, record?: string): Item[] =>
    problemItems([...found.problems, { ...problem, fatal: true }], place, 'outcome', record)
  const beyond = cells.findIndex((cell, at) => at >= sheet.columns.length && cell.trim() !== '')
  if (beyond >= 0) {
    const message = `has ${cells.length} cells, the header ${sheet.columns.length}`
    return reject({ path: '$', message, advice: 'Put cells that hold the separator or a quote in double quotes.' })
  }
  const broken = cells.findIndex((cell) => SHEET_ERROR.test(cell.trim()))
  if (broken >= 0) {
    const message = `“${cells[broken]?.trim()}” in the column “${sheet.names[broken]}” is an error of the spreadsheet`
    return reject({ path: '$', message, advice: 'Correct the formula, and save again.' })
  }
  const cell = (column: SheetColumn) => plainCell(valuesOf(sheet, cells, column)[0] ?? '') || undefined
  const code = found.line('$.code', cell('code'))
  const filled = cells.map((each) => each.trim()).filter((each) => each !== '')
  if (!code) {
    const said = filled.join(' ').slice(0, 60)
    return reject({
      path: '$.code',
      message: `the code is missing (“${said}”)`,
      advice: 'Give each outcome a code of its own.',
    })
  }
  const first = outline.lines.get(code)
  if (first !== line) {
    const message = `the code “${code}” is on line ${first} already`
    return reject({ path: '$.code', message, advice: 'Give each outcome a code of its own.' }, code)
  }
  const language = found.language('$.language', cell('language')) ?? head.language
  const statements = textsOf(sheet, cells, 'statement', language, found)
  if (statements.length === 0)
    return reject({ path: '$.statement', message: 'the statement is missing', advice: 'Write what is learnt.' }, code)
  if (DATE.test(code))
    found.note('$.code', code, 'looks like a date that the spreadsheet made of a code', 'Format the column as text.')
  const like = outline.folded.get(foldCode(code))
  if (like && like.code !== code)
    found.note(
      '$.code',
      code,
      `differs from “${like.code}” on line ${outline.lines.get(like.code)} only by case, dots or spaces`,
      'Both are kept. Correct one if they are the same outcome.',
    )
  const levels = valuesOf(sheet, cells, 'level').flatMap(several)
  const lists = (column: SheetColumn) =>
    sheet.columns.flatMap((each, at): LanguageText[] =>
      each?.column === column
        ? several(cells[at] ?? '').flatMap((text) => {
            const clean = found.text(`$.${column}`, text)
            const tag = each.language ? found.language(`$.${column}`, each.language) : language
            return clean && tag ? [{ language: tag, text: clean }] : []
          })
        : [],
    )
  const subject = found.line('$.subject', cell('subject'))
  const below = (outline.parents.get(code) ?? []).flatMap((each) => severalCodes(each, outline))
  const parents = codesOf(below, 'parent', code, outline, found)
  const extra = Object.fromEntries(
    head.others.flatMap(({ at, name }) => {
      const value = cells[at]?.trim() ?? ''
      return value === '' ? [] : [[name, value.slice(0, 10_000)]]
    }),
  )
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    sourceKey: `${head.source.key}/${code}`,
    framework: head.reference,
    position: parents.length === 0 ? next(head.positions, '') : undefined,
    code,
    statements,
    labels: textsOf(sheet, cells, 'title', language, found),
    sourceType: found.line('$.type', cell('type')),
    levels: definedList(levels.map((level) => found.line('$.level', level))),
    ...agesFor(levels, cell('ages'), head, found),
    subjects: subject ? [subject] : [],
    keywords: definedList(
      valuesOf(sheet, cells, 'keywords')
        .flatMap(several)
        .map((word) => found.line('$.keywords', word)),
    ),
    evidence: lists('evidence'),
    prompts: lists('prompts'),
    misconceptions: lists('misconceptions'),
    notes: found.text('$.notes', cell('notes')),
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  })
  const from: Reference = { sourceKey: record.sourceKey }
  const items: Item[] = []
  for (const { to } of parents)
    items.push({
      kind: 'edge',
      edge: { type: 'childOf', from, to: referenceTo(to, head), position: next(head.positions, to) },
      place,
    })
  const written = valuesOf(sheet, cells, 'requires').flatMap((each) => severalCodes(each, outline))
  for (const { to, isSoft } of codesOf(written, 'requires', code, outline, found))
    items.push({
      kind: 'edge',
      edge: {
        type: 'requires',
        from,
        to: referenceTo(to, head),
        strength: isSoft ? 'soft' : 'hard',
        reasons: [],
        confidence: 1,
      },
      place,
    })
  const problems = problemItems(
    found.problems.filter((problem) => !problem.fatal),
    place,
    'outcome',
    code,
  )
  // A prerequisite or parent that leads nowhere is rejected; its outcome is not.
  const lost = found.problems
    .filter((problem) => problem.fatal)
    .flatMap((problem) => problemItems([problem], place, problem.path === '$.parent' ? 'childOf' : 'requires', code))
  return [...problems, ...lost, { kind: 'record', record, place }, ...items]
}

function next(positions: Map<string, number>, parent: string): number {
  const position = (positions.get(parent) ?? 0) + 1
  positions.set(parent, position)
  return position
}

function referenceTo(code: string, head: Head): Reference {
  return isAddress(code) ? uriReference(code) : { sourceKey: `${head.source.key}/${code}` }
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|urn:)\S+$/i.test(text)
}

/** Codes that a row names, found among all rows: as written, else the only one that differs by case, dots or spaces. */
function codesOf(
  written: readonly string[],
  column: 'parent' | 'requires',
  own: string,
  outline: Outline,
  found: Findings,
): { to: string; isSoft: boolean }[] {
  const codes = new Map<string, boolean>()
  for (const each of written) {
    const isKnown = outline.lines.has(each)
    const isSoft = column === 'requires' && !isKnown && each.endsWith('?')
    const code = isSoft ? each.slice(0, -1).trim() : each
    const to = isAddress(code) ? code : codeOfRow(code, outline)
    if (to === undefined) {
      const message = outline.folded.has(foldCode(code))
        ? 'fits several codes that differ only by case, dots or spaces'
        : 'is the code of no row of this file'
      found.add(`$.${column}`, code, message, 'Correct the code; this link was left out.', true)
      continue
    }
    if (to === own) {
      found.add(`$.${column}`, code, 'an outcome cannot be this to itself', 'Remove it; this link was left out.', true)
      continue
    }
    if (column === 'parent' && outline.circular.has(`${own}\n${to}`)) {
      const message = `“${to}” itself stands below “${own}”`
      found.add('$.parent', code, message, 'Correct one of them; this link was left out.', true)
      continue
    }
    if (to !== code)
      found.note(`$.${column}`, code, `was taken for “${to}”, which is written otherwise`, 'Write it in the same way.')
    // Named twice, the stronger counts.
    codes.set(to, isSoft && (codes.get(to) ?? true))
  }
  return [...codes].map(([to, isSoft]) => ({ to, isSoft }))
}

function agesFor(levels: readonly string[], stated: string | undefined, head: Head, found: Findings): Ages {
  if (stated !== undefined) {
    const ages = agesOfRange(stated)
    if (ages) return ages
    found.note('$.ages', stated, 'are no ages', 'Write them as 7-9, 7 or 16-.')
  }
  if (levels.length === 0) return {}
  if (!head.scheme) {
    tellOnce(head, '', () =>
      found.note(
        '$.level',
        levels[0],
        'levels are kept as they are written, and their ages are not known',
        `Put a row “level scheme” above the header with one of ${LEVEL_SCHEMES.map((each) => each.key).join(', ')}, or a column “ages”.`,
      ),
    )
    return {}
  }
  const { levels: known, unread } = readLevels(head.scheme, levels)
  for (const word of unread)
    tellOnce(head, word, () =>
      found.note(
        '$.level',
        word,
        `is no level of ${levelScheme(head.scheme as string)?.name}`,
        'It is kept as it is written, and its ages are not known. It is told once.',
      ),
    )
  return unread.length > 0 ? {} : agesOf(known)
}

function tellOnce(head: Head, word: string, tell: () => void): void {
  if (head.told.has(word)) return
  head.told.add(word)
  tell()
}

function textsOf(
  sheet: Sheet,
  cells: readonly string[],
  column: 'statement' | 'title',
  language: string,
  found: Findings,
): LanguageText[] {
  const texts: LanguageText[] = []
  sheet.columns.forEach((each, at) => {
    const written = plainCell(cells[at] ?? '')
    if (each?.column !== column || written === '') return
    const tag = each.language ? found.language(`$.${column}`, each.language) : language
    const text = column === 'title' ? found.line(`$.${column}`, written) : found.text(`$.${column}`, written)
    if (tag && text && !texts.some((known) => known.language === tag)) texts.push({ language: tag, text })
  })
  return texts.sort((a, b) => Number(b.language === language) - Number(a.language === language))
}

/** The filled cells of a column. */
function valuesOf(sheet: Sheet, cells: readonly string[], column: SheetColumn): string[] {
  return sheet.columns.flatMap((each, at) => {
    const cell = each?.column === column ? (cells[at]?.trim() ?? '') : ''
    return cell === '' ? [] : [cell]
  })
}

/** A cell without the formula that keeps a code from being taken for a number: `="1.10"`. */
function plainCell(cell: string): string {
  const text = cell.trim()
  return /^="(.*)"$/s.exec(text)?.[1]?.trim() ?? text
}

/** The values in a cell, parted by semicolons, bars or line breaks. */
function several(cell: string): string[] {
  return plainCell(cell)
    .split(/[;|\n\r]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** The same for codes, which may also be parted by commas where none of them holds one. */
function severalCodes(cell: string, outline: Outline): string[] {
  const isCode = (text: string) => outline.lines.has(text) || outline.lines.has(text.replace(/\?$/, ''))
  return several(cell).flatMap((each) =>
    isAddress(each) || isCode(each)
      ? [each]
      : each
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
  )
}

function foldCode(code: string): string {
  return code.toLowerCase().replace(/[\s.]+/g, '')
}

function noteItem(place: Place, message: string, advice: string): Item {
  return { kind: 'problem', problem: { ...place, rejected: false, message, advice } }
}
