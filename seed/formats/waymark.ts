/**
 * Our own record format: JSON Lines, one record a line, the source first. `seed/schema/waymark-record.schema.json` is the
 * published schema, `seed/README.md` explains it. A record with any fault is rejected, every fault named.
 */
import { ALIGNMENT_KINDS, BASES, MATCH_KINDS } from '#graph/records.ts'
import type {
  AgentRecord,
  Alignment,
  ConceptReference,
  Contribution,
  FileRecord,
  LicenceStatement,
  OutcomeEdge,
  Reference,
  SourceRecord,
} from '#graph/records.ts'
import {
  definedFields,
  definedList,
  Findings,
  isObject,
  licenceStatement,
  type JsonObject,
} from '#api/metadata/findings.ts'
import { problemItems, type Item, type NodeRecord, type Place, type ReadOptions } from './format.ts'
import { jsonRecords } from './json-records.ts'
import { agentRecord, resourceRecord } from '#api/metadata/record-parts.ts'
import { tagFacts } from '#api/metadata/tags.ts'

export const RECORD_TYPES = ['conceptScheme', 'concept', 'framework', 'outcome', 'resource'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

const POINTER = ['key', 'case', 'sourceKey', 'uri', 'code', 'title']
const AGENT = ['name', 'key', 'kind', 'uri', 'orcid', 'ror', 'domain']
const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  source: fields('type key name url licence credit retrieved'),
  conceptScheme: fields('type key uri title purpose levelKind jurisdiction'),
  concept: fields('type key uri scheme notation label definition broader ageFrom ageTo isced position'),
  framework: fields(
    'type key id uri title description languages publisher version adoptionStatus subjects url licence modified extra',
  ),
  outcome: fields(
    'type key id uri framework parent position code statement label sourceType knowledgeKind levels ageFrom ageTo subjects keywords evidence prompts misconceptions notes requires matches replacedBy modified extra',
  ),
  resource: fields(
    'type key id uri work title description url kind language types subjects levels ageFrom ageTo keywords audience minutes device printable materials signInNeeded cost regions readingEase creators contributors provider licence files accessibility alignments basedOn translationOf versionOf partOf requiresFirst published modified extra',
  ),
  work: fields('sourceKey'),
  licence: fields('words url part statedBy readAt'),
  file: fields('url mediaType bytes sha256 language downloadable'),
  accessibility: fields('modes sufficient features absentFeatures hazards controls apis conformance summary basis'),
  tag: fields('value language'),
  agent: new Set(AGENT),
  contributor: new Set([...AGENT, 'role']),
  pointer: new Set(POINTER),
  concepts: new Set([...POINTER, 'label', 'scheme']),
  requires: new Set([...POINTER, 'strength', 'reason', 'confidence', 'clause']),
  matches: new Set([...POINTER, 'kind', 'confidence']),
  alignment: new Set([...POINTER, 'kind', 'extent', 'status', 'confidence']),
  part: new Set([...POINTER, 'position']),
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(\s*;.*)?$/i
const SUFFICIENT = ['auditory', 'tactile', 'textual', 'visual'] as const

/** Marks a reference by code until the codes of the whole run are known. */
export const CODE_PREFIX = 'code:'

/** What one record of the format becomes. */
export interface WaymarkReading {
  record: NodeRecord
  edges: OutcomeEdge[]
}

/** Reads files of the format; a file begins with its source. */
export async function* readWaymark(files: readonly string[], _options?: ReadOptions): AsyncGenerator<Item[]> {
  const codes = await codesOf(files)
  for (const file of files) yield* readFile(file, codes)
}

async function* readFile(file: string, codes: Codes): AsyncGenerator<Item[]> {
  let source: SourceRecord | undefined
  for await (const batch of jsonRecords(file)) {
    const items: Item[] = []
    for (const { place, value, problem } of batch) {
      if (problem) {
        items.push(problem)
        continue
      }
      const found = new Findings(true)
      if (isObject(value) && value.type === 'source') {
        source = readSource(value, found)
        items.push(...problemItems(found.problems, place, 'source'))
        if (source)
          items.push(
            { kind: 'source', source },
            { kind: 'covers', edges: ['childOf', 'requires', 'matches', 'replacedBy'] },
          )
      } else if (source) items.push(...readInto(value, place, source, codes, found))
      else {
        found.add(
          '$',
          undefined,
          'no source stands before the first record; nothing of this file was taken',
          SOURCE_ADVICE,
          true,
        )
        yield [...items, ...problemItems(found.problems, place, 'source')]
        return
      }
    }
    yield items
  }
}

const SOURCE_ADVICE = 'Begin the file with {"type":"source","key":"short-name","name":"Where the records come from"}.'

/** Reads one value and gives its items: the record, its edges, its problems. */
export function readInto(value: unknown, place: Place, source: SourceRecord, codes: Codes, found: Findings): Item[] {
  const type = isObject(value) && typeof value.type === 'string' ? value.type : 'record'
  const reading = readWaymarkRecord(value, found, source, codes)
  const key = isObject(value) && typeof value.key === 'string' ? value.key : undefined
  const items = problemItems(found.problems, place, type, key)
  if (!reading) return items
  items.push({ kind: 'record', record: reading.record, place })
  for (const edge of reading.edges) items.push({ kind: 'edge', edge, place })
  return items
}

export type Codes = ReadonlyMap<string, string>

/** Codes of the outcomes of the files, so that edges and alignments may name outcomes by code. */
async function codesOf(files: readonly string[]): Promise<Codes> {
  const codes = new Map<string, string>()
  for (const file of files) {
    let source = ''
    // Parsing is what costs: lines that can hold neither a source nor an outcome are passed over.
    for await (const batch of jsonRecords(file, [], (line) => /"(source|outcome)"/.test(line))) {
      for (const { value } of batch) {
        if (!isObject(value) || typeof value.key !== 'string') continue
        if (value.type === 'source') source = value.key
        else if (value.type === 'outcome' && typeof value.code === 'string')
          codes.set(value.code, `${source}:${value.key}`)
      }
    }
  }
  return codes
}

function readSource(value: JsonObject, found: Findings): SourceRecord | undefined {
  found.onlyFields('$', value, FIELDS.source as ReadonlySet<string>)
  const key = found.line('$.key', value.key) ?? found.missing('$.key', 'The key')
  if (key && !/^[a-z0-9][a-z0-9._-]{0,79}$/.test(key)) {
    found.add('$.key', value.key, 'is not a short name', 'Use up to 80 lower-case letters, digits, dots and dashes.')
  }
  const name = found.line('$.name', value.name) ?? found.missing('$.name', 'The name')
  const source = definedFields({
    key: key ?? '',
    name: name ?? '',
    url: found.link('$.url', value.url),
    licence: found.line('$.licence', value.licence),
    credit: found.line('$.credit', value.credit),
    retrieved: found.date('$.retrieved', value.retrieved),
  })
  return found.fatal ? undefined : source
}

/** A record of ours from one JSON value; undefined when `found` says why not. */
export function readWaymarkRecord(
  value: unknown,
  found: Findings,
  source: SourceRecord,
  codes: Codes,
): WaymarkReading | undefined {
  if (!isObject(value))
    return found.add('$', value, 'is not an object', 'Write one record on each line: {"type": …}.', true)
  const type =
    found.oneOf('$.type', value.type, RECORD_TYPES) ??
    (value.type === undefined ? found.missing('$.type', 'The type') : undefined)
  if (!type) return undefined
  found.onlyFields('$', value, FIELDS[type] as ReadonlySet<string>)
  const key =
    keyOf('$.key', value.key, found) ?? (value.key === undefined ? found.missing('$.key', 'The key') : undefined)
  const maker = new RecordReader(value, `${source.key}:${key ?? ''}`, found, source, codes)
  const reading = maker[type]()
  return found.fatal ? undefined : reading
}

function keyOf(path: string, value: unknown, found: Findings): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && /^\S{1,500}$/.test(value)) return value
  return found.add(path, value, 'is not a key', 'Use up to 500 characters without spaces.')
}

/** Reads the fields of one record. */
class RecordReader {
  private readonly value: JsonObject
  private readonly sourceKey: string
  private readonly found: Findings
  private readonly source: SourceRecord
  private readonly codes: Codes

  constructor(value: JsonObject, sourceKey: string, found: Findings, source: SourceRecord, codes: Codes) {
    this.value = value
    this.sourceKey = sourceKey
    this.found = found
    this.source = source
    this.codes = codes
  }

  conceptScheme(): WaymarkReading {
    const { value, found } = this
    const record = definedFields({
      type: 'conceptScheme',
      sourceKey: this.sourceKey,
      uri: found.uri('$.uri', value.uri),
      titles: this.texts('title', true),
      purpose:
        this.need(
          'purpose',
          found.oneOf('$.purpose', value.purpose, ['subject', 'resourceType', 'level', 'other'] as const),
        ) ?? 'other',
      levelKind: found.oneOf('$.levelKind', value.levelKind, [
        'year',
        'stage',
        'proficiency',
        'reading',
        'difficulty',
      ] as const),
      jurisdiction: found.line('$.jurisdiction', value.jurisdiction),
    })
    return { record, edges: [] }
  }

  concept(): WaymarkReading {
    const { value, found } = this
    const record = definedFields({
      type: 'concept',
      sourceKey: this.sourceKey,
      uri: found.uri('$.uri', value.uri),
      scheme: this.need('scheme', this.reference('$.scheme', value.scheme)) ?? NOTHING,
      notation: found.line('$.notation', value.notation),
      labels: this.texts('label', true),
      definitions: this.texts('definition', false),
      broader: this.references('broader'),
      ...this.ages(),
      isced: found.line('$.isced', value.isced),
      position: found.number('$.position', value.position),
    })
    return { record, edges: [] }
  }

  framework(): WaymarkReading {
    const { value, found } = this
    const record = definedFields({
      type: 'framework',
      sourceKey: this.sourceKey,
      id: this.id(),
      uri: found.uri('$.uri', value.uri),
      titles: this.texts('title', true),
      descriptions: this.texts('description', false),
      languages: definedList(
        found.list('$.languages', value.languages).map((tag, at) => found.language(`$.languages[${at}]`, tag)),
      ),
      publisher: this.agent('$.publisher', value.publisher, 'organisation'),
      version: found.line('$.version', value.version),
      adoptionStatus: found.line('$.adoptionStatus', value.adoptionStatus),
      subjects: found.lines('$.subjects', value.subjects),
      officialUrl: found.link('$.url', value.url),
      licences: this.licences(),
      modifiedAt: found.date('$.modified', value.modified),
      extra: found.object('$.extra', value.extra),
    })
    return { record, edges: [] }
  }

  outcome(): WaymarkReading {
    const { value, found } = this
    const parents = Array.isArray(value.parent)
      ? this.references('parent')
      : definedList([this.reference('$.parent', value.parent)])
    const position = found.number('$.position', value.position)
    const code = found.line('$.code', value.code)
    const uri = found.uri('$.uri', value.uri)
    const record = definedFields({
      type: 'outcome',
      sourceKey: this.sourceKey,
      id: this.id(),
      uri,
      framework: this.need('framework', this.reference('$.framework', value.framework)) ?? NOTHING,
      position: parents.length === 0 ? position : undefined,
      code,
      statements: this.texts('statement', true),
      labels: this.texts('label', false),
      sourceType: found.line('$.sourceType', value.sourceType),
      knowledgeKind: found.line('$.knowledgeKind', value.knowledgeKind),
      levels: found.lines('$.levels', value.levels),
      ...this.ages(),
      subjects: found.lines('$.subjects', value.subjects),
      keywords: found.lines('$.keywords', value.keywords),
      evidence: found.languageLists('$.evidence', value.evidence),
      prompts: found.languageLists('$.prompts', value.prompts),
      misconceptions: found.languageLists('$.misconceptions', value.misconceptions),
      notes: found.text('$.notes', value.notes),
      modifiedAt: found.date('$.modified', value.modified),
      extra: found.object('$.extra', value.extra),
    })
    const from: Reference = definedFields({ sourceKey: this.sourceKey, uri, code })
    const edges: OutcomeEdge[] = parents.map((to) => definedFields({ type: 'childOf', from, to, position }))
    found.list('$.requires', value.requires).forEach((entry, at) => {
      const path = `$.requires[${at}]`
      const to = this.pointer(path, entry, FIELDS.requires)
      const edge = isObject(entry) ? entry : {}
      const strength = found.oneOf(`${path}.strength`, edge.strength, ['hard', 'soft'] as const)
      if (!strength && edge.strength === undefined) found.missing(`${path}.strength`, 'The strength')
      const reasons = found.languageMap(`${path}.reason`, edge.reason)
      const confidence = found.number(`${path}.confidence`, edge.confidence, 0, 1) ?? 1
      const clause = found.line(`${path}.clause`, edge.clause)
      if (to?.sourceKey === this.sourceKey) found.add(path, entry, 'an outcome cannot require itself', 'Remove it.')
      if (to && strength)
        edges.push(definedFields({ type: 'requires', from, to, strength, reasons, confidence, clause }))
    })
    found.list('$.matches', value.matches).forEach((entry, at) => {
      const path = `$.matches[${at}]`
      const to = this.pointer(path, entry, FIELDS.matches)
      const edge = isObject(entry) ? entry : {}
      const kind = found.oneOf(`${path}.kind`, edge.kind, MATCH_KINDS)
      if (!kind && edge.kind === undefined) found.missing(`${path}.kind`, 'The kind')
      const confidence = found.number(`${path}.confidence`, edge.confidence, 0, 1) ?? 1
      if (to && kind) edges.push({ type: 'matches', from, to, kind, confidence })
    })
    const replacedBy = this.reference('$.replacedBy', value.replacedBy)
    if (replacedBy) edges.push({ type: 'replacedBy', from, to: replacedBy })
    return { record, edges }
  }

  resource(): WaymarkReading {
    const { value, found } = this
    const languages = Array.isArray(value.language)
      ? value.language
      : value.language === undefined || value.language === null
        ? []
        : [value.language]
    const tags = definedList(
      languages.map((tag, at) =>
        found.language(Array.isArray(value.language) ? `$.language[${at}]` : '$.language', tag),
      ),
    )
    if (languages.length === 0) found.missing('$.language', 'The language')
    const changed = languages.filter((tag): tag is string => typeof tag === 'string' && !tags.includes(tag))
    const url = this.need('url', found.link('$.url', value.url)) ?? ''
    const minutes = found.integer('$.minutes', value.minutes, 1, 100_000)
    const record = resourceRecord({
      sourceKey: this.sourceKey,
      id: this.id(),
      uri: found.uri('$.uri', value.uri),
      work: this.work(),
      titles: this.texts('title', true, 300),
      descriptions: this.texts('description', false),
      url,
      kind: found.oneOf('$.kind', value.kind, ['content', 'method', 'tool'] as const) ?? 'content',
      languages: [...new Set(tags)],
      originalLanguages: changed.length > 0 ? changed : undefined,
      types: this.concepts('types'),
      subjects: this.concepts('subjects'),
      levels: this.concepts('levels'),
      ...this.ages(),
      keywords: found.lines('$.keywords', value.keywords),
      audience: found.lines('$.audience', value.audience),
      minutes,
      device: found.oneOf('$.device', value.device, ['none', 'shared', 'each'] as const),
      printable: found.boolean('$.printable', value.printable),
      materials: found.lines('$.materials', value.materials),
      signInNeeded: found.boolean('$.signInNeeded', value.signInNeeded),
      cost: found.oneOf('$.cost', value.cost, ['free', 'paid'] as const),
      regions: found.lines('$.regions', value.regions),
      readingEase: found.number('$.readingEase', value.readingEase),
      contributions: this.contributions(),
      provider: this.need('provider', this.agent('$.provider', value.provider, 'organisation')) ?? NOBODY,
      licences: this.licences(),
      files: this.files(),
      ...this.accessibility(),
      alignments: this.alignments(),
      basedOn: this.references('basedOn'),
      translationOf: this.reference('$.translationOf', value.translationOf),
      versionOf: this.reference('$.versionOf', value.versionOf),
      partOf: definedList(
        found.list('$.partOf', value.partOf).map((entry, at) => {
          const whole = this.pointer(`$.partOf[${at}]`, entry, FIELDS.part)
          const position = isObject(entry) ? found.number(`$.partOf[${at}].position`, entry.position) : undefined
          return whole && definedFields({ whole, position })
        }),
      ),
      requiresFirst: this.references('requiresFirst'),
      publishedAt: found.date('$.published', value.published),
      modifiedAt: found.date('$.modified', value.modified),
      extra: found.object('$.extra', value.extra),
    })
    return { record, edges: [] }
  }

  private need<T>(field: string, value: T | undefined): T | undefined {
    if (value === undefined && (this.value[field] === undefined || this.value[field] === null)) {
      this.found.missing(`$.${field}`, `The ${field}`)
    }
    return value
  }

  private id(): string | undefined {
    const { id } = this.value
    if (id === undefined || id === null) return undefined
    if (typeof id === 'string' && UUID.test(id)) return id
    return this.found.add(
      '$.id',
      id,
      'is not a lower-case UUID',
      'Leave id out unless the record was exported from here.',
    )
  }

  private texts(field: string, needed: boolean, longest?: number) {
    const texts = this.found.languageMap(`$.${field}`, this.value[field], longest)
    if (needed && texts.length === 0 && !this.found.fatal) this.found.missing(`$.${field}`, `The ${field}`)
    return texts
  }

  private ages() {
    const { value, found } = this
    const ageFrom = found.integer('$.ageFrom', value.ageFrom, 0, 120)
    const ageTo = found.integer('$.ageTo', value.ageTo, 0, 120)
    if (ageFrom !== undefined && ageTo !== undefined && ageTo < ageFrom) {
      found.add('$.ageTo', ageTo, `is less than ageFrom (${ageFrom})`, 'Turn the two round.')
    }
    return { ageFrom, ageTo }
  }

  private references(field: string): Reference[] {
    const list = this.found.list(`$.${field}`, this.value[field])
    return definedList(list.map((entry, at) => this.reference(`$.${field}[${at}]`, entry)))
  }

  /** What its work is known by: a name of this source, or the source key that editions from elsewhere share. */
  private work(): string | undefined {
    const { value, found } = this
    if (typeof value.work !== 'object' || value.work === null) {
      const name = keyOf('$.work', value.work, found)
      return name && `${this.source.key}:${name}`
    }
    const elsewhere = found.object('$.work', value.work)
    if (!elsewhere) return undefined
    found.onlyFields('$.work', elsewhere, FIELDS.work as ReadonlySet<string>)
    return found.needed('$.work.sourceKey', 'The source key', () =>
      keyOf('$.work.sourceKey', elsewhere.sourceKey, found),
    )
  }

  private reference(path: string, value: unknown): Reference | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') return this.pointer(path, value, FIELDS.pointer)
    const key = keyOf(path, value, this.found)
    return key === undefined ? undefined : { sourceKey: `${this.source.key}:${key}` }
  }

  /** A thing named by key, CASE identifiers, source key, address or code. */
  private pointer(path: string, value: unknown, known: ReadonlySet<string> | undefined): Reference | undefined {
    const { found } = this
    const pointer = found.object(path, value)
    if (!pointer) return value === null ? found.add(path, value, 'is null', 'Leave it out.') : undefined
    found.onlyFields(path, pointer, known as ReadonlySet<string>)
    const uri = found.uri(`${path}.uri`, pointer.uri)
    const code = found.line(`${path}.code`, pointer.code)
    const title = found.line(`${path}.title`, pointer.title)
    const key = keyOf(`${path}.key`, pointer.key, found)
    const sourceKey = keyOf(`${path}.sourceKey`, pointer.sourceKey, found)
    const caseItem = pointer.case === undefined ? undefined : found.object(`${path}.case`, pointer.case)
    const document = caseItem && found.line(`${path}.case.document`, caseItem.document)
    const item = caseItem && found.line(`${path}.case.item`, caseItem.item)
    if (caseItem && !(document && item)) {
      return found.add(
        `${path}.case`,
        caseItem,
        'needs document and item',
        'Give the identifiers of the CFDocument and the CFItem.',
      )
    }
    const name =
      key !== undefined
        ? `${this.source.key}:${key}`
        : document && item
          ? `case:${document.toLowerCase()}/${item.toLowerCase()}`
          : (sourceKey ?? (uri ? `uri:${uri}` : undefined) ?? (code === undefined ? undefined : this.codes.get(code)))
    if (name === undefined) {
      return code === undefined
        ? found.add(path, value, 'names nothing', 'Give one of key, case, sourceKey, uri or code.')
        : found.add(
            `${path}.code`,
            code,
            'is no code of an outcome of these files',
            'Correct it, or name the outcome by key, case or uri.',
          )
    }
    return definedFields({ sourceKey: name, uri, code, title })
  }

  private concepts(field: string): ConceptReference[] {
    const { found } = this
    return definedList(
      found.list(`$.${field}`, this.value[field]).map((entry, at): ConceptReference | undefined => {
        const path = `$.${field}[${at}]`
        if (typeof entry === 'string') {
          const reference = this.reference(path, entry)
          return reference && { ...reference, labels: [] }
        }
        const reference = this.pointer(path, entry, FIELDS.concepts)
        if (!reference || !isObject(entry)) return undefined
        const labels = found.languageMap(`${path}.label`, entry.label)
        return definedFields({ ...reference, labels, scheme: found.line(`${path}.scheme`, entry.scheme) })
      }),
    )
  }

  private agent(
    path: string,
    value: unknown,
    otherwise: 'person' | 'organisation',
    known = FIELDS.agent,
  ): AgentRecord | undefined {
    const { found } = this
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string') {
      const name = found.line(path, value)
      return name ? agentRecord(this.source.key, { name, kind: otherwise }) : undefined
    }
    const agent = found.object(path, value)
    if (!agent) return undefined
    found.onlyFields(path, agent, known as ReadonlySet<string>)
    const name = found.line(`${path}.name`, agent.name)
    if (agent.name === undefined) found.missing(`${path}.name`, 'The name')
    const key = keyOf(`${path}.key`, agent.key, found)
    const orcid = found.line(`${path}.orcid`, agent.orcid)
    if (orcid && !/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid))
      found.add(`${path}.orcid`, orcid, 'is not an ORCID', 'Write 0000-0000-0000-0000.')
    const ror = found.line(`${path}.ror`, agent.ror)
    if (ror && !/^0[a-z0-9]{8}$/.test(ror))
      found.add(`${path}.ror`, ror, 'is not a ROR id', 'Write the nine characters after ror.org/.')
    const domain = found.line(`${path}.domain`, agent.domain)?.toLowerCase()
    if (domain && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))
      found.add(`${path}.domain`, domain, 'is not a domain', 'Write it as example.org.')
    const kind = found.oneOf(`${path}.kind`, agent.kind, ['person', 'organisation'] as const) ?? otherwise
    if (!name) return undefined
    const record = agentRecord(this.source.key, {
      name,
      kind,
      uri: found.uri(`${path}.uri`, agent.uri),
      orcid,
      ror,
      domain,
    })
    return key === undefined ? record : { ...record, sourceKey: `${this.source.key}:${key}` }
  }

  private contributions(): Contribution[] {
    const { value, found } = this
    const creators = found.list('$.creators', value.creators).map((entry, at) => {
      const agent = this.agent(`$.creators[${at}]`, entry, 'person')
      return agent && { agent, role: 'creator' }
    })
    const others = found.list('$.contributors', value.contributors).map((entry, at) => {
      const path = `$.contributors[${at}]`
      const agent = this.agent(path, entry, 'person', FIELDS.contributor)
      const role = isObject(entry) ? found.line(`${path}.role`, entry.role) : undefined
      if (!role) found.missing(`${path}.role`, 'The role')
      return agent && role ? { agent, role } : undefined
    })
    return definedList([...creators, ...others])
  }

  private licences(): LicenceStatement[] {
    const { value, found } = this
    const many = Array.isArray(value.licence)
    const list = many ? (value.licence as unknown[]) : definedList([value.licence])
    return definedList(
      list.map((entry, at): LicenceStatement | undefined => {
        const path = many ? `$.licence[${at}]` : '$.licence'
        if (typeof entry === 'string') {
          const stated = found.line(path, entry)
          if (!stated) return undefined
          return licenceStatement(/^https?:\/\/\S+$/i.test(stated) ? { url: stated } : { words: stated })
        }
        const licence = found.object(path, entry)
        if (!licence) return undefined
        found.onlyFields(path, licence, FIELDS.licence as ReadonlySet<string>)
        const words = found.line(`${path}.words`, licence.words)
        const url = found.link(`${path}.url`, licence.url)
        if (!words && !url) return found.add(path, entry, 'states nothing', 'Give words, url or both.')
        return licenceStatement(
          { words, url },
          {
            part:
              found.oneOf(`${path}.part`, licence.part, ['all', 'text', 'pictures', 'data', 'metadata'] as const) ??
              'all',
            statedBy: found.line(`${path}.statedBy`, licence.statedBy),
            readAt: found.date(`${path}.readAt`, licence.readAt),
          },
        )
      }),
    )
  }

  private files(): FileRecord[] {
    const { found } = this
    return definedList(
      found.list('$.files', this.value.files).map((entry, at): FileRecord | undefined => {
        const path = `$.files[${at}]`
        const file = found.object(path, entry)
        if (!file) return undefined
        found.onlyFields(path, file, FIELDS.file as ReadonlySet<string>)
        const url = found.link(`${path}.url`, file.url)
        if (file.url === undefined) found.missing(`${path}.url`, 'The address')
        const mediaType = found.line(`${path}.mediaType`, file.mediaType)
        if (mediaType && !MEDIA_TYPE.test(mediaType))
          found.add(`${path}.mediaType`, mediaType, 'is not a media type', 'Write it as text/html.')
        const sha256 = found.line(`${path}.sha256`, file.sha256)?.toLowerCase()
        if (sha256 && !/^[0-9a-f]{64}$/.test(sha256))
          found.add(`${path}.sha256`, sha256, 'is not a SHA-256', 'Write 64 hexadecimal digits.')
        const bytes = found.integer(`${path}.bytes`, file.bytes, 0, Number.MAX_SAFE_INTEGER)
        const language = found.language(`${path}.language`, file.language)
        const downloadable = found.boolean(`${path}.downloadable`, file.downloadable)
        return url ? definedFields({ url, mediaType, bytes, sha256, language, downloadable }) : undefined
      }),
    )
  }

  private accessibility() {
    const { found } = this
    const path = '$.accessibility'
    const facts = found.object(path, this.value.accessibility)
    if (!facts) return {}
    found.onlyFields(path, facts, FIELDS.accessibility as ReadonlySet<string>)
    const sufficient = found
      .list(`${path}.sufficient`, facts.sufficient)
      .map((set, at) =>
        definedList(
          found
            .list(`${path}.sufficient[${at}]`, set)
            .map((mode, place) => found.oneOf(`${path}.sufficient[${at}][${place}]`, mode, SUFFICIENT)),
        ),
      )
    const tags = tagFacts(
      {
        modes: found.lines(`${path}.modes`, facts.modes),
        sufficient: sufficient.filter((set) => set.length > 0),
        features: this.tagValues(`${path}.features`, facts.features),
        absentFeatures: this.tagValues(`${path}.absentFeatures`, facts.absentFeatures),
        hazards: found.lines(`${path}.hazards`, facts.hazards),
        controls: found.lines(`${path}.controls`, facts.controls),
        apis: found.lines(`${path}.apis`, facts.apis),
        conformance: found.lines(`${path}.conformance`, facts.conformance),
      },
      found.oneOf(`${path}.basis`, facts.basis, BASES) ?? 'declared',
    )
    return { tags, accessibilitySummaries: found.languageMap(`${path}.summary`, facts.summary) }
  }

  private tagValues(path: string, value: unknown): { value: string; language?: string }[] {
    const { found } = this
    return definedList(
      found.list(path, value).map((entry, at) => {
        const here = `${path}[${at}]`
        if (!isObject(entry)) {
          const name = found.line(here, entry)
          return name ? { value: name } : undefined
        }
        found.onlyFields(here, entry, FIELDS.tag as ReadonlySet<string>)
        const name = found.line(`${here}.value`, entry.value)
        if (entry.value === undefined) found.missing(`${here}.value`, 'The value')
        return name
          ? definedFields({ value: name, language: found.language(`${here}.language`, entry.language) })
          : undefined
      }),
    )
  }

  private alignments(): Alignment[] {
    const { found } = this
    return definedList(
      found.list('$.alignments', this.value.alignments).map((entry, at): Alignment | undefined => {
        const path = `$.alignments[${at}]`
        const outcome = this.pointer(path, entry, FIELDS.alignment)
        const stated = isObject(entry) ? entry : {}
        const kind = found.oneOf(`${path}.kind`, stated.kind, ALIGNMENT_KINDS)
        if (stated.kind === undefined) found.missing(`${path}.kind`, 'The kind')
        const extent = found.oneOf(`${path}.extent`, stated.extent, ['whole', 'part'] as const) ?? 'whole'
        const status =
          found.oneOf(`${path}.status`, stated.status, ['proposed', 'accepted', 'rejected'] as const) ?? 'accepted'
        const confidence = found.number(`${path}.confidence`, stated.confidence, 0, 1) ?? 1
        return outcome && kind ? { outcome, kind, extent, status, confidence } : undefined
      }),
    )
  }
}

/** Stand-ins for what is missing: a record that holds one is rejected. */
const NOTHING: Reference = { sourceKey: '' }
const NOBODY: AgentRecord = { sourceKey: '', kind: 'organisation', name: '' }

function fields(names: string): ReadonlySet<string> {
  return new Set(names.split(' '))
}
