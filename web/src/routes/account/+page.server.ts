import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, signInAgain, toSignIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import {
  ACCOUNT,
  END,
  END_OTHERS,
  FORGET,
  SAVE,
  type Account,
  type Ended,
  type EndedOthers,
  type Forgotten,
  type Saved,
} from './query.ts'

/** What is done and just now: said once, above the page. */
const DONE = [
  'opened',
  'saved',
  'saved-without-needs',
  'forgotten',
  'ended',
  'ended-others',
  'password',
  'email',
] as const

const HERE = '/account'

export const load: PageServerLoad = async (event) => {
  const { viewer } = event.locals.session ? await request<Account>(ACCOUNT, {}, event) : { viewer: null }
  if (!viewer) toSignIn(HERE)
  return { viewer, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const [name, address] = [String(form.get('name') ?? ''), String(form.get('address') ?? '')]
    signedIn(event, address.startsWith('/search') ? ownPath(address, HERE) : HERE)
    let isWithoutNeeds: boolean
    try {
      const { searchSave } = await ask<Saved>(SAVE, { input: { name, address } }, event)
      if (!searchSave.search)
        return fail(422, { name, address, errors: formErrors(searchSave.userErrors, 'name', { address: 'name' }) })
      isWithoutNeeds = searchSave.needsLeftOut
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { name, address, errors })
    }
    redirect(303, `/account?done=${isWithoutNeeds ? 'saved-without-needs' : 'saved'}`)
  },
  forget: async (event) => {
    signedIn(event, HERE)
    const id = String((await event.request.formData()).get('id') ?? '')
    try {
      const { searchForget } = await ask<Forgotten>(FORGET, { id }, event)
      if (searchForget.id === null)
        return fail(422, {
          name: '',
          address: '',
          errors: formErrors(searchForget.userErrors, 'searches', { id: 'searches' }),
        })
    } catch (error) {
      const { status, errors } = refusal(error, 'searches')
      return fail(status, { name: '', address: '', errors })
    }
    redirect(303, '/account?done=forgotten')
  },
  end: async (event) => {
    signedIn(event, HERE)
    const id = String((await event.request.formData()).get('id') ?? '')
    try {
      const { sessionEnd } = await ask<Ended>(END, { id }, event)
      signInAgain(sessionEnd.userErrors, HERE)
      if (sessionEnd.ended === 0)
        return fail(422, {
          name: '',
          address: '',
          errors: formErrors(sessionEnd.userErrors, 'sessions', { id: 'sessions' }),
        })
    } catch (error) {
      const { status, errors } = refusal(error, 'sessions')
      return fail(status, { name: '', address: '', errors })
    }
    redirect(303, '/account?done=ended')
  },
  endOthers: async (event) => {
    signedIn(event, HERE)
    try {
      const { sessionEndOthers } = await ask<EndedOthers>(END_OTHERS, {}, event)
      signInAgain(sessionEndOthers.userErrors, HERE)
    } catch (error) {
      const { status, errors } = refusal(error, 'sessions')
      return fail(status, { name: '', address: '', errors })
    }
    redirect(303, '/account?done=ended-others')
  },
}
