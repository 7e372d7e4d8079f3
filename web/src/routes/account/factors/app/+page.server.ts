import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { changeFactors, PAGE } from '#lib/server/factors.ts'
import { qrCode } from '#lib/server/qr.ts'
import { signedIn, signInAgain } from '#lib/server/signed-in.ts'
import type { QrCode } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { ADD_APP, BEGIN_APP, type Begun } from '../query.ts'

export const load: PageServerLoad = (event) => {
  signedIn(event, PAGE)
  // The key stands in the answer to a form, and at no address: whoever comes by one begins at the list.
  if (event.request.method === 'GET') redirect(303, PAGE)
}

interface Key {
  token: string
  secret: string
  /** The same as an `otpauth:` address, and as a QR code of it; '' and null where it is not known. */
  address: string
  code: QrCode | null
}

const NONE: Key = { token: '', secret: '', address: '', code: null }
/** Longer than any that the API gives. */
const LONGEST_ADDRESS = 2000

/** A key as the page shows it. What comes back with a form is taken for an address only where it is one. */
function keyOf({ token, secret, address }: Omit<Key, 'code'>): Key {
  const isOne = address.startsWith('otpauth://totp/') && address.length <= LONGEST_ADDRESS
  return isOne ? { token, secret, address, code: qrCode(address) } : { ...NONE, token, secret }
}

export const actions: Actions = {
  begin: async (event) => {
    signedIn(event, PAGE)
    try {
      const { begun } = await ask<Begun>(BEGIN_APP, {}, event)
      signInAgain(begun.userErrors, PAGE)
      const { token, secret, address } = begun
      if (token === null || secret === null || address === null)
        return fail(422, { key: NONE, errors: formErrors(begun.userErrors, 'code'), codes: null })
      return { key: keyOf({ token, secret, address }), errors: [], codes: null }
    } catch (error) {
      const { status, errors } = refusal(error, 'code')
      return fail(status, { key: NONE, errors, codes: null })
    }
  },
  add: async (event) => {
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '')
    const key = keyOf({ token: text('token'), secret: text('secret'), address: text('address') })
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
