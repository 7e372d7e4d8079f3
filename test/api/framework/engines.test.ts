/** What two writers and versions come to on each engine: as two processes on a server, side by side in one on Grafeo. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newVersion } from '#api/framework/frameworks.ts'
import { retireOutcome } from '#api/framework/outcomes.ts'
import type { Graph } from '#graph/graph.ts'
import { allPrerequisites, replacementsOf } from '#graph/queries/outcome.ts'
import { frameworksByIds, rootsOf } from '#graph/queries/framework.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { engines } from '#test/helpers/graphs.ts'
import { idOfResult, openKeeper, type Keeper } from '#test/helpers/keeper.ts'

describe.each(engines)('two writers on $name', (engine) => {
  let graph: Graph
  let again: Graph
  let one: Keeper
  let other: Keeper

  beforeAll(async () => {
    if (!engine.available) return
    graph = await engine.open()
    await loadClassroom(graph)
    again = engine.openAgain ? await engine.openAgain() : graph
    one = await openKeeper(graph)
    other = await openKeeper(again, one.provider)
  })
  afterAll(async () => {
    if (!engine.available) return
    await other.close()
    await one.close()
    if (again !== graph) await again.close()
    await graph.close()
  })

  it.skipIf(!engine.available).for([2, 3, 50])('close no cycle of %i between them', async (length) => {
    const codes = Array.from({ length }, (_, i) => `C${length}.${i}`)
    const { ids } = await one.draft(`Cycle of ${length}`, codes)
    const edges = codes.map((code, i) => [ids[code]!, ids[codes[(i + 1) % length]!]!] as const)
    const half = Math.ceil(length / 2)
    const write = async (writer: Keeper, own: typeof edges) => {
      const results = []
      for (const [from, to] of own) results.push(await writer.requires(from, to))
      return results
    }
    const results = (await Promise.all([write(one, edges.slice(0, half)), write(other, edges.slice(half))])).flat()
    const refused = results.filter((result) => !result.ok)
    expect(refused).toHaveLength(1)
    const [fault] = refused.flatMap((result) => (result.ok ? [] : result.errors))
    expect(fault!.code).toBe('CONFLICT')
    expect(fault!.message.match(/requires/g)).toHaveLength(length)
    const own = new Set(Object.values(ids))
    expect((await allPrerequisites(graph)).filter(({ from }) => own.has(from))).toHaveLength(length - 1)
  })

  it.skipIf(!engine.available)('make one new version of a framework, and the first to adopt it wins', async () => {
    const { id, ids } = await one.draft('Water', ['W.1', 'W.2', 'W.3'])
    idOfResult(await one.requires(ids['W.2']!, ids['W.1']!))
    idOfResult(await one.publish(id, 'ADOPTED'))
    const make = async ({ services, viewer }: Keeper) => {
      const [framework] = await frameworksByIds(services.graph, [id])
      return await newVersion(services, { viewer, dryRun: false, framework: framework!, version: '2' })
    }
    const made = await Promise.all([make(one), make(other)])
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
    const draft = idOfResult(made.find(({ ok }) => ok)!)
    const roots = await rootsOf(graph, [draft])
    const copyOf = (code: string) => roots.find(({ outcome }) => outcome.code === code)!.outcome.id
    const { services, viewer } = other
    idOfResult(await retireOutcome(services, { viewer, dryRun: false, id: copyOf('W.3'), replacedById: copyOf('W.1') }))
    const published = await Promise.all([one.publish(draft, 'ADOPTED'), other.publish(draft, 'ADOPTED')])
    expect(published.filter(({ ok }) => ok)).toHaveLength(1)
    const [old] = await frameworksByIds(graph, [id])
    expect(old).toMatchObject({
      adoptionStatus: 'Deprecated',
      replacedBy: draft,
      outcomeCount: 3,
      prerequisiteCount: 1,
    })
    const [next] = await frameworksByIds(graph, [draft])
    expect(next).toMatchObject({ adoptionStatus: 'Adopted', replaces: id, outcomeCount: 2, prerequisiteCount: 1 })
    expect(await replacementsOf(graph, Object.values(ids))).toEqual(
      new Map([
        [ids['W.1'], copyOf('W.1')],
        [ids['W.2'], copyOf('W.2')],
        [ids['W.3'], copyOf('W.1')],
      ]),
    )
  })
})
