/** What a resource says at one revision, field by field in words, to be compared and shown. Pure. */
import { licenceOf } from '#api/vocabulary/licences.ts'
import { listed, said, sentence } from '#api/words/said.ts'
import { type RelationshipType, SUGGESTED } from '#graph/model.ts'
import type { Said } from '#graph/queries/history.ts'
import type { AlignmentKind } from '#graph/records.ts'
import { type NodeLabel, textsFrom } from '#graph/shape.ts'
import { differenceOf, type TextPart } from './text-difference.ts'

/** What the nodes are called that a state names by id; null for what is not here any more, or not to be seen. */
export type NameOf = (
  label: Extract<NodeLabel, 'Outcome' | 'Concept' | 'Resource'> | 'Agent',
  id: string,
) => string | null

/** One field in words. */
export interface FieldWords {
  /** As in `ResourceInput` where it has one. */
  field: string
  label: string
  /** Of a text in one language. */
  language: string | null
  /** A text is compared word by word, everything else value by value. */
  isText: boolean
  values: string[]
}

export interface Change extends Omit<FieldWords, 'values'> {
  before: string[]
  after: string[]
  /** Of a text, both texts in one; of everything else empty. */
  parts: TextPart[]
}

const GONE = 'something that is not here any more'
const STATES: Record<string, string> = {
  draft: 'a draft',
  submitted: 'waiting for a moderator',
  published: 'published',
  withdrawn: 'withdrawn',
  hidden: 'hidden',
  referenced: 'only named',
}
const KINDS: Record<string, string> = {
  content: 'something to learn with',
  method: 'a way of teaching',
  tool: 'a tool',
}
const DEVICES: Record<string, string> = { none: 'no device', shared: 'one for the class', each: 'one for each learner' }
const COSTS: Record<string, string> = { free: 'free', paid: 'has to be paid' }
const YES_NO: Record<string, string> = { true: 'yes', false: 'no' }

/** Texts in several languages: field, label, the two lists. */
const TEXTS = [
  ['title', 'Title', 'titles', 'titleLanguages'],
  ['description', 'Description', 'descriptions', 'descriptionLanguages'],
] as const
const SUMMARY = [
  'accessibility',
  'Accessibility in its own words',
  'accessibilitySummaries',
  'accessibilitySummaryLanguages',
] as const
/** Single values and lists: field, label, words for values. */
const VALUES: readonly (readonly [string, string, Record<string, string>?])[] = [
  ['url', 'Web address'],
  ['kind', 'Kind', KINDS],
  ['ageFrom', 'Youngest age'],
  ['ageTo', 'Oldest age'],
  ['minutes', 'Minutes for a learner'],
  ['keywords', 'Keywords'],
  ['audience', 'Audience'],
  ['device', 'Devices', DEVICES],
  ['printable', 'On paper', YES_NO],
  ['materials', 'Materials'],
  ['signInNeeded', 'Sign-in needed', YES_NO],
  ['cost', 'Cost', COSTS],
]
const KIN: readonly (readonly [string, string, RelationshipType])[] = [
  ['basedOn', 'Made from', 'BASED_ON'],
  ['translationOf', 'Translated from', 'TRANSLATION_OF'],
  ['versionOf', 'A new version of', 'VERSION_OF'],
  ['partOf', 'Part of', 'PART_OF'],
  ['requiresFirst', 'Needs first', 'REQUIRES_FIRST'],
]

const ALIGNED: Record<AlignmentKind, string> = {
  teaches: 'teaches: {0}',
  practises: 'practises: {0}',
  assesses: 'assesses: {0}',
  requires: 'requires: {0}',
}
const ALIGNED_IN_PART: Record<AlignmentKind, string> = {
  teaches: 'teaches a part of: {0}',
  practises: 'practises a part of: {0}',
  assesses: 'assesses a part of: {0}',
  requires: 'requires a part of: {0}',
}

/** The labels and values of these tables. */
export const TABLE_WORDS = [
  ...[...TEXTS, SUMMARY, ...VALUES, ...KIN].map(([, label]) => label),
  ...[STATES, KINDS, DEVICES, COSTS, YES_NO, ALIGNED, ALIGNED_IN_PART].flatMap((table) => Object.values(table)),
  GONE,
]

/** The fields that say something, in the order of the form. */
export function inWords({ properties, links }: Said, nameOf: NameOf): FieldWords[] {
  const fields: FieldWords[] = []
  const add = (field: string, label: string, values: readonly string[]) => {
    if (values.length > 0) fields.push({ field, label, language: null, isText: false, values: [...new Set(values)] })
  }
  const addTexts = ([field, label, list, languages]: (typeof TEXTS)[number] | typeof SUMMARY) => {
    for (const { text, language } of textsFrom(properties[list], properties[languages]))
      fields.push({ field, label: sentence(label), language, isText: true, values: [text] })
  }
  const named = (type: RelationshipType, label: Parameters<NameOf>[0]) =>
    ofType(type).map(({ to }) => nameOf(label, to) ?? sentence(GONE))
  const ofType = (type: RelationshipType) =>
    links
      .filter((link) => link.type === type)
      .sort((a, b) => Number(a.properties.position ?? 0) - Number(b.properties.position ?? 0))

  if (properties.state !== undefined)
    add('state', said`State`, [sentence(STATES[properties.state as string] ?? String(properties.state))])
  for (const text of TEXTS) addTexts(text)
  add('language', said`Language`, (properties.languages as string[] | undefined) ?? [])
  add('provider', said`Provider`, named('PUBLISHED_BY', 'Agent'))
  const people = ofType('CONTRIBUTED').map(({ to, properties: { role } }) => ({
    name: nameOf('Agent', to) ?? sentence(GONE),
    role,
  }))
  add(
    'creators',
    said`Made by`,
    people.map(({ name, role }) => (role === 'creator' ? name : `${name} (${String(role)})`)),
  )
  for (const [field, pattern, words] of VALUES) {
    const value = properties[field]
    if (value === undefined) continue
    add(
      field,
      sentence(pattern),
      (Array.isArray(value) ? value : [value]).map((each) =>
        words ? sentence(words[String(each)] ?? String(each)) : String(each),
      ),
    )
  }
  add('typeIds', said`Type`, named('HAS_TYPE', 'Concept'))
  add('subjectIds', said`Subjects`, named('ABOUT', 'Concept'))
  add('levels', said`Levels`, named('FOR_LEVEL', 'Concept'))
  add(
    'alignments',
    said`What it teaches`,
    ofType('ALIGNS_TO')
      .filter(
        ({ properties: { source, status } }) =>
          (source !== SUGGESTED || status === 'accepted') && status !== 'rejected',
      )
      .map(({ to, properties: { kind, extent } }) => {
        const name = nameOf('Outcome', to) ?? sentence(GONE)
        return sentence((extent === 'part' ? ALIGNED_IN_PART : ALIGNED)[kind as AlignmentKind], name)
      }),
  )
  add(
    'licence',
    said`Licence`,
    ofType('LICENSED_UNDER').map(({ to, properties: { part, words } }) => {
      const name = licenceOf(to)?.label ?? (words as string | undefined) ?? to
      return part === 'all' || part === undefined ? name : `${name} (${String(part)})`
    }),
  )
  add(
    'accessibility',
    said`Who can use it`,
    ofType('HAS_TAG')
      .map(({ to, properties: { says, basis } }) => tagWords(to, says as string, basis as string))
      .sort(),
  )
  addTexts(SUMMARY)
  add(
    'files',
    said`Files`,
    ofType('HAS_FILE').map(({ file }) =>
      [file?.url, file?.mediaType, file?.downloadable === true ? said`may be downloaded` : undefined]
        .filter((each) => each !== undefined)
        .join(', '),
    ),
  )
  for (const [field, label, type] of KIN) add(field, sentence(label), named(type, 'Resource'))
  return fields
}

/** `feature:closedCaptions` → `closed captions`; how it is known only where that is more than that its owner says it. */
function tagWords(key: string, says: string, basis: string): string {
  const at = key.indexOf(':')
  const [kind, value] = [key.slice(0, at), key.slice(at + 1)]
  const names = value.replace(/^waymark:/, '').replace(/(?<=[a-z])(?=[A-Z][a-z])/g, ' ')
  const words = listed(names.split(','))
  const plain = /^[A-Z]{2}|^[A-Z]\S*[A-Z]/.test(words) ? words : words.toLowerCase()
  const whole = kind === 'sufficient' ? said`${plain} is enough` : says === 'absent' ? said`not there: ${plain}` : plain
  return ['declared', 'inferred'].includes(basis) ? whole : `${whole} (${basis})`
}

/** What differs between two states; a text that is in both, word by word. */
export function changesBetween(before: FieldWords[], after: FieldWords[]): Change[] {
  const [was, is] = paired(before, after)
  const keys = [...new Set([...is.keys(), ...was.keys()])]
  return keys.flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)]
    const { field, label, language, isText } = (now ?? old)!
    const [from, to] = [old?.values ?? [], now?.values ?? []]
    if (sameValues(from, to)) return []
    const parts = isText ? differenceOf(from[0] ?? '', to[0] ?? '', language ?? 'und') : []
    return [{ field, label, language, isText, before: from, after: to, parts }]
  })
}

type Keyed = Map<string, FieldWords>

/**
 * Lists of fields by what tells fields apart: of texts the language, unless no list has several of them, as when a draft is
 * given its language.
 */
export function paired(one: FieldWords[], other: FieldWords[], third: FieldWords[] = []): [Keyed, Keyed, Keyed] {
  const nameOf = ({ field, label }: FieldWords) => `${field} ${label}`
  const several = new Set<string>()
  for (const list of [one, other, third]) {
    const names = list.map(nameOf)
    for (const [at, name] of names.entries()) if (names.indexOf(name) < at) several.add(name)
  }
  const keyed = (list: FieldWords[]): Keyed =>
    new Map(list.map((each) => [several.has(nameOf(each)) ? `${nameOf(each)} ${each.language}` : nameOf(each), each]))
  return [keyed(one), keyed(other), keyed(third)]
}

export function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}

/** Ids that a state names, by what they are. */
export function namedIn({ links }: Said): {
  outcomes: string[]
  concepts: string[]
  agents: string[]
  resources: string[]
} {
  const of = (...types: RelationshipType[]) => links.filter(({ type }) => types.includes(type)).map(({ to }) => to)
  return {
    outcomes: of('ALIGNS_TO'),
    concepts: of('HAS_TYPE', 'ABOUT', 'FOR_LEVEL'),
    agents: of('PUBLISHED_BY', 'CONTRIBUTED'),
    resources: of(...KIN.map(([, , type]) => type)),
  }
}
