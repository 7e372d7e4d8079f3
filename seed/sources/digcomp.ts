/**
 * DigComp 3.0, the European Digital Competence Framework, as its publisher's JSON-LD data supplement: areas, competences,
 * competence statements and learning outcomes become outcomes, proficiency levels and glossary entries concepts. The file
 * states no base for its `@id`s: ours is `digcomp:3.0/`. Fields that end in a language tag (`name_nl`) come from translators:
 * they are a source of their own that adds its language to the same nodes.
 */
import { hash } from 'node:crypto'
import { definedFields, Findings, isObject, licenceStatement, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place } from '#seed/formats/format.ts'
import { elements } from '#seed/formats/input.ts'
import { agentRecord, extraFields } from '#api/metadata/record-parts.ts'
import { idOf } from '#graph/ids.ts'
import type {
  ConceptRecord,
  ConceptSchemeRecord,
  FrameworkRecord,
  LanguageText,
  OutcomeRecord,
  Reference,
  SourceRecord,
} from '#graph/records.ts'

const BASE = 'digcomp:3.0'
const LANGUAGE = 'en'
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const PAGE = 'https://joint-research-centre.ec.europa.eu/digcomp_en'
const CREDIT = 'DigComp 3.0: © European Union, Joint Research Centre, CC BY 4.0.'

export const DIGCOMP_SOURCE: SourceRecord = {
  key: 'digcomp',
  name: 'DigComp 3.0',
  url: PAGE,
  licence: LICENCE,
  credit: CREDIT,
}
/** What translators ask for; the file itself does not name them. */
const TRANSLATIONS: Readonly<Record<string, Pick<SourceRecord, 'name' | 'url' | 'credit'>>> = {
  nl: {
    name: 'DigComp 3.0, Dutch translation',
    url: 'https://github.com/PiAir/digcomp3-l10n',
    credit: `${CREDIT} Dutch translation: PiAir/digcomp3-l10n.`,
  },
}

/** The types that become outcomes, with our word for them and the field that names what they stand below. */
const OUTCOMES: Readonly<Record<string, { sourceType: string; parent?: string }>> = {
  CompetenceArea: { sourceType: 'Competence area' },
  Competence: { sourceType: 'Competence', parent: 'competence_area_id' },
  CompetenceStatement: { sourceType: 'Competence statement', parent: 'competence_id' },
  LearningOutcome: { sourceType: 'Learning outcome', parent: 'competence_id' },
}
const LEVELS: Reference = { sourceKey: `${BASE}/ProficiencyLevel` }
const GLOSSARY: Reference = { sourceKey: `${BASE}/Glossary` }
const FRAMEWORK: Reference = { sourceKey: BASE }
const READ_FIELDS = new Set(
  '@id @type name description type competence_area_id competence_id four_levels_proficiency_name four_levels_name eight_levels_mapping eight_levels_description explanation'.split(
    ' ',
  ),
)
/** A field of a translator: the field it translates, and the language. */
const TRANSLATED = /^(\w+)_([a-z]{2,3})$/

/** A node of the graph of a file. */
interface Node {
  id: string
  type: string
  value: JsonObject
  place: Place
}

/** Reads files of DigComp 3.0; what several of them say in the same words is read once. */
export async function* readDigcomp(files: readonly string[]): AsyncGenerator<Item[]> {
  const place: Place = { file: files[0] as string }
  yield [
    { kind: 'source', source: DIGCOMP_SOURCE },
    { kind: 'covers', edges: ['childOf'] },
    { kind: 'record', record: framework(), place },
    ...[LEVELS, GLOSSARY].map((scheme): Item => ({ kind: 'record', record: schemeOf(scheme), place })),
  ]
  const seen = new Map<string, string>()
  const positions = new Map<string, number>()
  const languages = new Set<string>()
  for (const file of files) {
    for await (const nodes of nodesOf(file, true)) {
      const items: Item[] = []
      for (const node of nodes) {
        if ('kind' in node) {
          items.push(node)
          continue
        }
        const fields = Object.entries(node.value)
        for (const [name] of fields) {
          const language = languageOf(name, node.value)
          if (language) languages.add(language)
        }
        const value = Object.fromEntries(fields.filter(([name]) => languageOf(name, node.value) === undefined))
        const mark = hash('md5', JSON.stringify(value), 'base64')
        if (seen.get(node.id) === mark) continue
        seen.set(node.id, mark)
        items.push(...readNode({ ...node, value }, positions))
      }
      yield items
    }
  }
  for (const language of [...languages].sort()) yield* readTranslation(files, language)
}

/** The nodes of a file's `@graph`, and with `telling` the problems of those that are none. */
async function* nodesOf(file: string, telling: boolean): AsyncGenerator<(Node | Extract<Item, { kind: 'problem' }>)[]> {
  for await (const batch of elements(file)) {
    yield batch.flatMap((element): (Node | Extract<Item, { kind: 'problem' }>)[] => {
      if (element.member !== '@graph') return []
      const place: Place = { file, line: element.line, path: element.path }
      const { value } = element
      const [id, type] = isObject(value) ? [value['@id'], value['@type']] : []
      if (isObject(value) && typeof id === 'string' && id.trim() !== '' && typeof type === 'string')
        return [{ id: id.trim(), type, value, place }]
      if (!telling) return []
      const message = element.message ?? (isObject(value) ? 'has no @id and @type' : 'is not an object')
      const problem = { ...place, rejected: true, recordType: 'node', message, advice: 'Give it an @id and an @type.' }
      return [{ kind: 'problem' as const, problem }]
    })
  }
}

/** The language of a translator's field: it is named like another field of the node, with a tag behind (`name_nl`). */
function languageOf(name: string, node: JsonObject): string | undefined {
  const [, original = '', language] = TRANSLATED.exec(name) ?? []
  return Object.hasOwn(node, original) ? language : undefined
}

function keyOf(id: string, base = BASE): string {
  return `${base}/${encodeURI(id)}`
}

function framework(): FrameworkRecord {
  return {
    type: 'framework',
    sourceKey: BASE,
    titles: [{ language: LANGUAGE, text: 'DigComp 3.0: European Digital Competence Framework' }],
    descriptions: [],
    languages: [LANGUAGE],
    publisher: agentRecord('digcomp', {
      name: 'European Commission, Joint Research Centre',
      kind: 'organisation',
      domain: 'joint-research-centre.ec.europa.eu',
    }),
    version: '3.0',
    adoptionStatus: 'Adopted',
    subjects: ['Digital competence'],
    officialUrl: PAGE,
    licences: [licenceStatement({ url: LICENCE }, { statedBy: 'European Commission, Joint Research Centre' })],
    modifiedAt: '2025-11-24',
  }
}

function schemeOf(scheme: Reference): ConceptSchemeRecord {
  const isLevels = scheme === LEVELS
  return definedFields({
    type: 'conceptScheme',
    sourceKey: scheme.sourceKey,
    titles: [{ language: LANGUAGE, text: isLevels ? 'DigComp 3.0 proficiency levels' : 'DigComp 3.0 glossary' }],
    purpose: isLevels ? 'level' : 'other',
    levelKind: isLevels ? 'proficiency' : undefined,
    jurisdiction: 'EU',
  })
}

function readNode(node: Node, positions: Map<string, number>): Item[] {
  const { id, type, value, place } = node
  const found = new Findings(false)
  const items: Item[] = []
  if (type === 'ProficiencyLevel' || type === 'Glossary') {
    const record = type === 'Glossary' ? readEntry(node, found) : readLevel(node, found)
    items.push({ kind: 'count', name: type === 'Glossary' ? 'glossary entries' : 'proficiency levels', by: 1 })
    if (record) items.push({ kind: 'record', record, place })
    return [...problemItems(found.problems, place, 'concept', id), ...items]
  }
  const shape = Object.hasOwn(OUTCOMES, type) ? OUTCOMES[type] : undefined
  if (!shape) {
    found.note('$.@type', type, 'is no type of DigComp 3.0', 'It is passed over.')
    return problemItems(found.problems, place, 'node', id)
  }
  const name = found.line('$.name', value.name)
  const description = found.text('$.description', value.description)
  const statement = description ?? name
  if (!statement) found.missing('$.description', 'The description')
  const parent = shape.parent === undefined ? undefined : found.line(`$.${shape.parent}`, value[shape.parent])
  if (shape.parent !== undefined && !parent) found.missing(`$.${shape.parent}`, 'What it stands below')
  if (!statement || found.fatal) return problemItems(found.problems, place, 'outcome', id)
  const position = next(positions, parent ?? '')
  const level = found.line('$.four_levels_proficiency_name', value.four_levels_proficiency_name)
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    sourceKey: keyOf(id),
    framework: FRAMEWORK,
    position: parent === undefined ? position : undefined,
    code: id.slice(id.indexOf('/') + 1),
    statements: [{ language: LANGUAGE, text: statement }],
    labels: name && description ? [{ language: LANGUAGE, text: name }] : [],
    sourceType: shape.sourceType,
    knowledgeKind: found.line('$.type', value.type)?.toLowerCase(),
    levels: level ? [level.replace(/^ProficiencyLevel\//, '')] : [],
    subjects: [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
    extra: extraFields(value, READ_FIELDS),
  })
  items.push({ kind: 'record', record, place }, { kind: 'count', name: shape.sourceType.toLowerCase(), by: 1 })
  if (parent !== undefined) {
    const edge = { from: { sourceKey: record.sourceKey }, to: { sourceKey: keyOf(parent) }, position }
    items.push({ kind: 'edge', edge: { type: 'childOf', ...edge }, place })
  }
  return [...problemItems(found.problems, place, 'outcome', id), ...items]
}

function readLevel({ id, value }: Node, found: Findings): ConceptRecord | undefined {
  const name = found.needed('$.four_levels_name', 'The name', () =>
    found.line('$.four_levels_name', value.four_levels_name),
  )
  const number = found.integer('$.eight_levels_mapping', value.eight_levels_mapping, 1, 8)
  const text = found.text('$.eight_levels_description', value.eight_levels_description)
  if (!name) return undefined
  const record: ConceptRecord = {
    type: 'concept',
    sourceKey: keyOf(id),
    scheme: LEVELS,
    notation: number === undefined ? undefined : String(number),
    labels: [{ language: LANGUAGE, text: numbered(name, number) }],
    definitions: texts(LANGUAGE, text),
    broader: [],
    position: number,
    extra: extraFields(value, READ_FIELDS),
  }
  return definedFields(record)
}

/** Two levels share each of the four names: the number of eight tells them apart. */
function numbered(name: string, number: number | undefined): string {
  return number === undefined ? name : `${name} (${number})`
}

function readEntry({ id, value }: Node, found: Findings): ConceptRecord | undefined {
  const label = found.needed('$.@id', 'The name', () => found.line('$.@id', id.replace(/^Glossary\//, '')))
  const text = found.text('$.explanation', value.explanation)
  if (!label) return undefined
  const record: ConceptRecord = {
    type: 'concept',
    sourceKey: keyOf(id),
    scheme: GLOSSARY,
    labels: [{ language: LANGUAGE, text: label }],
    definitions: texts(LANGUAGE, text),
    broader: [],
    extra: extraFields(value, READ_FIELDS),
  }
  return definedFields(record)
}

/** What the files say in another language, as records of a source of its own that join the same nodes by their ids. */
async function* readTranslation(files: readonly string[], suffix: string): AsyncGenerator<Item[]> {
  const found = new Findings(false)
  const place: Place = { file: files[0] as string }
  const language = found.language('$.@graph', suffix)
  yield problemItems(found.problems, place, 'translation', suffix)
  if (!language) return
  const key = `digcomp-${language.toLowerCase()}`
  const facts = TRANSLATIONS[language] ?? { name: `DigComp 3.0, ${language}`, url: PAGE, credit: CREDIT }
  yield [{ kind: 'source', source: { key, licence: LICENCE, ...facts } }]
  const record: FrameworkRecord = {
    type: 'framework',
    sourceKey: `${key}:3.0`,
    id: idOf(BASE),
    titles: [],
    descriptions: [],
    languages: [language],
    subjects: [],
    licences: [],
  }
  yield [{ kind: 'record', record, place }]
  const seen = new Set<string>()
  for (const file of files) {
    for await (const nodes of nodesOf(file, false)) {
      const items: Item[] = []
      for (const node of nodes) {
        if ('kind' in node || seen.has(node.id)) continue
        const item = translated(node, suffix, language, key)
        if (item.length > 0) seen.add(node.id)
        items.push(...item)
      }
      yield items
    }
  }
}

function translated({ id, type, value, place }: Node, suffix: string, language: string, key: string): Item[] {
  const found = new Findings(false)
  const said = (field: string, isLong: boolean): string | undefined => {
    const path = `$.${field}_${suffix}`
    return isLong ? found.text(path, value[`${field}_${suffix}`]) : found.line(path, value[`${field}_${suffix}`])
  }
  const identity = { sourceKey: keyOf(id, `${key}:3.0`), id: idOf(keyOf(id)) }
  const [name, description] = [said('name', false), said('description', true)]
  const [level, levelText] = [said('four_levels_name', false), said('eight_levels_description', true)]
  const explanation = said('explanation', true)
  const problems = problemItems(found.problems, place, 'translation', id)
  const own = Object.entries(value).flatMap(([field, text]): [string, unknown][] => {
    const [, original = '', tag] = TRANSLATED.exec(field) ?? []
    return tag === suffix && Object.hasOwn(value, original) ? [[original, text]] : []
  })
  const extra = extraFields(Object.fromEntries(own), READ_FIELDS)
  if (type === 'ProficiencyLevel' || type === 'Glossary') {
    const number = value.eight_levels_mapping
    const label = level && numbered(level, typeof number === 'number' ? number : undefined)
    const definitions = texts(language, levelText ?? explanation)
    if (!label && definitions.length === 0) return problems
    const scheme = type === 'Glossary' ? GLOSSARY : LEVELS
    const record: ConceptRecord = definedFields({
      type: 'concept',
      ...identity,
      scheme,
      labels: texts(language, label),
      definitions,
      broader: [],
      extra,
    })
    return [...problems, { kind: 'record', record, place }]
  }
  const statement = description ?? name
  if (!statement || !Object.hasOwn(OUTCOMES, type)) return problems
  const record: OutcomeRecord = definedFields({
    type: 'outcome',
    ...identity,
    framework: FRAMEWORK,
    statements: texts(language, statement),
    labels: name && description ? texts(language, name) : [],
    levels: [],
    subjects: [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
    extra,
  })
  return [...problems, { kind: 'record', record, place }]
}

function next(positions: Map<string, number>, parent: string): number {
  const position = (positions.get(parent) ?? 0) + 1
  positions.set(parent, position)
  return position
}

function texts(language: string, text: string | undefined): LanguageText[] {
  return text === undefined ? [] : [{ language, text }]
}
