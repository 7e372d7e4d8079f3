/** Whether the search index holds what the graph holds, by version and by number: cheap enough to be asked all the time. */
import type { Graph } from '#graph/graph.ts'
import { catalogueNumbers, currentVersion } from '#graph/queries/catalogue.ts'
import type { DocumentKind, IndexStatus } from './search-index.ts'

export interface Agreement {
  /** Versions of the catalogue that the index has not read yet. */
  behind: number
  /** By kind how many documents the index has more than the graph; null while it is behind, or the graph moves. */
  more: Record<DocumentKind, number> | null
}

/**
 * Compares the index with the graph. The numbers of the graph are counted once a version, by walking through all
 * resources.
 */
export async function agreementOf(graph: Graph, status: IndexStatus): Promise<Agreement> {
  const behind = (await currentVersion(graph)) - status.version
  if (behind !== 0) return { behind, more: null }
  const numbers = await catalogueNumbers(graph)
  // Numbers of a large catalogue are counted behind the requests, so they may be older.
  if (numbers.version !== status.version) return { behind: Math.max(0, numbers.version - status.version), more: null }
  return {
    behind,
    more: {
      resource: status.documents.resource - numbers.resources,
      outcome: status.documents.outcome - numbers.outcomes,
    },
  }
}

/** Whether they agree; null where that cannot be said yet. */
export function agrees({ more }: Agreement): boolean | null {
  return more === null ? null : more.resource === 0 && more.outcome === 0
}
