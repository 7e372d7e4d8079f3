import { request } from '#lib/server/api.ts'
import { planFor } from '#lib/server/pathway.ts'
import { readPathway } from '#lib/pathway-address.ts'
import type { PageServerLoad } from './$types'
import { FIND_GOAL, type FoundGoals } from './query.ts'

const PAGE_SIZE = 25
const RESOURCES = 2

export const load: PageServerLoad = async (event) => {
  const { languages, needNames, needsFrom } = event.locals
  const address = readPathway(event.url.searchParams)
  const shared = { address, needNames, needsFrom, readers: languages }
  // Looking for a goal and planning are two moments: words come first, so that a goal can be added to a plan.
  if (address.query !== '' || address.goals.length === 0) {
    if (address.query === '') return { ...shared, found: null, plan: null }
    const variables = { query: address.query, languages }
    const { searchOutcomes } = await request<FoundGoals>(FIND_GOAL, variables, event)
    return { ...shared, found: searchOutcomes, plan: null }
  }
  const plan = await planFor(event, { first: PAGE_SIZE, resources: RESOURCES, isForm: true, canZoom: true })
  return { ...shared, found: null, plan }
}
