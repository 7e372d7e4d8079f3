import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { closure, shortestPath } from '#graph/algorithms/closure.ts'
import { generations } from '#graph/algorithms/generations.ts'

const SIZE = 9
const anyEdges = fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 24 })
/** Edges from a higher number to a lower one: no cycle. */
const acyclicEdges = anyEdges.map((edges) =>
  edges
    .filter(([from, to]) => from !== to)
    .map(([from, to]): [number, number] => [Math.max(from, to), Math.min(from, to)]),
)
const graphOf = (edges: readonly (readonly [number, number])[]) =>
  adjacency(
    SIZE,
    edges.map(([from]) => from),
    edges.map(([, to]) => to),
  )

function reachable(edges: readonly (readonly [number, number])[], starts: readonly number[]): Set<number> {
  const seen = new Set(starts)
  for (let before = -1; before !== seen.size;) {
    before = seen.size
    for (const [from, to] of edges) if (seen.has(from)) seen.add(to)
  }
  return seen
}

describe('closure', () => {
  it('finds exactly what can be reached, each once', () => {
    fc.assert(
      fc.property(anyEdges, fc.array(fc.nat(SIZE - 1), { maxLength: 3 }), (edges, starts) => {
        const found = closure(graphOf(edges), starts)
        expect(new Set(found)).toEqual(reachable(edges, starts))
        expect(found).toHaveLength(new Set(found).size)
      }),
    )
  })

  it('does not pass a closed edge', () => {
    const graph = graphOf([
      [0, 1],
      [1, 2],
    ])
    expect(closure(graph, [0], (edge) => edge !== 1)).toEqual([0, 1])
  })
})

describe('shortest path', () => {
  it('is a path, and none is shorter', () => {
    fc.assert(
      fc.property(anyEdges, fc.nat(SIZE - 1), fc.nat(SIZE - 1), (edges, start, end) => {
        const path = shortestPath(graphOf(edges), start, (node) => node === end)
        // Distances by relaxing all edges again and again.
        const distance = new Map([[start, 0]])
        for (let round = 0; round < SIZE; round++) {
          for (const [from, to] of edges) {
            const via = (distance.get(from) ?? Infinity) + 1
            if (via < (distance.get(to) ?? Infinity)) distance.set(to, via)
          }
        }
        if (path === null) {
          expect(distance.has(end)).toBe(false)
          return
        }
        expect([path[0], path.at(-1)]).toEqual([start, end])
        expect(path.length - 1).toBe(distance.get(end))
        for (let at = 0; at + 1 < path.length; at++) {
          expect(edges.some(([from, to]) => from === path[at] && to === path[at + 1])).toBe(true)
        }
      }),
    )
  })
})

describe('generations', () => {
  it('are one more than the highest of what is required', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const found = generations(graphOf(edges))
        const expected = (node: number): number =>
          Math.max(-1, ...edges.filter(([from]) => from === node).map(([, to]) => expected(to))) + 1
        for (let node = 0; node < SIZE; node++) expect(found[node]).toBe(expected(node))
      }),
    )
  })

  it('are -1 for what lies on or behind a cycle', () => {
    const found = generations(
      graphOf([
        [0, 1],
        [1, 0],
        [2, 0],
        [3, 4],
      ]),
    )
    expect([...found].slice(0, 5)).toEqual([-1, -1, -1, 1, 0])
  })
})
