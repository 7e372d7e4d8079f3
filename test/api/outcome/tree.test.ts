import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { syncEdges, upsertBatch, type ImportedEdge } from '#graph/queries/upsert.ts'
import type { FrameworkRecord, OutcomeRecord, SourceRecord } from '#graph/records.ts'
import { NOW } from '#test/fixtures/classroom.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const WIDE = 1_200
const DEEP = 40
const key = (name: string) => `tall:${name}`
const named = (name: string) => ({ sourceKey: key(name), uri: `https://tall.example/${name}` })

let api: TestApi
beforeAll(async () => {
  api = await openApi()
  await loadTallFramework(api)
})
afterAll(() => api.close())

/** A shaft of forty levels, and a wide branch of many; one item stands under two parents. */
async function loadTallFramework({ services, graph }: TestApi): Promise<void> {
  const source: SourceRecord = { key: 'tall', name: 'Tall', retrieved: '2026-11-01' }
  const framework: FrameworkRecord = {
    ...named('framework'),
    type: 'framework',
    titles: [{ language: 'en', text: 'Tall' }],
    descriptions: [],
    languages: ['en'],
    subjects: [],
    licences: [],
  }
  const shaft = Array.from({ length: DEEP }, (_, at) => `d${at}`)
  const branch = Array.from({ length: WIDE }, (_, at) => `w${at}`)
  const outcomes = ['wide', ...branch, ...shaft].map((name): OutcomeRecord => ({
    ...named(name),
    type: 'outcome',
    framework: named('framework'),
    code: name,
    statements: [{ language: 'en', text: `Learns ${name}` }],
    labels: [],
    levels: [name === 'wide' ? 'KG' : name.startsWith('w') ? '10' : '2'],
    subjects: [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
  }))
  const below = (from: string, to: string, position?: number): ImportedEdge => ({
    type: 'childOf',
    from: named(from),
    to: named(to),
    position,
  })
  await upsertBatch(graph, source, [framework, ...outcomes], { now: NOW })
  await syncEdges(
    graph,
    source,
    [
      ...branch.map((name) => below(name, 'wide')),
      ...shaft.slice(1).map((name, at) => below(name, shaft[at]!, 0)),
      below('w7', 'd0', 5),
    ],
    { froms: 'listed' },
  )
  await services.model.catchUp()
  await services.indexer.catchUp()
}

interface Page {
  totalCount: number
  nodes: { code: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const ids = { framework: idOf(key('framework')), wide: idOf(key('wide')) }

describe('the tree of a framework', () => {
  test('gives the top in the order of the source, one page at a time', async () => {
    const { data } = await api.ask(
      '{ framework(id: "' +
        idOf('classroom:framework') +
        '") { top(first: 1) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } } }',
    )
    expect(data?.framework.top).toMatchObject({
      totalCount: 2,
      nodes: [{ code: '3.NF' }],
      pageInfo: { hasNextPage: true },
    })
    const rest = await api.ask(
      `query ($after: String) { framework(id: "${idOf('classroom:framework')}") { top(after: $after) { nodes { code } pageInfo { hasNextPage } } } }`,
      { after: data?.framework.top.pageInfo.endCursor },
    )
    expect(rest.data?.framework.top).toEqual({ nodes: [{ code: 'L' }], pageInfo: { hasNextPage: false } })
  })

  test('walks a branch of more than a thousand by its pages, each item once, counted as people count', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const answer = await api.ask<{ outcome: { below: Page } }>(
        'query ($id: ID!, $after: String) { outcome(id: $id) { below(first: 100, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } } }',
        { id: ids.wide, after },
      )
      const page: Page = answer.data!.outcome.below
      expect(page.totalCount).toBe(WIDE)
      seen.push(...page.nodes.map(({ code }) => code))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(Array.from({ length: WIDE }, (_, at) => `w${at}`))
  })

  test('reads for a page no more than the page shows', async () => {
    api.graph.reset()
    const { errors } = await api.ask(
      `{ framework(id: "${ids.framework}") { top { nodes { code below(first: 5) { totalCount nodes { code childCount } } } } } }`,
    )
    expect(errors).toBeUndefined()
    expect(api.graph.reads).toBeLessThanOrEqual(10)
  })

  test('says where an outcome stands: the way down and what is beside it, forty levels deep', async () => {
    const { data } = await api.ask(
      `{ outcome(id: "${idOf(key(`d${DEEP - 1}`))}") { places { path { code } position siblingCount previous { code } next { code } } } }`,
    )
    expect(data?.outcome.places).toEqual([
      {
        path: Array.from({ length: DEEP - 1 }, (_, at) => ({ code: `d${at}` })),
        position: 1,
        siblingCount: 1,
        previous: [],
        next: [],
      },
    ])
  })

  test('shows every place of an item with two parents, with its own neighbours in each', async () => {
    const { data } = await api.ask(
      `{ outcome(id: "${idOf(key('w7'))}") { places { path { code } position siblingCount previous(first: 1) { code } next(first: 1) { code } } } }`,
    )
    expect(data?.outcome.places).toHaveLength(2)
    expect(data?.outcome.places).toEqual(
      expect.arrayContaining([
        {
          path: [{ code: 'wide' }],
          position: 8,
          siblingCount: WIDE,
          previous: [{ code: 'w6' }],
          next: [{ code: 'w8' }],
        },
        { path: [{ code: 'd0' }], position: 2, siblingCount: 2, previous: [{ code: 'd1' }], next: [] },
      ]),
    )
  })

  test('an item at the top stands among those at the top', async () => {
    const { data } = await api.ask(`{ outcome(id: "${ids.wide}") { places { path { code } position siblingCount } } }`)
    expect(data?.outcome.places).toEqual([{ path: [], position: 2, siblingCount: 2 }])
  })

  test('lists the levels of its items, those before school first, then as people count', async () => {
    const { data } = await api.ask(`{ framework(id: "${ids.framework}") { levels { level count } } }`)
    expect(data?.framework.levels).toEqual([
      { level: 'KG', count: 1 },
      { level: '2', count: DEEP },
      { level: '10', count: WIDE },
    ])
  })

  test('refuses a cursor of another list and a page that is too large', async () => {
    for (const [page, message] of [
      ['after: "nonsense"', 'no cursor of this list'],
      ['first: 101', 'from 1 to 100'],
    ]) {
      const { errors } = await api.ask(`{ outcome(id: "${ids.wide}") { below(${page}) { totalCount } } }`)
      expect(errors?.[0]?.message).toContain(message)
    }
  })
})
