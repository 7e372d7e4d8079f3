import { isHttpError, redirect } from '@sveltejs/kit'
import {
  FACETS,
  filterOf,
  LONG_FACETS,
  ORDERS,
  RARE_FACETS,
  readSearch,
  searchHref,
  type SearchAddress,
} from '#lib/search-address.ts'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { SEARCH_OUTCOMES, SEARCH_RESOURCES, type FoundOutcomes, type FoundResources } from './query.ts'

const PAGE_SIZE = 20
/** Values of a facet before it is looked through or shown at more length. */
const SHOWN_VALUES = 6

export const load: PageServerLoad = async (event) => {
  const { languages: readers, needs, needNames, needsFrom } = event.locals
  const { searchParams } = event.url
  const address = readSearch(searchParams)
  const { query, lists, after } = address
  const shared = { address, needNames, needsFrom }
  // Texts are shown in languages asked for where there are any; labels stay in those of the reader.
  const languages = [...(lists.language ?? []), ...readers]
  const page = { query, languages, first: PAGE_SIZE, after }
  /** A place in the list that is not there any more is no fault of the reader: the list begins anew. */
  const fromTheTop = (error: unknown): never => {
    if (after !== null && isHttpError(error, 400)) redirect(303, searchHref(searchParams, {}))
    throw error
  }

  if (address.inside === 'outcomes') {
    const framework = lists.framework?.[0] ?? ''
    const filter = lists.framework ? { frameworks: lists.framework } : null
    const variables = { ...page, filter, framework, hasFramework: framework !== '' }
    const answer = await request<FoundOutcomes>(SEARCH_OUTCOMES, variables, event).catch(fromTheTop)
    return { ...shared, resources: null, outcomes: answer }
  }

  const outcome = lists.outcome?.[0] ?? ''
  const answer = await request<FoundResources>(
    SEARCH_RESOURCES,
    {
      ...page,
      filter: filterOf(address),
      readers,
      needs,
      fitAtLeast: needs.length > 0 ? address.fit : null,
      order: ORDERS[address.order].order,
      facets: [...Object.keys(FACETS), ...Object.keys(RARE_FACETS).filter((name) => lists[RARE_FACETS[name]!])],
      values: SHOWN_VALUES,
      withOutcomes: query !== '' && after === null,
      id: outcome,
      hasOutcome: outcome !== '',
      ...lookWithin(address),
    },
    event,
  ).catch(fromTheTop)
  event.locals.isCounted = answer.found.totalCount === 0 || answer.found.droppedWords.length > 0
  const facets = answer.found.facets.map((facet) => answer[`in${facet.name}`]?.facets[0] ?? facet)
  return { ...shared, resources: { ...answer, facets }, outcomes: null }
}

/** The variables by which long facets are looked through. */
function lookWithin({ find, more }: SearchAddress): Record<string, string | boolean | null> {
  const variables: Record<string, string | boolean | null> = {}
  for (const name of LONG_FACETS) {
    variables[FACETS[name]!.parameter] = find[name] ?? null
    variables[`look${name}`] = name in find || more === name
  }
  return variables
}
