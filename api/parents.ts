/** What the resolvers of each type are given, where that is not one of the graph's own nodes. */
import type { Need, Preset, Importance } from '#api/accessibility/needs.ts'
import type { LicenceTogether } from '#api/vocabulary/licences.ts'
import type { FitLevel } from '#api/search/search-index.ts'
import type {
  AgentCard,
  AlignmentCard,
  FrameworkCard,
  FrameworkNode,
  MatchEdge,
  OutcomeCard,
  OutcomeNode,
  PrerequisiteEdge,
  ResourceNode,
} from '#graph/nodes.ts'
import type { Basis, FileRecord, LanguageText, LicenceStatement } from '#graph/records.ts'

/** A card holds what lists show; the rest is loaded when it is asked for. */
export type OutcomeParent = OutcomeCard | OutcomeNode
export type FrameworkParent = FrameworkCard | FrameworkNode
export type NodeParent = ResourceNode | OutcomeParent | FrameworkParent | AgentCard

export interface LicenceParent extends LicenceTogether {
  statements: LicenceStatement[]
}
/** `resource` may be an id that is loaded when it is asked for. */
export type AlignmentParent = AlignmentCard & { outcome: OutcomeParent; resource: ResourceNode | string }
export interface PrerequisiteParent {
  edge: Pick<PrerequisiteEdge, 'strength' | 'reasons' | 'confidence' | 'source' | 'clause'>
  outcome: OutcomeParent
}
export interface MatchParent {
  edge: Pick<MatchEdge, 'kind' | 'confidence' | 'source'>
  outcome: OutcomeParent
}
export interface NeedFitParent {
  need: Need
  preset?: Preset | null
  importance: Importance
  level: FitLevel
  reason: string
  because: string[]
  basis: Basis | null
  warning: boolean
}
export interface FitParent {
  level: FitLevel
  needs: NeedFitParent[]
  file?: FileRecord | null
}
export interface CatalogueParent {
  version: number
  resourceCount: number
  workCount: number
  outcomeCount: number
  frameworkCount: number
  prerequisiteCount: number
  languages: { language: string; count: number }[]
}
export interface ReasonedText {
  reasons: LanguageText[]
}
