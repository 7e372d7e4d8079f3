import { operation } from '#lib/fragments.ts'
import type {
  FrameworkStatus,
  LicenceSummary,
  LocalisedText,
  OutcomeLine,
  OutcomeRole,
  PageInfo,
  Provenance,
} from '#lib/types.ts'

/** A framework, and of its tree one page: its top, a branch the reader opened, or what was looked for in it. */
export const FRAMEWORK = operation(`query Framework(
  $id: ID!, $languages: [LanguageTag!], $first: Int!, $firstBelow: Int!, $after: String
  $isTop: Boolean!, $branch: ID!, $isBranch: Boolean!
  $isFinding: Boolean!, $query: String!, $filter: OutcomeFilter!, $readers: [LanguageTag!]!, $isHere: Boolean!
) {
  framework(id: $id) {
    id uri title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
    languages version adoptionStatus subjects officialUrl outcomeCount prerequisiteCount referencedOnly
    publisher { id name } licence { ...LicenceFull } provenance { ...Origin }
    levels { level count }
    status statusReason viewerCanEdit viewerCanCopy viewerCanMakeVersion viewerCanDeprecate
    replacedBy { ...Version } replaces { ...Version } draftOf { ...Version } adaptedFrom { ...Version }
    top(first: $first, after: $after) @include(if: $isTop) { ...Branch }
  }
  coverage(framework: $id) @include(if: $isHere) { outcomes withResources throughCrosswalks withoutPrerequisites }
  outcome(id: $branch) @include(if: $isBranch) {
    ...Item framework { id } ancestors { ...OutcomeLine }
    places(first: 1) { previous(first: 1) { ...OutcomeLine } next(first: 1) { ...OutcomeLine } }
    below(first: $first, after: $after) { ...Branch }
  }
  searchOutcomes(query: $query, filter: $filter, languages: $readers, first: $first, after: $after)
    @include(if: $isFinding) {
    totalCount correction droppedWords pageInfo { hasNextPage endCursor }
    nodes { ...Item ancestors { ...OutcomeLine } }
  }
}
fragment Version on Framework { id version title(languages: $languages) { ...Text } }
fragment Item on Outcome { ...OutcomeLine role levels ageFrom ageTo resourceCount childCount }
fragment Branch on OutcomeConnection {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { ...Item below(first: $firstBelow) { totalCount nodes { ...Item } } }
}`)

export interface Item extends OutcomeLine {
  role: OutcomeRole
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  resourceCount: number
  childCount: number
}

export interface Branch {
  totalCount: number
  pageInfo: PageInfo
  nodes: (Item & { below: { totalCount: number; nodes: Item[] } })[]
}

/** Another framework or version that this one names. */
export interface Version {
  id: string
  version: string | null
  title: LocalisedText
}

/** How far a framework is served; see `FrameworkCoverage` of the schema. */
export interface CoverageNumbers {
  outcomes: number
  withResources: number
  throughCrosswalks: number
  withoutPrerequisites: number
}

export interface FrameworkAnswer {
  coverage?: CoverageNumbers
  framework: {
    id: string
    uri: string
    title: LocalisedText
    description: LocalisedText | null
    languages: string[]
    version: string | null
    adoptionStatus: string | null
    subjects: string[]
    officialUrl: string | null
    outcomeCount: number
    prerequisiteCount: number
    referencedOnly: boolean
    publisher: { id: string; name: string } | null
    licence: LicenceSummary
    provenance: Provenance
    levels: { level: string; count: number }[]
    status: FrameworkStatus | null
    statusReason: string | null
    viewerCanEdit: boolean
    viewerCanCopy: boolean
    viewerCanMakeVersion: boolean
    viewerCanDeprecate: boolean
    replacedBy: Version | null
    replaces: Version | null
    draftOf: Version | null
    adaptedFrom: Version[]
    top?: Branch
  } | null
  outcome?:
    | (Item & {
        framework: { id: string } | null
        ancestors: OutcomeLine[]
        places: { previous: OutcomeLine[]; next: OutcomeLine[] }[]
        below: Branch
      })
    | null
  searchOutcomes?: {
    totalCount: number
    correction: string | null
    droppedWords: string[]
    pageInfo: PageInfo
    nodes: (Item & { ancestors: OutcomeLine[] })[]
  }
}
