import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { KEPT, type Kept } from './query.ts'

export const load: PageServerLoad = async (event) => await request<Kept>(KEPT, {}, event)
