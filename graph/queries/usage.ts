/**
 * How often resources were opened and planned with, and what was searched for in vain: numbers a month, of nobody in
 * particular. Private to the providers they help; no write of them moves the catalogue version.
 */
import { compare } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

export const QUERIES = {
  addUses: `UNWIND $rows AS row MERGE (u:Use {key: row[0]})
    ON CREATE SET u.resourceId = row[1], u.month = row[2], u.opened = row[3], u.planned = row[4]
    ON MATCH SET u.opened = u.opened + row[3], u.planned = u.planned + row[4]`,
  addWishes: `UNWIND $rows AS row MERGE (w:Wish {key: row[0]})
    ON CREATE SET w.words = row[1], w.language = row[2], w.month = row[3], w.count = row[4]
    ON MATCH SET w.count = w.count + row[4]`,
  uses: `MATCH (u:Use) WHERE u.resourceId IN $ids
    RETURN u.resourceId AS id, sum(u.opened) AS opened, sum(u.planned) AS planned`,
  wishes: `MATCH (w:Wish) WHERE w.language IN $languages
    RETURN w.words AS words, w.language AS language, sum(w.count) AS count`,
  made: `MATCH (r:Resource) WHERE r.id IN $ids
    RETURN r.id AS id, [(r)<-[:CONTAINS]-(c:Collection) | c.id] AS collections,
      [(r)<-[:TRANSLATION_OF]-(t:Resource) | t.state] AS translations,
      [(r)<-[:BASED_ON]-(b:Resource) | b.state] AS remixes`,
  ofProvider: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource)
    RETURN r.id AS id, r.state AS state, r.updatedAt AS at`,
  forgetUses: 'MATCH (u:Use) WHERE u.month < $month DELETE u',
  forgetWishes: 'MATCH (w:Wish) WHERE w.month < $month DELETE w',
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  addUses: {
    rows: [
      [`${PIZZA} 2026-11`, PIZZA, '2026-11', 2, 1],
      [`${PIZZA} 2026-10`, PIZZA, '2026-10', 1, 0],
    ],
  },
  addWishes: { rows: [['fotosintesis sw 2026-11', 'fotosintesis', 'sw', '2026-11', 12]] },
  uses: { ids: [PIZZA, 'no-such-id'] },
  wishes: { languages: ['sw'] },
  made: { ids: [PIZZA] },
  ofProvider: { id: idOf('classroom:agent/press') },
  forgetUses: { month: '2026-11' },
  forgetWishes: { month: '2026-11' },
}

/** What happened to a resource within one month, `2026-11`. */
export interface UseRow {
  resourceId: string
  month: string
  opened: number
  planned: number
}

/** Words that people looked for in vain within one month, and how many of them. */
export interface WishRow {
  words: string
  language: string
  month: string
  count: number
}

/** Adds to the numbers; a resource and month, or words and month, have one number each. */
export async function addUsage(graph: Graph, uses: readonly UseRow[], wishes: readonly WishRow[]): Promise<void> {
  await graph.write(async (tx) => {
    if (uses.length > 0)
      await tx.run(QUERIES.addUses, {
        rows: uses.map((use) => [
          `${use.resourceId} ${use.month}`,
          ...[use.resourceId, use.month, use.opened, use.planned],
        ]),
      })
    if (wishes.length > 0)
      await tx.run(QUERIES.addWishes, {
        rows: wishes.map(({ words, language, month, count }) => [
          `${words} ${language} ${month}`,
          ...[words, language, month, count],
        ]),
      })
  })
}

/** Forgets the numbers of the months before this one, `2026-11`. */
export async function forgetUsage(graph: Graph, month: string): Promise<void> {
  await graph.write(async (tx) => {
    await tx.run(QUERIES.forgetUses, { month })
    await tx.run(QUERIES.forgetWishes, { month })
  })
}

/** What a resource earned. */
export interface Earned {
  opened: number
  planned: number
  /** Collections that hold it, whoever sees them. */
  collected: number
  /** Published translations and remixes of it. */
  translated: number
  remixed: number
}

/** What resources earned, by id; in three reads whatever their number. */
export async function earnedBy(graph: Graph, ids: readonly string[]): Promise<Map<string, Earned>> {
  const uses = await graph.read<{ id: string; opened: number; planned: number }>(QUERIES.uses, { ids })
  const made = await graph.read<{ id: string; collections: string[]; translations: string[]; remixes: string[] }>(
    QUERIES.made,
    { ids },
  )
  const counted = new Map(uses.map((row) => [row.id, row]))
  const published = (states: string[]) => states.filter((state) => state === 'published').length
  return new Map(
    made.map(({ id, collections, translations, remixes }) => [
      id,
      {
        opened: counted.get(id)?.opened ?? 0,
        planned: counted.get(id)?.planned ?? 0,
        collected: new Set(collections).size,
        translated: published(translations),
        remixed: published(remixes),
      },
    ]),
  )
}

/** What people looked for in vain in these languages, the most wanted first. */
export async function wishesIn(
  graph: Graph,
  languages: readonly string[],
  most: number,
): Promise<Omit<WishRow, 'month'>[]> {
  const rows = await graph.read<{ words: string; language: string; count: number }>(QUERIES.wishes, { languages })
  return rows.sort((a, b) => b.count - a.count || compare(a.words, b.words)).slice(0, most)
}

/** Everything a provider has here, in any state, the latest changed first. */
export async function everythingOf(graph: Graph, providerId: string): Promise<{ id: string; state: string }[]> {
  const rows = await graph.read<{ id: string; state: string; at: string }>(QUERIES.ofProvider, { id: providerId })
  return rows.sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id)).map(({ id, state }) => ({ id, state }))
}
