import { operation } from '#lib/fragments.ts'
import type { LicenceSummary, LocalisedText, OutcomeLine, OutcomeRole, Provenance } from '#lib/types.ts'

/** A framework with its tree down to a branch the reader opened, or two levels from its top. */
export const FRAMEWORK = operation(`query Framework(
  $id: ID!, $languages: [LanguageTag!], $branch: ID!, $hasBranch: Boolean!
) {
  framework(id: $id) {
    id uri title(languages: $languages) { ...Text } description(languages: $languages) { ...Text }
    languages version adoptionStatus subjects officialUrl outcomeCount prerequisiteCount referencedOnly
    publisher { id name } licence { ...LicenceFull } provenance { ...Origin }
    roots { ...Item children(first: 60) @skip(if: $hasBranch) { ...Item } }
  }
  outcome(id: $branch) @include(if: $hasBranch) {
    ...Item framework { id } ancestors { ...OutcomeLine }
    children(first: 100) { ...Item children(first: 40) { ...Item } }
  }
}
fragment Item on Outcome { ...OutcomeLine role childCount resourceCount }`)

export interface Item extends OutcomeLine {
  role: OutcomeRole
  childCount: number
  resourceCount: number
  children?: Item[]
}

export interface FrameworkAnswer {
  framework: {
    id: string
    uri: string
    title: LocalisedText
    description: LocalisedText | null
    languages: string[]
    version: string | null
    adoptionStatus: string | null
    subjects: string[]
    officialUrl: string | null
    outcomeCount: number
    prerequisiteCount: number
    referencedOnly: boolean
    publisher: { id: string; name: string } | null
    licence: LicenceSummary
    provenance: Provenance
    roots: Item[]
  } | null
  outcome?: (Item & { framework: { id: string } | null; ancestors: OutcomeLine[] }) | null
}
