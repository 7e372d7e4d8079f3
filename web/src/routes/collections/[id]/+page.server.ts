import { collectionOf } from '#lib/server/collections.ts'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { CHANGES, type ChangesAnswer } from './query.ts'

/** Changes shown on the page. */
const MOST_CHANGES = 5

export const load: PageServerLoad = async (event) => {
  const asked = { id: event.params.id, languages: event.locals.languages, first: MOST_CHANGES }
  const [collection, { collection: changed }] = await Promise.all([
    collectionOf(event),
    request<ChangesAnswer>(CHANGES, asked, event),
  ])
  const { needNames, needsFrom } = event.locals
  return {
    ...{ collection, needNames, needsFrom },
    changes: changed?.changes ?? [],
    isAdded: event.url.searchParams.get('done') === 'added',
  }
}
