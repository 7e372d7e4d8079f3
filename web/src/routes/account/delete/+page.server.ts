import { fail, redirect } from '@sveltejs/kit'
import { ask, refusal, request } from '#lib/server/api.ts'
import { clearSession } from '#lib/server/session.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { FormError, UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { ALONE, DELETE, type Alone, type Deleted } from './query.ts'

const HERE = '/account/delete'
const AGAIN = '/sign-in?again&back=%2Faccount%2Fdelete'
/** Before the id of a provider, in the names of the choices. */
const CHOICE = 'then-'

export const load: PageServerLoad = async (event) => {
  const { viewer } = event.locals.session ? await request<Alone>(ALONE, {}, event) : { viewer: null }
  if (!viewer) toSignIn(HERE)
  return { viewer }
}

export const actions: Actions = {
  default: async (event) => {
    signedIn(event, HERE)
    const form = await event.request.formData()
    const providers = [...form].flatMap(([name, value]) =>
      name.startsWith(CHOICE) && (value === 'STAYS' || value === 'GOES')
        ? [{ providerId: name.slice(CHOICE.length), then: value }]
        : [],
    )
    const chosen = Object.fromEntries(providers.map(({ providerId, then }) => [providerId, then]))
    const input = { password: String(form.get('password') ?? ''), providers }
    try {
      const { accountDelete } = await ask<Deleted>(DELETE, { input }, event)
      if (accountDelete.userErrors.some(({ code }) => code === 'SIGN_IN_AGAIN')) redirect(303, AGAIN)
      if (!accountDelete.deleted) return fail(422, { chosen, errors: accountDelete.userErrors.map(tied) })
    } catch (error) {
      const { status, errors } = refusal(error, 'password')
      return fail(status, { chosen, errors })
    }
    clearSession(event.cookies, event.url)
    redirect(303, '/sign-in?done=deleted')
  },
}

/** A fault of a provider belongs to its group of choices. */
function tied({ field, message }: UserError): FormError {
  return { id: field[1] === 'providers' ? `${CHOICE}${field[2]}` : 'password', message }
}
