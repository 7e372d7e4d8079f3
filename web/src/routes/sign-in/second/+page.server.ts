import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { addressOf, ownPath } from '#lib/own-path.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { forgetStep, keptStep } from '#lib/server/second-step.ts'
import { writeSession } from '#lib/server/session.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { SECOND } from './query.ts'

export const load: PageServerLoad = ({ url, cookies, request }) => {
  const back = ownPath(url.searchParams.get('back'), '/')
  // The step is in a cookie: a browser without any took none.
  const name = request.headers.has('cookie') ? 'back' : 'kept'
  if (!keptStep(cookies, url)) redirect(303, addressOf('/sign-in', [[name, back]]))
  const ways = (url.searchParams.get('with') ?? '').split(' ')
  return { back, hasApp: ways.includes('app'), hasPasskey: ways.includes('passkey') }
}

interface Answer {
  secondStep: { token: string | null; userErrors: UserError[] }
}

async function answer(event: RequestEvent, name: 'code' | 'passkey') {
  const form = await event.request.formData()
  const back = ownPath(form.get('back'), '/')
  const given = String(form.get(name === 'code' ? 'code' : 'response') ?? '')
  try {
    const input = { token: keptStep(event.cookies, event.url), [name]: given }
    const { secondStep } = await ask<Answer>(SECOND, { input }, event)
    if (!secondStep.token) {
      if (secondStep.userErrors.some(({ field }) => field.includes('token'))) {
        forgetStep(event.cookies, event.url)
        const again = event.locals.session ? 'yes' : null
        redirect(303, addressOf('/sign-in', [...OVER, ['again', again], ['back', back]]))
      }
      return fail(422, { errors: formErrors(secondStep.userErrors, 'code') })
    }
    writeSession(event.cookies, event.url, secondStep.token)
    forgetStep(event.cookies, event.url)
  } catch (error) {
    const { status, errors } = refusal(error, name)
    return fail(status, { errors })
  }
  redirect(303, back)
}

const OVER = [['done', 'over']] as const

export const actions: Actions = {
  code: (event) => answer(event, 'code'),
  passkey: (event) => answer(event, 'passkey'),
}
