/**
 * CS Unplugged: lessons, curriculum integrations and programming challenges as editions of a work, aligned to its own list of
 * learning outcomes in six languages. `prerequisiteLessons` are lessons of the same unit to do first.
 */
import { Findings, isObject, licenceStatement, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place } from '#seed/formats/format.ts'
import { InputError } from '#seed/formats/input.ts'
import { jsonRecords } from '#seed/formats/json-records.ts'
import { agesOfRange } from '#api/vocabulary/levels.ts'
import { agentRecord, extraFields, ownConcept, resourceRecord } from '#api/metadata/record-parts.ts'
import type {
  AgentRecord,
  Alignment,
  ConceptReference,
  FrameworkRecord,
  LanguageText,
  Reference,
  SourceRecord,
} from '#graph/records.ts'

export const CS_UNPLUGGED_SOURCE: SourceRecord = {
  key: 'cs-unplugged',
  name: 'CS Unplugged',
  url: 'https://www.csunplugged.org/',
  licence: 'CC BY-SA 4.0',
  credit:
    'CS Unplugged, Computer Science Education Research Group, University of Canterbury, CC BY-SA 4.0, https://www.csunplugged.org.',
}
const LICENCE = 'https://creativecommons.org/licenses/by-sa/4.0/'
const PROVIDER: AgentRecord = agentRecord('cs-unplugged', {
  name: 'CS Unplugged, University of Canterbury',
  kind: 'organisation',
  domain: 'csunplugged.org',
})
const SCHEME: Reference = { sourceKey: 'cs-unplugged:areas' }
const OUTCOMES: Reference = { sourceKey: 'cs-unplugged:outcomes' }
const MODELLED = new Set(
  'id work kind language title ageGroups durationMinutes learningOutcomes classroomResources license creator url prerequisiteLessons curriculumAreas'.split(
    ' ',
  ),
)
const KINDS: Readonly<Record<string, { type: ConceptReference; kind: 'content' | 'method'; audience: string }>> = {
  lesson: { type: ownConcept('type/lesson-plan', 'Lesson plan'), kind: 'method', audience: 'teacher' },
  'curriculum-integration': {
    type: ownConcept('type/lesson-plan', 'Lesson plan'),
    kind: 'method',
    audience: 'teacher',
  },
  'programming-challenge': { type: ownConcept('type/exercise', 'Exercise'), kind: 'content', audience: 'student' },
}

interface Outline {
  areas: Map<string, LanguageText[]>
  outcomes: Set<string>
  /** Lesson of a unit → languages it is there in, the first first. */
  lessons: Map<string, string[]>
}

export async function* readCsUnplugged(files: readonly string[]): AsyncGenerator<Item[]> {
  const outline = await outlineOf(files)
  const place: Place = { file: files[0] as string }
  const first: Item[] = [{ kind: 'source', source: CS_UNPLUGGED_SOURCE }]
  if (outline.areas.size > 0) {
    first.push({
      kind: 'record',
      place,
      record: {
        type: 'conceptScheme',
        sourceKey: SCHEME.sourceKey,
        titles: [{ language: 'en', text: 'CS Unplugged curriculum areas' }],
        purpose: 'subject',
      },
    })
  }
  if (outline.outcomes.size > 0) first.push({ kind: 'record', place, record: framework(outline) })
  yield first
  for (const file of files) {
    for await (const batch of jsonRecords(file)) {
      yield batch.flatMap(({ place, value, problem }) => {
        if (problem) return [problem]
        const found = new Findings(false)
        if (!isObject(value)) {
          found.add('$', value, 'is not an object', 'Write one record on each line.', true)
          return problemItems(found.problems, place, 'record')
        }
        if (isArea(value)) return readArea(value, place, found)
        return isOutcome(value) ? readOutcome(value, place, found, outline) : readResource(value, place, found, outline)
      })
    }
  }
}

async function outlineOf(files: readonly string[]): Promise<Outline> {
  const outline: Outline = { areas: new Map(), outcomes: new Set(), lessons: new Map() }
  for (const file of files) {
    try {
      for await (const batch of jsonRecords(file)) {
        for (const { value } of batch) {
          if (!isObject(value) || typeof value.id !== 'string') continue
          if (isArea(value)) outline.areas.set(value.id, new Findings(false).languageMap('$.name', value.name))
          else if (isOutcome(value)) outline.outcomes.add(value.id)
          else if (value.kind === 'lesson' && typeof value.language === 'string') {
            const name = `${String(value.topic)}/${String(value.slug)}`
            outline.lessons.set(name, [...(outline.lessons.get(name) ?? []), value.language])
          }
        }
      }
    } catch (error) {
      // Told when the file is read for its records.
      if (!(error instanceof InputError)) throw error
    }
  }
  return outline
}

function isArea(value: JsonObject): boolean {
  return isObject(value.name) && 'parent' in value
}

function isOutcome(value: JsonObject): boolean {
  return isObject(value.text)
}

function framework(outline: Outline): FrameworkRecord {
  const subject = outline.areas.get('computer-science')?.[0]?.text ?? 'Computer Science'
  return {
    type: 'framework',
    sourceKey: OUTCOMES.sourceKey,
    titles: [{ language: 'en', text: 'CS Unplugged learning outcomes' }],
    descriptions: [],
    languages: ['en', 'de', 'es', 'fr', 'mi', 'zh-Hans'],
    publisher: PROVIDER,
    subjects: [subject],
    officialUrl: CS_UNPLUGGED_SOURCE.url,
    licences: [licenceStatement({ url: LICENCE }, { statedBy: 'CS Unplugged' })],
  }
}

function readArea(value: JsonObject, place: Place, found: Findings): Item[] {
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const labels = found.languageMap('$.name', value.name)
  if (labels.length === 0) found.missing('$.name', 'The name')
  if (!id || found.fatal) return problemItems(found.problems, place, 'concept', id)
  const parent = typeof value.parent === 'string' ? [{ sourceKey: `cs-unplugged:area/${value.parent}` }] : []
  return [
    ...problemItems(found.problems, place, 'concept', id),
    {
      kind: 'record',
      place,
      record: {
        type: 'concept',
        sourceKey: `cs-unplugged:area/${id}`,
        scheme: SCHEME,
        labels,
        definitions: [],
        broader: parent,
      },
    },
  ]
}

function readOutcome(value: JsonObject, place: Place, found: Findings, outline: Outline): Item[] {
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const statements = found.languageMap('$.text', value.text)
  if (statements.length === 0) found.missing('$.text', 'The text')
  if (!id || found.fatal) return problemItems(found.problems, place, 'outcome', id)
  const areas = found.lines('$.curriculumAreas', value.curriculumAreas)
  areas.forEach((area, at) => checkArea(area, `$.curriculumAreas[${at}]`, outline, found))
  return [
    ...problemItems(found.problems, place, 'outcome', id),
    {
      kind: 'record',
      place,
      record: {
        type: 'outcome',
        sourceKey: `cs-unplugged:outcome/${id}`,
        framework: OUTCOMES,
        statements,
        labels: [],
        sourceType: 'Learning outcome',
        levels: [],
        subjects: areas.map((area) => outline.areas.get(area)?.[0]?.text ?? area),
        keywords: [],
        evidence: [],
        prompts: [],
        misconceptions: [],
        extra: extraFields(value, new Set(['id', 'text'])),
      },
    },
  ]
}

function readResource(value: JsonObject, place: Place, found: Findings, outline: Outline): Item[] {
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const language = found.needed('$.language', 'The language', () => found.language('$.language', value.language))
  const url = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  if (!id || !title || !language || !url || found.fatal) return problemItems(found.problems, place, 'resource', id)
  const work = found.line('$.work', value.work) ?? id.replace(/\/[^/]+$/, '')
  const kind = KINDS[String(value.kind)]
  if (!kind)
    found.note(
      '$.kind',
      value.kind,
      'is no kind we know',
      'Use lesson, curriculum-integration or programming-challenge.',
    )
  const items: Item[] = []
  const alignments = found.lines('$.learningOutcomes', value.learningOutcomes).map((outcome, at): Alignment => {
    if (!outline.outcomes.has(outcome)) {
      found.note(
        `$.learningOutcomes[${at}]`,
        outcome,
        'is no learning outcome of these files',
        'It is kept as a reference until an import brings it.',
      )
    }
    items.push({ kind: 'count', name: 'alignments: teaches', by: 1 })
    return {
      outcome: { sourceKey: `cs-unplugged:outcome/${outcome}` },
      kind: 'teaches',
      extent: 'whole',
      status: 'accepted',
      confidence: 1,
    }
  })
  const topic = String(value.topic)
  const requiresFirst = found.lines('$.prerequisiteLessons', value.prerequisiteLessons).map((lesson, at): Reference => {
    const languages = outline.lessons.get(`${topic}/${lesson}`)
    if (!languages) {
      found.note(
        `$.prerequisiteLessons[${at}]`,
        lesson,
        `is no lesson of ${topic}`,
        'It is kept as a reference until an import brings it.',
      )
    }
    items.push({ kind: 'count', name: 'lesson references', by: 1 })
    const edition = languages?.includes(String(value.language))
      ? String(value.language)
      : (languages?.[0] ?? String(value.language))
    return { sourceKey: `cs-unplugged:${topic}/${lesson}/${edition}` }
  })
  const areas = found.lines('$.curriculumAreas', value.curriculumAreas)
  areas.forEach((area, at) => checkArea(area, `$.curriculumAreas[${at}]`, outline, found))
  const ages = found.lines('$.ageGroups', value.ageGroups).map(agesOfRange)
  const known = ages.filter((age) => age !== null && age.ageFrom !== undefined)
  const licence = found.line('$.license', value.license)
  const materials = found
    .lines('$.classroomResources', value.classroomResources)
    .map((name) => name.replaceAll('-', ' '))
  const unplugged = value.kind === 'lesson' || value.kind === 'curriculum-integration'
  const record = resourceRecord({
    sourceKey: `cs-unplugged:${id.replace(/^cs-unplugged\//, '')}`,
    work: `cs-unplugged:${work.replace(/^cs-unplugged\//, '')}`,
    titles: [{ language, text: title }],
    url,
    kind: kind?.kind ?? 'content',
    languages: [language],
    types: kind ? [kind.type] : [],
    subjects: areas.map((area): ConceptReference => ({
      sourceKey: `cs-unplugged:area/${area}`,
      labels: outline.areas.get(area) ?? [],
    })),
    ageFrom: known.length > 0 ? Math.min(...known.map((age) => age?.ageFrom ?? 0)) : undefined,
    ageTo:
      known.length > 0 && known.every((age) => age?.ageTo !== undefined)
        ? Math.max(...known.map((age) => age?.ageTo ?? 0))
        : undefined,
    audience: kind ? [kind.audience] : [],
    minutes: found.integer('$.durationMinutes', value.durationMinutes, 1, 100_000),
    device: unplugged ? 'none' : undefined,
    materials,
    signInNeeded: false,
    cost: 'free',
    contributions: [{ role: 'creator', agent: creatorOf(value, found) }],
    provider: PROVIDER,
    licences: licence ? [licenceStatement({ url: licence }, { statedBy: 'CS Unplugged' })] : [],
    alignments,
    requiresFirst,
    extra: extraFields(value, MODELLED),
  })
  return [...items, ...problemItems(found.problems, place, 'resource', id), { kind: 'record', record, place }]
}

function creatorOf(value: JsonObject, found: Findings): AgentRecord {
  const name = found.line('$.creator', value.creator)
  return !name || name === PROVIDER.name ? PROVIDER : agentRecord('cs-unplugged', { name, kind: 'organisation' })
}

function checkArea(area: string, path: string, outline: Outline, found: Findings): void {
  if (outline.areas.has(area)) return
  found.note(path, area, 'is no curriculum area of these files', 'Import curriculum-areas.json beside it.')
}
