import { describe, expect, it } from 'vitest'
import { LICENCES, licenceOf, OFFERED, recognise, summarise } from '#api/vocabulary/licences.ts'
import type { LicenceStatement } from '#graph/records.ts'

const stated = (licence: string, part: LicenceStatement['part'] = 'all'): LicenceStatement => ({ licence, part })

describe('recognising licences', () => {
  it.each([
    ['CC-BY', 'cc-by'],
    ['CC BY', 'cc-by'],
    ['CC BY-NC', 'cc-by-nc'],
    ['by-nc-sa 3.0 igo', 'cc-by-nc-sa-3.0-igo'],
    ['CC-BY-SA-3.0-DE', 'cc-by-sa-3.0-de'],
    ['http://creativecommons.org/licenses/by-sa/3.0/us/', 'cc-by-sa-3.0-us'],
    ['https://creativecommons.org/licenses/by/4.0', 'cc-by-4.0'],
    ['https://creativecommons.org/licenses/by-nc/4.0/deed.es', 'cc-by-nc-4.0'],
    ['https://creativecommons.org/licenses/by/4.0/legalcode.fr', 'cc-by-4.0'],
    ['http://creativecommons.org/licenses/by-nd-nc/1.0/', 'cc-by-nc-nd-1.0'],
    ['Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License', 'cc-by-nc-sa-4.0'],
    ['This work is licensed under a Creative Commons Attribution 3.0 Unported License.', 'cc-by-3.0'],
    ['Creative Commons Namensnennung - Nicht kommerziell 4.0 International', 'cc-by-nc-4.0'],
    ['CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)', 'cc-by-4.0'],
    ['CC BY https://creativecommons.org/licenses/by/3.0/', 'cc-by-3.0'],
    ['CC0 1.0 Universal', 'cc0-1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/deed.de', 'cc-pdm-1.0'],
    ['MIT', 'mit'],
    ['https://opensource.org/licenses/MIT', 'mit'],
    ['Apache License, Version 2.0', 'apache-2.0'],
    ['BSD-3-Clause', 'bsd-3-clause'],
    ['GPLv3', 'gpl-3.0'],
    ['http://www.gnu.org/licenses/agpl-3.0', 'agpl-3.0'],
    ['OGL v3.0', 'ogl-3.0'],
    ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'ogl-3.0'],
    ['CCSS Public License', 'ccss'],
    ['ODbL 1.0', 'odbl-1.0'],
    ['All rights reserved', 'all-rights-reserved'],
    ['All rights reserved.', 'all-rights-reserved'],
    ['Alle Rechte vorbehalten', 'all-rights-reserved'],
    ['http://rightsstatements.org/vocab/InC/1.0/', 'all-rights-reserved'],
  ])('reads “%s” as %s', (statement, key) => {
    expect(recognise(statement)).toEqual({ key })
  })

  it.each([
    'All rights reserved except for schools',
    'CC BY except images',
    'CC BY 4.0 https://creativecommons.org/licenses/by-nc/4.0/',
    'CC BY 9.0',
    'CC BY-SA-ND',
    'by',
    'CC',
    'https://example.org/creativecommons.org/licenses/by/4.0/',
    'javascript:alert(1)',
    '',
    'x'.repeat(1000),
  ])('does not recognise “%s”', (statement) => {
    expect(recognise(statement)).toEqual({ key: 'unrecognised' })
  })

  it('reads each licence from its own key, label and address', () => {
    for (const licence of LICENCES) {
      expect(recognise(licence.key).key, licence.key).toBe(licence.key)
      expect(recognise(licence.label).key, licence.label).toBe(licence.key)
      if (licence.url) expect(recognise(licence.url).key, licence.url).toBe(licence.key)
    }
  })
})

describe('what a licence permits', () => {
  it.each([
    ['cc0-1.0', ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL'], []],
    ['cc-by-4.0', ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT', 'SELL'], ['ATTRIBUTE']],
    [
      'cc-by-nc-sa-3.0-igo',
      ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT'],
      ['ATTRIBUTE', 'SHARE_ALIKE', 'NON_COMMERCIAL'],
    ],
    ['cc-by-nd-4.0', ['USE', 'COPY', 'PRINT', 'SELL'], ['ATTRIBUTE']],
    ['cc-by-nc-nd', ['USE', 'COPY', 'PRINT'], ['ATTRIBUTE', 'NON_COMMERCIAL']],
    ['ccss', ['USE', 'COPY', 'PRINT'], ['ATTRIBUTE']],
    ['all-rights-reserved', [], []],
  ])('%s permits %j and asks for %j', (key, permits, requires) => {
    expect(licenceOf(key)).toMatchObject({ key, permits, requires })
  })

  it('knows no licence by a key that is none', () => {
    for (const key of ['unrecognised', 'cc-by-7.0', 'cc-nd-sa-4.0', 'constructor']) expect(licenceOf(key)).toBeNull()
  })

  it('offers licences it knows', () => {
    expect(OFFERED.map((key) => licenceOf(key)?.key)).toEqual(OFFERED)
  })
})

describe('several statements together', () => {
  it('permit what all of them permit, and say that they disagree', () => {
    expect(summarise([stated('cc-by-4.0'), stated('cc-by-nc-4.0')])).toEqual({
      permits: ['USE', 'COPY', 'PRINT', 'TRANSLATE', 'ADAPT'],
      requires: ['ATTRIBUTE', 'NON_COMMERCIAL'],
      forbids: ['SELL'],
      disagree: true,
      recognised: true,
      label: 'CC BY-NC 4.0',
    })
  })

  it('agree when one only says less of the version', () => {
    expect(summarise([stated('cc-by'), stated('cc-by-4.0')])).toMatchObject({ disagree: false, label: 'CC BY 4.0' })
  })

  it('differ by part without disagreeing', () => {
    const together = summarise([stated('cc-by-4.0', 'text'), stated('cc-by-nd-4.0', 'pictures')])
    expect(together).toMatchObject({
      disagree: false,
      permits: ['USE', 'COPY', 'PRINT', 'SELL'],
      label: 'CC BY 4.0 and CC BY-ND 4.0',
    })
  })

  it('permit nothing known when one of them is not recognised or none is there', () => {
    expect(summarise([stated('unrecognised'), stated('cc-by-4.0')])).toMatchObject({ permits: [], recognised: false })
    expect(summarise([])).toMatchObject({ permits: [], recognised: false, disagree: false })
  })

  it('leave the licence of the metadata out', () => {
    expect(summarise([stated('cc0-1.0', 'metadata'), stated('cc-by-nc-4.0')]).permits).not.toContain('SELL')
  })
})
