/** Asks for the plan that an address describes: one request, whichever way it is shown. */
import type { RequestEvent } from '@sveltejs/kit'
import { constraintsOf, knownInputs, readPathway, type PathwayAddress } from '#lib/pathway-address.ts'
import { MOST_ON_MAP } from '#lib/pathway-map.ts'
import { request } from '#lib/server/api.ts'
import { PATHWAY, type PathwayAnswer } from '../../routes/pathways/query.ts'

export interface Planned extends PathwayAnswer {
  address: PathwayAddress
}

/**
 * @param options.first steps on the page
 * @param options.resources resources shown for each step
 * @param options.isForm whether the choices of the form are needed, too
 */
export async function planFor(
  event: RequestEvent,
  { first, resources, isForm }: { first: number; resources: number; isForm: boolean },
): Promise<Planned> {
  const { languages, needs } = event.locals
  const address = readPathway(event.url.searchParams)
  const answer = await request<PathwayAnswer>(
    PATHWAY,
    {
      goals: address.goals,
      known: knownInputs(address),
      knownUpTo: address.upTo,
      constraints: constraintsOf(address, needs, languages),
      languages,
      first,
      resources,
      after: address.after,
      onMap: MOST_ON_MAP,
      hasKnown: address.known.length + address.upTo.length > 0,
      providers: [...address.providers, ...address.notProviders],
      isForm,
    },
    event,
  )
  return { address, ...answer }
}
