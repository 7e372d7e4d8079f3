/** What an editor does to the sections of a collection. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeEntry,
  moveEntry,
  removeSection,
  sectionsOf,
  type Section,
  type SectionInput,
} from '../../web/src/lib/collection.ts'

const entry = (id: string): SectionInput['entries'][number] => ({
  ...{ resourceId: id, outcomeId: null, note: '', copied: false },
})
const made = (...ids: string[][]): SectionInput[] =>
  ids.map((list, at) => ({ title: `Part ${at}`, entries: list.map(entry) }))
const idsOf = (sections: readonly SectionInput[]) =>
  sections.map(({ entries }) => entries.map(({ resourceId }) => resourceId))

describe('an entry', () => {
  it('moves one place, and over the edge into the next section', () => {
    const sections = made(['a', 'b'], ['c'])
    expect(idsOf(moveEntry(sections, { section: 0, at: 0 }, 1))).toEqual([['b', 'a'], ['c']])
    expect(idsOf(moveEntry(sections, { section: 0, at: 1 }, 1))).toEqual([['a'], ['b', 'c']])
    expect(idsOf(moveEntry(sections, { section: 1, at: 0 }, -1))).toEqual([['a', 'b', 'c'], []])
    expect(idsOf(moveEntry(sections, { section: 0, at: 0 }, -1))).toEqual(idsOf(sections))
    expect(idsOf(moveEntry(sections, { section: 7, at: 0 }, 1))).toEqual(idsOf(sections))
  })

  it('is never lost or doubled by a move, and comes back by the opposite one', () => {
    const sections = fc
      .array(fc.array(fc.constant(''), { maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .map((lists) => made(...lists.map((list, s) => list.map((_none, e) => `${s}/${e}`))))
    fc.assert(
      fc.property(sections, fc.nat(3), fc.nat(3), fc.constantFrom(-1 as const, 1 as const), (all, section, at, by) => {
        const moved = moveEntry(all, { section, at }, by)
        expect(idsOf(moved).flat().sort()).toEqual(idsOf(all).flat().sort())
        const id = all[section]?.entries[at]?.resourceId
        const to = idsOf(moved).findIndex((ids) => ids.includes(id ?? 'none'))
        if (to < 0) return
        const back = moveEntry(moved, { section: to, at: idsOf(moved)[to]!.indexOf(id!) }, by === 1 ? -1 : 1)
        const isAtAnEnd = JSON.stringify(idsOf(moved)) === JSON.stringify(idsOf(all))
        if (!isAtAnEnd) expect(idsOf(back)).toEqual(idsOf(all))
      }),
    )
  })

  it('is changed or taken out where it stands, and no other', () => {
    const sections = made(['a', 'b'], ['c'])
    expect(idsOf(changeEntry(sections, { section: 0, at: 1 }, () => null))).toEqual([['a'], ['c']])
    const noted = changeEntry(sections, { section: 1, at: 0 }, (each) => ({ ...each, note: 'Ask first.' }))
    expect(noted[1]!.entries[0]).toMatchObject({ resourceId: 'c', note: 'Ask first.' })
    expect(idsOf(changeEntry(sections, { section: -1, at: -1 }, () => null))).toEqual(idsOf(sections))
  })
})

it('a section that goes leaves what is in it to its neighbour, and the last one stays', () => {
  expect(idsOf(removeSection(made(['a'], ['b'], ['c']), 1))).toEqual([['a', 'b'], ['c']])
  expect(idsOf(removeSection(made(['a'], ['b']), 0))).toEqual([['a', 'b']])
  expect(idsOf(removeSection(made(['a']), 0))).toEqual([['a']])
})

it('what is gone for the reader has no place, and the others keep theirs', () => {
  const resource = (id: string) => ({ id }) as NonNullable<Section['entries'][number]['resource']>
  const base = { kind: 'RESOURCE' as const, note: null, copiedRevision: null, hasMovedOn: false, outcome: null }
  const sections: Section[] = [
    {
      title: null,
      entries: [
        { ...base, position: 0, resource: null },
        { ...base, position: 1, resource: resource('b'), copiedRevision: 3 },
      ],
    },
  ]
  const { sections: inputs, places } = sectionsOf(sections)
  expect(inputs).toEqual([{ title: '', entries: [{ resourceId: 'b', outcomeId: null, note: '', copied: true }] }])
  expect([...places]).toEqual([[1, { section: 0, at: 0 }]])
})
