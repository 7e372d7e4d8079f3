/**
 * OpenStax: books, and their sections as editions of their own that are parts of them. A section says nothing of subject and level,
 * its book does. A section's own address is its source text, so where its book is here readers are led to the book's page.
 */
import { agesOfWords } from '#api/vocabulary/levels.ts'
import { licenceStatement, type Findings, type JsonObject } from '#api/metadata/findings.ts'
import type { Item } from '#seed/formats/format.ts'
import {
  agentRecord,
  conceptByUri,
  extraFields,
  ownConcept,
  resourceRecord,
  type AgentFacts,
} from '#api/metadata/record-parts.ts'
import { tagFacts, type TagLists } from '#api/metadata/tags.ts'
import type {
  AgentRecord,
  ConceptReference,
  Contribution,
  LanguageText,
  LicenceStatement,
  SourceRecord,
} from '#graph/records.ts'
import { beginning, commitOf, eachRecord, objectsOf, type Reading } from './each-record.ts'

export const OPENSTAX_SOURCE: SourceRecord = {
  key: 'openstax',
  name: 'OpenStax',
  url: 'https://openstax.org/',
  licence: 'CC BY 4.0',
  credit: 'OpenStax, Rice University, CC BY 4.0, https://openstax.org.',
}
const PROVIDER: AgentRecord = agentRecord('openstax', {
  name: 'OpenStax',
  kind: 'organisation',
  domain: 'openstax.org',
})
const BOOK_FIELDS = new Set('uuid title slug language license authors publisher url sourceFile'.split(' '))
const SECTION_FIELDS = new Set(
  'id uuid title language license publisher url abstract openingText objectives'.split(' '),
)

interface Place {
  subjects: ConceptReference[]
  levels: ConceptReference[]
  ageFrom?: number
  ageTo?: number
}
const physics = ownConcept('subject/physics', 'Physics')
const chemistry = ownConcept('subject/chemistry', 'Chemistry')
const mathematics = ownConcept('subject/mathematics', 'Mathematics')
const statistics: ConceptReference = {
  sourceKey: 'openstax:subject/statistics',
  labels: [
    { language: 'en', text: 'Statistics' },
    { language: 'es', text: 'Estadística' },
  ],
}
const psychology: ConceptReference = {
  sourceKey: 'openstax:subject/psychology',
  labels: [
    { language: 'en', text: 'Psychology' },
    { language: 'pl', text: 'Psychologia' },
  ],
}
/** Where the publisher's catalogue puts the books, by the beginning of their names: one book for high schools, the others for college. */
const PLACES: readonly (readonly [RegExp, Place])[] = [
  [/^physics$/, { subjects: [physics], ...levelOf('level_3', 'Upper secondary education', '3') }],
  [/^(?:física-universitaria|fizyka-dla-szkół-wyższych)/, { subjects: [physics], ...college() }],
  [/^química/, { subjects: [chemistry], ...college() }],
  [/^introducción-estadística/, { subjects: [mathematics, statistics], ...college() }],
  [/^psychologia/, { subjects: [psychology], ...college() }],
]

function college(): Omit<Place, 'subjects'> {
  return levelOf('level_6', 'Bachelor or equivalent', '6')
}

/** A level of KIM's vocabulary, which other sources name as well, with the usual ages of its ISCED level. */
function levelOf(name: string, label: string, isced: string): Omit<Place, 'subjects'> {
  const level = conceptByUri(`https://w3id.org/kim/educationalLevel/${name}`, [{ language: 'en', text: label }])
  return { levels: [level], ...agesOfWords('isced', [isced]) }
}

function placeOf(slug: string | undefined): Place {
  return PLACES.find(([names]) => slug && names.test(slug))?.[1] ?? { subjects: [], levels: [] }
}

interface Book {
  title: LanguageText
  url?: string
  authors: Contribution[]
}

/** Reads books and sections; both files together lead readers of a section to the page of its book, and credit its authors. */
export async function* readOpenstax(files: readonly string[]): AsyncGenerator<Item[]> {
  const books = new Map<string, Book>()
  for await (const value of objectsOf(files)) {
    const { slug, title, url, language } = value
    if (!isBook(value) || typeof slug !== 'string' || typeof title !== 'string' || typeof language !== 'string')
      continue
    books.set(slug, {
      title: { language, text: title },
      url: typeof url === 'string' ? url : undefined,
      authors: authorsOf(Array.isArray(value.authors) ? value.authors : []),
    })
  }
  yield [{ kind: 'source', source: OPENSTAX_SOURCE }]
  yield* eachRecord(
    files,
    ({ id, slug }) => id ?? slug,
    (value, found) => (isBook(value) ? readBook(value, found) : readSection(value, found, books)),
  )
}

function isBook(value: JsonObject): boolean {
  return 'contents' in value
}

function authorsOf(names: readonly unknown[]): Contribution[] {
  return names.flatMap((name): Contribution[] => {
    if (typeof name !== 'string' || name.trim() === '') return []
    const facts: AgentFacts = { name: name.trim(), kind: 'person' }
    return [{ role: 'author', agent: agentRecord('openstax', facts) }]
  })
}

/** One book. What it holds is kept as it stands; the sections say their places themselves. */
export function readBook(value: JsonObject, found: Findings): Reading {
  const slug = found.needed('$.slug', 'The slug', () => found.line('$.slug', value.slug))
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const url = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  const language = found.needed('$.language', 'The language', () => found.language('$.language', value.language))
  if (found.fatal || !slug || !title || !url || !language) return {}
  const sourceFile = found.link('$.sourceFile', value.sourceFile)
  const counted = sectionsIn(value.contents)
  const stated = found.integer('$.moduleCount', value.moduleCount, 0, 1_000_000)
  if (stated !== undefined && stated !== counted)
    found.note('$.moduleCount', stated, `is not the ${counted} sections of contents`, 'Contents are what is kept.')
  return {
    record: resourceRecord({
      sourceKey: `openstax:book/${slug}`,
      uri: uriOf(value, found),
      titles: [{ language, text: title }],
      url,
      languages: [language],
      types: [ownConcept('type/book', 'Book')],
      ...placeOf(slug),
      audience: ['student'],
      signInNeeded: false,
      cost: 'free',
      contributions: authorsOf(found.lines('$.authors', value.authors)),
      provider: PROVIDER,
      licences: licencesOf(value, found, sourceFile),
      files: sourceFile ? [{ url: sourceFile, language }] : [],
      extra: extraFields(value, BOOK_FIELDS),
    }),
    counts: ['books'],
  }
}

/** Sections anywhere in the contents of a book, which may have parts, chapters and units. */
function sectionsIn(contents: unknown): number {
  let sections = 0
  const open: unknown[] = [contents]
  while (open.length > 0) {
    const each = open.pop()
    if (typeof each === 'string') sections++
    else if (Array.isArray(each)) open.push(...each)
    else if (typeof each === 'object' && each !== null && 'modules' in each) open.push(each.modules)
  }
  return sections
}

/** One section of one or several books. */
export function readSection(value: JsonObject, found: Findings, books: ReadonlyMap<string, Book> = new Map()): Reading {
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const own = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  const language = found.needed('$.language', 'The language', () => found.language('$.language', value.language))
  if (found.fatal || !id || !title || !own || !language) return {}
  const places = found.list('$.isPartOf', value.isPartOf).flatMap((entry, at) => {
    const place = found.object(`$.isPartOf[${at}]`, entry)
    const book = place && found.line(`$.isPartOf[${at}].book`, place.book)
    if (!place || !book) return []
    return [
      {
        book,
        chapters: found.lines(`$.isPartOf[${at}].chapter`, place.chapter),
        position: found.integer(`$.isPartOf[${at}].position`, place.position, 0, 1_000_000),
      },
    ]
  })
  const inBooks = places.flatMap(({ book }) => books.get(book) ?? [])
  const objectives = found.lines('$.objectives', value.objectives)
  return {
    record: resourceRecord({
      sourceKey: `openstax:${id}`,
      uri: uriOf(value, found),
      titles: [{ language, text: title }],
      descriptions: descriptionOf(value, found, { language, title, objectives }),
      url: inBooks.find((book) => book.url !== undefined)?.url ?? own,
      languages: [language],
      types: [ownConcept('type/textbook-section', 'Textbook section')],
      ...placeOf(places[0]?.book),
      keywords: [...new Set(places.flatMap(({ chapters }) => chapters))],
      audience: ['student'],
      signInNeeded: false,
      cost: 'free',
      contributions: [
        ...new Map(inBooks.flatMap(({ authors }) => authors).map((each) => [each.agent.sourceKey, each])).values(),
      ],
      provider: PROVIDER,
      licences: licencesOf(value, found, own),
      files: [{ url: own, language }],
      tags: tagFacts(alternativeText(value, found, language), 'declared'),
      partOf: places.map(({ book, position }) => ({
        whole: {
          sourceKey: `openstax:book/${book}`,
          title: books.get(book)?.title.text ?? book.replaceAll('-', ' '),
          language,
        },
        ...(position === undefined ? {} : { position }),
      })),
      extra: extraFields(value, SECTION_FIELDS),
    }),
    counts: [
      'sections',
      ...(objectives.length === 0 ? ['sections without objectives'] : []),
      ...places.map(() => 'places of sections in books'),
    ],
  }
}

/** What the section is about in its own words: its abstract or how it begins, and its objectives. */
function descriptionOf(
  value: JsonObject,
  found: Findings,
  { language, title, objectives }: { language: string; title: string; objectives: readonly string[] },
): LanguageText[] {
  const abstract = found.text('$.abstract', value.abstract)
  const opening = found.text('$.openingText', value.openingText)
  const about = abstract && abstract !== title ? abstract : opening && beginning(opening)
  const text = [...(about ? [about] : []), ...objectives.map((each) => `• ${each}`)].join('\n')
  return text === '' ? [] : [{ language, text }]
}

/** Every picture of a section has an alternative text, or none has. Where some have, nothing is claimed. */
function alternativeText(value: JsonObject, found: Findings, language: string): TagLists {
  const media = found.object('$.media', value.media)
  const images = media && found.integer('$.media.images', media.images, 0, 1_000_000)
  const described = media && found.integer('$.media.imagesWithAlt', media.imagesWithAlt, 0, 1_000_000)
  if (!images || described === undefined) return {}
  const feature = { value: 'alternativeText', language }
  if (described >= images) return { features: [feature] }
  found.note(
    '$.media.imagesWithAlt',
    described,
    `is less than the ${images} images`,
    'Alternative text is not claimed for this section. Ask the publisher for the missing ones.',
  )
  return described === 0 ? { absentFeatures: [feature] } : {}
}

function uriOf(value: JsonObject, found: Findings): string | undefined {
  const uuid = found.line('$.uuid', value.uuid)
  return uuid && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)
    ? `urn:uuid:${uuid.toLowerCase()}`
    : undefined
}

function licencesOf(value: JsonObject, found: Findings, file: string | undefined): LicenceStatement[] {
  const url = found.line('$.license', value.license)
  const repository = /^https:\/\/github\.com\/[^/]+\/([^/]+)\//.exec(file ?? '')?.[1]
  const commit = commitOf(file)
  const readFrom = repository && commit ? ` (${repository} ${commit})` : ''
  return url ? [licenceStatement({ url }, { statedBy: `OpenStax${readFrom}` })] : []
}
