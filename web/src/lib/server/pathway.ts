/** Asks for the plan that an address describes: one request, whichever way it is shown. */
import type { RequestEvent } from '@sveltejs/kit'
import { constraintsOf, knownInputs, readPathway, type PathwayAddress } from '#lib/pathway-address.ts'
import { MOST_ON_MAP } from '#lib/pathway-map.ts'
import { request } from '#lib/server/api.ts'
import { PATHWAY, type PathwayAnswer } from '../../routes/pathways/query.ts'

/** Steps of a part that is looked at closely. */
const MOST_IN_PART = 40

export interface Planned extends PathwayAnswer {
  address: PathwayAddress
}

/**
 * @param options.first steps on the page
 * @param options.resources resources shown for each step
 * @param options.canZoom whether a part of the plan can be looked at closely, where the address says so
 * @param options.isForm whether the choices of the form are needed, too
 */
export async function planFor(
  event: RequestEvent,
  {
    first,
    resources,
    isForm,
    canZoom = false,
  }: { first: number; resources: number; isForm: boolean; canZoom?: boolean },
): Promise<Planned> {
  const { languages, needs } = event.locals
  event.locals.isCounted = true
  const read = readPathway(event.url.searchParams)
  const address = canZoom ? read : { ...read, zoom: null }
  const zoom = address.zoom ?? {}
  const answer = await request<PathwayAnswer>(
    PATHWAY,
    {
      goals: address.goals,
      known: knownInputs(address),
      knownUpTo: address.upTo,
      constraints: constraintsOf(address, needs, languages),
      languages,
      // Of a part, what stands in the list comes with it.
      first: address.zoom ? 1 : first,
      resources,
      // What is not asked for counts, too, towards what a request may ask for.
      inPart: address.zoom ? MOST_IN_PART : 1,
      isZoomed: address.zoom !== null,
      step: 'step' in zoom ? zoom.step : null,
      stage: 'stage' in zoom ? zoom.stage : null,
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
