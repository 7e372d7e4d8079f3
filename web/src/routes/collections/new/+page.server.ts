import { fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import { ADD, CREATE, thingOf, type CollectionChanged } from '#lib/server/collections.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { ABOUT, type About } from './query.ts'

const CONTROLS = ['title', 'description', 'language', 'provider']

export const load: PageServerLoad = async (event) => {
  signedIn(event)
  const copyOf = event.url.searchParams.get('copy') ?? ''
  const answer = await request<About>(ABOUT, { copyOf, languages: event.locals.languages }, event)
  const { resourceId, outcomeId } = thingOf(event.url.searchParams)
  return {
    copyOf: answer.collection,
    providers: answer.viewer?.providers ?? [],
    resource: resourceId,
    outcome: outcomeId,
    language: answer.collection?.title.language ?? event.locals.languages[0] ?? 'en',
  }
}

export const actions: Actions = {
  default: async (event) => {
    signedIn(event)
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const values = { title: text('title'), description: text('description'), language: text('language') }
    const provider = text('provider')
    const said = (words: string) => [{ text: words, language: values.language }]
    const input = {
      titles: values.title === '' ? [] : said(values.title),
      descriptions: values.description === '' ? [] : said(values.description),
    }
    const asked = { input, providerId: provider || null, copyOf: text('copy') || null }
    let id: string
    try {
      const { it } = await ask<{ it: CollectionChanged }>(CREATE, asked, event)
      if (!it.collection) {
        const errors = formErrors(it.userErrors, 'title', {
          ...{ 'titles.text': 'title', titles: 'title', 'titles.language': 'language', providerId: 'provider' },
          ...{ descriptions: 'description', 'descriptions.text': 'description', 'descriptions.language': 'language' },
        })
        return fail(422, { values: { ...values, provider }, errors: inOrder(errors, CONTROLS) })
      }
      id = it.collection.id
      const thing = thingOf(form)
      if (thing.resourceId || thing.outcomeId) await ask(ADD, { id, entry: thing, section: null }, event)
    } catch (error) {
      const { status, errors } = refusal(error, 'title')
      return fail(status, { values: { ...values, provider }, errors })
    }
    redirect(303, `/collections/${id}/edit?done=made`)
  },
}
