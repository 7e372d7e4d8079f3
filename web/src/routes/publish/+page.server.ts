import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { EMPTY_FORM, publishErrors, readPublishForm, toResourceInput, type PublishValues } from '#lib/publish-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { checkedLicences, findOutcomes, FORM_CHOICES, withOutcome, type FormChoices } from '#lib/server/publish.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { PUBLISH } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event
  const back = encodeURIComponent(url.pathname + url.search)
  if (!locals.session) redirect(303, `/sign-in?back=${back}`)
  const outcome = url.searchParams.get('outcome') ?? ''
  const variables = { languages: locals.languages, outcome, hasOutcome: outcome !== '' }
  const answer = await request<FormChoices>(FORM_CHOICES, variables, event)
  if (!answer.viewer) redirect(303, `/sign-in?back=${back}`)
  // Who only contributes to one prepares drafts: others of it publish them.
  const providers = answer.viewer.providers.filter(({ viewerCanPublish }) => viewerCanPublish)
  if (providers.length === 0) redirect(303, `/providers/new?back=${back}`)
  const { licences, types, subjects } = answer
  const provider = providers.find(({ id }) => id === url.searchParams.get('provider')) ?? providers[0]
  return {
    choices: { licences, types, subjects, providers },
    values: withOutcome({ ...EMPTY_FORM, provider: provider?.id ?? '' }, answer.outcome),
  }
}

async function find(event: RequestEvent, values: PublishValues) {
  try {
    return { values, errors: [], found: await findOutcomes(values, event) }
  } catch (error) {
    const { status, errors } = refusal(error, 'outcomeQuery')
    return fail(status, { values, errors, found: null })
  }
}

interface Answer {
  resourcePublish: { resource: { id: string } | null; userErrors: UserError[] }
}

async function publish(event: RequestEvent, values: PublishValues) {
  let id: string
  try {
    const variables = { providerId: values.provider, input: toResourceInput(values) }
    const { resourcePublish } = await ask<Answer>(PUBLISH, variables, event)
    if (!resourcePublish.resource)
      return fail(422, { values, errors: publishErrors(resourcePublish.userErrors, values), found: null })
    id = resourcePublish.resource.id
  } catch (error) {
    const { status, errors } = refusal(error, 'title')
    return fail(status, { values, errors, found: null })
  }
  redirect(303, `/resources/${id}?done=published`)
}

export const actions: Actions = {
  publish: async (event) => publish(event, readPublishForm(await event.request.formData())),
  find: async (event) => find(event, readPublishForm(await event.request.formData())),
  check: async (event) => checkedLicences(readPublishForm(await event.request.formData()), event),
  enter: async (event) => {
    const values = readPublishForm(await event.request.formData())
    const isNewQuery = values.outcomeQuery !== '' && values.outcomeQuery !== values.lastOutcomeQuery
    return isNewQuery ? find(event, values) : publish(event, values)
  },
}
