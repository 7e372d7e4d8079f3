/** Facts for machines: resources, outcomes, curricula and collections in the words of schema.org, and the safe way to write them into a page. */
import type { Duty, LocalisedText } from '#lib/types.ts'

const ESCAPES: Record<string, string> = {
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** JSON that cannot end the script element it stands in. Titles and names come from strangers. */
export function jsonLd(data: Record<string, unknown>): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] ?? '')
}

/** The part of a resource that is told to machines. */
export interface DescribedResource {
  uri: string
  url: string
  title: LocalisedText
  description: LocalisedText | null
  languages: string[]
  ageFrom: number | null
  ageTo: number | null
  minutes: number | null
  keywords: string[]
  createdAt: string
  updatedAt: string
  provider: { name: string; url: string | null }
  contributors: { name: string; role: string }[]
  types: { label: LocalisedText }[]
  subjects: { label: LocalisedText }[]
  levels: { label: LocalisedText }[]
  audience: string[]
  files: { url: string; mediaType: string | null; bytes: number | null }[]
  partOf: { id: string }[]
  cost: string | null
  licence: { statements: { url: string | null; part: string }[]; requires: Duty[] }
  accessibility: {
    facts: { kind: string; value: string; present: boolean }[]
    summaries: LocalisedText[]
  }
  attribution: { text: string }
  basedOn: { id: string }[]
  translationOf: { id: string } | null
  alignments: {
    kind: string
    outcome: {
      uri: string
      code: string | null
      statement: LocalisedText
      framework: { id: string; title: LocalisedText } | null
    }
  }[]
}

/**
 * `teaches` and `assesses` with defined terms are what schema.org has today; harvesters of before know alignment objects only, so
 * both are given.
 */
const TERM_OF: Record<string, 'teaches' | 'assesses' | 'competencyRequired'> = {
  TEACHES: 'teaches',
  PRACTISES: 'teaches',
  ASSESSES: 'assesses',
  REQUIRES: 'competencyRequired',
}
const ALIGNMENT_OF = { teaches: 'teaches', assesses: 'assesses', competencyRequired: 'requires' } as const

/**
 * A resource as a schema.org `LearningResource`, with the accessibility properties of the W3C discoverability
 * vocabulary. What is not known is left out. `page` is the address of its page.
 */
export function learningResource(resource: DescribedResource, page: string): Record<string, unknown> {
  const here = (id: string) => new URL(`/resources/${id}`, page).href
  const terms = (property: string) =>
    resource.alignments
      .filter(({ kind }) => TERM_OF[kind] === property)
      .map(({ outcome }) =>
        clean({
          '@type': 'DefinedTerm',
          '@id': outcome.uri,
          name: outcome.statement.text,
          termCode: outcome.code,
          inDefinedTermSet: outcome.framework && new URL(`/frameworks/${outcome.framework.id}`, page).href,
        }),
      )
  const facts = (kind: string) =>
    resource.accessibility.facts.filter((fact) => fact.kind === kind && fact.present).map((fact) => fact.value)
  return clean({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': resource.uri,
    url: resource.url,
    mainEntityOfPage: page,
    name: resource.title.text,
    description: resource.description?.text,
    inLanguage: resource.languages,
    typicalAgeRange:
      resource.ageFrom === null && resource.ageTo === null ? null : `${resource.ageFrom ?? ''}-${resource.ageTo ?? ''}`,
    timeRequired: resource.minutes === null ? null : `PT${resource.minutes}M`,
    keywords: resource.keywords,
    learningResourceType: resource.types.map((type) => type.label.text),
    about: resource.subjects.map((subject) => subject.label.text),
    educationalLevel: resource.levels.map((level) => level.label.text),
    audience: resource.audience.map((role) => ({ '@type': 'EducationalAudience', educationalRole: role })),
    teaches: terms('teaches'),
    assesses: terms('assesses'),
    competencyRequired: terms('competencyRequired'),
    encoding: resource.files.map(({ url, mediaType, bytes }) =>
      clean({
        '@type': 'MediaObject',
        contentUrl: url,
        encodingFormat: mediaType,
        contentSize: bytes === null ? null : String(bytes),
      }),
    ),
    isPartOf: resource.partOf.map(({ id }) => ({ '@id': here(id) })),
    isAccessibleForFree: resource.cost === null ? null : resource.cost === 'FREE',
    license: resource.licence.statements
      .filter((statement) => statement.part !== 'METADATA')
      .map((statement) => statement.url),
    author: resource.contributors
      .filter((person) => person.role === 'author' || person.role === 'creator')
      .map((person) => ({ '@type': 'Person', name: person.name })),
    publisher: clean({ '@type': 'Organization', name: resource.provider.name, url: resource.provider.url }),
    creditText: resource.attribution.text,
    isBasedOn: resource.basedOn.map(({ id }) => here(id)),
    translationOfWork: resource.translationOf && { '@id': here(resource.translationOf.id) },
    dateCreated: resource.createdAt,
    dateModified: resource.updatedAt,
    accessMode: facts('MODE'),
    accessModeSufficient: facts('SUFFICIENT').map((set) => ({
      '@type': 'ItemList',
      itemListElement: set.split(/[,\s+]+/).filter(Boolean),
    })),
    accessibilityFeature: facts('FEATURE'),
    accessibilityHazard: facts('HAZARD'),
    accessibilityControl: facts('CONTROL'),
    accessibilityAPI: facts('API'),
    accessibilitySummary: resource.accessibility.summaries[0]?.text,
    educationalAlignment: resource.alignments.map(({ kind, outcome }) =>
      clean({
        '@type': 'AlignmentObject',
        alignmentType: ALIGNMENT_OF[TERM_OF[kind] ?? 'teaches'],
        educationalFramework: outcome.framework?.title.text,
        targetName: outcome.code,
        targetDescription: outcome.statement.text,
        targetUrl: outcome.uri,
      }),
    ),
  })
}

/** An outcome as a schema.org `DefinedTerm` of the `DefinedTermSet` that its curriculum is. `page` is the address of its page. */
export function definedTerm(
  outcome: {
    uri: string
    code: string | null
    statement: LocalisedText
    label: LocalisedText | null
    framework: { id: string; title: LocalisedText } | null
  },
  page: string,
): Record<string, unknown> {
  const { framework, label, statement } = outcome
  return clean({
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    '@id': outcome.uri,
    url: page,
    name: (label ?? statement).text,
    description: statement.text,
    inLanguage: languageOf(statement),
    termCode: outcome.code,
    inDefinedTermSet:
      framework &&
      clean({
        '@type': 'DefinedTermSet',
        name: framework.title.text,
        url: new URL(`/frameworks/${framework.id}`, page).href,
      }),
  })
}

/** A curriculum as a schema.org `DefinedTermSet`. `page` is the address of its page. */
export function definedTermSet(
  framework: {
    uri: string
    title: LocalisedText
    description: LocalisedText | null
    languages: string[]
    version: string | null
    publisher: { name: string } | null
    licence: { statements: { url: string | null; part: string }[] }
  },
  page: string,
): Record<string, unknown> {
  return clean({
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': framework.uri,
    url: page,
    name: framework.title.text,
    description: framework.description?.text,
    inLanguage: framework.languages,
    version: framework.version,
    publisher: framework.publisher && { '@type': 'Organization', name: framework.publisher.name },
    license: framework.licence.statements.filter(({ part }) => part !== 'METADATA').map(({ url }) => url),
  })
}

/** A collection as a schema.org `Collection` whose main thing is the ordered list of what is in it. `page` is the address of its page. */
export function collectionList(
  collection: {
    title: LocalisedText
    description: LocalisedText | null
    provider: { name: string } | null
    updatedAt: string
    sections: {
      entries: {
        resource: { id: string; title: LocalisedText } | null
        outcome: { id: string; statement: LocalisedText } | null
      }[]
    }[]
  },
  page: string,
): Record<string, unknown> {
  const at = (path: string) => new URL(path, page).href
  const items = collection.sections.flatMap(({ entries }) =>
    entries.flatMap(({ resource, outcome }) =>
      resource
        ? [{ '@type': 'LearningResource', name: resource.title.text, url: at(`/resources/${resource.id}`) }]
        : outcome
          ? [{ '@type': 'DefinedTerm', name: outcome.statement.text, url: at(`/outcomes/${outcome.id}`) }]
          : [],
    ),
  )
  return clean({
    '@context': 'https://schema.org',
    '@type': 'Collection',
    '@id': page,
    url: page,
    name: collection.title.text,
    description: collection.description?.text,
    inLanguage: languageOf(collection.title),
    dateModified: collection.updatedAt,
    publisher: collection.provider && { '@type': 'Organization', name: collection.provider.name },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: items.length,
      itemListOrder: 'https://schema.org/ItemListOrderAscending',
      itemListElement: items
        .slice(0, MOST_ITEMS)
        .map((item, index) => ({ '@type': 'ListItem', position: index + 1, item })),
    },
  })
}

/** Things of a collection that are named; a page is not to be longer for machines than for people. */
const MOST_ITEMS = 30

/** Null for texts in no language or in several. */
function languageOf({ language }: LocalisedText): string | null {
  return ['und', 'mul', 'zxx'].includes(language) ? null : language
}

/** Without what is not known: null, undefined, empty lists. */
function clean(data: Record<string, unknown>): Record<string, unknown> {
  const known = (value: unknown) =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value]) => [key, Array.isArray(value) ? value.filter(known) : value] as const)
      .filter(([, value]) => known(value)),
  )
}
