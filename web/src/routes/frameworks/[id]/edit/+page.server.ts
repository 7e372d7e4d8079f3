import { error, fail, redirect } from '@sveltejs/kit'
import { change } from '#lib/server/change.ts'
import { editable } from '#lib/server/frameworks.ts'
import type { UserError } from '#lib/types.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { EDITED, MOVE, type EditedAnswer, type EditItems } from './query.ts'

const DONE = ['created', 'copied', 'version', 'added', 'saved', 'moved', 'retired', 'shown'] as const

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const branchId = searchParams.get('branch') ?? ''
  const moving = searchParams.get('move') ?? ''
  const choosing = searchParams.get('for') ?? ''
  const { framework, branch, other } = await editable<EditedAnswer>(
    EDITED,
    {
      id: event.params.id,
      branch: branchId,
      hasBranch: branchId !== '',
      other: moving || choosing,
      hasOther: (moving || choosing) !== '',
      after: searchParams.get('after') || null,
    },
    event,
  )
  if (branchId !== '' && branch?.framework?.id !== framework.id) error(404, m.framework_branch_missing())
  const isHere = other?.framework?.id === framework.id
  return {
    framework,
    branch: branch ?? null,
    items: (branch ? branch.below : framework.top) as EditItems,
    isPaged: searchParams.has('after'),
    moving: moving && isHere ? other : null,
    choosing: !moving && choosing && isHere ? other : null,
    done: DONE.find((what) => what === searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  move: async (event) => {
    const form = await event.request.formData()
    const id = String(form.get('outcome') ?? '')
    const parentId = String(form.get('parent') ?? '') || null
    const place = String(form.get('position') ?? '')
    const position = /^\d{1,6}$/.test(place) ? Number(place) : null
    const moved = await change<{ userErrors: UserError[] }>(
      event,
      MOVE,
      { id, parentId, position },
      { fallback: 'position', controls: { id: 'position', parentId: 'position' } },
    )
    if (!moved.ok) return fail(moved.status, { errors: moved.errors })
    redirect(303, `/frameworks/${event.params.id}/edit?${parentId ? `branch=${parentId}&` : ''}done=moved`)
  },
}
