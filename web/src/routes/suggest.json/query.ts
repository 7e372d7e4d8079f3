/** What somebody who has typed this may want. */
export const SUGGEST = `query Suggest($query: String!, $kind: SearchKind!, $languages: [LanguageTag!]!) {
  suggest(query: $query, kind: $kind, languages: $languages, first: 8) { text source }
}`

export interface Suggestion {
  text: string
  source: 'TITLE' | 'WORD' | 'SPELLING' | 'SUBJECT' | 'OUTCOME'
}
