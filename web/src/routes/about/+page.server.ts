import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { ABOUT, type About } from './query.ts'

export const load: PageServerLoad = (event) => request<About>(ABOUT, { languages: event.locals.languages }, event)
