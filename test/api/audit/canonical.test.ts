import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '#api/audit/canonical.ts'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2, as section 3.2.3 has it', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022\u002f",
      literals: [null, true, false],
    }
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts names by UTF-16 units, as section 3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonical(value)) as Record<string, string>)).toHaveLength(7)
    expect([...canonical(value).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [333333333.33333325, '333333333.33333325'],
    [-0.0000033333333333333333, '-0.0000033333333333333333'],
  ])('writes %d as appendix B of RFC 8785 does', (number, text) => {
    expect(canonical(number)).toBe(text)
  })

  it.each([[NaN], [Infinity], ['\ud800'], [{ '\udead': 1 }], [new Date()], [[undefined]], [new Map()], [10n]])(
    'refuses %s, which JSON cannot say',
    (value) => {
      expect(() => canonical(value as Json)).toThrow(TypeError)
    },
  )

  it('gives the same text in any order of names, and says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json
        if (!JSON.stringify(json).isWellFormed()) return
        const turned = (each: Json): Json =>
          Array.isArray(each)
            ? (each as Json[]).map(turned)
            : typeof each === 'object' && each !== null
              ? Object.fromEntries(
                  Object.entries(each as Record<string, Json>)
                    .reverse()
                    .map(([k, v]) => [k, turned(v)]),
                )
              : each
        let text: string
        try {
          text = canonical(json)
        } catch (error) {
          // Half of a pair of surrogates, which JSON.stringify writes as an escape.
          expect(error).toBeInstanceOf(TypeError)
          return
        }
        expect(canonical(turned(json))).toBe(text)
        expect(JSON.parse(text)).toEqual(json)
      }),
    )
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})
