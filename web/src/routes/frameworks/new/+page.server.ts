import { fail, redirect } from '@sveltejs/kit'
import { EMPTY_FRAMEWORK, FRAMEWORK_TIES, readFrameworkForm, toFrameworkInput } from '#lib/framework-form.ts'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { FRAMEWORK_CHOICES, type FrameworkChoices } from '#lib/server/frameworks.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import { once } from '#lib/server/once.ts'
import type { Actions, PageServerLoad } from './$types'
import { CREATE } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const { viewer, licences } = await request<FrameworkChoices>(FRAMEWORK_CHOICES, {}, event)
  if (!viewer) toSignIn('/frameworks/new')
  if (viewer.providers.length === 0) redirect(303, '/providers/new?back=/frameworks/new')
  const language = event.locals.languages[0]?.split('-')[0] ?? ''
  return { licences, providers: viewer.providers, values: { ...EMPTY_FRAMEWORK, language } }
}

interface Created {
  framework: { id: string } | null
  userErrors: UserError[]
}

export const actions: Actions = {
  default: async (event) => {
    const values = readFrameworkForm(await event.request.formData())
    return once(event, values, async () => {
      const created = await change<Created>(event, CREATE, { input: toFrameworkInput(values) }, FRAMEWORK_TIES)
      if (!created.ok) return fail(created.status, { values, errors: created.errors })
      redirect(303, `/frameworks/${created.value.framework!.id}/edit?done=created`)
    })
  },
}
