import { fail, redirect } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import type { Changed } from '#lib/server/frameworks.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { editedOutcome } from '../outcome.ts'
import { BY_CODE, RETIRE } from './query.ts'

interface Answer {
  outcomeRetire: Changed
}

export const load: PageServerLoad = async (event) => {
  const { framework, outcome } = await editedOutcome(event)
  const variables = { id: outcome.id, replacedById: null, dryRun: true, languages: event.locals.languages }
  const { outcomeRetire } = await request<Answer>(RETIRE, variables, event)
  return { framework, outcome, impact: outcomeRetire.impact }
}

export const actions: Actions = {
  default: async (event) => {
    const code = String((await event.request.formData()).get('replacedBy') ?? '').trim()
    const { framework, outcome } = await editedOutcome(event)
    let replacedById: string | null = null
    if (code !== '') {
      const variables = { code: code.slice(0, 200), framework: framework.id }
      const { outcomesByCode } = await request<{ outcomesByCode: { id: string }[] }>(BY_CODE, variables, event)
      const others = outcomesByCode.filter(({ id }) => id !== outcome.id)
      if (others.length !== 1) {
        const message =
          others.length === 0 ? m.editor_retire_none({ code }) : m.editor_retire_several({ count: others.length, code })
        return fail(422, { code, errors: [{ id: 'replacedBy', message }] })
      }
      replacedById = others[0]!.id
    }
    const retired = await change<Changed>(
      event,
      RETIRE,
      { id: outcome.id, replacedById, dryRun: false, languages: event.locals.languages },
      { fallback: 'replacedBy', controls: { replacedById: 'replacedBy', id: 'replacedBy' } },
    )
    if (!retired.ok) return fail(retired.status, { code, errors: retired.errors })
    const parent = outcome.ancestors.at(-1)
    redirect(303, `/frameworks/${framework.id}/edit?${parent ? `branch=${parent.id}&` : ''}done=retired`)
  },
}
