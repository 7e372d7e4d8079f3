import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { WITHDRAW, WITHDRAWABLE } from './query.ts'

interface Withdrawable {
  resource: { id: string; title: LocalisedText; viewerCanWithdraw: boolean } | null
}
interface Answer {
  resourceWithdraw: { resource: { id: string } | null; userErrors: UserError[] }
}

export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  signedIn(event, `/resources/${id}/withdraw`)
  const variables = { id, languages: event.locals.languages }
  const { resource } = await request<Withdrawable>(WITHDRAWABLE, variables, event)
  if (!resource) error(404, m.resource_none())
  if (!resource.viewerCanWithdraw) error(403, m.resource_withdraw_refused())
  return { id, title: resource.title }
}

export const actions: Actions = {
  default: async (event) => {
    const { id } = event.params
    const reason = String((await event.request.formData()).get('reason') ?? '').trim()
    try {
      const { resourceWithdraw } = await ask<Answer>(WITHDRAW, { id, reason }, event)
      if (!resourceWithdraw.resource)
        return fail(422, { reason, errors: formErrors(resourceWithdraw.userErrors, 'reason') })
    } catch (error) {
      const { status, errors } = refusal(error, 'reason')
      return fail(status, { reason, errors })
    }
    redirect(303, `/resources/${id}`)
  },
}
