/** Records as the graph keeps them: the properties and the links of each, without knowing what is already stored. Pure. */
import { hash } from 'node:crypto'
import { codeKey } from '#graph/codes.ts'
import type { Label, RelationshipType } from '#graph/model.ts'
import type {
  AgentRecord,
  ConceptReference,
  ConceptRecord,
  ConceptSchemeRecord,
  FileRecord,
  FrameworkRecord,
  LanguageText,
  LicenceStatement,
  MasteryText,
  OutcomeRecord,
  Reference,
  ResourceRecord,
  TagFact,
} from '#graph/records.ts'

export type Property = string | number | boolean | string[]
/** Stored properties: what is not known is absent. */
export type Properties = Record<string, Property>

/** A record that becomes a node. */
export type NodeRecord = ResourceRecord | FrameworkRecord | OutcomeRecord | ConceptRecord | ConceptSchemeRecord
export type NodeLabel = 'Resource' | 'Framework' | 'Outcome' | 'Concept' | 'ConceptScheme'

export const LABEL_OF: Record<NodeRecord['type'], NodeLabel> = {
  resource: 'Resource',
  framework: 'Framework',
  outcome: 'Outcome',
  concept: 'Concept',
  conceptScheme: 'ConceptScheme',
}

/**
 * How a second source may add to a field: texts by language, `facts` of mastery beside those of others, a `union` list by
 * value, the others when nothing is there.
 */
type FieldKind = 'text' | 'facts' | 'union' | 'value'
export interface Field {
  /** Its name in the record, and in `edited`. */
  name: string
  kind: FieldKind
  /** The property, and for texts the list of languages beside it. */
  property: string
  languages?: string
  /** For facts of mastery the list of who says each. */
  sources?: string
}

const text = (name: string, property: string, languages: string): Field => ({ name, kind: 'text', property, languages })
const facts = (name: string, languages: string, sources: string): Field => ({
  name,
  kind: 'facts',
  property: name,
  languages,
  sources,
})
const value = (name: string): Field => ({ name, kind: 'value', property: name })
const union = (name: string): Field => ({ name, kind: 'union', property: name })

/** The fields a record owns, by label. */
export const FIELDS: Record<NodeLabel, readonly Field[]> = {
  Resource: [
    text('titles', 'titles', 'titleLanguages'),
    text('descriptions', 'descriptions', 'descriptionLanguages'),
    text('accessibilitySummaries', 'accessibilitySummaries', 'accessibilitySummaryLanguages'),
    ...['uri', 'work', 'url', 'kind', 'languages', 'originalLanguages', 'keywords', 'audience'].map(value),
    ...['ageFrom', 'ageTo', 'minutes', 'device', 'printable', 'materials', 'signInNeeded', 'cost'].map(value),
    ...['regions', 'readingEase', 'publishedAt', 'modifiedAt'].map(value),
  ],
  Outcome: [
    text('statements', 'statements', 'statementLanguages'),
    text('labels', 'labels', 'labelLanguages'),
    facts('evidence', 'evidenceLanguages', 'evidenceSources'),
    facts('prompts', 'promptLanguages', 'promptSources'),
    facts('misconceptions', 'misconceptionLanguages', 'misconceptionSources'),
    ...['uri', 'position', 'code', 'codeKey', 'sourceType', 'knowledgeKind', 'levels', 'ageFrom', 'ageTo'].map(value),
    ...['subjects', 'keywords', 'notes', 'modifiedAt'].map(value),
  ],
  Framework: [
    text('titles', 'titles', 'titleLanguages'),
    text('descriptions', 'descriptions', 'descriptionLanguages'),
    union('languages'),
    ...['uri', 'version', 'adoptionStatus', 'subjects', 'officialUrl', 'modifiedAt'].map(value),
  ],
  Concept: [
    text('labels', 'labels', 'labelLanguages'),
    text('altLabels', 'altLabels', 'altLabelLanguages'),
    text('definitions', 'definitions', 'definitionLanguages'),
    union('keywords'),
    ...['uri', 'notation', 'ageFrom', 'ageTo', 'isced', 'position', 'schemeUri'].map(value),
  ],
  ConceptScheme: [
    text('titles', 'titles', 'titleLanguages'),
    ...['uri', 'purpose', 'levelKind', 'jurisdiction'].map(value),
  ],
}

/** Prefix of a source key that names a node by its id here: `id:<uuid>`. Never becomes a placeholder. */
export const BY_ID = 'id:'

/** Where a link leads: something that is named, something with a key of its own, an agent or a file. */
export type Target =
  | { label: 'Outcome' | 'Resource' | 'Framework' | 'ConceptScheme'; reference: Reference }
  | { label: 'Concept'; reference: ConceptReference }
  | { label: 'Agent'; agent: AgentRecord }
  | { label: 'AccessibilityTag'; key: string; kind: string; value: string }
  | { label: 'Licence'; key: string }
  | { label: 'File'; file: FileRecord }

/** A link as a record states it. `inward` ones lead from the target to the record's node. */
export interface Draft {
  /** Field of the record it comes from. */
  field: string
  type: RelationshipType
  target: Target
  inward?: boolean
  properties: Properties
}

/** The properties a record owns. A uri is left out when the record has none. `work` is set by the caller, who knows ids. */
export function propertiesOf(record: NodeRecord): Properties {
  switch (record.type) {
    case 'resource':
      return compact({
        uri: record.uri,
        ...texts('titles', 'titleLanguages', record.titles),
        ...texts('descriptions', 'descriptionLanguages', record.descriptions),
        ...texts('accessibilitySummaries', 'accessibilitySummaryLanguages', record.accessibilitySummaries),
        url: record.url,
        kind: record.kind,
        languages: record.languages,
        originalLanguages: record.originalLanguages,
        keywords: record.keywords,
        audience: record.audience,
        ageFrom: record.ageFrom,
        ageTo: record.ageTo,
        minutes: record.minutes,
        device: record.device,
        printable: record.printable,
        materials: record.materials,
        signInNeeded: record.signInNeeded,
        cost: record.cost,
        regions: record.regions,
        readingEase: record.readingEase,
        publishedAt: record.publishedAt,
        modifiedAt: record.modifiedAt,
      })
    case 'outcome':
      return compact({
        uri: record.uri,
        position: record.position,
        code: record.code,
        codeKey: record.code === undefined ? undefined : codeKey(record.code),
        ...texts('statements', 'statementLanguages', record.statements),
        ...texts('labels', 'labelLanguages', record.labels),
        ...factLists('evidence', 'evidenceLanguages', 'evidenceSources', record.evidence),
        ...factLists('prompts', 'promptLanguages', 'promptSources', record.prompts),
        ...factLists('misconceptions', 'misconceptionLanguages', 'misconceptionSources', record.misconceptions),
        sourceType: record.sourceType,
        knowledgeKind: record.knowledgeKind,
        levels: record.levels,
        ageFrom: record.ageFrom,
        ageTo: record.ageTo,
        subjects: record.subjects,
        keywords: record.keywords,
        notes: record.notes,
        modifiedAt: record.modifiedAt,
      })
    case 'framework':
      return compact({
        uri: record.uri,
        ...texts('titles', 'titleLanguages', record.titles),
        ...texts('descriptions', 'descriptionLanguages', record.descriptions),
        languages: record.languages,
        version: record.version,
        adoptionStatus: record.adoptionStatus,
        subjects: record.subjects,
        officialUrl: record.officialUrl,
        modifiedAt: record.modifiedAt,
      })
    case 'concept':
      return compact({
        uri: record.uri,
        ...texts('labels', 'labelLanguages', record.labels),
        ...texts('altLabels', 'altLabelLanguages', record.altLabels ?? []),
        ...texts('definitions', 'definitionLanguages', record.definitions),
        keywords: record.keywords,
        notation: record.notation,
        ageFrom: record.ageFrom,
        ageTo: record.ageTo,
        isced: record.isced,
        position: record.position,
        schemeUri: record.scheme.uri,
      })
    case 'conceptScheme':
      return compact({
        uri: record.uri,
        ...texts('titles', 'titleLanguages', record.titles),
        purpose: record.purpose,
        levelKind: record.levelKind,
        jurisdiction: record.jurisdiction,
      })
  }
}

/** The links a record states, in its order, each once: of those with the same key the last one counts. */
export function draftsOf(record: NodeRecord): Draft[] {
  switch (record.type) {
    case 'resource':
      return [
        draft('provider', 'PUBLISHED_BY', { label: 'Agent', agent: record.provider }),
        ...unique(record.contributions, (c) => `${c.role} ${c.agent.sourceKey}`).map(({ agent, role }, position) => ({
          ...draft('contributions', 'CONTRIBUTED', { label: 'Agent', agent }, { role, position }),
          inward: true,
        })),
        ...licences(record.licences),
        ...unique(record.files, (file) => file.url).map((file, position) =>
          draft('files', 'HAS_FILE', { label: 'File', file }, { position }),
        ),
        ...unique(record.tags, (tag) => `${tag.kind}:${tag.value} ${tag.language ?? ''}`).map((tag) =>
          draft(
            'tags',
            'HAS_TAG',
            { label: 'AccessibilityTag', key: tagKey(tag), kind: tag.kind, value: tag.value },
            { says: tag.says, basis: tag.basis, language: tag.language, method: tag.method },
          ),
        ),
        ...concepts('types', 'HAS_TYPE', record.types),
        ...concepts('subjects', 'ABOUT', record.subjects),
        ...concepts('levels', 'FOR_LEVEL', record.levels),
        ...unique(record.alignments, (a) => `${a.kind} ${a.outcome.sourceKey}`).map((a, position) =>
          draft(
            'alignments',
            'ALIGNS_TO',
            { label: 'Outcome', reference: a.outcome },
            { kind: a.kind, extent: a.extent, status: a.status, confidence: a.confidence, position },
          ),
        ),
        ...resources('basedOn', 'BASED_ON', record.basedOn),
        ...resources('translationOf', 'TRANSLATION_OF', record.translationOf ? [record.translationOf] : []),
        ...resources('versionOf', 'VERSION_OF', record.versionOf ? [record.versionOf] : []),
        ...unique(record.partOf, (part) => part.whole.sourceKey).map(({ whole, position: place }, position) =>
          draft('partOf', 'PART_OF', { label: 'Resource', reference: whole }, { place, position }),
        ),
        ...resources('requiresFirst', 'REQUIRES_FIRST', record.requiresFirst),
      ]
    case 'outcome':
      return [draft('framework', 'IN_FRAMEWORK', { label: 'Framework', reference: record.framework })]
    case 'framework':
      return [
        ...(record.publisher ? [draft('publisher', 'PUBLISHED_BY', { label: 'Agent', agent: record.publisher })] : []),
        ...licences(record.licences),
      ]
    case 'concept':
      return [
        draft('scheme', 'IN_SCHEME', { label: 'ConceptScheme', reference: record.scheme }),
        ...unique(record.broader, (broader) => broader.sourceKey).map((broader) =>
          draft('broader', 'BROADER', { label: 'Concept', reference: { ...broader, labels: [] } }),
        ),
      ]
    case 'conceptScheme':
      return []
  }
}

/** The key of an accessibility tag: `feature:captions`. */
export function tagKey(tag: Pick<TagFact, 'kind' | 'value'>): string {
  return `${tag.kind}:${tag.value}`
}

/** The properties of a placeholder: what a reference tells of something that is not here. */
export function placeholderOf(label: NodeLabel, reference: Reference): Properties {
  const language = reference.language ?? 'und'
  const title = (list: string, languages: string): Record<string, unknown> =>
    reference.title === undefined ? {} : { [list]: [reference.title], [languages]: [language] }
  switch (label) {
    case 'Resource':
    case 'Framework':
    case 'ConceptScheme':
      return compact({ uri: reference.uri, ...title('titles', 'titleLanguages') })
    case 'Outcome':
      return compact({
        uri: reference.uri,
        code: reference.code,
        codeKey: reference.code === undefined ? undefined : codeKey(reference.code),
        ...title('statements', 'statementLanguages'),
      })
    case 'Concept':
      return compact({ uri: reference.uri, notation: reference.code, ...title('labels', 'labelLanguages') })
  }
}

/** The properties a record gives an agent. */
export function agentProperties(agent: AgentRecord): Properties {
  const { kind, name, uri, orcid, ror, domain } = agent
  return compact({ kind, name, uri, orcid, ror, domain })
}

/** The properties of a file. */
export function fileProperties(file: FileRecord): Properties {
  const { url, mediaType, bytes, sha256, language, downloadable } = file
  return compact({ url, mediaType, bytes, sha256, language, downloadable })
}

/** Two parallel lists for a property pair; absent when there is no text. */
export function texts(list: string, languages: string, said: readonly LanguageText[]): Record<string, string[]> {
  if (said.length === 0) return {}
  return { [list]: said.map((each) => each.text), [languages]: said.map((each) => each.language) }
}

/** The other way: two parallel lists as texts. */
export function textsFrom(list: unknown, languages: unknown): LanguageText[] {
  if (!Array.isArray(list)) return []
  const tags = Array.isArray(languages) ? (languages as string[]) : []
  return (list as string[]).map((said, i) => ({ language: tags[i] ?? 'und', text: said }))
}

/** Facts of mastery as three parallel lists; `''` where the record leaves it to its source. */
export function factLists(
  list: string,
  languages: string,
  sources: string,
  said: readonly MasteryText[],
): Record<string, string[]> {
  if (said.length === 0) return {}
  return { ...texts(list, languages, said), [sources]: said.map((each) => each.source ?? '') }
}

/** The other way: three parallel lists as facts; what names no source is of `owner`. */
export function factsFrom(list: unknown, languages: unknown, sources: unknown, owner: string): Required<MasteryText>[] {
  const keys = Array.isArray(sources) ? (sources as string[]) : []
  return textsFrom(list, languages).map((said, i) => ({ ...said, source: keys[i] || owner }))
}

/** Drops what is undefined, null or an empty list. */
export function compact(properties: Record<string, unknown>): Properties {
  const kept: Properties = {}
  for (const name in properties) {
    const given = properties[name]
    if (given === undefined || given === null || (Array.isArray(given) && given.length === 0)) continue
    kept[name] = given as Property
  }
  return kept
}

/** JSON with sorted keys, so that equal values have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const map = value as Record<string, unknown>
  const parts: string[] = []
  for (const key of Object.keys(map).sort())
    if (map[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(map[key])}`)
  return `{${parts.join(',')}}`
}

/** The record with a day for each licence statement that does not say when it was read. */
export function withReadingDay<R extends NodeRecord>(record: R, day: string): R {
  if (!('licences' in record) || record.licences.every((statement) => statement.readAt !== undefined)) return record
  return {
    ...record,
    licences: record.licences.map((statement) => ({ ...statement, readAt: statement.readAt ?? day })),
  }
}

/**
 * The hash that tells whether a record is the one read before. The order of its fields does not count; within them it
 * does, and readers make them in one order: sorting those too takes three times as long as all else.
 */
export function hashOf(record: NodeRecord): string {
  const fields = record as unknown as Record<string, unknown>
  let text = ''
  for (const name of Object.keys(fields).sort()) {
    const json = JSON.stringify(fields[name])
    if (json !== undefined) text += `${name}:${json},`
  }
  return hash('sha256', text, 'base64url')
}

/** Whether two properties hold the same. */
export function isSame(a: Property | undefined, b: Property | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i])
  return a === b
}

function draft(field: string, type: RelationshipType, target: Target, properties: Record<string, unknown> = {}): Draft {
  return { field, type, target, properties: compact(properties) }
}

function licences(statements: readonly LicenceStatement[]): Draft[] {
  return unique(statements, (s) => canonical(s)).map((statement, position) => {
    const { licence, ...said } = statement
    return draft('licences', 'LICENSED_UNDER', { label: 'Licence', key: licence }, { ...said, position })
  })
}

function concepts(field: string, type: RelationshipType, references: readonly ConceptReference[]): Draft[] {
  return unique(references, (reference) => reference.sourceKey).map((reference, position) =>
    draft(field, type, { label: 'Concept', reference }, { position }),
  )
}

function resources(field: string, type: RelationshipType, references: readonly Reference[]): Draft[] {
  return unique(references, (reference) => reference.sourceKey).map((reference, position) =>
    draft(field, type, { label: 'Resource', reference }, { position }),
  )
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  if (items.length < 2) return [...items]
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

export type { Label }
