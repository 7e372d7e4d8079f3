import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import {
  afterStale,
  fromResource,
  keptOf,
  originalsIn,
  publishErrors,
  readPublishForm,
  takeTheirs,
  theirsIn,
  toResourceInput,
  type PublishValues,
} from '#lib/publish-form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { lookFirst, twinsOf, unanswered } from '#lib/server/fill.ts'
import {
  findOutcomes,
  type FormBack,
  licenceVerdicts,
  preflightOf,
  step,
  UPDATE,
  type UpdateAnswer,
} from '#lib/server/publish.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { EDIT, type EditAnswer } from './query.ts'

type Event = RequestEvent<{ id: string }>

async function read(event: Event) {
  const { id } = event.params
  signedIn(event, `/resources/${id}/edit`)
  const { resource, ...choices } = await request<EditAnswer>(EDIT, { id, languages: event.locals.languages }, event)
  if (!resource) error(404, m.publish_edit_missing())
  if (!resource.viewerCanEdit) error(403, m.publish_edit_not_yours())
  return { resource, choices }
}
type Edited = Awaited<ReturnType<typeof read>>['resource']

export const load: PageServerLoad = async (event) => {
  const { resource, choices } = await read(event)
  const isDraft = resource.state === 'DRAFT'
  const { translationOf } = resource
  const values = fromResource(resource)
  const done = event.url.searchParams.get('done')
  return {
    ...{ id: resource.id, title: resource.title, revision: resource.revision, isDraft, values, translationOf },
    isNew: isDraft && done === 'started',
    isSaved: isDraft && done === 'saved',
    canPublish: resource.viewerCanPublish,
    verdicts: await verdictsOf(resource, values, event),
    ...(isDraft ? await lookedAt(resource, values, event) : { preflight: null, twins: null }),
    choices: { ...choices, providers: [resource.provider] },
  }
}

/** What stands before publishing, and what is here and may be the same. */
async function lookedAt(resource: Edited, values: PublishValues, event: Event) {
  const { id } = resource
  const [preflight, twins] = await Promise.all([
    preflightOf(values, event, { id, kept: keptOf(resource) }),
    twinsOf(values, event, { id }),
  ])
  return { preflight, twins }
}

/** Of each licence, whether it goes with what the form says it is made from. */
async function verdictsOf({ translationOf }: Edited, values: PublishValues, event: Event) {
  const originals = originalsIn(values.basedOn)
  return await licenceVerdicts(
    translationOf ? [translationOf.id, ...originals] : originals,
    translationOf ? 'TRANSLATE' : 'ADAPT',
    event,
  )
}

async function find(event: Event, { values, revision }: Sent) {
  return step({ values, revision }, 'outcomeQuery', async (): Promise<FormBack> => {
    return { values, revision, errors: [], found: await findOutcomes(values, event) }
  })
}

/** What was sent; where somebody chose what others say, that stands in the form already. */
interface Sent {
  values: PublishValues
  revision: number
  resource: Edited
}

async function sent(event: Event): Promise<Sent> {
  const form = await event.request.formData()
  // What the form does not ask about is read again and stays; the revision of the form guards the rest.
  const { resource } = await read(event)
  const theirs = theirsIn(form)
  const typed = readPublishForm(form)
  const values = theirs.length > 0 ? takeTheirs(typed, fromResource(resource), theirs) : typed
  return { values, revision: Number(form.get('revision')) || 0, resource }
}

async function save(event: Event, { values, revision, resource }: Sent, then: 'publish' | 'preview' | null = null) {
  const { id } = event.params
  let state: string
  try {
    const twins = then === 'publish' ? await unanswered(values, event, id) : []
    if (twins.length > 0) return fail(409, { values, revision, errors: [lookFirst()], twins } satisfies FormBack)
    const variables = {
      ...{ id, revision, input: toResourceInput(values, keptOf(resource)), note: values.note || null },
      ...{ publish: then === 'publish', autosave: false },
    }
    const { resourceUpdate } = await ask<UpdateAnswer>(UPDATE, variables, event)
    if (!resourceUpdate.resource) {
      const errors = publishErrors(resourceUpdate.userErrors, values)
      const { stale } = resourceUpdate
      if (!stale) return fail(422, { values, revision, errors } satisfies FormBack)
      const { resource: theirs } = await read(event)
      const merged = afterStale(values, fromResource(theirs), stale.fields)
      return fail(409, {
        ...{ values: merged.values, stale: merged.choice, revision: stale.revision },
        errors: [{ id: 'stale', message: m.publish_edit_stale() }],
      } satisfies FormBack)
    }
    state = resourceUpdate.resource.state
  } catch (error) {
    const { status, errors } = refusal(error, 'title')
    return fail(status, { values, revision, errors } satisfies FormBack)
  }
  if (then === 'publish') redirect(303, `/resources/${id}?done=${state === 'PUBLISHED' ? 'published' : 'submitted'}`)
  if (then === 'preview') redirect(303, `/resources/${id}`)
  redirect(303, resource.state === 'DRAFT' ? `/resources/${id}/edit?done=saved` : `/resources/${id}?done=updated`)
}

export const actions: Actions = {
  save: async (event) => save(event, await sent(event)),
  publish: async (event) => save(event, await sent(event), 'publish'),
  preview: async (event) => save(event, await sent(event), 'preview'),
  find: async (event) => find(event, await sent(event)),
  check: async (event) => {
    const { values, revision, resource } = await sent(event)
    return step({ values, revision }, 'basedOn', async (): Promise<FormBack> => {
      return { values, revision, errors: [], verdicts: await verdictsOf(resource, values, event) }
    })
  },
  preflight: async (event) => {
    const { values, revision, resource } = await sent(event)
    return step({ values, revision }, 'title', async (): Promise<FormBack> => {
      return { values, revision, errors: [], ...(await lookedAt(resource, values, event)) }
    })
  },
  enter: async (event) => {
    const all = await sent(event)
    const { outcomeQuery, lastOutcomeQuery } = all.values
    return outcomeQuery !== '' && outcomeQuery !== lastOutcomeQuery ? find(event, all) : save(event, all)
  },
}
