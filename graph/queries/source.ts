/** Sources: the places records and links come from. */
import type { Graph } from '#graph/graph.ts'
import type { SourceCard } from '#graph/nodes.ts'
import { sourceCardsAt } from '#graph/queries/cards.ts'
import { currentVersion, type Look } from '#graph/queries/catalogue.ts'

/** Sources by key; unknown keys are left out. Shared: frozen. */
export async function sourcesByKeys(
  graph: Graph,
  keys: readonly string[],
  look: Look = () => currentVersion(graph),
): Promise<Map<string, SourceCard>> {
  if (keys.length === 0) return new Map()
  return sourceCardsAt(graph, keys, await look())
}
