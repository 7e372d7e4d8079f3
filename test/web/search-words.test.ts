import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facetTree, type FacetBranch } from '../../web/src/lib/facet-tree.ts'
import { seriesText } from '../../web/src/lib/format.ts'
import { markOf } from '../../web/src/lib/languages.ts'
import { intlTag } from '../../web/src/lib/locales.ts'
import { m, readMessages } from '../../web/src/lib/paraglide/messages.js'
import { usesParts } from '../../web/src/lib/uses.ts'
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

describe('how much was found', () => {
  test.each(['en', 'ar'] as const)('is said from nothing to a million in %s, in its digits', async (locale) => {
    await readMessages(locale)
    for (const count of [3, 11, 100, 1_000_000]) {
      const shown = new Intl.NumberFormat(intlTag(locale)).format(count)
      for (const asked of ['yes', 'no']) {
        const said = m.search_found_resources({ asked, query: 'water', count }, { locale })
        expect(said).toContain(shown)
        expect(said.includes('water')).toBe(asked === 'yes')
      }
    }
    expect(m.search_found_nothing({ asked: 'yes', query: 'water' }, { locale })).toContain('water')
  })

  test('is no trouble with 3,000 values of a facet, one below the other or beside', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `value ${at}`)
    expect(facetTree(names.map((name) => value(name)))).toHaveLength(3000)
    // A chain that ends where it begins stands at the top, in whole or in part, and nothing is lost.
    const ring = facetTree(names.slice(0, 300).map((name, at) => value(name, names[(at + 1) % 300])))
    expect(namesOf(ring)).toHaveLength(300)
  })

  test('names what stands beside each other with the comma of the language, and marks what is in another one', () => {
    expect(seriesText([])).toBe('')
    expect(seriesText(['a', 'b', 'c'])).toBe('a, b, c')
    expect(['en', 'en-GB', 'und', null, 'es', 'en-Shaw'].map(markOf)).toEqual([
      ...[undefined, undefined, undefined, undefined],
      ...['es', 'en-Shaw'],
    ])
  })
})

describe('what may be done with a hit', () => {
  const BY = { label: 'L', requires: [], recognised: true, disagree: false }
  test.each([
    [['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL'], 'Free to share, change and sell (L)'],
    [['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT'], 'Free to share and change, not to sell (L)'],
    [['USE', 'COPY', 'PRINT', 'SELL'], 'Free to share as it is (L)'],
    [['USE', 'COPY', 'PRINT'], 'Free to share as it is, not to sell (L)'],
    [['USE'], 'To be linked to only (L)'],
    [[], 'To be linked to only (L)'],
  ] as const)('is said in few words: %j', (permits, words) => {
    const said = usesParts({ ...BY, permits: [...permits] }).map((part) => (part.type === 'text' ? part.value : ''))
    expect(said.join('')).toBe(words)
  })
})

describe('why something was found', () => {
  const reason = (kind: string, text: string, language = 'en') => ({ kind, text, language })
  const texts = (reasons: Parameters<typeof shownReasons>[0]) => shownReasons(reasons).map(({ text }) => text)

  test('is the two reasons that tell most, without what stands beside it', () => {
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
    ).toEqual(['In the title: “circuit”', 'It teaches “Build a circuit”'])
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
