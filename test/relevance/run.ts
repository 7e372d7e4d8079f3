/**
 * `npm run relevance`: our index, SQLite FTS5 and, where one is at hand, Meilisearch on the judged queries. Prints the
 * tables and writes them to RESULTS.md. Needs CORPUS_DIR. `--only=<class>` looks at one class, `--worst=<n>` lists
 * more failing queries, `--alone` leaves the peers out. With `--only` or `--alone` nothing is written.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { corpusOf } from './corpus.ts'
import { embedded, fts5, meilisearch, type Engine } from './engines.ts'
import { byClass, byLanguage, evaluate, judgeAll, titlesOf, weakest, worst, type Outcome } from './evaluate.ts'
import { readQueries } from './judged.ts'
import { meilisearchServer } from '#test/helpers/meilisearch-server.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    worst: { type: 'string', default: '30' },
    alone: { type: 'boolean', default: false },
  },
})
const folder = process.env['CORPUS_DIR'] ?? ''
if (folder === '') {
  process.stderr.write('CORPUS_DIR is not set: it names the folder of real data that the judged queries are about.\n')
  process.exit(2)
}

const documents = await corpusOf(folder)
const queries = readQueries().filter((query) => options.only === undefined || query.class === options.only)
const judged = judgeAll(documents, queries)
const server = options.alone ? null : await meilisearchServer()
const results = new Map<string, Outcome[]>()
const makers: (() => Promise<Engine>)[] = [
  () => embedded(documents),
  ...(options.alone ? [] : [() => Promise.resolve(fts5(documents))]),
  ...(server ? [() => meilisearch(server.url, server.key, documents)] : []),
]
for (const make of makers) {
  const engine = await make()
  results.set(engine.name, await evaluate(engine, judged))
  await engine.close()
}
await server?.close()

const ours = results.get('Waymark') as Outcome[]
const title = titlesOf(documents)
const titles = (works: readonly string[], readers: readonly string[]): string =>
  works.map((work) => title(work, readers).replaceAll('|', '\\|')).join(' · ') || 'nothing'
const failing = worst(ours, Number(options.worst)).map(({ query, grades, works, measures }) => {
  const wanted = [...grades].toSorted((one, other) => other[1] - one[1]).map(([work]) => work)
  const cells = [
    query.id,
    `\`${query.text.replaceAll('|', '\\|')}\``,
    query.language,
    measures.ndcg.toFixed(2),
    titles(wanted.slice(0, 3), query.readers) + (wanted.length > 3 ? ` (${wanted.length})` : ''),
    titles(works.slice(0, 3), query.readers),
  ]
  return `| ${cells.join(' | ')} |`
})
const languages = new Set(queries.map(({ language }) => language))
const report = `# Relevance on judged queries

${queries.length} queries in ${languages.size} languages over ${documents.length} documents (${new Set(documents.map(({ work }) => work)).size} works and outcomes), made by
\`npm run relevance\`; [\`README.md\`](README.md) says how they are judged. MRR, success@10 and *nothing* (the share of queries
for which nothing at all is found) are of works with grade 2 or 3. Compared: the embedded index, SQLite FTS5 in process${server ? `, and\nMeilisearch ${server.version} with its defaults` : `. No Meilisearch server was at hand`}.

## By class

${byClass(results)}

## By language

${byLanguage(results)}

The weakest languages of five queries and more, by nDCG@10: ${weakest(ours, 6)
  .map(({ language, ndcg }) => `${language} ${ndcg.toFixed(3)}`)
  .join(', ')}.

## Where we are worst

| query | text | language | nDCG@10 | should be found | is found |
| --- | --- | --- | ---: | --- | --- |
${failing.join('\n')}
`
process.stdout.write(report)
if (options.only === undefined && !options.alone) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report)
