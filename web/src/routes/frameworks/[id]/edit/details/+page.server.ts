import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  frameworkErrors,
  fromFramework,
  languagesOf,
  readFrameworkForm,
  toFrameworkInput,
} from '#lib/framework-form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { editable } from '#lib/server/frameworks.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { DETAILS, UPDATE, type Details } from './query.ts'

const read = (event: RequestEvent<{ id: string }>) => editable<Details>(DETAILS, { id: event.params.id }, event)

export const load: PageServerLoad = async (event) => {
  const { framework, licences } = await read(event)
  const languages = languagesOf(framework.titles, framework.descriptions)
  const language = event.url.searchParams.get('lang') ?? languages[0] ?? ''
  return {
    id: framework.id,
    title: framework.title,
    revision: framework.revision,
    licences,
    languages,
    values: fromFramework(framework, language),
    original: language === languages[0] ? null : fromFramework(framework, languages[0] ?? ''),
  }
}

interface Answer {
  frameworkUpdate: { userErrors: UserError[] }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readFrameworkForm(form)
    const revision = Number(form.get('revision')) || 0
    // Texts in other languages are read again and stay; the revision of the form guards them.
    const { framework } = await read(event)
    try {
      const input = toFrameworkInput(values, framework)
      const { frameworkUpdate } = await ask<Answer>(UPDATE, { id: framework.id, revision, input }, event)
      if (frameworkUpdate.userErrors.length > 0)
        return fail(422, { values, revision, errors: frameworkErrors(frameworkUpdate.userErrors) })
    } catch (error) {
      const { status, errors } = refusal(error, 'title')
      return fail(status, { values, revision, errors })
    }
    redirect(303, `/frameworks/${framework.id}/edit?done=saved`)
  },
}
