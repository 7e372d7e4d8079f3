import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { COLLECTIONS, type CollectionsAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || null
  const variables = { languages: event.locals.languages, provider: null, after }
  const { collections, viewer } = await request<CollectionsAnswer>(COLLECTIONS, variables, event)
  return { collections, mine: viewer?.collections ?? null, after, isDeleted: event.url.searchParams.has('deleted') }
}
