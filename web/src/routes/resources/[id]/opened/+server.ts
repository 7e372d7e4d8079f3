import { ask } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

const OPEN = 'mutation ResourceOpen($id: ID!) { resourceOpen(id: $id) { url } }'

/** What browsers send beside the opening of a resource (`ping` of HTML): it is counted, and nobody waits for it. */
export const POST: RequestHandler = async (event) => {
  event.locals.session = null
  await ask(OPEN, { id: event.params.id }, event).catch(() => undefined)
  return new Response(null, { status: 204 })
}
