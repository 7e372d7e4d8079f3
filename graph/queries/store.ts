/** Writing nodes and links: the statements, one a label or relationship type, each for any number of rows. */
import type { Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE, type Label, RELATIONSHIPS, type RelationshipType } from '#graph/model.ts'
import type { NodeLabel, Properties } from '#graph/shape.ts'
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

const writeTexts: Record<string, string> = {
  createFile: 'UNWIND $rows AS row CREATE (n:File) SET n = row.properties',
  mergeAccessibilityTag: `UNWIND $rows AS row MERGE (t:AccessibilityTag {key: row.key})
    ON CREATE SET t.kind = row.kind, t.value = row.value`,
  mergeLicence: 'UNWIND $rows AS row MERGE (l:Licence {key: row.key})',
  createAgent: 'UNWIND $rows AS row CREATE (n:Agent) SET n = row.properties',
  setAgent: 'UNWIND $rows AS row MATCH (n:Agent {id: row.id}) SET n = row.properties',
}
const writeExamples: Record<string, Params> = {
  createFile: { rows: [{ properties: { id: 'example-file', url: 'https://classroom.example/a.pdf' } }] },
  mergeAccessibilityTag: { rows: [{ key: 'feature:captions', kind: 'feature', value: 'captions' }] },
  mergeLicence: { rows: [{ key: 'cc-by-4.0' }] },
  createAgent: { rows: [{ properties: { id: 'example-agent', sourceKey: 'example:agent', name: 'Example' } }] },
  setAgent: { rows: [{ id: 'no-such-agent', properties: { id: 'no-such-agent', name: 'Example' } }] },
}

for (const label of NODE_LABELS) {
  writeTexts[`create${label}`] = `UNWIND $rows AS row CREATE (n:${label}) SET n = row.properties`
  writeExamples[`create${label}`] = {
    rows: [{ properties: { id: `example-${label}`, sourceKey: `example:${label}`, state: 'referenced' } }],
  }
  writeTexts[`set${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) SET n = row.properties`
  writeExamples[`set${label}`] = { rows: [{ id: 'no-such-node', properties: { id: 'no-such-node' } }] }
  writeTexts[`record${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) MATCH (s:Source {key: $source})
    CREATE (r:Record {key: row.key, hash: row.hash, extra: row.extra, at: row.at})-[:DESCRIBES]->(n)
    CREATE (r)-[:FROM]->(s)`
  writeExamples[`record${label}`] = { source: 'classroom', rows: [] }
  for (const kind of LINKS[label]) {
    const facts = Object.keys(RELATIONSHIPS[kind.type].properties).map((name) => `${name}: row.${name}`)
    const [first, second] = kind.inward ? ['b', 'a'] : ['a', 'b']
    const key = KEYED.includes(kind.to) ? 'key' : 'id'
    writeTexts[`link${label}${kind.type}`] = `UNWIND $rows AS row
    MATCH (a:${label} {id: row.id}) MATCH (b:${kind.to} {${key}: row.to})
    CREATE (${first})-[:${kind.type} {${facts.join(', ')}}]->(${second})`
    writeExamples[`link${label}${kind.type}`] = { rows: [{ id: 'no-such-node', to: 'nor-this', source: HERE }] }
    const pattern = kind.inward ? `<-[e:${kind.type}]-(b:${kind.to})` : `-[e:${kind.type}]->(b:${kind.to})`
    writeTexts[`unlink${label}${kind.type}`] = `UNWIND $rows AS row
    MATCH (a:${label} {id: row.id})${pattern} WHERE row.source IS NULL OR e.source = row.source
    ${kind.to === 'File' ? 'DETACH DELETE b' : 'DELETE e'}`
    writeExamples[`unlink${label}${kind.type}`] = { rows: [{ id: 'no-such-node', source: HERE }] }
  }
}
for (const label of REVISED) {
  writeTexts[`revise${label}`] = `UNWIND $rows AS row MATCH (n:${label} {id: row.id})
    CREATE (n)-[:HAS_REVISION]->(:Revision {id: row.revision, number: row.number, at: row.at, by: row.by,
      note: row.note, snapshot: row.snapshot})`
  writeExamples[`revise${label}`] = { rows: [] }
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
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    await tx.run(QUERIES[query]!, { ...more, rows: rows.slice(start, start + ROWS_A_STATEMENT) })
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
