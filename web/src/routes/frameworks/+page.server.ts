import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { FRAMEWORKS, type Frameworks } from './query.ts'

const PAGE_SIZE = 30

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || null
  const variables = { languages: event.locals.languages, first: PAGE_SIZE, after }
  const isDiscarded = event.url.searchParams.get('done') === 'discarded'
  return { after, isDiscarded, ...(await request<Frameworks>(FRAMEWORKS, variables, event)) }
}
