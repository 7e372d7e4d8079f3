/**
 * Global Digital Library: early-reading books to download, with reading levels. `author` names writers and illustrators alike, so
 * all of them are creators; translations are not joined by the source.
 */
import { levelScheme, readLevel, type Level } from '#api/vocabulary/levels.ts'
import { isObject, licenceStatement, type Findings, type JsonObject } from '#api/metadata/findings.ts'
import type { Item, Place } from '#seed/formats/format.ts'
import { agentRecord, extraFields, ownConcept, resourceRecord } from '#api/metadata/record-parts.ts'
import type {
  AgentRecord,
  ConceptReference,
  Contribution,
  FileRecord,
  LicenceStatement,
  SourceRecord,
} from '#graph/records.ts'
import { creditsOf, type Credits } from './credits.ts'
import { eachRecord, type Reading } from './each-record.ts'

export const GLOBAL_DIGITAL_LIBRARY_SOURCE: SourceRecord = {
  key: 'global-digital-library',
  name: 'Global Digital Library',
  url: 'https://digitallibrary.io/',
  credit: 'Global Digital Library, https://digitallibrary.io, and the copyright holder named in each record.',
}
const PROVIDER: AgentRecord = agentRecord('global-digital-library', {
  name: 'Global Digital Library',
  kind: 'organisation',
  domain: 'digitallibrary.io',
})
const STATED_BY = 'Global Digital Library'
const LEVELS = 'global-digital-library:reading-levels'
const SCHEME = 'gdl-reading'
/** Media types of what the library calls a document or an epub, by the end of its address. */
const MEDIA_TYPES: Readonly<Record<string, string>> = { epub: 'application/epub+zip', pdf: 'application/pdf' }
/** Countries in the names of languages: `Kiswahili (Kenya)`. */
const COUNTRIES: Readonly<Record<string, string>> = { Ethiopia: 'ET', Kenya: 'KE', Nigeria: 'NG' }
const MODELLED = new Set('source_id language title description license provider aggregator files'.split(' '))

/** Reads books, after the reading levels they go by. */
export async function* readGlobalDigitalLibrary(files: readonly string[]): AsyncGenerator<Item[]> {
  yield [{ kind: 'source', source: GLOBAL_DIGITAL_LIBRARY_SOURCE }, ...readingLevels({ file: files[0] as string })]
  yield* eachRecord(files, ({ source_id }) => source_id, readBook)
}

function readingLevels(place: Place): Item[] {
  const scheme = levelScheme(SCHEME)
  if (!scheme) return []
  return [
    {
      kind: 'record',
      place,
      record: {
        type: 'conceptScheme',
        sourceKey: LEVELS,
        titles: [{ language: 'en', text: scheme.name }],
        purpose: 'level',
        levelKind: scheme.kind,
      },
    },
    ...scheme.levels.map((level): Item => ({
      kind: 'record',
      place,
      record: {
        type: 'concept',
        sourceKey: levelKey(level),
        scheme: { sourceKey: LEVELS },
        labels: [{ language: 'en', text: level.label }],
        definitions: [],
        broader: [],
        position: level.position,
      },
    })),
  ]
}

/** One book in one language. */
export function readBook(value: JsonObject, found: Findings): Reading {
  const id = found.needed('$.source_id', 'The source_id', () => found.line('$.source_id', value.source_id))
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const tag = found.needed('$.language', 'The language', () => found.language('$.language', value.language))
  const files = filesOf(value, found)
  if (files.length === 0) found.missing('$.files', 'A file to open')
  if (found.fatal || !id || !title || !tag) return {}
  const language = inCountry(tag, found.line('$.languageName', value.languageName))
  const description = found.text('$.description', value.description)
  const author = found.line('$.author', value.author)
  const creators = creditsOf(author ?? '')
  return {
    record: resourceRecord({
      sourceKey: `global-digital-library:${id.replace(/^urn:uuid:/, '')}`,
      uri: /^urn:uuid:/.test(id) ? id : undefined,
      titles: [{ language, text: title }],
      descriptions: description ? [{ language, text: description }] : [],
      url: files[0]?.url as string,
      languages: [language],
      originalLanguages: value.language === language ? undefined : [value.language as string],
      types: [ownConcept('type/story', 'Story or picture book')],
      subjects: [ownConcept('subject/reading', 'Reading and literature')],
      levels: levelsOf(value, found, language),
      audience: ['student'],
      signInNeeded: false,
      cost: 'free',
      contributions: [...contributionsOf(creators, 'creator'), ...rightsOf(value, found)],
      provider: PROVIDER,
      licences: licencesOf(value, found),
      files: files.map((file) => ({ ...file, language: file.language === tag ? language : file.language })),
      extra: extraFields(value, new Set([...MODELLED, ...(creators.isWhole ? ['author'] : [])])),
    }),
  }
}

function inCountry(tag: string, name: string | undefined): string {
  const country = COUNTRIES[/\(([^)]+)\)$/.exec(name ?? '')?.[1] ?? '']
  return country && /^[a-z]{2,3}$/.test(tag) ? `${tag}-${country}` : tag
}

function filesOf(value: JsonObject, found: Findings): FileRecord[] {
  return found.list('$.files', value.files).flatMap((entry, at): FileRecord[] => {
    const path = `$.files[${at}]`
    const file = found.object(path, entry)
    const url = file && found.link(`${path}.path`, file.path)
    if (!file || !url) return []
    const mediaType = MEDIA_TYPES[/\.([a-z]+)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '']
    const language = found.language(`${path}.language`, file.language)
    return [{ url, ...(mediaType ? { mediaType } : {}), ...(language ? { language } : {}), downloadable: true }]
  })
}

function levelsOf(value: JsonObject, found: Findings, language: string): ConceptReference[] {
  const words = found.line('$.readingLevel', value.readingLevel)
  if (!words) return []
  const levels = readLevel(SCHEME, words)
  if (levels.length === 0)
    found.note(
      '$.readingLevel',
      words,
      'is no reading level we know',
      'It is kept in extra, and the book has no level.',
    )
  return levels.map((level) => ({
    sourceKey: levelKey(level),
    labels: [{ language: words === level.label ? 'en' : (language.split('-')[0] as string), text: words }],
  }))
}

function levelKey(level: Level): string {
  return `global-digital-library:level/${level.id.slice(SCHEME.length + 1)}`
}

function contributionsOf(credits: Credits, role: string): Contribution[] {
  return credits.named.map((each) => ({ role, agent: agentRecord('global-digital-library', each) }))
}

/** The credit asks for the holder of the rights; the publisher is the same one nearly everywhere, and named once. */
function rightsOf(value: JsonObject, found: Findings): Contribution[] {
  const holder = isObject(value.license)
    ? found.line('$.license.copyright_holder', value.license.copyright_holder)
    : undefined
  const publisher = found.line('$.provider', value.provider)
  const organisation = (role: string, name: string) => ({
    role,
    agent: agentRecord('global-digital-library', { name, kind: 'organisation' }),
  })
  return [
    ...(holder ? [organisation('copyright holder', holder)] : []),
    ...(publisher && publisher !== holder ? [organisation('publisher', publisher)] : []),
  ]
}

function licencesOf(value: JsonObject, found: Findings): LicenceStatement[] {
  const licence = found.object('$.license', value.license)
  const words = licence && found.line('$.license.license_id', licence.license_id)
  const more = licence && found.line('$.license.description', licence.description)
  // What is said beside the name may limit it, so it is part of what has to be recognised.
  return words ? [licenceStatement({ words: more ? `${words}. ${more}` : words }, { statedBy: STATED_BY })] : []
}
