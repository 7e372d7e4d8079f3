/**
 * Meilisearch killed, hung, slowed and started again empty while people search and publish. What readers saw is printed;
 * what is asserted is that nothing that was published is lost, and that the index equals the graph at the end. Only where
 * a binary is at hand: a recording cannot be hurt.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FallbackIndex } from '#api/search/fallback.ts'
import { createIndexer, type Indexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { SearchUnavailableError, type SearchIndex } from '#api/search/search-index.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { loadClassroom, outcomes, resource, resources } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { meilisearchBinary, MISSING, startMeilisearch, type OwnServer } from '#test/helpers/meilisearch-server.ts'
import { queryFor } from '#test/helpers/search-documents.ts'
import { startSlowProxy, type SlowProxy } from '#test/helpers/slow-proxy.ts'

const binary = meilisearchBinary()
const LATER = '2026-11-22T08:00:00.000Z'
const READERS = 4
const DELAY_MS = 900

interface Seen {
  phase: string
  meilisearch: number
  embedded: number
  away: number
  longestMs: number
  published: number
}

describe.skipIf(binary === null)('Meilisearch under chaos', () => {
  let server: OwnServer
  let proxy: SlowProxy
  let graph: Graph
  let search: SearchIndex
  let indexer: Indexer
  const said: string[] = []

  beforeEach(async () => {
    said.length = 0
    server = await startMeilisearch(binary!)
    proxy = await startSlowProxy(server.url)
    graph = await grafeoEngine.open()
    await loadClassroom(graph)
  })
  afterEach(async () => {
    await server.signal('SIGCONT')
    await indexer.stop()
    await search.close()
    await proxy.close()
    await server.close()
    await graph.close()
  })

  /** Everything that is stored there, by id, with its title. */
  async function stored(): Promise<Map<string, string>> {
    const client = new Meilisearch({ host: server.url, apiKey: server.key })
    const all = new Map<string, string>()
    for (const uid of ['waymark-resource', 'waymark-outcome']) {
      const { results } = await client.index(uid).getDocuments({ limit: 10_000 })
      for (const { id, text } of results as { id: string; text: { title: string[] } }[])
        all.set(id, text.title[0] ?? '')
    }
    return all
  }

  test.each([true, false])(
    'loses nothing and heals alone (with another index to fall back on: %s)',
    async (fallback) => {
      const say = (_fields: object, message: string): void => void said.push(message)
      search = await openSearch(proxy.url, { key: server.key, fallback, warn: (message) => said.push(message) })
      indexer = createIndexer({ graph, search, log: { info: say, error: say }, leaseMs: 3_000 })
      await indexer.catchUp()
      indexer.start(200)

      const published: string[] = []
      const counts = (): Pick<Seen, 'meilisearch' | 'embedded'> =>
        search instanceof FallbackIndex
          ? { meilisearch: search.answers.first, embedded: search.answers.spare }
          : { meilisearch: answered, embedded: 0 }
      let answered = 0
      let away = 0
      let longest = 0
      const wrong: unknown[] = []
      let isOver = false
      let phaseNow = ''
      const read = async (reader: number): Promise<void> => {
        for (let round = reader; !isOver; round++) {
          const before = [...published]
          const name = before[round % Math.max(1, before.length)]
          const began = performance.now()
          try {
            const { hits } = await search.search(queryFor(`"${name ?? 'pizza'}"`, { facets: ['language', 'subject'] }))
            answered++
            // With both indexes kept up whoever asks sees all that was acknowledged.
            const id = idOf(`classroom:${name === undefined ? 'resource/pizza-fractions' : `resource/${name}`}`)
            if (fallback && !hits.some((hit) => hit.id === id))
              wrong.push(`${name ?? 'pizza'} was not found: ${phaseNow}`)
          } catch (error) {
            if (error instanceof SearchUnavailableError) away++
            else wrong.push(error)
          }
          longest = Math.max(longest, performance.now() - began)
          await sleep(20)
        }
      }
      const publish = async (): Promise<void> => {
        const name = `volcano${String(published.length).padStart(3, '0')}x`
        await commit(graph, async (tx) => {
          const written = await writeResource(tx, resource(name, `Erupting ${name}`, 'eye'), { actor: 'x', now: LATER })
          return { value: written, changes: written.changes }
        })
        // A publish stands whatever search does.
        await indexer.catchUp().catch(() => undefined)
        published.push(name)
      }
      const seen: Seen[] = []
      const during = async (phase: string, work: () => Promise<void>): Promise<void> => {
        const before = { ...counts(), away, published: published.length }
        longest = 0
        phaseNow = phase
        await work()
        const now = counts()
        seen.push({
          ...{ phase, meilisearch: now.meilisearch - before.meilisearch, embedded: now.embedded - before.embedded },
          ...{
            away: away - before.away,
            longestMs: Math.round(longest),
            published: published.length - before.published,
          },
        })
      }
      const writing = async (): Promise<void> => {
        while (!isOver) {
          await publish()
          await sleep(150)
        }
      }
      /** Until the server's index stands where the graph does. */
      const healed = async (): Promise<void> => {
        const client = new Meilisearch({ host: server.url, apiKey: server.key })
        for (;;) {
          const version = await client
            .index('waymark-state')
            .getDocument<{ version: number }>('state')
            .then((state) => state.version)
            .catch(() => -1)
          if (version >= (await currentVersion(graph)) - 1 && version > 0) return
          await sleep(100)
        }
      }
      const loops = [writing(), ...Array.from({ length: READERS }, (_, reader) => read(reader))]
      await during('well', () => sleep(3_000))
      await during('killed (-9) for 3 s', async () => {
        await server.signal('SIGKILL')
        await sleep(3_000)
      })
      await during('started again with its data', async () => {
        await server.restart('kept')
        await healed()
      })
      await during('hung (SIGSTOP) for 8 s', async () => {
        await server.signal('SIGSTOP')
        await sleep(8_000)
      })
      await during('goes on', async () => {
        await server.signal('SIGCONT')
        await healed()
      })
      await during(`every piece of data ${DELAY_MS} ms late, for 6 s`, async () => {
        proxy.delayMs = DELAY_MS
        await sleep(6_000)
      })
      await during('quick again', async () => {
        proxy.delayMs = 0
        await healed()
      })
      await during('killed and started again empty', async () => {
        await server.signal('SIGKILL')
        await server.restart('lost')
        await healed()
      })
      await during('well again', () => sleep(3_000))
      isOver = true
      await Promise.all(loops)
      expect(wrong).toEqual([])
      if (fallback) expect(away).toBe(0)

      // The end: the last catch-up succeeds, and both say the same.
      const version = await currentVersion(graph)
      await expect.poll(() => indexer.catchUp().catch(() => null), { timeout: 30_000 }).toBe(version)
      await expect.poll(async () => (await search.status()).engine, { timeout: 30_000 }).toBe('meilisearch')
      const there = await stored()
      expect(there.size).toBe(resources.length + outcomes.length + published.length)
      for (const name of published) expect(there.get(idOf(`classroom:resource/${name}`))).toBe(`Erupting ${name}`)
      for (const name of published.slice(-5))
        expect((await search.search(queryFor(name))).hits.map(({ id }) => id)).toContain(
          idOf(`classroom:resource/${name}`),
        )
      process.stdout.write(
        `\nMeilisearch ${server.version} under chaos, ${fallback ? 'with' : 'without'} an index to fall back on: ${READERS} readers, ${published.length} published\n${seen
          .map((each) => `  ${JSON.stringify(each)}`)
          .join('\n')}\n  it said: ${JSON.stringify([...new Set(said)])}\n`,
      )
    },
    240_000,
  )
})

test.skipIf(binary !== null)(`Meilisearch under chaos was NOT tested: ${MISSING}`, ({ skip }) => {
  console.warn(`Meilisearch under chaos was NOT tested: ${MISSING}`)
  skip()
})
