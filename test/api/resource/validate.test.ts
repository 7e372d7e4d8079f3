import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResourceInput } from '#api/generated/types.ts'
import { validate, type Found } from '#api/resource/validate.ts'
import type { ConceptCard, OutcomeCard, ResourceNode } from '#graph/nodes.ts'

const outcome = { id: 'o1', code: '6.RP.A.3' } as OutcomeCard
const found: Found = {
  outcomes: new Map([['o1', outcome]]),
  concepts: new Map([['c1', { id: 'c1' } as ConceptCard]]),
  resources: new Map([['r1', { id: 'r1', work: 'w1' } as ResourceNode]]),
}
const good: ResourceInput = {
  title: 'Ratios in the kitchen',
  description: 'Cook for two, four and six.',
  url: 'https://example.org/ratios',
  language: 'en',
  licence: 'cc-by-4.0',
}

function faults(change: Partial<ResourceInput>) {
  const outcome = validate({ ...good, ...change }, found)
  return outcome.ok ? [] : outcome.errors.map(({ code, field }) => `${code} ${field.join('.')}`)
}

describe('what a publisher says', () => {
  it('is put into form', () => {
    const valid = validate(
      {
        ...good,
        title: ' <b>Ratios</b>\u202E in  the kitchen ',
        language: 'PT_br',
        keywords: ['ratio', 'ratio', ' '],
        alignments: [{ outcomeId: 'o1', kind: 'PRACTISES' }],
        accessibility: {
          accessModes: ['textual', 'visual', 'auditory'],
          accessModesSufficient: [['visual', 'textual']],
          features: ['closedCaptions', 'signLanguage'],
          absentFeatures: ['transcript'],
          hazards: ['none'],
        },
      },
      found,
    )
    expect(valid).toMatchObject({
      ok: true,
      value: {
        title: { text: 'Ratios in the kitchen', language: 'pt-BR' },
        kind: 'content',
        keywords: ['ratio'],
        alignments: [{ outcome, kind: 'practises', extent: 'whole' }],
      },
    })
    expect(valid.ok && valid.value.tags).toEqual([
      { kind: 'mode', value: 'textual', says: 'present', basis: 'declared' },
      { kind: 'mode', value: 'visual', says: 'present', basis: 'declared' },
      { kind: 'mode', value: 'auditory', says: 'present', basis: 'declared' },
      { kind: 'sufficient', value: 'textual,visual', says: 'present', basis: 'declared' },
      { kind: 'feature', value: 'closedCaptions', says: 'present', basis: 'declared', language: 'pt-BR' },
      { kind: 'feature', value: 'signLanguage', says: 'present', basis: 'declared' },
      { kind: 'hazard', value: 'none', says: 'present', basis: 'declared' },
      { kind: 'feature', value: 'transcript', says: 'absent', basis: 'declared' },
    ])
  })

  it('gets every fault at once, each with its path', () => {
    expect(
      faults({
        title: '<p> </p>',
        description: 'x'.repeat(5001),
        url: 'javascript:alert(1)',
        language: 'klingonish',
        licence: 'mine',
        ageFrom: 12,
        ageTo: 8,
        minutes: 0,
        typeIds: ['c1', 'nothing'],
        alignments: [{ outcomeId: 'o1' }, { outcomeId: 'gone' }, { outcomeId: 'o1' }],
        files: [{ url: 'ftp://example.org/a' }, { url: 'https://example.org/a.pdf', mediaType: 'pdf', bytes: -1 }],
        accessibility: { features: ['closedCaptions', 'teleportation'], absentFeatures: ['closedCaptions'] },
        editionOf: 'r2',
        basedOn: ['r1', 'r3'],
      }),
    ).toEqual([
      'INVALID input.language',
      'REQUIRED input.title',
      'TOO_LONG input.description',
      'INVALID input.url',
      'INVALID input.licence',
      'NOT_FOUND input.typeIds.1',
      'INVALID input.ageTo',
      'INVALID input.minutes',
      'NOT_FOUND input.alignments.1.outcomeId',
      'INVALID input.alignments.2.outcomeId',
      'INVALID input.accessibility.features.1',
      'INVALID input.accessibility.absentFeatures',
      'INVALID input.files.0.url',
      'INVALID input.files.1.mediaType',
      'INVALID input.files.1.bytes',
      'NOT_FOUND input.editionOf',
      'NOT_FOUND input.basedOn.1',
    ])
  })

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['//example.org/x'],
    ['example.org'],
    ['https://user:secret@example.org/'],
    ['http://'],
    [`https://example.org/${'x'.repeat(2000)}`],
  ])('may not link to %s', (url) => {
    expect(faults({ url })).toHaveLength(1)
    expect(faults({ files: [{ url }] })).toHaveLength(1)
  })

  it('must not be contradictory about hazards', () => {
    expect(faults({ accessibility: { hazards: ['flashing', 'noFlashingHazard'] } })).toEqual([
      'INVALID input.accessibility.hazards',
    ])
  })

  it('may not be endless', () => {
    expect(faults({ keywords: Array.from({ length: 51 }, (_, i) => `k${i}`) })).toEqual(['TOO_MANY input.keywords'])
    expect(faults({ title: 'x'.repeat(1_000_000) })).toEqual(['TOO_LONG input.title'])
    expect(faults({ alignments: Array.from({ length: 10_000 }, () => ({ outcomeId: 'o1' })) })).toEqual([
      'TOO_MANY input.alignments',
    ])
  })

  it('never throws, whatever texts come', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(text, text, text, text, (title, url, language, licence) => {
        const outcome = validate({ ...good, title, url, language, licence, keywords: [title], creators: [url] }, found)
        return outcome.ok || outcome.errors.every((error) => error.message.length > 0 && error.message.length < 400)
      }),
    )
  })
})
