/**
 * The codes for print of a sheet: one request for all of them. Plans are without number, so the code of one is made only by a
 * press, and shown from then on; the others are made when they are first shown.
 */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type { PrintCode, PrintedCode, UserError } from '#lib/types.ts'
import { request } from './api.ts'
import { change } from './change.ts'
import { printed } from './qr.ts'

export const PRINT_CODES = `query PrintCodes($ids: [ID!]!, $plan: String!, $isPlan: Boolean!, $collection: ID!, $isCollection: Boolean!) {
  resources(ids: $ids) { id printCode { letters path } }
  planCode(address: $plan) @include(if: $isPlan) { letters path }
  collection(id: $collection) @include(if: $isCollection) { printCode { letters path } }
}`

export const PLAN_CODE_MAKE = `mutation PlanCodeMake($address: String!) {
  planCodeMake(address: $address) { code { letters path } userErrors { code field message } }
}`

interface PrintCodes {
  resources: ({ id: string; printCode: PrintCode | null } | null)[]
  planCode?: PrintCode | null
  collection?: { printCode: PrintCode | null } | null
}

/**
 * The codes of resources, by id, and that of what the sheet is of: the plan in the address of the page, where somebody had one made,
 * or a collection.
 * @param ids 100 at most
 * @param of `plan`, or the id of a collection
 */
export async function printCodes(
  event: RequestEvent,
  ids: readonly string[],
  of: 'plan' | { collection: string },
): Promise<{ resources: Record<string, PrintedCode>; own: PrintedCode | null }> {
  const isPlan = of === 'plan'
  const collectionId = isPlan ? '' : of.collection
  const variables = {
    ids: [...new Set(ids)],
    plan: event.url.search,
    isPlan,
    collection: collectionId,
    isCollection: !isPlan,
  }
  const { resources, planCode, collection } = await request<PrintCodes>(PRINT_CODES, variables, event)
  const shown = resources.flatMap((one) => {
    const code = printed(one?.printCode, event.url)
    return one && code ? [[one.id, code] as const] : []
  })
  return { resources: Object.fromEntries(shown), own: printed(planCode ?? collection?.printCode, event.url) }
}

/** A form action: has the code made for the plan of the page's own address, and comes back to it. */
export async function makePlanCode(event: RequestEvent) {
  const address = new URLSearchParams([...event.url.searchParams].filter(([name]) => !name.startsWith('/'))).toString()
  const done = await change<{ userErrors: UserError[] }>(event, PLAN_CODE_MAKE, { address }, { fallback: 'code' })
  if (!done.ok) return fail(done.status, { errors: done.errors })
  redirect(303, `${event.locals.path}?${address}`)
}
