import { error } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { OUTCOME, type Outcome } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const variables = { id: event.params.id, languages, needs }
  const { outcome } = await request<{ outcome: Outcome | null }>(OUTCOME, variables, event)
  if (!outcome) error(404, 'There is no such learning outcome here.')
  return { outcome, needNames, needsFrom, readers: languages }
}
