import { FACET_PARAMETERS, filterOf, ORDERS, readSearch } from '#lib/search-address.ts'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { SEARCH_OUTCOMES, SEARCH_RESOURCES, type FoundOutcomes, type FoundResources } from './query.ts'

const PAGE_SIZE = 20

export const load: PageServerLoad = async (event) => {
  const { languages: readers, needs, needNames, needsFrom } = event.locals
  const address = readSearch(event.url.searchParams)
  const { query, lists, after } = address
  const shared = { address, needNames, needsFrom }
  // Languages asked for are those the reader reads now; an edition in them stands for its work.
  const languages = [...(lists.language ?? []), ...readers]

  if (address.inside === 'outcomes') {
    const filter = lists.framework ? { frameworks: lists.framework } : null
    const variables = { query, filter, languages, first: PAGE_SIZE, after }
    const { outcomes } = await request<FoundOutcomes>(SEARCH_OUTCOMES, variables, event)
    return { ...shared, resources: null, outcomes }
  }

  const outcome = lists.outcome?.[0] ?? ''
  const framework = lists.framework?.[0] ?? ''
  const provider = lists.provider?.[0] ?? ''
  const answer = await request<FoundResources>(
    SEARCH_RESOURCES,
    {
      query,
      filter: filterOf(address),
      needs,
      fitAtLeast: needs.length > 0 ? address.fit : null,
      languages,
      order: ORDERS[address.order].order,
      first: PAGE_SIZE,
      after,
      facets: Object.keys(FACET_PARAMETERS),
      withOutcomes: query !== '' && after === null,
      outcome,
      hasOutcome: outcome !== '',
      framework,
      hasFramework: framework !== '',
      provider,
      hasProvider: provider !== '',
    },
    event,
  )
  return { ...shared, resources: answer, outcomes: null }
}
