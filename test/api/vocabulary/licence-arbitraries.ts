/** Licences and statements at random, for properties. */
import fc from 'fast-check'
import { LICENCES, licenceOf, type Licence } from '#api/vocabulary/licences.ts'
import type { LicenceStatement } from '#graph/records.ts'

const PORTED = ['cc-by-sa-2.0-de', 'cc-by-sa-3.0-us', 'cc-by-nc-sa-3.0-igo', 'cc-by-2.5-au', 'cc-sa-1.0', 'cc-nc-1.0']

/** Those with a name, and some ports and retired ones. */
export const KNOWN: Licence[] = [...LICENCES, ...PORTED.flatMap((key) => licenceOf(key) ?? [])]

export const licence = fc.constantFrom(...KNOWN)
export const statement = fc.record({
  licence: fc.oneof({ weight: 4, arbitrary: licence.map(({ key }) => key) }, fc.constant('unrecognised')),
  part: fc.constantFrom<LicenceStatement['part']>('all', 'text', 'pictures', 'data', 'metadata'),
})
export const statements = fc.array(statement, { maxLength: 5 })
