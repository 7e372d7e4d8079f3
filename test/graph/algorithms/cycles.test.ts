import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { components, findCycles, setAside, type WeighedEdge } from '#graph/algorithms/cycles.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

const weighed = fc.record({
  from: fc.constantFrom(...NAMES),
  to: fc.constantFrom(...NAMES),
  strength: fc.constantFrom('hard' as const, 'soft' as const),
  confidence: fc.constantFrom(0.3, 0.6, 1),
})

/** Reachability by repeated passes over all edges: slow and plain. */
function reaches(edges: readonly { from: string; to: string }[], start: string, end: string): boolean {
  const seen = new Set([start])
  for (let before = -1; before !== seen.size;) {
    before = seen.size
    for (const { from, to } of edges) if (seen.has(from)) seen.add(to)
  }
  return seen.has(end)
}

const liesOnCycle = (edges: readonly { from: string; to: string }[], edge: { from: string; to: string }) =>
  edge.from === edge.to || reaches(edges, edge.to, edge.from)

/** As the rule reads: the weakest own edge of each knot goes until none is left; then back, strongest first. */
function setAsideLiterally(edges: readonly WeighedEdge[], existing: readonly { from: string; to: string }[]) {
  const place = new Map(edges.map((edge, at) => [edge, at]))
  const weakestFirst = (a: WeighedEdge, b: WeighedEdge) =>
    (a.strength === b.strength ? 0 : a.strength === 'soft' ? -1 : 1) ||
    a.confidence - b.confidence ||
    place.get(b)! - place.get(a)!
  let kept = [...edges]
  const aside: WeighedEdge[] = []
  for (;;) {
    const weakest = kept.filter((edge) => liesOnCycle([...existing, ...kept], edge)).sort(weakestFirst)[0]
    if (!weakest) break
    kept = kept.filter((edge) => edge !== weakest)
    aside.push(weakest)
  }
  for (const edge of aside.sort(weakestFirst).reverse()) {
    if (!liesOnCycle([...existing, ...kept, edge], edge)) kept.push(edge)
  }
  return edges.filter((edge) => kept.includes(edge))
}

describe('setting edges aside', () => {
  it('keeps everything when there is no cycle', () => {
    const edges: WeighedEdge[] = [
      { from: 'a', to: 'b', strength: 'hard', confidence: 1 },
      { from: 'b', to: 'c', strength: 'soft', confidence: 0.2 },
    ]
    expect(setAside(edges)).toEqual({ accepted: edges, setAside: [] })
  })

  it('sets aside the soft edge of a cycle and tells the cycle as a path', () => {
    const edges: WeighedEdge[] = [
      { from: 'a', to: 'b', strength: 'hard', confidence: 0.1 },
      { from: 'b', to: 'c', strength: 'soft', confidence: 1 },
      { from: 'c', to: 'a', strength: 'hard', confidence: 0.1 },
    ]
    expect(setAside(edges).setAside).toEqual([{ edge: edges[1], cycle: ['b', 'c', 'a', 'b'] }])
  })

  it('sets aside the later of two equal edges', () => {
    const edges: WeighedEdge[] = [
      { from: 'a', to: 'b', strength: 'hard', confidence: 1 },
      { from: 'b', to: 'a', strength: 'hard', confidence: 1 },
    ]
    expect(setAside(edges).accepted).toEqual([edges[0]])
  })

  it('never touches an edge that is already here, however weak', () => {
    const strong: WeighedEdge = { from: 'a', to: 'b', strength: 'hard', confidence: 1 }
    const { accepted, setAside: aside } = setAside([strong], [{ from: 'b', to: 'a' }])
    expect(accepted).toEqual([])
    expect(aside).toEqual([{ edge: strong, cycle: ['a', 'b', 'a'] }])
  })

  it('sets aside an edge from a thing to itself', () => {
    const loop: WeighedEdge = { from: 'a', to: 'a', strength: 'hard', confidence: 1 }
    expect(setAside([loop]).setAside).toEqual([{ edge: loop, cycle: ['a', 'a'] }])
  })

  it('takes back an edge that closes no cycle once a weaker one is gone', () => {
    // Two cycles share a → b; the weak one of each goes, and the shared edge stays.
    const edges: WeighedEdge[] = [
      { from: 'a', to: 'b', strength: 'soft', confidence: 0.9 },
      { from: 'b', to: 'a', strength: 'soft', confidence: 0.1 },
      { from: 'b', to: 'c', strength: 'hard', confidence: 1 },
      { from: 'c', to: 'a', strength: 'soft', confidence: 0.2 },
    ]
    expect(setAside(edges).setAside.map(({ edge }) => edge)).toEqual([edges[1], edges[3]])
  })

  it('agrees with the rule carried out literally', () => {
    fc.assert(
      fc.property(fc.array(weighed, { maxLength: 16 }), fc.array(weighed, { maxLength: 6 }), (edges, before) => {
        // What is here is acyclic: it went through the same rule.
        const existing = setAside(before).accepted
        expect(setAside(edges, existing).accepted).toEqual(setAsideLiterally(edges, existing))
      }),
      { numRuns: 400 },
    )
  })

  it('leaves no cycle, and every cycle it reports is one of edges that stay and the one that goes', () => {
    fc.assert(
      fc.property(fc.array(weighed, { maxLength: 20 }), (edges) => {
        const { accepted, setAside: aside } = setAside(edges)
        expect(findCycles(accepted)).toEqual([])
        expect(accepted.length + aside.length).toBe(edges.length)
        for (const { edge, cycle } of aside) {
          expect(cycle.slice(0, 2)).toEqual([edge.from, edge.to])
          expect(cycle.at(-1)).toBe(edge.from)
          for (let at = 1; at + 1 < cycle.length; at++) {
            expect(accepted.some(({ from, to }) => from === cycle[at] && to === cycle[at + 1])).toBe(true)
          }
        }
      }),
    )
  })

  it('handles a long cycle without recursion', () => {
    const size = 50_000
    const edges = Array.from({ length: size }, (_, at): WeighedEdge => ({
      from: String(at),
      to: String((at + 1) % size),
      strength: 'hard',
      confidence: 1,
    }))
    const { setAside: aside } = setAside(edges)
    expect(aside).toHaveLength(1)
    expect(aside[0]?.edge).toBe(edges.at(-1))
    expect(aside[0]?.cycle).toHaveLength(size + 1)
  })
})

describe('finding cycles', () => {
  it('gives the same component to two nodes exactly when each reaches the other', () => {
    fc.assert(
      fc.property(fc.array(weighed, { maxLength: 18 }), (edges) => {
        const number = (name: string) => NAMES.indexOf(name)
        const component = components(
          adjacency(
            NAMES.length,
            edges.map((edge) => number(edge.from)),
            edges.map((edge) => number(edge.to)),
          ),
        )
        for (const one of NAMES) {
          for (const other of NAMES) {
            const isMutual = reaches(edges, one, other) && reaches(edges, other, one)
            expect(component[number(one)] === component[number(other)]).toBe(isMutual)
          }
        }
      }),
    )
  })

  it('tells one cycle for each knot', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'c', to: 'c' },
      { from: 'b', to: 'd' },
    ]
    expect(findCycles(edges)).toEqual([
      ['a', 'b', 'a'],
      ['c', 'c'],
    ])
  })
})
