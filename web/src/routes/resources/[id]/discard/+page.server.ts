import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { DISCARD, DISCARDABLE } from './query.ts'

interface Discardable {
  resource: {
    id: string
    title: LocalisedText
    state: string
    revision: number
    provider: { id: string }
    viewerCanEdit: boolean
  } | null
}
interface Answer {
  resourceDiscard: { discardedId: string | null; userErrors: UserError[] }
}

async function read(event: RequestEvent<{ id: string }>) {
  const { id } = event.params
  signedIn(event, `/resources/${id}/discard`)
  const { resource } = await request<Discardable>(DISCARDABLE, { id, languages: event.locals.languages }, event)
  if (resource?.state !== 'DRAFT' || !resource.viewerCanEdit) error(404, m.resource_discard_none())
  return resource
}

export const load: PageServerLoad = async (event) => {
  const { id, title, revision } = await read(event)
  return { id, title, revision }
}

export const actions: Actions = {
  default: async (event) => {
    const { id, provider } = await read(event)
    const revision = Number((await event.request.formData()).get('revision')) || 0
    try {
      const { resourceDiscard } = await ask<Answer>(DISCARD, { id, revision }, event)
      if (!resourceDiscard.discardedId) return fail(422, { errors: formErrors(resourceDiscard.userErrors, 'discard') })
    } catch (cause) {
      const { status, errors } = refusal(cause, 'discard')
      return fail(status, { errors })
    }
    redirect(303, `/providers/${provider.id}`)
  },
}
