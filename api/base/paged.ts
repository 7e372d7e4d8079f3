/** One page of a list that stands in memory. */
import { cursorOf, pageSize, readCursor } from './ids.ts'

/** What is asked for of a list. */
export interface PageAsked {
  first?: number | null
  after?: string | null
}

/** The page after a cursor, which is the id of the last one shown; from the beginning where that one is gone. */
export function paged<T>(all: readonly T[], idOf: (item: T) => string, { first, after }: PageAsked, usual = 20) {
  const size = pageSize(first, usual)
  const [last] = after ? readCursor(after, ['string']) : []
  const from = last === undefined ? 0 : all.findIndex((item) => idOf(item) === last) + 1
  const nodes = all.slice(from, from + size)
  const end = nodes.at(-1)
  const pageInfo = { hasNextPage: from + size < all.length, endCursor: end ? cursorOf(idOf(end)) : null }
  return { nodes, totalCount: all.length, pageInfo }
}
