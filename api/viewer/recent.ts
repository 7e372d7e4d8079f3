/** Some changes ask for a sign-in that is not long ago: a session alone may have been found on a device left open. */
import { failed } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { said } from '#api/words/said.ts'

/** A sign-in counts as just made for so long: time enough to fetch a device. */
const RECENT_MS = 15 * 60_000

/** Whether the owner of the session signed in a short while ago. */
export function isRecent({ now }: Pick<Services, 'now'>, signedInAt: string | null): boolean {
  return signedInAt !== null && now().getTime() - Date.parse(signedInAt) <= RECENT_MS
}

/** What is said where that was longer ago. */
export function signInAgain() {
  return failed('SIGN_IN_AGAIN', [], said`For this, sign in once more: it has to be sure that it is you.`)
}
