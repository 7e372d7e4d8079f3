/**
 * Several processes and the one index they share (at the seam, without a server): one works, the others wait for it, and
 * a dead one is followed by another. On Neo4j each has a connection of its own; on Grafeo leases are held
 * to their times as on a server, which is the only place where there are several processes.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIndexer, type Indexer } from '#api/search/indexer.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { takeCursor } from '#graph/queries/lease.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { loadClassroom, outcomes, resource, resources } from '#test/fixtures/classroom.ts'
import { engines } from '#test/helpers/graphs.ts'
import { SharedStore } from '#test/helpers/shared-index.ts'

const LATER = '2026-11-22T08:00:00.000Z'
const LEASE_MS = 800
const id = (name: string): string => idOf(`classroom:${name}`)

for (const engine of engines)
  describe.skipIf(!engine.available)(`two processes and one shared index, on ${engine.name}`, () => {
    let graph: Graph
    let other: Graph
    let store: SharedStore
    let searches: [SearchIndex, SearchIndex]
    let one: Indexer
    let two: Indexer
    let said: string[]

    beforeEach(async () => {
      said = []
      const opened = await engine.open()
      graph = { ...opened, engine: 'neo4j' }
      other = engine.openAgain ? await engine.openAgain() : graph
      await loadClassroom(graph)
      store = new SharedStore()
      searches = [store.view(), store.view()]
      one = indexerOn(graph, searches[0])
      two = indexerOn(other, searches[1])
    })
    afterEach(async () => {
      await Promise.all([one.stop(), two.stop()])
      for (const search of searches) await search.close()
      if (other !== graph) await other.close()
      await graph.close()
    })

    function indexerOn(on: Graph, search: SearchIndex): Indexer {
      const say = (_fields: object, message: string) => void said.push(message)
      return createIndexer({ graph: on, search, log: { info: say, error: say }, leaseMs: LEASE_MS })
    }

    const publish = (name: string, title: string): Promise<unknown> =>
      commit(graph, async (tx) => {
        const written = await writeResource(tx, resource(name, title, 'eye'), { actor: 'somebody', now: LATER })
        return { value: written, changes: written.changes }
      })
    const titleOf = (name: string): unknown => store.documents.resource.get(id(`resource/${name}`))?.text.title[0]

    test('that start together index everything once', async () => {
      const versions = await Promise.all([one.catchUp(), two.catchUp()])
      expect(versions).toEqual([await currentVersion(graph), await currentVersion(graph)])
      const written = store.written()
      expect(written).toHaveLength(resources.length + outcomes.length)
      expect(new Set(written).size).toBe(written.length)
      expect(await two.version()).toBe(await currentVersion(graph))
    })

    test('each see what the other indexed, and index each change once', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      store.written()
      for (let round = 0; round < 4; round++) {
        await publish(`volcano-${round}`, `Volcano ${round}`)
        const version = await currentVersion(graph)
        expect(await Promise.all([one.catchUp(), two.catchUp()])).toEqual([version, version])
        expect(store.written()).toEqual([id(`resource/volcano-${round}`)])
        expect(titleOf(`volcano-${round}`)).toBe(`Volcano ${round}`)
        expect(await Promise.all([one.version(), two.version()])).toEqual([version, version])
      }
    })

    test('wait for the one that works, so that what a process published can be found when it says so', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      await publish('volcano', 'Volcano')
      let isWriting = false
      store.beforeWrite = async () => {
        isWriting = true
        await sleep(4 * LEASE_MS)
      }
      const working = one.catchUp()
      while (!isWriting) await sleep(5)
      // Longer than the lease: it is renewed while the engine works.
      await two.catchUp()
      expect(titleOf('volcano')).toBe('Volcano')
      await working
      expect(store.written().filter((each) => each === id('resource/volcano'))).toHaveLength(1)
    })

    test('lose nothing when the one that works dies: the other takes over when its lease has run out', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      const before = await currentVersion(graph)
      store.written()
      await publish('volcano', 'Volcano')
      // What a process leaves that is killed after it took the cursor and before it handed anything over.
      const dead = await takeCursor(graph, 'search:meilisearch', 60_000)
      expect(dead?.version).toBe(before)
      let isUp = false
      const waiting = two.catchUp().then((version) => {
        isUp = true
        return version
      })
      await sleep(LEASE_MS)
      expect(isUp).toBe(false)
      await graph.write((tx) =>
        tx.run(
          "MATCH (c:Cursor {key: 'search:meilisearch'}) SET c.holder = 'of the dead', c.leasedUntil = '2020-01-01T00:00:00.000Z'",
        ),
      )
      expect(await waiting).toBe(await currentVersion(graph))
      expect(said).toContain('took over the search index from a process that ended')
      expect(store.written()).toEqual([id('resource/volcano')])
      expect(await one.catchUp()).toBe(await currentVersion(graph))
      expect(store.written()).toEqual([])
    })

    test('take over in the middle: what was handed over and not noted is handed over again', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      const before = await currentVersion(graph)
      await publish('volcano', 'Volcano')
      await one.catchUp()
      store.written()
      // Killed between the index's own note and the one in the graph.
      await graph.write((tx) =>
        tx.run("MATCH (c:Cursor {key: 'search:meilisearch'}) SET c.version = $before", { before }),
      )
      await publish('geyser', 'Geyser')
      await two.catchUp()
      expect(store.written()).toEqual([id('resource/geyser'), id('resource/volcano')].sort())
      // An index restored from an older copy says so itself.
      store.documents.resource.delete(id('resource/geyser'))
      store.version = before
      await one.catchUp()
      expect(titleOf('geyser')).toBe('Geyser')
      expect(await two.version()).toBe(await currentVersion(graph))
    })

    test('a process that was held up and lost its lease puts right what it may have overwritten', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      await publish('volcano', 'Volcano')
      let release: () => void = () => undefined
      const held = new Promise<void>((resolve) => (release = resolve))
      let isHeld = false
      store.beforeWrite = async (ids) => {
        if (isHeld || !ids.includes(id('resource/volcano'))) return
        isHeld = true
        await held
      }
      const slow = one.catchUp()
      while (!isHeld) await sleep(5)
      // Another process has taken over and gone on, while what the slow one read hangs on its way.
      await graph.write((tx) =>
        tx.run(
          "MATCH (c:Cursor {key: 'search:meilisearch'}) SET c.holder = 'x', c.leasedUntil = '2020-01-01T00:00:00.000Z'",
        ),
      )
      await publish('volcano', 'Volcano, second edition')
      await two.catchUp()
      expect(titleOf('volcano')).toBe('Volcano, second edition')
      release()
      expect(await slow).toBe(await currentVersion(graph))
      expect(said).toContain('another process works on the search index now')
      expect(titleOf('volcano')).toBe('Volcano, second edition')
    })

    test('build it anew when the server comes back empty, or with another index at any version', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      const documents = resources.length + outcomes.length
      store.lose()
      store.written()
      await Promise.all([one.catchUp(), two.catchUp()])
      expect(store.written()).toHaveLength(documents)
      for (const ahead of [-1, 0, 1_000]) {
        store.history += 100
        store.version = (await currentVersion(graph)) + ahead
        store.documents.resource.delete(id('resource/rainbow'))
        await Promise.all([two.catchUp(), one.catchUp()])
        expect(store.written()).toHaveLength(documents)
        expect(store.documents.resource.size).toBe(resources.length)
        expect(store.version).toBe(await currentVersion(graph))
      }
      // A process that starts later sees that it is the one that was built here.
      await indexerOn(graph, store.view()).catchUp()
      expect(store.written()).toEqual([])
    })

    test('build it anew when the graph was restored from an older copy', async () => {
      await Promise.all([one.catchUp(), two.catchUp()])
      store.written()
      store.version = (await currentVersion(graph)) + 1
      await two.catchUp()
      expect(store.written()).toHaveLength(resources.length + outcomes.length)
    })

    test('rebuild one after the other', async () => {
      await one.catchUp()
      store.written()
      await Promise.all([one.rebuild(), two.rebuild()])
      const documents = resources.length + outcomes.length
      expect(store.written()).toHaveLength(2 * documents)
      expect(store.documents.resource.size + store.documents.outcome.size).toBe(documents)
    })
  })
