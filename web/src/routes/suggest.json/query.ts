/** What somebody who has typed this may want: in the languages of the reader, and in any. */
export const SUGGEST = `query Suggest($query: String!, $kind: SearchKind!, $languages: [LanguageTag!]!, $first: Int!) {
  own: suggest(query: $query, kind: $kind, languages: $languages, first: $first) { text source }
  any: suggest(query: $query, kind: $kind, first: $first) { text source }
}`

interface Suggestion {
  text: string
  source: 'TITLE' | 'WORD' | 'SPELLING' | 'SUBJECT' | 'OUTCOME'
}

export interface Suggestions {
  own: Suggestion[]
  any: Suggestion[]
}
