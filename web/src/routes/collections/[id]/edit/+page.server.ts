import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { changeEntry, moveEntry, removeSection, sectionsOf, type Place, type SectionInput } from '#lib/collection.ts'
import type { Ties } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import {
  ADD,
  collectionOf,
  DELETE,
  ownCollectionOf,
  SHARE,
  thingOf,
  UPDATE,
  type CollectionChanged,
} from '#lib/server/collections.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { UserError } from '#lib/types.ts'
import type { Actions, PageServerLoad } from './$types'
import { FIND, type Found } from './query.ts'

const FOUND = 6
const DONE = ['made', 'saved', 'added', 'shared'] as const

export const load: PageServerLoad = async (event) => {
  const collection = await ownCollectionOf(event)
  const query = event.url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const asked = { query, languages: event.locals.languages, first: FOUND }
  const found = query === '' ? null : await ask<Found>(FIND, asked, event)
  const done = DONE.find((each) => each === event.url.searchParams.get('done')) ?? null
  return { collection, query, found, done }
}

/** Sends one change, and goes back to the page, to the place that `hash` names; what was typed comes back where it is refused. */
async function send(
  event: RequestEvent,
  document: string,
  variables: Record<string, unknown>,
  { done, hash = '', control, form }: { done: (typeof DONE)[number]; hash?: string; control: string; form?: FormData },
) {
  const { id } = event.params
  const sent = await change<CollectionChanged>(event, document, { id, ...variables }, tiesTo(control))
  if (!sent.ok) {
    const typed = Object.fromEntries([...(form ?? [])].map(([name, value]) => [name, String(value)]))
    return fail(sent.status, { errors: sent.errors, typed })
  }
  redirect(303, `/collections/${id}/edit?done=${done}${hash}`)
}

const tiesTo = (control: string): Ties => ({
  fallback: control,
  controls: {
    ...{
      titles: 'title',
      'titles.text': 'title',
      'titles.language': 'language',
      'descriptions.language': 'language',
      revision: control,
      sections: control,
    },
    ...{ 'descriptions.text': 'description', entry: 'find', note: control, state: 'state' },
  },
})

/** Reads the collection, changes its sections at the revision that the form was made from, and sends them back. */
async function edit(
  event: RequestEvent,
  make: (sections: SectionInput[], form: FormData, places: Map<number, Place>) => SectionInput[],
  control: string,
) {
  signedIn(event)
  const form = await event.request.formData()
  const collection = await collectionOf(event)
  const revision = Number(form.get('revision'))
  const { sections, places } = sectionsOf(collection.sections)
  const input = { sections: make(sections, form, places) }
  const place = positionOf(form, places)
  const entry = sections[place.section]?.entries[place.at]
  // What was moved is followed to where it stands now.
  const now = input.sections.flatMap(({ entries }) => entries).findIndex(isSame(entry))
  const hash = now >= 0 ? `#entry-${now}` : '#sections'
  return await send(event, UPDATE, { revision, input }, { done: 'saved', hash, control, form })
}

const isSame = (one: SectionInput['entries'][number] | undefined) => (other: SectionInput['entries'][number]) =>
  one !== undefined && one.resourceId === other.resourceId && one.outcomeId === other.outcomeId

const positionOf = (form: FormData, places: Map<number, Place>): Place =>
  places.get(Number(form.get('position') ?? -1)) ?? { section: -1, at: -1 }

export const actions: Actions = {
  about: async (event) => {
    signedIn(event)
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const language = languageTag(text('language'))
    const said = (words: string) => (words === '' ? [] : [{ text: words, language }])
    const input = { titles: said(text('title')), descriptions: said(text('description')) }
    const variables = { revision: Number(text('revision')), input }
    return await send(event, UPDATE, variables, { done: 'saved', control: 'title', form })
  },
  add: async (event) => {
    signedIn(event)
    const form = await event.request.formData()
    const section = form.has('section') ? Number(form.get('section')) : null
    return await send(event, ADD, { entry: thingOf(form), section }, { done: 'added', hash: '#find', control: 'find' })
  },
  move: (event) =>
    edit(
      event,
      (sections, form, places) => moveEntry(sections, positionOf(form, places), form.get('by') === 'up' ? -1 : 1),
      'sections',
    ),
  entry: (event) =>
    edit(
      event,
      (sections, form, places) =>
        changeEntry(sections, positionOf(form, places), (entry) => ({
          ...entry,
          note: String(form.get('note') ?? ''),
          copied: form.get('copied') !== 'no',
          anew: form.get('copied') === 'anew',
        })),
      'sections',
    ),
  remove: (event) =>
    edit(event, (sections, form, places) => changeEntry(sections, positionOf(form, places), () => null), 'sections'),
  section: (event) =>
    edit(event, (sections, form) => [...sections, { title: String(form.get('name') ?? ''), entries: [] }], 'name'),
  rename: (event) =>
    edit(
      event,
      (sections, form) =>
        sections.map((section, at) =>
          at === Number(form.get('section')) ? { ...section, title: String(form.get('name') ?? '') } : section,
        ),
      'sections',
    ),
  dissolve: (event) =>
    edit(event, (sections, form) => removeSection(sections, Number(form.get('section'))), 'sections'),
  share: async (event) => {
    signedIn(event)
    const asked = String((await event.request.formData()).get('state') ?? '')
    const state = ['PRIVATE', 'LINK', 'PUBLIC'].includes(asked) ? asked : 'PRIVATE'
    return await send(event, SHARE, { state }, { done: 'shared', control: 'state' })
  },
  delete: async (event) => {
    signedIn(event)
    const form = await event.request.formData()
    if (form.get('sure') !== 'yes')
      return fail(422, { errors: [{ id: 'sure', message: m.collection_edit_remove_tick() }] })
    const variables = { id: event.params.id, revision: Number(form.get('revision')) }
    const deleted = await change<{ userErrors: UserError[] }>(event, DELETE, variables, tiesTo('sure'))
    if (!deleted.ok) return fail(deleted.status, { errors: deleted.errors })
    redirect(303, '/collections?deleted')
  },
}
