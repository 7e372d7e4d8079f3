/** The words of the place: its name, whom to write to, and texts in the languages they were written in. Public. */
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import type { LanguageText } from '#graph/records.ts'
import { type Properties, texts, textsFrom } from '#graph/shape.ts'

const KEY = 'place'

export const QUERIES = {
  read: 'MATCH (p:Place {key: $key}) RETURN p {.*} AS place',
  set: 'MERGE (p:Place {key: $key}) SET p = $properties',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  read: { key: KEY },
  set: { key: KEY, properties: { key: KEY, name: 'Hill OER', revision: 1 } },
}

export interface PlaceNode {
  /** Null: the name of the product. */
  name: string | null
  /** An address of a person or a page: `mailto:` or http(s). */
  contact: string | null
  /** One line on every page. */
  notices: LanguageText[]
  imprints: LanguageText[]
  privacies: LanguageText[]
  /** 0 before anything was written. */
  revision: number
}

/** The words of the place as they are now. */
export async function placeWords({ read }: Pick<Graph, 'read'>): Promise<PlaceNode> {
  const [row] = await read<{ place: Properties }>(QUERIES.read, { key: KEY })
  const place = row?.place ?? {}
  return {
    name: (place.name as string | undefined) ?? null,
    contact: (place.contact as string | undefined) ?? null,
    notices: textsFrom(place.notices, place.noticeLanguages),
    imprints: textsFrom(place.imprints, place.imprintLanguages),
    privacies: textsFrom(place.privacies, place.privacyLanguages),
    revision: (place.revision as number | undefined) ?? 0,
  }
}

/** Writes them; within `commit`. Throws GraphError CONFLICT where they are at another revision. Gives the new one. */
export async function writePlace(
  tx: Transaction,
  { name, contact, notices, imprints, privacies, revision }: PlaceNode,
  now: string,
): Promise<number> {
  const before = await placeWords({ read: (cypher, params) => tx.run(cypher, params) })
  if (before.revision !== revision)
    throw new GraphError('CONFLICT', `graph: the place is at revision ${before.revision}, not ${revision}`)
  const properties = {
    ...{ key: KEY, revision: revision + 1, updatedAt: now },
    ...(name === null ? {} : { name }),
    ...(contact === null ? {} : { contact }),
    ...texts('notices', 'noticeLanguages', notices),
    ...texts('imprints', 'imprintLanguages', imprints),
    ...texts('privacies', 'privacyLanguages', privacies),
  }
  await tx.run(QUERIES.set, { key: KEY, properties })
  return revision + 1
}
