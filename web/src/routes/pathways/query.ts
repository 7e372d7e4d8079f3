import { operation } from '#lib/fragments.ts'
import type {
  FactSource,
  Fit,
  LevelScheme,
  MasteryFact,
  MatchKind,
  FoundOutcome,
  OutcomeCard,
  OutcomeLine,
  OutcomeRole,
  PageInfo,
  ResourceLine,
} from '#lib/types.ts'

/** Goals that could be meant by some words. */
export const FIND_GOAL = operation(`query FindGoal($query: String!, $languages: [LanguageTag!]!) {
  searchOutcomes(query: $query, languages: $languages, first: 12) {
    totalCount correction droppedWords nodes { ...FoundOutcome resourceCount }
  }
}`)

/** The steps to the goals. `onMap` steps are drawn: their count is small, for nobody can follow more lines. */
export const PATHWAY = operation(`query Pathway(
  $goals: [ID!]!, $known: [KnownInput!]!, $knownUpTo: [KnownUpToInput!]!, $constraints: PathwayConstraints!
  $languages: [LanguageTag!], $first: Int!, $resources: Int!, $after: String, $onMap: Int!, $hasKnown: Boolean!
  $providers: [ID!]!, $isForm: Boolean!, $step: Int, $stage: Int, $inPart: Int!, $isZoomed: Boolean!
) {
  pathway(goals: $goals, known: $known, knownUpTo: $knownUpTo, constraints: $constraints) {
    version notes totalMinutes stepsWithoutMinutes
    goals { ...OutcomeCard }
    gaps { ...OutcomeLine }
    known { ...OutcomeLine }
    goalsWithoutKnowledge { ...OutcomeLine }
    assumedKnown { ...OutcomeLine }
    leftOut { reason outcome { ...OutcomeLine } }
    facts { name url licence credit usedFor }
    edges { from to strength } stages
    onMap: steps(first: $onMap) @skip(if: $isZoomed) { nodes { ...Drawn } }
    part(step: $step, stage: $stage, first: $inPart) @include(if: $isZoomed) { ...Drawn ...Step }
    steps(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Step } }
  }
  levelSchemes @include(if: $isForm) { key name kind levels { id label ageFrom } }
  providers(ids: $providers) @include(if: $isForm) { id name }
}
fragment Drawn on PathwayStep {
  position generation isGoal soft
  outcome { ...OutcomeLine requires(first: 20) @include(if: $hasKnown) { strength outcome { ...OutcomeLine role } } }
}
fragment Step on PathwayStep {
  position generation isGoal soft saves
  outcome { ...OutcomeLine evidence { ...Fact } prompts { ...Fact } misconceptions { ...Fact } }
  because { text strength source neededBy { ...OutcomeLine } }
  resources(first: $resources) {
    chosen why fit { ...FitVerdict }
    through { kind confidence outcome { ...OutcomeLine } }
    resource { ...ResourceLine url }
  }
}`)

export interface FoundGoals {
  searchOutcomes: { totalCount: number; correction: string | null; droppedWords: string[]; nodes: FoundOutcome[] }
}

export interface PathwayReason {
  text: string
  strength: 'HARD' | 'SOFT' | null
  source: string | null
  neededBy: OutcomeLine | null
}

export interface PathwayStep {
  position: number
  generation: number
  isGoal: boolean
  soft: boolean
  /** Steps that fall away when this one is known, itself included. */
  saves: number
  outcome: OutcomeLine & { evidence: MasteryFact[]; prompts: MasteryFact[]; misconceptions: MasteryFact[] }
  because: PathwayReason[]
  resources: {
    chosen: boolean
    why: string[]
    fit: Fit | null
    through: { kind: MatchKind; confidence: number; outcome: OutcomeLine } | null
    resource: ResourceLine & { url: string }
  }[]
}

/** A step as the map needs it. */
export interface DrawnStep {
  position: number
  generation: number
  isGoal: boolean
  soft: boolean
  outcome: OutcomeLine & { requires?: { strength: 'HARD' | 'SOFT'; outcome: OutcomeLine & { role: OutcomeRole } }[] }
}

export interface Pathway {
  /** Of the catalogue. */
  version: number
  notes: string[]
  goals: OutcomeCard[]
  totalMinutes: number | null
  stepsWithoutMinutes: number
  gaps: OutcomeLine[]
  known: OutcomeLine[] | null
  goalsWithoutKnowledge: OutcomeLine[]
  assumedKnown: OutcomeLine[]
  leftOut: { reason: string; outcome: OutcomeLine }[]
  facts: FactSource[]
  /** Positions: `from` needs `to`. */
  edges: { from: number; to: number; strength: 'HARD' | 'SOFT' }[]
  /** How many steps each stage holds. */
  stages: number[]
  onMap?: { nodes: DrawnStep[] }
  /** What is looked at closely, for the map and for the list. */
  part?: (DrawnStep & PathwayStep)[]
  steps: { totalCount: number; pageInfo: PageInfo; nodes: PathwayStep[] }
}

export interface PathwayAnswer {
  pathway: Pathway
  levelSchemes?: LevelScheme[]
  providers?: ({ id: string; name: string } | null)[]
}
