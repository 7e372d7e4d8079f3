import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { BEFORE, FIND } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const answers = await Promise.all([FIND, BEFORE].map((document) => request<unknown>(document, {}, event)))
  return { find: { document: FIND, answer: answers[0] }, before: { document: BEFORE, answer: answers[1] } }
}
