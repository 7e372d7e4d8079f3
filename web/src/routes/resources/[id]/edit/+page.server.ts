import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  fromResource,
  keptOf,
  publishErrors,
  readPublishForm,
  toResourceInput,
  type PublishValues,
} from '#lib/publish-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { checkedLicences, findOutcomes, licenceVerdicts } from '#lib/server/publish.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { EDIT, UPDATE, type EditAnswer } from './query.ts'

async function read(event: RequestEvent<{ id: string }>) {
  const { id } = event.params
  if (!event.locals.session) redirect(303, `/sign-in?back=${encodeURIComponent(`/resources/${id}/edit`)}`)
  const { resource, ...choices } = await request<EditAnswer>(EDIT, { id, languages: event.locals.languages }, event)
  if (!resource) error(404, 'There is no such resource here.')
  if (!resource.viewerCanEdit) error(403, 'Only members of its provider may edit this resource.')
  return { resource, choices }
}

export const load: PageServerLoad = async (event) => {
  const { resource, choices } = await read(event)
  const isDraft = resource.state === 'DRAFT'
  const { translationOf } = resource
  const originals = resource.basedOn.map(({ id }) => id)
  return {
    isDraft,
    isNew: isDraft && event.url.searchParams.get('done') === 'started',
    isSaved: isDraft && event.url.searchParams.get('done') === 'saved',
    canPublish: resource.viewerCanPublish,
    translationOf,
    verdicts: await licenceVerdicts(
      translationOf ? [translationOf.id, ...originals] : originals,
      translationOf ? 'TRANSLATE' : 'ADAPT',
      event,
    ),
    id: resource.id,
    title: resource.title,
    revision: resource.revision,
    choices: { ...choices, providers: [resource.provider] },
    values: fromResource(resource),
  }
}

async function find(event: RequestEvent, values: PublishValues, revision: number) {
  try {
    return { values, revision, errors: [], found: await findOutcomes(values, event) }
  } catch (error) {
    const { status, errors } = refusal(error, 'outcomeQuery')
    return fail(status, { values, revision, errors, found: null })
  }
}

interface Answer {
  resourceUpdate: { resource: { id: string } | null; userErrors: UserError[] }
}

async function save(event: RequestEvent<{ id: string }>, values: PublishValues, revision: number, publish = false) {
  const { id } = event.params
  // What the form does not ask about is read again and stays; the revision of the form guards the rest.
  const { resource } = await read(event)
  try {
    const input = toResourceInput(values, keptOf(resource))
    const { resourceUpdate } = await ask<Answer>(
      UPDATE,
      { id, revision, input, note: values.note || null, publish },
      event,
    )
    if (!resourceUpdate.resource)
      return fail(422, { values, revision, errors: publishErrors(resourceUpdate.userErrors, values), found: null })
  } catch (error) {
    const { status, errors } = refusal(error, 'title')
    return fail(status, { values, revision, errors, found: null })
  }
  if (resource.state === 'DRAFT' && !publish) redirect(303, `/resources/${id}/edit?done=saved`)
  redirect(303, `/resources/${id}?done=${publish ? 'published' : 'updated'}`)
}

async function sent(event: RequestEvent) {
  const form = await event.request.formData()
  return { values: readPublishForm(form), revision: Number(form.get('revision')) || 0 }
}

export const actions: Actions = {
  save: async (event) => {
    const { values, revision } = await sent(event)
    return save(event, values, revision)
  },
  publish: async (event) => {
    const { values, revision } = await sent(event)
    return save(event, values, revision, true)
  },
  check: async (event) => {
    const { values, revision } = await sent(event)
    return { ...(await checkedLicences(values, event)), revision }
  },
  find: async (event) => {
    const { values, revision } = await sent(event)
    return find(event, values, revision)
  },
  enter: async (event) => {
    const { values, revision } = await sent(event)
    const isNewQuery = values.outcomeQuery !== '' && values.outcomeQuery !== values.lastOutcomeQuery
    return isNewQuery ? find(event, values, revision) : save(event, values, revision)
  },
}
