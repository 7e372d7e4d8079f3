import { operation } from '#lib/fragments.ts'
import type { Fit, MatchKind, OutcomeCard, OutcomeLine, PageInfo, LocalisedText, ResourceLine } from '#lib/types.ts'

/** Goals that could be meant by some words. */
export const FIND_GOAL = operation(`query FindGoal($query: String!, $languages: [LanguageTag!]!) {
  searchOutcomes(query: $query, languages: $languages, first: 12) {
    totalCount correction droppedWords nodes { ...OutcomeCard resourceCount }
  }
}`)

/** The steps to the goals. */
export const PATHWAY = operation(`query Pathway(
  $goals: [ID!]!, $known: [KnownInput!]!, $constraints: PathwayConstraints!
  $languages: [LanguageTag!], $first: Int!, $after: String
) {
  pathway(goals: $goals, known: $known, constraints: $constraints) {
    goals { ...OutcomeCard }
    totalMinutes stepsWithoutMinutes
    gaps { ...OutcomeLine }
    known { ...OutcomeLine }
    goalsWithoutKnowledge { ...OutcomeLine }
    assumedKnown { ...OutcomeLine }
    leftOut { reason outcome { ...OutcomeLine } }
    steps(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        position generation isGoal soft
        outcome { ...OutcomeLine evidence { ...Fact } prompts { ...Fact } }
        because { text strength source reason { ...Text } neededBy { ...OutcomeLine } }
        resources(first: 2) {
          why fit { ...FitVerdict } through { kind outcome { ...OutcomeLine } } resource { ...ResourceLine }
        }
      }
    }
  }
}`)

export interface FoundGoals {
  searchOutcomes: { totalCount: number; correction: string | null; droppedWords: string[]; nodes: OutcomeCard[] }
}

export interface PathwayReason {
  text: string
  strength: 'HARD' | 'SOFT' | null
  source: string | null
  reason: LocalisedText | null
  neededBy: OutcomeLine | null
}

export interface PathwayStep {
  position: number
  generation: number
  isGoal: boolean
  soft: boolean
  outcome: OutcomeLine & { evidence: LocalisedText[]; prompts: LocalisedText[] }
  because: PathwayReason[]
  resources: {
    why: string[]
    fit: Fit | null
    through: { kind: MatchKind; outcome: OutcomeLine } | null
    resource: ResourceLine
  }[]
}

export interface Pathway {
  goals: OutcomeCard[]
  totalMinutes: number | null
  stepsWithoutMinutes: number
  gaps: OutcomeLine[]
  known: OutcomeLine[] | null
  goalsWithoutKnowledge: OutcomeLine[]
  assumedKnown: OutcomeLine[]
  leftOut: { reason: string; outcome: OutcomeLine }[]
  steps: { totalCount: number; pageInfo: PageInfo; nodes: PathwayStep[] }
}
