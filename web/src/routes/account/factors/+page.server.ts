import { fail, type RequestEvent } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { refusal, request } from '#lib/server/api.ts'
import { changeFactors, PAGE } from '#lib/server/factors.ts'
import { toSignIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD_PASSKEY, FACTORS, REMOVE, RENEW, type Factors } from './query.ts'

/** What was done just now: said once, above the page. */
const DONE = ['added', 'removed'] as const

export const load: PageServerLoad = async (event) => {
  const { viewer } = event.locals.session ? await request<Factors>(FACTORS, {}, event) : { viewer: null }
  if (!viewer) toSignIn(PAGE)
  return { viewer, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}

/** Answers with recovery codes where there are new ones: they stand on this page and at no address. */
async function change(
  event: RequestEvent,
  { document, variables, done }: { document: string; variables: Record<string, unknown>; done: string },
  name = '',
) {
  try {
    const { codes, faults } = await changeFactors(event, document, variables, done)
    if (codes) return { name: '', errors: [], codes }
    return fail(422, { name, errors: formErrors(faults, 'factors', { id: 'factors', response: 'name' }), codes: null })
  } catch (error) {
    const { status, errors } = refusal(error, 'factors')
    return fail(status, { name, errors, codes: null })
  }
}

export const actions: Actions = {
  passkey: async (event) => {
    const form = await event.request.formData()
    const input = { name: String(form.get('name') ?? ''), response: String(form.get('response') ?? '') }
    return await change(event, { document: ADD_PASSKEY, variables: { input }, done: 'added' }, input.name)
  },
  remove: async (event) => {
    const id = String((await event.request.formData()).get('id') ?? '')
    return await change(event, { document: REMOVE, variables: { id }, done: 'removed' })
  },
  renew: async (event) => await change(event, { document: RENEW, variables: {}, done: 'added' }),
}
