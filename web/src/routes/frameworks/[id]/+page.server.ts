import { error } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { FRAMEWORK, type FrameworkAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const branch = event.url.searchParams.get('branch') ?? ''
  const { framework, outcome } = await request<FrameworkAnswer>(
    FRAMEWORK,
    { id: event.params.id, languages: event.locals.languages, branch, hasBranch: branch !== '' },
    event,
  )
  if (!framework) error(404, 'There is no such curriculum here.')
  if (branch !== '' && outcome?.framework?.id !== framework.id)
    error(404, 'There is no such branch in this curriculum.')
  return { framework, branch: outcome ?? null }
}
