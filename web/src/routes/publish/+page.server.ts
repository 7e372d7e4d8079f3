import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  EMPTY_FORM,
  originalsIn,
  publishErrors,
  readPublishForm,
  toResourceInput,
  type PublishValues,
} from '#lib/publish-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { fill, lookFirst, twinsOf, unanswered } from '#lib/server/fill.ts'
import {
  DRAFT,
  type DraftAnswer,
  findOutcomes,
  FORM_CHOICES,
  type FormBack,
  type FormChoices,
  licenceVerdicts,
  preflightOf,
  step,
  withOutcome,
} from '#lib/server/publish.ts'
import { once } from '#lib/server/once.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { PUBLISH } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event
  const back = url.pathname + url.search
  signedIn(event, back)
  const outcome = url.searchParams.get('outcome') ?? ''
  const variables = { languages: locals.languages, outcome, hasOutcome: outcome !== '' }
  const answer = await request<FormChoices>(FORM_CHOICES, variables, event)
  if (!answer.viewer) toSignIn(back)
  const { providers } = answer.viewer
  if (providers.length === 0) redirect(303, `/providers/new?back=${encodeURIComponent(back)}`)
  const { licences, types, subjects } = answer
  const provider = providers.find(({ id }) => id === url.searchParams.get('provider')) ?? providers[0]
  return {
    choices: { licences, types, subjects, providers },
    // Who only contributes prepares drafts: owners and editors publish them.
    canPublish: providers.some(({ viewerCanPublish }) => viewerCanPublish),
    values: withOutcome({ ...EMPTY_FORM, provider: provider?.id ?? '' }, answer.outcome),
  }
}

async function find(event: RequestEvent, values: PublishValues) {
  return step({ values }, 'outcomeQuery', async (): Promise<FormBack> => {
    return { values, errors: [], found: await findOutcomes(values, event) }
  })
}

interface Answer {
  resourcePublish: { resource: { id: string; state: string } | null; userErrors: UserError[] }
}

async function publish(event: RequestEvent, values: PublishValues) {
  let made: { id: string; state: string }
  try {
    const twins = await unanswered(values, event)
    if (twins.length > 0) return fail(409, { values, errors: [lookFirst()], twins } satisfies FormBack)
    const variables = { providerId: values.provider, input: toResourceInput(values) }
    const { resourcePublish } = await ask<Answer>(PUBLISH, variables, event)
    if (!resourcePublish.resource)
      return fail(422, { values, errors: publishErrors(resourcePublish.userErrors, values) } satisfies FormBack)
    made = resourcePublish.resource
  } catch (error) {
    const { status, errors } = refusal(error, 'title')
    return fail(status, { values, errors } satisfies FormBack)
  }
  redirect(303, `/resources/${made.id}?done=${made.state === 'PUBLISHED' ? 'published' : 'submitted'}`)
}

/** Begins a draft and goes on with it, or to its page as teachers will see it. */
async function save(event: RequestEvent, values: PublishValues, next: 'edit' | 'preview') {
  let id: string
  try {
    const variables = { providerId: values.provider, input: toResourceInput(values) }
    const { resourceDraft } = await ask<DraftAnswer>(DRAFT, variables, event)
    if (!resourceDraft.resource)
      return fail(422, { values, errors: publishErrors(resourceDraft.userErrors, values) } satisfies FormBack)
    id = resourceDraft.resource.id
  } catch (error) {
    const { status, errors } = refusal(error, 'title')
    return fail(status, { values, errors } satisfies FormBack)
  }
  redirect(303, next === 'edit' ? `/resources/${id}/edit?done=saved` : `/resources/${id}`)
}

const sent = async (event: RequestEvent) => readPublishForm(await event.request.formData())

export const actions: Actions = {
  publish: async (event) => {
    const values = await sent(event)
    return once(event, values, () => publish(event, values))
  },
  save: async (event) => {
    const values = await sent(event)
    return once(event, values, () => save(event, values, 'edit'))
  },
  preview: async (event) => {
    const values = await sent(event)
    return once(event, values, () => save(event, values, 'preview'))
  },
  find: async (event) => find(event, await sent(event)),
  check: async (event) => {
    const values = await sent(event)
    return step({ values }, 'basedOn', async (): Promise<FormBack> => {
      return { values, errors: [], verdicts: await licenceVerdicts(originalsIn(values.basedOn), 'ADAPT', event) }
    })
  },
  preflight: async (event) => {
    const values = await sent(event)
    return step({ values }, 'title', async (): Promise<FormBack> => {
      const [preflight, twins] = await Promise.all([preflightOf(values, event), twinsOf(values, event)])
      return { values, errors: [], preflight, twins }
    })
  },
  fill,
  enter: async (event) => {
    const values = await sent(event)
    const isNewQuery = values.outcomeQuery !== '' && values.outcomeQuery !== values.lastOutcomeQuery
    return isNewQuery ? find(event, values) : once(event, values, () => save(event, values, 'edit'))
  },
}
