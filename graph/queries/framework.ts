/** Reading frameworks. */
import {
  AGENT_CARD,
  agentCard,
  byPosition,
  compare,
  FRAMEWORK_CARD,
  frameworkCard,
  list,
  numberOrNull,
  OUTCOME_CARD,
  outcomeCard,
  sourceCards,
  type Stored,
  textOrNull,
} from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { FrameworkNode, OutcomeCard } from '#graph/nodes.ts'
import type { LicenceStatement } from '#graph/records.ts'
import { compact, textsFrom } from '#graph/shape.ts'
import { keepNodes } from '#graph/queries/catalogue.ts'
import { byPlace } from '#graph/queries/outcome.ts'
import { sourcesByKeys } from '#graph/queries/source.ts'

const MOST_KEPT = 1_000

export const QUERIES = {
  byIds: `MATCH (f:Framework) WHERE f.id IN $ids RETURN f {.*} AS framework,
    [(f)-[:PUBLISHED_BY]->(a) | a {${AGENT_CARD}}] AS publishers,
    [(f)-[e:LICENSED_UNDER]->(l) | e {.*, licence: l.key}] AS licences,
    [(f)<-[:DESCRIBES]-(d)-[:FROM]->(s) | {source: s {.*}, at: d.at}] AS sources,
    [(f)<-[:REPLACED_BY]-(o:Framework) | o.id] AS replaces, [(f)-[:REPLACED_BY]->(n:Framework) | n.id] AS replacedBy`,
  outcomeCounts: `MATCH (f:Framework) WHERE f.id IN $ids MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    WHERE o.state <> 'referenced' RETURN f.id AS id, count(o) AS count`,
  prerequisiteCounts: `MATCH (f:Framework) WHERE f.id IN $ids
    MATCH (f)<-[:IN_FRAMEWORK]-(:Outcome)-[e:REQUIRES]->(:Outcome) WHERE e.status = 'accepted'
    RETURN f.id AS id, count(e) AS count`,
  cards: "MATCH (f:Framework) WHERE f.state = 'published' RETURN f.id AS id, f.titles AS titles",
  // The top of a framework: what stands below nothing.
  members: `MATCH (f:Framework) WHERE f.id IN $ids MATCH (f)<-[:IN_FRAMEWORK]-(o:Outcome)
    RETURN f.id AS framework, o.id AS id, [(o)-[:CHILD_OF]->(p) | p.id] AS parents`,
  roots: `MATCH (o:Outcome) WHERE o.id IN $ids MATCH (o)-[:IN_FRAMEWORK]->(f:Framework)
    RETURN f.id AS framework, o.position AS position, o {${OUTCOME_CARD}} AS outcome, f {${FRAMEWORK_CARD}} AS card`,
} as const

const FRAMEWORK = { ids: [idOf('classroom:framework')] }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byIds: FRAMEWORK,
  outcomeCounts: FRAMEWORK,
  prerequisiteCounts: FRAMEWORK,
  cards: {},
  members: FRAMEWORK,
  roots: { ids: [idOf('classroom:outcome/fractions'), idOf('classroom:outcome/light')] },
}

interface Row extends Record<string, unknown> {
  framework: Stored
  publishers: Stored[]
  licences: (Stored & { position?: number })[]
  sources: { source: Stored; at: string }[]
  replaces: string[]
  replacedBy: string[]
}

/**
 * Frameworks with their numbers, in any order; placeholders too, unknown ids are left out. They are kept until the
 * catalogue changes, and shared: frozen.
 */
export const frameworksByIds = keepNodes<FrameworkNode>(readFrameworks, MOST_KEPT)

async function readFrameworks(graph: Graph, ids: readonly string[]): Promise<FrameworkNode[]> {
  const [rows, outcomes, prerequisites] = await Promise.all([
    graph.read<Row>(QUERIES.byIds, { ids }),
    graph.read<{ id: string; count: number }>(QUERIES.outcomeCounts, { ids }),
    graph.read<{ id: string; count: number }>(QUERIES.prerequisiteCounts, { ids }),
  ])
  const outcomeCounts = new Map(outcomes.map((row) => [row.id, row.count]))
  const prerequisiteCounts = new Map(prerequisites.map((row) => [row.id, row.count]))
  const credited = await sourcesByKeys(
    graph,
    rows.flatMap(({ framework }) => list(framework.creditedSources)),
  )
  return rows.map(({ framework, publishers, licences, sources, replaces, replacedBy }) => {
    const card = frameworkCard(framework)
    const publisher = publishers.toSorted((a, b) => compare(a.id as string, b.id as string))[0]
    return {
      ...card,
      descriptions: textsFrom(framework.descriptions, framework.descriptionLanguages),
      languages: list(framework.languages),
      publisher: publisher ? agentCard(publisher) : null,
      version: textOrNull(framework.version),
      subjects: list(framework.subjects),
      officialUrl: textOrNull(framework.officialUrl),
      licences: licences.toSorted(byPosition).map(({ part, licence, words, url, statedBy, readAt }) => {
        return compact({ part, licence, words, url, statedBy, readAt }) as unknown as LicenceStatement
      }),
      outcomeCount: outcomeCounts.get(card.id) ?? 0,
      prerequisiteCount: prerequisiteCounts.get(card.id) ?? 0,
      sources: [...sourceCards(sources), ...list(framework.creditedSources).flatMap((key) => credited.get(key) ?? [])],
      revision: numberOrNull(framework.revision) ?? 1,
      statusReason: textOrNull(framework.statusReason),
      copiedFrom: textOrNull(framework.copiedFrom),
      versionOf: textOrNull(framework.versionOf),
      adaptedFrom: list(framework.adaptedFrom),
      replaces: replaces.toSorted(compare)[0] ?? null,
      replacedBy: replacedBy.toSorted(compare)[0] ?? null,
    }
  })
}

export interface FrameworkPage {
  nodes: FrameworkNode[]
  total: number
  hasNextPage: boolean
  /** Id of the last one. */
  endCursor: string | null
}

/** A page of the frameworks that are here, by title; `after` is the id of the last one shown. An unknown one begins anew. */
export async function frameworkPage(
  graph: Graph,
  { first, after }: { first: number; after?: string | null },
): Promise<FrameworkPage> {
  const rows = await graph.read<{ id: string; titles: string[] | null }>(QUERIES.cards)
  const collator = new Intl.Collator('en', { numeric: true })
  rows.sort((a, b) => collator.compare(a.titles?.[0] ?? '', b.titles?.[0] ?? '') || compare(a.id, b.id))
  const start = after ? rows.findIndex((row) => row.id === after) + 1 : 0
  const ids = rows.slice(start, start + first).map((row) => row.id)
  const found = new Map((await frameworksByIds(graph, ids)).map((framework) => [framework.id, framework]))
  return {
    nodes: ids.flatMap((id) => found.get(id) ?? []),
    total: rows.length,
    hasNextPage: start + ids.length < rows.length,
    endCursor: ids.at(-1) ?? null,
  }
}

/** The items at the top of each framework, those that stand below nothing: in the source's order, then by code. */
export async function rootsOf(
  graph: Graph,
  ids: readonly string[],
): Promise<{ framework: string; position: number | null; outcome: OutcomeCard }[]> {
  if (ids.length === 0) return []
  const members = await graph.read<{ framework: string; id: string; parents: string[] }>(QUERIES.members, { ids })
  const tops = members.filter((member) => member.parents.length === 0).map((member) => member.id)
  if (tops.length === 0) return []
  const rows = await graph.read<{ framework: string; position: number | null; outcome: Stored; card: Stored }>(
    QUERIES.roots,
    { ids: tops },
  )
  return rows
    .filter((row) => ids.includes(row.framework))
    .map(({ framework, position, outcome, card }) => ({
      framework,
      position: position ?? null,
      outcome: outcomeCard(outcome, card),
    }))
    .sort((a, b) => compare(a.framework, b.framework) || byPlace(a, b))
}
