import { error } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { PageServerLoad } from './$types'
import { DASHBOARD, type DashboardAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const after = event.url.searchParams.get('after') || null
  const variables = { id: event.params.id, languages: event.locals.languages, after, isFirst: after === null }
  const { provider } = await request<DashboardAnswer>(DASHBOARD, variables, event)
  if (!provider) error(404, 'There is no such provider here.')
  if (!provider.dashboard) error(403, 'Only members of this provider see how its resources do.')
  return { provider, dashboard: provider.dashboard, after }
}
