/** A new token for who is signed in, after a change of what they may do: one that leaked before opens nothing of it. */
import type { RequestEvent } from '@sveltejs/kit'
import { ask } from '#lib/server/api.ts'
import { writeSession } from '#lib/server/session.ts'

const ROTATE = `mutation RotateSession { sessionRotate { token } }`

/** Puts the new token into the cookie. What was done before stands, also when this fails. */
export async function rotateSession(event: RequestEvent): Promise<void> {
  try {
    const { sessionRotate } = await ask<{ sessionRotate: { token: string | null } }>(ROTATE, {}, event)
    if (sessionRotate.token) writeSession(event.cookies, event.url, sessionRotate.token)
  } catch (error) {
    console.error(error)
  }
}
