import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { SIGN_IN } from './query.ts'

export const load: PageServerLoad = ({ url, locals }) => {
  const back = ownPath(url.searchParams.get('back'), '/')
  if (locals.session) redirect(303, back)
  return { back }
}

interface Answer {
  signIn: { token: string | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const back = ownPath(form.get('back'), '/')
    const input = { email, password: String(form.get('password') ?? '') }
    try {
      const { signIn } = await ask<Answer>(SIGN_IN, { input }, event)
      if (!signIn.token) return fail(422, { email, back, errors: formErrors(signIn.userErrors, 'email') })
      writeSession(event.cookies, event.url, signIn.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { email, back, errors })
    }
    redirect(303, back)
  },
}
