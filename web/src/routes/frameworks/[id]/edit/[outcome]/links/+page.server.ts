import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { Ties } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { editable, findForLinks, isCheck, type Changed } from '#lib/server/frameworks.ts'
import type { MatchKind, UserError } from '#lib/types.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import {
  LINKS,
  REMOVE_MATCH,
  REMOVE_PREREQUISITE,
  SET_MATCH,
  SET_PREREQUISITE,
  SUGGESTIONS,
  type Links,
  type LinkValues,
  type Suggestions,
} from './query.ts'

const KINDS: MatchKind[] = ['EXACT', 'CLOSE', 'BROAD', 'NARROW', 'RELATED']
const DONE = ['added', 'removed'] as const
const TIES: Ties = {
  fallback: 'to',
  controls: { from: 'to', 'reason.language': 'language', reason: 'reason', input: 'to' },
  order: ['to', 'strength', 'reason', 'language', 'clause', 'kind', 'confidence'],
}

type Event = RequestEvent<{ id: string; outcome: string }>

export const load: PageServerLoad = async (event) => {
  const { id, outcome: wanted } = event.params
  const { searchParams } = event.url
  const add = searchParams.get('add') ?? ''
  const { framework, outcome, added } = await editable<Links>(
    LINKS,
    { id, outcome: wanted, add, hasAdd: add !== '' },
    event,
  )
  if (!outcome || outcome.framework?.id !== framework.id) error(404, m.editor_item_missing())
  const query = (searchParams.get('q') ?? '').trim()
  const found = query === '' ? null : await findForLinks(query, framework.id, event)
  const isSuggesting = searchParams.has('suggest')
  const suggestions = isSuggesting
    ? await request<Suggestions>(SUGGESTIONS, { outcome: wanted, languages: event.locals.languages }, event)
    : null
  const stored = outcome.requires.find((edge) => edge.outcome.id === add)
  const match = outcome.matches.find((one) => one.outcome.id === add)
  const as = searchParams.get('as') === 'match' || (match && !stored) ? 'match' : 'requires'
  const values: LinkValues = {
    as,
    strength: stored?.strength ?? (searchParams.get('strength') === 'SOFT' ? 'SOFT' : 'HARD'),
    reason: stored?.reason?.text ?? '',
    language: stored?.reason?.language ?? outcome.statement.language,
    clause: stored?.clause ?? '',
    kind: match?.kind ?? KINDS.find((kind) => kind === searchParams.get('kind')) ?? 'CLOSE',
    confidence: String(
      (as === 'match' ? match?.confidence : stored?.confidence) ?? (Number(searchParams.get('confidence')) || 1),
    ),
  }
  return {
    framework,
    outcome,
    added: added && added.id !== outcome.id ? added : null,
    values,
    query,
    found: found?.filter((one) => one.id !== outcome.id) ?? null,
    suggestions,
    done: DONE.find((what) => what === searchParams.get('done')) ?? null,
  }
}

function readLinkForm(form: FormData): LinkValues & { to: string } {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    to: text('to'),
    as: text('as') === 'match' ? 'match' : 'requires',
    strength: text('strength') === 'SOFT' ? 'SOFT' : 'HARD',
    reason: text('reason'),
    language: text('language'),
    clause: text('clause'),
    kind: KINDS.find((kind) => kind === text('kind')) ?? 'CLOSE',
    confidence: text('confidence'),
  }
}

/** A number from 0 to 1; what is none is sent as −1, which the API refuses in its own words. */
function confidenceOf(text: string): number | null {
  if (text === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : -1
}

function reasonOf({ reason, language }: LinkValues) {
  return reason === '' ? [] : [{ text: reason, language: languageTag(language) }]
}

async function save(event: Event) {
  const form = await event.request.formData()
  const values = readLinkForm(form)
  const { outcome: from, id } = event.params
  const confidence = confidenceOf(values.confidence)
  const about = { from, to: values.to, dryRun: isCheck(form), languages: event.locals.languages }
  const [document, input] =
    values.as === 'match'
      ? [SET_MATCH, { kind: values.kind, confidence }]
      : [SET_PREREQUISITE, { strength: values.strength, reason: reasonOf(values), clause: values.clause, confidence }]
  const set = await change<Changed>(event, document, { ...about, input }, TIES)
  if (!set.ok) return fail(set.status, { values, errors: set.errors, impact: null })
  if (isCheck(form)) return { values, errors: [], impact: set.value.impact }
  redirect(303, `/frameworks/${id}/edit/${from}/links?done=added`)
}

async function remove(event: Event, document: string) {
  const form = await event.request.formData()
  const { outcome: from, id } = event.params
  const variables: Record<string, unknown> = { from, to: String(form.get('to') ?? '') }
  if (document === REMOVE_MATCH) variables.kind = form.get('kind')
  const removed = await change<{ userErrors: UserError[] }>(event, document, variables, TIES)
  if (!removed.ok) return fail(removed.status, { values: null, errors: removed.errors, impact: null })
  redirect(303, `/frameworks/${id}/edit/${from}/links?done=removed`)
}

export const actions: Actions = {
  save,
  removePrerequisite: (event) => remove(event, REMOVE_PREREQUISITE),
  removeMatch: (event) => remove(event, REMOVE_MATCH),
}
