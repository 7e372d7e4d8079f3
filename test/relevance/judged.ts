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
 * iu, `\\b` for the edges of words in any script) over each text of the field as it stands in the document, in whatever
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

/** Works of the corpus that a query's rules name, with their grades: the highest that a document of the work has. */
export function judge(query: JudgedQuery, documents: readonly SearchDocument[]): Map<string, Grade> {
  const grades = new Map<string, Grade>()
  const allowed = documents.filter(
    (document) =>
      document.kind === query.kind &&
      Object.entries(query.filters).every(([facet, values]) =>
        document.facets[facet as Facet].some((value) => values.includes(value)),
      ),
  )
  const languages = new Map<string, Set<string>>()
  if (query.judge.some(({ editionIn }) => editionIn)) {
    for (const { work, facets } of allowed) {
      const known = languages.get(work) ?? new Set()
      for (const language of facets.language) known.add(language)
      languages.set(work, known)
    }
  }
  for (const rule of query.judge) {
    const meets = reader(rule, (work) => languages.get(work) ?? new Set())
    for (const document of allowed) {
      if ((grades.get(document.work) ?? 0) < rule.grade && meets(document)) grades.set(document.work, rule.grade)
    }
  }
  return grades
}

const PATTERN_FIELDS: Record<PatternField, readonly TextField[]> = {
  title: ['title'],
  code: ['code'],
  keyword: ['keyword'],
  subject: ['subject'],
  outcome: ['outcome'],
  description: ['description'],
  creator: ['creator'],
  related: ['related'],
  text: ['title', 'keyword', 'subject', 'description'],
}

function reader(rule: Rule, editionsOf: (work: string) => ReadonlySet<string>): (document: SearchDocument) => boolean {
  const tests: ((document: SearchDocument) => boolean)[] = []
  for (const [name, fields] of Object.entries(PATTERN_FIELDS)) {
    const pattern = rule[name as PatternField]
    if (pattern === undefined) continue
    const expression = patternOf(pattern)
    tests.push(({ text }) =>
      fields.some((field) => text[field].some((entry) => expression.test(entry.normalize('NFC')))),
    )
  }
  if (rule.is) {
    const titles = new Set(rule.is.map(plain))
    tests.push(({ text }) => text.title.some((title) => titles.has(plain(title))))
  }
  if (rule.titleHas) {
    const { titleHas } = rule
    tests.push(({ text }) =>
      text.title.some((title) => {
        const words = wordsOf(title)
        return titleHas.every((word) => words.includes(word))
      }),
    )
  }
  if (rule.languages) {
    const { languages } = rule
    tests.push((document) =>
      document.languages.some((tag) => languages.some((wanted) => tag === wanted || tag.startsWith(`${wanted}-`))),
    )
  }
  if (rule.editionIn) {
    const { editionIn } = rule
    tests.push(({ work }) => editionIn.some((language) => editionsOf(work).has(language)))
  }
  if (rule.notTitle !== undefined) {
    const expression = patternOf(rule.notTitle)
    tests.push(({ text }) => !text.title.some((title) => expression.test(title.normalize('NFC'))))
  }
  if (rule.codes) {
    const codes = new Set(rule.codes)
    tests.push(({ text }) => text.code.some((code) => codes.has(code)))
  }
  if (rule.framework !== undefined) {
    const { framework } = rule
    tests.push(({ text }) => text.outcome.includes(framework))
  }
  if (rule.fits) {
    const wanted = Object.entries(rule.fits) as [Need, number][]
    tests.push(({ fit }) => wanted.every(([need, least]) => (fit[need] ?? 1) >= least))
  }
  if (tests.length === 0) throw new Error(`a rule says nothing: ${JSON.stringify(rule)}`)
  return (document) => tests.every((test) => test(document))
}

/** The edges of words in any script: `\\b` alone sees an edge between `é` and `f`. */
const EDGE = String.raw`(?:(?<=[\p{L}\p{M}\p{N}])(?![\p{L}\p{M}\p{N}])|(?<![\p{L}\p{M}\p{N}])(?=[\p{L}\p{N}]))`

function patternOf(source: string): RegExp {
  return new RegExp(source.replaceAll(String.raw`\b`, EDGE), 'iu')
}

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
