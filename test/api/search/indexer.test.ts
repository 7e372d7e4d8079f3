import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { createIndexer, documentsOf, type Indexer } from '#api/search/indexer.ts'
import { SearchUnavailableError, type SearchIndex } from '#api/search/search-index.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { indexedResources, publishedResourceIds } from '#graph/queries/columns.ts'
import { withdrawResource, writeResource } from '#graph/queries/publish.ts'
import { allResources, resourcesByIds } from '#graph/queries/resource.ts'
import { syncEdges, upsertBatch } from '#graph/queries/upsert.ts'
import { furnishedClassroom } from '#test/contract/furnished.ts'
import {
  CLASSROOM,
  concepts,
  edges,
  loadClassroom,
  NOW,
  outcomes,
  resource,
  resources,
} from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { queryFor } from '#test/helpers/search-documents.ts'

const LATER = '2026-11-22T08:00:00.000Z'
const id = (name: string): string => idOf(`classroom:${name}`)

describe('the indexer', () => {
  let graph: Graph
  let search: SearchIndex
  let indexer: Indexer
  const said: string[] = []
  const log = {
    info: (_fields: object, message: string) => void said.push(message),
    error: (_fields: object, message: string) => void said.push(message),
  }

  beforeEach(async () => {
    said.length = 0
    graph = await grafeoEngine.open()
    await loadClassroom(graph)
    search = new EmbeddedIndex()
    indexer = createIndexer({ graph, search, log })
  })
  afterEach(async () => {
    await indexer.stop()
    await search.close()
    await graph.close()
  })

  const found = async (text: string, kind: 'resource' | 'outcome' = 'resource'): Promise<string[]> =>
    (await search.search(queryFor(text, { kind, groupByWork: false, first: 100 }))).hits.map((hit) => hit.id).sort()
  const publish = (record: ReturnType<typeof resource>): Promise<unknown> =>
    commit(graph, async (tx) => {
      const written = await writeResource(tx, record, { actor: 'somebody', now: LATER })
      return { value: written, changes: written.changes }
    })

  test('builds an empty index from the graph and stands at its version', async () => {
    expect(await indexer.catchUp()).toBe(await currentVersion(graph))
    const { documents } = await search.status()
    expect(documents).toEqual({ resource: resources.length, outcome: outcomes.length })
    expect(await found('pizza fractions')).toContain(id('resource/pizza-fractions'))
    expect(await found('matematicas pizza')).toContain(id('resource/pizza-fractions'))
  })

  test('makes the same documents of what is read in columns as of whole resources', async () => {
    const furnished = await grafeoEngine.open()
    await furnishedClassroom(furnished)
    const ids = await publishedResourceIds(furnished)
    const whole = []
    for await (const page of allResources(furnished)) whole.push(...page)
    expect(ids).toEqual(whole.map((each) => each.id))
    const columns = await indexedResources(furnished, ids, await currentVersion(furnished))
    expect(columns.map(({ isFollowed }) => isFollowed)).toEqual(whole.map(({ isFollowed }) => isFollowed))
    expect(await documentsOf(furnished, columns)).toEqual(await documentsOf(furnished, whole))
    const unpublished = await resourcesByIds(furnished, [id('resource/withdrawn'), 'drafted-version', 'no-such-id'])
    for (const one of unpublished)
      expect(await indexedResources(furnished, [one.id], 0)).toMatchObject([{ id: one.id, state: one.state }])
    expect(await indexedResources(furnished, ['no-such-id'], 0)).toEqual([])
    await furnished.close()
  })

  test('finds outcomes by code and by what they stand under', async () => {
    await indexer.catchUp()
    const { hits } = await search.search(queryFor('fraction add', { kind: 'outcome' }))
    expect(hits.map((hit) => hit.id)).toContain(id('outcome/add-fractions'))
    expect(await found('L.1', 'outcome')).toEqual([id('outcome/shadows')])
  })

  test('finds what was published since', async () => {
    await indexer.catchUp()
    await publish(resource('volcano', 'Volcanoes on the moon', 'eye'))
    expect(await indexer.catchUp()).toBe(await currentVersion(graph))
    expect(await found('volcanoes')).toEqual([id('resource/volcano')])
  })

  test('finds resources by what is broader than their subject, and follows its name', async () => {
    await indexer.catchUp()
    const mathematics = concepts.find(({ sourceKey }) => sourceKey === 'classroom:subject/mathematics')!
    const formal = (name: string): typeof mathematics => ({
      ...mathematics,
      sourceKey: 'classroom:subject/formal',
      uri: 'https://classroom.example/subjects/formal',
      labels: [{ language: 'de', text: name }],
    })
    const under: typeof mathematics = {
      ...mathematics,
      altLabels: [{ language: 'en', text: 'Reckoning' }],
      broader: [{ sourceKey: 'classroom:subject/formal' }],
    }
    const pizza = id('resource/pizza-fractions')
    await upsertBatch(graph, CLASSROOM, [under, formal('Formalwissenschaft')], { now: LATER })
    await indexer.catchUp()
    expect(await found('formalwissenschaft')).toContain(pizza)
    expect(await found('reckoning pizza')).toContain(pizza)
    const filters = { subject: [id('subject/formal')] }
    const { hits } = await search.search(queryFor('', { filters, first: 100, groupByWork: false }))
    expect(hits.map((hit) => hit.id)).toContain(pizza)
    await upsertBatch(graph, CLASSROOM, [formal('Strukturwissenschaft')], { now: LATER })
    await indexer.catchUp()
    expect(await found('strukturwissenschaft')).toContain(pizza)
    expect(await found('formalwissenschaft')).toEqual([])
  })

  test('finds resources and outcomes by the code of what says the same elsewhere, until they part', async () => {
    await indexer.catchUp()
    const teaching = resources.filter(({ alignments }) =>
      alignments.some(({ kind, outcome }) => kind !== 'requires' && outcome.sourceKey === 'classroom:outcome/shadows'),
    )
    const expected = teaching.map(({ sourceKey }) => idOf(sourceKey)).sort()
    expect(expected.length).toBeGreaterThan(0)
    expect(await found('1-PS4-3')).toEqual(expected)
    expect(await found('1-PS4-3', 'outcome')).toEqual([id('outcome/shadows')])
    const others = edges.filter(
      ({ type, from }) => type !== 'matches' && from.sourceKey === 'classroom:outcome/shadows',
    )
    await syncEdges(graph, CLASSROOM, others, { froms: ['classroom:outcome/shadows'] })
    await indexer.catchUp()
    expect(await found('1-PS4-3')).toEqual([])
  })

  test('finds resources by the headings above the outcomes they teach, and follows their words', async () => {
    await indexer.catchUp()
    const light = outcomes.find(({ sourceKey }) => sourceKey.endsWith('/light'))!
    await publish(resource('volcano', 'Volcanoes on the moon', 'eye'))
    for (const [word, other] of [['البصريات', 'الضوء'] as const, ['الضوء', 'البصريات'] as const]) {
      const renamed = { ...light, statements: [...light.statements, { language: 'ar', text: word }] }
      await upsertBatch(graph, CLASSROOM, [renamed], { now: LATER })
      await indexer.catchUp()
      expect(await found(word)).toContain(id('resource/volcano'))
      expect(await found(`"${other}"`)).toEqual([])
    }
    const parted = edges.filter(({ type, from }) => type !== 'childOf' && from.sourceKey.endsWith('/eye'))
    await syncEdges(graph, CLASSROOM, parted, { froms: ['classroom:outcome/eye'] })
    await indexer.catchUp()
    expect(await found('الضوء')).not.toContain(id('resource/volcano'))
  })

  test('takes out what was withdrawn', async () => {
    await indexer.catchUp()
    await commit(graph, async (tx) => {
      const { changes } = await withdrawResource(tx, id('resource/rainbow'), 'broken link', 'somebody', LATER)
      return { value: null, changes }
    })
    await indexer.catchUp()
    expect(await found('rainbow -xyzzy')).toEqual([])
    expect((await search.status()).documents.resource).toBe(resources.length - 1)
  })

  test('shows a changed outcome, subject and publisher in the resources that hold them', async () => {
    await indexer.catchUp()
    const shadows = outcomes.find(({ sourceKey }) => sourceKey.endsWith('/shadows'))!
    const mathematics = concepts.find(({ sourceKey }) => sourceKey.endsWith('/mathematics'))!
    const press = resource('shadow-theatre', 'Shadow theatre', 'shadows')
    await upsertBatch(
      graph,
      CLASSROOM,
      [
        { ...shadows, statements: [{ language: 'en', text: 'Explain umbra and penumbra.' }] },
        { ...mathematics, labels: [...mathematics.labels, { language: 'fr', text: 'Mathématiques' }] },
        { ...press, provider: { ...press.provider, name: 'Hill School Printers' } },
      ],
      { now: LATER },
    )
    await indexer.catchUp()
    expect(await found('penumbra')).toEqual([id('resource/shadow-simulation'), id('resource/shadow-theatre')].sort())
    expect(await found('mathematiques')).toContain(id('resource/fraction-wall'))
    expect(await found('penumbra', 'outcome')).toEqual([id('outcome/shadows')])
  })

  test('shows the words of a changed ancestor in the outcomes below it', async () => {
    await indexer.catchUp()
    const light = outcomes.find(({ sourceKey }) => sourceKey.endsWith('/light'))!
    await upsertBatch(graph, CLASSROOM, [{ ...light, statements: [{ language: 'en', text: 'Optics' }] }], {
      now: LATER,
    })
    await indexer.catchUp()
    expect(await found('optics', 'outcome')).toContain(id('outcome/eye'))
  })

  test('follows edges that were moved', async () => {
    await indexer.catchUp()
    const moved = edges.map((edge) =>
      edge.type === 'childOf' && edge.from.sourceKey.endsWith('/eye')
        ? { ...edge, to: { sourceKey: 'classroom:outcome/fractions' } }
        : edge,
    )
    await syncEdges(graph, CLASSROOM, moved, { froms: 'listed' })
    await indexer.catchUp()
    const { facets } = await search.search(
      queryFor('', {
        kind: 'outcome',
        filters: { outcome: [id('outcome/fractions')] },
        facets: ['outcome'],
        first: 100,
      }),
    )
    expect(facets.outcome!.find(({ value }) => value === id('outcome/fractions'))!.count).toBe(7)
  })

  test('is the same after catching up as after building anew', async () => {
    await indexer.catchUp()
    await publish(resource('volcano', 'Volcanoes on the moon', 'eye'))
    await upsertBatch(graph, CLASSROOM, [resource('mirror-maze', 'Mirror labyrinth', 'reflection')], { now: LATER })
    await indexer.catchUp()
    const caughtUp = await search.search(
      queryFor('', { order: 'NEWEST', facets: ['language', 'subject', 'outcome', 'provider'] }),
    )
    await indexer.rebuild()
    const anew = await search.search(
      queryFor('', { order: 'NEWEST', facets: ['language', 'subject', 'outcome', 'provider'] }),
    )
    const plain = ({ hits, ...rest }: typeof anew) => ({
      ...rest,
      hits: hits.map(({ id: hit, editions }) => ({ hit, editions })),
    })
    expect(plain(caughtUp)).toEqual(plain(anew))
  })

  test('tells how far a rebuild is', async () => {
    const seen: string[] = []
    const total = await indexer.rebuild(({ kind, done }) => void seen.push(`${kind} ${done}`))
    expect(seen.at(-1)).toMatch(/^outcome /)
    expect(total).toBeGreaterThanOrEqual(resources.length + outcomes.length)
  })

  test('builds anew when the index belongs to another graph', async () => {
    await indexer.catchUp()
    const other = await grafeoEngine.open()
    await upsertBatch(other, CLASSROOM, [resource('rainbow', 'Only a rainbow', 'colours')], { now: NOW })
    const foreign = createIndexer({ graph: other, search, log })
    await foreign.catchUp()
    expect(await found('')).toEqual([id('resource/rainbow')])
    await other.close()
  })

  test('builds anew when an index at the same version holds something else', async () => {
    await indexer.catchUp()
    await search.apply({
      upsert: [],
      remove: [{ kind: 'resource', id: id('resource/rainbow') }],
      version: await currentVersion(graph),
    })
    const restarted = createIndexer({ graph, search, log })
    await restarted.catchUp()
    expect(await found('rainbow')).toEqual([id('resource/rainbow')])
    expect(said).toEqual(['search index differs from the graph; building it anew'])
  })

  test('leaves the feed waiting while the index is away, and says so once', async () => {
    await indexer.catchUp()
    let away = true
    const flaky: SearchIndex = {
      synonyms: search.synonyms,
      apply: (change) => (away ? Promise.reject(new SearchUnavailableError('away')) : search.apply(change)),
      rebuild: (batches, version) => search.rebuild(batches, version),
      search: (query) => search.search(query),
      suggest: (query) => search.suggest(query),
      similar: (query) => search.similar(query),
      settled: () => search.settled(),
      status: () => search.status(),
      close: () => search.close(),
    }
    const reader = createIndexer({ graph, search: flaky, log })
    await publish(resource('volcano', 'Volcanoes on the moon', 'eye'))
    await expect(reader.catchUp()).rejects.toThrow('away')
    expect(await found('volcanoes -xyzzy')).toEqual([])
    away = false
    await reader.catchUp()
    expect(await found('volcanoes')).toEqual([id('resource/volcano')])
  })

  test('looks by itself for what other processes wrote, until it is stopped', async () => {
    await indexer.catchUp()
    indexer.start(5)
    await publish(resource('volcano', 'Volcanoes on the moon', 'eye'))
    await expect.poll(() => found('volcanoes')).toEqual([id('resource/volcano')])
    await indexer.stop()
  })

  test('answers calls that overlap with one version that holds all of them', async () => {
    await indexer.catchUp()
    await Promise.all([
      publish(resource('one', 'Volcano one', 'eye')).then(() => indexer.catchUp()),
      publish(resource('two', 'Volcano two', 'eye')).then(() => indexer.catchUp()),
      indexer.catchUp(),
    ])
    expect(await found('volcano')).toHaveLength(2)
  })
})
