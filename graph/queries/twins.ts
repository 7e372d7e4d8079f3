/** What resources can be recognised by: addresses, identifiers and titles of all published ones, in batches of columns. */
import { list, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

/** Ids a query: the rows of one are handed over at once. */
const BATCH = 1_000

export const QUERIES = {
  ids: "MATCH (r:Resource) WHERE r.state = 'published' RETURN collect([r.id]) AS found",
  // A place in the list is handed over sooner than an id.
  traces: `UNWIND range(0, size($ids) - 1) AS i MATCH (r:Resource {id: $ids[i]}) WHERE r.state = 'published'
    RETURN collect([i, r.url, r.uri, r.sourceKey, r.titles]) AS found`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  ids: {},
  traces: { ids: [idOf('classroom:resource/pizza-fractions'), idOf('classroom:resource/eye-captioned'), 'none'] },
}

/** What one published resource can be recognised by. */
export interface Trace {
  id: string
  /** Where it opens; '' when nobody said. */
  url: string
  uri: string
  sourceKey: string
  titles: string[]
}

/** Ids of all published resources. */
export async function publishedIds(graph: Graph): Promise<string[]> {
  const [row] = await graph.read<{ found: unknown[][] }>(QUERIES.ids)
  return (row?.found ?? []).map(([id]) => id as string)
}

/** The traces of those of `ids` that are published, batch by batch. */
export async function* tracesOf(graph: Graph, ids: readonly string[]): AsyncGenerator<Trace[]> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const asked = ids.slice(from, from + BATCH)
    const [row] = await graph.read<{ found: unknown[][] }>(QUERIES.traces, { ids: asked })
    yield (row?.found ?? []).map(([at, url, uri, sourceKey, titles]) => ({
      id: asked[Number(at)] as string,
      url: textOrNull(url) ?? '',
      uri: textOrNull(uri) ?? '',
      sourceKey: textOrNull(sourceKey) ?? '',
      titles: list(titles),
    }))
  }
}
