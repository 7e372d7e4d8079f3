/** Who looks after the place. */
import type { Context } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'

/** Whether the viewer is an administrator, with a key that may act as one where it is a key. */
export function manages({ viewer }: Pick<Context, 'viewer'>): boolean {
  return may(viewer, 'place.manage', null)
}

/** Whoever changes something of the place: an administrator who is signed in. Throws for anybody else. */
export function administrator(context: Context) {
  if (!context.viewer) throw unauthenticated()
  if (!manages(context)) throw forbidden(said`Only administrators may do this.`)
  return context.viewer
}
