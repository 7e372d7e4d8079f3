import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { contract } from '#graph/algorithms/contraction.ts'

const SIZE = 8
type Pair = [number, number]
const anyPairs = (maxLength: number) =>
  fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength }).map((pairs) => pairs as Pair[])
const acyclic = anyPairs(12).map((edges) =>
  edges.filter(([from, to]) => from !== to).map(([from, to]): Pair => [Math.max(from, to), Math.min(from, to)]),
)
const graphOf = (edges: readonly Pair[]) =>
  adjacency(
    SIZE,
    edges.map(([from]) => from),
    edges.map(([, to]) => to),
  )

/** Whether edges between classes of nodes go in a circle: by taking away classes that lead nowhere until nothing changes. */
function hasCycle(edges: readonly Pair[], classOf: readonly number[]): boolean {
  let left = edges.map(([from, to]): Pair => [classOf[from]!, classOf[to]!])
  for (;;) {
    const next = left.filter(([, to]) => left.some(([from]) => from === to))
    if (next.length === left.length) return left.length > 0
    left = next
  }
}

/** Pair after pair, with the whole graph looked at each time. */
function contractPlainly(edges: readonly Pair[], pairs: readonly Pair[]): number[] {
  let classOf = Array.from({ length: SIZE }, (_, node) => node)
  const refused: number[] = []
  pairs.forEach(([one, other], pair) => {
    const merged = classOf.map((each) => (each === classOf[other] ? classOf[one]! : each))
    if (hasCycle(edges, merged)) refused.push(pair)
    else classOf = merged
  })
  return refused
}

describe('making pairs of nodes one', () => {
  it('refuses the pairs that looking at the whole graph each time refuses', () => {
    fc.assert(
      fc.property(acyclic, anyPairs(8), (edges, pairs) => {
        expect(contract(graphOf(edges), pairs).map(({ pair }) => pair)).toEqual(contractPlainly(edges, pairs))
      }),
      { numRuns: 500 },
    )
  })

  it('tells each cycle as steps that are there, the last one the pair itself', () => {
    fc.assert(
      fc.property(acyclic, anyPairs(8), (edges, pairs) => {
        const refused = contract(graphOf(edges), pairs)
        const kept = pairs.filter((_, at) => !refused.some(({ pair }) => pair === at))
        for (const { pair, cycle } of refused) {
          expect(cycle[0]).toBe(cycle.at(-1))
          expect([...pairs[pair]!].sort()).toEqual([cycle[0], cycle.at(-2)].sort())
          let steps = 0
          for (let at = 0; at + 2 < cycle.length; at++) {
            const [from, to] = [cycle[at]!, cycle[at + 1]!]
            const isEdge = edges.some(([one, other]) => one === from && other === to)
            const isPair = kept.some(([one, other]) => (one === from && other === to) || (one === to && other === from))
            expect(isEdge || isPair).toBe(true)
            if (isEdge) steps++
          }
          expect(steps).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('refuses to make one what requires the other', () => {
    expect(contract(graphOf([[1, 0]]), [[0, 1]])).toEqual([{ pair: 0, cycle: [1, 0, 1] }])
  })
})
