import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { requestAsAdministrator } from '#lib/server/admin.ts'
import { marked, saveOnTop, type Fields, type Held } from '#lib/server/stale.ts'
import type { Actions, PageServerLoad } from './$types'
import { LABELS, LIMITS, NAMES, UPDATE, type LimitName, type Limits, type Updated } from './query.ts'

type Values = Record<LimitName, string>

const FIELDS: Fields<Values> = {
  labels: LABELS,
  told: (values, field) => [values[field as LimitName] || m.admin_limits_as_operator()],
}

async function limitsNow(event: RequestEvent) {
  return await requestAsAdministrator<Limits, 'limits'>(LIMITS, {}, 'limits', event)
}

function heldIn({ limits, revision }: NonNullable<Limits['limits']>): Held<Values> {
  const own = limits.map(({ kind, own }) => [NAMES[kind], own === null ? '' : String(own)])
  return { values: Object.fromEntries(own) as Values, revision }
}

/** What is no whole number is sent as one that is refused, so that all faults come from one place. */
function unitsOf(text: string): number | null {
  const plain = text.replace(/[\s,.’']/g, '')
  if (plain === '') return null
  return /^\d{1,9}$/.test(plain) ? Number(plain) : -1
}

export const load: PageServerLoad = async (event) => {
  const found = await limitsNow(event)
  return { ...found, held: marked(heldIn(found), FIELDS), isDone: event.url.searchParams.get('done') === 'saved' }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const names = Object.keys(LABELS) as LimitName[]
    const typed = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim()])) as Values
    const saved = await saveOnTop<Updated['limitsUpdate'], Values>(event, form, {
      ...{ ...FIELDS, document: UPDATE, typed, read: async () => heldIn(await limitsNow(event)) },
      variables: (values) => ({ input: Object.fromEntries(names.map((name) => [name, unitsOf(values[name])])) }),
      ties: { fallback: names[0]!, order: names, again: '/admin/limits' },
    })
    if (!saved.ok) return fail(saved.status, saved)
    redirect(303, '/admin/limits?done=saved')
  },
}
