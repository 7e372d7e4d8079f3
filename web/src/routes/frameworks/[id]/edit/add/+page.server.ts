import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { EMPTY_OUTCOME, outcomeErrors, readOutcomeForm, toOutcomeInput } from '#lib/framework-form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { editable, isCheck, type Changed } from '#lib/server/frameworks.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD, PLACE, type Place } from './query.ts'

async function read(event: RequestEvent<{ id: string }>) {
  const parent = event.url.searchParams.get('under') ?? ''
  const { framework, outcome } = await editable<Place>(
    PLACE,
    { id: event.params.id, parent, hasParent: parent !== '' },
    event,
  )
  if (parent !== '' && outcome?.framework?.id !== framework.id) error(404, 'There is no such item in this curriculum.')
  return { framework, parent: outcome ?? null }
}

export const load: PageServerLoad = async (event) => {
  const { framework, parent } = await read(event)
  return {
    framework,
    parent,
    isDone: event.url.searchParams.get('done') === 'added',
    values: {
      ...EMPTY_OUTCOME,
      language: parent?.statement.language ?? framework.titles[0]?.language ?? '',
      levels: parent?.levels.join(', ') ?? '',
      subjects: parent?.subjects.join(', ') ?? '',
    },
  }
}

interface Answer {
  outcomeAdd: Changed & { outcome: { id: string } | null }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readOutcomeForm(form)
    const { framework, parent } = await read(event)
    try {
      const { outcomeAdd } = await ask<Answer>(
        ADD,
        {
          frameworkId: framework.id,
          parentId: parent?.id ?? null,
          input: toOutcomeInput(values),
          dryRun: isCheck(form),
          languages: event.locals.languages,
        },
        event,
      )
      if (outcomeAdd.userErrors.length > 0)
        return fail(422, { values, errors: outcomeErrors(outcomeAdd.userErrors), impact: null })
      if (isCheck(form)) return { values, errors: [], impact: outcomeAdd.impact }
    } catch (error) {
      const { status, errors } = refusal(error, 'statement')
      return fail(status, { values, errors, impact: null })
    }
    redirect(303, `/frameworks/${framework.id}/edit/add?${parent ? `under=${parent.id}&` : ''}done=added`)
  },
}
