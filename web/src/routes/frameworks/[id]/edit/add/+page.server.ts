import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { EMPTY_OUTCOME, outcomeTies, readOutcomeForm, toOutcomeInput } from '#lib/framework-form.ts'
import { change } from '#lib/server/change.ts'
import { editable, isCheck, type Changed } from '#lib/server/frameworks.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { ADD, PLACE, type Place } from './query.ts'

async function read(event: RequestEvent<{ id: string }>) {
  const parent = event.url.searchParams.get('under') ?? ''
  const { framework, outcome } = await editable<Place>(
    PLACE,
    { id: event.params.id, parent, hasParent: parent !== '' },
    event,
  )
  if (parent !== '' && outcome?.framework?.id !== framework.id) error(404, m.editor_item_missing())
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

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const values = readOutcomeForm(form)
    const { framework, parent } = await read(event)
    const asked = { frameworkId: framework.id, parentId: parent?.id ?? null, input: toOutcomeInput(values) }
    const { languages } = event.locals
    const added = await change<Changed>(event, ADD, { ...asked, dryRun: isCheck(form), languages }, outcomeTies(values))
    if (!added.ok) return fail(added.status, { values, errors: added.errors, impact: null })
    if (isCheck(form)) return { values, errors: [], impact: added.value.impact }
    redirect(303, `/frameworks/${framework.id}/edit/add?${parent ? `under=${parent.id}&` : ''}done=added`)
  },
}
