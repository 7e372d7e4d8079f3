import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { changeFactors, toSignIn } from '#lib/server/factors.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD_APP, BEGIN_APP, type Begun } from '../query.ts'

export const load: PageServerLoad = ({ locals, request }) => {
  if (!locals.session) toSignIn({ again: false })
  // The key stands in the answer to a form, and at no address: whoever comes by one begins at the list.
  if (request.method === 'GET') redirect(303, '/account/factors')
}

const NONE = { token: '', secret: '', address: '' }

export const actions: Actions = {
  begin: async (event) => {
    if (!event.locals.session) toSignIn({ again: false })
    try {
      const { begun } = await ask<Begun>(BEGIN_APP, {}, event)
      if (begun.userErrors.some(({ code }) => code === 'SIGN_IN_AGAIN')) toSignIn({ again: true })
      const { token, secret, address } = begun
      if (token === null || secret === null || address === null)
        return fail(422, { key: NONE, errors: formErrors(begun.userErrors, 'code'), codes: null })
      return { key: { token, secret, address }, errors: [], codes: null }
    } catch (error) {
      const { status, errors } = refusal(error, 'code')
      return fail(status, { key: NONE, errors, codes: null })
    }
  },
  add: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '')
    const address = text('address').startsWith('otpauth://totp/') ? text('address') : ''
    const key = { token: text('token'), secret: text('secret'), address }
    try {
      const variables = { input: { token: key.token, code: text('code') } }
      const { codes, faults } = await changeFactors(event, ADD_APP, variables, 'added')
      if (codes) return { key: NONE, errors: [], codes }
      return fail(422, { key, errors: formErrors(faults, 'code', { token: 'code' }), codes: null })
    } catch (error) {
      const { status, errors } = refusal(error, 'code')
      return fail(status, { key, errors, codes: null })
    }
  },
}
