import { operation } from '#lib/fragments.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'

export const REPORTABLE = operation(`query Reportable($id: ID!, $languages: [LanguageTag!]) {
  resource(id: $id) {
    id state title(languages: $languages) { ...Text } provider { name } licence { label }
    accessibility { facts { kind value present language } }
  }
}`)

export const REPORT = `mutation Report($input: ReportInput!) {
  reportCreate(input: $input) { reported userErrors { code field message } }
}`

export interface Reportable {
  resource: {
    id: string
    state: string
    title: LocalisedText
    provider: { name: string }
    licence: { label: string }
    accessibility: { facts: { kind: string; value: string; present: boolean; language: string | null }[] }
  } | null
}

export interface Reported {
  reportCreate: { reported: boolean; userErrors: UserError[] }
}
