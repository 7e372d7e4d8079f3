/** What the pages that start a translation and a remix share on the server. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { operation } from '#lib/fragments.ts'
import { formErrors, inOrder } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { licenceIn } from '#lib/licences.ts'
import { m } from '#lib/paraglide/messages.js'
import { ask, refusal, request } from '#lib/server/api.ts'
import { signedIn, toSignIn } from '#lib/server/signed-in.ts'
import type { LicenceAnswer, LicenceVerdict, LocalisedText, OfferedLicence, UserError } from '#lib/types.ts'

export type Making = 'TRANSLATE' | 'ADAPT'
type Event = RequestEvent<{ id: string }>

export const ORIGINAL =
  operation(`query Original($id: ID!, $ids: [ID!]!, $making: Making!, $languages: [LanguageTag!]) {
  viewer { id providers { id name } }
  resource(id: $id) {
    id title(languages: $languages) { ...Text } languages provider { id name } viewerCanDerive
    licence { label answers { purpose answer reason } } attribution { text language }
  }
  licenceChoices(madeFrom: $ids, making: $making) {
    answer reason licence { key label summary }
  }
}`)

const RESULT = `resource { id } userErrors { code field message }`
export const START_TRANSLATION = `mutation StartTranslation($id: ID!, $providerId: ID!, $language: String!, $licence: String) {
  started: resourceTranslate(id: $id, providerId: $providerId, language: $language, licence: $licence) { ${RESULT} }
}`
export const START_REMIX = `mutation StartRemix($id: ID!, $providerId: ID!, $language: String, $licence: String) {
  started: resourceRemix(id: $id, providerId: $providerId, language: $language, licence: $licence) { ${RESULT} }
}`

interface Answer {
  viewer: { id: string; providers: { id: string; name: string }[] } | null
  resource: {
    id: string
    title: LocalisedText
    languages: string[]
    provider: { id: string; name: string }
    viewerCanDerive: boolean
    licence: { label: string; answers: LicenceAnswer[] }
    attribution: { text: string; language: string }
  } | null
  licenceChoices: (LicenceVerdict & { licence: OfferedLicence })[]
}

/**
 * The original, the providers to make it for, and the licences to choose from. `refusal` says why nothing may be made of
 * it; where that is not known, its own provider may go on.
 */
export async function loadOriginal(event: Event, making: Making) {
  const { id } = event.params
  const back = event.url.pathname
  signedIn(event, back)
  const variables = { id, ids: [id], making, languages: event.locals.languages }
  const { viewer, resource, licenceChoices } = await request<Answer>(ORIGINAL, variables, event)
  if (!viewer) toSignIn(back)
  if (!resource) error(404, m.resource_none())
  if (viewer.providers.length === 0) redirect(303, `/providers/new?back=${encodeURIComponent(back)}`)
  if (!resource.viewerCanDerive) error(403, m.resource_derive_not_allowed())
  const answer = resource.licence.answers.find(({ purpose }) => purpose === making)
  const isOwn = viewer.providers.some((provider) => provider.id === resource.provider.id)
  const wanted = answer?.answer === 'UNKNOWN' && isOwn ? 'UNKNOWN' : 'YES'
  const licences = licenceChoices.filter((choice) => choice.answer === wanted).map(({ licence }) => licence)
  return {
    resource,
    // Of what nobody knows, only its own provider decides.
    providers:
      wanted === 'UNKNOWN' ? viewer.providers.filter((one) => one.id === resource.provider.id) : viewer.providers,
    licences,
    refusal: licences.length === 0 ? (answer?.reason ?? m.resource_derive_nothing()) : null,
  }
}

interface Started {
  started: { resource: { id: string } | null; userErrors: UserError[] }
}

/** Starts the draft that the form asks for, and goes on to its page; faults come back with what was chosen. */
export async function start(event: Event, making: Making) {
  const form = await event.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const values = { provider: text('provider'), language: text('language'), licence: licenceIn(form) }
  const language = languageTag(values.language)
  let id: string
  try {
    const variables = {
      ...{ id: event.params.id, providerId: values.provider, licence: values.licence || null },
      language: making === 'TRANSLATE' ? language : language || null,
    }
    const { started } = await ask<Started>(making === 'TRANSLATE' ? START_TRANSLATION : START_REMIX, variables, event)
    if (!started.resource) {
      const errors = formErrors(started.userErrors, 'licence', { providerId: 'provider', id: 'licence' })
      return fail(422, { values, errors: inOrder(errors, ['provider', 'language', 'licence']) })
    }
    id = started.resource.id
  } catch (cause) {
    const { status, errors } = refusal(cause, 'licence')
    return fail(status, { values, errors })
  }
  redirect(303, `/resources/${id}/edit?done=started`)
}
