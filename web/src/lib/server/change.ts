/** One change from a form: asked of the API, its faults tied to the controls. */
import type { RequestEvent } from '@sveltejs/kit'
import { tied, type Ties } from '#lib/form.ts'
import type { FormError, UserError } from '#lib/types.ts'
import { ask, refusal } from './api.ts'

export type Changed<T> = { ok: true; value: T } | { ok: false; status: number; errors: FormError[] }

/**
 * Runs a document of one mutation, and gives what it gave; or its faults in the order of the controls. Anything in
 * `userErrors` counts as nothing done.
 */
export async function change<T extends { userErrors: UserError[] }>(
  event: RequestEvent,
  document: string,
  variables: Record<string, unknown>,
  ties: Ties,
): Promise<Changed<T>> {
  try {
    const [it] = Object.values(await ask<Record<string, T>>(document, variables, event)) as [T]
    if (it.userErrors.length === 0) return { ok: true, value: it }
    return { ok: false, status: 422, errors: tied(it.userErrors, ties) }
  } catch (error) {
    return { ok: false, ...refusal(error, ties.fallback) }
  }
}
