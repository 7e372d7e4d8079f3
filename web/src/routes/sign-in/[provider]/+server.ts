import { redirect } from '@sveltejs/kit'
import { addressOf, ownPath } from '#lib/own-path.ts'
import { keepTicket, turnBack } from '#lib/server/identity.ts'
import { isPressedHere } from '#lib/server/pressed-here.ts'
import { request } from '#lib/server/api.ts'
import type { UserError } from '#lib/types.ts'
import type { RequestHandler } from './$types'
import { BEGIN } from './query.ts'

interface Answer {
  identityBegin: { address: string | null; ticket: string | null; userErrors: UserError[] }
}

/** To the identity provider. A link leads here: browsers let no form of ours lead on to another place. */
export const GET: RequestHandler = async (event) => {
  const { cookies, url, params, locals } = event
  const back = ownPath(url.searchParams.get('back'), '/')
  const [link, again] = [url.searchParams.has('link'), url.searchParams.has('again')]
  const ways = addressOf('/sign-in', [
    ['again', again ? 'yes' : null],
    ['back', back],
  ])
  if (link && !locals.session) redirect(303, ways)
  if (!isPressedHere(event)) redirect(303, link ? '/account/identities' : ways)
  const { identityBegin } = await request<Answer>(BEGIN, { input: { provider: params.provider, link, again } }, event)
  if (!identityBegin.address || !identityBegin.ticket) turnBack(event, identityBegin.userErrors, back)
  keepTicket(cookies, url, { ticket: identityBegin.ticket, back })
  return new Response(null, { status: 303, headers: { location: identityBegin.address, 'cache-control': 'no-store' } })
}
