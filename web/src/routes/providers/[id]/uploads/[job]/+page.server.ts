import { error, fail, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import { CANCEL, UPLOAD, type Upload } from '../query.ts'
import type { Actions, PageServerLoad } from './$types'

const SHOWN = 50

/** For whoever may not publish for its provider there is no such page. */
export const load: PageServerLoad = async (event) => {
  const { id, job: jobId } = event.params
  const here = `/providers/${id}/uploads/${jobId}`
  signedIn(event, here)
  const after = event.url.searchParams.get('after')
  const { uploadJob } = await request<Upload>(UPLOAD, { id: jobId, first: SHOWN, after }, event)
  if (uploadJob?.provider.id !== id) error(404, m.faults_nothing())
  return { job: uploadJob, here, after }
}

export const actions: Actions = {
  cancel: async (event) => {
    const { id, job } = event.params
    const done = await change<{ userErrors: UserError[] }>(
      event,
      CANCEL,
      { id: job },
      { fallback: 'cancel', controls: { id: 'cancel' } },
    )
    if (!done.ok) return fail(done.status, { errors: done.errors })
    redirect(303, `/providers/${id}/uploads/${job}`)
  },
}
