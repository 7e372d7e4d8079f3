import { error, fail, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { idIn } from '#lib/publish-form.ts'
import { request } from '#lib/server/api.ts'
import { change } from '#lib/server/change.ts'
import { printed } from '#lib/server/qr.ts'
import { signedIn } from '#lib/server/signed-in.ts'
import { TARGET, type Target } from '../q/query.ts'
import { MOVING, RELINK, THING, type Moving, type Relinked, type Thing } from './query.ts'
import type { Actions, PageServerLoad } from './$types'

const NO_THING = { of: null, relinked: null, moving: null }
const NOTHING_TYPED = { letters: '', fault: null }

/**
 * Without anything the box; with `letters` what is wrong with them, or on to where they lead; with `of` the code of a thing; with
 * `move` the letters of a code that is to lead elsewhere, for who may do that.
 */
export const load: PageServerLoad = async (event) => {
  const { languages } = event.locals
  const parameters = event.url.searchParams
  const of = parameters.get('of')
  if (of !== null) {
    const { node } = await request<{ node: Thing | null }>(THING, { id: of, languages }, event)
    const name = node?.title ?? node?.statement ?? node?.name
    if (!node || name === undefined) error(404, m.code_of_none())
    return {
      of: {
        ...{ id: node.id, kind: node.__typename, name },
        code: printed(node.printCode, event.url),
        path: node.printCode?.path ?? null,
        canRelink: node.viewerCanRelinkCodes ?? false,
      },
      relinked: parameters.get('done'),
      moving: null,
      ...NOTHING_TYPED,
    }
  }
  const move = parameters.get('move')
  if (move !== null) {
    signedIn(event, `/code?move=${encodeURIComponent(move)}`)
    const { target } = await request<{ target: Moving }>(MOVING, { letters: move, languages }, event)
    if (!target.viewerCanRelink) redirect(302, `/code?letters=${encodeURIComponent(move)}`)
    return { ...NO_THING, ...NOTHING_TYPED, moving: { letters: target.letters!, title: target.thing?.title ?? null } }
  }
  const letters = parameters.get('letters')
  if (letters === null) return { ...NO_THING, ...NOTHING_TYPED }
  const { target } = await request<{ target: Target }>(TARGET, { letters, languages, needs: [] }, event)
  if (target.fault === null) redirect(302, `/q/${target.letters!.replaceAll('-', '')}`)
  return { ...NO_THING, letters, fault: target.fault }
}

export const actions: Actions = {
  relink: async (event) => {
    const form = await event.request.formData()
    const [of, letters] = [String(form.get('of') ?? ''), String(form.get('letters') ?? '')]
    signedIn(event, `/code?of=${encodeURIComponent(of)}`)
    const done = await change<Relinked>(event, RELINK, { letters, to: of }, { fallback: 'letters' })
    if (!done.ok) return fail(done.status, { errors: done.errors, letters })
    redirect(303, `/code?of=${encodeURIComponent(of)}&done=${done.value.code!.letters}`)
  },
  move: async (event) => {
    const form = await event.request.formData()
    const [letters, to] = [String(form.get('move') ?? ''), String(form.get('to') ?? '').trim()]
    signedIn(event, `/code?move=${encodeURIComponent(letters)}`)
    const id = idIn(to)
    const ties = { fallback: 'to', controls: { letters: 'to' } }
    const done = await change<Relinked>(event, RELINK, { letters, to: id }, ties)
    if (!done.ok) return fail(done.status, { errors: done.errors, letters: to })
    redirect(303, `/code?of=${encodeURIComponent(id)}&done=${done.value.code!.letters}`)
  },
}
