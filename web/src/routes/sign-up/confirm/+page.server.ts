import { fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { forgetBack, keptBack } from '#lib/server/back.ts'
import { afterSignIn, writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { CONFIRM, LINK, type Link } from './query.ts'

const CONTROLS = ['name', 'password', 'token']

export const load: PageServerLoad = async (event) => {
  const token = event.url.searchParams.get('token') ?? ''
  // Opening the page uses nothing: programs that look through mails open links too.
  const { mailLink } = await request<Link>(LINK, { token }, event)
  return { email: mailLink?.purpose === 'SIGN_UP' ? mailLink.email : null, token }
}

interface Answer {
  signUpConfirm: { token: string | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '').trim()
    const input = { name, password: String(form.get('password') ?? ''), token: String(form.get('token') ?? '') }
    try {
      const { signUpConfirm } = await ask<Answer>(CONFIRM, { input }, event)
      if (!signUpConfirm.token)
        return fail(422, { name, errors: inOrder(formErrors(signUpConfirm.userErrors, 'name'), CONTROLS) })
      writeSession(event.cookies, event.url, signUpConfirm.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { name, errors })
    }
    const back = keptBack(event.cookies, '/providers/new')
    forgetBack(event.cookies, event.url)
    // Who came from the front page wanted an account and nothing else.
    redirect(303, afterSignIn(event, back === '/' ? '/account?done=opened' : back))
  },
}
