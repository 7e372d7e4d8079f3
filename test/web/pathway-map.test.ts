import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawMap, MOST_ON_MAP, NODE_HEIGHT, NODE_WIDTH, type MapEdge } from '../../web/src/lib/pathway-map.ts'
import { outcomeMap } from '../../web/src/lib/outcome-map.ts'
import { planMap, type MappedPlan } from '../../web/src/lib/plan-map.ts'

const node = (id: string, isKnown = false) => ({ id, isKnown })
const hard = (from: string, to: string): MapEdge => ({ from, to, strength: 'HARD' })

/** Steps in order, each needing some of those before it. */
const plans = fc
  .array(fc.array(fc.nat(200), { maxLength: 4 }), { minLength: 1, maxLength: MOST_ON_MAP })
  .map((needs) => ({
    nodes: needs.map((_, at) => node(String(at))),
    edges: needs.flatMap((of, at) =>
      at === 0 ? [] : [...new Set(of.map((one) => one % at))].map((from) => hard(String(from), String(at))),
    ),
  }))

describe('the map of a pathway', () => {
  test('puts each step below all it needs, apart from every other, inside the picture', () => {
    fc.assert(
      fc.property(plans, ({ nodes, edges }) => {
        const map = drawMap(nodes, edges)!
        const at = new Map(map.nodes.map((place) => [place.id, place]))
        for (const { from, to } of edges) expect(at.get(from)!.y + NODE_HEIGHT).toBeLessThan(at.get(to)!.y)
        for (const [index, one] of map.nodes.entries()) {
          expect([one.x >= 0, one.y >= 0]).toEqual([true, true])
          expect(one.x + NODE_WIDTH).toBeLessThanOrEqual(map.width)
          expect(one.y + NODE_HEIGHT).toBeLessThanOrEqual(map.height)
          for (const other of map.nodes.slice(index + 1)) {
            const isApart = Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT
            expect(isApart, `${one.id} and ${other.id} lie on each other`).toBe(true)
          }
        }
        expect(map.edges).toHaveLength(edges.length)
      }),
      { numRuns: 40 },
    )
  })

  test('holds few steps in a row, so that their text can be read', () => {
    fc.assert(
      fc.property(plans, ({ nodes, edges }) => {
        const rows = Map.groupBy(drawMap(nodes, edges)!.nodes, ({ y }) => y)
        for (const row of rows.values()) expect(row.length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 40 },
    )
  })

  test('is the same for the same plan', () => {
    fc.assert(
      fc.property(plans, ({ nodes, edges }) => {
        expect(drawMap(nodes, edges)).toEqual(drawMap(nodes, edges))
      }),
      { numRuns: 20 },
    )
  })

  test('draws lines from the foot of a step to the head of the one that needs it', () => {
    const map = drawMap([node('a'), node('b'), node('c')], [hard('a', 'b'), hard('b', 'c')])!
    const [a, b] = map.nodes
    const middle = a!.x + NODE_WIDTH / 2
    const path = `M${middle} ${a!.y + NODE_HEIGHT}V${b!.y}`
    expect(map.edges).toContainEqual({ from: 'a', to: 'b', strength: 'HARD', path })
  })

  test('puts what is known right above the first step that needs it', () => {
    const map = drawMap(
      [node('k', true), node('a'), node('b'), node('c')],
      [hard('a', 'b'), hard('b', 'c'), hard('k', 'c')],
    )!
    const y = Object.fromEntries(map.nodes.map((place) => [place.id, place.y]))
    expect(y.k).toBe(y.b)
  })

  test('leaves out lines to what is not on it, and a step that needs itself', () => {
    const map = drawMap([node('a'), node('b')], [hard('a', 'b'), hard('x', 'b'), hard('a', 'y'), hard('a', 'a')])!
    expect(map.edges.map(({ from, to }) => from + to)).toEqual(['ab'])
  })

  test('is none for nothing, and none for more than can be followed', () => {
    expect(drawMap([], [])).toBeNull()
    expect(
      drawMap(
        Array.from({ length: 100 }, (_, at) => node(String(at))),
        [],
      ),
    ).toBeNull()
  })

  test('grows with the text of the reader', () => {
    const { width, widthInRem, height, heightInRem } = drawMap([node('a')], [])!
    expect([widthInRem * 16, heightInRem * 16]).toEqual([width, height])
  })
})

const line = (id: string) => ({
  id,
  code: id.toUpperCase(),
  statement: { text: `Learns ${id}`, language: 'en', direction: 'LTR' as const },
})
const step = (position: number, id: string, requires: string[] = []) => ({
  position,
  generation: 0,
  isGoal: false,
  soft: false,
  outcome: {
    ...line(id),
    requires: requires.map((other) => ({
      strength: 'HARD' as const,
      outcome: { ...line(other), role: 'OUTCOME' as const },
    })),
  },
})
const planOf = (more: Partial<MappedPlan>): MappedPlan => {
  const nodes = more.onMap?.nodes ?? []
  return {
    known: [],
    assumedKnown: [],
    leftOut: [],
    edges: [],
    onMap: { nodes },
    steps: { totalCount: nodes.length },
    ...more,
  }
}
const hrefOf = ({ position }: { position: number }) => `#step-${position}`

describe('what the map of a plan shows', () => {
  test('steps with where they lead, and the known outcomes they stand on', () => {
    const map = planMap(
      planOf({
        onMap: { nodes: [step(1, 'a', ['k', 'other']), { ...step(2, 'b', ['a']), isGoal: true }] },
        edges: [{ from: 2, to: 1, strength: 'HARD' }],
        known: [{ id: 'k' }],
      }),
      hrefOf,
      false,
    )!
    expect(map.nodes.map(({ kind, position, code, href }) => [kind, position, code, href])).toEqual([
      ['known', null, 'K', '/outcomes/k'],
      ['step', 1, 'A', '#step-1'],
      ['goal', 2, 'B', '#step-2'],
    ])
    expect(map.edges.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        ['k', 'step-1'],
        ['step-1', 'step-2'],
      ]),
    )
    expect(map).toMatchObject({ isWhole: true, steps: 2, known: 1, moreKnown: 0 })
  })

  test('what a step needs and is no step is known where a level says so, unless it was left out', () => {
    const plan = planOf({
      onMap: { nodes: [step(1, 'a', ['k', 'out']), step(2, 'b')] },
      leftOut: [{ outcome: { id: 'out' } }],
    })
    expect(planMap(plan, hrefOf, false)!.known).toBe(0)
    expect(
      planMap(plan, hrefOf, true)!
        .nodes.filter(({ kind }) => kind === 'known')
        .map(({ id }) => id),
    ).toEqual(['k'])
  })

  test('a line from the known to the first steps that need it: the others follow', () => {
    const map = planMap(
      planOf({
        onMap: {
          nodes: [step(1, 'a', ['k']), step(2, 'b', ['k', 'a']), step(3, 'c', ['k', 'b']), step(4, 'd', ['k'])],
        },
        edges: [
          { from: 2, to: 1, strength: 'HARD' },
          { from: 3, to: 2, strength: 'HARD' },
        ],
        known: [{ id: 'k' }],
      }),
      hrefOf,
      false,
    )!
    expect(
      map.edges
        .filter(({ from }) => from === 'k')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['step-1', 'step-4'])
  })

  test('a part, when one looks closely, with what of it was meant; of too many steps for one picture nothing else', () => {
    const part = [step(41, 'a', ['k']), step(42, 'b')]
    const plan = planOf({
      steps: { totalCount: 200 },
      known: [{ id: 'k' }],
      edges: [
        { from: 42, to: 41, strength: 'SOFT' },
        { from: 41, to: 3, strength: 'HARD' },
      ],
    })
    const map = planMap({ ...plan, part }, hrefOf, false, ({ position }) => position === 42)!
    expect(map).toMatchObject({ isWhole: false, steps: 2, known: 1 })
    expect(map.nodes.filter(({ isHere }) => isHere).map(({ position }) => position)).toEqual([42])
    expect(map.edges.find(({ from }) => from === 'step-41')).toMatchObject({ to: 'step-42', strength: 'SOFT' })
    expect(planMap(plan, hrefOf, false)).toBeNull()
    expect(planMap({ ...plan, part: [] }, hrefOf, false)).toBeNull()
  })

  test('no more known outcomes than find room, and says how many are not there', () => {
    const map = planMap(
      planOf({
        onMap: {
          nodes: [
            step(
              1,
              'a',
              Array.from({ length: 14 }, (_, at) => `k${at}`),
            ),
            step(2, 'b'),
          ],
        },
        assumedKnown: Array.from({ length: 14 }, (_, at) => ({ id: `k${at}` })),
      }),
      hrefOf,
      false,
    )!
    expect([map.known, map.moreKnown]).toEqual([9, 5])
  })

  test('nothing for a single step: there is nothing to draw', () => {
    expect(planMap(planOf({ onMap: { nodes: [step(1, 'a')] } }), hrefOf, false)).toBeNull()
  })
})

describe('an outcome between its neighbours', () => {
  const near = (id: string, strength: 'HARD' | 'SOFT' = 'HARD') => ({ strength, outcome: line(id) })

  test('stands below what it needs and above what needs it, each once', () => {
    const map = outcomeMap(line('o'), [near('a'), near('b', 'SOFT'), near('a')], [near('c')])!
    const y = Object.fromEntries(map.nodes.map((place) => [place.id, place.y]))
    expect([y.a, y.b].every((above) => above! < y.o!)).toBe(true)
    expect(y.c).toBeGreaterThan(y.o!)
    expect(map.nodes.filter(({ isHere }) => isHere).map(({ id }) => id)).toEqual(['o'])
    expect(map.edges).toHaveLength(3)
    expect(map.nodes.map(({ href }) => href)).toContain('/outcomes/a')
  })

  test('is drawn with a few of many, and not at all alone', () => {
    const many = Array.from({ length: 30 }, (_, at) => near(`n${at}`))
    expect(outcomeMap(line('o'), many, [])!.nodes).toHaveLength(7)
    expect(outcomeMap(line('o'), [], [])).toBeNull()
  })
})
