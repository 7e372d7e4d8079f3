/** What the publish and the edit page share on the server: the choices of the form, and its step that finds outcomes. */
import { fail, type RequestEvent } from '@sveltejs/kit'
import type { Filling, Twin } from '#lib/fill.ts'
import { operation } from '#lib/fragments.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import {
  type Kept,
  outcomeWords,
  publishErrors,
  type PublishValues,
  type StaleChoice,
  type StaleField,
  toResourceInput,
} from '#lib/publish-form.ts'
import type {
  FormError,
  LicenceVerdict,
  LocalisedText,
  OfferedLicence,
  FoundOutcome,
  OutcomeLine,
  UserError,
} from '#lib/types.ts'

export const FORM_CHOICES =
  operation(`query FormChoices($languages: [LanguageTag!], $outcome: ID!, $hasOutcome: Boolean!) {
  viewer { id name providers { id name viewerCanPublish } }
  licences { key label summary }
  types: concepts(purpose: RESOURCE_TYPE, first: 60) { id label(languages: $languages) { ...Text } }
  subjects: concepts(purpose: SUBJECT, first: 60) { id label(languages: $languages) { ...Text } }
  outcome(id: $outcome) @include(if: $hasOutcome) { ...OutcomeLine }
}`)

export const FIND_OUTCOMES = operation(`query FindOutcomes($query: String!, $languages: [LanguageTag!]!) {
  searchOutcomes(query: $query, languages: $languages, first: 10) { nodes { ...FoundOutcome } }
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

/** What a form comes back with, beside what was typed; each part is there when it was asked for. */
export interface FormBack {
  values: PublishValues
  errors: FormError[]
  /** Of the resource that is edited. */
  revision?: number
  found?: FoundOutcomes | null
  verdicts?: Record<string, LicenceVerdict> | null
  preflight?: Preflight | null
  stale?: StaleChoice | null
  /** What was read from a link or a file, and that link. */
  filling?: Filling | null
  fillUrl?: string
  /** What is here and may be the same. */
  twins?: Twin[] | null
}

export interface UpdateAnswer {
  resourceUpdate: {
    resource: { id: string; revision: number; state: string } | null
    stale: { revision: number; fields: StaleField[] } | null
    userErrors: UserError[]
  }
}
export const UPDATE = `mutation Update(
  $id: ID!, $revision: Int!, $input: ResourceInput!, $note: String, $publish: Boolean!, $autosave: Boolean!
) {
  resourceUpdate(id: $id, revision: $revision, input: $input, note: $note, publish: $publish, autosave: $autosave) {
    resource { id revision state }
    stale { revision fields { field label language edited theirs yours changedByThem changedByYou } }
    userErrors { code field message }
  }
}`

export interface DraftAnswer {
  resourceDraft: { resource: { id: string; revision: number } | null; userErrors: UserError[] }
}
export const DRAFT = `mutation Draft($providerId: ID!, $input: ResourceInput!) {
  resourceDraft(providerId: $providerId, input: $input) { resource { id revision } userErrors { code field message } }
}`

export const PREFLIGHT = `query Preflight($providerId: ID!, $input: ResourceInput!, $id: ID) {
  resourcePreflight(providerId: $providerId, input: $input, id: $id) {
    mustMend { code field message } couldImprove { field message why }
  }
  duplicatesAreWhole
}`

/** What stands before publishing, each tied to the control that mends it. */
export interface Preflight {
  mustMend: FormError[]
  couldImprove: (FormError & { why: string })[]
  /** What may be the same is looked for among all that is here. */
  duplicatesAreWhole: boolean
}

/** What publishing this would say, and what would make it better; null for somebody who may not prepare it. */
export async function preflightOf(
  values: PublishValues,
  event: RequestEvent,
  edited?: { id: string; kept: Kept },
): Promise<Preflight | null> {
  const variables = {
    ...{ providerId: values.provider, input: toResourceInput(values, edited?.kept), id: edited?.id ?? null },
  }
  const { resourcePreflight: found, duplicatesAreWhole } = await ask<{
    duplicatesAreWhole: boolean
    resourcePreflight: {
      mustMend: UserError[]
      couldImprove: { field: string[]; message: string; why: string }[]
    } | null
  }>(PREFLIGHT, variables, event)
  if (!found) return null
  const tied = (field: string[], message: string) =>
    publishErrors([{ code: '', field, message }], values)[0] ?? { id: 'title', message }
  return {
    mustMend: publishErrors(found.mustMend, values),
    couldImprove: found.couldImprove.map(({ field, message, why }) => ({ ...tied(field, message), why })),
    duplicatesAreWhole,
  }
}

/** Does one step of the form; what the API refuses as a whole comes back with what was typed. */
export async function step<T extends FormBack>(
  back: Pick<FormBack, 'values' | 'revision'>,
  control: string,
  act: () => Promise<T>,
) {
  try {
    return await act()
  } catch (error) {
    const { status, errors } = refusal(error, control)
    return fail(status, { ...back, errors } satisfies FormBack)
  }
}

const SUGGEST_OUTCOMES = operation(`query SuggestOutcomes($input: AlignmentTextInput!, $languages: [LanguageTag!]!) {
  suggestAlignments(input: $input, first: 8) { outcome { ...FoundOutcome } reasons }
}`)

/** Outcomes to choose from, and for those that are suggested why. */
export interface FoundOutcomes {
  query: string
  outcomes: FoundOutcome[]
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
      suggestAlignments: { outcome: FoundOutcome; reasons: string[] }[]
    }>(SUGGEST_OUTCOMES, variables, event)
    const reasons = Object.fromEntries(found.map(({ outcome, reasons }) => [outcome.id, reasons]))
    return { query, outcomes: found.map(({ outcome }) => outcome), reasons }
  }
  const variables = { query, languages: event.locals.languages }
  const { searchOutcomes } = await ask<{ searchOutcomes: { nodes: FoundOutcome[] } }>(FIND_OUTCOMES, variables, event)
  return { query, outcomes: searchOutcomes.nodes, reasons: {} }
}

/** The form's outcomes with one more, when an address names it. */
export function withOutcome(values: PublishValues, outcome: OutcomeLine | null | undefined): PublishValues {
  if (!outcome) return values
  const chosen = { id: outcome.id, kind: 'TEACHES', extent: 'WHOLE', words: outcomeWords(outcome) } as const
  return { ...values, outcomes: [...values.outcomes, chosen] }
}
