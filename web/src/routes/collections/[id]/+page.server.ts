import { collectionOf } from '#lib/server/collections.ts'
import type { PageServerLoad } from './$types'

/** Changes shown on the page. */
const MOST_CHANGES = 5

export const load: PageServerLoad = async (event) => {
  const { changes = [], ...collection } = await collectionOf(event, MOST_CHANGES)
  const { needNames, needsFrom } = event.locals
  const isAdded = event.url.searchParams.get('done') === 'added'
  return { collection, changes, needNames, needsFrom, isAdded }
}
