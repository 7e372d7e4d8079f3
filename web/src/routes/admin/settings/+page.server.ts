import { requestAsAdministrator } from '#lib/server/admin.ts'
import type { PageServerLoad } from './$types'
import { SETTINGS, type Settings } from './query.ts'

export const load: PageServerLoad = async (event) => ({
  settings: await requestAsAdministrator<Settings, 'settings'>(SETTINGS, {}, 'settings', event),
})
