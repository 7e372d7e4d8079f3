import { fail, redirect } from '@sveltejs/kit'
import { fromOutcome, languagesOf, outcomeTies, readOutcomeForm, toOutcomeInput } from '#lib/framework-form.ts'
import { change } from '#lib/server/change.ts'
import { isCheck, type Changed } from '#lib/server/frameworks.ts'
import type { Actions, PageServerLoad } from './$types'
import { editedOutcome } from './outcome.ts'
import { UPDATE_OUTCOME } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { framework, outcome } = await editedOutcome(event)
  const languages = languagesOf(outcome.statements, outcome.labels)
  const language = event.url.searchParams.get('lang') ?? languages[0] ?? ''
  return {
    framework,
    outcome,
    languages,
    values: fromOutcome(outcome, language),
    original: language === languages[0] ? null : fromOutcome(outcome, languages[0] ?? ''),
    isDone: event.url.searchParams.get('done') === 'saved',
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readOutcomeForm(form)
    const revision = Number(form.get('revision')) || 0
    // Texts in other languages are read again and stay; the revision of the form guards them.
    const { framework, outcome } = await editedOutcome(event)
    const asked = { id: outcome.id, revision, input: toOutcomeInput(values, outcome) }
    const { languages } = event.locals
    const updated = await change<Changed>(
      event,
      UPDATE_OUTCOME,
      { ...asked, dryRun: isCheck(form), languages },
      outcomeTies(values),
    )
    if (!updated.ok) return fail(updated.status, { values, revision, errors: updated.errors, impact: null })
    if (isCheck(form)) return { values, revision, errors: [], impact: updated.value.impact }
    redirect(303, `/frameworks/${framework.id}/edit/${outcome.id}?done=saved`)
  },
}
