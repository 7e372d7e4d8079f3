/**
 * What one page of a framework's tree shows. A page opens one branch: its items, a page of them at a time, and below
 * each a few of its own while there is room, so that a page of a tree of any size stays small.
 */

/** Items asked for at once, and below each of them. */
export const ITEMS = 40
export const ITEMS_BELOW = 10
/** Lines of one page at most, the items themselves included. */
export const MOST_LINES = 130
/** With no more items than this their branches stand open. */
const FEW = 3
/** Steps of a long way that are shown at either end. */
const SHOWN_FIRST = 1
const SHOWN_LAST = 3

/** An item with the first of what is below it. */
export interface TreeItem<T> {
  below: { totalCount: number; nodes: T[] }
}

export interface TreeLine<I, T> {
  item: I
  /** Those shown below it; none where there is no room for them. */
  below: T[]
  /** How many more there are than shown. */
  more: number
  /** Its branch stands open. */
  isOpen: boolean
}

/** Chooses what to show below each item: whole groups in order, as long as the page has lines left. */
export function treeLines<T, I extends TreeItem<T>>(items: readonly I[], mostLines = MOST_LINES): TreeLine<I, T>[] {
  let left = mostLines - items.length
  return items.map((item) => {
    const { totalCount, nodes } = item.below
    const below = nodes.length <= left ? nodes : []
    left -= below.length
    return { item, below, more: totalCount - below.length, isOpen: items.length <= FEW }
  })
}

/** A way from the top that may be forty steps long: its beginning, what is folded away, and its end. */
export function foldWay<T>(way: readonly T[]): { first: T[]; folded: T[]; last: T[] } {
  // One step folded away would save nothing.
  if (way.length <= SHOWN_FIRST + SHOWN_LAST + 1) return { first: [...way], folded: [], last: [] }
  return {
    first: way.slice(0, SHOWN_FIRST),
    folded: way.slice(SHOWN_FIRST, -SHOWN_LAST),
    last: way.slice(-SHOWN_LAST),
  }
}

/** What of a framework is shown: a branch, or what is found in it. The address holds it. */
export interface TreeAddress {
  framework: string
  branch: string
  query: string
  levels: string[]
  after: string | null
}

const LONGEST_QUERY = 500
const MOST_LEVELS = 20
const LONGEST_LEVEL = 100

/** Reads the address of a framework's page; what cannot be is passed over. */
export function readTree(framework: string, parameters: URLSearchParams): TreeAddress {
  return {
    framework,
    branch: parameters.get('branch') ?? '',
    query: (parameters.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    levels: [...new Set(parameters.getAll('level'))]
      .filter((level) => level !== '' && level.length <= LONGEST_LEVEL)
      .slice(0, MOST_LEVELS),
    after: parameters.get('after') || null,
  }
}

/** True when words or levels are looked for, instead of a branch. */
export function isFinding({ query, levels }: TreeAddress): boolean {
  return query !== '' || levels.length > 0
}

/** The address of another view of the same framework: what is given replaces what is here, paging starts anew. */
export function treeHref(address: TreeAddress, change: Partial<TreeAddress> = {}): string {
  const next = { ...address, after: null, ...change }
  const parameters = new URLSearchParams()
  // Words and levels are looked for in the whole framework.
  if (isFinding(next)) {
    if (next.query) parameters.set('q', next.query)
    for (const level of next.levels) parameters.append('level', level)
  } else if (next.branch) parameters.set('branch', next.branch)
  if (next.after) parameters.set('after', next.after)
  const text = parameters.toString()
  return `/frameworks/${next.framework}${text ? `?${text}` : ''}`
}
