/** Runs judged queries through engines and puts the measures into tables. */
import type { SearchDocument } from '#api/search/search-index.ts'
import type { Engine } from './engines.ts'
import { CLASSES, createJudge, readQueries, type Grade, type JudgedQuery } from './judged.ts'
import { mean, measure, type Measures } from './metrics.ts'

/** A query with what its rules give in this corpus. */
export interface Judged {
  query: JudgedQuery
  grades: Map<string, Grade>
}

export interface Outcome extends Judged {
  works: string[]
  measures: Measures
}

/** Every query of the files with the works its rules name. */
export function judgeAll(documents: readonly SearchDocument[], queries = readQueries()): Judged[] {
  const judge = createJudge(documents)
  return queries.map((query) => ({ query, grades: judge(query) }))
}

/** What an engine finds for each query, and how good that is. */
export async function evaluate(engine: Engine, judged: readonly Judged[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { query, grades } of judged) {
    const works = await engine.search(query)
    outcomes.push({ query, grades, works, measures: measure(works, grades) })
  }
  return outcomes
}

/** Means by a key of the query, in the order of `keys`, with the number of queries; keys without queries are left out. */
export function meansBy(
  outcomes: readonly Outcome[],
  keyOf: (query: JudgedQuery) => string,
  keys?: readonly string[],
): Map<string, Measures & { queries: number }> {
  const groups = Map.groupBy(outcomes, ({ query }) => keyOf(query))
  const order =
    keys ?? [...groups.keys()].sort((one, other) => size(groups, other) - size(groups, one) || (one < other ? -1 : 1))
  return new Map(
    order.flatMap((key) => {
      const group = groups.get(key)
      return group ? [[key, { ...mean(group.map(({ measures }) => measures)), queries: group.length }] as const] : []
    }),
  )
}

function size(groups: Map<string, unknown[]>, key: string): number {
  return groups.get(key)?.length ?? 0
}

const SHOWN: readonly (readonly [keyof Measures, string])[] = [
  ['mrr', 'MRR'],
  ['ndcg', 'nDCG@10'],
  ['success', 'success@10'],
  ['zero', 'nothing'],
]

/** A Markdown table: a row a class or language and one for all, a group of columns an engine, the best of each in bold. */
export function table(
  title: string,
  results: ReadonlyMap<string, readonly Outcome[]>,
  keyOf: (query: JudgedQuery) => string,
  keys?: readonly string[],
): string {
  const engines = [...results.keys()]
  const grouped = new Map(engines.map((name) => [name, meansBy(results.get(name) as Outcome[], keyOf, keys)]))
  const all = new Map(
    engines.map((name) => [name, mean((results.get(name) as Outcome[]).map(({ measures }) => measures))]),
  )
  const first = grouped.get(engines[0] as string) as Map<string, Measures & { queries: number }>
  const row = (name: string, queries: number, of: (engine: string) => Measures): string => {
    const cells = SHOWN.flatMap(([measure]) => {
      const values = engines.map((engine) => of(engine)[measure])
      const best = measure === 'zero' ? Math.min(...values) : Math.max(...values)
      return values.map((value) => (value === best && engines.length > 1 ? `**${shown(value)}**` : shown(value)))
    })
    return `| ${[name, queries, ...cells].join(' | ')} |`
  }
  const total = [...first.values()].reduce((sum, { queries }) => sum + queries, 0)
  const head = SHOWN.flatMap(([, label]) => engines.map((engine) => `${label} ${engine}`))
  return [
    `| ${[title, 'queries', ...head].join(' | ')} |`,
    `| --- | ${Array.from({ length: head.length + 1 }, () => '---:').join(' | ')} |`,
    ...[...first].map(([key, { queries }]) => row(key, queries, (engine) => grouped.get(engine)?.get(key) as Measures)),
    row('all', total, (engine) => all.get(engine) as Measures),
  ].join('\n')
}

const shown = (value: number): string => value.toFixed(3)

/** The table by class of query. */
export const byClass = (results: ReadonlyMap<string, readonly Outcome[]>): string =>
  table('class', results, (query) => query.class, CLASSES)

/** The table by language of query. */
export const byLanguage = (results: ReadonlyMap<string, readonly Outcome[]>): string =>
  table('language', results, (query) => query.language)

/** A language counts among the weakest from so many queries on: of fewer a single one decides. */
const LEAST_QUERIES = 5

/** The languages with the lowest nDCG@10, lowest first, with it. */
export function weakest(outcomes: readonly Outcome[], most: number): { language: string; ndcg: number }[] {
  return [...meansBy(outcomes, (query) => query.language)]
    .filter(([, { queries }]) => queries >= LEAST_QUERIES)
    .map(([language, { ndcg }]) => ({ language, ndcg }))
    .toSorted((one, other) => one.ndcg - other.ndcg)
    .slice(0, most)
}

/** The queries with the worst answers, worst first: by nDCG, then as they stand. Those at 1 are no failures. */
export function worst(outcomes: readonly Outcome[], most: number): Outcome[] {
  return outcomes
    .filter(({ measures }) => measures.ndcg < 1)
    .toSorted((one, other) => one.measures.ndcg - other.measures.ndcg)
    .slice(0, most)
}

/** How titles of works are shown in lists: the title in the first of the languages it has, English, or any. */
export function titlesOf(documents: readonly SearchDocument[]): (work: string, languages: readonly string[]) => string {
  const byWork = Map.groupBy(documents, ({ work }) => work)
  return (work, languages) => {
    const editions = byWork.get(work) ?? []
    for (const language of [...languages, 'en']) {
      const own = editions.find((document) => document.languages.includes(language))
      if (own) return (own.text.title[0] ?? '').slice(0, 60)
    }
    return (editions[0]?.text.title[0] ?? '').slice(0, 60)
  }
}
