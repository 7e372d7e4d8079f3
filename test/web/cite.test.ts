/** Citations by their documented rules, how long a file takes, and where a resource stands in curricula. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawPlace } from '../../web/src/lib/place-marks.ts'
import { gatherPlaces, type Use } from '../../web/src/routes/resources/[id]/places.ts'
import { citationsOf, type Cited } from '../../web/src/lib/cite.ts'
import { bytesToOpen, lineOf, loadText, secondsToLoad } from '../../web/src/lib/loading.ts'

const DAY = '2026-11-22'
const resource = (given: Partial<Cited> = {}): Cited => ({
  id: 'a86d4a10-b0bf-525d-9749-36c86aa09b35',
  kind: 'CONTENT',
  title: { text: 'Circuit Construction Kit: DC', language: 'en', direction: 'LTR' },
  url: 'https://phet.example/kit_en.html',
  languages: ['en'],
  provider: { name: 'PhET' },
  contributors: [{ name: 'Ada Example', role: 'author' }],
  licence: { label: 'CC BY 4.0', recognised: true },
  ...given,
})
const cited = (given?: Partial<Cited>) => citationsOf(resource(given), DAY)
const by = (...names: string[]) => ({ contributors: names.map((name) => ({ name, role: 'author' })) })

describe('a citation', () => {
  test('says in APA style who made it, that no year is known, what it is and where it was read', () => {
    expect(cited().apa).toBe(
      'Ada Example. (n.d.). Circuit Construction Kit: DC [Learning material]. PhET. Retrieved November 22, 2026, from https://phet.example/kit_en.html',
    )
  })

  test('names its provider once where nobody else made it, and leaves out who only helped', () => {
    expect(cited({ contributors: [{ name: 'T. Lator', role: 'translator' }] }).apa).toMatch(
      /^PhET\. \(n\.d\.\)\. Circuit Construction Kit: DC \[Learning material\]\. Retrieved/,
    )
  })

  test('joins authors as APA does, also more than twenty', () => {
    expect(cited(by('A', 'B')).apa).toMatch(/^A, & B\. \(n\.d\.\)/)
    expect(cited(by('A', 'B', 'C.')).apa).toMatch(/^A, B, & C\. \(n\.d\.\)/)
    const many = Array.from({ length: 25 }, (_, at) => `N${at + 1}`)
    expect(cited(by(...many)).apa).toMatch(/^N1, .*N19, … N25\. \(n\.d\.\)/)
  })

  test('keeps names and titles whole in BibTeX, with its own signs escaped', () => {
    const { bibtex } = cited({
      ...by('Doe & Søns {Ltd}', 'El Niño'),
      title: { text: '100% of $x_1^2$ \\ ~', language: 'en', direction: 'LTR' },
    })
    expect(bibtex).toBe(`@misc{waymark-a86d4a10,
  author = {{Doe \\& Søns \\{Ltd\\}} and {El Niño}},
  title = {{100\\% of \\$x\\_1\\textasciicircum{}2\\$ \\textbackslash{} \\textasciitilde{}}},
  publisher = {{PhET}},
  url = {https://phet.example/kit_en.html},
  urldate = {2026-11-22},
  langid = {en},
  note = {CC BY 4.0}
}`)
  })

  test('is CSL JSON that programs read', () => {
    expect(JSON.parse(cited().csl)).toEqual([
      {
        id: 'waymark-a86d4a10',
        type: 'webpage',
        title: 'Circuit Construction Kit: DC',
        author: [{ literal: 'Ada Example' }],
        'container-title': 'PhET',
        URL: 'https://phet.example/kit_en.html',
        accessed: { 'date-parts': [[2026, 11, 22]] },
        language: 'en',
      },
    ])
  })

  test('takes any title and any name: braces stay balanced, and every form is one of its own', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, fc.boolean(), (title, name, recognised) => {
        const all = cited({
          ...by(name, name),
          title: { text: title, language: 'und', direction: 'LTR' },
          licence: { label: title, recognised },
          languages: [],
        })
        const bare = all.bibtex.replace(/\\[{}]/g, '')
        expect(bare.match(/\{/g)!.length).toBe(bare.match(/\}/g)!.length)
        expect(all.apa).not.toMatch(/\n/)
        expect(() => JSON.parse(all.csl) as unknown).not.toThrow()
      }),
      { numRuns: 40 },
    )
  })
})

describe('what it costs to load', () => {
  test('is the time on the line that the reader has chosen, else on a slow one', () => {
    expect(secondsToLoad(1_000_000, 400)).toBe(20)
    expect(loadText(20_000, 400)).toBe('20 kB: loads in under a second at 400 kbit/s')
    expect(loadText(1_200_000, 400)).toBe('1.2 MB: loads in about 24 s at 400 kbit/s')
    expect(loadText(60_000_000, 400)).toBe('60 MB: loads in about 20 min at 400 kbit/s')
    expect(loadText(1_000_000, 9_000)).toBe('1 MB: loads in under a second at 9,000 kbit/s')
    expect([lineOf({}), lineOf({ data: 'less' }), lineOf({ line: 'usual' }), lineOf({ line: 'fast' })]).toEqual([
      ...[400, 400, 2_000, 9_000],
    ])
  })

  test('is that of what is opened, else of the smallest form, else not known', () => {
    const file = (url: string, bytes: number | null) => ({ url, bytes })
    expect(bytesToOpen({ url: 'a', files: [file('b', 5), file('a', 9)] })).toBe(9)
    expect(bytesToOpen({ url: 'a', files: [file('b', 5), file('c', 3), file('a', null)] })).toBe(3)
    expect(bytesToOpen({ url: 'a', files: [file('b', null)] })).toBeNull()
    expect(bytesToOpen({ url: 'a', files: [] })).toBeNull()
  })
})

describe('the places of a resource', () => {
  const line = (text: string) => ({
    id: text,
    code: text,
    statement: { text, language: 'en', direction: 'LTR' as const },
  })
  const use = (id: string, place: { position: number; siblingCount: number; below: string } | null): Use => ({
    ...{ kind: 'TEACHES', extent: 'WHOLE', confidence: 1, source: 'x' },
    outcome: {
      ...line(id),
      ...{ uri: id, role: 'OUTCOME', framework: { id: 'F', title: line('F').statement } },
      places: place ? [{ ...place, path: [line(place.below)] }] : [],
    },
  })

  test('gather what stands side by side, in its order there', () => {
    const places = gatherPlaces([
      use('c', { position: 3, siblingCount: 4, below: 'one' }),
      use('x', { position: 1, siblingCount: 1, below: 'other' }),
      use('a', { position: 1, siblingCount: 4, below: 'one' }),
      use('nowhere', null),
    ])
    expect(
      places.map(({ uses, positions, whole }) => [uses.map(({ outcome }) => outcome.id), positions, whole]),
    ).toEqual([
      [['a', 'c'], [1, 3], 4],
      [['x'], [1], 1],
      [['nowhere'], [], 0],
    ])
  })

  test('are drawn as one diamond each, those meant apart, and not where there are too many to count', () => {
    const drawn = drawPlace({ positions: [2, 3], whole: 25 })!
    const signs = (path: string) => path.match(/M/g)?.length ?? 0
    expect([signs(drawn.meant), signs(drawn.others)]).toEqual([2, 23])
    expect([drawn.width, drawn.height]).toEqual([280, 28])
    expect(drawPlace({ positions: [1], whole: 1 })).toBeNull()
    expect(drawPlace({ positions: [1], whole: 3_000 })).toBeNull()
  })
})
