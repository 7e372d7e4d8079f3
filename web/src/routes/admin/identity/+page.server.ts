import { fail, redirect } from '@sveltejs/kit'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { change } from '#lib/server/change.ts'
import type { Actions, PageServerLoad } from './$types'
import { ARRANGE, PROVIDERS, type Changed, type Providers } from './query.ts'

/** What was done and just now: said once, above the page. */
const DONE = ['removed', 'moved'] as const

export const load: PageServerLoad = async (event) => {
  const field = 'managedIdentityProviders' as const
  const found = await requestAsAdministrator<Providers, typeof field>(PROVIDERS, {}, field, event)
  return { ...found, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const ids = String(form.get('ids') ?? '').split(' ')
    const ties = { fallback: 'list', controls: { ids: 'list' }, again: '/admin/identity' }
    const changed = await change<Changed>(event, ARRANGE, { ids }, ties)
    if (!changed.ok) return fail(changed.status, { errors: changed.errors })
    redirect(303, '/admin/identity?done=moved')
  },
}
