import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtsOf } from '#api/moderation/report.ts'
import { settleFact } from '#api/moderation/settle.ts'
import { stateAfterPublishing } from '#api/moderation/state.ts'
import { fingerprintOf, withSettledLicences, withSettledTags, type FactClaim } from '#graph/queries/facts.ts'
import type { TagFact } from '#graph/records.ts'

type Said = Pick<FactClaim, 'key' | 'says' | 'basis' | 'at' | 'status'>

const says = fc.constantFrom('present' as const, 'absent' as const)
const declared = fc.option(says, { nil: null })
const claim = (basis: fc.Arbitrary<FactClaim['basis']>): fc.Arbitrary<Said> =>
  fc.record({
    key: fc.uuid(),
    says,
    basis,
    at: fc.integer({ min: 10, max: 14 }).map((hour) => `2026-11-21T${hour}:00:00.000Z`),
    status: fc.constantFrom(null, null, 'lapsed' as const),
  })
const any = claim(fc.constantFrom('reported', 'checked'))
const reports = fc.array(claim(fc.constant('reported')), { maxLength: 8 })
const claims = fc.array(any, { maxLength: 10 })

/** The verdict that a reader sees. */
const verdict = (is: 'present' | 'absent' | null, said: Said[]) => settleFact(is, said)?.says ?? is

describe('settling a fact', () => {
  it('does not depend on the order in which claims arrive', () => {
    fc.assert(
      fc.property(
        declared,
        claims.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (is, [all, shuffled]) => {
          expect(settleFact(is, shuffled)).toEqual(settleFact(is, all))
        },
      ),
    )
  })

  it('lets no number of reports change a verdict, whatever was checked before', () => {
    fc.assert(
      fc.property(declared, claims, reports, (is, before, more) => {
        expect(verdict(is, [...before, ...more])).toBe(verdict(is, before))
      }),
    )
  })

  it('follows the latest check, and marks it as disputed by a later report or another check that says otherwise', () => {
    const at = (hour: number, said: FactClaim['says'], basis: FactClaim['basis']): Said => {
      return { key: `${hour} ${basis}`, says: said, basis, at: `2026-11-21T${hour}:00:00.000Z` }
    }
    const report = at(10, 'absent', 'reported')
    expect(settleFact('present', [report])).toMatchObject({ status: 'disputed', says: null })
    expect(settleFact('present', [report, at(11, 'present', 'checked')])).toMatchObject({
      ...{ status: 'accepted', says: 'present', basis: 'checked' },
    })
    expect(settleFact('present', [at(11, 'absent', 'checked')])).toMatchObject({ status: 'accepted', says: 'absent' })
    expect(settleFact('present', [at(11, 'present', 'checked'), at(12, 'absent', 'reported')])).toMatchObject({
      ...{ status: 'disputed', says: 'present', basis: 'checked' },
    })
    expect(settleFact('present', [at(11, 'absent', 'checked'), at(12, 'present', 'checked')])).toMatchObject({
      ...{ status: 'disputed', says: 'present' },
    })
  })

  it('makes no fact of what nobody declares and nobody checked, and none of what was found to be nothing', () => {
    fc.assert(
      fc.property(reports, (all) => {
        expect(settleFact(null, all)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(declared, claims, (is, all) => {
        expect(
          settleFact(
            is,
            all.map((each) => ({ ...each, status: 'lapsed' })),
          ),
        ).toBeNull()
      }),
    )
  })
})

describe('what lies over declared facts', () => {
  const captions: TagFact = { kind: 'feature', value: 'captions', says: 'present', basis: 'declared', language: 'sw' }
  const over = { kind: 'feature', value: 'captions', at: '2026-11-21T08:00:00.000Z' } as const

  it('keeps language and word of the declared fact where it only disputes or proves it', () => {
    expect(withSettledTags([captions], [{ ...over, status: 'disputed', says: '', basis: '' }])).toEqual([
      { ...captions, disputed: true },
    ])
    expect(withSettledTags([captions], [{ ...over, status: 'accepted', says: 'present', basis: 'checked' }])).toEqual([
      { ...captions, basis: 'checked' },
    ])
  })

  it('takes the place of the declared fact where a check says otherwise, and adds one that nobody declared', () => {
    const checked = { ...over, status: 'accepted', says: 'absent', basis: 'checked' } as const
    const found = { kind: 'feature', value: 'captions', says: 'absent', basis: 'checked' }
    expect(withSettledTags([captions], [checked])).toEqual([found])
    expect(withSettledTags([], [checked])).toEqual([found])
    expect(withSettledTags([], [{ ...over, status: 'disputed', says: '', basis: '' }])).toEqual([])
  })

  it('adds what a reviewer found to the licences stated, so that only what all permit is permitted', () => {
    const stated = { part: 'all', licence: 'cc-by-4.0' } as const
    const at = '2026-11-21T08:00:00.000Z'
    const found = (licence: string, says: 'present' | 'absent' | '') =>
      withSettledLicences([stated], [{ licence, says, basis: 'checked', status: 'accepted', at }]).map(
        (each) => each.licence,
      )
    expect(found('cc-by-4.0', 'present')).toEqual(['cc-by-4.0'])
    expect(found('cc-by-nc-4.0', 'present')).toEqual(['cc-by-4.0', 'cc-by-nc-4.0'])
    expect(found('cc-by-4.0', 'absent')).toEqual(['cc-by-4.0', 'unrecognised'])
    expect(found('cc-by-4.0', '')).toEqual(['cc-by-4.0'])
  })

  it('is of what is behind the link: another link, file, format or content is another one, another order is not', () => {
    const one = { url: 'https://a.example/1', mediaType: 'application/pdf', sha256: 'x' }
    const two = { url: 'https://a.example/2' }
    const print = fingerprintOf({ url: 'https://a.example', files: [one, two] })
    expect(fingerprintOf({ url: 'https://a.example', files: [two, { ...one, bytes: 9 }] })).toBe(print)
    for (const other of [
      { url: 'https://b.example', files: [one, two] },
      { url: 'https://a.example', files: [one] },
      { url: 'https://a.example', files: [{ ...one, mediaType: 'text/html' }, two] },
      { url: 'https://a.example', files: [{ ...one, sha256: 'y' }, two] },
    ])
      expect(fingerprintOf(other)).not.toBe(print)
  })
})

describe('what a report is about', () => {
  const resource = {
    tags: [{ kind: 'feature', value: 'captions', says: 'absent', basis: 'declared' }] as TagFact[],
    licences: [{ part: 'all' as const, licence: 'cc-by-4.0' }],
  }
  it('is the licence stated, or the opposite of the fact shown; harm and brokenness say nothing about facts', () => {
    expect(doubtsOf(resource, { reason: 'WRONG_LICENCE' })).toEqual({
      ...{ ok: true, value: [{ predicate: 'licence', value: 'cc-by-4.0', says: 'absent' }] },
    })
    const fact = { kind: 'FEATURE', value: 'captions' } as const
    expect(doubtsOf(resource, { reason: 'NOT_ACCESSIBLE', fact })).toEqual({
      ...{ ok: true, value: [{ predicate: 'accessibility', value: 'feature:captions', says: 'present' }] },
    })
    for (const reason of ['BROKEN', 'HARMFUL', 'OTHER'] as const)
      expect(doubtsOf(resource, { reason, fact })).toEqual({ ok: true, value: [] })
    const unknown = { kind: 'FEATURE', value: 'transcript' } as const
    expect(doubtsOf(resource, { reason: 'NOT_ACCESSIBLE', fact: unknown })).toMatchObject({ ok: false })
  })
})

describe('the state after publishing', () => {
  it('is as the setting says', () => {
    const table = (['off', 'first', 'all'] as const).map((setting) =>
      [true, false].map((hasPublic) => stateAfterPublishing(setting, { hasPublic })),
    )
    expect(table).toEqual([
      ['published', 'published'],
      ['published', 'submitted'],
      ['submitted', 'submitted'],
    ])
  })
})
