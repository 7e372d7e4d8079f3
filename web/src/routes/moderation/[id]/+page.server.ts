import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { DECISION_WORDS, type Decision } from '#lib/moderation.ts'
import { m } from '#lib/paraglide/messages.js'
import { answerNotice } from '#lib/server/answer.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { ACCEPT_MANY, CASE, DECIDE, isAboutProvider, type CaseAnswer, type Decided } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { moderationCase } = event.locals.session
    ? await request<CaseAnswer>(CASE, variables, event)
    : { moderationCase: null }
  if (!moderationCase) error(404, m.moderation_gone())
  return { open: moderationCase }
}

export const actions: Actions = {
  decide: async (event) => {
    const form = await event.request.formData()
    const given = (name: string) => String(form.get(name) ?? '')
    const [id = '', intoId = ''] =
      given('keep') === 'this' ? [given('other'), given('id')] : [given('id'), given('other')]
    const values = { decision: given('decision'), reason: given('reason'), keep: given('keep') }
    const decision = Object.hasOwn(DECISION_WORDS, values.decision) ? (values.decision as Decision) : null
    if (!decision) return fail(422, { values, errors: [{ id: 'decision', message: m.moderation_decide_choose() }] })
    const isMerge = decision === 'MERGE'
    const isMany = decision === 'ACCEPT' && given('id') === ''
    const about = isMany || isAboutProvider(decision) ? given('provider') : isMerge ? id : given('id')
    const revision = Number(isMerge && given('keep') === 'this' ? given('otherRevision') : given('revision'))
    const variables = {
      ...{ id: about, reason: values.reason },
      ...(isMany
        ? { kind: given('kind'), count: Number(given('count')) }
        : isAboutProvider(decision)
          ? {}
          : { revision }),
      ...(isMerge ? { intoId } : {}),
    }
    try {
      const { it } = await ask<Decided>(isMany ? ACCEPT_MANY : DECIDE[decision], variables, event)
      if (!it.notice) return fail(422, { values, errors: formErrors(it.userErrors, 'reason', { id: 'decision' }) })
    } catch (error) {
      const { status, errors } = refusal(error, 'reason')
      return fail(status, { values, errors })
    }
    redirect(303, '/moderation?done=decided')
  },
  answer: async (event) => await answerNotice(event, '/moderation?done=decided'),
}
