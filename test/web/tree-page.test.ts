import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelsText } from '../../web/src/lib/format.ts'
import { foldWay, isFinding, readTree, treeHref, treeLines } from '../../web/src/lib/tree-page.ts'

const item = (totalCount: number, shown = Math.min(totalCount, 10)) => ({
  below: { totalCount, nodes: Array.from({ length: shown }, (_, at) => at) },
})

describe('the lines of a page of a tree', () => {
  test('show what is below each item while there is room, and say how much more there is', () => {
    expect(treeLines([item(2), item(40), item(0)]).map(({ below, more }) => [below.length, more])).toEqual([
      [2, 0],
      [10, 30],
      [0, 0],
    ])
  })

  test('leave whole groups away when the page is full, and a smaller one that still fits stays', () => {
    const lines = treeLines([item(5), item(5), item(2)], 11)
    expect(lines.map(({ below, more }) => [below.length, more])).toEqual([
      [5, 0],
      [0, 5],
      [2, 0],
    ])
  })

  test('open the branches only where there are few of them', () => {
    expect(treeLines([item(1), item(1)]).every(({ isOpen }) => isOpen)).toBe(true)
    expect(treeLines([item(1), item(1), item(1), item(1)]).some(({ isOpen }) => isOpen)).toBe(false)
  })

  test('are never more than allowed beside the items themselves, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 40 }), fc.integer({ min: 40, max: 200 }), (totals, most) => {
        const items = totals.map((total) => item(total))
        const lines = treeLines(items, most)
        expect(lines).toHaveLength(items.length)
        expect(lines.reduce((sum, { below }) => sum + 1 + below.length, 0)).toBeLessThanOrEqual(most)
        for (const [at, { below, more }] of lines.entries()) expect(below.length + more).toBe(totals[at])
      }),
    )
  })
})

describe('a way from the top', () => {
  test('is whole when it is short', () => {
    expect(foldWay(['a', 'b', 'c', 'd', 'e'])).toEqual({ first: ['a', 'b', 'c', 'd', 'e'], folded: [], last: [] })
  })

  test('folds the middle of forty levels', () => {
    const way = Array.from({ length: 40 }, (_, at) => at)
    const { first, folded, last } = foldWay(way)
    expect([first, last]).toEqual([[0], [37, 38, 39]])
    expect([...first, ...folded, ...last]).toEqual(way)
  })
})

describe('the address of a tree', () => {
  test('comes back as it was written', () => {
    for (const written of ['', '?branch=b', '?branch=b&after=X', '?q=light&level=03&level=04&after=X', '?level=KG'])
      expect(
        treeHref(readTree('f', new URLSearchParams(written)), { after: new URLSearchParams(written).get('after') }),
      ).toBe(`/frameworks/f${written}`)
  })

  test('looks for words in the whole framework, and begins at the first page again', () => {
    const address = readTree('f', new URLSearchParams('branch=b&after=X'))
    expect(isFinding(address)).toBe(false)
    expect(treeHref(address, { query: 'light' })).toBe('/frameworks/f?q=light')
    expect(treeHref(address, { branch: 'c' })).toBe('/frameworks/f?branch=c')
  })

  test('can be anything without breaking the page', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const { query, levels } = readTree('f', new URLSearchParams(text))
        expect(query.length).toBeLessThanOrEqual(500)
        expect(levels.length).toBeLessThanOrEqual(20)
      }),
    )
  })
})

describe('levels in words', () => {
  test.each([
    [[], null],
    [['06'], 'level 06'],
    [['09', '10'], 'levels 09, 10'],
    [['KG', '01', '02', '03', '04'], 'levels KG to 04'],
    [['K', '2', '4', '6'], 'levels K, 2, 4, 6'],
    [['Year 3', 'Year 4'], 'Year 3, Year 4'],
  ])('%j', (levels, words) => {
    expect(levelsText(levels)).toBe(words)
  })
})
