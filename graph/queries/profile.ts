/** What providers say of themselves: names and descriptions in several languages, website, identifiers. Public. */
import { compare, numberOrNull, type Stored, textOrNull } from '#graph/cards.ts'
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { Change, ProfileNode } from '#graph/nodes.ts'
import { compact, type Properties, texts, textsFrom } from '#graph/shape.ts'

export const QUERIES = {
  byIds: `MATCH (a:Agent) WHERE a.id IN $ids
    RETURN a {.id, .name, .names, .nameLanguages, .descriptions, .descriptionLanguages, .url, .ror, .isni, .wikidata,
      .revision} AS agent`,
  whole: 'MATCH (a:Agent {id: $id}) RETURN a {.*} AS agent',
  set: 'MATCH (a:Agent {id: $id}) SET a = $properties',
} as const

const PRESS = idOf('classroom:agent/press')

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byIds: { ids: [PRESS, 'no-such-id'] },
  whole: { id: PRESS },
  set: { id: PRESS, properties: { id: PRESS, sourceKey: 'classroom:agent/press', name: 'Another name', revision: 2 } },
}

/** Profiles by id of the provider, in any order; unknown ids are left out. */
export async function profilesByIds(graph: Graph, ids: readonly string[]): Promise<ProfileNode[]> {
  return (await graph.read<{ agent: Stored }>(QUERIES.byIds, { ids })).map(({ agent }) => profile(agent))
}

function profile(agent: Stored): ProfileNode {
  const names = textsFrom(agent.names, agent.nameLanguages)
  return {
    id: agent.id as string,
    names: names.length > 0 ? names : [{ text: agent.name as string, language: 'und' }],
    descriptions: textsFrom(agent.descriptions, agent.descriptionLanguages),
    url: textOrNull(agent.url),
    ror: textOrNull(agent.ror),
    isni: textOrNull(agent.isni),
    wikidata: textOrNull(agent.wikidata),
    revision: numberOrNull(agent.revision) ?? 1,
  }
}

/** What of a profile is said anew; what is not named stays, null and empty lists take away. */
export type ProfileChange = Partial<Omit<ProfileNode, 'id' | 'revision'>>

/**
 * Changes a profile made at a revision; used inside `commit`. Nothing is written, and `fields` is empty, where nothing
 * differs. Throws GraphError NOT_FOUND for no such provider and CONFLICT for another revision.
 */
export async function writeProfile(
  tx: Transaction,
  { id, revision, change, now }: { id: string; revision: number; change: ProfileChange; now: string },
): Promise<{ fields: string[]; changes: Pick<Change, 'kind' | 'ids'>[] }> {
  const [row] = await tx.run<{ agent: Properties }>(QUERIES.whole, { id })
  if (!row) throw new GraphError('NOT_FOUND', `graph: there is no provider ${id}`)
  const before = profile(row.agent)
  if (before.revision !== revision)
    throw new GraphError('CONFLICT', `graph: provider ${id} is at revision ${before.revision}, not ${revision}`)
  const next = { ...before, ...change }
  const fields = Object.keys(change).filter(
    (field) => JSON.stringify(next[field as keyof ProfileNode]) !== JSON.stringify(before[field as keyof ProfileNode]),
  )
  if (fields.length === 0) return { fields, changes: [] }
  const { names, descriptions, url, ror, isni, wikidata } = next
  const kept = Object.entries(row.agent).filter(([name]) => !OWN.has(name))
  const properties = compact({
    ...Object.fromEntries(kept),
    ...{ name: names[0]!.text, ...texts('names', 'nameLanguages', names) },
    ...texts('descriptions', 'descriptionLanguages', descriptions),
    ...{ url, ror, isni, wikidata, revision: revision + 1, updatedAt: now },
  })
  await tx.run(QUERIES.set, { id, properties })
  return { fields: fields.sort(compare), changes: [{ kind: 'agent', ids: [id] }] }
}

/** Properties that only a profile writes. */
const OWN = new Set([
  'names',
  'nameLanguages',
  'descriptions',
  'descriptionLanguages',
  'url',
  'ror',
  'isni',
  'wikidata',
])
