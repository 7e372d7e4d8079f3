import type { LocalisedText, PrintCode, UserError } from '#lib/types.ts'

/** A thing with its code for print. */
export const THING = `query PrintedThing($id: ID!, $languages: [LanguageTag!]) {
  node(id: $id) {
    __typename id
    ... on Resource {
      title(languages: $languages) { text language direction } printCode { letters path } viewerCanRelinkCodes state
    }
    ... on Outcome { statement(languages: $languages) { text language direction } printCode { letters path } }
    ... on Framework { title { text language direction } printCode { letters path } }
    ... on Collection { title(languages: $languages) { text language direction } printCode { letters path } }
    ... on Provider { name printCode { letters path } }
  }
}`

export interface Thing {
  __typename: string
  id: string
  title?: LocalisedText
  statement?: LocalisedText
  name?: string
  printCode?: PrintCode | null
  viewerCanRelinkCodes?: boolean
}

/** A code, what it leads to, and whether the viewer may make it lead elsewhere. */
export const MOVING = `query CodeToMove($letters: String!, $languages: [LanguageTag!]!) {
  target: printCodeTarget(letters: $letters, languages: $languages) {
    letters viewerCanRelink thing { id ... on Resource { title(languages: $languages) { text language direction } } }
  }
}`

export interface Moving {
  letters: string | null
  viewerCanRelink: boolean
  thing: { id: string; title?: LocalisedText } | null
}

export const RELINK = `mutation PrintCodeRelink($letters: String!, $to: ID!) {
  printCodeRelink(letters: $letters, to: $to) { code { letters } userErrors { code field message } }
}`

export interface Relinked {
  code: { letters: string } | null
  userErrors: UserError[]
}
