import { fail, redirect } from '@sveltejs/kit'
import { fromOutcome, languagesOf, outcomeErrors, readOutcomeForm, toOutcomeInput } from '#lib/framework-form.ts'
import { ask, refusal } from '#lib/server/api.ts'
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

interface Answer {
  outcomeUpdate: Changed
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readOutcomeForm(form)
    const revision = Number(form.get('revision')) || 0
    // Texts in other languages are read again and stay; the revision of the form guards them.
    const { framework, outcome } = await editedOutcome(event)
    try {
      const { outcomeUpdate } = await ask<Answer>(
        UPDATE_OUTCOME,
        {
          id: outcome.id,
          revision,
          input: toOutcomeInput(values, outcome),
          dryRun: isCheck(form),
          languages: event.locals.languages,
        },
        event,
      )
      if (outcomeUpdate.userErrors.length > 0)
        return fail(422, { values, revision, errors: outcomeErrors(outcomeUpdate.userErrors), impact: null })
      if (isCheck(form)) return { values, revision, errors: [], impact: outcomeUpdate.impact }
    } catch (error) {
      const { status, errors } = refusal(error, 'statement')
      return fail(status, { values, revision, errors, impact: null })
    }
    redirect(303, `/frameworks/${framework.id}/edit/${outcome.id}?done=saved`)
  },
}
