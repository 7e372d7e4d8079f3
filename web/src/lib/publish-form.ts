/** The publish form: what people typed, as they typed it, and what the API is asked to write. Pure. */
import {
  fromFacts,
  type Method,
  METHODS,
  MODE_CHOICES,
  NO_ANSWERS,
  QUESTION_GROUPS,
  toAccessibility,
  type AccessibilityAnswers,
  type Answer,
  type Fact,
} from '#lib/accessibility-questions.ts'
import { misread, tied, wholeNumber } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { licenceIn } from '#lib/licences.ts'
import { m } from '#lib/paraglide/messages.js'
import type { AlignmentKind, DeviceNeed, FormError, LocalisedText, ResourceKind, UserError } from '#lib/types.ts'

/** An outcome that was chosen. Its words travel with the form, so that they can be shown again. */
export interface ChosenOutcome {
  id: string
  kind: AlignmentKind
  extent: 'WHOLE' | 'PART'
  words: string
}

/** Everything the form holds, as text. */
export interface PublishValues {
  provider: string
  title: string
  description: string
  url: string
  language: string
  creators: string
  kind: ResourceKind
  types: string[]
  subjects: string[]
  ageFrom: string
  ageTo: string
  minutes: string
  keywords: string
  device: DeviceNeed | ''
  printable: Answer
  signInNeeded: Answer
  cost: 'FREE' | 'PAID' | ''
  licence: string
  outcomes: ChosenOutcome[]
  outcomeQuery: string
  /** What was looked for last: tells Enter in the search box from Enter elsewhere. */
  lastOutcomeQuery: string
  accessibility: AccessibilityAnswers
  fileUrl: string
  fileType: string
  fileDownloadable: boolean
  editionOf: string
  /** Addresses or ids of what it is made from, one a line. */
  basedOn: string
  note: string
  /** Ids of resources that look the same and are, as somebody said, others. */
  others: string[]
}

export const EMPTY_FORM: PublishValues = {
  provider: '',
  title: '',
  description: '',
  url: '',
  language: '',
  creators: '',
  kind: 'CONTENT',
  types: [],
  subjects: [],
  ageFrom: '',
  ageTo: '',
  minutes: '',
  keywords: '',
  device: '',
  printable: 'unsure',
  signInNeeded: 'unsure',
  cost: '',
  licence: '',
  outcomes: [],
  outcomeQuery: '',
  lastOutcomeQuery: '',
  accessibility: NO_ANSWERS,
  fileUrl: '',
  fileType: '',
  fileDownloadable: false,
  editionOf: '',
  basedOn: '',
  note: '',
  others: [],
}

const KINDS: ResourceKind[] = ['CONTENT', 'METHOD', 'TOOL']
const DEVICES: DeviceNeed[] = ['NONE', 'SHARED', 'EACH']
const ALIGNMENTS: AlignmentKind[] = ['TEACHES', 'PRACTISES', 'ASSESSES', 'REQUIRES']
const MOST_OUTCOMES = 100

/** Reads what was sent. Nothing is judged here. */
export function readPublishForm(form: FormData): PublishValues {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const texts = (name: string) => form.getAll(name).map(String)
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T) =>
    values.find((value) => value === text(name)) ?? otherwise
  const answer = (name: string) => oneOf<Answer>(name, ['yes', 'no'], 'unsure')
  const outcomes = [...new Set(texts('outcome'))].slice(0, MOST_OUTCOMES).map((id) => ({
    id,
    kind: oneOf(`kind-${id}`, ALIGNMENTS, 'TEACHES'),
    extent: oneOf<'WHOLE' | 'PART'>(`extent-${id}`, ['PART'], 'WHOLE'),
    words: text(`words-${id}`) || id,
  }))
  return {
    provider: text('provider'),
    title: text('title'),
    description: text('description'),
    url: text('url'),
    language: text('language'),
    creators: text('creators'),
    kind: oneOf('kind', KINDS, 'CONTENT'),
    types: texts('type'),
    subjects: texts('subject'),
    ageFrom: text('ageFrom'),
    ageTo: text('ageTo'),
    minutes: text('minutes'),
    keywords: text('keywords'),
    device: oneOf<DeviceNeed | ''>('device', DEVICES, ''),
    printable: answer('printable'),
    signInNeeded: answer('signInNeeded'),
    cost: oneOf<'FREE' | 'PAID' | ''>('cost', ['FREE', 'PAID'], ''),
    licence: licenceIn(form),
    outcomes,
    outcomeQuery: text('outcomeQuery'),
    lastOutcomeQuery: text('lastOutcomeQuery'),
    accessibility: {
      modes: MODE_CHOICES.map((choice) => choice.value).filter((value) => texts('mode').includes(value)),
      answers: Object.fromEntries(
        QUESTION_GROUPS.flatMap((group) => group.questions).map(({ id }) => [id, answer(`a-${id}`)]),
      ),
      conformance: text('conformance'),
      method: oneOf<Method | ''>('method', Object.keys(METHODS) as Method[], ''),
      summary: text('summary'),
    },
    fileUrl: text('fileUrl'),
    fileType: text('fileType'),
    fileDownloadable: form.has('fileDownloadable'),
    editionOf: text('editionOf'),
    basedOn: text('basedOn'),
    note: text('note'),
    others: texts('another'),
  }
}

/** What an edit keeps although the form does not ask for it. */
export interface Kept {
  facts: Fact[]
  audience: string[]
  files: { url: string; mediaType: string | null; bytes: number | null; downloadable: boolean | null }[]
}

/**
 * What the API is asked to write. What is no whole number is sent as −1, which the API refuses in its own words
 * beside every other fault.
 */
export function toResourceInput(values: PublishValues, kept?: Kept): Record<string, unknown> {
  const typed = values.fileUrl === '' ? [] : [fileOf(values)]
  const others = (kept?.files ?? []).slice(1).map(({ url, mediaType, bytes, downloadable }) => ({
    url,
    mediaType,
    bytes,
    downloadable,
  }))
  const first = kept?.files[0]
  // Size is not asked for: it stays with the file it was measured on.
  const files = typed.map((file) => (first && first.url === file.url ? { ...file, bytes: first.bytes } : file))
  return {
    title: values.title,
    description: values.description,
    url: values.url,
    language: languageTag(values.language),
    kind: values.kind,
    typeIds: values.types,
    subjectIds: values.subjects,
    ageFrom: wholeNumber(values.ageFrom),
    ageTo: wholeNumber(values.ageTo),
    minutes: wholeNumber(values.minutes),
    keywords: split(values.keywords, /[,،、;\n]/),
    audience: kept?.audience ?? [],
    device: values.device || null,
    printable: truth(values.printable),
    signInNeeded: truth(values.signInNeeded),
    cost: values.cost || null,
    licence: values.licence,
    creators: split(values.creators, /\n/),
    alignments: values.outcomes.map(({ id, kind, extent }) => ({ outcomeId: id, kind, extent })),
    accessibility: toAccessibility(values.accessibility, kept?.facts),
    files: [...files, ...others],
    ...(values.editionOf ? { editionOf: idIn(values.editionOf) } : {}),
    basedOn: originalsIn(values.basedOn),
  }
}

/** A stored resource, as the form needs it. */
export interface StoredResource extends Omit<Kept, 'facts'> {
  basedOn: { id: string }[]
  provider: { id: string }
  titles: LocalisedText[]
  description: LocalisedText | null
  url: string
  languages: string[]
  contributors: { name: string; role: string }[]
  kind: ResourceKind
  types: { id: string }[]
  subjects: { id: string }[]
  ageFrom: number | null
  ageTo: number | null
  minutes: number | null
  keywords: string[]
  device: DeviceNeed | null
  printable: boolean | null
  signInNeeded: boolean | null
  cost: 'FREE' | 'PAID' | null
  /** What its provider says itself: what others found is not theirs to restate. */
  declared: { licences: { key: string; part: string }[]; facts: Fact[] }
  alignments: {
    kind: AlignmentKind
    extent: 'WHOLE' | 'PART'
    outcome: { id: string; code: string | null; statement: LocalisedText }
  }[]
  accessibility: { summaries: LocalisedText[] }
}

/** The form as a stored resource fills it. */
export function fromResource(resource: StoredResource): PublishValues {
  const file = resource.files[0]
  const answer = (value: boolean | null): Answer => (value === null ? 'unsure' : value ? 'yes' : 'no')
  return {
    ...EMPTY_FORM,
    provider: resource.provider.id,
    title: resource.titles[0]?.text ?? '',
    description: resource.description?.text ?? '',
    url: resource.url,
    language: resource.languages[0] === 'und' ? '' : (resource.languages[0] ?? ''),
    creators: resource.contributors
      .filter(({ role }) => role === 'creator')
      .map(({ name }) => name)
      .join('\n'),
    kind: resource.kind,
    types: resource.types.map(({ id }) => id),
    subjects: resource.subjects.map(({ id }) => id),
    ageFrom: numeral(resource.ageFrom),
    ageTo: numeral(resource.ageTo),
    minutes: numeral(resource.minutes),
    keywords: resource.keywords.join(', '),
    device: resource.device ?? '',
    printable: answer(resource.printable),
    signInNeeded: answer(resource.signInNeeded),
    cost: resource.cost ?? '',
    licence: resource.declared.licences.find(({ part }) => part !== 'METADATA')?.key ?? '',
    outcomes: resource.alignments.map(({ kind, extent, outcome }) => ({
      id: outcome.id,
      kind,
      extent,
      words: outcomeWords(outcome),
    })),
    accessibility: fromFacts(resource.declared.facts, resource.accessibility.summaries[0]?.text ?? '').answers,
    fileUrl: file?.url ?? '',
    fileType: file?.mediaType ?? '',
    fileDownloadable: file?.downloadable ?? false,
    basedOn: resource.basedOn.map(({ id }) => id).join('\n'),
  }
}

/** What an edit keeps of a stored resource. */
export function keptOf(resource: StoredResource): Kept {
  return {
    facts: fromFacts(resource.declared.facts, '').others,
    audience: resource.audience,
    files: resource.files,
  }
}

/** The parts of the form that hold each field of the API; what the form does not hold is kept anyway. */
const PARTS: Record<string, (keyof PublishValues)[]> = {
  ...{ title: ['title'], description: ['description'], url: ['url'], language: ['language'], kind: ['kind'] },
  ...{ creators: ['creators'], typeIds: ['types'], subjectIds: ['subjects'], ageFrom: ['ageFrom'], ageTo: ['ageTo'] },
  ...{ minutes: ['minutes'], keywords: ['keywords'], device: ['device'], printable: ['printable'], cost: ['cost'] },
  ...{ signInNeeded: ['signInNeeded'], licence: ['licence'], alignments: ['outcomes'], basedOn: ['basedOn'] },
  ...{ accessibility: ['accessibility'], files: ['fileUrl', 'fileType', 'fileDownloadable'] },
}

/** One field of which there are two texts, as the API gives it. */
export interface StaleField {
  field: string
  label: string
  language: string | null
  edited: string[] | null
  theirs: string[]
  yours: string[]
  changedByThem: boolean
  changedByYou: boolean
}

/** What somebody has to choose between, by field, and what was taken over because only the others changed it. */
export interface StaleChoice {
  fields: { field: string; texts: StaleField[] }[]
  taken: StaleField[]
}

/** The form with what others say in these fields. */
export function takeTheirs(values: PublishValues, theirs: PublishValues, fields: readonly string[]): PublishValues {
  const parts = fields.flatMap((field) => PARTS[field] ?? [])
  return { ...values, ...Object.fromEntries(parts.map((part) => [part, theirs[part]])) }
}

/**
 * After somebody else's change: what only they changed is taken over into the form; what both changed, or nobody can tell,
 * is to be chosen, and is as it was typed until it is.
 */
export function afterStale(
  values: PublishValues,
  theirs: PublishValues,
  fields: readonly StaleField[],
): { values: PublishValues; choice: StaleChoice } {
  const both = fields.filter(({ changedByThem, changedByYou }) => changedByThem && changedByYou)
  const open = new Set(both.map(({ field }) => field))
  const taken = fields.filter(({ field, changedByYou }) => !changedByYou && !open.has(field))
  return {
    values: takeTheirs(
      values,
      theirs,
      taken.map(({ field }) => field),
    ),
    choice: {
      taken,
      fields: [...open].map((field) => ({ field, texts: both.filter((each) => each.field === field) })),
    },
  }
}

/** The fields in which somebody chose what others say. */
export function theirsIn(form: FormData): string[] {
  return Object.keys(PARTS).filter((field) => form.get(`take-${field}`) === 'theirs')
}

/** An outcome in one line of plain text. */
export function outcomeWords({ code, statement }: { code: string | null; statement: LocalisedText }): string {
  return code ? `${code} ${statement.text}` : statement.text
}

/** Ids of the controls where they differ from the name of the input. */
const CONTROLS: Record<string, string> = {
  typeIds: 'types',
  subjectIds: 'subjects',
  alignments: 'outcomeQuery',
  accessibility: 'access',
  'accessibility.summary': 'summary',
  'accessibility.conformance': 'conformance',
  files: 'fileUrl',
  providerId: 'provider',
  revision: 'stale',
}

/** The controls as they stand on the page. */
const ORDER =
  'stale provider title description url language creators basedOn licence outcomeQuery ageFrom ageTo minutes keywords types subjects access conformance method summary kind device printable signInNeeded cost fileUrl fileType editionOf note duplicates'.split(
    ' ',
  )

/** Controls that hold whole numbers, and what is said when they do not. */
const NUMBERS = {
  ageFrom: m.publish_number_age_from,
  ageTo: m.publish_number_age_to,
  minutes: m.publish_number_minutes,
}

/**
 * Faults of the API, in the order of the page, each tied to the control that mends it. Of what is no number at all the
 * API only saw that; what was typed is known here.
 */
export function publishErrors(errors: UserError[], values: PublishValues): FormError[] {
  return tied(errors, { fallback: 'title', controls: CONTROLS, order: ORDER, instead: misread(values, NUMBERS) })
}

function fileOf({ fileUrl, fileType, fileDownloadable }: PublishValues) {
  return { url: fileUrl, mediaType: fileType || null, bytes: null as number | null, downloadable: fileDownloadable }
}

function numeral(value: number | null): string {
  return value === null ? '' : String(value)
}

function truth(answer: Answer): boolean | null {
  return answer === 'unsure' ? null : answer === 'yes'
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Ids of what it is made from, each once. */
export function originalsIn(text: string): string[] {
  return [...new Set(split(text, /[\n,]/).map(idIn))]
}

/** People paste the address of a page where its id is wanted. */
export function idIn(text: string): string {
  return /\/resources\/([^/?#]+)/.exec(text)?.[1] ?? text
}
