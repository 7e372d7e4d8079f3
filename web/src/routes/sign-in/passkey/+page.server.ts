import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { afterSignIn, writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { PASSKEY_SIGN_IN } from './query.ts'

export const load: PageServerLoad = ({ url }) => ({ back: ownPath(url.searchParams.get('back'), '/') })

interface Answer {
  signIn: { token: string | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const back = ownPath(form.get('back'), '/')
    const input = { response: String(form.get('response') ?? '') }
    try {
      const { signIn } = await ask<Answer>(PASSKEY_SIGN_IN, { input }, event)
      if (!signIn.token)
        return fail(422, { back, errors: formErrors(signIn.userErrors, 'passkey', { response: 'passkey' }) })
      writeSession(event.cookies, event.url, signIn.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'passkey')
      return fail(status, { back, errors })
    }
    redirect(303, afterSignIn(event, back))
  },
}
