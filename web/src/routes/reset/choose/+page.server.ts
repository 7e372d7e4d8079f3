import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { clearSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { LINK, type Link } from '../../sign-up/confirm/query.ts'
import { RESET } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const token = event.url.searchParams.get('token') ?? ''
  // Opening the page uses nothing: programs that look through mails open links too.
  const { mailLink } = await request<Link>(LINK, { token }, event)
  return { email: mailLink?.purpose === 'RESET' ? mailLink.email : null, token }
}

interface Answer {
  passwordReset: { changed: boolean; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const input = { password: String(form.get('password') ?? ''), token: String(form.get('token') ?? '') }
    try {
      const { passwordReset } = await ask<Answer>(RESET, { input }, event)
      if (!passwordReset.changed) return fail(422, { errors: formErrors(passwordReset.userErrors, 'password') })
    } catch (error) {
      const { status, errors } = refusal(error, 'password')
      return fail(status, { errors })
    }
    // All sessions of the account have ended; if this was one of them, its cookie is of no use.
    clearSession(event.cookies, event.url)
    redirect(303, '/sign-in?done=reset')
  },
}
