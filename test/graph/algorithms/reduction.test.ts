import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { MOST_NODES_REDUCED, reduction } from '#graph/algorithms/reduction.ts'

const SIZE = 8
type Edge = readonly [number, number]
const graphOf = (size: number, edges: readonly Edge[]) =>
  adjacency(
    size,
    edges.map(([from]) => from),
    edges.map(([, to]) => to),
  )
/** Without a cycle, in numbers that say nothing of the order. */
const acyclic = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 24 }),
    fc.shuffledSubarray(
      Array.from({ length: SIZE }, (_, at) => at),
      { minLength: SIZE },
    ),
  )
  .map(([edges, names]): Edge[] =>
    edges
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => [names[Math.max(from, to)]!, names[Math.min(from, to)]!]),
  )

function reaches(edges: readonly Edge[], start: number, end: number): boolean {
  const seen = new Set([start])
  for (let before = -1; before !== seen.size;) {
    before = seen.size
    for (const [from, to] of edges) if (seen.has(from)) seen.add(to)
  }
  return seen.has(end)
}

describe('transitive reduction', () => {
  it('keeps the first of each pair of ends that no other way connects, and nothing else', () => {
    fc.assert(
      fc.property(acyclic, (edges) => {
        const first = edges.filter(
          ([from, to], at) => edges.findIndex(([one, other]) => one === from && other === to) === at,
        )
        const expected = first.filter((edge) => {
          const others = first.filter((other) => other !== edge)
          return !reaches(others, edge[0], edge[1])
        })
        expect([...reduction(graphOf(SIZE, edges))!].map((at) => edges[at])).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('changes nothing in what can be reached', () => {
    fc.assert(
      fc.property(acyclic, (edges) => {
        const kept = [...reduction(graphOf(SIZE, edges))!].map((at) => edges[at]!)
        for (let one = 0; one < SIZE; one++) {
          for (let other = 0; other < SIZE; other++) {
            expect(reaches(kept, one, other)).toBe(reaches(edges, one, other))
          }
        }
      }),
    )
  })

  it('gives up on a cycle and on a graph too large to show', () => {
    const circle: Edge[] = [
      [0, 1],
      [1, 0],
    ]
    expect(reduction(graphOf(2, circle))).toBeNull()
    expect(reduction(graphOf(MOST_NODES_REDUCED + 1, []))).toBeNull()
    expect(reduction(graphOf(MOST_NODES_REDUCED, [[1, 0]]))).toEqual(Uint32Array.of(0))
  })
})
