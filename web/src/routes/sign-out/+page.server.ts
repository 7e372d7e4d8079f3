import { redirect } from '@sveltejs/kit'
import { ask } from '#lib/server/api.ts'
import { clearSession } from '#lib/server/session.ts'
import type { Actions, PageServerLoad } from './$types'
import { SIGN_OUT } from './query.ts'

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.session) redirect(303, '/')
}

export const actions: Actions = {
  default: async (event) => {
    // The cookie goes even when the API cannot be told: whoever leaves a shared computer must be out of it.
    clearSession(event.cookies, event.url)
    if (event.locals.session) await ask(SIGN_OUT, {}, event).catch((error: unknown) => console.error(error))
    redirect(303, '/sign-in?done=out')
  },
}
