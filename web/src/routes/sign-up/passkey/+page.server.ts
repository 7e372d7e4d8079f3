import { fail } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { forgetBack, keptBack } from '#lib/server/back.ts'
import { writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { LINK, type Link } from '../confirm/query.ts'
import { PASSKEY_SIGN_UP } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const token = event.url.searchParams.get('token') ?? ''
  const { mailLink } = await request<Link>(LINK, { token }, event)
  return { email: mailLink?.purpose === 'SIGN_UP' ? mailLink.email : null, token }
}

interface Answer {
  opened: { token: string | null; recoveryCodes: string[] | null; userErrors: UserError[] }
}

export const actions: Actions = {
  /** Answers with the recovery codes: they stand on this page and at no address, so that no history keeps them. */
  default: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '')
    const input = { token: text('token'), name: text('name').trim(), response: text('response') }
    try {
      const { opened } = await ask<Answer>(PASSKEY_SIGN_UP, { input }, event)
      if (!opened.token) {
        const errors = formErrors(opened.userErrors, 'name', { response: 'passkey' })
        return fail(422, { name: input.name, errors: inOrder(errors, ['name', 'passkey']), codes: null, back: '' })
      }
      writeSession(event.cookies, event.url, opened.token)
      event.locals.session = opened.token
      const back = keptBack(event.cookies, '/providers/new')
      forgetBack(event.cookies, event.url)
      return { name: '', errors: [], codes: opened.recoveryCodes, back }
    } catch (error) {
      const { status, errors } = refusal(error, 'name')
      return fail(status, { name: input.name, errors, codes: null, back: '' })
    }
  },
}
