/**
 * African Storybook: stories with their people, one record a story and language. `storyNumber` joins the languages of a story;
 * which of them a translation was made from is not said, so nothing is claimed of it.
 */
import { UNRECOGNISED } from '#api/vocabulary/licences.ts'
import { licenceStatement, type Findings, type JsonObject } from '#api/metadata/findings.ts'
import type { Item } from '#seed/formats/format.ts'
import { agentRecord, extraFields, ownConcept, resourceRecord } from '#api/metadata/record-parts.ts'
import type { AgentRecord, Contribution, LicenceStatement, SourceRecord } from '#graph/records.ts'
import { creditsOf } from './credits.ts'
import { beginning, commitOf, eachRecord, type Reading } from './each-record.ts'

export const AFRICAN_STORYBOOK_SOURCE: SourceRecord = {
  key: 'african-storybook',
  name: 'African Storybook',
  url: 'https://africanstorybook.org/',
  credit: 'African Storybook Initiative, https://africanstorybook.org, and the people named in each record.',
}
const PROVIDER: AgentRecord = agentRecord('african-storybook', {
  name: 'African Storybook',
  kind: 'organisation',
  domain: 'africanstorybook.org',
})
/** Fields that name people, and what they did. */
const ROLES = [
  ['text', 'author'],
  ['illustration', 'illustrator'],
  ['translation', 'translator'],
  ['adaptation', 'adapter'],
] as const
const MODELLED = new Set('id storyNumber language title license licenseUrl url sourceFile openingText'.split(' '))

/** Reads stories. */
export async function* readAfricanStorybook(files: readonly string[]): AsyncGenerator<Item[]> {
  yield [{ kind: 'source', source: AFRICAN_STORYBOOK_SOURCE }]
  yield* eachRecord(files, ({ id }) => id, readStory)
}

/** One story in one language. */
export function readStory(value: JsonObject, found: Findings): Reading {
  const id = found.needed('$.id', 'The id', () => found.line('$.id', value.id))
  const story = found.needed('$.storyNumber', 'The number of the story', () =>
    found.line('$.storyNumber', value.storyNumber),
  )
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const url = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  const language = found.needed('$.language', 'The language', () => found.language('$.language', value.language))
  if (found.fatal || !id || !story || !title || !url || !language) return {}
  const opening = found.text('$.openingText', value.openingText)
  const sourceFile = found.link('$.sourceFile', withoutSpaces(value.sourceFile))
  const credited = people(value, found)
  const licences = licencesOf(value, found, sourceFile)
  return {
    record: resourceRecord({
      sourceKey: `african-storybook:${id.replace(/^asp-source\//, '')}`,
      work: `african-storybook:story/${story}`,
      titles: [{ language, text: title }],
      descriptions: opening ? [{ language, text: beginning(opening) }] : [],
      url,
      languages: [language],
      originalLanguages: value.language === language ? undefined : [value.language as string],
      types: [ownConcept('type/story', 'Story or picture book')],
      subjects: [ownConcept('subject/reading', 'Reading and literature')],
      audience: ['student'],
      signInNeeded: false,
      cost: 'free',
      contributions: credited.contributions,
      provider: PROVIDER,
      licences,
      files: sourceFile
        ? [{ url: sourceFile, language, ...(sourceFile.endsWith('.md') ? { mediaType: 'text/markdown' } : {}) }]
        : [],
      extra: extraFields(value, new Set([...MODELLED, ...credited.whole])),
    }),
    counts: [
      ...(typeof value.translation === 'string' ? ['translations'] : []),
      ...(licences.length > 1 ? ['licence statements that disagree'] : []),
    ],
  }
}

/** Two files are named with a space, which an address writes as %20. */
function withoutSpaces(address: unknown): unknown {
  return typeof address === 'string' ? address.trim().replaceAll(' ', '%20') : address
}

/** Who is credited, and the fields whose names say all that they say. */
function people(value: JsonObject, found: Findings): { contributions: Contribution[]; whole: string[] } {
  const contributions: Contribution[] = []
  const whole: string[] = []
  for (const [field, role] of ROLES) {
    const line = found.line(`$.${field}`, value[field])
    if (!line) continue
    const { named, isWhole } = creditsOf(line)
    for (const each of named) contributions.push({ role, agent: agentRecord('african-storybook', each) })
    if (isWhole) whole.push(field)
  }
  return { contributions, whole }
}

/** What the story's file says and what the list of stories links to: one statement where they agree, else both. */
function licencesOf(value: JsonObject, found: Findings, sourceFile: string | undefined): LicenceStatement[] {
  const words = found.line('$.license', value.license)
  const url = found.uri('$.licenseUrl', value.licenseUrl)
  const commit = commitOf(sourceFile)
  const readFrom = commit ? ` (global-asp/asp-source ${commit})` : ''
  const together = licenceStatement({ words, url }, { statedBy: `African Storybook${readFrom}` })
  if (!words || !url) return words || url ? [together] : []
  const inFile = licenceStatement({ words }, { statedBy: `African Storybook, file of the story${readFrom}` })
  const inList = licenceStatement({ url }, { statedBy: `African Storybook, list of stories${readFrom}` })
  const disagree = together.licence === UNRECOGNISED && [inFile, inList].some(({ licence }) => licence !== UNRECOGNISED)
  if (!disagree) return [together]
  found.note(
    '$.licenseUrl',
    url,
    `is another licence than “${words}” in license`,
    'Both are kept, and only what both permit is permitted. Ask the publisher which one holds.',
  )
  return [inFile, inList]
}
