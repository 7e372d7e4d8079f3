import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { rotateSession } from '#lib/server/session-rotation.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { CHANGE, INVITE, MEMBERS, REMOVE, REVOKE, type Done, type Members } from './query.ts'

/** What was done just now: said once, above the page. */
const DONE = ['changed', 'removed', 'invited', 'revoked'] as const
const NOTHING = { email: '', role: 'EDITOR', language: 'en' }

const pathOf = ({ params }: RequestEvent<{ id: string }>) => `/providers/${params.id}/members`

/** For whoever is no member there is no such page. */
export const load: PageServerLoad = async (event) => {
  signedIn(event, pathOf(event))
  const after = event.url.searchParams.get('after')
  const { provider } = await request<Members>(MEMBERS, { id: event.params.id, after }, event)
  if (!provider?.members) error(404, m.faults_nothing())
  const { members } = provider
  const done = DONE.find((word) => word === event.url.searchParams.get('done')) ?? null
  return { provider, members, after, done }
}

/** One change of this page; what was typed is given back with its faults. */
async function act(
  event: RequestEvent<{ id: string }>,
  document: string,
  variables: Record<string, unknown>,
  { done, fallback, values = NOTHING }: { done: string; fallback: string; values?: typeof NOTHING },
) {
  const changed = await change<Done>(
    event,
    document,
    { providerId: event.params.id, ...variables },
    {
      ...{ fallback, controls: { memberId: fallback, id: fallback, providerId: fallback } },
    },
  )
  if (!changed.ok) return fail(changed.status, { errors: changed.errors, values })
  redirect(303, done)
}

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData()
    const memberId = String(form.get('member') ?? '')
    const role = String(form.get('role') ?? '')
    const isSelf = form.has('self')
    const changed = await change<Done>(
      event,
      CHANGE,
      { providerId: event.params.id, memberId, role },
      {
        ...{ fallback: `role-${memberId}`, controls: { memberId: `role-${memberId}` } },
      },
    )
    if (!changed.ok) return fail(changed.status, { errors: changed.errors, values: NOTHING })
    if (isSelf) await rotateSession(event)
    redirect(303, `${pathOf(event)}?done=changed`)
  },
  remove: async (event) => {
    const form = await event.request.formData()
    const memberId = String(form.get('member') ?? '')
    const isSelf = form.has('self')
    const done = isSelf ? `/providers/${event.params.id}?done=left` : `${pathOf(event)}?done=removed`
    return await act(event, REMOVE, { memberId }, { done, fallback: `role-${memberId}` })
  },
  invite: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const values = { email: text('email'), role: text('role'), language: text('language') }
    const done = `${pathOf(event)}?done=invited`
    return await act(event, INVITE, { input: values }, { done, fallback: 'email', values })
  },
  revoke: async (event) => {
    const id = String((await event.request.formData()).get('id') ?? '')
    return await act(event, REVOKE, { id }, { done: `${pathOf(event)}?done=revoked`, fallback: 'invitations' })
  },
}
