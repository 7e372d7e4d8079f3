/** The peers searches are measured beside, on the same documents: top 20 and five facets, each in its own way. */
import { DatabaseSync } from 'node:sqlite'
import MiniSearch from 'minisearch'
import { TEXT_FIELDS, type Facet, type SearchDocument, type SearchQuery } from '#api/search/search-index.ts'
import { FIVE } from './search-queries.ts'
import { post } from './search-load.ts'

export interface Peer {
  /** Gives the number of documents found, and the ids of the first `limit` of them. */
  search(
    query: SearchQuery,
    limit: number,
  ): { total: number; ids: string[] } | Promise<{ total: number; ids: string[] }>
  close(): Promise<void> | void
}

/** Documents of an answer that are compared with those of others. */
export const MOST_COMPARED = 1_000
/** Hits on a page. */
export const FIRST = 20
const WEIGHTS = { title: 6, code: 5, keyword: 3, subject: 2.5, outcome: 1.5, description: 1, creator: 1, related: 0.5 }

/** MiniSearch has no facets, so its results are counted one by one. */
export function miniSearch(documents: SearchDocument[]): Peer {
  const mini = new MiniSearch<{ id: string }>({
    fields: [...TEXT_FIELDS],
    extractField: (document, field) => {
      const found = document as unknown as SearchDocument
      return field === 'id' ? found.id : found.text[field as (typeof TEXT_FIELDS)[number]].join(' \n ')
    },
  })
  const byId = new Map(documents.map((document) => [document.id, document]))
  mini.addAll(documents)
  return {
    search(query, limit) {
      const terms = query.text.split(/\s+/)
      const results = mini.search(query.text === '' ? MiniSearch.wildcard : query.text, {
        combineWith: 'AND',
        boost: WEIGHTS,
        prefix: (term) => term === terms.at(-1)?.toLowerCase(),
        fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0),
        filter: ({ id }) => {
          const { facets } = byId.get(id as string)!
          return Object.entries(query.filters).every(([facet, values]) =>
            facets[facet as Facet].some((value) => values.includes(value)),
          )
        },
      })
      const counts = new Map(query.facets.map((facet) => [facet, new Map<string, number>()]))
      for (const { id } of results) {
        const { facets } = byId.get(id as string)!
        for (const facet of query.facets) {
          const own = counts.get(facet)!
          for (const value of facets[facet]) own.set(value, (own.get(value) ?? 0) + 1)
        }
      }
      return { total: results.length, ids: results.slice(0, limit).map(({ id }) => id as string) }
    },
    close: () => undefined,
  }
}

/** SQLite FTS5 in this process: bm25 with our weights, and one table of facet values. It knows no typos. */
export async function sqlite(batches: AsyncIterable<SearchDocument[]>): Promise<Peer> {
  const db = new DatabaseSync(':memory:')
  db.exec(`
    CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5(${TEXT_FIELDS.join(', ')}, content='', tokenize='unicode61 remove_diacritics 2');
    CREATE TABLE value (facet INTEGER, value TEXT, document INTEGER);
    CREATE TEMP TABLE found (document INTEGER PRIMARY KEY);
  `)
  const addDocument = db.prepare('INSERT INTO document VALUES (?, ?)')
  const addWords = db.prepare(`INSERT INTO words (rowid, ${TEXT_FIELDS.join(', ')}) VALUES (?${', ?'.repeat(TEXT_FIELDS.length)})`) // prettier-ignore
  const addValue = db.prepare('INSERT INTO value VALUES (?, ?, ?)')
  let number = 0
  db.exec('BEGIN')
  for await (const batch of batches) {
    for (const { id, text, facets } of batch) {
      addDocument.run((number += 1), id)
      addWords.run(number, ...TEXT_FIELDS.map((field) => text[field].join('\n')))
      for (const [at, facet] of FIVE.entries()) for (const value of facets[facet]) addValue.run(at, value, number)
    }
  }
  db.exec(`COMMIT; CREATE INDEX by_document ON value (document, facet, value); CREATE INDEX by_value ON value (facet, value, document); ANALYZE`) // prettier-ignore
  const weights = TEXT_FIELDS.map((field) => WEIGHTS[field]).join(', ')
  const best = db.prepare(
    // The plus keeps SQLite from asking the words once for every document found.
    `SELECT rowid AS number FROM words WHERE words MATCH ? AND +rowid IN found ORDER BY bm25(words, ${weights}) LIMIT ${FIRST}`,
  )
  const someFound = db.prepare(`SELECT document AS number FROM found LIMIT ${FIRST}`)
  const idsFound = db.prepare(`SELECT id FROM document WHERE number IN found LIMIT ?`)
  const countFound = db.prepare('SELECT count(*) AS total FROM found')
  const countAll = db.prepare('SELECT value, count(*) AS count FROM value WHERE facet = ? GROUP BY value')
  const countThese = db.prepare(
    'SELECT value, count(*) AS count FROM found JOIN value USING (document) WHERE facet = ? GROUP BY value',
  )
  /** Fills the table `found`. */
  const find = (match: string, filters: [Facet, string[]][]): void => {
    const from = match === '' ? 'document WHERE true' : 'words WHERE words MATCH ?'
    const wheres = [
      from,
      ...filters.map(
        ([facet, values]) =>
          `+rowid IN (SELECT document FROM value WHERE facet = ${FIVE.indexOf(facet)} AND value IN (${values.map(() => '?').join()}))`,
      ),
    ]
    db.exec('DELETE FROM found')
    const insert = db.prepare(`INSERT INTO found SELECT rowid FROM ${wheres.join(' AND ')}`)
    insert.run(...(match === '' ? [] : [match]), ...filters.flatMap(([, values]) => values))
  }
  return {
    search({ text, filters: asked, facets }, limit) {
      const words = text.split(/\s+/).filter((word) => word !== '')
      // The last word may be the beginning of one.
      const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ') + (words.length > 0 ? '*' : '')
      const filters = Object.entries(asked) as [Facet, string[]][]
      for (const [facet] of filters) {
        if (!facets.includes(facet)) continue
        const others = filters.filter(([name]) => name !== facet)
        find(match, others)
        countThese.all(FIVE.indexOf(facet))
      }
      find(match, filters)
      const whole = match === '' && filters.length === 0
      const own = facets.filter((facet) => !filters.some(([name]) => name === facet))
      for (const facet of own) (whole ? countAll : countThese).all(FIVE.indexOf(facet))
      if (match === '') someFound.all()
      else best.all(match)
      const { total } = countFound.get() as { total: number }
      return { total, ids: idsFound.all(limit).map(({ id }) => id as string) }
    },
    close: () => db.close(),
  }
}

/** One request for a page and its facets to Meilisearch: a filtered facet is counted by a query of its own. */
export function meilisearchBody({ text, filters, facets }: SearchQuery, limit: number): string {
  const own = Object.entries(filters) as [Facet, string[]][]
  const filterOf = (list: [Facet, string[]][]): string[] =>
    list.map(([facet, values]) => `facets.${facet} IN [${values.map((value) => JSON.stringify(value)).join()}]`)
  const base = { indexUid: 'bench', q: text, matchingStrategy: 'all' }
  return JSON.stringify({
    queries: [
      {
        ...base,
        limit,
        attributesToRetrieve: ['id'],
        filter: filterOf(own),
        facets: facets.filter((facet) => !(facet in filters)).map((facet) => `facets.${facet}`),
      },
      ...own
        .filter(([facet]) => facets.includes(facet))
        .map(([facet]) => ({
          ...base,
          limit: 0,
          filter: filterOf(own.filter(([name]) => name !== facet)),
          facets: [`facets.${facet}`],
        })),
    ],
  })
}

/** Meilisearch with its defaults but for the fields that are searched and filtered. */
export async function meilisearch(
  url: string,
  key: string | undefined,
  batches: AsyncIterable<SearchDocument[]>,
): Promise<Peer> {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok && response.status !== 404) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json().catch(() => null)
  }
  const done = async (task: unknown): Promise<void> => {
    const { taskUid } = task as { taskUid: number }
    for (;;) {
      const { status, error } = (await ask('GET', `/tasks/${taskUid}`)) as { status: string; error: unknown }
      if (status === 'succeeded') return
      if (status === 'failed') throw new Error(JSON.stringify(error))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await done(await ask('POST', '/indexes', { uid: 'bench', primaryKey: 'id' }))
  await done(
    await ask('PATCH', '/indexes/bench/settings', {
      searchableAttributes: TEXT_FIELDS.map((field) => `text.${field}`),
      filterableAttributes: FIVE.map((facet) => `facets.${facet}`),
      pagination: { maxTotalHits: 1_000_000 },
    }),
  )
  let last: unknown = null
  for await (const batch of batches) {
    const documents = batch.map(({ id, text, facets }) => ({
      id,
      text,
      facets: Object.fromEntries(FIVE.map((facet) => [facet, facets[facet]])),
    }))
    last = await ask('POST', '/indexes/bench/documents', documents)
  }
  if (last !== null) await done(last)
  return {
    async search(query, limit) {
      const text = await post(`${url}/multi-search`, headers, meilisearchBody(query, limit))
      const [first] = (JSON.parse(text) as { results: { hits: { id: string }[]; estimatedTotalHits: number }[] })
        .results
      return { total: first!.estimatedTotalHits, ids: first!.hits.map(({ id }) => id) }
    },
    async close() {
      await done(await ask('DELETE', '/indexes/bench'))
    },
  }
}
