/** What somebody who has typed this may want: in the languages of the reader first, then in others. */
export const SUGGEST = `query Suggest($query: String!, $kind: SearchKind!, $languages: [LanguageTag!]!, $first: Int!) {
  suggest(query: $query, kind: $kind, languages: $languages, first: $first) { text source }
}`

export interface Suggestions {
  suggest: { text: string; source: 'TITLE' | 'WORD' | 'SPELLING' | 'SUBJECT' | 'OUTCOME' }[]
}
