/**
 * What a resource is known to be, whoever the learner is. A trait is there when the record says so, or when it follows from
 * what the record says of its files and licence; it is never a guess, and not having one says nothing.
 */
import { summarise } from '#api/vocabulary/licences.ts'
import { idOf } from '#graph/ids.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import type { Trait } from './search-index.ts'

export type TraitSource = Pick<
  ResourceNode,
  'files' | 'licences' | 'tags' | 'device' | 'printable' | 'signInNeeded' | 'cost' | 'audience'
> & { readonly types: readonly { readonly id: string; readonly uri: string }[] }

/** Media types of documents made of pages: what prints as it is. A web page counts only where its record says so. */
const PAGED = new Set([
  'application/epub+zip',
  'application/msword',
  'application/pdf',
  'application/postscript',
  'application/rtf',
  'application/vnd.ms-powerpoint',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/rtf',
])

/** Types that are there for teachers: plans of lessons and courses, and offers for their own training. */
const TYPES_FOR_TEACHERS: ReadonlySet<string> = new Set([
  idOf('waymark-seed:type/lesson-plan'),
  'https://w3id.org/kim/hcrt/lesson_plan',
  ...['7381f17f-50a6-4ce1-b3a0-9d85a482eec0', '4fe167ea-1f40-44b7-8c17-355f256b4fc9'].flatMap((id) => [
    `http://w3id.org/openeduhub/vocabs/new_lrt/${id}`,
    `https://w3id.org/openeduhub/vocabs/new_lrt/${id}`,
  ]),
])
/** LRMI audience roles, and those of its older lists. */
const TEACHERS = new Set(['teacher', 'educator', 'instructor', 'trainer'])
const LEARNERS = new Set(['student', 'learner', 'pupil', 'general public', 'generalpublic'])

/**
 * The traits of a resource:
 * works-offline: it says so, or a file may be downloaded under a licence that permits copying.
 * no-device: no learner needs one.
 * printable: it says so, or a file is a document of pages; never where it says that it is not.
 * no-sign-in: it says that none is needed.
 * for-teachers: its type is, or it names teachers and no learners as whom it is for.
 * free-of-charge: it says that it costs nothing.
 */
export function traitsOf(resource: TraitSource): Trait[] {
  const { files, tags, device, printable, signInNeeded, cost, types } = resource
  const traits: Trait[] = []
  const saysOffline = tags.some(
    ({ kind, value, says }) => kind === 'feature' && value === 'waymark:worksOffline' && says === 'present',
  )
  if (
    saysOffline ||
    (files.some(({ downloadable }) => downloadable) && summarise(resource.licences).permits.includes('COPY'))
  )
    traits.push('works-offline')
  if (device === 'none') traits.push('no-device')
  if (printable ?? files.some(({ mediaType }) => PAGED.has(mediaType?.split(';')[0]?.trim().toLowerCase() ?? '')))
    traits.push('printable')
  if (signInNeeded === false) traits.push('no-sign-in')
  const audience = resource.audience.map((role) => role.toLowerCase())
  if (
    types.some(({ id, uri }) => TYPES_FOR_TEACHERS.has(id) || TYPES_FOR_TEACHERS.has(uri)) ||
    (audience.some((role) => TEACHERS.has(role)) && !audience.some((role) => LEARNERS.has(role)))
  )
    traits.push('for-teachers')
  if (cost === 'free') traits.push('free-of-charge')
  return traits
}
