import { redirect } from '@sveltejs/kit'
import { pathwayHref, readPathway } from '#lib/pathway-address.ts'
import { chosenOf } from '#lib/plan-words.ts'
import { planFor } from '#lib/server/pathway.ts'
import { makePlanCode, printCodes } from '#lib/server/print-codes.ts'
import type { Actions, PageServerLoad } from './$types'

/** A plan of most goals is on paper in one go. */
const PAGE_SIZE = 60
const RESOURCES = 1

export const load: PageServerLoad = async (event) => {
  const address = readPathway(event.url.searchParams)
  if (address.goals.length === 0) redirect(303, pathwayHref(address))
  const { needNames, needsFrom } = event.locals
  const plan = await planFor(event, { first: PAGE_SIZE, resources: RESOURCES, isForm: true })
  const codes = await printCodes(
    event,
    plan.pathway.steps.nodes.flatMap(({ resources }) => chosenOf(resources)?.resource.id ?? []),
    'plan',
  )
  return {
    plan,
    codes,
    needNames,
    needsFrom,
    readers: event.locals.languages,
    on: new Date().toISOString().slice(0, 10),
  }
}

export const actions: Actions = { code: makePlanCode }
