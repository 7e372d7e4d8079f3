/**
 * The Marble Skill Taxonomy: micro-topics with evidence of mastery, hard and soft prerequisites with reasons, and the curriculum
 * standards the topics are aligned to. The three files belong together; any of them may be missing.
 */
import { agesOfWords, type Ages } from '#api/vocabulary/levels.ts'
import { Findings, isObject, licenceStatement, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place } from '#seed/formats/format.ts'
import { elements, InputError } from '#seed/formats/input.ts'
import { agentRecord, extraFields } from '#api/metadata/record-parts.ts'
import type {
  AgentRecord,
  FrameworkRecord,
  OutcomeEdge,
  OutcomeRecord,
  Reference,
  SourceRecord,
} from '#graph/records.ts'

export const MARBLE_SOURCE: SourceRecord = {
  key: 'marble',
  name: 'Marble Skill Taxonomy',
  url: 'https://withmarble.com/',
  licence: 'ODbL 1.0 (database), CC BY-SA 4.0 (content)',
  credit:
    'Marble Skill Taxonomy (v1) · © Generative Spark, Inc. (Marble) · https://withmarble.com · licensed under ODbL 1.0 (database) and CC BY-SA 4.0 (content).',
}
const LANGUAGE = 'en'
const PUBLISHER: AgentRecord = agentRecord('marble', {
  name: 'Generative Spark, Inc. (Marble)',
  kind: 'organisation',
  domain: 'withmarble.com',
})
const TAXONOMY: Reference = { sourceKey: 'marble:taxonomy' }
const TOPIC_FIELDS = new Set(
  'id type subject domain name description ageRangeStart ageRangeEnd evidence assessmentPrompt standards'.split(' '),
)
/** Where a standard says its levels, the narrowest first, and by which scheme. */
const LEVEL_FIELDS = [
  ['gradeLevel', 'us-grades'],
  ['yearGroup', 'england-years'],
  ['year', 'england-years'],
  ['keyStage', 'england-key-stages'],
] as const
/** Where a prompt leaves room for a name; at the start of a sentence with what goes before. */
const LEARNER = /(^|[.?!]\s+)?\{\{name\}\}/g
const TOPIC_FIELDS_BUT_PROMPT = new Set([...TOPIC_FIELDS].filter((field) => field !== 'assessmentPrompt'))
const STANDARD_FIELDS = new Set('title subject description'.split(' '))

/** What the publishers of the standards ask for; the file itself says only that their own licences apply. */
const STANDARDS: Readonly<Record<string, { licence: string; publisher: string; url?: string; subject?: string }>> = {
  'uk-nc-2013': {
    licence: 'Open Government Licence v3.0',
    publisher: 'Department for Education',
    url: 'https://www.gov.uk/government/collections/national-curriculum',
  },
  'ccss-ela': {
    licence: 'CCSS Public License',
    publisher: 'National Governors Association Center for Best Practices; Council of Chief State School Officers',
    url: 'http://www.corestandards.org/ELA-Literacy/',
  },
  'ccss-math': {
    licence: 'CCSS Public License',
    publisher: 'National Governors Association Center for Best Practices; Council of Chief State School Officers',
    url: 'http://www.corestandards.org/Math/',
    subject: 'Mathematics',
  },
}

interface Outline {
  version: string
  topics: Set<string>
  standards: Set<string>
  hasTopics: boolean
  hasDependencies: boolean
}

export async function* readMarble(files: readonly string[]): AsyncGenerator<Item[]> {
  const outline = await outlineOf(files)
  const place: Place = { file: files[0] as string }
  const first: Item[] = [{ kind: 'source', source: MARBLE_SOURCE }]
  if (outline.hasDependencies) first.push({ kind: 'covers', edges: ['requires'] })
  if (outline.hasTopics)
    first.push({ kind: 'covers', edges: ['matches'] }, { kind: 'record', record: framework(outline), place })
  yield first
  for (const file of files) {
    for await (const batch of elements(file)) {
      yield batch.flatMap((element): Item[] => {
        const here: Place = { file, line: element.line, path: element.path }
        if (element.message)
          return [
            { kind: 'problem', problem: { ...here, rejected: true, message: element.message, advice: 'Split it.' } },
          ]
        if (element.member === 'topics') return readTopic(element.value, here, outline)
        if (element.member === 'dependencies') return readDependency(element.value, here, outline)
        if (element.member === 'curricula') return readCurriculum(element.value, here)
        if (element.member === 'clusters' && element.path.endsWith(']'))
          return [{ kind: 'count', name: 'clusters (summaries for parents, not imported)', by: 1 }]
        return []
      })
    }
  }
}

async function outlineOf(files: readonly string[]): Promise<Outline> {
  const outline: Outline = {
    version: '',
    topics: new Set(),
    standards: new Set(),
    hasTopics: false,
    hasDependencies: false,
  }
  for (const file of files) {
    try {
      for await (const batch of elements(file)) {
        for (const { member, value } of batch) {
          if (member === 'version' && typeof value === 'string') outline.version = value
          if (!isObject(value)) continue
          if (member === 'topics' && typeof value.id === 'string') {
            outline.hasTopics = true
            outline.topics.add(value.id)
          } else if (member === 'dependencies') outline.hasDependencies = true
          else if (member === 'curricula' && Array.isArray(value.topics)) {
            for (const topic of value.topics)
              if (isObject(topic) && typeof topic.key === 'string') outline.standards.add(topic.key)
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

function framework(outline: Outline): FrameworkRecord {
  return {
    type: 'framework',
    sourceKey: TAXONOMY.sourceKey,
    titles: [{ language: LANGUAGE, text: 'Marble Skill Taxonomy' }],
    descriptions: [],
    languages: [LANGUAGE],
    publisher: PUBLISHER,
    version: outline.version || undefined,
    subjects: [],
    officialUrl: MARBLE_SOURCE.url,
    licences: [
      licenceStatement(
        { words: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
        { part: 'text', statedBy: 'Marble' },
      ),
      licenceStatement(
        { words: 'ODbL 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
        { part: 'data', statedBy: 'Marble' },
      ),
    ],
  }
}

function readTopic(value: unknown, place: Place, outline: Outline): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'outcome')
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const name = found.needed('$.name', 'The name', () => found.line('$.name', value.name))
  const description = found.text('$.description', value.description)
  if (!id || !name) return problemItems(found.problems, place, 'outcome', id)
  const ageFrom = found.integer('$.ageRangeStart', value.ageRangeStart, 0, 120)
  const ageTo = found.integer('$.ageRangeEnd', value.ageRangeEnd, 0, 120)
  const asked = found.text('$.assessmentPrompt', value.assessmentPrompt)
  const prompt = asked?.replace(LEARNER, (_, start: string | undefined) =>
    start === undefined ? 'the learner' : `${start}The learner`,
  )
  const domain = found.line('$.domain', value.domain)
  const record: OutcomeRecord = {
    type: 'outcome',
    sourceKey: `marble:${id}`,
    framework: TAXONOMY,
    statements: [{ language: LANGUAGE, text: description ?? name }],
    labels: description ? [{ language: LANGUAGE, text: name }] : [],
    sourceType: 'Topic',
    knowledgeKind: found.line('$.type', value.type)?.toLowerCase(),
    levels: [],
    ageFrom,
    ageTo,
    subjects: found.lines('$.subject', value.subject),
    keywords: domain ? [domain] : [],
    evidence: found.lines('$.evidence', value.evidence).map((text) => ({ language: LANGUAGE, text })),
    prompts: prompt ? [{ language: LANGUAGE, text: prompt }] : [],
    misconceptions: [],
    extra: extraFields(value, prompt === asked ? TOPIC_FIELDS : TOPIC_FIELDS_BUT_PROMPT),
  }
  const items: Item[] = []
  const standards = found
    .list('$.standards', value.standards)
    .filter((entry): entry is string => typeof entry === 'string')
  standards.forEach((standard, at) => {
    items.push({ kind: 'count', name: 'alignments to standards', by: 1 })
    if (!outline.standards.has(standard)) {
      items.push({ kind: 'count', name: 'alignments to standards that are not here', by: 1 })
      found.note(
        `$.standards[${at}]`,
        standard,
        'is no standard of these files',
        'It is left out: the source may not share the text of every framework.',
      )
      return
    }
    // The source says that they belong together, not which is the broader.
    const edge: OutcomeEdge = {
      type: 'matches',
      from: { sourceKey: record.sourceKey },
      to: standardReference(standard),
      kind: 'related',
      confidence: 1,
    }
    items.push({ kind: 'edge', edge, place })
  })
  const left = standards.filter((standard) => !outline.standards.has(standard))
  if (left.length > 0) record.extra = { ...record.extra, standards: left }
  return [...problemItems(found.problems, place, 'outcome', id), { kind: 'record', record, place }, ...items]
}

function readDependency(value: unknown, place: Place, outline: Outline): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'requires')
  const from = found.needed('$.topicId', 'The topic', () => found.line('$.topicId', value.topicId))
  const to = found.needed('$.prerequisiteId', 'The prerequisite', () =>
    found.line('$.prerequisiteId', value.prerequisiteId),
  )
  const strength = found.needed('$.strength', 'The strength', () =>
    found.oneOf('$.strength', value.strength, ['hard', 'soft'] as const),
  )
  const reason = found.text('$.reason', value.reason)
  if (from && from === to)
    found.add('$.prerequisiteId', to, 'a topic cannot require itself', 'Remove the dependency.', true)
  if (found.fatal || !from || !to || !strength) return problemItems(found.problems, place, 'requires', from)
  for (const [path, topic] of [
    ['$.topicId', from],
    ['$.prerequisiteId', to],
  ] as const) {
    if (outline.hasTopics && !outline.topics.has(topic)) {
      found.note(
        path,
        topic,
        'is no topic of these files',
        'It is kept as a reference until an import brings the topic.',
      )
    }
  }
  const edge: OutcomeEdge = {
    type: 'requires',
    from: { sourceKey: `marble:${from}` },
    to: { sourceKey: `marble:${to}` },
    strength,
    reasons: reason ? [{ language: LANGUAGE, text: reason }] : [],
    confidence: 1,
  }
  return [...problemItems(found.problems, place, 'requires', from), { kind: 'edge', edge, place }]
}

function readCurriculum(value: unknown, place: Place): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'framework')
  const slug = found.needed('$.slug', 'The slug', () => found.line('$.slug', value.slug))
  const name = found.needed('$.name', 'The name', () => found.line('$.name', value.name))
  if (!slug || !name) return problemItems(found.problems, place, 'framework', slug)
  const facts = STANDARDS[slug]
  const words = facts?.licence ?? found.line('$.license', value.license)
  const subject = facts?.subject
  const record: FrameworkRecord = {
    type: 'framework',
    sourceKey: `marble:standards/${slug}`,
    titles: [{ language: LANGUAGE, text: name }],
    descriptions: [],
    languages: [LANGUAGE],
    publisher: facts ? agentRecord('marble', { name: facts.publisher, kind: 'organisation' }) : undefined,
    version: found.line('$.version', value.version),
    subjects: subject ? [subject] : [],
    officialUrl: facts?.url,
    licences: words ? [licenceStatement({ words })] : [],
    extra: extraFields(value, new Set('slug name version topics topicCount'.split(' '))),
  }
  const items: Item[] = [...problemItems(found.problems, place, 'framework', slug), { kind: 'record', record, place }]
  const reference: Reference = { sourceKey: record.sourceKey, title: name, language: LANGUAGE }
  found.list('$.topics', value.topics).forEach((topic, at) => {
    items.push(...readStandard(topic, { ...place, path: `${place.path}.topics[${at}]` }, reference, subject))
  })
  return items
}

function readStandard(value: unknown, place: Place, framework: Reference, subject: string | undefined): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place, 'outcome')
  const key = found.needed('$.key', 'The key', () => found.line('$.key', value.key))
  const data = found.object('$.data', value.data) ?? {}
  const title = found.line('$.data.title', data.title)
  const statement = found.text('$.data.description', data.description) ?? title
  if (!statement) found.missing('$.data.description', 'The description')
  if (!key || !statement) return problemItems(found.problems, place, 'outcome', key)
  const code = found.line('$.code', value.code)
  const levels = LEVEL_FIELDS.flatMap(([field]) => {
    const level = data[field]
    return typeof level === 'string' || typeof level === 'number' ? [String(level)] : []
  })
  const subjects = found.lines('$.data.subject', data.subject)
  const record: OutcomeRecord = {
    type: 'outcome',
    sourceKey: standardReference(key).sourceKey,
    framework,
    code,
    statements: [{ language: LANGUAGE, text: statement }],
    labels: title && title !== code && title !== statement ? [{ language: LANGUAGE, text: title }] : [],
    sourceType: 'Standard',
    levels,
    ...agesOf(data),
    subjects: subjects.length > 0 ? subjects : subject ? [subject] : [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
    extra: extraFields(data, STANDARD_FIELDS),
  }
  return [...problemItems(found.problems, place, 'outcome', key), { kind: 'record', record, place }]
}

/** The narrowest ages that a standard's levels say: those of its grades, of its years, else of its key stage. */
function agesOf(data: JsonObject): Ages {
  for (const [field, scheme] of LEVEL_FIELDS) {
    const value = data[field]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const ages = agesOfWords(scheme, [String(value)])
    if (ages.ageFrom !== undefined) return ages
  }
  return {}
}

/** `ccss-math:6.RP.3` is the standard `6.RP.3` of the curriculum `ccss-math`. */
function standardReference(key: string): Reference {
  const colon = key.indexOf(':')
  return { sourceKey: `marble:standards/${key.slice(0, colon)}/${key.slice(colon + 1).replace(/\s+/g, '_')}` }
}

function rejected(found: Findings, value: unknown, place: Place, type: string): Item[] {
  found.add('$', value, 'is not an object', 'Write an object in braces.', true)
  return problemItems(found.problems, place, type)
}
