/** Where a printed code leads for this reader. */
export const TARGET = `query PrintCodeTarget($letters: String!, $languages: [LanguageTag!], $needs: [NeedInput!]) {
  target: printCodeTarget(letters: $letters, languages: $languages, needs: $needs) {
    letters fault plan thing { __typename id ... on Resource { state } }
  }
}`

export interface Target {
  letters: string | null
  fault: 'NOT_A_CODE' | 'WRONG_LETTER' | 'UNKNOWN' | 'GONE' | null
  plan: string | null
  thing: { __typename: string; id: string; state?: string } | null
}

/** Where each kind of thing has its pages. */
export const PLACES: Readonly<Record<string, string>> = {
  Resource: '/resources',
  Outcome: '/outcomes',
  Framework: '/frameworks',
  Collection: '/collections',
  Provider: '/providers',
}
