/** Facts for machines: a resource in the words of schema.org, and the safe way to write them into a page. */
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
  cost: string | null
  licence: { statements: { url: string | null; part: string }[]; requires: Duty[] }
  accessibility: {
    facts: { kind: string; value: string; present: boolean }[]
    summaries: LocalisedText[]
  }
  attribution: { text: string }
  basedOn: { id: string }[]
  translationOf: { id: string } | null
  alignments: { kind: string; outcome: { uri: string; code: string | null; statement: LocalisedText } }[]
}

/**
 * A resource as a schema.org `LearningResource`, with the accessibility properties of the W3C discoverability
 * vocabulary. What is not known is left out. `page` is the address of its page.
 */
export function learningResource(resource: DescribedResource, page: string): Record<string, unknown> {
  const here = (id: string) => new URL(`/resources/${id}`, page).href
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
        alignmentType: kind === 'ASSESSES' ? 'assesses' : kind === 'REQUIRES' ? 'requires' : 'teaches',
        targetName: outcome.code,
        targetDescription: outcome.statement.text,
        targetUrl: outcome.uri,
      }),
    ),
  })
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
