/**
 * Finding what a record or a reference names: by `id:<uuid>`, then by source key, then by the key of a record that
 * describes it, then by uri. One query a label and way, however many are asked for.
 */
import type { Graph, Params, Row } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { BY_ID, compact, type NodeLabel, type Properties } from '#graph/shape.ts'
import type { Reference } from '#graph/records.ts'

/** What runs a query: a graph's `read` or a transaction's `run`. */
export type Run = <R extends Row = Row>(cypher: string, params?: Params) => Promise<R[]>

export const NAMED_LABELS = ['Resource', 'Outcome', 'Framework', 'Concept', 'ConceptScheme', 'Agent'] as const
export type NamedLabel = (typeof NAMED_LABELS)[number]

type Way = 'byId' | 'byKey' | 'byRecord' | 'byUri'
const WAYS: readonly Way[] = ['byId', 'byKey', 'byRecord', 'byUri']

/** What is asked of those that are many and only named: enough to link to them. The others come whole. */
const LIGHT = '.id, .sourceKey, .uri, .state, .owner, .revision, .updatedAt'
const broughtOf = (label: NamedLabel): string => (label === 'Resource' || label === 'Outcome' ? LIGHT : '.*')

function textOf(way: Way, label: NamedLabel): string {
  const node = `n {${broughtOf(label)}} AS node`
  switch (way) {
    case 'byId':
      return `MATCH (n:${label}) WHERE n.id IN $keys RETURN n.id AS key, ${node}`
    case 'byKey':
      return `MATCH (n:${label}) WHERE n.sourceKey IN $keys RETURN n.sourceKey AS key, ${node}`
    case 'byRecord':
      return `MATCH (r:Record) WHERE r.key IN $keys MATCH (r)-[:DESCRIBES]->(n:${label})
        RETURN r.key AS key, ${node}`
    case 'byUri':
      return `MATCH (n:${label}) WHERE n.uri IN $keys RETURN n.uri AS key, ${node}${
        label === 'Outcome' ? ', [(n)-[:IN_FRAMEWORK]->(f:Framework) | f.id] AS frameworks' : ''
      }`
  }
}

/** Agents are known by key only: nobody is joined to somebody else by a uri. */
function isAsked(way: Way, label: NamedLabel): boolean {
  return label !== 'Agent' || way === 'byId' || way === 'byKey'
}

export const QUERIES: Record<string, string> = {
  ...Object.fromEntries(
    WAYS.flatMap((way) =>
      NAMED_LABELS.filter((label) => isAsked(way, label)).map((label) => [way + label, textOf(way, label)]),
    ),
  ),
  wholeResource: 'MATCH (n:Resource) WHERE n.id IN $keys RETURN n {.*} AS node',
  wholeOutcome: 'MATCH (n:Outcome) WHERE n.id IN $keys RETURN n {.*} AS node',
}
export const EXAMPLES: Record<string, Params> = Object.fromEntries(
  Object.keys(QUERIES).map((name) => [
    name,
    {
      keys: [
        'classroom:outcome/equivalent-fractions',
        idOf('classroom:outcome/equivalent-fractions'),
        'https://classroom.example/outcomes/equivalent-fractions',
        'classroom:resource/pizza-fractions',
        idOf('classroom:resource/pizza-fractions'),
        'classroom:framework',
        'https://classroom.example/framework',
        idOf('classroom:framework'),
        'classroom:subject/mathematics',
        idOf('classroom:subject/mathematics'),
        'https://classroom.example/subjects/mathematics',
        'classroom:subjects',
        idOf('classroom:subjects'),
        'https://classroom.example/subjects',
        'classroom:agent/press',
        idOf('classroom:agent/press'),
        'https://classroom.example/resources/pizza-fractions',
      ],
    },
  ]),
)

/** A node that is here, or that the work at hand will make. */
export interface Known {
  label: NamedLabel
  id: string
  properties: Properties
  /** Made by the work at hand, so it has no relationships yet. */
  isNew: boolean
  /** Ids of an outcome's frameworks, where it was found by uri. */
  frameworks?: string[]
}

export interface Registry {
  /** Looks up what is asked for and not known yet. */
  load(label: NamedLabel, asked: readonly { key?: string; uri?: string; id?: string }[]): Promise<void>
  /** Brings all properties of nodes that are here: of resources and outcomes only those needed to link came before. */
  loadWhole(label: NamedLabel, nodes: readonly Known[]): Promise<void>
  byId(label: NamedLabel, id: string): Known | undefined
  /** By `id:<uuid>`, by source key, or by the key of a record that describes it. */
  byKey(label: NamedLabel, key: string): Known | undefined
  /** The best of those with that uri: what is here before what is only referenced, then the newest. */
  byUri(label: NamedLabel, uri: string): Known | undefined
  /** Makes a new node known, or a known one known under another key. */
  add(node: Known, key?: string): void
}

/** An empty registry that asks through `run`. */
export function createRegistry(run: Run): Registry {
  const ids = new Map<string, Known>()
  const keys = new Map<string, Known>()
  const uris = new Map<string, Known[]>()
  const asked = new Set<string>()
  const name = (label: NamedLabel, key: string): string => `${label} ${key}`

  function keep(label: NamedLabel, properties: Properties): Known {
    const known = ids.get(name(label, properties.id as string))
    if (known) return known
    const node: Known = { label, id: properties.id as string, properties: compact(properties), isNew: false }
    registry.add(node)
    return node
  }

  async function ask(way: Way, label: NamedLabel, wanted: readonly string[]): Promise<void> {
    const missing = [...new Set(wanted)].filter((key) => !asked.has(`${way} ${label} ${key}`))
    if (missing.length === 0) return
    for (const key of missing) asked.add(`${way} ${label} ${key}`)
    const rows = await run<{ key: string; node: Properties; frameworks?: string[] }>(QUERIES[way + label]!, {
      keys: missing,
    })
    for (const row of rows) {
      const node = keep(label, row.node)
      if (way === 'byRecord') keys.set(name(label, row.key), node)
      if (row.frameworks) node.frameworks = row.frameworks
    }
  }

  const registry: Registry = {
    async load(label, wanted) {
      const given = (part: 'key' | 'uri' | 'id'): string[] =>
        wanted.flatMap((each) => (each[part] === undefined ? [] : [each[part]]))
      const byId = given('key').filter((key) => key.startsWith(BY_ID))
      await ask('byId', label, [...given('id'), ...byId.map((key) => key.slice(BY_ID.length))])
      await ask(
        'byKey',
        label,
        given('key').filter((key) => !key.startsWith(BY_ID)),
      )
      const isMissing = (key: string | undefined): boolean => key !== undefined && !registry.byKey(label, key)
      const unknown = wanted.filter((each) => isMissing(each.key) && !each.key!.startsWith(BY_ID))
      if (!isAsked('byRecord', label)) return
      await ask(
        'byRecord',
        label,
        unknown.map((each) => each.key!),
      )
      const byUri = wanted.filter((each) => each.uri !== undefined && (each.key === undefined || isMissing(each.key)))
      await ask(
        'byUri',
        label,
        byUri.map((each) => each.uri!),
      )
    },
    async loadWhole(label, nodes) {
      const query = QUERIES[`whole${label}`]
      if (query === undefined || nodes.length === 0) return
      const rows = await run<{ node: Properties }>(query, { keys: nodes.map((node) => node.id) })
      for (const { node: whole } of rows) {
        const node = ids.get(name(label, whole.id as string))!
        const { owner } = node.properties
        node.properties = owner === undefined ? whole : { ...whole, owner }
      }
    },
    byId: (label, id) => ids.get(name(label, id)),
    byKey: (label, key) =>
      key.startsWith(BY_ID) ? ids.get(name(label, key.slice(BY_ID.length))) : keys.get(name(label, key)),
    byUri: (label, uri) => uris.get(name(label, uri))?.toSorted(bestFirst)[0],
    add(node, key) {
      ids.set(name(node.label, node.id), node)
      keys.set(name(node.label, key ?? (node.properties.sourceKey as string)), node)
      const uri = node.properties.uri as string | undefined
      if (uri === undefined) return
      const same = uris.get(name(node.label, uri))
      if (!same) uris.set(name(node.label, uri), [node])
      else if (!same.includes(node)) same.push(node)
    },
  }
  return registry
}

function bestFirst(a: Known, b: Known): number {
  const rank = ({ properties }: Known): string => (properties.state === 'referenced' ? '0' : '1') + properties.updatedAt
  return rank(a) === rank(b) ? (a.id < b.id ? -1 : 1) : rank(a) > rank(b) ? -1 : 1
}

/**
 * The ids of what references name, by their source key; those of things not here are the ids their placeholders will
 * have. An unknown `id:<uuid>` is left out.
 */
export async function idsOfReferences(
  graph: Graph,
  label: NodeLabel,
  references: readonly Reference[],
): Promise<Map<string, string>> {
  const registry = createRegistry((cypher, params) => graph.read(cypher, params))
  await registry.load(
    label,
    references.map(({ sourceKey, uri }) => ({ key: sourceKey, uri })),
  )
  const ids = new Map<string, string>()
  for (const reference of references) {
    const node = find(registry, label, reference)
    if (node) ids.set(reference.sourceKey, node.id)
    else if (!reference.sourceKey.startsWith(BY_ID)) ids.set(reference.sourceKey, idOf(reference.sourceKey))
  }
  return ids
}

/** What a reference names among what the registry has loaded. */
export function find(registry: Registry, label: NodeLabel, reference: Reference): Known | undefined {
  return (
    registry.byKey(label, reference.sourceKey) ??
    (reference.uri === undefined ? undefined : registry.byUri(label, reference.uri))
  )
}
