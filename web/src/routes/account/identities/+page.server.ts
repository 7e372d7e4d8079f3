import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { faultIn } from '#lib/identity-words.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, signInAgain, toSignIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { IDENTITIES, REMOVE, type Identities, type Removed } from './query.ts'

const HERE = '/account/identities'

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event
  signedIn(event, HERE)
  const { viewer, identityProviders } = await request<Identities>(IDENTITIES, { languages: locals.languages }, event)
  if (!viewer) toSignIn(HERE)
  const known = viewer.identities.map(({ provider }) => provider?.slug)
  return {
    identities: viewer.identities,
    others: identityProviders.filter(({ slug }) => !known.includes(slug)),
    fault: faultIn(url),
    done: (['added', 'changed', 'removed'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  remove: async (event) => {
    signedIn(event, HERE)
    const id = String((await event.request.formData()).get('id') ?? '')
    try {
      const { identityRemove } = await ask<Removed>(REMOVE, { id }, event)
      signInAgain(identityRemove.userErrors, HERE)
      if (!identityRemove.removed)
        return fail(422, { errors: formErrors(identityRemove.userErrors, 'identities', { id: 'identities' }) })
    } catch (error) {
      const { status, errors } = refusal(error, 'identities')
      return fail(status, { errors })
    }
    redirect(303, `${HERE}?done=removed`)
  },
}
