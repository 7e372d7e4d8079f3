import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facetTree, type FacetBranch } from '../../web/src/lib/facet-tree.ts'
import { shownReasons } from '../../web/src/lib/reasons.ts'
import { twinsOf } from '../../web/src/lib/twins.ts'

const value = (name: string, broader: string | null = null) => ({
  ...{ value: name, label: name, count: 1, selected: false },
  broader,
})
const shape = (branches: FacetBranch[]): unknown =>
  branches.map(({ value: { value: name }, below }) => (below.length > 0 ? [name, shape(below)] : name))
const namesOf = (branches: FacetBranch[]): string[] =>
  branches.flatMap(({ value: { value: name }, below }) => [name, ...namesOf(below)])

describe('a facet as a tree', () => {
  test('puts what is narrower below what is broader, each in the order given', () => {
    const values = [
      value('algebra', 'mathematics'),
      value('physics'),
      value('mathematics'),
      value('fractions', 'algebra'),
    ]
    expect(shape(facetTree(values))).toEqual(['physics', ['mathematics', [['algebra', ['fractions']]]]])
  })

  test('stands on its own where what is broader is not there', () => {
    expect(shape(facetTree([value('fractions', 'numbers')]))).toEqual(['fractions'])
  })

  test('shows every value once, whatever it names as broader', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const values = fc.uniqueArray(fc.record({ name: names, broader: fc.option(names) }), {
      selector: (one) => one.name,
    })
    fc.assert(
      fc.property(values, (given) => {
        const tree = facetTree(given.map(({ name, broader }) => value(name, broader)))
        expect(namesOf(tree).sort()).toEqual(given.map(({ name }) => name).sort())
      }),
    )
  })
})

describe('why something was found', () => {
  const reason = (kind: string, text: string, language = 'en') => ({ kind, text, language })
  const texts = (reasons: Parameters<typeof shownReasons>[0]) => shownReasons(reasons).map(({ text }) => text)

  test('is the three reasons that tell most, without what stands beside it', () => {
    expect(
      texts([
        reason('WORDS', 'In the title: “circuit”.'),
        reason('WORDS', 'In the description: “circuit”.'),
        reason('OUTCOME', 'It teaches “Build a circuit”.'),
        reason('FIT', 'It fits.'),
        reason('PROOF', 'How that is known: said by its provider.'),
        reason('LANGUAGE', 'It is in English.'),
        reason('QUALITY', 'It is well described.'),
      ]),
    ).toEqual(['In the title: “circuit”', 'It teaches “Build a circuit”', 'How that is known: said by its provider'])
  })

  test('is nothing where nothing is known, or only that it is well described', () => {
    expect(shownReasons([])).toEqual([])
    expect(shownReasons([reason('LANGUAGE', 'It is in English.'), reason('QUALITY', 'It is well described.')])).toEqual(
      [],
    )
  })
})

describe('results that lead to one address', () => {
  test('are told by the first of them, and none is taken away', () => {
    const list = [
      { id: 'a', url: 'https://x.example/1' },
      { id: 'b', url: 'https://x.example/2' },
      { id: 'c', url: 'https://x.example/1' },
      { id: 'd', url: 'https://x.example/1' },
    ]
    expect([...twinsOf(list)]).toEqual([
      ['c', list[0]],
      ['d', list[0]],
    ])
    expect(twinsOf([]).size).toBe(0)
  })
})
