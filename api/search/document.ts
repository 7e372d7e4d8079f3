/** What search knows of a resource and of an outcome: pure functions from graph nodes to documents. */
import type { Need } from '#api/accessibility/needs.ts'
import { widen } from '#api/vocabulary/languages.ts'
import { licenceOf, summarise } from '#api/vocabulary/licences.ts'
import { codeKeys } from '#graph/codes.ts'
import type { ConceptCard, OutcomeCard, OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import type { IndexedResource } from '#graph/queries/columns.ts'
import type { LanguageText } from '#graph/records.ts'
import type { SearchDocument } from './search-index.ts'
import { traitsOf } from './traits.ts'

/** Longest text of one field entry that is searchable, in UTF-16 units. */
const LONGEST_ENTRY = 20_000
/** Alignments whose outcomes are in the document; the rest can still be found through the outcome. */
const MOST_ALIGNMENTS = 200

/** Other words and keywords of one concept that are searchable. */
const MOST_WORDS = 100
/** Entries of `related`, and the longest of them, in UTF-16 units. */
const MOST_RELATED = 200
const LONGEST_RELATED = 500

/** What stands near a concept. */
export interface NearbyConcept {
  /** Other words for it. */
  altLabels: readonly string[]
  keywords: readonly string[]
  /** Everything above it, nearest first. */
  broader: readonly ConceptCard[]
}

/** What stands near the concepts and outcomes of documents, by their ids. */
export interface Nearby {
  concepts: ReadonlyMap<string, NearbyConcept>
  /** Outcomes that say the same, in any framework. */
  outcomes: ReadonlyMap<string, readonly OutcomeCard[]>
  /** What outcomes stand under in their framework, nearest first. */
  headings: ReadonlyMap<string, readonly OutcomeCard[]>
}
export const NOTHING_NEAR: Nearby = { concepts: new Map(), outcomes: new Map(), headings: new Map() }

/** Is an alignment one that the document names: accepted, and no mere precondition? */
export function teaches({ status, kind }: Pick<ResourceNode['alignments'][number], 'status' | 'kind'>): boolean {
  return status === 'accepted' && kind !== 'requires'
}

/** Fit of a resource before a reader's needs are known; from `fitLevels` and `fitLanguages` of api/accessibility/fit.ts. */
export interface DocumentFit {
  levels: Partial<Record<Need, number>>
  /** `NEED:language`, `NEED!basis` and how several files serve. */
  languages: string[]
}

/**
 * The document of one edition: its own title and text, and the labels of its subjects, types, levels, outcomes and
 * frameworks in all languages, so that `matemáticas` finds an English resource about mathematics.
 * Language values are widened (`pt-BR` is also under `pt`, `ary` under `ar`), and so are subjects and levels by all that
 * is broader, so that filter and count agree. `related` has the names of what is broader, the statements and codes of outcomes
 * that say the same elsewhere, and the headings its outcomes stand under.
 */
export function resourceDocument(
  resource: IndexedResource,
  fit: DocumentFit,
  nearby: Nearby = NOTHING_NEAR,
): SearchDocument {
  const taught = resource.alignments
    .filter(teaches)
    .slice(0, MOST_ALIGNMENTS)
    .map(({ outcome }) => outcome)
  const frameworks = taught.flatMap(({ framework }) => (framework === null ? [] : [framework]))
  const present = resource.tags.filter(({ says }) => says === 'present')
  const licences = resource.licences.filter(({ part }) => part !== 'metadata')
  const bytes = resource.files.flatMap((file) => file.bytes ?? [])
  const concepts = [...resource.subjects, ...resource.types, ...resource.levels]
  const near = nearby.concepts.size === 0 ? [] : concepts.flatMap(({ id }) => nearby.concepts.get(id) ?? [])
  const widened = (own: readonly ConceptCard[]): string[] => {
    const ids = own.map(({ id }) => id)
    if (near.length === 0) return unique(ids)
    return unique([...ids, ...ids.flatMap((id) => nearby.concepts.get(id)?.broader.map((above) => above.id) ?? [])])
  }
  const elsewhere = nearby.outcomes.size === 0 ? [] : taught.flatMap((outcome) => saidElsewhere(outcome, nearby))
  const headings = nearby.headings.size === 0 ? [] : taught.flatMap(({ id }) => nearby.headings.get(id) ?? [])
  return {
    id: resource.id,
    kind: 'resource',
    work: resource.work,
    languages: resource.languages,
    text: {
      title: own(resource.titles, resource.languages),
      code: unique(taught.flatMap(({ code }) => codeTexts(code))),
      keyword: unique(resource.keywords),
      subject: unique([
        ...concepts.flatMap(({ labels, notation }) => [...texts(labels), ...(notation ? [notation] : [])]),
        ...near.flatMap(({ altLabels }) => altLabels.slice(0, MOST_WORDS)),
      ]),
      outcome: unique([
        ...taught.flatMap((outcome) => [...texts(outcome.statements), ...texts(outcome.labels), ...outcome.subjects]),
        ...frameworks.flatMap(({ titles }) => texts(titles)),
      ]),
      description: own(resource.descriptions, resource.languages),
      creator: unique([...resource.contributors.map(({ name }) => name), resource.provider.name]),
      related: related([
        ...near.flatMap(({ broader, keywords }) => [
          ...broader.flatMap(({ labels }) => texts(labels)),
          ...keywords.slice(0, MOST_WORDS),
        ]),
        ...elsewhere,
        ...headings.flatMap(({ statements, labels }) => [...texts(statements), ...texts(labels)]),
      ]),
    },
    facets: {
      language: unique(resource.languages.flatMap(widen)),
      kind: [resource.kind],
      type: unique(resource.types.map(({ id }) => id)),
      subject: widened(resource.subjects),
      level: widened(resource.levels),
      outcome: unique(taught.map(({ id }) => id)),
      framework: unique(frameworks.map(({ id }) => id)),
      licence: unique(licences.map(({ licence }) => licence)),
      permits: [...summarise(resource.licences).permits],
      feature: unique(present.filter(({ kind }) => kind === 'feature').map(({ value }) => value)),
      hazard: unique(present.filter(({ kind }) => kind === 'hazard').map(({ value }) => value)),
      provider: [resource.provider.id],
      format: unique(resource.files.flatMap(({ mediaType }) => mediaType ?? [])),
      role: [],
      trait: traitsOf(resource),
    },
    numbers: {
      minutes: resource.minutes,
      bytes: bytes.length > 0 ? Math.min(...bytes) : null,
      ageFrom: resource.ageFrom,
      ageTo: resource.ageTo,
      updated: lastChanged(resource),
      quality: quality(resource),
    },
    fit: fit.levels,
    fitLanguages: fit.languages,
  }
}

/**
 * When the edition was last changed: by its source's own word, that of its publication where no change is dated, else when it last
 * changed here. A source's date is never later than that, as nothing was read before it was written. Null when no date is one.
 */
export function lastChanged(
  resource: Pick<ResourceNode, 'updatedAt' | 'publishedAt' | 'modifiedAt' | 'bornHere'>,
): number | null {
  const here = time(resource.updatedAt)
  const there = resource.bornHere ? null : (time(resource.modifiedAt) ?? time(resource.publishedAt))
  return there === null ? here : here === null ? there : Math.min(there, here)
}

/** Statements, short names and codes of outcomes that say the same in other frameworks. */
function saidElsewhere(outcome: OutcomeCard, { outcomes }: Nearby): string[] {
  return (outcomes.get(outcome.id) ?? [])
    .filter((other) => other.framework === null || other.framework.id !== outcome.framework?.id)
    .flatMap((other) => [...texts(other.statements), ...texts(other.labels), ...codeTexts(other.code)])
}

function related(entries: readonly string[]): string[] {
  if (entries.length === 0) return []
  return unique(entries.map((entry) => entry.slice(0, LONGEST_RELATED))).slice(0, MOST_RELATED)
}

/** Shares of quality, which add up to 1: how much a reader is told, not how good the thing is. */
const QUALITY = { description: 0.3, licence: 0.3, accessibility: 0.2, place: 0.1, length: 0.1 } as const

/** What quality rests on; of some lists only the length. */
export type QualitySource = Pick<ResourceNode, 'licences' | 'tags' | 'files' | 'ageFrom' | 'minutes'> &
  Record<'descriptions' | 'subjects' | 'levels', { readonly length: number }>

/** How well a resource is described, 0 to 1. */
export function quality(resource: QualitySource): number {
  const stated = resource.licences.some(({ part, licence }) => part !== 'metadata' && licenceOf(licence) !== null)
  return (
    (resource.descriptions.length > 0 ? QUALITY.description : 0) +
    (stated ? QUALITY.licence : 0) +
    (resource.tags.length > 0 ? QUALITY.accessibility : 0) +
    (resource.subjects.length + resource.levels.length > 0 || resource.ageFrom !== null ? QUALITY.place : 0) +
    (resource.minutes !== null || resource.files.some(({ bytes }) => bytes !== undefined) ? QUALITY.length : 0)
  )
}

/** What an outcome's document holds beside the outcome. */
export interface OutcomePlace {
  /** Its ancestors, nearest first. */
  ancestors: OutcomeCard[]
  /** Group, outcome, part or level; null when it is not known. */
  role: string | null
  nearby?: Nearby
}

/**
 * The document of an outcome: statements, code in all usual writings, and the words of what it stands under. `related` has
 * statements and codes of those that say the same in other frameworks.
 */
export function outcomeDocument(
  outcome: OutcomeNode,
  { ancestors, role, nearby = NOTHING_NEAR }: OutcomePlace,
): SearchDocument {
  const statements = [...outcome.statements, ...outcome.labels]
  const languages = unique(statements.map(({ language }) => language))
  return {
    id: outcome.id,
    kind: 'outcome',
    work: outcome.id,
    languages,
    text: {
      title: unique(texts(statements)),
      code: [...codeTexts(outcome.code)],
      keyword: unique(outcome.keywords),
      subject: unique(outcome.subjects),
      outcome: unique([
        ...ancestors.flatMap((ancestor) => [...texts(ancestor.statements), ...texts(ancestor.labels)]),
        ...texts(outcome.framework?.titles ?? []),
      ]),
      description: unique([
        ...texts(outcome.evidence),
        ...(outcome.notes === null ? [] : [outcome.notes.slice(0, LONGEST_ENTRY)]),
      ]),
      creator: [],
      related: related(saidElsewhere(outcome, nearby)),
    },
    facets: {
      language: unique(languages.flatMap(widen)),
      kind: [],
      type: [],
      subject: unique(outcome.subjects),
      level: unique(outcome.levels),
      outcome: unique(ancestors.map(({ id }) => id)),
      framework: outcome.framework === null ? [] : [outcome.framework.id],
      licence: [],
      permits: [],
      feature: [],
      hazard: [],
      provider: [],
      format: [],
      role: role === null ? [] : [role],
      trait: [],
    },
    numbers: {
      minutes: null,
      bytes: null,
      ageFrom: outcome.ageFrom,
      ageTo: outcome.ageTo,
      updated: null,
      quality: null,
    },
    fit: {},
    fitLanguages: [],
  }
}

/** Codes whose writings are remembered, as one stands in thousands of documents. */
const MOST_CODES = 20_000
const writings = new Map<string, readonly string[]>()

/**
 * The writings by which people look for a code: as it is, joined (`6rpa3`), and without the letter of the cluster
 * (`6.RP.3`), which older copies of the Common Core leave out.
 */
export function codeTexts(code: string | null): readonly string[] {
  if (code === null) return []
  let known = writings.get(code)
  if (known === undefined) {
    const keys = codeKeys(code)
    const withoutCluster = keys.flatMap((key) => {
      const parts = /^(\d+|k|hs)([a-z]{1,4})[a-z](\d+[a-z]?)$/.exec(key)
      return parts === null ? [] : `${parts[1]}${parts[2]}${parts[3]}`
    })
    known = unique([code, ...keys, ...withoutCluster])
    if (writings.size >= MOST_CODES) writings.clear()
    writings.set(code, known)
  }
  return known
}

/** Texts in the languages of the edition, or all when there are none in them. */
function own(list: LanguageText[], languages: string[]): string[] {
  const mine = list.filter(({ language }) => language === 'und' || languages.includes(language))
  return unique(texts(mine.length > 0 ? mine : list))
}

function texts(list: LanguageText[]): string[] {
  return list.map(({ text }) => text.slice(0, LONGEST_ENTRY))
}

function unique(list: string[]): string[] {
  return list.length < 2 ? list : [...new Set(list)]
}

function time(iso: string | null): number | null {
  const milliseconds = iso === null ? NaN : Date.parse(iso)
  return Number.isNaN(milliseconds) ? null : milliseconds
}
