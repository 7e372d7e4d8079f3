import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

const KEPT = '{ kept { name what why until seenBy } }'
interface Kept {
  kept: { name: string; what: string; why: string; until: string; seenBy: string }[]
}

export const load: PageServerLoad = async (event) => await request<Kept>(KEPT, {}, event)
