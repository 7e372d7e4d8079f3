import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { keepBack } from '#lib/server/back.ts'
import type { Actions, PageServerLoad } from './$types'
import { SIGN_UP, type LinkAnswer } from './query.ts'

const USUAL = '/providers/new'

export const load: PageServerLoad = ({ url, locals }) => {
  const back = ownPath(url.searchParams.get('back'), USUAL)
  if (locals.session) redirect(303, back)
  return { back, sent: url.searchParams.has('sent') }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const back = ownPath(form.get('back'), USUAL)
    let link: string | null
    try {
      const { signUp } = await ask<{ signUp: LinkAnswer }>(SIGN_UP, { input: { email } }, event)
      if (!signUp.sent) return fail(422, { email, back, errors: formErrors(signUp.userErrors, 'email') })
      link = signUp.link
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { email, back, errors })
    }
    keepBack(event.cookies, event.url, back, USUAL)
    redirect(303, link ?? '/sign-up?sent')
  },
}
