import { redirect } from '@sveltejs/kit'
import { readNeedNames } from '#lib/needs.ts'
import { addressOf, ownPath } from '#lib/own-path.ts'
import type { Actions, PageServerLoad } from './$types'

const KEEP_SECONDS = 60 * 60 * 24 * 365

export const load: PageServerLoad = ({ locals, url }) => {
  const to = url.searchParams.get('kept')
  if (to !== null && locals.needsFrom === 'cookie') redirect(303, ownPath(to, '/search'))
  return {
    names: locals.needNames,
    from: locals.needsFrom,
    back: ownPath(to ?? url.searchParams.get('back'), '/search'),
    isRefused: to !== null,
  }
}

export const actions: Actions = {
  keep: async ({ cookies, request, url }) => {
    const form = await request.formData()
    const names = readNeedNames(form.getAll('need').map(String))
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
    if (names.length === 0) cookies.delete('needs', options)
    else cookies.set('needs', names.join(','), { ...options, maxAge: KEEP_SECONDS })
    const back = ownPath(form.get('back'), '/search')
    // Whether a browser takes cookies shows when it comes back with one.
    const isSure = request.headers.has('cookie') || names.length === 0
    redirect(303, isSure ? back : addressOf('/needs', [['kept', back]]))
  },
  clear: async ({ cookies, request, url }) => {
    const form = await request.formData()
    cookies.delete('needs', { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' })
    redirect(303, ownPath(form.get('back'), '/needs'))
  },
}
