import { ask } from '#lib/server/api.ts'
import type { LayoutServerLoad } from './$types'
import { ROOM, type Room } from './query.ts'

/** What whoever is signed in may go to of a provider; nothing for everybody else, and where the API is away. */
export const load: LayoutServerLoad = async (event) => {
  if (event.locals.session === null) return { room: null }
  const answer = ask<Room>(ROOM, { id: event.params.id }, event)
  return {
    room: await answer.then(
      ({ provider }) => provider,
      () => null,
    ),
  }
}
