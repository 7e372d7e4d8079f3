import { afterEach, describe, expect, it } from 'vitest'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import { plan } from '#api/pathway/plan.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { syncEdges, upsertBatch, type ImportedEdge } from '#graph/queries/upsert.ts'
import { CLASSROOM, loadClassroom, outcome, resource } from '#test/fixtures/classroom.ts'
import { engines } from '#test/helpers/graphs.ts'

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
