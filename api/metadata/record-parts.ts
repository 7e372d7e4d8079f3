/** Parts of records that several formats make in the same way. */
import type {
  AgentKind,
  AgentRecord,
  ConceptReference,
  LanguageText,
  Reference,
  ResourceRecord,
} from '#graph/records.ts'
import { definedFields, type JsonObject } from './findings.ts'

type Required = 'sourceKey' | 'titles' | 'url' | 'languages' | 'provider'

/** A resource record with what is given, and nothing claimed about the rest. */
export function resourceRecord(given: Pick<ResourceRecord, Required> & Partial<ResourceRecord>): ResourceRecord {
  return definedFields({
    type: 'resource',
    descriptions: [],
    kind: 'content',
    types: [],
    subjects: [],
    levels: [],
    keywords: [],
    audience: [],
    materials: [],
    regions: [],
    contributions: [],
    licences: [],
    files: [],
    tags: [],
    accessibilitySummaries: [],
    alignments: [],
    basedOn: [],
    partOf: [],
    requiresFirst: [],
    ...given,
  })
}

/** Something known by its address only. */
export function uriReference(uri: string, more: Omit<Partial<Reference>, 'sourceKey' | 'uri'> = {}): Reference {
  return definedFields({ sourceKey: `uri:${uri}`, uri, ...more })
}

export function conceptByUri(uri: string, labels: LanguageText[] = [], scheme?: string): ConceptReference {
  return definedFields({ sourceKey: `uri:${uri}`, uri, labels, scheme })
}

/** A concept of our own seed (`type/simulation`), so that all sources meet in one facet; its label stands until the seed is here. */
export function ownConcept(key: string, label: string): ConceptReference {
  return { sourceKey: `waymark-seed:${key}`, labels: [{ language: 'en', text: label }] }
}

/** Something named in words within a source. */
export function conceptByName(source: string, kind: string, name: string, language: string): ConceptReference {
  return { sourceKey: `${source}:${kind}/${slug(name)}`, labels: [{ language, text: name }] }
}

export interface AgentFacts {
  name: string
  kind: AgentKind
  uri?: string
  orcid?: string
  ror?: string
  domain?: string
}

/**
 * An agent, named by the firmest identifier there is: ORCID, ROR, its address, its domain, else its name within the
 * source (two people of one name in one source are taken for one).
 */
export function agentRecord(source: string, facts: AgentFacts): AgentRecord {
  const orcid = facts.orcid ?? /orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/.exec(facts.uri ?? '')?.[1]
  const ror = facts.ror ?? /ror\.org\/(0[a-z0-9]{8})/.exec(facts.uri ?? '')?.[1]
  const sourceKey = orcid
    ? `orcid:${orcid}`
    : ror
      ? `ror:${ror}`
      : facts.uri
        ? `uri:${facts.uri}`
        : facts.domain
          ? `domain:${facts.domain}`
          : `${source}:agent/${slug(facts.name)}`
  return definedFields({
    sourceKey,
    kind: facts.kind,
    name: facts.name,
    uri: facts.uri,
    orcid,
    ror,
    domain: facts.domain,
  })
}

/** The organisation behind an address, when a record names nobody: its host. */
export function hostAgent(url: string): AgentRecord {
  const host = new URL(url).hostname.replace(/^www\./, '')
  return { sourceKey: `domain:${host}`, kind: 'organisation', name: host, domain: host }
}

/** A name as part of a key: lower case, white space as dashes; letters of all scripts stay. */
export function slug(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200)
}

/** The fields of a record that are not modelled, to keep and give back; undefined when there are none. */
export function extraFields(record: JsonObject, modelled: ReadonlySet<string>): JsonObject | undefined {
  const rest = Object.entries(record).filter(
    ([key, value]) => !modelled.has(key) && value !== null && value !== undefined,
  )
  return rest.length > 0 ? Object.fromEntries(rest) : undefined
}
