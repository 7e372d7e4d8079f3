import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { FORGOTTEN } from './query.ts'

export const load: PageServerLoad = ({ url }) => ({ sent: url.searchParams.has('sent') })

interface Answer {
  passwordForgotten: { sent: boolean; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const email = String((await event.request.formData()).get('email') ?? '').trim()
    try {
      const { passwordForgotten } = await ask<Answer>(FORGOTTEN, { input: { email } }, event)
      if (!passwordForgotten.sent)
        return fail(422, { email, errors: formErrors(passwordForgotten.userErrors, 'email') })
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { email, errors })
    }
    redirect(303, '/reset?sent')
  },
}
