import { request } from '#lib/server/api.ts'
import { constraintsOf, knownInputs, readPathway } from '#lib/pathway-address.ts'
import type { PageServerLoad } from './$types'
import { FIND_GOAL, PATHWAY, type FoundGoals, type Pathway } from './query.ts'

const PAGE_SIZE = 40

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const address = readPathway(event.url.searchParams)
  const shared = { address, needNames, needsFrom, readers: languages }
  // Looking for a goal and planning are two moments: words come first, so that a goal can be added to a plan.
  if (address.query !== '' || address.goals.length === 0) {
    if (address.query === '') return { ...shared, found: null, pathway: null }
    const variables = { query: address.query, languages }
    const { searchOutcomes } = await request<FoundGoals>(FIND_GOAL, variables, event)
    return { ...shared, found: searchOutcomes, pathway: null }
  }
  const { pathway } = await request<{ pathway: Pathway }>(
    PATHWAY,
    {
      goals: address.goals,
      known: knownInputs(address),
      constraints: constraintsOf(address, needs, languages),
      languages,
      first: PAGE_SIZE,
      after: address.after,
    },
    event,
  )
  return { ...shared, found: null, pathway }
}
