import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { editable, findForLinks, isCheck, type Changed } from '#lib/server/frameworks.ts'
import type { MatchKind, UserError } from '#lib/types.ts'
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
const ORDER = ['to', 'strength', 'reason', 'language', 'clause', 'kind', 'confidence']

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
  if (!outcome || outcome.framework?.id !== framework.id) error(404, 'There is no such item in this curriculum.')
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

function errorsOf(errors: UserError[]) {
  const controls = { from: 'to', 'reason.language': 'language', reason: 'reason', input: 'to' }
  return inOrder(formErrors(errors, 'to', controls), ORDER)
}

async function save(event: Event) {
  const form = await event.request.formData()
  const values = readLinkForm(form)
  const { outcome: from, id } = event.params
  const confidence = confidenceOf(values.confidence)
  const about = { from, to: values.to, dryRun: isCheck(form), languages: event.locals.languages }
  try {
    const changed =
      values.as === 'match'
        ? (await ask<{ matchSet: Changed }>(SET_MATCH, { ...about, input: { kind: values.kind, confidence } }, event))
            .matchSet
        : (
            await ask<{ prerequisiteSet: Changed }>(
              SET_PREREQUISITE,
              {
                ...about,
                input: {
                  strength: values.strength,
                  reason: values.reason === '' ? [] : [{ text: values.reason, language: languageTag(values.language) }],
                  clause: values.clause,
                  confidence,
                },
              },
              event,
            )
          ).prerequisiteSet
    if (changed.userErrors.length > 0) return fail(422, { values, errors: errorsOf(changed.userErrors), impact: null })
    if (isCheck(form)) return { values, errors: [], impact: changed.impact }
  } catch (error) {
    const { status, errors } = refusal(error, 'to')
    return fail(status, { values, errors, impact: null })
  }
  redirect(303, `/frameworks/${id}/edit/${from}/links?done=added`)
}

async function remove(event: Event, document: string) {
  const form = await event.request.formData()
  const { outcome: from, id } = event.params
  const variables: Record<string, unknown> = { from, to: String(form.get('to') ?? '') }
  if (document === REMOVE_MATCH) variables.kind = form.get('kind')
  try {
    const answer = await ask<Record<string, { userErrors: UserError[] }>>(document, variables, event)
    const errors = Object.values(answer).flatMap(({ userErrors }) => userErrors)
    if (errors.length > 0) return fail(422, { values: null, errors: errorsOf(errors), impact: null })
  } catch (error) {
    const { status, errors } = refusal(error, 'to')
    return fail(status, { values: null, errors, impact: null })
  }
  redirect(303, `/frameworks/${id}/edit/${from}/links?done=removed`)
}

export const actions: Actions = {
  save,
  removePrerequisite: (event) => remove(event, REMOVE_PREREQUISITE),
  removeMatch: (event) => remove(event, REMOVE_MATCH),
}
