/** What the script of passkeys hands to the browser. JSON alone is taken, which no form of another site can send. */
import { json, type RequestHandler } from '@sveltejs/kit'
import { ask, refusal } from '#lib/server/api.ts'
import { keptStep } from '#lib/server/second-step.ts'
import { BEGIN, type Begun } from './query.ts'

export const POST: RequestHandler = async (event) => {
  if (!/^application\/json\b/.test(event.request.headers.get('content-type') ?? ''))
    return json({ options: null, message: 'Send JSON.' }, { status: 415 })
  const asked = (await event.request.json().catch(() => null)) as { purpose?: unknown; token?: unknown } | null
  const purpose = (Object.keys(BEGIN) as (keyof typeof BEGIN)[]).find((name) => name === asked?.purpose)
  // A page of before: it knows itself what to say.
  if (!purpose) return json({ options: null, message: '' })
  const variables =
    purpose === 'second'
      ? { token: keptStep(event.cookies, event.url) }
      : purpose === 'sign-up'
        ? { token: String(asked?.token ?? '') }
        : {}
  try {
    const { begun } = await ask<Begun>(BEGIN[purpose], variables, event)
    const message = begun.userErrors.map((error) => error.message).join(' ')
    return json({ options: begun.options === null ? null : (JSON.parse(begun.options) as unknown), message })
  } catch (error) {
    return json({ options: null, message: refusal(error, '').errors[0]?.message ?? '' })
  }
}
