import { error, fail, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { START, UPLOADS, type Uploads } from './query.ts'

const SHOWN = 20
/** What a form may send; larger files are sent by a machine. */
const MOST_BYTES = 6_000_000

/** For whoever may not publish for it there is no such page. */
export const load: PageServerLoad = async (event) => {
  const here = `/providers/${event.params.id}/uploads`
  signedIn(event, here)
  const { provider, uploadJobs } = await request<Uploads>(UPLOADS, { id: event.params.id, first: SHOWN }, event)
  if (!provider?.viewerCanPublish) error(404, m.faults_nothing())
  return { provider, jobs: uploadJobs, origin: event.url.origin }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const file = form.get('file')
    const dryRun = form.get('what') !== 'PUBLISH'
    const wrong = (message: string) => fail(422, { errors: [{ id: 'file', message }], dryRun })
    if (!(file instanceof File) || file.size === 0) return wrong(m.provider_uploads_file_empty())
    if (file.size > MOST_BYTES) return wrong(m.provider_uploads_file_large())
    const bytes = await file.arrayBuffer()
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return wrong(m.provider_uploads_file_letters())
    }
    const format = /\.(csv|tsv|txt)$/i.test(file.name) ? 'CSV' : 'JSON_LINES'
    const input = { providerId: event.params.id, name: file.name, format, text, dryRun }
    const started = await change<{ job: { id: string } | null; userErrors: UserError[] }>(
      event,
      START,
      { input },
      { fallback: 'file', controls: { text: 'file', name: 'file', providerId: 'file' } },
    )
    if (!started.ok) return fail(started.status, { errors: started.errors, dryRun })
    redirect(303, `/providers/${event.params.id}/uploads/${started.value.job!.id}`)
  },
}
