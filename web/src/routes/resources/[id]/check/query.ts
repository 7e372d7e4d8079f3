import { operation } from '#lib/fragments.ts'
import type { LocalisedText, UserError } from '#lib/types.ts'

export const CHECKABLE = operation(`query Checkable($id: ID!, $languages: [LanguageTag!]) {
  resource(id: $id) {
    id state revision url title(languages: $languages) { ...Text } viewerCanCheck
    licence { label statements { key label } }
    accessibility { facts { kind value present basis disputed language } }
  }
  licences { key label }
}`)

export const CHECK = `mutation FactCheck($input: FactCheckInput!) {
  factCheck(input: $input) { resource { id } userErrors { code field message } }
}`

export interface Checkable {
  resource: {
    id: string
    revision: number
    url: string
    title: LocalisedText
    viewerCanCheck: boolean
    licence: { label: string; statements: { key: string; label: string }[] }
    accessibility: {
      facts: { kind: string; value: string; present: boolean; disputed: boolean; language: string | null }[]
    }
  } | null
  licences: { key: string; label: string }[]
}

export interface Checked {
  factCheck: { resource: { id: string } | null; userErrors: UserError[] }
}
