import { error, fail, redirect } from '@sveltejs/kit'
import { formErrors } from '#lib/form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import { editable } from '#lib/server/frameworks.ts'
import type { UserError } from '#lib/types.ts'
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
  if (branchId !== '' && branch?.framework?.id !== framework.id)
    error(404, 'There is no such branch in this curriculum.')
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

interface Answer {
  outcomeMove: { outcome: { id: string } | null; userErrors: UserError[] }
}

export const actions: Actions = {
  move: async (event) => {
    const form = await event.request.formData()
    const id = String(form.get('outcome') ?? '')
    const parentId = String(form.get('parent') ?? '') || null
    const place = String(form.get('position') ?? '')
    const position = /^\d{1,6}$/.test(place) ? Number(place) : null
    try {
      const { outcomeMove } = await ask<Answer>(MOVE, { id, parentId, position }, event)
      if (outcomeMove.userErrors.length > 0)
        return fail(422, {
          errors: formErrors(outcomeMove.userErrors, 'position', { id: 'position', parentId: 'position' }),
        })
    } catch (error) {
      const { status, errors } = refusal(error, 'position')
      return fail(status, { errors })
    }
    redirect(303, `/frameworks/${event.params.id}/edit?${parentId ? `branch=${parentId}&` : ''}done=moved`)
  },
}
