import { operation } from '#lib/fragments.ts'
import type { EditedFramework } from '#lib/server/frameworks.ts'
import type { MatchKind, OutcomeCard, OutcomeLine, Prerequisite } from '#lib/types.ts'

/** What an outcome of a draft requires and matches, and the outcome that is about to be added. */
export const LINKS = operation(`query EditedLinks(
  $id: ID!, $outcome: ID!, $languages: [LanguageTag!], $add: ID!, $hasAdd: Boolean!
) {
  framework(id: $id) { id title(languages: $languages) { ...Text } status viewerCanEdit }
  outcome(id: $outcome) {
    ...OutcomeCard ancestors { ...OutcomeLine }
    requires(first: 100) { ...EditedEdge }
    proposedPrerequisites { ...EditedEdge }
    matches { kind confidence source outcome { ...OutcomeCard } }
  }
  added: outcome(id: $add) @include(if: $hasAdd) { ...OutcomeCard }
}
fragment EditedEdge on Prerequisite {
  strength confidence clause source reason(languages: $languages) { ...Text } outcome { ...OutcomeCard }
}`)

/** What a machine would propose. Nothing of it is written without a person. */
export const SUGGESTIONS = operation(`query Suggestions($outcome: ID!, $languages: [LanguageTag!]) {
  suggestPrerequisites(outcome: $outcome, first: 6) { score strength reasons outcome { ...OutcomeCard } }
  suggestMatches(outcome: $outcome, first: 6) { score kind reasons outcome { ...OutcomeCard } }
}`)

export const SET_PREREQUISITE = operation(`mutation PrerequisiteSet(
  $from: ID!, $to: ID!, $input: PrerequisiteInput!, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  prerequisiteSet(from: $from, to: $to, input: $input, dryRun: $dryRun) {
    impact { ...ImpactOf } userErrors { code field message }
  }
}`)

export const REMOVE_PREREQUISITE = operation(`mutation PrerequisiteRemove($from: ID!, $to: ID!) {
  prerequisiteRemove(from: $from, to: $to) { userErrors { code field message } }
}`)

export const SET_MATCH = operation(`mutation MatchSet(
  $from: ID!, $to: ID!, $input: MatchInput!, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  matchSet(from: $from, to: $to, input: $input, dryRun: $dryRun) {
    impact { ...ImpactOf } userErrors { code field message }
  }
}`)

export const REMOVE_MATCH = operation(`mutation MatchRemove($from: ID!, $to: ID!, $kind: MatchKind!) {
  matchRemove(from: $from, to: $to, kind: $kind) { userErrors { code field message } }
}`)

export interface EditedEdge extends Prerequisite {
  outcome: OutcomeCard
  confidence: number
  clause: string | null
}

export interface Links {
  framework: EditedFramework | null
  outcome:
    | (OutcomeCard & {
        ancestors: OutcomeLine[]
        requires: EditedEdge[]
        proposedPrerequisites: EditedEdge[]
        matches: { kind: MatchKind; confidence: number; source: string; outcome: OutcomeCard }[]
      })
    | null
  added?: OutcomeCard | null
}

export interface Suggestions {
  suggestPrerequisites: { score: number; strength: 'HARD' | 'SOFT'; reasons: string[]; outcome: OutcomeCard }[]
  suggestMatches: { score: number; kind: MatchKind; reasons: string[]; outcome: OutcomeCard }[]
}

/** What was typed about a link. */
export interface LinkValues {
  as: 'requires' | 'match'
  strength: 'HARD' | 'SOFT'
  reason: string
  language: string
  clause: string
  kind: MatchKind
  confidence: string
}
