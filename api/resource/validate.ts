/** What a publisher says of a resource, checked and put into form. Pure: every fault comes back at once. */
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import { checkAccessibility } from '#api/accessibility/validate.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { ConceptCard, OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import type { AlignmentKind, FileRecord, LanguageText, TagFact } from '#graph/records.ts'

/** The longest texts, in characters, and the longest lists. */
export const MOST = {
  title: 300,
  description: 5_000,
  url: 2_000,
  name: 200,
  keyword: 100,
  note: 1_000,
  types: 20,
  subjects: 30,
  keywords: 50,
  audience: 20,
  creators: 50,
  alignments: 100,
  files: 50,
  basedOn: 50,
} as const
const OLDEST_AGE = 120
const MOST_MINUTES = 100_000

/** What the ids in the input name; what is not here is not there. */
export interface Found {
  outcomes: ReadonlyMap<string, OutcomeCard>
  concepts: ReadonlyMap<string, ConceptCard>
  resources: ReadonlyMap<string, ResourceNode>
}

/** An input without faults, texts cleaned, ids replaced by what they name. */
export interface ValidResource {
  title: LanguageText
  description: LanguageText
  url: string
  language: string
  kind: 'content' | 'method' | 'tool'
  types: ConceptCard[]
  subjects: ConceptCard[]
  ageFrom?: number
  ageTo?: number
  minutes?: number
  keywords: string[]
  audience: string[]
  device?: 'none' | 'shared' | 'each'
  printable?: boolean
  signInNeeded?: boolean
  cost?: 'free' | 'paid'
  licence: string
  creators: string[]
  alignments: { outcome: OutcomeCard; kind: AlignmentKind; extent: 'whole' | 'part' }[]
  tags: TagFact[]
  accessibilitySummary: string | null
  files: FileRecord[]
  editionOf: ResourceNode | null
  basedOn: ResourceNode[]
}

const KINDS = { CONTENT: 'content', METHOD: 'method', TOOL: 'tool' } as const
const DEVICES = { NONE: 'none', SHARED: 'shared', EACH: 'each' } as const
const COSTS = { FREE: 'free', PAID: 'paid' } as const
const ALIGNMENTS = { TEACHES: 'teaches', PRACTISES: 'practises', ASSESSES: 'assesses', REQUIRES: 'requires' } as const
const EXTENTS = { WHOLE: 'whole', PART: 'part' } as const

/** Ids the input names, for one batched look-up. */
export function idsNamed(input: ResourceInput): { outcomes: string[]; concepts: string[]; resources: string[] } {
  return {
    outcomes: (input.alignments ?? []).slice(0, MOST.alignments).map((alignment) => alignment.outcomeId),
    concepts: [...(input.typeIds ?? []).slice(0, MOST.types), ...(input.subjectIds ?? []).slice(0, MOST.subjects)],
    resources: [...(input.editionOf ? [input.editionOf] : []), ...(input.basedOn ?? []).slice(0, MOST.basedOn)],
  }
}

/**
 * Checks everything and gives either all faults, with the path of each, or the input in form. A draft may be without what
 * has to be there when it is published: title, description, address and licence are '' then, and the language is `und`.
 */
export function validate(
  input: ResourceInput,
  found: Found,
  { isDraft = false }: { isDraft?: boolean } = {},
): Outcome<ValidResource> {
  const issues = new Issues()
  const language = isDraft && input.language === '' ? 'und' : checkLanguage(issues, input.language)
  const title = cleaned(issues, ['input', 'title'], 'a title', input.title, MOST.title, plainLine, !isDraft)
  const description = cleaned(
    issues,
    ['input', 'description'],
    'a description',
    input.description,
    MOST.description,
    plainText,
    !isDraft,
  )
  const isWithoutUrl = isDraft && input.url.trim() === ''
  if (!isWithoutUrl) checkUrl(issues, ['input', 'url'], input.url)
  if (!licenceOf(input.licence) && !(isDraft && input.licence === ''))
    issues.add(
      input.licence === '' ? 'REQUIRED' : 'INVALID',
      ['input', 'licence'],
      input.licence === ''
        ? said`Choose a licence.`
        : said`"${shortened(input.licence)}" is no licence we know: give a key from \`licences\`, for instance cc-by-4.0.`,
    )
  const types = checkIds(issues, 'typeIds', 'resource types', input.typeIds ?? [], MOST.types, found.concepts)
  const subjects = checkIds(issues, 'subjectIds', 'subjects', input.subjectIds ?? [], MOST.subjects, found.concepts)
  checkAges(issues, input.ageFrom ?? null, input.ageTo ?? null)
  checkWhole(
    issues,
    'minutes',
    input.minutes ?? null,
    1,
    MOST_MINUTES,
    (value) => said`The time is ${value} minutes: give a whole number from ${1} to ${MOST_MINUTES}.`,
  )
  const keywords = checkNames(issues, 'keywords', input.keywords ?? [], MOST.keywords, MOST.keyword)
  const audience = checkNames(issues, 'audience', input.audience ?? [], MOST.audience, MOST.keyword)
  const creators = checkNames(issues, 'creators', input.creators ?? [], MOST.creators, MOST.name)
  const alignments = checkAlignments(issues, input, found)
  const accessibility = checkAccessibility(issues, input.accessibility ?? null, language)
  const files = checkFiles(issues, input)
  const editionOf = input.editionOf ? (found.resources.get(input.editionOf) ?? null) : null
  if (input.editionOf && !editionOf)
    issues.add('NOT_FOUND', ['input', 'editionOf'], said`There is no resource "${shortened(input.editionOf)}".`)
  const basedOn = checkIds(issues, 'basedOn', 'resources', input.basedOn ?? [], MOST.basedOn, found.resources)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return {
    ok: true,
    value: {
      title: { text: title, language },
      description: { text: description, language },
      url: isWithoutUrl ? '' : new URL(input.url.trim()).href,
      language,
      kind: KINDS[input.kind ?? 'CONTENT'],
      types,
      subjects,
      ageFrom: input.ageFrom ?? undefined,
      ageTo: input.ageTo ?? undefined,
      minutes: input.minutes ?? undefined,
      keywords,
      audience,
      device: input.device ? DEVICES[input.device] : undefined,
      printable: input.printable ?? undefined,
      signInNeeded: input.signInNeeded ?? undefined,
      cost: input.cost ? COSTS[input.cost] : undefined,
      licence: input.licence,
      creators,
      alignments,
      tags: accessibility.tags,
      accessibilitySummary: accessibility.summary,
      files,
      editionOf,
      basedOn,
    },
  }
}

function cleaned(
  issues: Issues,
  field: string[],
  name: string,
  text: string,
  longest: number,
  clean: (text: string) => string,
  required: boolean,
): string {
  // What is far too long is not worth cleaning: the message needs its length only.
  if (text.length > 10 * longest) {
    issues.text(field, name, text, longest, required)
    return ''
  }
  const plain = clean(text)
  issues.text(field, name, plain, longest, required)
  return plain
}

function checkLanguage(issues: Issues, given: string): string {
  const { tag } = normaliseLanguage(given)
  if (given === '') issues.add('REQUIRED', ['input', 'language'], said`Choose the language of the resource.`)
  else if (tag === 'und' && given.toLowerCase() !== 'und')
    issues.add(
      'INVALID',
      ['input', 'language'],
      said`"${shortened(given)}" is no language tag: write it as sw, pt-BR or zh-Hans.`,
    )
  return tag
}

/** Whether a text is a web address people may be sent to. */
export function checkUrl(issues: Issues, field: (string | number)[], given: string): boolean {
  const text = given.trim()
  if (!issues.text(field, 'a web address', text, MOST.url)) return false
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    issues.add(
      'INVALID',
      field,
      said`"${shortened(text)}" is no web address: it has to begin with https:// or http://.`,
    )
    return false
  }
  if (url.username !== '' || url.password !== '') {
    issues.add('INVALID', field, said`Leave the user name and password out of the address.`)
    return false
  }
  return true
}

function checkWhole(
  issues: Issues,
  field: string,
  value: number | null,
  least: number,
  most: number,
  say: (value: number) => string,
): boolean {
  if (value === null || (Number.isInteger(value) && value >= least && value <= most)) return true
  issues.add('INVALID', ['input', field], say(value))
  return false
}

function checkAges(issues: Issues, from: number | null, to: number | null): void {
  const isFromGood = checkWhole(
    issues,
    'ageFrom',
    from,
    0,
    OLDEST_AGE,
    (value) => said`The youngest age is ${value} years: give a whole number from ${0} to ${OLDEST_AGE}.`,
  )
  const isToGood = checkWhole(
    issues,
    'ageTo',
    to,
    0,
    OLDEST_AGE,
    (value) => said`The oldest age is ${value} years: give a whole number from ${0} to ${OLDEST_AGE}.`,
  )
  if (isFromGood && isToGood && from !== null && to !== null && from > to)
    issues.add('INVALID', ['input', 'ageTo'], said`The oldest age ${to} is below the youngest age ${from}.`)
}

/** Short texts, cleaned, without empty ones and repetitions. */
function checkNames(issues: Issues, field: string, given: readonly string[], most: number, longest: number): string[] {
  if (!issues.count(['input', field], given, most)) return []
  const names = given.map((text, at) => {
    const plain = plainLine(text.slice(0, 10 * longest))
    issues.text(['input', field, at], 'this entry', plain, longest, false)
    return plain
  })
  return [...new Set(names.filter((name) => name !== ''))]
}

function checkIds<T>(
  issues: Issues,
  field: string,
  name: string,
  ids: readonly string[],
  most: number,
  found: ReadonlyMap<string, T>,
): T[] {
  if (!issues.count(['input', field], ids, most)) return []
  const things: T[] = []
  ids.forEach((id, at) => {
    const thing = found.get(id)
    if (!thing)
      issues.add('NOT_FOUND', ['input', field, String(at)], said`There is nothing with the id "${shortened(id)}".`)
    else if (!things.includes(thing)) things.push(thing)
  })
  return things
}

function checkAlignments(issues: Issues, input: ResourceInput, found: Found): ValidResource['alignments'] {
  const given = input.alignments ?? []
  if (!issues.count(['input', 'alignments'], given, MOST.alignments)) return []
  const alignments = new Map<string, ValidResource['alignments'][number]>()
  given.forEach((alignment, at) => {
    const field = ['input', 'alignments', at, 'outcomeId']
    const outcome = found.outcomes.get(alignment.outcomeId)
    if (!outcome) return issues.add('NOT_FOUND', field, said`There is no outcome "${shortened(alignment.outcomeId)}".`)
    const kind = ALIGNMENTS[alignment.kind ?? 'TEACHES']
    const key = `${kind} ${outcome.id}`
    if (alignments.has(key)) return issues.add('INVALID', field, said`This outcome is named twice in the same way.`)
    alignments.set(key, { outcome, kind, extent: EXTENTS[alignment.extent ?? 'WHOLE'] })
  })
  return [...alignments.values()]
}

function checkFiles(issues: Issues, input: ResourceInput): FileRecord[] {
  const given = input.files ?? []
  if (!issues.count(['input', 'files'], given, MOST.files)) return []
  const files: FileRecord[] = []
  given.forEach((file, at) => {
    const field = ['input', 'files', at]
    const isGood = checkUrl(issues, [...field, 'url'], file.url)
    const mediaType = file.mediaType?.trim().toLowerCase() || undefined
    if (mediaType && !/^[a-z]+\/[\w.+-]{1,100}$/.test(mediaType))
      issues.add(
        'INVALID',
        [...field, 'mediaType'],
        said`"${shortened(mediaType)}" is no media type: write it as application/pdf.`,
      )
    const bytes = file.bytes ?? undefined
    if (bytes !== undefined && !(Number.isSafeInteger(bytes) && bytes >= 0))
      issues.add('INVALID', [...field, 'bytes'], said`The size is ${bytes}: give a whole number of bytes.`)
    if (!isGood) return
    const url = new URL(file.url.trim()).href
    if (files.some((other) => other.url === url))
      return issues.add('INVALID', [...field, 'url'], said`This file is named twice.`)
    files.push({ url, mediaType, bytes, downloadable: file.downloadable ?? undefined })
  })
  return files
}

/** What was given, short enough for a message, without what could mislead in it. */
function shortened(text: string): string {
  const plain = plainLine(text.slice(0, 200))
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain
}
