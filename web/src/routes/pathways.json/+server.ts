import { error, json } from '@sveltejs/kit'
import { pathwayHref, readPathway } from '#lib/pathway-address.ts'
import { planFor } from '#lib/server/pathway.ts'
import type { RequestHandler } from './$types'

const PAGE_SIZE = 100
const RESOURCES = 3

/** The plan of a pathway's address as data, in the names of the public API. */
export const GET: RequestHandler = async (event) => {
  if (readPathway(event.url.searchParams).goals.length === 0)
    error(400, 'Give at least one goal: /pathways.json?goal=ID, where ID is that of an outcome.')
  const { needNames, needsFrom } = event.locals
  const { address, pathway } = await planFor(event, { first: PAGE_SIZE, resources: RESOURCES, isForm: false })
  const { steps, onMap: _drawn, stages: _stages, ...whole } = pathway
  const needs = needsFrom === 'address' ? needNames : []
  const at = (view: '/pathways' | '/pathways.json', after: string | null) =>
    event.url.origin + pathwayHref(address, { after }, { view, needs })
  return json(
    {
      page: at('/pathways', null),
      needs: needNames,
      ...whole,
      stepCount: steps.totalCount,
      steps: steps.nodes,
      next: steps.pageInfo.hasNextPage ? at('/pathways.json', steps.pageInfo.endCursor) : null,
    },
    { headers: { 'access-control-allow-origin': '*' } },
  )
}
