import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, concepts, framework, loadClassroom, resources } from '#test/fixtures/classroom.ts'
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
  expect(reads() - before).toBe(1)
  expect(again.find(({ id }) => id === PIZZA)).toBe(first.find(({ id }) => id === PIZZA))
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
