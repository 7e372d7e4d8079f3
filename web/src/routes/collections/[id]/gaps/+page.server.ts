import { error } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import { isLanguage } from '#lib/languages.ts'
import { request } from '#lib/server/api.ts'
import type { OutcomeEntry } from '#lib/collection.ts'
import type { LocalisedText } from '#lib/types.ts'
import type { PageServerLoad } from './$types'

const OUTCOME = '{ ...OutcomeLine role levels ageFrom ageTo resourceCount }'
const GAPS = operation(`query CollectionGaps(
  $id: ID!, $languages: [LanguageTag!], $language: LanguageTag, $needs: [NeedInput!]!
) {
  collection(id: $id) {
    id title(languages: $languages) { ...Text } viewerCanEdit
    coverage(language: $language, needs: $needs) {
      outcomes served(first: 200) ${OUTCOME} servedElsewhere(first: 200) ${OUTCOME} gaps(first: 200) ${OUTCOME}
    }
  }
}`)
interface GapsAnswer {
  collection: {
    id: string
    title: LocalisedText
    viewerCanEdit: boolean
    coverage: {
      outcomes: number
      served: OutcomeEntry[]
      servedElsewhere: OutcomeEntry[]
      gaps: OutcomeEntry[]
    }
  } | null
}

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const asked = event.url.searchParams.get('language')?.trim() ?? ''
  const language = isLanguage(asked) ? asked : null
  const { collection } = await request<GapsAnswer>(GAPS, { id: event.params.id, languages, language, needs }, event)
  if (!collection) error(404, 'There is no such collection here, or it is private.')
  return { collection, language, needNames, needsFrom }
}
