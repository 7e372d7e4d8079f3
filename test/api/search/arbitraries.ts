/** Random documents, queries and changes over a small world, so that things meet often. */
import fc from 'fast-check'
import { NEEDS, type Needs } from '#api/accessibility/needs.ts'
import {
  FACETS,
  FIT_LEVELS,
  TEXT_FIELDS,
  type Facet,
  type SearchDocument,
  type SearchQuery,
} from '#api/search/search-index.ts'

export const WORDS = [
  'fraction', 'fractions', 'fracción', 'fracciones', 'friction', 'traction', 'frac', 'fr', 'f',
  'circuit', 'circuits', 'électrique', 'electric', 'electricity', 'photosynthesis', 'fotosíntesis',
  'resume', 'résumé', 'cities', 'city', 'class', 'classes', 'leaf', 'l’eau', 'eau', 'e-learning', 'elearning',
  '6.RP.A.3', '6rpa3', '3.5', '分数', '加法', '分数加法', 'مدرسة', 'مَدْرَسَة', 'أحمد', 'احمد', 'भिन्न', 'kusoma', 'C++', '𞤀𞤣𞤤𞤢𞤥',
  'photo', 'synthesis', 'egg', 'plant', 'plants', 'eggplant', 'how', 'the', 'of', 'multiplication', 'multiplying',
  'हिन्दी', 'हिंदी', '3,000', '3000', 'كسور', 'الكسور', 'electric circuit', 'Wellen', 'Schallwellen', 'Seilwelle',
] // prettier-ignore

/** Synonyms over these words. */
export const SYNONYMS = `
en: leaf, plant, electric circuit
en: city > class
en: the leaf, eggplant
`

const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar', 'ary', 'pt', 'pt-BR', 'zh-Hans', 'sw']
const VALUES = ['a', 'b', 'c', 'd']
const NEED_SAMPLE = ['CAPTIONS', 'SIGN_LANGUAGE', 'NO_FLASHING', 'NO_MOTION', 'KEYBOARD_ONLY', 'READ_ALOUD'] as const
const FIT_LANGUAGES = [
  'CAPTIONS:sw',
  'CAPTIONS:=sw',
  'CAPTIONS:*',
  'CAPTIONS:pt',
  'CAPTIONS:=pt',
  'SIGN_LANGUAGE:ase',
  'READ_ALOUD:en',
]
const PROOFS = ['CAPTIONS!declared', 'CAPTIONS!verified', 'SIGN_LANGUAGE!checked', 'NO_FLASHING!reported']
const FILTERED = ['language', 'subject', 'licence', 'permits', 'hazard', 'trait'] as const satisfies readonly Facet[]

const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const number = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null })

/** A document with one of 60 ids in one of 20 works. */
export const document: fc.Arbitrary<SearchDocument> = fc
  .record({
    number: fc.integer({ min: 0, max: 59 }),
    work: fc.integer({ min: 0, max: 19 }),
    languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { maxLength: 2 }),
    title: fc.array(text, { maxLength: 2 }),
    description: fc.array(text, { maxLength: 2 }),
    subject: fc.array(text, { maxLength: 2 }),
    related: fc.array(text, { maxLength: 1 }),
    code: fc.array(fc.constantFrom('6.RP.A.3', '6rpa3', '1.1'), { maxLength: 1 }),
    values: fc.array(fc.uniqueArray(fc.constantFrom(...VALUES), { maxLength: 3 }), {
      minLength: FILTERED.length,
      maxLength: FILTERED.length,
    }),
    outcome: fc.boolean(),
    numbers: fc.record({
      minutes: number(5),
      bytes: number(5),
      ageFrom: number(9),
      ageTo: number(9),
      updated: number(9),
      quality: fc.constantFrom(null, 0, 0.25, 1),
    }),
    fit: fc.dictionary(fc.constantFrom(...NEED_SAMPLE), fc.integer({ min: 0, max: 3 })),
    fitLanguages: fc.uniqueArray(fc.constantFrom(...FIT_LANGUAGES, ...PROOFS), { maxLength: 3 }),
  })
  .map(({ number, work, languages, title, description, subject, related, code, values, outcome, ...rest }) => ({
    id: `id-${String(number).padStart(2, '0')}`,
    kind: 'resource',
    work: `work-${work}`,
    languages,
    text: {
      ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, []])),
      title,
      description,
      subject,
      related,
      code,
    } as unknown as SearchDocument['text'],
    facets: {
      ...Object.fromEntries(FACETS.map((facet) => [facet, []])),
      ...Object.fromEntries(FILTERED.map((facet, at) => [facet, values[at]])),
      outcome: outcome ? ['o'] : [],
    } as unknown as SearchDocument['facets'],
    ...rest,
  }))

/** Documents with different ids. */
export const documents = (most: number) =>
  fc.uniqueArray(document, { minLength: Math.floor(most / 3), maxLength: most, size: 'max', selector: ({ id }) => id })

const misspelt = fc
  .tuple(fc.constantFrom(...WORDS), fc.nat(20), fc.constantFrom('drop', 'swap', 'double', 'cut'))
  .map(([word, place, how]) => {
    const letters = [...word]
    const at = place % letters.length
    if (how === 'drop') letters.splice(at, 1)
    if (how === 'swap' && at + 1 < letters.length) letters.splice(at, 2, letters[at + 1]!, letters[at]!)
    if (how === 'double') letters.splice(at, 0, letters[at]!)
    if (how === 'cut') letters.length = Math.max(1, at)
    return letters.join('')
  })
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: misspelt },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((words) => `"${words.join(' ')}"`),
  },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((word) => `-${word}`) },
  { weight: 1, arbitrary: fc.constantFrom('"', '-', '😀', 'zzzzzz', '"fr', '...') },
)
export const queryText = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(piece, { maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(piece, { maxLength: 4 }) },
  )
  .map((pieces) => pieces.join(' '))

const needs: fc.Arbitrary<Needs> = fc.array(
  fc.record({
    anyOf: fc.array(
      fc.record(
        { need: fc.constantFrom(...NEED_SAMPLE, NEEDS[0]), language: fc.constantFrom('sw', 'pt-BR', 'ase', 'en') },
        { requiredKeys: ['need'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    importance: fc.constantFrom('REQUIRED' as const, 'PREFERRED' as const),
  }),
  { maxLength: 3 },
)
const chosen = fc.uniqueArray(fc.constantFrom(...VALUES, 'nobody'), { maxLength: 3 })
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

export const query: fc.Arbitrary<SearchQuery> = fc.record({
  kind: fc.constant('resource' as const),
  text: queryText,
  filters: fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...FILTERED), chosen, { maxKeys: 2 }) },
  ),
  all: sometimes(fc.dictionary(fc.constant('permits'), chosen)),
  none: sometimes(fc.dictionary(fc.constant('hazard'), chosen)),
  ranges: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.record({ minutes: fc.record({ min: fc.nat(3), max: fc.nat(6) }, { requiredKeys: [] }) }),
    },
  ),
  age: sometimes(fc.tuple(fc.nat(9), fc.nat(4)).map(([min, more]) => ({ min, max: min + more }))),
  needs: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: needs }),
  fitAtLeast: sometimes(fc.constantFrom(...FIT_LEVELS)),
  languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { maxLength: 2 }),
  order: fc.constantFrom('RELEVANCE', 'FIT', 'NEWEST', 'SHORTEST', 'SMALLEST'),
  first: fc.constantFrom(1, 2, 5, 100),
  facets: fc.uniqueArray(fc.constantFrom(...FILTERED, 'outcome' as const), { maxLength: 4 }),
  facetLimits: sometimes(fc.dictionary(fc.constantFrom(...FILTERED), fc.integer({ min: 1, max: 4 }))),
  groupByWork: fc.boolean(),
}) as fc.Arbitrary<SearchQuery>

/** Documents that come or come again, and ids that go. */
export interface Change {
  upsert: SearchDocument[]
  remove: string[]
}

/** Changes one after the other. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    upsert: fc.array(document, { maxLength: 12 }),
    remove: fc.array(
      fc.integer({ min: 0, max: 59 }).map((number) => `id-${String(number).padStart(2, '0')}`),
      { maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 12 },
)
