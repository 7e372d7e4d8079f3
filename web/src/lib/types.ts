/** Shapes of what the API answers, as the pages ask for it. Names and meanings are those of the public schema. */

export interface LocalisedText {
  text: string
  language: string
  direction: 'LTR' | 'RTL'
}

export type FitLevel = 'DOES_NOT_FIT' | 'UNKNOWN' | 'PARTLY' | 'FITS'
export type Basis = 'INFERRED' | 'DECLARED' | 'REPORTED' | 'CHECKED' | 'VERIFIED'
export type ResourceKind = 'CONTENT' | 'METHOD' | 'TOOL'
export type DeviceNeed = 'NONE' | 'SHARED' | 'EACH'
export type Permission = 'USE' | 'COPY' | 'PRINT' | 'TRANSLATE' | 'ADAPT' | 'SELL'
export type ResourceTrait =
  'WORKS_OFFLINE' | 'NO_DEVICE' | 'PRINTABLE' | 'NO_SIGN_IN' | 'FOR_TEACHERS' | 'FREE_OF_CHARGE'
export type Duty = 'ATTRIBUTE' | 'SHARE_ALIKE' | 'NON_COMMERCIAL'
export type AlignmentKind = 'TEACHES' | 'PRACTISES' | 'ASSESSES' | 'REQUIRES'
export type MatchKind = 'EXACT' | 'CLOSE' | 'BROAD' | 'NARROW' | 'RELATED'
export type OutcomeRole = 'GROUP' | 'OUTCOME' | 'PART' | 'LEVEL'

export interface NeedFit {
  need: string
  preset: string | null
  importance: 'REQUIRED' | 'PREFERRED'
  level: FitLevel
  reason: string
  basis: Basis | null
  warning: boolean
}

export interface Fit {
  level: FitLevel
  needs: NeedFit[]
}

/** What differs in one field between two revisions. Of a text, `parts` are what was kept, removed and added. */
export interface Change {
  field: string
  label: string
  language: string | null
  before: string[]
  after: string[]
  parts: { kind: 'KEPT' | 'REMOVED' | 'ADDED'; text: string }[]
}

export interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

/** An outcome in one line. */
export interface OutcomeLine {
  id: string
  code: string | null
  statement: LocalisedText
}

export interface OutcomeCard extends OutcomeLine {
  role: OutcomeRole
  framework: { id: string; title: LocalisedText } | null
  resourceCount?: number
}

/** A curriculum as lists name it. */
export interface NamedFramework {
  id: string
  title: LocalisedText
  version: string | null
  publisher: { name: string } | null
}

/** An outcome that was looked for, with what tells its curriculum from others of the same name. */
export type FoundOutcome = OutcomeCard & { framework: NamedFramework | null }

export interface LicenceStatement {
  key: string
  label: string
  url: string | null
  words: string | null
  part: 'ALL' | 'TEXT' | 'PICTURES' | 'DATA' | 'METADATA'
  statedBy: string | null
  readAt: string | null
  permits: Permission[]
}

export interface LicenceBrief {
  label: string
  permits: Permission[]
  requires: Duty[]
  recognised: boolean
  disagree: boolean
}

export type Verdict = 'YES' | 'NO' | 'UNKNOWN'
export type LicencePurpose = 'COPY' | 'CHANGE_FORMAT' | 'PRINT' | 'TRANSLATE' | 'ADAPT' | 'SELL'

export interface LicenceAnswer {
  purpose: LicencePurpose
  answer: Verdict
  reason: string
}

export interface LicenceSummary extends LicenceBrief {
  statements: LicenceStatement[]
  answers: LicenceAnswer[]
}

/** A licence a form offers. */
export interface OfferedLicence {
  key: string
  label: string
  summary: string
}

/** Whether something may stand under a licence, given what it is made from. */
export interface LicenceVerdict {
  answer: Verdict
  reason: string
}

/** A resource as a list shows it. */
export interface ResourceLine {
  id: string
  title: LocalisedText
  description: LocalisedText | null
  languages: string[]
  kind: ResourceKind
  minutes: number | null
  ageFrom: number | null
  ageTo: number | null
  provider: { id: string; name: string }
  licence: LicenceBrief
  /** Where a list shows how much there is to load. */
  files?: { bytes: number | null }[]
}

export interface Prerequisite {
  outcome: OutcomeLine
  strength: 'HARD' | 'SOFT'
  reason: LocalisedText | null
  source: string
}

/** Something that shows or hinders mastery, and who says so. */
export interface MasteryFact extends LocalisedText {
  source: string
}

/** Where facts of an answer come from. */
export interface FactSource {
  name: string
  url: string | null
  licence: string | null
  credit: string | null
  usedFor: string[]
}

/** A table of levels, such as the grades of a country. */
export interface LevelScheme {
  key: string
  name: string
  kind: string
  levels: { id: string; label: string; ageFrom: number | null }[]
}

export interface Source {
  name: string
  url: string | null
  licence: string | null
  credit: string | null
  retrieved: string | null
}

export interface Provenance {
  bornHere: boolean
  sources: Source[]
}

export interface FacetValue {
  value: string
  label: string
  /** Of the label; null for a name or a code. */
  language?: string | null
  /** The value above it in a tree. */
  broader?: string | null
  count: number
  selected: boolean
}

export interface Facet {
  name: string
  values: FacetValue[]
  /** Of all its values, with those that are not given. */
  valueCount: number
}

/** Why something was found, or is like something else. */
export interface SearchReason {
  kind: string
  text: string
  language: string
}

/** A text in pieces, with those marked that answer words of the query. */
export interface Highlight {
  field: string
  language: string | null
  parts: { text: string; matched: boolean }[]
}

/** What to leave out of a search that found too little. */
export interface WayOut {
  kind: 'WORD' | 'FILTER' | 'NEEDS' | 'ALL_FILTERS'
  name: string | null
  value: string | null
  label: string
  language: string | null
  query: string
  works: number
}

/** What is wrong with an input, as the API says it. */
export interface UserError {
  code: string
  field: string[]
  message: string
}

/** How far a framework is that is kept here. */
export type FrameworkStatus = 'PRIVATE_DRAFT' | 'DRAFT' | 'ADOPTED' | 'DEPRECATED'

/** What hangs on a change of a framework. */
export interface Impact {
  resources: number
  outcomes: number
  collections: number
  crosswalks: number
  summary: string[]
  aligned: { id: string; title: LocalisedText }[]
}

/** A fault of a form, tied to the control that mends it. */
export interface FormError {
  /** Id of the control. */
  id: string
  message: string
}

interface Remaining {
  id: string
  title: LocalisedText
  languages: string[]
}

/** What is left of a withdrawn resource, and where it leads on to. */
export interface Tombstone {
  title: LocalisedText
  reason: string | null
  provider: { id: string; name: string }
  /** Versions made after it. */
  newer: Remaining[]
  /** Other editions that are still here. */
  editions: Remaining[]
  /** What teaches the same, or else what its title finds. */
  alike: Remaining[]
  /** The letters of the printed code that led here, for who may make it lead elsewhere. */
  code: string | null
}

/** Why signing in through an identity provider failed. */
export type IdentityFault = 'away' | 'refused' | 'taken' | 'late' | 'old'

/** A code for print, as the API gives it: its letters, and the path that the QR code holds. */
export interface PrintCode {
  letters: string
  path: string
}

/** A code for print, ready to be drawn. */
export interface PrintedCode {
  letters: string
  /** Where the letters can be typed. */
  place: string
  qr: QrCode
}

/** A QR code with its quiet zone: modules a side, and the dark ones as strokes of a path of an SVG, a module wide. */
export interface QrCode {
  size: number
  path: string
}
