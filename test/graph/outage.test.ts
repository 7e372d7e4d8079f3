/** A Neo4j of this test's own is stopped and started again under a running product: everybody says so, and goes on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type Running } from '#api/main.ts'
import { readConfig } from '#api/config.ts'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { beginJournal, pendingJournals, settleJournals, type Journal } from '#graph/queries/journal.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { idOf } from '#graph/ids.ts'
import { CLASSROOM, loadClassroom, NOW, outcomes } from '#test/fixtures/classroom.ts'
import { ask } from '#test/helpers/process.ts'
import { startNeo4j, type Neo4jServer } from '#test/neo4j/server.ts'

const KEY = outcomes[0]!.sourceKey
const AWAY = {
  name: 'GraphError',
  code: 'UNAVAILABLE',
  message: expect.stringContaining('no Neo4j answers at bolt://'),
}

// A server that others use is not stopped.
describe.skipIf(process.env.WAYMARK_NEO4J !== 'maven')('a Neo4j that is stopped and started again', () => {
  let server: Neo4jServer
  let graph: Graph
  let model: ModelKeeper
  let running: Running
  let journal: Journal
  let inFlight: Promise<unknown>
  const open = () => openGraph(server.url, { user: server.user, password: server.password })

  beforeAll(async () => {
    server = await startNeo4j()
    graph = await open()
    await migrate(graph)
    await loadClassroom(graph)
    model = await openModel(graph)
    running = await startServer({
      ...readConfig({
        ...{ GRAPH_URL: server.url, GRAPH_USER: server.user, GRAPH_PASSWORD: server.password },
        ...{ PORT: '0', LOG_LEVEL: 'silent' },
      }),
      seed: false,
      quiet: true,
    })
    journal = await beginJournal(graph, { kind: 'test', title: 'the work', at: NOW })
    for (const unit of ['first', 'second']) await journal.stage(unit)
    await journal.mark()
    // A transaction that is open when the server stops.
    let isOpen: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (isOpen = resolve))
    let goOn: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => (goOn = resolve))
    const other = await open()
    inFlight = other
      .write(async (tx) => {
        await tx.run('CREATE (:Concept {id: "half done"})')
        isOpen()
        await stopped
        await tx.run('CREATE (:Concept {id: "other half"})')
      })
      .catch((error: unknown) => error)
      .finally(() => void other.close())
    await opened
    await server.halt()
    goOn()
  }, 240_000)
  afterAll(async () => {
    await model?.stop()
    await running?.close().catch(() => undefined)
    await graph?.close()
    await server?.stop()
  }, 60_000)

  test('ends what was under way with an error, and stores none of it', async () => {
    expect(await inFlight).toMatchObject({ name: 'GraphError', code: 'UNAVAILABLE' })
  })

  test('is told in a sentence by reads, writes, schema statements and by opening it', async () => {
    await expect(graph.read('RETURN 1 AS one')).rejects.toMatchObject(AWAY)
    await expect(graph.write((tx) => tx.run('CREATE (:Concept {id: "lost"})'))).rejects.toMatchObject(AWAY)
    await expect(graph.schema(['CREATE INDEX lost IF NOT EXISTS FOR (n:Concept) ON (n.lost)'])).rejects.toMatchObject(
      AWAY,
    )
    await expect(open()).rejects.toMatchObject(AWAY)
    expect(await migrate(graph)).toMatchObject({ error: AWAY })
  })

  test('is told by every room that needs the graph', async () => {
    const changed = { ...outcomes[0]!, code: 'LOST.1' }
    await expect(upsertBatch(graph, CLASSROOM, [changed], { now: NOW })).rejects.toMatchObject(AWAY)
    await expect(model.catchUp()).rejects.toMatchObject(AWAY)
    await expect(journal.apply(() => Promise.resolve())).rejects.toMatchObject(AWAY)
    await expect(settleJournals(graph, {})).rejects.toMatchObject(AWAY)
    const { errors } = await ask(running.url, '{ catalogue { resourceCount } }')
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }])
    expect(errors![0]!.message).not.toMatch(/bolt|ECONNREFUSED|Neo4jError/)
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503)
  })

  describe('and is back', () => {
    beforeAll(async () => {
      await server.resume()
    }, 120_000)

    test('answers on the connections that were open, with what was stored', async () => {
      expect(await currentVersion(graph)).toBeGreaterThan(0)
      expect(
        await graph.read('MATCH (c:Concept) WHERE c.id IN $ids RETURN c.id AS id', {
          ids: ['half done', 'other half', 'lost'],
        }),
      ).toEqual([])
      const [outcome] = await outcomesByIds(graph, [idOf(KEY)])
      expect(outcome?.code).toBe(outcomes[0]!.code)
    })

    test('takes writes, and readers of the feed catch up', async () => {
      const { version } = await upsertBatch(graph, CLASSROOM, [{ ...outcomes[0]!, code: 'FOUND.1' }], { now: NOW })
      expect(await model.catchUp()).toBe(version)
    })

    test('has the journal that was marked, which is then finished', async () => {
      expect(await pendingJournals(graph)).toMatchObject([{ state: 'marked', applied: 0, units: 2 }])
      journal.release()
      await graph.write((tx) => tx.run("MATCH (j:Journal) SET j.leasedUntil = '2020-01-01T00:00:00.000Z'"))
      const seen: unknown[] = []
      expect(await settleJournals(graph, { test: async (unit) => void seen.push(unit) })).toMatchObject([
        { outcome: 'finished' },
      ])
      expect(seen).toEqual(['first', 'second'])
    })

    test('serves the product again without a restart', async () => {
      const { data, errors } = await ask<{ catalogue: { resourceCount: number } }>(
        running.url,
        '{ catalogue { resourceCount } }',
      )
      expect(errors).toBeUndefined()
      expect(data.catalogue.resourceCount).toBeGreaterThan(0)
      await running.services.indexer.catchUp()
      expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
    })
  })
})
