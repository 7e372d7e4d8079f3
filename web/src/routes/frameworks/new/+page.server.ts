import { fail, redirect } from '@sveltejs/kit'
import { EMPTY_FRAMEWORK, frameworkErrors, readFrameworkForm, toFrameworkInput } from '#lib/framework-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { FRAMEWORK_CHOICES, type FrameworkChoices } from '#lib/server/frameworks.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
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

interface Answer {
  frameworkCreate: { framework: { id: string } | null; userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const values = readFrameworkForm(await event.request.formData())
    let id: string
    try {
      const { frameworkCreate } = await ask<Answer>(CREATE, { input: toFrameworkInput(values) }, event)
      if (!frameworkCreate.framework) return fail(422, { values, errors: frameworkErrors(frameworkCreate.userErrors) })
      id = frameworkCreate.framework.id
    } catch (error) {
      const { status, errors } = refusal(error, 'title')
      return fail(status, { values, errors })
    }
    redirect(303, `/frameworks/${id}/edit?done=created`)
  },
}
