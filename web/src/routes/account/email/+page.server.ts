import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, signInAgain, toSignIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD, BEGIN, WHO, type Added, type Begun, type Who } from './query.ts'

const HERE = '/account/email'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const { searchParams } = event.url
  const token = searchParams.get('token')
  const { viewer, mailLink } = await request<Who>(WHO, { token: token ?? '' }, event)
  if (!viewer) toSignIn(event.url.pathname + event.url.search)
  if (viewer.email) redirect(303, '/account')
  if (token !== null)
    return { step: 'confirm' as const, token, email: mailLink?.purpose === 'ADDRESS' ? mailLink.email : null }
  if (searchParams.has('sent')) return { step: 'sent' as const }
  // Asked for before anything is typed, not after.
  if (!viewer.signedInRecently) toSignIn(HERE, true)
  return { step: 'ask' as const }
}

export const actions: Actions = {
  begin: async (event) => {
    signedIn(event, HERE)
    const email = String((await event.request.formData()).get('email') ?? '').trim()
    try {
      const { emailBegin } = await ask<Begun>(BEGIN, { input: { email } }, event)
      signInAgain(emailBegin.userErrors, HERE)
      if (!emailBegin.sent) return fail(422, { email, errors: formErrors(emailBegin.userErrors, 'email') })
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { email, errors })
    }
    redirect(303, `${HERE}?sent`)
  },
  add: async (event) => {
    const token = String((await event.request.formData()).get('token') ?? '')
    signedIn(event, `${HERE}?token=${encodeURIComponent(token)}`)
    try {
      const { emailAdd } = await ask<Added>(ADD, { input: { token } }, event)
      if (emailAdd.email === null)
        return fail(422, { email: '', errors: formErrors(emailAdd.userErrors, 'add', { token: 'add' }) })
    } catch (error) {
      const { status, errors } = refusal(error, 'add')
      return fail(status, { email: '', errors })
    }
    redirect(303, '/account?done=email')
  },
}
