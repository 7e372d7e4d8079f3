import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { change } from '#lib/server/change.ts'
import type { Actions, PageServerLoad } from './$types'
import { GIVE, PEOPLE, ROLES, SIGN_OUT, TAKE, type Changed, type People } from './query.ts'

/** What was done and just now: said once, above the page. */
const DONE = ['changed', 'signed-out'] as const

export const load: PageServerLoad = async (event) => {
  const words = event.url.searchParams.get('words') ?? ''
  const after = event.url.searchParams.get('after')
  const people = await requestAsAdministrator<People, 'people'>(PEOPLE, { words, after }, 'people', event)
  return { people, words, after, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}

/** Does it to the person of the form, and goes back to the list. */
async function does(event: RequestEvent, form: FormData, document: string, more: Record<string, string>, done: string) {
  const variables = { personId: textOf(form, 'person'), ...more }
  const ties = { fallback: 'people', controls: { personId: 'people', role: 'people' } }
  const changed = await change<Changed['it']>(event, document, variables, ties)
  if (!changed.ok) return fail(changed.status, { errors: changed.errors })
  redirect(303, `/admin/people?done=${done}&words=${encodeURIComponent(textOf(form, 'words'))}`)
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '')

export const actions: Actions = {
  role: async (event) => {
    const form = await event.request.formData()
    const role = textOf(form, 'role')
    if (!Object.hasOwn(ROLES, role)) error(400, m.admin_people_no_role())
    return await does(event, form, textOf(form, 'has') === 'yes' ? TAKE : GIVE, { role }, 'changed')
  },
  signOut: async (event) => await does(event, await event.request.formData(), SIGN_OUT, {}, 'signed-out'),
}
