import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { request } from '#lib/server/api.ts'
import { marked, saveOnTop, type Held } from '#lib/server/stale.ts'
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
import type { Actions, PageServerLoad } from './$types'
import { TEXTS, UPDATE, WORDS, type Texts, type Updated, type Words } from './query.ts'

const LABELS = spoken({
  ...{ name: m.admin_words_name, contact: m.admin_words_contact, notices: m.admin_words_notices },
  ...{ imprints: m.admin_words_imprints, privacies: m.admin_words_privacies },
})

type Row = { text: string; language: string }
type Values = { name: string; contact: string } & Record<Texts, Row[]>

/** Each text with room for one more language. */
function rowsOf(texts: Row[]): Row[] {
  return [...texts, { text: '', language: texts.length === 0 ? 'en' : '' }]
}

/** The words as they are now. */
async function wordsNow(event: RequestEvent): Promise<Held<Values>> {
  const { place } = event.locals.session ? await request<Words>(WORDS, {}, event) : { place: null }
  if (!place?.viewerCanManage) error(404, m.faults_nothing())
  const values = {
    ...{ name: place.name ?? '', contact: place.contact?.replace(/^mailto:/, '') ?? '' },
    notices: rowsOf(place.notices),
    imprints: rowsOf(place.imprints),
    privacies: rowsOf(place.privacies),
  }
  return { values, revision: place.revision }
}

const written = (rows: Row[]) => rows.filter(({ text }) => text.trim() !== '')

/** What a field says, in lines. */
function told(values: Values, field: string): string[] {
  const value = values[field as keyof Values]
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  return written(value).map(({ text, language }) => `${text.trim().replaceAll('\r\n', '\n')} (${language})`)
}

const FIELDS = { labels: LABELS, told }

export const load: PageServerLoad = async (event) => ({
  held: marked(await wordsNow(event), FIELDS),
  isDone: event.url.searchParams.get('done') === 'saved',
})

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const rows = (name: Texts): Row[] => {
      const languages = form.getAll(`${name}-language`).map(String)
      return form.getAll(name).map((text, at) => ({ text: String(text), language: (languages[at] ?? '').trim() }))
    }
    const typed: Values = {
      ...{ name: String(form.get('name') ?? ''), contact: String(form.get('contact') ?? '') },
      ...{ notices: rows('notices'), imprints: rows('imprints'), privacies: rows('privacies') },
    }
    const given = (list: Row[]) => written(list).map(({ text, language }) => ({ text, language: language || 'und' }))
    const saved = await saveOnTop<Updated['placeUpdate'], Values>(event, form, {
      ...{ ...FIELDS, document: UPDATE, typed, read: () => wordsNow(event) },
      variables: ({ name, contact, notices, imprints, privacies }) => ({
        input: {
          ...{ name, contact, notices: given(notices), imprints: given(imprints), privacies: given(privacies) },
        },
      }),
      ties: { fallback: 'name', order: ['name', 'contact', ...TEXTS] },
    })
    if (!saved.ok) return fail(saved.status, saved)
    redirect(303, '/admin/words?done=saved')
  },
}
