/** What the resolvers of each type are given, where that is not one of the graph's own nodes. */
import type { FitVerdict } from '#api/accessibility/fit.ts'
import type { Needs } from '#api/accessibility/needs.ts'
import type { ChainStep } from '#api/pathway/explain.ts'
import type { FrontierOutcome } from '#api/pathway/frontier.ts'
import type { Neighbourhood } from '#api/pathway/neighbourhood.ts'
import type { Note } from '#api/pathway/notes.ts'
import type { OutcomeResource } from '#api/pathway/outcome-resources.ts'
import type { Coverage } from '#api/pathway/coverage.ts'
import type { Plan, PlanStep, Used, Way } from '#api/pathway/plan.ts'
import type { Compatibility } from '#api/vocabulary/licence-compatibility.ts'
import type { Licence, LicenceTogether } from '#api/vocabulary/licences.ts'
import type { QuerySearchResourcesArgs, ResourceFacet } from '#api/generated/types.ts'
import type { FacetCount, SearchAnswer, SearchHit, SearchQuery } from '#api/search/search-index.ts'
import type { Told } from '#api/search/why.ts'
import type {
  AgentCard,
  AlignmentCard,
  CollectionEntry,
  CollectionNode,
  ConceptCard,
  FrameworkCard,
  FrameworkNode,
  MatchEdge,
  OutcomeCard,
  OutcomeNode,
  PrerequisiteEdge,
  ResourceNode,
} from '#graph/nodes.ts'
import type { ListedKind } from '#graph/queries/listed.ts'
import type { LanguageText, LicenceStatement } from '#graph/records.ts'
import type { AlignmentClaim, Suggested } from '#graph/queries/suggested.ts'

/** A card holds what lists show; the rest is loaded when it is asked for. */
export type OutcomeParent = OutcomeCard | OutcomeNode
export type FrameworkParent = FrameworkCard | FrameworkNode
export type NodeParent = ResourceNode | OutcomeParent | FrameworkParent | AgentCard | ConceptCard | CollectionNode

/** Everything public of one kind, not read yet. */
export interface PublicThingsParent {
  kind: ListedKind
}

export interface LicenceParent extends LicenceTogether {
  statements: LicenceStatement[]
}
export interface LicenceChoiceParent extends Compatibility {
  licence: Licence
}
/** `resource` may be an id that is loaded when it is asked for. */
export type AlignmentParent = AlignmentCard & { outcome: OutcomeParent; resource: ResourceNode | string }
export type PrerequisiteParent = Pick<PrerequisiteEdge, 'strength' | 'reasons' | 'confidence' | 'source' | 'clause'> & {
  outcome: OutcomeParent
}
/** A suggestion with what people said to it; the outcome and the resource are loaded when they are asked for. */
export interface AlignmentSuggestionParent extends Suggested {
  claims: readonly AlignmentClaim[]
}
/** One way down to an outcome as ids; what is beside it is loaded when it is asked for. */
export interface OutcomePlaceParent {
  /** From the top of the framework down to the parent. */
  path: string[]
  /** All that stand there, in order. */
  siblings: string[]
  /** Of the outcome among them, from 0. */
  at: number
}
export type MatchParent = Pick<MatchEdge, 'kind' | 'confidence' | 'source'> & { outcome: OutcomeParent }

/** A place in a collection; what stands there is loaded when it is asked for. */
export type CollectionEntryParent = CollectionEntry

/** A plan and what it was asked with; texts and resources are read for what is shown. */
export interface PathwayParent {
  plan: Plan
  way: Way
  /** Ids said to be known, in the order given. */
  known: readonly string[]
  needs: Needs
  languages: string[]
}
/** A step among those shown with it: what it gives is read or worked out for all of them, when somebody asks. */
export interface PathwayStepParent {
  step: PlanStep
  outcome: () => OutcomeNode
  saves: () => number
  because: () => Promise<PathwayReasonParent[]>
  /** At most so many. */
  resources: (most: number) => Promise<
    {
      resource: ResourceNode
      fit: FitVerdict | null
      chosen: boolean
      why: string[]
      through: MatchParent | null
      alsoTeaches: OutcomeNode[]
    }[]
  >
}
export interface PathwayReasonParent {
  neededBy: OutcomeNode | null
  strength: 'HARD' | 'SOFT' | null
  reason: LanguageText | null
  source: string | null
  text: string
}

/** An answer from the prerequisite model: how it was asked, where it stands, and what it used. */
export interface ModelAnswer {
  notes: Note[]
  version: number
  used: Used
}
export interface NextStepsParent extends ModelAnswer {
  steps: PathwayStepParent[]
  remaining: number
  languages: string[]
}
export interface FrontierParent extends ModelAnswer {
  ready: FrontierOutcome[]
  withinReach: FrontierOutcome[]
}
export interface ChainParent extends ModelAnswer {
  steps: ChainStep[]
}
export interface OutcomeGraphParent {
  part: Neighbourhood
}
export interface OutcomeGraphNodeParent {
  id: string
  depth: number
}
export interface OutcomeResourcesParent extends ModelAnswer {
  page: OutcomeResource[]
  total: number
  hasNextPage: boolean
  endCursor: string | null
  needs: Needs
}
export interface OutcomeResourceParent {
  found: OutcomeResource
  resource: ResourceNode
  needs: Needs
}
export interface CoverageParent {
  found: Coverage
  framework: FrameworkParent
}

/** A page of resources; what is worked out from the index once more is found when it is asked for. */
export interface ResourceSearchParent {
  args: QuerySearchResourcesArgs
  query: SearchQuery
  answer: SearchAnswer
  edges: ResourceSearchEdgeParent[]
}
export interface ResourceSearchEdgeParent {
  hit: SearchHit
  query: SearchQuery
  node: ResourceNode
  fit: FitVerdict | null
  /** What its reasons rest on, the same for the whole page. */
  told: () => Promise<Told>
}
export interface OutcomeSearchParent {
  query: SearchQuery
  answer: SearchAnswer
  edges: OutcomeSearchEdgeParent[]
}
export interface OutcomeSearchEdgeParent {
  hit: SearchHit
  query: SearchQuery
  node: OutcomeNode
  told: Told
}
export interface FacetParent {
  name: ResourceFacet
  query: SearchQuery
  /** The most frequent values, or all of them where some are asked for by their labels. */
  counts: FacetCount[]
  /** How many values there are. */
  size: number
}
export interface SimilarResourceParent {
  origin: ResourceNode
  resource: ResourceNode
  hit: SearchHit
  fit: FitVerdict | null
  languages: readonly string[]
}
