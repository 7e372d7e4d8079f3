import { fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { faultIn } from '#lib/identity-words.ts'
import { ownPath } from '#lib/own-path.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { keepStep, secondStepAddress, type SecondStep } from '#lib/server/second-step.ts'
import { afterSignIn, clearSession, writeSession } from '#lib/server/session.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { SIGN_IN, WAYS, WHO } from './query.ts'

/** What was done and leads here: said once, above the page. */
const DONE = ['out', 'reset', 'deleted', 'over', 'declined'] as const

export const load: PageServerLoad = async (event) => {
  const back = ownPath(event.url.searchParams.get('back'), '/')
  const again = event.url.searchParams.has('again')
  const kept = event.url.searchParams.get('kept')
  if (kept !== null && event.locals.session) redirect(303, ownPath(kept, '/'))
  if (event.locals.session && !again) {
    const { viewer } = await request<{ viewer: { id: string } | null }>(WHO, {}, event)
    if (viewer) redirect(303, back)
    // The session has ended. With its cookie, pages that need one would send the reader here again and again.
    clearSession(event.cookies, event.url)
  }
  const { identityProviders: ways } = await request<Ways>(WAYS, { languages: event.locals.languages }, event)
  return {
    back: kept === null ? back : ownPath(kept, '/'),
    isRefused: kept !== null,
    again,
    ways,
    fault: faultIn(event.url),
    done: DONE.find((word) => word === event.url.searchParams.get('done')) ?? null,
  }
}

interface Ways {
  identityProviders: { slug: string; name: LocalisedText }[]
}

interface Answer {
  signIn: {
    token: string | null
    secondStep: SecondStep | null
    userErrors: UserError[]
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const back = ownPath(form.get('back'), '/')
    const input = { email, password: String(form.get('password') ?? '') }
    try {
      const { signIn } = await ask<Answer>(SIGN_IN, { input }, event)
      if (signIn.secondStep) {
        keepStep(event.cookies, event.url, signIn.secondStep.token)
        redirect(303, secondStepAddress(back, signIn.secondStep.methods))
      }
      if (!signIn.token) return fail(422, { email, back, errors: formErrors(signIn.userErrors, 'email') })
      writeSession(event.cookies, event.url, signIn.token)
    } catch (error) {
      const { status, errors } = refusal(error, 'email')
      return fail(status, { email, back, errors })
    }
    redirect(303, afterSignIn(event, back))
  },
}
