import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { enter, forgetTicket, keptTicket, turnBack, type IdentityAnswer } from '#lib/server/identity.ts'
import type { LocalisedText } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { ACCEPT, DECLINE, OFFER } from '../query.ts'

interface Answer {
  identityOffer: {
    isLink: boolean
    isKnown: boolean
    consents: string[]
    name: string
    email: string | null
    language: string | null
    roles: string[]
    memberships: { role: string; provider: { id: string; name: string } | null }[]
    provider: { slug: string; name: LocalisedText }
  } | null
  viewer: { name: string } | null
}

const CONSENTS = ['EMAIL', 'LANGUAGE', 'RIGHTS']

export const load: PageServerLoad = async (event) => {
  const { cookies, url, locals } = event
  const { ticket, back } = keptTicket(cookies, url)
  const { identityOffer, viewer } = await request<Answer>(OFFER, { ticket, languages: locals.languages }, event)
  if (!identityOffer) turnBack(event, [], back)
  return { offer: identityOffer, account: viewer?.name ?? null }
}

export const actions: Actions = {
  accept: async (event) => {
    const { ticket, back } = keptTicket(event.cookies, event.url)
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '')
    const consents = form.getAll('consents').map(String)
    const input = { ticket, name, consents: consents.filter((consent) => CONSENTS.includes(consent)) }
    let answer: IdentityAnswer
    try {
      answer = (await ask<{ identityAccept: IdentityAnswer }>(ACCEPT, { input }, event)).identityAccept
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { name, consents, errors })
    }
    if (answer.token) enter(event, answer, back)
    if (!answer.userErrors.some(({ field }) => field.includes('name'))) turnBack(event, answer.userErrors, back)
    return fail(422, { name, consents, errors: formErrors(answer.userErrors, 'name') })
  },
  decline: async (event) => {
    const { ticket, back } = keptTicket(event.cookies, event.url)
    forgetTicket(event.cookies, event.url)
    await request(DECLINE, { ticket }, event)
    redirect(303, back.startsWith('/account') && event.locals.session ? back : '/sign-in?done=declined')
  },
}
