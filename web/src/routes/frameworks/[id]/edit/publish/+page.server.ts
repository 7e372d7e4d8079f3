import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { type Changed } from '#lib/server/frameworks.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { DEPRECATE, DISCARD, NEW_VERSION, PUBLISH, STATE, type FrameworkState } from './query.ts'

type Event = RequestEvent<{ id: string }>

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const { id } = event.params
  const { languages } = event.locals
  const { framework } = await request<FrameworkState>(STATE, { id, languages }, event)
  if (!framework) error(404, m.framework_missing())
  const { viewerCanEdit, viewerCanMakeVersion, viewerCanDeprecate } = framework
  if (!viewerCanEdit && !viewerCanMakeVersion && !viewerCanDeprecate) error(403, m.editor_forbidden_versions())
  if (!viewerCanEdit) return { framework, impact: null, problems: [] }
  const variables = { id, status: 'ADOPTED', note: null, dryRun: true, languages }
  const { frameworkPublish } = await request<{ frameworkPublish: Changed }>(PUBLISH, variables, event)
  return {
    framework,
    impact: frameworkPublish.impact,
    problems: frameworkPublish.userErrors.map(({ message }) => message),
  }
}

async function decide(event: Event, document: string, control: string, variables: Record<string, unknown>) {
  const decided = await change<{ framework?: { id: string } | null; userErrors: UserError[] }>(
    event,
    document,
    { id: event.params.id, ...variables },
    { fallback: control, controls: { id: control, status: control } },
  )
  return decided.ok ? decided.value : fail(decided.status, { errors: decided.errors, values: variables })
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

export const actions: Actions = {
  publish: async (event) => {
    const form = await event.request.formData()
    const status = textOf(form, 'status') === 'ADOPTED' ? 'ADOPTED' : 'DRAFT'
    const note = textOf(form, 'note')
    const { languages } = event.locals
    const answer = await decide(event, PUBLISH, 'status', { status, note: note || null, dryRun: false, languages })
    if ('data' in answer) return answer
    redirect(303, `/frameworks/${event.params.id}${status === 'DRAFT' ? '/edit?done=shown' : ''}`)
  },
  version: async (event) => {
    const version = textOf(await event.request.formData(), 'version')
    const answer = await decide(event, NEW_VERSION, 'version', { version: version || null })
    if ('data' in answer) return answer
    redirect(303, `/frameworks/${answer.framework?.id}/edit?done=version`)
  },
  deprecate: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason')
    const answer = await decide(event, DEPRECATE, 'reason', { reason })
    if ('data' in answer) return answer
    redirect(303, `/frameworks/${event.params.id}`)
  },
  discard: async (event) => {
    const isSure = (await event.request.formData()).get('sure') === 'yes'
    if (!isSure)
      return fail(422, {
        errors: [{ id: 'sure', message: m.editor_discard_unsure() }],
        values: {} as Record<string, unknown>,
      })
    const answer = await decide(event, DISCARD, 'sure', {})
    if ('data' in answer) return answer
    redirect(303, '/frameworks?done=discarded')
  },
}
