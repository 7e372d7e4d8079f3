/** What the publish and the edit page share on the server: the choices of the form, and its step that finds outcomes. */
import type { RequestEvent } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import { ask, request } from '#lib/server/api.ts'
import { originalsIn, outcomeWords, toResourceInput, type PublishValues } from '#lib/publish-form.ts'
import type { LicenceVerdict, LocalisedText, OfferedLicence, OutcomeCard, OutcomeLine } from '#lib/types.ts'

export const FORM_CHOICES =
  operation(`query FormChoices($languages: [LanguageTag!], $outcome: ID!, $hasOutcome: Boolean!) {
  viewer { id name providers { id name viewerCanPublish } }
  licences { key label summary permits requires }
  types: concepts(purpose: RESOURCE_TYPE, first: 60) { id label(languages: $languages) { ...Text } }
  subjects: concepts(purpose: SUBJECT, first: 60) { id label(languages: $languages) { ...Text } }
  outcome(id: $outcome) @include(if: $hasOutcome) { ...OutcomeLine }
}`)

export const FIND_OUTCOMES = operation(`query FindOutcomes($query: String!, $languages: [LanguageTag!]!) {
  searchOutcomes(query: $query, languages: $languages, first: 10) { nodes { ...OutcomeCard } }
}`)

export interface FormChoices {
  viewer: { id: string; name: string; providers: { id: string; name: string; viewerCanPublish: boolean }[] } | null
  licences: OfferedLicence[]
  types: { id: string; label: LocalisedText }[]
  subjects: { id: string; label: LocalisedText }[]
  outcome?: OutcomeLine | null
}

export const LICENCE_VERDICTS = `query LicenceVerdicts($madeFrom: [ID!]!, $making: Making!) {
  licenceChoices(madeFrom: $madeFrom, making: $making) { answer reason licence { key } }
}`

/** Of each licence by its key, whether something made from these may stand under it; null when it is made from nothing. */
export async function licenceVerdicts(
  madeFrom: string[],
  making: 'TRANSLATE' | 'ADAPT',
  event: RequestEvent,
): Promise<Record<string, LicenceVerdict> | null> {
  if (madeFrom.length === 0) return null
  const { licenceChoices } = await request<{ licenceChoices: (LicenceVerdict & { licence: { key: string } })[] }>(
    LICENCE_VERDICTS,
    { madeFrom, making },
    event,
  )
  return Object.fromEntries(licenceChoices.map(({ licence, answer, reason }) => [licence.key, { answer, reason }]))
}

/** Of each licence, whether it goes with what the form says the resource is made from. */
export async function checkedLicences(values: PublishValues, event: RequestEvent) {
  return {
    values,
    errors: [],
    found: null,
    verdicts: await licenceVerdicts(originalsIn(values.basedOn), 'ADAPT', event),
  }
}

const SUGGEST_OUTCOMES = operation(`query SuggestOutcomes($input: AlignmentTextInput!, $languages: [LanguageTag!]!) {
  suggestAlignments(input: $input, first: 8) { outcome { ...OutcomeCard } reasons }
}`)

/** Outcomes to choose from, and for those that are suggested why. */
export interface FoundOutcomes {
  query: string
  outcomes: OutcomeCard[]
  /** By the id of the outcome. */
  reasons: Record<string, string[]>
}

/** Outcomes for the words in the box; with none there, those that the rest of the form suggests. */
export async function findOutcomes(values: PublishValues, event: RequestEvent): Promise<FoundOutcomes> {
  const query = values.outcomeQuery
  const { title, description, keywords, subjectIds, ageFrom, ageTo, editionOf } = toResourceInput(values)
  if (query === '') {
    if (title === '' && description === '') return { query, outcomes: [], reasons: {} }
    const input = { title, description, keywords, subjectIds, ageFrom, ageTo, editionOf }
    const variables = { input, languages: event.locals.languages }
    const { suggestAlignments: found } = await ask<{
      suggestAlignments: { outcome: OutcomeCard; reasons: string[] }[]
    }>(SUGGEST_OUTCOMES, variables, event)
    const reasons = Object.fromEntries(found.map(({ outcome, reasons }) => [outcome.id, reasons]))
    return { query, outcomes: found.map(({ outcome }) => outcome), reasons }
  }
  const variables = { query, languages: event.locals.languages }
  const { searchOutcomes } = await ask<{ searchOutcomes: { nodes: OutcomeCard[] } }>(FIND_OUTCOMES, variables, event)
  return { query, outcomes: searchOutcomes.nodes, reasons: {} }
}

/** The form's outcomes with one more, when an address names it. */
export function withOutcome(values: PublishValues, outcome: OutcomeLine | null | undefined): PublishValues {
  if (!outcome) return values
  const chosen = { id: outcome.id, kind: 'TEACHES', extent: 'WHOLE', words: outcomeWords(outcome) } as const
  return { ...values, outcomes: [...values.outcomes, chosen] }
}
