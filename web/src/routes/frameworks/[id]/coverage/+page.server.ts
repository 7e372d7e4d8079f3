import { isLanguage } from '#lib/languages.ts'
import { request } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'
import { COVERAGE, type CoverageAnswer } from './query.ts'

/** Gaps on one page. */
const GAPS = 40

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const asked = event.url.searchParams.get('language')?.trim() ?? ''
  const language = isLanguage(asked) ? asked : null
  const after = event.url.searchParams.get('after') || null
  const { coverage } = await request<CoverageAnswer>(
    COVERAGE,
    { id: event.params.id, languages, language, needs, first: GAPS, after, isFirst: after === null },
    event,
  )
  return { coverage, language, after, needNames, needsFrom }
}
