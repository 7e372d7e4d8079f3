/** An index on a server with an embedded one to fall back on: who answers, and that pages go on where they ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cursorsOf } from '#api/search/cursor.ts'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { FallbackIndex } from '#api/search/fallback.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { SearchQueryError, SearchUnavailableError, type SearchIndex } from '#api/search/search-index.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { loadClassroom, resource } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'

const LATER = '2026-11-22T08:00:00.000Z'
const SHELF = Array.from({ length: 30 }, (_, at) => documentWith(`d${at}`, { numbers: { updated: 1_000 - at } }))

describe('an index with another one to fall back on', () => {
  let state: 'well' | 'away' | 'late' | 'refusing'
  let asked: number
  let said: string[]
  let index: FallbackIndex

  /** The server's index: it pages by the number of hits before, as Meilisearch does. */
  function onServer(own: SearchIndex): SearchIndex {
    const answer = async <T>(work: () => Promise<T>): Promise<T> => {
      asked++
      if (state === 'away') throw new SearchUnavailableError('nobody is there')
      if (state === 'refusing') throw new SearchQueryError('query', 'I do not like it')
      if (state === 'late') await sleep(60_000, undefined, { ref: false })
      return await work()
    }
    return {
      synonyms: own.synonyms,
      apply: (change) => own.apply(change),
      rebuild: (batches, version) => own.rebuild(batches, version),
      search: (query) =>
        answer(async () => {
          const found = await own.search({ ...query, after: undefined })
          const cursor = cursorsOf(query, [])
          const hits = found.hits.map((hit, at) => ({ ...hit, cursor: cursor({ ...hit, keys: [at + 1, 0] }) }))
          return { ...found, hits }
        }),
      suggest: (query) => answer(() => own.suggest(query)),
      similar: (query) => answer(() => own.similar(query)),
      settled: () => own.settled(),
      status: () => answer(async () => ({ ...(await own.status()), engine: 'meilisearch' as const })),
      close: () => own.close(),
    }
  }

  beforeEach(async () => {
    state = 'well'
    asked = 0
    said = []
    index = new FallbackIndex(onServer(new EmbeddedIndex()), new EmbeddedIndex(), (message) => said.push(message))
    await index.apply({ upsert: SHELF, remove: [], version: 1 })
    index.standsAt(1)
  })
  afterEach(() => index.close())

  const newest = (first: number, after?: string) => index.search(queryFor('', { order: 'NEWEST', first, after }))
  const ids = async (page: ReturnType<typeof newest>): Promise<string[]> => (await page).hits.map(({ id }) => id)

  test('answers from the server while that is well', async () => {
    expect(await ids(newest(2))).toEqual(['d0', 'd1'])
    await index.suggest({ kind: 'resource', text: 'x', languages: [], first: 3 })
    await index.similar({ kind: 'resource', id: 'd0', languages: [], needs: [], first: 3 })
    expect(index.answers).toEqual({ first: 3, spare: 0 })
    expect((await index.status()).engine).toBe('meilisearch')
  })

  test('answers from the other one when the server is away, and asks it no more until it is trusted again', async () => {
    state = 'away'
    for (let round = 0; round < 5; round++) expect(await ids(newest(1))).toEqual(['d0'])
    expect(asked).toBe(1)
    expect(index.answers).toEqual({ first: 0, spare: 5 })
    expect((await index.status()).engine).toBe('embedded')
    state = 'well'
    index.standsAt(1)
    await newest(1)
    expect(index.answers).toEqual({ first: 1, spare: 5 })
    expect(said.slice(1)).toEqual([
      'Search answers from the embedded index until Meilisearch is well',
      'Search answers from Meilisearch',
    ])
  })

  test('does not wait for a server that is late, and leaves it alone after some answers that were', async () => {
    state = 'late'
    for (let round = 0; round < 8; round++) expect(await ids(newest(1))).toEqual(['d0'])
    expect(asked).toBe(3)
    expect(index.answers).toEqual({ first: 0, spare: 8 })
  })

  test('hands on what is wrong with a query', async () => {
    state = 'refusing'
    await expect(newest(1)).rejects.toThrow('I do not like it')
  })

  test('goes on with a list of the server where it ended when that goes away', async () => {
    const page = await newest(3)
    state = 'away'
    const next = await newest(3, page.hits.at(-1)!.cursor)
    expect(next.hits.map(({ id }) => id)).toEqual(['d3', 'd4', 'd5'])
    // And stays there, so that no hit is seen twice when the server is back.
    state = 'well'
    index.standsAt(1)
    expect(await ids(newest(3, next.hits.at(-1)!.cursor))).toEqual(['d6', 'd7', 'd8'])
    expect(index.answers).toEqual({ first: 1, spare: 2 })
  })

  test('goes on behind as many as were shown when the last of them is gone', async () => {
    const page = await newest(3)
    await index.spare.apply({ upsert: [], remove: [{ kind: 'resource', id: 'd2' }], version: 2 })
    state = 'away'
    expect(await ids(newest(2, page.hits.at(-1)!.cursor))).toEqual(['d3', 'd4'])
  })

  test('refuses a forged cursor in either form', async () => {
    state = 'away'
    for (const after of ['x', '.x', '.', '.'.repeat(3_000)])
      await expect(newest(1, after)).rejects.toThrow(SearchQueryError)
  })

  test('is not trusted by the end of a run that began before the last write was acknowledged', async () => {
    await index.wait(Promise.resolve(), 7)
    expect((await index.status()).engine).toBe('meilisearch')
    state = 'away'
    await newest(1)
    state = 'well'
    // What ends now set out for what was there before: the server does not hold version 7.
    index.standsAt(6)
    expect((await index.status()).engine).toBe('embedded')
    index.standsAt(7)
    expect((await index.status()).engine).toBe('meilisearch')
  })

  test('shows what was published while the server was at something older', async () => {
    const graph = await grafeoEngine.open()
    await loadClassroom(graph)
    const server = new EmbeddedIndex()
    let isHeld = false
    let release = (): void => undefined
    const slow: SearchIndex = onServer(server)
    slow.apply = async (change) => {
      if (isHeld && change.upsert.length > 0) await new Promise<void>((resolve) => (release = resolve))
      await server.apply(change)
    }
    const own = new FallbackIndex(slow, new EmbeddedIndex(), (message) => said.push(message))
    const say = (_fields: object, message: string): void => void said.push(message)
    const indexer = createIndexer({ graph, search: own, log: { info: say, error: say } })
    await indexer.catchUp()
    expect((await own.status()).engine).toBe('meilisearch')
    const publish = async (name: string): Promise<void> => {
      await commit(graph, async (tx) => {
        const written = await writeResource(tx, resource(name, `Erupting ${name}`, 'eye'), { actor: 'x', now: LATER })
        return { value: written, changes: written.changes }
      })
      await indexer.catchUp()
    }
    isHeld = true
    await publish('krakatau')
    await publish('popocatepetl')
    // The run for the first one ends, that for the second is held up again.
    const { version } = await server.status()
    release()
    await expect.poll(async () => (await server.status()).version).toBeGreaterThan(version)
    expect((await server.search(queryFor('popocatepetl'))).works).toBe(0)
    expect((await own.search(queryFor('popocatepetl'))).works).toBe(1)
    isHeld = false
    release()
    await indexer.catchUp()
    expect((await own.status()).engine).toBe('meilisearch')
    expect((await own.search(queryFor('popocatepetl'))).works).toBe(1)
    await indexer.stop()
    await own.close()
    await graph.close()
  })

  test('is kept up by one indexer that needs the server for nothing', async () => {
    const graph = await grafeoEngine.open()
    await loadClassroom(graph)
    const own = new FallbackIndex(onServer(new EmbeddedIndex()), new EmbeddedIndex(), (message) => said.push(message))
    const say = (_fields: object, message: string): void => void said.push(message)
    const indexer = createIndexer({ graph, search: own, log: { info: say, error: say } })
    state = 'away'
    expect(await indexer.catchUp()).toBe(await currentVersion(graph))
    expect((await own.search(queryFor('pizza'))).total).toBeGreaterThan(0)
    state = 'well'
    await indexer.catchUp()
    await own.search(queryFor('pizza'))
    expect(own.answers).toEqual({ first: 1, spare: 1 })
    expect((await own.first.status()).documents).toEqual((await own.spare.status()).documents)
    await indexer.stop()
    await own.close()
    await graph.close()
  })
})
