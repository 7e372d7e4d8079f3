import { operation } from '#lib/fragments.ts'

export const RETIRE = operation(`mutation OutcomeRetire(
  $id: ID!, $replacedById: ID, $dryRun: Boolean!, $languages: [LanguageTag!]
) {
  outcomeRetire(id: $id, replacedById: $replacedById, dryRun: $dryRun) {
    impact { ...ImpactOf } userErrors { code field message }
  }
}`)

/** The successor that was named by its code. */
export const BY_CODE = operation(`query SuccessorByCode($code: String!, $framework: ID!) {
  outcomesByCode(code: $code, framework: $framework) { id }
}`)
