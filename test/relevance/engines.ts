/** The engines that are compared: each takes the same documents and gives works, best first. */
import { DatabaseSync } from 'node:sqlite'
import { Meilisearch } from 'meilisearch'
import { openSearch } from '#api/search/open.ts'
import { FIELDS } from '#api/search/embedded/weights.ts'
import {
  FACETS,
  TEXT_FIELDS,
  type Facet,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
} from '#api/search/search-index.ts'
import { needsOf, type JudgedQuery } from './judged.ts'
import { DEPTH } from './metrics.ts'

export interface Engine {
  name: string
  /** Works that were found, best first, at most ten. */
  search(query: JudgedQuery): Promise<string[]>
  close(): Promise<void>
}

/** A judged query as the seam takes it. */
export function toSearchQuery(query: JudgedQuery): SearchQuery {
  return {
    kind: query.kind,
    text: query.text,
    filters: query.filters,
    ranges: {},
    needs: needsOf(query),
    languages: query.readers,
    order: 'RELEVANCE',
    first: DEPTH,
    facets: [],
    groupByWork: true,
  }
}

/** Our own index in this process. `answer` gives the whole answer, for looking into it. */
export async function embedded(
  documents: SearchDocument[],
): Promise<Engine & { answer(query: JudgedQuery): Promise<SearchAnswer> }> {
  const index = await openSearch('embedded:')
  return {
    ...(await behindTheSeam('Waymark', index, documents)),
    answer: (query) => index.search(toSearchQuery(query)),
  }
}

/** Any engine behind the seam, filled with the documents. */
export async function behindTheSeam(name: string, index: SearchIndex, documents: SearchDocument[]): Promise<Engine> {
  async function* batches(): AsyncGenerator<SearchDocument[]> {
    for (let at = 0; at < documents.length; at += 1_000) yield await Promise.resolve(documents.slice(at, at + 1_000))
  }
  await index.rebuild(batches(), 1)
  await index.settled()
  return {
    name,
    async search(query) {
      const { hits } = await index.search(toSearchQuery(query))
      return hits.map(({ work }) => work)
    },
    close: () => index.close(),
  }
}

/** Scripts written without spaces, in which a tokeniser that splits at spaces finds no words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u
/** A trigram index answers nothing shorter; then its text is looked through. */
const TRIGRAM = 3

/**
 * SQLite FTS5: unicode61 without diacritics, bm25 with the weights our own fields have. All words with the last as a
 * beginning, then any of them. Phrases and exclusions are passed on. What is written without spaces is looked for by
 * trigrams as well. Needs it does not know; filters are exact.
 */
export function fts5(documents: readonly SearchDocument[]): Engine {
  const database = new DatabaseSync(':memory:')
  const columns = TEXT_FIELDS.join(', ')
  const weights = TEXT_FIELDS.map((field) => FIELDS[field].weight).join(', ')
  const byRow: SearchDocument[] = []
  for (const kind of ['resource', 'outcome']) {
    database.exec(
      `CREATE VIRTUAL TABLE ${kind}_words USING fts5(${columns}, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')`,
    )
    database.exec(`CREATE VIRTUAL TABLE ${kind}_pieces USING fts5(${columns}, tokenize = 'trigram')`)
  }
  database.exec('BEGIN')
  const places = TEXT_FIELDS.map(() => '?').join(', ')
  for (const document of documents) {
    const texts = TEXT_FIELDS.map((field) => document.text[field].join('\n'))
    byRow.push(document)
    for (const table of ['words', 'pieces']) {
      database
        .prepare(`INSERT INTO ${document.kind}_${table} (rowid, ${columns}) VALUES (?, ${places})`)
        .run(byRow.length, ...texts)
    }
  }
  database.exec('COMMIT')

  const works = (query: JudgedQuery, table: string, match: string): string[] => {
    const rows = database
      .prepare(
        `SELECT rowid FROM ${query.kind}_${table} WHERE ${query.kind}_${table} MATCH ? ORDER BY bm25(${query.kind}_${table}, ${weights}), rowid`,
      )
      .all(match) as { rowid: number }[]
    return firstWorks(rows, query)
  }
  const firstWorks = (rows: readonly { rowid: number }[], query: JudgedQuery): string[] => {
    const found = new Set<string>()
    for (const { rowid } of rows) {
      const document = byRow[rowid - 1] as SearchDocument
      if (passes(document, query)) found.add(document.work)
      if (found.size === DEPTH) break
    }
    return [...found]
  }
  const containing = (query: JudgedQuery, pieces: readonly string[]): string[] => {
    const condition = pieces.map(() => `title || ' ' || keyword || ' ' || subject || ' ' || description LIKE ?`)
    const rows = database
      .prepare(
        `SELECT rowid FROM ${query.kind}_pieces WHERE ${condition.join(' AND ')} ORDER BY title LIKE ? DESC, length(title), rowid`,
      )
      .all(...pieces.map((piece) => `%${piece}%`), `%${pieces[0]}%`) as { rowid: number }[]
    return firstWorks(rows, query)
  }
  return {
    name: 'SQLite FTS5',
    search(query) {
      const { all, any, plain } = expressions(query.text)
      const ways: (() => string[])[] = [() => works(query, 'words', all)]
      if (WITHOUT_SPACES.test(query.text) && plain.length > 0) {
        ways.push(
          plain.every((word) => word.length >= TRIGRAM)
            ? () => works(query, 'pieces', plain.map(quoted).join(' AND '))
            : () => containing(query, plain),
        )
      }
      ways.push(() => works(query, 'words', any))
      if (all === '') return Promise.resolve([])
      for (const way of ways) {
        const found = way()
        if (found.length > 0) return Promise.resolve(found)
      }
      return Promise.resolve([])
    },
    close() {
      database.close()
      return Promise.resolve()
    },
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** FTS5 expressions of what was typed: with all words, and with any; and its words alone. */
function expressions(text: string): { all: string; any: string; plain: string[] } {
  const pieces = [...text.matchAll(/(-?)"([^"]+)"|(^|\s)-(\S+)|([\p{L}\p{N}\p{M}]+)/gu)]
  const words = (list: string): string[] => list.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const wanted: string[] = []
  const excluded: string[] = []
  const plain: string[] = []
  for (const [at, [, minus, phrase, , without, word]] of pieces.entries()) {
    if (without !== undefined) excluded.push(quoted(words(without).join(' ')))
    else if (phrase !== undefined) (minus === '-' ? excluded : wanted).push(quoted(phrase))
    else if (word !== undefined) {
      plain.push(word)
      wanted.push(at === pieces.length - 1 ? `${quoted(word)}*` : quoted(word))
    }
  }
  const less = excluded.length > 0 ? ` NOT (${excluded.join(' OR ')})` : ''
  return {
    all: wanted.length > 0 ? `(${wanted.join(' AND ')})${less}` : '',
    any: `(${wanted.join(' OR ')})${less}`,
    plain,
  }
}

function passes(document: SearchDocument, { filters }: JudgedQuery): boolean {
  return Object.entries(filters).every(([facet, values]) =>
    document.facets[facet as Facet].some((value) => values.includes(value)),
  )
}

/** Documents a request. */
const BATCH = 2_000
const TASK_MS = 10 * 60_000

/**
 * Meilisearch with its defaults: only searchable attributes in the order of our fields, filterable and sortable ones,
 * and one hit a work are set. Needs are not asked for: it has no such thing by itself.
 */
export async function meilisearch(url: string, key: string | undefined, documents: SearchDocument[]): Promise<Engine> {
  const client = new Meilisearch({
    host: url,
    ...(key === undefined ? {} : { apiKey: key }),
    defaultWaitOptions: { timeout: TASK_MS, interval: 100 },
  })
  const uids = { resource: 'relevance-resource', outcome: 'relevance-outcome' } as const
  for (const kind of ['resource', 'outcome'] as const) {
    const uid = uids[kind]
    await client.deleteIndexIfExists(uid)
    await client.createIndex(uid, { primaryKey: 'id' }).waitTask()
    const index = client.index(uid)
    await index
      .updateSettings({
        searchableAttributes: [...TEXT_FIELDS],
        filterableAttributes: [...FACETS.map((facet) => `facets.${facet}`), 'work'],
        sortableAttributes: ['numbers.quality'],
        distinctAttribute: 'work',
      })
      .waitTask()
    const own = documents.filter((document) => document.kind === kind)
    for (let at = 0; at < own.length; at += BATCH) {
      await index
        .addDocuments(own.slice(at, at + BATCH).map(({ id, work, text, facets }) => ({ id, work, ...text, facets })))
        .waitTask()
    }
  }
  const text = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  return {
    name: 'Meilisearch',
    async search(query) {
      const filter = Object.entries(query.filters).map(
        ([facet, values]) => `facets.${facet} IN [${values.map(text).join(', ')}]`,
      )
      const { hits } = await client
        .index<{ id: string; work: string }>(uids[query.kind])
        .search(query.text, { limit: DEPTH, filter, attributesToRetrieve: ['id', 'work'] })
      return hits.map(({ work }) => work)
    },
    async close() {
      for (const uid of Object.values(uids)) await client.deleteIndexIfExists(uid)
    },
  }
}
