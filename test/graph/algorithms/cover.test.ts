import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cover, type CoverSet } from '#graph/algorithms/cover.ts'

const SIZE = 8
const members = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: SIZE })
const sets = fc.array(fc.record({ members, cost: fc.constantFrom(1, 2, 3) }), { maxLength: 8 })
/** Members of different worth, many of them equal so that ties are met. */
const weighedSets = fc.array(
  fc
    .record({ members, cost: fc.constantFrom(1, 2) })
    .chain(({ members, cost }) =>
      fc
        .array(fc.constantFrom(0.1, 0.5, 0.9, 1), { minLength: members.length, maxLength: members.length })
        .map((worth) => ({ members, cost, worth })),
    ),
  { maxLength: 12 },
)

/** Greedy as the theorem states it: look at every set each time. */
function coverPlainly(size: number, list: readonly CoverSet[]): number[] {
  const open = new Set(Array.from({ length: size }, (_, element) => element))
  const chosen: number[] = []
  for (;;) {
    let best = -1
    let most = 0
    list.forEach((set, at) => {
      const gain =
        set.members.reduce((sum, member, place) => (open.has(member) ? sum + (set.worth?.[place] ?? 1) : sum), 0) /
        (set.cost ?? 1)
      if (gain > most) {
        most = gain
        best = at
      }
    })
    if (best === -1) return chosen
    chosen.push(best)
    for (const member of list[best]!.members) open.delete(member)
  }
}

function cheapest(size: number, list: readonly CoverSet[]): number {
  const coverable = new Set(list.flatMap((set) => set.members))
  let best = Infinity
  for (let choice = 0; choice < 1 << list.length; choice++) {
    const picked = list.filter((_, at) => choice & (1 << at))
    const covered = new Set(picked.flatMap((set) => set.members))
    if (covered.size === coverable.size)
      best = Math.min(
        best,
        picked.reduce((sum, set) => sum + (set.cost ?? 1), 0),
      )
  }
  return best
}

describe('greedy cover', () => {
  it('chooses what the plain form of the rule chooses', () => {
    fc.assert(
      fc.property(sets, (list) => {
        expect(cover(SIZE, list).chosen).toEqual(coverPlainly(SIZE, list))
      }),
    )
  })

  it('chooses the same where members are worth different amounts, ties by place in the list', () => {
    fc.assert(
      fc.property(weighedSets, (list) => {
        expect(cover(SIZE, list).chosen).toEqual(coverPlainly(SIZE, list))
      }),
      { numRuns: 400 },
    )
  })

  it('covers all that can be covered, within ln n + 1 of the cheapest', () => {
    fc.assert(
      fc.property(sets, (list) => {
        const { chosen, coveredBy } = cover(SIZE, list)
        const coverable = new Set(list.flatMap((set) => set.members))
        for (let element = 0; element < SIZE; element++) {
          if (coverable.has(element)) expect(list[coveredBy[element]!]!.members).toContain(element)
          else expect(coveredBy[element]).toBe(-1)
        }
        const cost = chosen.reduce((sum, at) => sum + list[at]!.cost, 0)
        expect(cost).toBeLessThanOrEqual(cheapest(SIZE, list) * (Math.log(SIZE) + 1) + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('prefers the set whose members are worth more', () => {
    const { chosen } = cover(2, [
      { members: [0, 1], worth: [0.6, 0.6] },
      { members: [0, 1], worth: [0.9, 0.9] },
    ])
    expect(chosen).toEqual([1])
  })
})
