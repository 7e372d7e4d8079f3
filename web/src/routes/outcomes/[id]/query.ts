import { operation } from '#lib/fragments.ts'
import type {
  AlignmentKind,
  Fit,
  LocalisedText,
  MasteryFact,
  MatchKind,
  OutcomeCard,
  OutcomeLine,
  PageInfo,
  Permission,
  Prerequisite,
  Provenance,
  ResourceLine,
} from '#lib/types.ts'

/**
 * An outcome with its place, its neighbours and resources for it. `isServed` is false for an outcome that plans leave
 * out, as one of a private draft; each kind of resource has a switch of its own.
 */
export const OUTCOME = operation(`query Outcome(
  $id: ID!, $languages: [LanguageTag!], $constraints: PathwayConstraints!, $isServed: Boolean!
  $first: Int!, $after: String, $teaches: Boolean!, $practises: Boolean!, $assesses: Boolean!
) {
  outcome(id: $id) {
    ...OutcomeCard uri sourceType referencedOnly levels ageFrom ageTo resourceCount viewerCanEdit isRetired
    statements { ...Text }
    label(languages: $languages) { ...Text }
    evidence { ...Fact } prompts { ...Fact } misconceptions { ...Fact }
    places(first: 5) {
      position siblingCount path { ...OutcomeLine } previous(first: 2) { ...OutcomeLine } next(first: 2) { ...OutcomeLine }
    }
    below(first: 40) { totalCount nodes { ...OutcomeLine role levels ageFrom ageTo resourceCount } }
    requires(first: 50) { ...Edge clause }
    requiredBy(first: 30) { ...Edge clause }
    proposedPrerequisites { ...Edge }
    matches { kind confidence source outcome { ...OutcomeCard resourceCount } }
    replacedBy { ...OutcomeLine }
    copiedFrom { ...OutcomeCard }
    provenance { ...Origin }
  }
  before: prerequisites(outcome: $id, depth: 50, limit: 500) @include(if: $isServed) { truncated nodes { depth } }
  after: dependents(outcome: $id, depth: 50, limit: 500) @include(if: $isServed) { truncated nodes { depth } }
  teaches: outcomeResources(outcome: $id, kinds: [TEACHES], constraints: $constraints, first: $first, after: $after)
    @include(if: $teaches) { ...For }
  practises: outcomeResources(outcome: $id, kinds: [PRACTISES], constraints: $constraints, first: $first, after: $after)
    @include(if: $practises) { ...For }
  assesses: outcomeResources(outcome: $id, kinds: [ASSESSES], constraints: $constraints, first: $first, after: $after)
    @include(if: $assesses) { ...For }
}
fragment Edge on Prerequisite {
  outcome { ...OutcomeLine } strength confidence reason(languages: $languages) { ...Text } source
}
fragment For on OutcomeResourceConnection {
  totalCount pageInfo { hasNextPage endCursor }
  nodes {
    way uses through { kind confidence source outcome { ...OutcomeCard } } below { ...OutcomeLine }
    fit { ...FitVerdict } resource { ...ResourceLine }
  }
}`)

/** Kinds of resources, each with its list. */
export const RESOURCE_KINDS = ['TEACHES', 'PRACTISES', 'ASSESSES'] as const satisfies AlignmentKind[]
export type ResourceKindName = (typeof RESOURCE_KINDS)[number]

export interface OutcomeResource {
  way: 'DIRECT' | 'CROSSWALK' | 'FINER' | 'REPLACED'
  /** Of the licence; none: it may only be linked to. */
  uses: Permission[]
  through: { kind: MatchKind; confidence: number; source: string; outcome: OutcomeCard } | null
  /** The finer or the former outcome that it is aligned to. */
  below: OutcomeLine | null
  fit: Fit | null
  resource: ResourceLine
}

export interface OutcomeResources {
  totalCount: number
  pageInfo: PageInfo
  nodes: OutcomeResource[]
}

export interface Edge extends Prerequisite {
  confidence: number
  /** Edges of one clause are alternatives. */
  clause?: string | null
}

export interface OutcomePlace {
  position: number
  siblingCount: number
  path: OutcomeLine[]
  previous: OutcomeLine[]
  next: OutcomeLine[]
}

export interface Outcome extends OutcomeCard {
  uri: string
  sourceType: string | null
  referencedOnly: boolean
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  resourceCount: number
  viewerCanEdit: boolean
  isRetired: boolean
  statements: LocalisedText[]
  label: LocalisedText | null
  evidence: MasteryFact[]
  prompts: MasteryFact[]
  misconceptions: MasteryFact[]
  places: OutcomePlace[]
  below: {
    totalCount: number
    nodes: (OutcomeLine & {
      role: OutcomeCard['role']
      levels: string[]
      ageFrom: number | null
      ageTo: number | null
      resourceCount: number
    })[]
  }
  requires: Edge[]
  requiredBy: Edge[]
  proposedPrerequisites: Edge[]
  matches: { kind: MatchKind; confidence: number; source: string; outcome: OutcomeCard }[]
  replacedBy: OutcomeLine | null
  copiedFrom: OutcomeCard | null
  provenance: Provenance
}

interface Reach {
  truncated: boolean
  nodes: { depth: number }[]
}

export interface OutcomeAnswer {
  outcome: Outcome | null
  before?: Reach
  after?: Reach
  teaches?: OutcomeResources
  practises?: OutcomeResources
  assesses?: OutcomeResources
}
