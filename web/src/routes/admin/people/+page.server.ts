import { error, fail, redirect } from '@sveltejs/kit'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { ask, refusal } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { GIVE, PEOPLE, ROLES, TAKE, type Changed, type People } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const words = event.url.searchParams.get('words') ?? ''
  const after = event.url.searchParams.get('after')
  const people = await requestAsAdministrator<People, 'people'>(PEOPLE, { words, after }, 'people', event)
  return { people, words, after, isDone: event.url.searchParams.get('done') === 'changed' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const given = (name: string) => String(form.get(name) ?? '')
    const role = given('role')
    if (!Object.hasOwn(ROLES, role)) error(400, 'There is no such role.')
    const variables = { personId: given('person'), role }
    try {
      const { it } = await ask<Changed>(given('has') === 'yes' ? TAKE : GIVE, variables, event)
      if (!it.person) return fail(422, { errors: it.userErrors.map(({ message }) => ({ id: 'people', message })) })
    } catch (cause) {
      const { status, errors } = refusal(cause, 'people')
      return fail(status, { errors })
    }
    redirect(303, `/admin/people?done=changed&words=${encodeURIComponent(given('words'))}`)
  },
}
