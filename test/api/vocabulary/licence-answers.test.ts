import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, PURPOSES, type Purpose } from '#api/vocabulary/licence-answers.ts'
import { licenceOf, PERMISSIONS, summarise } from '#api/vocabulary/licences.ts'
import type { LicenceStatement } from '#graph/records.ts'
import { KNOWN, statements } from './licence-arbitraries.ts'

const stated = (licence: string, part: LicenceStatement['part'] = 'all'): LicenceStatement => ({ licence, part })
const inShort = (given: LicenceStatement[]) =>
  Object.fromEntries(answers(given).map(({ purpose, answer }) => [purpose, answer])) as Record<Purpose, string>
const one = (given: LicenceStatement[], purpose: Purpose) => answers(given).find((each) => each.purpose === purpose)

describe('answers by purpose', () => {
  it.each([
    ['cc0-1.0', 'YES YES YES YES YES YES'],
    ['cc-by-2.5', 'YES YES YES YES YES YES'],
    ['cc-by-sa-3.0-de', 'YES YES YES YES YES YES'],
    ['cc-by-nc-sa-4.0', 'YES YES YES YES YES NO'],
    ['cc-by-nd-4.0', 'YES YES YES NO NO YES'],
    ['cc-by-nc-nd-1.0', 'YES YES YES NO NO NO'],
    ['gfdl-1.3', 'YES YES YES YES YES YES'],
    ['ogl-3.0', 'YES YES YES YES YES YES'],
    ['mit', 'YES YES YES YES YES YES'],
    ['all-rights-reserved', 'NO NO NO NO NO NO'],
    ['unrecognised', 'UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN'],
  ])('%s: copy, change format, print, translate, adapt, sell: %s', (key, expected) => {
    const got = inShort([stated(key)])
    expect(PURPOSES.map((purpose) => got[purpose]).join(' ')).toBe(expected)
  })

  it('are unknown where nothing is stated, and that is no no', () => {
    expect(new Set(Object.values(inShort([])))).toEqual(new Set(['UNKNOWN']))
    expect(new Set(Object.values(inShort([stated('cc0-1.0', 'metadata')])))).toEqual(new Set(['UNKNOWN']))
  })

  it('say no where one statement forbids, even beside one that nobody can read', () => {
    expect(inShort([stated('unrecognised'), stated('cc-by-nc-nd-4.0')])).toMatchObject({
      COPY: 'UNKNOWN',
      TRANSLATE: 'NO',
      SELL: 'NO',
    })
  })

  it('give the reason in words: what forbids, of which part, and that a print or a format is no adaptation', () => {
    expect(one([stated('cc-by-4.0', 'text'), stated('cc-by-nd-4.0', 'pictures')], 'TRANSLATE')?.reason).toBe(
      'CC BY-ND 4.0, the licence of its pictures, does not permit translating it and sharing the translation.',
    )
    expect(one([stated('cc-by-nd-4.0')], 'PRINT')?.reason).toBe(
      'CC BY-ND 4.0 permits printing it. Printing is no adaptation.',
    )
    expect(one([stated('cc-by-nd-4.0')], 'CHANGE_FORMAT')?.reason).toContain('Another file format is no adaptation.')
    expect(one([stated('cc-by-4.0'), stated('mit', 'data')], 'ADAPT')?.reason).toMatch(
      /^CC BY 4.0 and MIT Licence both/,
    )
  })

  it('ask for share-alike only of what is made from it', () => {
    expect(one([stated('cc-by-sa-4.0')], 'COPY')?.requires).toEqual(['ATTRIBUTE'])
    expect(one([stated('cc-by-sa-4.0')], 'ADAPT')?.requires).toEqual(['ATTRIBUTE', 'SHARE_ALIKE'])
  })
})

describe('every licence', () => {
  it('permits or forbids each use, and nothing both', () => {
    for (const { key, permits, forbids } of KNOWN)
      for (const permission of PERMISSIONS.filter((each) => each !== 'USE'))
        expect([permits.includes(permission), forbids.includes(permission)].filter(Boolean), key).toHaveLength(1)
  })

  it('that lets nobody change it lets nobody translate it', () => {
    for (const { key, permits } of KNOWN) expect(permits.includes('ADAPT'), key).toBe(permits.includes('TRANSLATE'))
  })
})

describe('statements together, whatever they are', () => {
  it('permit the intersection of what each permits, and forbid and require the union', () => {
    fc.assert(
      fc.property(statements, (given) => {
        const counted = given.filter(({ part }) => part !== 'metadata').map((each) => licenceOf(each.licence))
        const { permits, forbids, requires } = summarise(given)
        for (const permission of PERMISSIONS) {
          const isPermitted = counted.length > 0 && counted.every((each) => each?.permits.includes(permission))
          expect(permits.includes(permission)).toBe(isPermitted)
          expect(forbids.includes(permission)).toBe(counted.some((each) => each?.forbids.includes(permission)))
        }
        for (const each of counted) expect(requires).toEqual(expect.arrayContaining([...(each?.requires ?? [])]))
      }),
    )
  })

  it('answer as they permit, and a further statement never turns another answer into yes', () => {
    fc.assert(
      fc.property(statements, statements, (some, more) => {
        const { permits, forbids } = summarise(some)
        const before = inShort(some)
        expect(before.PRINT).toBe(permits.includes('PRINT') ? 'YES' : forbids.includes('PRINT') ? 'NO' : 'UNKNOWN')
        expect(before.CHANGE_FORMAT).toBe(before.COPY)
        const counted = some.some(({ part }) => part !== 'metadata')
        const after = inShort([...some, ...more])
        for (const purpose of PURPOSES) {
          if (before[purpose] === 'NO') expect(after[purpose]).toBe('NO')
          if (counted && before[purpose] === 'UNKNOWN') expect(after[purpose]).not.toBe('YES')
        }
      }),
    )
  })
})
