/** The Meilisearch adapter beyond the contract: on a real server where one is at hand, else on what one answered. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Meilisearch } from 'meilisearch'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '#api/search/meilisearch/connection.ts'
import { readEmbedder } from '#api/search/meilisearch/embedder.ts'
import { openMeilisearch } from '#api/search/meilisearch/meilisearch.ts'
import { Pipe } from '#api/search/meilisearch/pipe.ts'
import { differing, settingsWith, synonymsOf } from '#api/search/meilisearch/settings.ts'
import { SearchUnavailableError, type SearchDocument, type SearchIndex } from '#api/search/search-index.ts'
import { DIMENSIONS, startEmbedder, type EmbedderServer } from '#test/helpers/embedder.ts'
import { meilisearchStage } from '#test/helpers/meilisearch.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'
import type { Asked } from '#test/helpers/tape.ts'
import { document, query } from './arbitraries.ts'

const stage = await meilisearchStage('adapter')
afterAll(() => stage.close())

const ids = async (index: SearchIndex, text: string): Promise<string[]> =>
  (await index.search(queryFor(text))).hits.map(({ id }) => id)
const inBatches = async function* (...batches: SearchDocument[][]): AsyncGenerator<SearchDocument[]> {
  for (const batch of batches) yield await Promise.resolve(batch)
}
const sent = (asked: Asked[], method: string, path: RegExp): Asked[] =>
  asked.filter((each) => each.method === method && path.test(each.address))

describe.skipIf(!stage.available)('the Meilisearch adapter', () => {
  afterEach(() => stage.check())

  test('is not ready before the first documents are in, and then stands at their version', async () => {
    const index = await stage.open()
    expect((await index.status()).ready).toBe(false)
    await expect(index.search(queryFor(''))).rejects.toThrow(SearchUnavailableError)
    await index.apply({ upsert: [documentWith('a', { title: 'Pizza' })], remove: [], version: 41 })
    expect(await index.status()).toMatchObject({ ready: true, version: 41, documents: { resource: 1, outcome: 0 } })
    expect(await ids(index, 'pizza')).toEqual(['a'])
    await index.close()
    await expect(index.search(queryFor(''))).rejects.toThrow('The search index is closed')
  })

  test('changes only settings that differ, and only when they do', async () => {
    const tape = await stage.begin()
    const meaning = (word: string) => [{ languages: ['en'], from: [word], to: ['mathematics'] }]
    const options = { key: stage.key, groups: meaning('maths') }
    const first = await openMeilisearch(tape.url, options)
    await first.rebuild(inBatches([documentWith('a', { title: 'Mathematics' })]), 1)
    expect(await ids(first, 'maths ')).toEqual(['a'])
    await first.close()
    let before = tape.asked().length
    const second = await openMeilisearch(tape.url, options)
    await second.settled()
    expect(sent(tape.asked().slice(before), 'PATCH', /settings$/)).toEqual([])
    await second.close()
    before = tape.asked().length
    const third = await openMeilisearch(tape.url, { key: stage.key, groups: meaning('sums') })
    await third.settled()
    expect(
      sent(tape.asked().slice(before), 'PATCH', /settings$/).map(({ body }) => JSON.parse(body) as unknown),
    ).toEqual(['waymark-resource', 'waymark-outcome'].map(() => ({ synonyms: { sums: ['mathematics'] } })))
    expect(await ids(third, 'sums ')).toEqual(['a'])
    await third.close()
  })

  test('makes two keys with no more rights than needed, and uses them for everything', async () => {
    const tape = await stage.begin()
    const index = await openMeilisearch(tape.url, { key: stage.key })
    await index.rebuild(inBatches([documentWith('a', { title: 'Pizza' })]), 1)
    await ids(index, 'pizza')
    const asked = tape.asked()
    const [search, ...others] = new Set(sent(asked, 'POST', /multi-search/).map(({ key }) => key))
    const indexing = new Set(
      asked.filter(({ address }) => /documents|indexes|stats|swap|tasks/.test(address)).map(({ key }) => key),
    )
    expect(others).toEqual([])
    expect(indexing.size).toBe(1)
    for (const key of [search, ...indexing]) expect(key).not.toBe(`Bearer ${stage.key}`)
    expect(indexing.has(search as string)).toBe(false)
    const master = new Meilisearch({ host: tape.url, apiKey: stage.key })
    const keys = (await master.getKeys({ limit: 100 })).results.filter(({ name }) => name?.startsWith('Waymark'))
    expect(keys.map(({ name, actions, indexes }) => ({ name, actions: actions.length, indexes }))).toEqual(
      expect.arrayContaining([
        { name: 'Waymark: search', actions: 1, indexes: ['waymark-*'] },
        { name: 'Waymark: indexing', actions: 11, indexes: ['waymark-*'] },
      ]),
    )
    // What it may not do.
    const bySearch = new Meilisearch({ host: tape.url, apiKey: (search as string).slice('Bearer '.length) })
    await expect(bySearch.index('waymark-resource').deleteDocuments(['a'])).rejects.toThrow()
    await expect(bySearch.getKeys()).rejects.toThrow()
    await index.close()
  })

  test('says what is wrong with a key: not known, or which rights it lacks', async () => {
    const tape = await stage.begin()
    await expect(openMeilisearch(tape.url, { key: 'wrong' })).rejects.toThrow(/does not know the key in SEARCH_KEY/)
    await expect(openMeilisearch(tape.url)).rejects.toThrow(/asks for a key: set SEARCH_KEY to its master key/)
    const master = new Meilisearch({ host: tape.url, apiKey: stage.key })
    const make = async (actions: string[], indexes = ['waymark-*']): Promise<string> =>
      (await master.createKey({ actions, indexes, expiresAt: null } as never)).key
    const search = await make(['search'])
    await expect(openMeilisearch(tape.url, { key: search })).rejects.toThrow(
      /^The key in SEARCH_KEY lacks the rights stats\.get, tasks\.get, .*documents\.delete on the indexes "waymark-\*"/,
    )
    const half = await make(['documents.*', 'indexes.*', 'stats.get', 'tasks.get', 'settings.get'])
    await expect(openMeilisearch(tape.url, { key: search, indexKey: half })).rejects.toThrow(
      'The key in SEARCH_INDEX_KEY lacks the right settings.update on the indexes "waymark-*"',
    )
    const whole = await make(['documents.*', 'indexes.*', 'stats.get', 'tasks.get', 'settings.*'])
    const index = await openMeilisearch(tape.url, { key: search, indexKey: whole })
    await index.rebuild(inBatches([documentWith('a', { title: 'Pizza' })]), 3)
    expect(await ids(index, 'pizza')).toEqual(['a'])
    await index.close()
  })

  test('rebuilds beside the old index, which answers until the new one takes its place whole', async () => {
    const index = await stage.open()
    // The first one comes into being whole too: there is no empty index to be found meanwhile.
    let seen: unknown[] = []
    const watched = async function* (titles: string[]): AsyncGenerator<SearchDocument[]> {
      for (const [at, title] of titles.entries()) {
        yield [documentWith(`d${at}`, { title })]
        seen.push(await ids(index, '').catch((error: unknown) => (error as Error).name))
      }
    }
    await index.rebuild(watched(['Pizza', 'Bread']), 1)
    expect(seen).toEqual(['SearchUnavailableError', 'SearchUnavailableError'])
    const { history } = await index.status()
    seen = []
    await index.rebuild(watched(['Volcano']), 2)
    expect(seen).toEqual([['d0', 'd1']])
    expect(await ids(index, '')).toEqual(['d0'])
    expect(await ids(index, 'volcano')).toEqual(['d0'])
    const after = await index.status()
    expect(after).toMatchObject({ ready: true, version: 2, documents: { resource: 1, outcome: 0 } })
    expect(after.history).not.toBe(history)
    await index.close()
  })

  test('clears up after a rebuild that was interrupted', async () => {
    const tape = await stage.begin()
    const index = await openMeilisearch(tape.url, { key: stage.key })
    await index.rebuild(inBatches([documentWith('a', { title: 'Pizza' })]), 1)
    const broken = async function* (): AsyncGenerator<SearchDocument[]> {
      yield await Promise.resolve([documentWith('b', { title: 'Bread' })])
      throw new Error('the graph went away')
    }
    await expect(index.rebuild(broken(), 2)).rejects.toThrow('the graph went away')
    expect(await ids(index, '')).toEqual(['a'])
    await index.rebuild(inBatches([documentWith('c', { title: 'Cheese' })]), 3)
    expect(await ids(index, '')).toEqual(['c'])
    const master = new Meilisearch({ host: tape.url, apiKey: stage.key })
    const { results } = await master.getRawIndexes({ limit: 100 })
    expect(results.map(({ uid }) => uid).sort()).toEqual(['waymark-outcome', 'waymark-resource', 'waymark-state'])
    await index.close()
  })

  test('writes nothing into what a newer release built', async () => {
    const tape = await stage.begin()
    const index = await openMeilisearch(tape.url, { key: stage.key })
    await index.rebuild(inBatches([documentWith('a', { title: 'Pizza' })]), 1)
    const master = new Meilisearch({ host: tape.url, apiKey: stage.key })
    await master
      .index('waymark-state')
      .addDocuments([{ id: 'state', version: 1, format: 99 }])
      .waitTask()
    await expect(index.apply({ upsert: [documentWith('b')], remove: [], version: 2 })).rejects.toThrow(
      'The search index was built by a newer release of Waymark (format 99',
    )
    expect(await ids(index, 'pizza')).toEqual(['a'])
    await index.close()
  })

  test('says what the server could not do', async () => {
    const index = await stage.open()
    const apply = index.apply({ upsert: [documentWith('an id with blanks')], remove: [], version: 2 })
    await expect(apply).rejects.toThrow(/Meilisearch could not do documentAdditionOrUpdate: .*identifier/i)
    await index.apply({ upsert: [documentWith('a')], remove: [], version: 2 })
    expect((await index.status()).version).toBe(2)
    await index.close()
  })

  test('asks well-formed questions for every query there can be', async () => {
    const index = await stage.open()
    const documents = fc.sample(document, { numRuns: 40, seed: 5 })
    await index.apply({ upsert: documents, remove: [], version: 1 })
    for (const asked of fc.sample(query, { numRuns: 60, seed: 5 })) {
      const { hits, total, works } = await index.search(asked)
      expect(hits.length).toBeLessThanOrEqual(asked.first)
      expect(total).toBeGreaterThanOrEqual(works)
    }
    await index.close()
  })

  test('counts facets without their own filters in one request, and asks once more for the editions only', async () => {
    const tape = await stage.begin()
    const index = await openMeilisearch(tape.url, { key: stage.key })
    const shelf = ['maths', 'maths', 'physics'].map((subject, at) =>
      documentWith(`d${at}`, { title: 'Light', work: at < 2 ? 'w' : 'x', facets: { subject: [subject] } }),
    )
    await index.apply({ upsert: shelf, remove: [], version: 1 })
    const before = tape.asked().length
    const answer = await index.search(
      queryFor('light', { filters: { subject: ['maths'] }, facets: ['subject', 'level'] }),
    )
    expect(answer.facets.subject).toMatchObject([
      { value: 'maths', count: 2 },
      { value: 'physics', count: 1 },
    ])
    expect(answer).toMatchObject({ total: 2, works: 1 })
    const [first, second, ...rest] = tape.asked().slice(before)
    expect((JSON.parse(first!.body) as { queries: unknown[] }).queries).toHaveLength(4)
    expect((JSON.parse(second!.body) as { queries: unknown[] }).queries).toHaveLength(1)
    expect(rest).toEqual([])
    await index.close()
  })

  test('goes on after the last hit although others came before it meanwhile', async () => {
    const index = await stage.open()
    const shelf = Array.from({ length: 10 }, (_, at) => documentWith(`d${at}`, { numbers: { updated: 100 - at } }))
    await index.apply({ upsert: shelf, remove: [], version: 1 })
    const page = await index.search(queryFor('', { first: 3, order: 'NEWEST' }))
    expect(page.hits.map(({ id }) => id)).toEqual(['d0', 'd1', 'd2'])
    await index.apply({ upsert: [documentWith('new', { numbers: { updated: 200 } })], remove: [], version: 2 })
    const next = await index.search(queryFor('', { first: 3, order: 'NEWEST', after: page.hits[2]!.cursor }))
    expect(next.hits.map(({ id }) => id)).toEqual(['d3', 'd4', 'd5'])
    await index.close()
  })

  test('leaves out the least telling words of a question that is longer than the server reads', async () => {
    const index = await stage.open()
    await index.apply({
      upsert: [documentWith('a', { title: 'Photosynthesis in tropical rainforest vegetation' })],
      remove: [],
      version: 1,
    })
    const answer = await index.search(
      queryFor('so how do we get on to it if at all photosynthesis tropical rainforest vegetation'),
    )
    expect(answer.hits.map(({ id }) => id)).toEqual(['a'])
    expect(answer.dropped).toContain('how')
    await index.close()
  })

  describe('with an embedder', () => {
    let embedder: EmbedderServer
    let folder: string
    beforeEach(async () => {
      embedder = await startEmbedder()
      folder = await mkdtemp(join(tmpdir(), 'waymark-embedder-'))
    })
    afterEach(async () => {
      await embedder.close()
      await rm(folder, { recursive: true })
    })

    const shelf = [
      documentWith('volcano', { title: 'Volcanological observations', text: { description: ['Lava.'] } }),
      documentWith('bread', { title: 'Baking bread', text: { description: ['Flour and water.'] } }),
      documentWith('quake', { title: 'Seismographs', text: { description: ['Waves.'] } }),
    ]
    const configured = async (settings: object): Promise<Awaited<ReturnType<typeof readEmbedder>>> => {
      const path = join(folder, 'embedder.json')
      await writeFile(path, JSON.stringify(settings))
      return await readEmbedder(path)
    }
    // No typo and no beginning: only their letters are alike.
    const ALIKE = 'volcanology observatory'

    test.each([
      [
        'that Meilisearch asks',
        (url: string) => ({
          ...{ source: 'rest', url, dimensions: DIMENSIONS, leastSimilarity: 0.7 },
          request: { input: ['{{text}}', '{{..}}'] },
          response: { data: [{ embedding: '{{embedding}}' }, '{{..}}'] },
          documentTemplate: '{{ doc.text.title | join: " " }}',
        }),
      ],
      [
        'that we ask',
        (url: string) => ({ source: 'userProvided', url, dimensions: DIMENSIONS, leastSimilarity: 0.65 }),
      ],
    ])('%s, finds by meaning what words do not, and counts what words find', async (_name, settings) => {
      const tape = await stage.begin()
      tape.hide(embedder.url, 'http://embedder')
      const index = await openMeilisearch(tape.url, {
        key: stage.key,
        embedder: await configured(settings(embedder.url)),
      })
      await index.rebuild(inBatches(shelf), 1)
      const answer = await index.search(queryFor(ALIKE))
      expect(answer.hits.map(({ id }) => id)).toEqual(['volcano'])
      expect(answer.dropped).toEqual([])
      const plain = await index.search(queryFor('bread', { explain: true }))
      expect(plain.hits[0]).toMatchObject({ id: 'bread' })
      expect(plain.total).toBe(1)
      const similar = await index.similar({ kind: 'resource', id: 'volcano', languages: [], needs: [], first: 5 })
      expect(similar.hits.map(({ id }) => id).sort()).toEqual(['bread', 'quake'])
      await index.close()
    })

    test('that is away, searches by words, and says so once', async () => {
      const said: string[] = []
      const tape = await stage.begin()
      const settings = { source: 'userProvided', url: embedder.url, dimensions: DIMENSIONS }
      const index = await openMeilisearch(tape.url, {
        ...{ key: stage.key, embedder: await configured(settings), warn: (message: string) => void said.push(message) },
      })
      embedder.isAway = true
      await index.rebuild(inBatches(shelf), 1)
      expect(await ids(index, 'bread')).toEqual(['bread'])
      expect(await ids(index, 'seismographs')).toEqual(['quake'])
      expect(said).toEqual([`Search by meaning is away: The embedder at ${embedder.url} answered 503`])
      await index.close()
    })

    test('is read from a file, and refused in one sentence', async () => {
      for (const [settings, why] of [
        [[], 'it must hold a JSON object.'],
        [{}, 'it must say a source'],
        [{ source: 'rest', semanticRatio: 2 }, 'semanticRatio must be a number from 0 to 1.'],
        [{ source: 'userProvided', url: 'http://x' }, 'dimensions must be a whole number.'],
        [{ source: 'userProvided', dimensions: 3, url: 'x' }, 'url must be the http(s) address of the embedder.'],
      ] as const)
        await expect(configured(settings)).rejects.toThrow(why)
      await expect(readEmbedder(join(folder, 'none.json'))).rejects.toThrow('the file cannot be read.')
    })
  })
})

describe('a server that cannot be used', () => {
  const serving = async (version: (path: string) => [number, string], work: (url: string) => Promise<void>) => {
    const server = createServer((request, response) => {
      const [status, body] = version(request.url ?? '')
      if (status === 0) return
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  const said = async (url: string): Promise<string> => {
    const error: unknown = await openMeilisearch(url).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SearchUnavailableError)
    return (error as Error).message.replace(url, 'URL')
  }

  test.each([
    [
      '{"pkgVersion":"1.3.0"}',
      200,
      'Meilisearch at URL is 1.3.0, which is too old: this release of Waymark works with 1.18 up to the last 1.x. Update it.',
    ],
    [
      '{"pkgVersion":"2.0.1"}',
      200,
      'Meilisearch at URL is 2.0.1, which is too new: this release of Waymark works with 1.18 up to the last 1.x. Update Waymark.',
    ],
    ['{"pkgVersion":"x"}', 200, 'What answers at URL is not Meilisearch: it says version "x"'],
    ['<html>', 200, 'What answers at URL is not Meilisearch: its answer is not JSON'],
    [
      '{"message":"no space left","code":"no_space_left_on_device","type":"system","link":""}',
      507,
      'Meilisearch at URL refused: no space left',
    ],
  ])('%s is told in one sentence', async (body, status, sentence) => {
    await serving(
      () => [status, body],
      async (url) => expect(await said(url)).toBe(sentence),
    )
  })

  test('is not waited for by every caller: the first one finds it silent, the others are told at once', async () => {
    await serving(
      () => [0, ''],
      async (url) => {
        const { MeilisearchIndex } = await import('#api/search/meilisearch/meilisearch.ts')
        const warned: string[] = []
        const index = new MeilisearchIndex(url, { warn: (message) => void warned.push(message) })
        await expect(index.search(queryFor(''))).rejects.toThrow('did not answer in time')
        expect(index.isAway).toBe(true)
        const began = process.cpuUsage()
        await Promise.all(
          Array.from({ length: 200 }, () =>
            expect(index.search(queryFor(''))).rejects.toThrow('did not answer in time'),
          ),
        )
        expect(process.cpuUsage(began).user).toBeLessThan(5_000_000)
        expect(warned).toHaveLength(1)
        await index.close()
      },
    )
  })

  test('that nobody runs is told in one sentence', async () => {
    expect(await said('http://127.0.0.1:1')).toBe(
      'Meilisearch at URL cannot be reached. Start it, or set SEARCH_URL to where it is.',
    )
  })
})

describe('documents on their way', () => {
  test('go in batches, a few tasks ahead of the server and no more', async () => {
    let tasks = 0
    let waiting = 0
    let most = 0
    const batches: number[] = []
    const client = {
      index: () => ({
        addDocumentsFromString: (body: string) => {
          batches.push((JSON.parse(body) as unknown[]).length)
          most = Math.max(most, ++waiting)
          return Promise.resolve({ taskUid: tasks++ })
        },
      }),
      tasks: {
        getTask: () => {
          waiting--
          return Promise.resolve({ status: 'succeeded' })
        },
      },
    }
    const connection = { asWriter: (work: (given: typeof client) => unknown) => work(client) } as unknown as Connection
    const pipe = new Pipe(connection)
    for (let at = 0; at < 25; at++)
      await pipe.push(
        'x',
        Array.from({ length: 500 }, (_, id) => ({ id })),
      )
    await pipe.push(
      'x',
      Array.from({ length: 4 }, () => ({ text: 'a'.repeat(3_000_000) })),
    )
    await pipe.finish()
    expect(batches).toEqual([...Array<number>(12).fill(1_000), 502, 2])
    expect(most).toBe(4)
    expect(waiting).toBe(0)
  })

  test('settings that are as they should be are left alone, whatever more the server says', () => {
    const wanted = settingsWith(
      synonymsOf([{ languages: ['en'], from: ['Maths', 'mathematics'], to: ['Maths', 'mathematics'] }]),
      null,
    )
    expect(wanted.synonyms).toEqual({ maths: ['mathematics'], mathematics: ['maths'] })
    const there = {
      ...wanted,
      sortableAttributes: wanted.sortableAttributes?.toReversed(),
      prefixSearch: 'indexingTime' as const,
    }
    expect(differing(wanted, there)).toBeNull()
    expect(differing(wanted, { ...there, searchCutoffMs: null, stopWords: ['the'] })).toEqual({
      ...{ searchCutoffMs: wanted.searchCutoffMs, stopWords: [] },
    })
  })
})

test(`the Meilisearch adapter: ${stage.told}`, ({ skip }) => {
  if (stage.available && !stage.isRecorded) return
  console.warn(`The Meilisearch adapter: ${stage.told}`)
  if (!stage.available) skip()
})
