import { afterEach, describe, expect, it } from 'vitest'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import { plan } from '#api/pathway/plan.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { linkColumns, toColumn } from '#api/pathway/columns.ts'
import { alignedResourceIds, resourceFacts } from '#graph/queries/columns.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { syncEdges, upsertBatch, type ImportedEdge } from '#graph/queries/upsert.ts'
import { CLASSROOM, framework, loadClassroom, outcome, outcomes, resource } from '#test/fixtures/classroom.ts'
import { engines } from '#test/helpers/graphs.ts'
import { told } from './told.ts'

const id = (name: string) => idOf(`classroom:outcome/${name}`)

function requires(from: string, to: string, more: Partial<ImportedEdge & { type: 'requires' }> = {}): ImportedEdge {
  return {
    type: 'requires',
    from: outcome(from),
    to: outcome(to),
    strength: 'hard',
    reasons: [],
    confidence: 1,
    ...more,
  }
}

describe.each(engines)('the keeper of the prerequisite model on $name', ({ open, openAgain, available }) => {
  let graph: Graph | null = null
  let keeper: ModelKeeper | null = null
  afterEach(async () => {
    await keeper?.stop()
    await graph?.close()
    graph = keeper = null
  })

  async function classroom(): Promise<{ graph: Graph; keeper: ModelKeeper }> {
    graph = await open()
    await loadClassroom(graph)
    keeper = await openModel(graph)
    return { graph, keeper }
  }

  it.skipIf(!available)('plans from the graph, with the resources in it', async () => {
    const { keeper, graph } = await classroom()
    const { model, columns } = await keeper.view()
    const result = plan(model, columns, { goals: [id('compare-fractions')] })
    expect(result).toMatchObject({ ok: true, value: { version: await currentVersion(graph) } })
    if (!result.ok) return
    expect(result.value.steps.map((step) => step.id)).toEqual([id('unit-fractions'), id('compare-fractions')])
    expect(result.value.steps[0]!.resources.map(({ id }) => id)).toContain(idOf('classroom:resource/pizza-fractions'))
  })

  it.skipIf(!available)('stands still while nothing changes, and follows an edge and a resource', async () => {
    const { keeper, graph } = await classroom()
    await keeper.view()
    const before = keeper.current()
    await keeper.catchUp()
    expect(keeper.current()).toBe(before)

    await syncEdges(graph, { key: 'more' }, [requires('unit-fractions', 'shadows')], { froms: 'listed' })
    await upsertBatch(graph, CLASSROOM, [resource('new-one', 'A new one', 'shadows', {})])
    expect(await keeper.catchUp()).toBe(await currentVersion(graph))
    const { model, columns } = await keeper.view()
    const result = plan(model, columns, { goals: [id('unit-fractions')] })
    if (!result.ok) throw new Error('no plan')
    expect(result.value.steps.map((step) => step.id)).toEqual([id('shadows'), id('unit-fractions')])
    expect(result.value.steps[0]!.resources.map(({ id }) => id)).toContain(idOf('classroom:resource/new-one'))
  })

  it.skipIf(!available)('an edge that would close a cycle is kept as proposed and not followed', async () => {
    const { keeper, graph } = await classroom()
    const edges = [requires('unit-fractions', 'equivalent-fractions'), requires('unit-fractions', 'eye')]
    await syncEdges(graph, { key: 'more' }, edges, { froms: 'listed' }, { check: keeper.check })
    await keeper.catchUp()
    const model = keeper.current()
    expect(model.wouldClose(id('equivalent-fractions'), id('unit-fractions'))).toBeNull()
    expect(model.accepted().filter(({ source }) => source === 'more')).toMatchObject([{ to: id('eye') }])
  })

  it.skipIf(!available)('an edge may be turned round by the source that stated it', async () => {
    const { keeper, graph } = await classroom()
    const write = (edge: ImportedEdge) =>
      syncEdges(
        graph,
        { key: 'more' },
        [edge],
        { froms: ['classroom:outcome/eye', 'classroom:outcome/colours'] },
        { check: keeper.check },
      )
    await write(requires('eye', 'colours'))
    await write(requires('colours', 'eye'))
    await keeper.catchUp()
    const own = keeper
      .current()
      .accepted()
      .filter(({ source }) => source === 'more')
    expect(own).toMatchObject([{ from: id('colours'), to: id('eye') }])
  })

  it.skipIf(!available)('of two writers at once only one closes the circle', async () => {
    const { keeper, graph } = await classroom()
    const second = openAgain ? await openAgain() : graph
    const other = await openModel(second)
    try {
      // Each alone is fine; both together would be a cycle.
      await Promise.all([
        syncEdges(
          graph,
          { key: 'one' },
          [requires('shadows', 'unit-fractions')],
          { froms: 'listed' },
          { check: keeper.check },
        ),
        syncEdges(
          second,
          { key: 'two' },
          [requires('unit-fractions', 'eye')],
          { froms: 'listed' },
          { check: other.check },
        ),
      ])
      await keeper.catchUp()
      const model = keeper.current()
      const written = model.accepted().filter(({ source }) => source === 'one' || source === 'two')
      expect(written).toHaveLength(1)
      expect(model.problems).toEqual([])
    } finally {
      await other.stop()
      if (second !== graph) await second.close()
    }
  })

  it.skipIf(!available)('is after each write what one that reads everything is', async () => {
    const { keeper, graph } = await classroom()
    await keeper.view()
    const edge = (type: 'replacedBy', from: string, to: string): ImportedEdge => ({
      type,
      from: outcome(from),
      to: outcome(to),
    })
    const sync = (key: string, edges: ImportedEdge[], froms: string[] | 'listed' = 'listed') =>
      syncEdges(graph, { key }, edges, { froms }, { check: keeper.check })
    const change = (name: string, more: object) =>
      upsertBatch(graph, CLASSROOM, [
        { ...outcomes.find(({ sourceKey }) => sourceKey === `classroom:outcome/${name}`)!, ...more },
      ])
    const place = (name: string, parent: string | null, position: number) =>
      sync('places', parent === null ? [] : [{ type: 'childOf', from: outcome(name), to: outcome(parent), position }], [
        `classroom:outcome/${name}`,
      ])
    const writes: (() => Promise<unknown>)[] = [
      () => sync('more', [requires('unit-fractions', 'shadows'), requires('eye', 'colours', { strength: 'soft' })]),
      () => place('eye', 'shadows', 1),
      () => place('eye', 'light', 0),
      () =>
        sync('more', [
          { type: 'matches', from: outcome('eye'), to: outcome('colours'), kind: 'exact', confidence: 0.9 },
        ]),
      () => change('colours', { sourceType: 'Component', code: 'L.0' }),
      () => sync('ended', [edge('replacedBy', 'add-fractions', 'multiply-fractions')]),
      () => upsertBatch(graph, CLASSROOM, [resource('adding', 'Adding', 'add-fractions', {})]),
      () => upsertBatch(graph, CLASSROOM, [{ ...framework, uri: 'https://classroom.example/renamed' }]),
      () => sync('more', [], ['classroom:outcome/unit-fractions', 'classroom:outcome/eye']),
      () => place('eye', null, 0),
      () =>
        commit(graph, async (tx) => ({
          value: null,
          changes: (await withdrawResource(tx, idOf('classroom:resource/pizza-fractions'), 'It is old.', 'somebody'))
            .changes,
        })),
    ]
    for (const write of writes) {
      const before = await currentVersion(graph)
      await write()
      expect(await currentVersion(graph)).toBeGreaterThan(before)
      await keeper.catchUp()
      const other = await openModel(graph)
      const [one, fresh] = [await keeper.view(), await other.view()]
      expect(told(one.model)).toEqual(told(fresh.model))
      expect(one.model).toBe(keeper.current())
      expect(one.columns.rows).toEqual(fresh.columns.rows)
      expect(one.columns).toEqual(linkColumns(one.model, fresh.columns.rows))
      await other.stop()
    }
  })

  it.skipIf(!available)('follows an outcome that is taken away', async () => {
    const { keeper, graph } = await classroom()
    await keeper.view()
    await commit(graph, async (tx) => {
      await tx.run('MATCH (o:Outcome {id: $id}) DETACH DELETE o', { id: id('unit-fractions') })
      return { value: null, changes: [{ kind: 'outcome', ids: [id('unit-fractions')] }] }
    })
    await keeper.catchUp()
    const fresh = await openModel(graph)
    expect(told(keeper.current())).toEqual(told(fresh.current()))
    expect((await keeper.view()).columns).toEqual(linkColumns(keeper.current(), (await fresh.view()).columns.rows))
    await fresh.stop()
  })

  it.skipIf(!available)('reads of a resource for its column what a page of it says', async () => {
    const { graph } = await classroom()
    const ids = await alignedResourceIds(graph)
    const facts = new Map((await resourceFacts(graph, ids)).map((each) => [each.id, toColumn(each)]))
    const whole = new Map((await resourcesByIds(graph, ids)).map((each) => [each.id, toColumn(each)]))
    expect(facts.size).toBeGreaterThan(10)
    for (const [id, column] of whole) expect(facts.get(id)).toEqual(column)
  })

  it.skipIf(!available)(
    'sees what another process writes, with a connection of its own, by looking each second',
    async () => {
      const { keeper, graph } = await classroom()
      const second = openAgain ? await openAgain() : graph
      const other = await openModel(second)
      try {
        await Promise.all([keeper.view(), other.view()])
        keeper.start()
        other.start()
        const seen = async (by: ModelKeeper, version: number) => {
          while (by.current().version < version) await new Promise((resolve) => setTimeout(resolve, 20))
          return await by.view()
        }
        await syncEdges(graph, { key: 'one' }, [requires('shadows', 'unit-fractions')], { froms: 'listed' })
        const there = await seen(other, await currentVersion(graph))
        expect(there.model.wouldClose(id('unit-fractions'), id('shadows'))).toEqual([
          id('shadows'),
          id('unit-fractions'),
        ])
        await upsertBatch(second, CLASSROOM, [resource('theirs', 'Theirs', 'shadows', {})])
        const here = await seen(keeper, await currentVersion(second))
        expect(here.columns.rows.map((row) => row.id)).toContain(idOf('classroom:resource/theirs'))
      } finally {
        await other.stop()
        if (second !== graph) await second.close()
      }
    },
  )

  it.skipIf(!available)('catches up by itself until it is stopped', async () => {
    const { keeper, graph } = await classroom()
    keeper.start(10)
    await syncEdges(graph, { key: 'more' }, [requires('unit-fractions', 'shadows')], { froms: 'listed' })
    const version = await currentVersion(graph)
    while (keeper.current().version < version) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(keeper.current().wouldClose(id('shadows'), id('unit-fractions'))).not.toBeNull()
    await keeper.stop()
  })
})
