/** The whole graph as text, for tests that say that nothing was written. */
import type { Graph } from '#graph/graph.ts'

/** A line a node or relationship, sorted; the record of the migrations is left out. */
export async function wholeGraph(graph: Graph): Promise<string[]> {
  const nodes = await graph.read('MATCH (n) WHERE NOT n:Migration RETURN labels(n) AS labels, n {.*} AS node')
  const relationships = await graph.read(
    `MATCH (a)-[e]->(b) RETURN coalesce(a.id, a.key, a.hash) AS from, type(e) AS type,
      coalesce(b.id, b.key, b.hash) AS to, e {.*} AS facts`,
  )
  return [...nodes, ...relationships].map((row) => JSON.stringify(sorted(row))).sort()
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
