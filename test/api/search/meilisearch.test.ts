/**
 * The Meilisearch adapter against a PROTOCOL DOUBLE: a small server of the test's own that checks that requests are
 * well-formed as documented and gives answers of the documented shape. It knows nothing of search: what a real server
 * finds is tested by the contract, where one is at hand.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMeilisearch } from '#api/search/meilisearch/meilisearch.ts'
import { SETTINGS } from '#api/search/meilisearch/settings.ts'
import { SearchUnavailableError, type SearchDocument, type SearchIndex } from '#api/search/search-index.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'
import { query } from './arbitraries.ts'

const KEY = 'a-key-for-tests-only'

interface Request {
  method: string
  path: string
  body: unknown
}
interface SearchBody {
  indexUid?: string
  q?: string
  filter?: string[]
  sort?: string[]
  facets?: string[]
  distinct?: string
  page?: number
  offset?: number
  limit?: number
}

const ATTRIBUTES = new Set(SETTINGS.filterableAttributes as string[])
const SORTABLE = new Set(SETTINGS.sortableAttributes)

/** Reads a filter expression by the documented grammar; throws for what is none or names an unknown attribute. */
function checkFilter(text: string): void {
  const tokens =
    text.match(/"(?:[^"\\]|\\.)*"|[A-Za-z][\w.]*|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|>=|<=|!=|[=<>()[\],]|\S/g) ?? []
  let at = 0
  const take = (expected?: string): string => {
    const token = tokens[at++]
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`bad filter at ${at}: ${text}`)
    return token
  }
  const value = (): void => {
    if (!/^("|-?\d)/.test(take())) throw new Error(`a value is expected at ${at}: ${text}`)
  }
  const condition = (): void => {
    if (tokens[at] === '(') {
      take('(')
      either()
      take(')')
      return
    }
    if (tokens[at] === 'NOT') {
      take('NOT')
      condition()
      return
    }
    const attribute = take()
    if (!ATTRIBUTES.has(attribute)) throw new Error(`${attribute} is not filterable: ${text}`)
    const operator = take()
    if (operator === 'IN') {
      take('[')
      while (tokens[at] !== ']') {
        value()
        if (tokens[at] === ',') take(',')
      }
      take(']')
    } else if (operator === 'NOT') take('EXISTS')
    else if (['=', '!=', '<', '<=', '>', '>='].includes(operator)) value()
    else throw new Error(`${operator} is no operator: ${text}`)
  }
  const both = (): void => {
    condition()
    while (tokens[at] === 'AND') {
      take('AND')
      condition()
    }
  }
  const either = (): void => {
    both()
    while (tokens[at] === 'OR') {
      take('OR')
      both()
    }
  }
  either()
  if (at !== tokens.length) throw new Error(`too much at ${at}: ${text}`)
}

function checkSearch(body: SearchBody): void {
  for (const filter of body.filter ?? []) checkFilter(filter)
  for (const facet of body.facets ?? []) if (!ATTRIBUTES.has(facet)) throw new Error(`${facet} is not filterable`)
  if (body.distinct !== undefined && !ATTRIBUTES.has(body.distinct))
    throw new Error(`${body.distinct} is not filterable`)
  for (const sort of body.sort ?? []) {
    const [attribute, direction] = sort.split(':')
    if (!SORTABLE.has(attribute!) || !['asc', 'desc'].includes(direction!)) throw new Error(`bad sort ${sort}`)
  }
  if (body.page !== undefined && (body.offset !== undefined || body.limit !== undefined))
    throw new Error('pages and offsets')
}

describe('the Meilisearch adapter (protocol double, no real server)', () => {
  let server: Server
  let url: string
  let requests: Request[]
  let faults: string[]
  let failing: string | null
  let version: number | null
  let hits: Record<string, unknown>[]
  let facets: Record<string, Record<string, number>>
  let totals: (body: SearchBody) => number

  beforeEach(async () => {
    requests = []
    faults = []
    failing = null
    version = null
    hits = []
    facets = {}
    totals = () => hits.length
    server = createServer((request, response) => {
      void read(request).then((body) => {
        const { method = '', url: address = '' } = request
        const path = address.split('?')[0]!
        requests.push({ method, path, body })
        const [status, answer] = respond(method, address, path, body, request.headers.authorization)
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(answer))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(faults).toEqual([])
  })

  async function read(request: IncomingMessage): Promise<unknown> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  }

  let tasks = 0
  const task = (path: string): [number, unknown] => [
    202,
    {
      taskUid: ++tasks,
      indexUid: path.split('/')[2] ?? null,
      status: 'enqueued',
      type: 'documentAdditionOrUpdate',
      enqueuedAt: '2026-11-21T08:00:00Z',
    },
  ]

  function respond(
    method: string,
    address: string,
    path: string,
    body: unknown,
    key: string | undefined,
  ): [number, unknown] {
    if (key !== `Bearer ${KEY}`)
      return [403, { message: 'The provided API key is invalid.', code: 'invalid_api_key', type: 'auth', link: '' }]
    if (path.startsWith('/tasks/')) {
      const ok = failing === null
      return [200, {
        uid: Number(path.split('/')[2]), indexUid: null, status: ok ? 'succeeded' : 'failed', type: 'documentAdditionOrUpdate',
        error: ok ? null : { message: failing, code: 'internal', type: 'internal', link: '' }, enqueuedAt: '', startedAt: '', finishedAt: '',
      }]
    } // prettier-ignore
    if (method === 'GET' && path === '/indexes') return [200, { results: [], offset: 0, limit: 1_000, total: 0 }]
    if (method === 'GET' && path === '/stats') {
      return [
        200,
        {
          databaseSize: 1,
          lastUpdate: null,
          indexes: { 'waymark-resource': { numberOfDocuments: 3 }, 'waymark-outcome': { numberOfDocuments: 1 } },
        },
      ]
    }
    if (
      path === '/indexes/waymark-state/documents/fetch' ||
      (method === 'GET' && path === '/indexes/waymark-state/documents')
    ) {
      return [200, { results: version === null ? [] : [{ id: 'state', version }], offset: 0, limit: 1, total: 1 }]
    }
    if (method === 'POST' && path === '/multi-search') {
      const { queries } = body as { queries: SearchBody[] }
      return [200, { results: queries.map((one) => ({ indexUid: one.indexUid, ...found(one) })) }]
    }
    if (method === 'POST' && /^\/indexes\/[\w-]+\/search$/.test(path)) return [200, found(body as SearchBody)]
    if (['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return task(path)
    faults.push(`unexpected ${method} ${address}`)
    return [404, { message: 'not found', code: 'not_found', type: 'invalid_request', link: '' }]
  }

  function found(body: SearchBody): object {
    try {
      checkSearch(body)
    } catch (error) {
      faults.push((error as Error).message)
    }
    const distribution = Object.fromEntries((body.facets ?? []).map((facet) => [facet, facets[facet] ?? {}]))
    const base = { query: body.q, processingTimeMs: 1, facetDistribution: distribution }
    if (body.page !== undefined)
      return { ...base, hits: [], totalHits: totals(body), hitsPerPage: 20, page: 0, totalPages: 1 }
    const from = body.offset ?? 0
    return {
      ...base,
      hits: hits.slice(from, from + (body.limit ?? 20)),
      offset: from,
      limit: body.limit,
      estimatedTotalHits: hits.length,
    }
  }

  const open = (): Promise<SearchIndex> => openMeilisearch(url, KEY)
  const sent = (method: string, path: string): unknown[] =>
    requests.filter((request) => request.method === method && request.path === path).map(({ body }) => body)

  test('makes its indexes with all settings, and stands at the version it finds', async () => {
    version = 41
    const index = await open()
    expect(sent('POST', '/indexes')).toEqual(
      ['waymark-resource', 'waymark-outcome', 'waymark-state'].map((uid) => ({ uid, primaryKey: 'id' })),
    )
    expect(sent('PATCH', '/indexes/waymark-resource/settings')).toEqual([SETTINGS])
    expect(sent('PATCH', '/indexes/waymark-outcome/settings')).toEqual([SETTINGS])
    expect(await index.status()).toEqual({
      engine: 'meilisearch',
      ready: true,
      version: 41,
      documents: { resource: 3, outcome: 1 },
    })
    await index.close()
  })

  test('is not ready before the first documents are in', async () => {
    const index = await open()
    expect((await index.status()).ready).toBe(false)
    await index.close()
  })

  test('sends documents without what is not known, then removals, then the version', async () => {
    const index = await open()
    requests.length = 0
    const document = documentWith('a', { title: 'Pizza', numbers: { minutes: 5 }, fit: { CAPTIONS: 3 } })
    await index.apply({
      upsert: [document],
      remove: [
        { kind: 'resource', id: 'b' },
        { kind: 'outcome', id: 'c' },
      ],
      version: 8,
    })
    const writes = requests.filter(({ method }) => method === 'POST')
    expect(writes.map(({ path }) => path)).toEqual([
      '/indexes/waymark-resource/documents',
      '/indexes/waymark-resource/documents/delete-batch',
      '/indexes/waymark-outcome/documents/delete-batch',
      '/indexes/waymark-state/documents',
    ])
    const [stored] = writes[0]!.body as [Record<string, Record<string, unknown>>]
    expect(stored.numbers).toEqual({ minutes: 5 })
    expect(stored.fit).toMatchObject({ CAPTIONS: 3, TRANSCRIPT: 1 })
    expect(writes[1]!.body).toEqual(['b'])
    expect(writes[3]!.body).toEqual([{ id: 'state', version: 8 }])
    await index.close()
  })

  test('rebuilds beside the old indexes and swaps them at the end', async () => {
    const index = await open()
    requests.length = 0
    async function* batches(): AsyncGenerator<SearchDocument[]> {
      yield await Promise.resolve([documentWith('a'), documentWith('o', { kind: 'outcome' })])
    }
    await index.rebuild(batches(), 9)
    const steps = requests
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/settings'))
      .map(({ method, path }) => `${method} ${path}`)
    const swap = steps.indexOf('POST /swap-indexes')
    expect(sent('POST', '/swap-indexes')).toEqual([
      [
        { indexes: ['waymark-resource', 'waymark-resource-next'], rename: false },
        { indexes: ['waymark-outcome', 'waymark-outcome-next'], rename: false },
      ],
    ])
    expect(swap).toBeGreaterThan(steps.indexOf('POST /indexes/waymark-resource-next/documents'))
    expect(steps.slice(swap + 1)).toEqual([
      'POST /indexes/waymark-state/documents',
      'DELETE /indexes/waymark-resource-next',
      'DELETE /indexes/waymark-outcome-next',
    ])
    await index.close()
  })

  test('asks well-formed questions for every query there can be', async () => {
    const index = await open()
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        faults.length = 0
        await index.search(asked)
        expect(faults).toEqual([])
      }),
      { numRuns: 150 },
    )
    await index.close()
  })

  test('keeps quotes in values inside the expression', async () => {
    const index = await open()
    await index.search(queryFor('', { filters: { licence: ['x" OR id = "1', 'back\\'] } }))
    const [{ queries }] = sent('POST', '/multi-search') as [{ queries: SearchBody[] }]
    expect(queries[0]!.filter).toEqual(['facets.licence IN ["x\\" OR id = \\"1", "back\\\\"]'])
    await index.close()
  })

  test('counts each filtered facet without its own filter, in one request', async () => {
    hits = [{ id: 'a', work: 'a', languages: ['en'], text: {} }]
    facets = { 'facets.subject': { maths: 4, physics: 2 }, 'facets.level': { 'grade-3': 1 } }
    const index = await open()
    requests.length = 0
    const answer = await index.search(
      queryFor('', { filters: { subject: ['physics', 'alchemy'] }, facets: ['subject', 'level'] }),
    )
    expect(sent('POST', '/multi-search')).toHaveLength(1)
    const [{ queries }] = sent('POST', '/multi-search') as [{ queries: SearchBody[] }]
    expect(queries.map((one) => [one.facets, one.filter])).toEqual([
      [undefined, ['facets.subject IN ["physics", "alchemy"]']],
      [['facets.level'], ['facets.subject IN ["physics", "alchemy"]']],
      [undefined, ['facets.subject IN ["physics", "alchemy"]']],
      [['facets.subject'], []],
    ])
    expect(answer.facets.subject).toEqual([
      { value: 'maths', count: 4, selected: false },
      { value: 'physics', count: 2, selected: true },
      { value: 'alchemy', count: 0, selected: true },
    ])
    await index.close()
  })

  test('leaves out words that are found nowhere', async () => {
    totals = ({ q }) => (q?.includes('xyzzy') ? 0 : 3)
    const index = await open()
    const answer = await index.search(queryFor('laboratory xyzzy'))
    expect(answer.dropped).toEqual(['xyzzy'])
    await index.close()
  })

  test('goes on after the last hit although others came before it meanwhile', async () => {
    const shelf = Array.from({ length: 10 }, (_, at) => ({ id: `d${at}`, work: `w${at}`, languages: ['en'], text: {} }))
    hits = shelf
    const index = await open()
    const page = await index.search(queryFor('', { first: 3, order: 'NEWEST' }))
    expect(page.hits.map(({ work }) => work)).toEqual(['w0', 'w1', 'w2'])
    expect(page.hasNextPage).toBe(true)
    hits = [{ id: 'new', work: 'new', languages: ['en'], text: {} }, ...shelf]
    const next = await index.search(queryFor('', { first: 3, order: 'NEWEST', after: page.hits[2]!.cursor }))
    expect(next.hits.map(({ work }) => work)).toEqual(['w3', 'w4', 'w5'])
    await index.close()
  })

  test('reads matched words from places in bytes', async () => {
    hits = [
      {
        id: 'a',
        work: 'a',
        languages: ['es'],
        text: { title: ['Año', 'Fracción fácil'] },
        _matchesPosition: { 'text.title': [{ start: 0, length: 9, indices: [1] }] },
      },
    ]
    const index = await open()
    const answer = await index.search(queryFor('fraccion', { groupByWork: false }))
    expect(answer.hits[0]!.matched).toEqual([{ field: 'title', words: ['fraccion'] }])
    await index.close()
  })

  test('says that search is away when a task fails, a key is wrong or nobody answers', async () => {
    const index = await open()
    failing = 'disk full'
    await expect(index.apply({ upsert: [documentWith('a')], remove: [], version: 2 })).rejects.toThrow(
      new SearchUnavailableError('Meilisearch could not do documentAdditionOrUpdate: disk full'),
    )
    failing = null
    await index.apply({ upsert: [documentWith('a')], remove: [], version: 2 })
    expect((await index.status()).version).toBe(2)
    await expect(openMeilisearch(url, 'wrong')).rejects.toThrow('Meilisearch did not answer: invalid_api_key')
    await expect(openMeilisearch('http://127.0.0.1:1', KEY)).rejects.toThrow(SearchUnavailableError)
    await index.close()
    await expect(index.search(queryFor(''))).rejects.toThrow(SearchUnavailableError)
  })
})
