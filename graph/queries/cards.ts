/** The cards that many nodes share: outcomes, frameworks, concepts, agents, sources. Read by id or key, and kept. */
import {
  agentCard,
  agentColumns,
  columns,
  conceptCard,
  conceptColumns,
  frameworkCard,
  frameworkColumns,
  outcomeCard,
  outcomeCardColumns,
  sourceCard,
  sourceColumns,
} from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AgentCard, ConceptCard, FrameworkCard, OutcomeCard, SourceCard } from '#graph/nodes.ts'
import { keepByVersion } from '#graph/queries/kept.ts'

const MOST_KEPT = 20_000

const OUTCOME = columns({ ...outcomeCardColumns('n') })
const FRAMEWORK = columns(frameworkColumns('n'))
const CONCEPT = columns(conceptColumns('n'))
const AGENT = columns(agentColumns('n'))
const SOURCE = columns(sourceColumns('n'))

export const QUERIES = {
  outcomes: `MATCH (n:Outcome) WHERE n.id IN $keys
    RETURN n.id AS key, ${OUTCOME.text} AS card, [(n)-[:IN_FRAMEWORK]->(f) | f.id] AS frameworks`,
  frameworks: `MATCH (n:Framework) WHERE n.id IN $keys RETURN n.id AS key, ${FRAMEWORK.text} AS card`,
  concepts: `MATCH (n:Concept) WHERE n.id IN $keys RETURN n.id AS key, ${CONCEPT.text} AS card`,
  agents: `MATCH (n:Agent) WHERE n.id IN $keys RETURN n.id AS key, ${AGENT.text} AS card`,
  sources: `MATCH (n:Source) WHERE n.key IN $keys RETURN n.key AS key, ${SOURCE.text} AS card`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  outcomes: { keys: [idOf('classroom:outcome/eye'), idOf('classroom:outcome/light'), 'no-such-id'] },
  frameworks: { keys: [idOf('classroom:framework')] },
  concepts: { keys: [idOf('classroom:subject/mathematics'), idOf('classroom:type/video')] },
  agents: { keys: [idOf('classroom:agent/press'), idOf('classroom:agent/amina')] },
  sources: { keys: ['classroom'] },
}

type Row = { key: string; card: unknown[]; frameworks?: string[] }
const read = (graph: Graph, query: string, keys: readonly string[]): Promise<Row[]> => graph.read<Row>(query, { keys })

/** Framework cards by id. */
export const frameworkCardsAt = keepByVersion<FrameworkCard>(async (graph, keys) => {
  const rows = await read(graph, QUERIES.frameworks, keys)
  return rows.map((row) => [row.key, frameworkCard(FRAMEWORK.read(row.card))] as const)
}, MOST_KEPT)

/** Outcome cards by id, with the cards of their frameworks. */
export const outcomeCardsAt = keepByVersion<OutcomeCard>(async (graph, keys, version) => {
  const rows = await read(graph, QUERIES.outcomes, keys)
  const frameworks = await frameworkCardsAt(
    graph,
    rows.flatMap((row) => row.frameworks ?? []),
    version,
  )
  return rows.map((row) => {
    const framework = frameworks.get(row.frameworks?.[0] ?? '') ?? null
    return [row.key, { ...outcomeCard(OUTCOME.read(row.card), null), framework }] as const
  })
}, MOST_KEPT)

/** Concept cards by id. */
export const conceptCardsAt = keepByVersion<ConceptCard>(async (graph, keys) => {
  const rows = await read(graph, QUERIES.concepts, keys)
  return rows.map((row) => [row.key, conceptCard(CONCEPT.read(row.card))] as const)
}, MOST_KEPT)

/** Agent cards by id. */
export const agentCardsAt = keepByVersion<AgentCard>(async (graph, keys) => {
  const rows = await read(graph, QUERIES.agents, keys)
  return rows.map((row) => [row.key, agentCard(AGENT.read(row.card))] as const)
}, MOST_KEPT)

/** Source cards by key. */
export const sourceCardsAt = keepByVersion<SourceCard>(async (graph, keys) => {
  const rows = await read(graph, QUERIES.sources, keys)
  return rows.map((row) => [row.key, sourceCard(SOURCE.read(row.card))] as const)
}, MOST_KEPT)
