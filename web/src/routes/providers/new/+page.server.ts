import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { addressOf, ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { rotateSession } from '#lib/server/session-rotation.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { CREATE_PROVIDER } from './query.ts'

export const load: PageServerLoad = (event) => {
  const { url } = event
  const back = ownPath(url.searchParams.get('back'), '')
  signedIn(event, addressOf(url.pathname, [['back', back]]))
  return { back }
}

interface Answer {
  providerCreate: { provider: { id: string } | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '').trim()
    const url = String(form.get('url') ?? '').trim()
    const back = ownPath(form.get('back'), '')
    let id: string
    try {
      const { providerCreate } = await ask<Answer>(CREATE_PROVIDER, { input: { name, url: url || null } }, event)
      if (!providerCreate.provider)
        return fail(422, { name, url, back, errors: formErrors(providerCreate.userErrors, 'name') })
      id = providerCreate.provider.id
      await rotateSession(event)
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { name, url, back, errors })
    }
    redirect(303, back || `/providers/${id}?done=created`)
  },
}
