import { operation } from '#lib/fragments.ts'
import type { EditedFramework } from '#lib/server/frameworks.ts'
import type { LocalisedText, OutcomeLine } from '#lib/types.ts'

/** Where an outcome is added. */
export const PLACE = operation(`query PlaceToAdd(
  $id: ID!, $languages: [LanguageTag!], $parent: ID!, $hasParent: Boolean!
) {
  framework(id: $id) { id title(languages: $languages) { ...Text } status viewerCanEdit titles { ...Text } }
  outcome(id: $parent) @include(if: $hasParent) { ...OutcomeLine levels subjects framework { id } }
}`)

export const ADD = operation(`mutation OutcomeAdd(
  $frameworkId: ID!, $parentId: ID, $input: OutcomeInput!, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  outcomeAdd(frameworkId: $frameworkId, parentId: $parentId, input: $input, dryRun: $dryRun) {
    outcome { id } impact { ...ImpactOf } userErrors { code field message }
  }
}`)

export interface Place {
  framework: (EditedFramework & { titles: LocalisedText[] }) | null
  outcome?: (OutcomeLine & { levels: string[]; subjects: string[]; framework: { id: string } | null }) | null
}
