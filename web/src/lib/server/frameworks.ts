/** What the pages of the framework editor share on the server. */
import { error, type RequestEvent } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import { ask, request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { FrameworkStatus, Impact, LocalisedText, OutcomeCard, UserError } from '#lib/types.ts'
import { m } from '#lib/paraglide/messages.js'

/** The licences and providers a form of a framework chooses from. */
export const FRAMEWORK_CHOICES = operation(`query FrameworkChoices {
  viewer { providers { id name } }
  licences { key label summary }
}`)

export interface FrameworkChoices {
  viewer: { providers: { id: string; name: string }[] } | null
  licences: { key: string; label: string; summary: string }[]
}

/** A framework as every page of the editor needs it. */
export interface EditedFramework {
  id: string
  title: LocalisedText
  status: FrameworkStatus | null
  viewerCanEdit: boolean
}

export const FIND_FOR_LINKS = operation(`query FindForLinks(
  $query: String!, $framework: ID!, $languages: [LanguageTag!]!
) {
  searchOutcomes(query: $query, languages: $languages, first: 10) { nodes { ...OutcomeCard } }
  outcomesByCode(code: $query, framework: $framework) { ...OutcomeCard }
}`)

/** Outcomes for words or a code: those of this framework by code first, then whatever search finds. */
export async function findForLinks(query: string, framework: string, event: RequestEvent): Promise<OutcomeCard[]> {
  if (query === '') return []
  const variables = { query: query.slice(0, 200), framework, languages: event.locals.languages }
  const answer = await ask<{ searchOutcomes: { nodes: OutcomeCard[] }; outcomesByCode: OutcomeCard[] }>(
    FIND_FOR_LINKS,
    variables,
    event,
  )
  const all = [...answer.outcomesByCode, ...answer.searchOutcomes.nodes]
  return all.filter((outcome, at) => all.findIndex(({ id }) => id === outcome.id) === at)
}

/** Reads what a page of the editor shows. Ends with the fitting error page when it is not there or not the reader's to edit. */
export async function editable<T extends { framework: EditedFramework | null }>(
  document: string,
  variables: Record<string, unknown>,
  event: RequestEvent,
): Promise<T & { framework: NonNullable<T['framework']> }> {
  signedIn(event)
  const answer = await request<T>(document, { languages: event.locals.languages, ...variables }, event)
  if (!answer.framework) error(404, m.framework_missing())
  if (!answer.framework.viewerCanEdit) {
    error(403, m.editor_forbidden())
  }
  return answer as T & { framework: NonNullable<T['framework']> }
}

/** What every change answers. */
export interface Changed {
  impact: Impact
  userErrors: UserError[]
}

/** Whether the button that was pressed asks what would change, and writes nothing. */
export function isCheck(form: FormData): boolean {
  return form.get('do') === 'check'
}
