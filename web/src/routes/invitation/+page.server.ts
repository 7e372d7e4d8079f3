import { fail, redirect } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { rotateSession } from '#lib/server/session-rotation.ts'
import { afterSignIn, writeSession } from '#lib/server/session.ts'
import type { Actions, PageServerLoad } from './$types'
import { ACCEPT, OFFER, SIGN_UP, type Accepted, type Offer, type SignedUp } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const token = event.url.searchParams.get('token') ?? ''
  // Opening the page uses nothing: programs that look through mails open links too.
  const { invitation, viewer } = await request<Offer>(OFFER, { token }, event)
  return { invitation, viewer, token }
}

export const actions: Actions = {
  accept: async (event) => {
    const token = String((await event.request.formData()).get('token') ?? '')
    const controls = { token: 'accept' }
    const changed = await change<Accepted>(event, ACCEPT, { token }, { fallback: 'accept', controls })
    if (!changed.ok) return fail(changed.status, { errors: changed.errors, name: '' })
    await rotateSession(event)
    redirect(303, `/providers/${changed.value.provider!.id}?done=joined`)
  },
  signUp: async (event) => {
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '').trim()
    const input = { name, password: String(form.get('password') ?? ''), token: String(form.get('token') ?? '') }
    const ties = { fallback: 'name', controls: { token: 'name' }, order: ['name', 'password'] }
    const changed = await change<SignedUp>(event, SIGN_UP, { input }, ties)
    if (!changed.ok) return fail(changed.status, { errors: changed.errors, name })
    writeSession(event.cookies, event.url, changed.value.token!)
    redirect(303, afterSignIn(event, `/providers/${changed.value.provider!.id}?done=joined`))
  },
}
