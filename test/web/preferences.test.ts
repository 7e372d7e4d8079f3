import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHOICES,
  preferenceAttributes,
  preferencesFromCookie,
  preferencesToCookie,
  readPreferences,
  type Choice,
  type Preferences,
} from '../../web/src/lib/preferences.ts'

const anyPreferences = fc
  .record(Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => [name, fc.constantFrom(...values)])))
  .map((chosen) => readPreferences((name) => chosen[name]))

describe('preferences', () => {
  it('come back from the cookie as they were chosen', () => {
    fc.assert(
      fc.property(anyPreferences, (chosen) => {
        expect(preferencesFromCookie(preferencesToCookie(chosen))).toEqual(chosen)
      }),
    )
  })

  it('keep nothing where all is as usual', () => {
    expect(preferencesToCookie(readPreferences((name) => CHOICES[name as Choice]?.[0]))).toBe('')
    expect(preferenceAttributes({})).toBe('')
  })

  it('are passed over where a cookie holds anything else', () => {
    for (const cookie of [
      '',
      'text',
      'text-huge',
      'theme-dark"onload="x',
      'toString-x.__proto__-y',
      '.-.-',
      'a'.repeat(9000),
    ])
      expect(preferencesFromCookie(cookie)).toEqual({})
    expect(preferencesFromCookie('text-huge.theme-dark.text-large')).toEqual({ theme: 'dark', text: 'large' })
  })

  it('write no attribute but their own, whatever the cookie holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (cookie) => {
        const attributes = preferenceAttributes(preferencesFromCookie(cookie))
        expect(attributes).toMatch(/^( data-[a-z]+="[a-z]+")*$/)
      }),
    )
  })

  it('stand on the page in the names that style goes by', () => {
    const chosen: Preferences = { text: 'larger', theme: 'dark', data: 'less' }
    expect(preferenceAttributes(chosen)).toBe(' data-text="larger" data-theme="dark" data-data="less"')
    expect(preferencesToCookie(chosen)).toBe('text-larger.theme-dark.data-less')
  })
})
