import { operation } from '#lib/fragments.ts'
import type { StoredResource } from '#lib/publish-form.ts'
import type { FormChoices } from '#lib/server/publish.ts'
import type { LocalisedText } from '#lib/types.ts'

/** What a resource says now, and what the form can choose from. */
export const EDIT = operation(`query Edit($id: ID!, $languages: [LanguageTag!]) {
  resource(id: $id) {
    id revision state viewerCanEdit
    title { ...Text } titles { ...Text } description { ...Text } url languages kind
    provider { id name } contributors { name role }
    types { id } subjects { id } ageFrom ageTo minutes keywords audience
    device printable signInNeeded cost viewerCanPublish
    declared { licences { key part } facts { kind value present method } }
    files { url mediaType bytes downloadable } basedOn { id } translationOf { id title { ...Text } }
    alignments { kind extent outcome { id code statement(languages: $languages) { ...Text } } }
    accessibility { summaries { ...Text } }
  }
  licences { key label summary }
  types: concepts(purpose: RESOURCE_TYPE, first: 60) { id label(languages: $languages) { ...Text } }
  subjects: concepts(purpose: SUBJECT, first: 60) { id label(languages: $languages) { ...Text } }
}`)

export interface EditAnswer extends Omit<FormChoices, 'viewer' | 'outcome'> {
  resource:
    | (StoredResource & {
        id: string
        revision: number
        state: string
        title: LocalisedText
        viewerCanEdit: boolean
        viewerCanPublish: boolean
        translationOf: { id: string; title: LocalisedText } | null
        provider: { id: string; name: string }
      })
    | null
}
