import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { HOME, type Home } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { languages } = event.locals
  return await request<Home>(HOME, { languages }, event)
}
