import { operation } from '#lib/fragments.ts'
import type { StoredOutcome } from '#lib/framework-form.ts'
import type { EditedFramework } from '#lib/server/frameworks.ts'
import type { OutcomeCard, OutcomeLine } from '#lib/types.ts'

/** An outcome of a draft with all that is said of it. */
export const EDITED_OUTCOME = operation(`query EditedOutcome($id: ID!, $outcome: ID!, $languages: [LanguageTag!]) {
  framework(id: $id) { id title(languages: $languages) { ...Text } status viewerCanEdit }
  outcome(id: $outcome) {
    ...OutcomeCard revision viewerCanEdit isRetired childCount
    statements { ...Text } labels { ...Text } sourceType levels ageFrom ageTo subjects keywords notes
    evidence { text language } prompts { text language } misconceptions { text language }
    ancestors { ...OutcomeLine }
  }
}`)

export const UPDATE_OUTCOME = operation(`mutation OutcomeUpdate(
  $id: ID!, $revision: Int!, $input: OutcomeInput!, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  outcomeUpdate(id: $id, revision: $revision, input: $input, dryRun: $dryRun) {
    impact { ...ImpactOf } userErrors { code field message }
  }
}`)

export interface EditedOutcome {
  framework: EditedFramework | null
  outcome:
    | (OutcomeCard &
        StoredOutcome & {
          revision: number
          viewerCanEdit: boolean
          isRetired: boolean
          childCount: number
          ancestors: OutcomeLine[]
        })
    | null
}
