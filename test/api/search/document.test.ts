import { describe, expect, test } from 'vitest'
import {
  codeTexts,
  lastChanged,
  NOTHING_NEAR,
  outcomeDocument,
  quality,
  resourceDocument,
  type Nearby,
} from '#api/search/document.ts'
import { documentOf } from '#api/search/indexer.ts'
import type { ConceptCard, OutcomeCard, OutcomeNode, ResourceNode } from '#graph/nodes.ts'

const RATIO: OutcomeCard = {
  id: 'ratio',
  uri: 'urn:ratio',
  code: 'CCSS.Math.Content.6.RP.A.3',
  statements: [
    { language: 'en', text: 'Use ratio reasoning' },
    { language: 'es', text: 'Usar razones' },
  ],
  labels: [],
  sourceType: 'Standard',
  state: 'published',
  framework: {
    id: 'ccss',
    uri: 'urn:ccss',
    titles: [{ language: 'en', text: 'Common Core' }],
    state: 'published',
    adoptionStatus: 'Adopted',
    providerId: null,
  },
  levels: ['06'],
  ageFrom: 11,
  ageTo: 12,
  subjects: ['Mathematics'],
}

const MATHS: ConceptCard = {
  id: 'maths',
  uri: 'urn:maths',
  labels: [
    { language: 'en', text: 'Mathematics' },
    { language: 'es', text: 'Matemáticas' },
  ],
  notation: 'MA',
  schemeUri: null,
}

function resourceWith(parts: Partial<ResourceNode> = {}): ResourceNode {
  return {
    id: 'pizza',
    uri: 'urn:pizza',
    work: 'pizza-work',
    state: 'published',
    stateReason: null,
    titles: [
      { language: 'pt-BR', text: 'Frações de pizza' },
      { language: 'en', text: 'Pizza fractions' },
    ],
    descriptions: [{ language: 'pt-BR', text: 'Corte a pizza.' }],
    url: 'https://example.org/pizza',
    kind: 'content',
    languages: ['pt-BR'],
    keywords: ['pizza'],
    audience: [],
    ageFrom: 8,
    ageTo: null,
    minutes: 20,
    device: null,
    printable: null,
    materials: [],
    signInNeeded: null,
    cost: null,
    regions: [],
    readingEase: null,
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    publishedAt: null,
    modifiedAt: null,
    bornHere: false,
    provider: {
      id: 'press',
      uri: 'urn:press',
      kind: 'organisation',
      name: 'School Press',
      url: null,
      domain: null,
      claimed: false,
    },
    contributors: [{ id: 'amina', name: 'Amina Okoye', role: 'author', uri: null, order: 0 }],
    licences: [
      { part: 'all', licence: 'cc-by-nc-4.0' },
      { part: 'metadata', licence: 'cc0-1.0' },
    ],
    files: [
      { url: 'https://example.org/a.pdf', mediaType: 'application/pdf', bytes: 900 },
      { url: 'https://example.org/b.pdf', mediaType: 'application/pdf', bytes: 400 },
    ],
    tags: [
      { kind: 'feature', value: 'captions', says: 'present', basis: 'declared', language: 'pt' },
      { kind: 'feature', value: 'transcript', says: 'absent', basis: 'declared' },
      { kind: 'hazard', value: 'flashing', says: 'present', basis: 'declared' },
    ],
    accessibilitySummaries: [],
    types: [],
    subjects: [MATHS],
    levels: [],
    alignments: [
      { kind: 'teaches', extent: 'whole', status: 'accepted', confidence: 1, source: 'a', outcome: RATIO },
      {
        kind: 'requires',
        extent: 'whole',
        status: 'accepted',
        confidence: 1,
        source: 'a',
        outcome: { ...RATIO, id: 'needed', code: 'N.1' },
      },
      {
        kind: 'teaches',
        extent: 'whole',
        status: 'proposed',
        confidence: 0.5,
        source: 'a',
        outcome: { ...RATIO, id: 'guessed', code: 'G.1' },
      },
    ],
    sources: [],
    partOf: [],
    basedOn: [],
    translationOf: null,
    versionOf: null,
    ...parts,
  }
}

const NO_FIT = { levels: {}, languages: [] }

describe('the document of a resource', () => {
  const document = resourceDocument(resourceWith(), NO_FIT)

  test('holds the title and text of its own edition, and labels in all languages', () => {
    expect(document.text.title).toEqual(['Frações de pizza'])
    expect(document.text.description).toEqual(['Corte a pizza.'])
    expect(document.text.subject).toEqual(['Mathematics', 'Matemáticas', 'MA'])
    expect(document.text.outcome).toEqual(['Use ratio reasoning', 'Usar razones', 'Mathematics', 'Common Core'])
    expect(document.text.creator).toEqual(['Amina Okoye', 'School Press'])
  })

  test('takes all titles when none is in a language of the edition', () => {
    expect(resourceDocument(resourceWith({ languages: ['fr'] }), NO_FIT).text.title).toEqual([
      'Frações de pizza',
      'Pizza fractions',
    ])
  })

  test('is found under a wider language too', () => {
    expect(document.languages).toEqual(['pt-BR'])
    expect(document.facets.language).toEqual(expect.arrayContaining(['pt-BR', 'pt']))
    expect(resourceDocument(resourceWith({ languages: ['ary'] }), NO_FIT).facets.language).toEqual(['ary', 'ar'])
  })

  test('names only outcomes it is accepted to teach, practise or assess', () => {
    expect(document.facets.outcome).toEqual(['ratio'])
    expect(document.facets.framework).toEqual(['ccss'])
    expect(document.text.code).toContain('6rpa3')
    expect(document.text.code).not.toContain('n1')
  })

  test('counts features and hazards that are present, and licences of the thing itself', () => {
    expect(document.facets).toMatchObject({
      feature: ['captions'],
      hazard: ['flashing'],
      licence: ['cc-by-nc-4.0'],
      format: ['application/pdf'],
    })
    expect(document.facets.permits).toContain('ADAPT')
    expect(document.facets.permits).not.toContain('SELL')
  })

  test('knows its smallest file, and leaves what is not known null', () => {
    expect(document.numbers).toMatchObject({
      minutes: 20,
      bytes: 400,
      ageFrom: 8,
      ageTo: null,
      updated: Date.parse('2026-02-01'),
    })
    expect(resourceDocument(resourceWith({ files: [], minutes: null }), NO_FIT).numbers).toMatchObject({
      bytes: null,
      minutes: null,
    })
  })

  test('takes its fit from its own facts', () => {
    const { fit, fitLanguages } = documentOf(resourceWith())
    expect(fit.NO_FLASHING).toBe(0)
    expect(fitLanguages.every((key) => /^[A-Z_]+[:!]/.test(key))).toBe(true)
  })

  test('has a quality between nothing told and everything told', () => {
    expect(quality(resourceWith())).toBeCloseTo(1)
    expect(
      quality(
        resourceWith({
          descriptions: [],
          licences: [{ part: 'all', licence: 'unrecognised' }],
          tags: [],
          subjects: [],
          ageFrom: null,
          minutes: null,
          files: [],
        }),
      ),
    ).toBe(0)
  })
})

describe('what stands near a resource', () => {
  const SCIENCE: ConceptCard = {
    ...MATHS,
    id: 'science',
    labels: [{ language: 'sw', text: 'Sayansi' }],
    notation: null,
  }
  const KNOWLEDGE: ConceptCard = { ...MATHS, id: 'knowledge', labels: [{ language: 'en', text: 'Knowledge' }] }
  const elsewhere = (parts: Partial<OutcomeCard>): OutcomeCard => ({
    ...RATIO,
    id: 'elsewhere',
    code: 'EF06MA01',
    statements: [{ language: 'pt', text: 'Usar razões' }],
    framework: { ...RATIO.framework!, id: 'bncc' },
    ...parts,
  })
  const nearby: Nearby = {
    concepts: new Map([
      ['maths', { altLabels: ['Sums'], keywords: ['reckoning'], broader: [SCIENCE, KNOWLEDGE] }],
      ['year-3', { altLabels: [], keywords: [], broader: [{ ...MATHS, id: 'primary' }] }],
    ]),
    outcomes: new Map([['ratio', [elsewhere({}), elsewhere({ id: 'same', framework: RATIO.framework })]]]),
    headings: new Map([
      ['ratio', [{ ...RATIO, id: 'heading', statements: [{ language: 'ar', text: 'النسب' }], labels: [] }]],
    ]),
  }
  const document = resourceDocument(resourceWith({ levels: [{ ...MATHS, id: 'year-3' }] }), NO_FIT, nearby)

  test('is in its facets: what is broader than its subjects and levels', () => {
    expect(document.facets.subject).toEqual(['maths', 'science', 'knowledge'])
    expect(document.facets.level).toEqual(['year-3', 'primary'])
  })

  test('is in its words: other words for a subject beside its labels, broader ones and keywords apart', () => {
    expect(document.text.subject).toEqual(['Mathematics', 'Matemáticas', 'MA', 'Sums'])
    expect(document.text.related).toEqual(expect.arrayContaining(['Sayansi', 'Knowledge', 'reckoning']))
  })

  test('is what other frameworks say in its place, with their codes, and not what its own says', () => {
    expect(document.text.related).toEqual(expect.arrayContaining(['Usar razões', 'EF06MA01', 'ef06ma01']))
    expect(document.text.code).not.toContain('EF06MA01')
    expect(document.text.related).not.toContain('Use ratio reasoning')
  })

  test('is the headings its outcomes stand under', () => {
    expect(document.text.related).toContain('النسب')
    expect(document.text.outcome).not.toContain('النسب')
  })

  test('is bounded', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => elsewhere({ id: `e${at}`, code: `X.${at}` }))
    const wide = resourceDocument(resourceWith(), NO_FIT, {
      concepts: new Map([
        ['maths', { altLabels: many.map(({ id }) => id), keywords: ['x'.repeat(9_000)], broader: [] }],
      ]),
      outcomes: new Map([['ratio', many]]),
      headings: new Map([['ratio', many]]),
    })
    expect(wide.text.related.length).toBeLessThanOrEqual(200)
    expect(wide.text.subject.length).toBeLessThanOrEqual(110)
    expect(Math.max(...wide.text.related.map(({ length }) => length))).toBeLessThanOrEqual(500)
  })
})

describe('when an edition was last changed', () => {
  const at = (parts: Partial<ResourceNode>) => lastChanged(resourceWith(parts))

  test.each([
    ['the source’s own word', { modifiedAt: '2019-05-01', publishedAt: '2018' }, '2019-05-01'],
    ['its publication where no change is dated', { publishedAt: '2018' }, '2018'],
    ['when it changed here, where the source says nothing', {}, '2026-02-01'],
    ['when it changed here, for what was born here', { bornHere: true, modifiedAt: '2019' }, '2026-02-01'],
    ['not later than it was read', { modifiedAt: '2030-01-01' }, '2026-02-01'],
    ['what can be read of it', { modifiedAt: 'lately', publishedAt: '2018-03' }, '2018-03'],
  ])('is %s', (_, parts, expected) => {
    expect(at(parts)).toBe(Date.parse(expected))
  })
})

describe('the document of an outcome', () => {
  const node: OutcomeNode = {
    ...RATIO,
    keywords: ['rate'],
    evidence: [{ language: 'en', text: 'Solves a recipe problem.', source: 'here' }],
    prompts: [],
    misconceptions: [],
    notes: null,
    knowledgeKind: null,
    sources: [],
    revision: 1,
    copiedFrom: null,
    isRetired: false,
  }
  const above: OutcomeCard = {
    ...RATIO,
    id: 'ratios',
    statements: [{ language: 'en', text: 'Ratios and proportions' }],
  }

  test('holds its statements, codes, ancestors and framework', () => {
    const document = outcomeDocument(node, { ancestors: [above], role: 'outcome' })
    expect(document).toMatchObject({ id: 'ratio', kind: 'outcome', work: 'ratio', languages: ['en', 'es'] })
    expect(document.text.title).toEqual(['Use ratio reasoning', 'Usar razones'])
    expect(document.text.outcome).toEqual(['Ratios and proportions', 'Common Core'])
    expect(document.facets).toMatchObject({
      framework: ['ccss'],
      level: ['06'],
      role: ['outcome'],
      outcome: ['ratios'],
    })
  })

  test('holds what says the same in other frameworks, apart from its own words', () => {
    const same: OutcomeCard = { ...RATIO, id: 'same', code: 'X.1', framework: null, labels: RATIO.statements }
    const nearby: Nearby = { ...NOTHING_NEAR, outcomes: new Map([['ratio', [same]]]) }
    const document = outcomeDocument(node, { ancestors: [], role: null, nearby })
    expect(document.text.related).toEqual(expect.arrayContaining(['X.1', 'x1']))
    expect(document.text.code).not.toContain('X.1')
  })

  test('has no role when that is not known', () => {
    expect(outcomeDocument(node, { ancestors: [], role: null }).facets.role).toEqual([])
  })
})

test.each([
  ['CCSS.Math.Content.6.RP.A.3', ['6rpa3', '6rp3', 'ccssmathcontent6rpa3']],
  ['3.NF.A.1', ['3nfa1', '3nf1']],
  ['EF05MA03', ['ef05ma03']],
])('%s is written in all usual ways', (code, writings) => {
  expect(codeTexts(code)).toEqual(expect.arrayContaining([code, ...writings]))
})

test('no code is written in no way', () => {
  expect(codeTexts(null)).toEqual([])
})
