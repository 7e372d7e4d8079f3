import { error, fail, redirect } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { COPY, COPYABLE, type Copyable } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { framework, viewer } = await request<Copyable>(COPYABLE, variables, event)
  if (!viewer) toSignIn(event.url.pathname)
  if (!framework) error(404, m.framework_missing())
  if (viewer.providers.length === 0) redirect(303, `/providers/new?back=${encodeURIComponent(event.url.pathname)}`)
  return { framework, providers: viewer.providers }
}

interface Copied {
  framework: { id: string } | null
  userErrors: UserError[]
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const provider = String(form.get('provider') ?? '')
    const confirmRights = form.has('confirmRights')
    const copied = await change<Copied>(
      event,
      COPY,
      { id: event.params.id, providerId: provider, confirmRights },
      { fallback: 'copy', controls: { providerId: 'provider', id: 'copy' } },
    )
    if (!copied.ok) return fail(copied.status, { provider, errors: copied.errors })
    redirect(303, `/frameworks/${copied.value.framework!.id}/edit?done=copied`)
  },
}
