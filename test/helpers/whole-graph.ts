/** The whole graph as text, for tests that say that nothing was written. */
import type { Graph } from '#graph/graph.ts'

/**
 * A line a node or relationship, sorted; the record of the migrations is left out.
 * @param options.timeless times are only named, and so are ids that were made up: for graphs that were written at
 *   different times
 */
export async function wholeGraph(graph: Graph, { timeless = false } = {}): Promise<string[]> {
  const nodes = await graph.read(
    'MATCH (n) WHERE NOT n:Migration AND NOT n:TestGraph RETURN labels(n) AS labels, n {.*} AS node',
  )
  const relationships = await graph.read(
    `MATCH (a)-[e]->(b) RETURN coalesce(a.id, a.key, a.hash) AS from, type(e) AS type,
      coalesce(b.id, b.key, b.hash) AS to, e {.*} AS facts`,
  )
  const lines = [...nodes, ...relationships].map((row) => JSON.stringify(timeless ? loose(row) : sorted(row)))
  return (timeless ? lines.map(withoutTimes) : lines).sort()
}

/** Snapshots opened, and what they list in one order: engines hand over links in any. */
function loose(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) return loose(JSON.parse(value))
  if (Array.isArray(value)) {
    const items = value.map(loose)
    const isOfThings = items.some((item) => typeof item === 'object')
    return isOfThings ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items
  }
  if (typeof value !== 'object' || value === null) return value
  const map = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, loose(map[key])]),
  )
}

function withoutTimes(line: string): string {
  return line
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/\b[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\b/g, 'made up')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const map = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, sorted(map[key])]),
  )
}
