/** Drafts that save themselves as they are typed: asked by the script of the form. It never publishes, and never overwrites. */
import { error, json, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { keptOf, publishErrors, readPublishForm, toResourceInput } from '#lib/publish-form.ts'
import { ApiError, ask } from '#lib/server/api.ts'
import { DRAFT, type DraftAnswer, UPDATE, type UpdateAnswer } from '#lib/server/publish.ts'
import type { UserError } from '#lib/types.ts'
import { EDIT, type EditAnswer } from '../../resources/[id]/edit/query.ts'
import type { RequestHandler } from './$types'

/** Where the draft stands; what the status line says when it was not saved. */
interface Saved {
  said?: string
  id?: string
  revision?: number
  /** It has to be saved by hand from now on. */
  isOver?: boolean
}

/** Takes the fields of the form as JSON: pages of others can't send that without being asked first who they are. */
export const POST: RequestHandler = async (event) => {
  if (event.request.headers.get('content-type') !== 'application/json') error(415, m.publish_autosave_json())
  const form = fieldsIn(await event.request.json().catch(() => null))
  if (!form) error(400, m.publish_autosave_fields())
  try {
    return json(await save(event, form))
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause
    return json({
      said: m.publish_autosave_refused({ reason: cause.message }),
      isOver: cause.status === 401 || cause.status === 403,
    } satisfies Saved)
  }
}

/** A list of names and values as a form; null for anything else. */
function fieldsIn(sent: unknown): FormData | null {
  if (!Array.isArray(sent)) return null
  const form = new FormData()
  for (const pair of sent) {
    if (!Array.isArray(pair) || pair.length !== 2 || pair.some((part) => typeof part !== 'string')) return null
    form.append(pair[0] as string, pair[1] as string)
  }
  return form
}

async function save(event: RequestEvent, form: FormData): Promise<Saved> {
  const values = readPublishForm(form)
  const id = String(form.get('resource') ?? '')
  const wrong = (errors: UserError[]): Saved => {
    const [first] = publishErrors(errors, values)
    return {
      said: first ? m.publish_autosave_wrong({ reason: first.message }) : m.publish_autosave_wrong_form(),
    }
  }
  if (id === '') {
    const variables = { providerId: values.provider, input: toResourceInput(values) }
    const { resourceDraft } = await ask<DraftAnswer>(DRAFT, variables, event)
    return resourceDraft.resource ?? wrong(resourceDraft.userErrors)
  }
  const { resource } = await ask<EditAnswer>(EDIT, { id, languages: event.locals.languages }, event)
  if (resource?.state !== 'DRAFT') return { said: m.publish_autosave_over(), isOver: true }
  const variables = {
    ...{ id, revision: Number(form.get('revision')) || 0, input: toResourceInput(values, keptOf(resource)) },
    ...{ note: null, publish: false, autosave: true },
  }
  const { resourceUpdate: answer } = await ask<UpdateAnswer>(UPDATE, variables, event)
  if (answer.resource) return { id, revision: answer.resource.revision }
  if (answer.stale) return { said: m.publish_autosave_stale(), isOver: true }
  return wrong(answer.userErrors)
}
