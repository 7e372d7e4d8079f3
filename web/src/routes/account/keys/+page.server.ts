import { fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, signInAgain, toSignIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { CREATE, KEYS, REVOKE, type Created, type Keys, type Revoked } from './query.ts'

const CONTROLS = ['name', 'scopes', 'provider', 'days']
const NOTHING = { name: '', scopes: [] as string[], provider: '', days: '90' }

const HERE = '/account/keys'

export const load: PageServerLoad = async (event) => {
  const { viewer } = event.locals.session ? await request<Keys>(KEYS, {}, event) : { viewer: null }
  if (!viewer) toSignIn(HERE)
  return { viewer, isRevoked: event.url.searchParams.get('done') === 'revoked' }
}

export const actions: Actions = {
  /** Answers with the key itself: it is shown on this page and at no address, so that no history keeps it. */
  create: async (event) => {
    signedIn(event, HERE)
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '')
    const values = {
      ...{ name: text('name'), scopes: form.getAll('scopes').map(String) },
      ...{ provider: text('provider'), days: text('days') || '90' },
    }
    const input = {
      ...{ name: values.name, scopes: values.scopes.filter((scope) => /^(READ|PUBLISH|MANAGE|MODERATE)$/.test(scope)) },
      ...{ providerId: values.provider || null, days: Number.parseInt(values.days, 10) || 0 },
    }
    try {
      const { keyCreate } = await ask<Created>(CREATE, { input }, event)
      signInAgain(keyCreate.userErrors, HERE)
      if (keyCreate.secret !== null)
        return { values: NOTHING, errors: [], created: { secret: keyCreate.secret, name: keyCreate.key?.name ?? '' } }
      const errors = formErrors(keyCreate.userErrors, 'name', { providerId: 'provider' })
      return fail(422, { values, errors: inOrder(errors, CONTROLS), created: null })
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { values, errors, created: null })
    }
  },
  revoke: async (event) => {
    signedIn(event, HERE)
    const id = String((await event.request.formData()).get('id') ?? '')
    try {
      const { keyRevoke } = await ask<Revoked>(REVOKE, { id }, event)
      if (keyRevoke.id === null) {
        const errors = formErrors(keyRevoke.userErrors, 'keys', { id: 'keys' })
        return fail(422, { values: NOTHING, errors, created: null })
      }
    } catch (error) {
      const { status, errors } = refusal(error, 'keys')
      return fail(status, { values: NOTHING, errors, created: null })
    }
    redirect(303, '/account/keys?done=revoked')
  },
}
