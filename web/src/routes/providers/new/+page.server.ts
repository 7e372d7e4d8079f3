import { fail, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { addressOf, ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { once } from '#lib/server/once.ts'
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

interface Sent {
  name: string
  url: string
  back: string
}

async function create(event: RequestEvent, sent: Sent) {
  const { name, url, back } = sent
  let id: string
  try {
    const { providerCreate } = await ask<Answer>(CREATE_PROVIDER, { input: { name, url: url || null } }, event)
    if (!providerCreate.provider) return fail(422, { ...sent, errors: formErrors(providerCreate.userErrors, 'name') })
    id = providerCreate.provider.id
  } catch (error) {
    const { status, errors } = refusal(error, 'name')
    return fail(status, { ...sent, errors })
  }
  redirect(303, back || `/providers/${id}?done=created`)
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const text = (field: string) => String(form.get(field) ?? '').trim()
    const sent = { name: text('name'), url: text('url'), back: ownPath(form.get('back'), '') }
    try {
      return await once(event, sent, () => create(event, sent))
    } catch (thrown) {
      if (isRedirect(thrown)) await rotateSession(event)
      throw thrown
    }
  },
}
