import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import { ask, refusal, request } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'
import { TEXTS, UPDATE, WORDS, type Texts, type Updated, type Words } from './query.ts'

const CONTROLS = ['name', 'contact', ...TEXTS]

type Row = { text: string; language: string }
type Values = { name: string; contact: string } & Record<Texts, Row[]>

/** Each text with room for one more language. */
function rowsOf(texts: Row[]): Row[] {
  return [...texts, { text: '', language: texts.length === 0 ? 'en' : '' }]
}

export const load: PageServerLoad = async (event) => {
  const { settings, place } = event.locals.session
    ? await request<Words>(WORDS, {}, event)
    : { settings: null, place: null }
  if (!settings || !place) error(404, 'There is nothing at this address.')
  const values: Values = {
    ...{ name: place.name ?? '', contact: place.contact?.replace(/^mailto:/, '') ?? '' },
    notices: rowsOf(place.notices),
    imprints: rowsOf(place.imprints),
    privacies: rowsOf(place.privacies),
  }
  return { values, revision: place.revision, isDone: event.url.searchParams.get('done') === 'saved' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const rows = (name: Texts): Row[] => {
      const languages = form.getAll(`${name}-language`).map(String)
      return form.getAll(name).map((text, at) => ({ text: String(text), language: (languages[at] ?? '').trim() }))
    }
    const values: Values = {
      ...{ name: String(form.get('name') ?? ''), contact: String(form.get('contact') ?? '') },
      ...{ notices: rows('notices'), imprints: rows('imprints'), privacies: rows('privacies') },
    }
    const given = (list: Row[]) =>
      list.filter(({ text }) => text.trim() !== '').map(({ text, language }) => ({ text, language: language || 'und' }))
    const input = {
      ...{ name: values.name, contact: values.contact, notices: given(values.notices) },
      ...{ imprints: given(values.imprints), privacies: given(values.privacies) },
    }
    try {
      const variables = { revision: Number(form.get('revision')), input }
      const { placeUpdate } = await ask<Updated>(UPDATE, variables, event)
      if (!placeUpdate.place) {
        const errors = formErrors(placeUpdate.userErrors, 'name', { revision: 'name' })
        return fail(422, { values, errors: inOrder(errors, CONTROLS) })
      }
    } catch (cause) {
      const { status, errors } = refusal(cause, 'name')
      return fail(status, { values, errors })
    }
    redirect(303, '/admin/words?done=saved')
  },
}
