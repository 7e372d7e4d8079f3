/**
 * What enters the graph. Importers, the seed and the publish form all make these records;
 * `graph/queries/upsert.ts` writes them. They are plain JSON, already validated and normalised.
 */

/** Text with its language tag (BCP 47, normalised; `und` when not known). */
export interface LanguageText {
  language: string
  text: string
}

/** A fact of mastery. `source` is the key of the source that says so; absent: the one the record comes from. */
export interface MasteryText extends LanguageText {
  source?: string
}

/**
 * Names a node that may or may not be here yet. It is looked up by `sourceKey`, then by `uri`;
 * when neither is found a placeholder (`state: 'referenced'`) is made under `sourceKey`.
 */
export interface Reference {
  /** Source and identifier there, e.g. `case:<document>/<item>`, `marble:mt_…`, or `uri:<uri>` when only a URI is known. */
  sourceKey: string
  uri?: string
  /** Shown while the node is only referenced. */
  code?: string
  title?: string
  language?: string
}

/** A place records came from. One per file family or publisher; its `key` begins every `sourceKey` of it. */
export interface SourceRecord {
  /** Short and stable: `case:2671d9fb-…`, `phet`, `marble`, `amb`, `waymark`. */
  key: string
  name: string
  url?: string
  /** Licence of the metadata: URL or words as stated. */
  licence?: string
  /** Credit line that must be shown. */
  credit?: string
  /** ISO 8601, when the data was read. */
  retrieved?: string
}

export type AgentKind = 'person' | 'organisation'

export interface AgentRecord {
  sourceKey: string
  kind: AgentKind
  name: string
  uri?: string
  orcid?: string
  ror?: string
  /** Domain name without scheme, e.g. `phet.colorado.edu`. */
  domain?: string
}

export interface ConceptReference extends Reference {
  /** Labels known at this record; they are added to the concept when it has none in that language. */
  labels: LanguageText[]
  scheme?: string
}

/** What an accessibility tag speaks of. */
export type TagKind = 'mode' | 'sufficient' | 'feature' | 'hazard' | 'control' | 'api' | 'conformance'

/** How a fact is known, weakest first. */
export const BASES = ['inferred', 'declared', 'reported', 'checked', 'verified'] as const
export type Basis = (typeof BASES)[number]

/** It was made so, looked through, found by a program, tried with assistive technology, or by people who need it. */
export const TAG_METHODS = ['made', 'looked', 'tool', 'tried', 'users'] as const
export type TagMethod = (typeof TAG_METHODS)[number]

export interface TagFact {
  kind: TagKind
  /** Vocabulary value; for `sufficient` the sorted modes joined by a comma, e.g. `textual,visual`. */
  value: string
  says: 'present' | 'absent'
  basis: Basis
  /** Language of captions, transcript, description, voicing or signing. */
  language?: string
  /** How its owner knows. */
  method?: TagMethod
  /** Somebody says otherwise, and nobody has looked since. It changes no verdict. */
  disputed?: true
}

export interface LicenceStatement {
  part: 'all' | 'text' | 'pictures' | 'data' | 'metadata'
  /** Key of a known licence (`cc-by-4.0`), or `unrecognised`. Set by `recogniseLicence`. */
  licence: string
  /** Words and link exactly as stated. */
  words?: string
  url?: string
  /** Who or what stated it, and when it was read (ISO 8601 date). */
  statedBy?: string
  readAt?: string
}

export interface FileRecord {
  url: string
  mediaType?: string
  bytes?: number
  sha256?: string
  language?: string
  /** May be downloaded (not only streamed or opened). */
  downloadable?: boolean
}

export const ALIGNMENT_KINDS = ['teaches', 'practises', 'assesses', 'requires'] as const
export type AlignmentKind = (typeof ALIGNMENT_KINDS)[number]

export interface Alignment {
  outcome: Reference
  kind: AlignmentKind
  extent: 'whole' | 'part'
  status: 'proposed' | 'accepted' | 'rejected'
  /** 0..1, 1 when the owner says so. */
  confidence: number
}

export interface Contribution {
  agent: AgentRecord
  /** creator, author, illustrator, translator, adapter, contributor, funder … */
  role: string
}

export interface ResourceRecord {
  type: 'resource'
  sourceKey: string
  /** Given for records born here (publishing) or re-imported from our own export; else derived from `sourceKey`. */
  id?: string
  uri?: string
  /** `sourceKey`-like name of the work whose editions belong together; its own when absent. */
  work?: string
  titles: LanguageText[]
  descriptions: LanguageText[]
  /** The page or thing to open: http(s). */
  url: string
  kind: 'content' | 'method' | 'tool'
  languages: string[]
  /** Tags exactly as the source wrote them, where they differ. */
  originalLanguages?: string[]
  types: ConceptReference[]
  subjects: ConceptReference[]
  levels: ConceptReference[]
  /** Whole years; `ageTo` absent means open-ended. */
  ageFrom?: number
  ageTo?: number
  keywords: string[]
  /** LRMI audience roles: student, teacher, parent … */
  audience: string[]
  minutes?: number
  device?: 'none' | 'shared' | 'each'
  printable?: boolean
  materials: string[]
  signInNeeded?: boolean
  cost?: 'free' | 'paid'
  regions: string[]
  /** Ease of reading 0..100 (Flesch) where a source states it. */
  readingEase?: number
  contributions: Contribution[]
  provider: AgentRecord
  licences: LicenceStatement[]
  files: FileRecord[]
  tags: TagFact[]
  accessibilitySummaries: LanguageText[]
  alignments: Alignment[]
  basedOn: Reference[]
  translationOf?: Reference
  versionOf?: Reference
  partOf: { whole: Reference; position?: number }[]
  requiresFirst: Reference[]
  /** ISO 8601 date or time, at the source. */
  publishedAt?: string
  modifiedAt?: string
  /** Fields we do not model, kept and given back. */
  extra?: Record<string, unknown>
}

export interface FrameworkRecord {
  type: 'framework'
  sourceKey: string
  id?: string
  uri?: string
  titles: LanguageText[]
  descriptions: LanguageText[]
  languages: string[]
  publisher?: AgentRecord
  version?: string
  adoptionStatus?: string
  subjects: string[]
  officialUrl?: string
  licences: LicenceStatement[]
  modifiedAt?: string
  extra?: Record<string, unknown>
}

export interface OutcomeRecord {
  type: 'outcome'
  sourceKey: string
  id?: string
  uri?: string
  framework: Reference
  /** Order among the outcomes at the top of its framework; below the top the `childOf` edge has it. */
  position?: number
  code?: string
  statements: LanguageText[]
  /** Short labels. */
  labels: LanguageText[]
  /** The source's own type: Standard, Domain, Skill, Concept … */
  sourceType?: string
  knowledgeKind?: string
  /** Levels as given by the source: `06`, `KG`, `7-9`. */
  levels: string[]
  ageFrom?: number
  ageTo?: number
  subjects: string[]
  keywords: string[]
  evidence: MasteryText[]
  prompts: MasteryText[]
  misconceptions: MasteryText[]
  notes?: string
  modifiedAt?: string
  extra?: Record<string, unknown>
}

export const MATCH_KINDS = ['exact', 'close', 'broad', 'narrow', 'related'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]
/** The kind of a match as seen from its other end. */
export const INVERSE_MATCH: Readonly<Record<MatchKind, MatchKind>> = {
  exact: 'exact',
  close: 'close',
  related: 'related',
  broad: 'narrow',
  narrow: 'broad',
}

/** What every edge may carry beside its meaning, so that an export gives back what came in. */
interface EdgeSaid {
  /** Identifier of the edge at the source, kept for export. */
  uri?: string
  /** The source's own word for it where ours stands for several, such as `isPartOf`. Edges that differ in it stand side by side. */
  association?: string
  /** Fields we do not model, kept and given back. */
  extra?: Record<string, unknown>
}

/** `from` REQUIRES `to`: later → earlier. */
export interface RequiresRecord extends EdgeSaid {
  type: 'requires'
  from: Reference
  to: Reference
  strength: 'hard' | 'soft'
  reasons: LanguageText[]
  confidence: number
  /** Edges of one `from` with the same clause are alternatives. */
  clause?: string
  /** Only suggested at the source: kept, and not followed. */
  status?: 'proposed'
}
export interface ChildOfRecord extends EdgeSaid {
  type: 'childOf'
  from: Reference
  to: Reference
  position?: number
}
/** `broad` A → B says B is the broader. exact, close and related are stored once and read both ways. */
export interface MatchesRecord extends EdgeSaid {
  type: 'matches'
  from: Reference
  to: Reference
  kind: MatchKind
  confidence: number
}
export interface ReplacedByRecord extends EdgeSaid {
  type: 'replacedBy'
  from: Reference
  to: Reference
}
export type OutcomeEdge = RequiresRecord | ChildOfRecord | MatchesRecord | ReplacedByRecord

export interface ConceptRecord {
  type: 'concept'
  sourceKey: string
  /** As in FrameworkRecord. */
  id?: string
  uri?: string
  scheme: Reference
  notation?: string
  labels: LanguageText[]
  /** Other words for it, any number a language. */
  altLabels?: LanguageText[]
  definitions: LanguageText[]
  keywords?: string[]
  broader: Reference[]
  /** Set on concepts of a level scheme. */
  ageFrom?: number
  ageTo?: number
  isced?: string
  position?: number
  extra?: Record<string, unknown>
}
export interface ConceptSchemeRecord {
  type: 'conceptScheme'
  sourceKey: string
  /** As in FrameworkRecord. */
  id?: string
  uri?: string
  titles: LanguageText[]
  /** subject, resourceType, level … */
  purpose: 'subject' | 'resourceType' | 'level' | 'other'
  /** For levels: year, stage, proficiency, reading, difficulty. */
  levelKind?: string
  jurisdiction?: string
  extra?: Record<string, unknown>
}

export type ImportRecord =
  ResourceRecord | FrameworkRecord | OutcomeRecord | ConceptRecord | ConceptSchemeRecord | OutcomeEdge
