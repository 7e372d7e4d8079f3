import { loadOriginal, start } from '#lib/server/derive.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => loadOriginal(event, 'TRANSLATE')

export const actions: Actions = { default: (event) => start(event, 'TRANSLATE') }
