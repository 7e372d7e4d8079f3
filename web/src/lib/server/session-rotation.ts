/** A new token for who is signed in, after a change of what they may do: one that leaked before opens nothing of it. */
import { createHash } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import { ask } from '#lib/server/api.ts'
import { SAME_PRESS_MS } from '#lib/server/once.ts'
import { writeSession } from '#lib/server/session.ts'

const ROTATE = `mutation RotateSession { sessionRotate { token } }`

/** New tokens by the hash of the old one, for a few seconds: who presses a button twice comes twice with the old one. */
const rotated = new Map<string, Promise<string | null>>()

/** Puts the new token into the cookie. What was done before stands, also when this fails. */
export async function rotateSession(event: RequestEvent): Promise<void> {
  try {
    const key = createHash('sha256')
      .update(event.locals.session ?? '')
      .digest('base64')
    let asked = rotated.get(key)
    if (!asked) {
      rotated.set(key, (asked = newToken(event)))
      setTimeout(() => rotated.delete(key), SAME_PRESS_MS).unref()
    }
    const token = await asked
    if (token) writeSession(event.cookies, event.url, token)
  } catch (error) {
    console.error(error)
  }
}

async function newToken(event: RequestEvent): Promise<string | null> {
  const { sessionRotate } = await ask<{ sessionRotate: { token: string | null } }>(ROTATE, {}, event)
  return sessionRotate.token
}
