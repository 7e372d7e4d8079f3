import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import {
  allPrerequisites,
  childrenOf,
  matchesOf,
  outcomesByIds,
  prerequisiteReasons,
  replacementsOf,
  requiredBy,
  requiresOf,
} from '#graph/queries/outcome.ts'
import { type ImportedEdge, type NewPrerequisite, syncEdges } from '#graph/queries/edges.ts'
import type { Reference, SourceRecord } from '#graph/records.ts'
import { CLASSROOM, edges, loadClassroom, outcome } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
})
afterEach(() => graph.close())

const OTHER: SourceRecord = { key: 'library', name: 'The library' }
const id = (name: string) => idOf(`classroom:outcome/${name}`)
const requires = (from: string | Reference, to: string | Reference, more: object = {}): ImportedEdge => ({
  type: 'requires',
  from: typeof from === 'string' ? outcome(from) : from,
  to: typeof to === 'string' ? outcome(to) : to,
  strength: 'hard',
  reasons: [],
  confidence: 1,
  ...more,
})
const codes = (rows: { outcome: { code: string | null } }[]) => rows.map((row) => row.outcome.code)

describe('edges that were synced', () => {
  test('are read from both ends, with their reasons', async () => {
    const [edge] = await requiresOf(graph, [id('number-line')])
    expect(edge).toMatchObject({
      from: id('number-line'),
      to: id('unit-fractions'),
      strength: 'hard',
      status: 'accepted',
      source: 'classroom',
      confidence: 1,
      clause: null,
      reasons: [{ language: 'en', text: 'A fraction has to mean something before it has a place.' }],
      outcome: { code: '3.NF.A.1', framework: { state: 'published' } },
    })
    expect(codes(await requiredBy(graph, [id('unit-fractions')]))).toEqual(['3.NF.A.2', '3.NF.A.3.d'])
    expect(await prerequisiteReasons(graph, [{ from: id('eye'), to: id('reflection') }])).toEqual([])
  })

  test('keep the order of children', async () => {
    const children = await childrenOf(graph, [id('fractions')])
    expect(codes(children)).toEqual(['3.NF.A.1', '3.NF.A.2', '3.NF.A.3', '4.NF.B.3', '4.NF.B.4'])
    expect(children.map(({ of, position }) => [of, position])).toEqual([0, 1, 2, 3, 4].map((n) => [id('fractions'), n]))
  })

  test('make placeholders for outcomes that are not here', async () => {
    const [match] = await matchesOf(graph, [id('unit-fractions')])
    expect(match).toMatchObject({ kind: 'exact', outcome: { code: 'CCSS.Math.Content.3.NF.A.1', state: 'referenced' } })
  })

  test('announce both ends', async () => {
    await syncEdges(graph, CLASSROOM, [requires('eye', 'shadows')], { froms: 'listed' })
    expect(await changesSince(graph, 2)).toEqual({
      version: 3,
      changes: [{ version: 3, kind: 'edges', ids: [id('eye'), id('reflection'), id('shadows')].sort() }],
    })
  })
})

describe('the same edges again', () => {
  test('write nothing', async () => {
    const before = await wholeGraph(graph)
    expect(await syncEdges(graph, CLASSROOM, edges, { froms: 'listed' })).toMatchObject({
      created: 0,
      updated: 0,
      removed: 0,
      unchanged: edges.length,
      version: 2,
    })
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('in another order write nothing either', async () => {
    expect(await syncEdges(graph, CLASSROOM, edges.toReversed(), { froms: 'listed' })).toMatchObject({
      unchanged: edges.length,
      version: 2,
    })
  })
})

describe('what a source says beside the meaning of an edge', () => {
  const peer = (association: string | undefined, identifier: string): ImportedEdge => ({
    type: 'matches',
    from: outcome('eye'),
    to: outcome('shadows'),
    kind: 'related',
    confidence: 1,
    ...(association === undefined ? {} : { association }),
    extra: { identifier },
  })
  const stored = async () =>
    (
      await graph.read<{ association: string | null; extra: string }>(
        `MATCH (a:Outcome {id: $from})-[e:MATCHES]->(b:Outcome {id: $to})
          RETURN e.association AS association, e.extra AS extra`,
        { from: id('eye'), to: id('shadows') },
      )
    )
      .map(({ association, extra }) => `${association ?? ''} ${extra}`)
      .sort()

  test('is kept, and edges that differ in the word for them stand side by side', async () => {
    await syncEdges(graph, OTHER, [peer(undefined, 'a'), peer('isPeerOf', 'b')], { froms: 'listed' })
    expect(await stored()).toEqual([' {"identifier":"a"}', 'isPeerOf {"identifier":"b"}'])
    const again = await syncEdges(graph, OTHER, [peer('isPeerOf', 'b'), peer(undefined, 'a')], { froms: 'listed' })
    expect(again).toMatchObject({ unchanged: 2, created: 0, updated: 0, removed: 0 })
  })

  test('goes alone when the source no longer says it', async () => {
    await syncEdges(graph, OTHER, [peer(undefined, 'a'), peer('isPeerOf', 'b')], { froms: 'listed' })
    expect(await syncEdges(graph, OTHER, [peer('isPeerOf', 'c')], { froms: 'listed' })).toMatchObject({
      updated: 1,
      removed: 1,
    })
    expect(await stored()).toEqual(['isPeerOf {"identifier":"c"}'])
  })
})

describe('edges that changed', () => {
  test('are written alone', async () => {
    const counts = await syncEdges(
      graph,
      CLASSROOM,
      edges.map((edge) =>
        edge.type === 'requires' && edge.from.sourceKey.endsWith('eye') ? { ...edge, strength: 'soft' as const } : edge,
      ),
      { froms: 'listed' },
    )
    expect(counts).toMatchObject({ created: 0, updated: 1, removed: 0, unchanged: edges.length - 1 })
    expect(await requiresOf(graph, [id('eye')])).toMatchObject([{ strength: 'soft' }])
  })

  test('that are gone from a listed outcome are removed', async () => {
    expect(
      await syncEdges(graph, CLASSROOM, [requires('compare-fractions', 'number-line')], { froms: 'listed' }),
    ).toMatchObject({
      created: 1,
      removed: 1,
      byType: { requires: { created: 1, removed: 1 } },
    })
    expect(codes(await requiresOf(graph, [id('compare-fractions')]))).toEqual(['3.NF.A.2'])
  })

  test('of types that were not handed over stay', async () => {
    await syncEdges(graph, CLASSROOM, [requires('number-line', 'unit-fractions')], { froms: 'listed' })
    expect(codes(await childrenOf(graph, [id('fractions')]))).toContain('3.NF.A.2')
  })

  test('are removed where the scope names their outcome and nothing is left', async () => {
    const scope = { froms: [outcome('eye').sourceKey, 'classroom:no-such'], types: ['requires' as const] }
    expect(await syncEdges(graph, CLASSROOM, [], scope)).toMatchObject({ removed: 1 })
    expect(await requiresOf(graph, [id('eye')])).toEqual([])
    expect(codes(await childrenOf(graph, [id('light')]))).toContain(null)
  })

  test('of another source stay, also where they join the same outcomes', async () => {
    await syncEdges(graph, OTHER, [requires('eye', 'reflection', { strength: 'soft' })], { froms: 'listed' })
    const ofEye = await requiresOf(graph, [id('eye')])
    expect(ofEye.map(({ source, strength }) => [source, strength])).toEqual([
      ['classroom', 'hard'],
      ['library', 'soft'],
    ])
    await syncEdges(graph, OTHER, [], { froms: [outcome('eye').sourceKey] })
    expect(await requiresOf(graph, [id('eye')])).toMatchObject([{ source: 'classroom' }])
  })
})

describe('prerequisites', () => {
  test('that would close a cycle are stored as proposed and not followed', async () => {
    await syncEdges(graph, OTHER, [requires('shadows', 'eye', { status: 'proposed' })], { froms: 'listed' })
    expect(await requiresOf(graph, [id('shadows')])).toEqual([])
    expect(await requiresOf(graph, [id('shadows')], { all: true })).toMatchObject([{ status: 'proposed' }])
    expect(await allPrerequisites(graph, { acceptedOnly: true })).toHaveLength(8)
    expect(await allPrerequisites(graph)).toHaveLength(9)
  })

  test('that somebody rejected stay rejected', async () => {
    await graph.write((tx) =>
      tx.run("MATCH (a:Outcome {id: $id})-[e:REQUIRES]->() SET e.status = 'rejected'", { id: id('eye') }),
    )
    expect(await syncEdges(graph, CLASSROOM, edges, { froms: 'listed' })).toMatchObject({ unchanged: edges.length })
    expect(await requiresOf(graph, [id('eye')])).toEqual([])
  })

  test('are shown to the last guard inside the transaction, and what it gives back is proposed', async () => {
    const seen: NewPrerequisite[] = []
    const counts = await syncEdges(
      graph,
      OTHER,
      [requires('eye', 'shadows'), requires('shadows', 'eye'), requires('colours', 'eye', { status: 'proposed' })],
      { froms: 'listed' },
      {
        async check(tx, version, added) {
          expect(version).toBe(3)
          expect(await tx.run('MATCH (:Outcome)-[e:REQUIRES]->(:Outcome) RETURN count(e) AS count')).toEqual([
            { count: 8 },
          ])
          seen.push(...added)
          return added.filter(({ from }) => from === id('shadows'))
        },
      },
    )
    expect(seen.map(({ from, to }) => [from, to])).toEqual([
      [id('eye'), id('shadows')],
      [id('shadows'), id('eye')],
    ])
    expect(counts.created).toBe(3)
    const stored = await requiresOf(graph, [id('eye'), id('shadows')], { all: true })
    expect(stored.filter(({ source }) => source === 'library').map(({ from, status }) => [from, status])).toEqual(
      expect.arrayContaining([
        [id('eye'), 'accepted'],
        [id('shadows'), 'proposed'],
      ]),
    )
  })

  test('write nothing when the guard throws', async () => {
    const before = await wholeGraph(graph)
    const check = () => Promise.reject(new Error('a cycle'))
    await expect(syncEdges(graph, OTHER, [requires('eye', 'shadows')], { froms: 'listed' }, { check })).rejects.toThrow(
      'a cycle',
    )
    expect(await wholeGraph(graph)).toEqual(before)
    expect(await currentVersion(graph)).toBe(2)
  })
})

describe('faults of a source', () => {
  test('an edge from a thing to itself is passed over and reported', async () => {
    const counts = await syncEdges(graph, OTHER, [requires('eye', 'eye')], { froms: 'listed' })
    expect(counts).toMatchObject({ created: 0, version: 2 })
    expect(counts.warnings).toEqual([
      { sourceKey: 'classroom:outcome/eye', message: 'a requires edge leads from it to itself' },
    ])
  })

  test('of edges that repeat the last counts and the others are reported', async () => {
    const twice = [requires('eye', 'shadows'), requires('eye', 'shadows', { strength: 'soft' })]
    const counts = await syncEdges(graph, OTHER, twice, { froms: 'listed' })
    expect(counts).toMatchObject({ created: 1, warnings: [{ sourceKey: 'classroom:outcome/eye' }] })
    expect((await requiresOf(graph, [id('eye')])).find(({ source }) => source === 'library')?.strength).toBe('soft')
  })
})

test('crosswalks are read both ways, and broader becomes narrower on the way back', async () => {
  const elsewhere = { sourceKey: 'library:light', title: 'Optics', language: 'en' }
  await syncEdges(
    graph,
    OTHER,
    [{ type: 'matches', from: outcome('light'), to: elsewhere, kind: 'broad', confidence: 0.5 }],
    {
      froms: 'listed',
    },
  )
  expect(await matchesOf(graph, [id('light')])).toMatchObject([
    { kind: 'broad', confidence: 0.5, outcome: { statements: [{ text: 'Optics' }] } },
  ])
  expect(await matchesOf(graph, [idOf('library:light')])).toMatchObject([
    { kind: 'narrow', of: idOf('library:light'), outcome: { code: 'L' } },
  ])
})

test('one pair of outcomes may match in two ways', async () => {
  const match = { type: 'matches' as const, from: outcome('eye'), to: outcome('colours'), confidence: 1 }
  await syncEdges(
    graph,
    OTHER,
    [
      { ...match, kind: 'close' },
      { ...match, kind: 'related' },
    ],
    { froms: 'listed' },
  )
  await syncEdges(graph, OTHER, [{ ...match, kind: 'related' }], { froms: 'listed' })
  expect((await matchesOf(graph, [id('eye')])).map(({ kind }) => kind)).toEqual(['related'])
})

test('a succession is followed to its end, and a ring of successions ends too', async () => {
  const replaced = (from: string, to: string): ImportedEdge => ({
    type: 'replacedBy',
    from: outcome(from),
    to: outcome(to),
  })
  await syncEdges(graph, OTHER, [replaced('shadows', 'reflection'), replaced('reflection', 'colours')], {
    froms: 'listed',
  })
  expect(await replacementsOf(graph, [id('shadows'), id('eye')])).toEqual(new Map([[id('shadows'), id('colours')]]))
  await syncEdges(graph, OTHER, [replaced('colours', 'shadows')], { froms: 'listed' })
  expect((await replacementsOf(graph, [id('shadows')])).size).toBe(1)
})

test('frameworks succeed each other as frameworks', async () => {
  const { upsertBatch } = await import('#graph/queries/upsert.ts')
  const { framework } = await import('#test/fixtures/classroom.ts')
  await upsertBatch(graph, OTHER, [{ ...framework, sourceKey: 'library:new', uri: 'https://library.example/new' }])
  const counts = await syncEdges(
    graph,
    OTHER,
    [{ type: 'replacedBy', from: { sourceKey: framework.sourceKey }, to: { sourceKey: 'library:new' } }],
    { froms: 'listed' },
  )
  expect(counts).toMatchObject({ created: 1, placeholders: 0 })
  expect(await graph.read('MATCH (a:Framework)-[:REPLACED_BY]->(b:Framework) RETURN b.sourceKey AS key')).toEqual([
    { key: 'library:new' },
  ])
})

test('a placeholder made by an edge is filled by its record', async () => {
  const { upsertBatch } = await import('#graph/queries/upsert.ts')
  const { outcomes } = await import('#test/fixtures/classroom.ts')
  await syncEdges(graph, OTHER, [requires('eye', { sourceKey: 'library:lens', title: 'Lenses' })], { froms: 'listed' })
  const placeholder = (await outcomesByIds(graph, [idOf('library:lens')]))[0]!
  expect(placeholder.state).toBe('referenced')
  await upsertBatch(graph, OTHER, [
    { ...outcomes[8]!, sourceKey: 'library:lens', uri: undefined, code: 'X.1', framework: { sourceKey: 'library:f' } },
  ])
  expect((await outcomesByIds(graph, [placeholder.id]))[0]).toMatchObject({ state: 'published', code: 'X.1' })
  expect(codes(await requiresOf(graph, [id('eye')]))).toContain('X.1')
})
