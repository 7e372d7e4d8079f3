/** Reading metadata for a form, and showing likely duplicates. */
import { isId } from '#api/base/ids.ts'
import { failed, type Outcome, type UserErrorCode } from '#api/base/issues.ts'
import type { Context, Services, Viewer } from '#api/context.ts'
import { unauthenticated } from '#api/errors.ts'
import type { DuplicateInput, MetadataFieldName, MetadataInput, Resolvers } from '#api/generated/types.ts'
import { RateLimits } from '#api/rates.ts'
import { duplicatesOf, sketchOf, type DraftSketch } from '#api/resource/duplicates.ts'
import { visible } from '#api/resource/resolvers.ts'
import { isBookWhole } from '#api/resource/twin-book.ts'
import { MOST } from '#api/resource/validate.ts'
import { may } from '#api/rights/may.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { said } from '#api/words/said.ts'
import type { FetchFault } from './fetch.ts'
import { identifierOf } from './identifiers.ts'
import { LINK_TYPES, MOST_FILE_BYTES, readMetadata, type Given } from './read.ts'
import { UnreadableError, type FieldName, type Reading } from './reading.ts'
import { recogniseTerms, type RecognisedField } from './terms.ts'

/** Links one account may have opened in a minute. */
const LINKS_A_MINUTE = 30
const paces = new WeakMap<Services, RateLimits>()

const OF_THE_LINK: ReadonlySet<FetchFault> = new Set(['INVALID', 'REFUSED', 'WRONG_TYPE', 'TOO_LARGE'])

export const resolvers = {
  MetadataField: { name: ({ name }) => nameOf(name) },
  Resource: {
    possibleDuplicates: async (resource, _args, { viewer, services }) => {
      const object = { providerId: resource.provider.id, state: resource.state }
      if (!may(viewer, 'resource.update', object) && !may(viewer, 'queue.see', null)) return null
      return await duplicatesOf(services, sketchOf(resource))
    },
  },
  Query: {
    possibleDuplicates: async (_root, { input }, context) => {
      if (!context.viewer) throw unauthenticated()
      return await duplicatesOf(context.services, await sketchOfInput(input, context))
    },
    // Before any question beside it has gone on: never more than those knew.
    duplicatesAreWhole: (_root, _args, { services }) => isBookWhole(services.graph),
  },
  Mutation: {
    metadataRead: async (_root, { input }, { viewer, services }) => {
      if (!viewer || !may(viewer, 'metadata.read', null)) throw unauthenticated()
      const read = await readGiven(services, viewer, input)
      return read.ok ? { reading: read.value, userErrors: [] } : { reading: null, userErrors: read.errors }
    },
  },
} satisfies Resolvers

function nameOf(name: FieldName): MetadataFieldName {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as MetadataFieldName
}

/** What the link or the file says, with what of it is known here. */
async function readGiven(
  services: Services,
  viewer: Viewer,
  input: MetadataInput,
): Promise<Outcome<Omit<Reading, 'fields'> & { fields: RecognisedField[] }>> {
  const { url, file, row } = input
  if ((url == null) === (file == null)) return failed('INVALID', ['input'], said`Give either a link or a file.`)
  const given = url != null ? await opened(services, viewer, url) : fileGiven(file)
  if (!given.ok) return given
  try {
    const reading = readMetadata({ ...given.value, row: row ?? 1 })
    return { ok: true, value: { ...reading, fields: await recogniseTerms(services.graph, reading.fields) } }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    return failed('INVALID', ['input', url != null ? 'url' : 'file'], error.message)
  }
}

async function opened(services: Services, viewer: Viewer, url: string): Promise<Outcome<Given>> {
  const limits = { anonymous: 0, site: 0, signedIn: LINKS_A_MINUTE, key: LINKS_A_MINUTE }
  const pace = paces.get(services) ?? new RateLimits(limits, services.now)
  paces.set(services, pace)
  const field = ['input', 'url']
  if (pace.meterFor(viewer, '')?.take(1).ok === false)
    return failed(
      'UNAVAILABLE',
      field,
      said`Of one account ${LINKS_A_MINUTE} links a minute are opened. Wait a minute, or give a file.`,
    )
  const fetched = await services.fetchLink(url, { types: LINK_TYPES })
  if (fetched.ok) {
    const { bytes, charset, url: address } = fetched.value
    return { ok: true, value: { bytes, charset, address } }
  }
  const code: UserErrorCode = OF_THE_LINK.has(fetched.fault) ? 'INVALID' : 'UNAVAILABLE'
  return failed(code, field, fetched.message)
}

function fileGiven(file: MetadataInput['file']): Outcome<Given> {
  const { name, text, base64 } = file ?? {}
  if ((text == null) === (base64 == null))
    return failed('INVALID', ['input', 'file'], said`Give what is in the file either as text or in base64.`)
  if (text != null) return { ok: true, value: { bytes: Buffer.from(text), name: name ?? '' } }
  const plain = base64 ?? ''
  if (plain.length > (MOST_FILE_BYTES * 4) / 3 + 4 || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(plain))
    return failed(
      'INVALID',
      ['input', 'file', 'base64'],
      said`This is no base64 of at most ${MOST_FILE_BYTES / 1e6} MB. Encode the bytes of the file.`,
    )
  return { ok: true, value: { bytes: Buffer.from(plain, 'base64'), name: name ?? '' } }
}

/** What is typed, as it is compared. What is too long is cut, what is unknown left out: the form itself says so. */
async function sketchOfInput(input: DuplicateInput, context: Context): Promise<DraftSketch> {
  const texts = (list: readonly string[] | null | undefined, most: number) =>
    (list ?? []).slice(0, most).map((each) => each.slice(0, 300))
  const language = normaliseLanguage(input.language ?? '').tag
  const said = (text: string | null | undefined, most: number) =>
    text?.trim() ? [{ text: text.slice(0, most), language }] : []
  const load = async (id: string | null | undefined) =>
    id && isId(id) ? visible(await context.loaders.resource.load(id), context) : null
  const [own, edition] = await Promise.all([load(input.resourceId), load(input.editionOf)])
  return {
    id: own?.id ?? null,
    work: own?.work ?? edition?.work ?? null,
    url: (input.url ?? '').slice(0, MOST.url),
    titles: said(input.title, MOST.title),
    descriptions: said(input.description, MOST.description),
    languages: language === 'und' ? [] : [language],
    keywords: [],
    identifiers: texts(input.identifiers, 20).flatMap(
      (text) => identifierOf(text) ?? (/^urn:/i.test(text) ? text.toLowerCase() : []),
    ),
    files: [],
    creators: texts(input.creators, MOST.creators),
    outcomes: texts(input.outcomeIds, MOST.alignments),
    subjects: texts(input.subjectIds, MOST.subjects),
    minutes: input.minutes ?? null,
    ageFrom: input.ageFrom ?? null,
    providerId: own?.provider.id ?? null,
    madeFrom: [...texts(input.basedOn, MOST.basedOn), ...(own ? sketchOf(own).madeFrom : [])],
  }
}
