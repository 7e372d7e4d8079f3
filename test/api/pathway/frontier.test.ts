import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '#api/pathway/explain.ts'
import { frontier } from '#api/pathway/frontier.ts'
import { buildModel } from '#api/pathway/model.ts'
import { sketch } from './data.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const anyLines = fc.uniqueArray(
  fc
    .record({ one: fc.nat(5), other: fc.nat(5), sign: fc.constantFrom('>', '~') })
    .filter(({ one, other }) => one !== other)
    .map(({ one, other, sign }) => [NAMES[Math.max(one, other)], sign, NAMES[Math.min(one, other)]].join(' ')),
  { maxLength: 12, selector: (line) => line.replace(/[>~]/, '') },
)

describe('a frontier', () => {
  it('tells what is ready from what is within reach, and how much each unlocks', () => {
    const model = buildModel(sketch(['b > a', 'c > b', 'd > b', 'e > a', 'e ~ x']))
    expect(frontier(model, { known: [{ id: 'a' }] })).toMatchObject({
      ready: [
        { id: 'b', unlocks: 2 },
        { id: 'x', unlocks: 1 },
      ],
      withinReach: [{ id: 'e', unlocks: 0 }],
      version: 1,
    })
  })

  it('of alternatives one is enough, and each of them unlocks', () => {
    const model = buildModel(sketch(['c > a @1', 'c > b @1']))
    expect(frontier(model, { known: [{ id: 'b' }] }).ready.map(({ id }) => id)).toEqual(['c', 'a'])
    expect(frontier(model, { known: [] }).ready).toEqual([
      { id: 'a', unlocks: 1 },
      { id: 'b', unlocks: 1 },
    ])
  })

  it('keeps to a framework and to the length asked for, and holds no groups', () => {
    const source = sketch(['b > a', 'a < group', 'z'], {
      group: { sourceType: 'Cluster' },
      z: { frameworkId: 'other' },
      named: { state: 'referenced' },
    })
    const model = buildModel(source)
    expect(frontier(model, { known: [], framework: 'other' }).ready.map(({ id }) => id)).toEqual(['z'])
    expect(frontier(model, { known: [], first: 1 }).ready).toEqual([{ id: 'a', unlocks: 1 }])
  })

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(anyLines, fc.uniqueArray(fc.constantFrom(...NAMES)), (lines, known) => {
        const source = sketch([...lines, ...NAMES])
        const isKnown = new Set(known)
        for (let before = -1; before !== isKnown.size;) {
          before = isKnown.size
          for (const edge of source.requires) {
            if (edge.strength === 'hard' && isKnown.has(edge.from)) isKnown.add(edge.to)
          }
        }
        const missing = (id: string, extra?: string) =>
          source.requires.filter(({ from, to }) => from === id && !isKnown.has(to) && to !== extra)
        const open = NAMES.filter((id) => !isKnown.has(id))
        const found = frontier(buildModel(source), { known: known.map((id) => ({ id })) })
        const ready = open.filter((id) => missing(id).length === 0)
        expect(found.ready.map(({ id }) => id).sort()).toEqual(ready)
        expect(found.withinReach.map(({ id }) => id).sort()).toEqual(
          open.filter((id) => missing(id).length > 0 && missing(id).every(({ strength }) => strength === 'soft')),
        )
        for (const { id, unlocks } of found.ready) {
          const becomeReady = open.filter((each) => missing(each).length > 0 && missing(each, id).length === 0)
          expect(unlocks).toBe(becomeReady.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an explanation', () => {
  const model = buildModel(sketch(['goal > mid', 'goal ~ short', 'mid > base', 'short > far', 'far > base', 'lonely']))

  it('is the shortest chain from what is known, with the edge of each link', () => {
    expect(explain(model, 'goal', [{ id: 'base' }])).toMatchObject({
      steps: [
        { id: 'base', edge: null },
        {
          id: 'mid',
          edge: { strength: 'hard', origin: 'stated', stored: { from: 'mid', to: 'base', source: 'sketch' } },
        },
        {
          id: 'goal',
          edge: { strength: 'hard', origin: 'stated', stored: { from: 'goal', to: 'mid', source: 'sketch' } },
        },
      ],
      version: 1,
    })
  })

  it('begins at what requires nothing when nothing is known', () => {
    expect(explain(model, 'goal')?.steps.map(({ id }) => id)).toEqual(['base', 'mid', 'goal'])
  })

  it('is null where there is no chain', () => {
    expect(explain(model, 'goal', [{ id: 'lonely' }])).toBeNull()
    expect(explain(model, 'lonely')).toBeNull()
    expect(explain(model, 'base', [{ id: 'goal' }])).toBeNull()
    expect(explain(model, 'nowhere')).toBeNull()
  })
})
