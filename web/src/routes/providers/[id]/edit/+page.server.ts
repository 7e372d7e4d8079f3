import { error, fail, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { EMPTY_ROW, fromProfile, profileErrors, readProfile, toProfileInput } from '#lib/provider-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { EDIT, UPDATE, type Edited, type Updated } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  signedIn(event, `/providers/${id}/edit`)
  const { provider } = await request<Edited>(EDIT, { id }, event)
  if (!provider) error(404, m.provider_none())
  if (!provider.viewerCanUpdate) error(403, m.provider_edit_owners())
  return {
    provider: { id: provider.id, name: provider.name },
    revision: provider.profile.revision,
    values: fromProfile(provider.profile),
    empty: EMPTY_ROW,
    isDone: event.url.searchParams.get('done') === 'saved',
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readProfile(form)
    const revision = Number(form.get('revision')) || 0
    try {
      const variables = { id: event.params.id, revision, input: toProfileInput(values) }
      const { it } = await ask<{ it: Updated }>(UPDATE, variables, event)
      // What was typed stays, on top of what stands there now, which the page shows.
      const isStale = it.userErrors.some(({ field }) => field[0] === 'revision')
      const errors = profileErrors(it.userErrors, values)
      if (errors.length > 0) return fail(422, { values, revision: isStale ? null : revision, isStale, errors })
    } catch (error) {
      const { status, errors } = refusal(error, 'name-0')
      return fail(status, { values, revision, isStale: false, errors })
    }
    redirect(
      303,
      form.has('more') ? `/providers/${event.params.id}/edit?done=saved` : `/providers/${event.params.id}?done=saved`,
    )
  },
}
