import { describe, expect, test } from 'vitest'
import { tied } from '../../web/src/lib/form.ts'
import {
  EMPTY_FRAMEWORK,
  EMPTY_OUTCOME,
  FRAMEWORK_TIES,
  fromFramework,
  fromOutcome,
  languagesOf,
  outcomeTies,
  readOutcomeForm,
  toFrameworkInput,
  toOutcomeInput,
  type StoredOutcome,
} from '../../web/src/lib/framework-form.ts'

const text = (text: string, language: string) => ({ text, language })

const stored: StoredOutcome = {
  statements: [text('Count to one hundred', 'en'), text('Contar hasta cien', 'es')],
  labels: [text('Counting', 'en')],
  code: 'M.1',
  sourceType: 'Standard',
  levels: ['1', '2'],
  ageFrom: 6,
  ageTo: null,
  subjects: ['Mathematics'],
  keywords: [],
  evidence: [text('Counts aloud', 'en'), text('Cuenta en voz alta', 'es'), text('Counts objects', 'en')],
  prompts: [],
  misconceptions: [],
  notes: null,
}

describe('the form of an outcome', () => {
  test('gives back what is stored when nothing is changed, in any of its languages', () => {
    for (const language of ['en', 'es']) {
      const input = toOutcomeInput(fromOutcome(stored, language), stored)
      expect(input.statements).toEqual(stored.statements)
      expect(input.labels).toEqual(stored.labels)
      expect(new Set(input.evidence as object[])).toEqual(new Set(stored.evidence))
      expect(input).toMatchObject({ code: 'M.1', type: 'Standard', levels: ['1', '2'], ageFrom: 6, ageTo: null })
    }
  })

  test('shows only the texts of its language, one fact a line', () => {
    expect(fromOutcome(stored, 'en').evidence).toBe('Counts aloud\nCounts objects')
    expect(fromOutcome(stored, 'sw')).toMatchObject({ statement: '', evidence: '', code: 'M.1', ageFrom: '6' })
  })

  test('adds a language last and keeps the original first', () => {
    const values = { ...fromOutcome(stored, 'sw'), language: 'Swahili', statement: 'Kuhesabu hadi mia moja' }
    expect(toOutcomeInput(values, stored).statements).toEqual([
      ...stored.statements,
      text('Kuhesabu hadi mia moja', 'sw'),
    ])
  })

  test('takes a language away when its text is emptied', () => {
    const values = { ...fromOutcome(stored, 'es'), statement: '', evidence: ' \n ' }
    const input = toOutcomeInput(values, stored)
    expect(input.statements).toEqual([text('Count to one hundred', 'en')])
    expect(input.evidence).toEqual([text('Counts aloud', 'en'), text('Counts objects', 'en')])
  })

  test('sends what is no whole number so that it is refused', () => {
    expect(toOutcomeInput({ ...EMPTY_OUTCOME, ageFrom: 'six', ageTo: '7.5' })).toMatchObject({ ageFrom: -1, ageTo: -1 })
    expect(toOutcomeInput(EMPTY_OUTCOME)).toMatchObject({ ageFrom: null, ageTo: null, statements: [], evidence: [] })
  })

  test('reads every field and nothing else', () => {
    const form = new FormData()
    form.set('statement', '  A  ')
    form.set('evil', 'x')
    expect(readOutcomeForm(form)).toEqual({ ...EMPTY_OUTCOME, statement: 'A' })
  })

  test('ties faults to their controls in the order of the page', () => {
    const errors = [
      { code: 'TAKEN', field: ['input', 'code'], message: 'That code is taken.' },
      { code: 'REQUIRED', field: ['input', 'statements'], message: 'Say what is to be learnt.' },
      { code: 'INVALID', field: ['input', 'statements', '0', 'language'], message: 'That is no language.' },
      { code: 'STALE', field: ['revision'], message: 'Somebody else changed it.' },
    ]
    const faults = tied(errors, outcomeTies(EMPTY_OUTCOME))
    expect(faults.map(({ id }) => id)).toEqual(['statement', 'statement', 'language', 'code'])
    expect(faults[2]?.message).toBe('That is no language.')
  })

  test('says of an age that is no number how to write it, not what was sent in its place', () => {
    const typed = { ...EMPTY_OUTCOME, ageFrom: 'six', ageTo: '200' }
    expect(toOutcomeInput(typed)).toMatchObject({ ageFrom: -1, ageTo: 200 })
    const errors = ['ageFrom', 'ageTo'].map((name) => ({ code: 'INVALID', field: ['input', name], message: 'No age.' }))
    expect(tied(errors, outcomeTies(typed)).map(({ message }) => message)).toEqual([
      'Write the youngest age as a whole number in digits, such as 12.',
      'No age.',
    ])
  })
})

describe('the form of a framework', () => {
  const framework = {
    titles: [text('Hisabati', 'sw'), text('Mathematics', 'en')],
    descriptions: [],
    version: '2026',
    subjects: ['Maths', 'Logic'],
    officialUrl: null,
    licence: {
      label: 'CC BY 4.0',
      permits: [],
      requires: [],
      recognised: true,
      answers: [],
      disagree: false,
      statements: [
        {
          key: 'cc0-1.0',
          part: 'METADATA' as const,
          label: '',
          url: null,
          words: null,
          statedBy: null,
          readAt: null,
          permits: [],
        },
        {
          key: 'cc-by-4.0',
          part: 'ALL' as const,
          label: '',
          url: null,
          words: null,
          statedBy: null,
          readAt: null,
          permits: [],
        },
      ],
    },
  }

  test('keeps the other languages and the licence it came with', () => {
    const values = { ...fromFramework(framework, 'en'), title: 'Maths' }
    const input = toFrameworkInput(values, framework)
    expect(input.titles).toEqual([text('Hisabati', 'sw'), text('Maths', 'en')])
    expect(input).not.toHaveProperty('licence')
    expect(input).not.toHaveProperty('providerId')
    expect(toFrameworkInput({ ...values, licence: '' }, framework).licence).toBe('')
  })

  test('names the provider of a new one, and no text where none was typed', () => {
    const values = { ...EMPTY_FRAMEWORK, provider: 'p', language: 'French', title: 'Sciences' }
    expect(toFrameworkInput(values)).toEqual({
      providerId: 'p',
      titles: [text('Sciences', 'fr')],
      descriptions: [],
      version: '',
      subjects: [],
      officialUrl: '',
    })
  })

  test('ties a fault about a language to the language box', () => {
    const errors = [{ code: 'INVALID', field: ['input', 'titles', '0', 'language'], message: 'That is no language.' }]
    expect(tied(errors, FRAMEWORK_TIES)).toEqual([{ id: 'language', message: 'That is no language.' }])
  })
})

test('languages are told in the order of the original', () => {
  expect(
    languagesOf(stored.statements, stored.labels, stored.evidence as { text: string; language: string }[]),
  ).toEqual(['en', 'es'])
})
