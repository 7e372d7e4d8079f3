import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { HISTORY, type History } from './query.ts'

const PAGE_SIZE = 20

export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  const after = event.url.searchParams.get('after') || null
  const variables = { id, after, first: PAGE_SIZE, languages: event.locals.languages }
  const { resource } = await request<History>(HISTORY, variables, event)
  if (!resource) error(404, m.resource_none())
  return { resource, after }
}
