/**
 * AMB (Allgemeines Metadatenprofil für Bildungsressourcen), read as the JSON it is, strictly: the shape of the draft profile,
 * every fault told with its JSON path in words of our own. A time without a zone is allowed.
 */
import type {
  Alignment,
  AlignmentKind,
  ConceptReference,
  FileRecord,
  LanguageText,
  ResourceRecord,
} from '#graph/records.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import type { Findings } from '#api/metadata/findings.ts'
import {
  definedFields,
  definedList,
  isObject,
  licenceStatement,
  readMinutes,
  type JsonObject,
} from '#api/metadata/findings.ts'
import {
  agentRecord,
  conceptByUri,
  extraFields,
  hostAgent,
  resourceRecord,
  uriReference,
} from '#api/metadata/record-parts.ts'
import { tagFacts } from '#api/metadata/tags.ts'

const CONTEXT = 'https://w3id.org/kim/amb/context.jsonld'
export const AMB_SOURCE = { key: 'amb', name: 'AMB records', url: 'https://w3id.org/kim/amb/' }

const SUBJECTS = /^(https:\/\/w3id\.org\/kim\/hochschulfaechersystematik\/|http:\/\/w3id\.org\/kim\/schulfaecher\/)/
const RESOURCE_TYPES = /^(https:\/\/w3id\.org\/kim\/hcrt\/|http:\/\/w3id\.org\/openeduhub\/vocabs\/new_lrt\/)/
const LEVELS = /^https:\/\/w3id\.org\/kim\/educationalLevel\//
const LICENCES =
  /^https?:\/\/(creativecommons\.org\/(licenses|licences|publicdomain)\/|www\.gnu\.org\/licenses\/|www\.apache\.org\/licenses\/|opensource\.org\/licenses\/MIT|www\.opensource\.org\/licenses\/BSD)/
const MEDIA_TYPE = /^(application|audio|example|font|image|message|model|multipart|text|video)\/[a-zA-Z0-9\-+_.]+$/
const DURATION = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+[DW])?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/
const ACCESS = [
  'http://w3id.org/kim/conditionsOfAccess/no_login',
  'http://w3id.org/kim/conditionsOfAccess/login',
] as const
const INTERACTIVITY = ['active', 'expositive', 'mixed'].map(
  (word) => `http://purl.org/dcx/lrmi-vocabs/interactivityType/${word}`,
)
const TYPES = new Set(
  '3DModel AmpStory Article Atlas Audiobook AudioObject Blog Book BookSeries Chapter Clip Collection ComicStory Comment Conversation Course CreativeWorkSeason CreativeWorkSeries DataDownload Diet DigitalDocument Drawing Episode ExercisePlan FAQPage Game Guide HowTo ImageGallery ImageObject LearningResource LegislationObject Manuscript Map MathSolver MediaGallery MediaObject Message MobileApplication Movie MovieClip MovieSeries MusicAlbum MusicComposition MusicPlaylist MusicRecording MusicRelease MusicVideoObject NewsArticle Painting Periodical Photograph Play PodcastEpisode PodcastSeason PodcastSeries Poster PresentationDigitalDocument PublicationIssue PublicationVolume Quotation Quiz RadioClip RadioEpisode RadioSeason RadioSeries Recipe Review Report ScholarlyArticle Sculpture SheetMusic ShortStory SoftwareApplication SoftwareSourceCode SpreadsheetDigitalDocument TVClip TVEpisode TVSeason TVSeries Thesis TextDigitalDocument VideoGallery VideoGame VideoGameClip VideoGameSeries VideoObject VisualArtwork WebApplication WebContent WebPage'.split(
    ' ',
  ),
)
/** Fields whose whole content the record models; the others are kept as they are. */
const MODELLED = new Set(
  '@context id name description about keywords inLanguage license dateModified datePublished educationalLevel conditionsOfAccess isAccessibleForFree encoding caption assesses competencyRequired teaches learningResourceType creator contributor funder publisher'.split(
    ' ',
  ),
)

interface Concept {
  id: string
  labels: LanguageText[]
}
interface Person {
  name: string
  kind: 'person' | 'organisation'
  uri?: string
}

/** One AMB record as a resource; undefined when `found` holds a reason to reject it. */
export function readAmb(record: JsonObject, found: Findings): ResourceRecord | undefined {
  const language = context(record['@context'], found)
  const id = required('$.id', record.id, found, 'The identifier') ? found.uri('$.id', record.id) : undefined
  const types = required('$.type', record.type, found, 'The type') ? typeList('$.type', record.type, found) : []
  if (Array.isArray(record.type) && !types.includes('LearningResource')) {
    found.add('$.type', record.type, 'does not hold LearningResource', 'Add "LearningResource" to the list.', true)
  }
  const name = required('$.name', record.name, found, 'The name') ? found.line('$.name', record.name) : undefined
  const description = found.text('$.description', record.description)
  notEmpty('$.about', record.about, found)
  notEmpty('$.learningResourceType', record.learningResourceType, found)
  const about = concepts('$.about', record.about, found)
  oneMatches(
    '$.about',
    about,
    SUBJECTS,
    found,
    'no subject is of the KIM school subjects or the Hochschulfächersystematik',
  )
  const resourceTypes = concepts('$.learningResourceType', record.learningResourceType, found)
  oneMatches(
    '$.learningResourceType',
    resourceTypes,
    RESOURCE_TYPES,
    found,
    'no type is of the HCRT or the OpenEduHub list',
  )
  const levels = concepts('$.educationalLevel', record.educationalLevel, found)
  levels.forEach((level, at) => {
    if (level && !LEVELS.test(level.id)) {
      found.add(
        `$.educationalLevel[${at}].id`,
        level.id,
        'is not one of the KIM educational levels',
        'Use https://w3id.org/kim/educationalLevel/….',
      )
    }
  })
  const audience = concepts('$.audience', record.audience, found)
  const keywords = found.lines('$.keywords', record.keywords)
  const languages = languageList('$.inLanguage', record.inLanguage, found)
  const licence = licenceOf('$.license', record.license, found)
  const access = concept('$.conditionsOfAccess', record.conditionsOfAccess, found, ACCESS)
  concept('$.interactivityType', record.interactivityType, found, INTERACTIVITY)
  const free = found.boolean('$.isAccessibleForFree', record.isAccessibleForFree)
  const creators = people('$.creator', record.creator, found, ['Person', 'Organization'])
  const contributors = people('$.contributor', record.contributor, found, ['Person', 'Organization'])
  const publishers = people('$.publisher', record.publisher, found, ['Organization', 'Person'])
  const funders = people('$.funder', record.funder, found, ['Person', 'FundingScheme', 'Organization'])
  dayOrTime('$.dateCreated', record.dateCreated, found)
  const publishedAt = dayOrTime('$.datePublished', record.datePublished, found)
  const modifiedAt = dayOrTime('$.dateModified', record.dateModified, found)
  const minutes = durationOf('$.duration', record.duration, found)
  const files = encodings('$.encoding', record.encoding, found)
  if (record.trailer !== undefined) media('$.trailer', record.trailer, found, ['VideoObject', 'AudioObject'])
  found.uri('$.image', record.image)
  const captions = captionList('$.caption', record.caption, found)
  const basedOn = works('$.isBasedOn', record.isBasedOn, found, false)
  const partOf = works('$.isPartOf', record.isPartOf, found, true)
  works('$.hasPart', record.hasPart, found, true)
  pages('$.mainEntityOfPage', record.mainEntityOfPage, found)
  const alignments = (
    [
      ['teaches', 'teaches'],
      ['assesses', 'assesses'],
      ['competencyRequired', 'requires'],
    ] as const
  ).flatMap(([field, kind]) =>
    definedList(concepts(`$.${field}`, record[field], found)).map((outcome) => alignment(outcome, kind)),
  )

  const url = webAddress(id) ?? files.map((file) => file.url).find(webAddress)
  if (id && !url)
    found.add('$.id', id, 'opens nothing', 'Use an http(s) address as id, or give an encoding with a contentUrl.', true)
  if (found.fatal || !id || !name || !url || !language) return undefined
  const publisher = publishers[0]
  return resourceRecord({
    sourceKey: `amb:${id}`,
    uri: id,
    titles: [{ language, text: name }],
    descriptions: description ? [{ language, text: description }] : [],
    url,
    languages,
    types: definedList(resourceTypes).map(asReference),
    subjects: definedList(about).map(asReference),
    levels: definedList(levels).map(asReference),
    keywords,
    audience: definedList(audience).map((role) => role.id.split(/[/#]/).at(-1) ?? role.id),
    minutes,
    signInNeeded: access ? access.id === ACCESS[1] : undefined,
    cost: free === undefined ? undefined : free ? 'free' : 'paid',
    contributions: [
      ...creators.map((person) => ({ role: 'creator', agent: agentRecord('amb', person) })),
      ...contributors.map((person) => ({ role: 'contributor', agent: agentRecord('amb', person) })),
      ...funders.map((person) => ({ role: 'funder', agent: agentRecord('amb', person) })),
      ...publishers.slice(1).map((person) => ({ role: 'publisher', agent: agentRecord('amb', person) })),
    ],
    provider: publisher ? agentRecord('amb', publisher) : hostAgent(url),
    licences: licence ? [licenceStatement({ url: licence })] : [],
    files,
    tags: tagFacts(
      { features: captions.map((caption) => ({ value: 'closedCaptions', language: caption })) },
      'declared',
    ),
    alignments,
    basedOn: basedOn.flatMap((work) =>
      work.id ? [definedFields({ sourceKey: `amb:${work.id}`, uri: work.id, title: work.name })] : [],
    ),
    partOf: partOf.flatMap((work) =>
      work.id ? [{ whole: definedFields({ sourceKey: `amb:${work.id}`, uri: work.id, title: work.name }) }] : [],
    ),
    publishedAt,
    modifiedAt,
    extra: extraFields(record, MODELLED),
  })
}

function required(path: string, value: unknown, found: Findings, what: string): boolean {
  if (value === undefined || value === null) found.missing(path, what)
  return value !== undefined && value !== null
}

/** The language of the metadata: `@language` of the context, two letters as AMB asks. */
function context(value: unknown, found: Findings): string | undefined {
  if (!required('$.@context', value, found, 'The context')) return undefined
  const advice = `Write ["${CONTEXT}", {"@language": "de"}].`
  if (!Array.isArray(value)) return found.add('$.@context', value, 'is not a list', advice)
  if (!value.includes(CONTEXT)) return found.add('$.@context', value, 'does not name the AMB context', advice)
  const settings = value.map((entry) => (isObject(entry) ? entry['@language'] : undefined))
  const at = settings.findIndex((entry) => entry !== undefined)
  if (at < 0) return found.add('$.@context', value, 'does not say the language of the metadata', advice)
  return shortLanguage(`$.@context[${at}].@language`, settings[at], found)
}

/** AMB takes two-letter tags only. */
function shortLanguage(path: string, value: unknown, found: Findings): string | undefined {
  if (typeof value === 'string' && /^[a-z]{2}$/.test(value)) {
    const { tag, changed } = normaliseLanguage(value)
    if (tag !== 'und' && !changed) return tag
  }
  return found.add(path, value, 'is not a two-letter language code of ISO 639-1', 'Use a code such as de or en.')
}

function languageList(path: string, value: unknown, found: Findings): string[] {
  return definedList(strictList(path, value, found).map((entry, at) => shortLanguage(`${path}[${at}]`, entry, found)))
}

function strictList(path: string, value: unknown, found: Findings): unknown[] {
  return value === undefined
    ? []
    : value === null
      ? (found.add(path, value, 'is null', 'Leave the field out.'), [])
      : found.list(path, value)
}

function typeList(path: string, value: unknown, found: Findings): string[] {
  return definedList(
    strictList(path, value, found).map((entry, at) =>
      typeof entry === 'string' && TYPES.has(entry)
        ? entry
        : found.add(
            `${path}[${at}]`,
            entry,
            'is not a type AMB knows',
            'Use the name of a schema.org type, such as Course.',
          ),
    ),
  )
}

function labels(path: string, value: unknown, found: Findings): LanguageText[] {
  if (value === undefined) return []
  if (!isObject(value)) {
    found.add(path, value, 'is not a map from language to text', 'Write {"de": "…", "en": "…"}.')
    return []
  }
  const texts: LanguageText[] = []
  for (const [key, entry] of Object.entries(value)) {
    const language = shortLanguage(`${path}.${key}`, key, found)
    const text = found.line(`${path}.${key}`, entry)
    if (language && text) texts.push({ language, text })
  }
  return texts
}

function concept(path: string, value: unknown, found: Findings, allowed?: readonly string[]): Concept | undefined {
  if (value === undefined) return undefined
  if (!isObject(value))
    return found.add(path, value, 'is not a concept', 'Write an object with an id: {"id": "https://…"}.')
  if (value.type !== undefined && value.type !== 'Concept')
    found.add(`${path}.type`, value.type, 'is not “Concept”', 'Write "Concept".')
  const texts = labels(`${path}.prefLabel`, value.prefLabel, found)
  if (value.id === undefined) return found.missing(`${path}.id`, 'The id of the concept')
  const id = found.uri(`${path}.id`, value.id)
  if (!id) return undefined
  if (allowed && !allowed.includes(id))
    return found.add(`${path}.id`, id, `is not one of ${allowed.join(', ')}`, 'Use one of these.')
  return { id, labels: texts }
}

/** Concepts of a list, with holes where one is at fault, so that places stay. */
function concepts(path: string, value: unknown, found: Findings): (Concept | undefined)[] {
  return strictList(path, value, found).map((entry, at) => concept(`${path}[${at}]`, entry, found))
}

/** An empty list holds no concept of the lists asked for: the field has to go. */
function notEmpty(path: string, value: unknown, found: Findings): void {
  if (Array.isArray(value) && value.length === 0) found.add(path, value, 'is empty', 'Leave the field out.')
}

function oneMatches(
  path: string,
  list: readonly (Concept | undefined)[],
  pattern: RegExp,
  found: Findings,
  message: string,
): void {
  if (list.length === 0 || list.some((entry) => entry && pattern.test(entry.id))) return
  const at = list.findIndex((entry) => entry !== undefined)
  if (at >= 0) found.add(`${path}[${at}].id`, list[at]?.id, message, 'Add one of these lists beside it.')
}

function licenceOf(path: string, value: unknown, found: Findings): string | undefined {
  if (value === undefined) return undefined
  if (!isObject(value))
    return found.add(
      path,
      value,
      'is not an object with an id',
      'Write {"id": "https://creativecommons.org/licenses/by/4.0/"}.',
    )
  if (value.id === undefined) return found.missing(`${path}.id`, 'The address of the licence')
  const id = found.uri(`${path}.id`, value.id)
  if (!id || LICENCES.test(id)) return id
  return found.add(
    `${path}.id`,
    id,
    'is not a licence AMB knows (Creative Commons, GNU, Apache, MIT, BSD)',
    'Use the address of one of these.',
  )
}

function people(path: string, value: unknown, found: Findings, kinds: readonly string[]): Person[] {
  return definedList(
    strictList(path, value, found).map((entry, at): Person | undefined => {
      const here = `${path}[${at}]`
      const person = found.object(here, entry)
      if (!person) return undefined
      const kind =
        person.type === undefined
          ? found.missing(`${here}.type`, 'The type')
          : found.oneOf(`${here}.type`, person.type, kinds)
      const name =
        person.name === undefined ? found.missing(`${here}.name`, 'The name') : found.line(`${here}.name`, person.name)
      const uri = found.uri(`${here}.id`, person.id)
      found.line(`${here}.honorificPrefix`, person.honorificPrefix)
      if (person.affiliation !== undefined && !path.endsWith('funder'))
        affiliation(`${here}.affiliation`, person.affiliation, found)
      return name && kind
        ? definedFields({ name, kind: kind === 'Person' ? 'person' : 'organisation', uri })
        : undefined
    }),
  )
}

function affiliation(path: string, value: unknown, found: Findings): void {
  const organisation = found.object(path, value)
  if (!organisation) return
  if (organisation.type === undefined) found.missing(`${path}.type`, 'The type')
  else found.oneOf(`${path}.type`, organisation.type, ['Organization'])
  if (organisation.name === undefined) found.missing(`${path}.name`, 'The name')
  else found.line(`${path}.name`, organisation.name)
  found.uri(`${path}.id`, organisation.id)
}

/** A whole day or a time: AMB knows no bare years and months. */
function dayOrTime(path: string, value: unknown, found: Findings): string | undefined {
  if (value === undefined) return undefined
  const date = value === null ? undefined : found.date(path, value)
  if (value !== null && (date === undefined || date.length >= 10)) return date
  return found.add(path, value, 'is not a day or a time', 'Write it as 2026-11-21 or 2026-11-21T13:00:00Z.')
}

function durationOf(path: string, value: unknown, found: Findings): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !DURATION.test(value)) {
    return found.add(path, value, 'is not an ISO 8601 duration', 'Write it as PT47M58S.')
  }
  return readMinutes(value) ?? undefined
}

function media(path: string, value: unknown, found: Findings, kinds: readonly string[]): FileRecord | undefined {
  const file = found.object(path, value)
  if (!file) return value === null ? found.add(path, value, 'is null', 'Leave the field out.') : undefined
  if (file.type === undefined) found.missing(`${path}.type`, 'The type')
  else found.oneOf(`${path}.type`, file.type, kinds)
  if (file.contentUrl === undefined && file.embedUrl === undefined)
    found.missing(`${path}.contentUrl`, 'An address (contentUrl or embedUrl)')
  const content = found.link(`${path}.contentUrl`, file.contentUrl)
  const embed = found.link(`${path}.embedUrl`, file.embedUrl)
  const mediaType = pattern(
    `${path}.encodingFormat`,
    file.encodingFormat,
    MEDIA_TYPE,
    'is not a media type',
    'Write it as video/mp4.',
    found,
  )
  const bytes = pattern(
    `${path}.contentSize`,
    file.contentSize,
    /^\d+$/,
    'is not a number of bytes in a text',
    'Write digits only: "568000000".',
    found,
  )
  const sha256 = pattern(
    `${path}.sha256`,
    file.sha256,
    /^[A-Fa-f0-9]{64}$/,
    'is not a SHA-256 in hexadecimal',
    'Write 64 hexadecimal digits.',
    found,
  )
  pattern(
    `${path}.bitrate`,
    file.bitrate,
    /^\d+$/,
    'is not a number of kbit/s in a text',
    'Write digits only: "1651".',
    found,
  )
  const url = content ?? embed
  if (!url) return undefined
  const size = bytes === undefined ? undefined : Number(bytes)
  return definedFields({
    url,
    mediaType,
    bytes: size !== undefined && Number.isSafeInteger(size) ? size : undefined,
    sha256: sha256?.toLowerCase(),
    downloadable: content ? true : undefined,
  })
}

function encodings(path: string, value: unknown, found: Findings): FileRecord[] {
  return definedList(
    strictList(path, value, found).map((entry, at) => media(`${path}[${at}]`, entry, found, ['MediaObject'])),
  )
}

function pattern(
  path: string,
  value: unknown,
  form: RegExp,
  message: string,
  advice: string,
  found: Findings,
): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' && form.test(value) ? value : found.add(path, value, message, advice)
}

/** Languages of captions; und where one does not say it. */
function captionList(path: string, value: unknown, found: Findings): string[] {
  return definedList(
    strictList(path, value, found).map((entry, at) => {
      const here = `${path}[${at}]`
      const caption = found.object(here, entry)
      if (!caption) return undefined
      if (caption.type === undefined) found.missing(`${here}.type`, 'The type')
      else found.oneOf(`${here}.type`, caption.type, ['MediaObject'])
      if (caption.id === undefined) found.missing(`${here}.id`, 'The address')
      else found.uri(`${here}.id`, caption.id)
      found.line(`${here}.encodingFormat`, caption.encodingFormat)
      return caption.inLanguage === undefined ? 'und' : shortLanguage(`${here}.inLanguage`, caption.inLanguage, found)
    }),
  )
}

function works(path: string, value: unknown, found: Findings, idNeeded: boolean): { id?: string; name?: string }[] {
  return definedList(
    strictList(path, value, found).map((entry, at) => {
      const here = `${path}[${at}]`
      const work = found.object(here, entry)
      if (!work) return undefined
      if (work.type !== undefined) {
        const types = typeList(`${here}.type`, work.type, found)
        if (Array.isArray(work.type) && !types.includes('LearningResource')) {
          found.add(`${here}.type`, work.type, 'does not hold LearningResource', 'Add "LearningResource" to the list.')
        }
      }
      if (work.id === undefined && (idNeeded || work.name === undefined)) {
        return found.missing(`${here}.id`, idNeeded ? 'The id' : 'An id or a name')
      }
      if (!idNeeded) {
        people(`${here}.creator`, work.creator, found, ['Person', 'Organization'])
        licenceOf(`${here}.license`, work.license, found)
      }
      return definedFields({ id: found.uri(`${here}.id`, work.id), name: found.line(`${here}.name`, work.name) })
    }),
  )
}

function pages(path: string, value: unknown, found: Findings): void {
  for (const [at, entry] of strictList(path, value, found).entries()) {
    const here = `${path}[${at}]`
    const page = found.object(here, entry)
    if (!page) continue
    if (page.id === undefined) found.missing(`${here}.id`, 'The address of the page')
    else found.uri(`${here}.id`, page.id)
    found.oneOf(`${here}.type`, page.type, ['WebContent'])
    if (page.provider !== undefined) {
      const provider = found.object(`${here}.provider`, page.provider)
      if (provider && provider.id === undefined) found.missing(`${here}.provider.id`, 'The id of the provider')
      else if (provider) found.uri(`${here}.provider.id`, provider.id)
    }
    dayOrTime(`${here}.dateCreated`, page.dateCreated, found)
    dayOrTime(`${here}.dateModified`, page.dateModified, found)
  }
}

function alignment(outcome: Concept, kind: AlignmentKind): Alignment {
  const label = outcome.labels[0]
  const reference = uriReference(outcome.id, definedFields({ title: label?.text, language: label?.language }))
  return { outcome: reference, kind, extent: 'whole', status: 'accepted', confidence: 1 }
}

function asReference(entry: Concept): ConceptReference {
  return conceptByUri(entry.id, entry.labels)
}

function webAddress(value: string | undefined): string | undefined {
  return value && /^https?:\/\/[^/]/i.test(value) ? value : undefined
}
