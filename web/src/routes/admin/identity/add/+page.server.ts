import { fail, redirect } from '@sveltejs/kit'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { change } from '#lib/server/change.ts'
import { CONTROLS, EMPTY, inputOf, lineFaults, ORDER, typedIn } from '../provider-form.ts'
import { ADD, PROVIDERS, type Added, type Providers } from '../query.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const field = 'managedIdentityProviders' as const
  const { sealFault } = await requestAsAdministrator<Providers, typeof field>(PROVIDERS, {}, field, event)
  return { sealFault, origin: event.url.origin, values: EMPTY, slug: '', issuer: '' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const given = { slug: text('slug'), issuer: text('issuer') }
    const values = typedIn(form)
    const input = inputOf(values, text('clientSecret'))
    const faults = lineFaults(input)
    if (faults.length > 0) return fail(422, { values, ...given, errors: faults })
    const ties = { fallback: 'slug', controls: CONTROLS, order: ORDER, again: '/admin/identity/add' }
    const added = await change<Added>(event, ADD, { ...given, input }, ties)
    if (!added.ok) return fail(added.status, { values, ...given, errors: added.errors })
    redirect(303, `/admin/identity/${added.value.identityProvider!.slug}?done=added`)
  },
}
