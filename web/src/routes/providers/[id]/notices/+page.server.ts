import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { answerNotice } from '#lib/server/answer.ts'
import { request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { NOTICES, type Notices } from './query.ts'

/** For whoever is no member, and does not look after the place, there is no such page. */
export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  signedIn(event, `/providers/${id}/notices`)
  const after = event.url.searchParams.get('after')
  const { provider } = await request<Notices>(NOTICES, { id, after, languages: event.locals.languages }, event)
  if (!provider?.notices) error(404, m.faults_nothing())
  const isSent = event.url.searchParams.get('done') === 'sent'
  return { provider: { id: provider.id, name: provider.name }, notices: provider.notices, after, isSent }
}

export const actions: Actions = {
  answer: async (event) => await answerNotice(event, `/providers/${event.params.id}/notices?done=sent`),
}
