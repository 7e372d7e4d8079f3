import { error, fail, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { ADD, thingOf, type CollectionChanged } from '#lib/server/collections.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { CHOICES, type Choices } from './query.ts'

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const { resourceId, outcomeId } = thingOf(event.url.searchParams)
  const asked = { resource: resourceId ?? '', outcome: outcomeId ?? '', languages: event.locals.languages }
  const { viewer, resource, outcome } = await request<Choices>(CHOICES, asked, event)
  const title = resource?.title ?? outcome?.statement
  if (!title) error(404, m.collection_add_nothing())
  const collections = viewer?.collections.filter(({ viewerCanEdit }) => viewerCanEdit) ?? []
  return { title, resource: resource?.id ?? null, outcome: resource ? null : (outcome?.id ?? null), collections }
}

export const actions: Actions = {
  default: async (event) => {
    signedIn(event)
    const form = await event.request.formData()
    const id = String(form.get('collection') ?? '')
    if (id === '') return fail(422, { errors: [{ id: 'collection', message: m.collection_add_choose() }] })
    const entry = { ...thingOf(form), copied: form.get('copied') === 'yes' }
    const ties = { fallback: 'collection', controls: { id: 'collection' } }
    const added = await change<CollectionChanged>(event, ADD, { id, entry, section: null }, ties)
    if (!added.ok) return fail(added.status, { errors: added.errors })
    redirect(303, `/collections/${id}?done=added`)
  },
}
