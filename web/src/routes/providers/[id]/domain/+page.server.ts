import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD, CHECK, CLAIM, DOMAINS, REMOVE, type Claimed, type Domains, type Done } from './query.ts'

/** What was done just now: said once, above the page. */
const DONE = ['added', 'proved', 'removed', 'claimed'] as const

const pathOf = ({ params }: RequestEvent<{ id: string }>) => `/providers/${params.id}/domain`

export const load: PageServerLoad = async (event) => {
  signedIn(event, pathOf(event))
  const variables = { id: event.params.id, languages: event.locals.languages }
  const { provider } = await request<Domains>(DOMAINS, variables, event)
  if (!provider) error(404, m.provider_none())
  if (!provider.viewerCanProveDomains) error(403, m.provider_domain_owners())
  const done = DONE.find((word) => word === event.url.searchParams.get('done')) ?? null
  return { provider, done, claimed: Number(event.url.searchParams.get('claimed')) || 0 }
}

/** Does something to a domain that the page lists; its faults stand beside it. */
async function act(event: RequestEvent<{ id: string }>, document: string, done: (typeof DONE)[number]) {
  const domain = String((await event.request.formData()).get('domain') ?? '')
  const fallback = `domain-${domain}`
  const variables = { providerId: event.params.id, domain }
  const changed = await change<Done>(event, document, variables, { fallback, controls: { domain: fallback } })
  if (!changed.ok) return fail(changed.status, { errors: changed.errors, domain: '' })
  redirect(303, `${pathOf(event)}?done=${done}`)
}

export const actions: Actions = {
  add: async (event) => {
    const domain = String((await event.request.formData()).get('domain') ?? '').trim()
    const variables = { providerId: event.params.id, domain }
    const changed = await change<Done>(event, ADD, variables, { fallback: 'domain' })
    if (!changed.ok) return fail(changed.status, { errors: changed.errors, domain })
    redirect(303, `${pathOf(event)}?done=added`)
  },
  check: async (event) => await act(event, CHECK, 'proved'),
  remove: async (event) => await act(event, REMOVE, 'removed'),
  claim: async (event) => {
    const count = Number((await event.request.formData()).get('count')) || 0
    const variables = { providerId: event.params.id, count }
    const controls = { count: 'claim', providerId: 'claim' }
    const changed = await change<Claimed>(event, CLAIM, variables, { fallback: 'claim', controls })
    if (!changed.ok) return fail(changed.status, { errors: changed.errors, domain: '' })
    redirect(303, `${pathOf(event)}?done=claimed&claimed=${changed.value.claimed}`)
  },
}
