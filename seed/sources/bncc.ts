/**
 * Brazil's Base Nacional Comum Curricular and its complement for computing, as bncc.dev publishes them: structure, early years,
 * primary and lower secondary, upper secondary, computing. The files belong together; any of them may be missing.
 *
 * Stages, areas, components, fields, thematic units, axes and language practices are groups. Objects of knowledge, of which a
 * skill has several and which cross the units, are its keywords and stand whole in its `extra`.
 */
import { agesOf, readLevel } from '#api/vocabulary/levels.ts'
import {
  definedFields,
  definedList,
  Findings,
  isObject,
  licenceStatement,
  type JsonObject,
} from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place } from '#seed/formats/format.ts'
import { elements, InputError, type Element } from '#seed/formats/input.ts'
import { agentRecord, extraFields } from '#api/metadata/record-parts.ts'
import type { FrameworkRecord, OutcomeEdge, OutcomeRecord, Reference, SourceRecord } from '#graph/records.ts'

export const BNCC_SOURCE: SourceRecord = {
  key: 'bncc',
  name: 'BNCC, data of bncc.dev',
  url: 'https://github.com/bncc-dev/bncc-dados',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  credit: 'bncc.dev, maintained by Profy, CC BY 4.0, https://github.com/bncc-dev/bncc-dados',
}
const LANGUAGE = 'pt-BR'
const PUBLISHER = agentRecord('bncc', {
  name: 'Ministério da Educação',
  kind: 'organisation',
  domain: 'mec.gov.br',
})
const OFFICIAL_URL = 'http://basenacionalcomum.mec.gov.br/'
const BASE = 'bncc-2018'
const COMPUTING = 'computacao-2022'

/** Lists of objectives, by the member that holds them, with the words the BNCC has for what is in them. */
const OBJECTIVES: Readonly<Record<string, string>> = {
  objetivos: 'Objetivo de aprendizagem e desenvolvimento',
  objetivos_ei: 'Objetivo de aprendizagem e desenvolvimento',
  habilidades: 'Habilidade',
  habilidades_ef: 'Habilidade',
  habilidades_em: 'Habilidade',
}
/** Contexts by their `tipo`: those that hold skills together. The others, objects of knowledge (`oc`), go with the skills. */
const CONTEXT_TYPES: Readonly<Record<string, string>> = {
  ut: 'Unidade temática',
  eixo: 'Eixo',
  catu: 'Campo de atuação',
  prat: 'Prática de linguagem',
}
const COMPETENCE_TYPES: Readonly<Record<string, string>> = {
  geral: 'Competência geral',
  especifica_de_area: 'Competência específica',
  especifica_de_componente: 'Competência específica',
  geral_computacao: 'Competência geral',
  especifica_em_computacao: 'Competência específica',
}
/** Competences are for a whole stage, which their ids name. */
const STAGES: Readonly<Record<string, string>> = { ef: 'Ensino Fundamental', em: 'Ensino Médio' }
/** Competences stand after the groups beside them. */
const AFTER_GROUPS = 100
const OBJECTIVE_FIELDS = new Set('codigo documento texto anos objetos_conhecimento'.split(' '))
const COMPETENCE_FIELDS = new Set('id documento tipo texto'.split(' '))
const GROUP_FIELDS = new Set('id nome documento etapa area'.split(' '))
const DOCUMENT_FIELDS = new Set('id nome'.split(' '))

/** A group as it will be: what it is called, what it stands below, and what the source says of it. */
interface Group {
  id: string
  document: string
  name: string
  type: string
  parents: string[]
  value: JsonObject
  place: Place
}

interface Outline {
  documents: { value: JsonObject; place: Place }[]
  groups: Map<string, Group>
  /** Objects of knowledge, whole. */
  objects: Map<string, JsonObject>
  competences: Set<string>
  /** Axes of thematic units, by the skills that have both. */
  axes: Map<string, Set<string>>
  /** Groups that something stands below. */
  used: Set<string>
  codes: Set<string>
}

/** Reads the files together. */
export async function* readBncc(files: readonly string[]): AsyncGenerator<Item[]> {
  const outline = await outlineOf(files)
  yield [
    { kind: 'source', source: BNCC_SOURCE },
    { kind: 'covers', edges: ['childOf', 'matches'] },
  ]
  for (const { value, place } of outline.documents) yield readFramework(value, place)
  for (const group of outline.groups.values()) if (outline.used.has(group.id)) yield groupItems(group, outline)
  const positions = new Positions()
  for (const file of files) {
    for await (const batch of elements(file)) {
      const items: Item[] = []
      for (const element of batch) {
        const { member = '', value } = element
        const place: Place = { file, line: element.line, path: element.path }
        if (element.message)
          items.push({
            kind: 'problem',
            problem: { ...place, rejected: true, message: element.message, advice: 'Split it.' },
          })
        else if (member in OBJECTIVES) items.push(...readObjective(value, member, place, outline, positions))
        else if (COMPETENCE_MEMBERS.has(member)) items.push(...readCompetence(value, place, outline))
        else if (member === 'alinhamentos') items.push(...readAlignment(value, place, outline))
        else if (member === 'contextos_organizacao' && isObject(value))
          items.push({ kind: 'count', name: `organising contexts: ${String(value.tipo)}`, by: 1 })
        else if (member === 'direitos_aprendizagem')
          items.push({ kind: 'count', name: 'learning rights (not imported: they are no outcomes)', by: 1 })
      }
      yield items
    }
  }
}

const COMPETENCE_MEMBERS = new Set(['competencias_gerais', 'competencias_especificas', 'competencias'])

async function outlineOf(files: readonly string[]): Promise<Outline> {
  const outline: Outline = {
    documents: [],
    groups: new Map(),
    objects: new Map(),
    competences: new Set(),
    axes: new Map(),
    used: new Set(),
    codes: new Set(),
  }
  /** Groups that hold skills or competences, before it is known what stands above them. */
  const holding: string[] = []
  for (const file of files) {
    try {
      for await (const batch of elements(file)) {
        for (const element of batch) note(element, file, outline, holding)
      }
    } catch (error) {
      // Told when the file is read for its records.
      if (!(error instanceof InputError)) throw error
    }
  }
  // A unit of an axis stands below the axis and not beside it.
  for (const [id, axes] of outline.axes) {
    const unit = outline.groups.get(id)
    if (unit) unit.parents = [...axes]
  }
  for (const id of holding) mark(id, outline)
  return outline
}

function mark(id: string, outline: Outline): void {
  if (outline.used.has(id)) return
  outline.used.add(id)
  for (const parent of outline.groups.get(id)?.parents ?? []) mark(parent, outline)
}

function note(element: Element, file: string, outline: Outline, holding: string[]): void {
  const { member = '', value } = element
  if (!isObject(value)) return
  const id = typeof value.id === 'string' ? value.id : ''
  const document = typeof value.documento === 'string' ? value.documento : BASE
  const place: Place = { file, line: element.line, path: element.path }
  const group = (type: string, parents: unknown[]) => {
    const name = typeof value.nome === 'string' ? value.nome : id
    if (id !== '' && !outline.groups.has(id))
      outline.groups.set(id, { id, document, name, type, parents: names(parents), value, place })
  }
  if (member === 'documento_curricular') outline.documents.push({ value, place })
  else if (member === 'etapas') group('Etapa', [])
  else if (member === 'areas_conhecimento') group('Área do conhecimento', [value.etapa])
  else if (member === 'componentes_curriculares') group('Componente curricular', [value.area ?? value.etapa])
  else if (member === 'campos_experiencias') group('Campo de experiências', ['EI'])
  else if (member === 'eixos') group('Eixo', [])
  else if (member === 'contextos_organizacao') {
    const type = CONTEXT_TYPES[String(value.tipo)]
    if (type) group(type, [value.componente])
    else if (id !== '') outline.objects.set(id, value)
  } else if (member === 'objetos_conhecimento') {
    if (id !== '') outline.objects.set(id, value)
  } else if (COMPETENCE_MEMBERS.has(member)) {
    outline.competences.add(id)
    holding.push(...names([value.area, value.componente]))
  } else if (member in OBJECTIVES) {
    if (typeof value.codigo === 'string') outline.codes.add(value.codigo)
    holding.push(...parentsOf(value))
    const { eixo, unidade_tematica } = organisationOf(value)
    if (typeof eixo === 'string' && typeof unidade_tematica === 'string') {
      const axes = outline.axes.get(unidade_tematica)
      if (axes) axes.add(eixo)
      else outline.axes.set(unidade_tematica, new Set([eixo]))
    }
  }
}

function organisationOf(value: JsonObject): JsonObject {
  return isObject(value.organizacao) ? value.organizacao : {}
}

/** What an objective stands below: thematic unit, practice and fields, axis, competences; else its component or area. */
function parentsOf(value: JsonObject): string[] {
  const { unidade_tematica, pratica_linguagem, campos_atuacao } = organisationOf(value)
  const close = names([
    unidade_tematica,
    pratica_linguagem,
    ...[campos_atuacao].flat(),
    value.campo_experiencias,
    value.eixo,
    value.competencia,
    ...[value.competencias_especificas].flat(),
    ...[value.campos_atuacao_social].flat(),
  ])
  return close.length > 0 ? close : names([value.componente ?? value.area])
}

function names(values: readonly unknown[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))]
}

function readFramework(value: JsonObject, place: Place): Item[] {
  const found = new Findings(false)
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const title = found.needed('$.nome', 'The name', () => found.line('$.nome', value.nome))
  if (!id || !title) return problemItems(found.problems, place, 'framework', id)
  const record: FrameworkRecord = definedFields({
    type: 'framework',
    sourceKey: frameworkKey(id),
    titles: [{ language: LANGUAGE, text: title }],
    descriptions: [],
    languages: [LANGUAGE],
    publisher: PUBLISHER,
    version: /-(\d{4})$/.exec(id)?.[1],
    subjects: id === COMPUTING ? ['Computação'] : [],
    officialUrl: OFFICIAL_URL,
    licences: [
      licenceStatement(
        { words: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
        { statedBy: 'bncc.dev' },
      ),
    ],
    extra: extraFields(value, DOCUMENT_FIELDS),
  })
  return [...problemItems(found.problems, place, 'framework', id), { kind: 'record', record, place }]
}

function groupItems({ id, document, name, type, parents, value, place }: Group, outline: Outline): Item[] {
  const found = new Findings(false)
  const statement = found.needed('$.nome', 'The name', () => found.line('$.nome', name))
  if (!statement) return problemItems(found.problems, place, 'outcome', id)
  const position = Number(/\[(\d+)\]$/.exec(place.path ?? '')?.[1] ?? 0) + 1
  const record = outcome(document, id, {
    position: parents.length === 0 ? position : undefined,
    statements: [{ language: LANGUAGE, text: statement }],
    sourceType: type,
    extra: extraFields(value, GROUP_FIELDS),
  })
  return [
    ...problemItems(found.problems, place, 'outcome', id),
    { kind: 'record', record, place },
    ...parents.flatMap((parent): Item[] => [
      ...(outline.groups.has(parent) ? [] : told(place, id, parent)),
      { kind: 'edge', edge: childOf(document, id, parent, position), place },
    ]),
  ]
}

function readObjective(value: unknown, member: string, place: Place, outline: Outline, positions: Positions): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'outcome')
  const code = found.needed('$.codigo', 'The code', () => found.line('$.codigo', value.codigo))
  const statement = found.needed('$.texto', 'The text', () => found.text('$.texto', value.texto))
  const document = found.line('$.documento', value.documento) ?? BASE
  if (!code || !statement) return problemItems(found.problems, place, 'outcome', code)
  const levels = levelsOf(value, code, found)
  const objects = names([value.objetos_conhecimento].flat())
  const known = definedList(objects.map((id) => outline.objects.get(id)))
  for (const id of objects)
    if (!outline.objects.has(id))
      found.note(
        '$.objetos_conhecimento',
        id,
        'is no context of these files',
        'Its id is kept: give the file it is in.',
      )
  const above = parentsOf(value)
  const record = outcome(document, code, {
    code,
    statements: [{ language: LANGUAGE, text: statement }],
    sourceType: OBJECTIVES[member],
    levels: levels.words,
    ...levels.ages,
    subjects: subjectsOf(value, outline),
    keywords: [...new Set(known.flatMap((object) => withParents(object, outline)))],
    extra: definedFields({
      ...extraFields(value, OBJECTIVE_FIELDS),
      ...(objects.length > 0 ? { objetos_conhecimento: objects.map((id) => outline.objects.get(id) ?? id) } : {}),
    }),
  })
  const items: Item[] = [...problemItems(found.problems, place, 'outcome', code), { kind: 'record', record, place }]
  for (const parent of above) {
    if (!outline.groups.has(parent) && !outline.competences.has(parent)) items.unshift(...told(place, code, parent))
    const edge = childOf(document, code, parent, positions.next(parent))
    items.push({ kind: 'edge', edge, place })
  }
  return items
}

/** The years of the list `anos`, else of the code; where both are there they have to agree, and the list is what counts. */
function levelsOf(value: JsonObject, code: string, found: Findings) {
  const byCode = readLevel('bncc', code)
  const years = [value.anos].flat().filter((year): year is number => typeof year === 'number')
  const byYears = years.flatMap((year) => readLevel('bncc', `EF0${year}`))
  if (byYears.length > 0 && byCode.map(({ id }) => id).join() !== byYears.map(({ id }) => id).join())
    found.note('$.anos', value.anos, `does not agree with the code ${code}`, 'The list of years was taken.')
  const levels = byYears.length > 0 ? byYears : byCode
  if (levels.length === 0)
    found.note('$.codigo', code, 'says no year of the BNCC', 'It is kept without a level: correct the code.')
  // Upper secondary has no years in the BNCC.
  const words = code.startsWith('EM') && levels.length > 0 ? ['Ensino Médio'] : levels.map(({ label }) => label)
  return { words, ages: agesOf(levels) }
}

function subjectsOf(value: JsonObject, outline: Outline): string[] {
  if (value.documento === COMPUTING) return ['Computação']
  const [named] = names([value.componente ?? value.area ?? value.campo_experiencias])
  const name = outline.groups.get(named ?? '')?.name
  return name === undefined ? [] : [name]
}

/** The name of an object of knowledge and of those above it. */
function withParents(object: JsonObject, outline: Outline): string[] {
  const words: string[] = []
  const seen = new Set<JsonObject>()
  for (let each: JsonObject | undefined = object; each && !seen.has(each);) {
    seen.add(each)
    if (typeof each.nome === 'string') words.push(each.nome)
    each = outline.objects.get(String(each.pai))
  }
  return words
}

function readCompetence(value: unknown, place: Place, outline: Outline): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'outcome')
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const statement = found.needed('$.texto', 'The text', () => found.text('$.texto', value.texto))
  const document = found.line('$.documento', value.documento) ?? BASE
  if (!id || !statement) return problemItems(found.problems, place, 'outcome', id)
  const number = found.integer('$.numero', value.numero, 1, 1000)
  const type = COMPETENCE_TYPES[String(value.tipo)] ?? 'Competência'
  const parents = names([value.area, value.componente])
  const position = AFTER_GROUPS + (number ?? 0)
  const stage = STAGES[/(?:^|-)(ef|em)-/.exec(id)?.[1] ?? '']
  const record = outcome(document, id, {
    position: parents.length === 0 ? position : undefined,
    levels: stage ? [stage] : [],
    ...(stage ? agesOf(readLevel('bncc', stage)) : {}),
    statements: [{ language: LANGUAGE, text: statement }],
    labels: number === undefined ? [] : [{ language: LANGUAGE, text: `${type} ${number}` }],
    sourceType: type,
    subjects: subjectsOf(value, outline),
    extra: extraFields(value, COMPETENCE_FIELDS),
  })
  return [
    ...problemItems(found.problems, place, 'outcome', id),
    { kind: 'record', record, place },
    ...parents.flatMap((parent): Item[] => [
      ...(outline.groups.has(parent) ? [] : told(place, id, parent)),
      { kind: 'edge', edge: childOf(document, id, parent, position), place },
    ]),
  ]
}

/** Objectives of early years that belong together from one age group to the next. */
function readAlignment(value: unknown, place: Place, outline: Outline): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'matches')
  const codes = names(found.list('$.objetivos', value.objetivos))
  const items: Item[] = [{ kind: 'count', name: 'alignments between age groups', by: 1 }]
  codes.forEach((code, at) => {
    if (!outline.codes.has(code))
      found.note(`$.objetivos[${at}]`, code, 'is no objective of these files', 'It is kept as a reference.')
    const next = codes[at + 1]
    if (next === undefined) return
    const edge: OutcomeEdge = {
      type: 'matches',
      from: reference(BASE, code),
      to: reference(BASE, next),
      kind: 'related',
      confidence: 1,
    }
    items.push({ kind: 'edge', edge, place })
  })
  return [...problemItems(found.problems, place, 'matches', String(value.id ?? '')), ...items]
}

function outcome(
  document: string,
  id: string,
  given: Partial<OutcomeRecord> & Pick<OutcomeRecord, 'statements'>,
): OutcomeRecord {
  return definedFields({
    type: 'outcome',
    sourceKey: reference(document, id).sourceKey,
    framework: { sourceKey: frameworkKey(document) },
    labels: [],
    levels: [],
    subjects: [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
    ...given,
  })
}

function childOf(document: string, id: string, parent: string, position?: number): OutcomeEdge {
  return definedFields({ type: 'childOf', from: reference(document, id), to: reference(document, parent), position })
}

function frameworkKey(document: string): string {
  return `bncc:${document}`
}

function reference(document: string, id: string): Reference {
  return { sourceKey: `bncc:${document}/${id}` }
}

function told(place: Place, record: string, parent: string): Item[] {
  return [
    {
      kind: 'problem',
      problem: {
        ...place,
        rejected: false,
        recordType: 'childOf',
        record,
        value: parent,
        message: 'stands below something that is not in these files',
        advice: 'It is kept as a reference until an import brings it: give all files of the BNCC together.',
      },
    },
  ]
}

function rejected(found: Findings, value: unknown, place: Place, type: string): Item[] {
  found.add('$', value, 'is not an object', 'Write an object in braces.', true)
  return problemItems(found.problems, place, type)
}

/** Order of what stands below each parent, as it was read. */
class Positions {
  private readonly last = new Map<string, number>()
  next(parent: string): number {
    const position = (this.last.get(parent) ?? 0) + 1
    this.last.set(parent, position)
    return position
  }
}
