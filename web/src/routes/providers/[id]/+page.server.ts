import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { PROVIDER, type Provider } from './query.ts'

const PAGE_SIZE = 20
/** What was done just now: said once, above the page. */
const DONE = ['created', 'saved', 'joined', 'left'] as const

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || null
  const variables = { id: event.params.id, languages: event.locals.languages, first: PAGE_SIZE, after }
  const { provider } = await request<{ provider: Provider | null }>(PROVIDER, variables, event)
  if (!provider) error(404, m.provider_none())
  return { provider, after, done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null }
}
