import { afterEach, describe, expect, it } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { linksOf, reasonsOf } from '#graph/queries/links.ts'
import { childrenOf, matchesOf, parentsOf, replacementsOf, requiredBy, requiresOf } from '#graph/queries/outcome.ts'
import { childPlacesOf } from '#graph/queries/tree.ts'
import { loadClassroom, outcomes } from '#test/fixtures/classroom.ts'
import { engines } from '#test/helpers/graphs.ts'

describe.each(engines)('the links of outcomes on $name', ({ open, available }) => {
  let graph: Graph | null = null
  afterEach(async () => {
    await graph?.close()
    graph = null
  })

  it.skipIf(!available)('are what each read of one kind of link gives', async () => {
    graph = await open()
    await loadClassroom(graph)
    const ids = outcomes.map(({ sourceKey }) => idOf(sourceKey))
    const links = new Map((await linksOf(graph, [...ids, 'no-such-id'])).map((found) => [found.id, found]))
    expect([...links.keys()].sort()).toEqual(ids.toSorted())

    const by = <T>(rows: readonly T[], keyOf: (row: T) => string, id: string) => rows.filter((row) => keyOf(row) === id)
    const [parents, children, places, requires, later, matches, replaced] = await Promise.all([
      parentsOf(graph, ids),
      childrenOf(graph, ids),
      childPlacesOf(graph, ids),
      requiresOf(graph, ids, { all: true }),
      requiredBy(graph, ids, { all: true }),
      matchesOf(graph, ids),
      replacementsOf(graph, ids),
    ])
    for (const [id, found] of links) {
      expect(found.parents).toEqual(by(parents, ({ of }) => of, id).map(({ outcome }) => outcome.id))
      expect(found.children).toEqual(by(places, ({ of }) => of, id).map((place) => place.id))
      expect(new Set(found.children)).toEqual(
        new Set(by(children, ({ of }) => of, id).map(({ outcome }) => outcome.id)),
      )
      const edge = ({ outcome, ...rest }: (typeof requires)[number]) => ({ ...rest, other: outcome.id })
      expect(found.requires).toEqual(by(requires, ({ from }) => from, id).map(edge))
      expect(found.requiredBy).toEqual(by(later, ({ to }) => to, id).map(edge))
      expect(found.matches).toEqual(
        by(matches, ({ of }) => of, id).map(({ of: _, outcome, ...rest }) => ({ ...rest, other: outcome.id })),
      )
      expect(found.replacedBy).toEqual(replaced.has(id) ? [replaced.get(id)] : [])
    }
    for (const { id, reasons } of await reasonsOf(graph, ids)) {
      const given = links.get(id)!.requires.filter((edge) => edge.reasons.length > 0)
      expect(reasons).toHaveLength(given.length)
      for (const { to, source, reasons: words } of given) expect(reasons).toContainEqual({ to, source, reasons: words })
    }
    expect(links.get(idOf('classroom:outcome/number-line'))!.requires[0]!.reasons[0]!.text).toContain('place')
  })
})
