/**
 * Planned writes: records are laid over what is stored, in memory, and only the differences are written. One plan
 * serves one transaction; how many statements it takes does not depend on how many records it holds.
 */
import type { Transaction } from '#graph/graph.ts'
import { idOf, newId, uriOf } from '#graph/ids.ts'
import { HERE, SUGGESTED } from '#graph/model.ts'
import type { ChangeKind } from '#graph/nodes.ts'
import type {
  AgentRecord,
  ConceptReference,
  LanguageText,
  MasteryText,
  Reference,
  ResourceRecord,
} from '#graph/records.ts'
import {
  agentProperties,
  BY_ID,
  canonical,
  type Draft,
  draftsOf,
  factLists,
  factsFrom,
  FIELDS,
  fileProperties,
  isSame,
  LABEL_OF,
  type NodeLabel,
  type NodeRecord,
  placeholderOf,
  type Properties,
  propertiesOf,
  type Property,
  textsFrom,
} from '#graph/shape.ts'
import { createRegistry, find, type Known, type NamedLabel, type Registry } from '#graph/queries/reference.ts'
import { LINKS, linkRowOf, linksOf, rowOf, type StoredLink, writeRows } from '#graph/queries/store.ts'

/**
 * How a record meets its node. `new`: there is none. `fill`: it was only referenced. `own`: the record owns the
 * fields. `add`: another record does, and this one adds what is missing. `edit`: somebody changes it here.
 */
export type Mode = 'new' | 'fill' | 'own' | 'add' | 'edit'

export interface Placed {
  record: NodeRecord
  label: NodeLabel
  node: Known
  mode: Mode
  /** Key of the record that will own the fields of a node that was only referenced. */
  owner?: string
  /** In an edit, the fields it states; the others stay. All when absent. */
  fields?: ReadonlySet<string>
  /** In an edit, the state it shall have from now on. */
  state?: string
  /** In an edit, it is saved as it is typed. */
  isAutosave?: boolean
}

export interface PlanOptions {
  /** Key of the source, or `here`: stands on every link. */
  source: string
  /** Who or what makes the change: stands on revisions. */
  actor: string
  note?: string
  /** ISO 8601 UTC. */
  now: string
}

export interface RecordFacts {
  key: string
  hash: string
  /** JSON of the fields we do not model. */
  extra: string | null
}

export interface Plan {
  registry: Registry
  /** Looks up everything the records name. */
  load(records: readonly NodeRecord[]): Promise<void>
  /** A new node for a record, known to the registry from now on. */
  create(record: NodeRecord, properties: Properties, key?: string): Known
  /** A record of the source that describes a node from now on; the source is there. */
  record(node: Known, facts: RecordFacts): void
  /** Lays placed records over their nodes. Gives those that changed something. */
  lay(placed: readonly Placed[]): Promise<Set<NodeRecord>>
  /** Writes the differences. */
  write(tx: Transaction): Promise<void>
  /** What the change feed shall name. */
  changes(): { kind: ChangeKind; ids: string[] }[]
  /** Records whose words differ from what another source said first: the fields. */
  differences: { sourceKey: string; fields: string[] }[]
  /** How many placeholders were made. */
  placeholders(): number
}

const CHANGE_KIND: Record<NamedLabel, ChangeKind> = {
  Resource: 'resource',
  Outcome: 'outcome',
  Framework: 'framework',
  Concept: 'concept',
  ConceptScheme: 'concept',
  Agent: 'agent',
}
const REVISED: readonly NodeLabel[] = ['Resource', 'Outcome', 'Framework']
/** Links another source adds only where there is none: an outcome has one framework, a resource one provider. */
const ONLY_ONE = new Set(['IN_FRAMEWORK', 'PUBLISHED_BY', 'IN_SCHEME'])
const NOTHING: readonly StoredLink[] = []

/** An empty plan that reads through `tx`. */
export function createPlan(tx: Transaction, options: PlanOptions): Plan {
  const { source, now } = options
  const registry = createRegistry((cypher, params) => tx.run(cypher, params))
  const created: Known[] = []
  const changed = new Map<Known, Properties>()
  const touched = new Map<NamedLabel, Set<string>>()
  const tags = new Map<string, { key: string; kind: string; value: string }>()
  const licences = new Set<string>()
  const files: Properties[] = []
  const unlinks = new Map<string, unknown[][]>()
  const links = new Map<string, unknown[][]>()
  const revisions = new Map<NodeLabel, unknown[][]>()
  const records = new Map<Known, RecordFacts[]>()
  const differences: Plan['differences'] = []
  let placeholders = 0

  function touch(label: NamedLabel, id: string): void {
    const ids = touched.get(label)
    if (ids) ids.add(id)
    else touched.set(label, new Set([id]))
  }

  function make(label: NamedLabel, properties: Properties): Known {
    const node: Known = { label, id: properties.id as string, properties, isNew: true }
    created.push(node)
    registry.add(node)
    touch(label, node.id)
    return node
  }

  function replace(node: Known, properties: Properties): void {
    node.properties = properties
    if (!node.isNew) changed.set(node, properties)
    registry.add(node)
    touch(node.label, node.id)
  }

  function create(record: NodeRecord, given: Properties, key = record.sourceKey): Known {
    const id = (given.id as string | undefined) ?? idOf(record.sourceKey)
    const properties: Properties = { id, sourceKey: key, uri: uriOf(id), createdAt: now, updatedAt: now, ...given }
    return make(LABEL_OF[record.type], properties)
  }

  function named(label: NodeLabel, reference: Reference): Known {
    const known = find(registry, label, reference)
    if (known) return known
    if (reference.sourceKey.startsWith(BY_ID)) throw new UnknownIdError(label, reference.sourceKey)
    // A concept that comes with its labels can be used as it is; everything else waits to be filled.
    if (label !== 'Concept' || (reference as ConceptReference).labels.length === 0) placeholders++
    const id = idOf(reference.sourceKey)
    const properties: Properties = {
      id,
      sourceKey: reference.sourceKey,
      uri: uriOf(id),
      state: 'referenced',
      createdAt: now,
      updatedAt: now,
      ...placeholderOf(label, reference),
    }
    if (label === 'Resource') properties.work = id
    return make(label, properties)
  }

  function concept(reference: ConceptReference): Known {
    const node = named('Concept', reference)
    const properties = withTexts(node.properties, 'labels', 'labelLanguages', reference.labels)
    if (reference.scheme !== undefined && properties.schemeUri === undefined) properties.schemeUri = reference.scheme
    if (!areSame(properties, node.properties)) replace(node, { ...properties, updatedAt: now })
    return node
  }

  function agent(record: AgentRecord): Known {
    const node = registry.byKey('Agent', record.sourceKey)
    if (record.sourceKey.startsWith(BY_ID)) {
      if (!node) throw new UnknownIdError('Agent', record.sourceKey)
      return node
    }
    const given = agentProperties(record)
    if (!node) {
      const id = idOf(record.sourceKey)
      const uri = (given.uri as string | undefined) ?? uriOf(id)
      const identity = { id, sourceKey: record.sourceKey, state: 'published', owner: source, claimed: false }
      return make('Agent', { ...identity, createdAt: now, updatedAt: now, ...given, uri })
    }
    // What a person claimed is theirs to change; another source only adds what nobody has said.
    const isOwn = node.properties.owner === source && node.properties.claimed !== true
    const properties = isOwn ? { ...node.properties, ...given } : { ...given, ...node.properties }
    if (!areSame(properties, node.properties)) replace(node, { ...properties, updatedAt: now })
    return node
  }

  /** Where a draft leads, made when it is not here. */
  function resolve(draft: Draft, nodeId: string): { to: string; file?: Properties } {
    const { target } = draft
    switch (target.label) {
      case 'AccessibilityTag':
        tags.set(target.key, { key: target.key, kind: target.kind, value: target.value })
        return { to: target.key }
      case 'Licence':
        licences.add(target.key)
        return { to: target.key }
      case 'File': {
        const id = idOf(`file:${nodeId}:${source}:${target.file.url}`)
        return { to: id, file: { id, ...fileProperties(target.file) } }
      }
      case 'Agent':
        return { to: agent(target.agent).id }
      case 'Concept':
        return { to: concept(target.reference).id }
      default:
        return { to: named(target.label, target.reference).id }
    }
  }

  async function load(records: readonly NodeRecord[]): Promise<void> {
    const asked = new Map<NamedLabel, { key?: string; uri?: string; id?: string }[]>()
    const ask = (label: NamedLabel, wanted: { key?: string; uri?: string; id?: string }): void => {
      const list = asked.get(label)
      if (list) list.push(wanted)
      else asked.set(label, [wanted])
    }
    for (const record of records) {
      ask(LABEL_OF[record.type], { key: record.sourceKey, uri: record.uri, id: 'id' in record ? record.id : undefined })
      for (const { target } of draftsOf(record)) {
        if (target.label === 'Agent') ask('Agent', { key: target.agent.sourceKey })
        else if ('reference' in target)
          ask(target.label, { key: target.reference.sourceKey, uri: target.reference.uri })
      }
    }
    for (const [label, wanted] of asked) await registry.load(label, wanted)
  }

  /** Names who says each given fact, and adds those that other sources say: they stay beside each other. */
  function fillFacts(given: Properties, stored: Properties, field: FieldOf, mode: Mode): void {
    const there = factsAt(stored, field)
    const said = factsAt(given, field).map((fact) => {
      if (fact.source !== '') return fact
      const before = mode === 'edit' ? there.find((each) => saysSame(each, fact)) : undefined
      return { ...fact, source: before?.source || source }
    })
    const isOthers = (each: Required<MasteryText>): boolean =>
      each.source !== source &&
      each.source !== '' &&
      !said.some((fact) => fact.source === each.source && saysSame(fact, each))
    const others = mode === 'edit' ? [] : there.filter(isOthers)
    const all = mode === 'add' ? [...others, ...said] : [...said, ...others]
    for (const property of propertiesOfField(field)) delete given[property]
    Object.assign(given, factLists(field.property, field.languages!, field.sources!, all))
  }

  function propertiesFor({ record, label, node, mode, fields }: Placed): Properties {
    const given = propertiesOf(record)
    const stored = node.properties
    given.uri ??= stored.uri ?? uriOf(node.id)
    if (record.type === 'resource') given.work = workOf(record, node, mode)
    for (const field of FIELDS[label]) if (field.kind === 'facts') fillFacts(given, stored, field, mode)
    if (mode === 'new') return { ...stored, ...given }
    const edited = new Set(mode === 'edit' ? [] : (stored.edited as string[] | undefined))
    const result: Properties = { ...stored }
    if (mode === 'add') {
      const differing: string[] = []
      for (const field of FIELDS[label]) {
        if (field.name === 'uri' || field.name === 'work' || field.name === 'codeKey') continue
        if (!addTo(result, given, field, edited.has(field.name))) differing.push(field.name)
      }
      if (differing.length > 0) differences.push({ sourceKey: record.sourceKey, fields: differing })
      return result
    }
    for (const field of FIELDS[label]) {
      if (edited.has(field.name) || (field.name === 'codeKey' && edited.has('code'))) continue
      if (fields && !fields.has(field.name)) continue
      // Labels that other records brought in other languages stay with a concept.
      if (label === 'Concept' && field.kind === 'text') {
        const others = textsFrom(stored[field.property], stored[field.languages!])
        const joined = withTexts(given, field.property, field.languages!, others)
        for (const property of propertiesOfField(field)) copyTo(result, joined, property)
        continue
      }
      for (const property of propertiesOfField(field)) copyTo(result, given, property)
    }
    return result
  }

  /** Plans the links of one record; gives the fields whose links changed. */
  function layLinks({ record, label, node, mode, fields: stated }: Placed, stored: readonly StoredLink[]): string[] {
    const edited = new Set(mode === 'edit' ? [] : (node.properties.edited as string[] | undefined))
    const byType = new Map<string, { to: string; file?: Properties; properties: Properties }[]>()
    for (const draft of draftsOf(record)) {
      if (edited.has(draft.field) || (stated && !stated.has(draft.field))) continue
      const end = { ...resolve(draft, node.id), properties: draft.properties }
      const list = byType.get(draft.type)
      if (list) list.push(end)
      else byType.set(draft.type, [end])
    }
    const fields: string[] = []
    for (const kind of LINKS[label]) {
      if (edited.has(kind.field) || (stated && !stated.has(kind.field))) continue
      const wanted = byType.get(kind.type) ?? []
      // What a machine suggests is nobody's word: an edit neither says nor removes it.
      const there = stored.filter((link) => link.type === kind.type && link.properties.source !== SUGGESTED)
      const own = mode === 'edit' ? there : there.filter((link) => link.properties.source === source)
      if (mode === 'add' && ONLY_ONE.has(kind.type) && there.length > own.length) continue
      if (sameLinks(own, wanted, mode === 'edit')) continue
      const isShared = mode === 'add' && node.isNew
      const sources = mode === 'edit' ? new Set(own.map(({ properties }) => properties.source ?? null)) : [source]
      if (own.length > 0 && !isShared)
        for (const each of sources) push(unlinks, `unlink${label}${kind.type}`, [node.id, each])
      for (const { to, file, properties } of wanted) {
        if (file) files.push(file)
        // What an import says of a tag stands on its record; what is said here has no other place for it.
        const proof = kind.type === 'HAS_TAG' && source === HERE
        const facts = proof
          ? { ...properties, by: options.actor, at: now, revision: revisionOf(node, mode) }
          : properties
        push(links, `link${label}${kind.type}`, [node.id, to, ...linkRowOf(kind.type, facts)])
      }
      fields.push(kind.field)
    }
    return fields
  }

  async function lay(placed: readonly Placed[]): Promise<Set<NodeRecord>> {
    const stored = new Map<string, StoredLink[]>()
    for (const label of new Set(placed.map((each) => each.label))) {
      const nodes = placed.filter((each) => each.label === label && !each.node.isNew).map((each) => each.node)
      const ids = nodes.map((node) => node.id)
      await registry.loadWhole(label, nodes)
      for (const [id, found] of await linksOf((cypher, params) => tx.run(cypher, params), label, ids))
        stored.set(id, found)
    }
    const different = new Set<NodeRecord>()
    for (const each of placed) {
      const { record, label, node, mode } = each
      const before = node.properties
      const linksBefore = stored.get(node.id) ?? NOTHING
      const next = propertiesFor(each)
      const fields = layLinks(each, linksBefore)
      if (mode === 'new') {
        replace(node, next)
        different.add(record)
        continue
      }
      if (mode === 'fill') {
        next.state = 'published'
        if (each.owner !== undefined) next.owner = each.owner
        if (REVISED.includes(label)) next.revision = 1
      }
      if (mode === 'edit') {
        if (each.state !== undefined) next.state = each.state
        markEdited(next, before, label, fields)
      }
      if (fields.length === 0 && areSame(next, before)) continue
      different.add(record)
      next.updatedAt = now
      if (mode !== 'fill' && REVISED.includes(label) && !node.isNew) {
        const number = (before.revision as number | undefined) ?? 1
        next.revision = number + 1
        if (label === 'Resource' && mode === 'edit') {
          next.changedBy = options.actor
          if (each.isAutosave) next.autosaved = true
          else delete next.autosaved
        }
        const isPassing = each.isAutosave && before.autosaved === true && before.changedBy === options.actor
        if (!isPassing) push(revisions, label, revisionRow(node.id, number, before, linksBefore, options))
      }
      replace(node, next)
    }
    return different
  }

  async function write(writer: Transaction): Promise<void> {
    const rows = new Map<string, unknown[][]>()
    for (const node of created) {
      const [record, ...others] = records.get(node) ?? []
      const row = rowOf(node.label, node.properties)
      if (record) push(rows, `createRecorded${node.label}`, [record.key, record.hash, record.extra, ...row])
      else push(rows, `create${node.label}`, row)
      if (others.length > 0) records.set(node, others)
      else records.delete(node)
    }
    for (const [query, list] of rows) await writeRows(writer, query, list, { source, at: now })
    for (const [label, nodes] of Map.groupBy(changed.keys(), (node) => node.label))
      await writeRows(
        writer,
        `set${label}`,
        nodes.map((node) => ({ id: node.id, properties: node.properties })),
      )
    await writeRows(
      writer,
      'mergeAccessibilityTag',
      [...tags.values()].map(({ key, kind, value }) => [key, kind, value]),
    )
    await writeRows(
      writer,
      'mergeLicence',
      [...licences].map((key) => [key]),
    )
    for (const [query, list] of unlinks) await writeRows(writer, query, list)
    await writeRows(
      writer,
      'createFile',
      files.map((properties) => rowOf('File', properties)),
    )
    for (const [query, list] of links) await writeRows(writer, query, list, { source })
    for (const [label, list] of revisions) await writeRows(writer, `revise${label}`, list)
    const more = new Map<string, unknown[][]>()
    for (const [{ label, id }, list] of records)
      for (const { key, hash, extra } of list) push(more, `record${label}`, [id, key, hash, extra])
    for (const [query, list] of more) await writeRows(writer, query, list, { source, at: now })
  }

  return {
    registry,
    load,
    create,
    record: (node, facts) => push(records, node, facts),
    lay,
    write,
    changes: () => [...touched].map(([label, ids]) => ({ kind: CHANGE_KIND[label], ids: [...ids] })),
    differences,
    placeholders: () => placeholders,
  }
}

/** A reference by `id:<uuid>` to something that is not here. */
export class UnknownIdError extends Error {
  readonly label: NamedLabel
  readonly id: string
  constructor(label: NamedLabel, key: string) {
    const id = key.slice(BY_ID.length)
    super(`graph: there is no ${label} ${id}`)
    this.name = 'UnknownIdError'
    this.label = label
    this.id = id
  }
}

/** A row for `revise…`: a former state, with its properties and links as JSON. */
export function revisionRow(
  id: string,
  number: number,
  properties: Properties,
  links: readonly StoredLink[],
  { actor, note, now }: Pick<PlanOptions, 'actor' | 'note' | 'now'>,
): unknown[] {
  return [id, newId(), number, now, actor, note ?? null, canonical({ properties, links })]
}

/** The work a resource is an edition of: named like a source key, by `id:<uuid>`, else kept, else the resource alone. */
function workOf(record: ResourceRecord, node: Known, mode: Mode): string {
  if (record.work !== undefined)
    return record.work.startsWith(BY_ID) ? record.work.slice(BY_ID.length) : idOf(record.work)
  return mode === 'edit' ? ((node.properties.work as string | undefined) ?? node.id) : node.id
}

/** The revision a node will have when this change is written. */
function revisionOf(node: Known, mode: Mode): number {
  const number = (node.properties.revision as number | undefined) ?? 1
  return node.isNew || mode === 'fill' ? 1 : number + 1
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Adds what is missing of a field; false when both say something and it differs. */
function addTo(result: Properties, given: Properties, field: FieldOf, isEdited: boolean): boolean {
  if (field.kind === 'facts') {
    if (!isEdited) for (const property of propertiesOfField(field)) copyTo(result, given, property)
    return true
  }
  const next = given[field.property]
  if (next === undefined) return true
  const stored = result[field.property]
  if (field.kind === 'text') {
    const said = textsFrom(next, given[field.languages!])
    const there = textsFrom(stored, result[field.languages!])
    if (!isEdited) Object.assign(result, withTexts(result, field.property, field.languages!, said))
    return said.every(({ language, text }) => {
      const same = there.filter((each) => each.language === language)
      return same.length === 0 || same.some((each) => each.text === text)
    })
  }
  if (stored === undefined) {
    if (!isEdited) {
      result[field.property] = next
      if (field.name === 'code' && given.codeKey !== undefined) result.codeKey = given.codeKey
    }
    return true
  }
  if (field.kind === 'union') {
    const missing = (next as string[]).filter((item) => !(stored as string[]).includes(item))
    if (!isEdited && missing.length > 0) result[field.property] = [...(stored as string[]), ...missing]
    return true
  }
  return isSame(stored, next)
}
type FieldOf = (typeof FIELDS)[NodeLabel][number]

/** The property of a field and the lists beside it. */
function propertiesOfField({ property, languages, sources }: FieldOf): string[] {
  return [property, languages, sources].filter((name) => name !== undefined)
}

function copyTo(result: Properties, given: Properties, property: string): void {
  const next = given[property]
  if (next === undefined) delete result[property]
  else result[property] = next
}

/** Facts of mastery as stored or given; `''` where no source is named. */
function factsAt(properties: Properties, field: FieldOf): Required<MasteryText>[] {
  return factsFrom(properties[field.property], properties[field.languages!], properties[field.sources!], '')
}

function saysSame(a: LanguageText, b: LanguageText): boolean {
  return a.text === b.text && a.language === b.language
}

/** The properties with the texts of languages they lack. */
function withTexts(properties: Properties, list: string, languages: string, more: readonly LanguageText[]): Properties {
  const there = textsFrom(properties[list], properties[languages])
  const missing = more.filter(({ language }) => !there.some((each) => each.language === language))
  if (missing.length === 0) return { ...properties }
  const all = [...there, ...missing]
  return { ...properties, [list]: all.map((each) => each.text), [languages]: all.map((each) => each.language) }
}

function areSame(a: Properties, b: Properties): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name] as Property))
}

function sameLinks(
  stored: readonly StoredLink[],
  wanted: readonly { to: string; file?: Properties; properties: Properties }[],
  anySource: boolean,
): boolean {
  if (stored.length !== wanted.length) return false
  if (stored.length === 0) return true
  // A file's id holds the source that named it, so an edit compares files by what they are.
  const text = (to: string, file: Properties | undefined, properties: Properties): string => {
    const { source: _source, by: _by, at: _at, revision: _revision, ...facts } = properties
    const { id: _id, ...rest } = file ?? {}
    return canonical([file && anySource ? null : to, facts, rest])
  }
  const before = stored.map((link) => text(link.to, link.file, link.properties)).sort()
  const after = wanted.map((link) => text(link.to, link.file, link.properties)).sort()
  return before.every((each, i) => each === after[i])
}

/** Names in `edited` what a person changed on an imported node, so that imports leave it alone. */
function markEdited(next: Properties, before: Properties, label: NodeLabel, fields: readonly string[]): void {
  if (before.owner === undefined) return
  const edited = new Set(before.edited as string[] | undefined)
  for (const field of FIELDS[label]) {
    const names = field.languages ? [field.property, field.languages] : [field.property]
    if (names.some((name) => !isSame(next[name], before[name]))) edited.add(field.name)
  }
  for (const field of fields) edited.add(field)
  if (edited.size > 0) next.edited = [...edited].sort()
}
