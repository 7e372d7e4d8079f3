/**
 * Exercism tracks: concepts are the outcomes of a framework a track, exercises are resources. What an exercise requires becomes a
 * hard prerequisite of the concepts it teaches. An exercise is named by track and slug, as its `uuid` occurs in two tracks.
 */
import { Findings, isObject, licenceStatement, type JsonObject } from '#api/metadata/findings.ts'
import { problemItems, type Item, type Place } from '#seed/formats/format.ts'
import { InputError } from '#seed/formats/input.ts'
import { jsonRecords, type JsonRecord } from '#seed/formats/json-records.ts'
import { agentRecord, extraFields, ownConcept, resourceRecord } from '#api/metadata/record-parts.ts'
import type {
  AgentRecord,
  Alignment,
  AlignmentKind,
  FrameworkRecord,
  LanguageText,
  OutcomeEdge,
  OutcomeRecord,
  Reference,
  SourceRecord,
} from '#graph/records.ts'

export const EXERCISM_SOURCE: SourceRecord = {
  key: 'exercism',
  name: 'Exercism',
  url: 'https://exercism.org/',
  licence: 'MIT',
  credit: 'Exercism and its contributors, MIT, https://exercism.org.',
}
const PROVIDER: AgentRecord = agentRecord('exercism', {
  name: 'Exercism',
  kind: 'organisation',
  domain: 'exercism.org',
})
const LANGUAGE = 'en'
const EXERCISE_FIELDS = new Set(
  'track language slug name concepts prerequisites practices blurb authors license url topics'.split(' '),
)
const CONCEPT_FIELDS = new Set('track slug name blurb url'.split(' '))
const NO_BLURB = /^TODO\b/i

interface Outline {
  /** Track → name of its programming language. */
  tracks: Map<string, string>
  concepts: Set<string>
  /** Concept → concept → name of the exercise that says so. */
  requires: Map<string, Map<string, string>>
  hasExercises: boolean
}

/** Reads concepts and exercises; both files together give the prerequisites. */
export async function* readExercism(files: readonly string[]): AsyncGenerator<Item[]> {
  const outline = await outlineOf(files)
  yield [
    { kind: 'source', source: EXERCISM_SOURCE },
    ...(outline.hasExercises ? [{ kind: 'covers' as const, edges: ['requires' as const] }] : []),
  ]
  yield [...outline.tracks].map(([track, name]): Item => ({
    kind: 'record',
    record: framework(track, name),
    place: { file: files[0] as string },
  }))
  const uuids = new Map<string, string>()
  for (const file of files) {
    for await (const batch of jsonRecords(file)) {
      const items: Item[] = []
      for (const { place, value, problem } of batch) {
        if (problem) items.push(problem)
        else if (isExercise(value)) items.push(...readExercise(value, place, outline, uuids))
        else items.push(...readConcept(value, place, outline))
      }
      yield items
    }
  }
}

async function outlineOf(files: readonly string[]): Promise<Outline> {
  const outline: Outline = { tracks: new Map(), concepts: new Set(), requires: new Map(), hasExercises: false }
  for await (const { value } of all(files)) {
    if (!isObject(value) || typeof value.track !== 'string' || typeof value.slug !== 'string') continue
    const { track, slug } = value
    if (!isExercise(value)) {
      if (!outline.tracks.has(track)) outline.tracks.set(track, track)
      outline.concepts.add(`${track}/${slug}`)
      continue
    }
    outline.hasExercises = true
    outline.tracks.set(track, typeof value.programmingLanguage === 'string' ? value.programmingLanguage : track)
    for (const taught of names(value.concepts)) {
      for (const needed of names(value.prerequisites)) {
        const from = `${track}/${taught}`
        const to = `${track}/${needed}`
        const known = outline.requires.get(from) ?? new Map<string, string>()
        if (from !== to && !known.has(to)) known.set(to, typeof value.name === 'string' ? value.name : slug)
        outline.requires.set(from, known)
      }
    }
  }
  return outline
}

async function* all(files: readonly string[]): AsyncGenerator<JsonRecord> {
  for (const file of files) {
    try {
      for await (const batch of jsonRecords(file)) yield* batch
    } catch (error) {
      // Told when the file is read for its records.
      if (!(error instanceof InputError)) throw error
    }
  }
}

function isExercise(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    ('programmingLanguage' in value || 'practices' in value || 'prerequisites' in value || 'concepts' in value)
  )
}

function framework(track: string, name: string): FrameworkRecord {
  return {
    type: 'framework',
    sourceKey: `exercism:${track}`,
    titles: [{ language: LANGUAGE, text: `Exercism ${name} concepts` }],
    descriptions: [],
    languages: [LANGUAGE],
    publisher: PROVIDER,
    subjects: ['Computer programming', name],
    officialUrl: `https://exercism.org/tracks/${encodeURIComponent(track)}/concepts`,
    licences: [licenceStatement({ words: 'MIT' }, { statedBy: 'Exercism' })],
  }
}

function readConcept(value: unknown, place: Place, outline: Outline): Item[] {
  const found = new Findings(false)
  if (!isObject(value)) return rejected(found, value, place)
  const track = found.needed('$.track', 'The track', () => found.line('$.track', value.track))
  const slug = found.needed('$.slug', 'The slug', () => found.line('$.slug', value.slug))
  const name = found.needed('$.name', 'The name', () => found.line('$.name', value.name))
  if (!track || !slug || !name) return problemItems(found.problems, place, 'outcome', slug)
  const blurb = blurbOf(found, value)
  const sourceKey = `exercism:${track}/concept/${slug}`
  const record: OutcomeRecord = {
    type: 'outcome',
    sourceKey,
    uri: found.uri('$.url', value.url),
    framework: { sourceKey: `exercism:${track}` },
    statements: [{ language: LANGUAGE, text: name }],
    labels: [],
    sourceType: 'Concept',
    levels: [],
    subjects: ['Computer programming'],
    keywords: [outline.tracks.get(track) ?? track],
    evidence: [],
    prompts: [],
    misconceptions: [],
    notes: blurb,
    extra: extraFields(value, CONCEPT_FIELDS),
  }
  const items: Item[] = [...problemItems(found.problems, place, 'outcome', slug), { kind: 'record', record, place }]
  for (const [needed, exercise] of outline.requires.get(`${track}/${slug}`) ?? []) {
    items.push({ kind: 'edge', place, edge: requires(sourceKey, reference(needed), exercise) })
  }
  return items
}

function requires(from: string, to: Reference, exercise: string): OutcomeEdge {
  const reasons: LanguageText[] = [
    { language: LANGUAGE, text: `The exercise “${exercise}”, which teaches it, requires this concept.` },
  ]
  return { type: 'requires', from: { sourceKey: from }, to, strength: 'hard', reasons, confidence: 1 }
}

function readExercise(value: JsonObject, place: Place, outline: Outline, uuids: Map<string, string>): Item[] {
  const found = new Findings(false)
  const track = found.needed('$.track', 'The track', () => found.line('$.track', value.track))
  const slug = found.needed('$.slug', 'The slug', () => found.line('$.slug', value.slug))
  const name = found.needed('$.name', 'The name', () => found.line('$.name', value.name))
  const url = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  const items: Item[] = []
  if (found.fatal || !track || !slug || !name || !url) return problemItems(found.problems, place, 'resource', slug)
  if (typeof value.uuid === 'string') {
    const other = uuids.get(value.uuid)
    if (other) {
      found.note(
        '$.uuid',
        value.uuid,
        `is also the uuid of ${other}`,
        'Both are kept: an exercise is named by track and slug.',
      )
    } else uuids.set(value.uuid, `${track}/${slug}`)
  }
  const alignments: Alignment[] = []
  for (const [field, kind] of [
    ['concepts', 'teaches'],
    ['prerequisites', 'requires'],
    ['practices', 'practises'],
  ] as const satisfies readonly (readonly [string, AlignmentKind])[]) {
    names(value[field]).forEach((concept, at) => {
      const full = `${track}/${concept}`
      if (!outline.concepts.has(full)) {
        found.note(
          `$.${field}[${at}]`,
          concept,
          `is no concept of the ${track} track`,
          'It is kept as a reference until an import brings the concept.',
        )
      }
      alignments.push({ outcome: reference(full), kind, extent: 'whole', status: 'accepted', confidence: 1 })
      items.push({ kind: 'count', name: `alignments: ${kind}`, by: 1 })
    })
  }
  const language = found.language('$.language', value.language) ?? LANGUAGE
  const blurb = blurbOf(found, value)
  const licence = found.line('$.license', value.license)
  const topics = found.lines('$.topics', value.topics)
  const record = resourceRecord({
    sourceKey: `exercism:${track}/exercise/${slug}`,
    titles: [{ language, text: name }],
    descriptions: blurb ? [{ language, text: blurb }] : [],
    url,
    languages: [language],
    types: [ownConcept('type/exercise', 'Exercise')],
    subjects: [ownConcept('subject/computing', 'Computing')],
    keywords: [...new Set([outline.tracks.get(track) ?? track, ...topics.map((topic) => topic.replaceAll('_', ' '))])],
    audience: ['student'],
    contributions: found.lines('$.authors', value.authors).map((author) => ({
      role: 'author',
      agent: { sourceKey: `exercism:agent/${author.toLowerCase()}`, kind: 'person', name: author },
    })),
    provider: PROVIDER,
    licences: licence ? [licenceStatement({ words: licence }, { statedBy: 'Exercism' })] : [],
    alignments,
    extra: extraFields(value, EXERCISE_FIELDS),
  })
  return [
    ...items,
    ...problemItems(found.problems, place, 'resource', `${track}/${slug}`),
    { kind: 'record', record, place },
  ]
}

function reference(full: string): Reference {
  const [track = '', slug = ''] = full.split('/')
  return { sourceKey: `exercism:${track}/concept/${slug}`, title: slug.replaceAll('-', ' '), language: LANGUAGE }
}

function blurbOf(found: Findings, value: JsonObject): string | undefined {
  const blurb =
    typeof value.blurb === 'string' && value.blurb.trim() === '' ? undefined : found.text('$.blurb', value.blurb)
  return blurb && !NO_BLURB.test(blurb) ? blurb : undefined
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

function rejected(found: Findings, value: unknown, place: Place): Item[] {
  found.add('$', value, 'is not an object', 'Write one record on each line.', true)
  return problemItems(found.problems, place, 'record')
}
