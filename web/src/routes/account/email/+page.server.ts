import { fail, redirect } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD, BEGIN, WHO, type Who } from './query.ts'

const HERE = '/account/email'

interface Answer {
  userErrors: UserError[]
}

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
    const ties = { fallback: 'email', again: HERE }
    const begun = await change<Answer>(event, BEGIN, { input: { email } }, ties)
    if (!begun.ok) return fail(begun.status, { email, errors: begun.errors })
    redirect(303, `${HERE}?sent`)
  },
  add: async (event) => {
    const token = String((await event.request.formData()).get('token') ?? '')
    signedIn(event, `${HERE}?token=${encodeURIComponent(token)}`)
    const added = await change<Answer>(
      event,
      ADD,
      { input: { token } },
      { fallback: 'add', controls: { token: 'add' } },
    )
    if (!added.ok) return fail(added.status, { email: '', errors: added.errors })
    redirect(303, '/account?done=email')
  },
}
