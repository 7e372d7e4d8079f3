import { fail, redirect } from '@sveltejs/kit'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { addressOf } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { KEYS, TAKE_AWAY, type Keys, type TakenAway } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const words = event.url.searchParams.get('words') ?? ''
  const after = event.url.searchParams.get('after')
  const keys = await requestAsAdministrator<Keys, 'peopleKeys'>(KEYS, { words, after }, 'peopleKeys', event)
  return { keys, words, after, isDone: event.url.searchParams.get('done') === 'revoked' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const id = String(form.get('id') ?? '')
    try {
      const { keyTakeAway } = await ask<TakenAway>(TAKE_AWAY, { id }, event)
      if (keyTakeAway.id === null)
        return fail(422, { errors: keyTakeAway.userErrors.map(({ message }) => ({ id: 'keys', message })) })
    } catch (cause) {
      const { status, errors } = refusal(cause, 'keys')
      return fail(status, { errors })
    }
    redirect(
      303,
      addressOf('/admin/keys', [
        ['done', 'revoked'],
        ['words', String(form.get('words') ?? '')],
      ]),
    )
  },
}
