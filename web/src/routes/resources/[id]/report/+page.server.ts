import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { REPORT_REASONS, type ReportReason } from '#lib/moderation.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { REPORT, REPORTABLE, type Reportable, type Reported } from './query.ts'

const CONTROLS = ['reason', 'fact', 'text']

export const load: PageServerLoad = async (event) => {
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { resource } = await request<Reportable>(REPORTABLE, variables, event)
  if (resource?.state !== 'PUBLISHED') error(404, m.resource_none())
  // A statement of its page leads here with the fact that it rests on.
  const asked = event.url.searchParams.get('fact')
  const about = resource.accessibility.facts.find(({ kind, value }) => `${kind} ${value}` === asked) ?? null
  return { resource, about }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const given = (name: string) => String(form.get(name) ?? '')
    const values = { reason: given('reason'), fact: given('fact'), text: given('text') }
    const reason = Object.hasOwn(REPORT_REASONS, values.reason) ? (values.reason as ReportReason) : null
    if (!reason) {
      const errors = [{ id: 'reason', message: m.resource_report_no_reason() }]
      return fail(422, { values, errors })
    }
    const [kind, value] = values.fact.split(' ')
    const fact = reason === 'NOT_ACCESSIBLE' && kind && value ? { kind, value } : null
    const input = { resourceId: event.params.id, reason, fact, text: values.text }
    try {
      const { reportCreate } = await ask<Reported>(REPORT, { input }, event)
      if (!reportCreate.reported) {
        const errors = formErrors(reportCreate.userErrors, 'text', { resourceId: 'reason' })
        return fail(422, { values, errors: inOrder(errors, CONTROLS) })
      }
    } catch (error) {
      const { status, errors } = refusal(error, 'reason')
      return fail(status, { values, errors })
    }
    redirect(303, `/resources/${event.params.id}?done=reported`)
  },
}
