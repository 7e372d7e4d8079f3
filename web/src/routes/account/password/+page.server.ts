import { fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { writeSession } from '#lib/server/session.ts'
import { signedIn, signInAgain, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { CHANGE, RECENT, type Recent } from './query.ts'

const HERE = '/account/password'

export const load: PageServerLoad = async (event) => {
  signedIn(event, HERE)
  const { viewer } = await request<Recent>(RECENT, {}, event)
  // Asked for before anything is typed, not after.
  if (!viewer?.signedInRecently) toSignIn(HERE, viewer !== null)
}

interface Answer {
  passwordChange: { token: string | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    signedIn(event, HERE)
    const form = await event.request.formData()
    const input = { present: String(form.get('present') ?? ''), password: String(form.get('password') ?? '') }
    try {
      const { passwordChange } = await ask<Answer>(CHANGE, { input }, event)
      signInAgain(passwordChange.userErrors, HERE)
      if (!passwordChange.token)
        return fail(422, { errors: inOrder(formErrors(passwordChange.userErrors, 'present'), ['present', 'password']) })
      // Every session has ended; this is the new one of this device.
      writeSession(event.cookies, event.url, passwordChange.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'present')
      return fail(status, { errors })
    }
    redirect(303, '/account?done=password')
  },
}
