import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLicence, mayAllBecome, mayBecome } from '#api/vocabulary/licence-compatibility.ts'
import type { LicenceStatement } from '#graph/records.ts'
import { KNOWN, licence, statements } from './licence-arbitraries.ts'

const stated = (key: string, part: LicenceStatement['part'] = 'all'): LicenceStatement => ({ licence: key, part })

/**
 * The adapter's licence chart of Creative Commons: rows are the original, columns what is made of it. `+` is green there;
 * a yellow box (not recommended) and a black one are both `-`.
 */
const CHART = `
            cc0-1.0 cc-by-4.0 cc-by-nc-4.0 cc-by-nc-nd-4.0 cc-by-nc-sa-4.0 cc-by-nd-4.0 cc-by-sa-4.0
cc0-1.0         +       +          +            +               +            +           +
cc-pdm-1.0      +       +          +            +               +            +           +
cc-by-4.0       -       +          +            +               +            +           +
cc-by-nc-4.0    -       -          +            +               +            -           -
cc-by-nc-nd-4.0 -       -          -            -               -            -           -
cc-by-nc-sa-4.0 -       -          -            -               +            -           -
cc-by-nd-4.0    -       -          -            -               -            -           -
cc-by-sa-4.0    -       -          -            -               -            -           +`
const [COLUMNS = [], ...ROWS] = CHART.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

/** The mixing chart: what two works may be remixed into, the least strict; `-` where nothing. */
const MIXED: [string, string, string][] = [
  ['cc0-1.0', 'cc-by-4.0', 'cc-by-4.0'],
  ['cc0-1.0', 'cc-by-sa-4.0', 'cc-by-sa-4.0'],
  ['cc-by-4.0', 'cc-by-4.0', 'cc-by-4.0'],
  ['cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-sa-4.0'],
  ['cc-by-4.0', 'cc-by-nc-4.0', 'cc-by-nc-4.0'],
  ['cc-by-4.0', 'cc-by-nc-sa-4.0', 'cc-by-nc-sa-4.0'],
  ['cc-by-4.0', 'cc-by-nd-4.0', '-'],
  ['cc-by-sa-4.0', 'cc-by-sa-4.0', 'cc-by-sa-4.0'],
  ['cc-by-sa-4.0', 'cc-by-nc-4.0', '-'],
  ['cc-by-sa-4.0', 'cc-by-nc-sa-4.0', '-'],
  ['cc-by-nc-4.0', 'cc-by-nc-4.0', 'cc-by-nc-4.0'],
  ['cc-by-nc-4.0', 'cc-by-nc-sa-4.0', 'cc-by-nc-sa-4.0'],
  ['cc-by-nc-sa-4.0', 'cc-by-nc-sa-4.0', 'cc-by-nc-sa-4.0'],
  ['cc-by-nc-nd-4.0', 'cc0-1.0', '-'],
]

describe('the licence of what is made from one work', () => {
  it.each(ROWS.flatMap(([from = '', ...cells]) => cells.map((cell, at) => [from, String(COLUMNS[at]), cell] as const)))(
    '%s to %s is %s in the chart of Creative Commons',
    (from, to, cell) => {
      expect(mayBecome(from, to).answer).toBe(cell === '+' ? 'YES' : 'NO')
    },
  )

  it.each([
    // Share-alike: the same elements, this version or a later one, any port of it; 1.0 knows no later ones.
    ['cc-by-sa-2.0', 'cc-by-sa-4.0', 'YES'],
    ['cc-by-sa-3.0', 'cc-by-sa-3.0-de', 'YES'],
    ['cc-by-sa-3.0-de', 'cc-by-sa-3.0-us', 'YES'],
    ['cc-by-sa-4.0', 'cc-by-sa-3.0', 'NO'],
    ['cc-by-sa-1.0', 'cc-by-sa-4.0', 'NO'],
    ['cc-by-nc-sa-3.0-igo', 'cc-by-nc-sa-4.0', 'YES'],
    ['cc-by-sa', 'cc-by-sa-4.0', 'YES'],
    ['cc-by-sa', 'cc-by-sa-3.0', 'UNKNOWN'],
    ['cc-by-sa-3.0', 'cc-by-sa', 'UNKNOWN'],
    // The list of compatible licences, for 4.0 alone.
    ['cc-by-sa-4.0', 'gpl-3.0', 'YES'],
    ['gpl-3.0', 'cc-by-sa-4.0', 'NO'],
    ['cc-by-sa-4.0', 'fal-1.3', 'YES'],
    ['fal-1.3', 'cc-by-sa-4.0', 'YES'],
    ['cc-by-sa-3.0', 'gpl-3.0', 'NO'],
    ['cc-by-sa-3.0', 'fal-1.3', 'NO'],
    ['cc-by-sa-4.0', 'gpl-2.0', 'NO'],
    // Attribution alone.
    ['cc-by-2.0', 'cc-by-4.0', 'YES'],
    ['cc-by-4.0', 'cc-by-2.0', 'YES'],
    ['ogl-3.0', 'cc-by-4.0', 'YES'],
    ['mit', 'cc-by-sa-4.0', 'YES'],
    ['mit', 'cc0-1.0', 'NO'],
    ['apache-2.0', 'gpl-3.0', 'YES'],
    ['apache-2.0', 'gpl-2.0', 'NO'],
    ['cc-by-4.0', 'gpl-3.0', 'YES'],
    ['cc-by-3.0', 'gpl-3.0', 'UNKNOWN'],
    // Others with share-alike.
    ['gfdl-1.3', 'cc-by-sa-4.0', 'NO'],
    ['gfdl', 'gfdl-1.3', 'YES'],
    ['gfdl-1.3', 'gfdl-1.2', 'NO'],
    ['lgpl-2.1', 'gpl-3.0', 'YES'],
    ['gpl-3.0', 'lgpl-3.0', 'NO'],
    ['mpl-2.0', 'agpl-3.0', 'YES'],
    ['odbl-1.0', 'cc-by-sa-4.0', 'NO'],
    // No open licence.
    ['all-rights-reserved', 'cc-by-4.0', 'NO'],
    ['all-rights-reserved', 'all-rights-reserved', 'NO'],
    ['cc-by-4.0', 'all-rights-reserved', 'UNKNOWN'],
    ['cc0-1.0', 'all-rights-reserved', 'YES'],
    ['ccss', 'cc-by-4.0', 'NO'],
    ['unrecognised', 'cc-by-4.0', 'UNKNOWN'],
    ['cc-by-4.0', 'unrecognised', 'UNKNOWN'],
  ])('%s to %s: %s', (from, to, answer) => {
    expect(mayBecome(from, to).answer).toBe(answer)
  })

  it('names the pair where it refuses', () => {
    expect(mayBecome('cc-by-nc-4.0', 'cc-by-4.0').reason).toBe(
      'CC BY-NC 4.0 forbids commercial use, which CC BY 4.0 permits: from CC BY-NC 4.0 to CC BY 4.0 is not permitted.',
    )
    expect(mayBecome('cc-by-sa-4.0', 'cc-by-4.0').reason).toContain('it may not become CC BY 4.0')
    expect(mayBecome('cc-by-nd-4.0', 'cc-by-nd-4.0', 'TRANSLATE').reason).toBe(
      'CC BY-ND 4.0 does not permit translations to be shared.',
    )
  })
})

describe('the licence of what is made from several works', () => {
  it.each(MIXED)('%s with %s gives %s', (a, b, result) => {
    const possible = chooseLicence([[stated(a)], [stated(b)]]).filter(({ answer }) => answer === 'YES')
    const keys = possible.map((each) => each.licence.key)
    if (result === '-') return expect(keys).toEqual([])
    expect(keys).toContain(result)
    const least = Math.min(...possible.map((each) => each.licence.requires.length))
    expect(possible.find((each) => each.licence.key === result)?.licence.requires).toHaveLength(least)
  })

  it('takes every part of a work into account, and not its metadata', () => {
    const mixed = [stated('cc-by-4.0', 'text'), stated('cc-by-nd-4.0', 'pictures')]
    expect(mayAllBecome([mixed], 'cc-by-4.0', 'TRANSLATE').answer).toBe('NO')
    expect(mayAllBecome([[stated('cc-by-4.0'), stated('unrecognised', 'metadata')]], 'cc-by-4.0').answer).toBe('YES')
    expect(mayAllBecome([[]], 'cc-by-4.0').answer).toBe('UNKNOWN')
    expect(mayAllBecome([], 'cc-by-4.0').answer).toBe('YES')
  })

  it('offers first what the original has, in its newest version', () => {
    expect(chooseLicence([[stated('cc-by-sa-2.5')]])[0]?.licence.key).toBe('cc-by-sa-4.0')
    expect(chooseLicence([[stated('mit')]])[0]?.licence.key).toBe('mit')
    expect(chooseLicence([[stated('cc-by-nc-sa-3.0-igo')]])[0]?.licence.key).toBe('cc-by-nc-sa-4.0')
    expect(chooseLicence([])[0]?.licence.key).toBe('cc0-1.0')
  })
})

describe('whatever the licences', () => {
  it('one that permits changes lets what is made keep it, and one that does not lets nothing be made', () => {
    for (const { key, permits } of KNOWN)
      expect(mayBecome(key, key).answer, key).toBe(permits.includes('ADAPT') ? 'YES' : 'NO')
    fc.assert(
      fc.property(licence, licence, (from, to) => {
        if (!from.permits.includes('TRANSLATE')) expect(mayBecome(from.key, to.key, 'TRANSLATE').answer).toBe('NO')
      }),
    )
  })

  it('what goes both ways asks for the same; what asks for more goes one way', () => {
    fc.assert(
      fc.property(licence, licence, (a, b) => {
        const isForth = mayBecome(a.key, b.key).answer === 'YES'
        const isBack = mayBecome(b.key, a.key).answer === 'YES'
        if (isForth && isBack) expect([...a.requires].sort()).toEqual([...b.requires].sort())
        // Nothing that is made of a work asks for less than the work does.
        if (isForth) expect(b.requires).toEqual(expect.arrayContaining([...a.requires]))
      }),
      { numRuns: 2000 },
    )
  })

  it('a further work or statement never makes more possible', () => {
    fc.assert(
      fc.property(statements, statements, licence, (some, more, to) => {
        const counts = (list: typeof some) => list.some(({ part }) => part !== 'metadata')
        const together = mayAllBecome([some, more], to.key).answer
        if (together === 'YES') {
          expect(mayAllBecome([some], to.key).answer).toBe('YES')
          expect(mayAllBecome([more], to.key).answer).toBe('YES')
        }
        if (counts(some) && mayAllBecome([some], to.key).answer !== 'YES')
          expect(mayAllBecome([[...some, ...more]], to.key).answer).not.toBe('YES')
      }),
    )
  })
})
