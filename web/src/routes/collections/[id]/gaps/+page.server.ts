import { error } from '@sveltejs/kit'
import { isLanguage } from '#lib/languages.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { GAPS, type GapsAnswer } from './query.ts'

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const asked = event.url.searchParams.get('language')?.trim() ?? ''
  const language = isLanguage(asked) ? asked : null
  const { collection } = await request<GapsAnswer>(GAPS, { id: event.params.id, languages, language, needs }, event)
  if (!collection) error(404, m.collection_none())
  return { collection, language, needNames, needsFrom }
}
