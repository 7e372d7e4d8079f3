import { fail, redirect } from '@sveltejs/kit'
import type { Ties } from '#lib/form.ts'
import { request } from '#lib/server/api.ts'
import { languageTag } from '#lib/languages.ts'
import { change } from '#lib/server/change.ts'
import { ADD, CREATE, thingOf, type CollectionChanged } from '#lib/server/collections.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import { once } from '#lib/server/once.ts'
import type { Actions, PageServerLoad } from './$types'
import { ABOUT, type About } from './query.ts'

const TIES: Ties = {
  fallback: 'title',
  controls: {
    ...{ 'titles.text': 'title', titles: 'title', 'titles.language': 'language', providerId: 'provider' },
    ...{ descriptions: 'description', 'descriptions.text': 'description', 'descriptions.language': 'language' },
  },
  order: ['title', 'description', 'language', 'provider'],
}

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
    const said = (words: string) => [{ text: words, language: languageTag(values.language) }]
    const input = {
      titles: values.title === '' ? [] : said(values.title),
      descriptions: values.description === '' ? [] : said(values.description),
    }
    const asked = { input, providerId: provider || null, copyOf: text('copy') || null }
    return once(event, [...form], async () => {
      const created = await change<CollectionChanged>(event, CREATE, asked, TIES)
      if (!created.ok) return fail(created.status, { values: { ...values, provider }, errors: created.errors })
      const { id } = created.value.collection!
      const entry = thingOf(form)
      // Where it cannot be put in, the collection is there all the same, and its page says what is in it.
      if (entry.resourceId || entry.outcomeId) await change(event, ADD, { id, entry, section: null }, TIES)
      redirect(303, `/collections/${id}/edit?done=made`)
    })
  },
}
