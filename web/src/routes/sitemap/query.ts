/** How many of each kind are public. */
export const COUNTS = `query SitemapCounts {
  resources: publicThings(kind: RESOURCE) { totalCount }
  outcomes: publicThings(kind: OUTCOME) { totalCount }
  frameworks: publicThings(kind: FRAMEWORK) { totalCount }
  collections: publicThings(kind: COLLECTION) { totalCount }
  providers: publicThings(kind: PROVIDER) { totalCount }
}`

/** A part of one kind. */
export const PART = `query SitemapPart($kind: PublicKind!, $idsFrom: String!) {
  publicThings(kind: $kind) { nodes(idsFrom: $idsFrom, first: 5000) { id updatedAt } }
}`

export interface Counted {
  totalCount: number
}

export interface Part {
  publicThings: { nodes: { id: string; updatedAt: string | null }[] }
}
