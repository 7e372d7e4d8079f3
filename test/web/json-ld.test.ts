/** The shapes of what is told to machines, held to the domains and ranges of schema.org that harvesters go by. */
import { describe, expect, test } from 'vitest'
import {
  collectionList,
  definedTerm,
  definedTermSet,
  jsonLd,
  learningResource,
  type DescribedResource,
} from '../../web/src/lib/json-ld.ts'

const text = (words: string, language = 'en') => ({ text: words, language, direction: 'LTR' as const })
const PAGE = 'https://place.example/resources/1'
const outcome = {
  uri: 'urn:o:2',
  code: 'FR.2',
  statement: text('Place fractions on a number line'),
  framework: { id: 'f', title: text('Fractions') },
}

/** All of schema.org that is used here: for each type its properties, each with what it may hold. */
const TYPES: Record<string, Record<string, string>> = {
  LearningResource: {
    ...{ url: 'URL', mainEntityOfPage: 'URL', name: 'Text', description: 'Text', inLanguage: 'Text', keywords: 'Text' },
    ...{ typicalAgeRange: 'Text', timeRequired: 'Duration', learningResourceType: 'Text', about: 'Text' },
    ...{
      isAccessibleForFree: 'Boolean',
      license: 'URL',
      author: 'Person',
      publisher: 'Organization',
      creditText: 'Text',
    },
    ...{ isBasedOn: 'URL', translationOfWork: 'Reference', isPartOf: 'Reference', dateCreated: 'Date' },
    ...{ dateModified: 'Date', accessMode: 'Text', accessModeSufficient: 'ItemList', accessibilityFeature: 'Text' },
    ...{
      accessibilityHazard: 'Text',
      accessibilityControl: 'Text',
      accessibilityAPI: 'Text',
      accessibilitySummary: 'Text',
    },
    ...{ educationalAlignment: 'AlignmentObject', educationalLevel: 'Text', audience: 'EducationalAudience' },
    ...{ teaches: 'DefinedTerm', assesses: 'DefinedTerm', competencyRequired: 'DefinedTerm', encoding: 'MediaObject' },
  },
  AlignmentObject: {
    ...{ alignmentType: 'Text', educationalFramework: 'Text', targetName: 'Text' },
    ...{ targetDescription: 'Text', targetUrl: 'URL' },
  },
  DefinedTerm: {
    ...{ name: 'Text', description: 'Text', url: 'URL', termCode: 'Text', inLanguage: 'Text' },
    inDefinedTermSet: 'DefinedTermSet',
  },
  DefinedTermSet: {
    ...{ name: 'Text', description: 'Text', url: 'URL', inLanguage: 'Text', version: 'Text' },
    ...{ publisher: 'Organization', license: 'URL' },
  },
  Collection: {
    ...{ name: 'Text', description: 'Text', url: 'URL', inLanguage: 'Text', dateModified: 'Date' },
    ...{ publisher: 'Organization', mainEntity: 'ItemList' },
  },
  ItemList: { itemListElement: 'Item', numberOfItems: 'Number', itemListOrder: 'URL' },
  ListItem: { position: 'Number', item: 'Item' },
  EducationalAudience: { educationalRole: 'Text' },
  MediaObject: { contentUrl: 'URL', encodingFormat: 'Text', contentSize: 'Text' },
  Person: { name: 'Text' },
  Organization: { name: 'Text', url: 'URL' },
}

/** What is not as schema.org has it, by place. */
function faultsOf(value: unknown, type: string, at = type): string[] {
  if (Array.isArray(value)) return value.flatMap((each, nth) => faultsOf(each, type, `${at}[${nth}]`))
  if (typeof value === 'string') {
    const isUri = /^(https?:\/\/|urn:)\S+$/.test(value)
    const isRight =
      type === 'Text' ||
      type === 'Item' ||
      (['URL', 'DefinedTermSet'].includes(type) && isUri) ||
      (type === 'Duration' && /^PT\d+M$/.test(value)) ||
      (type === 'Date' && !Number.isNaN(Date.parse(value)))
    return isRight ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`]
  }
  if (typeof value === 'boolean') return type === 'Boolean' ? [] : [`${at}: a boolean`]
  if (typeof value === 'number') return type === 'Number' ? [] : [`${at}: a number`]
  if (typeof value !== 'object' || value === null) return [`${at}: ${String(value)}`]
  const { '@type': own, '@id': id, '@context': _context, ...rest } = value as Record<string, unknown>
  if (own === undefined) return type === 'Reference' && typeof id === 'string' ? [] : [`${at}: has no type`]
  if (type !== 'Item' && own !== type) return [...(own === 'ListItem' ? [] : [`${at}: ${String(own)} is no ${type}`])]
  const properties = TYPES[own as string]
  if (!properties) return [`${at}: ${String(own)} is not known`]
  return Object.entries(rest).flatMap(([name, held]) =>
    Object.hasOwn(properties, name)
      ? faultsOf(held, properties[name]!, `${at}.${name}`)
      : [`${at}: ${String(own)} has no ${name}`],
  )
}

const whole: DescribedResource = {
  ...{ uri: 'urn:uuid:1', url: 'https://oer.example/1', title: text('Fractions'), description: text('All of it.') },
  ...{ languages: ['en'], ageFrom: 9, ageTo: null, minutes: 45, keywords: ['numbers'], cost: 'FREE' },
  ...{ createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-20T08:00:00.000Z' },
  provider: { name: 'Press', url: 'https://press.example' },
  contributors: [
    { name: 'Ada', role: 'author' },
    { name: 'Bo', role: 'translator' },
  ],
  types: [{ label: text('worksheet') }],
  subjects: [{ label: text('Mathematics') }],
  levels: [{ label: text('Grade 4') }],
  audience: ['student'],
  files: [
    { url: 'https://oer.example/1.pdf', mediaType: 'application/pdf', bytes: 1200 },
    { url: 'https://oer.example/1.odt', mediaType: null, bytes: null },
  ],
  partOf: [{ id: '9' }],
  basedOn: [{ id: '7' }],
  translationOf: { id: '8' },
  licence: {
    statements: [
      { url: 'https://creativecommons.org/licenses/by/4.0/', part: 'ALL' },
      { url: 'https://creativecommons.org/publicdomain/zero/1.0/', part: 'METADATA' },
    ],
    requires: ['ATTRIBUTE'],
  },
  accessibility: {
    facts: [
      { kind: 'MODE', value: 'textual', present: true },
      { kind: 'SUFFICIENT', value: 'textual,visual', present: true },
      { kind: 'FEATURE', value: 'alternativeText', present: true },
      { kind: 'FEATURE', value: 'signLanguage', present: false },
      { kind: 'HAZARD', value: 'none', present: true },
    ],
    summaries: [text('Pictures are described.')],
  },
  attribution: { text: '“Fractions” by Ada' },
  alignments: [
    { kind: 'TEACHES', outcome },
    { kind: 'ASSESSES', outcome: { ...outcome, code: null, framework: null } },
    { kind: 'REQUIRES', outcome },
  ],
}

describe('what a resource tells machines', () => {
  const told = learningResource(whole, PAGE)

  test('has the shape of schema.org, and names what is to be found on another page by its address', () => {
    expect(faultsOf(told, 'LearningResource')).toEqual([])
    expect(told).toMatchObject({
      '@context': 'https://schema.org',
      '@id': 'urn:uuid:1',
      typicalAgeRange: '9-',
      timeRequired: 'PT45M',
      isBasedOn: ['https://place.example/resources/7'],
      license: ['https://creativecommons.org/licenses/by/4.0/'],
      author: [{ '@type': 'Person', name: 'Ada' }],
    })
  })

  test('says what it teaches as defined terms and as alignment objects', () => {
    expect(told.teaches).toEqual([
      {
        '@type': 'DefinedTerm',
        '@id': 'urn:o:2',
        name: 'Place fractions on a number line',
        termCode: 'FR.2',
        inDefinedTermSet: 'https://place.example/frameworks/f',
      },
    ])
    expect((told.educationalAlignment as { alignmentType: string }[]).map((each) => each.alignmentType)).toEqual([
      ...['teaches', 'assesses', 'requires'],
    ])
    expect(told.educationalAlignment).toContainEqual(
      expect.objectContaining({ educationalFramework: 'Fractions', targetName: 'FR.2', targetUrl: 'urn:o:2' }),
    )
  })

  test('gives sufficient modes as lists, and what is absent not at all', () => {
    expect(told.accessModeSufficient).toEqual([{ '@type': 'ItemList', itemListElement: ['textual', 'visual'] }])
    expect(told.accessibilityFeature).toEqual(['alternativeText'])
  })

  test('leaves out all that is not known', () => {
    const least = learningResource(
      {
        ...{ ...whole, description: null, ageFrom: null, ageTo: null, minutes: null, keywords: [], cost: null },
        ...{ contributors: [], types: [], subjects: [], levels: [], audience: [], files: [], partOf: [], basedOn: [] },
        ...{ translationOf: null, alignments: [], accessibility: { facts: [], summaries: [] } },
        licence: { statements: [], requires: [] },
      },
      PAGE,
    )
    expect(faultsOf(least, 'LearningResource')).toEqual([])
    expect(Object.keys(least).sort()).toEqual(
      [
        ...['@context', '@id', '@type', 'creditText', 'dateCreated', 'dateModified', 'inLanguage'],
        ...['mainEntityOfPage', 'name', 'publisher', 'url'],
      ].sort(),
    )
  })
})

describe('what other pages tell machines', () => {
  test('an outcome is a term of its curriculum', () => {
    const told = definedTerm({ ...outcome, label: text('Number line') }, 'https://place.example/outcomes/2')
    expect(faultsOf(told, 'DefinedTerm')).toEqual([])
    expect(told).toMatchObject({
      name: 'Number line',
      description: 'Place fractions on a number line',
      inDefinedTermSet: { '@type': 'DefinedTermSet', url: 'https://place.example/frameworks/f' },
    })
    const bare = definedTerm({ ...outcome, label: null, framework: null, statement: text('x', 'und') }, PAGE)
    expect(faultsOf(bare, 'DefinedTerm')).toEqual([])
    expect(bare).not.toHaveProperty('inLanguage')
  })

  test('a curriculum is a set of terms', () => {
    const framework = {
      ...{
        uri: 'urn:f',
        title: text('Fractions'),
        description: null,
        languages: ['en'],
        version: '2',
        publisher: null,
      },
      licence: { statements: [{ url: null, part: 'ALL' }] },
    }
    const told = definedTermSet(framework, 'https://place.example/frameworks/f')
    expect(faultsOf(told, 'DefinedTermSet')).toEqual([])
    expect(told).not.toHaveProperty('publisher')
  })

  test('a collection is a list in its order, of which the first thirty are named', () => {
    const entry = (id: number) =>
      id % 2
        ? { resource: { id: `${id}`, title: text(`R ${id}`) }, outcome: null }
        : { resource: null, outcome: { id: `${id}`, statement: text(`O ${id}`) } }
    const collection = {
      ...{ title: text('Mine'), description: null, provider: null, updatedAt: '2026-11-20T08:00:00.000Z' },
      sections: [
        { entries: [entry(1), { resource: null, outcome: null }] },
        { entries: Array.from({ length: 40 }, (_, at) => entry(at + 2)) },
      ],
    }
    const told = collectionList(collection, 'https://place.example/collections/c')
    expect(faultsOf(told, 'Collection')).toEqual([])
    const list = told.mainEntity as {
      numberOfItems: number
      itemListElement: { position: number; item: { url: string } }[]
    }
    expect([list.numberOfItems, list.itemListElement.length]).toEqual([41, 30])
    expect(list.itemListElement[1]).toEqual({
      '@type': 'ListItem',
      position: 2,
      item: { '@type': 'DefinedTerm', name: 'O 2', url: 'https://place.example/outcomes/2' },
    })
  })

  test('no text ends the script it stands in', () => {
    const evil = '</script><script>alert(1)</script> & \u2028'
    const written = jsonLd(learningResource({ ...whole, title: text(evil) }, PAGE))
    expect(written).not.toMatch(/[<>&\u2028]/)
    expect((JSON.parse(written) as { name: string }).name).toBe(evil)
  })
})
