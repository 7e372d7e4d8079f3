import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { PageServerLoad } from './$types'
import { DASHBOARD, type DashboardAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const after = event.url.searchParams.get('after') || null
  const variables = { id: event.params.id, languages: event.locals.languages, after, isFirst: after === null }
  const { provider } = await request<DashboardAnswer>(DASHBOARD, variables, event)
  if (!provider) error(404, m.provider_none())
  if (!provider.dashboard) error(403, m.provider_dashboard_members())
  return { provider, dashboard: provider.dashboard, after }
}
