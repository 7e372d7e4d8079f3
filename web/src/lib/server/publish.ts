/** What the publish and the edit page share on the server: the choices of the form, and its step that finds outcomes. */
import type { RequestEvent } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import { ask } from '#lib/server/api.ts'
import { outcomeWords, type PublishValues } from '#lib/publish-form.ts'
import type { Duty, LocalisedText, OutcomeCard, OutcomeLine, Permission } from '#lib/types.ts'

export const FORM_CHOICES =
  operation(`query FormChoices($languages: [LanguageTag!], $outcome: ID!, $hasOutcome: Boolean!) {
  viewer { id name providers { id name } }
  licences { key label summary permits requires }
  types: concepts(purpose: RESOURCE_TYPE, first: 60) { id label(languages: $languages) { ...Text } }
  subjects: concepts(purpose: SUBJECT, first: 60) { id label(languages: $languages) { ...Text } }
  outcome(id: $outcome) @include(if: $hasOutcome) { ...OutcomeLine }
}`)

export const FIND_OUTCOMES = operation(`query FindOutcomes($query: String!, $languages: [LanguageTag!]!) {
  searchOutcomes(query: $query, languages: $languages, first: 10) { nodes { ...OutcomeCard } }
}`)

export interface FormChoices {
  viewer: { id: string; name: string; providers: { id: string; name: string }[] } | null
  licences: { key: string; label: string; summary: string; permits: Permission[]; requires: Duty[] }[]
  types: { id: string; label: LocalisedText }[]
  subjects: { id: string; label: LocalisedText }[]
  outcome?: OutcomeLine | null
}

/** Outcomes for the words of the form. No words, nothing asked. */
export async function findOutcomes(values: PublishValues, event: RequestEvent) {
  const query = values.outcomeQuery
  if (query === '') return { query, outcomes: [] }
  const variables = { query, languages: event.locals.languages }
  const { searchOutcomes } = await ask<{ searchOutcomes: { nodes: OutcomeCard[] } }>(FIND_OUTCOMES, variables, event)
  return { query, outcomes: searchOutcomes.nodes }
}

/** The form's outcomes with one more, when an address names it. */
export function withOutcome(values: PublishValues, outcome: OutcomeLine | null | undefined): PublishValues {
  if (!outcome) return values
  const chosen = { id: outcome.id, kind: 'TEACHES', extent: 'WHOLE', words: outcomeWords(outcome) } as const
  return { ...values, outcomes: [...values.outcomes, chosen] }
}
