import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { CHECK, CHECKABLE, type Checkable, type Checked } from './query.ts'

/** For whoever may not check it there is no such page. */
export const load: PageServerLoad = async (event) => {
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { resource, licences } = event.locals.session
    ? await request<Checkable>(CHECKABLE, variables, event)
    : { resource: null, licences: [] }
  if (!resource?.viewerCanCheck) error(404, m.resource_check_nothing())
  return { resource, licences, isDone: event.url.searchParams.get('done') === 'checked' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const given = (name: string) => String(form.get(name) ?? '')
    const values = { fact: given('fact'), present: given('present') }
    const [kind = '', value = ''] = values.fact.split(' ')
    const errors = [
      ...(kind === '' ? [{ id: 'fact', message: m.resource_check_no_fact() }] : []),
      ...(['yes', 'no'].includes(values.present) ? [] : [{ id: 'present', message: m.resource_check_no_answer() }]),
    ]
    if (errors.length > 0) return fail(422, { values, errors })
    const input = {
      ...{ resourceId: event.params.id, revision: Number(given('revision')), present: values.present === 'yes' },
      ...(kind === 'LICENCE' ? { licence: value } : { fact: { kind, value } }),
    }
    try {
      const { factCheck } = await ask<Checked>(CHECK, { input }, event)
      if (!factCheck.resource)
        return fail(422, {
          values,
          errors: formErrors(factCheck.userErrors, 'fact', { revision: 'fact', licence: 'fact' }),
        })
    } catch (error) {
      const { status, errors } = refusal(error, 'fact')
      return fail(status, { values, errors })
    }
    redirect(303, `/resources/${event.params.id}/check?done=checked`)
  },
}
