import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit, lookOnce } from '#graph/queries/catalogue.ts'
import { keepCounts, MANY_COUNTED } from '#graph/queries/kept.ts'
import { linksOf, outcomesAndLinks } from '#graph/queries/links.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, concepts, framework, loadClassroom, outcomes, resources } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
})
afterEach(() => graph.close())

const PIZZA = idOf('classroom:resource/pizza-fractions')
const MANY = [PIZZA, idOf('classroom:resource/rainbow'), idOf('classroom:resource/eye-audio')]

/** The graph with its reads counted. */
function counting(): { graph: Graph; reads: () => number } {
  let reads = 0
  const counted: Graph = {
    ...graph,
    read: (cypher, params) => {
      reads++
      return graph.read(cypher, params)
    },
  }
  return { graph: counted, reads: () => reads }
}

test('what was read is not read again while nothing changes', async () => {
  const { graph: counted, reads } = counting()
  const first = await resourcesByIds(counted, MANY)
  const before = reads()
  const again = await resourcesByIds(counted, MANY.toReversed())
  expect(reads() - before).toBe(0)
  expect(again.find(({ id }) => id === PIZZA)).toBe(first.find(({ id }) => id === PIZZA))
})

test('what another process changes is seen a second later, where a graph has several', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const server: Graph = { ...graph, engine: 'neo4j', read: graph.read.bind(graph) }
    await resourcesByIds(server, MANY)
    // The other process has a graph object of its own.
    await upsertBatch(graph, CLASSROOM, [{ ...resources[0]!, minutes: 99 }])
    const minutes = async () => (await resourcesByIds(server, [idOf(resources[0]!.sourceKey)]))[0]!.minutes
    expect(await minutes()).not.toBe(99)
    vi.advanceTimersByTime(1_000)
    expect(await minutes()).toBe(99)
  } finally {
    vi.useRealTimers()
  }
})

test('outcomes and links that are asked for together come by one read, and equal those read apart', async () => {
  const ids = outcomes.map(({ sourceKey }) => idOf(sourceKey))
  const [some, linked] = [ids.slice(0, 12), ids.slice(6, 9)]
  const { graph: counted, reads } = counting()
  const look = lookOnce(counted)
  await look()
  const before = reads()
  const both = await outcomesAndLinks(counted, { outcomes: some, links: linked }, look)
  expect(reads() - before).toBe(1)
  const fresh = counting().graph
  const byId = <T extends { id: string }>(list: T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(byId(both.outcomes)).toEqual(byId(await outcomesByIds(fresh, some)))
  expect(byId(both.links)).toEqual(byId(await linksOf(fresh, linked)))
  expect(both.outcomes.length).toBe(12)
  expect(both.links.length).toBe(3)
})

test('the number of reads does not grow with the number of things', async () => {
  const one = counting()
  await resourcesByIds(one.graph, [PIZZA])
  const all = counting()
  await resourcesByIds(
    all.graph,
    resources.map(({ sourceKey }) => idOf(sourceKey)),
  )
  expect(all.reads()).toBe(one.reads())
})

test('a change is seen by the next read', async () => {
  await resourcesByIds(graph, MANY)
  await commit(graph, async (tx) => {
    const { changes } = await withdrawResource(tx, PIZZA, 'Gone.', 'amina')
    return { value: null, changes }
  })
  const [pizza] = await resourcesByIds(graph, [PIZZA])
  expect(pizza!.state).toBe('withdrawn')
})

test('a change of what it shares with others is seen too', async () => {
  await resourcesByIds(graph, MANY)
  await upsertBatch(graph, CLASSROOM, [
    { ...concepts[0]!, labels: [{ language: 'en', text: 'Maths' }] },
    { ...framework, titles: [{ language: 'en', text: 'Our year' }] },
  ])
  const [pizza] = await resourcesByIds(graph, [PIZZA])
  expect(pizza!.subjects[0]!.labels[0]!.text).toBe('Maths')
  expect(pizza!.alignments[0]!.outcome.framework!.titles[0]!.text).toBe('Our year')
})

test('two graphs keep apart', async () => {
  const other = await grafeoEngine.open()
  await resourcesByIds(graph, MANY)
  expect(await resourcesByIds(other, MANY)).toEqual([])
  await other.close()
})

test('what is shared cannot be changed by one of its readers', async () => {
  const [pizza] = await resourcesByIds(graph, [PIZZA])
  expect(() => pizza!.keywords.push('mine')).toThrow(TypeError)
  expect(() => (pizza!.alignments[0]!.outcome.code = 'mine')).toThrow(TypeError)
})

test('what is counted is counted once a version, and once by requests that overlap', async () => {
  let walks = 0
  const counted = keepCounts(
    (_graph, key, version) => Promise.resolve({ text: `${key} ${version}, walk ${++walks}` }),
    () => MANY_COUNTED - 1,
  )
  expect(await Promise.all([counted(graph, 'a', 1), counted(graph, 'a', 1)])).toEqual([
    { text: 'a 1, walk 1' },
    { text: 'a 1, walk 1' },
  ])
  expect(await counted(graph, 'b', 1)).toEqual({ text: 'b 1, walk 2' })
  expect(await counted(graph, 'a', 2)).toEqual({ text: 'a 2, walk 3' })
})

test('what is counted of a large graph is counted anew behind the request, every few seconds, and after a minute before it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    let walks = 0
    const counted = keepCounts(
      () => Promise.resolve({ walk: ++walks }),
      () => MANY_COUNTED,
    )
    expect(await counted(graph, 'a', 1)).toEqual({ walk: 1 })
    expect(await counted(graph, 'a', 2)).toEqual({ walk: 1 })
    expect(walks).toBe(1)
    vi.advanceTimersByTime(6_000)
    expect(await counted(graph, 'a', 2)).toEqual({ walk: 1 })
    expect(await counted(graph, 'a', 2)).toEqual({ walk: 2 })
    vi.advanceTimersByTime(61_000)
    expect(await counted(graph, 'a', 3)).toEqual({ walk: 3 })
  } finally {
    vi.useRealTimers()
  }
})
