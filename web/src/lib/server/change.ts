/** One change from a form: asked of the API, its faults tied to the controls. */
import type { RequestEvent } from '@sveltejs/kit'
import { formErrors, inOrder } from '#lib/form.ts'
import type { FormError, UserError } from '#lib/types.ts'
import { ask, refusal } from './api.ts'

export type Changed<T> = { ok: true; value: T } | { ok: false; status: number; errors: FormError[] }

/**
 * Runs a mutation whose one field is called `it`, and gives what it gave; or its faults in the order of the controls.
 * @param ties.fallback id of the control for faults that belong to none
 * @param ties.controls ids in the place of those that the paths of faults give
 */
export async function change<T extends { userErrors: UserError[] }>(
  event: RequestEvent,
  document: string,
  variables: Record<string, unknown>,
  { fallback, controls = {}, order = [] }: { fallback: string; controls?: Record<string, string>; order?: string[] },
): Promise<Changed<T>> {
  try {
    const { it } = await ask<{ it: T }>(document, variables, event)
    if (it.userErrors.length === 0) return { ok: true, value: it }
    return { ok: false, status: 422, errors: inOrder(formErrors(it.userErrors, fallback, controls), order) }
  } catch (error) {
    return { ok: false, ...refusal(error, fallback) }
  }
}
