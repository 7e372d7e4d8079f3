import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeKeys } from '#graph/codes.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { conceptsByPurpose, conceptsByUri } from '#graph/queries/concept.ts'
import { frameworkPage, frameworksByIds, rootsOf } from '#graph/queries/framework.ts'
import {
  alignmentsOf,
  allOutcomes,
  matchColumns,
  outcomeColumns,
  outcomesByCode,
  outcomesByUri,
  parentsOf,
  prerequisiteColumns,
} from '#graph/queries/outcome.ts'
import {
  allResources,
  editionsOfWorks,
  resourceCountsOfAgents,
  resourceIdBySourceKey,
  resourceIdsTouching,
  resourcesByIds,
  resourcesOfProvider,
} from '#graph/queries/resource.ts'
import { loadClassroom, resources } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

let graph: Graph
beforeAll(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
})
afterAll(() => graph.close())

const id = (name: string) => idOf(`classroom:${name}`)
const PRESS = id('agent/press')
const INJECTION = `' OR 1=1 RETURN r // "$x" }) DETACH DELETE r`

describe('resources', () => {
  test('come by id in one read; unknown ids are left out', async () => {
    const found = await resourcesByIds(graph, [id('resource/rainbow'), 'no-such-id', INJECTION])
    expect(found.map(({ url }) => url)).toEqual(['https://classroom.example/open/rainbow'])
    expect(await resourcesByIds(graph, [])).toEqual([])
  })

  test('keep every licence statement in its order, with the day of reading where the source gives none', async () => {
    const [rainbow] = await resourcesByIds(graph, [id('resource/rainbow')])
    const [text, pictures] = resources.find(({ url }) => url.endsWith('rainbow'))!.licences
    expect(rainbow!.licences).toEqual([{ ...text, readAt: '2026-11-21' }, pictures])
  })

  test('say what is absent as absent', async () => {
    const [quiz] = await resourcesByIds(graph, [id('resource/fraction-quiz')])
    expect(quiz!.tags).toEqual([{ kind: 'feature', value: 'timingControl', says: 'absent', basis: 'declared' }])
  })

  test('come in batches in the order of ids, each once, placeholders not among them', async () => {
    const all: string[] = []
    for await (const batch of allResources(graph, 6)) all.push(...batch.map((each) => each.id))
    expect(all).toEqual(resources.map(({ sourceKey }) => idOf(sourceKey)).sort())
  })

  test('of a provider come newest first, by cursor', async () => {
    const first = await resourcesOfProvider(graph, PRESS, { first: 12 })
    expect(first).toMatchObject({ total: 20, hasNextPage: true })
    const second = await resourcesOfProvider(graph, PRESS, { first: 12, after: first.endCursor })
    expect(second.hasNextPage).toBe(false)
    const ids = [...first.nodes, ...second.nodes].map((each) => each.id)
    expect(new Set(ids).size).toBe(20)
    expect(await resourcesOfProvider(graph, INJECTION, { first: 5 })).toEqual({
      nodes: [],
      total: 0,
      hasNextPage: false,
      endCursor: null,
    })
    expect(await resourceCountsOfAgents(graph, [PRESS, 'no'])).toEqual(new Map([[PRESS, 20]]))
  })

  test('of one work are its editions', async () => {
    const editions = await editionsOfWorks(graph, [id('resource/pizza-fractions'), INJECTION])
    expect(editions.map(({ languages }) => languages[0]).sort()).toEqual(['ar', 'en', 'es'])
  })

  test('are found by source key or by id', async () => {
    const key = 'classroom:resource/rainbow'
    expect(await resourceIdBySourceKey(graph, key)).toBe(idOf(key))
    expect(await resourceIdBySourceKey(graph, `id:${idOf(key)}`)).toBe(idOf(key))
    expect(await resourceIdBySourceKey(graph, INJECTION)).toBeNull()
  })

  test.for([
    ['outcome', id('outcome/colours'), ['colour-mixing', 'rainbow']],
    ['concept', id('type/video'), ['number-line-video']],
    ['concept', id('level/3'), ['pizza-fractions']],
    ['agent', id('agent/lee'), ['pizza-fractions']],
    ['licence', 'unrecognised', ['rainbow']],
    ['edges', id('outcome/colours'), ['colour-mixing', 'rainbow']],
  ] as const)('are reached from a changed %s', async ([kind, changed, names]) => {
    const expected = names.map((name) => id(`resource/${name}`)).sort()
    expect(await resourceIdsTouching(graph, { kind, ids: [changed] })).toEqual(expected)
  })

  test('are all reached from their framework', async () => {
    expect(await resourceIdsTouching(graph, { kind: 'framework', ids: [id('framework')] })).toHaveLength(20)
  })
})

describe('outcomes', () => {
  test.for(['3.NF.A.2', '3nfa2', 'CCSS.Math.Content.3.NF.A.2', '3-nf-a-2'])(
    'are found by the code %s',
    async (code) => {
      expect((await outcomesByCode(graph, codeKeys(code))).map(({ uri }) => uri)).toEqual([
        'https://classroom.example/outcomes/number-line',
      ])
    },
  )

  test('that are here come before those only named, under one code', async () => {
    const found = await outcomesByCode(graph, codeKeys('3.NF.A.1'))
    expect(found.map(({ state }) => state)).toEqual(['published', 'referenced'])
    expect(await outcomesByCode(graph, codeKeys(INJECTION))).toEqual([])
  })

  test('are found by uri', async () => {
    expect(await outcomesByUri(graph, ['https://classroom.example/outcomes/eye', INJECTION])).toMatchObject([
      { code: null, misconceptions: [{ text: 'Sight goes out from the eye.' }] },
    ])
  })

  test('come in batches in the order of ids, without placeholders', async () => {
    const all: string[] = []
    for await (const batch of allOutcomes(graph, 5)) all.push(...batch.map((each) => each.id))
    expect(all).toHaveLength(12)
    expect(all).toEqual([...new Set(all)].sort())
  })

  test('know what stands above', async () => {
    expect(await parentsOf(graph, [id('outcome/compare-fractions')])).toMatchObject([
      { of: id('outcome/compare-fractions'), position: 0, outcome: { code: '3.NF.A.3' } },
    ])
  })

  test('know the resources aligned to them, teaching ones first', async () => {
    const of = id('outcome/number-line')
    const found = await alignmentsOf(graph, [of, id('outcome/eye')], { limit: 2 })
    expect(found.filter(({ outcome }) => outcome === of).map(({ resource, kind }) => [resource, kind])).toEqual([
      [id('resource/number-line-video'), 'teaches'],
      [id('resource/number-line-worksheet'), 'practises'],
    ])
    expect(found.filter(({ outcome }) => outcome !== of)).toHaveLength(2)
    expect(await alignmentsOf(graph, [of], { kinds: ['assesses'] })).toEqual([])
  })

  test('come as columns with their place', async () => {
    const columns = await outcomeColumns(graph)
    expect(columns).toHaveLength(14)
    expect(columns.find((each) => each.id === id('outcome/compare-fractions'))).toEqual({
      id: id('outcome/compare-fractions'),
      uri: 'https://classroom.example/outcomes/compare-fractions',
      code: '3.NF.A.3.d',
      sourceType: 'Standard',
      state: 'published',
      ageFrom: 8,
      ageTo: 9,
      framework: id('framework'),
      frameworkUri: 'https://classroom.example/framework',
      parents: [{ id: id('outcome/equivalent-fractions'), position: 0 }],
    })
    expect(await prerequisiteColumns(graph)).toHaveLength(8)
    expect(await matchColumns(graph, ['exact'])).toMatchObject([{ from: id('outcome/unit-fractions'), kind: 'exact' }])
  })
})

describe('frameworks', () => {
  test('come with their numbers and publisher', async () => {
    expect(await frameworksByIds(graph, [id('framework')])).toMatchObject([
      {
        outcomeCount: 12,
        prerequisiteCount: 8,
        publisher: { name: 'Hill School' },
        version: '1',
        licences: [{ part: 'all', licence: 'cc0-1.0', words: 'CC0' }],
        sources: [{ key: 'classroom' }],
      },
    ])
  })

  test('have at their top what stands below nothing, in order', async () => {
    expect((await rootsOf(graph, [id('framework')])).map(({ outcome }) => outcome.code)).toEqual(['3.NF', 'L'])
    expect(await rootsOf(graph, ['no-such-id'])).toEqual([])
  })

  test('come page by page', async () => {
    expect(await frameworkPage(graph, { first: 10 })).toMatchObject({
      total: 1,
      hasNextPage: false,
      endCursor: id('framework'),
    })
    expect((await frameworkPage(graph, { first: 10, after: id('framework') })).nodes).toEqual([])
  })
})

describe('concepts', () => {
  test('of a purpose come with their uses, most used first', async () => {
    expect(
      (await conceptsByPurpose(graph, 'subject')).map(({ labels, resourceCount }) => [labels[0]!.text, resourceCount]),
    ).toEqual([
      ['Mathematics', 6],
      ['Science', 2],
    ])
    expect((await conceptsByPurpose(graph, 'resourceType')).map(({ labels }) => labels[0]!.text)).toEqual([
      'Simulation',
      'Video',
      'Worksheet',
    ])
    expect((await conceptsByPurpose(graph, 'level')).map(({ labels }) => labels[0]!.text)).toEqual(['Year 3'])
  })

  test('are found by uri', async () => {
    expect(await conceptsByUri(graph, ['https://classroom.example/subjects/science'])).toMatchObject([
      { id: id('subject/science') },
    ])
  })
})
