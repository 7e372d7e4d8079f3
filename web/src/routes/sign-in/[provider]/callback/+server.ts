import { redirect } from '@sveltejs/kit'
import { enter, forgetTicket, keptTicket, turnBack, type IdentityAnswer } from '#lib/server/identity.ts'
import { request } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'
import { RETURN } from '../query.ts'

/** Back from the identity provider: in, or first to what is kept. */
export const GET: RequestHandler = async (event) => {
  const { cookies, url, params } = event
  const { ticket, back } = keptTicket(cookies, url)
  const input = { provider: params.provider, ticket, query: url.search.slice(1) }
  const { identityReturn } = await request<{ identityReturn: IdentityAnswer }>(RETURN, { input }, event)
  if (identityReturn.offer) redirect(303, `/sign-in/${params.provider}/consent`)
  if (identityReturn.token || identityReturn.secondStep) enter(event, identityReturn, back)
  forgetTicket(cookies, url)
  turnBack(event, identityReturn.userErrors, back)
}
