/**
 * The seam to the search index. Two engines stand behind it: the embedded read model and Meilisearch.
 * An index knows terms, facets and fit columns; it knows nothing of GraphQL or the graph. It can always be rebuilt.
 */
import type { Need, Needs } from '#api/accessibility/needs.ts'
import type { Synonyms } from './synonyms.ts'

export type DocumentKind = 'resource' | 'outcome'

/** How well a resource serves one need. The order of the list is the order from worst to best. */
export const FIT_LEVELS = ['DOES_NOT_FIT', 'UNKNOWN', 'PARTLY', 'FITS'] as const
export type FitLevel = (typeof FIT_LEVELS)[number]

/** One searchable thing: a resource edition or an outcome. Made by `document.ts` only. */
export interface SearchDocument {
  id: string
  kind: DocumentKind
  /** Groups the editions of one work; its own id when alone, and for outcomes. */
  work: string
  /** BCP 47 tags of the edition, first the main one. */
  languages: readonly string[]
  /** Searchable text by field. Missing field = []. Title and text only of this edition; labels in all languages. */
  text: Record<TextField, readonly string[]>
  /** Any-of filters and facet counts. Missing facet = []. Values are stable keys (ids, uris, codes), not labels. */
  facets: Record<Facet, readonly string[]>
  /** null = not known. */
  numbers: Record<NumberField, number | null>
  /** Index into FIT_LEVELS for each need, language not considered. Outcomes: {}. */
  fit: Partial<Record<Need, number>>
  /**
   * `NEED:language` for the needs whose fit comes from a feature in a known language: `CAPTIONS:sw`; and `NEED!basis` for those
   * that are served by proof better than inferred: `CAPTIONS!verified`.
   */
  fitLanguages: string[]
}

/**
 * `related` holds what a document is near to and not about: broader concepts, and the statements of outcomes that equal
 * its own in other frameworks.
 */
export const TEXT_FIELDS = [
  'title',
  'code',
  'keyword',
  'subject',
  'outcome',
  'description',
  'creator',
  'related',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

export const FACETS = [
  'language',
  'kind',
  'type',
  'subject',
  'level',
  'outcome',
  'framework',
  'licence',
  'permits',
  'feature',
  'hazard',
  'provider',
  'format',
  'role',
  'trait',
] as const
export type Facet = (typeof FACETS)[number]

/** Values of the facet `trait`: what a resource is known to be, whoever the learner is. */
export const TRAITS = [
  'works-offline',
  'no-device',
  'printable',
  'no-sign-in',
  'for-teachers',
  'free-of-charge',
] as const
export type Trait = (typeof TRAITS)[number]

export const NUMBER_FIELDS = ['minutes', 'bytes', 'ageFrom', 'ageTo', 'updated', 'quality'] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]

/** Values of one facet in an answer, not counting selected ones. */
export const MOST_FACET_VALUES = 200
/** Values of a facet that an answer can hold at most. */
export const LONGEST_FACET = 10_000
/** Values that may be asked for in one facet. */
export const MOST_FILTER_VALUES = 200
/** Works on one page. */
export const MOST_HITS = 100
/** Suggestions, and works like another one, that may be asked for. */
export const MOST_SUGGESTIONS = 20
export const MOST_SIMILAR = 50

export interface SearchQuery {
  kind: DocumentKind
  /** What the person typed; '' matches everything. */
  text: string
  /** Any of the values within a facet, all facets together. */
  filters: Partial<Record<Facet, string[]>>
  /** Every one of the values: what a licence has to permit. */
  all?: Partial<Record<Facet, string[]>>
  /** None of the values: hazards that must not be present. */
  none?: Partial<Record<Facet, string[]>>
  /** Inclusive bounds. A document whose number is not known does not pass a bound. Ages overlap: see `age`. */
  ranges: Partial<Record<NumberField, { min?: number; max?: number }>>
  /** Whole years; passes when the age ranges overlap or the document has none. */
  age?: { min: number; max: number }
  needs: Needs
  /** Worst fit that may appear. Default: everything but DOES_NOT_FIT when needs are given (see fit.ts for the strict needs). */
  fitAtLeast?: FitLevel
  /** The reader's languages, best first: they choose the edition of a work and break ties. */
  languages: string[]
  order: 'RELEVANCE' | 'FIT' | 'NEWEST' | 'SHORTEST' | 'SMALLEST'
  /** 1..100 works. */
  first: number
  after?: string
  /**
   * Facets to count, each as if its own filter were not set (disjunctive counts). The most frequent `MOST_FACET_VALUES`
   * are given, most frequent first, then by value, and after them the selected ones that are missing.
   * `all` and `none` always hold.
   */
  facets: Facet[]
  /** Most values of a facet in the answer; `MOST_FACET_VALUES` where nothing is said, `LONGEST_FACET` at most. */
  facetLimits?: Partial<Record<Facet, number>>
  /** One hit a work (default) or one a document. */
  groupByWork: boolean
  /** Give each hit the parts of its score. */
  explain?: boolean
}

/** One named, bounded part of a score. The score is the sum of `value`s. */
export interface ScorePart {
  name: ScorePartName
  /** What it adds to the score. */
  value: number
  /** What it can add at most. */
  most: number
}
export const SCORE_PARTS = [
  'words',
  'proximity',
  'exactness',
  'language',
  'fit',
  'aligned',
  'quality',
  'freshness',
] as const
export type ScorePartName = (typeof SCORE_PARTS)[number]

/** What a person may go on to type. */
export interface SuggestQuery {
  kind: DocumentKind
  /** What is typed so far. */
  text: string
  languages: string[]
  /** 1..20. */
  first: number
}
export interface Suggestion {
  /** The whole query it would be. */
  text: string
  /** A title of a document that is there, or the last word completed or mended. */
  source: 'title' | 'word' | 'spelling'
  /** The document whose title it is. */
  id: string | null
}

/** Works like one that is there. */
export interface SimilarQuery {
  kind: DocumentKind
  /** The document; its own work is left out. */
  id: string
  languages: string[]
  needs: Needs
  /** 1..50. */
  first: number
}

export interface SearchHit {
  id: string
  work: string
  score: number
  /** Where words of the query were found: the words of the document, folded (see `fold` in analysis.ts). */
  matched: { field: TextField; words: string[] }[]
  /** Only where `explain` was asked for, and of an engine that has them. */
  parts?: ScorePart[]
  /** Other editions of the work that match the filters, best first. */
  editions: { id: string; languages: string[] }[]
  cursor: string
}

export interface FacetCount {
  value: string
  count: number
  selected: boolean
}

export interface SearchAnswer {
  hits: SearchHit[]
  /** Documents (editions) that match, and works among them. */
  total: number
  works: number
  facets: Partial<Record<Facet, FacetCount[]>>
  /** How many values with documents each of these facets has; `LONGEST_FACET` stands for as many or more. */
  facetSizes: Partial<Record<Facet, number>>
  hasNextPage: boolean
  /** Words that were left out because nothing matched with them. */
  dropped: string[]
  /** Few documents or none hold all words, so that those which hold most of them were found too. */
  widened: boolean
  /** Query with misspelt words replaced, when that is what matched. */
  correction: string | null
  /** Catalogue version the answer stands on. */
  version: number
  /**
   * Work it took: documents that units of the query were found in, each time they were looked at, and documents looked through
   * for misspelt words. The same on each machine, whatever is remembered; absent where an engine does not say.
   */
  steps?: number
}

/** What `similar` answers: all its hits on one page, without words of a query. */
export function answerOfSimilar(hits: SearchHit[], version: number): SearchAnswer {
  return {
    ...{ hits, total: hits.length, works: hits.length, hasNextPage: false, version },
    ...{ facets: {}, facetSizes: {}, dropped: [], widened: false, correction: null },
  }
}

export interface IndexStatus {
  engine: 'embedded' | 'meilisearch'
  ready: boolean
  version: number
  documents: Record<DocumentKind, number>
  /** Differs from that of every other index there ever was; only of an engine that several processes share. */
  history?: string
}

/** Raised for a query nobody can answer: an edited cursor, an unknown facet, too many values. */
export class SearchQueryError extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.name = 'SearchQueryError'
    this.field = field
  }
}

/** Raised when the engine cannot be reached or fails. */
export class SearchUnavailableError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'SearchUnavailableError'
  }
}

export interface SearchIndex {
  /** By which words of queries are read as others. */
  readonly synonyms: Synonyms
  /** Adds or replaces documents and removes ids, then stands at `version`. */
  apply(change: {
    upsert: SearchDocument[]
    remove: { kind: DocumentKind; id: string }[]
    version: number
  }): Promise<void>
  /** Replaces everything by what the batches hold; searches meanwhile see the old index. */
  rebuild(batches: AsyncIterable<SearchDocument[]>, version: number): Promise<void>
  search(query: SearchQuery): Promise<SearchAnswer>
  /** What a person who has typed this may go on to; best first. Empty for a query without words. */
  suggest(query: SuggestQuery): Promise<Suggestion[]>
  /**
   * Works like the one of a document, most alike first; `matched` holds the words both share. Its own work is left out.
   * Empty for a document that is not there. `total` and `works` count the hits.
   */
  similar(query: SimilarQuery): Promise<SearchAnswer>
  /** Works out what the first to need it would wait for, whoever asks for what, between other events. */
  readAhead?(): Promise<void>
  /** Resolves when every write handed over so far can be found. */
  settled(): Promise<void>
  status(): Promise<IndexStatus>
  close(): Promise<void>
}
