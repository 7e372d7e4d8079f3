import { fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { SIGN_UP } from './query.ts'

export const load: PageServerLoad = ({ url, locals }) => {
  const back = ownPath(url.searchParams.get('back'), '/providers/new')
  if (locals.session) redirect(303, back)
  return { back }
}

const CONTROLS = ['name', 'email', 'password']

interface Answer {
  signUp: { token: string | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '').trim()
    const email = String(form.get('email') ?? '').trim()
    const back = ownPath(form.get('back'), '/providers/new')
    const input = { name, email, password: String(form.get('password') ?? '') }
    try {
      const { signUp } = await ask<Answer>(SIGN_UP, { input }, event)
      if (!signUp.token)
        return fail(422, { name, email, back, errors: inOrder(formErrors(signUp.userErrors, 'email'), CONTROLS) })
      writeSession(event.cookies, event.url, signUp.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { name, email, back, errors })
    }
    redirect(303, back)
  },
}
