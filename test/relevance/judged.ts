/** Judged queries: what they look like in `queries/*.jsonl`, and from their rules to graded works. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { NEEDS, type Need, type Needs } from '#api/accessibility/needs.ts'
import type { DocumentKind, Facet, SearchDocument, TextField } from '#api/search/search-index.ts'

export const CLASSES = [
  'known-item',
  'topic',
  'misspelt',
  'cross-lingual',
  'outcome-code',
  'need-based',
  'natural',
] as const
export type QueryClass = (typeof CLASSES)[number]

/** 3: just what was meant; 2: good; 1: touches it. What no rule names is 0. */
export type Grade = 1 | 2 | 3
/** From this grade on a work counts as found for success and reciprocal rank. */
export const FOUND = 2

/** Searches a pattern is looked for in; `text` is title, keywords, subjects and description. */
type PatternField = TextField | 'text'

/**
 * A work has the grade when one of its documents meets everything the rule says. Patterns are regular expressions (flags
 * imu, `\\b` for the edges of words in any script) over each text of the field as it stands in the document, in whatever
 * language.
 */
export interface Rule extends Partial<Record<PatternField, string>> {
  grade: Grade
  /** The title is one of these, but for case. */
  is?: string[]
  /** The title has all of these whole words, in any order. */
  titleHas?: string[]
  /** The edition is in one of these languages, or a variety of it. */
  languages?: string[]
  /** Some edition of the work is in one of these languages; the rest of the rule may be met by another edition. */
  editionIn?: string[]
  /** The title must not match. */
  notTitle?: string
  /** One of these codes, exactly as its framework writes it. */
  codes?: string[]
  /** Only outcomes of the framework with this title. */
  framework?: string
  /** Fit for each of these needs is known: at least partly (2) or wholly (3). */
  fits?: Partial<Record<Need, 2 | 3>>
}

export interface JudgedQuery {
  /** Class and number. */
  id: string
  class: QueryClass
  /** What is typed. */
  text: string
  /** Language of what is typed. */
  language: string
  /** Languages the reader reads, best first. */
  readers: string[]
  kind: DocumentKind
  /** All of them required. */
  needs: Need[]
  filters: Partial<Record<Facet, string[]>>
  judge: Rule[]
  /** Why it is judged so, where the rules do not speak for themselves. */
  note?: string
}

type Line = Omit<JudgedQuery, 'class' | 'id' | 'readers' | 'kind' | 'needs' | 'filters'> &
  Partial<Pick<JudgedQuery, 'readers' | 'kind' | 'needs' | 'filters'>>

/** All queries, class by class; the reader reads the language of the query where nothing else is said. */
export function readQueries(folder: string = join(import.meta.dirname, 'queries')): JudgedQuery[] {
  return globSync(join(folder, '*.jsonl'))
    .sort()
    .flatMap((file) => {
      const name = basename(file, '.jsonl') as QueryClass
      if (!CLASSES.includes(name)) throw new Error(`${file}: no class of queries is called ${name}`)
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
      return lines.map((line, index) => {
        const query = JSON.parse(line) as Line
        return {
          id: `${name}/${index + 1}`,
          class: name,
          readers: [query.language],
          kind: 'resource' as const,
          needs: [],
          filters: {},
          ...query,
        }
      })
    })
}

/** The needs of a query as the index takes them: each required. */
export function needsOf({ needs }: JudgedQuery): Needs {
  for (const need of needs) if (!NEEDS.includes(need)) throw new Error(`no such need: ${need}`)
  return needs.map((need) => ({ anyOf: [{ need }], importance: 'REQUIRED' }))
}

/**
 * Makes what judges queries over a corpus: the works that a query's rules name, with the highest grade that a document of
 * the work has. What a rule meets is worked out once.
 */
export function createJudge(documents: readonly SearchDocument[]): (query: JudgedQuery) => Map<string, Grade> {
  // Many documents have the same labels and creators: each text is one string, which is quick to compare.
  const texts = new Map<string, string>()
  const once = (text: string): string => texts.get(text) ?? (texts.set(text, text), text)
  const all = documents.map((document) => readable(document, once))
  const readables = {
    resource: all.filter(({ document }) => document.kind === 'resource'),
    outcome: all.filter(({ document }) => document.kind === 'outcome'),
  }
  const languages = new Map<string, Set<string>>()
  for (const { work, facets } of documents) {
    const known = languages.get(work) ?? new Set()
    for (const language of facets.language) known.add(language)
    languages.set(work, known)
  }
  const known = new Map<string, SearchDocument[]>()
  const meeting = (wanted: DocumentKind, { grade: _, editionIn: __, ...rule }: Rule): SearchDocument[] => {
    const key = `${wanted} ${JSON.stringify(rule)}`
    let found = known.get(key)
    if (found === undefined) {
      const meets = reader(rule)
      found = readables[wanted].filter(meets).map(({ document }) => document)
      known.set(key, found)
    }
    return found
  }
  return (query) => {
    const grades = new Map<string, Grade>()
    for (const rule of query.judge) {
      for (const { work, facets } of meeting(query.kind, rule)) {
        if ((grades.get(work) ?? 0) >= rule.grade) continue
        if (rule.editionIn && !rule.editionIn.some((language) => languages.get(work)?.has(language))) continue
        const passes = Object.entries(query.filters).every(([facet, values]) =>
          facets[facet as Facet].some((value) => values.includes(value)),
        )
        if (passes) grades.set(work, rule.grade)
      }
    }
    return grades
  }
}

const PATTERN_FIELDS: Record<PatternField, readonly TextField[]> = {
  creator: ['creator'],
  title: ['title'],
  code: ['code'],
  keyword: ['keyword'],
  subject: ['subject'],
  outcome: ['outcome'],
  description: ['description'],
  related: ['related'],
  text: ['title', 'keyword', 'subject', 'description'],
}

/** A document with its texts by field, a line an entry, and what titles are compared by. */
interface Readable {
  document: SearchDocument
  texts: Record<TextField, string>
  titles: { plain: string; words: ReadonlySet<string> }[]
}

function readable(document: SearchDocument, once: (text: string) => string): Readable {
  const { text } = document
  return {
    document,
    texts: Object.fromEntries(
      Object.entries(text).map(([field, entries]) => [field, once(entries.join('\n').normalize('NFC'))]),
    ) as Readable['texts'],
    titles: text.title.map((title) => ({ plain: plain(title), words: new Set(wordsOf(title)) })),
  }
}

function reader(rule: Omit<Rule, 'grade' | 'editionIn'>): (readable: Readable) => boolean {
  const tests: ((readable: Readable) => boolean)[] = []
  if (rule.languages) {
    const { languages } = rule
    tests.push(({ document }) =>
      document.languages.some((tag) => languages.some((wanted) => tag === wanted || tag.startsWith(`${wanted}-`))),
    )
  }
  if (rule.codes) {
    const codes = new Set(rule.codes)
    tests.push(({ document }) => document.text.code.some((code) => codes.has(code)))
  }
  if (rule.is) {
    const titles = new Set(rule.is.map(plain))
    tests.push((readable) => readable.titles.some((title) => titles.has(title.plain)))
  }
  if (rule.titleHas) {
    const { titleHas } = rule
    tests.push(({ titles }) => titles.some(({ words }) => titleHas.every((word) => words.has(word))))
  }
  for (const [name, fields] of Object.entries(PATTERN_FIELDS)) {
    const pattern = rule[name as PatternField]
    if (pattern === undefined) continue
    const matches = matcher(pattern)
    tests.push(({ texts }) => fields.some((field) => matches(texts[field])))
  }
  if (rule.notTitle !== undefined) {
    const matches = matcher(rule.notTitle)
    tests.push(({ texts }) => !matches(texts.title))
  }
  if (rule.framework !== undefined) {
    const { framework } = rule
    tests.push(({ document }) => document.text.outcome.includes(framework))
  }
  if (rule.fits) {
    const wanted = Object.entries(rule.fits) as [Need, number][]
    tests.push(({ document }) => wanted.every(([need, least]) => (document.fit[need] ?? 1) >= least))
  }
  if (tests.length === 0) throw new Error(`a rule says nothing: ${JSON.stringify(rule)}`)
  return (one) => tests.every((test) => test(one))
}

/** Whether a text matches; each text is looked at once, as many documents have the same labels and creators. */
function matcher(pattern: string): (text: string) => boolean {
  const expression = new RegExp(pattern.replaceAll(String.raw`\b`, EDGE), 'imu')
  // Edges are slow to look for: what does not match without them does not match.
  const loose = new RegExp(pattern.replaceAll(String.raw`\b`, ''), 'imu')
  const known = new Map<string, boolean>()
  return (text) => {
    let matches = known.get(text)
    if (matches === undefined) known.set(text, (matches = loose.test(text) && expression.test(text)))
    return matches
  }
}

/** The edges of words in any script: `\\b` alone sees an edge between `é` and `f`. */
const EDGE = String.raw`(?:(?<=[\p{L}\p{M}\p{N}])(?![\p{L}\p{M}\p{N}])|(?<![\p{L}\p{M}\p{N}])(?=[\p{L}\p{N}]))`

/** Words of a text in lower case, cut wherever there is neither letter, mark nor digit; nothing else is done to them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
