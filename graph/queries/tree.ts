/** The order of a framework's tree: ids alone, so that a branch of thousands costs little and only what is shown is read. */
import { compare, list, numberOrNull, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

/**
 * What orders an item among its siblings, for a query in which it is `item` and has a `position`. Age and words are brought
 * only for items that nothing else puts into an order: they weigh more than all the rest.
 */
export function placeOf(item: string, position: string): Record<'code' | 'position' | 'age' | 'texts', string> {
  const isBare = `${item}.code IS NULL AND ${position} IS NULL`
  return {
    code: `${item}.code`,
    position,
    age: `CASE WHEN ${isBare} THEN ${item}.ageFrom END`,
    texts: `CASE WHEN ${isBare} THEN ${item}.statements END`,
  }
}
const brought = (place: Record<string, string>): string =>
  Object.entries(place)
    .map(([name, value]) => `${value} AS ${name}`)
    .join(', ')

export const QUERIES = {
  childPlaces: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)<-[e:CHILD_OF]-(b:Outcome)
    RETURN a.id AS of, b.id AS id, ${brought(placeOf('b', 'e.position'))}`,
  places: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN o.id AS id, ${brought(placeOf('o', 'o.position'))}`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  childPlaces: { ids: [idOf('classroom:outcome/fractions'), idOf('classroom:outcome/light'), 'no-such-id'] },
  places: { ids: [idOf('classroom:outcome/fractions'), idOf('classroom:outcome/light'), 'no-such-id'] },
}

/** An item and the outcome it stands right below. */
export interface TreePlace {
  of: string
  id: string
}

/** What the order of siblings goes by, as a query brings it. */
export interface PlaceRow extends Record<string, unknown> {
  id: string
  code: unknown
  position: unknown
  age?: unknown
  texts?: unknown
}

const AS_PEOPLE_COUNT = new Intl.Collator('en', { numeric: true })

/**
 * The items right below each outcome, each once: in the source's order; where it has none by code as people count, the
 * youngest learners first, and by the words.
 */
export async function childPlacesOf(graph: Graph, ids: readonly string[]): Promise<TreePlace[]> {
  if (ids.length === 0) return []
  const rows = inOrder(await graph.read<PlaceRow & { of: string }>(QUERIES.childPlaces, { ids }))
  // An item that two sources put below the same parent stands where the first of them has it.
  const seen = new Set<string>()
  return rows.flatMap(({ of, id }) => {
    const key = `${of} ${id}`
    if (seen.has(key)) return []
    seen.add(key)
    return { of, id }
  })
}

/** Items that stand side by side, put into the same order; ids that are not here are left out. */
export async function inPlaceOrder(graph: Graph, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  return inOrder(await graph.read<PlaceRow>(QUERIES.places, { ids })).map(({ id }) => id)
}

/** The order of siblings, see `childPlacesOf`. Pure. */
export function inOrder<T extends PlaceRow>(rows: readonly T[]): T[] {
  const keyed = rows.map((row) => ({
    row,
    position: numberOrNull(row.position) ?? Infinity,
    code: textOrNull(row.code) ?? '',
    age: numberOrNull(row.age) ?? Infinity,
    text: list(row.texts)[0] ?? '',
  }))
  keyed.sort(
    (a, b) =>
      rising(a.position, b.position) ||
      AS_PEOPLE_COUNT.compare(a.code, b.code) ||
      rising(a.age, b.age) ||
      AS_PEOPLE_COUNT.compare(a.text, b.text) ||
      compare(a.row.id, b.row.id),
  )
  return keyed.map(({ row }) => row)
}

/** Infinity, which stands for nothing known, comes last and equals itself. */
function rising(a: number, b: number): number {
  return a === b ? 0 : a - b
}
