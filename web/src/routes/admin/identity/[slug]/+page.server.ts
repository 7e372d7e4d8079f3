import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { change } from '#lib/server/change.ts'
import { marked, saveOnTop } from '#lib/server/stale.ts'
import {
  CONTROLS,
  inputOf,
  LABELS,
  lineFaults,
  ORDER,
  told,
  typedIn,
  valuesOf,
  type ProviderValues,
} from '../provider-form.ts'
import {
  CHECK,
  PROVIDER,
  REMOVE,
  SWITCH,
  UPDATE,
  type Changed,
  type Checked,
  type Provider,
  type Providers,
} from '../query.ts'
import type { Actions, PageServerLoad } from './$types'

/** What was done and just now: said once, above the page. */
const DONE = ['added', 'saved', 'on', 'off'] as const

async function providerNow(event: RequestEvent): Promise<Provider> {
  const field = 'managedIdentityProviders' as const
  const { nodes } = await requestAsAdministrator<Providers<Provider>, typeof field>(PROVIDER, {}, field, event)
  return nodes.find(({ slug }) => slug === event.params.slug) ?? error(404, m.faults_nothing())
}

async function heldNow(event: RequestEvent) {
  const provider = await providerNow(event)
  return { values: valuesOf(provider), revision: provider.revision }
}

const FIELDS = { labels: LABELS, told }

export const load: PageServerLoad = async (event) => {
  const provider = await providerNow(event)
  const held = marked({ values: valuesOf(provider), revision: provider.revision }, FIELDS)
  return { provider, held, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}

/** Does something to the provider of the form as it was seen, and goes on. */
async function does(event: RequestEvent, document: string, more: Record<string, unknown>, to: string) {
  const form = await event.request.formData()
  const variables = { id: String(form.get('id')), revision: Number(form.get('revision')), ...more }
  const ties = { fallback: 'state', controls: { id: 'state', revision: 'state' }, again: event.url.pathname }
  const changed = await change<Changed>(event, document, variables, ties)
  if (!changed.ok) return fail(changed.status, { errors: changed.errors, held: null, stale: null, checked: null })
  redirect(303, to)
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const typed = typedIn(form)
    const secret = String(form.get('clientSecret') ?? '').trim()
    const faults = lineFaults(inputOf(typed, ''))
    const held = { values: typed, revision: Number(form.get('revision')), marks: String(form.get('marks') ?? '') }
    if (faults.length > 0) return fail(422, { errors: faults, held, stale: null, checked: null })
    const saved = await saveOnTop<Changed, ProviderValues>(event, form, {
      ...{ ...FIELDS, document: UPDATE, typed, read: () => heldNow(event) },
      variables: (values) => ({ id: String(form.get('id')), input: inputOf(values, secret) }),
      ties: { fallback: 'names', controls: CONTROLS, order: ORDER, again: event.url.pathname },
    })
    if (!saved.ok) return fail(saved.status, { ...saved, checked: null })
    redirect(303, `${event.url.pathname}?done=saved`)
  },
  check: async (event) => {
    const form = await event.request.formData()
    const ties = { fallback: 'state', controls: { id: 'state' } }
    const checked = await change<Checked>(event, CHECK, { id: String(form.get('id')) }, ties)
    if (!checked.ok) return fail(checked.status, { errors: checked.errors, held: null, stale: null, checked: null })
    const errors = checked.value.faults.map((message) => ({ id: 'state', message }))
    return { errors, held: null, stale: null, checked: checked.value.holds }
  },
  on: async (event) => await does(event, SWITCH, { isOn: true }, `${event.url.pathname}?done=on`),
  off: async (event) => await does(event, SWITCH, { isOn: false }, `${event.url.pathname}?done=off`),
  remove: async (event) => await does(event, REMOVE, {}, '/admin/identity?done=removed'),
}
