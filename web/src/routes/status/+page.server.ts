import { ask } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { STATUS, type Status } from './query.ts'

/** What the API answers now; null where it does not, which the page says. */
export const load: PageServerLoad = async (event) => ({
  answered: await ask<Status>(STATUS, {}, event).catch(() => null),
  at: new Date().toISOString(),
})
