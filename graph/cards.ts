/** From rows to what reads give. Pure; queries say which properties they bring. */
import type { AgentCard, ConceptCard, FrameworkCard, OutcomeCard, SourceCard } from '#graph/nodes.ts'
import { textsFrom } from '#graph/shape.ts'

/** Properties as a query brings them: absent and null are the same. */
export type Stored = Record<string, unknown>

const FRAMEWORK_NAMES = ['id', 'uri', 'state', 'titles', 'titleLanguages', 'adoptionStatus', 'providerId'] as const
const OUTCOME_NAMES = [
  ...['id', 'uri', 'state', 'code', 'statements', 'statementLanguages', 'labels', 'labelLanguages'],
  ...['sourceType', 'levels', 'ageFrom', 'ageTo', 'subjects'],
] as const
const CONCEPT_NAMES = ['id', 'uri', 'labels', 'labelLanguages', 'notation', 'schemeUri'] as const
const AGENT_NAMES = ['id', 'uri', 'kind', 'name', 'url', 'domain', 'claimed'] as const

const brought = (names: readonly string[]): string => names.map((name) => `.${name}`).join(', ')
/** What a framework card needs, for a map projection. */
export const FRAMEWORK_CARD = brought(FRAMEWORK_NAMES)
/** What an outcome card needs. */
export const OUTCOME_CARD = brought(OUTCOME_NAMES)
/** What a concept card needs. */
export const CONCEPT_CARD = brought(CONCEPT_NAMES)
/** What an agent card needs. */
export const AGENT_CARD = brought(AGENT_NAMES)

/**
 * Named values that a query brings as a list: a third quicker on Grafeo than as a map where there are many. `text` is
 * the list in Cypher, `read` gives the names back to the values.
 */
export interface Columns {
  text: string
  read(values: readonly unknown[]): Stored
}

/** Columns of expressions by name: `{ kind: 'e.kind' }`. */
export function columns(expressions: Readonly<Record<string, string>>): Columns {
  const names = Object.keys(expressions)
  return {
    text: `[${Object.values(expressions).join(', ')}]`,
    read(values) {
      const row: Stored = {}
      for (let i = 0; i < names.length; i++) row[names[i]!] = values[i]
      return row
    },
  }
}

const of = (variable: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${variable}.${name}`]))
/** The properties of a card as columns, by the variable of the query. */
export const agentColumns = (variable: string): Record<string, string> => of(variable, AGENT_NAMES)
export const conceptColumns = (variable: string): Record<string, string> => of(variable, CONCEPT_NAMES)
export const outcomeCardColumns = (variable: string): Record<string, string> => of(variable, OUTCOME_NAMES)
export const frameworkColumns = (variable: string): Record<string, string> => of(variable, FRAMEWORK_NAMES)
export const sourceColumns = (variable: string): Record<string, string> =>
  of(variable, ['key', 'name', 'url', 'licence', 'credit', 'retrieved'])

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
    adoptionStatus: textOrNull(framework.adoptionStatus),
    providerId: textOrNull(framework.providerId),
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

export function sourceCard(source: Stored): SourceCard {
  return {
    key: source.key as string,
    name: source.name as string,
    url: textOrNull(source.url),
    licence: textOrNull(source.licence),
    credit: textOrNull(source.credit),
    retrieved: textOrNull(source.retrieved),
  }
}

/** Sources of the records that describe a node, the first reader first, each once. Rows are `{source, at}`. */
export function sourceCards(rows: readonly { source: Stored; at: string }[]): SourceCard[] {
  const ordered = rows.toSorted(
    (a, b) => compare(a.at, b.at) || compare(a.source.key as string, b.source.key as string),
  )
  const byKey = new Map(ordered.toReversed().map(({ source }) => [source.key, sourceCard(source)]))
  return [...byKey.values()].reverse()
}

/** Orders texts by code units, the same everywhere. */
export function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Orders by place in the source's list; what has none comes last. */
export function byPosition(a: { position?: unknown }, b: { position?: unknown }): number {
  return (numberOrNull(a.position) ?? Infinity) - (numberOrNull(b.position) ?? Infinity) || 0
}
