import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { COPY, COPYABLE, type Copyable } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { framework, viewer } = await request<Copyable>(COPYABLE, variables, event)
  if (!viewer) toSignIn(event.url.pathname)
  if (!framework) error(404, 'There is no such curriculum here.')
  if (viewer.providers.length === 0) redirect(303, `/providers/new?back=${encodeURIComponent(event.url.pathname)}`)
  return { framework, providers: viewer.providers }
}

interface Answer {
  frameworkCopy: { framework: { id: string } | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const provider = String(form.get('provider') ?? '')
    const confirmRights = form.has('confirmRights')
    let id: string
    try {
      const variables = { id: event.params.id, providerId: provider, confirmRights }
      const { frameworkCopy } = await ask<Answer>(COPY, variables, event)
      if (!frameworkCopy.framework) {
        const errors = formErrors(frameworkCopy.userErrors, 'confirmRights', { providerId: 'provider', id: 'copy' })
        return fail(422, { provider, errors })
      }
      id = frameworkCopy.framework.id
    } catch (error) {
      const { status, errors } = refusal(error, 'copy')
      return fail(status, { provider, errors })
    }
    redirect(303, `/frameworks/${id}/edit?done=copied`)
  },
}
