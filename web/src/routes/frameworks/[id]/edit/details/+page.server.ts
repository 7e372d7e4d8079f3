import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { FRAMEWORK_TIES, fromFramework, languagesOf, readFrameworkForm, toFrameworkInput } from '#lib/framework-form.ts'
import { change } from '#lib/server/change.ts'
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

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readFrameworkForm(form)
    const revision = Number(form.get('revision')) || 0
    // Texts in other languages are read again and stay; the revision of the form guards them.
    const { framework } = await read(event)
    const asked = { id: framework.id, revision, input: toFrameworkInput(values, framework) }
    const updated = await change<{ userErrors: UserError[] }>(event, UPDATE, asked, FRAMEWORK_TIES)
    if (!updated.ok) return fail(updated.status, { values, revision, errors: updated.errors })
    redirect(303, `/frameworks/${framework.id}/edit?done=saved`)
  },
}
