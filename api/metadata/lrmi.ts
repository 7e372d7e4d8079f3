/**
 * schema.org / LRMI JSON-LD, read tolerantly: single values where lists are due, texts where objects are due and the other way
 * round. What cannot be read is left out and told. Imports and the help with filling in a form read by this mapping.
 */
import { ALIGNMENT_KINDS } from '#graph/records.ts'
import type {
  Alignment,
  AlignmentKind,
  ConceptReference,
  Contribution,
  FileRecord,
  LanguageText,
  LicenceStatement,
  Reference,
  ResourceRecord,
} from '#graph/records.ts'
import {
  definedFields,
  definedList,
  Findings,
  isObject,
  licenceStatement,
  readMinutes,
  type JsonObject,
} from './findings.ts'
import { agesOfRange } from '#api/vocabulary/levels.ts'
import { agentRecord, conceptByName, conceptByUri, uriReference } from './record-parts.ts'
import { tagFacts } from './tags.ts'

/** Types of schema.org that are no resource; in a `@graph` they stand beside it. */
const OTHER_TYPES =
  /^(Person|Organization|CollegeOrUniversity|EducationalOrganization|ImageObject|BreadcrumbList|ListItem|WebSite|DefinedTerm|DefinedTermSet|AlignmentObject|MediaObject|Place|ContactPoint|Concept|ConceptScheme)$/
/** Properties that name people, and so roles. */
export const ROLES = [
  'author',
  'creator',
  'contributor',
  'translator',
  'illustrator',
  'editor',
  'funder',
  'sponsor',
  'copyrightHolder',
] as const
const ROLE_NAMES: Readonly<Record<string, string>> = { copyrightHolder: 'copyright holder', sponsor: 'funder' }
const ALIGNMENT_WORDS: Readonly<Record<string, AlignmentKind>> = {
  teaches: 'teaches',
  assesses: 'assesses',
  requires: 'requires',
  prerequisite: 'requires',
  practises: 'practises',
  practices: 'practises',
}

/** Is it something that could be a resource, or one of its neighbours in a graph? */
export function isLrmiResource(record: JsonObject): boolean {
  const types = texts(record['@type'] ?? record.type).map(localName)
  return types.length === 0 ? 'name' in record || 'headline' in record : !types.every((type) => OTHER_TYPES.test(type))
}

/** The fields of one schema.org record. Neither a name nor an address has to be there. */
export function lrmiFields(record: JsonObject, found: Findings) {
  const languages = languagesOf(record, found)
  const fallback = languages.length === 1 ? (languages[0] as string) : contextLanguage(record, found)
  const uri = found.uri('$.@id', first(record['@id'] ?? record.id))
  const url = found.link('$.url', first(record.url)) ?? webAddress(uri) ?? webAddress(first(record.identifier))
  const terms = { subjects: [] as ConceptReference[], levels: [] as ConceptReference[], alignments: [] as Alignment[] }
  for (const kind of ['teaches', 'assesses', 'competencyRequired'] as const) {
    list(record[kind]).forEach((entry, at) => {
      const outcome = outcomeOf(`$.${kind}[${at}]`, entry, fallback, found)
      if (outcome) terms.alignments.push(accepted(outcome, kind === 'competencyRequired' ? 'requires' : kind))
    })
  }
  alignmentObjects(record, terms, fallback, found)
  const range = first(record.typicalAgeRange)
  const ages = typeof range === 'string' ? agesOfRange(range) : undefined
  if (ages === null) found.note('$.typicalAgeRange', range, 'is not an age range', 'Write it as 7-9 or 11-.')
  return {
    uri,
    identifier: identifierOf(record),
    titles: languageTexts('$.name', record.name ?? record.headline, fallback, found, 'line'),
    descriptions: languageTexts('$.description', record.description ?? record.abstract, fallback, found, 'text'),
    url,
    languages,
    types: concepts('$.learningResourceType', record.learningResourceType, 'type', fallback, found),
    subjects: [...concepts('$.about', record.about, 'subject', fallback, found), ...terms.subjects],
    levels: [...concepts('$.educationalLevel', record.educationalLevel, 'level', fallback, found), ...terms.levels],
    ...(ages ?? {}),
    keywords: keywordsOf(record.keywords, found),
    audience: audienceOf(record.audience),
    minutes: minutesOf(first(record.timeRequired), found),
    cost: costOf(record.isAccessibleForFree),
    contributions: contributionsOf(record),
    provider: list(record.provider ?? record.publisher).map((entry) => agentOf(entry, 'organisation'))[0],
    licences: licencesOf(record),
    files: filesOf(record.encoding, found),
    tags: accessibilityOf(record),
    accessibilitySummaries: languageTexts(
      '$.accessibilitySummary',
      record.accessibilitySummary,
      fallback,
      found,
      'text',
    ),
    alignments: terms.alignments,
    basedOn: works([...list(record.isBasedOn), ...list(record.isBasedOnUrl)]),
    translationOf: works(list(record.translationOfWork))[0],
    partOf: works(list(record.isPartOf)).map((whole) => ({ whole })),
    publishedAt: found.date('$.datePublished', first(record.datePublished)),
    modifiedAt: found.date('$.dateModified', first(record.dateModified)),
  }
}

function costOf(free: unknown): ResourceRecord['cost'] {
  if (free === true || free === 'true') return 'free'
  return free === false ? 'paid' : undefined
}

function languagesOf(record: JsonObject, found: Findings): string[] {
  const values = list(record.inLanguage).map((entry) =>
    isObject(entry) ? (first(entry.alternateName) ?? entry['@id'] ?? entry.name) : entry,
  )
  return [
    ...new Set(
      definedList(
        values
          .flatMap((entry) => (typeof entry === 'string' ? entry.split(/[,;]\s*/) : [entry]))
          .map((entry, at) => found.language(`$.inLanguage[${at}]`, entry)),
      ),
    ),
  ]
}

function contextLanguage(record: JsonObject, found: Findings): string {
  const stated = list(record['@context'])
    .map((entry) => (isObject(entry) ? entry['@language'] : undefined))
    .find((entry) => entry !== undefined)
  return (typeof stated === 'string' ? found.language('$.@context', stated) : undefined) ?? 'und'
}

/** `"text"`, `{"@value", "@language"}`, `{"en": "text"}` and lists of these. */
function languageTexts(
  path: string,
  value: unknown,
  fallback: string,
  found: Findings,
  size: 'line' | 'text',
): LanguageText[] {
  const texts = new Map<string, string>()
  const add = (language: string | undefined, entry: unknown, where: string) => {
    const text = size === 'line' ? found.line(where, entry) : found.text(where, entry)
    if (text && language && !texts.has(language)) texts.set(language, text)
  }
  list(value).forEach((entry, at) => {
    const where = Array.isArray(value) ? `${path}[${at}]` : path
    if (!isObject(entry)) add(fallback, typeof entry === 'number' ? String(entry) : entry, where)
    else if ('@value' in entry)
      add(
        entry['@language'] === undefined ? fallback : found.language(`${where}.@language`, entry['@language']),
        entry['@value'],
        where,
      )
    else
      for (const [key, text] of Object.entries(entry))
        add(found.language(`${where}.${key}`, key), text, `${where}.${key}`)
  })
  return [...texts].map(([language, text]) => ({ language, text }))
}

function concepts(path: string, value: unknown, kind: string, fallback: string, found: Findings): ConceptReference[] {
  return definedList(
    list(value).map((entry, at) => {
      const where = `${path}[${at}]`
      if (isObject(entry)) {
        const labels = languageTexts(
          `${where}.name`,
          entry.name ?? entry.prefLabel ?? entry.termCode,
          fallback,
          found,
          'line',
        )
        const uri = uriOf(entry['@id'] ?? entry.id ?? entry.url)
        if (uri) return conceptByUri(uri, labels, uriOf(entry.inDefinedTermSet))
        return labels[0] ? conceptByName('lrmi', kind, labels[0].text, labels[0].language) : undefined
      }
      const uri = uriOf(entry)
      if (uri) return conceptByUri(uri)
      const text = found.line(where, entry)
      return text ? conceptByName('lrmi', kind, text, fallback) : undefined
    }),
  )
}

function outcomeOf(path: string, entry: unknown, fallback: string, found: Findings): Reference | undefined {
  if (isObject(entry)) {
    const uri = uriOf(entry['@id'] ?? entry.id ?? entry.url ?? entry.targetUrl)
    const code = found.line(`${path}.termCode`, entry.termCode ?? entry.targetName)
    const title = languageTexts(
      `${path}.name`,
      entry.name ?? entry.prefLabel ?? entry.targetDescription,
      fallback,
      found,
      'line',
    )[0]
    if (uri) return uriReference(uri, definedFields({ code, title: title?.text, language: title?.language }))
    return found.note(
      path,
      code ?? title?.text,
      'names an outcome in words only and was left out',
      'Give its address (@id or url).',
    )
  }
  const uri = uriOf(entry)
  if (uri) return uriReference(uri)
  return found.note(path, entry, 'names an outcome in words only and was left out', 'Give its address (@id or url).')
}

function alignmentObjects(
  record: JsonObject,
  terms: { subjects: ConceptReference[]; levels: ConceptReference[]; alignments: Alignment[] },
  fallback: string,
  found: Findings,
): void {
  list(record.educationalAlignment).forEach((entry, at) => {
    const path = `$.educationalAlignment[${at}]`
    if (!isObject(entry)) return found.note(path, entry, 'is not an alignment', 'Write an AlignmentObject.')
    const type = localName(String(first(entry.alignmentType) ?? ''))
    const concept = { '@id': entry.targetUrl, name: entry.targetName ?? entry.targetDescription }
    const kind = ALIGNMENT_WORDS[type.toLowerCase()]
    if (/^educationalSubject$/i.test(type)) terms.subjects.push(...concepts(path, concept, 'subject', fallback, found))
    else if (/^educationalLevel$/i.test(type)) terms.levels.push(...concepts(path, concept, 'level', fallback, found))
    else if (kind && ALIGNMENT_KINDS.includes(kind)) {
      const outcome = outcomeOf(path, entry, fallback, found)
      const known =
        outcome && terms.alignments.some((each) => each.kind === kind && each.outcome.sourceKey === outcome.sourceKey)
      if (outcome && !known) terms.alignments.push(accepted(outcome, kind))
    } else
      found.note(
        `${path}.alignmentType`,
        entry.alignmentType,
        'is no alignment we know and was left out',
        'Use teaches, assesses or requires.',
      )
  })
}

function accepted(outcome: Reference, kind: AlignmentKind): Alignment {
  return { outcome, kind, extent: 'whole', status: 'accepted', confidence: 1 }
}

function contributionsOf(record: JsonObject): Contribution[] {
  const seen = new Set<string>()
  return ROLES.flatMap((role) =>
    definedList(list(record[role]).map((entry) => agentOf(entry, 'person'))).flatMap((agent) => {
      const name = `${ROLE_NAMES[role] ?? role} ${agent.sourceKey}`
      // author and creator mean the same in schema.org.
      if (seen.has(name) || (role === 'creator' && seen.has(`author ${agent.sourceKey}`))) return []
      seen.add(name)
      return [{ agent, role: ROLE_NAMES[role] ?? role }]
    }),
  )
}

function agentOf(entry: unknown, otherwise: 'person' | 'organisation') {
  const found = new Findings(false)
  if (isObject(entry)) {
    const name =
      found.line('$', first(entry.name)) ??
      (isObject(entry.name) ? found.line('$', first(Object.values(entry.name))) : undefined)
    const uri = uriOf(entry['@id'] ?? entry.id ?? first(entry.url) ?? first(entry.sameAs))
    const type = localName(String(first(entry['@type'] ?? entry.type) ?? ''))
    if (!name) return undefined
    return agentRecord(
      'lrmi',
      definedFields({ name, kind: type === 'Person' ? 'person' : type === '' ? otherwise : 'organisation', uri }),
    )
  }
  const name = found.line('$', entry)
  return name ? agentRecord('lrmi', { name, kind: otherwise }) : undefined
}

function licencesOf(record: JsonObject): LicenceStatement[] {
  const stated = [...list(record.license), ...list(record.useRightsUrl)].map((entry) =>
    isObject(entry) ? (entry['@id'] ?? entry.id ?? entry.url ?? entry.name) : entry,
  )
  const words = [
    ...new Set(stated.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')),
  ]
  return words.map((entry) => {
    const text = new Findings(false).line('$', entry) ?? ''
    return licenceStatement(webAddress(text) ? { url: text } : { words: text })
  })
}

function filesOf(value: unknown, found: Findings): FileRecord[] {
  return definedList(
    list(value).map((entry, at): FileRecord | undefined => {
      const path = `$.encoding[${at}]`
      if (!isObject(entry)) return undefined
      const content = found.link(`${path}.contentUrl`, first(entry.contentUrl))
      const url = content ?? found.link(`${path}.embedUrl`, first(entry.embedUrl ?? entry.url))
      if (!url) return undefined
      const mediaType = first(entry.encodingFormat ?? entry.fileFormat)
      const size = first(entry.contentSize)
      const sha256 =
        typeof entry.sha256 === 'string' && /^[0-9a-f]{64}$/i.test(entry.sha256)
          ? entry.sha256.toLowerCase()
          : undefined
      return definedFields({
        url,
        mediaType: typeof mediaType === 'string' && /^[\w.+-]+\/[\w.+-]+/.test(mediaType) ? mediaType : undefined,
        bytes: bytesOf(size),
        sha256,
        language: found.language(`${path}.inLanguage`, first(entry.inLanguage)),
        downloadable: content ? true : undefined,
      })
    }),
  )
}

/** Bytes of `568000000`, `"568000000"` or `"568 MB"`. */
function bytesOf(size: unknown): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(bytes|B|kB|KB|MB|GB)?\s*$/i.exec(
    typeof size === 'number' ? String(size) : typeof size === 'string' ? size : '',
  )
  if (!match) return undefined
  const unit = { b: 1, bytes: 1, kb: 1e3, mb: 1e6, gb: 1e9 }[(match[2] ?? 'b').toLowerCase()] ?? 1
  const bytes = Math.round(Number(match[1]) * unit)
  return Number.isSafeInteger(bytes) ? bytes : undefined
}

function accessibilityOf(record: JsonObject) {
  const words = (name: string) =>
    texts(record[name])
      .flatMap((entry) => entry.split(/\s*[,;]\s*/))
      .filter((entry) => entry !== '')
  const sets = list(record.accessModeSufficient).map((entry) => {
    const items = isObject(entry)
      ? texts(entry.itemListElement ?? entry['@list'])
      : Array.isArray(entry)
        ? texts(entry)
        : texts(entry)
    return items.flatMap((item) => item.split(/\s*,\s*/)).filter((item) => item !== '')
  })
  return tagFacts(
    {
      modes: words('accessMode'),
      sufficient: sets.filter((set) => set.length > 0),
      features: words('accessibilityFeature'),
      hazards: words('accessibilityHazard'),
      controls: words('accessibilityControl'),
      apis: words('accessibilityAPI'),
      conformance: texts(record.conformsTo),
    },
    'declared',
  )
}

function works(entries: readonly unknown[]): Reference[] {
  return definedList(
    entries.map((entry) => {
      const uri = isObject(entry) ? uriOf(entry['@id'] ?? entry.id ?? first(entry.url)) : uriOf(entry)
      if (!uri) return undefined
      const title = isObject(entry) ? new Findings(false).line('$', first(entry.name)) : undefined
      return definedFields({ sourceKey: `lrmi:${uri}`, uri, title })
    }),
  )
}

function keywordsOf(value: unknown, found: Findings): string[] {
  const entries = list(value).flatMap((entry) =>
    typeof entry === 'string' ? entry.split(/\s*[,;]\s*/) : isObject(entry) ? [first(entry.name)] : [],
  )
  return found.lines(
    '$.keywords',
    entries.filter((entry) => typeof entry === 'string' && entry.trim() !== ''),
  )
}

function audienceOf(value: unknown): string[] {
  const roles = list(value).flatMap((entry) =>
    isObject(entry) ? texts(entry.educationalRole ?? entry.audienceType ?? entry['@id'] ?? entry.id) : texts(entry),
  )
  return [...new Set(roles.map((role) => localName(role).toLowerCase()))]
}

function minutesOf(value: unknown, found: Findings): number | undefined {
  if (value === undefined || value === null) return undefined
  const minutes = typeof value === 'string' ? readMinutes(value.trim().toUpperCase()) : null
  return minutes ?? found.note('$.timeRequired', value, 'is not an ISO 8601 duration', 'Write it as PT45M.')
}

function identifierOf(record: JsonObject): string | undefined {
  const value = first(record.identifier)
  const text = isObject(value) ? value.value : value
  return typeof text === 'string' && /^\S{1,500}$/.test(text.trim()) ? text.trim() : undefined
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value])
    .filter((entry) => entry !== null && entry !== undefined)
    .slice(0, 1000)
}

function first(value: unknown): unknown {
  const entry = list(value)[0]
  return isObject(entry) && '@value' in entry ? entry['@value'] : entry
}

function texts(value: unknown): string[] {
  return list(value)
    .map(first)
    .filter((entry): entry is string => typeof entry === 'string')
}

function uriOf(value: unknown): string | undefined {
  return new Findings(false).uri('$', first(value))
}

function webAddress(value: unknown): string | undefined {
  return new Findings(false).link('$', value)
}

/** `http://schema.org/Course`, `schema:Course` and `Course` are all `Course`. */
function localName(name: string): string {
  return name.split(/[/#:]/).at(-1) ?? name
}
