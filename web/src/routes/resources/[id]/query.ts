import type { Method } from '#lib/accessibility-questions.ts'
import { operation } from '#lib/fragments.ts'
import type { FactClaim } from '#lib/moderation.ts'
import type {
  AlignmentKind,
  Basis,
  DeviceNeed,
  Fit,
  FitLevel,
  LicenceSummary,
  LocalisedText,
  OutcomeCard,
  OutcomeLine,
  PrintCode,
  Provenance,
  ResourceLine,
  SearchReason,
} from '#lib/types.ts'

export const RESOURCE = operation(`query Resource($id: ID!, $languages: [LanguageTag!]!, $needs: [NeedInput!]!) {
  resource(id: $id) {
    ...ResourceLine
    uri url state stateReason titles { ...Text }
    types { id label(languages: $languages) { ...Text } }
    subjects { id label(languages: $languages) { ...Text } }
    levels { id label(languages: $languages) { ...Text } }
    audience keywords device printable materials signInNeeded cost
    provider { id name url claimed }
    mergedInto { id } viewerCanCheck
    claims { kind value licence { label } present voice at revision holds lapsed }
    contributors { name role uri }
    licence { ...LicenceFull }
    files { url mediaType bytes language downloadable }
    accessibility {
      known
      facts { kind value present basis language method disputed }
      summaries { ...Text }
      statements { key heading lines { text facts { kind value present basis language method disputed } } }
    }
    fit(needs: $needs) { ...FitVerdict }
    alignments {
      kind extent confidence source
      outcome { ...OutcomeCard uri places(first: 1) { position siblingCount path { ...OutcomeLine } } }
    }
    suggestedAlignments(first: 5) {
      outcome { ...OutcomeCard } resource { id } reasons viewerAnswer answers { yes partly no }
    }
    editions { id languages title { ...Text } }
    basedOn { ...Kin } partOf { ...Kin } translationOf { ...Kin } versionOf { ...Kin }
    remixes(first: 12) { ...Kin } translations(first: 12) { ...Kin } laterVersions(first: 12) { ...Kin }
    provenance { ...Origin }
    attribution { text language }
    printCode { letters path }
    revision createdAt updatedAt viewerCanEdit viewerCanWithdraw viewerCanDerive viewerCanMakeVersion
    nextDraft { id } collections(first: 5) { id title(languages: $languages) { ...Text } }
  }
  similar(resource: $id, languages: $languages, needs: $needs, first: 4) {
    resource { id title(languages: $languages) { ...Text } languages kind }
    fit { level }
    why { kind text }
  }
}`)

/** Where a withdrawn resource leads on to: what teaches the same, else what its title finds, and whether the viewer may lead its printed code elsewhere. */
export const GONE = operation(`query Gone(
  $query: String!, $filter: ResourceFilter, $languages: [LanguageTag!]!, $needs: [NeedInput!]!
  $letters: String!, $hasCode: Boolean!
) {
  alike: searchResources(query: $query, filter: $filter, languages: $languages, needs: $needs, first: 4) {
    widened droppedWords
    nodes { id title(languages: $languages) { ...Text } languages }
  }
  target: printCodeTarget(letters: $letters) @include(if: $hasCode) { letters viewerCanRelink }
}`)

export interface Gone {
  alike: { widened: boolean; droppedWords: string[]; nodes: Pick<ResourceLine, 'id' | 'title' | 'languages'>[] }
  target?: { letters: string | null; viewerCanRelink: boolean }
}

/** Begins a new version, or goes on with the one that is begun. */
export const NEW_VERSION = `mutation NewVersion($id: ID!) {
  resourceNewVersion(id: $id) { resource { id } userErrors { code field message } }
}`

/** Says whether a suggested outcome is taught. */
export const ANSWER = operation(`mutation AlignmentAnswer($input: AlignmentAnswerInput!) {
  alignmentAnswer(input: $input) { suggestion { status } userErrors { code field message } }
}`)

/** What somebody may say to a suggestion. */
export const ANSWERS = ['YES', 'PARTLY', 'NO'] as const

/** An outcome that a machine suggests, and what people said to it. */
export interface SuggestedOutcome {
  outcome: OutcomeCard
  /** The edition that carries the suggestion. */
  resource: { id: string }
  reasons: string[]
  viewerAnswer: (typeof ANSWERS)[number] | null
  answers: { yes: number; partly: number; no: number }
}

/** A work like the one shown. */
export interface Similar {
  resource: Pick<ResourceLine, 'id' | 'title' | 'languages' | 'kind'>
  fit: { level: FitLevel } | null
  why: SearchReason[]
}

export interface AccessibilityFact {
  kind: 'MODE' | 'SUFFICIENT' | 'FEATURE' | 'HAZARD' | 'CONTROL' | 'API' | 'CONFORMANCE'
  value: string
  present: boolean
  basis: Basis
  language: string | null
  method: Method | null
  disputed: boolean
}

/** A sentence of the guide and what it rests on. */
export interface AccessibilityLine {
  text: string
  facts: AccessibilityFact[]
}

/** A resource that this one was made from, or that was made from it. */
export interface Kin {
  id: string
  title: LocalisedText
  languages: string[]
  provider: { name: string }
}

interface Labelled {
  id: string
  label: LocalisedText
}

export interface Resource extends ResourceLine {
  mergedInto: { id: string } | null
  viewerCanCheck: boolean
  claims: FactClaim[]
  uri: string
  url: string
  state: string
  stateReason: string | null
  titles: LocalisedText[]
  types: Labelled[]
  subjects: Labelled[]
  levels: Labelled[]
  audience: string[]
  keywords: string[]
  device: DeviceNeed | null
  printable: boolean | null
  materials: string[]
  signInNeeded: boolean | null
  cost: 'FREE' | 'PAID' | null
  provider: { id: string; name: string; url: string | null; claimed: boolean }
  contributors: { name: string; role: string; uri: string | null }[]
  licence: LicenceSummary
  files: {
    url: string
    mediaType: string | null
    bytes: number | null
    language: string | null
    downloadable: boolean | null
  }[]
  accessibility: {
    known: boolean
    facts: AccessibilityFact[]
    summaries: LocalisedText[]
    statements: { key: string; heading: string; lines: AccessibilityLine[] }[]
  }
  fit: Fit | null
  alignments: {
    kind: AlignmentKind
    extent: 'WHOLE' | 'PART'
    confidence: number
    source: string
    outcome: OutcomeCard & {
      uri: string
      places: { position: number; siblingCount: number; path: OutcomeLine[] }[]
    }
  }[]
  suggestedAlignments: SuggestedOutcome[]
  editions: { id: string; languages: string[]; title: LocalisedText }[]
  basedOn: Kin[]
  partOf: Kin[]
  translationOf: Kin | null
  versionOf: Kin | null
  remixes: Kin[]
  translations: Kin[]
  laterVersions: Kin[]
  collections: { id: string; title: LocalisedText }[]
  provenance: Provenance
  attribution: { text: string; language: string }
  printCode: PrintCode | null
  revision: number
  createdAt: string
  updatedAt: string
  viewerCanEdit: boolean
  viewerCanWithdraw: boolean
  viewerCanDerive: boolean
  viewerCanMakeVersion: boolean
  nextDraft: { id: string } | null
}
