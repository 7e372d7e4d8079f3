/** Writing nodes and links: the statements, one a label or relationship type, each for any number of rows. */
import { GraphError, type Params, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { type Label, NODES, RELATIONSHIPS, type RelationshipType } from '#graph/model.ts'
import type { NodeLabel, Properties, Property } from '#graph/shape.ts'
import type { Run } from '#graph/queries/reference.ts'

/** The links a record's node has: the type, the field of the record it comes from, and where it leads. */
export interface LinkKind {
  field: string
  type: RelationshipType
  to: Label
  /** Leads from the other node to the record's node. */
  inward?: boolean
}

export const LINKS: Record<NodeLabel, readonly LinkKind[]> = {
  Resource: [
    { field: 'provider', type: 'PUBLISHED_BY', to: 'Agent' },
    { field: 'contributions', type: 'CONTRIBUTED', to: 'Agent', inward: true },
    { field: 'licences', type: 'LICENSED_UNDER', to: 'Licence' },
    { field: 'files', type: 'HAS_FILE', to: 'File' },
    { field: 'tags', type: 'HAS_TAG', to: 'AccessibilityTag' },
    { field: 'types', type: 'HAS_TYPE', to: 'Concept' },
    { field: 'subjects', type: 'ABOUT', to: 'Concept' },
    { field: 'levels', type: 'FOR_LEVEL', to: 'Concept' },
    { field: 'alignments', type: 'ALIGNS_TO', to: 'Outcome' },
    { field: 'basedOn', type: 'BASED_ON', to: 'Resource' },
    { field: 'translationOf', type: 'TRANSLATION_OF', to: 'Resource' },
    { field: 'versionOf', type: 'VERSION_OF', to: 'Resource' },
    { field: 'partOf', type: 'PART_OF', to: 'Resource' },
    { field: 'requiresFirst', type: 'REQUIRES_FIRST', to: 'Resource' },
  ],
  Outcome: [{ field: 'framework', type: 'IN_FRAMEWORK', to: 'Framework' }],
  Framework: [
    { field: 'publisher', type: 'PUBLISHED_BY', to: 'Agent' },
    { field: 'licences', type: 'LICENSED_UNDER', to: 'Licence' },
  ],
  Concept: [
    { field: 'scheme', type: 'IN_SCHEME', to: 'ConceptScheme' },
    { field: 'broader', type: 'BROADER', to: 'Concept' },
  ],
  ConceptScheme: [],
}

const NODE_LABELS = Object.keys(LINKS) as NodeLabel[]
const REVISED: readonly NodeLabel[] = ['Resource', 'Outcome', 'Framework']
const KEYED: readonly Label[] = ['AccessibilityTag', 'Licence']

// Rows are lists and not maps, and a node comes with its record: on Grafeo that takes half the time, most of which goes
// into handing parameters over.
const COLUMNS = new Map(Object.entries(NODES).map(([label, shape]) => [label, Object.keys(shape.properties)]))
const FACTS = new Map(
  Object.entries(RELATIONSHIPS).map(([type, shape]) => [
    type,
    Object.keys(shape.properties).filter((name) => name !== 'source'),
  ]),
)
const columnsOf = (label: Label): string[] => COLUMNS.get(label)!
const factsOf = (type: RelationshipType): string[] => FACTS.get(type)!
const inline = (names: readonly string[], from: number): string =>
  names.map((name, i) => `${name}: row[${from + i}]`).join(', ')

const CLASSROOM = {
  Resource: idOf('classroom:resource/pizza-fractions'),
  Outcome: idOf('classroom:outcome/equivalent-fractions'),
  Framework: idOf('classroom:framework'),
  Concept: idOf('classroom:subject/mathematics'),
  ConceptScheme: idOf('classroom:subjects'),
  Agent: idOf('classroom:agent/press'),
  AccessibilityTag: 'feature:captions',
  Licence: 'cc-by-4.0',
} as const
const NOW = '2026-11-21T08:00:00.000Z'

/**
 * Statements whose rows end in the properties of what they create, from the place `from` on: `text` is given the properties. A column
 * that no row fills costs as much as one that is, to hand over and to look at, so it is left out (`narrowed`).
 */
const creating = new Map<string, { from: number; names: readonly string[]; text: (properties: string) => string }>()

const writeTexts: Record<string, string> = {
  mergeAccessibilityTag: `UNWIND $rows AS row MERGE (t:AccessibilityTag {key: row[0]})
    ON CREATE SET t.kind = row[1], t.value = row[2]`,
  mergeLicence: 'UNWIND $rows AS row MERGE (l:Licence {key: row[0]})',
  setAgent: 'UNWIND $rows AS row MATCH (n:Agent {id: row.id}) SET n = row.properties',
}
const writeExamples: Record<string, Params> = {
  mergeAccessibilityTag: { rows: [['feature:example', 'feature', 'example']] },
  mergeLicence: { rows: [['example-licence'], ['cc-by-4.0']] },
  setAgent: { rows: [{ id: CLASSROOM.Agent, properties: { id: CLASSROOM.Agent, name: 'Another name' } }] },
}
const exampleOf = (label: Label): Properties => ({
  id: `example-${label}`,
  sourceKey: `example:${label}`,
  uri: 'urn:x',
})

for (const label of [...NODE_LABELS, 'Agent', 'File'] as const) {
  creating.set(`create${label}`, {
    ...{ from: 0, names: columnsOf(label) },
    text: (properties) => `UNWIND $rows AS row CREATE (n:${label} {${properties}})`,
  })
  const { sourceKey: _key, uri: _uri, ...file } = exampleOf(label)
  writeExamples[`create${label}`] = { rows: [rowOf(label, label === 'File' ? file : exampleOf(label))] }
}
for (const label of NODE_LABELS) {
  creating.set(`createRecorded${label}`, {
    ...{ from: 3, names: columnsOf(label) },
    text: (properties) => `MATCH (s:Source {key: $source}) UNWIND $rows AS row
    CREATE (s)<-[:FROM]-(:Record {key: row[0], digest: row[1], extra: row[2], at: $at})-[:DESCRIBES]->(:${label} {${properties}})`,
  })
  writeExamples[`createRecorded${label}`] = {
    ...{ source: 'classroom', at: NOW },
    rows: [[`example:record/${label}`, 'hash', null, ...rowOf(label, exampleOf(label))]],
  }
  writeTexts[`record${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row[0]}) MATCH (s:Source {key: $source})
    CREATE (s)<-[:FROM]-(:Record {key: row[1], digest: row[2], extra: row[3], at: $at})-[:DESCRIBES]->(n)`
  writeExamples[`record${label}`] = {
    ...{ source: 'classroom', at: NOW },
    rows: [[CLASSROOM[label], `example:record/${label}`, 'hash', '{"a":1}']],
  }
  writeTexts[`set${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) SET n = row.properties`
  writeExamples[`set${label}`] = {
    rows: [{ id: CLASSROOM[label], properties: { ...exampleOf(label), id: CLASSROOM[label], edited: ['a', 'b'] } }],
  }
  for (const kind of LINKS[label]) {
    const [first, second] = kind.inward ? ['b', 'a'] : ['a', 'b']
    const key = KEYED.includes(kind.to) ? 'key' : 'id'
    creating.set(`link${label}${kind.type}`, {
      ...{ from: 2, names: factsOf(kind.type) },
      text: (properties) => `UNWIND $rows AS row
    MATCH (a:${label} {id: row[0]}) MATCH (b:${kind.to} {${key}: row[1]})
    CREATE (${first})-[:${kind.type} {source: $source${properties && ', '}${properties}}]->(${second})`,
    })
    const to = kind.to === 'File' ? 'no-such-file' : CLASSROOM[kind.to as keyof typeof CLASSROOM]
    writeExamples[`link${label}${kind.type}`] = {
      source: 'example',
      rows: [[CLASSROOM[label], to, ...linkRowOf(kind.type, { position: 3, says: 'present', kind: 'teaches' })]],
    }
    const pattern = kind.inward ? `<-[e:${kind.type}]-(b:${kind.to})` : `-[e:${kind.type}]->(b:${kind.to})`
    writeTexts[`unlink${label}${kind.type}`] = `UNWIND $rows AS row
    MATCH (a:${label} {id: row[0]})${pattern} WHERE row[1] IS NULL OR e.source = row[1]
    ${kind.to === 'File' ? 'DETACH DELETE b' : 'DELETE e'}`
    writeExamples[`unlink${label}${kind.type}`] = {
      rows: [
        [CLASSROOM[label], 'another-source'],
        [CLASSROOM[label], null],
      ],
    }
  }
}
for (const label of REVISED) {
  writeTexts[`revise${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row[0]})
    CREATE (n)-[:HAS_REVISION]->(:Revision {id: row[1], number: row[2], at: row[3], by: row[4], note: row[5],
      snapshot: row[6]})`
  writeExamples[`revise${label}`] = {
    rows: [[CLASSROOM[label], `example-revision-${label}`, 1, NOW, 'somebody', null, '{}']],
  }
}

for (const [query, { from, names, text }] of creating) writeTexts[query] = text(inline(names, from))

/** The statement and its rows without the columns that none of the rows fills. */
function narrowed(query: string, rows: readonly unknown[][]): { cypher: string; rows: readonly unknown[][] } {
  const { from, names, text } = creating.get(query)!
  const filled = names.flatMap((_, at) => (rows.some((row) => row[from + at] !== null) ? [at] : []))
  if (filled.length === names.length) return { cypher: QUERIES[query]!, rows }
  return {
    cypher: text(
      inline(
        filled.map((at) => names[at]!),
        from,
      ),
    ),
    rows: rows.map((row) => [...row.slice(0, from), ...filled.map((at) => row[from + at])]),
  }
}

/** The properties of a node in the order of the model. Throws for one that the model does not know. */
export function rowOf(label: Label, properties: Properties): (Property | null)[] {
  return ordered(label, columnsOf(label), properties)
}

/** The facts of a link in the order of the model, without its source. */
export function linkRowOf(type: RelationshipType, facts: Properties): (Property | null)[] {
  return factsOf(type).map((name) => facts[name] ?? null)
}

function ordered(owner: string, names: readonly string[], properties: Properties): (Property | null)[] {
  let known = 0
  const row = names.map((name) => {
    const value = properties[name] ?? null
    if (value !== null) known++
    return value
  })
  if (known === Object.keys(properties).length) return row
  const unknown = Object.keys(properties).find((name) => properties[name] !== undefined && !names.includes(name))
  if (unknown === undefined) return row
  throw new GraphError('INVALID', `graph: the model has no property ${unknown} on ${owner}`)
}

/** Outgoing links of nodes with their facts; `file` holds the facts of a file. */
const readTexts = {
  linksOfResource: `MATCH (a:Resource) WHERE a.id IN $ids MATCH (a)-[e]->(b)
    RETURN a.id AS id, type(e) AS type, coalesce(b.id, b.key) AS to, e {.*} AS properties`,
  contributorsOfResource: `MATCH (a:Resource) WHERE a.id IN $ids MATCH (a)<-[e:CONTRIBUTED]-(b:Agent)
    RETURN a.id AS id, type(e) AS type, b.id AS to, e {.*} AS properties`,
  filesOfResource: `MATCH (a:Resource) WHERE a.id IN $ids MATCH (a)-[:HAS_FILE]->(f:File) RETURN f {.*} AS file`,
  linksOfOutcome: `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:IN_FRAMEWORK]->(b:Framework)
    RETURN a.id AS id, type(e) AS type, b.id AS to, e {.*} AS properties`,
  linksOfFramework: `MATCH (a:Framework) WHERE a.id IN $ids MATCH (a)-[e]->(b)
    RETURN a.id AS id, type(e) AS type, coalesce(b.id, b.key) AS to, e {.*} AS properties`,
  linksOfConcept: `MATCH (a:Concept) WHERE a.id IN $ids MATCH (a)-[e]->(b)
    RETURN a.id AS id, type(e) AS type, b.id AS to, e {.*} AS properties`,
} as const
const readExample: Params = {
  ids: [
    idOf('classroom:resource/pizza-fractions'),
    idOf('classroom:outcome/equivalent-fractions'),
    idOf('classroom:framework'),
    idOf('classroom:subject/mathematics'),
  ],
}

export const QUERIES: Record<string, string> = { ...writeTexts, ...readTexts }
export const EXAMPLES: Record<string, Params> = {
  ...writeExamples,
  ...Object.fromEntries(Object.keys(readTexts).map((name) => [name, readExample])),
}

const ROWS_A_STATEMENT = 5_000

/** Runs a statement of QUERIES that unwinds `$rows`, in parts of at most 5,000 rows; nothing when there are none. */
export async function writeRows(tx: Transaction, query: string, rows: readonly object[], more?: Params): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const some = rows.slice(start, start + ROWS_A_STATEMENT)
    const { cypher, rows: part } = creating.has(query)
      ? narrowed(query, some as readonly unknown[][])
      : { cypher: QUERIES[query]!, rows: some }
    await tx.run(cypher, { ...more, rows: part })
  }
}

export type StoredLink = {
  type: RelationshipType
  to: string
  properties: Properties
  /** The file at the other end. */
  file?: Properties
}

/** The links of nodes that a record may own, by node id; those to revisions and other records' links are left out. */
export async function linksOf(run: Run, label: NodeLabel, ids: readonly string[]): Promise<Map<string, StoredLink[]>> {
  const found = new Map<string, StoredLink[]>()
  if (ids.length === 0 || LINKS[label].length === 0) return found
  const rows = await run<StoredLink & { id: string }>(QUERIES[`linksOf${label}`]!, { ids })
  const files = new Map<string, Properties>()
  if (label === 'Resource') {
    rows.push(...(await run<StoredLink & { id: string }>(QUERIES.contributorsOfResource!, { ids })))
    for (const { file } of await run<{ file: Properties }>(QUERIES.filesOfResource!, { ids }))
      files.set(file.id as string, file)
  }
  const types = new Set<string>(LINKS[label].map((kind) => kind.type))
  for (const { id, type, to, properties } of rows) {
    if (!types.has(type)) continue
    const link: StoredLink = { type, to, properties }
    const file = files.get(to)
    if (type === 'HAS_FILE' && file) link.file = file
    const links = found.get(id)
    if (links) links.push(link)
    else found.set(id, [link])
  }
  return found
}
