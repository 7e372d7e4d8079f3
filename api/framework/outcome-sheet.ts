/** The spreadsheet form of a framework: its columns, how people write their names, and a template to begin with. */

/** What a column holds. `parent` and `requires` may hold several codes, the lists several texts. */
export const SHEET_COLUMNS = [
  'code',
  'parent',
  'statement',
  'level',
  'requires',
  'title',
  'type',
  'subject',
  'language',
  'ages',
  'keywords',
  'evidence',
  'prompts',
  'misconceptions',
  'notes',
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** The name each column is written by. */
export const COLUMN_NAMES: Readonly<Record<SheetColumn, string>> = {
  code: 'code',
  parent: 'parent code',
  statement: 'statement',
  level: 'level',
  requires: 'requires',
  title: 'title',
  type: 'type',
  subject: 'subject',
  language: 'language',
  ages: 'ages',
  keywords: 'keywords',
  evidence: 'evidence',
  prompts: 'prompts',
  misconceptions: 'misconceptions',
  notes: 'notes',
}

/** Other names that are read, as `columnOf` folds them. */
const OTHER_NAMES: Readonly<Record<SheetColumn, string>> = {
  code: 'outcome code|identifier|codigo|kode|kodi',
  parent: 'parent|parent id|code parent|codigo padre|codigo pai|codigo superior|belongs to',
  statement:
    'statement text|full statement|outcome|learning outcome|description|text|enunciado|enonce|descripcion|descricao|texto',
  level: 'levels|grade|grades|year|nivel|niveau|grado|ano|annee',
  requires:
    'required|prerequisite|prerequisites|prerequisite codes|requiere|requer|prerrequisitos|pre requisitos|prerequis',
  title: 'label|short title|name|titulo|titre',
  type: 'kind|tipo',
  subject: 'subjects|asignatura|disciplina|componente|matiere',
  language: 'lang|idioma|langue|lingua',
  ages: 'age|edad|edades|idade',
  keywords: 'keyword|palabras clave|palavras chave|mots cles',
  evidence: 'evidence of mastery|evidencia|evidencias',
  prompts: 'prompt|questions',
  misconceptions: 'misconception|common misconceptions',
  notes: 'note|comment|comments|notas|remarques',
}

/** Facts of the framework that may stand above the header, each a row of a name and a value. */
export const SHEET_FACTS = [
  'title',
  'key',
  'publisher',
  'credit',
  'language',
  'subject',
  'version',
  'licence',
  'address',
  'level scheme',
  'status',
  'description',
] as const
export type SheetFact = (typeof SHEET_FACTS)[number]

const OTHER_FACTS: Readonly<Partial<Record<SheetFact, string>>> = {
  title: 'framework title|framework|titulo|titre|name',
  publisher: 'ministry|editor|editorial',
  language: 'idioma|langue|lingua',
  subject: 'asignatura|disciplina|matiere',
  licence: 'license|licencia|licenca',
  address: 'url|web|official address|official url|uri',
  'level scheme': 'levels|level table',
  status: 'adoption status',
}

const COLUMN_OF = namesOf(SHEET_COLUMNS, OTHER_NAMES)
for (const column of SHEET_COLUMNS) COLUMN_OF.set(foldName(COLUMN_NAMES[column]), column)
const FACT_OF = namesOf(SHEET_FACTS, OTHER_FACTS)

function namesOf<T extends string>(keys: readonly T[], others: Readonly<Partial<Record<T, string>>>): Map<string, T> {
  return new Map(keys.flatMap((key) => [key, ...(others[key]?.split('|') ?? [])].map((name) => [name, key] as const)))
}

/** Lower case, without accents and with one space between words. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b\ufeff]/g, '')
    .toLowerCase()
    .replace(/[\s_*:-]+/g, ' ')
    .trim()
}

/** The column a header cell names, and the language of its texts in `statement.sw` or `statement (sw)`; null for any other. */
export function columnOf(cell: string): { column: SheetColumn; language?: string } | null {
  const whole = COLUMN_OF.get(foldName(cell))
  if (whole) return { column: whole }
  const match = /^(.+?)\s*(?:\.\s*([\w-]+)|[([]\s*([\w-]+)\s*[)\]])\s*$/.exec(cell)
  const column = COLUMN_OF.get(foldName(match?.[1] ?? ''))
  const language = match?.[2] ?? match?.[3]
  return column && language && TEXT_COLUMNS.has(column) ? { column, language } : null
}

/** Columns that may be there once a language. */
export const TEXT_COLUMNS: ReadonlySet<SheetColumn> = new Set([
  'statement',
  'title',
  'evidence',
  'prompts',
  'misconceptions',
])

/** The fact that the first cell of a row above the header names; null for any other. */
export function factOf(cell: string): SheetFact | null {
  return FACT_OF.get(foldName(cell)) ?? null
}

/** A cell as CSV writes it: in quotes where it has to be. */
export function csvCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV (RFC 4180) with a byte order mark, by which spreadsheet programs know that it is UTF-8. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

/**
 * The template that `/exports/outcomes-template.csv` gives: facts of the framework, the header, and four outcomes that show a
 * parent, levels, and prerequisites (one of them soft). Import it as it is to see what comes of it.
 */
export function outcomesTemplate(): string {
  return csvText([
    ['title', 'Fractions, an example'],
    ['publisher', 'Name of the ministry or school'],
    ['language', 'en'],
    ['licence', 'https://creativecommons.org/licenses/by/4.0/'],
    ['level scheme', 'us-grades'],
    [],
    ['code', 'parent code', 'statement', 'level', 'requires', 'title', 'type', 'evidence', 'misconceptions'],
    ['1', '', 'Understand fractions as numbers', '', '', 'Fractions', 'Area', '', ''],
    [
      '1.A',
      '1',
      'Share a whole into equal parts and name one part',
      '3',
      '',
      'Unit fractions',
      'Outcome',
      'Folds a strip into four equal parts and names one of them|Says why unequal parts are not quarters',
      'A part is named by how many parts there are, whether they are equal or not',
    ],
    ['1.B', '1', 'Place a fraction on a number line', '3', '1.A', 'Number line', 'Outcome', '', ''],
    ['1.C', '1', 'Explain when two fractions are equal', '3; 4', '1.A; 1.B?', 'Equal fractions', 'Outcome', '', ''],
  ])
}
