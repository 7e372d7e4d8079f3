/** What resources can be recognised by: addresses, identifiers and titles of all published ones, in batches of columns. */
import { list, textOrNull } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

/** Ids a query: the rows of one are handed over at once, and nobody is answered meanwhile. */
const BATCH = 500
/** Ids that are handed over at once, at most about so many: they take some 10 ms. */
const MOST_IDS = 12_500

export const QUERIES = {
  count: "MATCH (r:Resource) WHERE r.state = 'published' RETURN count(*) AS count",
  ids: "MATCH (r:Resource) WHERE r.state = 'published' AND r.id ENDS WITH $end RETURN collect([r.id]) AS found",
  // A place in the list is handed over sooner than an id.
  traces: `UNWIND range(0, size($ids) - 1) AS i MATCH (r:Resource {id: $ids[i]}) WHERE r.state = 'published'
    RETURN collect([i, r.url, r.uri, r.sourceKey, r.titles]) AS found`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  count: {},
  ids: { end: 'a' },
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

/** How many resources are published. */
export async function publishedCount(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ count: number }>(QUERIES.count)
  return row?.count ?? 0
}

/** Ids of all published resources, of which there are about `count`, in parts by their last digits: these are spread evenly. */
export async function* publishedIds(graph: Graph, count: number): AsyncGenerator<string[]> {
  const digits = [...'0123456789abcdef']
  let ends = ['']
  while (count / ends.length > MOST_IDS) ends = ends.flatMap((end) => digits.map((digit) => digit + end))
  for (const end of ends) {
    const [row] = await graph.read<{ found: unknown[][] }>(QUERIES.ids, { end })
    yield (row?.found ?? []).map(([id]) => id as string)
  }
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
