import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TRAITS } from '#api/search/search-index.ts'
import { traitsOf, type TraitSource } from '#api/search/traits.ts'
import { idOf } from '#graph/ids.ts'

const BARE: TraitSource = {
  ...{ files: [], licences: [], tags: [], types: [], audience: [] },
  ...{ device: null, printable: null, signInNeeded: null, cost: null },
}
const traits = (parts: Partial<TraitSource>) => traitsOf({ ...BARE, ...parts })
const pdf = { url: 'https://example.org/a.pdf', mediaType: 'application/pdf' }
const open = [{ part: 'all' as const, licence: 'cc-by-4.0' }]

describe('the traits of a resource', () => {
  test('are none where nothing is known', () => {
    expect(traits({})).toEqual([])
  })

  test.each([
    ['a file to download that may be copied', { files: [{ ...pdf, downloadable: true }], licences: open }, true],
    ['a file to download of no known licence', { files: [{ ...pdf, downloadable: true }] }, false],
    ['a file that nobody says may be downloaded', { files: [pdf], licences: open }, false],
    [
      'its own word',
      { tags: [{ kind: 'feature', value: 'waymark:worksOffline', says: 'present', basis: 'declared' }] },
      true,
    ],
    [
      'its own denial',
      { tags: [{ kind: 'feature', value: 'waymark:worksOffline', says: 'absent', basis: 'declared' }] },
      false,
    ],
  ] as const)('hold that it works offline by %s: %s', (_, parts, expected) => {
    expect(traits(parts as unknown as Partial<TraitSource>).includes('works-offline')).toBe(expected)
  })

  test.each([
    ['it says so', { printable: true }, true],
    ['it has pages', { files: [pdf] }, true],
    [
      'it has pages, in any case and with parameters',
      { files: [{ url: 'x', mediaType: 'Application/EPUB+zip; v=3' }] },
      true,
    ],
    ['it is a web page', { files: [{ url: 'x', mediaType: 'text/html' }] }, false],
    ['it has pages and says that it cannot be printed', { files: [pdf], printable: false }, false],
  ])('hold that it is printable when %s: %s', (_, parts, expected) => {
    expect(traits(parts).includes('printable')).toBe(expected)
  })

  test.each([
    ['none', true],
    ['shared', false],
    ['each', false],
    [null, false],
  ] as const)('hold that no device is needed when the device is %s: %s', (device, expected) => {
    expect(traits({ device }).includes('no-device')).toBe(expected)
  })

  test.each([
    [false, true],
    [true, false],
    [null, false],
  ])('hold that no account is needed when signing in is %s: %s', (signInNeeded, expected) => {
    expect(traits({ signInNeeded }).includes('no-sign-in')).toBe(expected)
  })

  test.each([
    ['free', true],
    ['paid', false],
    [null, false],
  ] as const)('hold that it is free of charge when its cost is %s: %s', (cost, expected) => {
    expect(traits({ cost }).includes('free-of-charge')).toBe(expected)
  })

  test.each([
    [{ audience: ['teacher'] }, true],
    [{ audience: ['Teacher', 'parent'] }, true],
    [{ audience: ['student', 'teacher'] }, false],
    [{ audience: ['student'] }, false],
    [{ types: [{ id: idOf('waymark-seed:type/lesson-plan'), uri: 'urn:x' }] }, true],
    [{ types: [{ id: 'x', uri: 'https://w3id.org/kim/hcrt/lesson_plan' }], audience: ['student', 'teacher'] }, true],
    [{ types: [{ id: 'x', uri: 'https://w3id.org/kim/hcrt/video' }] }, false],
  ])('hold for %j that it is for teachers: %s', (parts, expected) => {
    expect(traits(parts).includes('for-teachers')).toBe(expected)
  })

  test('are each named once, in one order, whatever else is said', () => {
    const source = fc.record({
      device: fc.constantFrom('none' as const, 'each' as const, null),
      printable: fc.constantFrom(true, false, null),
      signInNeeded: fc.constantFrom(true, false, null),
      cost: fc.constantFrom('free' as const, 'paid' as const, null),
      audience: fc.array(fc.constantFrom('teacher', 'student', 'parent')),
      files: fc.array(fc.constantFrom(pdf, { ...pdf, downloadable: true })),
      licences: fc.constantFrom([], open),
    })
    fc.assert(
      fc.property(source, (parts) => {
        const given = traits(parts)
        expect(given).toEqual(TRAITS.filter((trait) => given.includes(trait)))
      }),
    )
  })
})
