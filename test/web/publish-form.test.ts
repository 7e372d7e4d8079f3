import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromFacts,
  MODE_CHOICES,
  NO_ANSWERS,
  QUESTION_GROUPS,
  toAccessibility,
  type AccessibilityInput,
  type Fact,
} from '../../web/src/lib/accessibility-questions.ts'
import {
  EMPTY_FORM,
  fromResource,
  keptOf,
  publishErrors,
  readPublishForm,
  toResourceInput,
  type StoredResource,
} from '../../web/src/lib/publish-form.ts'
import { contradictions, DEPRECATED, normaliseTag, VALUES } from '#api/accessibility/vocabulary.ts'

const questions = QUESTION_GROUPS.flatMap((group) => group.questions)

/** What the API would store and give back. */
function factsOf(input: AccessibilityInput): Fact[] {
  const facts = (kind: string, values: string[], present = true) => values.map((value) => ({ kind, value, present }))
  return [
    ...facts('MODE', input.accessModes),
    ...facts(
      'SUFFICIENT',
      input.accessModesSufficient.map((set) => set.join(',')),
    ),
    ...facts('FEATURE', input.features),
    ...facts('FEATURE', input.absentFeatures, false),
    ...facts('HAZARD', input.hazards),
    ...facts('CONTROL', input.controls),
    ...facts('CONTROL', input.absentControls, false),
    ...facts('MODE', input.absentModes, false),
    ...facts('CONFORMANCE', input.conformance),
  ]
}

const anyAnswers = fc.record({
  modes: fc.subarray(MODE_CHOICES.map((choice) => choice.value as string)),
  answers: fc.record(Object.fromEntries(questions.map(({ id }) => [id, fc.constantFrom('yes', 'no', 'unsure')]))),
  conformance: fc.constantFrom('', 'WCAG 2.2 AA', 'WCAG 2.1 A, EPUB Accessibility 1.1 - WCAG 2.1 Level A'),
  method: fc.constantFrom('', 'TRIED'),
  summary: fc.string(),
})

describe('questions about accessibility', () => {
  test('without an answer say nothing', () => {
    expect(factsOf(toAccessibility(NO_ANSWERS))).toEqual([])
  })

  test('speak the vocabulary, whatever the answers', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const input = toAccessibility(answers as never)
        for (const { kind, value } of factsOf(input)) {
          const known = normaliseTag(kind.toLowerCase() as 'feature', value)
          expect(known).toMatchObject({ value, known: true })
        }
        expect(contradictions('mode', input.accessModes)).toEqual([])
        expect(contradictions('feature', input.features)).toEqual([])
        expect(contradictions('hazard', input.hazards)).toEqual([])
        expect(input.absentFeatures.filter((value) => input.features.includes(value))).toEqual([])
      }),
    )
  })

  test('ask about every value of the vocabulary that is to be written, and say no to each that can be said no to', () => {
    const all = Object.fromEntries(questions.map(({ id }) => [id, 'yes' as const]))
    const said = [
      { ...NO_ANSWERS, answers: all, modes: MODE_CHOICES.map(({ value }) => value) },
      { ...NO_ANSWERS, answers: Object.fromEntries(questions.map(({ id }) => [id, 'no' as const])) },
    ].map((answers) => toAccessibility(answers))
    const asked = new Set(said.flatMap((input) => factsOf(input).map(({ kind, value }) => `${kind} ${value}`)))
    const isWritten = (kind: 'feature' | 'mode' | 'control', value: string) =>
      !['none', 'unknown'].includes(value) && DEPRECATED[kind]?.[value] === undefined
    for (const kind of ['feature', 'mode', 'control'] as const)
      for (const value of VALUES[kind].filter((value) => isWritten(kind, value)))
        expect(asked).toContain(`${kind.toUpperCase()} ${value}`)
    const [yes, no] = said
    expect(no!.absentFeatures.toSorted()).toEqual(yes!.features.toSorted())
    expect(no!.absentControls.toSorted()).toEqual(yes!.controls.toSorted())
  })

  test('come back as they were answered where an answer says something', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const input = toAccessibility(answers as never)
        const again = fromFacts(factsOf(input), answers.summary)
        expect(factsOf(toAccessibility(again.answers, again.others)).map(String).sort()).toEqual(
          factsOf(input).map(String).sort(),
        )
        for (const { id, yes } of questions)
          if (answers.answers[id] === 'yes' && Object.keys(yes).length > 0)
            expect(again.answers.answers[id]).toBe('yes')
      }),
    )
  })

  test('three times no to hazards is the one word the vocabulary wants', () => {
    const answers = { flashing: 'no', motion: 'no', sound: 'no' } as const
    const input = toAccessibility({ ...NO_ANSWERS, answers })
    expect(input.hazards).toEqual(['none'])
    expect(fromFacts(factsOf(input), '').answers.answers).toMatchObject(answers)
  })

  test('facts nobody is asked about are carried along', () => {
    const facts = [
      { kind: 'FEATURE', value: 'annotations', present: true },
      { kind: 'CONTROL', value: 'fullBrailleControl', present: true },
      { kind: 'SUFFICIENT', value: 'textual,visual', present: true },
      { kind: 'FEATURE', value: 'bookmarks', present: false },
      { kind: 'FEATURE', value: 'transcript', present: true },
    ]
    const { answers, others } = fromFacts(facts, '')
    expect(answers.answers).toEqual({ transcript: 'yes' })
    expect(toAccessibility(answers, others)).toMatchObject({
      features: ['transcript', 'annotations'],
      absentFeatures: ['bookmarks'],
      controls: ['fullBrailleControl'],
      accessModesSufficient: [['textual', 'visual']],
      accessModes: ['textual', 'visual'],
    })
  })

  test('text on a picture is also seen', () => {
    const input = toAccessibility({ ...NO_ANSWERS, answers: { textPictures: 'yes' } })
    expect(input.accessModes).toEqual(['textOnVisual', 'visual'])
  })
})

describe('the publish form', () => {
  const form = () => {
    const data = new FormData()
    const fields = {
      provider: 'p1',
      title: ' Fractions ',
      description: 'About halves.',
      url: 'https://example.org',
      language: 'Swahili',
      creators: 'Ada\n\n Grace ',
      kind: 'TOOL',
      ageFrom: '9',
      ageTo: 'eleven',
      minutes: '',
      keywords: 'halves, quarters،أنصاف',
      device: 'SHARED',
      printable: 'yes',
      cost: '',
      licence: 'cc-by-4.0',
      'kind-o1': 'PRACTISES',
      'extent-o1': 'PART',
      'words-o1': 'N.1 Halves',
      'a-captions': 'no',
      summary: '',
      outcomeQuery: '',
    }
    for (const [name, value] of Object.entries(fields)) data.append(name, value)
    for (const outcome of ['o1', 'o2', 'o1']) data.append('outcome', outcome)
    return data
  }

  test.each([
    ['cc-by-4.0', 'mit', 'cc-by-4.0'],
    ['another', 'mit', 'mit'],
    [null, 'mit', 'mit'],
    ['another', '', ''],
  ])('of the licence %s and, from the list, %s takes %s', (licence, another, taken) => {
    const data = form()
    data.delete('licence')
    if (licence !== null) data.set('licence', licence)
    data.set('anotherLicence', another)
    expect(readPublishForm(data).licence).toBe(taken)
  })

  test('keeps what was typed, to give it back', () => {
    const values = readPublishForm(form())
    expect(values).toMatchObject({
      title: 'Fractions',
      language: 'Swahili',
      ageTo: 'eleven',
      printable: 'yes',
      signInNeeded: 'unsure',
    })
    expect(values.outcomes).toEqual([
      { id: 'o1', kind: 'PRACTISES', extent: 'PART', words: 'N.1 Halves' },
      { id: 'o2', kind: 'TEACHES', extent: 'WHOLE', words: 'o2' },
    ])
  })

  test('asks the API in its own words, and leaves faults for it to find', () => {
    expect(toResourceInput(readPublishForm(form()))).toMatchObject({
      title: 'Fractions',
      language: 'sw',
      creators: ['Ada', 'Grace'],
      keywords: ['halves', 'quarters', 'أنصاف'],
      ageFrom: 9,
      ageTo: -1,
      minutes: null,
      device: 'SHARED',
      printable: true,
      signInNeeded: null,
      cost: null,
      alignments: [
        { outcomeId: 'o1', kind: 'PRACTISES', extent: 'PART' },
        { outcomeId: 'o2', kind: 'TEACHES', extent: 'WHOLE' },
      ],
      files: [],
    })
  })

  test('takes the address of a page where an id is wanted', () => {
    const values = { ...EMPTY_FORM, editionOf: 'https://waymark.example/resources/abc-1?done=published' }
    expect(toResourceInput(values)).toMatchObject({ editionOf: 'abc-1' })
    expect(toResourceInput(EMPTY_FORM)).not.toHaveProperty('editionOf')
  })

  test('sent with strange values is read as if they were not there', () => {
    const data = new FormData()
    data.append('kind', 'CAKE')
    data.append('device', 'NINE')
    data.append('printable', 'perhaps')
    data.append('mode', 'smell')
    data.append('outcome', 'o1')
    data.append('kind-o1', 'EATS')
    const values = readPublishForm(data)
    expect(values).toMatchObject({ kind: 'CONTENT', device: '', printable: 'unsure' })
    expect(values.accessibility.modes).toEqual([])
    expect(values.outcomes[0]).toMatchObject({ kind: 'TEACHES', extent: 'WHOLE' })
  })

  test('shows each fault at its control, in the order of the page', () => {
    const fault = (...field: string[]) => ({ code: 'INVALID', field, message: 'x' })
    const ids = publishErrors(
      [
        fault('input', 'accessibility', 'features', '2'),
        fault('input', 'alignments', '0', 'outcomeId'),
        fault('input', 'files', '0', 'url'),
        fault('input', 'accessibility', 'summary'),
        fault('providerId'),
        fault('input', 'title'),
      ],
      EMPTY_FORM,
    ).map(({ id }) => id)
    expect(ids).toEqual(['provider', 'title', 'outcomeQuery', 'access', 'summary', 'fileUrl'])
  })

  test('says of what is no number that it is none', () => {
    const errors = [
      { code: 'INVALID', field: ['input', 'ageFrom'], message: 'The youngest age is -1 years.' },
      { code: 'INVALID', field: ['input', 'ageTo'], message: 'The oldest age is 900 years.' },
    ]
    expect(publishErrors(errors, { ...EMPTY_FORM, ageFrom: 'eleven', ageTo: '900' })).toEqual([
      { id: 'ageFrom', message: 'Write the youngest age as a whole number in digits, such as 12.' },
      { id: 'ageTo', message: 'The oldest age is 900 years.' },
    ])
  })
})

describe('editing', () => {
  const text = (words: string) => ({ text: words, language: 'en', direction: 'LTR' as const })
  const stored: StoredResource = {
    provider: { id: 'p1' },
    titles: [text('Fractions')],
    description: text('About halves.'),
    url: 'https://example.org/',
    languages: ['en'],
    contributors: [
      { name: 'Ada', role: 'creator' },
      { name: 'Grace', role: 'illustrator' },
    ],
    kind: 'CONTENT',
    types: [{ id: 't1' }],
    subjects: [],
    ageFrom: 9,
    ageTo: null,
    minutes: 20,
    keywords: ['halves'],
    audience: ['student'],
    device: 'EACH',
    printable: false,
    signInNeeded: null,
    cost: 'FREE',
    declared: {
      licences: [
        { key: 'cc0-1.0', part: 'METADATA' },
        { key: 'cc-by-4.0', part: 'ALL' },
      ],
      facts: [{ kind: 'FEATURE', value: 'tactileGraphic', present: true }],
    },
    alignments: [{ kind: 'TEACHES', extent: 'WHOLE', outcome: { id: 'o1', code: 'N.1', statement: text('Halves') } }],
    accessibility: { summaries: [text('All is text.')] },
    files: [
      { url: 'https://example.org/a.pdf', mediaType: 'application/pdf', bytes: 5000, downloadable: true },
      { url: 'https://example.org/b.pdf', mediaType: null, bytes: null, downloadable: null },
    ],
    basedOn: [{ id: 'r9' }],
  }

  test('without a change writes what was there', () => {
    expect(toResourceInput(fromResource(stored), keptOf(stored))).toMatchObject({
      title: 'Fractions',
      language: 'en',
      creators: ['Ada'],
      audience: ['student'],
      licence: 'cc-by-4.0',
      ageFrom: 9,
      ageTo: null,
      printable: false,
      signInNeeded: null,
      typeIds: ['t1'],
      basedOn: ['r9'],
      alignments: [{ outcomeId: 'o1', kind: 'TEACHES', extent: 'WHOLE' }],
      accessibility: { features: ['tactileGraphic'], summary: 'All is text.' },
      files: [
        { url: 'https://example.org/a.pdf', mediaType: 'application/pdf', bytes: 5000, downloadable: true },
        { url: 'https://example.org/b.pdf', mediaType: null, bytes: null, downloadable: null },
      ],
    })
  })

  test('forgets the size of a file whose address changed', () => {
    const values = { ...fromResource(stored), fileUrl: 'https://example.org/c.pdf' }
    expect(toResourceInput(values, keptOf(stored)).files).toMatchObject([
      { url: 'https://example.org/c.pdf', bytes: null },
      { url: 'https://example.org/b.pdf' },
    ])
  })
})
