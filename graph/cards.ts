/** From rows to what reads give. Pure; queries say which properties they bring. */
import type { AgentCard, ConceptCard, FrameworkCard, OutcomeCard, SourceCard } from '#graph/nodes.ts'
import { textsFrom } from '#graph/shape.ts'

/** Properties as a query brings them: absent and null are the same. */
export type Stored = Record<string, unknown>

/** What a framework card needs of `f`. */
export const FRAMEWORK_CARD = '.id, .uri, .state, .titles, .titleLanguages'
/** What an outcome card needs of an outcome. */
export const OUTCOME_CARD =
  '.id, .uri, .state, .code, .statements, .statementLanguages, .labels, .labelLanguages, .sourceType, .levels, .ageFrom, .ageTo, .subjects'
/** What a concept card needs of a concept. */
export const CONCEPT_CARD = '.id, .uri, .labels, .labelLanguages, .notation, .schemeUri'
/** What an agent card needs of an agent. */
export const AGENT_CARD = '.id, .uri, .kind, .name, .url, .domain, .claimed'

/** A text or null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A number or null. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** A list of texts; empty when there is none. */
export function list(value: unknown): string[] {
  return Array.isArray(value) ? (value as string[]) : []
}

export function frameworkCard(framework: Stored): FrameworkCard {
  return {
    id: framework.id as string,
    uri: framework.uri as string,
    titles: textsFrom(framework.titles, framework.titleLanguages),
    state: framework.state as FrameworkCard['state'],
  }
}

export function outcomeCard(outcome: Stored, framework: Stored | null | undefined): OutcomeCard {
  return {
    id: outcome.id as string,
    uri: outcome.uri as string,
    code: textOrNull(outcome.code),
    statements: textsFrom(outcome.statements, outcome.statementLanguages),
    labels: textsFrom(outcome.labels, outcome.labelLanguages),
    sourceType: textOrNull(outcome.sourceType),
    state: outcome.state as OutcomeCard['state'],
    framework: framework ? frameworkCard(framework) : null,
    levels: list(outcome.levels),
    ageFrom: numberOrNull(outcome.ageFrom),
    ageTo: numberOrNull(outcome.ageTo),
    subjects: list(outcome.subjects),
  }
}

export function conceptCard(concept: Stored): ConceptCard {
  return {
    id: concept.id as string,
    uri: concept.uri as string,
    labels: textsFrom(concept.labels, concept.labelLanguages),
    notation: textOrNull(concept.notation),
    schemeUri: textOrNull(concept.schemeUri),
  }
}

/** Its address is the one it gave, else its uri where that can be opened, else its domain. */
export function agentCard(agent: Stored): AgentCard {
  const uri = agent.uri as string
  const domain = textOrNull(agent.domain)
  const opens = /^https?:\/\//.test(uri) ? uri : domain === null ? null : `https://${domain}/`
  return {
    id: agent.id as string,
    uri,
    kind: agent.kind as AgentCard['kind'],
    name: agent.name as string,
    url: textOrNull(agent.url) ?? opens,
    domain,
    claimed: agent.claimed === true,
  }
}

/** Sources of the records that describe a node, the first reader first, each once. Rows are `{source, at}`. */
export function sourceCards(rows: readonly { source: Stored; at: string }[]): SourceCard[] {
  const ordered = rows.toSorted(
    (a, b) => compare(a.at, b.at) || compare(a.source.key as string, b.source.key as string),
  )
  const byKey = new Map<string, SourceCard>()
  for (const { source } of ordered) {
    const key = source.key as string
    if (byKey.has(key)) continue
    byKey.set(key, {
      key,
      name: source.name as string,
      url: textOrNull(source.url),
      licence: textOrNull(source.licence),
      credit: textOrNull(source.credit),
      retrieved: textOrNull(source.retrieved),
    })
  }
  return [...byKey.values()]
}

/** Orders texts by code units, the same everywhere. */
export function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Orders by place in the source's list; what has none comes last. */
export function byPosition(a: { position?: unknown }, b: { position?: unknown }): number {
  return (numberOrNull(a.position) ?? Infinity) - (numberOrNull(b.position) ?? Infinity) || 0
}
